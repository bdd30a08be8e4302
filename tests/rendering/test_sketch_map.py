"""Sketch maps: what a traveller must be able to rely on, read back from the SVG."""

from __future__ import annotations

import itertools
import math
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.brochure import Line, MapName, SketchMap, Spot
from ttdn_publish.model.text import Text, inlines_of
from ttdn_publish.readers.brochure import read_brochure
from ttdn_publish.readers.source import Source
from ttdn_publish.rendering.charts.canvas import Area
from ttdn_publish.rendering.sketch_map import MapSpot, MapStyle, draw_map, points_of, spots_of
from ttdn_publish.rendering.sketches.curves import band, covered, inside, plain, smooth
from ttdn_publish.rendering.sketches.labels import holds, meet, quad

ROOT = Path(__file__).resolve().parent.parent.parent
SPOT, ACCENT, LAND, OUTSIDE, WATER, ROAD = "#0f5c7a", "#d9593d", "#f6efd9", "#ecece3", "#c3dee6", "#d99a55"
MUTED = "#5a676b"
PT = 72 / 25.4


def style(width_mm: float = 100, size_pt: float = 7) -> MapStyle:
    family = "'Be Vietnam Pro', sans-serif"
    return MapStyle(width_mm, family, size_pt, LAND, OUTSIDE, "#1d2629", MUTED, SPOT, ACCENT)


def text(words: str) -> Text:
    return Text(inlines_of(words))


def sketch(*lines: tuple[str, str], names: tuple[MapName, ...] = (), height: float = 0.5) -> SketchMap:
    drawn = tuple(Line(at=Place(), kind=kind, points=points) for kind, points in lines)
    return SketchMap(at=Place(), height=height, lines=drawn, names=names)


def name(words: str, x: float, y: float, kind: str = "noi", turn: float = 0.0) -> MapName:
    return MapName(at=Place(), text=text(words), x=x, y=y, kind=kind, turn=turn)


def drawn(given_map: SketchMap, *spots: MapSpot, width_mm: float = 100, **options: Any) -> str:
    return draw_map(given_map, style(width_mm), spots, title="Sơ đồ", **options)


def elements(svg: str, tag: str, **attributes: str) -> list[ElementTree.Element]:
    found = ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}")
    return [e for e in found if all(e.get(key.replace("_", "-")) == value for key, value in attributes.items())]


def words(svg: str) -> list[str]:
    return [element.text or "" for element in elements(svg, "text")]


def marks(svg: str) -> list[Area]:
    """The marks with their white edges."""
    found = []
    for e in elements(svg, "rect", fill=SPOT):
        x, y, wide, tall, edge = (float(e.attrib[k]) for k in ("x", "y", "width", "height", "stroke-width"))
        found.append(Area(x - edge / 2, y - edge / 2, x + wide + edge / 2, y + tall + edge / 2))
    return found


def middle(box: Area) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def numbers(path: str) -> list[tuple[float, float]]:
    read = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(read[::2], read[1::2], strict=True))


# ---- places ----


def test_marks_stand_where_the_table_says_and_carry_their_figures() -> None:
    svg = drawn(sketch(), MapSpot("1", 25, 50), MapSpot("2", 80, 20, "B"))
    assert [middle(mark) for mark in marks(svg)] == [
        pytest.approx((25 * PT, 25 * PT), abs=0.02),
        pytest.approx((80 * PT, 10 * PT), abs=0.02),
    ]
    assert words(svg) == ["1", "B"]


def test_rows_without_a_place_are_not_marked() -> None:
    here, nowhere = (Spot(at=Place(), key=key, name=text("Chợ"), x=x, y=x) for key, x in (("1", 10.0), ("2", None)))
    assert spots_of((here, nowhere)) == (MapSpot("1", 10, 10),)


