"""Reading a brochure: ``brochure.yaml``, the table of its rows, the texts beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import get_type_hints

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.files import windows_safe
from ttdn_publish.formats.located import Located
from ttdn_publish.model.brochure import Brochure, BrochureFamily, Enterprise, Product, Project, Row, SketchMap, Spot
from ttdn_publish.model.bulletin import Article
from ttdn_publish.model.classification import classify
from ttdn_publish.readers import rules
from ttdn_publish.readers.bulletin import LONGEST_WEB, WEB, read_article
from ttdn_publish.readers.front import check_classification
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import SECRET, Source
from ttdn_publish.readers.structure import build, fold
from ttdn_publish.workspace import BROCHURE_FILE

TEXTS = "texts"
MAX_TEXTS, MAX_ROWS = 60, 5_000
#: Height of a sketch map as a part of its width.
_FLATTEST, _TALLEST = 0.2, 3.0

#: What a row of each family is.
ROWS: Mapping[BrochureFamily, type[Row]] = {
    BrochureFamily.PROJECTS: Project,
    BrochureFamily.TOURISM: Spot,
    BrochureFamily.SPECIALITIES: Product,
    BrochureFamily.ENTERPRISES: Enterprise,
}
_COMMON = {
    "Ảnh": "picture",
    "Tác giả ảnh": "credit",
    "Mô tả ảnh": "alt",
    "Quyền dùng ảnh": "permission",
    "Mức phổ biến": "classification",
    "Mẫu": "sample",
}
#: Headings of the tables as staff write them (marks and capitals do not count) and the fields that they fill.
COLUMNS: Mapping[BrochureFamily, Mapping[str, str]] = {
    BrochureFamily.PROJECTS: {
        "Mã dự án": "key",
        "Tên dự án": "name",
        "Địa điểm": "place",
        "Diện tích": "area",
        "Mục tiêu": "purpose",
        "Vốn dự kiến": "capital",
        "Hình thức": "form",
        "Hiện trạng đất": "land",
        "Ưu đãi": "incentives",
        "Đầu mối": "contact",
        "X": "x",
        "Y": "y",
        **_COMMON,
    },
    BrochureFamily.TOURISM: {
        "Số": "key",
        "Tên": "name",
        "Loại": "kind",
        "Giới thiệu": "text",
        "Mách nhỏ": "hint",
        "X": "x",
        "Y": "y",
        **_COMMON,
    },
    BrochureFamily.SPECIALITIES: {
        "Mã": "key",
        "Tên sản phẩm": "name",
        "Lời dẫn": "headline",
        "Chỉ dẫn địa lý": "indication",
        "Vùng trồng": "origin",
        "Mùa vụ": "season",
        "Quy cách": "size",
        "Hương vị": "taste",
        "Bảo quản": "keeping",
        "Tiêu chuẩn": "standards",
        "Nơi sản xuất": "producers",
        "Nguồn": "source",
        "Trang web": "web",
        **_COMMON,
    },
    BrochureFamily.ENTERPRISES: {
        "Mã": "key",
        "Tên doanh nghiệp": "name",
        "Ngành": "sector",
        "Sản phẩm": "products",
        "Thị trường": "markets",
        "Địa chỉ": "address",
        "Điện thoại": "phone",
        "Thư điện tử": "email",
        "Trang web": "website",
        **_COMMON,
    },
}


def read_brochure(source: Source) -> Brochure | None:
    """The brochure in the source folder with its rows and texts, or ``None`` when ``brochure.yaml`` cannot be used.

    Every mistake of every file is noted in ``source.findings``. Raises :class:`SecrecyStop`.
    """
    path = source.folder / BROCHURE_FILE
    node = source.yaml(path)
    brochure = None
    if node is not None:
        check_classification(node, source.name(path), source)
        brochure = build(Brochure, node, source.name(path), text_reader(source.findings), source.findings)
    texts: dict[str, Article] = {}
    for file in sorted((source.folder / TEXTS).glob("*.md"))[:MAX_TEXTS]:
        article = read_article(file, source)
        if article is not None:
            texts[article.slug] = article
    if brochure is None:
        return None
    brochure = _within_reason(brochure, source)
    rows = _rows(brochure, source) if brochure.rows else ()
    return dataclasses.replace(brochure, name=source.folder.resolve().name, entries=rows, texts=texts)


def _within_reason(brochure: Brochure, source: Source) -> Brochure:
    """``brochure`` with values that a page can have; what is beyond them is noted and put back to the usual."""
    if not (brochure.web == "" or _is_address(brochure.web)):
        _wrong(brochure.at, "web", brochure.web, source)
        brochure = dataclasses.replace(brochure, web="")
    sketch = brochure.map
    if sketch is not None and not _FLATTEST <= sketch.height <= _TALLEST:
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        expected = N_("từ {least} đến {most}").format(least=_FLATTEST, most=_TALLEST)
        source.findings.add(
            rules.WRONG_VALUE.at(sketch.at, message, value=sketch.height, key="height", expected=expected)
        )
        brochure = dataclasses.replace(brochure, map=dataclasses.replace(sketch, height=SketchMap().height))
    return brochure


def _is_address(written: str) -> bool:
    return bool(WEB.fullmatch(written)) and len(written) <= LONGEST_WEB


def _wrong(at: Place, key: str, value: str, source: Source) -> None:
    message = N_("Giá trị “{value}” của “{key}” không dùng được.")
    expected = N_("một địa chỉ https:// không quá {most} ký tự, để in thành mã QR").format(most=LONGEST_WEB)
    source.findings.add(rules.WRONG_VALUE.at(at, message, value=value[:60], key=key, expected=expected))


def _rows(brochure: Brochure, source: Source) -> tuple[Row, ...]:
    path = source.inside(brochure.rows, "")
    if path is None or not path.is_file():
        message = N_("Không có bảng “{file}” trong thư mục của ấn phẩm.")
        source.findings.add(rules.UNREADABLE.at(brochure.at, message, file=brochure.rows[:80]))
        return ()
    table = source.rows(path)
    if not table:
        return ()
    fields = _fields(table[0], brochure.family, Place(source.name(path), 1), source)
    found: dict[str, Row] = {}
    for line, cells in enumerate(table[1:], start=2):
        if not any(cells):
            continue
        if len(found) == MAX_ROWS:
            message = N_("Bảng “{file}” có quá nhiều dòng (hơn {limit}).")
            source.findings.add(
                rules.UNREADABLE.at(Place(source.name(path), line), message, file=path.name, limit=MAX_ROWS)
            )
            break
        row = _row(ROWS[brochure.family], fields, cells, line, path, source)
        if row is None:
            continue
        if not windows_safe(row.key):
            expected = N_("chữ, số và gạch nối: mã còn là tên tệp")
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            source.findings.add(rules.WRONG_VALUE.at(row.at, message, value=row.key[:40], key="key", expected=expected))
            continue
        if isinstance(row, Product) and row.web and not _is_address(row.web):
            _wrong(row.at, "Trang web", row.web, source)
            row = dataclasses.replace(row, web="")
        if row.key in found:
            expected = N_("mỗi mã một lần")
            source.findings.add(
                rules.WRONG_VALUE.at(row.at, N_("Mã “{value}” bị dùng hai lần."), value=row.key, expected=expected)
            )
        found.setdefault(row.key, row)
    return tuple(found.values())


def _fields(header: list[str], family: BrochureFamily, place: Place, source: Source) -> list[str]:
    """The field that each column fills; nothing for a column that is not known."""
    known = {fold(heading): field for heading, field in COLUMNS[family].items()}
    fields = [known.get(fold(heading), "") for heading in header]
    for heading, field in zip(header, fields, strict=True):
        if heading and not field:
            message = N_("Cột “{key}” không có trong danh mục.")
            source.findings.add(rules.UNKNOWN_KEY.at(place, message, key=heading[:60], hint=""))
    for heading, field in COLUMNS[family].items():
        if field in ("key", "name") and field not in fields:
            source.findings.add(rules.MISSING_KEY.at(place, N_("Thiếu cột “{key}”."), key=heading))
    return fields


def _row(cls: type[Row], fields: list[str], cells: list[str], line: int, path: Path, source: Source) -> Row | None:
    written = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell}
    if "classification" in written and classify(written["classification"]).secret:
        raise SecrecyStop(SECRET.format(place=Place(source.name(path), line)))
    for field in written.keys() & _figures(cls):
        written[field] = written[field].replace(",", ".")  # Excel shows decimals with a comma in Vietnam
    node = Located({f: Located(cell, line) for f, cell in written.items()}, line, dict.fromkeys(fields, line))
    return build(cls, node, source.name(path), text_reader(source.findings), source.findings)


def _figures(cls: type[Row]) -> set[str]:
    return {name for name, hint in get_type_hints(cls).items() if hint == float | None}
