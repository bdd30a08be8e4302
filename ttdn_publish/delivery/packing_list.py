"""The packing list of an event: what lies in the parcel, as a workbook and as a sheet that is signed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ttdn_publish.delivery.papers import day
from ttdn_publish.formats.office_dates import dated
from ttdn_publish.formats.sheets import Column, Table, workbook
from ttdn_publish.model.event import Event

_COLUMNS = (
    Column("Số", 6, centred=True),
    Column("Ấn phẩm", 44),
    Column("Ngôn ngữ", 16),
    Column("Số bản", 10, figures="#,##0", centred=True),
    Column("Số trang", 10, centred=True),
    Column("Tệp", 58),
)
_TOTAL = "Cộng"


@dataclass(frozen=True)
class Line:
    """A line of the list: a title in a language (as its name in Vietnamese), copies, pages of one copy, its file in the package."""

    title: str
    language: str
    copies: int
    pages: int
    file: str


def total(lines: Sequence[Line]) -> int:
    """All copies in the parcel."""
    return sum(line.copies for line in lines)


def as_dict(event: Event, lines: Sequence[Line]) -> dict[str, Any]:
    """The list as plain data."""
    return {
        "event": event.title,
        "date": event.date.isoformat(),
        "place": event.place,
        "recipient": event.recipient,
        "items": [dataclasses.asdict(line) for line in lines],
        "copies": total(lines),
    }


def as_workbook(event: Event, lines: Sequence[Line]) -> bytes:
    """The list as an Excel file, the same bytes for the same list."""
    title = (
        "DANH MỤC ĐÓNG GÓI",
        event.title,
        ", ".join(part for part in (day(event.date), event.place) if part),
        f"Nơi nhận: {event.recipient}",
    )
    rows: list[Sequence[str | int | None]] = [
        (number, line.title, line.language, line.copies, line.pages, line.file) for number, line in enumerate(lines, 1)
    ]
    rows.append((None, _TOTAL, None, total(lines), None, None))
    return dated(workbook([Table("Danh mục", title, _COLUMNS, rows)]), event.date)
