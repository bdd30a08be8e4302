"""The table format of the termbase: CSV, a row a concept.

Written as UTF-8 with a byte order mark, comma-separated, with ``\\n`` line ends. Excel on Windows takes a CSV file without
the mark for the old code page and shows broken Vietnamese; Git and every editor ignore the mark, and ``\\n`` keeps
differences clean. Read is what Excel makes of it: with or without mark, ``\\r\\n``, semicolons or tabs instead of commas
(regional settings), and dates as ``dd/mm/yyyy`` (Excel rewrites ISO dates when it saves in Vietnamese settings).
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import UnreadableFile, read_text, write_atomic
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.concept import LANGUAGES, Case, Concept, Status, Term

SEPARATOR = ";"
_OWN = (
    "id",
    "domain",
    "vi",
    "vi_variants",
    "valid_from",
    "valid_to",
    "case",
    "do_not_translate",
    "checked",
    "note",
    "source",
    "vi_forbidden",
)
COLUMNS = (*_OWN, *(f"{lang}{part}" for lang in LANGUAGES for part in ("", "_status", "_forms", "_forbidden")))
_NEEDED = ("id", "vi")
_MOST_ROWS = 50_000
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<d2>\d\d)/(?P<m2>\d\d)/(?P<y2>\d{4})")
#: Excel runs what begins so; a term from outside must not.
_FORMULA = ("=", "+", "-", "@")
_YES, _NO = frozenset({"x", "có", "yes", "true", "1"}), frozenset({"", "không", "no", "false", "0"})

E = TypeVar("E", bound=StrEnum)


def read_table(path: Path, name: str, findings: Findings) -> list[Concept]:
    """The concepts of a table; ``name`` is what findings call it. Every mistake is a finding, a bad cell counts as empty."""
    try:
        text, _ = read_text(path)
    except UnreadableFile as error:
        findings.add(rules.BAD_TABLE.at(Place(name), N_("Không đọc được: {reason}."), reason=error.args[0]))
        return []
    rows = _rows(text, name, findings)
    header = _header(next(rows, None), name, findings)
    if header is None:
        return []
    concepts = []
    for place, row in rows:
        if any(row[len(header) :]):
            message = N_("Dòng có nhiều ô hơn số cột.")
            findings.add(rules.BAD_TABLE.at(place, message))
        cells = {key: cell for key, cell in zip(header, row, strict=False) if key}
        concept = concept_of(cells, place, findings)
        if concept is not None:
            concepts.append(concept)
    return concepts


def concept_of(cells: Mapping[str, str], place: Place, findings: Findings) -> Concept | None:
    """The concept that ``cells`` (by column; what is absent is empty) describe, or ``None`` without id or Vietnamese term."""
    return _Row(dict.fromkeys(COLUMNS, "") | dict(cells), place, findings).concept()


def _rows(text: str, name: str, findings: Findings) -> Iterator[tuple[Place, list[str]]]:
    """The rows that are not empty, cells stripped, each with the line on which it begins."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, row in enumerate(reader):
            if number > _MOST_ROWS:
                raise csv.Error("too many rows")
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                yield Place(name, line), cells
            line = reader.line_num + 1
    except csv.Error:
        message = N_("Bảng CSV không đúng: dấu ngoặc kép mở mà không đóng, hoặc quá nhiều dòng.")
        findings.add(rules.BAD_TABLE.at(Place(name, line), message))


def _header(first: tuple[Place, list[str]] | None, name: str, findings: Findings) -> list[str] | None:
    if first is None:
        findings.add(rules.BAD_TABLE.at(Place(name, 1), N_("Bảng trống: dòng đầu phải là tên cột.")))
        return None
    place, header = first
    for index, column in enumerate(header):
        if column and column not in COLUMNS:
            near = difflib.get_close_matches(column, COLUMNS, 1)
            message = N_("Không có cột “{column}”{hint}.")
            hint = f" (“{near[0]}”?)" if near else ""
            findings.add(rules.BAD_TABLE.at(place, message, column=column[:40], hint=hint))
            header[index] = ""
        elif column and column in header[:index]:
            findings.add(rules.BAD_TABLE.at(place, N_("Cột “{column}” có hai lần."), column=column))
            header[index] = ""
    for column in _NEEDED:
        if column not in header:
            findings.add(rules.BAD_TABLE.at(place, N_("Thiếu cột “{column}”."), column=column))
            return None
    return header


