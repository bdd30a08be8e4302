"""How alike two sentences are, what two lists have in common, which words changed (rapidfuzz behind one door)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

#: Below this (percent) two texts are different texts, not versions of one (design, "Identity").
ALIKE = 60.0
#: The same where nothing else speaks for it: no neighbours that stayed.
MOVED_ALIKE = 75.0
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")


def similarity(one: str, other: str, least: float = 0.0) -> float:
    """How alike two strings are, 0 to 100; 0 when it is less than ``least``."""
    return float(fuzz.ratio(one, other, score_cutoff=least))


def common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of two lists, as pairs of positions in both."""
    pairs: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            pairs += zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)
    return pairs


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: ``kind`` is ``same``, ``gone`` or ``new``."""

    kind: str
    words: str


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new``, word by word; a changed run is first what went, then what came."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    changes: list[Change] = []
    gone: list[str] = []
    fresh: list[str] = []

    def add(kind: str, words: list[str]) -> None:
        if words:
            changes.append(Change(kind, "".join(words)))
            words.clear()

    for step in Indel.opcodes(before, after):
        if step.tag != "equal":  # what went and what came are told in any order
            gone += before[step.src_start : step.src_end]
            fresh += after[step.dest_start : step.dest_end]
            continue
        add("gone", gone)
        add("new", fresh)
        add("same", before[step.src_start : step.src_end])
    add("gone", gone)
    add("new", fresh)
    return tuple(changes)


def nearest(words: str, choices: Sequence[str], count: int, least: float) -> list[tuple[int, float]]:
    """Positions in ``choices`` of the ``count`` strings most like ``words``, with their likeness, best first."""
    found = process.extract(words, choices, scorer=fuzz.ratio, limit=count, score_cutoff=least)
    return [(index, float(score)) for _, score, index in found]
