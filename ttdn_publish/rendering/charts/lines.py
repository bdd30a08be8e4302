"""Line charts: series named at their ends where there is room, gaps where there is no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ttdn_publish.rendering.charts.axis import (
    BASELINE,
    GRID,
    draw_grid,
    draw_header,
    gutter,
    names,
    thinned_names,
)
from ttdn_publish.rendering.charts.canvas import Area, Canvas
from ttdn_publish.rendering.charts.colours import readable
from ttdn_publish.rendering.charts.figures import ChartStyle, Figures
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, LINE, widest, wrap
from ttdn_publish.rendering.charts.points import Places, PointFigure, point_figures
from ttdn_publish.rendering.charts.scale import Scale, spread, ticks

_STROKE = 1.6
_DOT = 1.9
_STEP = 3.0  # em between level lines, at least
_ENDS_PART = 0.3  # of the width for names at the ends, at most
_BETWEEN_ENDS = 0.25  # em
_MOST_ENDS = 8
_MOST_FIGURES = 12
#: An axis begins at zero unless the figures move within this part of the greatest one.
_NARROW = Decimal("0.3")

Ends = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Frame:
    """The plot and the places in it; ``marked`` when every point carries its figure, which makes an axis needless."""

    plot: Area
    centres: tuple[float, ...]
    scale: Scale
    marks: tuple[Decimal, ...]
    marked: bool


def draw_lines(data: Figures, style: ChartStyle, canvas: Canvas) -> None:
    """Draw ``data`` as one line a series."""
    colours = style.palette(len(data.rows))
    ends = _ends(data, style)
    top = draw_header(canvas, data, colours, legend=not ends)
    frame, figures = _laid_out(data, style, top, ends)
    plot, scale = frame.plot, frame.scale
    if not frame.marked:
        draw_grid(canvas, scale, frame.marks, plot, figures[0].box if figures else None)
    below = names(data.categories, frame.centres, style) or thinned_names(data.categories, frame.centres, style)
    below.draw(canvas, frame.centres, style.height - below.height)
    if scale.low <= 0 <= scale.high:
        zero = scale.at(Decimal(0))
        canvas.line((plot.left, zero), (plot.right, zero), style.ink, BASELINE)
    places = [_places(row, frame) for row in data.rows]
    for line, colour in zip(places, colours, strict=True):
        _draw_series(canvas, line, colour)
    for figure in figures:
        canvas.dot(figure.point, _DOT, colours[0])
        figure.draw(canvas)
    if ends:
        _draw_ends(canvas, ends, [line[-1][1] for line in places if line[-1] is not None], colours, plot)


def _laid_out(data: Figures, style: ChartStyle, top: float, ends: Ends) -> tuple[_Frame, list[PointFigure]]:
    """The frame, and the figures that stand at points: all of a single line if they have room, else its last one."""
    if len(data.rows) != 1:
        return _frame(data, style, top, ends, marked=False), []
    for marked in (True, False):
        frame = _frame(data, style, top, ends, marked=marked)
        if frame.marked == marked:
            texts = [None if value is None else style.figure(value) for value in data.rows[0]]
            zero = frame.scale.at(Decimal(0)) if frame.scale.low <= 0 <= frame.scale.high else None
            figures = point_figures(texts, _places(data.rows[0], frame), style, frame.plot, zero, every=marked)
            if figures is not None:
                break
    return frame, figures or []


def _places(row: Sequence[Decimal | None], frame: _Frame) -> Places:
    return tuple(None if v is None else (x, frame.scale.at(v)) for v, x in zip(row, frame.centres, strict=True))


def _draw_series(canvas: Canvas, places: Places, colour: str) -> None:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is not None:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        if len(run) > 1:
            canvas.polyline(run, colour, _STROKE)
        elif run:
            canvas.dot(run[0], _DOT, colour)
    last = [run for run in runs if run]
    if last and len(last[-1]) > 1:
        canvas.dot(last[-1][-1], _DOT, colour)


def _draw_ends(canvas: Canvas, ends: Ends, heights: Sequence[float], colours: Sequence[str], plot: Area) -> None:
    """Name the lines at their ends, moved apart where they meet; a thin line leads to a name that was moved."""
    size = canvas.style.font_size_pt
    order = sorted(range(len(ends)), key=lambda index: heights[index])
    sizes = [(len(ends[index]) * LINE + _BETWEEN_ENDS) * size for index in order]
    centres = spread([heights[index] for index in order], sizes, 0.0, max(plot.bottom + 0.5 * size, plot.top))
    left = plot.right + 1.1 * size
    for index, centre, tall in zip(order, centres, sizes, strict=True):
        if abs(centre - heights[index]) > 0.35 * size:
            start, end = (plot.right + _DOT, heights[index]), (left - 0.25 * size, centre)
            canvas.line(start, end, readable(colours[index]), GRID)
        base = centre - tall / 2 + size * (LINE + CAPITAL + _BETWEEN_ENDS) / 2
        canvas.lines(ends[index], left, base, size, readable(colours[index]), weight=BOLD)


def _ends(data: Figures, style: ChartStyle) -> Ends:
    """The names of the series for the ends of their lines; empty when they belong into a legend."""
    size = style.font_size_pt
    if not 2 <= len(data.rows) <= _MOST_ENDS or not data.categories or any(row[-1] is None for row in data.rows):
        return ()
    wrapped = [wrap(label, style.width * _ENDS_PART, size, 3, BOLD) for label in data.labels]
    ends = tuple(lines for lines in wrapped if lines)
    tall = sum(len(end) * LINE + _BETWEEN_ENDS for end in ends) * size
    return ends if len(ends) == len(wrapped) and all(data.labels) and tall <= style.height - 3 * size else ()


def _frame(data: Figures, style: ChartStyle, top: float, ends: Ends, *, marked: bool) -> _Frame:
    size, count = style.font_size_pt, len(data.categories)
    low, high = _range(data.values)
    slot = style.width / max(1, count)
    figures = widest(map(style.figure, data.values), size, BOLD)
    marked = marked and count <= _MOST_FIGURES and low <= 0 and figures <= slot - 3
    upper = top + size * (1.9 if marked else 1 - CAPITAL / 2)
    height = style.height - upper - size * 2.6
    marks = ticks(low, high, max(2, int(height / (_STEP * size))))
    if marked:
        centres = tuple((index + 0.5) * slot for index in range(count))
        left, right = 0.0, style.width
        marks = (low, high) if high > low else (low, low + 1)
    else:
        left = min(gutter(marks, style), style.width / 3)
        right = style.width - (widest((line for end in ends for line in end), size, BOLD) + 1.1 * size if ends else 0)
        inset = 0.5 * figures if len(data.rows) == 1 else _DOT
        centres = _between(left + _DOT, max(right - inset, left + _DOT), count)
    below = names(data.categories, centres, style) or thinned_names(data.categories, centres, style)
    valley = 1.6 * size if marked and low < 0 else 0.0
    plot = Area(left, upper, right, max(style.height - below.height - BASELINE - valley, upper + 1))
    return _Frame(plot, centres, Scale(marks[0], marks[-1], plot.bottom, plot.top), marks, marked)


def _between(left: float, right: float, count: int) -> tuple[float, ...]:
    if count == 1:
        return ((left + right) / 2,)
    return tuple(left + (right - left) * index / (count - 1) for index in range(count))


def _range(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """What the axis covers: from zero, unless all figures lie close together and far from it."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if low < 0 < high or (high - low < _NARROW * max(abs(low), abs(high)) and high > low):
        return low, high
    return min(low, Decimal(0)), max(high, Decimal(0))
