"""The pages of a PDF as ruled sheets: words in runs, drawn lines, all measured in mm from the top left corner."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

_MM = 25.4 / 72
#: White space inside a run: the widest that justified words leave between them stays below it.
_COLUMN_GAP = 6.0


@dataclass(frozen=True)
class Letter:
    """A letter as it is printed; ``size`` in pt, lengths in mm."""

    text: str
    left: float
    right: float
    size: float
    font: str
    black: bool

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font or "Oblique" in self.font


@dataclass(frozen=True, eq=False)
class Run:
    """Words on one base line without a wide gap. ``page`` counts from 1, ``base`` is the distance from the top of the paper;
    ``blank`` is the room behind the last letter that is left to be written in by hand (no-break spaces)."""

    page: int
    base: float
    letters: tuple[Letter, ...]
    blank: float = 0

    @property
    def text(self) -> str:
        """The words without any white space."""
        return "".join(letter.text for letter in self.letters)

    @property
    def left(self) -> float:
        return self.letters[0].left

    @property
    def right(self) -> float:
        return self.letters[-1].right

    @property
    def middle(self) -> float:
        return (self.left + self.right + self.blank) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)


@dataclass(frozen=True)
class Stroke:
    """A drawn line, level or upright."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.bottom - self.top < 0.1

    @property
    def length(self) -> float:
        return self.right - self.left if self.level else self.bottom - self.top


@dataclass(frozen=True)
class Sheet:
    """A page of ``width`` by ``height``."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...]


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """The pages of a PDF."""
    with pdfplumber.open(path) as pdf:
        return tuple(_sheet(page, number) for number, page in enumerate(pdf.pages, 1))


def _sheet(page: Any, number: int) -> Sheet:
    strokes = tuple(dict.fromkeys(_stroke(line, number) for line in (*page.lines, *page.rects)))
    upright = [s for s in strokes if not s.level]
    lines = sorted(page.chars, key=lambda c: (-round(c["matrix"][5], 1), c["x0"]))
    runs = []
    for base, chars in itertools.groupby(lines, key=lambda c: round(c["matrix"][5], 1)):
        from_top = (float(page.height) - base) * _MM
        runs += [Run(number, from_top, letters, blank) for letters, blank in _split(chars, from_top, upright)]
    return Sheet(number, float(page.width) * _MM, float(page.height) * _MM, tuple(runs), strokes)


def _stroke(line: Any, number: int) -> Stroke:
    return Stroke(number, *(round(line[edge] * _MM, 2) for edge in ("x0", "x1", "top", "bottom")))


def _split(chars: Iterable[Any], base: float, upright: list[Stroke]) -> Iterator[tuple[tuple[Letter, ...], float]]:
    """The letters of a line in runs, with the blank behind each: a wide gap or the line of a table parts them."""
    run: list[Letter] = []
    edge = held = 0.0
    for char in chars:
        if not char["text"].strip():  # white space that is printed holds a run together, a tab or a column does not
            edge = char["x1"] * _MM
            held = edge if char["text"] == "\u00a0" else held
            continue
        letter = Letter(
            char["text"],
            char["x0"] * _MM,
            char["x1"] * _MM,
            round(char["size"], 2),
            char["fontname"].partition("+")[2] or char["fontname"],
            not any(char["non_stroking_color"] or ()),
        )
        if run and (letter.left - max(edge, run[-1].right) > _COLUMN_GAP or _parted(run[-1], letter, base, upright)):
            yield tuple(run), max(0.0, held - run[-1].right)
            run = []
        run.append(letter)
        edge = letter.right
    if run:
        yield tuple(run), max(0.0, held - run[-1].right)


def _parted(before: Letter, after: Letter, base: float, upright: list[Stroke]) -> bool:
    return any(before.right <= s.left <= after.left and s.top <= base <= s.bottom for s in upright)
