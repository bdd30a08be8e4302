"""Sections: the pages of one folded sheet, where they stand before folding. The spine fold is the last one.

Rows stand from the top as the front (side A) is seen; pages of a row marked upside down stand head to head with those
below. The back of every page is the other page of its leaf, so it needs no table. Folding begins with the back up, and
ends with page 1 on top, the spine at the left. :mod:`folding` proves the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ttdn_publish.prepress.imposition.block import Block, Cell
from ttdn_publish.prepress.imposition.creep import leaf_pair
from ttdn_publish.prepress.imposition.flat import Fold, Half
from ttdn_publish.prepress.imposition.geometry import Edges, quarter_turns, shift


@dataclass(frozen=True, slots=True)
class Scheme:
    """Pages of the front, row by row from the top; ``upside_down`` says which rows are. ``folds`` names the half that each fold
    lays over; all go through the middle but the last, which is the spine, one page from the left."""

    rows: tuple[tuple[int, ...], ...]
    upside_down: tuple[bool, ...]
    folds: tuple[Half, ...]


#: Pages in a section → how they stand. Fore edges meet in the middle of sixteen pages, heads between two rows.
SECTIONS = {
    4: Scheme(((4, 1),), (False,), (Half.LEFT,)),
    8: Scheme(((5, 4), (8, 1)), (True, False), (Half.TOP, Half.LEFT)),
    16: Scheme(((5, 12, 9, 8), (4, 13, 16, 1)), (True, False), (Half.RIGHT, Half.TOP, Half.LEFT)),
}


def section_size(pages: int, width: float, height: float, gap: float) -> tuple[float, float]:
    """Width and height in mm of a section of ``pages`` pages of ``width`` × ``height``; ``gap`` mm between trims that are cut."""
    scheme = SECTIONS[pages]
    columns, rows = len(scheme.rows[0]), len(scheme.rows)
    return columns * width + (columns // 2 - 1) * gap, rows * height + (rows - 1) * gap


def section(
    places: Sequence[int],
    order: Sequence[int | None],
    width: float,
    height: float,
    *,
    bleed: float,
    gap: float,
    creep: Sequence[float],
) -> Block:
    """The block of a section.

    ``places`` are its places (from 1) in the finished thing, in reading order; ``order`` has the page of every place;
    ``creep`` the shift of every leaf pair.
    """
    scheme = SECTIONS[len(places)]
    whole_width, whole_height = section_size(len(places), width, height, gap)
    cells = []
    for row, numbers in enumerate(scheme.rows):
        for column, number in enumerate(numbers):
            place = places[number - 1]
            other = place + 1 if place % 2 else place - 1
            degrees = 180 if scheme.upside_down[row] else 0
            x = column * width + (column // 2) * gap
            y = (len(scheme.rows) - 1 - row) * (height + gap)
            recto = place % 2 == 1
            cells.append(
                Cell(
                    front=order[place - 1],
                    back=order[other - 1],
                    width=width,
                    height=height,
                    at=shift(x, y).after(quarter_turns(degrees, width, height)),
                    bleed=Edges(left=0 if recto else bleed, right=bleed if recto else 0, bottom=bleed, top=bleed),
                    creep=creep[leaf_pair(place, len(order))],
                    spine_right=not recto,
                )
            )
    *first, spine = scheme.folds
    folds = [Fold(half, (whole_width if half is Half.RIGHT else whole_height) / 2) for half in first]
    return Block(whole_width, whole_height, tuple(cells), (*folds, Fold(spine, width)))
