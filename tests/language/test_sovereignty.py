"""Forbidden names of seas and islands, and the neighbours that are innocent."""

from __future__ import annotations

from datetime import date

import pytest

from ttdn_publish.language import sovereignty

WRONG = [
    ("vi", "trên biển Hoa Nam", "biển Hoa Nam", "Biển Đông"),
    ("vi", "quần đảo Tây Sa", "Tây Sa", "Hoàng Sa"),
    ("vi", "quần đảo Nam Sa.", "Nam Sa", "Trường Sa"),
    ("vi", "Đường lưỡi bò chạy qua vùng biển.", "Đường lưỡi bò", ""),
    ("vi", "theo South China Sea", "South China Sea", "Biển Đông"),
    ("en", "in the South China Sea", "South China Sea", "East Sea"),
    ("en", "the Paracel Islands", "Paracel Islands", "Hoang Sa Archipelago"),
    ("en", "Spratlys", "Spratlys", "Truong Sa Archipelago"),
    ("en", "the nine-dash line runs", "nine-dash line", ""),
    ("fr", "en mer de Chine méridionale", "mer de Chine méridionale", "mer Orientale"),
    ("zh-Hans", "位于南海的", "南海", "越南东海"),
    ("zh-Hans", "西沙群岛", "西沙群岛", "黄沙群岛"),
    ("zh-Hant", "南沙群島", "南沙群島", "長沙群島"),
    ("ja", "南シナ海の", "南シナ海", "ベトナム東部海域"),
    ("ja", "スプラトリー諸島", "スプラトリー諸島", "チュオンサ諸島"),
    ("ko", "남중국해에서", "남중국해", "베트남 동해"),
    ("ko", "파라셀 군도", "파라셀 군도", "호앙사 군도"),
]

INNOCENT = [
    ("vi", "Biển Đông, Hoàng Sa, Trường Sa; Việt Nam Sa Pa; chùa Nam Hải; phía tây Sa Đéc; đảo Hải Nam Sa"),
    ("vi", "Việt Nam bác bỏ yêu sách “đường lưỡi bò”. Xem https://vi-du.vn/South China"),
    ("vi", "https://vi-du.vn/South-China-Sea"),
    ("en", "the East Sea, the south of China, Viet Nam rejects the so-called nine-dash line"),
    ("zh-Hans", "越南海防、越南海关、越南沙巴、佛山市南海区"),
    ("ko", "베트남 동해와 남해군"),
]


@pytest.mark.parametrize(("language", "text", "form", "right"), WRONG)
def test_found(language: str, text: str, form: str, right: str) -> None:
    hits = sovereignty.find(text, language)
    assert [(hit.form, hit.right) for hit in hits] == [(form, right)]
    assert text[hits[0].start : hits[0].end] == form


@pytest.mark.parametrize(("language", "text"), INNOCENT)
def test_not_found(language: str, text: str) -> None:
    assert not sovereignty.find(text, language)


def test_allowed_by_a_person_and_dated() -> None:
    assert not sovereignty.find("Hoang Sa (Paracel)", "en", keep=["Hoang Sa (Paracel)"])
    assert sovereignty.find("Sansha", "en", on=date(2018, 3, 30))
    assert not sovereignty.find("Sansha", "en", on=date(2010, 1, 1))
