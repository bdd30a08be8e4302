"""How translations survive editing: units are found again after changes, moves, splits, merges and renames.

The steps of the design, section "Identity":

1. units of a file are aligned: those with a name (table cells, fixed phrases) by it, the others by the longest common
   subsequence of their source hashes;
2. what is left over goes to an equal hash anywhere in the collection (moved, split off into another file), its state kept;
3. what is then left in a gap is paired at similarity 60 or more, elsewhere in the file at 75: the sentences that changed are
   outdated, the others keep their state, and the old target and the old source stay (:mod:`sentences`); what is still new
   may have been retired once, and comes back;
4. the rest is retired, never deleted.

Everything here is pure: nothing is read or written.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ttdn_publish.model.text import plain
from ttdn_publish.translation.inlines import Cut, cut, fingerprint
from ttdn_publish.translation.retiring import free_id, once_each
from ttdn_publish.translation.sentences import Draft, Lost, Pool, placed, refreshed, settle
from ttdn_publish.translation.similarity import ALIKE, MOVED_ALIKE, common, nearest
from ttdn_publish.translation.stored import SUPERSEDED, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import SourceFile, SourceUnit

#: Above this share of common units a vanished file and a new one are the same file renamed.
_RENAMED = 0.3

Names = Mapping[tuple[str, int], str]


@dataclass(eq=False)
class _Old:
    """A stored unit (``file`` is empty for a retired one), and whether it has found its place."""

    file: str
    index: int
    unit: StoredUnit
    placed: bool = False


@dataclass(eq=False)
class _Slot:
    """A unit of a source file and what was found for it; ``revived`` when that was retired."""

    file: str
    index: int
    unit: SourceUnit
    language: str
    stored: StoredUnit | None = None
    revived: bool = False

    @cached_property
    def pieces(self) -> tuple[Cut, ...]:
        """Its sentences as they are cut now."""
        return cut(self.unit.inlines, self.language)

    @cached_property
    def sentences(self) -> list[tuple[str, int]]:
        """Fingerprint and length of each."""
        return [(fingerprint(piece.inlines), len(plain(piece.inlines))) for piece in self.pieces]

    @property
    def same(self) -> bool:
        return self.stored is not None and self.stored.hash == self.unit.hash

    def take(self, old: _Old) -> None:
        self.stored, self.revived, old.placed = old.unit, not old.file, True


@dataclass
class _Work:
    slots: dict[str, list[_Slot]] = field(default_factory=dict)
    old: dict[str, list[_Old]] = field(default_factory=dict)
    retired: list[_Old] = field(default_factory=list)


def align(
    files: Sequence[SourceFile], stored: Translation, source_language: str = "vi", names: Names | None = None
) -> Translation:
    """``stored`` brought to what ``files`` say now; every file of ``files`` is in the result, units in their order.

    ``names`` suggests ids for new units, by file and position: those that other languages use already. It is asked for
    nothing else, and only when there is a new unit.
    """
    work = _Work(
        {f.name: [_Slot(f.name, i, unit, source_language) for i, unit in enumerate(f.units)] for f in files},
        {name: [_Old(name, i, u) for i, u in enumerate(units)] for name, units in stored.files.items()},
        [_Old("", i, u) for i, u in enumerate(stored.retired)],
    )
    _follow_renames(work)
    anchors = {}
    for name, slots in work.slots.items():
        old = work.old.get(name, [])
        _by_name(slots, old)
        anchors[name] = _in_order(slots, old)
    _moved(work, [old for olds in work.old.values() for old in olds])
    for name, slots in work.slots.items():
        _paired(slots, work.old.get(name, []), anchors[name])
    _moved(work, work.retired[::-1])
    return _result(work, stored.language, {} if names is None else names)


def _follow_renames(work: _Work) -> None:
    """Let a source file without a store have the store of the vanished one that it has become."""
    gone = [name for name in work.old if name not in work.slots]
    fresh = [name for name in work.slots if name not in work.old]
    hashes = {name: {slot.unit.hash for slot in work.slots[name]} for name in fresh}
    for name in gone:
        mine = {old.unit.hash for old in work.old[name]}
        shares = {new: len(mine & hashes[new]) / max(1, len(mine)) for new in fresh if new not in work.old}
        best = max(shares, key=lambda new: shares[new], default=None)
        if best is not None and shares[best] >= _RENAMED:
            work.old[best] = [_Old(best, o.index, o.unit) for o in work.old.pop(name)]


def _by_name(slots: list[_Slot], old: list[_Old]) -> None:
    """Step 1 for units with a name: the same name and the same words, in whatever order rows now stand."""
    named: dict[tuple[str, str], list[_Old]] = defaultdict(list)
    for o in old:
        if o.unit.key:
            named[o.unit.key, o.unit.hash].append(o)
    for slot in slots:
        if found := named.get((slot.unit.key, slot.unit.hash)):
            slot.take(found.pop(0))


def _in_order(slots: list[_Slot], old: list[_Old]) -> list[tuple[int, int]]:
    """Step 1; the positions that hold the file together, ascending on both sides."""
    now = [slot for slot in slots if slot.stored is None]
    then = [o for o in old if not o.placed]
    pairs = [(now[i], then[j]) for i, j in common([slot.unit.hash for slot in now], [o.unit.hash for o in then])]
    for slot, o in pairs:
        slot.take(o)
    return [(slot.index, o.index) for slot, o in pairs]


def _moved(work: _Work, old: Iterable[_Old]) -> None:
    """Step 2; of several with one hash one of the same file comes first, then one of the same name, then of the same role."""
    left: dict[str, list[_Old]] = defaultdict(list)
    for o in old:
        if not o.placed and o.unit.role != SUPERSEDED:
            left[o.unit.hash].append(o)
    for slots in work.slots.values():
        for slot in slots:
            if slot.stored is None and (candidates := [o for o in left.get(slot.unit.hash, ()) if not o.placed]):
                slot.take(min(candidates, key=lambda o: _distance(slot, o)))


def _distance(slot: _Slot, old: _Old) -> tuple[bool, bool, bool]:
    return slot.file != old.file, slot.unit.key != old.unit.key, slot.unit.role != old.unit.role


def _paired(slots: list[_Slot], old: list[_Old], anchors: list[tuple[int, int]]) -> None:
    """Step 3: names first, then what is most alike between the same neighbours, then what was moved and changed at once."""
    named: dict[str, list[_Old]] = defaultdict(list)
    for o in old:
        if o.unit.key and not o.placed:
            named[o.unit.key].append(o)
    for slot in slots:
        if slot.stored is None and (found := named.get(slot.unit.key)):
            slot.take(found.pop(0))
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *anchors, (len(slots), len(old))]):
        _alike(slots[i + 1 : next_i], old[j + 1 : next_j], ALIKE)
    _alike(slots, old, MOVED_ALIKE)


def _alike(slots: Iterable[_Slot], old: Iterable[_Old], least: float) -> None:
    now = [slot for slot in slots if slot.stored is None]
    then = [o for o in old if not o.placed]
    if not now or not then:
        return
    words = [plain(o.unit.source) for o in then]
    having: dict[str, set[int]] = defaultdict(set)
    for j, o in enumerate(then):
        for segment in o.unit.segments:
            having[segment.hash].add(j)
    pairs: list[tuple[float, bool, int, int]] = []
    for i, slot in enumerate(now):
        found = dict(nearest(plain(slot.unit.inlines), words, len(words), least))
        for j, alike in _shared(slot, having, then):
            found[j] = max(alike, found.get(j, 0))
        pairs += [(-alike, then[j].unit.role != slot.unit.role, i, j) for j, alike in found.items() if alike >= least]
    for _, _, i, j in sorted(pairs):
        if now[i].stored is None and not then[j].placed:
            now[i].take(then[j])


def _shared(slot: _Slot, having: Mapping[str, set[int]], old: Sequence[_Old]) -> Iterable[tuple[int, float]]:
    """How much of the shorter of two units (percent) are whole sentences that both have: one was split off, or added to."""
    both: dict[int, int] = defaultdict(int)
    for mark, size in slot.sentences:
        for j in having.get(mark, ()):
            both[j] += size
    mine = sum(size for _, size in slot.sentences)
    for j, size in both.items():
        yield j, 100 * size / min(mine, sum(len(plain(segment.source)) for segment in old[j].unit.segments))


def _result(work: _Work, language: str, names: Names) -> Translation:
    """Step 4, and the sentences of what changed."""
    pool, drafts = Pool(), dict[_Slot, Draft]()
    leftovers: list[tuple[StoredUnit, list[Lost]]] = []
    for olds in (work.retired, *work.old.values()):
        for old in olds:
            if not old.placed:
                leftovers.append((old.unit, _lost(old.unit, lately=bool(old.file))))
    for slots in work.slots.values():
        for slot in slots:
            if slot.stored is None:
                drafts[slot] = Draft(slot.pieces)
                continue
            piece = dataclasses.replace(slot.stored, comments=())  # remarks stay with the unit
            if (
                slot.revived
            ):  # its words are offered to all: a sentence that lost its place just now has the first right
                drafts[slot] = Draft([Cut(segment.source, segment.gap) for segment in _unchanged(slot)])
                leftovers.append((piece, _lost(slot.stored, lately=False)))
            elif not slot.same:
                drafts[slot] = Draft(slot.pieces, slot.stored.segments)
                leftovers.append((piece, drafts[slot].left))
    for unit, lost in leftovers:
        if unit.role != SUPERSEDED:
            pool.add(lost)
    settle(list(drafts.values()), pool)

    taken = {o.unit.id for olds in (*work.old.values(), work.retired) for o in olds}
    used: set[str] = set()
    files: dict[str, list[StoredUnit]] = {name: [] for name in work.slots}
    for slots in work.slots.values():
        for slot in slots:
            segments = drafts[slot].segments if slot in drafts else _unchanged(slot)
            unit_id = slot.stored.id if slot.stored else names.get((slot.file, slot.index), "")
            if not unit_id or unit_id in (used if slot.stored else taken):
                unit_id = free_id(slot.unit.hash, taken, slot.file)
            used.add(unit_id)
            taken.add(unit_id)
            comments = slot.stored.comments if slot.stored else ()
            unit = StoredUnit(unit_id, _filled(segments, pool), slot.unit.role, slot.unit.key, comments)
            files[slot.file].append(unit)
    retired = [
        dataclasses.replace(unit, segments=tuple(one.segment for one in lost if not one.taken))
        for unit, lost in leftovers
    ]
    return Translation(language, {k: tuple(v) for k, v in files.items()}, once_each(retired, used, taken))


def _lost(unit: StoredUnit, lately: bool) -> list[Lost]:
    return [Lost(segment, lately) for segment in unit.segments if segment.target is not None]


def _unchanged(slot: _Slot) -> tuple[StoredSegment, ...]:
    assert slot.stored is not None
    if slot.stored.source == slot.unit.inlines:
        return slot.stored.segments
    return refreshed(slot.stored.segments, slot.unit.inlines)


def _filled(segments: tuple[StoredSegment, ...], pool: Pool) -> tuple[StoredSegment, ...]:
    """A sentence without words takes those of the same sentence that lost its place."""
    if all(segment.target is not None for segment in segments):
        return segments
    return tuple(
        placed(found, Cut(segment.source, segment.gap))
        if segment.target is None and (found := pool.take(segment.hash)) is not None
        else segment
        for segment in segments
    )
