"""A shaped part written as Jinja's source: tags between signs that no text can hold, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, escape

#: Jinja's signs. They are no characters, so words with braces can never be taken for tags.
BLOCK_START, BLOCK_END = "\ufdd0", "\ufdd1"
VALUE_START, VALUE_END = "\ufdd2", "\ufdd3"
COMMENT_START, COMMENT_END = "\ufdd4", "\ufdd5"

#: Called at every turn of a loop: a letter is bounded.
TICK = "_tick"


@dataclass
class Source:
    """Jinja's source of a part, and the tag that stands on each of its lines."""

    text: str
    tags: dict[int, Tag] = field(default_factory=dict)


def emit(row: Iterable[Token]) -> Source:
    """The source of a part."""
    written: list[str] = []
    tags: dict[int, Tag] = {}
    for piece in _pieces(row):
        if isinstance(piece, str):
            written.append(piece)
            continue
        tags[len(tags) + 2] = piece
        written.append(tag_source(piece))
        if piece.keyword == "for":
            written.append(f"{VALUE_START}{TICK}(){VALUE_END}")
    return Source("".join(written), tags)


def tag_source(tag: Tag) -> str:
    """A tag as Jinja reads it; what is in it stands on a new line, so that every tag has its own."""
    first, last = (VALUE_START, VALUE_END) if tag.form is Form.VALUE else (BLOCK_START, BLOCK_END)
    return f"{first}{tag.left}\n{tag.body} {tag.right}{last}"


def _pieces(row: Iterable[Token]) -> Iterator[str | Tag]:
    for token in row:
        if token.tag is not None:
            yield token.tag
        elif token.pieces:
            yield from token.pieces
        else:
            yield escape(token.text) if token.kind is Kind.TEXT else token.text
