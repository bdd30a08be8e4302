"""A letter as a Word file: real styles, the typefaces and language of every run, A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from ttdn_publish.documents.components import Flow, Item
from ttdn_publish.documents.letters.components import CONTROL, ROOM, LetterPart, LetterParts
from ttdn_publish.documents.letters.styles import SIGNATURE_PT, styles
from ttdn_publish.documents.word.body import flow
from ttdn_publish.documents.word.setter import Setter
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import (
    About,
    Align,
    Block,
    Box,
    Cell,
    DrawnLine,
    Grid,
    PageField,
    Para,
    Run,
    Running,
    Section,
    Tab,
    WordDocument,
)
from ttdn_publish.formats.word_document.writer import write_docx
from ttdn_publish.model.letter import PartName

_WIDTH, _HEIGHT = 210.0, 297.0
_DRAFT_PT = 13.0
#: Parts behind the body that stand together on one page with the end of it: nobody signs an empty page.
_TOGETHER = frozenset({PartName.CLOSE, PartName.END, PartName.SIGNATURE, PartName.DATE})
#: Parts whose paragraphs have the space of running text between them.
_SPACED = frozenset({PartName.BODY, PartName.PARTICULARS})


def letter_document(letter: LetterParts, moment: datetime) -> bytes:
    """The letter as a .docx file. ``moment`` is when it was made."""
    return write_docx(described(letter, moment.isoformat()))


def described(letter: LetterParts, moment: str) -> WordDocument:
    """The letter as pages of paragraphs; ``moment`` in ISO 8601, empty for a file that does not say when it was made."""
    return _Writer(letter).document(moment)


class _Writer(Setter):
    """Sets a letter; of a setter it has its styles and measure, for what it sets is no document with a state header."""

    def __init__(self, letter: LetterParts) -> None:
        self.letter, self.paper = letter, letter.phrases.paper
        looks = tuple({part.name: part.look for part in letter.parts}.values())
        self.styles = styles(letter.phrases, looks)
        self.width, self.height = _WIDTH, _HEIGHT
        self.measure = _WIDTH - self.paper.left - self.paper.right

    def document(self, moment: str) -> WordDocument:
        letter = self.letter
        sections = [self.section(tuple(self.blocks()), first=True)]
        sections += [self.section(tuple(self.annex(number))) for number in range(len(letter.annexes))]
        about = About(
            title=letter.title,
            author=letter.facts.get("OrganName", ""),
            status=letter.draft,
            language=letter.language,
            moment=moment,
            facts=letter.facts,
        )
        return WordDocument(tuple(sections), tuple(self.styles.values()), about)

    def section(self, blocks: tuple[Block, ...], *, first: bool = False) -> Section:
        paper, letter = self.paper, self.letter
        centre = ((self.measure / 2, Align.CENTRE),)
        number = self.para("running", (Tab(), PageField()), stops=centre)
        draft = self.para("running", (Run(letter.draft, italic=True),), align=Align.RIGHT) if letter.draft else None
        remark = (
            self.para("remark", (Run(letter.remark, language=letter.language),)) if letter.remark and first else None
        )
        return Section(
            blocks,
            self.width,
            self.height,
            paper.top,
            paper.bottom,
            paper.left,
            paper.right,
            header=Running((draft,) if draft else ()),
            footer=Running((number,)),
            first_footer=Running((remark,) if remark else ()),
        )

    def blocks(self) -> Iterator[Block]:
        if self.letter.draft:
            width = width_mm(self.letter.draft, _DRAFT_PT, bold=True) + 6
            yield Box(self.letter.draft, width, 7, _DRAFT_PT, align=Align.RIGHT)
            yield self.gap(6)
        parts, after = self.letter.parts, 0.0
        body = next(n for n, part in enumerate(parts) if part.name is PartName.BODY)
        whole: list[Block] = []
        for place, part in enumerate(parts):
            together = place > body and part.name in _TOGETHER
            if whole and not together:
                yield self.kept(whole)
                whole = []
            blocks = list(self.part(part, part.look.before + after))
            after = 0.0 if part.look.rule or part.name in _SPACED else part.look.after
            if together:
                whole += blocks
                continue
            following = parts[place + 1].name if place + 1 < len(parts) else None
            if place >= body and following in _TOGETHER and isinstance(blocks[-1], Para):
                blocks[-1] = replace(blocks[-1], keep_next=True)
            yield from blocks
        if whole:
            yield self.kept(whole)

    def kept(self, blocks: Sequence[Block]) -> Grid:
        """Blocks that are never torn: the cell of a table that has no lines."""
        return Grid((self.measure,), ((Cell(tuple(blocks)),),), whole=True)

    def part(self, part: LetterPart, before: float) -> Iterator[Block]:
        """The blocks of a part, ``before`` pt below what stands above it; its lines stand close."""
        style = self.styles[part.name.value]
        between = style.before if part.name in _SPACED else 0.0
        space = before
        if space and part.flow and not _is_printed(part.flow[0]):  # what comes first may be taken out: its space stays
            yield self.gap(space, keep=True)
            space = between
        for item in part.flow:
            for block in self.set(item, part):
                if isinstance(block, Para) and _is_printed(item):
                    if space != style.before:
                        block = replace(block, before=space)
                    space = between
                yield block
        if part.look.rule:
            yield self.gap(2, keep=True)
            yield DrawnLine(self.measure, self.measure)
            yield self.gap(part.look.after, keep=True)

    def set(self, item: Flow, part: LetterPart) -> Iterator[Block]:
        """The blocks of an item."""
        if isinstance(item, Item) and item.style == ROOM:
            yield self.gap(SIGNATURE_PT, keep=True)
        elif isinstance(item, Item) and item.style == CONTROL:
            yield self.para(part.name.value, self.runs(item.line, part.name.value), before=0)
        else:
            yield from flow(self, (item,), self.measure)

    def annex(self, number: int) -> Iterator[Block]:
        annex, language = self.letter.annexes[number], self.letter.language
        for line in (annex.label, annex.reference):
            if line:
                yield self.para("annex", (Run(line, language=language),))
        if annex.title:
            yield self.para("annex", self.runs(annex.title, "annex"))
        body = PartName.BODY.value
        items = (replace(item, style=body) if isinstance(item, Item) else item for item in annex.flow)
        yield from flow(self, items, self.measure)


def _is_printed(item: Flow) -> bool:
    """Whether an item is words that stay, and not room for a signature or a tag that a merge takes out."""
    return not isinstance(item, Item) or item.style not in (ROOM, CONTROL)
