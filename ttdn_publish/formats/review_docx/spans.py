"""Words of a cell in runs of one look, and the one form in which they are compared."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

#: What XML 1.0 does not allow (section 2.2).
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = " \t\r\x85\u2028\u2029"


class Mark(StrEnum):
    """What a span is besides words: a term, words that went or came with a change of the source, an aside of ours."""

    NONE = ""
    TERM = "term"
    GONE = "gone"
    NEW = "new"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of one look. ``code`` says that the text is the id of an inline code (``r1``; ``/a1`` ends a link),
    shown as ``⟦r1⟧``. A forced new line is ``\\n`` in the text."""

    text: str
    italic: bool = False
    bold: bool = False
    code: bool = False
    mark: Mark = Mark.NONE


Spans = tuple[Span, ...]


def tight(text: str) -> str:
    """NFC, blanks as single spaces, nothing that XML does not allow."""
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """NFC without characters that XML does not allow."""
    return unicodedata.normalize("NFC", _ILLEGAL.sub("", text))


def settled(spans: Sequence[Span]) -> Spans:
    """``spans`` in the one form in which they are compared and stored.

    Text is NFC; blanks are single spaces, none beside a forced new line or at the ends; a blank has the look of both its
    neighbours or none; neighbours of one look are one span; marks are gone.
    """
    atoms: list[tuple[str, bool, bool, bool]] = []
    for italic, bold, code, text in _whole(spans):
        if code:
            atoms.append((text, italic, bold, True))
            continue
        for char in text:
            blank = " " if char in _BLANKS else char
            before = atoms[-1] if atoms else ("\n", False, False, False)
            if blank in " \n" and not before[3] and before[0] in " \n":
                if blank == "\n" and before[0] == " ":
                    atoms[-1] = ("\n", italic, bold, False)
                elif blank == "\n" and atoms:
                    atoms.append(("\n", italic, bold, False))
                continue
            atoms.append((blank, italic, bold, False))
    while atoms and not atoms[-1][3] and atoms[-1][0] in " \n":
        atoms.pop()
    looks = [(italic, bold) for _, italic, bold, _ in atoms]
    for index, (text, _, _, code) in enumerate(atoms):
        if not code and text in " \n":
            (italic, bold), (next_italic, next_bold) = looks[index - 1], _next_look(atoms, index)
            looks[index] = (italic and next_italic, bold and next_bold)
    result: list[Span] = []
    for (text, _, _, code), (italic, bold) in zip(atoms, looks, strict=True):
        last = result[-1] if result else None
        if last and not code and not last.code and (last.italic, last.bold) == (italic, bold):
            result[-1] = Span(last.text + text, italic, bold)
        else:
            result.append(Span(text, italic, bold, code))
    return tuple(s if s.code else replace(s, text=unicodedata.normalize("NFC", s.text)) for s in result)


def _whole(spans: Sequence[Span]) -> Iterable[tuple[bool, bool, bool, str]]:
    """Spans of one look joined before normalising: a mark may stand in a run of its own."""
    kept = [(s.italic, s.bold, s.code, _ILLEGAL.sub("", s.text)) for s in spans]
    for (italic, bold, code), group in groupby((s for s in kept if s[3]), key=lambda s: s[:3]):
        texts = [text for *_, text in group]
        for text in texts if code else [unicodedata.normalize("NFC", "".join(texts))]:
            yield italic, bold, code, text


def _next_look(atoms: Sequence[tuple[str, bool, bool, bool]], index: int) -> tuple[bool, bool]:
    for text, italic, bold, code in atoms[index + 1 :]:
        if code or text not in " \n":
            return italic, bold
    return False, False


def fingerprint(spans: Sequence[Span]) -> str:
    """Eight hexadecimal digits: two targets have one fingerprint when they say the same in the same look."""
    parts = [
        f"{'i' if s.italic else ''}{'b' if s.bold else ''}{'c' if s.code else ''}\1{s.text}" for s in settled(spans)
    ]
    return short_hash(*parts)


def words(spans: Sequence[Span]) -> str:
    """The spans as a person reads them."""
    return "".join(f"⟦{s.text}⟧" if s.code else s.text for s in spans)


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits of a hash of ``parts``."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
