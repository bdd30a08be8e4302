"""Korean particles that agree with the last syllable of the word before them (은/는, 이/가, 을/를, 과/와, 으로/로).

Source: 한글 맞춤법 and 표준어 규정; a word in Latin letters or figures goes by how it is read (terminology reference, section 4).
"""

from __future__ import annotations

_FIRST, _LAST = 0xAC00, 0xD7A3
#: Figures as they are read (영 일 이 삼 사 오 육 칠 팔 구): those that end with a consonant, and of these the ones on ㄹ.
_FIGURES_CLOSED, _FIGURES_RIEUL = frozenset("013678"), frozenset("178")
#: Latin letters with which a name closes its last syllable when it is spoken in Korean; the others open a new one (ㅡ).
_LATIN_CLOSED, _LATIN_RIEUL = frozenset("bcgklmnpt"), frozenset("l")
_RIEUL = 8


def particle(word: str, pair: str) -> str:
    """The one of ``pair`` (``은/는``: after a consonant, after a vowel) that follows ``word``.

    ``으로/로`` takes the second after ㄹ too. Brackets and signs at the end of the word are not read.
    """
    closed, open_ = pair.split("/")
    ending, rieul = _ending(word)
    if rieul and closed == "으로":
        return open_
    return closed if ending else open_


def _ending(word: str) -> tuple[bool, bool]:
    """Whether the last sound is a consonant, and whether it is ㄹ."""
    for character in reversed(word):
        code = ord(character)
        if _FIRST <= code <= _LAST:
            final = (code - _FIRST) % 28
            return final != 0, final == _RIEUL
        letter = character.lower()
        if letter.isdecimal():
            return letter in _FIGURES_CLOSED, letter in _FIGURES_RIEUL
        if letter.isalpha():
            return letter in _LATIN_CLOSED, letter in _LATIN_RIEUL
    return False, False
