"""The dated words of documents: repealed acts, bodies that are gone, capitals, abbreviations."""

from __future__ import annotations

from datetime import date

import pytest

from ttdn_publish.regulations import repealed, wording


def test_an_act_ends_on_its_last_day_and_says_what_replaced_it() -> None:
    acts = {act.number: act for act in repealed.repealed()}
    assert acts["01/2011/TT-BNV"].to == date(2020, 3, 4)
    assert acts["103/2016/QH13"].to == date(2026, 6, 30)
    assert acts["29/2018/QH14"].to == date(2026, 2, 28)
    assert acts["03/2009/TT-BNG"].to == date(2026, 8, 14)
    for act in acts.values():
        assert act.by
        assert act.source


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Căn cứ Luật Báo chí năm 2016", True),
        ("Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016", True),
        ("Căn cứ Luật Báo chí số 103/2016/QH13", True),
        ("Căn cứ Luật Báo chí", False),
        ("Căn cứ Luật Báo chí; kế hoạch năm 2016", False),
        ("Căn cứ Nghị quyết số 1103/2016/QH13", False),
    ],
)
def test_a_law_is_known_by_its_number_or_its_title_with_the_year(words: str, named: bool) -> None:
    law = next(act for act in repealed.repealed() if act.number == "103/2016/QH13")
    assert law.named_in(words) is named


def test_bodies_are_gone_only_after_their_last_day() -> None:
    assert wording.dissolved(date(2018, 1, 1)) == ()
    before, after = wording.dissolved(date(2025, 6, 30)), wording.dissolved(date(2025, 7, 1))
    assert len(before) < len(after)
    assert all(body.to < date(2025, 7, 1) and body.now and body.source for body in after)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("ở Tỉnh Đồng Tháp", ["tỉnh"]),
        ("ở Tỉnh ủy", []),
        ("theo điều 5", ["Điều 5"]),
        ("một điều 5 chữ", ["Điều 5"]),
        ("Đảng và nhà nước", ["Đảng và Nhà nước"]),
        ("quản lý nhà nước", []),
        ("phục vụ nhân dân", ["phục vụ Nhân dân"]),
        ("Ủy ban nhân dân và nhân dân tệ", []),
        ("thành phố Hồ Chí Minh", ["Thành phố"]),
    ],
)
def test_habits_of_writing_capitals(words: str, better: list[str]) -> None:
    found = [habit.better(match) for habit in wording.capitals() for match in habit.wrong.finditer(words)]
    assert found == better


def test_abbreviations_are_single_words_in_capitals() -> None:
    assert {"UBND", "ASEAN", "STT"} <= wording.abbreviations()
    assert [word for word in wording.abbreviations() if word != word.upper() or len(word) < 2] == []
