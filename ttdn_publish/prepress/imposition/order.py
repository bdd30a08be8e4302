"""What is ordered from imposition: the pages, the sheet, the scheme and its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.prepress.imposition.arranging import Backing
from ttdn_publish.prepress.imposition.flat import Sheet


class SchemeName(StrEnum):
    """The schemes, as they are called on the command line."""

    SADDLE_STITCH = "saddle-stitch"
    N_UP = "n-up"
    CUT_AND_STACK = "cut-and-stack"
    WORK_AND_TURN = "work-and-turn"
    WORK_AND_TUMBLE = "work-and-tumble"
    TRI_FOLD = "tri-fold"
    STEP_AND_REPEAT = "step-and-repeat"


@dataclass(frozen=True)
class Order:
    """A job for imposition; lengths in mm.

    ``pages`` pages of ``width`` × ``height`` trimmed; ``up`` pages a side (as many as fit when ``None``); ``bleed`` that is
    shown; ``gap`` between two trims (twice the bleed: a double cut; 0: one common cut). ``sides``: 1 when only fronts are
    printed. ``thickness`` of the paper, or ``measured_creep``, for stitching; ``one_form``: sections printed by work-and-turn.
    ``panels`` of a folded leaf, from the left of its outside.
    """

    scheme: SchemeName
    pages: int
    width: float
    height: float
    sheet: Sheet
    up: int | None = None
    bleed: float = 3.0
    gap: float = 6.0
    sides: int = 2
    thickness: float = 0.0
    measured_creep: float | None = None
    one_form: bool = False
    panels: tuple[float, ...] = ()


class DoesNotFit(PublishError):
    """``count`` blocks of ``width`` × ``height`` mm do not fit on the sheet."""

    def __init__(self, width: float, height: float, count: int, backing: Backing) -> None:
        super().__init__(N_("không xếp vừa tờ in"))
        self.width, self.height, self.count, self.backing = width, height, count, backing
