"""Sizes of the page in mm, from the design tokens and the trim."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ttdn_publish.model.bulletin import Trim


@dataclass(frozen=True)
class Measures:
    """What templates need to know of the page, all in mm.

    ``text`` is the width of the type area, ``full`` and ``full_height`` run from bleed edge to bleed edge. The type area has a
    grid of ``columns`` columns with ``gutter`` between them; everything on a page spans some of them.
    """

    text: float
    full: float
    full_height: float
    columns: int
    gutter: float

    def span(self, columns: int) -> float:
        """The width of ``columns`` neighbouring columns of the grid, with the gutters between them."""
        one = (self.text - self.gutter * (self.columns - 1)) / self.columns
        return round(one * columns + self.gutter * (columns - 1), 2)

    def column(self, count: int) -> float:
        """The width of one text column where ``count`` of them stand side by side."""
        return self.span(self.columns // count)


def measures(trim: Trim, page: Mapping[str, Any]) -> Measures:
    """The measures of a page of ``trim`` with the margins and the grid of the tokens."""
    return Measures(
        text=trim.width - page["inside"] - page["outside"],
        full=trim.width + 2 * page["bleed"],
        full_height=trim.height + 2 * page["bleed"],
        columns=int(page["columns"]),
        gutter=float(page["gutter"]),
    )


def snap(millimetres: float, step: float = 2.5) -> float:
    """The nearest multiple of half a line, so that columns keep their base lines."""
    return max(step, math.floor(millimetres / step + 0.5) * step)
