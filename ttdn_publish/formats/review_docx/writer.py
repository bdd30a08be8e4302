"""Writing a review kit: a Word file that somebody who has never seen this program can work in."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ttdn_publish.formats.custom_properties import PART
from ttdn_publish.formats.ooxml import BadPackage, Package, pack
from ttdn_publish.formats.review_docx import properties
from ttdn_publish.formats.review_docx.cells import READ, WIDTHS, cell, paragraph, row, run
from ttdn_publish.formats.review_docx.frame import TITLE, new_document
from ttdn_publish.formats.review_docx.rows import HEADS, KitInfo, KitRow, KitTable, kit_id
from ttdn_publish.formats.review_docx.spans import Span, clean
from ttdn_publish.formats.wordml import element

_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_INSTRUCTIONS = (
    (
        Span("Sửa thẳng vào cột “Bản dịch”. ", bold=True),
        Span("Word đang theo dõi sửa đổi; để nguyên dấu sửa hay chấp nhận đều được."),
    ),
    (
        Span(f"Đọc xong câu nào thì đánh dấu ô “{READ}”. ", bold=True),
        Span("Câu đã sửa được coi là đã soát, không cần đánh dấu."),
    ),
    (
        Span("Giữ nguyên các mã như ", bold=True),
        Span("r1", code=True),
        Span(". ", bold=True),
        Span("Mã là chỗ của số liệu, tên, chú thích, liên kết; dời chỗ trong câu được, xóa hay chép thêm thì không."),
    ),
    (
        Span("Ý kiến thì ghi bằng Comment. ", bold=True),
        Span("Không xóa hàng, không gộp ô; hai cột đầu đã khóa."),
    ),
)


def write_kit(info: KitInfo, title: str, language_name: str, tables: Sequence[KitTable]) -> bytes:
    """A kit with ``tables``; the same bytes for the same content. ``title`` names the publication for people.

    ``info.rows`` and ``info.id`` are filled in here; rows must be numbered from 1 without a gap.
    """
    rows = [line for table in tables for line in table.rows]
    assert [line.key.number for line in rows] == list(range(1, len(rows) + 1))
    info = dataclasses.replace(info, rows=len(rows), id=kit_id(info, (line.key for line in rows)))
    document = new_document(info, title, language_name)
    comments = _Comments(document)
    document.add_paragraph(f"{TITLE} – {language_name}", style="Title")
    for spans in _INSTRUCTIONS:
        line = document.add_paragraph()
        for span in spans:
            line._p.append(run(span, "vi", small=True))
    for table in tables:
        document.add_paragraph(f"{clean(table.title)}  ({len(table.rows)} câu)", style="Heading 2")
        document.element.body.insert(-1, _table(table, info, comments))
    document.add_paragraph()
    return _packed(document, info)


def as_written(data: bytes) -> bool:
    """Whether ``data`` is a kit that nobody has saved since it was written."""
    try:
        package = Package(data)
        comments = package.read(_COMMENTS) if _COMMENTS in package else b""
        return properties.written(package) == properties.digest(package.read(_MAIN), comments)
    except BadPackage:
        return False


class _Comments:
    """Comments that are on the sentences already."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def add(self, line: KitRow) -> list[int]:
        """Put the comments of a row into the document, and say under which ids."""
        numbers = []
        for remark in line.remarks:
            by = clean(remark.by) or "?"
            initials = "".join(word[0] for word in by.split())[:3]
            made = self._document.comments.add_comment(clean(remark.text), by, initials)
            comment = made._comment_elm
            comment.attrib.pop(qn("w:date"), None)
            if remark.at:
                comment.set(qn("w:date"), remark.at)
            numbers.append(made.comment_id)
        return numbers


def _table(table: KitTable, info: KitInfo, comments: _Comments) -> BaseOxmlElement:
    edges = (
        element(f"w:{side}", val="single", sz="4", space="0", color="BFBFBF")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        element(f"w:{side}", w=width, type="dxa")
        for side, width in (("top", "20"), ("left", "85"), ("bottom", "20"), ("right", "85"))
    )
    about = element(
        "w:tblPr",
        element("w:tblW", w=str(sum(WIDTHS)), type="dxa"),
        element("w:tblBorders", *edges),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
        element(
            "w:tblLook",
            val="0420",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="0",
            noVBand="1",
        ),
        element("w:tblCaption", val=clean(table.title)),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(width)) for width in WIDTHS))
    return element("w:tbl", about, grid, _heads(), *_rows(table.rows, info, comments))


def _heads() -> BaseOxmlElement:
    cells = (
        cell(number, paragraph("vi", run(Span(head, bold=True), "vi", colour="FFFFFF")), fill="1F3A5F")
        for number, head in enumerate(HEADS)
    )
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _rows(lines: Iterable[KitRow], info: KitInfo, comments: _Comments) -> Iterable[BaseOxmlElement]:
    for line in lines:
        yield row(line, info.id, "vi", info.language, comments.add(line))


def _packed(document: Document, info: KitInfo) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    package = Package(stream.getvalue())
    parts = {name: package.read(name) for name in package.names}
    parts[PART] = properties.kit_part(info, properties.digest(parts[_MAIN], parts.get(_COMMENTS, b"")))
    return pack(parts)
