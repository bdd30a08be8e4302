"""Marks around a page, for cutting, folding and for inks to agree: geometry in mm, written as PDF operators.

The origin is the lower left corner of the trimmed page. Every mark lies in the slug, outside the bleed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.formats.outlines import outline

PT_PER_MM = 72 / 25.4
#: How far the sheet of a print file reaches beyond the bleed, on every side.
SLUG_MM = 10.0
#: Lines of marks: thin enough for all inks in full on top of each other.
LINE_PT = 0.25
_GAP_MM, _CROP_MM = 1.0, 5.0
_TARGET_MM, _RADIUS_MM, _ARM_MM = 3.5, 1.5, 2.3
_PATCH_MM = 4.0
_TEXT_MM, _TEXT_PT = 7.0, 6.0
#: Full inks, then halves of them, for the colour bar: cyan, magenta, yellow, black.
_PATCHES = tuple(
    tuple(share if ink == place else 0.0 for ink in range(4)) for share in (1.0, 0.5) for place in range(4)
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its surroundings, in mm: trimmed size, bleed, slug."""

    width: float
    height: float
    bleed: float = 3.0
    slug: float = SLUG_MM

    def inside_bleed(self, x: float, y: float) -> bool:
        """Whether a point lies on the page or in its bleed."""
        return (
            -self.bleed < x < self.width + self.bleed and -self.bleed < y < self.height + self.bleed
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line from (``x0``, ``y0``) to (``x1``, ``y1``) in all inks; ``dashed`` for folds."""

    x0: float
    y0: float
    x1: float
    y1: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A thin circle in all inks."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Patch:
    """A square of the colour bar, lower left corner at (``x``, ``y``); ``inks`` 0 to 1."""

    x: float
    y: float
    side: float
    inks: tuple[float, ...]


Mark = Line | Circle | Patch


def crop_marks(sheet: Sheet) -> Iterator[Line]:
    """Two lines at each corner, where the page is cut."""
    near = sheet.bleed + _GAP_MM
    far = near + _CROP_MM
    for x in (0.0, sheet.width):
        yield Line(x, -near, x, -far)
        yield Line(x, sheet.height + near, x, sheet.height + far)
    for y in (0.0, sheet.height):
        yield Line(-near, y, -far, y)
        yield Line(sheet.width + near, y, sheet.width + far, y)


def fold_marks(sheet: Sheet, folds: Iterable[float]) -> Iterator[Line]:
    """Dashed lines above and below each fold; ``folds`` in mm from the left edge of the trimmed page."""
    near = sheet.bleed + _GAP_MM
    far = near + _CROP_MM
    for x in folds:
        yield Line(x, -near, x, -far, dashed=True)
        yield Line(x, sheet.height + near, x, sheet.height + far, dashed=True)


def targets(sheet: Sheet, folds: Sequence[float] = ()) -> Iterator[Line | Circle]:
    """A circle with a cross in the middle of each side; above and below it gives way to a fold."""
    out = sheet.bleed + _TARGET_MM
    middle = sheet.width / 2
    while any(abs(middle - fold) < 2 * _ARM_MM for fold in folds):
        middle += 2 * _ARM_MM
    centres = (
        (middle, -out),
        (middle, sheet.height + out),
        (-out, sheet.height / 2),
        (sheet.width + out, sheet.height / 2),
    )
    for x, y in centres:
        yield Circle(x, y, _RADIUS_MM)
        yield Line(x - _ARM_MM, y, x + _ARM_MM, y)
        yield Line(x, y - _ARM_MM, x, y + _ARM_MM)


def colour_bar(sheet: Sheet) -> Iterator[Patch]:
    """Every ink in full and by half, upwards along the right side, above the target."""
    x = sheet.width + sheet.bleed + _GAP_MM
    y = sheet.height / 2 + 2 * _ARM_MM
    for number, inks in enumerate(_PATCHES):
        if y + (number + 1) * _PATCH_MM <= sheet.height - _ARM_MM:
            yield Patch(x, y + number * _PATCH_MM, _PATCH_MM, inks)


def marks(sheet: Sheet, folds: Sequence[float] = (), *, bar: bool = False) -> tuple[Mark, ...]:
    """All marks of a page."""
    extra = colour_bar(sheet) if bar else ()
    return (*crop_marks(sheet), *fold_marks(sheet, folds), *targets(sheet, folds), *extra)


def operators(drawn: Iterable[Mark]) -> bytes:
    """PDF operators for marks (origin at the trimmed page's lower left corner), lines in all four inks."""
    parts = [f"q 1 1 1 1 K {LINE_PT} w [] 0 d 0 J"]
    dashed = False
    for mark in drawn:
        if isinstance(mark, Patch):
            parts.append(
                f"{' '.join(f'{ink:g}' for ink in mark.inks)} k {_pt(mark.x, mark.y, mark.side, mark.side)} re f"
            )
            continue
        wants = isinstance(mark, Line) and mark.dashed
        if wants != dashed:
            parts.append("[2 1.5] 0 d" if wants else "[] 0 d")
            dashed = wants
        if isinstance(mark, Line):
            parts.append(f"{_pt(mark.x0, mark.y0)} m {_pt(mark.x1, mark.y1)} l S")
        else:
            parts.append(_circle(mark))
    return (" ".join(parts) + " Q").encode()


def slug_line(words: str, font: Path, sheet: Sheet) -> bytes:
    """PDF operators for a line of text below the page, as outlines in black, made smaller where it would not fit."""
    path, length, units = outline(words, font)
    room = (sheet.width / 2 - 4 * _ARM_MM) * PT_PER_MM
    size = min(_TEXT_PT / units, room / length if length else 1.0)
    x, y = _TEXT_MM * PT_PER_MM, -(sheet.bleed + _TEXT_MM + 1.2) * PT_PER_MM
    return f"q 0 0 0 1 k {size:.5f} 0 0 {size:.5f} {x:.3f} {y:.3f} cm {path} f Q".encode()


def _circle(circle: Circle) -> str:
    """Four Bézier curves, as near to a circle as a plate can show."""
    x, y, r = circle.x, circle.y, circle.radius
    k = r * 0.5522847
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return f"{_pt(x + r, y)} m " + " ".join(f"{_pt(*curve)} c" for curve in curves) + " s"


def _pt(*lengths: float) -> str:
    return " ".join(f"{length * PT_PER_MM:.3f}" for length in lengths)
