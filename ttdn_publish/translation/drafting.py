"""Drafting without a machine: from the memory, and sentences that are wholly one term, figure, date or name.

Everything else stays empty: a half-translated sentence is worse than none.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ttdn_publish.language import moments
from ttdn_publish.model.text import NoBreakSpace, Plain, inlines_of, plain
from ttdn_publish.translation.codec import missing_codes
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.memory import Memory
from ttdn_publish.translation.stored import Claim, StoredSegment, Translation

#: A sentence of the memory at least this alike (percent) is put in, as outdated: somebody must adapt it.
ADAPTABLE = 75.0

Lookup = Callable[[str], str | None]


@dataclass(frozen=True)
class Drafter:
    """The engine *memory*: ``term`` gives the preferred translation of a whole term, ``names`` those of bodies and people."""

    language: str
    memory: Memory
    names: Mapping[str, str]
    term: Lookup | None = None

    def draft(self, translation: Translation) -> tuple[Translation, Counter[str]]:
        """``translation`` with what can be drafted, and how many sentences came from where. What has words is not touched."""
        counts: Counter[str] = Counter()
        files = {}
        for name, units in translation.files.items():
            files[name] = tuple(
                dataclasses.replace(unit, segments=tuple(self._segment(s, counts) for s in unit.segments))
                if any(s.target is None for s in unit.segments)
                else unit
                for unit in units
            )
        return dataclasses.replace(translation, files=files), counts

    def _segment(self, segment: StoredSegment, counts: Counter[str]) -> StoredSegment:
        if segment.target is not None:
            return segment
        found = self._exact(segment.source)
        if found is not None:
            target, origin = found
            counts[origin] += 1
            return dataclasses.replace(segment, target=target, claim=Claim.TRANSLATED, origin=origin)
        for near in self.memory.near(segment.source, 1, ADAPTABLE):
            if missing_codes(segment.source, near.remembered.target) == ([], []):
                counts["near"] += 1
                return dataclasses.replace(
                    segment,
                    target=near.remembered.target,
                    was=near.remembered.source,
                    claim=Claim.TRANSLATED,
                    origin=f"memory:{near.similarity:.0f}",
                )
        return segment

    def _exact(self, source: Inlines) -> tuple[Inlines, str] | None:
        if (known := self.memory.exact(source)) is not None:
            return known.target, "memory"
        if any(not isinstance(item, Plain | NoBreakSpace) for item in source):
            return None
        words = plain(source).strip()
        for origin, found in (
            ("name", self.names.get(words)),
            ("term", self.term(words) if self.term else None),
            ("date", moments.moment(words, self.language)),
            ("number", moments.figure(words, self.language)),
        ):
            if found:
                return inlines_of(found), origin
        return None
