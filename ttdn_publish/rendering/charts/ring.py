"""Ring charts: parts of a whole in their given order, each with its share, the total in the middle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ttdn_publish.rendering.charts.axis import MISSING, SMALLEST, draw_power
from ttdn_publish.rendering.charts.canvas import Canvas, Point, number
from ttdn_publish.rendering.charts.colours import pale
from ttdn_publish.rendering.charts.figures import ChartStyle, Figures
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, LINE, force, widest, width, wrap
from ttdn_publish.rendering.charts.scale import shares, spread

_MOST_PARTS = 12
_HOLE = 0.62  # of the outer radius
_GAP = 1.1  # pt between parts
_SMALL = Decimal("0.025")  # parts below this share one quiet colour
_LEADER = 0.4
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class _Part:
    """A part: its name, its printed share, and where it begins and ends (0 to 1 of the way round)."""

    name: str
    share: str
    start: float
    end: float
    colour: str

    def angle(self, turn: float) -> float:
        """The middle of the part, clockwise from the top, in radians."""
        return ((self.start + self.end) / 2 + turn) * math.tau


@dataclass(frozen=True)
class _Label:
    part: _Part
    lines: tuple[str, ...]
    right: bool
    centre: float
    leader: tuple[Point, ...]


@dataclass(frozen=True)
class _Plan:
    radius: float
    turn: float
    size: float
    labels: tuple[_Label, ...]


def ring_fits(data: Figures) -> bool:
    """Whether a ring can show ``data``: one series, nothing negative, not too many parts."""
    return len(data.rows) == 1 and len(data.categories) <= _MOST_PARTS and all(value >= 0 for value in data.values)


def draw_ring(data: Figures, style: ChartStyle, canvas: Canvas) -> None:
    """Draw the only series of ``data`` as a ring."""
    values = data.rows[0]
    per_cent = data.unit == "%" and not data.power
    total = sum((value for value in values if value is not None), Decimal(0))
    parts = _parts(data, values, total, style, per_cent=per_cent)
    plan = _around(parts, style) if total else None
    if plan is not None:
        centre = (style.width / 2, style.height / 2)
        for label in plan.labels:
            _draw_label(canvas, label, plan.size)
        radius, turn = plan.radius, plan.turn
    else:
        radius, turn = max(min(style.height / 2 - 1, style.width * 0.21), 2.0), 0.0
        centre = (radius + 1, style.height / 2)
        _draw_list(canvas, parts, centre[0] + radius + 1.6 * style.font_size_pt)
    _draw_parts(canvas, parts, centre, radius, turn)
    if data.power:
        draw_power(canvas, data.power, 0.0)
    if not per_cent:
        _draw_total(canvas, data, style.figure(total), centre, radius * _HOLE)


def _parts(
    data: Figures, values: Sequence[Decimal | None], total: Decimal, style: ChartStyle, *, per_cent: bool
) -> tuple[_Part, ...]:
    whole = max(total, _HUNDRED) if per_cent else total or Decimal(1)
    known = [value for value in values if value is not None]
    figures = iter(known if per_cent else shares(known))
    small = sum(0 < value / whole < _SMALL for value in known) > 1
    colours = iter(style.palette(sum(not (small and value / whole < _SMALL) for value in known)))
    parts, start = [], 0.0
    for name, value in zip(data.categories, values, strict=True):
        share = value / whole if value is not None else Decimal(0)
        end = min(start + float(share), 1.0)
        quiet = value is None or (small and share < _SMALL)
        colour = pale(style.muted) if quiet else next(colours)
        parts.append(_Part(name, MISSING if value is None else style.percent(next(figures)), start, end, colour))
        start = end
    return tuple(parts)


def _around(parts: Sequence[_Part], style: ChartStyle) -> _Plan | None:
    """Labels round the ring, which begins at the top or is turned until no leader crosses it; ``None`` if none fits."""
    most = max(min(style.height / 2 - 0.8 * style.font_size_pt, style.width * 0.26), 1.0)
    for factor in (1.0, 0.92, 0.85):
        size = style.font_size_pt * factor
        if size < min(SMALLEST, style.font_size_pt):
            break
        for radius in (most, most * 0.9, most * 0.8, most * 0.7, most * 0.6):
            for turn in (0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, -0.04, -0.08, -0.12):
                labels = _labels(parts, radius, turn, size, style)
                if labels is not None:
                    return _Plan(radius, turn, size, labels)
    return None


def _labels(
    parts: Sequence[_Part], radius: float, turn: float, size: float, style: ChartStyle
) -> tuple[_Label, ...] | None:
    middle, reach = (style.width / 2, style.height / 2), radius + 1.3 * size
    room = style.width / 2 - reach - 0.4 * size
    labels: list[_Label] = []
    for right in (True, False):
        side = [part for part in parts if (math.sin(part.angle(turn)) >= 0) == right]
        side.sort(key=lambda part: -math.cos(part.angle(turn)))
        wrapped = [wrap(part.name, room, size, 3) for part in side]
        if room <= 0 or any(w is None for w in wrapped) or any(width(part.share, size, BOLD) > room for part in side):
            return None
        lines = [w or () for w in wrapped]
        heights = [(1 + len(w)) * size * LINE + 0.35 * size for w in lines]
        if sum(heights) > style.height:
            return None
        wanted = [middle[1] - math.cos(part.angle(turn)) * (radius + 0.5 * size) for part in side]
        centres = spread(wanted, heights, 0, style.height)
        for part, words, centre, height in zip(side, lines, centres, heights, strict=True):
            level = centre - height / 2 + size * (0.17 + LINE / 2)
            leader = _leader(part.angle(turn), middle, radius, reach if right else -reach, level)
            if leader is None:
                return None
            labels.append(_Label(part, words, right, centre, leader))
    return tuple(labels)


def _leader(angle: float, middle: Point, radius: float, reach: float, level: float) -> tuple[Point, ...] | None:
    """From the edge of a part to its label; ``None`` if it would run over the ring."""
    sine, cosine = math.sin(angle), -math.cos(angle)
    start = (middle[0] + sine * (radius + 1), middle[1] + cosine * (radius + 1))
    for bend in (abs(reach) - 3, radius * 0.75, radius * 0.5):
        knee = (middle[0] + math.copysign(max(bend, abs(sine) * (radius + 3)), reach), level)
        points = (start, knee, (middle[0] + reach, level))
        if all(_clear(one, other, middle, radius + 0.6) for one, other in pairwise(points)):
            return points
    return None


def _clear(one: Point, other: Point, middle: Point, radius: float) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((middle[0] - one[0]) * dx + (middle[1] - one[1]) * dy) / length)) if length else 0.0
    return math.hypot(one[0] + along * dx - middle[0], one[1] + along * dy - middle[1]) >= radius


def _draw_label(canvas: Canvas, label: _Label, size: float) -> None:
    style = canvas.style
    if label.part.share != MISSING:
        canvas.polyline(label.leader, style.muted, _LEADER)
    (x, level), align = label.leader[-1], 0.0 if label.right else 1.0
    x += 0.4 * size if label.right else -0.4 * size
    base = level + size * CAPITAL / 2
    canvas.words(label.part.share, x, base, size, style.ink, weight=BOLD, align=align)
    canvas.lines(label.lines, x, base + size * LINE, size, style.ink, align=align)


def _draw_list(canvas: Canvas, parts: Sequence[_Part], left: float) -> None:
    """The parts below one another with their colours, for when there is no room round the ring."""
    style = canvas.style
    size = style.font_size_pt
    while True:
        figures = widest((part.share for part in parts), size, BOLD)
        start = left + 1.1 * size + figures + 0.6 * size
        rows = [wrap(part.name, max(style.width - start, 1), size, 2) for part in parts]
        tall = sum(len(row or ("",) * 2) * LINE + 0.3 for row in rows) * size
        if (tall <= style.height and None not in rows) or size < SMALLEST * 0.6:
            break
        size *= 0.94
    y = max((style.height - tall) / 2, 0.0)
    for part in parts:
        lines = force(part.name, max(style.width - start, 1), size, 2) or ("",)
        base = y + size * 1.05
        if base > style.height:
            break
        canvas.box(left, base - size * CAPITAL, left + size * CAPITAL, base, part.colour)
        canvas.words(part.share, left + 1.1 * size + figures, base, size, style.ink, weight=BOLD, align=1.0)
        canvas.lines(lines, start, base, size, style.ink)
        y += (len(lines) * LINE + 0.3) * size


def _draw_parts(canvas: Canvas, parts: Sequence[_Part], middle: Point, radius: float, turn: float) -> None:
    end = parts[-1].end if parts else 0.0
    rest = (_Part("", "", end, 1.0, canvas.style.grid),) if end < 0.999 else ()
    alone = sum(part.end > part.start for part in (*parts, *rest)) == 1
    for part in (*parts, *rest):
        if part.end > part.start:
            canvas.shape(_slice(part, middle, radius, turn, 0.0 if alone else _GAP), part.colour)


def _slice(part: _Part, middle: Point, radius: float, turn: float, gap: float) -> str:
    """The outline of a part; its sides are parallel to those of its neighbours."""
    start, end = (part.start + turn) * math.tau, (part.end + turn) * math.tau
    outline: list[Point] = []
    for distance, forward in ((radius, True), (radius * _HOLE, False)):
        inset = min(gap / 2 / distance, (end - start) * 0.25)
        a, b = start + inset, end - inset
        count = max(2, math.ceil((b - a) / math.radians(2)))
        arc = [_on(middle, distance, a + (b - a) * i / count) for i in range(count + 1)]
        outline.extend(arc if forward else reversed(arc))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in outline) + "Z"


def _on(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _draw_total(canvas: Canvas, data: Figures, total: str, middle: Point, hole: float) -> None:
    style = canvas.style
    size = style.font_size_pt * 1.5
    while width(total, size, BOLD) > hole * 1.6 and size > style.font_size_pt * 0.7:
        size *= 0.95
    small = style.font_size_pt * 0.92
    lines = force(data.unit, hole * 1.45, small, 2) if data.unit else ()
    if hole < style.font_size_pt * 1.8:
        return
    block = size * CAPITAL + len(lines) * small * LINE
    base = middle[1] - block / 2 + size * CAPITAL
    canvas.words(total, middle[0], base, size, style.ink, weight=BOLD, align=0.5)
    canvas.lines(lines, middle[0], base + small * (LINE + 0.1), small, style.muted, align=0.5)
