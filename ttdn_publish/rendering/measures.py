"""Sizes of the page in mm, from the design tokens and the trim."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ttdn_publish.model.bulletin import Trim


@dataclass(frozen=True)
class Measures:
    """What templates need to know of the page, all in mm: ``text`` is the width of the type area, ``full`` runs from bleed edge to bleed edge."""

    text: float
    full: float
    full_height: float
    thumbnail: float
    letter: float
    gutter: float

    def column(self, columns: int) -> float:
        """The width of one of ``columns`` text columns."""
        return round((self.text - self.gutter * (columns - 1)) / columns, 2)


def measures(trim: Trim, page: Mapping[str, Any]) -> Measures:
    """The measures of a page of ``trim`` with the margins of the tokens."""
    text = trim.width - page["inside"] - page["outside"]
    gutter = float(page["gutter"])
    return Measures(
        text=text,
        full=trim.width + 2 * page["bleed"],
        full_height=trim.height + 2 * page["bleed"],
        thumbnail=round((text - 3 * gutter) / 4, 2),
        letter=round(text - 52, 2),
        gutter=gutter,
    )


def snap(millimetres: float, step: float = 2.5) -> float:
    """The nearest multiple of half a line, so that columns keep their base lines."""
    return max(step, math.floor(millimetres / step + 0.5) * step)
