"""How translations survive editing: units are found again after changes, moves, splits, merges and renames.

The steps of the design, section "Identity":

1. units of a file are aligned by the longest common subsequence of their source hashes;
2. what is left over goes to an equal hash anywhere in the collection (moved, split off into another file), its state kept;
3. what is then left in a gap is paired at similarity 60 or more: the sentences that changed are outdated, the others keep
   their state, and the old target and the old source stay;
4. the rest is retired, never deleted.

Everything here is pure: nothing is read or written.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ttdn_publish.model.text import Emphasis, Inline, Link, Strong, plain
from ttdn_publish.translation.inlines import Cut, Inlines, cut, fingerprint
from ttdn_publish.translation.similarity import ALIKE, common, similarity
from ttdn_publish.translation.stored import StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import SourceFile, SourceUnit

#: Above this share of common units a vanished file and a new one are the same file renamed.
_RENAMED = 0.3

Names = Mapping[tuple[str, int], str]


@dataclass
class _Slot:
    """A unit of a source file and what was found for it."""

    file: str
    index: int
    unit: SourceUnit
    stored: StoredUnit | None = None

    @property
    def same(self) -> bool:
        return self.stored is not None and self.stored.hash == self.unit.hash


@dataclass
class _Old:
    """A stored unit, and whether it has found its place."""

    file: str
    index: int
    unit: StoredUnit
    hash: str
    placed: bool = False


@dataclass
class _Work:
    slots: dict[str, list[_Slot]] = field(default_factory=dict)
    old: dict[str, list[_Old]] = field(default_factory=dict)
    retired: list[_Old] = field(default_factory=list)


def align(
    files: Sequence[SourceFile], stored: Translation, source_language: str = "vi", names: Names | None = None
) -> Translation:
    """``stored`` brought to what ``files`` say now; every file of ``files`` is in the result, units in their order.

    ``names`` suggests ids for new units, by file and position: those that other languages use already.
    """
    work = _Work(
        {f.name: [_Slot(f.name, i, unit) for i, unit in enumerate(f.units)] for f in files},
        {name: [_Old(name, i, u, u.hash) for i, u in enumerate(units)] for name, units in stored.files.items()},
        [_Old("", i, u, u.hash) for i, u in enumerate(stored.retired)],
    )
    for name, source in _renamed(work).items():
        work.old[source] = work.old.pop(name)
    for name, slots in work.slots.items():
        _in_order(slots, work.old.get(name, []))
    _moved(work)
    for name, slots in work.slots.items():
        _paired(slots, work.old.get(name, []))
    return _result(work, stored, source_language, names or {})


def _renamed(work: _Work) -> dict[str, str]:
    """Stored files without a source, and the source files without a store that they have become."""
    gone = [name for name in work.old if name not in work.slots]
    fresh = [name for name in work.slots if name not in work.old]
    found: dict[str, str] = {}
    for name in gone:
        hashes = {old.hash for old in work.old[name]}
        shares = {
            new: len(hashes & {slot.unit.hash for slot in work.slots[new]}) / max(1, len(hashes))
            for new in fresh
            if new not in found.values()
        }
        best = max(shares, key=lambda new: shares[new], default=None)
        if best is not None and shares[best] >= _RENAMED:
            found[name] = best
    return found


def _in_order(slots: list[_Slot], old: list[_Old]) -> None:
    """Step 1."""
    for i, j in common([slot.unit.hash for slot in slots], [o.hash for o in old]):
        slots[i].stored, old[j].placed = old[j].unit, True


def _moved(work: _Work) -> None:
    """Step 2; of several with one hash the one of the same file and the same key comes first, the retired last."""
    left: dict[str, list[_Old]] = defaultdict(list)
    for olds in (*work.old.values(), work.retired):
        for old in olds:
            if not old.placed:
                left[old.hash].append(old)
    for slots in work.slots.values():
        for slot in slots:
            candidates = [old for old in left.get(slot.unit.hash, ()) if not old.placed]
            if slot.stored is None and candidates:
                best = min(
                    candidates,
                    key=lambda o: (o.file != slot.file, o.unit.key != slot.unit.key, not o.file, o.index),
                )
                slot.stored, best.placed = best.unit, True


def _paired(slots: list[_Slot], old: list[_Old]) -> None:
    """Step 3: keys first, then what is most alike, between the same neighbours."""
    by_key = {o.unit.key: o for o in old if o.unit.key and not o.placed}
    for slot in slots:
        if slot.stored is None and slot.unit.key in by_key and not by_key[slot.unit.key].placed:
            found = by_key[slot.unit.key]
            slot.stored, found.placed = found.unit, True
    where = {id(o.unit): o.index for o in old}
    pairs: list[tuple[float, int, int]] = []
    for i, slot in enumerate(slots):
        if slot.stored is not None:
            continue
        before = max((where[id(s.stored)] for s in slots[:i] if s.same and id(s.stored) in where), default=-1)
        after = min(
            (n for s in slots[i + 1 :] if s.same and (n := where.get(id(s.stored), -1)) > before), default=len(old)
        )
        for j in range(before + 1, after):
            if not old[j].placed:
                alike = similarity(plain(slot.unit.inlines), plain(old[j].unit.source), ALIKE)
                if alike >= ALIKE:
                    pairs.append((alike, i, j))
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if slots[i].stored is None and not old[j].placed:
            slots[i].stored, old[j].placed = old[j].unit, True


def _result(work: _Work, stored: Translation, language: str, names: Names) -> Translation:
    """Step 4, and the sentences of what changed."""
    leftovers: list[StoredUnit] = [o.unit for o in work.retired if not o.placed]
    pool: dict[str, list[StoredSegment]] = defaultdict(list)
    for olds in work.old.values():
        for old in olds:
            if not old.placed:
                leftovers.append(old.unit)
    for unit in leftovers:
        for segment in unit.segments:
            if segment.target is not None and not segment.outdated:
                pool[segment.hash].append(segment)
    drafts: list[tuple[_Slot, list[StoredSegment]]] = []
    for slots in work.slots.values():
        for slot in slots:
            if slot.stored is None:
                drafts.append((slot, [_fresh(piece) for piece in cut(slot.unit.inlines, language)]))
            elif slot.same:
                drafts.append((slot, list(_refreshed(slot.stored.segments, slot.unit.inlines, language))))
            else:
                segments, left = _resegmented(slot.stored.segments, cut(slot.unit.inlines, language))
                drafts.append((slot, segments))
                if left:
                    leftovers.append(dataclasses.replace(slot.stored, segments=tuple(left), comments=()))
                for segment in left:
                    if not segment.outdated:
                        pool[segment.hash].append(segment)
    taken = {o.unit.id for olds in (*work.old.values(), work.retired) for o in olds}
    files: dict[str, list[StoredUnit]] = {name: [] for name in work.slots}
    for slot, segments in drafts:
        done = tuple(_from_pool(segment, pool) for segment in segments)
        if slot.stored is not None:
            unit = dataclasses.replace(slot.stored, segments=done, role=slot.unit.role, key=slot.unit.key)
        else:
            unit_id = _mint(slot, names.get((slot.file, slot.index), ""), taken)
            unit = StoredUnit(unit_id, done, slot.unit.role, slot.unit.key)
        files[slot.file].append(unit)
    return Translation(stored.language, {k: tuple(v) for k, v in files.items()}, _without_repeats(leftovers))


def _mint(slot: _Slot, suggested: str, taken: set[str]) -> str:
    """An id for a new unit: the one that another language uses, or one made of the hash of its first words."""
    base = suggested if suggested and suggested not in taken else f"u{slot.unit.hash[:8]}"
    unit_id, number = base, 2
    while unit_id in taken:
        unit_id, number = f"{base}-{number}", number + 1
    taken.add(unit_id)
    return unit_id


def _fresh(piece: Cut) -> StoredSegment:
    return StoredSegment(piece.inlines, piece.gap)


def _from_pool(segment: StoredSegment, pool: dict[str, list[StoredSegment]]) -> StoredSegment:
    """A sentence without words takes those of the same sentence that lost its place."""
    if segment.target is None and (found := pool.get(segment.hash)):
        return dataclasses.replace(found.pop(0), source=segment.source, gap=segment.gap)
    return segment


def _refreshed(segments: tuple[StoredSegment, ...], inlines: Inlines, language: str) -> Iterable[StoredSegment]:
    """An unchanged unit keeps its stored cut; what its codes stand for (addresses) is that of today."""
    now = cut(inlines, language)
    if [s.hash for s in segments] != [fingerprint(piece.inlines) for piece in now]:
        return segments
    return [
        dataclasses.replace(s, source=piece.inlines, gap=piece.gap, target=_addresses(s, piece.inlines))
        for s, piece in zip(segments, now, strict=True)
    ]


def _addresses(segment: StoredSegment, source: Inlines) -> Inlines | None:
    if segment.target is None or segment.source == source:
        return segment.target
    new = {a.href: b.href for a, b in zip(_links(segment.source), _links(source), strict=True)}
    return _mapped(segment.target, lambda href: new.get(href, href))


def _links(inlines: Inlines) -> list[Link]:
    found: list[Link] = []
    for item in inlines:
        if isinstance(item, Link):
            found.append(item)
        found += _links(getattr(item, "children", ()))
    return found


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


def _resegmented(old: Sequence[StoredSegment], new: Sequence[Cut]) -> tuple[list[StoredSegment], list[StoredSegment]]:
    """The sentences of a unit that changed: equal ones keep everything, similar ones are outdated; and what is left over."""
    result: list[StoredSegment | None] = [None] * len(new)
    used: set[int] = set()
    hashes = [fingerprint(piece.inlines) for piece in new]
    for i, j in common(hashes, [s.hash for s in old]):
        result[i] = dataclasses.replace(old[j], source=new[i].inlines, gap=new[i].gap)
        used.add(j)
    for i, value in enumerate(hashes):  # a sentence that changed its place inside the unit, or came back as it was
        if result[i] is None:
            for j, segment in enumerate(old):
                before = segment.was if segment.was is not None else segment.source
                if j not in used and value in (segment.hash, fingerprint(before)):
                    back = None if fingerprint(before) == value else segment.was
                    result[i] = dataclasses.replace(segment, source=new[i].inlines, gap=new[i].gap, was=back)
                    used.add(j)
                    break
    pairs = sorted(
        (-alike, i, j)
        for i, piece in enumerate(new)
        if result[i] is None
        for j, segment in enumerate(old)
        if j not in used
        and segment.target is not None
        and (alike := similarity(plain(piece.inlines), plain(segment.source), ALIKE)) >= ALIKE
    )
    for _, i, j in pairs:
        if result[i] is None and j not in used:
            was = old[j].was if old[j].was is not None else old[j].source
            result[i] = dataclasses.replace(old[j], source=new[i].inlines, gap=new[i].gap, was=was)
            used.add(j)
    fresh = [found or _fresh(piece) for found, piece in zip(result, new, strict=True)]
    return fresh, [s for j, s in enumerate(old) if j not in used and s.target is not None]


def _without_repeats(units: Iterable[StoredUnit]) -> tuple[StoredUnit, ...]:
    """Retired units with something translated in them, each pair of source and target once."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for unit in units:
        segments = [s for s in unit.segments if s.pair is not None and s.pair not in seen]
        seen |= {s.pair for s in segments if s.pair is not None}
        if segments:
            kept.append(dataclasses.replace(unit, segments=tuple(segments)))
    return tuple(kept)
