"""Tags that change the cell that they stand in: its width, its colour, cells joined by a loop."""

from __future__ import annotations

from dataclasses import replace

from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute
from ttdn_publish.documents.merging.work_row import WorkRow


def cell_attributes(work: WorkRow) -> None:
    """``{% colspan n %}`` and ``{% cellbg colour %}`` become properties of the cell."""
    for keyword, name, before, after in (
        ("colspan", "w:gridSpan", '<w:gridSpan w:val="', '"/>'),
        ("cellbg", "w:shd", '<w:shd w:val="clear" w:color="auto" w:fill="', '"/>'),
    ):
        while (place := work.next_keyword(keyword)) is not None:
            tag, cell = work.tag(place), work.around(place, "w:tc")
            if cell is None:
                work.refuse(place, tag)
                continue
            value = replace(tag, form=Form.VALUE, body=tag.body.removeprefix(keyword).strip())
            work.take_out(place)
            work.set_property(cell[0], Token(Kind.EMPTY, name, pieces=(before, value, after)))


def vertical_merges(work: WorkRow) -> None:
    """``{% vm %}``: the cells that a loop makes are one, with the words of the first."""
    while (place := work.next_keyword("vm")) is not None:
        tag = work.tag(place)
        cell = work.around(place, "w:tc")
        text = work.around(place, "w:t")
        if cell is None or text is None:
            work.refuse(place, tag)
            continue
        first = next(at for at in range(cell[0], place) if work.row[at].is_start("w:t"))
        work.row[text[1] : text[1]] = [_block("endif", tag)]
        del work.row[place]
        work.row[first + 1 : first + 1] = [_block("if loop.first", tag)]
        kind = replace(tag, form=Form.VALUE, body="'restart' if loop.first else 'continue'")
        work.set_property(cell[0], Token(Kind.EMPTY, "w:vMerge", pieces=('<w:vMerge w:val="', kind, '"/>')))


def horizontal_merges(work: WorkRow) -> None:
    """``{% hm %}``: the cells that a loop makes are one that is as wide as all."""
    while (place := work.next_keyword("hm")) is not None:
        tag = work.tag(place)
        cell = work.around(place, "w:tc")
        if cell is None:
            work.refuse(place, tag)
            continue
        first, last = cell
        spans = (attribute(token, "w:val") for token in work.row[first:last] if token.name == "w:gridSpan")
        width = next((span for span in spans if span and span.isdecimal()), None)
        wide = replace(tag, form=Form.VALUE, body=f"{width} * loop.length" if width else "loop.length")
        work.row[last + 1 : last + 1] = [_block("endif", tag)]
        del work.row[place]
        work.set_property(first, Token(Kind.EMPTY, "w:gridSpan", pieces=('<w:gridSpan w:val="', wide, '"/>')))
        work.row[first:first] = [_block("if loop.first", tag)]


def _block(body: str, tag: Tag) -> Token:
    return Token(Kind.TAG, "", tag=replace(tag, form=Form.BLOCK, body=body))
