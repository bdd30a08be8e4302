"""A typed line: its words, its look, and the label that Word counted. Tables of them, and what a file has besides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ttdn_publish.formats.review_docx.spans import clean

_CONTROL = re.compile("[\x7f-\x9f]")
_GAP = re.compile(r"[\t ]+")
_COLUMNS = re.compile(r"\t+ *|\t* {4,}")


@dataclass(frozen=True, slots=True)
class TypedRun:
    """Words of one look inside a line."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line. ``line`` counts from 1: lines of a text file, paragraphs of a Word file.

    ``text`` is what is read: the label (``label`` when Word counted it) and the words, tabs as blanks. ``columns`` are the
    parts that tabs or many blanks keep apart, empty where there is but one. ``runs`` are the words behind an automatic label
    by look, empty when they have but one look. ``apart`` says that an empty line stands before it, ``landscape`` that its page
    lies on its side.
    """

    text: str
    line: int
    label: str = ""
    runs: tuple[TypedRun, ...] = ()
    columns: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    apart: bool = False
    landscape: bool = False


TypedCell = tuple[TypedLine, ...]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table: rows of cells, every row of one length; ``merged`` says that cells had been joined, so that some are empty."""

    rows: tuple[tuple[TypedCell, ...], ...]
    line: int
    merged: bool = False
    landscape: bool = False

    def lines(self) -> Iterator[TypedLine]:
        """All lines, cell by cell."""
        return (line for row in self.rows for cell in row for line in cell)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a Word file has besides its lines. Counts, and the words of what is not carried over.

    ``inserted`` and ``deleted`` are tracked passages (kept, dropped); ``boxes`` text boxes and ``notes`` footnotes, whose lines
    stand behind the paragraph they hang on; ``pictures``, ``formulas``, ``comments``, ``contents`` (lines of a table of
    contents) are dropped, as are ``running`` (lines of page headers and footers) and ``symbols`` (signs of symbol fonts).
    ``bullets`` are signs of lists that became ``-`` or ``+``, ``uncounted`` labels whose way of counting is not known.
    """

    inserted: int = 0
    deleted: int = 0
    boxes: int = 0
    notes: int = 0
    pictures: int = 0
    formulas: int = 0
    comments: int = 0
    contents: int = 0
    bullets: int = 0
    uncounted: int = 0
    running: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


@dataclass(frozen=True)
class TypedFile:
    """A typed file: its lines and tables in order. ``unseen`` are words of it that no line shows (deleted, page headers)."""

    blocks: tuple[TypedLine | TypedTable, ...]
    was_nfc: bool = True
    word: bool = False
    left_out: LeftOut = field(default_factory=LeftOut)
    unseen: tuple[str, ...] = ()

    def lines(self) -> Iterator[TypedLine]:
        """All lines, those in tables too."""
        for block in self.blocks:
            if isinstance(block, TypedTable):
                yield from block.lines()
            else:
                yield block


def typed_line(
    runs: Sequence[TypedRun],
    number: int,
    *,
    label: str = "",
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    apart: bool = False,
) -> TypedLine | None:
    """A line of ``runs`` that hold no line end, or ``None`` when it says nothing. A look that all words have is the line's."""
    cleaned = [TypedRun(_CONTROL.sub("", clean(run.text)), run.bold or bold, run.italic or italic) for run in runs]
    raw = "".join(run.text for run in cleaned).strip()
    text = unicodedata.normalize("NFC", _untabbed(raw))
    if not text:
        return None
    worded = [run for run in cleaned if run.text.strip()]
    bold, italic = all(run.bold for run in worded), all(run.italic for run in worded)
    looks = tuple(_tidy(cleaned)) if len({(run.bold, run.italic) for run in worded}) > 1 else ()
    if "".join(run.text for run in looks) != text:
        looks = ()  # a letter and its mark in two looks: the words are more than the look
    parts = tuple(clean(part) for part in _COLUMNS.split(raw)) if not label else ()
    shown = f"{label} {text}" if label else text
    columns = tuple(part for part in parts if part)
    return TypedLine(shown, number, label, looks, columns if len(columns) > 1 else (), bold, italic, centred, apart)


def _untabbed(text: str) -> str:
    return _GAP.sub(lambda gap: " " if "\t" in gap[0] else gap[0], text)


def _tidy(runs: Sequence[TypedRun]) -> Iterator[TypedRun]:
    """Runs of one look joined, tabs as blanks, no blanks at both ends of the line."""
    joined: list[TypedRun] = []
    for run in runs:
        if joined and (not run.text.strip() or (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic)):
            joined[-1] = TypedRun(joined[-1].text + run.text, joined[-1].bold, joined[-1].italic)
        elif run.text.strip():
            joined.append(run)
    for place, run in enumerate(joined):
        text = _untabbed(run.text)
        text = text.lstrip() if place == 0 else text
        yield TypedRun(text.rstrip() if place == len(joined) - 1 else text, run.bold, run.italic)
