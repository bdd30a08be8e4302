"""Reading the calendar of diplomatic relations, ``content/anniversaries.csv``."""

from __future__ import annotations

from ttdn_publish.formats.located import Located
from ttdn_publish.model.anniversary import Relation
from ttdn_publish.readers.inlines import text_reader
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import build

ANNIVERSARIES = "anniversaries.csv"


def read_relations(source: Source) -> tuple[Relation, ...]:
    """The relations in ``source.folder`` (the workspace's ``content``), in the order of the table; every mistake is noted.

    Raises :class:`SecrecyStop`.
    """
    path = source.folder / ANNIVERSARIES
    header, *rows = source.rows(path) or [[]]
    found = []
    for line, row in enumerate(rows, start=2):
        if not any(row):
            continue
        cells = {key: Located(value, line) for key, value in zip(header, row, strict=False) if key and value}
        node = Located(cells, line, dict.fromkeys(cells, line))
        relation = build(Relation, node, source.name(path), text_reader(source.findings), source.findings)
        if relation is not None:
            found.append(relation)
    return tuple(found)
