"""Golden cases of the numbered rules: one readable file each, see ``tests/golden/rules/DOC-TRUOC.md``."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.conftest import SIGNED_AT, SIGNER, MiniWorkspace
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Finding
from ttdn_publish.formats import located
from ttdn_publish.production.approving import approve
from ttdn_publish.production.content import check_content, read_content
from ttdn_publish.workspace import Workspace

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "rules"
#: The day of the mini issue, long after every embargo that is not part of a case.
MOMENT = "2018-03-30T12:00"
ISSUE = "content/bulletins/mau"
_CASE_KEYS = {"about", "signed", "edit", "sign", "language", "find", "only", "moment"}
_SIGN_KEYS = {"language", "articles", "units"}
_EDIT_KEYS = {"file", "old", "new", "append", "content", "encoding", "form", "newline"}
_FIND_KEYS = {"rule", "file", "line", "says", "way_out", "severity"}


@dataclass(frozen=True, eq=False)
class Case:
    """What is changed in the mini issue, and all findings that follow (of the rules ``only``, if given).

    ``signed`` are languages that were signed before the change; ``sign`` is what somebody tries to sign after it (the
    findings are then the reasons why not); ``language`` is that of the edition that is checked.
    """

    path: Path
    edits: tuple[dict[str, str], ...]
    expected: tuple[dict[str, str], ...]
    only: frozenset[str]
    moment: str
    language: str
    signed: tuple[str, ...]
    sign: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.rule}-{self.path.stem}"

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def fires(self) -> bool:
        return any(wanted["rule"] == self.rule for wanted in self.expected)


def cases() -> list[Case]:
    return [_read(path) for path in sorted(FOLDER.glob("*/*.yaml"))]


def load(path: Path, keys: set[str]) -> dict[str, Any]:
    """What a case file says; nothing in it that is not one of ``keys``, and why there is the case."""
    node = located.parse(path.read_text("utf-8"))
    raw: Any = node.raw() if node else {}
    assert set(raw) <= keys, f"{path.name}: {set(raw) - keys}"
    assert raw.get("about"), f"{path.name}: about"
    for entries, known in ((raw["edit"], _EDIT_KEYS), (raw["find"], _FIND_KEYS)):
        for entry in entries:
            assert set(entry) <= known, f"{path.name}: {set(entry) - known}"
    assert isinstance(raw, dict)
    return raw


def _read(path: Path) -> Case:
    raw = load(path, _CASE_KEYS)
    assert set(raw.get("sign", {})) <= _SIGN_KEYS, f"{path.name}: sign"
    return Case(
        path,
        tuple(raw["edit"]),
        tuple(raw["find"]),
        frozenset(raw.get("only", ())),
        raw.get("moment", MOMENT),
        raw.get("language", "vi"),
        tuple(raw.get("signed", ())),
        raw.get("sign", {}),
    )


def apply(edit: dict[str, str], root: Path, home: str = ISSUE) -> None:
    """Change a file of the workspace ``root``; what is not named from the workspace lies in ``home``."""
    path = _path(edit["file"], root, home)
    text = path.read_text("utf-8") if path.exists() else ""
    if "old" in edit:
        assert edit["old"] in text, f"{edit['old']!r} is not in {edit['file']}"
        text = text.replace(edit["old"], edit["new"], 1)
    if "content" in edit:
        assert not path.exists(), f"{edit['file']} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = edit["content"]
    if "append" in edit:
        gap = "\n" if path.suffix == ".md" else ""
        text = text.rstrip("\n") + "\n" + gap + edit["append"].rstrip("\n") + "\n"
    if "form" in edit:
        assert edit["form"] in ("NFC", "NFD")
        text = unicodedata.normalize(edit["form"], text)  # type: ignore[arg-type]
    newline = "\r\n" if edit.get("newline") == "windows" else "\n"
    path.write_bytes(text.replace("\n", newline).encode(edit.get("encoding", "utf-8")))


def _path(name: str, root: Path, home: str) -> Path:
    return root / name if name.startswith(("content/", "templates/")) else root / home / name


def findings(root: Path, moment: str = MOMENT, language: str = "vi") -> list[Finding]:
    """All findings of the content of the mini issue in the workspace ``root``."""
    content = read_content(Workspace(root), root / ISSUE)
    check_content(content, datetime.fromisoformat(moment), language)
    return list(content.findings)


def run(case: Case, pristine: Path, root: Path) -> list[Finding]:
    """The findings of a case, worked in ``root``, a new copy of the workspace ``pristine``."""
    shutil.copytree(pristine, root)
    workspace = MiniWorkspace(root)
    if case.signed:
        workspace.sign(case.signed)
    for edit in case.edits:
        apply(edit, root)
    found = refusals(workspace, case.sign) if case.sign else findings(root, case.moment, case.language)
    return [f for f in found if not case.only or f.rule.id in case.only]


def refusals(workspace: MiniWorkspace, wanted: dict[str, Any]) -> list[Finding]:
    """Why the issue, or some articles or units of it, cannot be signed in a language; nothing when that was done."""
    scope = {"articles": wanted.get("articles", ()), "units": wanted.get("units", ())}
    try:
        approve(workspace.issue, [wanted["language"]], SIGNER, moment=SIGNED_AT, **scope)
    except ContentError as error:
        return list(error.findings)
    return []


def matches(wanted: dict[str, str], finding: Finding, root: Path, home: str = ISSUE) -> bool:
    """Whether ``finding`` is what a case asks for."""
    path = _path(wanted["file"], root, home)
    return (
        finding.rule.id == wanted["rule"]
        and finding.place.file == path.relative_to(root).as_posix()
        and _on_line(wanted.get("line", ""), finding.place.line, path)
        and wanted.get("says", "") in finding.what()
        and wanted.get("way_out", "") in finding.way_out()
        and str(finding.severity) == wanted.get("severity", finding.severity)
    )


def _on_line(wanted: str, line: int | None, path: Path) -> bool:
    if not wanted or wanted.isdigit():
        return not wanted or line == int(wanted)
    lines = path.read_text("utf-8").splitlines()
    return line is not None and line == next((n for n, words in enumerate(lines, 1) if wanted in words), None)
