"""Order, names, tones and odd characters."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.language import encoding, names, syllables, tones

IN_ORDER = [
    "an",
    "ăn",
    "ân",
    "ba",
    "bà",
    "bả",
    "bã",
    "bá",
    "bạ",
    "bàn",
    "băm",
    "cá",
    "da",
    "đa",
    "e",
    "ê",
    "hoa",
    "hoa_hồng",
    "hòa_bình",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
    "y",
]
PEOPLE = ["Đỗ An", "Nguyễn Văn An", "Lê Thị Ăn", "Trần Văn Ân", "Lê Bình", "Phạm Đức"]
Y_OR_I = "Năm kỷ niệm và kỉ luật; Thụy Sĩ; quý khách"


def test_order_of_words() -> None:
    shuffled = [word.replace("_", " ") for word in IN_ORDER]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=names.sort_key) == [word.replace("_", " ") for word in IN_ORDER]


def test_order_of_people_and_numbers() -> None:
    assert sorted(set(PEOPLE), key=names.person_key) == PEOPLE
    assert sorted(["Điều 10", "Điều 2"], key=names.sort_key) == ["Điều 2", "Điều 10"]
    assert names.person_key("") < names.person_key("An")


@pytest.mark.parametrize(
    ("text", "plain", "slug"),
    [
        ("Chợ nổi Cái Bè (2018)", "Cho noi Cai Be (2018)", "cho-noi-cai-be-2018"),
        ("Đồng Tháp", "Dong Thap", "dong-thap"),
        ("ƯỚC MƠ", "UOC MO", "uoc-mo"),
        ("前江", "前江", ""),
    ],
)
def test_plain_forms(text: str, plain: str, slug: str) -> None:
    assert names.without_marks(text) == plain
    assert names.without_marks(unicodedata.normalize("NFD", text)) == plain
    assert names.slug(text) == slug


@given(st.text(max_size=40))
def test_slug_is_stable(text: str) -> None:
    once = names.slug(text)
    assert names.slug(once) == once
    assert once.isascii()


def test_styles() -> None:
    used = tones.styles_used("hòa bình, ỦY ban; hoà, thuý; quý, quỳ, hoàn toàn, khuya")
    assert used == {"old": [("hòa", 0), ("ỦY", 10)], "new": [("hoà", 18), ("thuý", 23)]}
    assert not tones.styles_used("quý, quỵ, quà, quả, quờ")


@pytest.mark.parametrize(("old", "new"), [("Hòa", "Hoà"), ("ỦY", "UỶ"), ("thúy", "thuý"), ("khỏe", "khoẻ")])
def test_restyled(old: str, new: str) -> None:
    assert (tones.restyled(old), tones.restyled(new)) == (new, old)
    assert tones.restyled("quý") == "quý"


def test_i_or_y_only_when_mixed() -> None:
    assert tones.i_or_y(Y_OR_I) == {"kỷ/kỉ": [("kỷ", 4), ("kỉ", 15)]}
    assert not tones.i_or_y("kỷ niệm, kỷ luật; bác sĩ, Sỹ")


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuỷu",
        "giếng",
        "gì",
        "gìn",
        "quốc",
        "thuở",
        "yêu",
        "uỷ",
        "ủy",
        "quýt",
        "xoong",
        "huơ",
        "ngoằn",
        "rượu",
    ],
)
def test_possible(word: str) -> None:
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "ghà", "kuan", "tưong", "đuợc", "ngưoi", "qúy", "iêu", "cík", "tas", "hat̀"])
def test_impossible(word: str) -> None:
    assert not syllables.is_syllable(word)


def test_odd_characters() -> None:
    text = "Ðồng hoa\u0300 tƣ\u200b"
    assert [(odd.found, odd.right) for odd in encoding.odd_characters(text)] == [
        ("Ð", "Đ"),
        ("a\u0300", "à"),
        ("ƣ", "ư"),
        ("\u200b", ""),
    ]
    assert encoding.repaired(text) == "Đồng hoà tư"
    assert not encoding.odd_characters(encoding.repaired(text))
    assert not encoding.odd_characters("Đồng Tháp Mười, thủy sản, 前江, 베트남")
