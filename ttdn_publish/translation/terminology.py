"""The termbase at work in an issue: hints for translators, verdicts on what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ttdn_publish.findings import Finding
from ttdn_publish.formats.xliff.document import GlossaryEntry
from ttdn_publish.model.text import State, plain
from ttdn_publish.translation.signing import Laid
from ttdn_publish.translation.stored import StoredUnit
from ttdn_publish.translation.termbase import Termbase


def glossary(unit: StoredUnit, termbase: Termbase, language: str, day: date) -> tuple[GlossaryEntry, ...]:
    """The terms that stand in a unit, each once, with their translations, preferred first, and what to mind."""
    entries: list[GlossaryEntry] = []
    seen: set[str] = set()
    for hit in termbase.find(plain(unit.source), day):
        term = hit.concept.term(language)
        if hit.concept.id not in seen and term.approved:
            seen.add(hit.concept.id)
            status = f"{term.status}: {hit.concept.source}".rstrip(": ")
            entries.append(
                GlossaryEntry(f"t{len(entries) + 1}", hit.concept.vi, term.approved, hit.concept.note, status)
            )
    return tuple(entries)


def term_findings(sentences: Iterable[Laid], termbase: Termbase, language: str, day: date) -> Iterator[Finding]:
    """What the termbase says of translated sentences. A person's approval settles what only waits for a person."""
    for item in sentences:
        stored = item.sentence.stored
        if stored.target is None or stored.outdated:
            continue
        words = plain(stored.target)
        # Some names (Biển Đông, Hoàng Sa, Trường Sa, Đài Loan) may be wrong in sentences whose source does not have them.
        verdicts = termbase.scan_document(words, language)
        verdicts += termbase.judge_segment(plain(stored.source), words, language, day)
        approved = item.sentence.status.state is State.APPROVED
        for verdict in verdicts:
            finding = verdict.finding(item.at)
            if finding is not None and not (approved and verdict.settled_by_approval):
                yield finding
