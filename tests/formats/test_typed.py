"""Typed files as lines: encodings of plain text; in Word, numbering, tracked changes, text boxes, notes, tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.formats import word_files as word
from ttdn_publish.formats.files import UnreadableFile
from ttdn_publish.formats.ooxml import BadPackage
from ttdn_publish.formats.typed.line import TypedFile, TypedLine, TypedTable
from ttdn_publish.formats.typed.reader import read_plain, read_typed
from ttdn_publish.formats.typed.word import read_word

PLAN = "KẾ HOẠCH\n\n1. Đối ngoại\n"


def lines(file: TypedFile) -> list[str]:
    return [line.text for line in file.lines()]


def read(document: Document) -> TypedFile:
    return read_word(word.saved(document))


# ---- plain text ----


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_unicode_text_gives_the_same_lines(encoding: str, form: str, end: str) -> None:
    written = unicodedata.normalize(form, PLAN).replace("\n", end)  # type: ignore[arg-type]
    file = read_plain(written.encode(encoding))
    assert lines(file) == ["KẾ HOẠCH", "1. Đối ngoại"]
    assert [line.line for line in file.lines()] == [1, 3]
    assert [line.apart for line in file.lines()] == [False, True]
    assert file.was_nfc == (form == "NFC")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("KÕ ho¹ch".encode("cp1252"), "bảng mã cũ"),
        (PLAN.encode("utf-16-le"), "UTF-16"),
        (b"\xd0\xcf\x11\xe0 old", ".doc"),
        (b"PK\x03\x04 torn", "hỏng"),
        (b"x\n" * 50_001, "dòng"),
        (b"x" * (4 * 1024 * 1024 + 1), "quá lớn"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=why):
        read_typed(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_typed(tmp_path / "none.txt")


def test_columns_are_what_tabs_and_wide_gaps_keep_apart() -> None:
    (wide, tabbed, numbered, spaced) = read_plain(b"A B      C\nA\t\tB\n1.\tA\nA  B\n").lines()
    assert wide.columns == ("A B", "C")
    assert (tabbed.columns, tabbed.text) == (("A", "B"), "A B")
    assert numbered.text == "1. A"
    assert (spaced.columns, spaced.text) == ((), "A  B")


def test_controls_and_blank_lines_are_no_lines() -> None:
    assert lines(read_plain(b"a\x07b\n \t \n\x01\nc\x0cd")) == ["ab", "c", "d"]


# ---- Word: labels ----


def test_words_own_numbering_is_written_out_level_by_level() -> None:
    document = docx.Document()
    use = word.add_list(document, word.PROVISIONS)
    for text, depth in [
        ("A", 0),
        ("b", 1),
        ("c", 2),
        ("d", 2),
        ("e", 3),
        ("f", 4),
        ("g", 1),
        ("h", 2),
        ("B", 0),
        ("i", 1),
    ]:
        word.counted(document, text, use, depth)
    assert lines(read(document)) == ["I. A", "1. b", "a) c", "b) d", "- e", "+ f", "2. g", "a) h", "II. B", "1. i"]


@pytest.mark.parametrize(
    ("kind", "text", "labels"),
    [
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("upperRoman", "Chương %1", ["Chương I", "Chương II", "Chương III"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "%1)", ["i)", "ii)", "iii)"]),
        ("none", "đ)", ["đ)", "đ)", "đ)"]),
    ],
)
def test_ways_of_counting(kind: str, text: str, labels: list[str]) -> None:
    document = docx.Document()
    use = word.add_list(document, [(kind, text)])
    for _ in labels:
        word.counted(document, "x", use)
    assert [line.label for line in read(document).lines()] == labels


def test_vietnamese_letters_are_what_the_list_says_they_are() -> None:
    document = docx.Document()
    plain = word.add_list(document, [("lowerLetter", "%1)")])
    own = word.add_list(
        document, [("decimal", "%1)")], extra=['<w:numFmt w:val="custom" w:format="a, b, c, d, đ, e"/>']
    )
    root = document.part.numbering_part.element
    for level in root.iter(qn("w:lvl")):
        formats = level.findall(qn("w:numFmt"))
        if len(formats) > 1:
            level.remove(formats[0])
    for use in (plain, own):
        for _ in range(6):
            word.counted(document, "x", use)
    labels = [line.label for line in read(document).lines()]
    assert labels[:6] == ["a)", "b)", "c)", "d)", "e)", "f)"], "as Word shows it; the checks say that đ) is skipped"
    assert labels[6:] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_a_legal_level_and_an_unknown_way_of_counting_use_figures() -> None:
    document = docx.Document()
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2."), ("vietnameseCounting", "%3)")]
    use = word.add_list(document, levels, extra=["", "<w:isLgl/>"])
    for depth in (0, 1, 2):
        word.counted(document, "x", use, depth)
    file = read(document)
    assert [line.label for line in file.lines()] == ["I.", "1.1.", "1)"]
    assert file.left_out.uncounted == 1


def test_a_second_use_of_a_list_goes_on_unless_it_says_otherwise() -> None:
    document = docx.Document()
    first = word.add_list(document, [("decimal", "%1.")])
    abstract = int(document.part.numbering_part.element.findall(qn("w:abstractNum"))[0].get(qn("w:abstractNumId")))
    going_on = word.use_list(document, abstract)
    anew = word.use_list(document, abstract, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for use in (first, first, going_on, anew, anew):
        word.counted(document, "x", use)
    assert [line.label for line in read(document).lines()] == ["1.", "2.", "3.", "1.", "2."]


def test_bullets_become_dashes_and_deeper_ones_plus() -> None:
    document = docx.Document()
    use = word.add_list(document, [("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "+")])
    for depth in (0, 1, 2):
        word.counted(document, "x", use, depth)
    file = read(document)
    assert lines(file) == ["- x", "+ x", "+ x"]
    assert file.left_out.bullets == 2


def test_a_style_counts_and_a_paragraph_can_step_out_of_it() -> None:
    document = docx.Document()
    document.add_paragraph("một", style="List Number")
    out = document.add_paragraph("ngoài", style="List Number")
    word.insert_xml(out, "")
    out._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {word.NAMESPACES}><w:numId w:val="0"/></w:numPr>'))
    document.add_paragraph("hai", style="List Number")
    assert lines(read(document)) == ["1. một", "ngoài", "2. hai"]


# ---- Word: looks, changes, what hangs on paragraphs ----


def test_looks_of_lines_and_of_words() -> None:
    document = docx.Document()
    word.centred(document, "KẾ HOẠCH")
    mixed = document.add_paragraph("Hạn: ")
    mixed.add_run("trước ngày 30").bold = True
    mixed.add_run(" tháng 3")
    document.add_heading("Đầu đề", 1)
    title, line, heading = read(document).lines()
    assert (title.centred, title.bold, title.runs) == (True, True, ())
    assert [(run.text, run.bold) for run in line.runs] == [
        ("Hạn: ", False),
        ("trước ngày 30", True),
        (" tháng 3", False),
    ]
    assert heading.bold, "from its style"


def test_insertions_stay_deletions_go_and_both_are_counted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Một ")
    word.insert_xml(
        paragraph,
        f'<w:ins w:id="1" w:author="a">{word.run("thêm ")}</w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>' + word.run("hết"),
    )
    file = read(document)
    assert lines(file) == ["Một thêm hết"]
    assert (file.left_out.inserted, file.left_out.deleted) == (1, 1)
    assert "bỏ đi" in file.unseen, "for the check of secrecy"


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    document = docx.Document()
    for text in ("một ", "hai"):
        paragraph = document.add_paragraph(text)
        mark = f'<w:rPr {word.NAMESPACES}><w:del w:id="1" w:author="a"/></w:rPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(mark))
    assert lines(read(document)) == ["một hai"]


def test_text_boxes_and_notes_follow_their_paragraph_once() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Thân")
    word.insert_xml(paragraph, word.text_box("Trong khung", "hai dòng"))
    word.add_footnote(document, paragraph, "Lời chú")
    document.add_paragraph("Sau")
    file = read(document)
    assert lines(file) == ["Thân", "Trong khung", "hai dòng", "Lời chú", "Sau"]
    assert (file.left_out.boxes, file.left_out.notes) == (1, 1)


def test_a_forced_line_end_parts_a_line_and_only_the_first_has_the_label() -> None:
    document = docx.Document()
    use = word.add_list(document, [("decimal", "%1.")])
    word.counted(document, "một\nhai", use)
    assert lines(read(document)) == ["1. một", "hai"]


def test_fields_show_their_result_and_headers_are_set_aside() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Trang ")
    word.insert_xml(
        paragraph,
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + word.run("7")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO 2"
    document.sections[0].footer.paragraphs[0].text = "3"
    file = read(document)
    assert lines(file) == ["Trang 7"]
    assert file.left_out.running == ("DỰ THẢO 2",)


def test_tables_keep_rows_and_cells_and_say_when_cells_were_joined() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {at}"
    plain = read(document).blocks[0]
    assert isinstance(plain, TypedTable)
    assert [[cell[0].text for cell in row] for row in plain.rows] == [["ô 0", "ô 1", "ô 2"], ["ô 3", "ô 4", "ô 5"]]
    assert not plain.merged
    table.cell(0, 0).merge(table.cell(0, 1))
    joined = read(document).blocks[0]
    assert isinstance(joined, TypedTable)
    assert joined.merged
    assert [len(row) for row in joined.rows] == [3, 3]
    assert [line.text for line in joined.lines()] == ["ô 0", "ô 1", "ô 2", "ô 3", "ô 4", "ô 5"]


def test_lines_know_whether_their_page_lies_on_its_side() -> None:
    document = docx.Document()
    document.add_paragraph("đứng")
    word.lying_section(document)
    document.add_paragraph("nằm")
    assert [line.landscape for line in read(document).lines()] == [False, True]


def test_a_table_of_contents_is_left_out_and_counted() -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("I. Mở đầu … 1", style=style)
    document.add_paragraph("I. MỞ ĐẦU")
    file = read(document)
    assert lines(file) == ["I. MỞ ĐẦU"]
    assert file.left_out.contents == 1


def test_decomposed_letters_over_runs_are_composed() -> None:
    document = docx.Document()
    document.add_paragraph(unicodedata.normalize("NFD", "Kế hoạch đối ngoại"))
    file = read(document)
    assert lines(file) == ["Kế hoạch đối ngoại"]
    assert not file.was_nfc


def test_a_row_wider_than_any_page_is_refused() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    row = table.rows[0]._tr
    cell = row.findall(qn("w:tc"))[0]
    cell.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {word.NAMESPACES} w:val="99999"/>'))
    for _ in range(3):
        row.append(parse_xml(f"<w:tc {word.NAMESPACES}><w:p/></w:tc>"))
    with pytest.raises(BadPackage, match="cột"):
        read(document)


def test_every_line_says_where_it_stands() -> None:
    document = docx.Document()
    document.add_paragraph("một")
    document.add_paragraph("")
    document.add_paragraph("ba")
    blocks = read(document).blocks
    assert [(block.line, block.apart) for block in blocks if isinstance(block, TypedLine)] == [(1, False), (3, True)]
