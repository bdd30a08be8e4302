"""The tags of a template as docxtpl's dialect has them: ``{{ x }} {% if %} {# note #} {%p %} {%tr %} {%tc %} {%r %} {{r x }}``.

Tags are looked for in the words of one paragraph, however Word has cut them into runs. What a person types is taken as
meant where it can only mean one thing: curly quotation marks, no-break spaces, invisible characters, decomposed letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.documents.merging.places import Where
from ttdn_publish.documents.merging.tags import Form, Tag


class Fault(StrEnum):
    """What is wrong with how a tag is written."""

    UNCLOSED = "unclosed"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Found:
    """A tag from ``start`` to ``end`` of a text, or a fault there."""

    start: int
    end: int
    tag: Tag | None = None
    fault: Fault | None = None


_OPENING = re.compile(r"\{[{%#]")
_CLOSING = re.compile(r"[%}#]\}")
_SCOPE = re.compile(r"(tr|tc|p|r)(?=\s)")
#: Words and then the end of a tag: what began before was an apostrophe, not a string.
_APOSTROPHE = re.compile(r"\w[^}%]*[}%]\}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DOUBLE, _SINGLE = '"“”„‟', "'‘’‚‛"


def find(text: str, where: Where | None = None) -> Iterator[Found]:
    """The tags of ``text`` in order, and what looks like a tag and is none."""
    place = 0
    while (opening := _OPENING.search(text, place)) is not None:
        yield from _strays(text, place, opening.start())
        stop = _end(text, opening.start())
        if stop is None:
            yield Found(opening.start(), opening.end(), fault=Fault.UNCLOSED)
            place = opening.end()
        else:
            yield Found(opening.start(), stop, _tag(text[opening.start() : stop], where))
            place = stop
    yield from _strays(text, place, len(text))


def has_tags(text: str) -> bool:
    """Whether anything in ``text`` looks like the beginning of a tag."""
    return _OPENING.search(text) is not None


def _strays(text: str, first: int, last: int) -> Iterator[Found]:
    for match in _CLOSING.finditer(text, first, last):
        yield Found(match.start(), match.end(), fault=Fault.STRAY)


def _end(text: str, first: int) -> int | None:
    """Where the tag that opens at ``first`` ends; ``None`` when another one opens before, or none closes it."""
    form = text[first : first + 2]
    if form == Form.COMMENT:
        stop = text.find("#}", first + 2)
        return None if stop < 0 else stop + 2
    closing = "}}" if form == Form.VALUE else "%}"
    braces, place = 0, first + 2
    while place < len(text):
        if (after := _string_end(text, place)) is not None:
            place = after
            continue
        if not braces and text.startswith(closing, place):
            return place + 2
        if _OPENING.match(text, place):
            return None
        if form == Form.VALUE:
            braces += text[place] == "{"
            braces -= text[place] == "}"
        place += 1
    return None


def _string_end(text: str, place: int) -> int | None:
    """Where the string literal that begins at ``place`` ends; ``None`` when none begins there, or it is never closed."""
    family = next((marks for marks in (_DOUBLE, _SINGLE) if text[place] in marks), None)
    if family is None:
        return None
    # A straight mark is closed by a straight one, if there is one: curly ones between are words.
    for closers in (family[0], family) if text[place] == family[0] else (family,):
        at = place + 1
        while at < len(text) and text[at] not in closers:
            at += 2 if text[at] == "\\" else 1
        if at < len(text) and not _APOSTROPHE.search(text, place + 1, at):
            return at + 1
    return None


def _tag(written: str, where: Where | None) -> Tag:
    form = Form(written[:2])
    inner = written[2:-2]
    scope = ""
    if (match := _SCOPE.match(inner)) is not None and not (form is Form.COMMENT and match[1] == "r"):
        scope, inner = match[1], inner[match.end() :]
    left = right = ""
    if form is not Form.COMMENT:
        left = inner[:1] if inner[:1] in "-+" else ""
        right = inner[-1:] if inner[-1:] == "-" or (inner[-1:] == "+" and form is Form.BLOCK) else ""
        inner = inner[len(left) : len(inner) - len(right)]
        inner = tidy(inner)
    return Tag(form, scope, inner, written, left, right, where)


def tidy(body: str) -> str:
    """What is in a tag, as Jinja reads it: NFC, straight quotation marks around strings, plain spaces between words."""
    normal = unicodedata.normalize("NFC", body)
    written = []
    for is_string, piece in pieces(normal):
        if is_string:
            mark = '"' if piece[0] in _DOUBLE else "'"
            inner = piece[1:-1]
            written.append(mark + inner + mark)
        else:
            written.append(re.sub(r"\s", " ", _INVISIBLE.sub("", piece)))
    return re.sub(r"[\t\r\n]", " ", "".join(written)).strip()


def pieces(body: str) -> Iterator[tuple[bool, str]]:
    """``body`` in pieces: string literals with their quotation marks (``True``), and what is between them (``False``)."""
    first = place = 0
    while place < len(body):
        stop = _string_end(body, place)
        if stop is None:
            place += 1
            continue
        if place > first:
            yield False, body[first:place]
        yield True, body[place:stop]
        first = place = stop
    if first < len(body):
        yield False, body[first:]


def without_strings(body: str) -> str:
    """``body`` with a blank in the place of each string literal."""
    return "".join('""' if is_string else piece for is_string, piece in pieces(body))
