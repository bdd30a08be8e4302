"""The state of a build: what went in, what came out, what was found. Derived; may be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ttdn_publish.findings import N_, Finding, Phrase, Place, Rule, Severity
from ttdn_publish.formats.files import write_atomic

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Made:
    """A result file with its size and SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class BuildState:
    """The key of all inputs, the results, and the findings of the run that made them."""

    key: str
    results: tuple[Made, ...]
    findings: tuple[dict[str, Any], ...]
    moment: str = ""
    embargoes: tuple[str, ...] = ()
    scales: dict[str, float] | None = None

    def holds(self, key: str, root: Path, moment: datetime) -> bool:
        """Whether nothing needs doing: same inputs, results as they were left, no embargo between then and ``moment``."""
        if key != self.key or not self.moment:
            return False
        then = datetime.fromisoformat(self.moment)
        if any(
            (datetime.fromisoformat(embargo) <= then) != (datetime.fromisoformat(embargo) <= moment)
            for embargo in self.embargoes
        ):
            return False
        return all(_unchanged(root / made.path, made) for made in self.results)


def _unchanged(path: Path, made: Made) -> bool:
    try:
        return path.stat().st_size == made.size and digest(path) == made.sha256
    except OSError:
        return False


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def input_key(files: Iterable[Path], root: Path, words: Sequence[str]) -> str:
    """One hash over the names and contents of ``files``, the program itself and the options ``words``."""
    total = hashlib.sha256("\0".join((_program(), *words)).encode())
    for path in sorted(set(files)):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        total.update(f"\0{name}\0".encode(errors="surrogateescape"))  # a name in another encoding is a name, too
        with contextlib.suppress(OSError):  # a file that is locked or has just gone: reading will say so
            total.update(digest(path).encode())
    return total.hexdigest()


@cache
def _program() -> str:
    """What the program's own files are; a new version makes everything anew."""
    total = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE)
        # What lies under _data is counted among the inputs where it is used.
        if path.suffix != ".pyc" and name.parts[0] != "_data" and path.is_file():
            stat = path.stat()
            total.update(f"{name.as_posix()}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def load_state(path: Path) -> BuildState | None:
    """The stored state, or ``None`` when there is none or it cannot be used."""
    try:
        data = json.loads(path.read_text("utf-8"))
        made = tuple(Made(**item) for item in data.pop("results"))
        return BuildState(
            results=made, findings=tuple(data.pop("findings")), embargoes=tuple(data.pop("embargoes")), **data
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save_state(path: Path, state: BuildState) -> None:
    """Store the state, whole or not at all."""
    write_atomic(path, json.dumps(asdict(state), ensure_ascii=False))


def freeze(finding: Finding) -> dict[str, Any]:
    """A finding as plain data that :func:`thaw` makes a finding again."""
    return {**asdict(finding), "values": _pack(finding.values)}


def thaw(data: dict[str, Any]) -> Finding:
    """The finding that :func:`freeze` stored."""
    rule = Rule(**{**data["rule"], "severity": Severity(data["rule"]["severity"])})
    return Finding(rule, Severity(data["severity"]), Place(**data["place"]), data["message"], _unpack(data["values"]))


def _pack(values: Mapping[str, str]) -> dict[str, Any]:
    """Values of a finding; a phrase keeps its parts, so that it can still be said in another language."""
    return {k: [v.pattern, _pack(v.values)] if isinstance(v, Phrase) else v for k, v in values.items()}


def _unpack(packed: Mapping[str, Any]) -> dict[str, str]:
    return {k: v if isinstance(v, str) else _phrase(*v) for k, v in packed.items()}


def _phrase(pattern: str, packed: Mapping[str, Any]) -> Phrase:
    return N_(pattern).format(**_unpack(packed)) if packed else N_(pattern)


def newest(files: Iterable[Path]) -> int:
    """When the last of ``files`` was changed, in nanoseconds; 0 when there are none."""
    return max((path.stat().st_mtime_ns for path in files), default=0)
