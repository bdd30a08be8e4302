"""A model of folding: the paper of a flat cut into pieces, each folded as its folds say, bound, and read page by page.

It knows nothing of schemes and tables: only where paper lies, which of its sides is up, and which slot is printed there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ttdn_publish.prepress.imposition.flat import Binding, Flat, Fold, Half, Layout, Piece, Sheet, Slot, Turn
from ttdn_publish.prepress.imposition.geometry import TOLERANCE, Box, Motion, mirror_x, mirror_y


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a piece: ``panel`` is where it lay on the flat piece (seen from its front), ``now`` leads from there to where it
    lies now, seen from above. Mirrored: its back is up."""

    flat: Flat
    piece: Piece
    panel: Box
    now: Motion


@dataclass(frozen=True, slots=True)
class Face:
    """A side of a panel that one sees: on which ``side`` (A, B) of which flat it is printed, where (``area``, as that side is
    looked at), the slot that covers it and how its page stands when one looks at it (0: head up)."""

    flat: Flat
    side: str
    area: Box
    slot: Slot | None
    rotation: int

    @property
    def page(self) -> int | None:
        """The page printed here, from 0."""
        return None if self.slot is None else self.slot.page


def laid(flat: Flat, piece: Piece) -> list[Layer]:
    """A piece as it lies before the first fold."""
    now = mirror_x(piece.width / 2) if piece.back_up else Motion()
    return [Layer(flat, piece, Box(0, 0, piece.width, piece.height), now)]


def fold(stack: Sequence[Layer], how: Fold) -> list[Layer]:
    """The stack (lowest first) with one part laid over the rest."""
    mirror = mirror_x(how.at) if how.upright else mirror_y(how.at)
    stays, moves = [], []
    for layer in stack:
        for part, moving in _parted(layer.now.box(layer.panel), how):
            panel = layer.now.inverse.box(part)
            if moving:
                moves.append(Layer(layer.flat, layer.piece, panel, mirror.after(layer.now)))
            else:
                stays.append(Layer(layer.flat, layer.piece, panel, layer.now))
    return stays + moves[::-1]


def _parted(box: Box, how: Fold) -> Iterable[tuple[Box, bool]]:
    """The parts of a box on both sides of the line, and whether each moves."""
    if how.upright:
        low = Box(box.left, box.bottom, min(box.right, how.at), box.top)
        high = Box(max(box.left, how.at), box.bottom, box.right, box.top)
    else:
        low = Box(box.left, box.bottom, box.right, min(box.top, how.at))
        high = Box(box.left, max(box.bottom, how.at), box.right, box.top)
    for part, halves in ((low, {Half.LEFT, Half.BOTTOM}), (high, {Half.RIGHT, Half.TOP})):
        if part.width > TOLERANCE and part.height > TOLERANCE:
            yield part, how.half in halves


def creases(piece: Piece) -> list[tuple[int, tuple[float, float], tuple[float, float]]]:
    """Every crease of a piece on side A of its sheet: the number of its fold (from 1), from where, to where (mm)."""
    stack, found = laid(_NOWHERE, piece), []
    for number, how in enumerate(piece.folds, 1):
        for layer in stack:
            lying = layer.now.box(layer.panel)
            if how.upright and lying.left + TOLERANCE < how.at < lying.right - TOLERANCE:
                ends = (how.at, lying.bottom), (how.at, lying.top)
            elif not how.upright and lying.bottom + TOLERANCE < how.at < lying.top - TOLERANCE:
                ends = (lying.left, how.at), (lying.right, how.at)
            else:
                continue
            way = piece.to_sheet.after(layer.now.inverse)
            start, end = sorted((way(*ends[0]), way(*ends[1])))
            found.append((number, start, end))
        stack = fold(stack, how)
    return found


_NOWHERE = Flat(0, Sheet(1, 1, 0, 0), (), Turn.TURN, ())


def leafed_through(stack: Sequence[Layer]) -> list[Face]:
    """What one sees leafing through a stack from the top: each layer's upper side, then, turned about its left edge, its lower."""
    faces = []
    for layer in reversed(stack):
        seen = layer.now.after(layer.piece.to_sheet.inverse)  # from side A to what one sees from above
        faces.append(_face(layer, seen))
        faces.append(_face(layer, mirror_x(0).after(seen)))
    return faces


def _face(layer: Layer, seen: Motion) -> Face:
    area, letter = layer.piece.to_sheet.box(layer.panel), "A"
    if seen.mirrors:  # one sees side B
        mirror = layer.flat.sheet.mirror(layer.flat.turn)
        area, seen, letter = mirror.box(area), seen.after(mirror), "B"
    slots = [slot for side in layer.flat.sides if side.letter == letter for slot in side.slots]
    slot = next((s for s in slots if s.trim.contains(*area.centre) or area.contains(*s.trim.centre)), None)
    return Face(layer.flat, letter, area, slot, (seen.rotation + (slot.rotation if slot else 0)) % 360)


def finished(layout: Layout, copy: int = 0) -> list[Face]:
    """One finished thing leafed through from its first page: folded, nested and stitched, or cut and stacked.

    Loose things (leaflets, cards) are taken one after the other. ``copy`` chooses among equal ones. Side B of a sheet
    printed on one side has faces without a slot.
    """
    pieces = [(flat, piece) for flat in layout.flats for piece in flat.pieces if piece.copy == copy]
    pieces.sort(key=lambda one: one[1].position)  # within a pile the first sheet lies on top
    if layout.binding is not Binding.STITCHED:
        return [face for flat, piece in pieces for face in leafed_through(_folded(flat, piece, piece.folds))]
    stack = [layer for flat, piece in pieces for layer in _folded(flat, piece, piece.folds[:-1])]
    return leafed_through(fold(stack, pieces[0][1].folds[-1]))


def _folded(flat: Flat, piece: Piece, folds: Iterable[Fold]) -> list[Layer]:
    stack = laid(flat, piece)
    for how in folds:
        stack = fold(stack, how)
    return stack