def test_two_places_in_one_are_pushed_apart_and_led_home() -> None:
    svg = drawn(sketch(), *(MapSpot(str(key), 50, 50) for key in range(1, 8)))
    spot = (50 * PT, 25 * PT)
    away = [
        mark for mark in marks(svg) if not (mark.left <= spot[0] <= mark.right and mark.top <= spot[1] <= mark.bottom)
    ]
    leaders = [numbers(e.attrib["d"]) for e in elements(svg, "path", stroke="#1d2629", stroke_width="0.6")]
    assert len(away) >= 6
    assert len(leaders) == len(away)
    assert all(line[0] == pytest.approx(spot, abs=0.02) for line in leaders)
    for line, mark in zip(leaders, away, strict=True):
        assert math.dist(line[1], middle(mark)) < 0.05
        assert math.dist(line[0], line[1]) < 40


PLACES = st.tuples(st.floats(0, 100), st.floats(0, 100))
CLUSTERED = st.tuples(st.floats(45, 55), st.floats(45, 55))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(PLACES, CLUSTERED), min_size=1, max_size=14),
    st.floats(25, 120),
    st.floats(0.3, 1.2),
    st.sampled_from(["{}", "TG-{}"]),
)
def test_marks_never_overlap_and_none_is_lost(
    places: list[tuple[float, float]], width_mm: float, height: float, pattern: str
) -> None:
    spots = [MapSpot(pattern.format(index), x, y) for index, (x, y) in enumerate(places, start=1)]
    svg = drawn(sketch(height=height), *spots, width_mm=width_mm)
    found = marks(svg)
    assert words(svg) == [spot.key for spot in spots]
    for one, other in itertools.combinations(found, 2):
        apart_x = max(one.left - other.right, other.left - one.right)
        apart_y = max(one.top - other.bottom, other.top - one.bottom)
        assert max(apart_x, apart_y) > -0.05
    for mark in found:
        assert mark.left >= -0.05
        assert mark.top >= -0.05
        assert mark.right <= width_mm * PT + 0.05
        assert mark.bottom <= width_mm * height * PT + 0.05
    assert svg == drawn(sketch(height=height), *spots, width_mm=width_mm)


@settings(max_examples=40, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=10))
def test_a_mark_with_room_around_it_stays(places: list[tuple[float, float]]) -> None:
    svg = drawn(sketch(height=1), *(MapSpot(str(i), x, y) for i, (x, y) in enumerate(places)))
    spots = [(min(max(x * PT, 6.2), 100 * PT - 6.2), min(max(y * PT, 6.2), 100 * PT - 6.2)) for x, y in places]
    for index, (mark, spot) in enumerate(zip(marks(svg), spots, strict=True)):
        if all(math.dist(spot, other) > 120 for place, other in enumerate(spots) if place != index):
            assert math.dist(middle(mark), spot) < 0.2


def test_a_locator_map_points_out_one_place_and_has_no_figures() -> None:
    spots = [MapSpot("TG-MAU-01", 20, 20), MapSpot("TG-MAU-02", 70, 60), MapSpot("TG-MAU-03", 90, 90)]
    names = (name("Mỹ Tho", 40, 50), name("QL 1", 20, 70, "duong"), name("Chợ Gạo chen vào giữa", 42, 50))
    svg = drawn(sketch(names=names), *spots, width_mm=40, highlight="TG-MAU-02")
    pins = elements(svg, "circle", fill=ACCENT)
    assert [(float(p.attrib["cx"]), float(p.attrib["cy"])) for p in pins] == [
        pytest.approx((28 * PT, 12 * PT), abs=0.02)
    ]
    assert len(elements(svg, "circle", fill=MUTED)) == 2
    assert marks(svg) == []
    assert "Mỹ Tho" in words(svg)
    assert "QL 1" not in words(svg)


# ---- ground ----


def test_a_river_widens_to_its_mouth() -> None:
    river = sketch(("song", "20 50, 40 50, 60 50, 80 50"))
    (bank,) = [numbers(e.attrib["d"]) for e in elements(drawn(river), "path", fill=WATER)]
    widths = {round(x / PT): 2 * abs(y - 25 * PT) / PT for x, y in bank}
    assert widths == pytest.approx({20: 0.3, 80: 2.0}, abs=0.02)


