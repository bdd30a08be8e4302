"""Reading the registers that all publications share: organisations, people, indicators."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.located import Located
from ttdn_publish.model.agency import Agency
from ttdn_publish.model.classification import classify
from ttdn_publish.model.indicator import Indicator
from ttdn_publish.model.organisation import Organisation, Person
from ttdn_publish.model.registers import Registers
from ttdn_publish.readers import rules
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import SECRET, Source
from ttdn_publish.readers.structure import build

ORGANISATIONS = "organisations.yaml"
PEOPLE = "people.yaml"
INDICATORS = "indicators"
AGENCIES = "agencies.yaml"

T = TypeVar("T")


def read_registers(source: Source) -> Registers:
    """The registers in ``source.folder`` (the workspace's ``content``). Raises :class:`SecrecyStop`."""
    return Registers(
        organisations=by_id(Organisation, source.folder / ORGANISATIONS, source),
        people=by_id(Person, source.folder / PEOPLE, source),
        indicators=_indicators(source),
        agencies=tuple(_entries(Agency, source.folder / AGENCIES, source)),
    )


def by_id(cls: type[T], path: Path, source: Source) -> dict[str, T]:
    """The entries of a register by their ids; what is wrong with them is noted. Raises :class:`SecrecyStop`."""
    records: dict[str, T] = {}
    entry: Any
    for entry in _entries(cls, path, source):
        if entry.id in records:
            message = N_("Mã “{value}” bị dùng hai lần.")
            expected = N_("mỗi mã một lần")
            source.findings.add(rules.WRONG_VALUE.at(entry.at, message, value=entry.id, expected=expected))
        records.setdefault(entry.id, entry)
    return records


def _entries(cls: type[T], path: Path, source: Source) -> Iterator[T]:
    """The entries of a register that can be used."""
    node = source.yaml(path) if path.exists() else None
    if node is None:
        return
    file = source.name(path)
    if not isinstance(node.value, list):
        expected = N_("một danh sách, mỗi dòng bắt đầu bằng gạch đầu dòng")
        message = N_("Tệp này phải là một danh sách.")
        source.findings.add(rules.WRONG_VALUE.at(Place(file, 1), message, expected=expected))
        return
    for item in node.value:
        entry = build(cls, item, file, text_reader(source.findings), source.findings)
        if entry is not None:
            yield entry


def _indicators(source: Source) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for path in sorted((source.folder / INDICATORS).glob("*.csv")):
        rows = source.rows(path)
        if not rows:
            continue
        header, file = rows[0], source.name(path)
        for line, row in enumerate(rows[1:], start=2):
            if not any(row):
                continue
            cells = {key: Located(value or None, line) for key, value in zip(header, row, strict=False) if key}
            node = Located({k: v for k, v in cells.items() if v.value is not None}, line, dict.fromkeys(cells, line))
            written = cells["classification"].value if "classification" in cells else None
            if classify(written if isinstance(written, str) else None).secret:
                raise SecrecyStop(SECRET.format(place=Place(file, line)))
            indicator = build(Indicator, node, file, text_reader(source.findings), source.findings)
            if indicator is not None:
                _keep(indicator, found, source)
    return found


def _keep(indicator: Indicator, found: dict[str, Indicator], source: Source) -> None:
    earlier = found.setdefault(indicator.reference, indicator)
    if (earlier.value, earlier.unit) != (indicator.value, indicator.unit):
        message = N_("Chỉ tiêu “{key}” có hai giá trị: {one} ({place}) và {two}.")
        source.findings.add(
            rules.CONFLICTING_INDICATOR.at(
                indicator.at,
                message,
                key=indicator.reference,
                one=f"{earlier.value} {earlier.unit}",
                two=f"{indicator.value} {indicator.unit}",
                place=earlier.at,
            )
        )
