"""Small decisions of typesetting that Word and web versions share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ttdn_publish.documents.components import Line

#: Headings of the column that counts the rows of a table.
COUNTING = frozenset({"TT", "STT", "SỐ TT"})


def bare(line: Line) -> Line:
    """A line without the mark at its end."""
    return (*line[:-1], replace(line[-1], text=line[-1].text.rstrip(" .;"))) if line else line


def contact_lines(lines: Sequence[str]) -> Iterator[str]:
    """The address on a line of its own, the rest side by side."""
    yield lines[0]
    if len(lines) > 1:
        yield "; ".join(lines[1:]) + "."


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, which stands on the right."""
    stripped = text.strip().rstrip("%")
    return bool(stripped) and all(c.isdigit() or c in ".,-−\u00a0 " for c in stripped)
