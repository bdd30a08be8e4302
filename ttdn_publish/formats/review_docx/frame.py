"""The empty document of a review kit: its page, its styles, its running lines, what it says of itself."""

from __future__ import annotations

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

from ttdn_publish.formats.review_docx import properties
from ttdn_publish.formats.review_docx.cells import FONT, WIDTHS, element, run
from ttdn_publish.formats.review_docx.rows import KitInfo
from ttdn_publish.formats.review_docx.spans import Span

TITLE = "Hồ sơ soát bản dịch"
#: What python-docx's template carries along and a kit has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "numbering", "webSettings")
_THUMBNAIL = "thumbnail"
_STYLES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Title", "Heading2", "Header", "Footer",
           "CommentText", "CommentReference", "CommentSubject", "BalloonText")  # fmt: skip

assert RELATIONSHIP_TYPE.CUSTOM_PROPERTIES == properties.RELATIONSHIP


def new_document(info: KitInfo, title: str, language_name: str) -> Document:
    """A4 across, with nothing in it yet; changes to it are tracked."""
    document = docx.Document()
    _strip(document)
    _styles(document)
    _page(document, info, title, language_name)
    _about(document, info, title, language_name)
    return document


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
    about.title, about.subject = f"{TITLE} – {title}", f"Việt → {language_name}"
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
