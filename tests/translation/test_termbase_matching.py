"""Finding terms: every pitfall of the terminology reference, and agreement with a slow matcher that is plainly right."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from ttdn_publish.findings import Findings
from ttdn_publish.language.tones import restyled
from ttdn_publish.translation.termbase import Case, Concept, Termbase, load_termbase

DAY = date(2018, 3, 30)


@pytest.fixture(scope="module")
def packaged() -> Termbase:
    return load_termbase([ROOT / "glossaries"], Findings())


def hits(termbase: Termbase, text: str, day: date | None = DAY) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.concept.id) for hit in termbase.find(text, day)]


# ---- golden: (text, the terms found in it) ----

GOLDEN = [
    # longest first, whole syllables
    ("Ủy ban nhân dân tỉnh Tiền Giang", ["province-002"]),
    ("UBND tỉnh và HĐND tỉnh", ["province-003", "province-006"]),
    ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", ["state-004"]),
    ("Chủ tịch nước thăm nước Pháp", ["state-026", "country-036"]),
    ("luật pháp, cơ sở, trụ sở, văn phòng, xã hội", ["document-010"]),
    # tone placement and dashes are one
    ("Uỷ ban nhân dân tỉnh", ["province-003"]),
    ("Cộng hoà xã hội chủ nghĩa Việt Nam", ["state-001"]),
    ("Độc lập – Tự do – Hạnh phúc", ["state-003"]),
    ("di tích lịch sử – văn hoá", ["tourism-044"]),
    ("hoà bình, diễn biến hoà bình", ["sovereignty-032"]),
    # capitals
    ("đảng bộ, Đảng bộ, Đảng ủy, Đảng viên, đảng phái, Đảng", ["party-026"]),
    ("Đảng uỷ và Đảng", ["party-026"]),
    ("Huyện Cái Bè có chợ. Theo Huyện, đúng.", ["place-004"]),
    ("bộ Ngoại giao, BỘ NGOẠI GIAO, Bộ Ngoại giao", ["government-008"]),
    ("Người phát ngôn: Xúc tiến thương mại", ["title-032", "trade-011"]),
    ("Hội nghị\nXúc tiến thương mại", ["diplomacy-058", "trade-011"]),
    # the table of one-syllable forms
    ("ông Nguyễn Văn A, Bà Trần Thị B, ông ấy, ông bà, Bà Rịa", ["general-046", "general-047"]),
    ("pháp luật, luật sư, quy luật, kỷ luật, Pháp luật", []),
    ("luật này", ["document-010"]),
    ("5 tấn, 3 triệu tấn, nghìn tạ, 2,5 ha", ["general-032", "general-032", "general-033", "general-031"]),
    ("tấn công, tạ ơn, tạ lỗi, Tạ Văn A, mấy tấn, ha", []),
    ("Tạ Thị B trồng 12 ha", ["general-031"]),
    ("mực nước, chuẩn mực, mực in", []),
    ("mực khô", ["commodity-061"]),
    ("bắp cải, bắp chuối, bà Ngô Thị A", ["commodity-024", "general-047"]),
    ("bắp và ngô", ["commodity-049", "commodity-049"]),
    ("Ngô Văn A đến. Ngô là cây trồng.", ["commodity-049"]),
    ("ấp ủ, ấp trứng, ấp 3, trận Ấp Bắc", ["province-045", "place-032"]),
    ("Ấp Bắc", ["place-032"]),
    ("huyện ủy, Huyện uỷ, huyện đoàn, huyện, phường hội, phường", ["party-019", "province-039", "province-042"]),
    ("Chợ Gạo, kẹo dừa, chanh dây, dừa nước", ["place-058", "specialty-015", "commodity-036"]),
    ("mận hồng đào, mận, gạo, dừa, chanh, dứa", ["commodity-031", "commodity-004", "commodity-023", "commodity-030", "commodity-018"]),
    ("GAP, gap, VietGAP, GlobalGAP", ["trade-030"]),
    ("DOC, doc, COC, coc", ["sovereignty-023", "sovereignty-024"]),
    # not inside, from the notes
    ("phi Chính phủ, phi chính phủ, Chính phủ", ["government-038"]),
    ("Ấn Độ Dương, Ấn Độ", ["country-051"]),
    ("Đông Nam Bộ, Tây Nam Bộ, Nam Bộ", ["place-051"]),
    # bare forms that are not listed
    ("Anh Pháp, tiếng Anh, Mỹ thuật, nhãn hiệu, hội đồng, cam kết, mít tinh, KH, TT, BTC", ["general-035"]),
    # a gap
    ("kỷ niệm 45 năm ngày thiết lập quan hệ ngoại giao", ["diplomacy-008"]),
    ("Kỷ niệm lần thứ 45 năm ngày thiết lập quan hệ ngoại giao", ["diplomacy-008"]),
    # what belongs to a form
    ("TP.HCM, TP. Hồ Chí Minh, C/O, ASEAN+3, Đ/c Nam", ["state-020", "state-020", "trade-019", "asean-021", "general-048"]),
    ("tr.đ; TM. ỦY BAN NHÂN DÂN", ["general-026", "document-025"]),
    ("“diễn biến hòa bình” và yêu sách “đường lưỡi bò”", ["sovereignty-032", "sovereignty-025"]),
    ("Biển\u00a0Đông và Biển\nĐông; Biển\n\nĐông", ["sovereignty-001", "sovereignty-001"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOLDEN, ids=[text[:40] for text, _ in GOLDEN])
def test_golden(packaged: Termbase, text: str, expected: list[str]) -> None:
    assert [id_ for _, id_ in hits(packaged, text)] == expected


NUMBERS = [
    "15/KH-UBND",
    "03/2009/TT-BNG",
    "06-NQ/TW",
    "38/NQ-CP",
    "4800/UBND-NC",
    "12/BC-SNgV",
    "18/2012/QH13",
    "/KH-UBND",
    "https://vi-du.vn/UBND/ASEAN",
    "asean@vi-du.vn",
]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("frame", ["{}", "Kế hoạch số {} ngày", "({}),", "số {}."])
def test_never_inside_a_document_number_or_an_address(packaged: Termbase, number: str, frame: str) -> None:
    inside = frame.index("{}")
    assert [h for h in packaged.find(frame.format(number)) if h.start < inside + len(number) and h.end > inside] == []


def test_a_form_that_holds_a_number_is_found(packaged: Termbase) -> None:
    text = "theo Nghị quyết số 06-NQ/TW và UBND/HĐND"
    assert hits(packaged, text) == [
        ("Nghị quyết số 06-NQ/TW", "document-004"),
        ("UBND", "province-051"),
        ("HĐND", "province-052"),
    ]


def test_the_day_decides(packaged: Termbase) -> None:
    text = "Bộ Giao thông vận tải"
    assert hits(packaged, text, date(2025, 2, 28)) == [(text, "government-013")]
    assert hits(packaged, text, date(2025, 3, 1)) == []
    assert hits(packaged, text, None) == [(text, "government-013")]
    assert hits(packaged, "tỉnh Tiền Giang", date(2026, 1, 1)) == [("Tiền Giang", "province-050")]


def test_a_sentence_that_is_one_term(packaged: Termbase) -> None:
    assert packaged.whole("Hà Nội", "fr") == "Hanoï"
    assert packaged.whole("Hà Nội.", "fr") is None
    assert packaged.whole("huyện Chợ Gạo", "zh-Hans") is None
    kept = Termbase([Concept("a", "VinaX", do_not_translate=True)])
    assert kept.whole("VinaX", "ja") == "VinaX"


def test_search_with_or_without_marks(packaged: Termbase) -> None:
    assert "province-012" in {concept.id for concept in packaged.search("so ngoai vu")}
    assert "sovereignty-001" in {concept.id for concept in packaged.search("MER ORIENTALE")}
    assert packaged.search("không có từ này") == []


def test_case_column() -> None:
    def ids(case: Case, text: str) -> list[str]:
        return [text[h.start : h.end] for h in Termbase([Concept("a", "nhà cổ", case=case)]).find(text)]

    text = "Nhà cổ, nhà cổ, NHÀ CỔ, Nhà Cổ"
    assert ids(Case.EXACT, text) == ["nhà cổ"]
    assert ids(Case.INITIAL, text) == ["Nhà cổ", "nhà cổ"]
    assert ids(Case.ANY, text) == ["Nhà cổ", "nhà cổ", "NHÀ CỔ", "Nhà Cổ"]


def test_a_workspace_may_add_scope_rules(tmp_path: Path) -> None:
    folder = tmp_path / "glossaries"
    folder.mkdir()
    (folder / "scope.yaml").write_text("forms:\n  nhân dân: {not_in: [nhân dân tệ]}\n  ha: {}\n", "utf-8")
    termbase = load_termbase([folder, ROOT / "glossaries"], Findings())
    assert hits(termbase, "nhân dân tệ, nhân dân, mấy ha") == [("nhân dân", "state-023"), ("ha", "general-031")]


# ---- properties ----

FORMS = ["hòa", "hoà bình", "bình", "Hòa Bình", "Á - Âu", "Âu", "xã hội", "hội", "xã hội chủ nghĩa", "C/O", "tr.đ", "thuý", "5%", "ĐỒNG", "Số:"]  # fmt: skip
TOKENS = [
    *FORMS,
    "Hoà",
    "hội đồng",
    "Xã",
    "chủ",
    "nghĩa",
    "Thúy",
    "Á – Âu",
    "_",
    "9",
    "越",
    "đ",
    "e\u0301",
    "ſ",
    "İ",
    "½",
]
SIGNS = [" ", " ", " ", " ", "", ", ", ". ", "\n", "\n\n", "\u00a0", "-", " – ", "“", "”", "  ", "★", "…", "! ", ": ("]
texts = st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(SIGNS)), max_size=14).map(
    lambda parts: unicodedata.normalize("NFC", "".join(token + sign for token, sign in parts))
)
termbases = st.lists(
    st.tuples(st.sampled_from(FORMS), st.sampled_from(Case)), min_size=1, max_size=6, unique_by=lambda pair: pair[0]
)


def same(word: str) -> str:
    return min(word, restyled(word))


def flat(text: str) -> str:
    """``text`` with tones in one style, one dash, and plain white space: sign by sign."""
    text = re.sub(r"[^\W\d_]+", lambda word: same(word[0]), text)
    return text.translate({ord("–"): "-", **{ord(sign): " " for sign in "\n\t\u00a0"}})


def word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def slow(concepts: list[Concept], text: str) -> list[tuple[int, int, str]]:
    """Every place and every form, one after the other."""
    found: list[tuple[int, int, str]] = []
    place = 0
    even = flat(text)
    while place < len(text):
        here = [
            (place + len(concept.vi), concept.id)
            for concept in concepts
            if fits(concept, text, even, place, place + len(concept.vi))
        ]
        if here:
            end, id_ = max(here, key=lambda hit: hit[0])
            found.append((place, end, id_))
            place = end
        else:
            place += 1
    return found


def fits(concept: Concept, text: str, even: str, start: int, end: int) -> bool:
    written, listed = even[start:end], flat(concept.vi)
    if start and word(text[start - 1]) and word(text[start]):
        return False
    if end < len(text) and word(text[end]) and word(text[end - 1]):
        return False
    if concept.case is Case.ANY:
        return written.lower() == listed.lower()
    if written == listed:
        return True
    before = text[:start].rstrip(" \u00a0\t\"'“‘«(–—-•*·")
    begins = not before or before[-1] in ".!?…:\n"
    return concept.case is Case.INITIAL and begins and listed[0].islower() and written == listed[0].upper() + listed[1:]


@settings(deadline=None, max_examples=400)
@given(termbases, texts)
@example([("hoà bình", Case.INITIAL)], "Hòa bình")
@example([("xã hội", Case.ANY), ("xã hội chủ nghĩa", Case.INITIAL)], "XÃ HỘI chủ nghĩa, xã hội chủ nghĩa")
@example([("5%", Case.EXACT)], "5%hòa 5% 15%")
@example([("Âu", Case.INITIAL), ("Á - Âu", Case.EXACT)], "Á – Âu, Á-Âu")
def test_agrees_with_a_slow_matcher(forms: list[tuple[str, Case]], text: str) -> None:
    kinds: dict[str, Concept] = {}
    for form, case in forms:
        kinds.setdefault(flat(form).lower(), Concept(f"t-{len(kinds)}", form, case=case))
    concepts = list(kinds.values())
    found = [(hit.start, hit.end, hit.concept.id) for hit in Termbase(concepts).find(text)]
    assert found == slow(concepts, text)


@settings(deadline=None, max_examples=200)
@given(texts)
def test_spans_are_whole_words_in_order_and_never_overlap(packaged: Termbase, text: str) -> None:
    reached = 0
    for hit in packaged.find(text):
        assert reached <= hit.start < hit.end <= len(text)
        assert not (hit.start and word(text[hit.start - 1]) and word(text[hit.start]))
        assert not (hit.end < len(text) and word(text[hit.end]) and word(text[hit.end - 1]))
        assert hit.form in hit.concept.vietnamese
        reached = hit.end


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_may_be_searched(packaged: Termbase, text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for hit in packaged.find(text + " UBND tỉnh " + text):
        assert 0 <= hit.start < hit.end <= 2 * len(text) + 11
