"""Word files as people make them: with numbering of Word's own, header tables, tracked changes, text boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

NAMESPACES = nsdecls("w")
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

#: Levels of a list: (way of counting, text).
Levels = Sequence[tuple[str, str]]
PROVISIONS: Levels = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "-"),
    ("bullet", "+"),
)


def saved(document: Document) -> bytes:
    """The file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_list(document: Document, levels: Levels, *, extra: Sequence[str] = (), overrides: str = "") -> int:
    """Define a list and one use of it; the id of the use. ``extra`` is XML for single levels, ``overrides`` for the use."""
    root = document.part.numbering_part.element
    number = 500 + len(root.findall(qn("w:abstractNum")))
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f"{extra[at] if at < len(extra) else ''}</w:lvl>"
        for at, (kind, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}">{written}</w:abstractNum>')
    root.insert(0, abstract)
    return use_list(document, number, overrides)


def use_list(document: Document, abstract: int, overrides: str = "") -> int:
    """One more use of a list."""
    root = document.part.numbering_part.element
    use = 700 + len(root.findall(qn("w:num")))
    root.append(
        parse_xml(f'<w:num {NAMESPACES} w:numId="{use}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>')
    )
    return use


def counted(document: Document, text: str, use: int, depth: int = 0) -> Paragraph:
    """A paragraph that Word counts."""
    paragraph = document.add_paragraph(text)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {NAMESPACES}><w:ilvl w:val="{depth}"/><w:numId w:val="{use}"/></w:numPr>'))
    return paragraph


def heading_table(document: Document, left: Sequence[str], right: Sequence[str]) -> None:
    """The usual two columns at the head or the foot of an official document."""
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def centred(document: Document, text: str, *, bold: bool = True) -> Paragraph:
    """A line in the middle of the page."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def insert_xml(paragraph: Paragraph, xml: str) -> None:
    """Put runs written as XML into a paragraph (``w`` and ``v`` are declared)."""
    declared = f'{NAMESPACES} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    for node in parse_xml(f"<w:p {declared}>{xml}</w:p>"):
        paragraph._p.append(node)


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def text_box(*lines: str) -> str:
    """The XML of a text box as Word writes it: once for today, once for programs of the past."""
    inside = "".join(f"<w:p>{run(line)}</w:p>" for line in lines)
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent>"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def add_footnote(document: Document, paragraph: Paragraph, text: str) -> None:
    """A footnote on a paragraph."""
    xml = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run(text)}</w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, FOOTNOTES)
    insert_xml(paragraph, '<w:r><w:footnoteReference w:id="1"/></w:r>')


def lying_section(document: Document) -> None:
    """From here on the pages lie on their side."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
