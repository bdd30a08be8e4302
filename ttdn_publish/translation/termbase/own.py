"""A workspace's own rows: ``glossaries/them.csv``, where concepts are added and foreign files are taken in."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import alone
from ttdn_publish.language.names import slug
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.clashes import form_findings
from ttdn_publish.translation.termbase.concept import Concept
from ttdn_publish.translation.termbase.joining import contradicts, joined
from ttdn_publish.translation.termbase.surfaces import key
from ttdn_publish.translation.termbase.table import concept_of, read_table, write_table
from ttdn_publish.translation.termbase.termbase import FOLDER, Termbase, termbase_of
from ttdn_publish.workspace import Workspace

TABLE = "them.csv"
NAME = f"{FOLDER}/{TABLE}"
_BROKEN = N_("Bảng {name} có lỗi; hãy sửa trước khi thêm.")
_REFUSED = N_("Chưa thêm thuật ngữ: dòng có lỗi.")


@dataclass(frozen=True)
class Conflict:
    """A concept that was not taken: ``existing`` has a form in common with it and says something else."""

    incoming: Concept
    existing: Concept


@dataclass(frozen=True)
class Taken:
    """What became of the concepts of a file: ``changed`` were known and now say more (or, when asked, something else)."""

    added: Sequence[Concept]
    changed: Sequence[Concept]
    same: int
    conflicts: Sequence[Conflict]


def add(workspace: Workspace, cells: Mapping[str, str]) -> Concept:
    """Append a concept, given by column, to the workspace's own table; its id is made when none is given.

    Raises :class:`ContentError` when a cell is wrong, a form belongs to another concept or is ambiguous, or the table
    itself has mistakes; :class:`EnvironmentProblem` when it cannot be written.
    """
    path = workspace.root / FOLDER / TABLE
    with alone(path.with_name(TABLE + ".lock")):
        rows, termbase, findings = _rows(path), termbase_of(workspace, Findings()), Findings()
        given = dict(cells) | {"id": cells.get("id") or _new_id(cells.get("domain", ""), termbase.concepts)}
        concept = concept_of(given, Place(NAME), findings)
        if concept is not None:
            everything = [*termbase.concepts.values(), concept]
            findings.extend(one for one in form_findings(everything, termbase.scope) if one.place == concept.at)
            if known := termbase.concepts.get(concept.id):
                message = N_("Mã “{id}” đã dùng ở {place}.")
                findings.add(rules.BAD_CONCEPT.at(concept.at, message, id=concept.id, place=known.at))
        if concept is None or len(findings):
            raise ContentError(_REFUSED, list(findings))
        write_table(path, [*rows, concept])
    return concept


def take_in(workspace: Workspace, concepts: Iterable[Concept], *, replace: bool = False) -> Taken:
    """Take concepts of a file into the workspace's own table.

    A concept with a form of a known one is that one: what it adds (languages, forms) is taken; where it says something
    else it is a conflict, and only ``replace`` lets it win. What lies in another table of the workspace is never changed.
    Raises as :func:`add` does.
    """
    path = workspace.root / FOLDER / TABLE
    with alone(path.with_name(TABLE + ".lock")):
        own = {concept.id: concept for concept in _rows(path)}
        others = _ids_of_other_tables(path)
        known = _Known(termbase_of(workspace, Findings()))
        added, changed, conflicts, same = [], [], [], 0
        for concept in concepts:
            matches = known.matches(concept)
            if not matches:
                concept = dataclasses.replace(concept, id=known.free_id(concept))
                added.append(concept)
            else:
                new = joined(matches[0], concept, newer_wins=replace)
                if new == matches[0] and not contradicts(matches[0], concept):
                    same += 1
                    continue
                contrary = not replace and contradicts(matches[0], concept)
                if contrary or len(matches) > 1 or matches[0].id in others:
                    conflicts.append(Conflict(concept, matches[-1]))
                    continue
                concept = new
                changed.append(concept)
            own[concept.id] = concept
            known.learn(concept)
        if added or changed:
            write_table(path, own.values())
    return Taken(added, changed, same, conflicts)


class _Known:
    """The concepts of a termbase by the forms they can be told by."""

    def __init__(self, termbase: Termbase) -> None:
        self._by_id: dict[str, Concept] = {}
        self._by_form: dict[str, dict[str, Concept]] = defaultdict(dict)
        for concept in termbase.concepts.values():
            self.learn(concept)

    def learn(self, concept: Concept) -> None:
        self._by_id[concept.id] = concept
        for form in concept.vietnamese:
            self._by_form[key(form)][concept.id] = concept

    def matches(self, concept: Concept) -> list[Concept]:
        found = {
            other.id: other
            for form in concept.vietnamese
            for other in self._by_form.get(key(form), {}).values()
            if other.overlaps(concept)
        }
        return sorted(found.values(), key=lambda other: other.id != concept.id)

    def free_id(self, concept: Concept) -> str:
        return concept.id if concept.id not in self._by_id else _new_id(concept.domain, self._by_id)


def _rows(path: Path) -> list[Concept]:
    """The rows of the own table; a broken one is not written over."""
    findings = Findings()
    rows = read_table(path, NAME, findings) if path.exists() else []
    if findings.errors:
        raise ContentError(_BROKEN.format(name=NAME), list(findings))
    return rows


def _ids_of_other_tables(path: Path) -> set[str]:
    tables = (table for table in path.parent.glob("*.csv") if table.name != TABLE)
    return {concept.id for table in tables for concept in read_table(table, table.name, Findings())}


def _new_id(domain: str, taken: Iterable[str]) -> str:
    """An id that no packaged table will ever have: ``place-them-003``."""
    head = f"{slug(domain) or 'chung'}-them-"
    numbers = [
        int(id_.removeprefix(head)) for id_ in taken if id_.startswith(head) and id_.removeprefix(head).isdecimal()
    ]
    return f"{head}{max(numbers, default=0) + 1:03}"
