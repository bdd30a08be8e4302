"""Where the tone mark stands: the old style (hòa, khỏe, thúy) and the new one (hoà, khoẻ, thuý), and i or y (kỷ, kỉ).

Both styles are right; a publication keeps to one. Only open syllables in oa, oe, uy differ; after ``qu`` the u belongs
to the consonant, so ``quý`` is neither. Sources: Decision 1989/QĐ-BGDĐT of 2018 (textbooks: new style) and the usage
of State documents and the press (old style); for i/y the same decision, article on spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

OLD, NEW = "old", "new"

_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_PAIRS = {
    unicodedata.normalize("NFC", first + mark + second): unicodedata.normalize("NFC", first + second + mark)
    for first, second in ("oa", "oe", "uy")
    for mark in _MARKS
}
_BACK = {new: old for old, new in _PAIRS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_OPEN = re.compile(
    rf"(?:b|c|ch|d|đ|g|gh|h|k|kh|l|m|n|ng|ngh|nh|p|ph|r|s|t|th|tr|v|x)?({'|'.join((*_PAIRS, *_BACK))})", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s\"“”«»(\-–]*$")
_IY = re.compile(r"(?:h|k|l|m|s|t|qu)([iìỉĩíịyỳỷỹýỵ])", re.IGNORECASE)
_I, _Y = "iìỉĩíị", "yỳỷỹýỵ"


def styles_used(text: str) -> Mapping[str, list[tuple[str, int]]]:
    """The words of ``text`` (NFC) that show a style, with their offsets, by style: ``old``, ``new``."""
    used: dict[str, list[tuple[str, int]]] = {}
    for match in _WORD.finditer(text):
        if shown := _OPEN.fullmatch(match[0]):
            style = OLD if shown[1].lower() in _PAIRS else NEW
            used.setdefault(style, []).append((match[0], match.start()))
    return used


def restyled(word: str) -> str:
    """``word`` in the other style: ``hòa`` → ``hoà`` and back; a word that shows no style comes back as it is."""
    shown = _OPEN.fullmatch(word)
    if shown is None:
        return word
    pair = shown[1]
    other = _PAIRS.get(pair.lower()) or _BACK[pair.lower()]
    cased = "".join(new.upper() if old.isupper() else new for old, new in zip(pair, other, strict=True))
    return word[: shown.start(1)] + cased


def i_or_y(text: str) -> Mapping[str, list[tuple[str, int]]]:
    """Syllables that ``text`` writes both ways, such as ``kỷ/kỉ``: every such word with its offset.

    Capitalised words inside a sentence are names and keep their own spelling.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for match in _WORD.finditer(text):
        shown = _IY.fullmatch(match[0])
        if shown is None or (match[0][0].isupper() and not _SENTENCE.search(text, 0, match.start())):
            continue
        lower = match[0].lower()
        y_form = lower[:-1] + (_Y[_I.index(lower[-1])] if lower[-1] in _I else lower[-1])
        i_form = lower[:-1] + _I[_Y.index(y_form[-1])]
        found.setdefault(f"{y_form}/{i_form}", []).append((match[0], match.start()))
    return {pair: words for pair, words in found.items() if len({word.lower() for word, _ in words}) > 1}
