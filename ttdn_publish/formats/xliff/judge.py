"""Judges anybody's XLIFF 2.0 or 2.1 file against the whole standard: schema and prose, core and modules."""

from __future__ import annotations

from itertools import islice

from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.names import short, tag
from ttdn_publish.formats.xliff.problem import Problem, at
from ttdn_publish.formats.xliff.rules import codes, ids, its, modules, references, structure, text
from ttdn_publish.formats.xliff.rules.context import context_of
from ttdn_publish.formats.xml import BadXml, Tree, parse

#: So many problems of an area are enough.
_MOST = 5000
_AREAS = (ids, codes, text, references, modules, its)


def judge(data: bytes) -> list[Problem]:
    """Every violation of XLIFF 2.1 in the file (of very many, the first), by line; none when the file is valid.

    What the standard only recommends is not reported. Editing hints are held to be broken in any target that is
    there, whatever its state. Extensions of others are looked at only where the standard constrains them: where they
    stand, and their ids.
    """
    try:
        tree = parse(data)
    except BadXml as error:
        return [Problem(error.line or 0, error.reason, "")]
    return judge_tree(tree)


def judge_tree(tree: Tree) -> list[Problem]:
    """The same for a file that has been parsed."""
    root = tree.getroot()
    if root.tag != tag("xliff"):
        reason = N_("phần tử gốc là <{name}>, không phải <xliff> của XLIFF 2").format(name=short(root.tag))
        return [at(root, "xliff", reason)]
    problems = list(islice(structure.check(root), _MOST))
    context = context_of(root)
    for area in _AREAS:
        problems.extend(islice(area.check(context), _MOST))
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.line)
