"""Slips found, good words left alone; where the Plan of 2018 lies beside the repository, its two slips and no more."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ttdn_publish.language import data, spelling, syllables

PLAN = Path(__file__).resolve().parents[3] / "shared" / "plan-2018.txt"

SLIPS = [
    ("chỉ đạo công tác thông tác thông tin đối ngoại", "thông tác thông tin", "thông tin", spelling.ECHO),
    ("thông tin quảng bá, tuyên tuyền về lịch sử", "tuyên tuyền", "tuyên truyền", spelling.KNOWN),
    ("tuyên truỳen chủ trương", "truỳen", "truyền", spelling.IMPOSSIBLE),
    ("Nghành công thương", "Nghành", "ngành", spelling.IMPOSSIBLE),
    ("được giới thiệu của của tỉnh", "của của", "của", spelling.TWICE),
    ("phối hợp phối hợp với sở", "phối hợp phối hợp", "phối hợp", spelling.TWICE),
    ("nâng cao chất lương phục vụ", "chất lương", "chất lượng", spelling.DAMAGED),
    ("xây dụng nông thôn mới", "xây dụng", "xây dựng", spelling.DAMAGED),
    ("hổ trợ doanh nghiệp", "hổ trợ", "hỗ trợ", spelling.KNOWN),
    ("TUYÊN TUYỀN BIỂN ĐẢO", "TUYÊN TUYỀN", "tuyên truyền", spelling.KNOWN),
]

GOOD = [
    "hồ sơ xuất khẩu, khả năng xuất khẩu, thanh công cụ, đối ngoại cụ thể",
    "Từng bước, ngày ngày, luôn luôn, xa xa, chôm chôm, đu đủ, thăm thẳm",
    "Palau, Singapore, Ốt-xtrây-li-a, Ma-lai-xi-a, Đắk Lắk, FDI, ASEAN, VietGAP, UBND, email, website, homestay",
    "Châu Thành, Français, 简体中文, 日本語, 한국어, Học viện Ngoại giao",
    "https://vi-du.vn/xzqk, ngoaivu@tiengiang.gov.vn, 38/NQ-CP, 12-CTr/TU, 25%",
    "thuỷ sản, thủy sản, hoà bình, hòa bình, kỷ niệm, kỉ niệm, thế kỉ",
    "quê hương, giếng nước, khuỷu tay, quýt hồng, gìn giữ, nghênh đón, xoong nồi, huơ tay",
]


@pytest.mark.parametrize(("text", "word", "suggestion", "why"), SLIPS)
def test_slips(text: str, word: str, suggestion: str, why: str) -> None:
    found = spelling.slips(text)
    assert [(slip.word, slip.suggestion, slip.why) for slip in found] == [(word, suggestion, why)]
    assert text[found[0].start : found[0].end] == word


@pytest.mark.parametrize("text", GOOD)
def test_good_words(text: str) -> None:
    assert not spelling.slips(text)


def test_keep() -> None:
    assert not spelling.slips("hổ trợ doanh nghiệp", keep=["hổ trợ"])
    assert not spelling.slips("ngày nghành", keep=["nghành"])


def test_decomposed_text_keeps_its_offsets() -> None:
    text = unicodedata.normalize("NFD", "quảng bá, tuyên tuyền về")
    (slip,) = spelling.slips(text)
    assert unicodedata.normalize("NFC", text[slip.start : slip.end]) == "tuyên tuyền"


def test_a_link_in_the_middle_parts_words() -> None:
    assert not spelling.slips("của https://vi-du.vn của")


def test_tables_are_sound() -> None:
    listed = [pair for name in ("compounds.txt", "pairs.txt", "reduplications.txt") for pair in data.words(name)]
    assert [pair for pair in listed if not all(syllables.is_syllable(word) for word in pair.split())] == []
    assert [word for word in data.words("common.txt") if not syllables.is_syllable(word)] == []
    rows = data.table("slips.csv")
    assert len({row["wrong"] for row in rows}) == len(rows)
    assert [row for row in rows if row["wrong"] == row["right"] or spelling.slips(row["right"])] == []
    assert [row["wrong"] for row in rows if not spelling.slips(row["wrong"])] == []


@pytest.mark.skipif(not PLAN.exists(), reason="shared/plan-2018.txt is not beside the repository")
def test_the_plan_has_two_slips() -> None:
    found = spelling.slips(PLAN.read_text("utf-8"))
    assert [slip.suggestion for slip in found] == ["thông tin", "tuyên truyền"]
