"""Leaves near: single leaf, twig with leaves, shrub in a pot."""

from __future__ import annotations

import math
import random

from brush import Point, Tone, fill, group, line, mix, num, oval
from flora import foliage


def leaf(x: float, y: float, length: float, angle: float, tone: Tone, lit: bool = True) -> str:
    """One large leaf from its stalk at x, y, with midrib, side veins and a lighter half."""
    cos, sin = math.cos(angle), math.sin(angle)

    def at(along: float, off: float) -> str:
        """A point in the leaf's own directions."""
        return f"{num(x + (cos * along - sin * off) * length)} {num(y + (sin * along + cos * off) * length)}"

    outline = (
        f"M{at(0, 0)}C{at(0.2, -0.2)} {at(0.65, -0.24)} {at(1, 0.02)}C{at(0.68, 0.2)} {at(0.25, 0.22)} {at(0, 0)}Z"
    )
    half = f"M{at(0, 0)}C{at(0.2, -0.2)} {at(0.65, -0.24)} {at(1, 0.02)}Q{at(0.5, -0.03)} {at(0, 0)}Z"
    veins = "".join(
        f"M{at(s, -0.01)}Q{at(s + 0.08, side * 0.06)} {at(s + 0.15, side * 0.13 * math.sin(math.pi * (s + 0.15)))}"
        for s in (0.14, 0.26, 0.38, 0.5, 0.62, 0.74)
        for side in (-1, 1)
    )
    return group(
        fill(outline, tone.mid if lit else tone.at(0.25)),
        fill(half, tone.at(0.72) if lit else tone.at(0.4), 0.8),
        line(veins, tone.light, max(0.5, length * 0.006), 0.5),
        line(f"M{at(0, 0)}Q{at(0.5, -0.03)} {at(1, 0.02)}", tone.light, max(0.8, length * 0.014), 0.8),
    )


def spray(
    rng: random.Random, x: float, y: float, length: float, angle: float, tone: Tone, bark: Tone, count: int = 11
) -> str:
    """A twig with big leaves, from x, y in the direction of angle, hanging a little."""
    cos, sin = math.cos(angle), math.sin(angle)
    tip: Point = (x + cos * length, y + sin * length + length * 0.16)
    parts = [
        line(
            (
                f"M{num(x)} {num(y)}"
                f"Q{num(x + cos * length * 0.5)} {num(y + sin * length * 0.5)} {num(tip[0])} "
                f"{num(tip[1])}"
            ),
            bark.mid,
            length * 0.022,
        )
    ]
    for i in range(count):
        share = (i + 0.6) / count
        px = x + cos * length * share
        py = y + sin * length * share + length * 0.16 * share**2
        side = -1 if i % 2 else 1
        parts.append(
            leaf(
                px, py, length * rng.uniform(0.32, 0.44), angle + side * rng.uniform(0.55, 1.15) + 0.25, tone, side < 0
            )
        )
    parts.append(leaf(tip[0], tip[1], length * 0.4, angle + 0.3, tone))
    return group(*parts)


def potted(rng: random.Random, x: float, y: float, size: float, tone: Tone, glaze: Tone, bloom: str = "") -> str:
    """A clipped shrub in a glazed pot."""
    pot = (
        f"M{num(x - size * 0.3)} {num(y - size * 0.42)}H{num(x + size * 0.3)}"
        f"L{num(x + size * 0.2)} {num(y)}H{num(x - size * 0.2)}Z"
    )
    flowers = (
        "".join(
            oval(
                x + rng.uniform(-0.26, 0.26) * size,
                y - size * rng.uniform(0.56, 0.96),
                size * 0.05,
                size * 0.045,
                bloom,
            )
            for _ in range(12)
        )
        if bloom
        else ""
    )
    return group(
        oval(x, y, size * 0.34, size * 0.06, "#15100c", 0.35),
        fill(pot, glaze.mid),
        fill(
            (
                f"M{num(x + size * 0.08)} {num(y - size * 0.42)}H{num(x + size * 0.3)}"
                f"L{num(x + size * 0.2)} {num(y)}H{num(x + size * 0.06)}Z"
            ),
            glaze.dark,
            0.7,
        ),
        fill(
            (
                f"M{num(x - size * 0.34)} {num(y - size * 0.48)}h{num(size * 0.68)}v{num(size * 0.08)}"
                f"h{num(-size * 0.68)}Z"
            ),
            mix(glaze.mid, glaze.light, 0.5),
        ),
        foliage(rng, (x - size * 0.3, x + size * 0.3), y - size * 0.46, size * 0.85, tone, -0.4, 0.07),
        flowers,
    )
