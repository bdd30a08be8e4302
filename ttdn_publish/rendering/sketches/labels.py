"""Labels that keep clear of each other: marks pushed apart on a map, names that give way to them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from ttdn_publish.rendering.charts.canvas import Area, Point

_ROUNDS = 120
_SOFT = 0.3  # part of the way that two labels are pushed at a time, so that heaps open to all sides
_SAME = 0.5  # pt within which spots count as one
_TURNS = 24
_GOLDEN = 2.39996  # radians: marks on one spot are pushed to different sides
_SPOT = 1.4  # pt round a spot that other labels leave free if they can


def apart(spots: Sequence[Point], sizes: Sequence[tuple[float, float]], frame: Area, gap: float) -> list[Point] | None:
    """The middles of labels of these ``sizes``, each as near to its spot as can be, ``gap`` pt from each other.

    Labels that have room stay where they are; others share the way. ``None`` where the frame has no room for all of them.
    Pure and stable: the same spots in the same order give the same places.
    """
    middles = [_into(spot, size, frame) for spot, size in zip(spots, sizes, strict=True)]
    if any(middle is None for middle in middles):
        return None
    wanted = _pushed([middle for middle in middles if middle is not None], sizes, frame, gap)
    taken: list[Area] = []
    for index, (middle, size) in enumerate(zip(wanted, sizes, strict=True)):
        others = [spot for place, spot in enumerate(spots) if place != index]
        found = _free(middle, spots[index], size, frame, taken, gap, others)
        if found is None:
            return None
        wanted[index] = found
        taken.append(_box(found, size))
    return wanted


def quad(middle: Point, size: tuple[float, float], degrees: float = 0.0) -> tuple[Point, ...]:
    """The corners of a box of ``size`` round ``middle``, turned clockwise."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    half_x, half_y = size[0] / 2, size[1] / 2
    corners = ((-half_x, -half_y), (half_x, -half_y), (half_x, half_y), (-half_x, half_y))
    return tuple((middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos) for x, y in corners)


def meet(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two convex outlines share more than an edge."""
    for shape in (one, other):
        for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
            across = (y1 - y2, x2 - x1)
            a, b = ([x * across[0] + y * across[1] for x, y in points] for points in (one, other))
            if max(a) <= min(b) + 1e-9 or max(b) <= min(a) + 1e-9:
                return False
    return True


def holds(outline: Sequence[Point], point: Point) -> bool:
    """Whether ``point`` lies in a convex outline that runs clockwise on the sheet."""
    x, y = point
    return all(
        (x2 - x1) * (y - y1) >= (y2 - y1) * (x - x1)
        for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True)
    )


def within(outline: Sequence[Point], frame: Area) -> bool:
    """Whether all corners lie in ``frame``."""
    return all(frame.left <= x <= frame.right and frame.top <= y <= frame.bottom for x, y in outline)


def _pushed(middles: list[Point], sizes: Sequence[tuple[float, float]], frame: Area, gap: float) -> list[Point]:
    places = []
    for index, (x, y) in enumerate(middles):
        same = any(math.dist((x, y), other) < _SAME for other in middles[:index])
        turn = _GOLDEN * index
        places.append((x + _SAME * math.cos(turn), y + _SAME * math.sin(turn)) if same else (x, y))
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(range(len(places)), 2):
            (x1, y1), (x2, y2) = places[one], places[other]
            wide = (sizes[one][0] + sizes[other][0]) / 2 + gap
            tall = (sizes[one][1] + sizes[other][1]) / 2 + gap
            dx, dy = x2 - x1, y2 - y1
            if abs(dx) >= wide or abs(dy) >= tall:
                continue
            moved = True
            way = math.hypot(dx, dy)
            if way < 1e-6:
                dx, dy, way = math.cos(_GOLDEN * other), math.sin(_GOLDEN * other), 1.0
            # As far along the line between them as it takes to clear the nearer side.
            reach = min(wide / abs(dx) if dx else math.inf, tall / abs(dy) if dy else math.inf) * way
            step = (reach - math.hypot(x2 - x1, y2 - y1)) / 2 * _SOFT + 0.01
            for index, sign in ((one, -1), (other, 1)):
                x, y = places[index]
                place = _into((x + sign * dx / way * step, y + sign * dy / way * step), sizes[index], frame)
                places[index] = place or places[index]
        if not moved:
            break
    return places


def _free(
    middle: Point,
    spot: Point,
    size: tuple[float, float],
    frame: Area,
    taken: Sequence[Area],
    gap: float,
    others: Sequence[Point],
) -> Point | None:
    step = min(size) / 3
    rings = math.ceil(math.hypot(frame.width, frame.height) / step)
    for clear in (_SPOT, None):  # first without covering other spots
        for ring in range(rings + 1):
            for turn in range(_TURNS if ring else 1):
                angle = turn * math.tau / _TURNS
                start = spot if ring else middle
                place = start[0] + math.cos(angle) * ring * step, start[1] + math.sin(angle) * ring * step
                box = _box(place, size)
                if not (frame.left <= box.left and box.right <= frame.right):
                    continue
                if not (frame.top <= box.top and box.bottom <= frame.bottom):
                    continue
                if any(_near(box, other, gap - 1e-6) for other in taken):
                    continue
                if clear is not None and any(_covers(box, other, clear) for other in others):
                    continue
                return place
            if clear is not None and ring * step > 4 * max(size):
                break
    return None


def _box(middle: Point, size: tuple[float, float]) -> Area:
    (x, y), (wide, tall) = middle, size
    return Area(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)


def _near(one: Area, other: Area, gap: float) -> bool:
    across = one.left - other.right < gap and other.left - one.right < gap
    return across and one.top - other.bottom < gap and other.top - one.bottom < gap


def _covers(box: Area, point: Point, margin: float) -> bool:
    return box.left - margin < point[0] < box.right + margin and box.top - margin < point[1] < box.bottom + margin


def _into(point: Point, size: tuple[float, float], frame: Area) -> Point | None:
    if size[0] > frame.width or size[1] > frame.height:
        return None
    x = min(max(point[0], frame.left + size[0] / 2), frame.right - size[0] / 2)
    y = min(max(point[1], frame.top + size[1] / 2), frame.bottom - size[1] / 2)
    return x, y
