"""All collections that a publication leans on: their books in every language, and the signatures under them."""

from __future__ import annotations

from collections.abc import Collection as Roles
from functools import cached_property
from pathlib import Path

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.records.approvals import FILE, Approvals, read_approvals
from ttdn_publish.translation import rules
from ttdn_publish.translation.book import Book
from ttdn_publish.translation.identity import Names, align
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.stored import Translation


class Library:
    """Collections and their records. Nothing is written here."""

    def __init__(self, collections: tuple[Collection, ...], records: Path, two_people: Roles[str] = ()) -> None:
        self.collections, self.records = collections, records
        self._two_people = two_people

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
        )


def aligned(collection: Collection, language: str, findings: Findings) -> Translation:
    """What is stored of ``collection`` in ``language``, brought to its sources; nothing is written.

    The source language, and a language without stored files, take the ids that other languages use.
    """
    stored = Translation(language)
    if language != collection.source_language:
        stored = collection.load(language, findings)
    return align(collection.extraction.files, stored, collection.source_language, names(collection, language))


def names(collection: Collection, language: str) -> Names:
    """The ids of units by file and position, as the first other language has them."""
    for other in collection.languages():
        if other not in (language, collection.source_language):
            known = align(collection.extraction.files, collection.load(other, Findings()), collection.source_language)
            return {(file, index): unit.id for file, units in known.files.items() for index, unit in enumerate(units)}
    return {}
