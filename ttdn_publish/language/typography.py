"""Typography of plain words at layout: dashes, quotes, spaces that must not break, the ellipsis.

Each language has an ordered list of named rules in ``typography.yaml``, with examples that the tests run. Addresses,
document numbers, dates in figures and telephone numbers are never touched. ``apply`` is idempotent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ttdn_publish.language import data, typography_rules

#: Left alone, in this order: addresses, mail, document numbers, telephone numbers, dates in figures.
_KEPT = re.compile(
    r"(?:https?://|www\.)[^\s<>“”«»\"]+[^\s<>“”«»\".,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|info|edu)\b(?:/[^\s<>“”«»\"]*[\w/])?"
    r"|\b\d+(?:/\d{4})?/[A-ZĐ][\w&]*(?:-[A-ZĐ][\w&]*)*"  # 38/NQ-CP, 03/2009/TT-BNG
    r"|\b\d+-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]\w*"  # 06-NQ/TW, 12-CTr/TU
    r"|\b[A-Z]{1,4}-?\d+(?:[-/]\d+)+"
    r"|\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}-\d{1,2}-\d{4}\b"
    r"|(?<![\w/])(?:\+\d{1,3}|\(\+?\d{1,5}\)|0\d{1,4})(?:[ .-]?\(?\d{2,4}\)?){2,4}(?![\w/])"
    r"|[\ue000-\uf8ff]"
)
_FIRST = 0xE000
_ROOM = 0xF8FF - _FIRST


@dataclass(frozen=True, slots=True)
class TypographyRule:
    """A named rule: what it does, why, and examples ``(before, after)`` by language."""

    name: str
    change: Callable[[str, str], str]
    why: str
    examples: dict[str, tuple[tuple[str, str], ...]]


@cache
def rules(language: str) -> tuple[TypographyRule, ...]:
    """The rules of a language, in the order in which they are applied."""
    tables = data.tree("typography.yaml")
    chosen = tables["languages"][language.replace("-Hant", "-Hans")]
    return tuple(_rule(name, tables["rules"][name]) for name in chosen)


def _rule(name: str, entry: dict[str, object]) -> TypographyRule:
    change: Callable[[str, str], str] = getattr(typography_rules, name)
    written = entry.get("examples")
    examples = {
        str(language): tuple((visible(before), visible(after)) for before, after in pairs)
        for language, pairs in (written.items() if isinstance(written, dict) else ())
    }
    return TypographyRule(name, change, str(entry["why"]), examples)


def signs(language: str) -> dict[str, str]:
    """The signs that the program sets itself: ``colon`` after a label, ``stop``, ``comma``."""
    return dict(data.tree("typography.yaml")["signs"][language.replace("-Hant", "-Hans")])


def visible(example: str) -> str:
    """An example with its signs for spaces read: ``␣`` is a no-break space, ``⍽`` a narrow one."""
    return example.replace("␣", "\u00a0").replace("⍽", "\u202f")


def apply(text: str, language: str) -> str:
    """``text`` with the typography of ``language``; applying it again changes nothing."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        if len(kept) > _ROOM:
            return match[0]
        kept.append(match[0])
        return chr(_FIRST + len(kept) - 1)

    hidden = _KEPT.sub(hide, text)
    for rule in rules(language):
        hidden = rule.change(hidden, language)
    return "".join(kept[ord(c) - _FIRST] if 0 <= ord(c) - _FIRST < len(kept) else c for c in hidden)
