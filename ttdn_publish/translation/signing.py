"""What is laid before a person to be signed, and the approval that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Findings, Place
from ttdn_publish.model.organisation import Person
from ttdn_publish.model.publication import Part
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination, State, Text
from ttdn_publish.model.walk import texts, with_texts
from ttdn_publish.records.approvals import Approval, Signed, short
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book, Spoken
from ttdn_publish.translation.figures import UNIT
from ttdn_publish.translation.inlines import fingerprint
from ttdn_publish.translation.resolving import Resolver
from ttdn_publish.translation.speaking import Speaker

#: States in which a person may sign: a machine's sentence must have been read before.
SIGNABLE = frozenset({State.SOURCE, State.REVIEWED, State.APPROVED})


@dataclass(frozen=True)
class Laid:
    """A sentence laid before a person: its collection, unit, place and what it says."""

    book: Book
    unit: str
    role: str
    at: Place
    sentence: Spoken

    @property
    def signed(self) -> Signed:
        """How it stands in the ledger."""
        stored = self.sentence.stored
        if self.unit == UNIT:
            return Signed(self.at.file, UNIT, self.sentence.segment, "", "", self.sentence.seen)
        target = "" if stored.target is None else fingerprint(stored.target)
        return Signed(
            self.at.file, self.unit, self.sentence.segment, short(stored.hash), short(target), self.sentence.seen
        )


def laid(
    things: Iterable[object], day: date, registers: Registers, books: Sequence[Book], moment: datetime
) -> Iterator[Laid]:
    """All sentences of ``things`` (an issue, articles, the registers, the wording) as a reader of the edition would see them;
    names and figures are those of ``day``."""
    language = books[0].language
    spoken = with_texts(registers, Speaker(lambda inlines, _: inlines, books).text)
    resolver = Resolver(spoken, day, language, Destination.PUBLIC, moment, [])
    source = Resolver(registers, day, "vi", Destination.PUBLIC, moment, [])
    speaker = Speaker(resolver.inlines, books, source.inlines)
    seen: set[tuple[str, str, str]] = set()
    for thing in things:
        if isinstance(thing, Part):
            yield Laid(books[0], UNIT, "", thing.at, books[0].figures(thing))
        for text in texts(thing):
            yield from _sentences(text, speaker, seen)


def _sentences(text: Text, speaker: Speaker, seen: set[tuple[str, str, str]]) -> Iterator[Laid]:
    for said in speaker.said(text):
        for sentence in said.sentences:
            key = (said.book.name, said.unit.id, sentence.segment)
            if key not in seen:
                seen.add(key)
                yield Laid(said.book, said.unit.id, said.unit.role, text.at, sentence)


def sign_off(
    sentences: Sequence[Laid], scope: str, name: str, person: Person, office: str, moment: datetime
) -> list[Approval]:
    """The approvals, one a collection, by which ``person`` signs ``sentences``.

    Raises :class:`ContentError` with every sentence that cannot be signed: not translated, outdated, or never read by anybody.
    """
    findings = Findings()
    findings.extend(_unsignable(sentences))
    if len(findings):
        raise ContentError(N_("Chưa ký: còn câu chưa dịch, đã cũ hoặc chưa ai soát."), list(findings))
    by_book: dict[str, list[Laid]] = {}
    for item in sentences:
        by_book.setdefault(item.book.name, []).append(item)
    return [
        Approval(
            publication,
            items[0].book.language,
            scope,
            name,
            person.name,
            office,
            moment.isoformat(timespec="seconds"),
            tuple(item.signed for item in items),
            person.sample,
        )
        for publication, items in by_book.items()
        if any(all(a.person != person.name for a in item.sentence.signers) for item in items)
    ]


def _unsignable(sentences: Iterable[Laid]) -> Iterator[Finding]:
    for item in sentences:
        if item.sentence.status.state not in SIGNABLE:
            message = N_("Câu {unit}:{segment} ({language}) chưa ký được: {state}.")
            yield rules.NOT_SIGNABLE.at(
                item.at,
                message,
                unit=item.unit,
                segment=item.sentence.segment,
                language=item.book.language,
                state=STATE_NAMES[item.sentence.status.state],
            )


STATE_NAMES = {
    State.MISSING: N_("chưa dịch"),
    State.OUTDATED: N_("dịch đã cũ"),
    State.DRAFT: N_("nháp, chưa ai soát"),
    State.REVIEWED: N_("đã soát"),
    State.SOURCE: N_("chưa ký duyệt"),
    State.APPROVED: N_("đã duyệt"),
}
