"""Figures and cells from CSV files into charts and tables."""

from __future__ import annotations

import dataclasses
from decimal import Decimal, InvalidOperation

from ttdn_publish.findings import N_, Place
from ttdn_publish.model.body import Chart, Series, Table
from ttdn_publish.model.text import Text
from ttdn_publish.readers import rules
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source

DATA_FOLDER = "data"
_LEAST_MM, _MOST_MM = 15, 200


def fill_chart(chart: Chart, source: Source) -> Chart | None:
    """``chart`` with the categories and series of its CSV file, or ``None`` after noting what is wrong."""
    loaded = _load(chart.file, chart.at, source)
    if loaded is None:
        return None
    if chart.height is not None and not _LEAST_MM <= chart.height <= _MOST_MM:
        expected = N_("từ {least} đến {most} mm").format(least=_LEAST_MM, most=_MOST_MM)
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        source.findings.add(
            rules.WRONG_VALUE.at(chart.at, message, value=chart.height, key="height", expected=expected)
        )
        chart = dataclasses.replace(chart, height=None)
    name, rows = loaded
    read = text_reader(source.findings)
    (first, header), body = rows[0], rows[1:]
    columns: list[list[Decimal | None]] = [[] for _ in header[1:]]
    for number, row in body:
        for index in range(len(columns)):
            cell = row[index + 1] if index + 1 < len(row) else ""
            columns[index].append(_figure(cell, Place(name, number), source))
    series = tuple(
        Series(read(label, Place(name, first)), tuple(values))
        for label, values in zip(header[1:], columns, strict=True)
    )
    categories = tuple(read(row[0], Place(name, number)) for number, row in body)
    return dataclasses.replace(chart, categories=categories, series=series)


def fill_table(table: Table, source: Source) -> Table | None:
    """``table`` with the rows of its CSV file where it names one."""
    if not table.file:
        if not table.rows:
            place = table.at
            source.findings.add(rules.MISSING_KEY.at(place, N_("Thiếu khóa “{key}”."), key="file"))
            return None
        return table
    loaded = _load(table.file, table.at, source)
    if loaded is None:
        return None
    name, rows = loaded
    read = text_reader(source.findings)
    cells = [tuple(read(cell, Place(name, number)) if cell else Text() for cell in row) for number, row in rows]
    width = len(cells[0])
    body = tuple((*row, *([Text()] * (width - len(row))))[:width] for row in cells[1:])
    return dataclasses.replace(table, header=cells[0], rows=body)


def _load(file: str, place: Place, source: Source) -> tuple[str, list[tuple[int, list[str]]]] | None:
    """The name of a table's file and its rows that are not empty, each with its line."""
    path = source.inside(file, DATA_FOLDER)
    if path is None:
        message = N_("Tên tệp “{file}” phải nằm trong thư mục data của số bản tin.")
        source.findings.add(
            rules.WRONG_VALUE.at(place, message, file=file[:80], expected=N_("tên tệp, ví dụ xuat-khau.csv"))
        )
        return None
    if not path.is_file():
        message = N_("Không có tệp dữ liệu “{file}”.")
        source.findings.add(rules.UNREADABLE.at(place, message, file=source.name(path)))
        return None
    every = source.rows(path)
    if every is None:
        return None
    rows = [(number, row) for number, row in enumerate(every, 1) if any(row)]
    if len(rows) < 2 or len(rows[0][1]) < 2:
        message = N_("Bảng “{file}” cần một dòng tên cột và ít nhất một dòng số liệu, từ hai cột trở lên.")
        source.findings.add(rules.UNREADABLE.at(place, message, file=source.name(path)))
        return None
    return source.name(path), rows


def _figure(cell: str, place: Place, source: Source) -> Decimal | None:
    if cell in ("", "-", "–", "…"):
        return None
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        message = N_("Ô “{value}” trong bảng số liệu không phải là số.")
        expected = N_("một số, dấu chấm thập phân, ví dụ 12.5")
        source.findings.add(rules.WRONG_VALUE.at(place, message, value=cell[:40], expected=expected))
        return None
    return value
