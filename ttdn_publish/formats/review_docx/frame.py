"""The empty document of a review kit: its page, its styles, its running lines, what it says of itself."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ttdn_publish.formats.review_docx.cells import WIDTHS, run
from ttdn_publish.formats.review_docx.rows import KitInfo
from ttdn_publish.formats.review_docx.spans import Span
from ttdn_publish.formats.wordml import (
    FONT,
    clean_settings,
    default_lettering,
    element,
    lean_document,
    reserve_custom_part,
)

TITLE = "Hồ sơ soát bản dịch"
_STYLES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Title", "Heading2", "Header", "Footer",
           "CommentText", "CommentReference", "CommentSubject", "BalloonText")  # fmt: skip


def new_document(info: KitInfo, title: str, language_name: str) -> Document:
    """A4 across, with nothing in it yet; changes to it are tracked."""
    document = lean_document(_STYLES)
    _styles(document)
    _page(document, info, title, language_name)
    _about(document, info, title, language_name)
    return document


def _styles(document: Document) -> None:
    default_lettering(document, "vi", 23, after="40")
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
    about.title, about.subject = f"{TITLE} – {title}", f"Việt → {language_name}"
    about.author, about.last_modified_by, about.comments, about.keywords = "ttdn_publish", "", "", ""
    about.created = about.modified = moment
    about.language, about.revision = "vi", 1
    settings = clean_settings(document)
    settings.find(qn("w:defaultTabStop")).addprevious(element("w:trackRevisions"))
    reserve_custom_part(document)
