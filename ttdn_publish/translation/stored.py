"""A translation as it is stored: units and segments with source, target and what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ttdn_publish.model.text import Plain
from ttdn_publish.translation.inlines import Inlines, fingerprint, joined

#: The role of a retired unit whose words were replaced by others in their very place: kept, but never taken up again.
SUPERSEDED = "superseded"


class Claim(StrEnum):
    """What a file says of a target (XLIFF 2.1, 4.3.1.28 *state*). Approval is never a claim: it is a record."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True)
class StoredSegment:
    """A sentence with its translation.

    ``gap`` is the blank after it in the source. ``was`` is the source that the target translates where the sentence has
    changed since: the segment is then outdated. ``origin`` says where the words came from, ``by`` and ``at`` who answered
    for them and when (ISO 8601), ``dismissed`` who said that a change of the source needs no new words.
    """

    source: Inlines
    gap: str = ""
    target: Inlines | None = None
    claim: Claim = Claim.INITIAL
    was: Inlines | None = None
    origin: str = ""
    by: str = ""
    at: str = ""
    dismissed: str = ""

    @property
    def outdated(self) -> bool:
        """Whether the source has changed since it was translated."""
        return self.was is not None and self.target is not None

    @cached_property
    def hash(self) -> str:
        """The fingerprint of the source."""
        return fingerprint(self.source)

    @property
    def translates(self) -> str:
        """The fingerprint of the source that the target translates: of the old one when it is outdated."""
        return self.hash if self.was is None else fingerprint(self.was)

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """Fingerprints of the source that the target translates and of the target; ``None`` without a target."""
        return None if self.target is None else (self.translates, fingerprint(self.target))


@dataclass(frozen=True)
class Comment:
    """A remark on a unit: who, when (ISO 8601), what."""

    text: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class StoredUnit:
    """A unit with its sentences in order."""

    id: str
    segments: tuple[StoredSegment, ...]
    role: str = ""
    key: str = ""
    comments: tuple[Comment, ...] = ()

    @property
    def source(self) -> Inlines:
        """The whole source."""
        return joined(part for s in self.segments for part in (*s.source, Plain(s.gap)))

    @cached_property
    def hash(self) -> str:
        """The fingerprint of the whole source."""
        return fingerprint(self.source)


@dataclass(frozen=True)
class Translation:
    """All that is stored of a collection of source files in one language; ``retired`` is what has no place in them now."""

    language: str
    files: dict[str, tuple[StoredUnit, ...]] = field(default_factory=dict)
    retired: tuple[StoredUnit, ...] = ()

    def segments(self) -> Iterator[StoredSegment]:
        """Every segment, retired ones too."""
        for units in (*self.files.values(), self.retired):
            for unit in units:
                yield from unit.segments
