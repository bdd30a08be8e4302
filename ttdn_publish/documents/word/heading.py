"""The top of a document: header table with its drawn lines, name of the type, abstract, addressees (boxes 1 to 5, 9a to 11)."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.documents.components import Composition, Head, words
from ttdn_publish.documents.styles import INDENT_MM, styles
from ttdn_publish.documents.typesetting import bare
from ttdn_publish.documents.word.setter import Setter, width_of
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import Align, Block, Box, Cell, DrawnLine, Grid, Piece, Run, Tab
from ttdn_publish.regulations.documents import Mark

_RED = "C00000"
#: Beside the widest word of a column, so that a font a little wider does not break the line.
_SPARE_MM = 3.0
_BOX_SPARE_MM = 6.0


def header_widths(composition: Composition, measure: float) -> tuple[float, float]:
    """The widths in mm of the two columns of the header: the right one as wide as its widest line wants, at most two thirds."""
    right = max((width for width in _right_lines(composition)), default=0) + _SPARE_MM
    right = min(max(right, measure / 2), measure * 2 / 3)
    return measure - right, right


def _right_lines(composition: Composition) -> Iterator[float]:
    style = styles(composition.rules)
    yield width_of(composition.phrases.state_name, style["state"])
    yield width_of(composition.phrases.motto, style["motto"])
    if composition.head.place_date:
        yield width_of(composition.head.place_date, style["place"])


def draft_box(setter: Setter, align: Align = Align.CENTRE) -> Box:
    """That a document is a draft."""
    mark = setter.doc.phrases.draft
    return Box(mark, width_mm(mark, 13, bold=True) + _BOX_SPARE_MM, 7, 13, align=align)


def circulation_box(setter: Setter) -> Box:
    """Box 11, above the header."""
    mark, size = setter.doc.head.circulation, setter.rules.lettering["circulation"].size.use
    return Box(mark, width_mm(mark, size, bold=True) + _BOX_SPARE_MM, 8, size, align=Align.RIGHT)


def header(setter: Setter, head: Head, measure: float) -> Grid:
    """The header table: two columns without lines."""
    left, right = header_widths(setter.doc, measure)
    rows = [(Cell(tuple(_agency(setter, head, left))), Cell(tuple(_state(setter, head, right))))]
    below = tuple(_below_left(setter, head)), tuple(_place(setter, head))
    if any(below):  # boxes 3 and 4 stand on one line, whatever stands above them
        rows.append((Cell(below[0]), Cell(below[1])))
    return Grid((left, right), tuple(rows), whole=True)


def _agency(setter: Setter, head: Head, width: float) -> Iterator[Block]:
    yield from (setter.para("parent", (Run(line),)) for line in head.parent)
    yield from (setter.para("agency", (Run(line),)) for line in head.agency)
    longest = max((width_of(line, setter.styles["agency"]) for line in head.agency), default=0)
    yield DrawnLine(longest * setter.rules.lines["agency"].share, width)


def _below_left(setter: Setter, head: Head) -> Iterator[Block]:
    if head.number:
        yield setter.para("number", (Run(head.number),))
    if head.abstract:
        yield setter.para("letter-abstract", setter.runs(head.abstract, "letter-abstract"))
    if head.urgency is not None:
        yield setter.gap(6)
        yield _urgency(setter, head.urgency)
    if setter.doc.draft and head.state:
        yield setter.gap(6)
        yield draft_box(setter)


def _urgency(setter: Setter, mark: Mark) -> Box:
    return Box(mark.words, mark.width, mark.height, setter.rules.lettering["urgency"].size.use, _RED)


def _state(setter: Setter, head: Head, width: float) -> Iterator[Block]:
    if head.state:
        yield setter.para("state", (Run(setter.doc.phrases.state_name),))
        yield setter.para("motto", (Run(setter.doc.phrases.motto),))
        yield DrawnLine(
            width_of(setter.doc.phrases.motto, setter.styles["motto"]) * setter.rules.lines["motto"].share, width
        )
    elif setter.doc.copy is not None:  # where the name of the State stands, a copy says what it is
        yield setter.para("copy", (Run(setter.doc.copy.kind),))


def _place(setter: Setter, head: Head) -> Iterator[Block]:
    if head.place_date:
        yield setter.para("place", (Run(head.place_date),))


def title(setter: Setter) -> Iterator[Block]:
    """Box 5a, what the document is attached to, and the authority that decides."""
    doc = setter.doc
    if doc.type_name:
        yield setter.para("type", (Run(doc.type_name),))
    if doc.abstract:
        yield setter.para("abstract", setter.runs(doc.abstract, "abstract"))
    if doc.attached:
        yield setter.para("attached", (Run(doc.attached),))
    if doc.remark:
        yield setter.para("attached", (Run(doc.remark),))
    if doc.type_name:
        widest = min(setter.measure, max(width_of(words(doc.abstract) or doc.type_name, setter.styles["abstract"]), 40))
        yield DrawnLine(widest * setter.rules.lines["abstract"].share, setter.measure)
    if doc.decides:
        yield setter.para("decides", (Run(doc.decides),))
    elif not doc.addressees:
        yield setter.gap(12)


def addressees(setter: Setter) -> Iterator[Block]:
    """Box 9a: one addressee on the line of *Kính gửi:*, several below one another behind the colon."""
    lines, style = setter.doc.addressees, setter.styles["addressee"]
    if not lines:
        return
    label = width_mm(setter.doc.phrases.addressed + " ", style.size)
    longest = max(width_of(words(line), style) for line in lines) + (4 if len(lines) > 1 else 0)
    left = max(INDENT_MM, (setter.measure - label - longest) / 2)
    stops = ((left + label, Align.LEFT),)
    for number, line in enumerate(lines):
        first, last = number == 0, number == len(lines) - 1
        dash = (Run("- "),) if len(lines) > 1 else ()
        end = (Run("." if last else ";"),) if len(lines) > 1 else ()
        head: tuple[Piece, ...] = (Run(setter.doc.phrases.addressed), Tab()) if first else ()
        yield setter.para(
            "addressee",
            (*head, *dash, *setter.runs(bare(line) if len(lines) > 1 else line, "addressee"), *end),
            left=left + label,
            hanging=label if first else 0,
            before=12 if first else 3,
            stops=stops if first else (),
        )
    yield setter.gap(12)
