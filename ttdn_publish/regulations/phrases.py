"""Fixed phrases of documents as data: what the form itself says, in every language that documents are rendered in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ttdn_publish.formats import located


@dataclass(frozen=True)
class Phrases:
    """What the form says in one language. ``translation`` is the line that tells a translation from the document itself;
    ``types`` are the names of types, ``details`` the labels of the lines that forms ask for, ``labels`` those of levels, where
    they differ from what was written; ``verify`` says that no native reader has approved them yet."""

    state_name: str
    motto: str
    number: str
    addressed: str
    recipients: str
    draft: str
    annex: str
    attached: str
    numbered: str
    subject: str
    claim: str
    published: str
    facts: str
    unit: str
    source: str
    note: str
    between: str
    bases: str = ""
    translation: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    verify: bool = False


def phrases(language: str) -> Phrases:
    """The phrases of a language of the house; Chinese in traditional characters has those of the simplified."""
    return _all()[language.replace("-Hant", "-Hans")]


@cache
def _all() -> dict[str, Phrases]:
    text = files(__package__).joinpath("documents", "phrases.yaml").read_text("utf-8")
    return {language: Phrases(**entry) for language, entry in located.load(text).items()}
