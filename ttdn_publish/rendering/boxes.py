"""Laid-out boxes: how full the pages are, and columns that begin level. Reads WeasyPrint's boxes without importing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_PX_PER_MM = 96 / 25.4


@dataclass(frozen=True)
class Fill:
    """How a piece fills its pages: ``over`` lines beyond them, or ``free`` mm left on the last one."""

    pages: int
    over: int
    free: float


def measure(pages: Sequence[Any], planned: int) -> Fill:
    """How ``pages`` (page boxes) fill the ``planned`` number of pages."""
    over = sum(_line_count(page) for page in pages[planned:])
    last = pages[-1]
    bottom = last.content_box_y() + last.height
    reach = max((_reach(child) for child in _content(last)), default=last.content_box_y())
    free = max(0.0, bottom - reach) + max(0, planned - len(pages)) * last.height
    return Fill(len(pages), over, round(free / _PX_PER_MM, 1))


def level_columns(box: Any) -> bool:
    """Move up every column that begins with the margin of its first block, and say whether any moved.

    CSS drops margins next to a break (CSS Fragmentation 3, section 5.2); WeasyPrint keeps them at the top of columns, so
    that a column that begins with a heading starts lower than its neighbour.
    """
    moved = False
    if getattr(box, "is_column", False) and box.children:
        margin = getattr(box.children[0], "margin_top", 0)
        if isinstance(margin, int | float) and margin > 0:
            for child in box.children:
                child.translate(dy=-margin)
                _shift_backgrounds(child, -margin)
            moved = True
    for child in getattr(box, "children", ()):
        moved = level_columns(child) or moved
    return moved


@dataclass(frozen=True)
class Spot:
    """Where a sentence (or, with an empty ``segment``, a text) begins on a page: mm from the left and the top of the trim."""

    unit: str
    segment: str
    x: float
    y: float
    height: float


def spots(page_box: Any) -> tuple[Spot, ...]:
    """The texts and marked sentences on a page, each once, in the order of the page."""
    found: dict[tuple[str, str], Spot] = {}
    for box in _all(page_box):
        element = getattr(box, "element", None)
        if element is None or not hasattr(element, "get"):
            continue
        segment = element.get("data-segment") or ""
        unit = element.get("data-of") if segment else element.get("data-unit")
        if unit and (unit, segment) not in found:
            height = box.height if isinstance(box.height, int | float) else 0
            found[unit, segment] = Spot(
                unit,
                segment,
                round(box.position_x / _PX_PER_MM, 2),
                round(box.position_y / _PX_PER_MM, 2),
                round(height / _PX_PER_MM, 2),
            )
    return tuple(found.values())


def _shift_backgrounds(box: Any, dy: float) -> None:
    """Backgrounds are placed on the page before columns are moved level: they move along (px)."""
    for inner in _all(box):
        background = getattr(inner, "background", None)
        if background is not None:
            layers = [
                layer._replace(
                    painting_area=_lower(layer.painting_area, dy),
                    positioning_area=_lower(layer.positioning_area, dy),
                    clipped_boxes=[_lower(clip, dy) for clip in layer.clipped_boxes or ()],
                )
                for layer in background.layers
            ]
            inner.background = background._replace(layers=layers)


def _lower(area: Any, dy: float) -> Any:
    return area if area is None or isinstance(area, str) else (area[0], area[1] + dy, *area[2:])


def _all(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _all(child)


def _content(page_box: Any) -> Iterator[Any]:
    return (child for child in page_box.children if type(child).__name__ not in ("MarginBox", "FootnoteAreaBox"))


def _line_count(box: Any) -> int:
    if type(box).__name__ == "LineBox":
        return 1
    children = _content(box) if type(box).__name__ == "PageBox" else getattr(box, "children", ())
    return sum(_line_count(child) for child in children)


def _reach(box: Any) -> float:
    """The lowest y (px) that ink of a box reaches."""
    name = type(box).__name__
    if name == "LineBox" or name.endswith("ReplacedBox") or not getattr(box, "children", ()):
        return float(
            box.position_y
            + (box.margin_height() if hasattr(box, "margin_height") and name != "LineBox" else box.height or 0)
        )
    return max((_reach(child) for child in box.children), default=0.0)
