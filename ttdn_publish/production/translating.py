"""``translate``: the stored translations brought to what the sources say, and drafted from the memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ttdn_publish.findings import Findings
from ttdn_publish.formats.xliff.document import Match
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import open_publication, trays
from ttdn_publish.translation.codec import Codes
from ttdn_publish.translation.drafting import Drafter
from ttdn_publish.translation.memory import Memory, Remembered, remembered
from ttdn_publish.translation.store import read_folder
from ttdn_publish.translation.stored import SUPERSEDED, StoredUnit
from ttdn_publish.translation.termbase import Termbase, termbase_of
from ttdn_publish.translation.terminology import glossary
from ttdn_publish.translation.tmx_memory import read_memories
from ttdn_publish.translation.units_xliff import Hints
from ttdn_publish.workspace import EDITIONS, Workspace


@dataclass(frozen=True)
class Translated:
    """What was done in one language: sentences by where their draft came from (``near`` are to be adapted), how many have no
    words yet, how many there are, and the files that were written."""

    language: str
    drafted: Mapping[str, int]
    missing: int
    outdated: int
    sentences: int
    written: tuple[Path, ...] = field(default=())


def translate(folder: Path, languages: Sequence[str]) -> list[Translated]:
    """Bring the translations of the publication in ``folder`` to what it says now and draft what can be drafted offline.

    Nothing that has words is touched, nothing is lost. Raises :class:`ContentError`, :class:`EnvironmentProblem`.
    """
    content, _ = open_publication(folder)
    termbase = termbase_of(content.workspace, content.findings)
    done = []
    for language in languages:
        with trays(content, language) as opened:
            memory = Memory(_known(content.workspace, language))
            drafter = Drafter(
                language,
                memory,
                _names(content, language),
                lambda words, language=language: termbase.whole(words, language, content.day()),  # type: ignore[misc]
            )
            drafted: Counter[str] = Counter()
            missing = outdated = total = 0
            written: list[Path] = []
            for tray in opened:
                translation, counts = drafter.draft(tray.now)
                drafted += counts
                segments = [s for units in translation.files.values() for unit in units for s in unit.segments]
                missing += sum(s.target is None for s in segments)
                outdated += sum(s.outdated for s in segments)
                total += len(segments)
                hinting = _Hinting(memory, termbase, language, content.day())
                written += tray.collection.save(translation, tray.before, hinting)
        done.append(Translated(language, dict(drafted), missing, outdated, total, tuple(written)))
    return done


def languages_of(folder: Path) -> tuple[str, ...]:
    """The foreign languages that the publication in ``folder`` is to be printed in."""
    _, publication = open_publication(folder)
    return tuple(language for language in publication.languages if language != "vi")


class _Hinting:
    """Terms and near sentences for the units that have sentences without words."""

    def __init__(self, memory: Memory, termbase: Termbase, language: str, day: date) -> None:
        self.memory, self.termbase, self.language, self.day = memory, termbase, language, day

    def __call__(self, unit: StoredUnit, codes: Codes) -> Hints:
        open_segments = [(str(n), s) for n, s in enumerate(unit.segments, 1) if s.target is None]
        if not open_segments:
            return Hints()
        matches = []
        for number, segment in open_segments:
            for rank, near in enumerate(self.memory.near(segment.source), 1):
                own = Codes([near.remembered.source])
                matches.append(
                    Match(
                        number,
                        own.content(near.remembered.source),
                        own.content(near.remembered.target),
                        round(near.similarity, 1),
                        near.remembered.where,
                        f"m{number}-{rank}",
                    )
                )
        return Hints(glossary(unit, self.termbase, self.language, self.day), tuple(matches))


def _names(content: Content, language: str) -> dict[str, str]:
    """Names of bodies as they are on record, and of people, who keep the spelling of theirs."""
    names: dict[str, str] = {}
    for organisation in content.registers.organisations.values():
        for name in organisation.names:
            if foreign := name.in_(language):
                names.setdefault(name.vi, foreign)
    for person in content.registers.people.values():
        names.setdefault(person.name, person.name)
    return names


def _known(workspace: Workspace, language: str) -> Iterable[Remembered]:
    """All that the workspace has translated, and its memory files (``glossaries/memory/*.tmx``)."""
    for place in sorted(workspace.root.glob(f"content/**/{EDITIONS}/{language}")) + sorted(
        workspace.root.glob(f"templates/*/{EDITIONS}/{language}")
    ):
        for unit in read_folder(place, language, Findings()):
            if unit.role != SUPERSEDED:  # words that better ones have replaced teach nothing
                yield from remembered(unit.segments, workspace.name(place))
    yield from read_memories(workspace.root / "glossaries" / "memory", language)
