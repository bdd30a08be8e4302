"""Finds names of seas and islands that Viet Nam does not use. The forms, their sources and dates: ``sovereignty.csv``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from ttdn_publish.language import data

#: The right names, by language: sea, Hoàng Sa, Trường Sa (team's terms.csv, sovereignty-001, -003, -004).
RIGHT = {
    "vi": ("Biển Đông", "Hoàng Sa", "Trường Sa"),
    "en": ("East Sea", "Hoang Sa Archipelago", "Truong Sa Archipelago"),
    "fr": ("mer Orientale", "archipel de Hoàng Sa", "archipel de Truong Sa"),
    "zh-Hans": ("越南东海", "黄沙群岛", "长沙群岛"),
    "zh-Hant": ("越南東海", "黃沙群島", "長沙群島"),
    "ja": ("ベトナム東部海域", "ホアンサ諸島", "チュオンサ諸島"),
    "ko": ("베트남 동해", "호앙사 군도", "쯔엉사 군도"),
}
_PASSED_OVER = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_SENTENCE_END = re.compile(r"[.!?…。！？]+(?=\s|$|[”」])|[。！？]|\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """A forbidden form in a text: where, what stands there, what to write (may be empty), and a note."""

    start: int
    end: int
    form: str
    right: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    right: str
    unless: re.Pattern[str] | None
    since: date
    note: str
    source: str


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    sea, hoang_sa, truong_sa = RIGHT[language]
    forms = []
    for row in data.table("sovereignty.csv"):
        if row["language"] not in ("*", language):
            continue
        latin = row["language"] in ("*", "vi", "fr")
        pattern = re.compile(rf"(?<![\w-])(?:{row['form']})(?!\w)" if latin else row["form"])
        since = [*(int(part) for part in row["since"].split("-") if part), 1, 1]
        forms.append(
            _Form(
                pattern,
                row["right"].format(sea=sea, hs=hoang_sa, ts=truong_sa),
                re.compile(row["unless"]) if row["unless"] else None,
                date(*since[:3]) if row["since"] else date.min,
                row["note"],
                row["source"],
            )
        )
    return tuple(forms)


def find(text: str, language: str, *, keep: Collection[str] = (), on: date | None = None) -> list[Hit]:
    """Forbidden forms in ``text``, in order.

    ``keep`` are passages that a person allowed; ``on`` is the day of the text: rows that begin later do not hold.
    Web addresses are passed over. A claim line is reported only where its sentence does not reject it.
    """
    passed = [match.span() for match in _PASSED_OVER.finditer(text)]
    passed += [match.span() for phrase in keep for match in re.finditer(re.escape(phrase), text)]
    hits: list[Hit] = []
    for form in _forms(language):
        if on is not None and form.since > on:
            continue
        for match in form.pattern.finditer(text):
            start, end = match.span()
            if any(first <= start and end <= last for first, last in passed):
                continue
            if form.unless is not None and form.unless.search(_sentence(text, start, end)):
                continue
            if not any(hit.start <= start and end <= hit.end for hit in hits):
                hits.append(Hit(start, end, match[0], form.right, form.note, form.source))
    return sorted(hits, key=lambda hit: hit.start)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a passage."""
    first = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, end)
    return text[first : after.end() if after else len(text)]
