"""Tags taken out of the words that hold them: each becomes one token, wherever Word has cut it into runs.

What lies between the pieces of a tag (run boundaries, proofing marks) goes with it, as in docxtpl. Words that are deleted
or moved away under revision are left alone: docxtpl fills them, and so writes a recipient's data into the history.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from ttdn_publish.documents.merging.dialect import Fault, Found, find, has_tags
from ttdn_publish.documents.merging.places import Where
from ttdn_publish.documents.merging.surveying import Surveyor
from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, escape, is_balanced, unescape
from ttdn_publish.findings import Phrase

#: Text elements whose words run on through a paragraph, and the paragraph's element.
_RUNNING = {"w:t": "w:p", "w:instrText": "w:p", "a:t": "a:p"}
_PARAGRAPHS = frozenset(_RUNNING.values())
#: Inside these nothing is filled: it is no longer part of the text.
_GONE = frozenset({"w:del", "w:moveFrom"})
#: What must not vanish because a tag happens to be typed around it.
_PRECIOUS = frozenset({"w:drawing", "w:pict", "w:object", "w:footnoteReference", "w:endnoteReference", "w:fldChar"})
_ATTRIBUTE = re.compile(r'(\s[^\s="]+=")([^"]*)"')
_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A fault in how a tag is written, with its place and the words from there on."""

    fault: Fault
    where: Where
    words: str


@dataclass
class Gathered:
    """A part with its tags as tokens, what is wrong with them, and tags in deleted words (which stay as they are)."""

    row: list[Token] = field(default_factory=list)
    misspelt: list[Misspelt] = field(default_factory=list)
    deleted: list[tuple[Where, str]] = field(default_factory=list)
    words: list[tuple[Where, str]] = field(default_factory=list)


@dataclass
class _Paragraph:
    where: Where
    texts: dict[str, list[int]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)


def gather(row: list[Token], part: Phrase, only: Container[str] | None = None) -> Gathered:
    """The tags of a part, found paragraph by paragraph (in elements of the names ``only``). ``row`` is used up."""
    return _Gatherer(row, part, only).run()


class _Gatherer:
    def __init__(self, row: list[Token], part: Phrase, only: Container[str] | None) -> None:
        self.row, self.part, self.only = row, part, only
        self.done = Gathered()
        self.dead: set[int] = set()
        self.pieces: dict[int, list[str | Tag]] = {}

    def run(self) -> Gathered:
        surveyor = Surveyor(self.part)
        story = _Paragraph(surveyor.here)
        open_ones: dict[str, list[_Paragraph]] = {"w:p": [], "a:p": []}
        gone = 0
        for place, token in enumerate(self.row):
            surveyor.step(token)
            if token.kind is Kind.TEXT:
                holders = open_ones[_RUNNING.get(token.name, "w:p")]
                holder = holders[-1] if holders else story
                if self.only is not None and token.name not in self.only:
                    continue
                if gone:
                    holder.deleted.append(token.text)
                elif token.name in _RUNNING and holders:
                    holder.texts.setdefault(token.name, []).append(place)
                else:
                    self._text([place], holder.where)
            elif token.kind is Kind.START:
                gone += token.name in _GONE
                if token.name in _PARAGRAPHS:
                    open_ones[token.name].append(_Paragraph(surveyor.here))
            elif token.kind is Kind.END:
                gone -= token.name in _GONE
                if token.name in _PARAGRAPHS:
                    self._close(open_ones[token.name].pop())
            if token.kind in (Kind.START, Kind.EMPTY) and not gone and has_tags(token.text):
                holder = open_ones["w:p"][-1] if open_ones["w:p"] else story
                token.pieces = tuple(self._attributes(token.text, holder.where))
        self.done.row = list(self._flat())
        return self.done

    def _close(self, paragraph: _Paragraph) -> None:
        for name, places in paragraph.texts.items():
            if name == "w:t":
                self.done.words.append((paragraph.where, "".join(self.row[place].text for place in places)))
            self._text(places, paragraph.where)
        deleted = "".join(paragraph.deleted)
        if has_tags(deleted):
            self.done.deleted.append((paragraph.where, deleted))

    def _text(self, places: Sequence[int], where: Where) -> None:
        """Cut the words that run through the texts at ``places`` into words and tags."""
        text = "".join(self.row[place].text for place in places)
        found = [one for one in find(text, where) if self._is_tag(one, text, where)]
        if not found:
            return
        offsets = [0]
        for place in places:
            offsets.append(offsets[-1] + len(self.row[place].text))
        target = {place: self.pieces.setdefault(place, []) for place in places}
        written = 0
        for one in (*found, Found(len(text), len(text))):
            for number, place in enumerate(places):
                first, last = max(written, offsets[number]), min(one.start, offsets[number + 1])
                if first < last:
                    target[place].append(text[first:last])
            written = one.end
            if one.tag is not None:
                first, last = (bisect_right(offsets, at) - 1 for at in (one.start, one.end - 1))
                target[places[first]].append(one.tag)
                self._join(places[first], places[last], target)

    def _is_tag(self, one: Found, text: str, where: Where) -> bool:
        if one.fault is not None and not where.hidden:
            self.done.misspelt.append(Misspelt(one.fault, where, text[one.start : one.start + _EXCERPT]))
        return one.tag is not None

    def _join(self, first: int, last: int, target: dict[int, list[str | Tag]]) -> None:
        """Take out what lies between the pieces of a tag; what follows in the last text then belongs to the first."""
        between = self.row[first + 1 : last]
        if first == last or not is_balanced(between) or any(token.name in _PRECIOUS for token in between):
            return
        self.dead.update(range(first + 1, last + 1))
        target[last] = target[first]

    def _attributes(self, written: str, where: Where) -> Iterator[str | Tag]:
        last = 0
        for match in _ATTRIBUTE.finditer(written):
            value = unescape(match[2])
            if not has_tags(value):
                continue
            yield written[last : match.end(1)]
            at = 0
            for one in find(value, where):
                if self._is_tag(one, value, where) and one.tag is not None:
                    yield escape(value[at : one.start])
                    if one.tag.form is not Form.COMMENT:
                        yield one.tag
                    at = one.end
            yield escape(value[at:])
            last = match.end() - 1
        yield written[last:]

    def _flat(self) -> Iterator[Token]:
        for place, token in enumerate(self.row):
            if place in self.dead:
                continue
            if place not in self.pieces:
                yield token
                continue
            for piece in self.pieces[place]:
                if isinstance(piece, Tag):
                    yield Token(Kind.TAG, token.name, tag=piece)
                elif piece:
                    yield Token(Kind.TEXT, token.name, piece)
