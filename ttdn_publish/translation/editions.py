"""Assembling an edition: references resolved and localised, withheld texts taken out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.bulletin import Article, Back, Issue
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.edition import Edition, PagedEdition
from ttdn_publish.model.publication import Part, Publication
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.settings import Fallback
from ttdn_publish.model.text import (
    Destination,
    Standing,
    State,
    Text,
    Verdict,
    plain,
    release,
    worst,
)
from ttdn_publish.model.walk import texts, with_texts
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book
from ttdn_publish.translation.resolving import Resolver, stop
from ttdn_publish.translation.speaking import Speaker, fallen_back

_NOTHING: Mapping[str, Text] = {}


def assemble(
    issue: Issue,
    registers: Registers,
    *,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
    moment: datetime,
    books: Sequence[Book] = (),
    wording: Mapping[str, Text] = _NOTHING,
    fallback: Fallback = Fallback.MARKED,
) -> Edition:
    """The edition of ``issue`` in ``language`` that may go to ``destination`` at ``moment``.

    ``books`` say what each text says in ``language`` and who signed it; without them texts are as they were written, and
    signed by nobody. ``fallback`` is what stands where nothing is translated. Raises :class:`SecrecyStop` when any part of
    it is a state secret.
    """
    findings: list[Finding] = []
    source = Resolver(registers, issue.date, "vi", destination, moment, [])
    registers = with_texts(registers, Speaker(lambda inlines, _: inlines, books).text)
    resolver = Resolver(registers, issue.date, language, destination, moment, findings)
    speaker = Speaker(resolver.inlines, books, source.inlines)
    kept, withheld = {}, {}
    for slug, article in issue.articles.items():
        decision = release(article.standing(issue.classification, State.APPROVED), destination, moment)
        stop(decision, article.at)
        if not decision.goes:
            withheld[slug] = decision
            message = N_("Bài “{slug}” không vào bản này ({reason}).")
            findings.append(rules.WITHHELD.at(article.at, message, slug=slug, reason=REASONS[decision.reason]))
            continue
        kept[slug] = article
    whole, issue = issue, dataclasses.replace(issue, articles=kept)
    if not _goes(issue, destination, moment):
        message = N_("Số này không công khai: bìa, chuyên mục và ban biên tập không vào bản này.")
        findings.append(rules.WITHHELD.at(issue.at, message, severity=Severity.ERROR))
        issue = dataclasses.replace(issue, cover=None, back=Back(), masthead=(), sections=())
    elif issue.cover is not None:  # a line on the cover says as much as the headline that it leads to
        lines = tuple(line for line in issue.cover.lines if not line.article or line.article in kept)
        issue = dataclasses.replace(issue, cover=dataclasses.replace(issue.cover, lines=lines))
    resolved = with_texts(issue, speaker.text)
    words = {key: speaker.text(text) for key, text in wording.items()}
    # Whoever signed the issue saw all of its cover; a line that stays behind takes nothing away from that.
    shown: list[Issue | Article] = [whole, *kept.values()]
    figures = [signed_figures(thing, books[0]) for thing in shown] if books else []
    state = worst([*(text.state for text in texts(resolved) if text.unit or not books), *(s for s, _ in figures)])
    draft = release(Standing(Classification.CONG_KHAI, None, state), destination, moment).verdict is Verdict.DRAFT
    findings += [*told(resolved, language), *(finding for _, finding in figures if finding is not None)]
    if fallback is not Fallback.MARKED:
        resolved = dataclasses.replace(
            resolved, articles={slug: fallen_back(a, fallback, words) for slug, a in resolved.articles.items()}
        )
    return Edition(resolved, language, destination, registers, words, draft, withheld, tuple(findings))


def signed_figures(thing: Part, book: Book) -> tuple[State, Finding | None]:
    """Whether somebody has signed what ``thing`` shows besides sentences."""
    found = book.figures(thing)
    message = N_("Số liệu, ngày tháng, hình ảnh hoặc tên cơ quan đã đổi sau khi duyệt.")
    return found.status.state, rules.CHANGED_SINCE.at(Place(thing.at.file), message) if found.status.changed else None


def told(publication: Publication, language: str) -> Iterator[Finding]:
    """What a person should know of the sentences: what is missing, what was changed after it was signed; once a file."""
    missing: dict[str, int] = {}
    for text in texts(publication):
        for sentence in text.sentences:
            if sentence.status.changed:
                message = N_("Câu đã sửa sau khi duyệt: “{words}”.")
                yield rules.CHANGED_SINCE.at(text.at, message, words=plain(sentence.children)[:60])
            if sentence.status.state is State.MISSING:
                missing[text.at.file] = missing.get(text.at.file, 0) + 1
    for file, count in missing.items():
        message = N_("Còn {count} câu chưa dịch sang {language}.")
        yield rules.UNTRANSLATED.at(Place(file), message, count=count, language=NAMES.get(language, language))


def nameless(ids: Iterable[str], edition: PagedEdition) -> Iterator[Finding]:
    """Bodies that a page names and that have no name in the edition's language."""
    for key in sorted(ids):
        message = N_("Cơ quan “{key}” chưa có tên bằng {language}; in tên tiếng Việt.")
        at = edition.registers.organisations[key].at
        yield rules.NO_NAME.at(at, message, key=key, language=NAMES.get(edition.language, edition.language))


def _goes(issue: Issue, destination: Destination, moment: datetime) -> bool:
    decision = release(Standing(issue.classification, None, State.APPROVED), destination, moment)
    stop(decision, issue.at)
    return decision.goes


#: Why something stays behind, by the reason of :class:`Decision`.
REASONS = {
    "restricted": N_("mức phổ biến không phải công khai"),
    "embargo": N_("chưa đến thời điểm phát hành"),
    "state": N_("chưa duyệt"),
    "secret": "",
    "": "",
}
