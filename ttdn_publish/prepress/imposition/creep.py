"""Creep: how far nested leaves come out at the fore edge, and so how far their pages move towards the spine.

A folded sheet goes round all that lie inside it. Its fold is an arc; one more thickness of paper inside makes the radius
larger by that thickness, and each half of the sheet gives π/2 times as much to the arc. A sharp crease would take 1 × the
thickness, a square spine 2 ×: the arc lies between. So leaf pair number i, counted from 0 outside, comes out by

    creep(i) = i · π/2 · thickness,     the innermost of k pairs by (k − 1) · π/2 · thickness.

A measured value (a folded blank dummy of the same paper) is better than any formula: it is spread evenly instead.
"""

from __future__ import annotations

import math

#: Share of one thickness by which each further leaf pair comes out.
ARC = math.pi / 2


def creep(pages: int, thickness: float = 0.0, measured: float | None = None) -> tuple[float, ...]:
    """The shift in mm of every leaf pair (four pages), outermost first.

    ``pages`` is a multiple of 4, ``thickness`` that of one sheet of paper in mm, ``measured`` how far the innermost leaf pair
    of a dummy comes out, in mm, and goes before ``thickness``.
    """
    pairs = pages // 4
    step = ARC * thickness if measured is None else measured / (pairs - 1) if pairs > 1 else 0.0
    return tuple(step * number for number in range(pairs))


def leaf_pair(place: int, pages: int) -> int:
    """Which leaf pair (0 outside) the page at ``place`` (from 1) of a stitched thing of ``pages`` pages belongs to."""
    return min((place - 1) // 2, (pages - place) // 2)
