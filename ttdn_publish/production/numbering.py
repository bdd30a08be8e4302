"""What ``ttdn documents number`` does: hold a number, issue it, cancel it, list the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Severity, in_order
from ttdn_publish.model.number import (
    COPIES,
    Event,
    Issuance,
    NumberBook,
    NumberStatus,
    Series,
    TakenNumber,
)
from ttdn_publish.production.number_orders import Desk, IssueOrder, NumberOrder, ReserveOrder
from ttdn_publish.production.order import now
from ttdn_publish.records.number_rules import GAP, ONE_NUMBER, at, check
from ttdn_publish.records.numbers import change, read_book, read_books, take
from ttdn_publish.workspace import Workspace

STATUS = {
    NumberStatus.RESERVED: N_("đang giữ"),
    NumberStatus.ISSUED: N_("đã cấp"),
    NumberStatus.CANCELLED: N_("đã hủy"),
    NumberStatus.UNKNOWN: N_("không rõ"),
}


@dataclass(frozen=True)
class Entry:
    """A number as the register has it now, and what is to be said about it."""

    taken: TakenNumber
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Listing:
    """Books of the register, and everything that is to be said about them."""

    books: tuple[NumberBook, ...]
    findings: tuple[Finding, ...]


def reserve(folder: Path, order: ReserveOrder, moment: datetime | None = None) -> Entry:
    """Hold the next number of a series, or the one that is asked for, in the workspace around ``folder``.

    Raises :class:`ContentError` with every mistake, or when the number or the document is taken; :class:`EnvironmentProblem`;
    :class:`SecrecyStop` for a document that is or may be secret: its number belongs into a register of its own.
    """
    desk = Desk(folder, order, moment or now())
    series, reservation = desk.reservation()
    records = desk.workspace.records
    book = read_book(records, series)
    for other in (*_elsewhere(records, series, reservation.document), *_bearing(book, reservation.document)):
        raise _has_one(other, reservation.document)
    taken = take(records, series, reservation, order.number, skip=order.skip)
    return Entry(taken, _news(book, taken, order))


def issue(folder: Path, order: IssueOrder, moment: datetime | None = None) -> Entry:
    """Give a number to a document: the one that is asked for, the one held for the document, or the next.

    Raises as :func:`reserve`, also when the document bears a number already: so an order that was interrupted may be repeated.
    """
    desk = Desk(folder, order, moment or now())
    series, issuance = desk.issuance()
    records = desk.workspace.records
    book = read_book(records, series)
    number = desk.number
    for other in _elsewhere(records, series, issuance.document):
        raise _has_one(other, issuance.document)
    for other in _bearing(book, issuance.document):
        if other.issuance is not None:
            raise _has_one(other, issuance.document)
        number = number or other.number
    before = book.get(number) if number is not None else None
    if before is None:
        taken = take(records, series, issuance, number, skip=order.skip)
    else:
        taken = change(records, series, before.number, issuance)
    return Entry(taken, (*_news(book, taken, order), *_doubts(book, taken, issuance)))


def cancel(folder: Path, order: NumberOrder, reason: str, moment: datetime | None = None) -> Entry:
    """Cancel a number that was taken, or a gap below the last one; it stays taken for ever. Raises as :func:`reserve`."""
    desk = Desk(folder, order, moment or now())
    series, cancellation = desk.cancellation(reason)
    records = desk.workspace.records
    assert order.number is not None
    book = read_book(records, series)
    if book.get(order.number) is None and order.number < book.next:
        return Entry(take(records, series, cancellation, order.number))
    return Entry(change(records, series, order.number, cancellation))


def listing(folder: Path, agency: str = "", year: int | None = None, series: str = "") -> Listing:
    """The register of the workspace around ``folder``, all of it or that of an agency, a year, a series."""
    books = read_books(Workspace.around(folder).records, agency, year, series)
    return Listing(tuple(books), tuple(in_order(finding for book in books for finding in check(book))))


def _elsewhere(records: Path, series: Series, document: str) -> Iterator[TakenNumber]:
    """Numbers of other series and years that the document bears: it has one number, not one a year."""
    if document and series.name != COPIES:
        for book in read_books(records, series.agency):
            if book.series != series:
                yield from _bearing(book, document)


def _bearing(book: NumberBook, document: str) -> Iterator[TakenNumber]:
    return iter(()) if book.series.name == COPIES else book.bearing(document)


def _has_one(other: TakenNumber, document: str) -> ContentError:
    message = N_("Văn bản “{document}” đã có số {number} ({status}).")
    finding = ONE_NUMBER.at(
        at(other),
        message,
        severity=Severity.ERROR,
        document=document,
        number=other.with_symbol,
        status=STATUS[other.status],
    )
    return ContentError(finding.what(), [finding])


def _news(book: NumberBook, taken: TakenNumber, order: NumberOrder) -> tuple[Finding, ...]:
    """What is to be said of the book after a change and was not before. Others take numbers meanwhile: that is no gap."""
    known = list(check(book))
    return tuple(f for f in check(book.with_(taken)) if f not in known and (order.skip or f.rule is not GAP))


def _doubts(book: NumberBook, taken: TakenNumber, issuance: Issuance) -> Iterator[Finding]:
    held = taken.reservation
    if held is not None and held.document and held.document != issuance.document:
        message = N_("Số {number} được giữ cho văn bản “{document}”, nay cấp cho văn bản khác.")
        yield ONE_NUMBER.at(at(taken), message, number=taken.shown, document=held.document)

    def same(other: TakenNumber) -> bool:
        one = other.issuance
        return one is not None and (one.abstract, one.type, one.symbol, one.date) == (
            issuance.abstract,
            issuance.type,
            issuance.symbol,
            issuance.date,
        )

    if not issuance.document:
        for twin in (t for t in book.numbers if t.cancellation is None and t.number != taken.number and same(t)):
            message = N_(
                "Số {number} ghi cùng trích yếu, ký hiệu và ngày với số {other}: có thể một văn bản lấy số hai lần."
            )
            yield ONE_NUMBER.at(at(taken), message, number=taken.shown, other=twin.shown)
            return


def summary(taken: TakenNumber) -> str:
    """What a number is for, in a line: date and abstract, or for whom it is held and why, or why it was cancelled."""
    parts = []
    if (given := taken.issuance) is not None:
        parts += [f"{given.date:%d/%m/%Y}", given.abstract]
    elif (held := taken.reservation) is not None:
        parts += [held.holder, held.document, held.reason]
    if (gone := taken.cancellation) is not None:
        parts += [gone.reason, gone.by]
    return " – ".join(filter(None, parts))


def as_dict(taken: TakenNumber) -> dict[str, Any]:
    """A number and its history as plain data for ``--json``."""

    def plain(event: Event | None) -> dict[str, Any] | None:
        if event is None:
            return None
        values = {name: v.isoformat() if isinstance(v, date) else v for name, v in dataclasses.asdict(event).items()}
        return {"event": str(TakenNumber(taken.series, taken.number, (event,)).status), **values}

    return {
        "agency": taken.series.agency,
        "year": taken.series.year,
        "series": taken.series.name,
        "number": taken.number,
        "shown": taken.with_symbol,
        "status": str(taken.status),
        "file": at(taken).file,
        "history": [plain(event) for event in taken.events],
    }
