"""From the model's inlines to HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from ttdn_publish.language.typography import apply
from ttdn_publish.model.text import (
    Blank,
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    Plain,
    Reference,
    SampleMark,
    Sentence,
    Strong,
    Text,
)


class InlineWriter:
    """Writes texts as HTML in one language; ``sample_mark`` is the wording for *(mẫu)*, ``keep_together`` names not to be broken."""

    def __init__(self, language: str, sample_mark: str, keep_together: Iterable[str] = ()) -> None:
        self.language = language
        self.sample_mark = sample_mark
        self._together = [(phrase, phrase.replace(" ", "\u00a0")) for phrase in keep_together]

    def words(self, text: str) -> str:
        """Plain words with the typography of the language; phrases that belong together stay on one line."""
        words = apply(text, self.language)
        for phrase, bound in self._together:
            words = words.replace(phrase, bound)
        return words

    def html(self, text: Text | str | None, footnotes: Mapping[str, Text] | None = None) -> Markup:
        """``text`` as HTML; ``footnotes`` are set where their marks stand."""
        if not text:
            return Markup()
        if isinstance(text, str):
            return escape(self.words(text))
        return self._join(text.inlines, footnotes or {})

    def _join(self, inlines: tuple[Inline, ...], footnotes: Mapping[str, Text]) -> Markup:
        return Markup().join(self._one(inline, footnotes) for inline in inlines)

    def _one(self, inline: Inline, footnotes: Mapping[str, Text]) -> Markup:
        match inline:
            case Plain(text=text):
                return escape(self.words(text))
            case Emphasis(children=children):
                return Markup("<em>{}</em>").format(self._join(children, footnotes))
            case Strong(children=children):
                return Markup("<strong>{}</strong>").format(self._join(children, footnotes))
            case Link(href=href, children=children):
                return Markup('<a href="{}">{}</a>').format(href, self._join(children, footnotes))
            case FootnoteMark(key=key):
                note = footnotes.get(key)
                return Markup('<span class="fn">{}</span>').format(self.html(note)) if note else Markup()
            case SampleMark():
                return Markup(' <em class="sample">{}</em>').format(self.sample_mark)
            case LineBreak():
                return Markup("<br>")
            case Sentence(children=children):
                return self._join(children, footnotes)
            case Reference() | Blank():
                raise AssertionError(f"not resolved: {inline}")


Html = Callable[[Text | str | None], Markup]
