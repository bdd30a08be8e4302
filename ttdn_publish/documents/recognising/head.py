"""The head of a typed document: agency, number, date, marks, type name, abstract, legal bases, addressees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ttdn_publish.documents.recognising import words
from ttdn_publish.documents.recognising.details import is_detail
from ttdn_publish.documents.recognising.recognised import Role, Typed, Understood
from ttdn_publish.formats.typed.line import TypedLine, TypedTable
from ttdn_publish.language.levels import marker
from ttdn_publish.model.agency import Agency
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.regulations.documents import DocumentRules, DocumentType, Kind

#: How far down the name of the type is looked for, and how long an abstract may be.
_HEAD_BLOCKS, _ABSTRACT_CHARACTERS, _ABSTRACT_LINES = 30, 400, 6
_ABOUT = re.compile(r"V/v\s*:?\s*", re.IGNORECASE)
_TO = re.compile(r"Kính gửi\s*:?\s*(?P<whom>.*)", re.IGNORECASE)
_DASH = re.compile(r"[-–+•]\s*(?=\S)")
_POSTS = ("CHỦ TỊCH", "GIÁM ĐỐC", "ỦY BAN", "UỶ BAN", "HỘI ĐỒNG", "CHÁNH", "TRƯỞNG", "BỘ TRƯỞNG")


@dataclass
class Head:
    """What the head says, and the index of the first block behind it.

    ``left`` is what nothing is known of, in its order; among it, at the places ``agency``, lines that may name the issuer.
    """

    next: int = 0
    number: int | None = None
    symbol: str = ""
    place: str = ""
    date: PartialDate | None = None
    urgency: str = ""
    circulation: str = ""
    agency: list[int] = field(default_factory=list)
    named: bool = False
    abstract: list[str] = field(default_factory=list)
    decides: list[str] = field(default_factory=list)
    bases: list[TypedLine] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    attached: words.AttachedTo | None = None
    left: list[Typed] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)

    def take(self, role: Role, line: TypedLine, text: str = "") -> None:
        """Note what a line was taken for."""
        self.understood.append(Understood(role, text or line.text, line.line))


def pieces(block: Typed) -> list[tuple[int, Sequence[TypedLine]]]:
    """The lines of a block that stand one below the other, each time with the number of their column; -1 for a whole line."""
    if isinstance(block, TypedTable):
        return [(at, cell) for row in block.rows for at, cell in enumerate(row) if cell]
    if block.columns:
        return [(at, (_piece(block, part),)) for at, part in enumerate(block.columns)]
    return [(-1, (block,))]


def _piece(line: TypedLine, text: str) -> TypedLine:
    return TypedLine(text, line.line, bold=line.bold, italic=line.italic, centred=line.centred)


def read_head(blocks: Sequence[Typed], kind: DocumentType, rules: DocumentRules, agencies: Sequence[Agency]) -> Head:
    """Read the head of ``blocks`` as one of type ``kind``. Lines that it does not know are never taken."""
    reading = _Reading(blocks, kind, rules, agencies)
    reading.read()
    return reading.head


class _Reading:
    def __init__(
        self, blocks: Sequence[Typed], kind: DocumentType, rules: DocumentRules, agencies: Sequence[Agency]
    ) -> None:
        self.blocks, self.kind, self.rules = blocks, kind, rules
        self.head = Head()
        self.open = False  # whether the abstract of a letter may go on
        headers = [(*a.parent, *a.header) for a in agencies]
        self.headings = {line for lines in headers for line in (*lines, " ".join(lines))}
        self.headings |= {" ".join(a.header) for a in agencies}

    def read(self) -> None:
        title = next((at for at in range(min(_HEAD_BLOCKS, len(self.blocks))) if self.is_title(at)), None)
        if title is None:
            while self.head.next < len(self.blocks) and self.band(self.blocks[self.head.next], strict=True):
                self.head.next += 1
        else:
            for block in self.blocks[:title]:
                self.band(block, strict=False)
            self.title(title)
        self.preamble()

    # ---- the band at the top: agency, state, number, date, marks ----

    def band(self, block: Typed, *, strict: bool) -> bool:
        """Read one block above the title. ``strict`` leaves alone, and answers no to, a block that says nothing of the head."""
        columns, table = self.columns(block), isinstance(block, TypedTable)
        lines = [line for _, column in columns for line in column]
        known = [self.component(line) is not None or self.is_heading(line) for line in lines]
        if table and not any(known):
            self.head.left += [] if strict else [block]
            return not strict
        if strict and not table and not all(known):
            return False
        for _, column in columns:
            for line in column:
                take = self.component(line)
                self.open = take == self.about or (self.open and take is None and line is not column[0])
                if take is not None:
                    take(line)
                elif self.open and marker(line.text) is None:
                    self.about(line)
                else:
                    if self.is_heading(line) or (words.is_caps(line.text) and (table or not strict)):
                        self.head.agency.append(len(self.head.left))
                    self.head.left.append(line)
        return True

    def columns(self, block: Typed) -> list[tuple[int, Sequence[TypedLine]]]:
        """The columns of a block. Room left for a number or a day is no gap between columns."""
        if isinstance(block, TypedTable) or not block.columns:
            return pieces(block)
        found: list[tuple[int, Sequence[TypedLine]]] = []
        parts = list(block.columns)
        while parts:
            whole = [_piece(block, " ".join(parts[:size])) for size in range(len(parts), 0, -1)]
            line = next((one for one in whole if self.component(one) or self.is_heading(one)), whole[-1])
            found.append((len(found), (line,)))
            parts = parts[len(whole) - whole.index(line) :]
        return found

    def component(self, line: TypedLine) -> Callable[[TypedLine], None] | None:
        """How to take a line of the band, or ``None`` when it is none."""
        text = line.text
        state = words.same(text, words.STATE_NAME) or words.same(text, words.MOTTO)
        if state or words.ORNAMENT.fullmatch(text) or words.is_draft_mark(text):
            return lambda line: self.head.take(Role.FORM, line)
        if (number := words.number_line(text)) is not None:
            return lambda line: self.numbered(line, number)
        if (dated := words.place_date(text)) is not None:
            return lambda line: self.dated(line, dated)
        if self.kind.form.kind is Kind.LETTER and _ABOUT.match(text):
            return self.about
        if self.open and text[0].islower() and not line.apart and marker(text) is None:
            return self.about  # the abstract of a letter goes on
        for mark in (*self.rules.urgency.values(), *self.rules.circulation.values()):
            if words.same(text, mark.words) and words.is_caps(text):
                return lambda line: self.marked(line, mark.id)
        return None

    def is_heading(self, line: TypedLine) -> bool:
        return any(words.same(line.text, heading) for heading in self.headings)

    def numbered(self, line: TypedLine, found: words.NumberLine) -> None:
        self.head.number, self.head.symbol = found.number, found.symbol
        self.head.take(Role.NUMBER, line)

    def dated(self, line: TypedLine, found: words.PlaceDate) -> None:
        self.head.place, self.head.date = found.place, found.date
        self.head.take(Role.DATE, line)

    def about(self, line: TypedLine) -> None:
        if about := _ABOUT.sub("", line.text, count=1).strip():
            self.head.abstract.append(about)
        self.head.take(Role.ABSTRACT, line)

    def marked(self, line: TypedLine, mark: str) -> None:
        if mark in self.rules.urgency:
            self.head.urgency = mark
        else:
            self.head.circulation = mark
        self.head.take(Role.MARK, line)

    # ---- type and abstract ----

    def is_title(self, at: int) -> bool:
        block = self.blocks[at]
        if isinstance(block, TypedTable) or block.columns or self.kind.form.kind is not Kind.NAMED:
            return False
        return words.same(block.text, self.kind.name) or self.joined(block.text) is not None

    def joined(self, text: str) -> str | None:
        """The words behind the name of the type where a line in capitals says both."""
        name = self.kind.name.upper()
        return text[len(name) :].strip() if words.is_caps(text) and text.startswith(f"{name} ") else None

    def title(self, at: int) -> None:
        head, line = self.head, self.blocks[at]
        assert isinstance(line, TypedLine)
        head.named, head.next = True, at + 1
        if (rest := self.joined(line.text)) is not None:
            head.abstract.append(rest)
        head.take(Role.TYPE, line)
        while (found := self.at(head.next)) is not None and self.is_abstract(found):
            head.abstract.append(found.text)
            head.take(Role.ABSTRACT, found)
            head.next += 1

    def is_abstract(self, line: TypedLine) -> bool:
        before, text = self.head.abstract, line.text
        if (
            marker(text)
            or words.is_basis(text)
            or is_detail(text, self.kind.form)
            or _TO.fullmatch(text)
            or line.label
            or words.annex_label(text)
        ):
            return False
        if len(before) >= _ABSTRACT_LINES or sum(map(len, before)) + len(text) > _ABSTRACT_CHARACTERS:
            return False
        if words.ORNAMENT.fullmatch(text) or text.startswith("(") or text.endswith((":", ";", "./.")):
            return False
        if not before:
            return line.centred or words.is_caps(text) or text[-1] not in ".,"
        if line.apart or (self.kind.form.decided and text.startswith(_POSTS)):
            return False
        if words.is_caps(before[-1]):
            return words.is_caps(text)
        return text[-1] not in ".," and (line.centred or text[0].islower()) and not words.is_caps(text)

    # ---- between the abstract and the body ----

    def preamble(self) -> None:
        head = self.head
        while (line := self.at(head.next)) is not None:
            if (to := _TO.fullmatch(line.text)) is not None and not head.addressees:
                head.take(Role.ADDRESSEE, line)
                head.next += 1
                self.addressees(to["whom"])
                continue
            if self.kind.form.order and words.same(line.text, self.kind.form.order):
                head.take(Role.FORM, line)
            elif words.is_basis(line.text) and not is_detail(line.text, self.kind.form):
                head.bases.append(line)
                head.take(Role.BASIS, line)
            elif self.kind.form.decided and words.is_caps(line.text) and not head.bases and not marker(line.text):
                head.decides.append(line.text)
                head.take(Role.ISSUER, line)
            elif head.named and head.attached is None and (attached := words.attached_to(line.text)) is not None:
                head.attached = attached
                head.take(Role.ATTACHED, line)
            elif head.named and words.ORNAMENT.fullmatch(line.text):
                head.take(Role.FORM, line)
            else:
                break
            head.next += 1
        block = self.blocks[head.next] if head.next < len(self.blocks) else None
        if isinstance(block, TypedTable) and not head.addressees:
            self.addressed_table(block)

    def addressees(self, whom: str) -> None:
        """Whom it is for: behind *Kính gửi* on the line, or below it, each with a dash."""
        head = self.head
        head.addressees += _listed(whom)
        while (line := self.at(head.next)) is not None and _DASH.match(line.text) and not line.text.endswith(":"):
            if head.addressees and whom and not whom.rstrip().endswith((";", ",")):
                return
            head.addressees += _listed(line.text)
            head.take(Role.ADDRESSEE, line)
            head.next += 1
            if line.text.endswith("."):
                return

    def addressed_table(self, table: TypedTable) -> None:
        lines = list(table.lines())
        to = _TO.fullmatch(lines[0].text) if lines else None
        if to is None or not all(_DASH.match(line.text) for line in lines[1:]) or not (to["whom"] or lines[1:]):
            return
        self.head.addressees += [*_listed(to["whom"]), *(name for line in lines[1:] for name in _listed(line.text))]
        for line in lines:
            self.head.take(Role.ADDRESSEE, line)
        self.head.next += 1

    def at(self, index: int) -> TypedLine | None:
        block = self.blocks[index] if index < len(self.blocks) else None
        return block if isinstance(block, TypedLine) else None


def _listed(text: str) -> Iterator[str]:
    for part in text.split(";"):
        if name := _DASH.sub("", part.strip(), count=1).strip(" .,"):
            yield name
