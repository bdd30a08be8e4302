"""What an office has decided for itself: who must sign what, and how what is not translated is printed."""

from __future__ import annotations

from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, record


class Fallback(StrEnum):
    """What stands in a foreign edition where a text is not translated: nothing, the Vietnamese text marked as such, or the
    Vietnamese text in a box of its own."""

    NONE = "none"
    MARKED = "marked"
    VI_BOX = "vi-box"


@record
class ApprovalRules:
    """Which kinds of text (roles: ``article.headline``, ``cover-line.text``) two people must sign."""

    at: Place = at_field()
    two_people: tuple[str, ...] = ()


@record
class EditionRules:
    """How foreign editions of each kind of publication are made; ``machine_line`` prints a line where a machine has helped."""

    at: Place = at_field()
    bulletin: Fallback = Fallback.MARKED
    brochure: Fallback = Fallback.NONE
    machine_line: bool = True


@record
class PrintRules:
    """What print files are made for: the printing condition by name."""

    at: Place = at_field()
    condition: str = "FOGRA39"


@record
class Settings:
    """``content/settings.yaml``."""

    at: Place = at_field()
    approval: ApprovalRules = ApprovalRules()
    editions: EditionRules = EditionRules()
    printing: PrintRules = PrintRules()
