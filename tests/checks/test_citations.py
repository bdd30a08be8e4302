"""How acts are cited: what a citation has and what it lacks."""

from __future__ import annotations

from datetime import date

import pytest

from ttdn_publish.checks.documents.citations import citations

FULL = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (f"Căn cứ {FULL}", "dbt"),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư", "bt"),
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2020", "d"),
        ("Nghị quyết số 06-NQ/TW ngày 05/11/2016 của Ban Chấp hành Trung ương Đảng", "db"),
        ("Nghị quyết số 06-NQ/TW về “Hội nhập”", "t"),
        ("Nghị định 30/2020/NĐ-CP. Việc này của Sở về sau", ""),
    ],
)
def test_parts_of_a_citation(words: str, parts: str) -> None:
    (found,) = citations(words)
    assert parts == "d" * found.dated + "b" * found.body + "t" * found.title


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Luật Báo chí số 103/2016/QH13", []),
        ("Chương trình hành động số 12-CTr/TU", ["12-CTr/TU"]),
        ("Công văn 4800/UBND-NC và Quyết định số 399-QĐ/TW", ["4800/UBND-NC", "399-QĐ/TW"]),
        ("Nghị quyết 1663/NQ-UBTVQH15", ["1663/NQ-UBTVQH15"]),
        ("ngày 30/4 và tỷ lệ 1/3", []),
        ("tại website http://a.vn/Nghị định 5", []),
    ],
)
def test_acts_are_known_by_type_and_number(words: str, numbers: list[str]) -> None:
    assert [found.number for found in citations(words)] == numbers


def test_the_day_of_an_act_is_read_in_both_ways_of_writing() -> None:
    day = date(2017, 4, 25)
    for written in ("ngày 25/4/2017", "ngày 25 tháng 4 năm 2017"):
        assert [found.date for found in citations(f"Nghị quyết số 38/NQ-CP {written}")] == [day]
    (impossible,) = citations("Nghị quyết số 38/NQ-CP ngày 31/4/2017")
    assert impossible.dated
    assert impossible.date is None


def test_an_act_in_the_title_of_another_is_nested() -> None:
    words = "Nghị quyết số 38/NQ-CP ngày 25/4/2017 của Chính phủ thực hiện Nghị quyết số 06-NQ/TW về hội nhập"
    assert [found.nested for found in citations(words)] == [False, True]
    assert [found.nested for found in citations(f"{FULL}; Nghị quyết số 06-NQ/TW")] == [False, False]
