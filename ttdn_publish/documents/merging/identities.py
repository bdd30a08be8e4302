"""What may be in a document only once, given a number of its own in each letter: bookmarks, notes, lists, controls.

A letter's record ``_letter`` holds the numbers that its own begin at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ttdn_publish.documents.merging.reading import set_attribute
from ttdn_publish.documents.merging.sections import values_of
from ttdn_publish.documents.merging.tags import Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, empty, end, start

#: Word's longest name of a bookmark.
MAX_BOOKMARK = 40

_IDS = re.compile(r'\s(?:w14:paraId|w14:textId)="[^"]*"')
_COMMENTS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_PLACES_BEFORE_NUMBERING = frozenset(
    {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"}
)


@dataclass
class Stride:
    """How many numbers of each kind a letter takes: ``marks`` bookmarks, ``notes`` footnotes; ``lists`` by number of list."""

    marks: int = 0
    notes: int = 0
    lists: dict[str, int] = field(default_factory=dict)


def own_identities(
    row: list[Token], lists: Mapping[str, int], by_style: Mapping[str, tuple[str, str]]
) -> tuple[list[Token], Stride]:
    """The tokens of a document with identities that each letter fills.

    ``lists`` numbers the lists that begin again in each letter (by ``w:numId``), ``by_style`` gives list and level of
    paragraphs that are numbered by their style.
    """
    stride = Stride(lists=dict(lists))
    bookmarks = _bookmarks(row)
    stride.marks = len(bookmarks)
    known = set(bookmarks.values())
    places = {key: number for number, key in enumerate(bookmarks)}
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)") if known else None
    done: list[Token] = []
    for token in _numbered(row, by_style):
        if token.name in _COMMENTS or _dropped(token, places):
            continue
        token.text = _IDS.sub("", token.text)
        token.pieces = tuple(_IDS.sub("", piece) if isinstance(piece, str) else piece for piece in token.pieces)
        match token.name:
            case "w:bookmarkStart" | "w:bookmarkEnd":
                number = places[attribute(token, "w:id") or ""]
                set_attribute(token, "w:id", _sum("mark", number))
                set_attribute(token, "w:name", _marked(attribute(token, "w:name") or ""))
            case "w:footnoteReference":
                note = int(attribute(token, "w:id") or 0)
                stride.notes = max(stride.notes, note + 1)
                set_attribute(token, "w:id", _sum("note", note))
            case "w:numId" if (attribute(token, "w:val") or "") in lists:
                set_attribute(token, "w:val", _sum("list", lists[attribute(token, "w:val") or ""]))
            case "w:hyperlink" if attribute(token, "w:anchor") in known:
                set_attribute(token, "w:anchor", _marked(attribute(token, "w:anchor") or ""))
            case "w:instrText" if token.kind is Kind.TEXT and words is not None:
                done += _with_names(token, words)
                continue
        done.append(token)
    return list(_without_control_ids(done)), stride


def own_notes(row: Iterable[Token]) -> list[Token]:
    """The tokens of footnotes with numbers that each letter fills."""
    done = []
    for token in row:
        token.text = _IDS.sub("", token.text)
        if token.name == "w:footnote" and token.kind is Kind.START:
            set_attribute(token, "w:id", _sum("note", int(attribute(token, "w:id") or 0)))
        done.append(token)
    return done


def _sum(name: str, number: int) -> Tag:
    tag = values_of(name)
    return Tag(tag.form, "", f"{tag.body} + {number}", "")


def _marked(name: str) -> Tag:
    """The name of a bookmark with the number of the letter behind it."""
    quoted = name.replace("\\", "").replace("'", "")[: MAX_BOOKMARK - 7]
    tag = values_of("number")
    return Tag(tag.form, "", f"'{quoted}_' ~ {tag.body}", "")


def _bookmarks(row: Iterable[Token]) -> dict[str, str]:
    """The names of bookmarks by their number, without the one that Word puts where somebody stopped typing."""
    found: dict[str, str] = {}
    for token in row:
        name = attribute(token, "w:name") if token.name == "w:bookmarkStart" else None
        if name is not None and name != "_GoBack":
            found[attribute(token, "w:id") or ""] = name
    return found


def _dropped(token: Token, places: Mapping[str, int]) -> bool:
    return token.name in ("w:bookmarkStart", "w:bookmarkEnd") and attribute(token, "w:id") not in places


def _with_names(token: Token, words: re.Pattern[str]) -> Iterator[Token]:
    """A field's instruction with the names of bookmarks as tags."""
    last = 0
    for match in words.finditer(token.text):
        yield Token(Kind.TEXT, token.name, token.text[last : match.start()])
        yield Token(Kind.TAG, token.name, tag=_marked(match[0]))
        last = match.end()
    yield Token(Kind.TEXT, token.name, token.text[last:])


def _without_control_ids(row: list[Token]) -> Iterator[Token]:
    """Content controls without their numbers: Word gives them new ones."""
    inside = False
    for token in row:
        if token.name == "w:sdtPr":
            inside = token.kind is Kind.START
        if not (inside and token.name == "w:id"):
            yield token


def _numbered(row: list[Token], by_style: Mapping[str, tuple[str, str]]) -> Iterator[Token]:
    """Paragraphs that their style numbers say so themselves: only then can each letter have its own list."""
    place = 0
    while place < len(row):
        token = row[place]
        yield token
        place += 1
        if not token.is_start("w:pPr"):
            continue
        properties = []
        while not row[place].is_end("w:pPr"):
            properties.append(row[place])
            place += 1
        style = next((attribute(one, "w:val") or "" for one in properties if one.name == "w:pStyle"), "")
        if style in by_style and not any(one.name == "w:numPr" for one in properties):
            at = next(
                (n for n, one in enumerate(properties) if one.name not in _PLACES_BEFORE_NUMBERING), len(properties)
            )
            key, level = by_style[style]
            properties[at:at] = [
                start("w:numPr"),
                empty("w:ilvl", f' w:val="{level}"'),
                empty("w:numId", f' w:val="{key}"'),
                end("w:numPr"),
            ]
        yield from properties
