"""Where listed surfaces stand in a text: whole words, in one pass that leaves nearly all the work to C.

Everything that is no letter or digit counts as a space, in the text and in what is looked for; an automaton finds the words,
and only where it has found some is the text itself compared, signs and all.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ttdn_publish.formats.automaton import Automaton
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
    """Surfaces by their words, with a space before and after: so whole words are found, and neighbours share the space."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        options: dict[str, list[Option]] = {}
        for surface in sorted(surfaces, key=lambda s: s.derived):
            words = View.of(surface.text).words.rstrip()
            length = len(surface.text)
            last = length if surface.text[-1].isalnum() else length - 1
            sure = None if words == surface.text and " " not in words else surface.text
            option = Option(length, sure, last, surface.concept, surface.form, surface.guard)
            options.setdefault(f" {words} ", []).append(option)
        self._automaton = Automaton(
            {key: (len(key) - 1, _longest_first(_with_shorter(key, options))) for key in options}
        )

    def candidates(self, words: str) -> Iterator[Candidate]:
        """Places in ``words`` (of a view) where surfaces may begin, in order, each with those that may, longest first."""
        # The longest key at a place comes last, and knows the shorter ones. With a space before, a word begins at
        # the place where the space before it stands in the text.
        found = {end - size: options for end, (size, options) in self._automaton.hits(" " + words)}
        starts = sorted(found)
        return zip(starts, map(found.__getitem__, starts), strict=True)


def _with_shorter(key: str, options: dict[str, list[Option]]) -> Iterator[Option]:
    """What may stand where ``key`` stands: its own options, and those of keys that it begins with."""
    end = len(key)
    while end > 0:
        yield from options.get(key[: end + 1], ())
        end = key.rfind(" ", 1, end)


def merged(*streams: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates of several indexes in order, each place once."""
    places: dict[int, list[Option]] = {}
    for stream in streams:
        for start, options in stream:
            places.setdefault(start, []).extend(options)
    return ((start, _longest_first(places[start])) for start in sorted(places))


def _longest_first(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: -option.length))
