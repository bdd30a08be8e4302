"""The body of a document: paragraphs by level, tables with columns as wide as their words need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ttdn_publish.documents.components import Composition, Flow, Item, Line, Rows, Span, words
from ttdn_publish.documents.styles import TABLE_PT
from ttdn_publish.documents.typesetting import COUNTING, is_figure
from ttdn_publish.documents.word.setter import Setter
from ttdn_publish.formats.times import width_mm
from ttdn_publish.formats.word_document.description import Align, Block, Cell, Grid

_CELL_MM = 1.5
_SMALLEST_COLUMN_MM = 14.0


def flow(setter: Setter, items: Iterable[Flow], measure: float) -> Iterator[Block]:
    """The blocks of a body."""
    for item in items:
        if isinstance(item, Item):
            yield setter.para(item.style, setter.runs(item.line, item.style), bookmark=item.unit)
        else:
            yield from _rows(setter, item, measure)


def _rows(setter: Setter, table: Rows, measure: float) -> Iterator[Block]:
    if table.caption:
        yield setter.para("caption", setter.runs(table.caption, "caption"))
    every = (table.header, *table.rows) if table.header else table.rows
    columns = max((len(row) for row in every), default=0)
    if not columns:
        return
    counted = {n for n, head in enumerate(table.header) if words(head).strip().upper() in COUNTING}
    widths = column_widths(every, columns, measure)
    rows = tuple(
        tuple(
            Cell(tuple(_cell(setter, line, head=bool(table.header) and number == 0, counted=column in counted)))
            for column, line in enumerate((*row, *((),) * (columns - len(row))))
        )
        for number, row in enumerate(every)
    )
    heads = 1 if table.header else 0
    yield Grid(widths, rows, ruled=True, heads=heads, whole=True, padding=_CELL_MM, caption=words(table.caption))
    if table.notes:
        for line in table.notes:
            yield setter.para("note", setter.runs(line, "note"))
    else:
        yield setter.gap(6)


def _cell(setter: Setter, line: Line, *, head: bool, counted: bool) -> Iterator[Block]:
    style = "cell-head" if head else "cell"
    figure = None if head or not is_figure(words(line)) else Align.RIGHT
    yield setter.para(style, setter.runs(line, style), align=Align.CENTRE if counted and not head else figure)


def party_flow(composition: Composition) -> Iterator[Flow]:
    """The sides of an agreement, one below the other."""
    for party in composition.parties:
        yield Item("party", (Span(party.name),))
        yield from (Item("body", line) for line in party.lines)


def column_widths(rows: Sequence[tuple[Line, ...]], columns: int, measure: float) -> tuple[float, ...]:
    """The widths in mm of the columns of a table: each as wide as its longest word needs, the rest shared by how much is written."""
    longest, total = [_SMALLEST_COLUMN_MM] * columns, [1.0] * columns
    for row in rows:
        for column, line in enumerate(row):
            text = words(line)
            for word in text.split():
                longest[column] = max(longest[column], width_mm(word, TABLE_PT, bold=True) + 2 * _CELL_MM + 1)
            total[column] = max(total[column], min(width_mm(text, TABLE_PT), 4 * measure))
    spare = measure - sum(longest)
    if spare <= 0:
        return tuple(measure * width / sum(longest) for width in longest)
    wanted = [max(0.0, t + 2 * _CELL_MM + 1 - least) for t, least in zip(total, longest, strict=True)]
    if sum(wanted) <= spare:
        extra = (spare - sum(wanted)) / columns
        return tuple(least + want + extra for least, want in zip(longest, wanted, strict=True))
    return tuple(least + spare * want / sum(wanted) for least, want in zip(longest, wanted, strict=True))
