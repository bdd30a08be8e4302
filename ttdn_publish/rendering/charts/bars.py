"""Bar charts: names beside the bars, or above them where they are long; figures at the ends of the bars."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ttdn_publish.rendering.charts.axis import BASELINE, GRID, MISSING, SMALLEST, draw_header
from ttdn_publish.rendering.charts.canvas import Area, Canvas
from ttdn_publish.rendering.charts.figures import ChartStyle, Figures
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, DESCENT, LINE, cut, widest, width, wrap
from ttdn_publish.rendering.charts.scale import Scale, ticks

_THICKEST = (15.0, 10.5)  # pt; alone, and beside others
_NAMES_PART = 0.42  # of the width, at most
_GAP = 0.5  # em between name, bar and figure


@dataclass(frozen=True)
class _Plan:
    """Rows of ``pitch`` pt; their bars, of ``thickness``, begin ``drop`` below the top of the row and right of ``left``."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    above: bool
    left: float
    pitch: float
    thickness: float
    drop: float


def draw_bars(data: Figures, style: ChartStyle, canvas: Canvas) -> None:
    """Draw ``data`` as horizontal bars, grouped by category where there are several series."""
    colours = style.palette(len(data.rows))
    top = draw_header(canvas, data, colours, legend=True)
    plan = _plan(data, style, style.height - top)
    size = plan.size
    roomy = plan.pitch >= 0.98 * size * max(1, len(data.rows))
    scale = _labelled_scale(data, style, plan) if roomy else None
    figures = scale is not None
    if scale is None:
        top += size * 1.4
        plan = _plan(data, style, style.height - top)
        scale = _scale_with_axis(canvas, data, Area(plan.left, top, style.width, style.height), size)
    zero = scale.at(Decimal(0))
    for index in range(len(data.categories)):
        y = top + index * plan.pitch
        _draw_name(canvas, plan, index, y)
        for number, (row, colour) in enumerate(zip(data.rows, colours, strict=True)):
            upper = y + plan.drop + number * plan.thickness
            _draw_bar(canvas, row[index], upper, plan, scale, colour, figures=figures)
    if data.categories:
        canvas.line((zero, top), (zero, style.height), style.ink, BASELINE)


def _draw_name(canvas: Canvas, plan: _Plan, index: int, y: float) -> None:
    lines, size = plan.lines[index], plan.size
    if plan.above:
        base = y + plan.drop - size * (0.35 + (len(lines) - 1) * LINE)
        canvas.lines(lines, plan.left + BASELINE, base, size, canvas.style.ink)
    else:
        block = (len(lines) - 1) * LINE * size
        base = y + plan.pitch / 2 + size * CAPITAL / 2 - block / 2
        canvas.lines(lines, 0, base, size, canvas.style.ink)


def _draw_bar(
    canvas: Canvas, value: Decimal | None, upper: float, plan: _Plan, scale: Scale, colour: str, *, figures: bool
) -> None:
    style, size, zero = canvas.style, plan.size, scale.at(Decimal(0))
    gap = min(0.5, plan.thickness * 0.06)
    base = upper + plan.thickness / 2 + size * CAPITAL / 2
    if value is None:
        canvas.words(MISSING, zero + _GAP * size, base, min(size, plan.thickness), style.muted)
        return
    end = scale.at(value)
    if value:
        canvas.box(zero, upper + gap, end, upper + plan.thickness - gap, colour)
    if figures and value < 0:
        canvas.words(style.figure(value), end - _GAP * size, base, size, style.ink, weight=BOLD, align=1.0)
    elif figures:
        canvas.words(style.figure(value), end + _GAP * size, base, size, style.ink, weight=BOLD)


def _labelled_scale(data: Figures, style: ChartStyle, plan: _Plan) -> Scale | None:
    """The longest scale that leaves room for the figure of every bar; ``None`` if the bars would become too short."""
    greatest = max((abs(value) for value in data.values), default=Decimal(0)) or Decimal(1)
    pad = _GAP * plan.size
    right, left = [(0.0, 0.0)], [(0.0, 0.0)]
    for value in data.values:
        need = pad * (2 if value < 0 else 1) + width(style.figure(value), plan.size, BOLD)
        (left if value < 0 else right).append((float(abs(value) / greatest), need))
    room = style.width - plan.left
    length = min(((room - n - m) / (a + b) for a, n in right for b, m in left if a + b > 0), default=room)
    if length < room * 0.2 or room < 0:
        return None
    zero = plan.left + max(length * share + need for share, need in left)
    return Scale(-greatest, greatest, zero - length, zero + length)


