"""Blocks side by side on a sheet: the grid that fits, turned as need be, in the middle of what may be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ttdn_publish.prepress.imposition.flat import Sheet, Turn
from ttdn_publish.prepress.imposition.geometry import TOLERANCE, Motion, quarter_turns, shift, turned_size


class Backing(StrEnum):
    """How the two sides of a sheet come about.

    ``sheetwise``: a form for each side. ``turn``, ``tumble``: one form for both sides, the sheet turned over about its
    upright or its level middle; half of the blocks lie on their faces, and every block is there twice.
    """

    SHEETWISE = "sheetwise"
    TURN = "turn"
    TUMBLE = "tumble"

    @property
    def way(self) -> Turn:
        """How the sheet is turned over."""
        return Turn.TUMBLE if self is Backing.TUMBLE else Turn.TURN


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a block: the way from its front to side A, and whether it lies on its face."""

    to_sheet: Motion
    on_face: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A sheet (turned as it goes into the press) and the places on it, row by row from the top left."""

    sheet: Sheet
    spots: tuple[Spot, ...]
    columns: int
    rows: int


def arrange(
    width: float, height: float, count: int | None, sheet: Sheet, *, bleed: float, gap: float, backing: Backing
) -> Arrangement | None:
    """``count`` places (as many as fit when ``None``) for blocks of ``width`` × ``height`` mm, ``gap`` mm apart, with ``bleed``
    mm free round them all; ``None`` when they do not fit.

    The long edge of the sheet goes to the gripper when possible, and blocks stand upright when possible.
    """
    best: Arrangement | None = None
    for paper in orientations(sheet):
        room = paper.printable(backing.way)
        if backing is Backing.TUMBLE:  # the form must be the same about the level middle
            lowest = max(room.bottom, paper.height - room.top)
            room = replace(room, bottom=lowest, top=paper.height - lowest)
        for degrees in (0, 90):
            wide, high = turned_size(degrees, width, height)
            most_columns = int((room.width - 2 * bleed + gap + TOLERANCE) // (wide + gap))
            most_rows = int((room.height - 2 * bleed + gap + TOLERANCE) // (high + gap))
            for columns, rows in _grids(count, most_columns, most_rows, backing):
                if best is not None and columns * rows <= len(best.spots):
                    continue
                left = room.left + (room.width - columns * wide - (columns - 1) * gap) / 2
                bottom = room.bottom + (room.height - rows * high - (rows - 1) * gap) / 2
                spots = []
                for row in range(rows):
                    for column in range(columns):
                        x, y = left + column * (wide + gap), bottom + (rows - 1 - row) * (high + gap)
                        motion = shift(x, y).after(quarter_turns(degrees, width, height))
                        on_face = (backing is Backing.TURN and column >= columns // 2) or (
                            backing is Backing.TUMBLE and row >= rows // 2
                        )
                        if on_face:
                            # What lies here is the block at the mirrored place, seen through the paper.
                            x2 = paper.width - x - wide if backing is Backing.TURN else x
                            y2 = paper.height - y - high if backing is Backing.TUMBLE else y
                            twin = shift(x2, y2).after(quarter_turns(degrees, width, height))
                            motion = paper.mirror(backing.way).after(twin)
                        spots.append(Spot(motion, on_face))
                best = Arrangement(paper, tuple(spots), columns, rows)
    return best


def orientations(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet with its long edge, then with its short edge at the gripper."""
    long, short = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
    yield replace(sheet, width=long, height=short)
    if long > short:
        yield replace(sheet, width=short, height=long)


def _grids(count: int | None, most_columns: int, most_rows: int, backing: Backing) -> Iterator[tuple[int, int]]:
    """Columns and rows that are allowed: all of ``count``, or the fullest grid."""
    if most_columns < 1 or most_rows < 1:
        return
    if count is None:
        columns = most_columns - most_columns % 2 if backing is Backing.TURN else most_columns
        rows = most_rows - most_rows % 2 if backing is Backing.TUMBLE else most_rows
        if columns and rows:
            yield columns, rows
        return
    for columns in range(min(count, most_columns), 0, -1):
        rows, rest = divmod(count, columns)
        uneven = (columns if backing is Backing.TURN else rows if backing is Backing.TUMBLE else 0) % 2
        if not rest and rows <= most_rows and not uneven:
            yield columns, rows


def needed(
    width: float, height: float, count: int, *, bleed: float, gap: float, backing: Backing
) -> list[tuple[float, float]]:
    """The printable areas (width, height in mm) in which ``count`` blocks would fit, smallest first."""
    found = set()
    for degrees in (0, 90):
        wide, high = turned_size(degrees, width, height)
        for columns, rows in _grids(count, count, count, backing):
            found.add(
                (
                    round(columns * wide + (columns - 1) * gap + 2 * bleed, 2),
                    round(rows * high + (rows - 1) * gap + 2 * bleed, 2),
                )
            )
    return sorted(found, key=lambda size: (size[0] * size[1], size))
