"""Spreadsheets (.xlsx): one sheet read as rows of text, and tables written. The only door to openpyxl.

Reading takes what is seen in the sheet: figures as their cells show them, dates as ISO 8601, the stored results of formulas; nothing
is calculated, no link is followed, no macro is taken. Writing makes tables whose texts can never become formulas.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from ttdn_publish.findings import N_
from ttdn_publish.formats.cell_formats import PLAIN, VIETNAMESE, Marks, shown
from ttdn_publish.formats.ooxml import MAX_FILE_BYTES
from ttdn_publish.formats.workbook_file import TORN, BadSheet, has_formulas

__all__ = ["PLAIN", "VIETNAMESE", "BadSheet", "Column", "Marks", "Sheet", "Table", "read_sheet", "sheet_of", "workbook"]

MAX_ROWS, MAX_COLUMNS, MAX_CELL = 100_000, 256, 32_767
_LAST_ROW = 1_048_576  # of any sheet in Excel; rows after the last with text are often formatted all the way
#: Cells that a sheet may have between the first column and the last of each row, empty ones too.
_MAX_CELLS = 4_000_000
_ESCAPED = re.compile(r"_x00(5F|[01][0-9A-F])_", re.IGNORECASE)
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-F]{4}_)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
#: What a program that opens the table, or a CSV file made of it, might take for a formula.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

_TOO_LARGE = N_("tệp quá lớn (hơn {limit} MB)")
_MISSING = N_("không có tệp này")
_UNOPENED = N_("không mở được tệp; nếu đang mở trong Excel, hãy đóng lại")
_NO_SHEET = N_("không có trang tính “{name}”; tệp có: {names}")
_ROWS = N_("trang tính có quá nhiều dòng (hơn {limit})")
_COLUMNS = N_("trang tính có quá nhiều cột (hơn {limit})")
_LONG = N_("ô {cell} quá dài (hơn {limit} chữ)")


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of text. Row n of the sheet is ``rows[n - 1]``; empty cells at the end of a row and empty rows at the end are
    left out, text is NFC without blanks around it. Of merged cells the first has the text; hidden rows and columns count.

    ``uncalculated`` are cells (``C7``) whose formula no program has calculated yet, ``errors`` those that show ``#N/A`` and
    the like; ``names`` are all sheets of the file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    uncalculated: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def read_sheet(path: Path, name: str = "", marks: Marks = VIETNAMESE) -> Sheet:
    """The sheet ``name`` of the file ``path``, or its first visible one. Raises :class:`BadSheet`."""
    try:
        if not path.is_file():
            raise BadSheet(_MISSING)
        if path.stat().st_size > MAX_FILE_BYTES:
            raise BadSheet(_TOO_LARGE.format(limit=MAX_FILE_BYTES // 1024**2))
        data = path.read_bytes()
    except OSError as error:
        raise BadSheet(_UNOPENED) from error
    return sheet_of(data, name, marks)


def sheet_of(data: bytes, name: str = "", marks: Marks = VIETNAMESE) -> Sheet:
    """The sheet ``name`` of a file's bytes, or its first visible one. Raises :class:`BadSheet`."""
    formulas = has_formulas(data)
    with _library():
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = _chosen(book, name)
        unsure = _formula_cells(data, book.worksheets.index(sheet)) if formulas else frozenset()
        return _Reading(sheet, marks, unsure).sheet(tuple(ws.title for ws in book.worksheets))


@contextmanager
def _library() -> Iterator[None]:
    """openpyxl trusts what it reads: whatever it stumbles over is a file that cannot be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BadSheet:
        raise
    except Exception as error:
        raise BadSheet(TORN) from error


def _chosen(book: Any, name: str) -> Any:
    if name:
        wanted = _folded(name)
        for sheet in book.worksheets:
            if _folded(sheet.title) == wanted:
                return sheet
        raise BadSheet(_NO_SHEET.format(name=name, names=", ".join(sheet.title for sheet in book.worksheets)))
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return (visible or book.worksheets)[0]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


def _formula_cells(data: bytes, index: int) -> frozenset[tuple[int, int]]:
    """Row and column of all cells with a formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[index]
    return frozenset(_place(cell) for row in _rows(sheet) for cell in row if cell.data_type == "f")


