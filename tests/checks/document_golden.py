"""Golden cases of the rules on documents: one readable file each, see ``tests/golden/documents/DOC-TRUOC.md``."""

from __future__ import annotations

import functools
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.checks import golden
from ttdn_publish.checks.documents import check_document
from ttdn_publish.findings import Finding, Findings
from ttdn_publish.model.registers import Registers
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import packaged

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "documents"
#: The documents that cases change: clean as they lie there, under both rule sets.
BASES = Path(__file__).resolve().parent.parent / "data" / "documents"
HOME = "content/documents/mau"
#: Today, for a document that does not say whose rules hold for it.
TODAY = "2026-09-01"
_KEYS = {"about", "base", "edit", "find", "only", "today"}
_REGISTERS = ("organisations.yaml", "agencies.yaml", "people.yaml")


@dataclass(frozen=True, eq=False)
class Case:
    """What is changed in the document ``base``, and all findings that follow (of the rules ``only``, if given)."""

    path: Path
    base: str
    edits: tuple[dict[str, str], ...]
    expected: tuple[dict[str, str], ...]
    only: frozenset[str]
    today: str

    def __str__(self) -> str:
        return f"{self.rule}-{self.path.stem}"

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def fires(self) -> bool:
        return any(wanted["rule"] == self.rule for wanted in self.expected)


@functools.cache
def cases() -> list[Case]:
    return [_read(path) for path in sorted(FOLDER.glob("*/*.yaml"))]


def _read(path: Path) -> Case:
    raw = golden.load(path, _KEYS)
    return Case(
        path,
        raw.get("base", "ke-hoach"),
        tuple(raw["edit"]),
        tuple(raw["find"]),
        frozenset(raw.get("only", ())),
        raw.get("today", TODAY),
    )


def run(case: Case, root: Path) -> list[Finding]:
    """The findings of a case, worked in the new folder ``root``."""
    shutil.copytree(BASES / case.base, root / HOME)
    registers = _packaged()
    if any(edit["file"].startswith("content/") for edit in case.edits):
        for name in _REGISTERS:
            shutil.copy(packaged("content") / name, root / "content" / name)
        for edit in case.edits:
            golden.apply(edit, root, HOME)
        registers = read_registers(Source(root / "content", root, Findings()))
    else:
        for edit in case.edits:
            golden.apply(edit, root, HOME)
    found = findings(root / HOME, root, registers, case.today)
    return [f for f in found if not case.only or f.rule.id in case.only]


def findings(folder: Path, root: Path, registers: Registers | None = None, today: str = TODAY) -> list[Finding]:
    """All findings on the document in ``folder``: of reading it, and of the checks."""
    found = Findings()
    document = read_document(Source(folder, root, found))
    if document is not None:
        day = document.day(date.fromisoformat(today))
        found.extend(check_document(document, registers or _packaged(), day))
    return list(found)


@functools.cache
def _packaged() -> Registers:
    content = packaged("content")
    return read_registers(Source(content, content, Findings()))


def matches(wanted: dict[str, str], finding: Finding, root: Path) -> bool:
    """Whether ``finding`` is what a case asks for."""
    return golden.matches(wanted, finding, root, HOME)
