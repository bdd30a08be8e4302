"""Dates, periods and figures that stand alone, from Vietnamese into the other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.language.moments import figure, moment


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("ngày 30 tháng 3 năm 2018", "en", "30 March 2018"),
        ("25/11/2018", "fr", "25 novembre 2018"),
        ("25/11/2018", "zh-Hans", "2018年11月25日"),
        ("tháng 3/2018", "en", "March 2018"),
        ("Tháng 3 năm 2018", "ja", "2018年3月"),
        ("năm 2017", "ko", "2017년"),
        ("quý I năm 2018", "en", "Q1 2018"),
        ("Quý 1/2018", "zh-Hans", "2018年第一季度"),
        ("31/02/2018", "en", None),
        ("13/13/2018", "en", None),
        ("tháng 13 năm 2018", "en", None),
        ("ngày 30 tháng 3 năm 2018, tại Mỹ Tho", "en", None),
        ("Mỹ Tho", "en", None),
    ],
)
def test_a_date_that_is_the_whole_of_it_is_said_in_the_language(
    words: str, language: str, expected: str | None
) -> None:
    assert moment(words, language) == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("1.234,5", "en", "1,234.5"),
        ("1.234.567", "en", "1,234,567"),
        ("12,5%", "en", "12.5%"),
        ("-3", "en", "\u22123"),
        ("1" + "0" * 30, "en", "1" + ",000" * 10),  # longer than the 28 digits that decimals keep by themselves
        ("12,5 triệu", "en", None),
        ("1,2,3", "en", None),
        ("38/NQ-CP", "en", None),
    ],
)
def test_a_figure_that_is_the_whole_of_it_changes_its_signs(words: str, language: str, expected: str | None) -> None:
    assert figure(words, language) == expected


@given(st.text(max_size=40), st.sampled_from(["en", "fr", "zh-Hans", "ja", "ko"]))
def test_other_words_are_left_alone(words: str, language: str) -> None:
    for found in (moment(words, language), figure(words, language)):
        assert found is None or any(character.isdigit() for character in words)
