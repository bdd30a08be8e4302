"""The end of a document: signatures, recipients, the block of a copy (boxes 7, 9b, 12)."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.documents.components import CopyPart, Foot, Signature
from ttdn_publish.documents.styles import SIGNATURE_PT
from ttdn_publish.documents.word.heading import header
from ttdn_publish.documents.word.setter import Setter
from ttdn_publish.formats.word_document.description import Block, Cell, DrawnLine, Grid, Run


def foot(setter: Setter, end: Foot, measure: float) -> Iterator[Block]:
    """The signature on the right and the recipients on the left, or two signatures side by side; never torn."""
    if not end.signatures:
        return
    yield setter.gap(6, keep=True)
    if len(end.signatures) > 1:  # side by side, the recipients under the one on the left (mẫu 1.9)
        columns = [list(signature(setter, one)) for one in end.signatures]
        if end.recipients:
            columns[0] += [setter.gap(12), *_recipients(setter, end)]
        pairs = [tuple(Cell(tuple(blocks)) for blocks in columns[n : n + 2]) for n in range(0, len(columns), 2)]
        rows = tuple(pair if len(pair) == 2 else (*pair, Cell(())) for pair in pairs)
        yield Grid((measure / 2, measure / 2), rows, whole=True)
        return
    left = measure * 0.46
    cells = (
        Cell(tuple(_recipients(setter, end))),
        Cell(tuple(signature(setter, end.signatures[0]))),
    )
    yield Grid((left, measure - left), (cells,), whole=True)


def _recipients(setter: Setter, end: Foot) -> Iterator[Block]:
    """Box 9b, then 12."""
    if end.recipients:
        yield setter.para("recipients-heading", (Run(setter.doc.phrases.recipients),))
        yield from (setter.para("recipient", (Run(line),), left=2.2, hanging=2.2) for line in end.recipients)
    if end.drafter:
        yield setter.para("drafter", (Run(end.drafter),))


def signature(setter: Setter, one: Signature) -> Iterator[Block]:
    """Box 7 with room for the signature."""
    for line in one.authority:
        yield setter.para("authority", (Run(line),))
    yield setter.para("signer", (Run(one.name),) if one.name else (), before=SIGNATURE_PT)


def copy_block(setter: Setter, copy: CopyPart) -> Iterator[Block]:
    """The block of a copy, under a line across the measure (Phụ lục I, phần II): one cell, so that it is never torn."""
    blocks = (
        DrawnLine(setter.measure, setter.measure),
        setter.gap(6),
        header(setter, copy.head, setter.measure),
        *foot(setter, copy.foot, setter.measure),
    )
    yield setter.gap(12)
    yield Grid((setter.measure,), ((Cell(blocks),),), whole=True)
