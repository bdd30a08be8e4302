"""What imposition makes: flats (press sheets with pages on them), the pieces that they are cut into, and how these fold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.prepress.imposition.geometry import Box, Motion, mirror_x, mirror_y


class Turn(StrEnum):
    """How a sheet is turned over between its two sides.

    ``turn``: about an upright axis, the gripper edge stays. ``tumble``: about a level axis, the gripper edge changes.
    """

    TURN = "turn"
    TUMBLE = "tumble"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper in the press, gripper edge below. ``gripper`` and ``margin`` (the other edges) stay unprinted; all in mm."""

    width: float
    height: float
    gripper: float
    margin: float
    name: str = ""

    def mirror(self, turn: Turn) -> Motion:
        """From one side to the other: where a point of the paper is seen when the sheet has been turned over."""
        return mirror_x(self.width / 2) if turn is Turn.TURN else mirror_y(self.height / 2)

    def printable(self, turn: Turn) -> Box:
        """Where ink may stand on either side. A sheet that is tumbled is gripped at both edges."""
        top = max(self.gripper, self.margin) if turn is Turn.TUMBLE else self.margin
        return Box(self.margin, max(self.gripper, self.margin), self.width - self.margin, self.height - top)


@dataclass(frozen=True, slots=True)
class Slot:
    """A page on a side.

    ``page`` counts from 0, ``None`` is a blank. ``box`` is where the page's trim box lies, ``rotation`` its turn
    counter-clockwise (0: head up). ``trim`` is what is left of it when everything is cut, ``window`` what is printed: the
    trim with its bleed, never over a neighbour's trim.
    """

    page: int | None
    box: Box
    rotation: int
    trim: Box
    window: Box


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a flat, as it is looked at: its letter and its pages."""

    letter: str
    slots: tuple[Slot, ...]


class Half(StrEnum):
    """The part of the paper that a fold moves."""

    LEFT = "left"
    RIGHT = "right"
    BOTTOM = "bottom"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Fold:
    """A fold of what lies on the table: the part on the side ``half`` of the line ``at`` (mm, in the piece as it first lay) is
    laid over the rest."""

    half: Half
    at: float

    @property
    def upright(self) -> bool:
        """Whether the line runs from bottom to top."""
        return self.half in {Half.LEFT, Half.RIGHT}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a flat that is cut out and folded.

    Its own frame has the origin at its lower left corner, its front seen upright; ``to_sheet`` leads from there to side A
    (mirrored when its back is on side A). It begins with its front or its back up, as ``back_up`` says. A ``position`` is a
    pile for cutting and stacking, a section for stitching (0 outside); ``copy`` tells apart pieces that are alike.
    """

    width: float
    height: float
    to_sheet: Motion
    folds: tuple[Fold, ...] = ()
    back_up: bool = True
    position: int = 0
    copy: int = 0

    @property
    def box(self) -> Box:
        """Where it lies on side A."""
        return self.to_sheet.box(Box(0, 0, self.width, self.height))


@dataclass(frozen=True, slots=True)
class Flat:
    """One sheet of the run, as it goes into the press: both sides, how it is turned, and what is cut from it.

    ``one_form``: both sides print from one form.
    """

    number: int
    sheet: Sheet
    sides: tuple[Side, ...]
    turn: Turn
    pieces: tuple[Piece, ...]
    one_form: bool = False


class Binding(StrEnum):
    """What becomes of the pieces."""

    STITCHED = "stitched"
    STACKED = "stacked"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Layout:
    """All flats of a job. ``page_width`` and ``page_height`` are trimmed; ``order`` has the page of every place of the
    finished thing (``None``: blank); ``copies`` is how often each finished thing lies on the sheets; ``creep`` the shift in mm
    of each nested leaf, outermost first."""

    scheme: str
    sheet: Sheet
    flats: tuple[Flat, ...]
    page_width: float
    page_height: float
    bleed: float
    binding: Binding
    order: tuple[int | None, ...]
    creep: tuple[float, ...] = ()

    @property
    def blanks(self) -> tuple[int, ...]:
        """Places (from 1) of the finished thing that stay blank."""
        return tuple(place for place, page in enumerate(self.order, 1) if page is None)
