"""Verdicts on translated sentences: golden cases of the terminology reference, inflection, what voids a forbidden form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from ttdn_publish.findings import Findings, Place, Severity
from ttdn_publish.translation.termbase import (
    LANGUAGES,
    Concept,
    Judgement,
    Status,
    Term,
    Termbase,
    TermVerdict,
    load_termbase,
)

DAY = date(2018, 3, 30)
PLACE = Place("a.xlf", 3)


@pytest.fixture(scope="module")
def packaged() -> Termbase:
    return load_termbase([ROOT / "glossaries"], Findings())


def judged(termbase: Termbase, source: str, target: str, language: str, day: date | None = DAY) -> list[str]:
    """Everything that is not good, as ``judgement:row``."""
    verdicts = termbase.judge_segment(source, target, language, day)
    return [f"{v.judgement}:{v.concept.id}" for v in verdicts if v.judgement is not Judgement.GOOD]


# ---- golden: source, target, language, everything that is not good ----

GOLDEN = [
    # 外交部 is wrong for Sở Ngoại vụ, right for Bộ Ngoại giao
    ("Sở Ngoại vụ đã đến.", "外交部来了。", "zh-Hans", ["missing:province-012", "forbidden:province-012"]),
    ("Bộ Ngoại giao đã đến.", "外交部来了。", "zh-Hans", []),
    ("Sở Ngoại vụ và Bộ Ngoại giao", "外务厅与外交部", "zh-Hans", []),
    ("Sở Ngoại vụ và Bộ Ngoại giao", "外交部与外交部", "zh-Hans", ["missing:province-012"]),
    ("Sở Ngoại vụ", "Ministry of Foreign Affairs", "en", ["missing:province-012", "forbidden:province-012"]),
    # strictly inside a longer right form that stands there
    ("Đài Loan và Cộng hòa Nhân dân Trung Hoa", "Taiwan (China) and the People's Republic of China", "en", []),
    ("Đài Loan", "Republic of China", "en", ["missing:sovereignty-036", "forbidden:sovereignty-036"]),
    ("Việt Nam, theo Thông tấn xã Việt Nam", "Viet Nam, according to Vietnam News Agency", "en", []),
    ("Việt Nam, theo Thông tấn xã Việt Nam", "Vietnam, says Vietnam News Agency", "en", ["missing:state-002", "forbidden:state-002"]),
    ("Việt Nam", "Vietnamese goods", "en", []),
    # 南 after 越
    ("Biển Đông", "越南海域、越南海关、越南东海", "zh-Hans", []),
    ("Biển Đông", "越南海防、越南海鲜，南海", "zh-Hans", ["missing:sovereignty-001", "forbidden:sovereignty-001"]),
    ("quần đảo Trường Sa", "长沙群岛，越南沙巴", "zh-Hans", []),
    ("quần đảo Hoàng Sa", "西沙群岛", "zh-Hans", ["missing:sovereignty-003", "forbidden:sovereignty-003"]),
    # another sea for foreign readers: name Viet Nam
    ("Biển Đông", "东海", "zh-Hans", ["for_a_person:sovereignty-001"]),
    ("Biển Đông", "East Sea", "en", []),
    # foreign office-holders
    ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", "越南社会主义共和国主席、总统", "zh-Hans", ["forbidden:state-004"]),
    ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam tiếp Tổng thống Palau", "越南社会主义共和国主席会见帕劳总统", "zh-Hans", ["proposed:title-052"]),
    ("Chủ tịch Ủy ban nhân dân tỉnh", "省人民委員会委員長、知事", "ja", ["forbidden:title-001"]),
    ("Chủ tịch Ủy ban nhân dân tỉnh tiếp Thống đốc", "省人民委員会委員長が知事と会見", "ja", []),
    ("Thủ tướng Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Thủ tướng Nhật Bản", "越南社会主义共和国政府总理和日本首相", "zh-Hans", []),
    ("Thủ tướng Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam thăm Nhật Bản", "越南社会主义共和国政府总理首相访问日本", "zh-Hans", ["forbidden:government-002"]),
    # capitals and word boundaries of forbidden Latin forms
    ("Quốc hội", "National Assembly in Congressional style", "en", []),
    ("Quốc hội", "National Assembly, Congress", "en", ["forbidden:state-007"]),
    ("thủy sản", "aquatic products, Seafoods", "en", ["missing:commodity-010"]),
    ("xoài cát Hòa Lộc", "Hoa Loc mango", "en", []),
    # proposed terms, also inside a preferred row
    ("Quốc kỳ", "national flag", "en", ["proposed:state-015"]),
    ("Văn phòng Chủ tịch nước", "Office of the President", "en", []),
    ("Văn phòng Chủ tịch nước", "国家主席府官房", "ja", ["proposed:state-006"]),
    # no stable form
    ("huyện Chợ Gạo", "Chợ Gạo 县", "zh-Hans", ["no_form:place-007"]),
    ("huyện Chợ Gạo", "市米县", "zh-Hans", ["no_form:place-007"]),
    # for a person
    ("diễn biến hòa bình", "“peaceful evolution”", "en", ["for_a_person:sovereignty-032"]),
    ("thế lực thù địch", "enemies", "en", ["missing:sovereignty-033", "for_a_person:sovereignty-033"]),
    ("thị trấn", "township", "en", ["for_a_person:province-044"]),
    # acronyms of the target language
    ("Tổ chức Thương mại Thế giới", "l’OMC", "fr", []),
    ("WTO", "l’OMC", "fr", []),
    ("WTO", "WTO", "fr", ["missing:trade-008"]),
    # no term, no verdict
    ("Trời đẹp.", "Fine weather in Vietnam.", "en", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "language", "expected"), GOLDEN)
def test_golden(packaged: Termbase, source: str, target: str, language: str, expected: list[str]) -> None:
    found = judged(packaged, source, target, language)
    assert sorted(found) == sorted(expected)


INFLECTED = [
    ("en", "National Assembly deputy", "Two National Assembly deputies came."),
    ("en", "National Assembly deputy", "the National Assembly deputy's view"),
    ("en", "development achievements", "Development Achievements of the Province"),
    ("en", "development achievements", "DEVELOPMENT ACHIEVEMENTS"),
    ("en", "the Party", "Party members"),
    ("en", "the Party", "The Party’s line"),
    ("en", "to coordinate with", "They are coordinating with us."),
    ("en", "to coordinate with", "coordinated  with"),
    ("en", "Chairman of the People's Committee", "Chairmen of the People’s Committee"),
    ("en", "presid* over", "She presided over the meeting."),
    ("fr", "Assemblée nationale", "à l’Assemblée nationale"),
    ("fr", "le Parti", "du Parti"),
    ("fr", "l'État", "d’État"),
    ("fr", "les autorités locales", "Autorités locales"),
    ("fr", "Comité populaire provincial", "les Comités populaires provinciaux"),
    ("fr", "organisation internationale", "organisations internationales"),
    ("fr", "président du Comité populaire", "présidente du Comité populaire"),
    ("fr", "produit vietnamien", "produits vietnamiens"),
    ("fr", "coordonn* avec", "coordonnera avec"),
    ("fr", "...e anniversaire", "le 45e anniversaire"),
    ("en", "... anniversary of", "the 45th anniversary of"),
    ("zh-Hans", "建交……周年", "庆祝建交45周年"),
    ("zh-Hans", "中国台湾（地区）", "中国台湾(地区)"),
    ("ja", "人民委員会", "省人民委員会は"),
    ("ko", "베트남 사회주의 공화국", "베트남사회주의공화국은"),
    ("ko", "수교 ...주년", "수교 45주년"),
    ("en", "Independence - Freedom", "Independence – Freedom"),
]


@pytest.mark.parametrize(("language", "term", "target"), INFLECTED)
def test_inflected_forms_are_right(language: str, term: str, target: str) -> None:
    concept = Concept("a", "xyz", terms={language: Term(term, Status.PREFERRED)})
    (verdict,) = Termbase([concept]).judge_segment("xyz", target, language)
    assert verdict.judgement is Judgement.GOOD
    assert verdict.target is not None
    assert target[slice(*verdict.target)] == verdict.found


NOT_THERE = [
    ("en", "Ministry of Foreign Affairs", "ministry of foreign affairs"),
    ("en", "Party", "counterparty"),
    ("en", "ASEAN", "Asean"),
    ("en", "law", "lawn"),
    ("en", "to advise", "adviser"),
    ("fr", "loi", "loin"),
    ("fr", "Nations Unies", "nations unies"),
    ("ja", "外務局", "外務省"),
    ("ko", "국가주석", "국가 부주석"),
]


@pytest.mark.parametrize(("language", "term", "target"), NOT_THERE)
def test_other_words_are_not_taken_for_the_term(language: str, term: str, target: str) -> None:
    concept = Concept("a", "xyz", terms={language: Term(term, Status.PREFERRED)})
    (verdict,) = Termbase([concept]).judge_segment("xyz", target, language)
    assert verdict.judgement is Judgement.MISSING


def test_names_that_are_not_translated() -> None:
    termbase = Termbase([Concept("a", "VinaX", do_not_translate=True)])
    assert judged(termbase, "VinaX", "VinaXについて", "ja") == ["not_kept:a"]
    assert judged(termbase, "VinaX", "VinaX について", "ja") == []
    assert judged(termbase, "VinaX", "Vina X", "en") == ["not_kept:a"]


def test_a_name_that_has_ended(packaged: Termbase) -> None:
    source, target = "tỉnh Tiền Giang và Bộ Y tế", "Tien Giang Province and the Ministry of Health"
    assert judged(packaged, source, target, "en") == []
    assert judged(packaged, source, target, "en", date(2026, 1, 1)) == ["expired:province-001"]
    assert judged(packaged, "Tiền Giang", "Tien Giang", "en", date(2026, 1, 1)) == []


def test_a_person_may_allow_a_passage(packaged: Termbase) -> None:
    source, target = "quần đảo Hoàng Sa", "Hoang Sa Archipelago (Paracel Islands)"
    assert judged(packaged, source, target, "en") == ["forbidden:sovereignty-003"]
    verdicts = packaged.judge_segment(source, target, "en", DAY, exempt=["(Paracel Islands)"])
    assert [verdict.judgement for verdict in verdicts] == [Judgement.GOOD]


def test_each_concept_is_judged_once(packaged: Termbase) -> None:
    verdicts = packaged.judge_segment("Việt Nam và Việt Nam", "Viet Nam", "en", DAY)
    assert [verdict.judgement for verdict in verdicts] == [Judgement.GOOD]


def test_what_an_approval_settles(packaged: Termbase) -> None:
    def one(source: str, target: str, language: str) -> TermVerdict:
        return next(
            v for v in packaged.judge_segment(source, target, language, DAY) if v.judgement is not Judgement.GOOD
        )

    settled = [
        one("Quốc kỳ", "national flag", "en"),
        one("huyện Chợ Gạo", "Chợ Gạo", "zh-Hans"),
        one("thế lực thù địch", "hostile forces", "en"),
        one("thị trấn", "township", "en"),
    ]
    assert all(verdict.settled_by_approval for verdict in settled)
    assert not one("Quốc hội", "x", "en").settled_by_approval
    assert not one("Quốc hội", "National Assembly (Congress)", "en").settled_by_approval


def test_findings_say_what_and_what_to_do(packaged: Termbase) -> None:
    verdicts = packaged.judge_segment("Sở Ngoại vụ", "外交部", "zh-Hans", DAY)
    findings = [finding for verdict in verdicts if (finding := verdict.finding(PLACE))]
    assert [(f.rule.id, f.severity, f.what(), f.way_out()) for f in findings] == [
        (
            "DT25",
            Severity.WARNING,
            "“Sở Ngoại vụ”: bản dịch chưa có “外务厅”.",
            "Dùng “外务厅”; nếu dạng trong bản dịch cũng đúng, ghi nó vào cột forms.",
        ),
        ("DT26", Severity.ERROR, "“外交部” không được dùng cho “Sở Ngoại vụ”.", "Dùng “外务厅”."),
    ]
    (good,) = packaged.judge_segment("Quốc hội", "National Assembly", "en", DAY)
    assert good.finding(PLACE) is None


# ---- whole documents ----

SCANNED = [
    ("en", "in the South China Sea", ["South China Sea"]),
    ("en", "the People's Republic of China, Republic of China", ["Republic of China"]),
    ("fr", "en mer de Chine méridionale", ["mer de Chine méridionale"]),
    ("zh-Hans", "越南海域和南海、西沙群岛", ["南海", "西沙群岛"]),
    ("ja", "南シナ海の", ["南シナ海"]),
    ("ko", "파라셀 군도", ["파라셀 군도"]),
    ("en", "Parliament and Vietnam", []),
    ("vi", "Nam Hàn, Hàn Quốc, Việt Nam Hàng không", ["Nam Hàn"]),
    ("vi", "Cộng hòa Nhân dân Trung Hoa", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SCANNED)
def test_whole_documents(packaged: Termbase, language: str, text: str, expected: list[str]) -> None:
    verdicts = packaged.scan_document(text, language)
    assert [v.found for v in verdicts] == expected
    assert all(v.target and text[slice(*v.target)] == v.found for v in verdicts)
    assert all((f := v.finding(PLACE)) and f.rule.id == "DT33" for v in verdicts)


# ---- properties ----

_SOURCES = ["Sở Ngoại vụ", "Bộ Ngoại giao", "Biển Đông", "Quốc hội", "Chợ Gạo", "Đài Loan", " và ", "x", "Tổng thống"]
_TARGETS = [
    "外交部",
    "南海",
    "越",
    "East Sea",
    "Congress",
    "’",
    "(",
    "Republic of China",
    "People's ",
    "東",
    "국회",
    "\n",
]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(_SOURCES), max_size=5),
    st.lists(st.sampled_from(_TARGETS), max_size=6),
    st.sampled_from(LANGUAGES),
)
def test_places_lie_in_the_sentences(packaged: Termbase, source: list[str], target: list[str], language: str) -> None:
    one, other = " ".join(source), "".join(target)
    for verdict in packaged.judge_segment(one, other, language, DAY):
        assert verdict.source is not None
        assert one[slice(*verdict.source)] == verdict.vi
        if verdict.target:
            assert len(other[slice(*verdict.target)]) == len(verdict.found) > 0
        if verdict.judgement is Judgement.FORBIDDEN:
            assert verdict.found in verdict.concept.term(language).forbidden
        if finding := verdict.finding(PLACE):
            assert "{" not in finding.what() + finding.way_out()
