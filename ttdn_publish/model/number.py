"""Numbers of official documents: a series, what was taken of it, and what has happened to each number since.

Numbers run from 01 on 1 January to 31 December in a series of one agency; a body that uses its parent's seal has a series of
its own (Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục I, mục II.3). A number that was taken stays taken for ever.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.files import windows_safe

#: The series of all documents of an agency that have none of their own, and that of copies.
GENERAL, COPIES = "chung", "sao"
MAX_NUMBER = 99_999
_MAX_NAME = 30  # also the longest name of a sheet in Excel, less one
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIRST_YEAR, _LAST_YEAR = 1945, 9998


@dataclass(frozen=True, order=True)
class Series:
    """One series: an agency (an id of the register of organisations), a year, a name. Every part can be a folder's name
    on any system; raises ``ValueError`` where :func:`series_problems` has something to say."""

    agency: str
    year: int
    name: str = GENERAL

    def __post_init__(self) -> None:
        if problems := series_problems(self.agency, self.year, self.name):
            raise ValueError(problems[0])


def series_problems(agency: str, year: int, name: str) -> list[Phrase]:
    """Why there can be no such series; empty when there can."""
    found = []
    if not _usable(agency):
        found.append(N_("Mã cơ quan “{value}” không dùng được.").format(value=agency[:60]))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        found.append(N_("Năm “{value}” không dùng được.").format(value=year))
    if not _usable(name):
        found.append(N_("Tên dãy số “{value}” không dùng được.").format(value=name[:60]))
    return found


def _usable(name: str) -> bool:
    return bool(_SLUG.fullmatch(name)) and len(name) <= _MAX_NAME and windows_safe(name)


class NumberStatus(StrEnum):
    """Where a number stands. ``unknown`` is taken, but the file that should say by whom cannot be read."""

    RESERVED = "reserved"
    ISSUED = "issued"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Reservation:
    """A number is held for a person (``holder``) or a ``document`` (a folder, from the workspace). ``by`` did it, ``at`` that
    moment (with zone)."""

    holder: str
    reason: str
    document: str = ""
    by: str
    at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Issuance:
    """A number was given to a document of ``date``. ``abstract`` is its *trích yếu*, ``type`` the id of its type, ``kept_by``
    the unit that files it, ``copies`` how many were made."""

    date: dt.date
    abstract: str
    document: str = ""
    type: str = ""
    symbol: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    note: str = ""
    by: str
    at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Cancellation:
    """A number is used for nothing any more."""

    reason: str
    by: str
    at: dt.datetime


Event = Reservation | Issuance | Cancellation
_STATUS = {
    Reservation: NumberStatus.RESERVED,
    Issuance: NumberStatus.ISSUED,
    Cancellation: NumberStatus.CANCELLED,
}


@dataclass(frozen=True)
class TakenNumber:
    """A number that was taken and what happened to it, in order; ``None`` stands for what cannot be read."""

    series: Series
    number: int
    events: tuple[Event | None, ...]

    @property
    def status(self) -> NumberStatus:
        """What the last event made of it."""
        last = self.events[-1] if self.events else None
        return NumberStatus.UNKNOWN if last is None else _STATUS[type(last)]

    @property
    def reservation(self) -> Reservation | None:
        """For whom it was held, if it was."""
        return next((e for e in reversed(self.events) if isinstance(e, Reservation)), None)

    @property
    def issuance(self) -> Issuance | None:
        """What it was given to, if it was."""
        return next((e for e in reversed(self.events) if isinstance(e, Issuance)), None)

    @property
    def cancellation(self) -> Cancellation | None:
        """Why it is used no more, if it is not."""
        return next((e for e in reversed(self.events) if isinstance(e, Cancellation)), None)

    @property
    def document(self) -> str:
        """The document that it was given to or is held for; empty when none is named."""
        for event in (self.issuance, self.reservation):
            if event is not None:
                return event.document
        return ""

    @property
    def shown(self) -> str:
        """The number as it is printed: ``05``."""
        return shown(self.number)

    @property
    def with_symbol(self) -> str:
        """Number and symbol: ``05/KH-UBND``; without symbol the number alone."""
        symbol = self.issuance.symbol if self.issuance else ""
        return f"{self.shown}/{symbol}" if symbol else self.shown


def shown(number: int) -> str:
    """A number as it is printed: below 10 with a zero before it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3)."""
    return f"{number:02d}"


@dataclass(frozen=True)
class NumberBook:
    """All that was taken of a series, lowest first. ``strays`` are files beside that nobody here has written: copies, files
    of programs that synchronise; the numbers in their names count as taken."""

    series: Series
    numbers: tuple[TakenNumber, ...] = ()
    strays: tuple[str, ...] = ()

    @cached_property
    def _by_number(self) -> dict[int, TakenNumber]:
        return {taken.number: taken for taken in self.numbers}

    def get(self, number: int) -> TakenNumber | None:
        """What is known of a number; ``None`` when it was not taken."""
        return self._by_number.get(number)

    @property
    def next(self) -> int:
        """The number that will be taken next: gaps are never filled by themselves."""
        return self.numbers[-1].number + 1 if self.numbers else 1

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Numbers below the highest that were not taken, as first and last."""
        before = 0
        for taken in self.numbers:
            if taken.number > before + 1:
                yield before + 1, taken.number - 1
            before = taken.number

    def bearing(self, document: str) -> Iterator[TakenNumber]:
        """The numbers that ``document`` bears or that are held for it, those that were cancelled left out."""
        return (t for t in self.numbers if document and t.document == document and t.cancellation is None)

    def with_(self, taken: TakenNumber) -> NumberBook:
        """The book after a change."""
        numbers = self._by_number | {taken.number: taken}
        return dataclasses.replace(self, numbers=tuple(numbers[n] for n in sorted(numbers)))
