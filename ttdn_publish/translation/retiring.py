"""What has no place in the sources now: kept once each, with ids of its own, and marked where better words have replaced it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable

from ttdn_publish.translation.stored import SUPERSEDED, Claim, StoredSegment, StoredUnit, Translation

#: What somebody has answered for: it is kept even when other words take its place.
_KEPT = frozenset({Claim.REVIEWED, Claim.FINAL})

Pair = tuple[str, str]


def free_id(mark: str, taken: Collection[str], file: str = "") -> str:
    """An id that is not ``taken`` for a unit with the fingerprint ``mark`` that is new in ``file``: the same in every language,
    and another one in another file."""
    base = "u" + hashlib.sha256("\0".join((file, mark)).encode()).hexdigest()[:8]
    number = 2
    unit_id = base
    while unit_id in taken:
        unit_id, number = f"{base}-{number}", number + 1
    return unit_id


def once_each(
    units: Iterable[StoredUnit], used: Collection[str], taken: Collection[str] = ()
) -> tuple[StoredUnit, ...]:
    """``units``, oldest first, with what is translated in them: each pair of source and target once, where it came last.

    No id is in ``used``, or there twice; new ids are not in ``taken`` either.
    """
    seen: set[Pair] = set()
    kept: list[StoredUnit] = []
    for unit in reversed(list(units)):
        segments: list[StoredSegment] = []
        for segment in unit.segments:
            if segment.pair is not None and segment.pair not in seen:
                seen.add(segment.pair)
                segments.append(segment)
        if segments:
            kept.append(dataclasses.replace(unit, segments=tuple(segments)))
    ids, known = set(used), {*used, *taken}
    result = []
    for unit in reversed(kept):
        if unit.id in ids:
            unit = dataclasses.replace(unit, id=free_id(unit.hash, known))
        ids.add(unit.id)
        known.add(unit.id)
        result.append(unit)
    return tuple(result)


def preserved(before: Translation, after: Translation) -> Translation:
    """``after`` with every reviewed translation of ``before`` that is nowhere in it among the retired.

    Words that others have replaced in their very place are marked :data:`SUPERSEDED`: they are kept, but never come back by
    themselves.
    """
    replaced = _replaced(before, after)
    known = {segment.pair for segment in after.segments()}
    retired: list[StoredUnit] = []
    for unit in after.retired:
        if unit.role == SUPERSEDED or not any(s.pair in replaced for s in unit.segments):
            retired.append(unit)
        else:
            retired += _parted(unit, unit.segments, replaced)
    for units in (*before.files.values(), before.retired):
        for unit in units:
            missing = [s for s in unit.segments if s.pair is not None and s.pair not in known and s.claim in _KEPT]
            retired += _parted(dataclasses.replace(unit, comments=()), missing, replaced)
    used = {unit.id for units in after.files.values() for unit in units}
    return dataclasses.replace(after, retired=once_each(retired, used))


def _replaced(before: Translation, after: Translation) -> set[Pair]:
    """Pairs whose source has other words now in the same unit."""
    now = {unit.id: {s.pair for s in unit.segments if s.pair} for units in after.files.values() for unit in units}
    found: set[Pair] = set()
    for units in before.files.values():
        for unit in units:
            pairs = now.get(unit.id, set())
            sources = {source for source, _ in pairs}
            found |= {s.pair for s in unit.segments if s.pair and s.pair not in pairs and s.pair[0] in sources}
    return found


def _parted(unit: StoredUnit, segments: Iterable[StoredSegment], replaced: set[Pair]) -> Iterable[StoredUnit]:
    """``segments`` of ``unit`` as retired units: those that may come back, and those that may not."""
    parts: dict[bool, list[StoredSegment]] = {False: [], True: []}
    for segment in segments:
        parts[unit.role == SUPERSEDED or segment.pair in replaced].append(segment)
    for gone, some in parts.items():
        if some:
            yield dataclasses.replace(unit, segments=tuple(some), role=SUPERSEDED if gone else unit.role)
