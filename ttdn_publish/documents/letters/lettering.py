"""Words of letters as spans: the typography of their language, and Vietnamese names among ideographs in Latin letters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from ttdn_publish.documents.components import Flow, Item, Line, Rows, Span
from ttdn_publish.language.typography import apply

#: A word with Vietnamese letters: beside ideographs Word would look for them in the ideographs' font, which lacks them.
_VIETNAMESE = re.compile(
    r"[A-Za-zÀ-ɏ]*[\u1e00-\u1effƠơƯưĂăĐđ][A-Za-zÀ-ɏ\u1e00-\u1eff]*(?: [A-ZÀ-ɏ\u1e00-\u1eff][A-Za-zÀ-ɏ\u1e00-\u1eff]*)*"
)
_IDEOGRAPHIC = frozenset({"zh", "ja", "ko"})


def spans(words: str, language: str, *, bold: bool = False) -> Line:
    """``words`` in ``language`` as a line."""
    return tuple(_parted(Span(apply(words, language), bold, language="" if language == "vi" else language)))


def lettered(line: Line) -> Line:
    """A composed line with the typography of the language of each of its spans."""
    made: list[Span] = []
    for span in line:
        if span.language:
            span = dataclasses.replace(span, text=apply(span.text, span.language))
        made += _parted(span)
    return tuple(made)


def lettered_flow(item: Flow, style: str) -> Flow:
    """A composed block with the typography of its language, its paragraphs in ``style``."""
    if isinstance(item, Item):
        return Item(style, lettered(item.line), item.unit)
    return Rows(
        lettered(item.caption),
        tuple(map(lettered, item.header)),
        tuple(tuple(map(lettered, row)) for row in item.rows),
        tuple(map(lettered, item.notes)),
    )


def _parted(span: Span) -> Iterator[Span]:
    """A span of ideographs with its Vietnamese words apart."""
    if span.language.split("-")[0] not in _IDEOGRAPHIC:
        if span.text:
            yield span
        return
    at = 0
    for word in _VIETNAMESE.finditer(span.text):
        if word.start() > at:
            yield dataclasses.replace(span, text=span.text[at : word.start()])
        yield dataclasses.replace(span, text=word[0], language="vi")
        at = word.end()
    if at < len(span.text):
        yield dataclasses.replace(span, text=span.text[at:])
