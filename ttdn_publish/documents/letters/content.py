"""What a document says, made ready for a letter: its lines labelled as the language counts, Vietnamese courtesies left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ttdn_publish.documents.letters.filling import filled
from ttdn_publish.language.levels import TITLED, Level, ordinal, roman
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.document import Document, DocumentBlock, Provision
from ttdn_publish.model.letter import Courtesies, Labels, LetterKind, LetterPhrases
from ttdn_publish.model.text import Plain, Strong, Text

_HAN = "一二三四五六七八九十"
_HANGUL = "가나다라마바사아자차카타파하"
_KEYS = {
    Level.ARTICLE: "article",
    Level.HEADING: "heading",
    Level.CLAUSE: "clause",
    Level.SUBCLAUSE: "subclause",
    Level.POINT: "point",
    Level.DASH: "dash",
    Level.PLUS: "plus",
}
#: Lines that count by their place among their neighbours.
_UNNUMBERED = frozenset({Level.DASH, Level.PLUS})
#: What may stand behind the last line of courtesy.
_END_SIGNS = " .,;:!/"


@dataclass(frozen=True)
class Content:
    """The blocks of the body, the lines that stand apart (記), and the Vietnamese lines that are not carried over."""

    blocks: tuple[DocumentBlock, ...]
    particulars: tuple[DocumentBlock, ...]
    left_out: tuple[Text, ...]


def content(
    source: Document, spoken: Document, kind: LetterKind, phrases: LetterPhrases, courtesies: Courtesies
) -> Content:
    """The body of ``spoken`` for a letter; ``source`` is the same document as it was written, by whose words ``courtesies``
    are known."""
    kept = _kept(source.body, kind, courtesies)
    left_out = [
        block.text
        for block in (source.body[n] for n in range(len(source.body)) if n not in kept)
        if isinstance(block, Paragraph)
    ]
    blocks = [spoken.body[n] for n in kept]
    apart = _apart(blocks) if kind in phrases.particulars.kind else range(0)
    labelled = list(_labelled(blocks, phrases.levels))
    particulars = tuple(
        _with_label(block, filled(phrases.particulars.label, _numerals(n, "")))
        for n, block in enumerate((blocks[n] for n in apart), 1)
        if isinstance(block, Provision)
    )
    rest = tuple(block for n, block in enumerate(labelled) if n not in apart)
    return Content(rest, particulars, tuple(left_out))


def _kept(body: Sequence[DocumentBlock], kind: LetterKind, courtesies: Courtesies) -> list[int]:
    """The places of the blocks that say something."""
    first, last = 0, len(body)
    if first < last and _salutes(_plain(body[first]), courtesies):
        first += 1
    while last > first and _closes(_plain(body[last - 1]), courtesies):
        last -= 1
    opened = kind is LetterKind.NOTE_VERBALE and first < last and _opens(_plain(body[first]), courtesies)
    return list(range(first + opened, last))


def _plain(block: DocumentBlock) -> str:
    return block.text.plain.strip() if isinstance(block, Paragraph) else ""


def _salutes(words: str, courtesies: Courtesies) -> bool:
    return words.endswith((",", ":", "!")) and words.startswith(courtesies.salutation)


def _opens(words: str, courtesies: Courtesies) -> bool:
    return words.endswith(":") and any(phrase in words for phrase in courtesies.opening)


def _closes(words: str, courtesies: Courtesies) -> bool:
    whole = words.rstrip(_END_SIGNS).casefold()
    return whole in {end.casefold() for end in courtesies.end} or any(phrase in words for phrase in courtesies.closing)


def _apart(blocks: Sequence[DocumentBlock]) -> range:
    """The first list of dashes."""
    dashes = [isinstance(block, Provision) and block.level is Level.DASH for block in blocks]
    if True not in dashes:
        return range(0)
    first = dashes.index(True)
    last = next((n for n in range(first, len(blocks)) if not dashes[n]), len(blocks))
    return range(first, last)


def _labelled(blocks: Sequence[DocumentBlock], labels: Labels) -> Iterator[DocumentBlock]:
    """Every block one paragraph or table, its label among its words."""
    run = 0
    before: Level | None = None
    for block in blocks:
        if not isinstance(block, Provision):
            before = None
            yield block
            continue
        run = run + 1 if block.level is before else 1
        before = block.level
        number = run if block.level in _UNNUMBERED else ordinal(block.label) or run
        pattern = getattr(labels, _KEYS[block.level]) if block.level in _KEYS else "{label}␣"
        yield _with_label(block, filled(pattern, _numerals(number, block.label)))


def _with_label(block: Provision, label: str) -> Paragraph:
    """A labelled line as a paragraph; a title is bold."""
    titled = block.level in TITLED or block.level is Level.HEADING or block.titled
    words = (Strong((Plain(label), *block.text.inlines)),) if titled else (Plain(label), *block.text.inlines)
    return Paragraph(dataclasses.replace(block.text, inlines=words), block.at)


def _numerals(number: int, label: str) -> dict[str, str]:
    """A place in a list in all ways of counting."""
    return {
        "label": label,
        "number": str(number),
        "letter": chr(ord("a") + number - 1) if number <= 26 else str(number),
        "roman": roman(number) if number < 40 else str(number),
        "han": _HAN[number - 1] if number <= len(_HAN) else str(number),
        "hangul": _HANGUL[number - 1] if number <= len(_HANGUL) else str(number),
        "wide": "".join(chr(ord(figure) + 0xFEE0) for figure in str(number)),
    }
