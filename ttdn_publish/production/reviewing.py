"""Review kits that go out: Word files for a person who reads the translations."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Findings
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.review_docx.rows import KitInfo
from ttdn_publish.formats.review_docx.writer import as_written, write_kit
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.brochure import Brochure, Row
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.publication import Publication, called
from ttdn_publish.model.text import Destination, Standing, State, release
from ttdn_publish.model.walk import with_texts
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import open_publication
from ttdn_publish.production.order import now
from ttdn_publish.translation import rules
from ttdn_publish.translation.resolving import Resolver, stop
from ttdn_publish.translation.review_kit import Describer, kit_tables
from ttdn_publish.translation.signing import laid
from ttdn_publish.translation.speaking import Speaker
from ttdn_publish.translation.termbase import termbase_of

#: States that a kit can be asked for.
REVIEWABLE = (State.MISSING, State.OUTDATED, State.DRAFT, State.REVIEWED, State.APPROVED)


@dataclass(frozen=True)
class KitMade:
    """A kit that was written: how many sentences are in it, and what was left out. ``path`` is ``None`` for an empty one."""

    language: str
    path: Path | None
    sentences: int
    findings: tuple[Finding, ...]


def review_out(
    folder: Path,
    languages: Sequence[str],
    *,
    only: Sequence[State] = (),
    articles: Sequence[str] = (),
    internal: bool = False,
    moment: datetime | None = None,
) -> list[KitMade]:
    """Write a kit a language for the publication in ``folder``: all of it, or only some states or articles.

    What is not public stays out unless the kit is ``internal``. A kit that somebody has worked in is not overwritten.
    Raises :class:`SecrecyStop`, :class:`ContentError`, :class:`EnvironmentProblem`.
    """
    content, publication = open_publication(folder)
    when = moment or now()
    content.things(articles)
    findings = Findings()
    destination = Destination.INTERNAL if internal else Destination.PUBLIC
    released = _released(publication, destination, when, findings)
    shown = dataclasses.replace(content, publication=released)
    made = []
    for language in languages:
        data, count = _kit(shown, language, destination, when, only=only, articles=articles)
        path = None
        if count:
            path = _free(content.workspace.out / publication.name / f"{publication.name}-{language}-soat.docx")
            write_atomic(path, data)
        made.append(KitMade(language, path, count, tuple(findings)))
    return made


def _released(publication: Publication, destination: Destination, when: datetime, findings: Findings) -> Publication:
    """What of it a reviewer may see. Raises :class:`SecrecyStop`, :class:`ContentError` when it is nothing."""
    decision = release(Standing(publication.classification, None, State.APPROVED), destination, when)
    stop(decision, publication.at)
    if not decision.goes:
        raise ContentError(
            N_("Ấn phẩm này không công khai; thêm --internal nếu hồ sơ soát chỉ dùng trong cơ quan."), list(findings)
        )
    match publication:
        case Issue():
            return _issue(publication, destination, when, findings)
        case Brochure():
            return _brochure(publication, destination, when, findings)
        case _:
            return publication


def _issue(issue: Issue, destination: Destination, when: datetime, findings: Findings) -> Issue:
    """The issue with those articles that a reviewer may see."""
    kept = {
        slug: article
        for slug, article in issue.articles.items()
        if _seen(article.standing(issue.classification, State.APPROVED), article, slug, destination, when, findings)
    }
    cover = issue.cover
    if cover is not None:
        lines = tuple(line for line in cover.lines if not line.article or line.article in kept)
        cover = dataclasses.replace(cover, lines=lines)
    return dataclasses.replace(issue, articles=kept, cover=cover)


def _brochure(brochure: Brochure, destination: Destination, when: datetime, findings: Findings) -> Brochure:
    """The brochure with those rows and texts that a reviewer may see."""
    rows = tuple(
        row
        for row in brochure.entries
        if _seen(row.standing(brochure.classification, State.APPROVED), row, row.key, destination, when, findings)
    )
    kept = {
        slug: text
        for slug, text in brochure.texts.items()
        if _seen(text.standing(brochure.classification, State.APPROVED), text, slug, destination, when, findings)
    }
    return dataclasses.replace(brochure, entries=rows, texts=kept)


def _seen(
    standing: Standing, thing: Article | Row, name: str, destination: Destination, when: datetime, findings: Findings
) -> bool:
    decision = release(standing, destination, when)
    stop(decision, thing.at)
    if not decision.goes:
        message = N_("Bài “{slug}” không công khai, không vào hồ sơ soát; thêm --internal nếu người soát được xem.")
        findings.add(rules.WITHHELD.at(thing.at, message, slug=name))
    return decision.goes


def _kit(
    content: Content,
    language: str,
    destination: Destination,
    when: datetime,
    *,
    only: Sequence[State],
    articles: Sequence[str],
) -> tuple[bytes, int]:
    """A kit, and how many sentences are in it."""
    findings = Findings()
    books = content.library.books(language, findings)
    if findings.errors:
        raise ContentError(N_("Có tệp bản dịch không đọc được; không xuất hồ sơ."), list(findings))
    publication, day = content.publication, content.day(when)
    assert publication is not None
    shown = [slug for slug in articles if slug in content.articles]
    things = content.things(shown) if shown or not articles else []
    sentences = list(laid(things, day, content.registers, books, when))
    spoken = with_texts(content.registers, Speaker(lambda inlines, _: inlines, books).text)
    source = Resolver(content.registers, day, "vi", destination, when, [])
    target = Resolver(spoken, day, language, destination, when, [])
    termbase = termbase_of(content.workspace, Findings())
    describer = Describer(language, source.inlines, target.inlines, termbase, day)
    collections = tuple(collection.name for collection in content.library.collections)
    tables = kit_tables(sentences, collections, describer, only)
    count = sum(len(table.rows) for table in tables)
    info = KitInfo(collections, language, when.isoformat(timespec="seconds"))
    return write_kit(info, called(publication), NAMES[language], tables), count


def _free(path: Path) -> Path:
    """``path``, or the first name like it under which no kit lies that somebody has saved."""
    number, candidate = 2, path
    while candidate.exists() and not as_written(candidate.read_bytes()):
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
