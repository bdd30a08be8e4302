"""Writing a review kit: a Word file that somebody who has never seen this program can work in."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ttdn_publish.formats.ooxml import BadPackage, Package, pack
from ttdn_publish.formats.review_docx import properties
from ttdn_publish.formats.review_docx.cells import FONT, READ, WIDTHS, cell, element, paragraph, row, run
from ttdn_publish.formats.review_docx.rows import KitInfo, KitRow, KitTable, Span, clean, kit_id

_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
#: What python-docx's template carries along and a kit has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings")
_THUMBNAIL = "thumbnail"
_STYLES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Title", "Heading2", "Header", "Footer",
           "CommentText", "CommentReference", "CommentSubject", "BalloonText")  # fmt: skip
_HEADS = ("Khóa", "Nguồn", "Bản dịch", "Trạng thái")
_TITLE = "Hồ sơ soát bản dịch"
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
    document = docx.Document()
    _strip(document)
    _styles(document)
    _page(document, info, title, language_name)
    _about(document, info, title, language_name)
    comments = _Comments(document)
    document.add_paragraph(f"{_TITLE} – {language_name}", style="Title")
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


def _strip(document: Document) -> None:
    part = document.part
    for key, relationship in list(part.rels.items()):
        if relationship.reltype.rpartition("/")[2] in _UNUSED:
            part.rels.pop(key)
    package = part.package
    assert package is not None
    for key, relationship in list(package.rels.items()):
        if relationship.reltype.rpartition("/")[2] == _THUMBNAIL:
            package.rels.pop(key)


def _styles(document: Document) -> None:
    _forget_unused(document)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    fonts = element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)
    sizes = (element("w:sz", val="23"), element("w:szCs", val="23"))
    lang = element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    spacing = element("w:pPr", element("w:spacing", before="0", after="40"))
    defaults.getparent().replace(
        defaults,
        element(
            "w:docDefaults",
            element("w:rPrDefault", element("w:rPr", fonts, *sizes, lang)),
            element("w:pPrDefault", spacing),
        ),
    )
    for name, size in (("Title", 18), ("Heading 2", 13)):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        for tag in ("w:rFonts", "w:spacing", "w:kern", "w:color"):
            for old in style.element.get_or_add_rPr().findall(qn(tag)):
                old.getparent().remove(old)
        border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if border is not None:
            border.getparent().remove(border)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10 if size < 18 else 0), Pt(4)
        style.paragraph_format.keep_with_next = True


def _forget_unused(document: Document) -> None:
    """Leave of the template's styles those that a kit has, and those that they lean on."""
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    wanted, kept = list(_STYLES), set[str]()
    while wanted:
        name = wanted.pop()
        if name in styles and name not in kept:
            kept.add(name)
            related = (styles[name].find(qn(tag)) for tag in ("w:basedOn", "w:next", "w:link"))
            wanted += [other.get(qn("w:val")) for other in related if other is not None]
    for name, style in styles.items():
        if name not in kept:
            style.getparent().remove(style)
    for stops in [*document.styles.element.iter(qn("w:tabs"))]:  # of running lines: ours are of another width
        stops.getparent().remove(stops)


def _page(document: Document, info: KitInfo, title: str, language_name: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(18), Mm(15)
    section.header_distance = section.footer_distance = Mm(8)
    day = "/".join(reversed(info.at[:10].split("-")))
    _line(section.header.paragraphs[0], title, f"Việt → {language_name}", f"{day} · {info.rows} câu")
    left = _line(section.footer.paragraphs[0], f"{info.publication} · {info.id}", "", "Trang ")
    for instruction, between in (("PAGE", "/"), ("NUMPAGES", "")):
        field = element("w:fldSimple", run(Span("1"), "vi", small=True), instr=instruction)
        left.append(field)
        if between:
            left.append(run(Span(between), "vi", small=True))


def _line(paragraph_: object, *parts: str) -> BaseOxmlElement:
    """Three parts of a running line: left, in the middle, right."""
    made: BaseOxmlElement = paragraph_._p  # type: ignore[attr-defined]
    width = sum(WIDTHS)
    stops = element(
        "w:tabs",
        element("w:tab", val="center", pos=str(width // 2)),
        element("w:tab", val="right", pos=str(width)),
    )
    made.get_or_add_pPr().append(stops)
    for number, part in enumerate(parts):
        if number:
            made.append(element("w:r", element("w:tab")))
        if part:
            made.append(run(Span(part), "vi", small=True, colour="595959"))
    return made


def _about(document: Document, info: KitInfo, title: str, language_name: str) -> None:
    about = document.core_properties
    moment = datetime.fromisoformat(info.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about.title, about.subject = f"{_TITLE} – {title}", f"Việt → {language_name}"
    about.author, about.last_modified_by, about.comments, about.keywords = "ttdn_publish", "", "", ""
    about.created = about.modified = moment
    about.language, about.revision = "vi", 1
    settings = document.settings.element
    tracking = element("w:trackRevisions")
    settings.find(qn("w:defaultTabStop")).addprevious(tracking)
    for name in ("w:rsids", "w:savePreviewPicture"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    zoom = settings.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")
    part = Part(PackURI(f"/{properties.PART}"), properties.CONTENT_TYPE, b"", document.part.package)
    package = document.part.package
    assert package is not None
    package.relate_to(part, properties.RELATIONSHIP)


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
        for number, head in enumerate(_HEADS)
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
    parts[properties.PART] = properties.custom_part(info, properties.digest(parts[_MAIN], parts.get(_COMMENTS, b"")))
    return pack(parts)


assert RELATIONSHIP_TYPE.CUSTOM_PROPERTIES == properties.RELATIONSHIP
