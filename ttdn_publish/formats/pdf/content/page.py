"""Page content interpreted: every thing that a page paints, with its place, its inks, its size.

It walks content streams, forms, tiling patterns, Type 3 glyphs, soft masks and the looks of annotations. Boxes stand for
shapes: a clipping path cuts by its box. Nothing a file holds makes it fail; what it cannot read it notes as trouble, and it
stops at bounds of time, depth and number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ttdn_publish.formats.pdf.content.operators import OPERATORS
from ttdn_publish.formats.pdf.content.scope import Scope, Shared
from ttdn_publish.formats.pdf.content.things import State
from ttdn_publish.formats.pdf.content.walker import Content, Exhausted, Walker
from ttdn_publish.formats.pdf.objects import (
    TROUBLE,
    Box,
    box_of,
    entry,
    is_dictionary,
    is_stream,
    items,
    keys,
    matrix_of,
    name_of,
    number,
    spread,
)

_MOST_CONTENT = 128 * 1024 * 1024
_TALLEST = 24
_HIDDEN = 2


def inherited(page: Any, name: str) -> Any:
    """An entry that a page may have from the page tree above it (ISO 32000-1, 7.7.3.4)."""
    node, steps = page, 0
    while node is not None and steps < _TALLEST:
        found = entry(node, name)
        if found is not None:
            return found
        node, steps = entry(node, "/Parent"), steps + 1
    return None


def content_of(page: Any, media: Box, shared: Shared) -> Content:
    """Everything that ``page`` (its dictionary) paints within ``media``. Never fails: see :class:`Content`."""
    walker = Walker(shared, OPERATORS)
    walker.state.clip = media
    scope = Scope(inherited(page, "/Resources"), shared, walker.content.troubles)
    walker.scope = scope
    try:
        walker.note_group(entry(page, "/Group"))
        walker.run(b"\n".join(_pieces(walker, page)), scope)
        for annotation in items(entry(page, "/Annots"), 5000):
            _annotation(walker, annotation, media)
    except Exhausted:
        walker.content.troubles.add("too large")
    except TROUBLE as error:
        walker.content.troubles.add(type(error).__name__)
    return walker.content


def _pieces(walker: Walker, page: Any) -> Iterator[bytes]:
    written = entry(page, "/Contents")
    total = 0
    for stream in [written] if is_stream(written) else items(written, 10_000):
        if is_stream(stream):
            data = walker.bytes_of(stream)
            total += len(data)
            if total > _MOST_CONTENT:
                raise Exhausted
            yield data
        else:
            walker.content.troubles.add("Contents")


def _annotation(walker: Walker, annotation: Any, media: Box) -> None:
    """The normal look of an annotation that is shown, in its rectangle (ISO 32000-1, 12.5.5)."""
    look = entry(entry(annotation, "/AP"), "/N")
    if is_dictionary(look):
        state = name_of(entry(annotation, "/AS"))
        look = entry(look, f"/{state}") if state else next((entry(look, key) for key in keys(look)), None)
    place = box_of(entry(annotation, "/Rect"))
    if not is_stream(look) or place is None or int(number(entry(annotation, "/F"))) & _HIDDEN:
        return
    inner = spread(box_of(entry(look, "/BBox")) or (0, 0, 1, 1), matrix_of(entry(look, "/Matrix")))
    wide, high = inner[2] - inner[0], inner[3] - inner[1]
    across = (place[2] - place[0]) / wide if wide else 1.0
    up = (place[3] - place[1]) / high if high else 1.0
    walker.state = State(clip=media)
    walker.form(look, (across, 0, 0, up, place[0] - inner[0] * across, place[1] - inner[1] * up), "annotation")
