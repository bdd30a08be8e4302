"""What a review kit says, without Word: rows of spans, their keys, and what came back."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

#: The form of kit that this program writes and reads.
VERSION = "1"
#: Word takes a tag of at most 64 characters (and calls a file with a longer one damaged).
_LONGEST_TAG = 64
_TAG = re.compile(r"ttdn:(\d{1,6}):(\d{1,3}):(\S+):(\d{1,6}):([0-9a-f]{8}):([0-9a-f]{8}|-):([0-9a-f]{8})")
#: What XML 1.0 does not allow (section 2.2).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = " \t\r\x85\u2028\u2029"


class Mark(StrEnum):
    """What a span is besides words: a term, words that went or came with a change of the source, an aside of ours."""

    NONE = ""
    TERM = "term"
    GONE = "gone"
    NEW = "new"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of one look. ``code`` says that the text is the id of an inline code (``r1``; ``/a1`` ends a link),
    shown as ``⟦r1⟧``. A forced new line is ``\\n`` in the text."""

    text: str
    italic: bool = False
    bold: bool = False
    code: bool = False
    mark: Mark = Mark.NONE


Spans = tuple[Span, ...]


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
        return _hash(*map(str, words))


def short_unit(unit: str) -> str:
    """A unit id that fits into a tag; one that is already short for another stays."""
    return unit if unit.startswith("~") else "~" + _hash(unit)


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
    return _hash(VERSION, *info.collections, info.language, info.at, *listed)


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


# ---- spans as they are compared: one form, whatever Word did to runs and blanks ----


def tight(text: str) -> str:
    """NFC, blanks as single spaces, nothing that XML does not allow."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """NFC without characters that XML does not allow."""
    return unicodedata.normalize("NFC", _ILLEGAL.sub("", text))


def settled(spans: Sequence[Span]) -> Spans:
    """``spans`` in the one form in which they are compared and stored.

    Text is NFC; blanks are single spaces, none beside a forced new line or at the ends; a blank has the look of both its
    neighbours or none; neighbours of one look are one span; marks are gone.
    """
    atoms: list[tuple[str, bool, bool, bool]] = []
    for italic, bold, code, text in _whole(spans):
        if code:
            atoms.append((text, italic, bold, True))
            continue
        for char in text:
            blank = " " if char in _BLANKS else char
            before = atoms[-1] if atoms else ("\n", False, False, False)
            if blank in " \n" and not before[3] and before[0] in " \n":
                if blank == "\n" and before[0] == " ":
                    atoms[-1] = ("\n", italic, bold, False)
                elif blank == "\n" and atoms:
                    atoms.append(("\n", italic, bold, False))
                continue
            atoms.append((blank, italic, bold, False))
    while atoms and not atoms[-1][3] and atoms[-1][0] in " \n":
        atoms.pop()
    looks = [(italic, bold) for _, italic, bold, _ in atoms]
    for index, (text, _, _, code) in enumerate(atoms):
        if not code and text in " \n":
            (italic, bold), (next_italic, next_bold) = looks[index - 1], _next_look(atoms, index)
            looks[index] = (italic and next_italic, bold and next_bold)
    result: list[Span] = []
    for (text, _, _, code), (italic, bold) in zip(atoms, looks, strict=True):
        last = result[-1] if result else None
        if last and not code and not last.code and (last.italic, last.bold) == (italic, bold):
            result[-1] = Span(last.text + text, italic, bold)
        else:
            result.append(Span(text, italic, bold, code))
    return tuple(s if s.code else replace(s, text=unicodedata.normalize("NFC", s.text)) for s in result)


def _whole(spans: Sequence[Span]) -> Iterable[tuple[bool, bool, bool, str]]:
    """Spans of one look joined before normalising: a mark may stand in a run of its own."""
    kept = [(s.italic, s.bold, s.code, _ILLEGAL.sub("", s.text)) for s in spans]
    for (italic, bold, code), group in groupby((s for s in kept if s[3]), key=lambda s: s[:3]):
        texts = [text for *_, text in group]
        for text in texts if code else [unicodedata.normalize("NFC", "".join(texts))]:
            yield italic, bold, code, text


def _next_look(atoms: Sequence[tuple[str, bool, bool, bool]], index: int) -> tuple[bool, bool]:
    for text, italic, bold, code in atoms[index + 1 :]:
        if code or text not in " \n":
            return italic, bold
    return False, False


def fingerprint(spans: Sequence[Span]) -> str:
    """Eight hexadecimal digits: two targets have one fingerprint when they say the same in the same look."""
    parts = [
        f"{'i' if s.italic else ''}{'b' if s.bold else ''}{'c' if s.code else ''}\1{s.text}" for s in settled(spans)
    ]
    return _hash(*parts)


def words(spans: Sequence[Span]) -> str:
    """The spans as a person reads them."""
    return "".join(f"⟦{s.text}⟧" if s.code else s.text for s in spans)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
