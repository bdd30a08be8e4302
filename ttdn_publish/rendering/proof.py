"""The proof: the real page, every sentence that is not approved keyed in the margin, and beside the page the list of keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.formats.outlines import outline
from ttdn_publish.rendering.boxes import Spot
from ttdn_publish.rendering.markup import Printed

#: How wide the list beside the page is, in mm.
PANEL_MM = 100.0
_PT_PER_MM = 72 / 25.4
_MARGIN_MM, _STEP_MM, _SIZE_PT, _LINE_MM = 6.0, 2.9, 6.5, 3.4

#: The colour of each state, as in the style sheet of the proof (sRGB, 0 to 1).
COLOURS = {
    "missing": (0.72, 0.11, 0.11),
    "outdated": (0.80, 0.35, 0.00),
    "draft": (0.62, 0.47, 0.00),
    "reviewed": (0.08, 0.38, 0.66),
    "source": (0.42, 0.20, 0.60),
}


@dataclass(frozen=True)
class Key:
    """A sentence on a page with the number that leads to it."""

    number: int
    spot: Spot
    sentence: Printed


def keys(spots: Iterable[Spot], printed: Iterable[Printed]) -> tuple[Key, ...]:
    """The marked sentences of a page, numbered from 1 in the order of the page."""
    known = {(p.unit, p.segment): p for p in printed}
    marked = [spot for spot in spots if spot.segment and (spot.unit, spot.segment) in known]
    return tuple(Key(n, spot, known[spot.unit, spot.segment]) for n, spot in enumerate(marked, 1))


def draw(page: Sequence[Key], font: Path, width_mm: float, height_mm: float) -> bytes:
    """PDF operators for the key numbers in the margins of a page, at the height of the line on which the sentence begins."""
    operators: list[str] = []
    lowest = {"left": -_STEP_MM, "right": -_STEP_MM}
    for key in sorted(page, key=lambda k: k.spot.y):
        side = "left" if key.spot.x < width_mm / 2 else "right"
        down = max(key.spot.y + min(key.spot.height * 0.75, _LINE_MM), lowest[side] + _STEP_MM)
        lowest[side] = down
        path, length, units = outline(str(key.number), font)
        size = _SIZE_PT / units
        x = _MARGIN_MM * _PT_PER_MM - length * size if side == "left" else (width_mm - _MARGIN_MM) * _PT_PER_MM
        y = (height_mm - down) * _PT_PER_MM
        red, green, blue = COLOURS[key.sentence.status.state]
        operators.append(f"q {red} {green} {blue} rg {size:.5f} 0 0 {size:.5f} {x:.2f} {y:.2f} cm {path} f Q")
    return "\n".join(operators).encode()


def rows(page: Sequence[Key]) -> list[dict[str, Any]]:
    """The list of a page, for the template: number, unit and segment, state, origin, who, the words."""
    return [
        {
            "number": key.number,
            "unit": f"{key.sentence.unit}:{key.sentence.segment}",
            "state": str(key.sentence.status.state),
            "changed": key.sentence.status.changed,
            "origin": key.sentence.status.origin,
            "by": key.sentence.status.by,
            "words": key.sentence.words,
            "file": key.sentence.at,
        }
        for key in page
    ]
