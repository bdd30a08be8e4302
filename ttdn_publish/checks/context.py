"""What a check may look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.registers import Registers


@dataclass(frozen=True)
class Context:
    """An issue as it was written (references not resolved), the registers, and the issue's folder."""

    issue: Issue
    registers: Registers
    folder: Path
    language: str = "vi"
