"""How wide words are, and how they break into lines; in pt. Measured in Be Vietnam Pro, the house's sans serif."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import fontpkg_be_vietnam_pro
from fontTools.ttLib import TTFont

REGULAR = 400
BOLD = 600
#: Distance of base lines, height of capitals and depth of descenders, in em.
LINE = 1.2
CAPITAL = 0.74
DESCENT = 0.265
_ELLIPSIS = "…"
_FILES = {REGULAR: "BeVietnamPro-Regular.ttf", BOLD: "BeVietnamPro-SemiBold.ttf"}
#: A line may break after a space, between ideographs, and after a stroke between letters.
_BREAK = re.compile(
    r"(?<=[ \u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60])(?=[^ ,.;:!?)，。、；：！？）])"
    r"|(?<=[^\W\d_][-–/])(?=[^\W\d_])"
)


@cache
def _advances(weight: int) -> dict[int, float]:
    with TTFont(fontpkg_be_vietnam_pro.ROOT / "files" / _FILES[weight], lazy=True) as face:
        units, widths = face["head"].unitsPerEm, face["hmtx"].metrics
        return {code: widths[name][0] / units for code, name in face.getBestCmap().items()}


@cache
def _strange(character: str) -> float:
    return 0.0 if unicodedata.combining(character) or unicodedata.category(character) == "Cf" else 1.0


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of ``text``; characters that the font lacks count one em."""
    advances = _advances(weight)
    return size * sum(advances.get(ord(c)) or _strange(c) for c in text)


def widest(lines: Iterable[str], size: float, weight: int = REGULAR) -> float:
    """The width of the widest of ``lines``."""
    return max((width(line, size, weight) for line in lines), default=0.0)


def ascent(text: str, size: float) -> float:
    """How far ``text`` may reach above its base line; marks on capitals reach highest."""
    stacked = any(c.isupper() and len(unicodedata.normalize("NFD", c)) > 1 for c in text)
    return size * (1.16 if stacked else 1.0)


def wrap(text: str, room: float, size: float, lines: int = 2, weight: int = REGULAR) -> tuple[str, ...] | None:
    """``text`` in at most ``lines`` even lines no wider than ``room``; ``None`` if a word would have to be broken."""
    pieces = [piece for piece in _BREAK.split(text) if piece]
    filled = _fill(pieces, room, size, weight)
    if filled is None or len(filled) > lines:
        return None
    low, high = 0.0, room
    for _ in range(8 if len(filled) > 1 else 0):
        middle = (low + high) / 2
        tried = _fill(pieces, middle, size, weight)
        if tried is None or len(tried) > len(filled):
            low = middle
        else:
            high, filled = middle, tried
    return tuple(filled)


def force(text: str, room: float, size: float, lines: int = 2, weight: int = REGULAR) -> tuple[str, ...]:
    """``text`` in at most ``lines`` lines whatever it takes: words are broken, and the end may become an ellipsis."""
    whole = wrap(text, room, size, lines, weight)
    if whole is not None:
        return whole
    done: list[str] = []
    rest = text
    while rest and len(done) < lines - 1:
        line = _head(rest, room, size, weight)
        done.append(line.rstrip(" "))
        rest = rest[len(line) :].lstrip(" ")
    return (*done, cut(rest, room, size, weight)) if rest else tuple(done)


def cut(text: str, room: float, size: float, weight: int = REGULAR) -> str:
    """``text`` on one line no wider than ``room``, if need be ending in an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    while text and width(text + _ELLIPSIS, size, weight) > room:
        text = text[:-1]
    return text.rstrip(" ") + _ELLIPSIS if width(_ELLIPSIS, size, weight) <= room else ""


def _fill(pieces: list[str], room: float, size: float, weight: int) -> list[str] | None:
    lines: list[str] = []
    current = ""
    for piece in pieces:
        if current and width((current + piece).rstrip(" "), size, weight) > room:
            lines.append(current.rstrip(" "))
            current = ""
        current += piece
        if width(current.rstrip(" "), size, weight) > room:
            return None
    return [*lines, current.rstrip(" ")]


def _head(text: str, room: float, size: float, weight: int) -> str:
    """As much of ``text`` as fits one line: whole words if there is a break, at least one character."""
    end = 1
    while end < len(text) and width(text[: end + 1].rstrip(" "), size, weight) <= room:
        end += 1
    breaks = [match.start() for match in _BREAK.finditer(text) if 0 < match.start() <= end]
    return text[: breaks[-1]] if breaks else text[:end]
