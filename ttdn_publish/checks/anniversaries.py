"""Rule on anniversaries: "45 năm" must agree with the day on which relations were established."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.model.walk import texts
from ttdn_publish.workspace import packaged

ANNIVERSARY = Rule(
    "BT22",
    Severity.ERROR,
    N_("Số năm kỷ niệm khớp với ngày"),
    N_("Số năm quan hệ ngoại giao nêu trong bài phải khớp với ngày thiết lập quan hệ, tính theo năm của số bản tin."),
    N_("Sửa số năm, hoặc kiểm tra ngày trong content/anniversaries.csv."),
    N_("Bảng ngày thiết lập quan hệ ngoại giao (content/anniversaries.csv, có nguồn từng dòng)"),
)
RULES = (ANNIVERSARY,)

_YEARS = re.compile(r"(?<![\d.,])(\d{1,3})\s+năm\b(?!\s+\d)")
_RELATION = re.compile(r"quan hệ|thiết lập|kỷ niệm|kỉ niệm|ngoại giao", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]?")
_ALIASES = {"JP": ("Nhật Bản",), "GB": ("Vương quốc Anh", "nước Anh"), "AU": ("Úc", "Australia", "Ô-xtrây-li-a"), "IT": ("Italia", "I-ta-li-a", "nước Ý")}


@dataclass(frozen=True)
class Relation:
    """A country and the day relations with it were established."""

    names: tuple[str, ...]
    established: date


@cache
def relations() -> tuple[Relation, ...]:
    """The table of diplomatic relations that the package brings along."""
    text = (packaged("content") / "anniversaries.csv").read_text("utf-8")
    return tuple(
        Relation(
            (*_ALIASES.get(row["country_code"], ()), re.sub(r"\s*\(.*\)", "", row["country_vi"])),
            date.fromisoformat(row["established"]),
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def check(context: Context) -> Iterator[Finding]:
    """Sentences that speak of relations with exactly one country and of a number of years."""
    year = context.issue.date.year
    for text in texts(context.issue):
        words = text.plain
        if " năm" not in words or not _RELATION.search(words):
            continue
        for sentence in _SENTENCE.findall(words):
            for message, values in _wrong(sentence, year):
                yield ANNIVERSARY.at(text.at, message, severity=None, **values)


def _wrong(sentence: str, year: int) -> Iterator[tuple[str, dict[str, str]]]:
    counts = [int(n) for n in _YEARS.findall(sentence)]
    if len(counts) != 1 or not _RELATION.search(sentence):
        return
    named = [relation for relation in relations() if any(_has(sentence, name) for name in relation.names)]
    if len(named) != 1:
        return
    true = year - named[0].established.year
    if counts[0] != true and counts[0] >= 5:
        yield (
            N_("“{years} năm” không khớp: quan hệ với {country} thiết lập ngày {day}, đến năm {year} là {true} năm."),
            {
                "years": str(counts[0]),
                "country": named[0].names[-1],
                "day": f"{named[0].established:%d/%m/%Y}",
                "year": str(year),
                "true": str(true),
            },
        )


def _has(sentence: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) is not None
