"""Word files written from a description: valid, the same every time, and as described."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.audit import audit
from ttdn_publish.formats.ooxml import Package, pack
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import (
    About,
    Align,
    Box,
    Break,
    Cell,
    DrawnLine,
    Grid,
    PageField,
    Para,
    Run,
    Running,
    Section,
    Style,
    Tab,
    WordDocument,
)
from ttdn_publish.formats.word_document.writer import write_docx

BODY = Style("VBNoiDung", "VB Nội dung", 14, align=Align.JUSTIFIED, first_line=12.7, after=6)
TITLE = Style("VBTenLoai", "VB Tên loại", 14, bold=True, align=Align.CENTRE, keep_next=True, outline=0)


def section(*blocks: object, across: bool = False) -> Section:
    number = Running((Para("VBNoiDung", (Tab(), PageField()), stops=((80, Align.CENTRE),)),))
    width, height = (297.0, 210.0) if across else (210.0, 297.0)
    return Section(blocks, width, height, 20, 20, 30, 20, header=number)  # type: ignore[arg-type]


def described() -> WordDocument:
    grid = Grid(
        (60, 100),
        (
            (
                Cell((Para("VBTenLoai", (Run("Đầu cột"),)), DrawnLine(20, 60))),
                Cell((Box("KHẨN", 20, 8, 14, "C00000"),)),
            ),
            (Cell((Para("VBNoiDung", (Run("Ô gộp"),)),), span=2),),
        ),
        ruled=True,
        heads=1,
        whole=True,
        padding=1.5,
        caption="Bảng mẫu",
    )
    body = Para(
        "VBNoiDung",
        (
            Run("Điều 1. ", bold=True),
            Run("Họp & làm việc <gấp>", italic=True),
            Break(),
            Run("前江省", language="zh-Hans"),
        ),
        left=10,
        hanging=5,
        keep_next=True,
    )
    about = About("Kế hoạch", "Kế hoạch", "UBND tỉnh", facts={"CodeNotation": "KH-UBND", "Subject": "A & B"})
    sections = (section(Para("VBTenLoai", (Run("KẾ HOẠCH"),)), grid, body), section(body, across=True))
    return WordDocument(sections, (BODY, TITLE), about)


def test_it_is_what_microsofts_validator_takes(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(write_docx(described()))
    assert audit([path]) == {}


def test_the_judge_sees_what_is_out_of_order(tmp_path: Path) -> None:
    package = Package(write_docx(described()))
    parts = {name: package.read(name) for name in package.names}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:pPr>", b"<w:pPr><w:jc w:val='up'/>", 1)
    path = tmp_path / "x.docx"
    path.write_bytes(pack(parts))
    assert list(audit([path])) == ["x.docx"]


def test_the_same_description_gives_the_same_bytes() -> None:
    assert write_docx(described()) == write_docx(described())


def test_pages_styles_and_words_are_as_described() -> None:
    document = docx.Document(io.BytesIO(write_docx(described())))
    first, second = document.sections
    sizes = (first.page_width, first.left_margin, first.top_margin, second.page_width)
    assert [round(size.mm, 1) for size in sizes if size] == [210, 30, 20, 297]
    assert all(s.different_first_page_header_footer for s in document.sections)
    assert all(s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1" for s in document.sections)
    assert all(not s.first_page_header.paragraphs[0].text for s in document.sections)
    assert [f.get(qn("w:instr")).strip() for f in first.header._element.iter(qn("w:fldSimple"))] == ["PAGE"]
    style = document.styles["VB Nội dung"]
    assert (style.font.size.pt, round(style.paragraph_format.first_line_indent.mm, 1)) == (14, 12.7)
    assert document.paragraphs[0].text == "KẾ HOẠCH"
    assert document.tables[0].cell(1, 0).text == "Ô gộp"
    assert document.core_properties.title == "Kế hoạch"
    custom = Package(write_docx(described())).read("docProps/custom.xml").decode()
    assert 'name="Subject"><vt:lpwstr>A &amp; B</vt:lpwstr>' in custom


def test_sections_do_not_leave_an_empty_page() -> None:
    document = docx.Document(io.BytesIO(write_docx(described())))
    carriers = [p for p in document.paragraphs if p._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    assert [p.text for p in carriers] == ["Điều 1. Họp & làm việc <gấp>\n前江省"]


@pytest.mark.parametrize(
    ("words", "size", "bold", "italic", "mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 88.3),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False, 56.1),
        ("Đồng Tháp, ngày 05 tháng 01 năm 2026", 13, False, True, 74.4),
        ("UBND TỈNH ĐỒNG THÁP", 12, False, False, 48.6),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", 13, True, False, 83.8),
    ],
)
def test_widths_are_those_that_were_measured(words: str, size: float, bold: bool, italic: bool, mm: float) -> None:
    assert round(width_mm(words, size, bold=bold, italic=italic), 1) == mm
