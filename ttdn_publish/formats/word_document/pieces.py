"""Paragraphs, lines, boxes and tables as WordprocessingML elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from ttdn_publish.formats.word_document.description import (
    Align,
    Block,
    Box,
    Break,
    Cell,
    DrawnLine,
    Grid,
    PageField,
    Para,
    Piece,
    Run,
    Tab,
)
from ttdn_publish.formats.wordml import FONT, WORD_LANGUAGES, element

#: Typefaces of East Asian text: a serif face that Word brings along.
_EASTERN = {"zh-Hans": "SimSun", "zh-Hant": "PMingLiU", "ja": "MS Mincho", "ko": "Batang"}
_TWIPS_PER_MM = 1440 / 25.4
#: A drawn line: its thickness in eighths of a point, and the height in twentieths of a point of the paragraph that carries it.
_THICKNESS, _CARRIER = "6", "60"

LINE_STYLE, TABLE_STYLE = "VBDuongKe", "VBOBang"


def twips(mm: float) -> str:
    """``mm`` in twentieths of a point."""
    return str(round(mm * _TWIPS_PER_MM))


def twentieths(pt: float) -> str:
    """``pt`` in twentieths of a point."""
    return str(round(pt * 20))


def blocks(items: Iterable[Block]) -> Iterator[BaseOxmlElement]:
    """The elements of ``items``."""
    for item in items:
        match item:
            case Para():
                yield paragraph(item)
            case DrawnLine():
                yield _drawn(item)
            case Box():
                yield _box(item)
            case Grid():
                yield table(item)


def paragraph(item: Para) -> BaseOxmlElement:
    """A paragraph with what it changes of its style (in the order of CT_PPr)."""
    about = [element("w:pStyle", val=item.style)]
    if item.keep_next:
        about.append(element("w:keepNext"))
    if item.border_above:
        edge = element("w:top", val="single", sz=_THICKNESS, space="1", color="000000")
        about.append(element("w:pBdr", edge))
    if item.stops:
        about.append(element("w:tabs", *(element("w:tab", val=align.value, pos=twips(at)) for at, align in item.stops)))
    if item.before is not None:
        about.append(element("w:spacing", before=twentieths(item.before)))
    if item.left is not None or item.hanging is not None:
        left, hanging = item.left or 0, item.hanging or 0
        indent = {"hanging": twips(hanging)} if hanging else {"firstLine": "0"}
        about.append(element("w:ind", left=twips(left), **indent))
    if item.align is not None:
        about.append(element("w:jc", val=item.align.value))
    made = element("w:p", element("w:pPr", *about))
    made.extend(_runs(item.pieces))
    return made


def _runs(pieces: Iterable[Piece]) -> Iterator[BaseOxmlElement]:
    for piece in pieces:
        match piece:
            case Run(href=""):
                yield _run(piece)
            case Run():
                address = piece.href.replace('"', "%22")  # a field needs no relationship
                yield element("w:fldSimple", _run(piece), instr=f' HYPERLINK "{address}" ')
            case PageField():
                yield element("w:fldSimple", element("w:r", element("w:t", text="2")), instr=" PAGE ")
            case Tab():
                yield element("w:r", element("w:tab"))
            case Break():
                yield element("w:r", element("w:br"))


def _run(run: Run) -> BaseOxmlElement:
    about = []
    if eastern := _EASTERN.get(run.language):
        about.append(element("w:rFonts", eastAsia=eastern, hint="eastAsia"))
    for tag, on in (("w:b", run.bold), ("w:i", run.italic)):
        if on is not None:
            about.append(element(tag) if on else element(tag, val="0"))
    if run.colour:
        about.append(element("w:color", val=run.colour))
    if run.size:
        half = str(round(run.size * 2))
        about += [element("w:sz", val=half), element("w:szCs", val=half)]
    if run.language:
        word = WORD_LANGUAGES.get(run.language, run.language)
        about.append(element("w:lang", val=word, **({"eastAsia": word} if eastern else {})))
    made = element("w:r")
    if about:
        made.append(element("w:rPr", *about))
    made.append(element("w:t", text=run.text))
    return made


def _drawn(line: DrawnLine) -> BaseOxmlElement:
    side = twips(max(0.0, (line.measure - line.length) / 2))
    edge = element("w:top", val="single", sz=_THICKNESS, space="1", color="000000")
    about = [element("w:pStyle", val=LINE_STYLE)]
    if line.keep_next:
        about.append(element("w:keepNext"))
    about += [
        element("w:pBdr", edge),
        element("w:spacing", before="50", after="0", line=_CARRIER, lineRule="exact"),
        element("w:ind", left=side, right=side, firstLine="0"),
    ]
    return element("w:p", element("w:pPr", *about))


def _box(box: Box) -> BaseOxmlElement:
    """A table of one cell: the one frame whose height both Word and LibreOffice keep."""
    edges = (
        element(f"w:{side}", val="single", sz="8", space="0", color=box.colour or "000000")
        for side in ("top", "left", "bottom", "right")
    )
    words = element("w:p", element("w:pPr", element("w:pStyle", val=TABLE_STYLE), element("w:jc", val="center")))
    words.append(_run(Run(box.words, bold=True, colour=box.colour, size=box.size)))
    cell = element(
        "w:tc",
        element("w:tcPr", element("w:tcW", w=twips(box.width), type="dxa"), element("w:vAlign", val="center")),
        words,
    )
    height = element("w:trHeight", val=twips(box.height), hRule="exact")
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblW", w=twips(box.width), type="dxa"),
            element("w:jc", val="left" if box.align is Align.LEFT else box.align.value),
            element("w:tblBorders", *edges),
            element("w:tblLayout", type="fixed"),
            _margins(0),
            _look(),
        ),
        element("w:tblGrid", element("w:gridCol", w=twips(box.width))),
        element("w:tr", element("w:trPr", element("w:cantSplit"), height), cell),
    )


def table(grid: Grid) -> BaseOxmlElement:
    """A table of fixed columns."""
    about = [element("w:tblW", w=twips(sum(grid.widths)), type="dxa")]
    if grid.ruled:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        edges = (element(f"w:{side}", val="single", sz="4", space="0", color="000000") for side in sides)
        about.append(element("w:tblBorders", *edges))
    about += [element("w:tblLayout", type="fixed"), _margins(grid.padding), _look(heads=grid.heads)]
    if grid.caption:
        about.append(element("w:tblCaption", val=grid.caption))
    made = element("w:tbl", element("w:tblPr", *about))
    made.append(element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in grid.widths)))
    for number, row in enumerate(grid.rows):
        settings = []
        if grid.whole or number < grid.heads:
            settings.append(element("w:cantSplit"))
        if number < grid.heads:
            settings.append(element("w:tblHeader"))
        line = element("w:tr")
        if settings:
            line.append(element("w:trPr", *settings))
        column = 0
        for cell in row:
            line.append(_cell(cell, sum(grid.widths[column : column + cell.span]), keep=grid.whole and not grid.ruled))
            column += cell.span
        made.append(line)
    return made


def _cell(cell: Cell, width: float, *, keep: bool) -> BaseOxmlElement:
    about = [element("w:tcW", w=twips(width), type="dxa")]
    if cell.span > 1:
        about.append(element("w:gridSpan", val=str(cell.span)))
    made = element("w:tc", element("w:tcPr", *about), *blocks(cell.blocks))
    if not cell.blocks or not isinstance(cell.blocks[-1], Para | DrawnLine):  # a cell ends with a paragraph
        # One paragraph that lets go of what follows is enough for a whole table to be torn from it.
        kept = [element("w:keepNext")] if keep else []
        made.append(element("w:p", element("w:pPr", element("w:pStyle", val=LINE_STYLE), *kept, _tiny())))
    return made


def _tiny() -> BaseOxmlElement:
    return element("w:spacing", before="0", after="0", line="20", lineRule="exact")


def _margins(mm: float) -> BaseOxmlElement:
    return element("w:tblCellMar", *(element(f"w:{side}", w=twips(mm), type="dxa") for side in ("left", "right")))


def _look(heads: int = 0) -> BaseOxmlElement:
    return element(
        "w:tblLook",
        val="0420" if heads else "0400",
        firstRow="1" if heads else "0",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="0",
        noVBand="1",
    )


__all__ = ["FONT", "LINE_STYLE", "TABLE_STYLE", "blocks", "paragraph", "table", "twentieths", "twips"]
