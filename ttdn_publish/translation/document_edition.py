"""Assembling an edition of an official document: references resolved, the state of every sentence known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination, Standing, State, Verdict, release, worst
from ttdn_publish.model.walk import texts, with_texts
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book
from ttdn_publish.translation.editions import signed_figures, told
from ttdn_publish.translation.resolving import Resolver, stop
from ttdn_publish.translation.speaking import Speaker


def assemble_document(
    document: Document,
    registers: Registers,
    *,
    language: str = "vi",
    destination: Destination = Destination.INTERNAL,
    moment: datetime,
    books: Sequence[Book] = (),
) -> DocumentEdition | None:
    """The edition of ``document`` in ``language`` for ``destination``; ``None`` when it may not go there.

    Every edition that nobody has signed is a draft. Raises :class:`SecrecyStop`.
    """
    findings: list[Finding] = []
    day = document.day(moment.date())
    decision = release(document.standing(State.APPROVED), destination, moment)
    stop(decision, document.at)
    if not decision.goes:
        return None
    source = Resolver(registers, day, "vi", destination, moment, [])
    registers = with_texts(registers, Speaker(lambda inlines, _: inlines, books).text)
    resolver = Resolver(registers, day, language, destination, moment, findings)
    spoken = with_texts(document, Speaker(resolver.inlines, books, source.inlines).text)
    state, changed = signed_figures(document, books[0]) if books else (State.APPROVED, None)
    whole = worst([state, *(text.state for text in texts(spoken) if text.unit or not books)])
    draft = release(Standing(Classification.CONG_KHAI, None, whole), destination, moment).verdict is Verdict.DRAFT
    findings += told(spoken, language)
    if changed is not None:
        findings.append(changed)
    return DocumentEdition(spoken, language, destination, registers, day, draft, tuple(findings))


def withheld(document: Document) -> Finding:
    """That a document may not go where it was to go."""
    message = N_("Văn bản này không công khai, không vào bản công khai.")
    return rules.WITHHELD.at(Place(document.at.file), message, severity=Severity.ERROR)
