"""The free strips round the pages of a sheet, and the fields of the colour bar that stands in one of them."""

from __future__ import annotations

from dataclasses import dataclass

from ttdn_publish.prepress.imposition.geometry import Box

#: The fields of the colour bar as shares of C, M, Y, K: solids, overprints of two inks, half tints, tints of black.
SEQUENCE: tuple[tuple[float, float, float, float], ...] = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (0, 1, 1, 0),
    (1, 0, 1, 0),
    (1, 1, 0, 0),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
    (0, 0, 0, 0.5),
    (0, 0, 0, 0.25),
    (0, 0, 0, 0.75),
    (0, 0, 0, 0.9),
)


@dataclass(frozen=True, slots=True)
class Strip:
    """Room between the pages and the unprinted edge. ``level``: it lies above or below them; ``outwards`` is 1 when the pages
    lie at its lower (or left) edge, else -1."""

    area: Box
    level: bool
    outwards: int

    @property
    def length(self) -> float:
        """Along the pages."""
        return self.area.width if self.level else self.area.height

    @property
    def thickness(self) -> float:
        """From the pages to the unprinted edge."""
        return self.area.height if self.level else self.area.width

    def across(self, from_pages: float) -> float:
        """The coordinate at a distance from the pages."""
        low, high = (self.area.bottom, self.area.top) if self.level else (self.area.left, self.area.right)
        return low + from_pages if self.outwards > 0 else high - from_pages

    def point(self, along: float, across: float) -> tuple[float, float]:
        """A point at a distance along the strip."""
        return (self.area.left + along, across) if self.level else (across, self.area.bottom + along)

    def box(self, start: float, end: float, across: float, thick: float) -> Box:
        """A box along the strip, ``thick`` mm across, its middle at ``across``."""
        x1, y1 = self.point(start, across - thick / 2)
        x2, y2 = self.point(end, across + thick / 2)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def strips(printable: Box, pages: Box) -> tuple[Strip, ...]:
    """The strips with any room: above, below, then at the right and the left.

    The colour bar takes the first that is thick enough: level ones cross all zones of the ink keys, and the edge away from
    the gripper is the usual one.
    """
    found = (
        Strip(Box(pages.left, pages.top, pages.right, printable.top), True, 1),
        Strip(Box(pages.left, printable.bottom, pages.right, pages.bottom), True, -1),
        Strip(Box(pages.right, printable.bottom, printable.right, printable.top), False, 1),
        Strip(Box(printable.left, printable.bottom, pages.left, printable.top), False, -1),
    )
    return tuple(strip for strip in found if strip.thickness > 0)
