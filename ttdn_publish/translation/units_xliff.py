"""Between stored units and the units of an XLIFF file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ttdn_publish.formats.xliff.document import File, GlossaryEntry, Match, Note, Segment, Unit
from ttdn_publish.translation.codec import Codes
from ttdn_publish.translation.inlines import in_words
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit

#: The metadata category of a unit, and of its segments and notes (``ttdn:segment:1``).
OWN = "ttdn"
OUTDATED = "ttdn:outdated"
PREVIOUS = "ttdn:previous"
_COMMENT = "comment"


@dataclass(frozen=True)
class Hints:
    """What a translator is given along with a unit: terms and candidates."""

    glossary: tuple[GlossaryEntry, ...] = ()
    matches: tuple[Match, ...] = ()


Hinting = Callable[[StoredUnit, Codes], Hints]


def unit_of(stored: StoredUnit, hinting: Hinting | None = None) -> Unit:
    """A stored unit as XLIFF has it."""
    codes = Codes(s.source for s in stored.segments)
    hints = hinting(stored, codes) if hinting else Hints()
    segments: list[Segment] = []
    matches: list[Match] = []
    metadata: dict[str, Mapping[str, str]] = {}
    own = {"role": stored.role, "key": stored.key}
    if any(own.values()):
        metadata[OWN] = {k: v for k, v in own.items() if v}
    for number, s in enumerate(stored.segments, 1):
        segment_id = str(number)
        target = None if s.target is None else codes.content(s.target, number - 1)
        state = Claim.INITIAL if s.target is None or s.outdated else s.claim
        segments.append(
            Segment(segment_id, codes.content(s.source, number - 1), target, state, OUTDATED if s.outdated else "")
        )
        if s.gap:
            gap = (s.gap,)
            segments.append(Segment(f"g{number}", gap, gap if target is not None else None, ignorable=True))
        said = {"origin": s.origin, "by": s.by, "at": s.at, "dismissed": s.dismissed}
        if s.outdated:
            said["claim"] = s.claim
        if any(said.values()):
            metadata[f"{OWN}:segment:{segment_id}"] = {k: v for k, v in said.items() if v}
        if s.was is not None and s.target is not None:
            # The codes of the old source may be others: they are named by themselves.
            old = Codes([s.was])
            matches.append(
                Match(segment_id, old.content(s.was), old.content(s.target), None, PREVIOUS, f"was-{segment_id}")
            )
    notes = []
    for number, comment in enumerate(stored.comments, 1):
        notes.append(Note(comment.text, _COMMENT, "", f"c{number}"))
        metadata[f"{OWN}:note:c{number}"] = {k: v for k, v in (("by", comment.by), ("at", comment.at)) if v}
    return Unit(
        stored.id,
        tuple(segments),
        name=stored.role,
        notes=tuple(notes),
        metadata={k: v for k, v in metadata.items() if v},
        matches=(*matches, *hints.matches),
        glossary=hints.glossary,
    )


def stored_of(unit: Unit) -> StoredUnit:
    """What an XLIFF unit of ours says. Raises :class:`BadCode`."""
    own = unit.metadata.get(OWN, {})
    known = Codes.written(s.source for s in unit.segments)
    foreign = Codes(())
    was = {m.ref: foreign.inlines(m.source, trusted=True) for m in unit.matches if m.origin == PREVIOUS}
    segments: list[StoredSegment] = []
    for segment in unit.segments:
        if segment.ignorable:
            if segments:
                gap = "".join(part for part in segment.source if isinstance(part, str))
                segments[-1] = replace(segments[-1], gap=segments[-1].gap + gap)
            continue
        segment_id = segment.id or str(len(segments) + 1)
        source = known.inlines(segment.source, trusted=True)
        said = unit.metadata.get(f"{OWN}:segment:{segment_id}", {})
        target = known.inlines(segment.target, trusted=True) if segment.target else None
        outdated = segment.sub_state == OUTDATED and target is not None
        claim = said.get("claim", segment.state) if outdated else segment.state
        segments.append(
            StoredSegment(
                source,
                "",
                target,
                Claim(claim) if claim in list(Claim) else Claim.INITIAL,
                was.get(segment_id, source) if outdated else None,
                said.get("origin", ""),
                said.get("by", ""),
                said.get("at", ""),
                said.get("dismissed", ""),
            )
        )
    comments = []
    for note in unit.notes:
        if note.category == _COMMENT:
            meta = unit.metadata.get(f"{OWN}:note:{note.id}", {})
            comments.append(Comment(note.text, meta.get("by", ""), meta.get("at", "")))
    return StoredUnit(unit.id, tuple(segments), own.get("role", unit.name), own.get("key", ""), tuple(comments))


def in_signs(unit: StoredUnit) -> StoredUnit:
    """``unit`` with no-break spaces as signs, for tools of older formats: those count every code that a target lacks a mistake."""
    segments = (
        replace(
            s,
            source=in_words(s.source),
            target=s.target and in_words(s.target),
            was=s.was and in_words(s.was),
        )
        for s in unit.segments
    )
    return replace(unit, segments=tuple(segments))


def file_of(original: str, units: tuple[StoredUnit, ...], hinting: Hinting | None = None) -> File:
    """The units of one source file as an XLIFF file element."""
    return File("f1", original, tuple(unit_of(unit, hinting) for unit in units))
