"""Sign-off: a person on record signs a text, an article or an issue in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.organisation import Person
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import open_issue
from ttdn_publish.production.order import now
from ttdn_publish.records.approvals import sign
from ttdn_publish.translation.signing import Laid, laid, sign_off


@dataclass(frozen=True)
class SignedOff:
    """What was signed: how many sentences in how many lines of the ledger, and how many of them still need a second person."""

    language: str
    sentences: int
    lines: int
    waiting: int


def approve(
    folder: Path,
    languages: Sequence[str],
    person: str,
    *,
    articles: Sequence[str] = (),
    units: Sequence[str] = (),
    moment: datetime | None = None,
) -> list[SignedOff]:
    """Let ``person`` (an id or a name in ``people.yaml``) sign the issue in ``folder``, or only ``articles`` or ``units`` of it.

    An issue is signed with the wording of its templates and the register entries that have words. All languages or none:
    raises :class:`ContentError` with every sentence that cannot be signed, :class:`EnvironmentProblem`.
    """
    content, issue = open_issue(folder)
    when = moment or now()
    who = _person(content, person)
    role = who.role_on(when.date())
    office = f"{role.title.plain}" if role else ""
    approvals, done = [], []
    for language in languages:
        sentences = _scope(content, issue, language, articles, units, when)
        scope = "text" if units else "article" if articles else "issue"
        name = ", ".join(units or articles) or content.folder.name
        made = sign_off(sentences, scope, name, who, office, when)
        approvals += made
        waiting = sum(
            len({a.person for a in item.sentence.signers} | {who.name}) < item.sentence.needed for item in sentences
        )
        done.append(SignedOff(language, len(sentences), len(made), waiting))
    if approvals:
        sign(content.workspace.records, approvals)
    return done


def _scope(
    content: Content, issue: Issue, language: str, articles: Sequence[str], units: Sequence[str], when: datetime
) -> list[Laid]:
    books = content.library.books(language, content.findings)
    if content.findings.errors:
        raise ContentError(N_("Nội dung còn lỗi; sửa trước khi ký duyệt."), list(content.findings))
    things: list[object]
    if articles:
        unknown = [slug for slug in articles if slug not in issue.articles]
        if unknown:
            raise ContentError(
                N_(
                    "Không có bài “{slug}” trong số này; tên bài là tên tệp trong thư mục articles, không có .md."
                ).format(slug=unknown[0])
            )
        things = [issue.articles[slug] for slug in articles]
    else:
        things = [issue, *issue.articles.values(), content.registers, content.wording]
    found = list(laid(things, issue, content.registers, books, when))
    if units:
        known = {item.unit for item in found}
        if missing := [unit for unit in units if unit not in known]:
            raise ContentError(
                N_(
                    "Không có đơn vị “{unit}” trong số này; mã đơn vị xem trong bản soát hoặc tệp .json cạnh PDF."
                ).format(unit=missing[0])
            )
        found = [item for item in found if item.unit in units]
    return found


def _person(content: Content, person: str) -> Person:
    people = content.registers.people
    found = people.get(person) or next((p for p in people.values() if p.name == person), None)
    if found is None:
        raise ContentError(
            N_("“{person}” không có trong content/people.yaml; chỉ người có hồ sơ mới ký duyệt được.").format(
                person=person
            )
        )
    return found
