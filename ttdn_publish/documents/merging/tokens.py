"""An XML part as a flat row of tokens: start tags, end tags, empty elements, texts, and the tags of templates.

A template's tags cut across the tree (a loop opens in one paragraph and closes in another), so the part is worked on as
a row. Texts are held as they read, markup as it is written; the row joined again is the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ttdn_publish.documents.merging.tags import Tag

#: Characters that stand in no text: ours to use as marks. Whatever comes from outside is freed of them.
NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")

_TOKEN = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<([^>]*)>|([^<]+)", re.DOTALL)
_NAME = re.compile(r"[^\s/>]+")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SPECIAL = re.compile(r'[&<>"\t\n\r]')
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


class Kind(IntEnum):
    """What a token is."""

    START, END, EMPTY, TEXT, TAG = range(5)


@dataclass(slots=True)
class Token:
    """One token. ``name`` is that of the element (``w:p``) that a markup token opens or closes, or that holds a text.

    ``pieces`` is set for a start tag with template tags in its attributes: what is written, in turn with tags.
    """

    kind: Kind
    name: str
    text: str = ""
    tag: Tag | None = None
    pieces: tuple[str | Tag, ...] = ()

    def is_start(self, name: str) -> bool:
        """Whether it opens an element ``name`` that has content."""
        return self.kind is Kind.START and self.name == name

    def is_end(self, name: str) -> bool:
        """Whether it closes an element ``name``."""
        return self.kind is Kind.END and self.name == name

    @property
    def plain_text_start(self) -> bool:
        """Whether it opens a text without any attribute."""
        return self.kind is Kind.START and self.text == "<w:t>"


def start(name: str, attributes: str = "") -> Token:
    """The start of an element; ``attributes`` as written, with a space in front."""
    return Token(Kind.START, name, f"<{name}{attributes}>")


def end(name: str) -> Token:
    """The end of an element."""
    return Token(Kind.END, name, f"</{name}>")


def empty(name: str, attributes: str = "") -> Token:
    """An element without content."""
    return Token(Kind.EMPTY, name, f"<{name}{attributes}/>")


def tokenise(markup: str) -> list[Token]:
    """The tokens of well-formed ``markup`` in which ``>`` stands in no attribute; indentation between elements is dropped."""
    row: list[Token] = []
    stack: list[str] = [""]
    for match in _TOKEN.finditer(NONCHARACTERS.sub("", markup)):
        literal, tag, text = match.groups()
        if tag is None:
            _add_text(row, stack[-1], literal if text is None else unescape(text))
        elif tag.startswith("/"):
            row.append(Token(Kind.END, stack.pop(), match[0]))
        else:
            name = _NAME.match(tag)
            assert name is not None
            if tag.endswith("/"):
                row.append(Token(Kind.EMPTY, name[0], match[0]))
            else:
                stack.append(name[0])
                row.append(Token(Kind.START, name[0], match[0]))
    return list(_without_indentation(row))


def _add_text(row: list[Token], holder: str, text: str) -> None:
    if row and row[-1].kind is Kind.TEXT:
        row[-1].text += text
    else:
        row.append(Token(Kind.TEXT, holder, text))


def _without_indentation(row: Sequence[Token]) -> Iterator[Token]:
    """Leave out blank texts that are not the whole content of an element: python-docx drops them too."""
    for number, token in enumerate(row):
        if token.kind is Kind.TEXT and not token.text.strip(" \t\r\n"):
            alone = (
                0 < number < len(row) - 1 and row[number - 1].kind is Kind.START and row[number + 1].kind is Kind.END
            )
            if not alone:
                continue
        yield token


def escape(text: str) -> str:
    """``text`` for an XML text or attribute; line ends and tabs as references, so that none stands in the written part."""
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)


def unescape(text: str) -> str:
    """What a written XML text or attribute value reads."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return chr(int(match[2])) if match[2] else _NAMED[match[3]]


def partners(row: Sequence[Token]) -> dict[int, int]:
    """The place of the end for the place of each start tag; ends that close nothing are left out."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for place, token in enumerate(row):
        if token.kind is Kind.START:
            open_ones.append(place)
        elif token.kind is Kind.END and open_ones:
            found[open_ones.pop()] = place
    return found


def is_balanced(row: Iterable[Token]) -> bool:
    """Whether the elements that are closed in ``row`` are opened again by its end: taking it out hurts nothing around it."""
    closed: list[str] = []
    opened: list[str] = []
    for token in row:
        if token.kind is Kind.START:
            opened.append(token.name)
        elif token.kind is Kind.END:
            if opened:
                opened.pop()
            else:
                closed.append(token.name)
    return closed == opened[::-1]


def tags_of(token: Token) -> Iterable[Tag]:
    """The tags in a token: itself, or those in its attributes."""
    if token.tag is not None:
        return (token.tag,)
    return (piece for piece in token.pieces if isinstance(piece, Tag))


def attribute(token: Token, name: str) -> str | None:
    """The value of an attribute of a start tag or empty element as written (``w:val``)."""
    match = re.search(rf'\s{re.escape(name)}="([^"]*)"', token.text)
    return None if match is None else unescape(match[1])
