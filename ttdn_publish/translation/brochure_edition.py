"""Assembling an edition of a brochure: references resolved, the state of every sentence known, rows that stay behind left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime

from ttdn_publish.findings import N_, Finding, Severity
from ttdn_publish.model.brochure import Brochure, Row
from ttdn_publish.model.bulletin import Article
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.edition import BrochureEdition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.settings import Fallback
from ttdn_publish.model.text import Destination, Standing, State, Text, Verdict, release, worst
from ttdn_publish.model.walk import texts, with_texts
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book
from ttdn_publish.translation.editions import REASONS, signed_figures, told
from ttdn_publish.translation.resolving import Resolver, stop
from ttdn_publish.translation.speaking import Speaker, fallen_back

_NOTHING: Mapping[str, Text] = {}


def assemble_brochure(
    brochure: Brochure,
    registers: Registers,
    *,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
    moment: datetime,
    books: Sequence[Book] = (),
    wording: Mapping[str, Text] = _NOTHING,
    fallback: Fallback = Fallback.MARKED,
) -> BrochureEdition | None:
    """The edition of ``brochure`` in ``language`` that may go to ``destination`` at ``moment``; ``None`` when nothing may.

    The arguments are those of :func:`ttdn_publish.translation.editions.assemble`. Raises :class:`SecrecyStop`.
    """
    findings: list[Finding] = []
    decision = release(brochure.standing(State.APPROVED), destination, moment)
    stop(decision, brochure.at)
    if not decision.goes:
        return None
    whole = brochure
    source = Resolver(registers, brochure.date, "vi", destination, moment, [])
    registers = with_texts(registers, Speaker(lambda inlines, _: inlines, books).text)
    resolver = Resolver(registers, brochure.date, language, destination, moment, findings)
    brochure = _released(brochure, destination, moment, findings)
    speaker = Speaker(resolver.inlines, books, source.inlines)
    resolved = with_texts(brochure, speaker.text)
    words = {key: speaker.text(text) for key, text in wording.items()}
    shown: list[Brochure | Article] = [whole, *brochure.texts.values()]
    figures = [signed_figures(thing, books[0]) for thing in shown] if books else []
    state = worst([*(text.state for text in texts(resolved) if text.unit or not books), *(s for s, _ in figures)])
    draft = release(Standing(Classification.CONG_KHAI, None, state), destination, moment).verdict is Verdict.DRAFT
    findings += [*told(resolved, language), *(finding for _, finding in figures if finding is not None)]
    if fallback is not Fallback.MARKED:
        kept = {slug: fallen_back(article, fallback, words) for slug, article in resolved.texts.items()}
        resolved = dataclasses.replace(resolved, texts=kept)
    return BrochureEdition(resolved, language, destination, registers, words, draft, tuple(findings))


def _released(brochure: Brochure, destination: Destination, moment: datetime, findings: list[Finding]) -> Brochure:
    """``brochure`` with those rows and texts that may go out."""
    rows, kept, whole = [], {}, brochure.classification
    for row in brochure.entries:
        if _goes(row.standing(whole, State.APPROVED), row, row.key, destination, moment, findings):
            rows.append(row)
    for slug, article in brochure.texts.items():
        if _goes(article.standing(whole, State.APPROVED), article, slug, destination, moment, findings):
            kept[slug] = article
    return dataclasses.replace(brochure, entries=tuple(rows), texts=kept)


def _goes(
    standing: Standing,
    thing: Row | Article,
    name: str,
    destination: Destination,
    moment: datetime,
    findings: list[Finding],
) -> bool:
    decision = release(standing, destination, moment)
    stop(decision, thing.at)
    if not decision.goes:
        message = N_("“{name}” không vào bản này ({reason}).")
        findings.append(rules.WITHHELD.at(thing.at, message, name=name, reason=REASONS[decision.reason]))
    return decision.goes


def withheld(brochure: Brochure) -> Finding:
    """That a brochure may not go where it was to go."""
    message = N_("Ấn phẩm này không công khai, không vào bản công khai.")
    return rules.WITHHELD.at(brochure.at, message, severity=Severity.ERROR)
