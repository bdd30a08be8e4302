"""An issue as it was written: read with its registers, and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ttdn_publish import checks
from ttdn_publish.findings import Findings
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination
from ttdn_publish.production.order import now
from ttdn_publish.readers.bulletin import read_issue
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.translation.editions import assemble
from ttdn_publish.workspace import Workspace


@dataclass
class Content:
    """An issue as read, with the registers and what was found while reading."""

    workspace: Workspace
    folder: Path
    issue: Issue | None
    registers: Registers
    findings: Findings = field(default_factory=Findings)


def read_content(workspace: Workspace, folder: Path) -> Content:
    """Read an issue and the registers. Raises :class:`SecrecyStop`."""
    findings = Findings()
    registers = read_registers(Source(workspace.content, workspace.root, findings))
    issue = read_issue(Source(folder, workspace.root, findings))
    return Content(workspace, folder, issue, registers, findings)


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
    edition = assemble(
        content.issue, content.registers, language=language, destination=destination, moment=moment or now()
    )
    content.findings.extend(edition.findings)
    return edition
