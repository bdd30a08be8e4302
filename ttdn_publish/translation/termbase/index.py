"""Where listed surfaces stand in a text: whole words, in one pass that leaves nearly all the work to C.

A text is cut at everything that is no letter or digit; two neighbouring words lead to the few surfaces that begin with
them, and those are compared with the text itself. So a word that begins nothing costs three look-ups inside ``map``, and
Python only runs where something may stand.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, compress, count, islice
from operator import add
from typing import NamedTuple

from ttdn_publish.translation.termbase.concept import Concept

_SPACES = "\n\r\t\u00a0\u202f"
_PUNCTUATION = "".join(set(string.punctuation) - {"_"}) + "“”‘’–—…«»×÷"
#: UTF-8 bytes of printable ASCII and of Vietnamese letters; what is left when they are deleted needs a closer look.
_USUAL = bytes([*range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
#: 15/KH-UBND, 03/2009/TT-BNG, 06-NQ/TW, 18/2012/QH13, and /KH-UBND where the number is still to come.
_DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/])(?:\d[\d.]*(?:/\d{4})?(?:-[A-ZĐ]{2}\w*)?/[A-ZĐ]{2}\w*(?:[-–&.][A-ZĐ]\w*)*"
    r"|/[A-ZĐ]{2}\w*(?:[-–&.][A-ZĐ]\w*)+)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_MASK = "\x02"
_NO_WORD = re.compile(r"\W")


class View(NamedTuple):
    """A text in the three forms that matching needs, all of the same length.

    ``spaced`` has every white space as a plain space, ``words`` every other sign too (and a space at the end);
    document numbers and addresses are masked in ``words``.
    """

    text: str
    spaced: str
    words: str

    @classmethod
    def of(cls, text: str) -> View:
        """The view of ``text`` (NFC)."""
        spaced = text
        for sign in _SPACES:
            spaced = spaced.replace(sign, " ")
        words = spaced
        for sign in _PUNCTUATION:
            words = words.replace(sign, " ")
        if words.encode("utf-8", "replace").translate(None, _USUAL):
            for sign in set(words):
                if not (sign.isalnum() or sign in "_ "):
                    words = words.replace(sign, " ")
        if "/" in text:
            words = _masked(words, _DOCUMENT_NUMBER, text)
        if "://" in text or "www." in text or "@" in text:
            words = _masked(words, _ADDRESS, text)
        return cls(text, spaced, words + " ")


def _masked(words: str, pattern: re.Pattern[str], text: str) -> str:
    pieces, last = [], 0
    for match in pattern.finditer(text):
        pieces += [words[last : match.start()], _MASK * len(match[0])]
        last = match.end()
    return "".join([*pieces, words[last:]])


Guard = Callable[[View, int, int], bool]


class Option(NamedTuple):
    """A surface that may stand where a candidate is. ``surface`` is ``None`` when the words that led here are all of it."""

    length: int
    surface: str | None
    last: int  # where words must have a space after it, from its start
    concept: Concept
    form: str
    guard: Guard | None


Candidate = tuple[int, tuple[Option, ...]]


class Surface(NamedTuple):
    """What is to be found: ``derived`` ones (a capital at the beginning of a sentence) come after those that are listed."""

    text: str
    concept: Concept
    form: str
    guard: Guard | None = None
    derived: bool = False


class Index:
    """Surfaces by the first two words."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        singles: dict[str, list[Option]] = {}
        pairs: dict[tuple[str, str], list[Option]] = {}
        for surface in sorted(surfaces, key=lambda s: s.derived):
            words = _NO_WORD.split(surface.text)
            length = len(surface.text)
            last = length if surface.text[-1].isalnum() else length - 1
            option = Option(length, surface.text, last, surface.concept, surface.form, surface.guard)
            if len(words) == 1:
                singles.setdefault(words[0], []).append(option._replace(surface=None))
            elif not any(words[1:]):  # one word and a sign: what follows may stand close to it
                singles.setdefault(words[0], []).append(option)
            else:
                pairs.setdefault((words[0], words[1]), []).append(option)
        self._singles = {word: _longest_first(options) for word, options in singles.items()}
        self._pairs = {pair: _longest_first([*options, *singles.get(pair[0], ())]) for pair, options in pairs.items()}

    def candidates(self, words: str) -> Iterator[Candidate]:
        """Places in ``words`` (of a view) where surfaces may begin, in order, each with those that may, longest first."""
        cut = words.split(" ")
        options = list(map(self._pairs.get, zip(cut, islice(cut, 1, None), strict=False), map(self._singles.get, cut)))
        # One sign stands between two words: the i-th word begins i signs later than the words before it are long.
        starts = compress(accumulate(map(len, cut), initial=0), options)
        return zip(map(add, starts, compress(count(), options)), filter(None, options), strict=False)


def merged(*streams: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates of several indexes in order, each place once."""
    places: dict[int, list[Option]] = {}
    for stream in streams:
        for start, options in stream:
            places.setdefault(start, []).extend(options)
    return ((start, _longest_first(places[start])) for start in sorted(places))


def _longest_first(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: -option.length))
