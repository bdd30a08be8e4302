"""A letter taken apart: its parts in order, every word ready to be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ttdn_publish.documents.components import AnnexPart, Flow
from ttdn_publish.findings import Finding
from ttdn_publish.model.letter import LetterKind, LetterPhrases, PartLook, PartName

#: The style of an item that is room for a signature, and of one that a merge takes out (a tag on a line of its own).
ROOM, CONTROL = "room", "control"


@dataclass(frozen=True)
class LetterPart:
    """A part with its look; the styles of its items are its name, ``room``, ``control``, or those of :mod:`styles` for headings of lists."""

    look: PartLook
    flow: tuple[Flow, ...]

    @property
    def name(self) -> PartName:
        """Which part it is."""
        return self.look.part


@dataclass(frozen=True)
class LetterParts:
    """A letter ready to be set. ``number`` and ``date`` are as printed (empty where the document has none of its own);
    ``remark`` says that it is a translation, ``draft`` is the word that marks a draft (empty for none)."""

    language: str
    kind: LetterKind
    phrases: LetterPhrases
    title: str
    number: str
    date: str
    parts: tuple[LetterPart, ...]
    annexes: tuple[AnnexPart, ...] = ()
    remark: str = ""
    draft: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
