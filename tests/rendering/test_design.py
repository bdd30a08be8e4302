"""The grid, and the looks of the four quarters."""

from __future__ import annotations

from datetime import date

import pytest

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Place
from ttdn_publish.model.bulletin import Trim
from ttdn_publish.rendering.design import load_design
from ttdn_publish.rendering.measures import measures, snap
from ttdn_publish.workspace import packaged

FOLDERS = [packaged("templates") / "bulletin"]
PAGE = load_design(FOLDERS, "", date(2018, 3, 30)).tokens["page"]


def test_twelve_columns_fill_the_type_area() -> None:
    grid = measures(Trim(), PAGE)
    assert grid.columns == 12
    assert grid.span(12) == grid.text == 157
    assert [grid.column(n) for n in (1, 2, 3)] == [grid.span(12), grid.span(6), grid.span(4)]
    assert grid.span(4) + grid.gutter + grid.span(8) == pytest.approx(grid.text, abs=0.02)


def test_bleed_is_on_all_sides() -> None:
    grid = measures(Trim(width=190, height=270), PAGE)
    assert (grid.full, grid.full_height) == (196, 276)


@pytest.mark.parametrize(
    ("day", "theme", "cover"),
    [
        ("2018-03-30", "Xuân", "left"),
        ("2018-06-30", "Hạ", "centre"),
        ("2018-07-01", "Thu", "band"),
        ("2018-12-31", "Đông", "band"),
    ],
)
def test_the_quarter_chooses_colours_and_cover(day: str, theme: str, cover: str) -> None:
    design = load_design(FOLDERS, "", date.fromisoformat(day))
    assert (design.theme["name"], design.theme["cover"]) == (theme, cover)


def test_an_issue_may_choose_for_itself() -> None:
    assert load_design(FOLDERS, "dong", date(2018, 3, 30)).theme["name"] == "Đông"


def test_an_unknown_theme_is_a_finding() -> None:
    with pytest.raises(ContentError, match="“mua”") as caught:
        load_design(FOLDERS, "mua", date(2018, 3, 30), Place("issue.yaml", 3))
    (finding,) = caught.value.findings
    assert (finding.rule.id, finding.place) == ("BT04", Place("issue.yaml", 3))
    assert "xuan, ha, thu, dong" in finding.way_out()


@pytest.mark.parametrize(("height", "snapped"), [(46.1, 45.0), (46.3, 47.5), (0.2, 2.5), (50, 50)])
def test_heights_keep_half_lines(height: float, snapped: float) -> None:
    assert snap(height) == snapped
