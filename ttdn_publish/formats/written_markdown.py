"""Words as Markdown that says exactly these words: what :mod:`ttdn_publish.formats.markdown` reads back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ttdn_publish.formats.markdown import Node, parse_inline
from ttdn_publish.formats.typed.line import TypedRun

_BAR = ("|", r"\|")
_MARKS = re.compile(r"[\\`*_\[{]")


def escaped(text: str) -> str:
    """``text`` with a backslash before every sign that would be a mark."""
    return _MARKS.sub(r"\\\g<0>", text)


def emphasised(runs: Sequence[TypedRun]) -> str:
    """``runs`` with their bold and italic; without any where Markdown could not be sure of it."""
    text = "".join(run.text for run in runs)
    written = "".join(map(_run, runs))
    return written if words(parse_inline(written)) == text.strip() else escaped(text)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table; cells are Markdown already, the first row is the header."""
    lines = [f"| {' | '.join(cell.replace(*_BAR) for cell in row)} |" for row in rows]
    return [lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]


def words(nodes: Iterable[Node]) -> str:
    """The words of inline nodes, marks left out."""
    return "".join(node.text or words(node.children) for node in nodes)


def _run(run: TypedRun) -> str:
    core = run.text.strip()
    mark = {(True, True): "***", (True, False): "**", (False, True): "*"}.get((run.bold, run.italic), "")
    if not mark or not core:
        return escaped(run.text)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{escaped(core)}{mark}{after}"
