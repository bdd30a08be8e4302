"""Findings: mistakes found, each by a numbered rule, with its place and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Translate = Callable[[str], str]


class Phrase(str):
    """A string of the interface catalogue: Vietnamese as it stands, and able to be said in another language later.

    It stays so when its blanks are filled, even by other phrases, and as the message of an error. ``pattern`` is the
    catalogue string, ``values`` what filled it.
    """

    pattern: str
    values: Mapping[str, str]

    def __new__(cls, words: str) -> Phrase:
        """A catalogue string whose blanks are not filled."""
        phrase = super().__new__(cls, words)
        phrase.pattern, phrase.values = words, {}
        return phrase

    def format(self, **values: object) -> Phrase:  # type: ignore[override]  # blanks have names
        """The phrase with its blanks filled."""
        written = {name: str(value) for name, value in values.items()}
        phrase = Phrase(fill(self.pattern, written))
        phrase.pattern, phrase.values = self.pattern, written
        return phrase

    def __str__(self) -> str:
        return self


def N_(message: str) -> Phrase:  # noqa: N802 - the conventional gettext name for "translate later"
    """Mark ``message`` for the interface catalogue without translating it yet."""
    return Phrase(message)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: a file (workspace-relative, ``/`` as separator) and a line from 1."""

    file: str = ""
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def shifted(self, lines: int) -> Place:
        """The place ``lines`` further down in the same file."""
        return Place(self.file, (self.line or 1) + lines)


class Severity(StrEnum):
    """How bad a finding is. ``error`` ends with exit code 1, ``warning`` only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A numbered house rule.

    ``title`` is one line, ``explanation`` what to know about it, ``source`` where it comes from (an article of
    law, a standard, the house). ``way_out`` is what to do; placeholders as in ``message``.
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    way_out: str
    source: str = ""

    def at(self, place: Place, message: str, /, *, severity: Severity | None = None, **values: Any) -> Finding:
        """A finding of this rule at ``place``; ``message`` is a catalogue string filled with ``values``."""
        return Finding(self, severity or self.severity, place, message, {k: str(v) for k, v in values.items()})


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: rule, severity, place, what is wrong (a catalogue string and its values)."""

    rule: Rule
    severity: Severity
    place: Place
    message: str
    values: Mapping[str, str] = field(default_factory=dict)

    def what(self, translate: Translate = str) -> str:
        """The message in the reader's language."""
        return self._filled(self.message, translate)

    def way_out(self, translate: Translate = str) -> str:
        """What to do about it, in the reader's language."""
        return self._filled(self.rule.way_out, translate)

    def _filled(self, words: str, translate: Translate) -> str:
        return fill(translate(words), {k: translate(v) if isinstance(v, Phrase) else v for k, v in self.values.items()})

    def as_dict(self, translate: Translate = str) -> dict[str, Any]:
        """The finding as plain data for ``--json``."""
        return {
            "rule": self.rule.id,
            "severity": str(self.severity),
            "file": self.place.file,
            "line": self.place.line,
            "message": self.what(translate),
            "way_out": self.way_out(translate),
        }


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def fill(template: str, values: Mapping[str, str]) -> str:
    """``template`` with its ``{placeholders}`` replaced; an unknown one stays as written."""
    if "{" not in template:
        return template
    return template.format_map(_Lenient(values))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line, rule; each said once."""
    seen: set[tuple[object, ...]] = set()
    unique = []
    for finding in findings:
        key = (finding.rule.id, finding.place, finding.what())
        if key not in seen:
            seen.add(key)
            unique.append(finding)
    return sorted(unique, key=lambda f: (f.place.file, f.place.line or 0, f.rule.id))


class Findings:
    """A growing list of findings, handed down while files are read."""

    def __init__(self) -> None:
        self._list: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Note one mistake."""
        self._list.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Note several mistakes."""
        self._list.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(in_order(self._list))

    def __len__(self) -> int:
        return len(self._list)

    @property
    def errors(self) -> list[Finding]:
        """Only those that are errors."""
        return [f for f in self if f.severity is Severity.ERROR]
