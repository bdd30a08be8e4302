"""Where sentences begin: ordered named rules by language, the same that are exported as SRX 2.0 for other tools.

The rules, their words and their sources are in ``segmentation.yaml``. As in SRX, each rule has a pattern for what stands
before a place and one for what follows; the first rule that fits decides whether the place is a break, and a place that
no rule fits is none. Patterns are written in the syntax of SRX engines; here ``\\p{..}`` becomes a class of Python's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ttdn_publish.language import data

#: The languages that have rules; a tag's first part chooses (``zh-Hans`` and ``zh-CN`` are cut as ``zh``).
LANGUAGES = ("vi", "en", "fr", "zh", "ja", "ko")
#: What stands for an inline code in a text.
CODE = "\ufffc"

#: How far back an exception may look; every ``before`` of an exception is shorter.
REACH = 64
_FILE = "segmentation.yaml"
_NAME = re.compile(r"\{([a-z_]+)\}")
_CATEGORY = re.compile(r"\\p\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in one language: a break, or an exception; ``before`` and ``after`` in the syntax of SRX engines.

    ``examples`` show breaks as ``|``, no-break spaces as ``␣``, inline codes as ``￼``.
    """

    name: str
    is_break: bool
    before: str
    after: str
    why: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    ends_here: re.Pattern[str]  # what stands before the place, up to it
    found: re.Pattern[str]  # for breaks: the same, searched for through the text, with what follows
    after: re.Pattern[str]

    def ends(self, text: str, place: int) -> bool:
        """Whether what the rule wants before a place ends at ``place``."""
        return self.ends_here.search(text, max(0, place - REACH), place) is not None


def breaks(text: str, language: str = "vi") -> tuple[int, ...]:
    """The offsets at which a new sentence begins, ascending and inside ``text``; the beginning of the text is not named.

    The space between two sentences lies before the offset. An inline code (U+FFFC) counts as a letter: a sentence may
    begin with it; directly behind the full stop it closes the sentence (a footnote mark, the end of emphasis). A no-break
    space ties: there is never a break at one. Text in NFC; time grows with its length. Raises ``ValueError`` for a
    language without rules.
    """
    return tuple(offset for offset, _ in _decided(text, language, breaking=True))


def pieces(text: str, language: str = "vi") -> tuple[str, ...]:
    """``text`` cut at :func:`breaks`; joined, the pieces are the text again. No pieces of an empty text."""
    edges = [0, *breaks(text, language), len(text)]
    return tuple(text[one:other] for one, other in pairwise(edges) if other > one)


def explain(text: str, language: str = "vi") -> tuple[tuple[int, str], ...]:
    """Every place that looks like the end of a sentence and the rule that decided there: where the next begins, its name."""
    return tuple(_decided(text, language, breaking=False))


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language in their order, pieces and words filled in.

    Raises ``ValueError`` for a language without rules.
    """
    short = language.split("-")[0].casefold()
    if short not in LANGUAGES:
        raise ValueError(language)
    tree = data.tree(_FILE)
    named = {name: "|".join(map(_literal, lists[short])) for name, lists in tree["words"].items() if short in lists}
    for name, piece in tree["pieces"].items():
        if isinstance(piece, str) or short in piece:
            named[name] = piece if isinstance(piece, str) else piece[short]
    made = []
    for name in tree["languages"][short]:
        entry = tree["rules"][name]
        before, after = (_filled(entry[side], named) for side in ("before", "after"))
        made.append(Rule(name, entry["break"], before, after, entry["why"], tuple(entry["examples"].get(short, ()))))
    return tuple(made)


def _literal(word: str) -> str:
    return word.replace(".", "[.]")


def _filled(pattern: str, named: Mapping[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: named[match[1]], pattern)
    return pattern


def _decided(text: str, language: str, breaking: bool) -> Sequence[tuple[int, str]]:
    compiled, separator = _compiled(language.split("-")[0].casefold()), _separator()
    candidates: dict[int, int] = {}  # place -> the first rule that breaks there
    for number, one in enumerate(compiled):
        if one.rule.is_break:
            for match in one.found.finditer(text):
                candidates.setdefault(match.end(), number)
    decided = []
    for place in sorted(candidates):
        rule = compiled[candidates[place]].rule
        for one in compiled[: candidates[place]]:
            if not one.rule.is_break and one.after.match(text, place) and one.ends(text, place):
                rule = one.rule
                break
        gap = separator.match(text, place)
        offset = gap.end() if gap else place
        if (rule.is_break or not breaking) and 0 < offset < len(text):
            decided.append((offset, rule.name))
    return decided


@cache
def _compiled(language: str) -> tuple[_Compiled, ...]:
    made = []
    for rule in rules(language):
        before, after = _pythonic(rule.before), _pythonic(rule.after)
        found = re.compile(f"(?:{before})(?={after})" if rule.is_break else "(?!)")
        made.append(_Compiled(rule, re.compile(rf"(?:{before})\Z"), found, re.compile(after)))
    return tuple(made)


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(data.tree(_FILE)["pieces"]["space"] + "*")


def _pythonic(pattern: str) -> str:
    return _CATEGORY.sub(lambda match: _category(match[1]), pattern)


@cache
def _category(name: str) -> str:
    """The signs of a Unicode category (``Lu``, or ``L`` for all letters) as the inside of a class of Python's.

    Of the planes above the basic one only the rare Han characters are known; there are no letters of ours there.
    """
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)).startswith(name):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    if name in ("L", "Lo"):
        ranges.append([0x20000, 0x323AF])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
