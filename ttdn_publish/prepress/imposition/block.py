"""A block: pages that stay together on a sheet, front and back, with their folds; and its way onto side A and side B."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ttdn_publish.prepress.imposition.flat import Flat, Fold, Piece, Sheet, Side, Slot, Turn
from ttdn_publish.prepress.imposition.geometry import Box, Edges, Motion, mirror_x


@dataclass(frozen=True, slots=True)
class Cell:
    """A leaf of paper in a block: the page on its front and the page on its back.

    ``at`` leads from the front page's own frame (origin at its trimmed lower left corner, head up) to the block's front.
    ``bleed`` is what shows beyond each edge of the front page, before it is limited by neighbours. ``creep`` moves both
    pages towards the spine (mm), which is at the front page's left edge, or at its right edge with ``spine_right``.
    """

    front: int | None
    back: int | None
    width: float
    height: float
    at: Motion
    bleed: Edges
    creep: float = 0.0
    spine_right: bool = False

    def slot(self, to_side: Motion) -> Slot:
        """The slot of the page on that face which ``to_side`` (from the block's front to a side of the sheet) shows."""
        motion = to_side.after(self.at)
        page = self.front
        paper = Box(0, 0, self.width, self.height)
        moved = self.creep if self.spine_right else -self.creep
        box = Box(moved, 0, self.width + moved, self.height)
        trim = box.meet(paper) or paper
        box, trim, window = (motion.box(one) for one in (box, trim, trim.grown(self.bleed)))
        if motion.mirrors:
            # The back page's frame is the front page's, seen through the paper.
            page, motion = self.back, motion.after(mirror_x(self.width / 2))
        return Slot(page, box, motion.rotation, trim, window)


@dataclass(frozen=True, slots=True)
class Block:
    """Cells with their folds; ``width`` and ``height`` are those of the paper without outer bleed."""

    width: float
    height: float
    cells: tuple[Cell, ...]
    folds: tuple[Fold, ...] = ()
    back_up: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a sheet: ``to_sheet`` from its front to side A, mirrored when it lies on its face. ``position`` and ``copy``
    as in :class:`Piece`."""

    block: Block
    to_sheet: Motion
    position: int = 0
    copy: int = 0


def make_flat(
    number: int, sheet: Sheet, placed: Sequence[Placed], turn: Turn, *, sides: int = 2, one_form: bool = False
) -> Flat:
    """The flat that carries ``placed`` blocks: side A as they lie, side B as they look from behind."""
    mirror = sheet.mirror(turn)
    drawn = []
    for letter, view in (("A", Motion()), ("B", mirror))[:sides]:
        slots = [cell.slot(view.after(one.to_sheet)) for one in placed for cell in one.block.cells]
        drawn.append(Side(letter, _kept_apart(slots)))
    pieces = tuple(
        Piece(b.width, b.height, one.to_sheet, b.folds, b.back_up, one.position, one.copy)
        for one in placed
        for b in [one.block]
    )
    return Flat(number, sheet, tuple(drawn), turn, pieces, one_form)


def _kept_apart(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots, their windows cut back where they would meet: each has half of the room between two trims."""
    slots = tuple(slots)
    kept = []
    for slot in slots:
        trim, window = slot.trim, slot.window
        for other in slots:
            if other is slot or not window.overlaps(other.window):
                continue
            theirs = other.trim
            if theirs.left >= trim.right - 1e-6:
                window = replace(window, right=min(window.right, (trim.right + theirs.left) / 2))
            elif theirs.right <= trim.left + 1e-6:
                window = replace(window, left=max(window.left, (trim.left + theirs.right) / 2))
            elif theirs.bottom >= trim.top - 1e-6:
                window = replace(window, top=min(window.top, (trim.top + theirs.bottom) / 2))
            elif theirs.top <= trim.bottom + 1e-6:
                window = replace(window, bottom=max(window.bottom, (trim.bottom + theirs.top) / 2))
        kept.append(replace(slot, window=window))
    return tuple(kept)
