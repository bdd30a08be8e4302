"""The Word templates that staff own: what the script makes, without mistakes, and filled for everybody in every language."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.audit import audit
from tests.conftest import ROOT
from tests.documents.letters.made import LANGUAGES, correspondents, phrases
from tests.documents.made import registers
from ttdn_publish.documents.letters.rows import COLUMNS, COMMON, LetterRows, letter_rows, sender_cells
from ttdn_publish.documents.letters.templates import template_document, template_name
from ttdn_publish.documents.merging.lint import BUILT_IN, lint_template
from ttdn_publish.documents.merging.recipients import read_recipients
from ttdn_publish.documents.merging.template import LetterTemplate
from ttdn_publish.findings import Findings
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.production.letters import letter_list
from ttdn_publish.workspace import Workspace, packaged

HERE = packaged("templates") / "documents"
DAY = date(2018, 3, 1)
EVERY = [(kind, language) for kind in LetterKind for language in LANGUAGES]
#: Cells that a letter to anybody has; the others may be blank.
SHARED = {
    "so": "05/SNgV-HTQT",
    "ngay": "NGÀY",
    "trich_yeu": "TRÍCH YẾU",
    "noi_dung": "Đoạn thứ nhất.\nĐoạn thứ hai.",
    "nguoi_ky.chuc_vu": "Chức vụ",
    "nguoi_ky.ten": "Nguyễn Văn Mẫu",
}


@cache
def template(kind: LetterKind, language: str) -> bytes:
    return (HERE / template_name(kind, language)).read_bytes()


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_templates_are_what_the_script_makes(kind: LetterKind, language: str) -> None:
    made = template_document(kind, phrases(language), registers())
    assert made == template(kind, language), "run: python templates/documents/make.py"


def test_there_are_thirty_and_no_other() -> None:
    assert sorted(path.name for path in HERE.glob("*.docx")) == sorted(template_name(*one) for one in EVERY)
    assert len(EVERY) == 30


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_template_has_no_mistake_and_needs_nothing_that_the_data_lacks(kind: LetterKind, language: str) -> None:
    found = lint_template(template(kind, language), template_name(kind, language), COLUMNS)
    assert [finding.what() for finding in found.findings if finding.severity != "notice"] == []
    assert {one.path for one in found.variables} <= {*COLUMNS, *BUILT_IN}
    assert all(one.path.isascii() for one in found.variables)


def test_templates_are_sound_word_files() -> None:
    assert audit(sorted(HERE.glob("*.docx"))) == {}


def cells(kind: LetterKind, language: str) -> LetterRows:
    common = sender_cells(registers(), "so-ngoai-vu", DAY, phrases(language)) | SHARED
    return letter_rows(correspondents().values(), kind, phrases(language), common)


def texts(xml: str) -> list[str]:
    return [
        "".join(re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)", p)) for p in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    ]


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_everybody_gets_a_letter_with_their_own_salutation(kind: LetterKind, language: str, tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text(cells(kind, language).csv(), "utf-8")
    findings = Findings()
    recipients = read_recipients(path, "ds.csv", findings)
    assert recipients is not None
    assert [finding.what() for finding in findings] == []
    letters = LetterTemplate(template(kind, language), "mau")
    assert letters.slow_reasons == ()
    for row in range(len(recipients)):
        values = recipients.values(row)
        lines = texts(letters.texts(values)["word/document.xml"])
        whole = "\n".join(lines)
        assert "Đoạn thứ nhất." in lines
        assert "Đoạn thứ hai." in lines
        assert "{" not in whole
        for name in ("loi_ket", "ket_thu", "ket_thu_cuoi", "mo_dau"):
            said = str(values[name]).replace("&", "&amp;").replace("'", "&#39;")
            shown = language != "vi" or (name == "ket_thu" and values[name]) or kind is LetterKind.NOTE_VERBALE
            assert not shown or said in whole, name
        names = _addressed(kind, language, values)
        assert all(name in whole for name in names), names


def _addressed(kind: LetterKind, language: str, values: dict[str, object]) -> list[str]:
    """What a letter must show of its addressee."""
    note = kind is LetterKind.NOTE_VERBALE
    salutation = language != "ja" and not note and (language != "ko" or kind is not LetterKind.OFFICIAL)
    letter = language == "vi" and kind in (LetterKind.OFFICIAL, LetterKind.INVITATION)
    return [str(values["loi_chao"])] if salutation and not letter else []


def test_a_list_for_merging_from_the_workspace() -> None:
    workspace = Workspace(ROOT)
    made = letter_list(workspace, LetterKind.THANKS, "fr", "so-ngoai-vu", DAY, SHARED, ["dai-su-mau", "giam-doc-mau"])
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in made.rows]
    assert [row["loi_chao"] for row in rows] == ["Madame l’Ambassadrice,", "Madame la Directrice générale,"]
    assert rows[0]["loi_ket"].endswith("ma très haute considération.")
    assert rows[1]["loi_ket"].endswith("ma considération distinguée.")
    assert rows[0]["nguoi_nhan.dong"].splitlines()[0] == "Son Excellence Madame Marie Exemple (exemple)"
    assert rows[0]["co_quan.ten"] == "Service des Affaires étrangères de la province de Tiên Giang"
    assert rows[0]["dia_danh"] == "Tiên Giang"
    assert len(letter_list(workspace, LetterKind.THANKS, "en", "so-ngoai-vu", DAY, {}).rows) == len(correspondents())
    with pytest.raises(KeyError):
        letter_list(workspace, LetterKind.THANKS, "en", "so-ngoai-vu", DAY, {}, ["nguoi-la"])
    with pytest.raises(KeyError):
        letter_list(workspace, LetterKind.THANKS, "en", "so-ngoai-vu", DAY, {"noi_dug": "x"})


def test_a_vietnamese_letter_is_headed_as_the_profile_tells() -> None:
    made = sender_cells(registers(), "so-ngoai-vu", DAY, phrases("vi"))
    assert (made["co_quan.dau_thu"], made["co_quan.cap_tren"]) == ("SỞ NGOẠI VỤ", "UBND TỈNH TIỀN GIANG")
    assert sender_cells(registers(), "co-quan-la", DAY, phrases("vi")) == {}
    assert set(made) <= set(COMMON)
