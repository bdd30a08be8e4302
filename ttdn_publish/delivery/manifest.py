"""The manifest of a package: every file with size and SHA-256, the state of every text; and the proof that nothing changed."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ttdn_publish.checks.packages import UNCHANGED
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Place
from ttdn_publish.formats.archive import Archive, BadArchive
from ttdn_publish.model.text import State
from ttdn_publish.records.ledger import read_ledger

MANIFEST = "manifest.json"
FORMAT = 1
_MAX_MANIFEST = 64 * 1024**2
_LEDGER = "approvals.jsonl"


def program() -> str:
    """The program and its version."""
    try:
        return f"ttdn_publish {version('ttdn-publish')}"
    except PackageNotFoundError:  # run from a folder, not installed
        return "ttdn_publish"


def digest(data: bytes | Path) -> str:
    """The SHA-256 of bytes, or of the file at a path."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def manifest(files: Mapping[str, bytes | Path], **about: Any) -> bytes:
    """The manifest of a package with ``files``; ``about`` is what else it tells, as plain data."""
    listed = [
        {
            "name": name,
            "size": len(data) if isinstance(data, bytes) else data.stat().st_size,
            "sha256": digest(data),
        }
        for name, data in sorted(files.items())
    ]
    return as_json({"format": FORMAT, **about, "files": listed})


def as_json(data: Any) -> bytes:
    """Plain data as JSON, the same every time."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def states(sidecars: Iterable[Path]) -> list[dict[str, Any]]:
    """What the sidecars of finished PDFs tell: for each file page → unit → state, and its language's sentences counted by state."""
    found = []
    for path in sidecars:
        told = json.loads(path.read_text("utf-8"))
        pages = [{"page": page["page"], "units": [_unit(unit) for unit in page["units"]]} for page in told["pages"]]
        found.append(
            {
                "file": path.with_suffix(".pdf").name,
                "language": told["language"],
                "counts": dict(sorted(_counts(told).items())),
                "pages": pages,
                "elsewhere": [_unit(unit) for unit in told["elsewhere"]],
            }
        )
    return found


def unapproved(sidecars: Iterable[Path]) -> dict[tuple[str, str], int]:
    """How many sentences on finished pages nobody has approved, by language and source file."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in sidecars:
        told = json.loads(path.read_text("utf-8"))
        for unit in _units(told):
            wanting = sum(segment["state"] != State.APPROVED for segment in unit["segments"].values())
            if wanting:
                counts[told["language"], str(unit["file"]).partition(":")[0]] += wanting
    return dict(counts)


def _unit(unit: Mapping[str, Any]) -> dict[str, Any]:
    return {"unit": unit["unit"], "state": unit["state"], "file": unit["file"]}


def _units(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every unit that a sidecar tells of, once."""
    units = {unit["unit"]: unit for page in told["pages"] for unit in page["units"]}
    yield from (units | {unit["unit"]: unit for unit in told["elsewhere"]}).values()


def _counts(told: Mapping[str, Any]) -> Counter[str]:
    return Counter(segment["state"] for unit in _units(told) for segment in unit["segments"].values())


@dataclass(frozen=True)
class Verified:
    """What came of looking at a package: its manifest (without the list of files), how many files were compared, findings."""

    about: Mapping[str, Any]
    files: int
    sha256: str
    findings: tuple[Finding, ...]


def verify(path: Path) -> Verified:
    """Compare every file of the package at ``path`` with its manifest, and the chain of approvals in it.

    A file that was changed, added or taken away is a finding. Raises :class:`ContentError` for a file that is no package,
    :class:`EnvironmentProblem` for one that is not there.
    """
    if not path.is_file():
        raise EnvironmentProblem(N_("Không có “{path}”.").format(path=path))
    place = Place(path.name)
    try:
        with Archive(path) as package:
            told, listed = _manifest(package, place)
            findings = [*_compared(package, listed, place), *_chains(package, place)]
            if package.remark:
                findings.append(UNCHANGED.at(place, N_("Có thêm lời ghi ở cuối tệp.")))
    except BadArchive as error:
        finding = UNCHANGED.at(place, N_("Không mở được gói: {reason}."), reason=error.args[0])
        raise ContentError(finding.what(), [finding]) from error
    about = {key: value for key, value in told.items() if key != "files"}
    return Verified(about, len(listed), digest(path), tuple(findings))


def _manifest(package: Archive, place: Place) -> tuple[Mapping[str, Any], dict[str, tuple[int, str]]]:
    try:
        if MANIFEST not in package.names:
            raise ValueError(MANIFEST)
        data = b""
        for piece in package.pieces(MANIFEST):
            data += piece
            if len(data) > _MAX_MANIFEST:
                raise ValueError(MANIFEST)
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError(MANIFEST)
        listed = {str(one["name"]): (int(one["size"]), str(one["sha256"])) for one in told["files"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        finding = UNCHANGED.at(place, N_("Không có manifest.json của bộ công cụ trong gói, hoặc không đọc được."))
        raise ContentError(finding.what(), [finding]) from error
    return told, listed


def _compared(package: Archive, listed: Mapping[str, tuple[int, str]], place: Place) -> Iterator[Finding]:
    there = {name for name in package.names if name != MANIFEST}
    for name in sorted(listed.keys() - there):
        yield UNCHANGED.at(place, N_("Thiếu tệp “{name}”."), name=name)
    for name in sorted(there - listed.keys()):
        yield UNCHANGED.at(place, N_("Thừa tệp “{name}”, không có trong manifest.json."), name=name)
    for name in sorted(there & listed.keys()):
        whole, size = hashlib.sha256(), 0
        try:
            for piece in package.pieces(name):
                whole.update(piece)
                size += len(piece)
        except BadArchive:
            size = -1
        if (size, whole.hexdigest()) != listed[name]:
            yield UNCHANGED.at(place, N_("Tệp “{name}” đã bị đổi."), name=name)


def _chains(package: Archive, place: Place) -> Iterator[Finding]:
    """Whether the ledgers of approvals in the package are whole chains."""
    for name in package.names:
        if name.rpartition("/")[2] != _LEDGER:
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / _LEDGER
            try:
                file.write_bytes(package.read(name))
            except BadArchive:
                continue  # told already
            ledger = read_ledger(file)
        if ledger.broken is not None or ledger.torn:
            message = N_("Sổ ký duyệt “{name}” đứt chuỗi băm ở dòng {line}.")
            yield UNCHANGED.at(place, message, name=name, line=ledger.broken or len(ledger.lines) + 1)
