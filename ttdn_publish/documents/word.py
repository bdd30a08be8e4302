"""A composed document as a Word document: header table, drawn lines of measured widths, the body, the end, annexes, a copy.

The arrangement of boxes is the diagram of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV; widths are measured in Times New Roman.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ttdn_publish.documents.components import (
    ADDRESSED,
    DRAFT,
    MOTTO,
    RECIPIENTS,
    STATE_NAME,
    AnnexPart,
    Composition,
    CopyPart,
    Flow,
    Foot,
    Head,
    Item,
    Line,
    Rows,
    Signature,
    Span,
    words,
)
from ttdn_publish.documents.styles import INDENT_MM, SIGNATURE_PT, TABLE_PT, styles
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import (
    About,
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
    Running,
    Section,
    Style,
    Tab,
    WordDocument,
)
from ttdn_publish.formats.word_document.writer import write_docx
from ttdn_publish.regulations.documents import Mark, NumberPlace

A5 = (148.0, 210.0)
_RED = "C00000"
#: Beside the widest word of a column, so that a font a little wider does not break the line.
_SPARE_MM = 3.0
_BOX_SPARE_MM = 6.0
_CELL_MM = 1.5
_SMALLEST_COLUMN_MM = 14.0


def word_document(composition: Composition, moment: datetime) -> bytes:
    """The document as a .docx file. ``moment`` is when it was made."""
    return write_docx(_Writer(composition).document(moment))


def header_widths(composition: Composition, measure: float) -> tuple[float, float]:
    """The widths in mm of the two columns of the header: the right one as wide as its widest line wants, at most two thirds."""
    right = max((width for width in _right_lines(composition)), default=0) + _SPARE_MM
    right = min(max(right, measure / 2), measure * 2 / 3)
    return measure - right, right


def _right_lines(composition: Composition) -> Iterator[float]:
    style = styles(composition.rules)
    yield _width(STATE_NAME, style["state"])
    yield _width(MOTTO, style["motto"])
    if composition.head.place_date:
        yield _width(composition.head.place_date, style["place"])


def _width(text: str, style: Style) -> float:
    return width_mm(text, style.size, bold=style.bold, italic=style.italic)


class _Writer:
    def __init__(self, composition: Composition) -> None:
        self.doc, self.rules = composition, composition.rules
        self.styles = styles(composition.rules)
        paper = self.rules.paper
        self.width, self.height = A5 if composition.small else (paper.width, paper.height)
        self.measure = self.width - paper.left.use - paper.right.use

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
            status=DRAFT if self.doc.draft else "",
            language=self.doc.language,
            moment=moment.isoformat(),
            facts=self.doc.facts,
        )
        return WordDocument(tuple(sections), tuple(self.styles.values()), about)

    # Pages

    def wide(self, annex: AnnexPart) -> float:
        paper = self.rules.paper
        return (self.height if annex.landscape else self.width) - paper.left.use - paper.right.use

    def section(self, blocks: tuple[Block, ...], *, across: bool = False, foot: Running | None = None) -> Section:
        paper = self.rules.paper
        width, height = (self.height, self.width) if across else (self.width, self.height)
        measure = width - paper.left.use - paper.right.use
        header, footer = self.running(measure)
        return Section(
            blocks,
            width,
            height,
            paper.top.use,
            paper.bottom.use,
            paper.left.use,
            paper.right.use,
            header=header,
            footer=footer,
            first_footer=foot or Running(),
        )

    def running(self, measure: float) -> tuple[Running, Running]:
        """The number of the page where the rule set wants it; on the later pages of a draft, that it is one."""
        draft: tuple[Piece, ...] = (Tab(), Run(DRAFT, italic=True, size=11)) if self.doc.draft else ()
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
        pieces = [piece for line in _joined(lines) for piece in (Break(), Run(line))]
        return Running((self.para("contact", tuple(pieces[1:]), border_above=True),))

    # The first section

    def first_section(self) -> Iterator[Block]:
        head, doc = self.doc.head, self.doc
        if head.circulation:
            size = self.rules.lettering["circulation"].size.use
            width = width_mm(head.circulation, size, bold=True) + _BOX_SPARE_MM
            yield Box(head.circulation, width, 8, size, align=Align.RIGHT)
            yield self.gap(4)
        yield self.header(head, self.measure)
        yield from self.title()
        yield from self.addressees()
        yield from (self.para("basis", self.runs(line, "basis")) for line in doc.bases)
        if doc.order:
            yield self.para("order", (Run(doc.order),))
        flows = list(self.flow((*doc.before, *self.party_flow(), *doc.body), self.measure))
        yield from _kept(flows)
        yield from self.foot(doc.foot, self.measure)
        if doc.copy is not None:
            yield from self.copy(doc.copy)

    def header(self, head: Head, measure: float) -> Grid:
        left, right = header_widths(self.doc, measure)
        rows = [(Cell(tuple(self.agency(head, left))), Cell(tuple(self.state(head, right))))]
        below = tuple(self.below_left(head)), tuple(self.place(head))
        if any(below):  # boxes 3 and 4 stand on one line, whatever stands above them
            rows.append((Cell(below[0]), Cell(below[1])))
        return Grid((left, right), tuple(rows), whole=True)

    def agency(self, head: Head, width: float) -> Iterator[Block]:
        yield from (self.para("parent", (Run(line),)) for line in head.parent)
        yield from (self.para("agency", (Run(line),)) for line in head.agency)
        longest = max((_width(line, self.styles["agency"]) for line in head.agency), default=0)
        yield DrawnLine(longest * self.rules.lines["agency"].share, width)

    def below_left(self, head: Head) -> Iterator[Block]:
        if head.number:
            yield self.para("number", (Run(head.number),))
        if head.abstract:
            yield self.para("letter-abstract", self.runs(head.abstract, "letter-abstract"))
        if head.urgency is not None:
            yield self.gap(6)
            yield self.urgency(head.urgency)
        if self.doc.draft and head.state:
            yield self.gap(6)
            yield Box(DRAFT, width_mm(DRAFT, 13, bold=True) + _BOX_SPARE_MM, 7, 13)

    def urgency(self, mark: Mark) -> Box:
        return Box(mark.words, mark.width, mark.height, self.rules.lettering["urgency"].size.use, _RED)

    def state(self, head: Head, width: float) -> Iterator[Block]:
        if head.state:
            yield self.para("state", (Run(STATE_NAME),))
            yield self.para("motto", (Run(MOTTO),))
            yield DrawnLine(_width(MOTTO, self.styles["motto"]) * self.rules.lines["motto"].share, width)

    def place(self, head: Head) -> Iterator[Block]:
        if head.place_date:
            yield self.para("place", (Run(head.place_date),))

    def title(self) -> Iterator[Block]:
        doc = self.doc
        if doc.type_name:
            yield self.para("type", (Run(doc.type_name),))
        if doc.abstract:
            yield self.para("abstract", self.runs(doc.abstract, "abstract"))
        if doc.attached:
            yield self.para("attached", (Run(doc.attached),))
        if doc.type_name:
            widest = min(self.measure, max(_width(words(doc.abstract) or doc.type_name, self.styles["abstract"]), 40))
            yield DrawnLine(widest * self.rules.lines["abstract"].share, self.measure)
        if doc.decides:
            yield self.para("decides", (Run(doc.decides),))
        elif not doc.addressees:
            yield self.gap(12)

    def addressees(self) -> Iterator[Block]:
        """Box 9a: one addressee on the line of *Kính gửi:*, several below one another behind the colon."""
        lines, style = self.doc.addressees, self.styles["addressee"]
        if not lines:
            return
        label = width_mm(ADDRESSED + " ", style.size)
        longest = max(_width(words(line), style) for line in lines) + (4 if len(lines) > 1 else 0)
        left = max(INDENT_MM, (self.measure - label - longest) / 2)
        stops = ((left + label, Align.LEFT),)
        for number, line in enumerate(lines):
            first, last = number == 0, number == len(lines) - 1
            dash = (Run("- "),) if len(lines) > 1 else ()
            end = (Run("." if last else ";"),) if len(lines) > 1 else ()
            head: tuple[Piece, ...] = (Run(ADDRESSED), Tab()) if first else ()
            yield self.para(
                "addressee",
                (*head, *dash, *self.runs(_bare(line) if len(lines) > 1 else line, "addressee"), *end),
                left=left + label,
                hanging=label if first else 0,
                before=12 if first else 3,
                stops=stops if first else (),
            )
        yield self.gap(12)

    # The body

    def flow(self, flow: Iterable[Flow], measure: float) -> Iterator[Block]:
        for item in flow:
            if isinstance(item, Item):
                yield self.para(item.style, self.runs(item.line, item.style), bookmark=item.unit)
            else:
                yield from self.rows(item, measure)

    def rows(self, table: Rows, measure: float) -> Iterator[Block]:
        if table.caption:
            yield self.para("caption", self.runs(table.caption, "caption"))
        every = (table.header, *table.rows) if table.header else table.rows
        columns = max((len(row) for row in every), default=0)
        if not columns:
            return
        widths = column_widths(every, columns, measure)
        rows = tuple(
            tuple(
                Cell(tuple(self.cell(line, head=bool(table.header) and number == 0)))
                for line in (*row, *((),) * (columns - len(row)))
            )
            for number, row in enumerate(every)
        )
        heads = 1 if table.header else 0
        yield Grid(widths, rows, ruled=True, heads=heads, whole=True, padding=_CELL_MM, caption=words(table.caption))
        if table.notes:
            for line in table.notes:
                yield self.para("note", self.runs(line, "note"))
        else:
            yield self.gap(6)

    def cell(self, line: Line, *, head: bool) -> Iterator[Block]:
        style = "cell-head" if head else "cell"
        figures = not head and _is_figure(words(line))
        yield self.para(style, self.runs(line, style), align=Align.RIGHT if figures else None)

    def party_flow(self) -> Iterator[Flow]:
        for party in self.doc.parties:
            yield Item("party", (Span(party.name),))
            yield from (Item("body", line) for line in party.lines)

    # The end

    def foot(self, foot: Foot, measure: float) -> Iterator[Block]:
        if not foot.signatures:
            return
        yield self.gap(6, keep=True)
        if len(foot.signatures) > 1:
            half = measure / 2
            yield Grid(
                (half, half),
                (tuple(Cell(tuple(self.signature(one))) for one in foot.signatures[:2]),),
                whole=True,
            )
            if foot.recipients:
                yield self.gap(6)
                yield from self.recipients(foot)
            return
        left = measure * 0.46
        cells = (
            Cell(tuple(self.recipients(foot))),
            Cell(tuple(self.signature(foot.signatures[0]))),
        )
        yield Grid((left, measure - left), (cells,), whole=True)

    def recipients(self, foot: Foot) -> Iterator[Block]:
        """Box 9b, then 12."""
        if foot.recipients:
            yield self.para("recipients-heading", (Run(RECIPIENTS),))
            yield from (self.para("recipient", (Run(line),), left=2.2, hanging=2.2) for line in foot.recipients)
        if foot.drafter:
            yield self.para("drafter", (Run(foot.drafter),))

    def signature(self, signature: Signature) -> Iterator[Block]:
        for line in signature.authority:
            yield self.para("authority", (Run(line),))
        yield self.para("signer", (Run(signature.name),) if signature.name else (), before=SIGNATURE_PT)

    def annex(self, annex: AnnexPart, measure: float) -> Iterator[Block]:
        if annex.label:
            yield self.para("annex", (Run(annex.label),))
        yield self.para("annex-title", self.runs(annex.title, "annex-title"))
        yield self.para("annex-reference", (Run(annex.reference),))
        widest = min(measure, _width(annex.reference, self.styles["annex-reference"]))
        yield DrawnLine(widest * self.rules.lines["annex"].share, measure)
        yield self.gap(12)
        yield from self.flow(annex.flow, measure)

    def copy(self, copy: CopyPart) -> Iterator[Block]:
        """The block of a copy, under a line across the measure (Phụ lục I, phần II)."""
        yield self.gap(12)
        yield DrawnLine(self.measure, self.measure)
        yield self.gap(6, keep=True)
        yield self.header(copy.head, self.measure)
        yield self.para("copy", (Run(copy.kind),))
        yield from self.foot(copy.foot, self.measure)

    # Pieces

    def para(
        self,
        style: str,
        pieces: Sequence[Piece] = (),
        *,
        align: Align | None = None,
        left: float | None = None,
        hanging: float | None = None,
        before: float | None = None,
        stops: tuple[tuple[float, Align], ...] = (),
        border_above: bool = False,
        bookmark: str = "",
    ) -> Para:
        return Para(
            self.styles[style].id,
            tuple(pieces),
            align=align,
            left=left,
            hanging=hanging,
            before=before,
            stops=stops,
            border_above=border_above,
            bookmark=bookmark,
        )

    def gap(self, pt: float, *, keep: bool = False) -> Para:
        """Room of ``pt``."""
        return Para("VBDuongKe", before=max(0.0, pt - 2.3), keep_next=keep)

    def runs(self, line: Line, style: str) -> tuple[Piece, ...]:
        """The runs of a line; what the style already is, is not said again."""
        look = self.styles[style]
        pieces: list[Piece] = []
        for span in line:
            bold = True if span.bold and not look.bold else None
            italic = None if span.italic == look.italic else span.italic if span.italic else None
            for number, part in enumerate(span.text.split("\n")):
                if number:
                    pieces.append(Break())
                if part:
                    pieces.append(Run(part, bold, italic, span.href, span.language))
        return tuple(pieces)


def _kept(blocks: Sequence[Block]) -> Iterator[Block]:
    """The last two paragraphs stay with the signature: it never stands alone on a page."""
    for number, block in enumerate(blocks):
        near = number >= len(blocks) - 2 and isinstance(block, Para)
        yield _keeping(block) if near and isinstance(block, Para) else block


def _keeping(para: Para) -> Para:
    return replace(para, keep_next=True)


def _bare(line: Line) -> Line:
    return (*line[:-1], replace(line[-1], text=line[-1].text.rstrip(" .;"))) if line else line


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The address on a line of its own, the rest side by side."""
    yield lines[0]
    if len(lines) > 1:
        yield "; ".join(lines[1:]) + "."


