"""Memories in files: ``glossaries/memory/*.tmx`` read, and stored translations written as TMX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ttdn_publish.errors import PublishError
from ttdn_publish.formats.omegat import tag_text
from ttdn_publish.formats.tmx import TranslationUnit, Variant, read_tmx, write_tmx
from ttdn_publish.translation.codec import BadCode, Codes
from ttdn_publish.translation.inlines import in_words
from ttdn_publish.translation.memory import Remembered
from ttdn_publish.translation.stored import StoredUnit

MAX_BYTES = 64 * 1024 * 1024


def read_memories(folder: Path, language: str, source_language: str = "vi") -> Iterator[Remembered]:
    """The sentences of every TMX file in ``folder`` that has both languages. A file or a sentence that cannot be read teaches
    nothing."""
    for path in sorted(folder.glob("*.tmx")):
        try:
            if path.stat().st_size <= MAX_BYTES:
                yield from read_memory(path.read_bytes(), language, path.stem, source_language)
        except (OSError, PublishError):
            continue


def read_memory(data: bytes, language: str, where: str, source_language: str = "vi") -> Iterator[Remembered]:
    """The sentences of one TMX file. Raises :class:`BadTmx`."""
    codes = Codes(())
    for unit in read_tmx(data):
        source, target = unit.variant(source_language), unit.variant(language)
        if source is None or target is None:
            continue
        try:
            said = codes.inlines(source.content)
            yield Remembered(said, Codes([said]).inlines(target.content), 1, where)
        except BadCode:
            continue


def as_tmx(
    units: Iterable[StoredUnit], language: str, source_language: str = "vi", *, for_omegat: bool = False
) -> bytes:
    """The translated sentences of ``units`` as a TMX memory, outdated ones by the source that they translate.

    No-break spaces are signs here: tools compare words, and a code between two would part what is alike.
    ``for_omegat`` writes codes as OmegaT 3 does itself; it finds no sentence with codes otherwise.
    """
    entries = []
    for unit in units:
        for number, segment in enumerate(unit.segments, 1):
            if segment.target is None:
                continue
            source = in_words(segment.was if segment.was is not None else segment.source)
            codes = Codes([source])
            variants = (
                Variant(source_language, codes.content(source)),
                Variant(language, codes.content(in_words(segment.target)), props={"x-state": str(segment.claim)}),
            )
            entries.append(TranslationUnit(variants, f"{unit.id}.{number}"))
    told = tag_text(entries, source_language, language) if for_omegat else entries
    return write_tmx(told, source_language)
