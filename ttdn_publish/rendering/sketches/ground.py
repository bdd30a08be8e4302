"""The ground of a sketch map: land within its boundary, rivers that widen on their way, the sea and its shallows, roads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ttdn_publish.model.brochure import Line
from ttdn_publish.rendering.charts.canvas import Area, Point
from ttdn_publish.rendering.charts.colours import pale
from ttdn_publish.rendering.sketches.curves import band, beside, covered, inside, smooth
from ttdn_publish.rendering.sketches.looks import MapStyle, placed
from ttdn_publish.rendering.sketches.sheet import Sheet

#: What a line may be; others are not drawn.
LINE_KINDS = ("ranh", "bien", "song", "cu-lao", "duong")
#: Width where none is given, in hundredths of the map's width.
_WIDTHS = {"song": 2.0, "duong": 0.75, "ranh": 0.3}
_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s+(-?\d{1,3}(?:\.\d+)?)\s*")
_SOURCE, _FROM_AFAR = 0.15, 0.6  # part of its width that a river has where it begins, inside the map and at its edge
_SHALLOWS = (4.4, 2.0)  # hundredths of the width
_HAIRLINE = 0.35


def points_of(written: str) -> tuple[Point, ...]:
    """The points of ``10 20, 35.5 40``; none where one of them cannot be read."""
    found = []
    for part in written.split(","):
        match = _POINT.fullmatch(part)
        if match is None:
            return ()
        found.append((float(match[1]), float(match[2])))
    return tuple(found)


def draw_ground(sheet: Sheet, lines: Sequence[Line], style: MapStyle) -> list[Point]:
    """Draw ``lines`` on all of ``sheet``; the answer is where boundaries, banks and roads run, for names to keep off."""
    frame, unit = sheet.area, sheet.area.width / 100
    drawn = {kind: [(line, points_of(line.points)) for line in lines if line.kind == kind] for kind in LINE_KINDS}
    bounded = any(_closed(points) for _, points in drawn["ranh"])
    sheet.box(0, 0, frame.right, frame.bottom, style.outside if bounded else style.land)
    edges: list[list[Point]] = []
    for line, points in drawn["ranh"]:
        ring = _closed(points)
        curve = placed(frame, smooth(points, closed=ring))
        edges.append(curve)
        if ring:
            sheet.area_of(covered(curve, frame), style.land)
        sheet.stroke(inside(curve, frame), style.muted, _thick(line, unit), (2.2 * unit + 1, 0.9 * unit + 0.6))
    seas = [placed(frame, _coast(points)) for _, points in drawn["bien"] if len(points) > 2]
    streams = [_stream(line, points, frame) for line, points in drawn["song"]]
    # All banks first, then all water, the sea last: no bank is left where waters run into each other.
    for outline in (*streams, *seas):
        sheet.stroke(inside([*outline, *outline[:1]], frame), style.shore, max(0.35 * unit, 0.7))
    for outline in (*streams, *seas):
        sheet.area_of(covered(outline, frame), style.water)
    for outline in seas:
        _draw_shallows(sheet, outline, style, unit)
    for _, points in drawn["cu-lao"]:
        outline = placed(frame, smooth(points, closed=True))
        sheet.area_of(covered(outline, frame), style.land)
        sheet.stroke(inside([*outline, *outline[:1]], frame), style.shore, max(0.3 * unit, 0.5))
    roads = [(inside(placed(frame, smooth(p, closed=_closed(p))), frame), _thick(r, unit)) for r, p in drawn["duong"]]
    for pieces, thick in roads:
        sheet.stroke(pieces, style.road_edge, thick * 1.9)
    for pieces, thick in roads:
        sheet.stroke(pieces, style.road, thick)
    return [
        point for run in (*edges, *streams, *seas, *(piece for pieces, _ in roads for piece in pieces)) for point in run
    ]


def _stream(line: Line, points: Sequence[Point], frame: Area) -> list[Point]:
    if len(points) < 2:
        return []
    end = (line.width or _WIDTHS["song"]) * frame.width / 100
    begin = end * (_FROM_AFAR if _outside(points[0]) else _SOURCE)
    return band(placed(frame, smooth(points)), begin, end)


def _draw_shallows(sheet: Sheet, outline: Sequence[Point], style: MapStyle, unit: float) -> None:
    """Two pale strips along the coast, on the side of the sea."""
    frame = sheet.area
    turns = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(outline, [*outline[1:], outline[0]], strict=True))
    side = -1 if turns > 0 else 1
    for index, reach in enumerate(_SHALLOWS):
        for piece in inside([*outline, *outline[:1]], Area(-1, -1, frame.right + 1, frame.bottom + 1)):
            if len(piece) > 2:
                far = beside(piece, [side * reach * unit] * len(piece))
                sheet.area_of(
                    covered([*piece, *reversed(far)], frame), pale(style.shallows) if index else style.shallows
                )


def _coast(points: Sequence[Point]) -> list[Point]:
    """An area with a smooth outline where it lies on the map; beside the map its corners stay corners."""
    count = len(points)
    corner = [_outside(points[i]) and _outside(points[(i + 1) % count]) for i in range(count)]
    if not any(corner):
        return smooth(points, closed=True)
    first = corner.index(True) + 1
    outline: list[Point] = []
    run: list[Point] = [points[first % count]]
    for step in range(first, first + count):
        if corner[step % count]:
            outline += smooth(run)
            run = []
        run.append(points[(step + 1) % count])
    return outline


def _outside(point: Point) -> bool:
    return not (0 < point[0] < 100 and 0 < point[1] < 100)


def _closed(points: Sequence[Point]) -> bool:
    return len(points) > 3 and points[0] == points[-1]


def _thick(line: Line, unit: float) -> float:
    return max((line.width or _WIDTHS[line.kind]) * unit, _HAIRLINE)