def _place(cell: Any) -> tuple[int, int]:
    """Row and column; zeros for the filling between cells."""
    return getattr(cell, "row", 0), getattr(cell, "column", 0)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet within the limits, from the first on."""
    sheet.reset_dimensions()  # what a file says of its size is often wrong, and cuts rows off
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        if cells > _MAX_CELLS or number > _LAST_ROW:
            raise BadSheet(_ROWS.format(limit=MAX_ROWS))
        if row and number > MAX_ROWS and any(cell.value is not None for cell in row):
            raise BadSheet(_ROWS.format(limit=MAX_ROWS))
        if len(row) > MAX_COLUMNS and any(cell.value is not None for cell in row[MAX_COLUMNS:]):
            raise BadSheet(_COLUMNS.format(limit=MAX_COLUMNS))
        yield row[:MAX_COLUMNS]


class _Reading:
    """One sheet on its way to rows of text."""

    def __init__(self, sheet: Any, marks: Marks, formulas: frozenset[tuple[int, int]]) -> None:
        self.source, self.marks, self.formulas = sheet, marks, formulas
        self.uncalculated: list[str] = []
        self.errors: list[str] = []
        self.texts: dict[str, str] = {}  # many cells share one text

    def sheet(self, names: tuple[str, ...]) -> Sheet:
        rows = [self.row(cells) if cells else () for cells in _rows(self.source)]
        while rows and not rows[-1]:
            rows.pop()
        return Sheet(self.source.title, tuple(rows), names, tuple(self.uncalculated), tuple(self.errors))

    def row(self, cells: tuple[Any, ...]) -> tuple[str, ...]:
        texts = [self.cell(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def cell(self, cell: Any) -> str:
        value = cell.value
        if value is None:
            # A formula with the result "" is of the type of texts; one without a result is not.
            if self.formulas and cell.data_type == "n" and (_place(cell) in self.formulas):
                self.uncalculated.append(cell.coordinate)
            return ""
        if cell.data_type == "e" or (isinstance(value, float) and abs(value) == float("inf")):
            self.errors.append(cell.coordinate)
            return str(value) if cell.data_type == "e" else "#NUM!"
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, int | float):
            return shown(value, cell.number_format, self.marks)
        if isinstance(value, str):
            return self.text(value, cell)
        return _moment(value)

    def text(self, value: str, cell: Any) -> str:
        if value not in self.texts:
            if len(value) > MAX_CELL:
                raise BadSheet(_LONG.format(cell=cell.coordinate, limit=MAX_CELL))
            plain = _ESCAPED.sub(_unescaped, value).replace("\r\n", "\n").replace("\r", "\n")
            self.texts[value] = unicodedata.normalize("NFC", plain).strip()
        return self.texts[value]


def _unescaped(match: re.Match[str]) -> str:
    """A control character that the format writes as ``_x000D_``: line ends stay, the rest goes."""
    character = chr(int(match[1], 16))
    return character if character in "_\n\r\t" else ""


def _moment(value: Any) -> str:
    """A date, a time of day or a duration, to the second."""
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    if isinstance(value, dt.datetime):
        value = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        if value.time() == dt.time():
            return str(value.date().isoformat())
    if isinstance(value, dt.datetime | dt.time):
        return str(value.isoformat(timespec="seconds" if value.second else "minutes"))
    return str(value.isoformat())


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in characters, how figures in it are shown, whether it is centred."""

    heading: str
    width: float
    figures: str = "0"
    centred: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet called ``name`` (at most 31 characters): lines of ``title``, the headings of ``columns``, ``rows``."""

    name: str
    title: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[str | int | dt.date | None]]


_FONT = "Times New Roman"
_LINE = Side(style="thin", color="808080")
_DATE = "dd/mm/yyyy"


def workbook(tables: Sequence[Table]) -> bytes:
    """An .xlsx file with a sheet a table: headings that stay in sight and on every printed page, A4 across, real dates and figures.

    Text cells are typed and marked as text, whatever they begin with; control characters are left out.
    """
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = "ttdn-publish"
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Any, table: Table) -> None:
    width = len(table.columns)
    for number, line in enumerate(table.title, 1):
        _write(sheet.cell(number, 1), line)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)
        sheet.cell(number, 1).font = Font(name=_FONT, size=13, bold=True)
        sheet.cell(number, 1).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    head = len(table.title) + 1
    for index, column in enumerate(table.columns, 1):
        cell = sheet.cell(head, index)
        _write(cell, column.heading)
        cell.font = Font(name=_FONT, size=12, bold=True)
        cell.fill = PatternFill("solid", start_color="E7E6E6")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(_LINE, _LINE, _LINE, _LINE)
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    plain, border = Font(name=_FONT, size=12), Border(_LINE, _LINE, _LINE, _LINE)
    sides = [Alignment("center" if column.centred else None, "top", wrap_text=True) for column in table.columns]
    for number, row in enumerate(table.rows, head + 1):
        for index, (value, column) in enumerate(zip(row, table.columns, strict=True), 1):
            cell = sheet.cell(number, index)
            _write(cell, value, column.figures)
            cell.font, cell.border, cell.alignment = plain, border, sides[index - 1]
    last = f"{get_column_letter(width)}{head + len(table.rows)}"
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.auto_filter.ref = f"A{head}:{last}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P/&N"


def _write(cell: Any, value: str | int | dt.date | None, figures: str = "0") -> None:
    if isinstance(value, str) and value:
        text = _LOOKS_ESCAPED.sub("_x005F_", _CONTROL.sub("", unicodedata.normalize("NFC", value)))
        if len(text) > MAX_CELL:
            raise ValueError(f"a cell of {len(text)} characters")
        cell.value, cell.data_type = text, "s"  # without the type, "=…" would be a formula and "#N/A" an error
        cell.number_format = "@"
        cell.quotePrefix = text.startswith(_DANGEROUS)
    elif isinstance(value, dt.date):
        cell.value, cell.number_format = value, _DATE
    elif isinstance(value, int):
        cell.value, cell.number_format = value, figures