def _is_figure(text: str) -> bool:
    stripped = text.strip().rstrip("%")
    return bool(stripped) and all(c.isdigit() or c in ".,-−\u00a0 " for c in stripped)


def column_widths(rows: Sequence[tuple[Line, ...]], columns: int, measure: float) -> tuple[float, ...]:
    """The widths in mm of the columns of a table: each as wide as its longest word needs, the rest shared by how much is written."""
    longest, total = [_SMALLEST_COLUMN_MM] * columns, [1.0] * columns
    for row in rows:
        for column, line in enumerate(row):
            text = words(line)
            for word in text.split():
                longest[column] = max(longest[column], width_mm(word, TABLE_PT, bold=True) + 2 * _CELL_MM + 1)
            total[column] = max(total[column], min(width_mm(text, TABLE_PT), 4 * measure))
    spare = measure - sum(longest)
    if spare <= 0:
        return tuple(measure * width / sum(longest) for width in longest)
    wanted = [max(0.0, t + 2 * _CELL_MM + 1 - least) for t, least in zip(total, longest, strict=True)]
    if sum(wanted) <= spare:
        extra = (spare - sum(wanted)) / columns
        return tuple(least + want + extra for least, want in zip(longest, wanted, strict=True))
    return tuple(least + spare * want / sum(wanted) for least, want in zip(longest, wanted, strict=True))
