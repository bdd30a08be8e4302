"""What is a secrecy stamp and what is ordinary Vietnamese."""

from __future__ import annotations

import unicodedata

import pytest

from ttdn_publish.model.secrecy import stamp_line

STAMPS = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "**MẬT**",
    "# TỐI MẬT",
    "[MẬT]",
    "| MẬT | Số 12 |",
    "::: hộp thông tin: MẬT",
    "M Ậ T",
    "Độ mật: Mật",
    "Mức độ mật: TUYỆT MẬT",
    "dau: TỐI MẬT",
    "- MẬT",
    "“MẬT”",
    "a;TUYỆT MẬT;b",
]
ORDINARY = [
    "mật ong rừng U Minh",
    "MẬT ONG",
    "Bảo mật thông tin là việc của mọi người.",
    "BẢO MẬT THÔNG TIN",
    "Luật Bảo vệ bí mật nhà nước",
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "chế độ bảo mật: theo quy định",
    "Mật độ dân số",
    "Vườn trái cây dày mật.",
    "Các độ mật gồm: tuyệt mật, tối mật và mật.",
]


@pytest.mark.parametrize("text", STAMPS)
def test_a_stamp_is_found_on_its_line(text: str) -> None:
    assert stamp_line(f"dòng một\n{text}\ndòng ba") == 2


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_pass(text: str) -> None:
    assert stamp_line(f"dòng một\n{text}\ndòng ba") is None


def test_decomposed_text_is_caught_once_it_is_normal() -> None:
    assert stamp_line(unicodedata.normalize("NFC", unicodedata.normalize("NFD", "MẬT"))) == 1
