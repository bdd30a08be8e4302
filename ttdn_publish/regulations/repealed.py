"""Acts that are no longer in force, as dated data: what may not be a legal basis any more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ttdn_publish.formats import located


@dataclass(frozen=True)
class Repealed:
    """An act that was in force up to ``to`` (included). ``by`` is what replaced it.

    ``number`` is its number and symbol; a law is also cited by ``title`` and ``year``.
    """

    number: str
    to: date
    by: str
    source: str
    title: str = ""
    year: int = 0

    def named_in(self, words: str) -> bool:
        """Whether ``words`` (NFC) cite the act: by its number, a law also by its title with the year."""
        if re.search(rf"(?<![\d/]){re.escape(self.number)}(?!\w)", words):
            return True
        return bool(self.title) and bool(re.search(rf"{self.title}[^,;.]{{0,40}}?năm\s+{self.year}(?!\d)", words))


@cache
def repealed() -> tuple[Repealed, ...]:
    """All acts on record, earliest end first."""
    text = files(__package__).joinpath("documents", "repealed.yaml").read_text("utf-8")
    return tuple(sorted((Repealed(**row) for row in located.load(text)), key=lambda act: act.to))
