"""Approvals: who signed which sentences, when, and what exactly they had before their eyes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.records import ledger

FILE = "approvals.jsonl"
_SHORT = 32


def seen_hash(language: str, source: str, target: str, shown: str) -> str:
    """The hash of a sentence as a person saw it: fingerprints of source and target, and ``shown``, its words with all
    values filled in (figures, names)."""
    return hashlib.sha256("\0".join((language, source, target, shown)).encode()).hexdigest()[:_SHORT]


@dataclass(frozen=True, slots=True)
class Signed:
    """One sentence under a signature: source file, unit, segment, fingerprints (shortened) of source and target, hash of
    what was seen."""

    file: str
    unit: str
    segment: str
    source: str
    target: str
    seen: str

    @property
    def pair(self) -> tuple[str, str]:
        """Which sentence and which words."""
        return self.source, self.target


@dataclass(frozen=True)
class Approval:
    """One sign-off. ``scope`` is ``text``, ``article``, ``issue``, ``document`` or ``template``, ``name`` the unit or file it is about.

    ``at`` is ISO 8601 with zone; ``sample`` that the person is a sample record.
    """

    publication: str
    language: str
    scope: str
    name: str
    person: str
    office: str
    at: str
    sentences: tuple[Signed, ...]
    sample: bool = False

    def as_line(self) -> Mapping[str, Any]:
        """The approval as it stands in the ledger."""
        files: dict[str, list[list[str]]] = {}
        for s in self.sentences:
            files.setdefault(s.file, []).append([s.unit, s.segment, s.source, s.target, s.seen])
        return {
            "publication": self.publication,
            "language": self.language,
            "scope": self.scope,
            "name": self.name,
            "person": self.person,
            "office": self.office,
            "at": self.at,
            "sample": self.sample,
            "files": files,
        }


def short(fingerprint: str) -> str:
    """A fingerprint as approvals keep it."""
    return fingerprint[:_SHORT]


@dataclass(frozen=True)
class Approvals:
    """All approvals that can be trusted; ``broken`` is the first line (from 1) of the file that cannot."""

    entries: tuple[Approval, ...] = ()
    broken: int | None = None

    def of(self, publication: str, language: str) -> Signatures:
        """The signatures under the sentences of one publication in one language."""
        return Signatures(a for a in self.entries if (a.publication, a.language) == (publication, language))


class Signatures:
    """Who signed what, looked up by what a reader of the page would see now."""

    def __init__(self, approvals: Iterable[Approval] = ()) -> None:
        self._seen: dict[str, dict[str, Approval]] = defaultdict(dict)
        self._pairs: set[tuple[str, str]] = set()
        self._places: set[tuple[str, str]] = set()
        self._whole: set[str] = set()
        for approval in approvals:
            for sentence in approval.sentences:
                self._seen[sentence.seen].setdefault(approval.person, approval)
                self._pairs.add(sentence.pair)
                self._places.add((sentence.unit, sentence.segment))
                if approval.scope != "text":
                    self._whole.add(sentence.file)

    def under(self, seen: str) -> tuple[Approval, ...]:
        """The approvals of a sentence as it is seen now, one a person, earliest first."""
        return tuple(self._seen.get(seen, {}).values())

    def once(self, unit: str, segment: str, source: str, target: str) -> bool:
        """Whether the sentence was signed before, in other words or with other figures."""
        return (short(source), short(target)) in self._pairs or (unit, segment) in self._places

    def covers(self, file: str) -> bool:
        """Whether the whole file was signed once."""
        return file in self._whole


def read_approvals(folder: Path) -> Approvals:
    """The approvals in ``folder`` (the workspace's ``content/records``)."""
    found = ledger.read_ledger(folder / FILE)
    entries, broken = [], found.broken
    for number, line in enumerate(found.lines, 1):
        try:
            entries.append(_approval(line))
        except (KeyError, TypeError, ValueError):
            broken = number if broken is None else min(broken, number)
            break
    return Approvals(tuple(entries), broken)


def _approval(line: Mapping[str, Any]) -> Approval:
    words = {k: str(line[k]) for k in ("publication", "language", "scope", "name", "person", "office", "at")}
    sentences = tuple(
        Signed(str(file), *map(str, item)) for file, items in dict(line["files"]).items() for item in items
    )
    return Approval(**words, sentences=sentences, sample=bool(line.get("sample")))


def sign(folder: Path, approvals: Iterable[Approval]) -> None:
    """Add approvals to the ledger in ``folder``. Raises :class:`EnvironmentProblem`."""
    ledger.append(folder / FILE, [approval.as_line() for approval in approvals])
