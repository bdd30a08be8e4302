"""From YAML to the model: types convert, pydantic validates, every mistake keeps its line."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import types
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.located import Located
from ttdn_publish.model.calendar import PartialDate, Period
from ttdn_publish.model.classification import Classification, classify
from ttdn_publish.model.text import Text
from ttdn_publish.readers import rules

T = TypeVar("T")
ReadText = Callable[[str, Place], Text]
Path = tuple[int | str, ...]

#: YAML keys that are Python keywords.
_RENAMED = {"from": "from_"}
_WRITTEN = {name: key for key, name in _RENAMED.items()}


def build(cls: type[T], node: Located, file: str, read_text: ReadText, findings: Findings, **derived: Any) -> T | None:
    """An instance of the record ``cls`` from ``node``, or ``None`` after noting every mistake in ``findings``.

    ``derived`` fills fields that authors do not write.
    """
    work = _Work(file, node, read_text, findings)
    data = work.convert(cls, node, ())
    if isinstance(data, dict):
        data.update(derived)
    try:
        result: T = _adapter(cls).validate_python(data)
    except ValidationError as error:
        work.report(error)
        return None
    return None if work.wrong else result


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
_FIELDS: dict[Any, dict[str, Any]] = {}


def _adapter(cls: Any) -> TypeAdapter[Any]:
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]


def is_record(annotation: Any) -> bool:
    """Whether a type is a record of the model, written by authors as a mapping."""
    return dataclasses.is_dataclass(annotation) and hasattr(annotation, "__pydantic_config__")


def authored_fields(cls: Any) -> dict[str, Any]:
    """The fields of a record that authors may write, with their types."""
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        _FIELDS[cls] = {f.name: hints[f.name] for f in dataclasses.fields(cls) if not f.metadata.get("derived")}
    return _FIELDS[cls]


class _Work:
    """One conversion: what was wrong, and where."""

    def __init__(self, file: str, root: Located, read_text: ReadText, findings: Findings) -> None:
        self.file, self.root, self.read_text, self.findings = file, root, read_text, findings
        self.wrong: set[Path] = set()

    def place(self, path: Path) -> Place:
        return Place(self.file, self.root.line_of(tuple(_WRITTEN.get(str(p), p) for p in path)))

    def convert(self, annotation: Any, node: Located, path: Path) -> Any:
        """``node`` as pydantic should see it for ``annotation``."""
        origin = get_origin(annotation)
        if origin in (Union, types.UnionType):
            if node.value is None:
                return None
            return self.convert(next(a for a in get_args(annotation) if a is not type(None)), node, path)
        if origin is tuple and isinstance(node.value, list):
            return [self.convert(get_args(annotation)[0], item, (*path, i)) for i, item in enumerate(node.value)]
        if is_record(annotation):
            return self._record(annotation, node, path)
        if isinstance(node.value, str) or node.value is None:
            return self._scalar(annotation, node.value, path)
        return node.raw()

    def _record(self, cls: type[Any], node: Located, path: Path) -> Any:
        if not isinstance(node.value, dict):
            return node.raw()
        fields = authored_fields(cls)
        data: dict[str, Any] = {"at": self.place(path)}
        for key, item in node.value.items():
            name = _RENAMED.get(key, key)
            if name not in fields:
                self._unknown(key, fields, (*path, key))
                continue
            data[name] = self.convert(fields[name], item, (*path, name))
        return data

    def _scalar(self, annotation: Any, value: str | None, path: Path) -> Any:
        if annotation is Text:
            return self.read_text(value, self.place(path)) if value else Text()
        if annotation is str:
            return value or ""
        if value is None:
            return None
        convert = _SCALARS.get(annotation)
        if convert is None and isinstance(annotation, type) and issubclass(annotation, StrEnum):
            convert = functools.partial(_choice, annotation)
        if convert is None:
            return value
        try:
            return convert(value)
        except ValueError as error:
            self.note(
                rules.WRONG_VALUE,
                path,
                N_("Giá trị “{value}” của “{key}” không dùng được."),
                value=value,
                expected=str(error),
            )
            return None

    def note(self, rule: Any, path: Path, message: str, **values: str) -> None:
        self.wrong.add(path)
        values.setdefault("key", str(_WRITTEN.get(str(path[-1]), path[-1])) if path else "")
        self.findings.add(rule.at(self.place(path), message, **values))

    def _unknown(self, key: str, fields: Mapping[str, Any], path: Path) -> None:
        near = difflib.get_close_matches(key, [_WRITTEN.get(f, f) for f in fields], 1)
        self.note(
            rules.UNKNOWN_KEY,
            path,
            N_("Khóa “{key}” không có trong danh mục."),
            hint=f" (“{near[0]}”?)" if near else "",
        )

    def report(self, error: ValidationError) -> None:
        """Turn pydantic's errors into findings, leaving out what was already said."""
        for item in error.errors(include_url=False):
            path = tuple(item["loc"])
            if path in self.wrong:
                continue
            if item["type"] in ("missing", "missing_argument"):
                key = _WRITTEN.get(str(path[-1]), str(path[-1]))
                place = Place(self.file, self.root.line_of(path[:-1]))
                self.findings.add(rules.MISSING_KEY.at(place, N_("Thiếu khóa “{key}”."), key=key))
                continue
            value = item.get("input")
            shown = "…" if isinstance(value, dict | list | tuple) else str(value)[:60]
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            self.note(rules.WRONG_VALUE, path, message, value=shown, expected=_expected(item["type"]))


