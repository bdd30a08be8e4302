"""Lines of sketches: smooth curves through points, bands with two banks, and what of them lies inside a frame.

Curves are returned as broken lines fine enough to look smooth in print, so that they can be widened and cut off exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from ttdn_publish.rendering.charts.canvas import Area, Point

_STEPS = 12
_FLAT = 0.02  # pt that a line may stray when needless points are left out
_SMALL = 1e-9


def smooth(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    """A Catmull-Rom curve through ``points``; a closed one ends where it begins."""
    points = _distinct(points, closed=closed)
    if len(points) < 3:
        return points
    count = len(points)
    steps = count if closed else count - 1
    line = [points[0]]
    for index in range(steps):
        before, here, there, after = (
            points[i % count] if closed else points[min(max(i, 0), count - 1)] for i in range(index - 1, index + 3)
        )
        line.extend(_between(before, here, there, after, step / _STEPS) for step in range(1, _STEPS))
        line.append(there)
    return line


def band(line: Sequence[Point], start: float, end: float) -> list[Point]:
    """The outline of a stream along ``line`` that is ``start`` wide where it begins and ``end`` wide where it ends."""
    line = _distinct(line)
    if len(line) < 2:
        return []
    total = sum(math.dist(one, other) for one, other in pairwise(line))
    gone, halves = 0.0, []
    for index, point in enumerate(line):
        gone += math.dist(line[index - 1], point) if index else 0.0
        halves.append((start + (end - start) * gone / total) / 2)
    left = beside(line, halves)
    right = beside(line, [-half for half in halves])
    return [*left, *reversed(right)]


def beside(line: Sequence[Point], distances: Sequence[float]) -> list[Point]:
    """``line`` moved sideways, each point by its distance: to the left of its direction, y running down, if it is positive."""
    moved = []
    for index, ((x, y), distance) in enumerate(zip(line, distances, strict=True)):
        (x1, y1), (x2, y2) = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        moved.append((x + (y2 - y1) / length * distance, y - (x2 - x1) / length * distance))
    return moved


def plain(line: Sequence[Point]) -> list[Point]:
    """``line`` (pt) without the points that do not show."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x, y), (end_x, end_y) = line[first], line[last]
        dx, dy = end_x - x, end_y - y
        long = math.hypot(dx, dy)
        furthest, far = first, _FLAT
        for index in range(first + 1, last):
            px, py = line[index][0] - x, line[index][1] - y
            away = abs(px * dy - py * dx) / long if long > _SMALL else math.hypot(px, py)
            if away > far:
                furthest, far = index, away
        if furthest != first:
            kept.add(furthest)
            waiting += [(first, furthest), (furthest, last)]
    return [line[index] for index in sorted(kept)]


def inside(line: Sequence[Point], frame: Area) -> list[list[Point]]:
    """The pieces of a broken line that lie in ``frame``."""
    pieces: list[list[Point]] = []
    for one, other in pairwise(line):
        cut = _cut(one, other, frame)
        if cut is None:
            continue
        if pieces and math.dist(pieces[-1][-1], cut[0]) < _SMALL:
            pieces[-1].append(cut[1])
        else:
            pieces.append(list(cut))
    return pieces


def covered(outline: Sequence[Point], frame: Area) -> list[Point]:
    """The part of an area that lies in ``frame``, as an outline; empty if there is none."""
    sides: tuple[tuple[Callable[[Point], float], int], ...] = (
        (lambda p: p[0] - frame.left, 0),
        (lambda p: frame.right - p[0], 0),
        (lambda p: p[1] - frame.top, 1),
        (lambda p: frame.bottom - p[1], 1),
    )
    limits = (frame.left, frame.right, frame.top, frame.bottom)
    kept = list(outline)
    for (depth, axis), limit in zip(sides, limits, strict=True):
        previous, kept = kept, []
        for one, other in zip([*previous[-1:], *previous[:-1]], previous, strict=True):
            a, b = depth(one), depth(other)
            if (a < 0) != (b < 0):
                kept.append(_on_side(one, other, a / (a - b), axis, limit))
            if b >= 0:
                kept.append(other)
    return kept


def _on_side(one: Point, other: Point, share: float, axis: int, limit: float) -> Point:
    along = one[1 - axis] + (other[1 - axis] - one[1 - axis]) * share
    return (limit, along) if axis == 0 else (along, limit)


def _cut(one: Point, other: Point, frame: Area) -> tuple[Point, Point] | None:
    (x, y), dx, dy = one, other[0] - one[0], other[1] - one[1]
    enter, leave = 0.0, 1.0
    for step, room in ((-dx, x - frame.left), (dx, frame.right - x), (-dy, y - frame.top), (dy, frame.bottom - y)):
        if abs(step) < _SMALL:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter >= leave:
        return None
    return (
        one if enter == 0 else (x + dx * enter, y + dy * enter),
        other if leave == 1 else (x + dx * leave, y + dy * leave),
    )


def _between(before: Point, here: Point, there: Point, after: Point, t: float) -> Point:
    def at(a: float, b: float, c: float, d: float) -> float:
        return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))

    return at(before[0], here[0], there[0], after[0]), at(before[1], here[1], there[1], after[1])


def _distinct(points: Sequence[Point], *, closed: bool = False) -> list[Point]:
    kept = [point for index, point in enumerate(points) if not index or math.dist(points[index - 1], point) > _SMALL]
    if closed and len(kept) > 1 and math.dist(kept[0], kept[-1]) <= _SMALL:
        kept.pop()
    return kept
