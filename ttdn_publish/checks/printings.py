"""Check of a brochure against its recorded printings: what changed since the last one, and whether it is counted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import texts
from ttdn_publish.records.printings import Differences, Said, differences, read_printings

SINCE = Rule(
    "IN12",
    Severity.NOTICE,
    N_("Bản in lại biết mình khác lần trước ở đâu"),
    N_(
        "Mỗi lần giao nhà in, chương trình ghi lại ấn phẩm đã nói gì. Lần sau, dòng nào thêm, bớt, sửa được kể ra để viết vào “changes”; nội dung đã khác thì lần in phải tăng."
    ),
    N_("Tăng “printing:” và kể các thay đổi trong “changes:” của brochure.yaml."),
    N_("Kế hoạch 2018, mục IV.4(2): tái bản ấn phẩm quảng bá"),
)
RULES = (SINCE,)
_MOST = 12


def said(brochure: Brochure) -> Said:
    """What the brochure says, for the record: rows by their keys, texts by their names, the cover under ``brochure.yaml``."""
    told: dict[str, dict[str, str]] = {}
    for row in brochure.entries:
        told[row.key] = {
            field.name: _plain(getattr(row, field.name))
            for field in dataclasses.fields(row)
            if field.name not in ("at", "key")
        }
    for slug, text in brochure.texts.items():
        told[f"texts/{slug}"] = {str(number): one.plain for number, one in enumerate(texts(text), 1)}
    cover = dataclasses.replace(brochure, entries=(), texts={}, changes=(), updated_to=None, printing=1)
    told["brochure.yaml"] = {str(number): one.plain for number, one in enumerate(texts(cover), 1)}
    return told


def _plain(value: object) -> str:
    return value.plain if isinstance(value, Text) else "" if value is None else str(value)


def check_printing(brochure: Brochure, records: Path) -> Iterator[Finding]:
    """Findings on what changed since the last recorded printing; nothing where none is on record in ``records``."""
    printings = read_printings(records, brochure.name)
    if not printings:
        return
    last = printings[-1]
    found = differences(last.said, said(brochure))
    place = Place(brochure.at.file)
    if brochure.printing <= last.number and found:
        message = N_("Lần in {number} đã giao nhà in {day}; nội dung đã đổi từ đó: {what}.")
        yield SINCE.at(
            place, message, severity=Severity.WARNING, number=last.number, day=last.at[:10], what=_told(found)
        )
    elif found:
        message = N_("So với lần in {number}: {what}.")
        yield SINCE.at(place, message, number=last.number, what=_told(found))


def _told(found: Differences) -> str:
    parts = []
    for words, keys in (
        (N_("thêm {keys}"), found.added),
        (N_("bỏ {keys}"), found.gone),
        (N_("sửa {keys}"), found.changed),
    ):
        if keys:
            more = "…" if len(keys) > _MOST else ""
            parts.append(words.format(keys=", ".join(keys[:_MOST]) + more))
    return "; ".join(parts)
