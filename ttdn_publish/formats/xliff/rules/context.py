"""The file as the rules look at it: units with their two sides, each side a sequence of codes and markers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ttdn_publish.formats.xliff.names import CORE, tag
from ttdn_publish.formats.xml import Element, is_element, qualified

#: Local names of inline codes (they stand for something of the original) and of annotations.
CODES = frozenset({"ph", "pc", "sc", "ec"})
MARKERS = frozenset({"mrk", "sm", "em"})
_INLINE = CODES | MARKERS


@dataclass(frozen=True)
class Event:
    """One end of a code or marker. ``part`` is ``point``, ``start`` or ``end``; ``name`` the element's local name."""

    element: Element
    name: str
    part: str

    @property
    def is_code(self) -> bool:
        """Whether this is a code and not an annotation."""
        return self.name in CODES

    @property
    def key(self) -> tuple[str, str]:
        """Which code or marker, and which end of it: the same for ``<pc>`` and the pair ``<sc/>``, ``<ec/>``."""
        return (self.element.get("id") or self.element.get("startRef") or "", self.part)


@dataclass
class Part:
    """A ``source`` or ``target`` and what it stands in: a segment, an ignorable or a match."""

    holder: Element
    content: Element

    @cached_property
    def events(self) -> list[Event]:
        """The codes and markers in reading order."""
        return list(_events(self.content))


@dataclass
class Scope:
    """Where inline ids live: a unit, or a match. Its parts are in document order."""

    element: Element
    unit: Element
    file: Element
    sources: list[Part] = field(default_factory=list)
    targets: list[Part] = field(default_factory=list)

    @property
    def is_match(self) -> bool:
        """Whether this is a translation candidate."""
        return bool(self.element.tag == tag("mtc:match"))

    @cached_property
    def ordered_targets(self) -> list[Part]:
        """The targets in the order in which they are read: by their ``order``, else by their place (section segorder)."""
        places = {child: place for place, child in enumerate(holders(self.unit), 1)}

        def place(part: Part) -> int:
            written = part.content.get("order", "").strip()
            return int(written) if written.isdecimal() else places.get(part.holder, 0)

        return sorted(self.targets, key=place)

    @cached_property
    def data_ids(self) -> set[str]:
        """Ids of the original data."""
        return {data.get("id") for data in self.element.iterfind(f"{tag('originalData')}/{tag('data')}")}

    @cached_property
    def note_ids(self) -> set[str]:
        """Ids of the unit's notes."""
        return {note.get("id") for note in self.unit.iterfind(f"{tag('notes')}/{tag('note')}")}


@dataclass
class Context:
    """The whole file."""

    root: Element
    scopes: list[Scope]

    @property
    def units(self) -> Iterator[Scope]:
        """The scopes that are units."""
        return (scope for scope in self.scopes if not scope.is_match)


def holders(unit: Element) -> list[Element]:
    """The segments and ignorables of a unit, in order."""
    return list(unit.iterchildren(tag("segment"), tag("ignorable")))


def context_of(root: Element) -> Context:
    """Look at a file whose structure has been checked; gaps in it are passed over."""
    scopes = []
    for file in root.iterchildren(tag("file")):
        for unit in file.iter(tag("unit")):
            scopes.append(_filled(Scope(unit, unit, file), holders(unit)))
            for match in unit.iterfind(f"{tag('mtc:matches')}/{tag('mtc:match')}"):
                scopes.append(_filled(Scope(match, unit, file), [match]))
    return Context(root, scopes)


def _filled(scope: Scope, elements: list[Element]) -> Scope:
    for holder in elements:
        for name, side in (("source", scope.sources), ("target", scope.targets)):
            content = holder.find(tag(name))
            if content is not None:
                side.append(Part(holder, content))
    return scope


def _events(parent: Element) -> Iterator[Event]:
    for child in parent:
        if not is_element(child):
            continue
        namespace, name = qualified(child.tag)
        if namespace != CORE or name not in _INLINE:
            continue
        if name in {"pc", "mrk"}:
            yield Event(child, name, "start")
            yield from _events(child)
            yield Event(child, name, "end")
        else:
            yield Event(child, name, {"ph": "point", "sc": "start", "sm": "start"}.get(name, "end"))
