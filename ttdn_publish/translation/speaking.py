"""Texts made to speak a language: sentence by sentence, each with its state; and what stands where nothing is translated."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ttdn_publish.findings import Place
from ttdn_publish.model.body import Block, FactBox
from ttdn_publish.model.bulletin import Article
from ttdn_publish.model.settings import Fallback
from ttdn_publish.model.text import Inline, Sentence, State, Text
from ttdn_publish.model.walk import texts
from ttdn_publish.translation.book import Book, Spoken, gaps_closed
from ttdn_publish.translation.inlines import Inlines, in_words
from ttdn_publish.translation.stored import StoredUnit

ResolveAt = Callable[[Inlines, Place], Inlines]


@dataclass(frozen=True)
class Said:
    """A unit of a book and its sentences in the book's language."""

    book: Book
    unit: StoredUnit
    sentences: list[Spoken]


class Speaker:
    """Says texts in the language of its books; ``resolve`` fills in what codes stand for, ``resolve_source`` in the language
    that the texts were written in (the same where none is given). No-break spaces become signs among the words."""

    def __init__(self, resolve: ResolveAt, books: Sequence[Book], resolve_source: ResolveAt | None = None) -> None:
        self._resolve, self._books = _with_spaces(resolve), books
        self._resolve_source = _with_spaces(resolve_source or resolve)

    def text(self, text: Text) -> Text:
        """``text`` in the language of the books, in sentences; one without words to translate only has its codes filled in."""
        for said in self.said(text):
            parts: list[Inline] = []
            for one, gap in gaps_closed(said.sentences, said.book.language):
                missing = one.status.state is State.MISSING
                language = said.book.source_language if missing else said.book.language
                parts.append(Sentence(one.inlines, one.segment, one.status, language))
                if gap is not None:
                    parts.append(gap)
            return Text(tuple(parts), text.at, said.unit.id)
        inlines = self._resolve(text.inlines, text.at)
        return text if inlines is text.inlines else Text(inlines, text.at)

    def said(self, text: Text) -> Iterator[Said]:
        """The unit of ``text`` and what its sentences say; nothing for a text without words to translate."""
        for book in self._books:
            unit = book.unit(text)
            if unit is not None:
                sentences = book.spoken(
                    unit,
                    text.inlines,
                    text.at,
                    lambda inlines: self._resolve(inlines, text.at),
                    lambda inlines: self._resolve_source(inlines, text.at),
                )
                yield Said(book, unit, sentences)
                return


def _with_spaces(resolve: ResolveAt) -> ResolveAt:
    return lambda inlines, at: in_words(resolve(inlines, at))


def untranslated(thing: object) -> bool:
    """Whether all that ``thing`` has to say is still in the source language."""
    sentences = [s for text in texts(thing) for s in text.sentences]
    return bool(sentences) and all(s.status.state is State.MISSING for s in sentences)


def mostly_untranslated(thing: object) -> bool:
    """Whether more than half of the sentences of ``thing`` are still in the source language."""
    sentences = [s for text in texts(thing) for s in text.sentences]
    return 2 * sum(s.status.state is State.MISSING for s in sentences) > len(sentences)


def fallen_back(article: Article, fallback: Fallback, wording: Mapping[str, Text]) -> Article:
    """``article`` without the blocks that are not translated, or with them in a box that says so."""
    if fallback is Fallback.NONE:
        body = tuple(block for block in article.body if not untranslated(block))
        return dataclasses.replace(article, body=body)
    return dataclasses.replace(article, body=tuple(_boxed(article.body, wording.get("vietnamese_only", Text()))))


def _boxed(blocks: Iterable[Block], title: Text) -> Iterable[Block]:
    waiting: list[Block] = []
    for block in blocks:
        if untranslated(block):
            waiting.append(block)
            continue
        if waiting:
            yield FactBox(title, tuple(waiting))
            waiting = []
        yield block
    if waiting:
        yield FactBox(title, tuple(waiting))
