"""Which syllables Vietnamese can have: onset, rhyme and tone, in both styles of placing the tone.

Built from the tables of ``syllables.yaml`` rather than from a word list: it needs no foreign file, is the same on every
machine, and knows words that no list has. What is possible is not always in use; compounds take care of the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from ttdn_publish.language import data

LEVEL, FALLING, HOOK, BROKEN, RISING, HEAVY = "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = (LEVEL, FALLING, HOOK, BROKEN, RISING, HEAVY)
_STOPS = ("c", "ch", "p", "t")
_VOWELS = "aăâeêioôơuưy"


def split_tone(syllable: str) -> tuple[str, str]:
    """A syllable as letters without tone, and its tone: ``truyền`` → ``truyên``, falling."""
    spread = unicodedata.normalize("NFD", syllable)
    tone = next((mark for mark in spread if mark in TONES[1:]), LEVEL)
    return unicodedata.normalize("NFC", "".join(c for c in spread if c not in TONES[1:])), tone


@cache
def possible() -> frozenset[str]:
    """Every possible syllable in lower case and NFC."""
    return frozenset(onset + toned for onset, rhyme in _bases() for toned in _toned(rhyme))


def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC) can be a Vietnamese syllable."""
    return word.lower() in possible()


def _bases() -> Iterator[tuple[str, str]]:
    tables = data.tree("syllables.yaml")
    plain, glide = tables["plain"].split(), tables["glide"].split()
    for onset in tables["onsets"].split():
        if onset in ("qu", "gi"):
            rhymes: Iterable[str] = tables[onset].split()
        else:
            rhymes = plain if onset in tables["labial"] else plain + glide
            if onset in tables["front"]:
                rhymes = [r for r in plain + glide if r[0] in "eêi" or (onset == "k" and r == "y")]
            elif onset in tables["back"]:
                rhymes = [r for r in rhymes if r[0] not in "eêi"] + (tables["g"] if onset == "g" else [])
            if onset in tables["y_after"] or onset == "k":
                rhymes = [*rhymes, "y"]
        yield from ((onset, rhyme) for rhyme in rhymes)
    yield from (("", rhyme) for rhyme in plain + glide + tables["alone"] if rhyme not in tables["not_alone"])


@cache
def _toned(rhyme: str) -> tuple[str, ...]:
    """A rhyme with each tone that it can carry."""
    ending = re.sub(f"^[{_VOWELS}]+", "", rhyme)
    return tuple(
        unicodedata.normalize("NFC", rhyme[: place + 1] + tone + rhyme[place + 1 :])
        for tone in ((RISING, HEAVY) if ending in _STOPS else TONES)
        for place in _places(rhyme, ending)
    )


def _places(rhyme: str, ending: str) -> tuple[int, ...]:
    """On which letter of a rhyme the tone may stand; two places where the old and the new style differ."""
    vowels = rhyme.removesuffix(ending) if ending else rhyme
    marked = [place for place, letter in enumerate(vowels) if letter in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    if len(vowels) == 1:
        return (0,)
    if vowels in ("oa", "oe", "uy") and not ending:
        return (0, 1)
    return (1,) if ending or len(vowels) == 3 else (0,)
