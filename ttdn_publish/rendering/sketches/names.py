"""Names of a sketch map, which give way to its marks and to each other, and its compass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ttdn_publish.model.brochure import MapName
from ttdn_publish.model.text import Text
from ttdn_publish.rendering.charts.canvas import Area, Point
from ttdn_publish.rendering.charts.figures import clean
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, REGULAR
from ttdn_publish.rendering.sketches.labels import holds, meet, quad, within
from ttdn_publish.rendering.sketches.looks import MapStyle, place
from ttdn_publish.rendering.sketches.sheet import Sheet, length

#: What a name may be: a town, a river, the sea, a road, a region; others are not drawn.
NAME_KINDS = ("noi", "song", "bien", "duong", "vung")
_EDGE = 1.5  # pt that names keep from the edge


@dataclass(frozen=True)
class PlacedName:
    """A name with its place on the sheet (pt): its middle, its box, the dot of its town."""

    text: str
    middle: Point
    degrees: float
    size: float
    kind: str
    dot: Point | None
    box: tuple[Point, ...]


def names_of(
    frame: Area,
    names: Sequence[MapName],
    style: MapStyle,
    marks: Sequence[tuple[Point, ...]],
    lines: Sequence[Point],
    words: Callable[[Text], str],
    *,
    small: bool,
) -> list[PlacedName]:
    """Names where they stand, moved a little where they would cover a mark, another name, the edge, or a line.

    ``marks`` are the outlines of the marks, ``lines`` points of what is drawn below. A ``small`` map has no names of roads,
    and none that has no room.
    """
    room = Area(_EDGE, _EDGE, frame.right - _EDGE, frame.bottom - _EDGE)
    taken, found = list(marks), list[PlacedName]()
    towns = [place(frame, name.x, name.y) for name in names if name.kind == "noi"]
    taken += [quad(town, (2.4, 2.4)) for town in towns]
    for name in names:
        text = clean(words(name.text))
        if not text or name.kind not in NAME_KINDS:
            continue
        tries = list(_tries(frame, name, text, style))
        near = _near(tries, lines) if name.kind in ("noi", "vung") else []
        costs = [_cost(one, room, taken, near) for one in tries]
        best = costs.index(min(costs))
        if small and (costs[best][0] or name.kind == "duong"):
            continue
        taken.append(tries[best].box)
        found.append(tries[best])
    return found


def _cost(name: PlacedName, frame: Area, taken: Sequence[tuple[Point, ...]], lines: Sequence[Point]) -> tuple[int, int]:
    """What is covered: marks and names (or the edge crossed), then points of lines, where it is still near its dot."""
    wrong = sum(meet(name.box, other) for other in taken) + (0 if within(name.box, frame) else len(taken) + 1)
    return wrong, sum(holds(name.box, point) for point in lines)


def _near(tries: Sequence[PlacedName], points: Sequence[Point]) -> list[Point]:
    """The points that any of the places to try may cover."""
    xs, ys = zip(*(corner for one in tries for corner in one.box), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return [(x, y) for x, y in points if left <= x <= right and top <= y <= bottom]


def _tries(frame: Area, name: MapName, text: str, style: MapStyle) -> Iterable[PlacedName]:
    size, weight, spacing = _type(name.kind, style)
    x, y = place(frame, name.x, name.y)
    pad = 0.9 * size if _is_plate(name.kind, name.turn) else 0.2 * size
    wide, tall = length(text, size, weight, spacing) + pad, size * (1.35 if pad > 0.5 * size else 1.1)
    if name.kind == "noi":
        far, up = wide / 2 + 2.2, tall / 2 + 1.6
        shifts = [(far, 0.0), (-far, 0.0), (0.0, -up), (0.0, up), (far, -up), (-far, -up), (far, up), (-far, up)]
        shifts += [(0.0, -1.8 * up), (0.0, 1.8 * up)]
    else:
        shifts = [(0.0, 0.0)] + [
            (dx * tall * n, dy * tall * n)
            for n in (0.6, 1.2, 1.8, 2.6)
            for dx, dy in ((0, -1), (0, 1), (1, 0), (-1, 0))
        ]
    for dx, dy in shifts:
        middle = (x + dx, y + dy)
        box = quad(middle, (wide, tall), name.turn)
        yield PlacedName(text, middle, name.turn, size, name.kind, (x, y) if name.kind == "noi" else None, box)


def draw_name(sheet: Sheet, name: PlacedName, style: MapStyle) -> None:
    """Draw a name, with the dot of its town or the plate of its road."""
    colour = {"noi": style.ink, "duong": style.road_ink, "vung": style.muted}.get(name.kind, style.water_ink)
    if name.dot:
        sheet.disc(name.dot, 1.25, style.road_edge, style.ink, 0.7)
    if _is_plate(name.kind, name.degrees):
        (left, top), (right, bottom) = name.box[0], name.box[2]
        sheet.pill(Area(left, top, right, bottom), style.road_edge, style.road, 0.6)
    size, weight, spacing = _type(name.kind, style)
    sheet.turned(name.text, name.middle, size, colour, degrees=name.degrees, weight=weight, spacing=spacing)


def _type(kind: str, style: MapStyle) -> tuple[float, int, float]:
    """Size in pt, weight and space between letters of names of a kind."""
    em = style.font_size_pt
    return {
        "bien": (em * 1.15, BOLD, em * 0.22),
        "vung": (em * 0.92, REGULAR, em * 0.14),
        "duong": (em * 0.84, BOLD, 0.0),
        "noi": (em, BOLD, 0.0),
    }.get(kind, (em * 0.95, REGULAR, em * 0.06))


def _is_plate(kind: str, degrees: float) -> bool:
    """Whether a name stands on a plate: the name of a road that does not run along it."""
    return kind == "duong" and not degrees


def draw_compass(sheet: Sheet, style: MapStyle, taken: Sequence[tuple[Point, ...]], letter: str) -> None:
    """An arrow to the north, in the first corner (from the upper right) where it covers nothing."""
    frame, em = sheet.area, style.font_size_pt
    wide, tall = 1.7 * em, 3.3 * em
    near_x, near_y = wide / 2 + 0.7 * em, tall / 2 + 0.7 * em
    corners = [(x, y) for y in (near_y, frame.bottom - near_y) for x in (frame.right - near_x, near_x)]
    free = [spot for spot in corners if not any(meet(quad(spot, (wide, tall)), other) for other in taken)]
    x, y = (free or corners)[0]
    tip, foot = y - tall / 2 + 1.25 * em, y + tall / 2
    sheet.turned(letter, (x, y - tall / 2 + em * CAPITAL / 2), em, style.ink, weight=BOLD)
    notch = foot - 0.55 * em
    sheet.area_of([(x, tip), (x - 0.62 * em, foot), (x, notch)], style.ink)
    sheet.area_of([(x, tip), (x + 0.62 * em, foot), (x, notch)], style.road_edge)
    sheet.stroke([[(x, tip), (x + 0.62 * em, foot), (x, notch), (x - 0.62 * em, foot), (x, tip)]], style.ink, 0.5)
