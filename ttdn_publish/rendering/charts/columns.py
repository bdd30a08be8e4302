"""Column charts: figures on the columns where they have room, else an axis."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ttdn_publish.rendering.charts.axis import (
    BASELINE,
    MISSING,
    SMALLEST,
    Names,
    draw_grid,
    draw_header,
    gutter,
    names,
    sequential,
    thinned_names,
)
from ttdn_publish.rendering.charts.canvas import Area, Canvas
from ttdn_publish.rendering.charts.figures import ChartStyle, Figures
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, widest
from ttdn_publish.rendering.charts.scale import Scale, ticks

_WIDEST_COLUMN = (40.0, 26.0)  # pt; alone, and beside others
_FILLED = (0.66, 0.8)  # part of its slot that a column, or a group of columns, takes
_STEP = 3.3  # em between level lines, at least


@dataclass(frozen=True)
class _Plan:
    """Where columns stand: ``pitch`` from one to the next in a group; ``figure_size`` is 0 where an axis is needed."""

    left: float
    centres: tuple[float, ...]
    pitch: float
    figure_size: float
    fitting: Names | None


def columns_fit(data: Figures, style: ChartStyle) -> bool:
    """Whether columns can show ``data`` with all its names, or bars could not either."""
    crowded = len(data.categories) * max(1, len(data.rows)) * style.font_size_pt * 1.2 > style.height
    return len(data.categories) < 2 or sequential(data.categories) or crowded or _plan(data, style).fitting is not None


def draw_columns(data: Figures, style: ChartStyle, canvas: Canvas) -> None:
    """Draw ``data`` as columns, grouped by category where there are several series."""
    colours = style.palette(len(data.rows))
    top = draw_header(canvas, data, colours, legend=True)
    plan = _plan(data, style)
    below = plan.fitting or thinned_names(data.categories, plan.centres, style)
    low, high = min((Decimal(0), *data.values)), max((Decimal(0), *data.values))
    room = plan.figure_size * 1.25 if plan.figure_size else style.font_size_pt * (1 - CAPITAL / 2)
    bottom = style.height - below.height - (room if plan.figure_size and low < 0 else BASELINE)
    plot = Area(plan.left, top + room, style.width, max(bottom, top + room + 1))
    if plan.figure_size:
        scale = Scale(low, high if high > low else low + 1, plot.bottom, plot.top)
    else:
        marks = ticks(low, high, max(2, int(plot.height / (_STEP * style.font_size_pt))))
        scale = Scale(marks[0], marks[-1], plot.bottom, plot.top)
        draw_grid(canvas, scale, marks, plot)
    for row, colour, index in zip(data.rows, colours, range(len(data.rows)), strict=True):
        offset = (index - len(data.rows) / 2) * plan.pitch
        for value, centre in zip(row, plan.centres, strict=True):
            _draw_column(canvas, value, centre + offset, plan, scale, colour)
    zero = scale.at(Decimal(0))
    canvas.line((plot.left, zero), (plot.right, zero), style.ink, BASELINE)
    below.draw(canvas, plan.centres, style.height - below.height)


def _draw_column(canvas: Canvas, value: Decimal | None, left: float, plan: _Plan, scale: Scale, colour: str) -> None:
    zero, middle, style = scale.at(Decimal(0)), left + plan.pitch / 2, canvas.style
    size = plan.figure_size or style.font_size_pt
    if value is None:
        canvas.words(MISSING, middle, zero - 0.3 * size, min(size, plan.pitch), style.muted, align=0.5)
        return
    gap = min(0.6, plan.pitch * 0.08)
    y = scale.at(value)
    if value:
        canvas.box(left + gap, zero, left + plan.pitch - gap, y, colour)
    if plan.figure_size:
        base = y + size * (CAPITAL + 0.3) if value < 0 else y - 0.35 * size
        canvas.words(style.figure(value), middle, base, size, style.ink, weight=BOLD, align=0.5)


def _plan(data: Figures, style: ChartStyle) -> _Plan:
    direct = _stand(data, style, 0.0)
    room = direct.pitch - 0.6 if len(data.rows) > 1 else _slot(data, style, 0.0) - 2
    for size in (style.font_size_pt, style.font_size_pt * 0.9, style.font_size_pt * 0.82):
        if size >= min(SMALLEST, style.font_size_pt) and widest(map(style.figure, data.values), size, BOLD) <= room:
            return _named(data, style, direct, size)
    low, high = min((Decimal(0), *data.values)), max((Decimal(0), *data.values))
    marks = ticks(low, high, max(2, int(style.height * 0.7 / (_STEP * style.font_size_pt))))
    return _named(data, style, _stand(data, style, min(gutter(marks, style), style.width / 3)), 0.0)


def _stand(data: Figures, style: ChartStyle, left: float) -> _Plan:
    several = len(data.rows) > 1
    slot = _slot(data, style, left)
    pitch = min(_WIDEST_COLUMN[several], slot * _FILLED[several] / max(1, len(data.rows)))
    centres = tuple(left + (index + 0.5) * slot for index in range(len(data.categories)))
    return _Plan(left, centres, pitch, 0.0, None)


def _slot(data: Figures, style: ChartStyle, left: float) -> float:
    return (style.width - left) / max(1, len(data.categories))


def _named(data: Figures, style: ChartStyle, plan: _Plan, figure_size: float) -> _Plan:
    return _Plan(plan.left, plan.centres, plan.pitch, figure_size, names(data.categories, plan.centres, style))
