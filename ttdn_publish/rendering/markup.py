"""From the model's inlines to HTML, with the unit of every text and, in a proof, the state of every sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ttdn_publish.language.typography import apply
from ttdn_publish.model.text import (
    Blank,
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    NoBreakSpace,
    Plain,
    Reference,
    SampleMark,
    Sentence,
    State,
    Status,
    Strong,
    Text,
    plain,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence that stands somewhere in the publication: its unit, segment, status and words; ``at`` is its source file."""

    unit: str
    segment: str
    status: Status
    words: str
    at: str = ""


class InlineWriter:
    """Writes texts as HTML in one language.

    ``sample_mark`` is the wording for *(mẫu)*, ``keep_together`` are names not to be broken. With ``proof`` every sentence
    that is not approved is marked. ``printed`` gathers the sentences that were asked for.
    """

    def __init__(
        self, language: str, sample_mark: str, keep_together: Iterable[str] = (), *, proof: bool = False
    ) -> None:
        self.language, self.proof = language, proof
        self.sample_mark = sample_mark
        self.printed: dict[tuple[str, str, str], Printed] = {}
        self._together = [(phrase, phrase.replace(" ", "\u00a0")) for phrase in keep_together]

    def words(self, text: str, language: str = "") -> str:
        """Plain words with the typography of the language; phrases that belong together stay on one line."""
        words = apply(text, language or self.language)
        for phrase, bound in self._together:
            words = words.replace(phrase, bound)
        return words

    def plain(self, text: Text) -> str:
        """The words of a text alone, for attributes and running heads."""
        self._note(text)
        return self.words(text.plain)

    def html(self, text: Text | str | None, footnotes: Mapping[str, Text] | None = None) -> Markup:
        """``text`` as HTML; ``footnotes`` are set where their marks stand."""
        if not text:
            return Markup()
        if isinstance(text, str):
            return escape(self.words(text))
        self._note(text)
        inside = self._join(text.inlines, footnotes or {}, self.language, text.unit)
        return Markup('<span data-unit="{}">{}</span>').format(text.unit, inside) if text.unit else inside

    def heading(self, text: Text) -> Markup:
        """``text`` as HTML with its last two words on one line, so that no word stands alone on the last line."""
        return self.html(dataclasses.replace(text, inlines=_bound(text.inlines)))

    def _note(self, text: Text) -> None:
        for sentence in text.sentences:
            key = (text.unit, sentence.segment, text.at.file)
            if key not in self.printed:
                words = plain(sentence.children)
                self.printed[key] = Printed(text.unit, sentence.segment, sentence.status, words, text.at.file)

    def _join(
        self, inlines: tuple[Inline, ...], footnotes: Mapping[str, Text], language: str, unit: str = ""
    ) -> Markup:
        return Markup().join(self._one(inline, footnotes, language, unit) for inline in inlines)

    def _one(self, inline: Inline, footnotes: Mapping[str, Text], language: str, unit: str) -> Markup:
        match inline:
            case Plain(text=text):
                return escape(self.words(text, language))
            case Emphasis(children=children):
                return Markup("<em>{}</em>").format(self._join(children, footnotes, language))
            case Strong(children=children):
                return Markup("<strong>{}</strong>").format(self._join(children, footnotes, language))
            case Link(href=href, children=children):
                return Markup('<a href="{}">{}</a>').format(href, self._join(children, footnotes, language))
            case FootnoteMark(key=key):
                note = footnotes.get(key)
                return Markup('<span class="fn">{}</span>').format(self.html(note)) if note else Markup()
            case SampleMark():
                return Markup(' <em class="sample">{}</em>').format(self.sample_mark)
            case LineBreak():
                return Markup("<br>")
            case NoBreakSpace(sign=sign):
                return escape(sign)
            case Sentence():
                return self._sentence(inline, footnotes, unit)
            case Reference() | Blank():
                raise AssertionError(f"not resolved: {inline}")

    def _sentence(self, sentence: Sentence, footnotes: Mapping[str, Text], unit: str) -> Markup:
        inside = self._join(sentence.children, footnotes, sentence.language)
        foreign = sentence.language != self.language
        marked = self.proof and sentence.status.state is not State.APPROVED
        if not (foreign or marked):
            return inside
        attributes = Markup()
        if foreign:
            attributes += Markup(' lang="{}"').format(sentence.language)
        if marked:
            attributes += Markup(' data-segment="{}" data-of="{}" data-state="{}"').format(
                sentence.segment, unit, sentence.status.state
            )
        missing = sentence.status.state is State.MISSING
        kind = " ".join(name for name, is_so in (("untranslated", missing), ("sentence", marked)) if is_so)
        if kind:
            attributes = Markup(' class="{}"').format(kind) + attributes
        return Markup("<span{}>{}</span>").format(attributes, inside)


class Phrase:
    """A fixed phrase of the templates as they see it: printed as it is, or with its blanks filled."""

    def __init__(self, text: Text, writer: InlineWriter) -> None:
        self.text, self.writer = text, writer

    def __html__(self) -> Markup:
        return self.writer.html(self.text)

    def __str__(self) -> str:
        return self.writer.plain(self.text)

    def filled(self, **values: object) -> Phrase:
        """The phrase with its blanks filled."""
        return Phrase(dataclasses.replace(self.text, inlines=_filled(self.text.inlines, values)), self.writer)


def _filled(inlines: tuple[Inline, ...], values: Mapping[str, object]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for item in inlines:
        match item:
            case Blank(name=name):
                value = values.get(name, "")
                result.append(Plain(value.plain if isinstance(value, Text) else str(value)))
            case Sentence(children=children):
                result.append(dataclasses.replace(item, children=_filled(children, values)))
            case _:
                result.append(item)
    return tuple(result)


def _bound(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``inlines`` with the last blank made one that does not break, where it stands in plain words."""
    if not inlines:
        return inlines
    last = inlines[-1]
    match last:
        case Plain(text=text) if " " in text.rstrip():
            before, _, after = text.rpartition(" ")
            return (*inlines[:-1], Plain(f"{before}\u00a0{after}"))
        case Sentence(children=children):
            return (*inlines[:-1], dataclasses.replace(last, children=_bound(children)))
        case _:
            return inlines
