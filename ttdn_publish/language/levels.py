"""The levels of an administrative document: how a line that begins a part, an article, a clause or a point is known.

Labels and their order: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; below the points, ``-`` and ``+`` by usage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

#: Letters of points in their order: the Vietnamese alphabet without ă â ê ô ơ ư, and without f j w z.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Level(StrEnum):
    """The levels, from the outermost."""

    PART = "phan"
    CHAPTER = "chuong"
    SECTION = "muc"
    SUBSECTION = "tieu-muc"
    ARTICLE = "dieu"
    HEADING = "la-ma"
    CLAUSE = "khoan"
    SUBCLAUSE = "tieu-khoan"
    POINT = "diem"
    DASH = "gach"
    PLUS = "cong"


LEVELS = tuple(Level)

#: Levels whose title stands on a line of its own below the label.
TITLED = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(frozen=True)
class Marker:
    """The label at the head of a line as it was written (``Chương II``, ``1.``, ``đ)``), and the words behind it."""

    level: Level
    label: str
    words: str


_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{0,3}))"
_END = r"(?:\s*[.:–-])?"
_PATTERNS = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        (
            Level.PART,
            rf"(?P<label>(?:Phần|PHẦN)\s+(?:thứ\s+\w+|THỨ\s+\w+|{_ROMAN}|\d{{1,2}})){_END}(?:\s+|$)(?P<words>.*)",
        ),
        (Level.CHAPTER, rf"(?P<label>(?:Chương|CHƯƠNG)\s+(?:{_ROMAN}|\d{{1,3}})){_END}(?:\s+|$)(?P<words>.*)"),
        (Level.SUBSECTION, rf"(?P<label>(?:Tiểu mục|TIỂU MỤC)\s+\d{{1,3}}){_END}(?:\s+|$)(?P<words>.*)"),
        (Level.SECTION, rf"(?P<label>(?:Mục|MỤC)\s+\d{{1,3}}){_END}(?:\s+|$)(?P<words>.*)"),
        (Level.ARTICLE, r"(?P<label>Điều\s+\d{1,3}[a-zđ]?[.:])\s*(?P<words>.*)"),
        (Level.HEADING, rf"(?P<label>(?=[IVX]){_ROMAN}[./])\s*(?P<words>\S.*)"),
        (Level.SUBCLAUSE, r"(?P<label>\d{1,2}(?:\.\d{1,2})+\.)\s+(?P<words>\S.*)"),
        (Level.SUBCLAUSE, r"(?P<label>\d{1,2}(?:\.\d{1,2})+)\s+(?P<words>\S.*)"),
        (Level.CLAUSE, r"(?P<label>\d{1,3}[./])\s*(?P<words>[^\d\s].*)"),
        (Level.CLAUSE, r"(?P<label>\d{1,3}\.)\s+(?P<words>\S.*)"),
        (Level.POINT, r"(?P<label>[a-zđ]\))\s*(?P<words>\S.*)"),
        (Level.POINT, r"(?P<label>[a-hđ]\.)\s+(?P<words>\S.*)"),
        (Level.DASH, r"(?P<label>[-–•])\s+(?P<words>\S.*)"),
        (Level.DASH, r"(?P<label>-)(?P<words>[^\W\d_].*)"),
        (Level.PLUS, r"(?P<label>\+)\s*(?P<words>[^\d\s].*)"),
    )
)


def marker(line: str) -> Marker | None:
    """The label that ``line`` (NFC) begins with, or ``None`` when it is a plain paragraph.

    Only the titled levels may stand without words behind the label.
    """
    text = line.strip()
    for level, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is None or not (match["words"] or level in TITLED):
            continue
        # Without a point at its end a label such as 2.1 looks like a date or a number: 30.4 là ngày lễ.
        if level is not Level.SUBCLAUSE or match["label"].endswith(".") or match["words"][0].isupper():
            return Marker(level, re.sub(r"\s+", " ", match["label"]), match["words"].strip())
    return None


def is_title(words: str) -> bool:
    """Whether the words behind a clause's label are its title: they end like a name, not like a sentence."""
    return bool(words) and words.rstrip()[-1] not in ".;:,…!?" and len(words) <= 160


def ordinal(label: str) -> int | None:
    """The place that a label counts itself: ``IV.`` 4, ``đ)`` 5, ``Điều 3.`` 3, ``Phần thứ hai`` 2; ``None`` where it counts
    nothing."""
    word = label.rstrip(".):/ ").split()[-1] if label.rstrip(".):/ ") else ""
    if word.isdecimal():
        return int(word)
    if len(word) == 1 and word in POINT_LETTERS:
        return POINT_LETTERS.index(word) + 1
    if word.lower() in _WORDS:
        return _WORDS.index(word.lower()) + 1
    if match := re.fullmatch(r"(\d+)[a-zđ]", word):
        return int(match[1])
    if re.fullmatch(rf"(?=[IVX]){_ROMAN}", word):
        return _arabic(word)
    return None


_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_VALUES = {"I": 1, "V": 5, "X": 10}


def _arabic(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def roman(number: int) -> str:
    """``number`` (1 to 39) in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
