"""What ``ttdn terms`` does: look up, add, examine, take in and give out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import Finding, Findings
from ttdn_publish.translation.termbase import Concept, Termbase, load_termbase, termbase_of
from ttdn_publish.translation.termbase.clashes import contradictions
from ttdn_publish.translation.termbase.exchange import read_file, write_file
from ttdn_publish.translation.termbase.own import Taken, add, take_in
from ttdn_publish.translation.termbase.termbase import FOLDER
from ttdn_publish.workspace import Workspace, packaged


def look_up(folder: Path, words: str, findings: Findings) -> list[Concept]:
    """Concepts with ``words`` in them; if there are none, those whose terms stand in ``words``, in their order.

    Rows that cannot be used are noted: what one looks for may be one of them.
    """
    termbase = _termbase(folder, findings)
    return termbase.search(words) or list({hit.concept.id: hit.concept for hit in termbase.find(words)}.values())


def add_term(folder: Path, cells: Mapping[str, str]) -> Concept:
    """Add a concept to the table of the workspace around ``folder``. Raises as :func:`own.add`."""
    return add(Workspace.around(folder), cells)


def examine(folder: Path) -> list[Finding]:
    """Every mistake in the tables and every contradiction between rows, in the order of files and lines."""
    findings = Findings()
    termbase = _termbase(folder, findings)
    findings.extend(contradictions(termbase.concepts.values()))
    return list(findings)


def import_terms(folder: Path, file: Path, *, replace: bool = False) -> Taken:
    """Take the concepts of ``file`` into the workspace around ``folder``. Raises as :func:`read_file` and :func:`own.add`."""
    return take_in(Workspace.around(folder), read_file(file), replace=replace)


def export_terms(folder: Path, file: Path, kind: str = "csv") -> int:
    """Write all concepts to ``file`` as ``kind``; the answer is how many. Raises :class:`EnvironmentProblem`."""
    concepts = _termbase(folder, Findings()).concepts.values()
    write_file(file, concepts, kind)
    return len(concepts)


def _termbase(folder: Path, findings: Findings) -> Termbase:
    """That of the workspace around ``folder``; outside of one the packaged tables."""
    try:
        return termbase_of(Workspace.around(folder), findings)
    except EnvironmentProblem:
        return load_termbase([packaged(FOLDER)], findings)
