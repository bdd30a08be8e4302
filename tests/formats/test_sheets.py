"""Spreadsheets: what a person sees in the cells comes out as text; what is written can never become a formula."""

from __future__ import annotations

import datetime as dt
import io
import random
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.formats import sheets
from ttdn_publish.formats.cell_formats import PLAIN, shown
from ttdn_publish.formats.sheets import BadSheet, Column, Table, read_sheet, sheet_of, workbook


def made(*rows: list[Any], formats: dict[str, str] | None = None, name: str = "Danh sách") -> bytes:
    """A file as other programs write it."""
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """The file with parts exchanged, added, or (``None``) taken out; ``/`` in names is ``__``, ``.`` is ``_``."""
    changed = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): part for name, part in parts.items()
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            if part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def sheet_xml(rows: str, dimension: str = "") -> bytes:
    """A file whose sheet has these rows, as Excel stores them."""
    part = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{dimension}<sheetData>{rows}</sheetData></worksheet>"
    )
    return repacked(made(["x"]), xl__worksheets__sheet1_xml=part.encode())


# ---- reading ----


def test_what_is_seen_is_what_is_read() -> None:
    data = made(
        ["Họ tên", "Ngày", "Tỷ lệ", "Số tiền", "Điện thoại", "Số", "Có"],
        [" Nguyễn Văn Mẫu ", dt.date(2018, 3, 30), 0.193, 1500000, 912345678, 5, True],
        ["Trần Thị Mẫu", dt.datetime(2018, 3, 30, 8, 30), 0.5, -1234.5, 80, 12.5, False],
        [None, dt.time(8, 5), None, 0.1 + 0.2, None, 1e6],
        formats={
            "C2": "0.0%",
            "C3": "0%",
            "D2": '#,##0\\ "₫"',
            "D3": "#,##0.00",
            "E2": "0000000000",
            "E3": "@",
            "F2": "00",
        },
    )
    assert sheet_of(data).rows == (
        ("Họ tên", "Ngày", "Tỷ lệ", "Số tiền", "Điện thoại", "Số", "Có"),
        ("Nguyễn Văn Mẫu", "2018-03-30", "19,3%", "1.500.000 ₫", "0912345678", "05", "TRUE"),
        ("Trần Thị Mẫu", "2018-03-30T08:30", "50%", "-1.234,50", "80", "12,5", "FALSE"),
        ("", "08:05", "", "0,3", "", "1000000"),
    )


def test_figures_can_be_read_for_programs() -> None:
    data = made([1234.5, 0.5, 1234567], formats={"A1": "#,##0.00", "C1": "#,##0"})
    assert sheet_of(data, marks=PLAIN).rows == (("1234.50", "0.5", "1234567"),)


def test_rows_keep_their_numbers_and_nothing_trails() -> None:
    data = made(["a", None, "c", None], [], [None, "b"], [None, None], [""])
    assert sheet_of(data).rows == (("a", "", "c"), (), ("", "b"))


def test_text_is_nfc_with_plain_line_ends() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Hai_x000D_\ndòng _x0007_ và _x005F_x000D_</t></is></c>'
        f'<c r="B1" t="inlineStr"><is><t>{unicodedata.normalize("NFD", "Tiền Giang")}</t></is></c></row>'
    )
    assert sheet_of(sheet_xml(rows)).rows == (("Hai\ndòng  và _x000D_", "Tiền Giang"),)


