"""Inline codes as they stand in a cell: ``⟦r1⟧``; a bracket that an author wrote is ``⟦⟦⟧`` or ``⟦⟧⟧``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ttdn_publish.formats.review_docx.left import Piece
from ttdn_publish.formats.review_docx.spans import Span

OPEN, CLOSE = "⟦", "⟧"
_TOKEN = re.compile(r"⟦\s*(/?\s*[A-Za-z][A-Za-z0-9.\-]*|⟦|⟧)\s*⟧")


def shown(code: str) -> str:
    """A code as it stands in the text."""
    return f"{OPEN}{code}{CLOSE}"


def escaped(text: str) -> str:
    """Words with the brackets in them made plain."""
    return re.sub(r"[⟦⟧]", lambda match: shown(match[0]), text)


def spans_of(pieces: Iterable[Piece]) -> tuple[tuple[Span, ...], str]:
    """The spans that ``pieces`` say, and what looks like a broken code (empty when there is none).

    A code has the look of its first character: Word may have cut it into runs.
    """
    kept = [piece for piece in pieces if piece.text]
    text = "".join(piece.text for piece in kept)
    looks = [piece for piece in kept for _ in piece.text]
    spans: list[Span] = []
    broken = ""
    position = 0
    for match in (*_TOKEN.finditer(text), None):
        end = match.start() if match else len(text)
        spans += _words(text, looks, position, end)
        if found := re.search(r"[⟦⟧]", text[position:end]):
            broken = broken or text[max(0, position + found.start() - 10) : position + found.start() + 15]
        if match is None:
            break
        look, inside = looks[match.start()], re.sub(r"\s", "", match[1])
        spans.append(Span(inside, look.italic, look.bold, inside not in (OPEN, CLOSE)))
        position = match.end()
    return tuple(spans), broken


def _words(text: str, looks: list[Piece], start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = start + 1
        while stop < end and looks[stop] is looks[start]:
            stop += 1
        yield Span(text[start:stop], looks[start].italic, looks[start].bold)
        start = stop
