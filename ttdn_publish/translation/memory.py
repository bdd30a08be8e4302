"""The translation memory: what was translated before, found again exactly or nearly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttdn_publish.model.text import plain
from ttdn_publish.translation.inlines import Inlines, fingerprint
from ttdn_publish.translation.similarity import nearest
from ttdn_publish.translation.stored import Claim, StoredSegment

#: Below this (percent) a sentence of the memory is of no help to a translator.
USEFUL = 60.0


@dataclass(frozen=True)
class Remembered:
    """A sentence and its translation. ``trust`` orders those with one source: approved before reviewed before drafts."""

    source: Inlines
    target: Inlines
    trust: int = 0
    where: str = ""


@dataclass(frozen=True)
class Near:
    """A sentence of the memory and how alike it is, in percent."""

    remembered: Remembered
    similarity: float


class Memory:
    """Sentences of one pair of languages. Of several translations of one sentence the most trusted is kept, then the first."""

    def __init__(self, sentences: Iterable[Remembered] = ()) -> None:
        self._exact: dict[str, Remembered] = {}
        for sentence in sentences:
            key = fingerprint(sentence.source)
            known = self._exact.get(key)
            if known is None or sentence.trust > known.trust:
                self._exact[key] = sentence
        self._entries = list(self._exact.values())
        self._words = [plain(entry.source) for entry in self._entries]

    def __len__(self) -> int:
        return len(self._entries)

    def exact(self, source: Inlines) -> Remembered | None:
        """The translation of exactly this sentence (the same words and codes)."""
        return self._exact.get(fingerprint(source))

    def near(self, source: Inlines, count: int = 3, least: float = USEFUL) -> list[Near]:
        """The sentences most like ``source``, best first."""
        found = nearest(plain(source), self._words, count, least)
        return [Near(self._entries[index], score) for index, score in found]


def remembered(segments: Iterable[StoredSegment], where: str = "") -> Iterable[Remembered]:
    """What stored segments teach: pairs of a sentence and the words that translate it, outdated ones by their old source."""
    for segment in segments:
        if segment.target is None:
            continue
        source = segment.was if segment.was is not None else segment.source
        trust = {Claim.REVIEWED: 2, Claim.FINAL: 2, Claim.TRANSLATED: 1}.get(segment.claim, 0)
        yield Remembered(source, segment.target, trust, where)
