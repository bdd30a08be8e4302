"""Season rings and bars: the months of a harvest, read back from the SVG."""

from __future__ import annotations

import math
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.model.brochure import months
from ttdn_publish.rendering.season_ring import SeasonStyle, season_bar, season_ring

HARVEST, REST = "#d1542f", "#e6eae6"
PT = 72 / 25.4
TITLE = "Mùa vụ: tháng 1 đến tháng 3"


def style(**changes: Any) -> SeasonStyle:
    plain: dict[str, Any] = {
        "font_family": "'Be Vietnam Pro', sans-serif",
        "font_size_pt": 7,
        "harvest": HARVEST,
        "rest": REST,
        "ink": "#1d2629",
        "muted": "#5a676b",
    }
    return SeasonStyle(**(plain | changes))


def elements(svg: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


def filled(svg: str) -> set[int]:
    """The months whose shapes, the first one January's, have the colour of the harvest."""
    shapes = elements(svg, "path") or elements(svg, "rect")
    assert len(shapes) == 12
    return {month for month, shape in enumerate(shapes, start=1) if shape.get("fill") == HARVEST}


def figures(svg: str) -> dict[str, tuple[float, float]]:
    return {e.text or "": (float(e.attrib["x"]), float(e.attrib["y"])) for e in elements(svg, "text")}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1-3", {1, 2, 3}), ("11-2, 6", {11, 12, 1, 2, 6}), ("5", {5}), ("1-12", set(range(1, 13)))],
)
def test_the_months_of_the_table_are_filled(written: str, expected: set[int]) -> None:
    assert filled(season_ring(months(written), style(), 32, title=TITLE)) == expected
    assert filled(season_bar(months(written), style(), 60, 6, title=TITLE)) == expected


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, 12)), st.floats(16, 60))
def test_no_other_month_is_filled_and_nothing_leaves_the_picture(chosen: set[int], size: float) -> None:
    for svg, wide, tall in (
        (season_ring(chosen, style(), size, title=TITLE, middle="Mùa thu hoạch"), size, size),
        (season_bar(sorted(chosen), style(), size, 6, title=TITLE), size, 6.0),
    ):
        assert filled(svg) == chosen
        for x, y in figures(svg).values():
            assert 0 <= x <= wide * PT
            assert 0 <= y <= tall * PT
        for shape in elements(svg, "rect"):
            assert float(shape.attrib["x"]) + float(shape.attrib["width"]) <= wide * PT + 0.02


def test_the_ring_stands_like_a_clock() -> None:
    svg = season_ring((1, 2, 3), style(), 34, title=TITLE)
    places, middle = figures(svg), 17 * PT
    assert list(places) == [str(month) for month in range(1, 13)]
    assert places["12"][1] == min(y for _, y in places.values())
    assert places["6"][1] == max(y for _, y in places.values())
    assert places["3"][0] == max(x for x, _ in places.values())
    assert places["9"][0] == min(x for x, _ in places.values())
    # The first corner of a month's shape is on the outer edge, half a month before its place on the clock.
    x, y = map(float, re.findall(r"M([\d.]+) ([\d.]+)", elements(svg, "path")[2].attrib["d"])[0])
    assert math.degrees(math.atan2(x - middle, middle - y)) == pytest.approx(75, abs=1)
    assert math.hypot(x - middle, y - middle) == pytest.approx(middle, abs=0.02)


def test_the_bar_runs_from_january_to_december() -> None:
    svg = season_bar((1, 12), style(), 60, 6, title=TITLE)
    cells = [(float(e.attrib["x"]), float(e.attrib["width"]), float(e.attrib["height"])) for e in elements(svg, "rect")]
    assert cells == sorted(cells)
    assert cells[0][0] == 0
    assert cells[-1][0] + cells[-1][1] == pytest.approx(60 * PT, abs=0.02)
    assert {round(wide, 1) for _, wide, _ in cells} == {13.3}
    assert {round(tall / PT, 2) for _, _, tall in cells} == {6}
    assert [x for x, _ in figures(svg).values()] == sorted(x for x, _ in figures(svg).values())


def test_harvest_months_are_heavier_so_that_a_grey_copy_tells_them() -> None:
    svg = season_ring((4, 5), style(), 32, title=TITLE)
    assert {e.text for e in elements(svg, "text") if e.get("font-weight") == "600"} == {"4", "5"}


def test_figures_are_light_on_dark_colours_and_dark_on_light_ones() -> None:
    def colour(harvest: str) -> str | None:
        svg = season_ring((1,), style(harvest=harvest), 32, title=TITLE)
        return elements(svg, "text")[0].get("fill")

    assert colour("#0f6a5b") == "#ffffff"
    assert colour("#f0c84b") == "#1d2629"


def test_figures_too_small_to_read_are_left_out() -> None:
    assert figures(season_bar((1,), style(), 20, 4, title=TITLE)) == {}
    assert len(figures(season_bar((1,), style(), 40, 5, title=TITLE))) == 12


def test_a_word_stands_in_the_middle() -> None:
    svg = season_ring((1, 2), style(), 34, title=TITLE, middle="Mùa thu hoạch")
    inside = [e for e in elements(svg, "text") if not (e.text or "").isdigit()]
    assert " ".join(e.text or "" for e in inside) == "Mùa thu hoạch"
    for e in inside:
        assert math.hypot(float(e.attrib["x"]) - 17 * PT, float(e.attrib["y"]) - 17 * PT) < 0.56 * 17 * PT


def test_the_title_says_the_months_to_those_who_cannot_see_them() -> None:
    for svg in (season_ring((1,), style(), 30, title="A & <B>"), season_bar((1,), style(), 60, 6, title="A & <B>")):
        assert elements(svg, "title")[0].text == "A & <B>"
        assert not re.search("opacity|radient|filter|clip|mask|href|style=", svg)


def test_the_size_is_the_one_asked_for() -> None:
    assert 'width="32.5mm" height="32.5mm"' in season_ring((), style(), 32.5, title=TITLE)
    assert 'width="60mm" height="6mm"' in season_bar((), style(), 60, 6, title=TITLE)


def test_what_is_no_month_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="13"):
        season_ring((1, 13), style(), 32, title=TITLE)
    with pytest.raises(ValueError, match="0"):
        season_bar((0,), style(), 60, 6, title=TITLE)
