"""The looks of a sketch map, and where its hundredths lie on the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttdn_publish.rendering.charts.canvas import Area, Point


@dataclass(frozen=True)
class MapStyle:
    """The looks of a map: outer width in mm, type size in pt, colours as ``#rrggbb``.

    ``land`` is the land within a closed boundary (all of it where there is none), ``outside`` the land around. ``spot``
    and ``accent`` are the marks of places and the one that is pointed out; figures on them are ``on_spot``. ``language`` is
    the code of the language of the names.
    """

    width_mm: float
    font_family: str
    font_size_pt: float
    land: str
    outside: str
    ink: str
    muted: str
    spot: str
    accent: str
    on_spot: str = "#ffffff"
    water: str = "#c3dee6"
    shallows: str = "#d8eaee"
    shore: str = "#8fb9c6"
    water_ink: str = "#1f6277"
    road: str = "#d99a55"
    road_edge: str = "#ffffff"
    road_ink: str = "#8a5a21"
    language: str = "vi"


def place(frame: Area, x: float, y: float) -> Point:
    """A place of the map on the sheet; never outside it."""
    return min(max(x, 0.0), 100.0) / 100 * frame.width, min(max(y, 0.0), 100.0) / 100 * frame.height


def placed(frame: Area, points: Iterable[Point]) -> list[Point]:
    """Points of a line on the sheet, or beside it."""
    return [(x / 100 * frame.width, y / 100 * frame.height) for x, y in points]
