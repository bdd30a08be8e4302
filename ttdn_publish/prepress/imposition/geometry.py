"""Boxes and rigid motions of the plane in mm: quarter turns, mirrors, shifts. Exact for what sheets need."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

#: What two lengths may differ by and still be the same, in mm.
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle with upright sides, in mm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, edges: Edges) -> Box:
        """The box moved outwards on each side."""
        return Box(self.left - edges.left, self.bottom - edges.bottom, self.right + edges.right, self.top + edges.top)

    def meet(self, other: Box) -> Box | None:
        """What both cover; ``None`` when that has no area."""
        box = Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )
        return box if box.width > TOLERANCE and box.height > TOLERANCE else None

    def overlaps(self, other: Box) -> bool:
        """Whether both cover some area together."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > TOLERANCE
            and min(self.top, other.top) - max(self.bottom, other.bottom) > TOLERANCE
        )

    def holds(self, other: Box) -> bool:
        """Whether ``other`` lies inside or on the edge."""
        return (
            other.left >= self.left - TOLERANCE
            and other.bottom >= self.bottom - TOLERANCE
            and other.right <= self.right + TOLERANCE
            and other.top <= self.top + TOLERANCE
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left < x < self.right and self.bottom < y < self.top


def hull(boxes: Iterable[Box]) -> Box:
    """The smallest box round all ``boxes`` (at least one)."""
    lefts, bottoms, rights, tops = zip(*((b.left, b.bottom, b.right, b.top) for b in boxes), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass(frozen=True, slots=True)
class Edges:
    """A length for each side of a box, in mm."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0

    @classmethod
    def all(cls, length: float) -> Edges:
        """The same length on every side."""
        return cls(length, length, length, length)


@dataclass(frozen=True, slots=True)
class Motion:
    """x' = a·x + c·y + e, y' = b·x + d·y + f; its linear part is a quarter turn or a mirror.

    Only where something is drawn to scale may it also be larger or smaller; such a motion is not turned round.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """Where a box comes to lie."""
        (x1, y1), (x2, y2) = self(box.left, box.bottom), self(box.right, box.top)
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def after(self, first: Motion) -> Motion:
        """This motion after ``first``."""
        return Motion(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            *self(first.e, first.f),
        )

    @property
    def inverse(self) -> Motion:
        """The motion back."""
        a, b, c, d = self.a, self.c, self.b, self.d  # the linear part is orthogonal
        return Motion(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    @property
    def mirrors(self) -> bool:
        """Whether left and right change places: the paper is seen from its other side."""
        return self.a * self.d - self.b * self.c < 0

    @property
    def rotation(self) -> int:
        """Degrees counter-clockwise by which the x axis is turned: 0, 90, 180, 270."""
        return round(math.degrees(math.atan2(self.b, self.a))) % 360


def shift(x: float, y: float) -> Motion:
    """A motion along."""
    return Motion(e=x, f=y)


def mirror_x(at: float) -> Motion:
    """The mirror on the upright line x = ``at``."""
    return Motion(a=-1.0, e=2 * at)


def mirror_y(at: float) -> Motion:
    """The mirror on the level line y = ``at``."""
    return Motion(d=-1.0, f=2 * at)


def quarter_turns(degrees: int, width: float, height: float) -> Motion:
    """The turn counter-clockwise of a ``width`` × ``height`` box whose lower left corner is then again in the origin."""
    return {
        0: Motion(),
        90: Motion(0.0, 1.0, -1.0, 0.0, height, 0.0),
        180: Motion(-1.0, 0.0, 0.0, -1.0, width, height),
        270: Motion(0.0, -1.0, 1.0, 0.0, 0.0, width),
    }[degrees % 360]


def turned_size(degrees: int, width: float, height: float) -> tuple[float, float]:
    """Width and height after a quarter turn."""
    return (height, width) if degrees % 180 else (width, height)