def _scale_with_axis(canvas: Canvas, data: Figures, area: Area, size: float) -> Scale:
    style = canvas.style
    low, high = min((Decimal(0), *data.values)), max((Decimal(0), *data.values))
    count = 6
    while True:
        marks = ticks(low, high, count)
        if count == 1 or sum(width(style.figure(mark), size) + size for mark in marks) <= area.width:
            break
        count -= 1
    half = width(style.figure(marks[-1]), size) / 2
    scale = Scale(marks[0], marks[-1], area.left + BASELINE, max(area.right - half, area.left + BASELINE))
    for mark in marks:
        x = scale.at(mark)
        canvas.line((x, area.top), (x, area.bottom), style.grid, GRID)
        canvas.words(style.figure(mark), x, area.top - 0.4 * size, size, style.muted, align=0.5)
    return scale


def _plan(data: Figures, style: ChartStyle, height: float) -> _Plan:
    pitch = max(height, 1.0) / max(1, len(data.categories))
    for factor, most in ((1.0, 2), (0.92, 3), (0.85, 3)):
        size = style.font_size_pt * factor
        if size < min(SMALLEST, style.font_size_pt):
            break
        for plan in (_beside(data, style, pitch, size, most), _above(data, style, pitch, size)):
            if plan is not None:
                return plan
    return _dense(data, style, pitch)


def _beside(data: Figures, style: ChartStyle, pitch: float, size: float, most: int) -> _Plan | None:
    column = min(widest(data.categories, size), style.width * _NAMES_PART)
    lines = _complete([wrap(name, column + 0.01, size, most) for name in data.categories])
    if lines is None or max(map(len, lines), default=0) * LINE * size > pitch - 0.15 * size:
        return None
    count = max(1, len(data.rows))
    thickness = min(_THICKEST[count > 1], pitch * (0.66 if count == 1 else 0.82) / count)
    if thickness < 0.9 * size:
        return None
    left = widest((line for name in lines for line in name), size) + _GAP * size
    return _Plan(lines, size, False, left, pitch, thickness, (pitch - count * thickness) / 2)


def _above(data: Figures, style: ChartStyle, pitch: float, size: float) -> _Plan | None:
    lines = _complete([wrap(name, style.width - 2, size, 2) for name in data.categories])
    if lines is None:
        return None
    count = max(1, len(data.rows))
    words = (max(map(len, lines), default=0) * LINE + 0.15) * size
    thickness = min(_THICKEST[count > 1], (pitch - words - 0.6 * size) / count)
    return _Plan(lines, size, True, 0.0, pitch, thickness, words) if thickness >= 0.9 * size else None


def _dense(data: Figures, style: ChartStyle, pitch: float) -> _Plan:
    """For more rows than there is room for: small letters, and names left out where even those do not fit."""
    size = min(style.font_size_pt, max(pitch * 0.94, SMALLEST * 0.8))
    pitch -= max(0.0, (CAPITAL / 2 + DESCENT) * size - pitch / 2) / max(1, len(data.categories))
    every = max(1, math.ceil(size * 0.94 / pitch))
    room = style.width * _NAMES_PART
    lines = tuple((cut(name, room, size),) if i % every == 0 else () for i, name in enumerate(data.categories))
    count = max(1, len(data.rows))
    thickness = min(_THICKEST[count > 1], pitch * (0.74 if count == 1 else 0.84) / count)
    left = widest((line for name in lines for line in name), size) + _GAP * size
    return _Plan(lines, size, False, left, pitch, thickness, (pitch - count * thickness) / 2)


def _complete(lines: Sequence[tuple[str, ...] | None]) -> tuple[tuple[str, ...], ...] | None:
    found = tuple(line for line in lines if line is not None)
    return found if len(found) == len(lines) else None
