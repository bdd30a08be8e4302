"""Korean particles follow the last sound of the word before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.language.korean import particle


@pytest.mark.parametrize(
    ("word", "topic", "way"),
    [
        ("띠엔장성 인민위원회", "는", "로"),
        ("띠엔장성 외무국", "은", "으로"),
        ("서울", "은", "로"),
        ("일본국 대사관(견본)", "은", "으로"),
        ("베트남", "은", "으로"),
        ("프랑스", "는", "로"),
        ("Mihon", "은", "으로"),
        ("Sample", "는", "로"),
        ("Brunel", "은", "로"),
        ("2018", "은", "로"),
        ("제5호", "는", "로"),
        ("12", "는", "로"),
        ("", "는", "로"),
    ],
)
def test_the_right_one_of_a_pair(word: str, topic: str, way: str) -> None:
    assert particle(word, "은/는") == topic
    assert particle(word, "으로/로") == way


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1))
def test_pairs_agree_with_each_other(word: str) -> None:
    closed = (ord(word[-1]) - 0xAC00) % 28 != 0
    assert [particle(word, pair) for pair in ("은/는", "이/가", "을/를", "과/와")] == (
        ["은", "이", "을", "과"] if closed else ["는", "가", "를", "와"]
    )


@given(st.text())
def test_anything_has_a_particle(word: str) -> None:
    assert particle(word, "이/가") in ("이", "가")
