"""What a letter is made of: number and date of the document, blanks, courtesies, lists, names that are missing, notes."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from tests.documents.letters.made import (
    FOREIGN,
    correspondents,
    edition,
    lines,
    make,
    phrases,
    said,
    sample,
    sample_letter,
)
from tests.documents.made import registers
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.letters.checking import check_letter
from ttdn_publish.documents.letters.components import LetterParts
from ttdn_publish.documents.letters.dates import date_words
from ttdn_publish.documents.letters.facts import first_person, international
from ttdn_publish.documents.letters.filling import Values, filled, filled_lines
from ttdn_publish.findings import Findings
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.document import Document
from ttdn_publish.model.letter import DateForm
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.source import Source

ISSUED = "number: 5\ndate: 2018-03-01\nplace: Mỹ Tho\n"


def told(letter: LetterParts, rule: str) -> list[str]:
    return [finding.what() for finding in letter.findings if finding.rule.id == rule]


# ---- number and date ----


@pytest.mark.parametrize(
    ("language", "number", "day"),
    [
        ("en", "Ref.: 05/SNgV-HTQT", "Mỹ Tho, 1_March 2018"),
        ("fr", "Réf._: 05/SNgV-HTQT", "Mỹ Tho, le 1er_mars 2018"),
        ("zh-Hans", "编号：05/SNgV-HTQT", "2018年3月1日"),
        ("ja", "文書番号　05/SNgV-HTQT", "2018年3月1日"),
        ("ko", "시행__05/SNgV-HTQT__(2018. 3. 1.)", ""),
    ],
)
def test_number_and_date_are_those_of_the_document(tmp_path: Path, language: str, number: str, day: str) -> None:
    letter = make(tmp_path, language, front=ISSUED)
    assert said(letter, "number") == [number]
    assert said(letter, "date") == ([day] if day else [])
    assert letter.number == "05/SNgV-HTQT"


@pytest.mark.parametrize("language", FOREIGN)
def test_the_number_is_letter_for_letter_what_the_vietnamese_prints(language: str) -> None:
    for kind in ("thu-chinh-thuc", "chuc-mung"):
        printed = compose(edition(kind, "vi")).head.number
        assert printed == (f"Số: {sample_letter(kind, language).number}" if printed else "")


@pytest.mark.parametrize(
    ("language", "month", "year", "nothing"),
    [
        ("en", "______ March 2018", "__________________ 2018", "_" * 28),
        ("fr", "______ mars 2018", "__________________ 2018", "_" * 28),
        ("zh-Hans", "2018年3月_____日", "2018年_____月_____日", "________年_____月_____日"),
        ("ja", "2018年3月_____日", "2018年_____月_____日", "________年_____月_____日"),
        ("ko", "2018. 3.____.", "2018.____.____.", "________.____.____."),
    ],
)
def test_what_is_not_known_of_a_date_is_left_blank(language: str, month: str, year: str, nothing: str) -> None:
    style = phrases(language).date

    def words(day: PartialDate | None) -> str:
        return date_words(day, style, language).replace("\u00a0", "_")

    assert (words(PartialDate(2018, 3)), words(PartialDate(2018)), words(None)) == (month, year, nothing)


def test_japanese_years_can_be_those_of_the_era() -> None:
    style = dataclasses.replace(phrases("ja").date, form=DateForm.ERA)
    days = (PartialDate(2026, 3, 5), PartialDate(2019, 5, 1), PartialDate(2019, 4, 30), PartialDate(1900, 1, 2))
    assert [date_words(day, style, "ja") for day in days] == [
        "令和8年3月5日",
        "令和元年5月1日",
        "平成31年4月30日",
        "1900年1月2日",
    ]


# ---- the body ----


def test_vietnamese_courtesies_are_not_carried_over_and_content_is(tmp_path: Path) -> None:
    body = (
        "Kính gửi Ngài Tổng Lãnh sự,\nThưa Ngài, đây là nội dung.\nTrân trọng cảm ơn Ngài đã giúp đỡ tỉnh.\n"
        "Sở xin gửi lời chào trân trọng.\nTrân trọng./.\n"
    )
    letter = make(tmp_path, body=body)
    assert said(letter, "body")[:2] == ["Thưa Ngài, đây là nội dung.", "Trân trọng cảm ơn Ngài đã giúp đỡ tỉnh."]
    left = [f.place.line for f in letter.findings if f.rule.id == "VB-E06"]
    assert left == [1, 4, 5]


def test_a_letter_of_nothing_but_courtesies_is_still_a_letter(tmp_path: Path) -> None:
    letter = make(tmp_path, body="Kính gửi Ngài,\nTrân trọng.\n")
    assert said(letter, "body") == ["Please accept the assurances of my high consideration."]


LISTED = "I. MỤC LỚN\n1. Khoản một.\n2. Khoản hai.\na) Điểm a;\nđ) Điểm đ;\n- Gạch một;\n- Gạch hai.\n+ Cộng.\n"


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["I._", "1._", "2._", "a)_", "e)_", "–_", "–_", "+_"]),
        ("fr", ["I._", "1._", "2._", "a)_", "e)_", "–_", "–_", "+_"]),
        ("zh-Hans", ["一、", "一、", "二、", "（一）", "（五）", "1._", "2._", "（1）"]),
        ("ko", ["1._", "1._", "2._", "가._", "마._", "가._", "나._", "1)_"]),
    ],
)
def test_lines_are_labelled_as_one_counts_there(tmp_path: Path, language: str, labels: list[str]) -> None:
    body = said(make(tmp_path, language, body=LISTED), "body")
    words = ["MỤC LỚN", "Khoản một", "Khoản hai", "Điểm a", "Điểm đ", "Gạch một", "Gạch hai", "Cộng"]
    found = [line.partition(word)[0] for word in words for line in body if word in line]
    assert found == labels


def test_a_japanese_list_stands_apart_below_the_closing(tmp_path: Path) -> None:
    letter = make(tmp_path, "ja", body="Một.\n- Hai;\n- Ba.\nBốn.\n")
    styles = [line.partition("]")[0][1:] for line in lines(letter)]
    apart = ["end", "particulars-heading", "particulars", "particulars", "particulars-end"]
    assert styles[styles.index("end") : styles.index("end") + 5] == apart
    assert said(letter, "particulars") == ["１　Hai;", "２　Ba."]
    assert said(letter, "body")[1:] == ["Một.", "Bốn."]


def test_tables_and_annexes_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "phu-luc-1.md").write_text("---\ntitle: Danh sách\n---\nDòng của phụ lục.\n", "utf-8")
    body = "Xem phụ lục.\n\n| TT | Việc |\n|---|---|\n| 1 | Gặp gỡ |\n"
    made = lines(make(tmp_path, "fr", body=body))
    assert "(bảng) TT | Việc" in made
    assert "(hàng) 1 | Gặp gỡ" in made
    at = made.index("[phụ lục] Annexe | DANH SÁCH")
    assert made[at + 1] == "Dòng của phụ lục."


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", ["Enclosure: A"], ["Enclosures:", "1. A", "2. B"]),
        ("fr", ["P._J._: A"], ["P._J._:", "1. A", "2. B"]),
        ("zh-Hans", ["附件：A"], ["附件：", "1. A", "2. B"]),
        ("ja", ["添付書類　A"], ["添付書類", "1　A", "2　B"]),
        ("ko", ["붙임__A 1부.__끝."], ["붙임", "1. A 1부.", "2. B 1부.__끝."]),
    ],
)
def test_enclosures_are_listed_as_the_language_does(
    tmp_path: Path, language: str, one: list[str], two: list[str]
) -> None:
    letter = "{{kind: official, to: tong-lanh-su-mau, enclosures: [{}]}}"
    assert said(make(tmp_path, language, letter.format("A")), "enclosures") == one
    assert said(make(tmp_path, language, letter.format("A, B")), "enclosures") == two


def test_the_korean_end_mark_stands_behind_the_last_word(tmp_path: Path) -> None:
    assert said(make(tmp_path, "ko"), "body")[-1] == "Nội dung thư.__끝."
    assert "끝." not in "".join(said(sample_letter("thu-chinh-thuc", "ko"), "body"))
    assert "끝." not in "".join(lines(sample_letter("chuc-mung", "ko")))


# ---- what is not on record ----


def test_a_name_that_is_missing_is_printed_in_latin_letters_and_told(tmp_path: Path) -> None:
    letter = make(tmp_path, "ja", "{kind: official, to: thi-truong-mau}")
    assert said(letter, "addressee") == ["韓国見本市役所", "見本市長　Kim Gyeonbon　様（見本）"]
    (finding,) = [f for f in letter.findings if f.rule.id == "VB-E04"]
    assert "thi-truong-mau" in finding.what()
    assert "ja.name" in finding.way_out()
    assert told(make(tmp_path, "ko", "{kind: official, to: thi-truong-mau}"), "VB-E04") == []


def test_a_post_that_is_missing_is_that_of_english(tmp_path: Path) -> None:
    letter = make(tmp_path, "fr", "{kind: official, to: bo-truong-mau}")
    assert said(letter, "addressee")[1:] == ["Minister", "Ministry of Samples (Singapore)"]
    assert len(told(letter, "VB-E04")) == 2


@pytest.mark.parametrize("language", FOREIGN)
def test_an_addressee_who_is_not_known_is_left_out(tmp_path: Path, language: str) -> None:
    for nobody in ("{kind: official}", "{kind: official, to: nguoi-la}"):
        letter = make(tmp_path, language, nobody)
        assert "Nội dung thư." in "".join(lines(letter))
        assert "{" not in "".join(lines(letter))


def test_a_head_in_two_languages_is_an_error(tmp_path: Path) -> None:
    known = registers()
    body = known.organisations["so-ngoai-vu"]
    names = tuple(dataclasses.replace(name, ko="") for name in body.names)
    bodies = {**known.organisations, "so-ngoai-vu": dataclasses.replace(body, names=names)}
    letter = make(tmp_path, "ko", known=dataclasses.replace(known, organisations=bodies))
    assert said(letter, "head") == ["Sở Ngoại vụ tỉnh Tiền Giang"]
    (finding,) = [f for f in letter.findings if f.rule.id == "VB-E01"]
    assert finding.severity == "error"
    assert not told(make(tmp_path, "ja", known=dataclasses.replace(known, organisations=bodies)), "VB-E04")


def test_the_name_of_the_place_is_left_out_where_it_is_not_known(tmp_path: Path) -> None:
    known = registers()
    bare = tuple(dataclasses.replace(agency, places=type(agency.places)()) for agency in known.agencies)
    letter = make(
        tmp_path, "fr", front="date: 2018-03-05\nnumber: 7\n", known=dataclasses.replace(known, agencies=bare)
    )
    assert said(letter, "date") == ["le 5_mars 2018"]
    assert len(told(letter, "VB-E01")) == 1


# ---- notes verbales and other checks ----


def findings(
    tmp_path: Path, letter: str, front: str = "", body: str = "Nội dung.\n", kind: str = "cong-van"
) -> list[str]:
    folder = tmp_path / "kiem"
    folder.mkdir(exist_ok=True)
    text = f"type: {kind}\nissuer: so-ngoai-vu\nrules_as_of: 2018-03-01\nletter: {letter}\n{front}"
    (folder / "document.yaml").write_text(text, "utf-8")
    (folder / "noi-dung.md").write_text(body, "utf-8")
    document = read_document(Source(folder, folder.parent, Findings()))
    assert document is not None
    found = check_letter(document, registers(), correspondents(), phrases("vi"), date(2018, 3, 1))
    return [f"{finding.rule.id} {finding.severity} {finding.place.line}" for finding in found]


def test_a_note_from_a_province_warns_unless_its_profile_allows_it(tmp_path: Path) -> None:
    note = "{kind: note-verbale, to: dai-su-quan-mau}"
    assert findings(tmp_path, note) == ["VB-E02 warning 4"]
    known = registers()
    allowed = tuple(dataclasses.replace(agency, note_verbale=True) for agency in known.agencies)
    document = sample("cong-ham").publication
    assert isinstance(document, Document)
    day = date(2018, 3, 1)
    assert (
        list(check_letter(document, dataclasses.replace(known, agencies=allowed), correspondents(), phrases("vi"), day))
        == []
    )
    assert len(list(check_letter(document, known, correspondents(), phrases("vi"), day))) == 1


def test_a_note_is_in_the_third_person_and_names_no_signer(tmp_path: Path) -> None:
    note = "{kind: note-verbale, to: dai-su-quan-mau}"
    signed = "signers:\n  - {post: GIÁM ĐỐC, person: nguyen-van-mau}\n"
    assert findings(tmp_path, note, signed, "Chúng tôi thông báo.\nSở thông báo.\n") == [
        "VB-E02 warning 4",
        "VB-E02 warning 6",
        "VB-E02 warning 1",
    ]


@pytest.mark.parametrize("language", FOREIGN)
def test_a_note_has_no_signature(language: str) -> None:
    made = lines(sample_letter("cong-ham", language))
    assert not [line for line in made if line.startswith("[room]")]
    assert not told(sample_letter("cong-ham", language), "VB-E02")


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("The Embassy informs the Department.", "en", ""),
        ("As I said.", "en", "I"),
        ("Article I and part i", "en", "I"),
        ("in part i", "en", ""),
        ("Our office", "en", "Our"),
        ("l'Ambassade que j'ai vue", "fr", "j'"),
        ("le jeu, la jetée", "fr", ""),
        ("我们通知", "zh-Hans", "我们"),
        ("越南的通知", "zh-Hans", ""),
        ("私は", "ja", "私"),
        ("저희는", "ko", "저희"),
        ("Chúng tôi", "vi", "Chúng tôi"),
        ("tối nay", "vi", ""),
    ],
)
def test_words_of_the_first_person(words: str, language: str, found: str) -> None:
    assert first_person(words, phrases(language).first_person, language) == found


def test_a_note_in_the_first_person_is_told_in_every_language(tmp_path: Path) -> None:
    letter = make(tmp_path, "en", "{kind: note-verbale, to: dai-su-quan-mau}", body="Sở gửi.\nI write.\n")
    assert len(told(letter, "VB-E02")) == 1


def test_other_checks(tmp_path: Path) -> None:
    assert findings(tmp_path, "{kind: thanks, to: tong-lanh-su-mau}") == []
    assert findings(tmp_path, "{kind: thanks, to: nguoi-mau}") == ["VB-E05 warning 4"]
    assert findings(tmp_path, "{kind: thanks, to: dai-su-jp}") == []
    assert findings(tmp_path, "{kind: thanks, to: tong-lanh-su}") == ["VB-E03 error 4"]
    assert findings(tmp_path, "{kind: thanks}") == ["VB-E03 warning 4"]
    assert findings(tmp_path, "{kind: thanks, to: dai-su-jp}", kind="ke-hoach") == ["VB-E08 error 4"]


# ---- small things ----


def test_phrases_are_filled() -> None:
    values: Values = {"a": "A", "none": "", "many": ("x", "y"), "ten": "띠엔장성"}
    assert filled("{a}[, {none}]!", values) == "A!"
    assert filled("{a}[, {a}]!", values) == "A, A!"
    assert filled("{none} {a}", values) == ""
    assert filled("{unknown}", values) == ""
    assert filled("{ten:은/는}␣□{a}", values) == "띠엔장성은\u00a0\u3000A"
    assert list(filled_lines(["{many}", "{none}", "[{none}] {a}", "{many} {a}"], values)) == ["x", "y", "A", "x, y A"]


@pytest.mark.parametrize(
    ("here", "abroad"),
    [("0273 397 1223", "+84 273 397 1223"), ("+84 273", "+84 273"), ("1900 1000", "1900 1000"), ("", "")],
)
def test_telephones_are_dialled_from_abroad(here: str, abroad: str) -> None:
    assert international(here) == abroad
