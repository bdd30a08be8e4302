"""A composed document as a Word file: its sections with their running lines, one edition or two side by side.

The arrangement of boxes is the diagram of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV; widths are measured in Times New Roman.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from ttdn_publish.documents.components import AnnexPart, Composition, Signature
from ttdn_publish.documents.typesetting import contact_lines
from ttdn_publish.documents.word.body import flow, party_flow
from ttdn_publish.documents.word.closing import copy_block, foot, signature
from ttdn_publish.documents.word.heading import addressees, circulation_box, draft_box, header, title
from ttdn_publish.documents.word.setter import Setter, width_of
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import (
    About,
    Align,
    Block,
    Break,
    Cell,
    DrawnLine,
    Grid,
    PageField,
    Para,
    Piece,
    Run,
    Running,
    Section,
    Tab,
    WordDocument,
)
from ttdn_publish.formats.word_document.writer import write_docx
from ttdn_publish.regulations.documents import NumberPlace

#: Between the text and the middle of two parallel columns.
_BESIDE_MM = 2.5
_BODY_PT = 14.0


def word_document(composition: Composition, moment: datetime) -> bytes:
    """The document as a .docx file. ``moment`` is when it was made."""
    return write_docx(_Writer(composition).document(moment))


def parallel_document(first: Composition, second: Composition, moment: datetime) -> bytes:
    """Two editions of one document side by side, paragraph by paragraph: for texts that both sides sign (13.7 of the reference).

    ``first`` stands left. Both have the same blocks, for they are editions of the same document.
    """
    return write_docx(_Parallel(first, second).document(moment))


class _Writer(Setter):
    def document(self, moment: datetime) -> WordDocument:
        sections = [self.section(tuple(self.first_section()), foot=self.contact())]
        sections += [
            self.section(tuple(self.annex(annex, self.wide(annex))), across=annex.landscape)
            for annex in self.doc.annexes
        ]
        about = About(
            title=self.doc.title,
            subject=self.doc.facts.get("TypeName", ""),
            author=self.doc.facts.get("OrganName", ""),
            status=self.doc.phrases.draft if self.doc.draft else "",
            language=self.doc.language,
            moment=moment.isoformat(),
            facts=self.doc.facts,
        )
        return WordDocument(tuple(sections), tuple(self.styles.values()), about)

    def wide(self, annex: AnnexPart) -> float:
        paper = self.rules.paper
        return (self.height if annex.landscape else self.width) - paper.left.use - paper.right.use

    def section(self, blocks: tuple[Block, ...], *, across: bool = False, foot: Running | None = None) -> Section:
        paper = self.rules.paper
        width, height = (self.height, self.width) if across else (self.width, self.height)
        measure = width - paper.left.use - paper.right.use
        above, below = self.running(measure)
        return Section(
            blocks,
            width,
            height,
            paper.top.use,
            paper.bottom.use,
            paper.left.use,
            paper.right.use,
            header=above,
            footer=below,
            first_footer=foot or Running(),
        )

    def running(self, measure: float) -> tuple[Running, Running]:
        """The number of the page where the rule set wants it; on the later pages of a draft, that it is one."""
        draft: tuple[Piece, ...] = (Tab(), Run(self.doc.phrases.draft, italic=True, size=11)) if self.doc.draft else ()
        centred = self.rules.page_number.place is NumberPlace.HEADER_CENTRE
        stops = ((measure / 2, Align.CENTRE), (measure, Align.RIGHT))
        if centred:
            number = (self.para("running", (Tab(), PageField(), *draft), stops=stops, align=Align.LEFT),)
            return Running(number), Running()
        head = self.para("running", (Tab(), *draft), stops=stops, align=Align.LEFT) if draft else None
        return Running((head,) if head else ()), Running((self.para("running", (PageField(),), align=Align.RIGHT),))

    def contact(self) -> Running:
        """Box 13: under a line across the whole measure at the foot of the first page."""
        lines = self.doc.contact
        if not lines:
            return Running()
        pieces = [piece for line in contact_lines(lines) for piece in (Break(), Run(line))]
        return Running((self.para("contact", tuple(pieces[1:]), border_above=True),))

    def first_section(self) -> Iterator[Block]:
        head, doc = self.doc.head, self.doc
        if head.circulation:
            yield circulation_box(self)
            yield self.gap(4)
        yield header(self, head, self.measure)
        yield from title(self)
        yield from addressees(self)
        yield from (self.para("basis", self.runs(line, "basis")) for line in doc.bases)
        if doc.order:
            yield self.para("order", (Run(doc.order),))
        yield from _kept(list(flow(self, (*doc.before, *party_flow(doc), *doc.body), self.measure)), self.measure)
        yield from foot(self, doc.foot, self.measure)
        if doc.copy is not None:
            yield from copy_block(self, doc.copy)

    def annex(self, annex: AnnexPart, measure: float) -> Iterator[Block]:
        if annex.label:
            yield self.para("annex", (Run(annex.label),))
        yield self.para("annex-title", self.runs(annex.title, "annex-title"))
        yield self.para("annex-reference", (Run(annex.reference),))
        widest = min(measure, width_of(annex.reference, self.styles["annex-reference"]))
        yield DrawnLine(widest * self.rules.lines["annex"].share, measure)
        yield self.gap(12)
        yield from flow(self, annex.flow, measure)


class _Parallel(_Writer):
    """The writer of two compositions; what both share is taken from the first."""

    def __init__(self, first: Composition, second: Composition) -> None:
        super().__init__(first)
        self.beside = _Writer(second)

    def first_section(self) -> Iterator[Block]:
        left, right = self, self.beside
        width = self.measure / 2
        pairs = zip_longest(_matter(left, width), _matter(right, width))
        rows = [(_cell(one), _cell(other)) for one, other in pairs]
        if self.doc.draft or self.beside.doc.draft:
            yield draft_box(self, Align.LEFT)
            yield self.gap(12)
        yield Grid((width, width), tuple(rows), padding=_BESIDE_MM)
        yield self.gap(12, keep=True)
        signatures = zip(left.doc.foot.signatures, right.doc.foot.signatures, strict=True)
        both = [
            Signature(tuple(dict.fromkeys((*one.authority, *other.authority))), one.name) for one, other in signatures
        ]
        yield Grid((width, width), (tuple(Cell(tuple(signature(self, one))) for one in both[:2]),), whole=True)


def _matter(setter: Setter, measure: float) -> Iterator[Block]:
    """Everything between the header and the signatures, in a column of ``measure``."""
    doc = setter.doc
    yield setter.para("type", (Run(doc.type_name),))
    yield setter.para("abstract", setter.runs(doc.abstract, "abstract"))
    yield from (setter.para("basis", setter.runs(line, "basis")) for line in doc.bases)
    for block in flow(setter, (*doc.before, *party_flow(doc), *doc.body), measure - 2 * _BESIDE_MM):
        # In a narrow column an indent takes too much of the line, and justified lines tear.
        yield replace(block, left=0.0, align=Align.LEFT) if isinstance(block, Para) else block


def _cell(block: Block | None) -> Cell:
    return Cell(() if block is None else (block,))


def _kept(blocks: Sequence[Block], measure: float) -> Iterator[Block]:
    """At least two lines stay with the signature: the last paragraph, and the one before it where that is a single line."""
    last = blocks[-1] if blocks else None
    short = not isinstance(last, Para) or _length(last) < measure
    for number, block in enumerate(blocks):
        near = number >= len(blocks) - (2 if short else 1)
        yield replace(block, keep_next=True) if near and isinstance(block, Para) else block


def _length(para: Para) -> float:
    """How long the words of a paragraph would be on one line, in mm."""
    return sum(width_mm(piece.text, _BODY_PT) for piece in para.pieces if isinstance(piece, Run))
