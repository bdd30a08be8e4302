"""What a review kit says, without Word: rows, their keys, and what came back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.formats.review_docx.spans import Spans, short_hash, tight

#: The form of kit that this program writes and reads.
VERSION = "1"
#: What stands over the columns.
HEADS = ("Khóa", "Nguồn", "Bản dịch", "Trạng thái")
#: Word takes a tag of at most 64 characters (and calls a file with a longer one damaged).
_LONGEST_TAG = 64
_TAG = re.compile(r"ttdn:(\d{1,6}):(\d{1,3}):(\S+):(\d{1,6}):([0-9a-f]{8}):([0-9a-f]{8}|-):([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Key:
    """Which sentence a row is: ``number`` from 1 in the kit, ``part`` the collection, unit and segment, and fingerprints of
    the source and of the target (``-`` if there was none) as they went out."""

    number: int
    part: int
    unit: str
    segment: str
    source: str
    target: str = "-"

    @property
    def label(self) -> str:
        """What a person sees."""
        return f"{self.unit}:{self.segment}"

    def tag(self, check: str) -> str:
        """The key in one word, at most 64 characters; ``check`` binds it to its kit and to the source that is shown."""
        for unit in (self.unit, short_unit(self.unit)):
            tag = f"ttdn:{self.number}:{self.part}:{unit}:{self.segment}:{self.source}:{self.target}:{check}"
            if len(tag) <= _LONGEST_TAG:
                return tag
        raise AssertionError(self)

    def check(self, kit: str, shown: str) -> str:
        """The check of this key in the kit ``kit`` beside the source ``shown``."""
        words = (
            kit,
            self.number,
            self.part,
            short_unit(self.unit),
            self.segment,
            self.source,
            self.target,
            tight(shown),
        )
        return short_hash(*map(str, words))


def short_unit(unit: str) -> str:
    """A unit id that fits into a tag; one that is already short for another stays."""
    return unit if unit.startswith("~") else "~" + short_hash(unit)


def read_tag(text: str) -> tuple[Key, str] | None:
    """The key and the check in ``text``; ``None`` when there is none."""
    match = _TAG.search(text)
    if match is None:
        return None
    number, part, unit, segment, source, target, check = match.groups()
    return Key(int(number), int(part), unit, segment, source, target), check


def without_tag(text: str) -> str:
    """``text`` without the tag in it."""
    return _TAG.sub("", text)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its words, who, when (as Word writes it), and whether it has been marked as settled."""

    text: str
    by: str = ""
    at: str = ""
    done: bool = False


class Tone(StrEnum):
    """How good a state is; the colour beside its words."""

    BAD = "bad"
    STALE = "stale"
    MACHINE = "machine"
    DRAFT = "draft"
    READ = "read"
    SIGNED = "signed"


@dataclass(frozen=True)
class KitRow:
    """A sentence laid out. ``role`` and ``state`` are words for people, ``detail`` who and whence; ``previous`` shows what
    changed in the source; ``hints`` are lines of small print; ``tick`` offers a box to mark the sentence as read."""

    key: Key
    source: Spans
    target: Spans
    role: str = ""
    state: str = ""
    detail: str = ""
    tone: Tone = Tone.DRAFT
    previous: Spans = ()
    hints: tuple[Spans, ...] = ()
    remarks: tuple[Remark, ...] = ()
    tick: bool = True


@dataclass(frozen=True)
class KitTable:
    """The rows of one source file under its title."""

    title: str
    file: str
    rows: tuple[KitRow, ...]


@dataclass(frozen=True)
class KitInfo:
    """What a kit is of: the names of its collections (the publication first), the language, the day (ISO 8601) and how many
    rows; ``id`` is the hash of all that and of the keys of the rows."""

    collections: tuple[str, ...]
    language: str
    at: str
    rows: int = 0
    id: str = ""

    @property
    def publication(self) -> str:
        """The collection that the kit is named for."""
        return self.collections[0] if self.collections else ""


def kit_id(info: KitInfo, keys: Iterable[Key]) -> str:
    """The id of a kit: a hash of what it is of and of its rows in their order."""
    listed = [f"{k.number}:{k.part}:{short_unit(k.unit)}:{k.segment}:{k.source}:{k.target}" for k in keys]
    return short_hash(VERSION, *info.collections, info.language, info.at, *listed)


class Damage(StrEnum):
    """What can be wrong with a row."""

    KEY = "key"
    SOURCE = "source"
    CELLS = "cells"
    CODES = "codes"
    TWICE = "twice"
    OBJECT = "object"
    STRUCK = "struck"
    SYMBOL = "symbol"
    LONG = "long"


@dataclass(frozen=True)
class ReadRow:
    """A row that came back: the words that stand in its target now, whether it is marked as read, its comments."""

    key: Key
    target: Spans
    read: bool = False
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with which row (its number; 0 when it has none any more), with the words that show it."""

    number: int
    label: str
    damage: Damage
    words: str = ""


@dataclass(frozen=True)
class Kit:
    """A kit that came back. ``rows`` are in the order in which they stand now; ``gone`` are the numbers of rows that are no
    longer there, ``strangers`` the words of rows without a key, ``joined`` the numbers of rows whose target had several
    paragraphs; ``author`` saved the file last; ``revisions`` counts tracked changes that are still open."""

    info: KitInfo
    rows: tuple[ReadRow, ...]
    problems: tuple[RowProblem, ...] = ()
    gone: tuple[int, ...] = ()
    strangers: tuple[str, ...] = ()
    joined: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
    author: str = ""
    revisions: int = 0
