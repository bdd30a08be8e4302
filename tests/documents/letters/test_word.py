"""The Word files of letters: sound, on A4, in real styles, every run in its language and typeface."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.audit import audit
from tests.documents.letters.made import FOREIGN, KINDS, MOMENT, make, sample_letter
from ttdn_publish.documents.letters.word import letter_document

_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "zh-Hans": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}
_FACES = {"zh-Hans": "SimSun", "ja": "MS Mincho", "ko": "Batang"}


@cache
def written(kind: str, language: str) -> bytes:
    return letter_document(sample_letter(kind, language), MOMENT)


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def test_word_files_are_sound(tmp_path: Path) -> None:
    files = []
    for kind in KINDS:
        for language in FOREIGN:
            path = tmp_path / f"{kind}.{language}.docx"
            path.write_bytes(written(kind, language))
            files.append(path)
    (tmp_path / "annex").mkdir()
    folder = tmp_path / "annex" / "thu"
    folder.mkdir()
    (folder / "phu-luc-1.md").write_text("---\ntitle: Danh sách\n---\nDòng.\n", "utf-8")
    letter = make(tmp_path / "annex", "ko", body="Xem phụ lục.\n\n| TT | Việc |\n|---|---|\n| 1 | Gặp |\n")
    files.append(tmp_path / "annex.docx")
    files[-1].write_bytes(letter_document(letter, MOMENT))
    assert audit(files) == {}


@pytest.mark.parametrize("language", FOREIGN)
def test_the_same_letter_is_the_same_file(language: str) -> None:
    assert letter_document(sample_letter("thu-moi", language), MOMENT) == written("thu-moi", language)


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", KINDS)
def test_every_paragraph_has_a_style_of_its_own_part(kind: str, language: str) -> None:
    document = opened(written(kind, language))
    names = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    used = {p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) for p in document.element.body.iter(qn("w:p"))}
    parts = {part.name.value for part in sample_letter(kind, language).parts}
    assert {f"Thu{name.capitalize()}" for name in parts} <= used
    assert used <= {*names, "VBDuongKe", "VBOBang"}
    assert all(name.startswith(("Thu", "VB")) for name in used)


@pytest.mark.parametrize("language", FOREIGN)
def test_pages_are_a4_with_the_margins_of_the_data(language: str) -> None:
    (section,) = opened(written("thu-moi", language)).sections
    paper = sample_letter("thu-moi", language).phrases.paper
    measured = [section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin]
    assert [round(length.mm) for length in measured if length is not None] == [
        210,
        297,
        round(paper.top),
        round(paper.left),
        round(paper.right),
    ]


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("kind", KINDS)
def test_runs_tell_their_language_and_typeface(kind: str, language: str) -> None:
    document = opened(written(kind, language))
    foreign = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3]") if language in _FACES else re.compile("[a-z]{3}")
    seen = 0
    for run in document.element.body.iter(qn("w:r")):
        words = "".join(text.text or "" for text in run.iter(qn("w:t")))
        about = run.find(qn("w:rPr"))
        if not foreign.search(words) or about is None or about.find(qn("w:lang")) is None:
            continue  # the mark of a draft is in the language of the document
        tongue = about.find(qn("w:lang"))
        assert tongue.get(qn("w:val")) == _LANGUAGES[language], words
        if language in _FACES:
            fonts = about.find(qn("w:rFonts"))
            assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint"))) == (_FACES[language], "eastAsia")
            assert tongue.get(qn("w:eastAsia")) == _LANGUAGES[language]
        seen += 1
    assert seen > 5


@pytest.mark.parametrize("language", sorted(_FACES))
def test_vietnamese_names_are_not_set_in_the_typeface_of_ideographs(language: str) -> None:
    document = opened(written("thu-chinh-thuc", language))
    (run,) = [
        r for r in document.element.body.iter(qn("w:r")) if "Nguyễn" in "".join(t.text or "" for t in r.iter(qn("w:t")))
    ]
    assert run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is None
    assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert [t.text for t in run.iter(qn("w:t"))] == ["Nguyễn Văn Mẫu"]


@pytest.mark.parametrize("language", FOREIGN)
def test_the_file_says_what_it_is(language: str) -> None:
    document = opened(written("thu-chinh-thuc", language))
    about = document.core_properties
    assert about.language == language
    assert about.content_status == sample_letter("thu-chinh-thuc", language).draft != ""
    assert about.title
    with zipfile.ZipFile(io.BytesIO(written("thu-chinh-thuc", language))) as package:
        custom = package.read("docProps/custom.xml").decode()
    assert "CodeNotation" in custom
    assert "SNgV-HTQT" in custom


@pytest.mark.parametrize("language", FOREIGN)
def test_the_signature_is_never_torn_from_the_letter(language: str) -> None:
    """It lies in a cell that no page break cuts, and the line above the cell stays with it."""
    body = opened(written("cam-on", language)).element.body
    tables = [
        t for t in body.findall(qn("w:tbl")) if t.getprevious() is not None and t.findall(f".//{qn('w:cantSplit')}")
    ]
    held = [t for t in tables if any("Thu" in s.get(qn("w:val")) for s in t.iter(qn("w:pStyle")))]
    assert held
    for table in held:
        above = table.getprevious()
        assert above.tag != qn("w:p") or above.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_an_approved_letter_has_no_mark_of_a_draft() -> None:
    from dataclasses import replace

    letter = replace(sample_letter("cam-on", "en"), draft="")
    document = opened(letter_document(letter, MOMENT))
    assert "DRAFT" not in document.element.xml
    assert document.core_properties.content_status == ""
