"""Writing a described document as .docx: the same bytes for the same description."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as DocxSection
from docx.section import _BaseHeaderFooter
from docx.shared import Mm

from ttdn_publish.formats.custom_properties import PART, custom_part
from ttdn_publish.formats.ooxml import Package, pack
from ttdn_publish.formats.word_document.description import About, Para, Running, Section, Style, WordDocument
from ttdn_publish.formats.word_document.pieces import LINE_STYLE, TABLE_STYLE, blocks, twentieths, twips
from ttdn_publish.formats.wordml import (
    clean_settings,
    default_lettering,
    element,
    lean_document,
    reserve_custom_part,
)

_NEVER = datetime(2000, 1, 1)
_BUILT_IN = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer")
#: Styles that lines and cells lean on, whatever the document.
_OWN = (Style(LINE_STYLE, "VB Đường kẻ", 2), Style(TABLE_STYLE, "VB Ô bảng", 13))


def write_docx(described: WordDocument) -> bytes:
    """The document as the bytes of a .docx file."""
    document = lean_document(_BUILT_IN)
    default_lettering(document, described.about.language, 28)
    for style in (*described.styles, *(s for s in _OWN if s.id not in {d.id for d in described.styles})):
        document.styles.element.append(_style(style))
    for number, section in enumerate(described.sections):
        made = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        _page(made, section, described.running)
        for block in blocks(section.blocks):
            document.element.body.insert(-1, block)
        if number:
            _drop_carrier(document)
    _about(document, described.about)
    stream = io.BytesIO()
    document.save(stream)
    package = Package(stream.getvalue())
    parts = {name: package.read(name) for name in package.names}
    if described.about.facts:
        parts[PART] = custom_part(described.about.facts)
    return pack(parts)


def _drop_carrier(document: Document) -> None:
    """Let the last paragraph of a section carry its properties, where it is one: an empty one would make a new page."""
    for mark in document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"):
        carrier = mark.getparent().getparent()
        before = carrier.getprevious()
        if len(carrier) == 1 and before is not None and before.tag == qn("w:p"):
            about = before.find(qn("w:pPr"))
            if about is not None and about.find(qn("w:sectPr")) is None:
                about.append(mark)
                carrier.getparent().remove(carrier)
        elif len(carrier) == 1 and carrier.find(f"{qn('w:pPr')}/{qn('w:spacing')}") is None:
            tiny = element("w:spacing", before="0", after="0", line="20", lineRule="exact")
            carrier.find(qn("w:pPr")).insert(0, tiny)


def _style(style: Style) -> BaseOxmlElement:
    """A style as an element (in the order of CT_Style and CT_PPr)."""
    about = []
    if style.keep_next:
        about.append(element("w:keepNext"))
    spacing = {"before": twentieths(style.before), "after": twentieths(style.after)}
    about.append(element("w:spacing", **spacing, line=str(round(240 * style.line)), lineRule="auto"))
    about.append(element("w:ind", left=twips(style.left), firstLine=twips(style.first_line)))
    about.append(element("w:jc", val=style.align.value))
    if style.outline is not None:
        about.append(element("w:outlineLvl", val=str(style.outline)))
    half = str(round(style.size * 2))
    look = [element(tag) for tag, on in (("w:b", style.bold), ("w:i", style.italic)) if on]
    return element(
        "w:style",
        element("w:name", val=style.name),
        element("w:basedOn", val="Normal"),
        element("w:qFormat"),
        element("w:pPr", *about),
        element("w:rPr", *look, element("w:sz", val=half), element("w:szCs", val=half)),
        type="paragraph",
        customStyle="1",
        styleId=style.id,
    )


def _page(made: DocxSection, section: Section, running: float) -> None:
    across = section.width > section.height
    made.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    made.page_width, made.page_height = Mm(section.width), Mm(section.height)
    made.top_margin, made.bottom_margin = Mm(section.top), Mm(section.bottom)
    made.left_margin, made.right_margin = Mm(section.left), Mm(section.right)
    made.header_distance = made.footer_distance = Mm(running)
    made.gutter = Mm(0)
    made.different_first_page_header_footer = True
    for part, line in (
        (made.header, section.header),
        (made.footer, section.footer),
        (made.first_page_header, section.first_header),
        (made.first_page_footer, section.first_footer),
    ):
        _fill(part, line)
    numbers = made._sectPr.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = element("w:pgNumType", start="1")
        after = next(c for c in made._sectPr if c.tag in {qn("w:cols"), qn("w:titlePg"), qn("w:docGrid")})
        after.addprevious(numbers)
    for grid in made._sectPr.findall(qn("w:docGrid")):  # lines stand as their fonts want, not on a grid
        made._sectPr.remove(grid)


def _fill(part: _BaseHeaderFooter, line: Running) -> None:
    part.is_linked_to_previous = False
    holder = part._element
    for old in list(holder):
        holder.remove(old)
    content = line.blocks or (Para("Header"),)
    holder.extend(blocks(content))


def _about(document: Document, about: About) -> None:
    core = document.core_properties
    core.title, core.subject, core.keywords = about.title[:255], about.subject[:255], about.keywords[:255]
    core.author, core.last_modified_by, core.comments = about.author[:255], "", ""
    core.content_status, core.language, core.revision = about.status, about.language, 1
    moment = datetime.fromisoformat(about.moment).astimezone(UTC).replace(tzinfo=None) if about.moment else _NEVER
    core.created = core.modified = moment.replace(microsecond=0)
    clean_settings(document)
    if about.facts:
        reserve_custom_part(document)
