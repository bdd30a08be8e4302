"""Word files made for tests from a few lines of XML, as Word would write them; and what is in a finished one."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from ttdn_publish.formats.docxtpl_render import docxtpl
from ttdn_publish.formats.ooxml import pack
from ttdn_publish.formats.xml import canonical, parse

MAIN = "word/document.xml"
CORE = "docProps/core.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def png(width: int, height: int, pixels: bytes) -> bytes:
    """A picture of grey ``pixels``."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + pixels[row * width : (row + 1) * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


DOT = png(1, 1, b"\x80")


def t(text: str) -> str:
    """A text as Word writes it."""
    outer = ' xml:space="preserve"' if text != text.strip() or not text else ""
    return f"<w:t{outer}>{escape(text)}</w:t>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def cut(*pieces: str) -> str:
    """A paragraph whose words Word has cut into runs, with proofing marks between and a bold piece."""
    runs = []
    for number, piece in enumerate(pieces):
        bold = "<w:rPr><w:b/></w:rPr>" if number % 2 else ""
        runs.append(f'<w:r w:rsidR="00A1{number:04}">{bold}{t(piece)}</w:r>')
    marks = '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'
    return f'<w:p w:rsidR="00B20000">{marks.join(runs)}</w:p>'


def p(*content: str) -> str:
    """A paragraph of runs and other markup; a plain string becomes a run."""
    return f"<w:p>{''.join(one if one.startswith('<') else r(one) for one in content)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    inner = "".join(one if one.startswith(("<w:p>", "<w:p ", "<w:tbl>")) else p(one) for one in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inner or "<w:p/>"}</w:tc>'


def table(*rows: list[str]) -> str:
    """A table of rows of cells; a plain string becomes a cell."""
    width = max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * width
    made = "".join(
        f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in row)}</w:tr>" for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'


def picture(number: int = 1, description: str = "") -> str:
    """A run with a picture that is part of the package as ``word/media/dot.png``."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="{number}" name="Hình {number}" descr="{escape(description)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="dot.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rIdDot"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def section(*content: str, kind: str = "") -> str:
    """Properties of a section, A4; ``content`` are references to headers and footers."""
    start = f'<w:type w:val="{kind}"/>' if kind else ""
    return (
        f'<w:sectPr>{"".join(content)}{start}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
    )


def docx(
    *body: str,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    footnotes: str = "",
    endnotes: str = "",
    properties: str = "",
    more: Mapping[str, str] | None = None,
    numbering: str = "",
    styles: str = "",
    end: str | None = None,
) -> bytes:
    """A document of paragraphs, tables and strings, with headers and footers by type (``default``, ``first``, ``even``).

    ``more`` are other parts by name, related to the document by the last word of their folder or name.
    """
    parts: dict[str, str | bytes] = {}
    types = {MAIN: f"{_TYPES}.document.main+xml"}
    related = [("rIdDot", "image", "media/dot.png"), ("rIdStyles", "styles", "styles.xml")]
    references = []
    for name, tag, given in (("header", "hdr", headers), ("footer", "ftr", footers)):
        for kind, content in (given or {}).items():
            part = f"word/{name}-{kind}.xml"
            inner = content if content.startswith("<") else p(content)
            parts[part] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
            types[part] = f"{_TYPES}.{name}+xml"
            if "rIdDot" in inner:
                parts[f"word/_rels/{name}-{kind}.xml.rels"] = _relationships(("rIdDot", f"{_R}/image", "media/dot.png"))
            related.append((f"rId{name}{kind}", name, f"{name}-{kind}.xml"))
            references.append(f'<w:{name}Reference w:type="{kind}" r:id="rId{name}{kind}"/>')
    for name, tag, inner in (("footnotes", "footnotes", footnotes), ("endnotes", "endnotes", endnotes)):
        if inner:
            parts[f"word/{name}.xml"] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
            types[f"word/{name}.xml"] = f"{_TYPES}.{name}+xml"
            related.append((f"rId{name}", name, f"{name}.xml"))
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
        types["word/numbering.xml"] = f"{_TYPES}.numbering+xml"
        related.append(("rIdNumbering", "numbering", "numbering.xml"))
    for name, content in (more or {}).items():
        parts[name] = content
        kind = "chart" if "chart" in name else name.rpartition("/")[2].removesuffix(".xml")
        types[name] = f"{_TYPES}.{kind}+xml"
        related.append((f"rId{kind}", kind, name.removeprefix("word/")))
    inner = "".join(one if one.startswith("<") else p(one) for one in body)
    parts[MAIN] = (
        f"<w:document {NAMESPACES}><w:body>{inner}{section(*references) if end is None else end}</w:body></w:document>"
    )
    parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    types["word/styles.xml"] = f"{_TYPES}.styles+xml"
    parts["word/media/dot.png"] = DOT
    parts[CORE] = (
        f'<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{properties}</cp:coreProperties>"
    )
    types[CORE] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    parts["[Content_Types].xml"] = f'<Types xmlns="{_P}/content-types">{defaults}{overrides}</Types>'
    parts["_rels/.rels"] = _relationships(
        ("rId1", f"{_R}/officeDocument", MAIN), ("rId2", f"{_P}/relationships/metadata/core-properties", CORE)
    )
    parts["word/_rels/document.xml.rels"] = _relationships(*((key, f"{_R}/{kind}", to) for key, kind, to in related))
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return pack({n: c if isinstance(c, bytes) else (declared + c).encode("utf-8") for n, c in parts.items()})


def _relationships(*lines: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in lines)
    return f'<Relationships xmlns="{_P}/relationships">{inner}</Relationships>'


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def c14n(data: bytes) -> bytes:
    """What two equal XML parts have in common, whoever wrote them."""
    return canonical(parse(data))


def words(data: bytes, name: str = MAIN) -> list[str]:
    """The words of every paragraph of a part; a break is ``/``, a tab ``→``."""
    root = parse(parts_of(data)[name]).getroot()
    return [_words(paragraph) for paragraph in root.iter(f"{{{_W}}}p")]


def _words(paragraph: Any) -> str:
    shown: dict[str, Callable[[Any], str]] = {
        "t": lambda node: node.text or "",
        "br": lambda _: "/",
        "tab": lambda _: "→",
    }
    written = []
    for node in paragraph.iter():
        name = node.tag.removeprefix(f"{{{_W}}}") if isinstance(node.tag, str) else ""
        inner = node.getparent() is not None and node.getparent().tag == f"{{{_W}}}r"
        if inner and name in shown and next(node.iterancestors(f"{{{_W}}}p")) is paragraph:
            written.append(shown[name](node))
    return "".join(written)


def by_docxtpl(template: bytes, values: Mapping[str, Any], *, autoescape: bool = True) -> bytes:
    """What docxtpl makes of the template, alone and unguarded."""
    made = docxtpl.DocxTemplate(io.BytesIO(template))
    made.render(dict(values), autoescape=autoescape)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def text_parts(data: bytes) -> dict[str, bytes]:
    """The document, headers, footers and notes of a package, in their canonical form."""
    wanted = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)[^/]*\.xml")
    return {name: c14n(content) for name, content in parts_of(data).items() if wanted.fullmatch(name)}
