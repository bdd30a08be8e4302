"""A tag of a template: its form, what it stands for, what Jinja reads of it, and where it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.documents.merging.places import Where

_WORD = re.compile(r"[a-z_]+")


class Form(StrEnum):
    """What a tag does."""

    VALUE = "{{"
    BLOCK = "{%"
    COMMENT = "{#"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in the words of a paragraph.

    ``scope`` is the element that it stands for (``p``, ``tr``, ``tc``, ``r``; ``""`` for itself alone), ``body`` what
    Jinja gets to read, ``written`` what the author typed, ``left`` and ``right`` the signs of whitespace control.
    """

    form: Form
    scope: str
    body: str
    written: str
    left: str = ""
    right: str = ""
    where: Where | None = None

    @property
    def keyword(self) -> str:
        """The first word of a block tag (``for``, ``endif``); ``""`` for other tags."""
        match = _WORD.match(self.body) if self.form is Form.BLOCK else None
        return match[0] if match else ""

    @property
    def decomposed(self) -> bool:
        """Whether letters and their marks are written apart (NFD): docxtpl then finds no value and prints nothing."""
        return not unicodedata.is_normalized("NFC", self.written)
