"""Sign-off: a person on record signs a text, an article or a whole publication in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings
from ttdn_publish.formats.ooxml import BadPackage, Package
from ttdn_publish.model.organisation import Person
from ttdn_publish.model.publication import kind_of
from ttdn_publish.model.registers import Registers
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import open_publication
from ttdn_publish.production.order import now
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.records.approvals import sign
from ttdn_publish.records.template_approvals import template_approval
from ttdn_publish.translation.signing import Laid, laid, sign_off
from ttdn_publish.workspace import Workspace


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
    """Let ``person`` (an id or a name in ``people.yaml``) sign the publication in ``folder``, or only ``articles`` or ``units`` of it.

    An issue is signed with the wording of its templates and the register entries that have words. All languages or none:
    raises :class:`ContentError` with every sentence that cannot be signed, :class:`EnvironmentProblem`.
    """
    content, publication = open_publication(folder)
    when = moment or now()
    who = _person(content.registers, person)
    office = _office(who, when)
    approvals, done = [], []
    for language in languages:
        sentences = _scope(content, language, articles, units, when)
        scope = "text" if units else "article" if articles else kind_of(publication)
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


def approve_template(path: Path, person: str, *, moment: datetime | None = None) -> None:
    """Let ``person`` sign the Word template at ``path`` as it is now; any later change takes the signature away.

    Raises :class:`ContentError` for a file that is no template or a person who is not on record, :class:`EnvironmentProblem`.
    """
    workspace = Workspace.around(path)
    findings = Findings()
    registers = read_registers(Source(workspace.content, workspace.root, findings))
    who, when = _person(registers, person), moment or now()
    try:
        data = path.read_bytes()
        Package(data).word_document()
    except (OSError, BadPackage) as error:
        raise ContentError(N_("“{path}” không phải mẫu thư Word (.docx).").format(path=path)) from error
    at, office = when.isoformat(timespec="seconds"), _office(who, when)
    approval = template_approval(workspace.name(path), data, who.name, office, at, sample=who.sample)
    sign(workspace.records, [approval])


def _office(person: Person, when: datetime) -> str:
    role = person.role_on(when.date())
    return role.title.plain if role else ""


def _scope(
    content: Content, language: str, articles: Sequence[str], units: Sequence[str], when: datetime
) -> list[Laid]:
    books = content.library.books(language, content.findings)
    if content.findings.errors:
        raise ContentError(N_("Nội dung còn lỗi; sửa trước khi ký duyệt."), list(content.findings))
    found = list(laid(content.things(articles), content.day(when), content.registers, books, when))
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


def _person(registers: Registers, person: str) -> Person:
    people = registers.people
    found = people.get(person) or next((p for p in people.values() if p.name == person), None)
    if found is None:
        raise ContentError(
            N_("“{person}” không có trong content/people.yaml; chỉ người có hồ sơ mới ký duyệt được.").format(
                person=person
            )
        )
    return found
