"""What is said of words without room: one finding an edge, a box, an overprint of a page, at the row or text they come from."""

from __future__ import annotations

import datetime as dt

from ttdn_publish.checks.brochure_pages import check_room
from ttdn_publish.findings import Place, Severity
from ttdn_publish.model.brochure import Brochure, BrochureFamily, Spot
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.rendering.room import Lost, Near

WHOLE, ROW = Place("brochure.yaml", 1), Place("diem.csv", 4)
BROCHURE = Brochure(
    family=BrochureFamily.TOURISM,
    title=Text((Plain("Mẫu"),)),
    date=dt.date(2018, 3, 30),
    publisher="so-mau",
    entries=(Spot(at=ROW, key="3", name=Text((Plain("Điểm mẫu"),))),),
)


def said(near: list[Near], lost: list[Lost]) -> list[tuple[str, Place, str]]:
    found = list(check_room(BROCHURE, WHOLE, 1, near, lost))
    assert all(one.severity is Severity.ERROR for one in found)
    return [(one.rule.id, one.place, one.what()) for one in found]


def test_each_edge_of_a_page_is_told_once_with_its_worst_case() -> None:
    near = [
        Near(0, "gần", 3.5, None, ""),
        Near(0, "gần hơn", 1.2, None, "row-3"),
        Near(0, "qua nếp", -2.0, 97.0, ""),
        Near(1, "trang sau", 4.0, 200.0, ""),
    ]
    assert said(near, []) == [
        ("IN10", ROW, "Trang 1: “gần hơn” chỉ cách mép xén 1,2 mm, phải từ 5 mm."),
        ("IN10", WHOLE, "Trang 1: “qua nếp” vượt qua nếp gấp ở 97 mm 2 mm, phải cách 5 mm."),
        ("IN10", WHOLE, "Trang 2: “trang sau” chỉ cách nếp gấp ở 200 mm 4 mm, phải từ 5 mm."),
    ]


def test_lost_words_and_overprints() -> None:
    lost = [
        Lost(0, "dòng cuối", 4.4, "row-3"),
        Lost(0, "dòng khác", 1.0, "row-3"),
        Lost(1, "chữ trên", 3.0, "", "chữ dưới"),
    ]
    assert said([], lost) == [
        ("IN11", ROW, "Trang 1: từ “dòng cuối” trở đi tràn khỏi ô 4,4 mm."),
        ("IN11", WHOLE, "Trang 2: “chữ trên” đè lên “chữ dưới”."),
    ]


def test_pages_with_room_have_no_finding() -> None:
    assert said([], []) == []
