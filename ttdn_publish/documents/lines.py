"""Lines of a document: the words of a text in their lettering, and how lines begin and end as the form wants."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from ttdn_publish.documents.components import Flow, Item, Line, Span, words
from ttdn_publish.model.text import Emphasis, Inline, LineBreak, Link, NoBreakSpace, Plain, SampleMark, Sentence, Strong

END_MARK = "./."


def spans(inlines: Iterable[Inline], look: Span) -> Iterator[Span]:
    """The words of ``inlines`` in their lettering; ``look`` is that of the text around them."""
    for item in inlines:
        match item:
            case Plain(text=text):
                yield dataclasses.replace(look, text=text)
            case Emphasis(children=children):
                yield from spans(children, dataclasses.replace(look, italic=True))
            case Strong(children=children):
                yield from spans(children, dataclasses.replace(look, bold=True))
            case Link(href=href, children=children):
                yield from spans(children, dataclasses.replace(look, href=href))
            case Sentence(children=children, language=language):
                # In a translation what is still Vietnamese says so; in a Vietnamese document nothing needs to.
                spoken = "" if language == "vi" and not look.language else language
                yield from spans(children, dataclasses.replace(look, language=spoken))
            case SampleMark():
                yield dataclasses.replace(look, text=" (mẫu)", italic=True)
            case LineBreak():
                yield dataclasses.replace(look, text="\n")
            case NoBreakSpace(sign=sign):
                yield dataclasses.replace(look, text=sign)
            case _:
                continue


def caps(text: str) -> str:
    """``text`` in capitals."""
    return text.upper()


def common(text: str) -> bool:
    """Whether a phrase begins with a word that only the beginning of a sentence makes big: two capitals are a name."""
    return text[1:2].islower() and not any(word[:1].isupper() for word in text.split()[1:2])


def listed(lines: Iterable[Line], *, punctuate: bool) -> Iterator[Line]:
    """Legal bases: every one ends with a semicolon, the last with a full stop (mục II.6b); a translation keeps its own."""
    every = list(lines)
    for number, line in enumerate(every):
        if line and not punctuate:
            yield line
        elif line:
            last = line[-1]
            end = "." if number == len(every) - 1 else ";"
            yield (*line[:-1], dataclasses.replace(last, text=last.text.rstrip(" .;,") + end))


def ended(item: Flow) -> Flow:
    """The last paragraph with the end mark ``./.``, unless it has it already."""
    if not isinstance(item, Item) or not item.line or words(item.line).rstrip().endswith(END_MARK):
        return item
    last = item.line[-1]
    return dataclasses.replace(
        item, line=(*item.line[:-1], dataclasses.replace(last, text=last.text.rstrip(" .;") + END_MARK))
    )