class _Row:
    """One row on its way to a concept."""

    def __init__(self, cells: dict[str, str], place: Place, findings: Findings) -> None:
        self.cells, self.place, self.findings = cells, place, findings

    def concept(self) -> Concept | None:
        cells = self.cells
        for column, cell in cells.items():
            if cell.startswith(_FORMULA):
                self._wrong(column, N_("chữ, không phải công thức"))
                cells[column] = ""
        if not cells["id"] or not cells["vi"]:
            column = "vi" if cells["id"] else "id"
            self.findings.add(rules.BAD_CONCEPT.at(self.place, N_("Ô “{column}” trống."), column=column))
            return None
        if not _ID.fullmatch(cells["id"]):
            self._wrong("id", N_("chữ thường, số và gạch nối, ví dụ place-001"))
        start, end = self._date("valid_from"), self._date("valid_to")
        if start and end and start > end:
            self._wrong("valid_to", N_("ngày không trước valid_from"))
            start = end = None
        return Concept(
            cells["id"],
            cells["vi"],
            cells["domain"],
            self._forms("vi_variants"),
            start,
            end,
            self._one_of("case", Case) or Case.INITIAL,
            self._yes("do_not_translate"),
            self._languages("checked"),
            cells["note"],
            cells["source"],
            self._forms("vi_forbidden"),
            {lang: term for lang in LANGUAGES if (term := self._term(lang)) != Term()},
            self.place,
        )

    def _term(self, language: str) -> Term:
        return Term(
            self.cells[language],
            self._one_of(f"{language}_status", Status) or Status.PROPOSED,
            self._forms(f"{language}_forms"),
            self._forms(f"{language}_forbidden"),
        )

    def _wrong(self, column: str, expected: str) -> None:
        message = N_("Giá trị “{value}” của cột “{column}” không dùng được.")
        value = self.cells[column][:40]
        self.findings.add(rules.BAD_CELL.at(self.place, message, value=value, column=column, expected=expected))

    def _forms(self, column: str) -> tuple[str, ...]:
        if not self.cells[column]:
            return ()
        parts = (part.strip() for part in self.cells[column].split(SEPARATOR))
        return tuple(dict.fromkeys(part for part in parts if part))

    def _one_of(self, column: str, kind: type[E]) -> E | None:
        if written := self.cells[column]:
            if written in list(kind):
                return kind(written)
            self._wrong(column, ", ".join(kind))
        return None

    def _yes(self, column: str) -> bool:
        written = self.cells[column].lower()
        if written not in _YES | _NO:
            self._wrong(column, N_("x hoặc để trống"))
        return written in _YES

    def _languages(self, column: str) -> tuple[str, ...]:
        written = self.cells[column].split()
        if not set(written) <= set(LANGUAGES):
            self._wrong(column, " ".join(LANGUAGES))
        return tuple(language for language in LANGUAGES if language in written)

    def _date(self, column: str) -> date | None:
        written = self.cells[column]
        if not written:
            return None
        match = _DATE.fullmatch(written)
        try:
            if match and match["y"]:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            if match:
                return date(int(match["y2"]), int(match["m2"]), int(match["d2"]))
        except ValueError:  # 30 February
            pass
        self._wrong(column, N_("một ngày, ví dụ 2025-03-01"))
        return None


def table_text(concepts: Iterable[Concept]) -> str:
    """The table of ``concepts`` as text, with the byte order mark."""
    stream = io.StringIO()
    stream.write("\ufeff")
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells_of(concept) for concept in concepts)
    return stream.getvalue()


def write_table(path: Path, concepts: Iterable[Concept]) -> None:
    """Write the table of ``concepts``, whole or not at all. Raises :class:`EnvironmentProblem`."""
    write_atomic(path, table_text(concepts))


def cells_of(concept: Concept) -> dict[str, str]:
    """The cells of a concept by column, those that are empty left out or empty."""
    cells = {
        "id": concept.id,
        "domain": concept.domain,
        "vi": concept.vi,
        "vi_variants": SEPARATOR.join(concept.variants),
        "valid_from": concept.valid_from.isoformat() if concept.valid_from else "",
        "valid_to": concept.valid_to.isoformat() if concept.valid_to else "",
        "case": "" if concept.case is Case.INITIAL else concept.case,
        "do_not_translate": "x" if concept.do_not_translate else "",
        "checked": " ".join(concept.checked),
        "note": concept.note,
        "source": concept.source,
        "vi_forbidden": SEPARATOR.join(concept.forbidden),
    }
    for language, term in concept.terms.items():
        cells[language] = term.text
        cells[f"{language}_status"] = term.status if term.text else ""
        cells[f"{language}_forms"] = SEPARATOR.join(term.forms)
        cells[f"{language}_forbidden"] = SEPARATOR.join(term.forbidden)
    return cells