def test_a_river_from_beyond_the_edge_is_no_spring() -> None:
    bank = band([(0, 0), (10, 0)], 3, 5)
    assert [round(math.dist(one, other), 6) for one, other in zip(bank[:2], bank[:1:-1], strict=True)] == [3, 5]
    svg = drawn(sketch(("song", "-10 50, 110 50")))
    (left, top), (_, low) = sorted(numbers(elements(svg, "path", fill=WATER)[0].attrib["d"]))[:2]
    assert left == 0
    assert abs(low - top) / PT == pytest.approx(0.6 * 2 + 0.4 * 2 * 10 / 120, abs=0.02)


def test_only_land_within_a_closed_boundary_is_the_provinces() -> None:
    closed = drawn(sketch(("ranh", "10 10, 90 10, 90 90, 10 90, 10 10")))
    assert [e.get("fill") for e in elements(closed, "rect")] == [OUTSIDE]
    assert len(elements(closed, "path", fill=LAND)) == 1
    opened = drawn(sketch(("ranh", "10 10, 90 10, 90 90")))
    assert [e.get("fill") for e in elements(opened, "rect")] == [LAND]
    assert elements(opened, "path", fill=LAND) == []


def test_the_coast_bends_and_the_corners_of_the_sea_beside_the_map_do_not() -> None:
    svg = drawn(sketch(("bien", "80 -10, 70 30, 75 70, 70 110, 120 110, 120 -10"), height=1))
    sea = numbers(elements(svg, "path", fill=WATER)[0].attrib["d"])
    assert max(x for x, _ in sea) == pytest.approx(100 * PT, abs=0.01)
    assert sorted(round(y / PT) for x, y in sea if x > 99 * PT) == [0, 100]
    coast = [x / PT for x, _ in sea if x < 99 * PT]
    assert 69 < min(coast) < 71
    assert len(coast) > 8


