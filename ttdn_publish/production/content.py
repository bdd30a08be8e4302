"""An issue as it was written: read with its registers, its settings and what is stored of its translations; and checked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ttdn_publish import checks
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Findings, in_order
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.settings import Settings
from ttdn_publish.model.text import Destination, Text
from ttdn_publish.production.order import FAMILY, now
from ttdn_publish.readers.bulletin import read_issue
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.settings import read_settings
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.wording import read_wording
from ttdn_publish.translation.editions import assemble
from ttdn_publish.translation.figures import standing_behind
from ttdn_publish.translation.library import Library
from ttdn_publish.translation.signing import laid
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.termbase import termbase_of
from ttdn_publish.translation.terminology import term_findings
from ttdn_publish.translation.units import Extraction
from ttdn_publish.workspace import Workspace, packaged


@dataclass
class Content:
    """An issue as read, with the registers, the wording of its templates, and what was found while reading."""

    workspace: Workspace
    folder: Path
    issue: Issue | None
    registers: Registers
    wording: dict[str, Text]
    settings: Settings
    library: Library
    findings: Findings = field(default_factory=Findings)


def read_content(workspace: Workspace, folder: Path) -> Content:
    """Read an issue and all that it leans on. Raises :class:`SecrecyStop`, :class:`ContentError` for unusable templates."""
    findings = Findings()
    shared = Source(workspace.content, workspace.root, findings)
    registers = read_registers(shared)
    settings = read_settings(shared)
    issue = read_issue(Source(folder, workspace.root, findings))
    try:
        wording = read_wording(workspace.template_folders(FAMILY), FAMILY)
    except ContentError as error:  # every finding of the run is said, not only the one that ended it
        raise ContentError(str(error), in_order([*findings, *error.findings])) from error
    own, brought = workspace.root / "templates" / FAMILY, packaged("templates") / FAMILY
    library = Library(
        (
            Collection(workspace.name(folder), folder, Extraction(issue)),
            Collection(workspace.name(workspace.content), workspace.content, Extraction(registers)),
            Collection(f"templates/{FAMILY}", own, Extraction(wording, keyed=True), brought),
        ),
        workspace.records,
        settings.approval.two_people,
        lambda language: standing_behind(registers, folder / "pictures", language),
    )
    return Content(workspace, folder, issue, registers, wording, settings, library, findings)


def check_content(
    content: Content,
    moment: datetime | None = None,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
) -> Edition | None:
    """Run the content checks and assemble an edition, noting everything in ``content.findings``.

    ``None`` when there is no issue. Raises :class:`SecrecyStop`.
    """
    if content.issue is None:
        return None
    content.findings.extend(checks.check_issue(content.issue, content.registers, content.folder))
    edition = edition_of(content, language, destination, moment)
    content.findings.extend(edition.findings)
    return edition


def check_terms(content: Content, language: str) -> None:
    """Hold the translations of ``content`` against the termbase, noting what it says in ``content.findings``."""
    if content.issue is None or language == content.library.collections[0].source_language:
        return
    issue = content.issue
    termbase = termbase_of(content.workspace, content.findings)
    books = content.library.books(language, content.findings)
    things = [issue, *issue.articles.values(), content.registers, content.wording]
    sentences = laid(things, issue, content.registers, books, now())
    content.findings.extend(term_findings(sentences, termbase, language, issue.date))


def edition_of(
    content: Content, language: str, destination: Destination = Destination.PUBLIC, moment: datetime | None = None
) -> Edition:
    """The edition of ``content`` in ``language``; there must be an issue. Raises :class:`SecrecyStop`."""
    assert content.issue is not None
    edition = assemble(
        content.issue,
        content.registers,
        language=language,
        destination=destination,
        moment=moment or now(),
        books=content.library.books(language, content.findings),
        wording=content.wording,
        fallback=content.settings.editions.bulletin,
    )
    return dataclasses.replace(edition, machine_line=content.settings.editions.machine_line)
