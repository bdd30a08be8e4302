"""The annexes of a typed document: where they begin, what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ttdn_publish.documents.recognising import rules, words
from ttdn_publish.documents.recognising.recognised import RecognisedAnnex, Role, Typed, Understood
from ttdn_publish.findings import N_, Finding, Place
from ttdn_publish.formats.typed.line import TypedLine
from ttdn_publish.language.levels import marker, ordinal
from ttdn_publish.model.document import Annex
from ttdn_publish.model.text import Plain, Text

#: Longer than this no title is.
_TITLE_CHARACTERS = 400


def split_annexes(blocks: Sequence[Typed]) -> tuple[Sequence[Typed], list[tuple[TypedLine, Sequence[Typed]]]]:
    """The main part, and the annexes, each with the line that begins it."""
    starts = [
        at
        for at, block in enumerate(blocks)
        if at and isinstance(block, TypedLine) and not block.label and words.annex_label(block.text) is not None
    ]
    parts = []
    for start, end in pairwise([*starts, len(blocks)]):
        label = blocks[start]
        assert isinstance(label, TypedLine)
        parts.append((label, blocks[start + 1 : end]))
    return blocks[: starts[0]] if starts else blocks, parts


def read_annex(label: TypedLine, blocks: Sequence[Typed], understood: list[Understood]) -> RecognisedAnnex:
    """The annex that ``label`` begins: its title stands in capitals or centred below. What is taken is noted in ``understood``."""
    _, title = words.annex_label(label.text) or ("", "")
    titles, start = ([title] if title else []), 0
    understood.append(Understood(Role.ANNEX, label.text, label.line))
    for block in blocks:
        long = not isinstance(block, TypedLine) or len(" ".join(titles)) + len(block.text) > _TITLE_CHARACTERS
        if not isinstance(block, TypedLine) or long or marker(block.text):
            break
        if words.is_annex_reference(block.text) or words.ORNAMENT.fullmatch(block.text):
            understood.append(Understood(Role.FORM, block.text, block.line))
        elif words.is_caps(block.text) or ((block.centred or not titles) and block.text[-1] not in ".:;,"):
            titles.append(block.text)
            understood.append(Understood(Role.ANNEX, block.text, block.line))
        else:
            break
        start += 1
    text = Text((Plain(" ".join(titles)),)) if titles else Text()
    return RecognisedAnnex(Annex(title=text, landscape=label.landscape), tuple(blocks[start:]))


def numbered_otherwise(label: TypedLine, place: int, file: str) -> Iterator[Finding]:
    """That the annex at a place (from 1) was typed with another number: the form counts by itself."""
    number, _ = words.annex_label(label.text) or ("", "")
    if number and ordinal(number) != place:
        message = N_("“{typed}” là phụ lục thứ {place} trong tệp; số phụ lục in theo thứ tự.")
        yield rules.LABELS.at(Place(file, label.line), message, typed=label.text, place=place)
