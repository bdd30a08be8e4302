"""The termbase: all concepts with their scope, and what is asked of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from ttdn_publish.findings import N_, Finding, Findings
from ttdn_publish.language.names import without_marks
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.clashes import form_findings
from ttdn_publish.translation.termbase.concept import Concept
from ttdn_publish.translation.termbase.judge import Judge
from ttdn_publish.translation.termbase.matcher import Matcher, TermHit
from ttdn_publish.translation.termbase.scope import Scope
from ttdn_publish.translation.termbase.scope_file import FILE as SCOPE_FILE
from ttdn_publish.translation.termbase.scope_file import read_scope
from ttdn_publish.translation.termbase.table import read_table
from ttdn_publish.translation.termbase.verdicts import TermVerdict
from ttdn_publish.workspace import Workspace, packaged

FOLDER = "glossaries"


class Termbase:
    """Concepts by id. Immutable; what it needs for searching is made once, when it is first asked."""

    def __init__(self, concepts: Iterable[Concept] = (), scope: Scope | None = None) -> None:
        self.concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self.scope = scope or Scope()
        self._judge = Judge(self.concepts.values(), self.scope)
        days = {c.valid_from for c in self.concepts.values() if c.valid_from}
        days |= {c.valid_to + timedelta(1) for c in self.concepts.values() if c.valid_to and c.valid_to < date.max}
        self._turns = sorted(days)
        self._matchers: dict[tuple[int | None, bool], Matcher] = {}

    def find(self, text: str, day: date | None = None) -> list[TermHit]:
        """The terms of a Vietnamese ``text`` (NFC) that hold on ``day``; without a day, those of all times."""
        return self._matcher(day).find(text)

    def whole(self, text: str, language: str, day: date | None = None) -> str | None:
        """The translation of a text that is one term and nothing else, or ``None``."""
        hits = self.find(text, day)
        if len(hits) != 1 or hits[0].start or hits[0].end != len(text):
            return None
        concept = hits[0].concept
        return text if concept.do_not_translate else concept.term(language).text or None

    def judge_segment(
        self, source: str, target: str, language: str, day: date | None = None, *, exempt: Collection[str] = ()
    ) -> list[TermVerdict]:
        """What the terms of ``source`` became in ``target``; passages of ``exempt`` a person has allowed as they are."""
        hits = _with_expired(self.find(source, day), self._matcher(day, expired=True).find(source))
        matcher = self._matcher(day)
        return self._judge.segment(source, target, language, day, hits, lambda: matcher.standing(source), exempt)

    def scan_document(self, text: str, language: str, *, exempt: Collection[str] = ()) -> list[TermVerdict]:
        """Forbidden names that are looked for in a whole document, whatever its source says; in Vietnamese all of them."""
        return self._judge.document(text, language, exempt)

    def search(self, words: str) -> list[Concept]:
        """Concepts in which ``words`` occur, in any case and with or without Vietnamese marks."""
        wanted = _plain(words)
        return [c for c in self.concepts.values() if any(wanted in _plain(word) for word in c.words())]

    def _matcher(self, day: date | None, *, expired: bool = False) -> Matcher:
        # Between two days on which something begins or ends the same terms hold.
        era = None if day is None else bisect_right(self._turns, day)
        if (era, expired) not in self._matchers:
            chosen = [concept for concept in self.concepts.values() if concept.valid_on(day) is not expired]
            if day is None:  # of two that share a form the later one
                chosen.sort(key=lambda concept: concept.valid_to or date.max, reverse=True)
            self._matchers[era, expired] = Matcher(chosen, self.scope)
        return self._matchers[era, expired]


def _with_expired(hits: list[TermHit], expired: list[TermHit]) -> list[TermHit]:
    """``hits`` and the ``expired`` ones; one of these takes the place of the hits inside it and gives way to a longer one."""
    expired = [old for old in expired if all(_inside(hit, old) for hit in hits if _meet(hit, old))]
    kept = [hit for hit in hits if not any(_inside(hit, old) for old in expired)]
    return sorted([*kept, *expired], key=lambda hit: hit.start)


def _inside(one: TermHit, other: TermHit) -> bool:
    return other.start <= one.start and one.end <= other.end


def _meet(one: TermHit, other: TermHit) -> bool:
    return one.start < other.end and other.start < one.end


def _plain(words: str) -> str:
    return without_marks(unicodedata.normalize("NFC", words)).casefold()


def load_termbase(folders: Iterable[Path], findings: Findings) -> Termbase:
    """The termbase of the tables in ``folders``; a row of an earlier folder takes the place of a later one's of the same id.

    Every mistake is a finding with its file and line. A folder that does not exist is empty.
    """
    termbase, found = _load(tuple(_files(folder) for folder in dict.fromkeys(f.resolve() for f in folders)))
    findings.extend(found)
    return termbase


def termbase_of(workspace: Workspace, findings: Findings) -> Termbase:
    """The termbase of a workspace: its own tables, then those that the package brings along."""
    return load_termbase((workspace.root / FOLDER, packaged(FOLDER)), findings)


#: A file with what shows that it has changed: its time and size.
_File = tuple[Path, int, int]


def _files(folder: Path) -> tuple[_File, ...]:
    paths = [*sorted(folder.glob("*.csv")), *folder.glob(SCOPE_FILE)]
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in paths)


@lru_cache(maxsize=8)
def _load(folders: tuple[tuple[_File, ...], ...]) -> tuple[Termbase, tuple[Finding, ...]]:
    findings = Findings()
    named = [(path, f"{path.parent.name}/{path.name}") for files in folders for path, _, _ in files]
    scope = read_scope([(path, name) for path, name in named if path.name == SCOPE_FILE], findings)
    concepts: dict[str, Concept] = {}
    for files in folders:
        own: dict[str, Concept] = {}
        for path, _, _ in files:
            if path.name == SCOPE_FILE:
                continue
            for concept in read_table(path, f"{path.parent.name}/{path.name}", findings):
                if first := own.get(concept.id):
                    message = N_("Mã “{id}” đã dùng ở {place}.")
                    findings.add(rules.BAD_CONCEPT.at(concept.at, message, id=concept.id, place=first.at))
                own.setdefault(concept.id, concept)
        concepts = {**own, **concepts}
    findings.extend(form_findings(concepts.values(), scope))
    return Termbase(concepts.values(), scope), tuple(findings)
