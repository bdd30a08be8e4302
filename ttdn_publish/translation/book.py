"""What every text of a collection says in one language, and in what state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from ttdn_publish.findings import Place
from ttdn_publish.model.publication import Part
from ttdn_publish.model.text import Plain, State, Status, Text, plain
from ttdn_publish.records.approvals import Approval, Signatures, seen_hash
from ttdn_publish.translation import figures
from ttdn_publish.translation.inlines import Cut, Inlines, cut, fingerprint
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import Extraction

#: Fills in what codes stand for: figures, names.
Resolve = Callable[[Inlines], Inlines]


@dataclass(frozen=True)
class Spoken:
    """A sentence in one language. ``inlines`` has its values filled in; it is in the source language where ``status`` says
    *missing*. ``signers`` signed it as it is seen now; ``needed`` is how many must."""

    segment: str
    inlines: Inlines
    gap: str
    status: Status
    seen: str
    stored: StoredSegment
    signers: tuple[Approval, ...] = ()
    needed: int = 1


class Book:
    """The texts of one collection in one language.

    ``translation`` is aligned with the sources (:func:`identity.align`); for the source language it only lends the ids of
    units. ``two_people`` are the roles that two people must sign.
    """

    def __init__(
        self,
        name: str,
        language: str,
        extraction: Extraction,
        translation: Translation,
        signatures: Signatures,
        two_people: Collection[str] = (),
        source_language: str = "vi",
        behind: Mapping[str, str] | None = None,
    ) -> None:
        self.name, self.language, self.source_language = name, language, source_language
        self.extraction, self.translation, self.signatures = extraction, translation, signatures
        self._two_people, self._behind = frozenset(two_people), behind or {}

    @property
    def original(self) -> bool:
        """Whether this is the language that the texts were written in."""
        return self.language == self.source_language

    def unit(self, text: Text) -> StoredUnit | None:
        """The stored unit of ``text`` (the very object that was extracted)."""
        slot = self.extraction.slot(text)
        return None if slot is None else self.translation.files[slot[0]][slot[1]]

    def spoken(
        self, unit: StoredUnit, inlines: Inlines, at: Place, resolve: Resolve, resolve_source: Resolve | None = None
    ) -> list[Spoken]:
        """The sentences of ``unit``, whose source is ``inlines`` and stands at ``at``. ``resolve_source`` fills in the values of
        the source, in its own language."""
        if self.original:
            return [
                self._original(unit, str(number), piece, at, resolve)
                for number, piece in enumerate(cut(inlines, self.language), 1)
            ]
        return [
            self._translated(unit, str(n), s, resolve, resolve_source or resolve)
            for n, s in enumerate(unit.segments, 1)
        ]

    def _original(self, unit: StoredUnit, segment: str, piece: Cut, at: Place, resolve: Resolve) -> Spoken:
        resolved, mark = resolve(piece.inlines), fingerprint(piece.inlines)
        seen = seen_hash(self.language, mark, "", plain(resolved))
        signers = self.signatures.under(seen)
        needed = self._needed(unit)
        done = len(signers) >= needed
        status = Status(
            State.APPROVED if done else State.SOURCE,
            "",
            signers[-1].person if signers else "",
            not signers and (self.signatures.covers(at.file) or self.signatures.once(unit.id, segment, mark, "")),
        )
        stored = StoredSegment(piece.inlines, piece.gap)
        return Spoken(segment, resolved, piece.gap, status, seen, stored, signers, needed)

    def _translated(
        self, unit: StoredUnit, segment: str, stored: StoredSegment, resolve: Resolve, resolve_source: Resolve
    ) -> Spoken:
        needed = self._needed(unit)
        if stored.target is None:
            status = Status(State.MISSING, changed=False)
            return Spoken(segment, resolve_source(stored.source), stored.gap, status, "", stored, (), needed)
        resolved = resolve(stored.target)
        source, target = stored.hash, fingerprint(stored.target)
        seen = seen_hash(self.language, source, target, f"{plain(resolve_source(stored.source))}\n{plain(resolved)}")
        signers = () if stored.outdated else self.signatures.under(seen)
        if stored.outdated:
            state = State.OUTDATED
        elif len(signers) >= needed:
            state = State.APPROVED
        else:
            state = State.REVIEWED if stored.claim in (Claim.REVIEWED, Claim.FINAL) else State.DRAFT
        changed = not signers and self.signatures.once(unit.id, segment, stored.translates, target)
        by = signers[-1].person if signers else stored.by
        status = Status(state, stored.origin, by, changed)
        return Spoken(segment, resolved, stored.gap, status, seen, stored, signers, needed)

    def figures(self, thing: Part) -> Spoken:
        """What ``thing`` shows besides sentences (:mod:`figures`), as one thing to be signed."""
        file, digest = thing.at.file, figures.digest(thing, self._behind)
        seen = seen_hash(self.language, digest, "", "")
        signers = self.signatures.under(seen)
        state = State.APPROVED if signers else State.SOURCE
        changed = not signers and self.signatures.once(figures.UNIT, file, digest, "")
        status = Status(state, "", signers[-1].person if signers else "", changed)
        return Spoken(file, (), "", status, seen, StoredSegment(()), signers)

    def _needed(self, unit: StoredUnit) -> int:
        return 2 if unit.role in self._two_people else 1


def gaps_closed(parts: list[Spoken], language: str) -> list[tuple[Spoken, Plain | None]]:
    """Sentences with the blank to print after each: none after the last, none between sentences of Chinese or Japanese."""
    tight = language.split("-")[0] in ("zh", "ja")
    result: list[tuple[Spoken, Plain | None]] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        foreign = part.status.state is not State.MISSING
        result.append((part, None if last or not part.gap or (tight and foreign) else Plain(part.gap)))
    return result
