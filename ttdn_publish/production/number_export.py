"""The register of outgoing documents as an Excel file: *sổ đăng ký văn bản đi*, a sheet a series.

Its words are Vietnamese whatever the language of the interface: it is an official book.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Findings, in_order
from ttdn_publish.formats.files import LOCKED, write_atomic
from ttdn_publish.formats.sheets import Column, Table, workbook
from ttdn_publish.model.number import Issuance, NumberBook, TakenNumber
from ttdn_publish.model.organisation import Organisation
from ttdn_publish.production.numbering import STATUS
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.records.number_rules import check, gap
from ttdn_publish.records.numbers import read_books
from ttdn_publish.regulations.documents import document_rules
from ttdn_publish.workspace import Workspace

#: Widths in characters: all of them together fill an A4 page across at 12 pt.
COLUMNS = (
    Column("Số", 8, "00", centred=True),
    Column("Ký hiệu", 14, centred=True),
    Column("Ngày văn bản", 13, centred=True),
    Column("Tên loại và trích yếu nội dung văn bản", 50),
    Column("Người ký", 20),
    Column("Nơi nhận văn bản", 30),
    Column("Đơn vị, người nhận bản lưu", 16),
    Column("Số lượng bản", 9, centred=True),
    Column("Ghi chú", 34),
    Column("Trạng thái", 12, centred=True),
)
Row = tuple[str | int | dt.date | None, ...]


@dataclass(frozen=True)
class Exported:
    """The file that was written, how many numbers stand in it, and what is to be said about them."""

    path: Path
    numbers: int
    findings: tuple[Finding, ...]


def export(folder: Path, agency: str, year: int, path: Path | None = None, series: str = "") -> Exported:
    """Write the register of an agency and a year to ``path``, or into the workspace's ``out``; an older one is replaced whole.

    Raises :class:`ContentError` when there is nothing to write, :class:`EnvironmentProblem` when the file is open or cannot be
    written: then the old one stays as it was.
    """
    workspace = Workspace.around(folder)
    books = read_books(workspace.records, agency, year, series)
    if not books:
        raise ContentError(
            N_("Chưa có số nào của “{agency}” năm {year}. Xem các dãy số: ttdn documents number list").format(
                agency=agency, year=year
            )
        )
    target = path or workspace.out / f"so-dang-ky-van-ban-di-{agency}-{year}.xlsx"
    if target.suffix.lower() != ".xlsx":
        raise EnvironmentProblem(N_("Tên tệp “{name}” phải có đuôi .xlsx.").format(name=target.name))
    _refuse_open(target)
    registers = read_registers(Source(workspace.content, workspace.root, Findings()))
    heading = _heading(registers.organisations.get(agency), agency, year)
    write_atomic(target, workbook([_table(book, heading) for book in books]))
    findings = in_order(finding for book in books for finding in check(book))
    return Exported(target, sum(len(book.numbers) for book in books), tuple(findings))


def _refuse_open(target: Path) -> None:
    """Where the system itself does not refuse to replace a file that is open: Excel and LibreOffice leave a mark beside it."""
    if any(target.with_name(mark).exists() for mark in (f"~${target.name}", f".~lock.{target.name}#")):
        raise EnvironmentProblem(LOCKED.format(name=target.name))


def _heading(organisation: Organisation | None, agency: str, year: int) -> str:
    """What the agency was called in the year; both names where it changed."""
    days = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    names = dict.fromkeys(organisation.name_on(day) for day in days) if organisation is not None else {}
    return " – ".join(name.upper() for name in names if name) or agency


def _table(book: NumberBook, heading: str) -> Table:
    series = book.series
    title = (heading, "SỔ ĐĂNG KÝ VĂN BẢN ĐI", f"Năm {series.year} – dãy số: {series.name}")
    return Table(series.name, title, COLUMNS, list(_rows(book)))


def _rows(book: NumberBook) -> Iterator[Row]:
    gaps = {last + 1: (first, last) for first, last in book.gaps()}
    for taken in book.numbers:
        if missing := gaps.get(taken.number):
            yield (gap(*missing), *[None] * 8, "trống")
        yield _row(taken)


def _row(taken: TakenNumber) -> Row:
    given = taken.issuance
    status, note = str(STATUS[taken.status]), _note(taken)
    if given is None:
        return (taken.number, *[None] * 7, note, status)
    return (
        taken.number,
        given.symbol,
        given.date,
        _type_and_abstract(given),
        given.signer,
        given.recipients,
        given.kept_by,
        given.copies,
        note,
        status,
    )


def _type_and_abstract(given: Issuance) -> str:
    kind = document_rules(given.date).types.get(given.type)
    name = kind.name if kind is not None else given.type
    return f"{name}: {given.abstract}" if name else given.abstract


def _note(taken: TakenNumber) -> str:
    notes = []
    if taken.issuance is not None:
        notes.append(taken.issuance.note)
    elif (held := taken.reservation) is not None:
        notes.append(f"Giữ cho {held.holder}: {held.reason} ({held.by}, {held.at:%d/%m/%Y})")
    if (gone := taken.cancellation) is not None:
        notes.append(f"Hủy: {gone.reason} ({gone.by}, {gone.at:%d/%m/%Y})")
    return "\n".join(filter(None, notes))
