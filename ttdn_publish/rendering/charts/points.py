"""Figures at the points of a line: where they stand so that neither the line nor another figure runs through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ttdn_publish.rendering.charts.canvas import Area, Canvas, Point
from ttdn_publish.rendering.charts.figures import ChartStyle
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, width

Places = tuple[Point | None, ...]
_CLEAR = 3.8  # pt from the point to the figure
_AIR = 0.8  # pt round a figure


@dataclass(frozen=True)
class PointFigure:
    """A figure, the point that it belongs to, and the box that its ink fills."""

    text: str
    point: Point
    box: Area

    def draw(self, canvas: Canvas) -> None:
        """Write it."""
        style = canvas.style
        canvas.words(
            self.text, self.box.left + _AIR, self.box.bottom - _AIR, style.font_size_pt, style.ink, weight=BOLD
        )


def point_figures(
    texts: Sequence[str | None], places: Places, style: ChartStyle, plot: Area, zero: float | None, *, every: bool
) -> list[PointFigure] | None:
    """Figures for every point, ``None`` if one of them finds no place; or only the last one, at the best place there is.

    ``zero`` is the level of the base line, which figures avoid too.
    """
    strokes = [(one, other) for one, other in pairwise(places) if one is not None and other is not None]
    if zero is not None:
        strokes.append(((plot.left, zero), (plot.right, zero)))
    there = [(text, place) for text, place in zip(texts, places, strict=True) if text is not None and place is not None]
    done: list[PointFigure] = []
    for text, place in there if every else there[-1:]:
        options = [PointFigure(text, place, box) for box in _boxes(text, place, places, style)]
        free = [option for option in options if _is_free(option.box, strokes, done, style, plot)]
        if not free and every:
            return None
        done.append((free or options)[0])
    return done


def _boxes(text: str, place: Point, places: Places, style: ChartStyle) -> Iterator[Area]:
    """Where a figure may stand, best first: above its point, below it (first in a valley), then to the sides."""
    wide, tall = width(text, style.font_size_pt, BOLD) + 2 * _AIR, style.font_size_pt * CAPITAL + 2 * _AIR
    x, y = place
    index = places.index(place)
    beside = [
        other[1] for other in (*places[max(index - 1, 0) : index], *places[index + 1 : index + 2]) if other is not None
    ]
    above, below = y - _CLEAR - tall + _AIR, y + _CLEAR - _AIR
    levels = (below, above) if beside and all(other < y for other in beside) else (above, below)
    for left in (x - wide / 2, x - wide * 0.2, x - wide * 0.8, x + 1, x - wide - 1):
        left = min(max(left, -_AIR), style.width - wide + _AIR)
        for top in levels:
            yield Area(left, top, left + wide, top + tall)


def _is_free(
    box: Area, strokes: Sequence[tuple[Point, Point]], done: Sequence[PointFigure], style: ChartStyle, plot: Area
) -> bool:
    inside = box.top >= 0 and box.bottom <= min(style.height, plot.bottom + 1.6 * style.font_size_pt)
    return (
        inside
        and not any(_crosses(one, other, box) for one, other in strokes)
        and not any(_overlap(box, other.box) for other in done)
    )


def _overlap(one: Area, other: Area) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _crosses(start: Point, end: Point, box: Area) -> bool:
    """Whether the stroke runs through the box (its part within the box's width is looked at)."""
    (x1, y1), (x2, y2) = sorted((start, end))
    left, right = max(x1, box.left), min(x2, box.right)
    if left > right:
        return False
    slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
    levels = sorted((y1 + slope * (left - x1), y1 + slope * (right - x1)))
    return levels[0] < box.bottom and levels[1] > box.top