def test_the_size_that_a_file_claims_is_not_believed() -> None:
    """Programs write it wrongly; half the recipients would be lost."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 6))
    assert len(sheet_of(sheet_xml(rows, '<dimension ref="A1"/>')).rows) == 5


def test_the_first_visible_sheet_or_the_one_that_is_named() -> None:
    book: Any = openpyxl.Workbook()
    book.active.title, book.active.sheet_state = "Ẩn", "hidden"
    book.active["A1"] = "ẩn"
    for name in ("Khách mời", "Danh sách"):
        book.create_sheet(name)["A1"] = name
    data = saved(book)
    assert sheet_of(data).name == "Khách mời"
    assert sheet_of(data).names == ("Ẩn", "Khách mời", "Danh sách")
    assert sheet_of(data, unicodedata.normalize("NFD", "danh sách ")).rows == (("Danh sách",),)
    with pytest.raises(BadSheet, match="không có trang tính “Khác”; tệp có: Ẩn, Khách mời, Danh sách"):
        sheet_of(data, "Khác")


def test_formulas_give_their_stored_results_and_are_never_calculated() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f></c>'
        '<c r="C1" t="str"><f>IF(1,"","")</f><v></v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="E1" t="str"><f>"a"</f><v>a</v></c><c r="F1" s="0"/></row>'
    )
    sheet = sheet_of(sheet_xml(rows))
    assert sheet.rows == (("2", "", "", "#DIV/0!", "a"),)
    assert sheet.uncalculated == ("B1",)
    assert sheet.errors == ("D1",)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "Danh sách.xlsx"
    path.write_bytes(made(["a"]))
    assert read_sheet(path).rows == (("a",),)
    with pytest.raises(BadSheet, match="không có tệp này"):
        read_sheet(tmp_path / "khác.xlsx")
    with pytest.raises(BadSheet, match="không có tệp này"):
        read_sheet(tmp_path)


# ---- files that are not taken ----


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải bảng tính .xlsx"),
        ("Họ tên;Ngày\n".encode(), "không phải bảng tính .xlsx"),
        (b"<html><table>", "không phải bảng tính .xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"Workbook" * 9, r"tệp kiểu cũ \(.xls\)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (made(["a"])[:-30], "hỏng hoặc bị cắt cụt"),
        (made(["a"])[:200], "hỏng hoặc bị cắt cụt"),
        (repacked(made(["a"]), xl__workbook_xml=b""), "hỏng hoặc bị cắt cụt"),
        (repacked(made(["a"]), xl__workbook_xml=None, xl__workbook_bin=b"x"), "không phải bảng tính .xlsx"),
        (repacked(made(["a"]), xl__vbaProject_bin=b"x"), "macro"),
        (repacked(made(["a"]), xl__worksheets__sheet1_xml=b"<worksheet"), "hỏng hoặc bị cắt cụt"),
        (repacked(made(["a"]), xl__styles_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><styleSheet/>'), "thực thể"),
        (repacked(made(["a"]), xl__styles_xml='<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")), "DTD"),
        (repacked(made(["a"]), xl__bom_xml=b" " * 40_000_000), "nở ra quá lớn"),
    ],
    ids=range(14),
)
def test_what_is_no_good_workbook_is_refused_kindly(data: bytes, words: str) -> None:
    with pytest.raises(BadSheet, match=words):
        sheet_of(data)


def test_macro_workbooks_are_known_by_their_type() -> None:
    data = made(["a"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml")
    kind = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert old in types
    with pytest.raises(BadSheet, match="macro"):
        sheet_of(repacked(data, **{"[Content_Types]_xml": types.replace(old, kind)}))


def test_a_word_document_is_no_sheet() -> None:
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(BadSheet, match="không phải bảng tính"):
        sheet_of(stream.getvalue())


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('<row r="100001"><c r="A100001"><v>1</v></c></row>', "quá nhiều dòng"),
        ('<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>', "quá nhiều dòng"),
        ('<row r="1"><c r="IW1"><v>1</v></c></row>', "quá nhiều cột"),
        (f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>', "ô A1 quá dài"),
    ],
)
def test_sheets_beyond_the_limits_are_refused(rows: str, words: str) -> None:
    with pytest.raises(BadSheet, match=words):
        sheet_of(sheet_xml(rows))


def test_empty_cells_far_away_do_no_harm() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>'
    assert sheet_of(sheet_xml(rows)).rows == (("1",),)


GOOD = made(["Họ tên", "Ngày"], ["Nguyễn Văn Mẫu", dt.date(2018, 3, 30)], [1, 0.5], ["=1+1"])


def test_damaged_files_are_read_or_refused_but_nothing_else() -> None:
    dice = random.Random(2018)
    refused = 0
    for _ in range(80):
        data = bytearray(GOOD)
        for _ in range(dice.choice([1, 1, 3, 20])):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            sheet_of(bytes(data))
        except BadSheet:
            refused += 1
    assert refused > 25


def test_damaged_parts_are_read_or_refused_but_nothing_else() -> None:
    """The damage is inside, where no checksum tells."""
    dice = random.Random(2018)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    read = 0
    for _ in range(80):
        name = dice.choice(sorted(parts))
        part = bytearray(parts[name])
        place = dice.randrange(len(part))
        part[place : place + dice.choice([1, 1, 5])] = bytes(
            dice.randrange(32, 127) for _ in range(dice.choice([0, 1, 3]))
        )
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for other, content in parts.items():
                archive.writestr(other, bytes(part) if other == name else content)
        try:
            sheet_of(stream.getvalue())
            read += 1
        except BadSheet:
            continue
    assert read > 10


# ---- how figures are shown ----


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (1234567.891, "General", "1234567,891"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0,3"),
        (123456789012, "General", "123456789012"),
        (1e-5, "General", "0,00001"),
        (1234567.891, "#,##0", "1.234.568"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (2.675, "0.00", "2,68"),
        (-0.4, "0", "0"),
        (0.193, "0.0%", "19,3%"),
        (5, "00", "05"),
        (912345678, "0000\\ 000\\ 000", "0912 345 678"),
        (2733971223, "(000) 000-0000", "(273) 397-1223"),
        (1500000, '#,##0\\ "₫"', "1.500.000 ₫"),
        (1500000, "#,##0\\ [$₫-42A]", "1.500.000 ₫"),
        (-1234.5, "#,##0.00_);[Red]\\(#,##0.00\\)", "(1.234,50)"),
        (-3, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "(3)"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (0, '0;-0;"không"', "không"),
        (1234567, '0.0,,"M"', "1,2M"),
        (1234567, "#,##0,", "1.235"),
        (0.5, ".00", ",50"),
        (1.5, "0.##", "1,5"),
        (1, "0.##", "1"),
        (7, '"Số "0', "Số 7"),
        (3.25, "# ?/?", "3,25"),
        (12345, "0.00E+00", "12345"),
        (7, "[>100]0;0.0", "7"),
        (5, "Standard", "5"),
    ],
)
def test_number_formats(value: float, number_format: str, words: str) -> None:
    assert shown(value, number_format) == words


@given(
    st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)),
    st.one_of(st.text('0#?.,%;"\\_*[]()- E/@aĐ₫$', max_size=14), st.text(max_size=8)),
)
@settings(max_examples=300, deadline=None)
def test_every_format_shows_something_without_breaking(value: float, number_format: str) -> None:
    assert isinstance(shown(value, number_format), str)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 4))
@settings(deadline=None)
def test_grouping_and_decimals_keep_the_figure(value: int, places: int) -> None:
    words = shown(value, "#,##0" + ("." + "0" * places if places else ""))
    assert int(words.replace(".", "").replace(",", "")) == value * 10**places


# ---- writing ----

COLUMNS = (Column("Số", 8, "00", centred=True), Column("Ngày", 12), Column("Trích yếu", 50))


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_a_table_is_read_back_as_it_was_written() -> None:
    rows: Any = [[5, dt.date(2018, 3, 30), "Kế hoạch mẫu"], [12, None, ""], [None, dt.date(2018, 12, 31), "hai\ndòng"]]
    sheet = sheet_of(workbook([Table("chung", ["SỔ ĐĂNG KÝ", "Năm 2018"], COLUMNS, rows)]))
    assert sheet.name == "chung"
    assert sheet.rows == (
        ("SỔ ĐĂNG KÝ",),
        ("Năm 2018",),
        ("Số", "Ngày", "Trích yếu"),
        ("05", "2018-03-30", "Kế hoạch mẫu"),
        ("12",),
        ("", "2018-12-31", "hai\ndòng"),
    )


DANGEROUS = ["=1+1", "=HYPERLINK(A1)", "+84 273", "-1+2", "@SUM(A1)", "\t=1", "#N/A", "1+1", "05"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula_an_error_or_a_figure(text: str) -> None:
    cell = opened(workbook([Table("a", [text], [Column(text, 9)], [[text]])]))["A3"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")
    assert cell.quotePrefix == (text[0] in "=+-@\t")
    assert opened(workbook([Table("a", [text], [Column(text, 9)], [])]))["A1"].data_type == "s"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_text_can_be_written(texts: list[str]) -> None:
    """Control characters go; line ends and blanks at the edges become plain when it is read."""
    table = Table("a", [], [Column("x", 9)], [["=" + text] for text in texts])
    rows = sheet_of(workbook([table])).rows[1:]
    for text, row in zip(texts, rows, strict=True):
        kept = "".join(c for c in "=" + text if (c >= " " and c not in "\ufffe\uffff") or c in "\t\n\r")
        plain = unicodedata.normalize("NFC", kept).replace("\r\n", "\n").replace("\r", "\n")
        assert row == (plain.strip(),)


def test_figures_dates_and_the_look_of_a_table() -> None:
    sheet = opened(workbook([Table("chung", ["Sổ"], COLUMNS, [[5, dt.date(2018, 3, 30), "Mẫu"]])]))
    assert (sheet["A3"].value, sheet["A3"].number_format) == (5, "00")
    assert (sheet["B3"].value, sheet["B3"].number_format) == (dt.datetime(2018, 3, 30), "dd/mm/yyyy")
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == "A2:C3"
    assert [sheet.column_dimensions[c].width for c in "ABC"] == [8, 12, 50]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet["C3"].alignment.wrap_text


def test_a_cell_that_would_be_cut_off_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError):
        workbook([Table("a", [], [Column("x", 9)], [["x" * (sheets.MAX_CELL + 1)]])])
