"""The people that letters go to: rows of a CSV or XLSX file, read, checked, and given out one by one as data of a letter.

A column ``nguoi.ten`` is the field ``ten`` of the record ``nguoi``; columns ``khach.1.ten``, ``khach.2.ten`` are members
of the list ``khach``, as many as have words.
"""

from __future__ import annotations

import csv
import hashlib
import keyword
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from ttdn_publish.documents.merging import rules
from ttdn_publish.documents.merging.engine import ILLEGAL
from ttdn_publish.findings import N_, Findings, Phrase, Place
from ttdn_publish.formats.sheets import BadSheet, read_sheet
from ttdn_publish.readers.source import stop_if_stamped

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 500

_STEP = re.compile(r"[^\W\d]\w*")
_GAP = re.compile(r"[^\w.]+")
_RESERVED = frozenset({*keyword.kwlist, "loop", "true", "false", "none", "self", "caller", "varargs", "kwargs"})
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DELIMITERS = ",;\t"
_SHEETS = (".xlsx", ".xlsm")
_SEPARATOR = "\0"
_UNREADABLE = N_("Không đọc được: {reason}.")
_NO_FILE = N_("không có tệp này")
_TOO_LARGE = N_("tệp quá lớn")
_UNOPENED = N_("không mở được tệp")
_NOT_TEXT = N_("tệp không phải văn bản UTF-8; hãy lưu lại với bảng mã UTF-8")


@dataclass(frozen=True)
class Recipients:
    """A list of recipients: ``columns`` are paths in NFC, every row has as many cells, ``lines`` tells where they stand.

    ``file`` is the name for findings, ``digest`` tells whether the list has changed. Rows are held packed, as ten
    thousand of them would fill the memory with small strings otherwise.
    """

    file: str
    columns: tuple[str, ...]
    packed: tuple[bytes, ...]
    lines: Sequence[int]
    digest: str

    def __len__(self) -> int:
        return len(self.packed)

    def place(self, number: int) -> Place:
        """Where row ``number`` (from 0) stands in the file."""
        return Place(self.file, self.lines[number])

    def row(self, number: int) -> list[str]:
        """The cells of row ``number`` (from 0)."""
        return self.packed[number].decode("utf-8", "surrogatepass").split(_SEPARATOR)

    @property
    def rows(self) -> Iterator[list[str]]:
        """The cells of all rows."""
        return (self.row(number) for number in range(len(self)))

    def values(self, number: int) -> dict[str, Any]:
        """The data of row ``number`` (from 0): nested records and lists; ``stt`` is its number from 1 unless a column is called so."""
        values: dict[str, Any] = {"stt": number + 1}
        for steps, cell in zip(self._steps, self.row(number), strict=True):
            if len(steps) == 1:
                values[steps[0]] = cell
            else:
                holder = values
                for step in steps[:-1]:
                    holder = holder.setdefault(step, {})
                holder[steps[-1]] = cell
        return _with_lists(values) if self._numbered else values

    @cached_property
    def _steps(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(column.split(".")) for column in self.columns)

    @cached_property
    def _numbered(self) -> bool:
        return any(step.isdecimal() for steps in self._steps for step in steps)


def pack_row(cells: Iterable[str]) -> bytes:
    """Cells as :class:`Recipients` holds them."""
    return _SEPARATOR.join(cell.replace(_SEPARATOR, "") for cell in cells).encode("utf-8", "surrogatepass")


class _BadList(Exception):
    """A list that cannot be read: where and why."""

    def __init__(self, line: int | None, message: Phrase, **values: Any) -> None:
        super().__init__(message)
        self.line, self.message, self.values = line, message, values


def read_recipients(path: Path, name: str, findings: Findings) -> Recipients | None:
    """The list in ``path``, called ``name`` in findings; ``None`` after noting why it cannot be used.

    Raises :class:`SecrecyStop` for a list that bears a secrecy stamp.
    """
    rows = _sheet(path, name, findings) if path.suffix.lower() in _SHEETS else _csv(path, name)
    try:
        return _recipients(name, (row for row in rows if any(row[1])), findings)
    except _BadList as bad:
        findings.add(rules.BAD_LIST.at(Place(name, bad.line), bad.message, **bad.values))
        return None


def _recipients(name: str, rows: Iterator[tuple[int, Sequence[str]]], findings: Findings) -> Recipients | None:
    heading = next(rows, None)
    if heading is None:
        raise _BadList(None, N_("Danh sách trống."))
    columns = _columns(heading[1], Place(name, heading[0]), findings)
    if columns is None:
        return None
    used = [number for number, column in enumerate(columns) if column]
    packed: list[bytes] = []
    lines = array("L")
    digest = hashlib.sha256("\t".join(columns).encode("utf-8"))
    for line, row in rows:
        if any(cell for number, cell in enumerate(row) if number >= len(columns) or not columns[number]):
            findings.add(rules.RAGGED.at(Place(name, line), N_("Hàng có ô nằm ngoài các cột có tên.")))
        packed.append(pack_row(row[number] if number < len(row) else "" for number in used))
        lines.append(line)
        digest.update(packed[-1] + b"\n")
        if len(packed) > MAX_ROWS:
            raise _BadList(None, N_("Danh sách quá dài (hơn {limit} hàng)."), limit=MAX_ROWS)
    if not packed:
        raise _BadList(None, N_("Danh sách không có người nhận nào."))
    return Recipients(name, tuple(columns[n] for n in used), tuple(packed), lines, digest.hexdigest())


