"""What a merge is to do, read and looked at as a whole before anything is written; and lint, which only looks."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ttdn_publish.documents.merging.engine import Engine
from ttdn_publish.documents.merging.lint import BUILT_IN, Lint, lint_template, unreadable
from ttdn_publish.documents.merging.naming import Pattern, names
from ttdn_publish.documents.merging.needs import compared
from ttdn_publish.documents.merging.recipients import Recipients, read_recipients
from ttdn_publish.documents.merging.row_checks import check_rows
from ttdn_publish.documents.merging.rules import UNSIGNED
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Findings, Place
from ttdn_publish.formats.ooxml import MAX_FILE_BYTES, BadPackage
from ttdn_publish.production.merge_journal import Basis
from ttdn_publish.records.approvals import read_approvals
from ttdn_publish.records.template_approvals import template_signers
from ttdn_publish.workspace import Workspace

WRONG = N_("Mẫu hoặc danh sách có lỗi; chưa trộn thư nào.")

_NO_FILE = N_("không có tệp này")
_UNOPENED = N_("không mở được tệp")


class Kind(StrEnum):
    """What a merge makes."""

    FOLDER = "folder"
    ZIP = "zip"
    ONE_FILE = "one_file"
    PDF = "pdf"


@dataclass(frozen=True)
class Work:
    """A merge that may begin: everything that could be known beforehand is in order."""

    data: bytes
    name: str
    engine: Engine
    recipients: Recipients
    files: list[str]
    basis: Basis
    findings: tuple[Finding, ...]

    @property
    def total(self) -> int:
        """How many letters there are."""
        return len(self.recipients)


def lint(template: Path, data: Path | None = None) -> Lint:
    """Everything that is wrong with a template, against the columns of ``data`` if given."""
    name = template.as_posix()
    try:
        read = _read(template)
    except BadPackage as error:
        return Lint((unreadable(error, name),), ())
    if data is None:
        return lint_template(read, name)
    findings = Findings()
    recipients = read_recipients(data, data.as_posix(), findings)
    found = lint_template(read, name, recipients.columns if recipients is not None else None)
    return Lint((*found.findings, *findings), found.variables)


def prepared(template: Path, data: Path, kind: Kind, pattern: str, allow_blank: Collection[str]) -> Work:
    """Everything read and looked at. Raises :class:`ContentError` with all mistakes of a run."""
    engine = Engine()
    found = Findings()
    name = template.as_posix()
    read = b""
    checked = Lint((), ())
    try:
        read = _read(template)
        checked = lint_template(read, name, engine=engine)
        found.extend(checked.findings)
    except BadPackage as error:
        found.add(unreadable(error, name))
    recipients = read_recipients(data, data.as_posix(), found)
    files: list[str] = []
    if recipients is not None:
        found.extend(compared(checked.variables, recipients.columns, name, BUILT_IN))
        found.extend(check_rows(recipients, checked.variables, allow_blank))
        if kind is not Kind.ONE_FILE:
            ending = ".pdf" if kind is Kind.PDF else ".docx"
            files, renamed = names(Pattern(pattern, template.stem, engine), recipients, ending)
            found.extend(renamed)
    if recipients is None or found.errors:
        raise ContentError(WRONG, tuple(found))
    if not _signed(template, read):
        found.add(UNSIGNED.at(Place(name), N_("Mẫu này, như nó đang là, chưa có ai ký duyệt."), name=name))
    basis = Basis(hashlib.sha256(read).hexdigest(), recipients.digest, f"{kind.value} {pattern}")
    return Work(read, name, engine, recipients, files, basis, tuple(found))


def _signed(template: Path, data: bytes) -> bool:
    """Whether somebody has signed the template as it is; what lies in no workspace nobody can have signed."""
    try:
        workspace = Workspace.around(template.parent)
    except EnvironmentProblem:
        return False
    return bool(template_signers(read_approvals(workspace.records), workspace.name(template), data))


def _read(template: Path) -> bytes:
    try:
        if not template.is_file():
            raise BadPackage(_NO_FILE)
        with template.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise BadPackage(_UNOPENED) from error
