"""All collections that a publication leans on: their books in every language, and the signatures under them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Collection as Roles
from functools import cache, cached_property
from pathlib import Path

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.records.approvals import FILE, Approvals, read_approvals
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book
from ttdn_publish.translation.identity import Names, align
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.stored import Translation

#: What written names stand for in a language.
Behind = Callable[[str], Mapping[str, str]]


class Library:
    """Collections and their records. Nothing is written here."""

    def __init__(
        self,
        collections: tuple[Collection, ...],
        records: Path,
        two_people: Roles[str] = (),
        behind: Behind | None = None,
    ) -> None:
        """``behind`` tells what written names stand for in a language (:func:`figures.standing_behind`)."""
        self.collections, self.records = collections, records
        self._two_people, self._behind = two_people, behind and cache(behind)

    @cached_property
    def approvals(self) -> Approvals:
        """The approvals of the workspace."""
        return read_approvals(self.records)

    def books(self, language: str, findings: Findings) -> tuple[Book, ...]:
        """The books of all collections in ``language``; what is wrong with stored files and records is noted."""
        if self.approvals.broken is not None:
            place = Place(f"content/records/{FILE}", self.approvals.broken)
            findings.add(rules.BROKEN_RECORD.at(place, N_("Sổ ký duyệt bị sửa từ dòng này.")))
        return tuple(self.book(collection, language, findings) for collection in self.collections)

    def book(self, collection: Collection, language: str, findings: Findings) -> Book:
        """One collection in one language, brought to what its sources say now."""
        return Book(
            collection.name,
            language,
            collection.extraction,
            aligned(collection, language, findings),
            self.approvals.of(collection.name, language),
            self._two_people,
            collection.source_language,
            self._behind(language) if self._behind else None,
        )


def aligned(collection: Collection, language: str, findings: Findings) -> Translation:
    """What is stored of ``collection`` in ``language``, brought to its sources; nothing is written.

    Units that are new here (all of them in the source language) take the ids that other languages use.
    """
    stored = Translation(language)
    if language != collection.source_language:
        stored = collection.load(language, findings)
    return align(collection.extraction.files, stored, collection.source_language, names(collection, language))


def names(collection: Collection, language: str) -> Names:
    """The ids of units by file and position, as the first other language has them; read when they are first asked for."""
    return _Names(collection, language)


class _Names(Mapping[tuple[str, int], str]):
    def __init__(self, collection: Collection, language: str) -> None:
        self._collection, self._language = collection, language

    @cached_property
    def _known(self) -> dict[tuple[str, int], str]:
        source = self._collection.source_language
        for other in self._collection.languages():
            if other not in (self._language, source):
                stored = self._collection.load(other, Findings())
                known = align(self._collection.extraction.files, stored, source)
                return {
                    (file, index): unit.id for file, units in known.files.items() for index, unit in enumerate(units)
                }
        return {}

    def __getitem__(self, place: tuple[str, int]) -> str:
        return self._known[place]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