def _csv(path: Path, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a CSV file with their lines."""
    lines = _lines(path, name)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(chain((first,), lines), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            yield before + 1, [cell.strip() for cell in row]
            before = reader.line_num
    except csv.Error as error:
        raise _BadList(before + 1, N_("Bảng CSV không đúng: dấu ngoặc kép mở mà không đóng.")) from error


def _lines(path: Path, name: str) -> Iterator[str]:
    """The lines of a text file in NFC, read one by one: lists are the one kind of text that may be longer than memory likes."""
    try:
        if not path.is_file():
            raise _BadList(None, _UNREADABLE, reason=_NO_FILE)
        if path.stat().st_size > MAX_BYTES:
            raise _BadList(None, _UNREADABLE, reason=_TOO_LARGE)
        with path.open(encoding="utf-8-sig", newline=None) as stream:
            for number, line in enumerate(stream, 1):
                if "\0" in line:
                    raise _BadList(number, _UNREADABLE, reason=_NOT_TEXT)
                normal = unicodedata.normalize("NFC", line)
                stop_if_stamped(normal, Place(name, number))
                yield normal
    except OSError as error:
        raise _BadList(None, _UNREADABLE, reason=_UNOPENED) from error
    except UnicodeDecodeError as error:
        raise _BadList(None, _UNREADABLE, reason=_NOT_TEXT) from error


def _sheet(path: Path, name: str, findings: Findings) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the first visible sheet with their numbers."""
    try:
        sheet = read_sheet(path)
    except BadSheet as error:
        raise _BadList(None, _UNREADABLE, reason=error.args[0]) from error
    for cell in sheet.errors:
        findings.add(rules.BAD_LIST.at(Place(name), N_("Ô {cell} báo lỗi của Excel."), cell=cell))
    for cell in sheet.uncalculated:
        message = N_("Ô {cell} có công thức chưa được tính; hãy mở bằng Excel rồi lưu lại.")
        findings.add(rules.BAD_LIST.at(Place(name), message, cell=cell))
    for line, row in enumerate(sheet.rows, 1):
        stop_if_stamped("\t".join(row), Place(name, line))
        yield line, [_ISO_DAY.sub(_day, cell) if _ISO_DAY.fullmatch(cell) else cell for cell in row]


def _day(match: re.Match[str]) -> str:
    """A date cell as letters write it."""
    return f"{match[3]}/{match[2]}/{match[1]}"


def _columns(headings: Sequence[str], place: Place, findings: Findings) -> list[str] | None:
    """The path of each heading (``""`` for none); ``None`` when they cannot be used."""
    before = len(findings.errors)
    columns: list[str] = []
    if len(headings) > MAX_COLUMNS:
        findings.add(rules.BAD_HEADING.at(place, N_("Danh sách có quá nhiều cột (hơn {limit})."), limit=MAX_COLUMNS))
        return None
    for heading in headings:
        written = unicodedata.normalize("NFC", ILLEGAL.sub("", heading)).strip()
        path = _GAP.sub("_", written).strip("_.")
        columns.append(sys.intern(path))
        if not written:
            continue
        if not _usable(path):
            findings.add(
                rules.BAD_HEADING.at(place, N_("Tên cột “{name}” không dùng làm tên biến được."), name=written)
            )
        elif path != written:
            message = N_("Cột “{name}” được dùng dưới tên “{path}”.")
            findings.add(rules.RENAMED.at(place, message, name=written, path=path, right=f"{{{{ {path} }}}}"))
    named = [column for column in columns if column]
    if not named:
        findings.add(rules.BAD_HEADING.at(place, N_("Hàng đầu không có tên cột nào.")))
    for name in sorted({column for column in named if named.count(column) > 1}):
        findings.add(rules.BAD_HEADING.at(place, N_("Hai cột cùng tên “{name}”."), name=name))
    for name in named:
        if any(other.startswith(f"{name}.") for other in named):
            message = N_("“{name}” vừa là một cột vừa là nhóm của cột khác.")
            findings.add(rules.BAD_HEADING.at(place, message, name=name))
    return columns if len(findings.errors) == before else None


def _usable(path: str) -> bool:
    steps = path.split(".")
    if not _STEP.fullmatch(steps[0]) or steps[0].lower() in _RESERVED or steps[0].startswith("_"):
        return False
    return all(step.isdecimal() or (_STEP.fullmatch(step) and not step.startswith("_")) for step in steps[1:])


def _with_lists(value: Any) -> Any:
    """Records whose keys are all numbers become lists in that order, without members that have no words."""
    if not isinstance(value, dict):
        return value
    inner = {key: _with_lists(item) for key, item in value.items()}
    if inner and all(key.isdecimal() for key in inner):
        return [inner[key] for key in sorted(inner, key=int) if _has_words(inner[key])]
    return inner


def _has_words(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_words(item) for item in value.values())
    return bool(value)
