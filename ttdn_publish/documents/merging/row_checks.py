"""All rows of a list looked at before the first letter is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ttdn_publish.documents.merging import rules
from ttdn_publish.documents.merging.engine import ILLEGAL
from ttdn_publish.documents.merging.needs import as_path
from ttdn_publish.documents.merging.recipients import Recipients
from ttdn_publish.documents.merging.variables import Variable
from ttdn_publish.findings import N_, Finding

#: So many rows are named for one column; the rest is counted.
MAX_NAMED = 20
#: Instead of names of columns: every one.
ALL = "*"


def check_rows(
    recipients: Recipients, variables: Sequence[Variable], allow_blank: Collection[str] = ()
) -> Iterator[Finding]:
    """Cells that must have words and have none, and cells with characters that no letter can hold.

    A column must have words where the template prints it without asking whether there are any; columns in
    ``allow_blank`` (``*``: all) need not.
    """
    needed = {one.path for one in variables if not one.may_be_blank and not one.may_lack}
    columns = [
        (number, column, _members(recipients, column))
        for number, column in enumerate(recipients.columns)
        if as_path(column) in needed and ALL not in allow_blank and column not in allow_blank
    ]
    blank: dict[str, list[int]] = {column: [] for _, column, _ in columns}
    for row, cells in enumerate(recipients.rows):
        for number, column, members in columns:
            if not cells[number] and (not members or any(cells[other] for other in members)):
                blank[column].append(row)
        for number, cell in enumerate(cells):
            if not cell.isprintable() and ILLEGAL.search(cell):
                message = N_("Cột “{name}” có ký tự điều khiển.")
                yield rules.CONTROL.at(recipients.place(row), message, name=recipients.columns[number])
    for column, rows in blank.items():
        for row in rows[:MAX_NAMED]:
            yield rules.BLANK.at(recipients.place(row), N_("Cột “{name}” bỏ trống."), name=column)
        if len(rows) > MAX_NAMED:
            message = N_("Cột “{name}” còn bỏ trống ở {count} hàng nữa.")
            yield rules.BLANK.at(recipients.place(rows[MAX_NAMED]), message, name=column, count=len(rows) - MAX_NAMED)


def _members(recipients: Recipients, column: str) -> list[int]:
    """The columns of the same member of a list: one without any words is none."""
    own = _member(column)
    return [number for number, name in enumerate(recipients.columns) if own and _member(name) == own]


def _member(column: str) -> str:
    """The member of a list that a column belongs to (``khach.2`` of ``khach.2.ten``); ``""`` for none."""
    steps = column.split(".")
    last = max((place for place, step in enumerate(steps) if step.isdecimal()), default=-1)
    return ".".join(steps[: last + 1])
