"""Values of a letter that are more than words: pictures and other documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: a file, its width and height in mm (one follows the other where it is not given), what it shows in words."""

    path: Path
    width: float | None = None
    height: float | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class InnerDocument:
    """A Word file whose paragraphs and tables stand in a letter in the place of ``{{p … }}``."""

    path: Path


def is_special(value: Any) -> bool:
    """Whether a value, or one in it, is more than words: one of these, or markup of another library (rich text)."""
    if type(value) is str:
        return False
    if isinstance(value, dict):
        return any(is_special(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(is_special(item) for item in value)
    return isinstance(value, Picture | InnerDocument) or hasattr(value, "__html__")
