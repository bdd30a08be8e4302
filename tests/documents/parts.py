"""What of a composed document has to be on its pages, part by part, and where on the pages it was found.

The lettering of a part is named as in the regulations, not as in the styles that the writer sets with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.documents.sheets import Run
from ttdn_publish.documents.components import Composition, Flow, Foot, Head, Item, Line, Rows, Span
from ttdn_publish.regulations.phrases import Phrases

_LETTERING = {
    "part": "part",
    "chapter": "part",
    "section": "part",
    "part-title": "part_title",
    "heading": "heading",
    "clause-title": "clause_title",
    "party": "clause_title",
}
#: Parts that stand in the middle of the page.
CENTRED = {"type_name", "abstract", "attached", "decides", "order", "part", "part-title", "chapter", "section"}
CENTRED |= {"annex_label", "annex_title", "annex_reference"}
#: The widest indent of a first line, in mm: a short second line may end before the first begins.
_INDENT = 15.0


@dataclass(frozen=True)
class Part:
    """Words in one lettering. ``role`` is what they are, ``group`` where: ``main``, ``copy``, or the number of an annex.

    ``flow`` are paragraphs of running text; ``table`` tells the tables of a document apart.
    """

    role: str
    lettering: str
    line: Line
    group: str = "main"
    flow: bool = False
    table: int = 0

    @property
    def text(self) -> str:
        """The words without any white space."""
        return "".join("".join(span.text for span in self.line).split())

    def faces(self, bold: bool, italic: bool) -> list[tuple[bool, bool]]:
        """Whether every letter is bold and italic, where the lettering itself is ``bold`` and ``italic``."""
        return [(bold or span.bold, italic or span.italic) for span in self.line for c in span.text if c.strip()]


def parts_of(doc: Composition) -> Iterator[Part]:
    """Every part that has to be printed, in the order of the page."""
    yield from _head(doc.head, doc.phrases)
    yield from _words("type_name", "type_name", doc.type_name)
    if doc.abstract:
        yield Part("abstract", "abstract", doc.abstract)
    yield from _words("attached", "annex_reference", doc.attached)
    yield from _words("decides", "order", doc.decides)
    yield from _addressees(doc)
    yield from (Part("basis", "basis", line, flow=True) for line in doc.bases)
    yield from _words("order", "order", doc.order)
    yield from _flow(doc.before, "main")
    for party in doc.parties:
        yield Part("party", "clause_title", (Span(party.name),), flow=True)
        yield from (Part("body", "body", line, flow=True) for line in party.lines)
    yield from _flow(doc.body, "main")
    yield from _foot(doc.foot, doc.phrases)
    yield from _words("contact", "contact", "".join(doc.contact[:1]))
    if doc.contact[1:]:
        yield from _words("contact", "contact", "; ".join(doc.contact[1:]) + ".")
    if doc.copy is not None:
        yield from _head(doc.copy.head, doc.phrases, "copy")
        yield from _words("copy_kind", "copy_kind", doc.copy.kind, "copy")
        yield from _foot(doc.copy.foot, doc.phrases, "copy")
    for number, annex in enumerate(doc.annexes, 1):
        yield from _words("annex_label", "annex_label", annex.label, str(number))
        yield Part("annex_title", "annex_title", annex.title, str(number))
        yield from _words("annex_reference", "annex_reference", annex.reference, str(number))
        yield from _flow(annex.flow, str(number))


def _words(role: str, lettering: str, text: str, group: str = "main") -> Iterator[Part]:
    if text:
        yield Part(role, lettering, (Span(text),), group)


def _head(head: Head, phrases: Phrases, group: str = "main") -> Iterator[Part]:
    yield from _words("circulation", "circulation", head.circulation, group)
    yield from (part for line in head.parent for part in _words("parent", "parent", line, group))
    yield from (part for line in head.agency for part in _words("agency", "agency", line, group))
    if head.state:
        yield from _words("state_name", "state_name", phrases.state_name, group)
        yield from _words("motto", "motto", phrases.motto, group)
    yield from _words("number", "number", head.number, group)
    yield from _words("place_date", "place_date", head.place_date, group)
    if head.abstract:
        yield Part("abstract_of_letter", "abstract_of_letter", head.abstract, group)
    yield from _words("urgency", "urgency", head.urgency.words if head.urgency else "", group)


def _addressees(doc: Composition) -> Iterator[Part]:
    """One behind *Kính gửi:*, or several, each with a dash and ``;``, the last with a full stop (Phụ lục I, mục II.9)."""
    many = len(doc.addressees) > 1
    for number, line in enumerate(doc.addressees, 1):
        text = "".join(span.text for span in line)
        if many:
            text = f"- {text.rstrip(' .;')}{'.' if number == len(doc.addressees) else ';'}"
        yield from _words("addressee", "addressee", f"{doc.phrases.addressed} {text}" if number == 1 else text)


def _flow(flow: Iterable[Flow], group: str) -> Iterator[Part]:
    for item in flow:
        if isinstance(item, Item):
            yield Part(item.style, _LETTERING.get(item.style, "body"), item.line, group, flow=True)
        else:
            yield from _rows(item, group)


def _rows(table: Rows, group: str) -> Iterator[Part]:
    own = id(table)
    if table.caption:
        yield Part("caption", "clause_title", table.caption, group)
    yield from (Part("cell-head", "clause_title", cell, group, table=own) for cell in table.header if cell)
    yield from (Part("cell", "body", cell, group, table=own) for row in table.rows for cell in row if cell)
    yield from (Part("note", "body", note, group) for note in table.notes)


def _foot(foot: Foot, phrases: Phrases, group: str = "main") -> Iterator[Part]:
    for signature in foot.signatures:
        yield from (part for line in signature.authority for part in _words("authority", "authority", line, group))
    yield from (part for s in foot.signatures for part in _words("signer", "signer", s.name, group))
    if foot.recipients:
        yield from _words("recipients_heading", "recipients_heading", phrases.recipients, group)
    yield from (part for line in foot.recipients for part in _words("recipients", "recipients", line, group))
    yield from _words("drafter", "drafter", foot.drafter, group)


@dataclass(frozen=True)
class Found:
    """A part and the runs that print it, line by line; no runs where it is missing."""

    part: Part
    runs: tuple[Run, ...]


def find(parts: Iterable[Part], runs: Iterable[Run]) -> tuple[list[Found], list[Run]]:
    """Where every part is printed, and the runs that belong to none."""
    free, found = list(runs), []
    for part in parts:
        found.append(Found(part, take(part, free)))
    return found, free


def take(part: Part, free: list[Run]) -> tuple[Run, ...]:
    """The first runs in ``free`` that print ``part``; they are taken out of it."""
    runs = _chain(part.text, free)
    for run in runs:
        free.remove(run)
    return runs


def _chain(text: str, free: Sequence[Run]) -> tuple[Run, ...]:
    """The first runs below one another that together are ``text``."""
    for number, first in enumerate(free):
        if not text.startswith(first.text):
            continue
        runs, rest = [first], text[len(first.text) :]
        while rest:
            after = (run for run in free[number + 1 :] if rest.startswith(run.text) and _follows(runs[-1], run))
            follower = next(after, None)
            if follower is None:
                break
            runs.append(follower)
            rest = rest[len(follower.text) :]
        if not rest:
            return tuple(runs)
    return ()


def _follows(run: Run, other: Run) -> bool:
    """Whether ``other`` can be the next line of a paragraph: close below it in the same column, or on the next page."""
    if other.page == run.page:
        return 0 < other.base - run.base < run.size and run.left - _INDENT < other.right and other.left < run.right
    return other.page == run.page + 1
