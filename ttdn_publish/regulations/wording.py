"""Words of documents as data: capitals, bodies that are gone, abbreviations that everybody knows.

The patterns are regular expressions over text in NFC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ttdn_publish.formats import located

#: What ``{HOA}`` stands for in a pattern: one capital letter of Vietnamese.
_CAPITAL = "[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2)) + "]"


@dataclass(frozen=True)
class Capital:
    """A habit of writing capitals that Nghị định 30/2020/NĐ-CP, Phụ lục II does not follow.

    ``right`` may take up groups of ``wrong``; without it the words are written small. ``inside`` counts only in the middle of
    a sentence.
    """

    wrong: re.Pattern[str]
    right: str = ""
    inside: bool = False

    def better(self, match: re.Match[str]) -> str:
        """What is written instead of a match of ``wrong``."""
        return match.expand(self.right) if self.right else match[0].lower()


@dataclass(frozen=True)
class Dissolved:
    """A body or unit that has been gone since the day after ``to``, and what is said ``now``."""

    pattern: re.Pattern[str]
    to: date
    now: str
    source: str


@cache
def capitals() -> tuple[Capital, ...]:
    """Habits that are worth a suggestion."""
    rows = _load("capitals.yaml")["patterns"]
    return tuple(Capital(_pattern(row["wrong"]), row.get("right", ""), row.get("inside", False)) for row in rows)


@cache
def capitalised() -> tuple[str, ...]:
    """Names as they are rightly written."""
    return tuple(_load("capitals.yaml")["names"])


def dissolved(day: date) -> tuple[Dissolved, ...]:
    """Bodies that are gone on ``day``."""
    return tuple(body for body in _dissolved() if body.to < day)


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations that need not be spelt out."""
    return frozenset(word for words in _load("abbreviations.yaml").values() for word in words.split())


@cache
def _dissolved() -> tuple[Dissolved, ...]:
    return tuple(
        Dissolved(_pattern(row["pattern"]), row["to"], row["now"], row["source"]) for row in _load("dissolved.yaml")
    )


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written.replace("{HOA}", _CAPITAL))


def _load(name: str) -> Any:
    return located.load(files(__package__).joinpath("documents", name).read_text("utf-8"))
