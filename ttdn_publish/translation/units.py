"""The translatable units of a publication, a register or a template family, by source file."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ttdn_publish.findings import Place
from ttdn_publish.model.body import Chart, Table
from ttdn_publish.model.brochure import Row
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import labelled, records
from ttdn_publish.translation.inlines import Inlines, fingerprint, translatable

_NOWHERE = Place()


@dataclass(frozen=True)
class SourceUnit:
    """A block that is translated as a whole.

    ``role`` says what it is (``article.headline``, ``picture.caption``, ``paragraph``); ``key`` is a name that stays when
    the words change (table cells, fixed phrases), empty for running text.
    """

    inlines: Inlines
    role: str = ""
    key: str = ""
    at: Place = _NOWHERE

    @cached_property
    def hash(self) -> str:
        """The fingerprint of its words."""
        return fingerprint(self.inlines)


@dataclass(frozen=True)
class SourceFile:
    """A source file (its name from the workspace, with ``/``) and its units in reading order."""

    name: str
    units: tuple[SourceUnit, ...]


class Extraction:
    """The units of some things, and which unit each of their texts belongs to."""

    def __init__(self, *things: Any, keyed: bool = False) -> None:
        self._units: dict[str, list[SourceUnit]] = {}
        self._slots: dict[int, tuple[str, int]] = {}
        self._seen: dict[tuple[str, int | None, str, str], int] = {}
        self._kept: list[Any] = list(things)  # texts are known by their identity: they must live as long as we do
        for thing in things:
            keys = _cell_keys(thing)
            for trail, text in labelled(thing):
                if translatable(text.inlines):
                    key = keys.get(id(text), "") or (trail[-1][1] if keyed and trail else "")
                    self._add(text, _role(trail), key)

    def _add(self, text: Text, role: str, key: str) -> None:
        unit = SourceUnit(text.inlines, role, key, text.at)
        units = self._units.setdefault(text.at.file, [])
        # A table that two articles show is read twice; its cells are the same units.
        place = (text.at.file, text.at.line, key or role, unit.hash)
        if key and place in self._seen:
            self._slots[id(text)] = (text.at.file, self._seen[place])
            return
        self._seen[place] = len(units)
        self._slots[id(text)] = (text.at.file, len(units))
        units.append(unit)

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The source files that have units."""
        return tuple(SourceFile(name, tuple(units)) for name, units in self._units.items())

    def slot(self, text: Text) -> tuple[str, int] | None:
        """The file and the position of the unit that ``text`` (the very object) belongs to; ``None`` for a text without words."""
        return self._slots.get(id(text))


def _role(trail: tuple[tuple[str, str], ...]) -> str:
    """A short name for what a text is, from the way to it."""
    owners = [(owner, field) for owner, field in trail if owner]
    if not owners:
        return ".".join(field for _, field in trail)
    owner, field = owners[-1]
    around = {name for name, _ in owners}
    if trail[-1][0] == "":
        return f"{_kebab(owner)}.{field}"
    if (owner, field) == ("Paragraph", "text"):
        for name in ("PullQuote", "FactBox", "NewsItem", "ListBlock"):
            if name in around:
                return f"{_kebab(name)}.paragraph"
        return "paragraph"
    return f"{_kebab(owner)}.{field}"


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def _cell_keys(thing: Any) -> Mapping[int, str]:
    """The keys of table cells: the row's first cell (the key column) and the column's name; of rows of brochures the same."""
    keys: dict[int, str] = {}
    for table in records(thing, Table):
        names = [cell.plain for cell in table.header]
        keys |= {id(cell): f"/{cell.plain}" for cell in table.header if cell}
        for row in table.rows:
            for index, cell in enumerate(row):
                column = names[index] if index < len(names) else str(index)
                keys[id(cell)] = f"{row[0].plain}/{column}" if index else f"{row[0].plain}/"
    for entry in records(thing, Row):
        cells = ((field.name, getattr(entry, field.name)) for field in dataclasses.fields(entry))
        keys |= {id(cell): f"{entry.key}/{name}" for name, cell in cells if isinstance(cell, Text)}
    for chart in records(thing, Chart):
        keys |= {id(label): f"{label.plain}/" for label in chart.categories if label}
        keys |= {id(series.label): f"/{series.label.plain}" for series in chart.series if series.label}
    return keys
