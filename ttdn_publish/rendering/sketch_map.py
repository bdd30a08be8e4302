"""The sketch map of a brochure as plain SVG: land and water, roads, names, and the numbered places of its table.

::

    svg = draw_map(brochure.map, style, spots_of(brochure.entries), title="Sơ đồ tỉnh", north="B")
    small = draw_map(project_map, style, spots_of(projects), highlight="TG-MAU-03", title="Vị trí dự án")

Places are given in hundredths of the map's width (x, from the left) and height (y, from the top). Sizes of lines follow the
size of the map, sizes of type do not. It shows what lies beside what and is never to be measured on; nothing is drawn
outside the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ttdn_publish.model.brochure import Row, SketchMap
from ttdn_publish.model.text import Text
from ttdn_publish.rendering.charts.canvas import Area, Point
from ttdn_publish.rendering.charts.figures import clean
from ttdn_publish.rendering.charts.lettering import BOLD, width
from ttdn_publish.rendering.sketches.ground import LINE_KINDS, draw_ground, points_of
from ttdn_publish.rendering.sketches.labels import apart, quad
from ttdn_publish.rendering.sketches.looks import MapStyle, place
from ttdn_publish.rendering.sketches.names import NAME_KINDS, draw_compass, draw_name, names_of
from ttdn_publish.rendering.sketches.sheet import Sheet


@dataclass(frozen=True)
class MapSpot:
    """A place that is marked: ``figure`` (what stands in its mark) and where it is, 0 to 100."""

    key: str
    x: float
    y: float
    figure: str = ""


@dataclass(frozen=True)
class _Mark:
    spot: Point
    middle: Point
    size: tuple[float, float]
    figure: str


def spots_of(rows: Iterable[Row]) -> tuple[MapSpot, ...]:
    """The marked places of a table: rows that say where they are, each under its key."""
    found = []
    for row in rows:
        x, y = getattr(row, "x", None), getattr(row, "y", None)
        if x is not None and y is not None:
            found.append(MapSpot(row.key, x, y))
    return tuple(found)


def draw_map(
    sketch: SketchMap,
    style: MapStyle,
    spots: Sequence[MapSpot] = (),
    *,
    title: str,
    words: Callable[[Text], str] = attrgetter("plain"),
    highlight: str = "",
    north: str = "",
) -> str:
    """``sketch`` as a standalone SVG document ``style.width_mm`` mm wide and ``sketch.height`` times as high; a unit is a point.

    ``spots`` are marked with their figures (their keys where they have none); marks that would overlap are pushed apart,
    and one that no longer covers its place is led to it by a line. With ``highlight`` (a key) that place alone is pointed
    out, the others are dots, and names without room are left out: a locator map. ``title`` names the map for those who
    cannot see it, ``words`` gives a name in the language of the page, ``north`` (a letter) draws a compass. The same input
    gives the same bytes.
    """
    size = (style.width_mm, style.width_mm * sketch.height)
    sheet = Sheet(size, style.font_family, style.font_size_pt, style.ink, language=style.language, title=title)
    lines = draw_ground(sheet, sketch.lines, style)
    marks = () if highlight else _marks(sheet.area, spots, style)
    pins = [place(sheet.area, spot.x, spot.y) for spot in spots if spot.key == highlight]
    others = [place(sheet.area, spot.x, spot.y) for spot in spots if spot.key != highlight] if highlight else []
    em = style.font_size_pt
    taken = [quad(mark.middle, mark.size) for mark in marks]
    taken += [quad(pin, (1.9 * em, 1.9 * em)) for pin in pins] + [quad(dot, (0.6 * em, 0.6 * em)) for dot in others]
    names = names_of(sheet.area, sketch.names, style, taken, lines, words, small=bool(highlight))
    if north:
        draw_compass(sheet, style, [*taken, *(name.box for name in names)], clean(north))
    for name in names:
        draw_name(sheet, name, style)
    for other in others:
        sheet.disc(other, em * 0.2, style.muted, style.road_edge, 0.5)
    _draw_marks(sheet, marks, style)
    for pin in pins:
        sheet.disc(pin, em * 0.85, style.road_edge, style.accent, em * 0.14)
        sheet.disc(pin, em * 0.5, style.accent)
    return sheet.svg()


def _marks(frame: Area, spots: Sequence[MapSpot], style: MapStyle) -> tuple[_Mark, ...]:
    """The marks of ``spots``, smaller ones where so many have no room."""
    places = [place(frame, spot.x, spot.y) for spot in spots]
    figures = [clean(spot.figure or spot.key) for spot in spots]
    em = style.font_size_pt
    while True:
        tall = em * 1.75
        sizes = [(max(tall, width(figure, em, BOLD) + em * 0.9), tall) for figure in figures]
        middles = apart(places, sizes, frame, em * 0.14)
        if middles is not None:
            return tuple(map(_Mark, places, middles, sizes, figures))
        em *= 0.9


def _draw_marks(sheet: Sheet, marks: Sequence[_Mark], style: MapStyle) -> None:
    led = [mark for mark in marks if not _covers(mark)]
    for mark in led:
        sheet.stroke([(mark.spot, mark.middle)], style.ink, 0.6)
        sheet.disc(mark.spot, 1.1, style.ink)
    for mark in marks:
        (x, y), (wide, tall) = mark.middle, mark.size
        edge = tall * 0.06
        box = Area(x - wide / 2 + edge, y - tall / 2 + edge, x + wide / 2 - edge, y + tall / 2 - edge)
        sheet.pill(box, style.spot, style.road_edge, 2 * edge)
        sheet.turned(mark.figure, mark.middle, tall / 1.75, style.on_spot, weight=BOLD)


def _covers(mark: _Mark) -> bool:
    (x, y), (wide, tall) = mark.middle, mark.size
    return abs(mark.spot[0] - x) <= wide / 2 and abs(mark.spot[1] - y) <= tall / 2


__all__ = ["LINE_KINDS", "NAME_KINDS", "MapSpot", "MapStyle", "draw_map", "points_of", "spots_of"]
