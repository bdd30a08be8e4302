"""The sentences of a unit that changed: which keep their words, which are outdated, and where a sentence went that left it.

A sentence is looked for exactly everywhere (in its own unit first, then among those that lost their place) before anything
is taken for a changed version of it. So words that a person approved go to the sentence they were approved for.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ttdn_publish.model.text import Emphasis, Inline, Link, Strong, plain
from ttdn_publish.translation.inlines import Cut, Inlines, fingerprint
from ttdn_publish.translation.similarity import ALIKE, MOVED_ALIKE, common, nearest
from ttdn_publish.translation.stored import StoredSegment


@dataclass(eq=False)
class Lost:
    """A translated sentence without a place; ``lately`` when it had one until this alignment."""

    segment: StoredSegment
    lately: bool
    taken: bool = False


class Pool:
    """Translated sentences without a place, by their words."""

    def __init__(self) -> None:
        self._current: dict[str, list[Lost]] = defaultdict(list)
        self._former: dict[str, list[Lost]] = defaultdict(list)
        self._outdated: dict[str, list[Lost]] = defaultdict(list)
        self._all: list[Lost] = []

    def add(self, lost: Iterable[Lost]) -> None:
        """Offer sentences."""
        for one in lost:
            self._all.append(one)
            if one.segment.outdated:
                self._former[one.segment.translates].append(one)
                self._outdated[one.segment.hash].append(one)
            else:
                self._current[one.segment.hash].append(one)

    def take(self, mark: str) -> StoredSegment | None:
        """The sentence with the fingerprint ``mark``: one that is translated, one that was so until it changed, or else the
        outdated one.

        What lost its place just now comes first, in order; of what was retired long ago the latest.
        """
        for found in (self._current, self._former, self._outdated):
            free = [one for one in found.get(mark, ()) if not one.taken]
            if free:
                best = next((one for one in free if one.lately), free[-1])
                best.taken = True
                return best.segment if found is self._outdated else dataclasses.replace(best.segment, was=None)
        return None

    @property
    def lately(self) -> list[Lost]:
        """What lost its place just now and has found no other."""
        return [one for one in self._all if one.lately and not one.taken]


class Draft:
    """A new or changed unit: its sentences as they are cut now, and what was found for each.

    ``left`` are the translated sentences that it had and that are not in it any more, word for word.
    """

    def __init__(self, pieces: Sequence[Cut], old: Sequence[StoredSegment] = ()) -> None:
        self.pieces = pieces
        self.marks = [fingerprint(piece.inlines) for piece in pieces]
        self._found: list[StoredSegment | None] = [None] * len(pieces)
        used = self._unchanged(old)
        self.left = [Lost(s, True) for j, s in enumerate(old) if j not in used and s.target is not None]

    def _unchanged(self, old: Sequence[StoredSegment]) -> set[int]:
        used: set[int] = set()

        def keep(i: int, j: int, segment: StoredSegment) -> None:
            self._found[i] = placed(segment, self.pieces[i])
            used.add(j)

        for i, j in common(self.marks, [s.hash for s in old]):
            keep(i, j, old[j])
        for i, mark in self.open:  # a sentence that changed its place inside the unit
            if moved := [j for j, s in enumerate(old) if j not in used and s.hash == mark]:
                keep(i, moved[0], old[moved[0]])
        for i, mark in self.open:  # a sentence that was changed, and changed back
            if back := [j for j, s in enumerate(old) if j not in used and s.outdated and s.translates == mark]:
                keep(i, back[0], dataclasses.replace(old[back[0]], was=None))
        return used

    @property
    def untranslated(self) -> list[tuple[int, str]]:
        """The same with the sentences that had no words before either."""
        return [(i, m) for i, m in enumerate(self.marks) if (found := self._found[i]) is None or found.target is None]

    @property
    def open(self) -> list[tuple[int, str]]:
        """Positions and fingerprints of the sentences for which nothing was found yet."""
        return [(i, mark) for i, mark in enumerate(self.marks) if self._found[i] is None]

    def put(self, position: int, segment: StoredSegment) -> None:
        """Say what was found for a sentence."""
        self._found[position] = placed(segment, self.pieces[position])

    @property
    def segments(self) -> tuple[StoredSegment, ...]:
        """The sentences; without words those for which nothing was found."""
        return tuple(
            found or StoredSegment(piece.inlines, piece.gap)
            for found, piece in zip(self._found, self.pieces, strict=True)
        )


def settle(drafts: Sequence[Draft], pool: Pool) -> None:
    """Find words for the open sentences of ``drafts``: their own wherever they went, then those of a similar sentence of the
    unit, then of a very similar one that lost its place elsewhere. Similar is outdated."""
    for draft in drafts:
        for i, mark in draft.untranslated:
            if (found := pool.take(mark)) is not None:
                draft.put(i, found)
    for draft in drafts:
        _similar([draft], [one for one in draft.left if not one.taken], ALIKE)
    _similar(drafts, pool.lately, MOVED_ALIKE)


def _similar(drafts: Sequence[Draft], lost: Sequence[Lost], least: float) -> None:
    versions = [(j, words) for j, one in enumerate(lost) for words in _versions(one.segment)]
    wanted = [(draft, i) for draft in drafts for i, _ in draft.open] if versions else []
    pairs = sorted(
        (-alike, n, versions[at][0])
        for n, (draft, i) in enumerate(wanted)
        for at, alike in nearest(plain(draft.pieces[i].inlines), [words for _, words in versions], len(versions), least)
    )
    done: set[int] = set()
    for _, n, j in pairs:
        if n not in done and not lost[j].taken:
            draft, i = wanted[n]
            draft.put(i, _overtaken(lost[j].segment))
            lost[j].taken = True
            done.add(n)


def _versions(segment: StoredSegment) -> Iterator[str]:
    """What a sentence said last, and what it said when it was translated."""
    yield plain(segment.source)
    if segment.was is not None:
        yield plain(segment.was)


def placed(segment: StoredSegment, piece: Cut) -> StoredSegment:
    """``segment`` where ``piece`` stands now; what its codes stand for (addresses) is that of today."""
    target = segment.target and _addressed(segment.target, links(segment.source), links(piece.inlines))
    return dataclasses.replace(segment, source=piece.inlines, gap=piece.gap, target=target)


def _overtaken(segment: StoredSegment) -> StoredSegment:
    """``segment`` whose source has changed: of several changes the source that was translated is kept."""
    was = segment.was if segment.was is not None else segment.source
    return dataclasses.replace(segment, was=was, dismissed="")


def refreshed(segments: tuple[StoredSegment, ...], inlines: Inlines) -> tuple[StoredSegment, ...]:
    """The sentences of an unchanged unit with the addresses of today; its stored cut stays."""
    today = iter(links(inlines))
    result = []
    for segment in segments:
        source = _mapped(segment.source, lambda _: next(today).href)
        result.append(placed(segment, Cut(source, segment.gap)))
    return tuple(result)


def links(inlines: Inlines) -> list[Link]:
    """Every link, in reading order."""
    found: list[Link] = []
    for item in inlines:
        if isinstance(item, Link):
            found.append(item)
        found += links(getattr(item, "children", ()))
    return found


def _addressed(target: Inlines, before: Sequence[Link], now: Sequence[Link]) -> Inlines:
    """``target`` with the addresses that its source's links have now; those that only the translation has stay."""
    if len(before) != len(now) or all(a.href == b.href for a, b in zip(before, now, strict=True)):
        return target
    new: dict[str, list[str]] = defaultdict(list)
    for a, b in zip(before, now, strict=True):
        new[a.href].append(b.href)

    def change(href: str) -> str:
        today = new.get(href, [href])
        return today.pop(0) if len(today) > 1 else today[0]

    return _mapped(target, change)


def _mapped(inlines: Inlines, change: Callable[[str], str]) -> Inlines:
    result: list[Inline] = []
    for item in inlines:
        match item:
            case Link(href=href, children=children):
                result.append(Link(change(href), _mapped(children, change)))
            case Emphasis(children=children):
                result.append(Emphasis(_mapped(children, change)))
            case Strong(children=children):
                result.append(Strong(_mapped(children, change)))
            case _:
                result.append(item)
    return tuple(result)
