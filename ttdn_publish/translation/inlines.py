"""Inlines as identity sees them: fingerprints, joining, cutting into sentences, what codes they carry."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ttdn_publish.language.segmentation import breaks
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
    Sentence,
    Strong,
    plain,
)

Inlines = tuple[Inline, ...]

_OBJECT = "\ufffc"
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def fingerprint(inlines: Inlines) -> str:
    """SHA-256 (hex) of the NFC text and the keys of its codes; what a code stands for does not count (a link's address,
    an indicator's value)."""
    return hashlib.sha256(unicodedata.normalize("NFC", "".join(_keys(inlines))).encode()).hexdigest()


def _keys(inlines: Inlines) -> Iterator[str]:
    for item in inlines:
        match item:
            case Plain(text=text):
                yield text
            case Emphasis(children=children) | Strong(children=children) | Link(children=children):
                yield f"\x02{code_key(item)}\x02"
                yield from _keys(children)
                yield "\x03"
            case Sentence(children=children):
                yield from _keys(children)
            case _:
                yield f"\x02{code_key(item)}\x03"


def code_key(item: Inline) -> str:
    """The stable key of an inline code: two codes with one key mean the same thing."""
    match item:
        case Emphasis():
            return "i"
        case Strong():
            return "b"
        case Link():
            return "a"
        case FootnoteMark(key=key):
            return f"note:{key}"
        case Reference(kind=kind, key=key, form=form):
            return f"{kind}:{key}:{form}"
        case LineBreak():
            return "br"
        case NoBreakSpace(narrow=narrow):
            return "nnbsp" if narrow else "nbsp"
        case Blank(name=name):
            return f"blank:{name}"
        case _:
            return type(item).__name__


def codes(inlines: Inlines) -> Iterator[Inline]:
    """Every inline code, outer before inner, in reading order."""
    for item in inlines:
        if not isinstance(item, Plain | Sentence):
            yield item
        if isinstance(item, Emphasis | Strong | Link | Sentence):
            yield from codes(item.children)


def joined(parts: Iterable[Inline]) -> Inlines:
    """``parts`` with neighbouring plain words made one and empty ones left out."""
    result: list[Inline] = []
    for item in parts:
        if isinstance(item, Plain):
            if not item.text:
                continue
            if result and isinstance(result[-1], Plain):
                result[-1] = Plain(result[-1].text + item.text)
                continue
        result.append(item)
    return tuple(result)


def in_words(inlines: Inlines) -> Inlines:
    """``inlines`` with the signs of no-break spaces among the words again: for print, where typography looks at words with
    their spaces, and for formats that cannot say of a code that it may come and go."""
    if not any(isinstance(item, NoBreakSpace) for item in codes(inlines)):
        return inlines
    return joined(_in_words(item) for item in inlines)


def _in_words(item: Inline) -> Inline:
    match item:
        case NoBreakSpace(sign=sign):
            return Plain(sign)
        case Emphasis() | Strong() | Link() | Sentence():
            return dataclasses.replace(item, children=in_words(item.children))
        case _:
            return item


def translatable(inlines: Inlines) -> bool:
    """Whether a translator has anything to do: some word outside codes. A record's id is not a word."""
    words = "".join(_words(inlines))
    return any(c.isalpha() for c in words) and not _CODE.fullmatch(plain(inlines))


def _words(inlines: Inlines) -> Iterator[str]:
    for item in inlines:
        if isinstance(item, Plain):
            yield item.text
        elif isinstance(item, Emphasis | Strong | Link | Sentence):
            yield from _words(item.children)


@dataclass(frozen=True)
class Cut:
    """A sentence and the blank that follows it."""

    inlines: Inlines
    gap: str = ""


def cut(inlines: Inlines, language: str) -> tuple[Cut, ...]:
    """``inlines`` as sentences; with the blanks after them they are all of it again.

    Never cut inside emphasis or a link: such a span stays whole.
    """
    spans: list[tuple[int, Inline]] = []
    flat, position = "", 0
    for item in inlines:
        words = item.text if isinstance(item, Plain) else _flat(item)
        spans.append((position, item))
        flat += words
        position += len(words)
    offsets = [at for at in breaks(flat, language) if 0 < at < len(flat)]
    pieces: list[list[Inline]] = [[]]
    for start, item in spans:
        if not isinstance(item, Plain):
            if start in offsets:
                pieces.append([])
            pieces[-1].append(item)
            continue
        end, last = start + len(item.text), start
        for at in offsets:
            if start <= at < end:
                pieces[-1].append(Plain(item.text[last - start : at - start]))
                pieces.append([])
                last = at
        pieces[-1].append(Plain(item.text[last - start :]))
    return tuple(_trimmed(one) for piece in pieces if (one := joined(piece)))


def _flat(item: Inline) -> str:
    """What a code looks like to the rules of segmentation: its words, or an object."""
    if isinstance(item, Emphasis | Strong | Link):
        return "".join(child.text if isinstance(child, Plain) else _flat(child) for child in item.children)
    if isinstance(item, NoBreakSpace):
        return item.sign
    return " " if isinstance(item, LineBreak) else _OBJECT


def _trimmed(inlines: Inlines) -> Cut:
    if not isinstance(inlines[-1], Plain):
        return Cut(inlines)
    words = inlines[-1].text
    kept = words.rstrip(" \n\t")
    if not kept and len(inlines) == 1:
        return Cut(inlines)  # nothing but blanks
    rest = (*inlines[:-1], Plain(kept)) if kept else inlines[:-1]
    return Cut(rest, words[len(kept) :])
