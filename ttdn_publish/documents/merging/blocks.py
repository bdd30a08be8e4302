"""Blocks that open and close: that each has its end, and that leaving one out or repeating it leaves the XML well-formed.

The second is the proof by which letters need no look at the finished XML: the author's part is well-formed, a block
begins and ends in the same chain of open elements, and data is escaped. So whatever the data, the letter is well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, tags_of

#: Tags with an end, and those that may stand between.
OPENERS: dict[str, tuple[str, ...]] = {
    "if": ("elif", "else"),
    "for": ("else",),
    "set": (),
    "with": (),
    "macro": (),
    "call": (),
    "filter": (),
    "block": (),
    "autoescape": (),
}
_BETWEEN = frozenset(name for names in OPENERS.values() for name in names)
_NAMESPACES = re.compile(r'\sxmlns[^=]*="[^"]*"')
_INLINE_SET = re.compile(r"set\s+[^=]*=")


class Disorder(StrEnum):
    """What is wrong with a block."""

    OPEN = "open"
    STRAY = "stray"
    CROSSED = "crossed"
    LEVELS = "levels"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class BlockFault:
    """A fault of the block tag ``tag``; ``other`` is the tag that it does not fit to."""

    disorder: Disorder
    tag: Tag
    other: Tag | None = None


@dataclass
class Structure:
    """What the blocks of a part are like. ``proved``: well-formed whatever the data; ``repeated``: docPr in a block."""

    faults: list[BlockFault] = field(default_factory=list)
    proved: bool = True
    pictures_in_blocks: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    chain: tuple[str, ...]
    cell: int


def is_opener(tag: Tag) -> bool:
    """Whether ``tag`` begins a block (``{% set x = 1 %}`` does not, ``{% set x %}`` does)."""
    return tag.keyword in OPENERS and not (tag.keyword == "set" and _INLINE_SET.match(tag.body))


def examine(row: Sequence[Token]) -> Structure:
    """Look at all blocks of a part."""
    found = Structure()
    blocks: list[_Open] = []
    for tag, chain, cell in _walk(row, blocks, found):
        word = tag.keyword
        if is_opener(tag):
            blocks.append(_Open(tag, chain, cell))
        elif word in _BETWEEN or word.startswith("end"):
            opener = _opener(word, blocks)
            if opener is None:
                found.faults.append(BlockFault(Disorder.STRAY, tag))
                continue
            if word.startswith("end"):
                while blocks[-1] is not opener:
                    found.faults.append(BlockFault(Disorder.CROSSED, tag, blocks.pop().tag))
                blocks.pop()
            _compare(opener, tag, chain, cell, found)
    found.faults += [BlockFault(Disorder.OPEN, one.tag) for one in blocks]
    found.proved = found.proved and not found.faults
    return found


def _walk(row: Sequence[Token], blocks: list[_Open], found: Structure) -> Iterator[tuple[Tag, tuple[str, ...], int]]:
    """The block tags with the chain of elements that are open there, and the place of the innermost cell."""
    chain: list[str] = []
    cells: list[int] = [-1]
    for place, token in enumerate(row):
        if token.kind is Kind.END and chain:
            chain.pop()
            if token.name == "w:tc" and len(cells) > 1:
                cells.pop()
        if token.name == "wp:docPr" and token.kind is not Kind.END and blocks:
            found.pictures_in_blocks = True
        for tag in tags_of(token):
            if tag.form is Form.BLOCK:
                inside = () if token.tag is not None else (f"@{place}",)
                yield tag, (*chain, *inside), cells[-1]
        if token.kind is Kind.START:
            chain.append(token.name + "".join(_NAMESPACES.findall(token.text)))
            if token.name == "w:tc":
                cells.append(place)


def _opener(word: str, blocks: list[_Open]) -> _Open | None:
    """The open block to which an ``else`` or an end belongs."""
    if word.startswith("end"):
        return next((one for one in reversed(blocks) if one.tag.keyword == word.removeprefix("end")), None)
    return blocks[-1] if blocks and word in OPENERS[blocks[-1].tag.keyword] else None


def _compare(opener: _Open, tag: Tag, chain: tuple[str, ...], cell: int, found: Structure) -> None:
    if chain != opener.chain:
        found.proved = False
        found.faults.append(BlockFault(Disorder.LEVELS, tag, opener.tag))
    elif cell != opener.cell:
        found.faults.append(BlockFault(Disorder.CELLS, tag, opener.tag))
