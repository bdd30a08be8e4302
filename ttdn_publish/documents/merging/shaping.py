"""Tags put in the place of what they stand for: a run, a paragraph, a row, a cell, as docxtpl does it.

The result equals docxtpl's, with these differences on purpose:

- properties of cells stand where the schema wants them (docxtpl puts ``w:gridSpan`` first and ``w:vMerge`` last);
- the grid of a table is touched only when cells are repeated, not when a table holds another one;
- a tag between paragraphs of unlike depth (one in a cell, one outside) joins nothing instead of breaking the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ttdn_publish.documents.merging.cell_tags import cell_attributes, horizontal_merges, vertical_merges
from ttdn_publish.documents.merging.tags import Form
from ttdn_publish.documents.merging.tokens import Kind, Token, empty, end, is_balanced, partners, start, tags_of
from ttdn_publish.documents.merging.work_row import Loss, Lost, WorkRow

PRESERVE = ' xml:space="preserve"'

_RAW = ("raw", "endraw")
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def shape(row: list[Token]) -> tuple[list[Token], list[Lost]]:
    """The part with every tag in its place, and what would be lost on the way."""
    work = WorkRow(row)
    for step in STEPS:
        step(work)
    return work.row, work.lost


def raw_words(work: WorkRow) -> None:
    """Tags between ``{% raw %}`` and ``{% endraw %}`` are words."""
    raw = False
    for token in work.row:
        if token.tag is not None and token.tag.keyword in _RAW:
            raw = token.tag.keyword == "raw"
        elif token.tag is not None and raw:
            token.kind, token.text, token.tag = Kind.TEXT, token.tag.written, None


def keep_spaces(work: WorkRow) -> None:
    """A text with a tag behind its beginning keeps its outer spaces."""
    last: Token | None = None
    for token in work.row:
        if token.plain_text_start:
            last = token
        elif last is not None and any(tag.form is not Form.COMMENT for tag in tags_of(token)):
            last.text = f"<w:t{PRESERVE}>"
            last = None


def cut_runs(work: WorkRow) -> None:
    """``{{r x }}`` stands between runs: what follows gets a run of its own, without properties."""
    shaped: list[Token] = []
    for token in work.row:
        if token.tag is not None and token.tag.scope == "r" and token.name == "w:t":
            shaped += [end("w:t"), end("w:r"), token, start("w:r"), start("w:t", PRESERVE)]
        else:
            shaped.append(token)
    work.row = shaped


def join_paragraphs(work: WorkRow) -> None:
    """``{%-`` goes on in the text before, ``-%}`` in the text behind."""
    place = 0
    while place < len(work.row):
        tag = work.row[place].tag
        if tag is not None and tag.form is Form.BLOCK and not tag.scope:
            place = _join_before(work, place) if tag.left == "-" else place
            if work.tag(place).right == "-":
                _join_behind(work, place)
        place += 1


def stand_for_elements(work: WorkRow) -> None:
    """``{%tr %}``, ``{%tc %}`` and ``{%p %}`` take the place of the row, cell or paragraph that they are in."""
    for name in ("tr", "tc", "p"):
        _stand_for(work, name)


def _stand_for(work: WorkRow, name: str) -> None:
    place = 0
    while place < len(work.row):
        token = work.row[place]
        if token.tag is not None and token.tag.scope == name:
            span = work.around(place, f"w:{name}")
            if span is None:
                work.lost.append(Lost(Loss.MISPLACED, token.tag))
            else:
                first, last = span
                work.note_loss(Loss.BESIDE, token.tag, work.row[first:last])
                work.row[first : last + 1] = [token]
                place = first
        place += 1


def literals(work: WorkRow) -> None:
    """Braces that are meant as such, line ends and tabs in the author's own words; tags that have had their effect go."""
    shaped: list[Token] = []
    runs: list[list[Token]] = []
    ends = partners(work.row)
    for place, token in enumerate(work.row):
        if token.is_start("w:r"):
            runs.append(_properties(work.row, place, ends))
        elif token.is_end("w:r") and runs:
            runs.pop()
        if token.kind in (Kind.TEXT, Kind.START, Kind.EMPTY) and not token.pieces:
            token.text = _unprotected(token.text)
        if token.tag is not None and (token.tag.form is Form.COMMENT or token.tag.keyword in _RAW):
            continue
        if token.kind is Kind.TEXT and token.name == "w:t" and runs and ("\n" in token.text or "\t" in token.text):
            shaped += _broken(token.text, runs[-1])
        else:
            shaped.append(token)
    work.row = shaped


def _join_before(work: WorkRow, place: int) -> int:
    """Join a tag to the text before it; where it stands then."""
    first = next((at for at in range(place - 1, -1, -1) if work.row[at].is_end("w:t")), None)
    if first is None or not is_balanced(work.row[first:place]):
        return place
    tag = work.tag(place)
    work.note_loss(Loss.JOINED, tag, work.row[first:place])
    work.row[first : place + 1] = [replace(work.row[place], tag=replace(tag, left=""))]
    return first


def _join_behind(work: WorkRow, place: int) -> None:
    """Join the text behind to a tag."""
    for at in range(place + 1, len(work.row)):
        if any(tag.form is not Form.COMMENT for tag in tags_of(work.row[at])):
            return
        if work.row[at].is_start("w:t"):
            break
    else:
        return
    between = work.row[place + 1 : at + 1]
    if is_balanced(between):
        tag = work.tag(place)
        work.note_loss(Loss.JOINED, tag, between)
        work.row[place : at + 1] = [replace(work.row[place], tag=replace(tag, right=""))]


def _properties(row: list[Token], run: int, ends: dict[int, int]) -> list[Token]:
    """The properties of the run that starts at ``run``."""
    if run + 1 < len(row) and row[run + 1].is_start("w:rPr"):
        return row[run + 1 : ends.get(run + 1, run) + 1]
    return []


def _unprotected(text: str) -> str:
    if "_" in text:
        for written, meant in _ESCAPES:
            text = text.replace(written, meant)
    return text


def _broken(text: str, properties: list[Token]) -> list[Token]:
    """``text`` with breaks for its line ends, and a run of its own for each tab."""
    row: list[Token] = []
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            row += [end("w:t"), empty("w:br"), start("w:t", PRESERVE)]
        elif piece == "\t":
            row += [end("w:t"), end("w:r"), start("w:r"), *properties, empty("w:tab"), end("w:r")]
            row += [start("w:r"), *properties, start("w:t", PRESERVE)]
        elif piece:
            row.append(Token(Kind.TEXT, "w:t", piece))
    return row


#: What is done to a part, in docxtpl's order.
STEPS: tuple[Callable[[WorkRow], None], ...] = (
    raw_words,
    cell_attributes,
    keep_spaces,
    cut_runs,
    join_paragraphs,
    stand_for_elements,
    vertical_merges,
    horizontal_merges,
    literals,
)