LINES = st.lists(
    st.tuples(
        st.sampled_from(["ranh", "bien", "song", "cu-lao", "duong", "khac"]),
        st.lists(st.tuples(st.integers(-60, 160), st.integers(-60, 160)), min_size=1, max_size=7),
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(LINES, st.floats(20, 120), st.floats(0.3, 1.2))
def test_nothing_is_drawn_outside_the_map(
    lines: list[tuple[str, list[tuple[int, int]]]], width_mm: float, height: float
) -> None:
    written = [(kind, ", ".join(f"{x} {y}" for x, y in points)) for kind, points in lines]
    svg = drawn(sketch(*written, height=height), width_mm=width_mm)
    for path in elements(svg, "path"):
        for x, y in numbers(path.attrib["d"]):
            assert -0.01 <= x <= width_mm * PT + 0.01
            assert -0.01 <= y <= width_mm * height * PT + 0.01


def test_points_are_read_or_not_at_all() -> None:
    assert points_of("10 20, 35.5 -4") == ((10, 20), (35.5, -4))
    for wrong in ("", "10", "10 20, x 3", "10 20 30", "nan 3", "1e9 3", "10 20,"):
        assert points_of(wrong) == ()
    assert elements(drawn(sketch(("duong", "10 20, x 3"))), "path") == []


# ---- names ----


def test_names_come_from_the_caller() -> None:
    svg = drawn(sketch(names=(name("Biển Đông", 50, 50, "bien"),)), words=lambda _: "East Sea & more")
    assert words(svg) == ["East Sea & more"]


def test_a_name_gives_way_to_a_mark() -> None:
    free = drawn(sketch(names=(name("Cái Bè", 50, 50),)))
    crowded = drawn(sketch(names=(name("Cái Bè", 50, 50),)), MapSpot("3", 55, 50))
    (before,), (after,) = ([float(e.attrib["x"]) for e in elements(svg, "text")][:1] for svg in (free, crowded))
    assert before > 50 * PT  # right of its dot
    assert after < 50 * PT  # left of it
    assert len(elements(crowded, "circle")) == 1


def test_a_name_runs_along_its_river() -> None:
    svg = drawn(sketch(names=(name("Sông Tiền", 40, 60, "song", -15),)))
    assert elements(svg, "text")[0].get("transform") == "rotate(-15 113.39 85.04)"


def test_type_does_not_grow_with_the_map() -> None:
    names = (name("Mỹ Tho", 20, 50), name("Sông Tiền", 60, 80, "song"), name("QL 1", 60, 20, "duong"))
    small, large = (
        [e.get("font-size") for e in elements(drawn(sketch(names=names), width_mm=w), "text")] for w in (60, 160)
    )
    assert small == large


def test_the_compass_looks_for_a_free_corner() -> None:
    def corner(*spots: MapSpot) -> bool:
        svg = drawn(sketch(), *spots, north="B")
        letter = next(e for e in elements(svg, "text") if e.text == "B")
        return float(letter.attrib["x"]) > 50 * PT

    assert corner()
    assert not corner(MapSpot("1", 98, 6), MapSpot("2", 98, 94), MapSpot("3", 98, 88))


# ---- the whole ----


def test_print_finds_nothing_it_cannot_take() -> None:
    svg = drawn(
        sketch(("song", "0 50, 99 60"), ("bien", "90 -9, 92 50, 90 109, 120 109, 120 -9"), ("duong", "0 0, 99 99")),
        MapSpot("1", 20, 20),
        north="N",
    )
    assert not re.search("opacity|radient|filter|clip|mask|href|style=", svg)
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" xml:lang="vi" width="100mm" height="50mm"')


def test_the_title_says_what_it_is() -> None:
    svg = draw_map(sketch(), style(), title="Sơ đồ <tỉnh> & vùng")
    assert elements(svg, "title")[0].text == "Sơ đồ <tỉnh> & vùng"
    assert ElementTree.fromstring(svg).get("role") == "img"


def test_the_tourist_map_of_the_sample_is_true_to_its_table() -> None:
    findings = Findings()
    brochure = read_brochure(Source(ROOT / "content" / "brochures" / "du-lich", ROOT, findings))
    assert brochure is not None
    assert brochure.map is not None
    assert not list(findings)
    svg = draw_map(brochure.map, style(90), spots_of(brochure.entries), title="Sơ đồ", north="B")
    said = words(svg)
    assert {"1", "2", "3", "4", "5", "6", "BIỂN ĐÔNG", "Mỹ Tho", "Gò Công", "Sông Tiền", "B"} <= set(said)
    assert len(said) == 6 + len(brochure.map.names) + 1
    for mark, spot in zip(marks(svg), spots_of(brochure.entries), strict=True):
        x, y = spot.x / 100 * 90 * PT, spot.y / 100 * 90 * brochure.map.height * PT
        assert math.dist(middle(mark), (x, y)) < 0.1


# ---- curves ----


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=3, max_size=9, unique=True))
def test_a_curve_runs_through_its_points_and_keeps_its_shape_when_thinned(points: list[tuple[int, int]]) -> None:
    curve = smooth(points)
    assert all(min(math.dist(point, on) for on in curve) < 1e-6 for point in points)
    thin = plain(curve)
    assert thin[0] == curve[0]
    assert thin[-1] == curve[-1]
    for x, y in curve:
        assert min(_far((x, y), one, other) for one, other in itertools.pairwise(thin)) < 0.021


def _far(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length)) if length else 0.0
    return math.hypot(one[0] + along * dx - point[0], one[1] + along * dy - point[1])


def test_what_sticks_out_is_cut_off() -> None:
    frame = Area(0, 0, 10, 10)
    assert inside([(-5, 5), (5, 5), (5, 20), (20, 20), (5, 8)], frame) == [
        [(0, 5), (5, 5), (5, 10)],
        [(7.5, 10), (5, 8)],
    ]
    assert sorted(covered([(5, -5), (15, -5), (15, 5), (5, 5)], frame)) == [(5, 0), (5, 5), (10, 0), (10, 5)]
    assert covered([(20, 20), (30, 20), (30, 30)], frame) == []


def test_turned_boxes_meet_only_where_they_share_ground() -> None:
    flat, turned = quad((0, 0), (10, 2)), quad((0, 0), (10, 2), 90)
    assert turned[0] == pytest.approx((1, -5))
    assert meet(flat, turned)
    assert not meet(flat, quad((0, 2), (10, 2)))
    assert not meet(quad((0, 0), (10, 2), 45), quad((5, -3), (4, 4)))
    assert holds(flat, (4.9, 0.9))
    assert not holds(turned, (4.9, 0.9))
