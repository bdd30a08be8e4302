"""Concepts of the termbase: a Vietnamese term, how long it is valid, and what it is called in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ttdn_publish.findings import Place

#: The languages that a row has columns for, in their order.
LANGUAGES = ("en", "fr", "zh-Hans", "ja", "ko")


class Status(StrEnum):
    """How far a term may be relied on (terminology reference, section 1)."""

    PREFERRED = "preferred"  # an official reference or a body's own usage supports it
    PROPOSED = "proposed"  # from a dictionary, the press or our own translation: a person must approve it


class Case(StrEnum):
    """How capitals of a Vietnamese form count."""

    EXACT = "exact"  # as written
    INITIAL = "initial"  # as written; a small first letter may be a capital where a sentence begins
    ANY = "any"  # in any case


@dataclass(frozen=True, slots=True)
class Term:
    """What a concept is called in one language: the term, forms that are equally right, forms that are wrong.

    An empty ``text`` means that no stable form was found: the Vietnamese name is kept. In a form ``*`` at the end of a
    word stands for any ending (``coordonn* avec``).
    """

    text: str = ""
    status: Status = Status.PROPOSED
    forms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def approved(self) -> tuple[str, ...]:
        """The term, then the other right forms."""
        return (self.text, *self.forms) if self.text else self.forms


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of the termbase. ``valid_from`` and ``valid_to`` are both included; ``None`` is open.

    ``checked`` are languages whose form was read again in a source; ``forbidden`` are wrong Vietnamese forms.
    """

    id: str
    vi: str
    domain: str = ""
    variants: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    case: Case = Case.INITIAL
    do_not_translate: bool = False
    checked: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    forbidden: tuple[str, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    at: Place = field(default=Place(), compare=False)

    @property
    def vietnamese(self) -> tuple[str, ...]:
        """The Vietnamese term, then its variants."""
        return (self.vi, *self.variants)

    @property
    def review(self) -> str:
        """What a person must settle before a form is printed; empty when nothing is open."""
        if not self.note.startswith("review: "):
            return ""
        return self.note.removeprefix("review: ").partition(". ")[0]

    def term(self, language: str) -> Term:
        """The term in ``language``; an empty one where the row has none."""
        return self.terms.get(language, _NONE)

    def valid_on(self, day: date | None) -> bool:
        """Whether the term holds on ``day``; without a day it does."""
        if day is None:
            return True
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def overlaps(self, other: Concept) -> bool:
        """Whether there is a day on which both hold."""
        first = max(self.valid_from or date.min, other.valid_from or date.min)
        return first <= min(self.valid_to or date.max, other.valid_to or date.max)

    def words(self) -> Iterator[str]:
        """Everything that one may look for in it."""
        yield from (self.id, *self.vietnamese)
        for term in self.terms.values():
            yield from term.approved


_NONE = Term()
