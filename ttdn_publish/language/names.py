"""Vietnamese order of words and people, and plain ASCII forms.

Order: the alphabet of 29 letters (a ă â b c d đ e ê …), with f, j, w, z where the world has them; then the tones
ngang, huyền, hỏi, ngã, sắc, nặng; syllable by syllable, as dictionaries do (Từ điển tiếng Việt, Viện Ngôn ngữ học).
People are ordered by given name, then family name, then the names between.
"""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TOKENS = re.compile(r"\d+|[^\W\d_]+")

#: One syllable or number: (kind, letters or value, tones).
_Part = tuple[int, tuple[int, ...], tuple[int, ...]]
Key = tuple[tuple[_Part, ...], str]


def _syllable(word: str) -> _Part:
    if word.isdecimal():
        return 0, (int(word),), ()
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", word.lower()):
        marks = unicodedata.normalize("NFD", character)
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
        shape = "".join(mark for mark in marks if mark not in _TONES)
        letter = unicodedata.normalize("NFC", shape)
        letters.append(_ALPHABET.get(letter) or _ALPHABET.get(marks[0]) or 100 + ord(letter[0]))
        tones.append(tone)
    return 1, tuple(letters), tuple(tones)


def sort_key(text: str) -> Key:
    """A key that puts ``text`` into Vietnamese dictionary order."""
    normal = unicodedata.normalize("NFC", text)
    return tuple(_syllable(word) for word in _TOKENS.findall(normal)), normal.swapcase()


def person_key(name: str) -> tuple[Key, Key, Key]:
    """A key that puts people into Vietnamese order: given name, family name, then the names between."""
    parts = name.split()
    given, family = (parts[-1], parts[0]) if parts else ("", "")
    return sort_key(given), sort_key(family), sort_key(" ".join(parts[1:-1]))


def without_marks(text: str) -> str:
    """``text`` without tone marks and with plain letters: ``Đồng Tháp`` → ``Dong Thap``."""
    spread = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in spread if unicodedata.category(c) != "Mn"))


def slug(text: str) -> str:
    """A name for files and addresses: ``Chợ nổi Cái Bè (2018)`` → ``cho-noi-cai-be-2018``. May be empty for CJK."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(text).lower()).strip("-")
