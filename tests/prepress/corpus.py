"""The corpus of preflight: files wrong in exactly one way each, and files with nothing wrong. Made when tests run."""

from __future__ import annotations

from pathlib import Path

from tests.prepress import corpus_clean, corpus_colours, corpus_documents, corpus_pages, corpus_things
from tests.prepress.cases import CASES

#: The modules that note their cases when they are imported.
PARTS = (corpus_clean, corpus_pages, corpus_colours, corpus_things, corpus_documents)
WRONG = [one for one in CASES if one.rule]
CLEAN = [one for one in CASES if not one.rule]
_BY_NAME = {one.name: one for one in CASES}


def made(name: str, path: Path) -> Path:
    """The file of one case, written to ``path``."""
    return _BY_NAME[name].make(path)
