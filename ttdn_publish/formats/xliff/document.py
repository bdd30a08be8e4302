"""What an XLIFF file of ours says: files, units, segments and inline codes, without the XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Ph:
    """A standalone inline code (``<ph>``, XLIFF 2.1 section 4.2.3.1): a reference, a note mark, a line break.

    ``data`` is the original data that it stands for, ``disp`` what a translator sees, ``equiv`` its plain equivalent.
    ``free`` says in so many words that a target may leave it out and have more of it (``canDelete``, ``canCopy``).
    """

    id: str
    type: str = ""
    sub_type: str = ""
    data: str = ""
    disp: str = ""
    equiv: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class Pc:
    """A spanning inline code (``<pc>``, section 4.2.3.2): emphasis, a link. ``start`` and ``end`` are original data."""

    id: str
    children: tuple[Run, ...]
    type: str = ""
    sub_type: str = ""
    start: str = ""
    end: str = ""
    disp: str = ""


@dataclass(frozen=True, slots=True)
class Mrk:
    """An annotated span (``<mrk>``, section 4.2.3.4): a term or a comment. ``ref`` leads to a glossary entry or a note."""

    id: str
    children: tuple[Run, ...]
    type: str = "generic"
    ref: str = ""
    value: str = ""


Run = str | Ph | Pc | Mrk
Content = tuple[Run, ...]


@dataclass(frozen=True)
class Segment:
    """A segment of a unit; ``ignorable`` for what stands between sentences. ``state`` is XLIFF's own (section 4.3.1.28)."""

    id: str = ""
    source: Content = ()
    target: Content | None = None
    state: str = "initial"
    sub_state: str = ""
    ignorable: bool = False


@dataclass(frozen=True)
class Match:
    """A translation candidate (module Translation Candidates). ``ref`` is the segment's id; ``similarity`` in percent."""

    ref: str
    source: Content
    target: Content
    similarity: float | None = None
    origin: str = ""
    id: str = ""


@dataclass(frozen=True)
class GlossaryEntry:
    """A term of the unit (module Glossary): the source term, its translations, where they come from."""

    id: str
    term: str
    translations: tuple[str, ...] = ()
    definition: str = ""
    source: str = ""


@dataclass(frozen=True)
class Note:
    """A comment. ``category`` says whose (``translator``, ``reviewer``, ``context``); ``applies_to`` source or target."""

    text: str
    category: str = ""
    applies_to: str = ""
    id: str = ""


@dataclass(frozen=True)
class Unit:
    """A unit. ``metadata`` are the key/value pairs of our metadata group (module Metadata), by category."""

    id: str
    segments: tuple[Segment, ...]
    name: str = ""
    type: str = ""
    translate: bool = True
    notes: tuple[Note, ...] = ()
    metadata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()


@dataclass(frozen=True)
class File:
    """A source file and its units. ``original`` is its name from the publication's folder, with ``/``."""

    id: str
    original: str
    units: tuple[Unit, ...] = ()
    notes: tuple[Note, ...] = ()
    metadata: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """An XLIFF document in one pair of languages (BCP 47 tags)."""

    source_language: str
    target_language: str
    files: tuple[File, ...]