def _expected(kind: str) -> str:
    for start, words in _EXPECTED.items():
        if kind.startswith(start):
            return words
    return N_("xem ví dụ trong content/HUONG-DAN.md")


_EXPECTED = {
    "int": N_("một số nguyên, ví dụ 12"),
    "decimal": N_("một số, dấu chấm thập phân, ví dụ 12.5"),
    "float": N_("một số, dấu chấm thập phân, ví dụ 12.5"),
    "finite": N_("một số hữu hạn"),
    "datetime": N_("ngày giờ, ví dụ 2018-03-30T08:00"),
    "date": N_("ngày theo dạng năm-tháng-ngày, ví dụ 2018-03-30"),
    "bool": N_("true hoặc false"),
    "tuple": N_("một danh sách, mỗi dòng bắt đầu bằng gạch đầu dòng"),
    "list": N_("một danh sách, mỗi dòng bắt đầu bằng gạch đầu dòng"),
    "dataclass": N_("các dòng “khóa: giá trị” thụt vào"),
    "dict": N_("các dòng “khóa: giá trị” thụt vào"),
    "string": N_("một dòng chữ"),
}


def fold(text: str) -> str:
    """``text`` in lower case without Vietnamese marks, for tolerant comparison of names."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("-", " ").replace("_", " ").strip()


def _choice(enum: type[StrEnum], value: str) -> StrEnum:
    for member in enum:
        if fold(member.value) == fold(value):
            return member
    raise ValueError(N_("một trong: {values}").format(values=", ".join(enum)))


def _partial_date(value: str) -> PartialDate:
    try:
        return PartialDate.parse(value)
    except ValueError:
        raise ValueError(N_("ngày có thật, dạng 2018-03-30, 2018-03 hoặc 2018")) from None


def _period(value: str) -> Period:
    try:
        return Period.parse(value)
    except ValueError:
        raise ValueError(N_("kỳ dạng 2017, 2018-Q1, 2018-H1, 2017-9M, 2018-03")) from None


def _truth(value: str) -> bool:
    folded = fold(value)
    if folded in ("true", "co", "x", "1", "yes"):
        return True
    if folded in ("false", "khong", "0", "no", ""):
        return False
    raise ValueError(N_("true hoặc false"))


def _decimal(value: str) -> Decimal:
    try:
        number = Decimal(value.replace(" ", ""))
    except ArithmeticError:
        raise ValueError(N_("một số, dấu chấm thập phân, ví dụ 12.5")) from None
    if not number.is_finite():
        raise ValueError(N_("một số hữu hạn"))
    return number


_SCALARS: dict[Any, Callable[[str], Any]] = {
    PartialDate: _partial_date,
    Period: _period,
    bool: _truth,
    Decimal: _decimal,
    Classification: classify,
}
