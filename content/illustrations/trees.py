"""Single trees: orchard tree, melaleuca, casuarina, mangrove, cypress, hanging branch with leaves."""

from __future__ import annotations

import math
import random

from brush import Tone, curve, fill, group, lens, line, num
from flora import leafy


def crown_tree(rng: random.Random, x: float, y: float, height: float, tone: Tone, bark: Tone, wide: float = 0.5) -> str:
    """A round-headed orchard tree standing at x, y; wide is the half width of its crown in heights."""
    thick = height * 0.035
    trunk = (
        f"M{num(x - thick)} {num(y)}"
        f"Q{num(x - thick * 0.4)} {num(y - height * 0.25)} {num(x - thick * 0.7)} "
        f"{num(y - height * 0.5)}"
    )
    trunk += f"H{num(x + thick * 0.7)}Q{num(x + thick * 0.4)} {num(y - height * 0.2)} {num(x + thick * 1.1)} {num(y)}Z"
    limbs = "".join(
        (
            f"M{num(x)} {num(y - height * 0.26)}"
            f"Q{num(x + side * wide * height * 0.3)} {num(y - height * 0.38)} "
            f"{num(x + side * wide * height * 0.6)} {num(y - height * 0.55)}"
        )
        for side in (-1, -0.4, 0.5, 1)
    )
    return group(
        fill(trunk, bark.mid),
        fill(
            f"M{num(x)} {num(y)}L{num(x)} {num(y - height * 0.5)}h{num(thick)}L{num(x + thick * 1.1)} {num(y)}Z",
            bark.dark,
            0.6,
        ),
        line(limbs, bark.dark, thick * 0.7),
        crown(rng, x, y - height * 0.6, wide * height, height * 0.36, tone),
    )


def crown(rng: random.Random, x: float, y: float, rx: float, ry: float, tone: Tone, lit: float = -0.35) -> str:
    """A round crown built of clumps, darker low and inside, lit from above."""
    parts = []
    rim = [(x + math.cos(a) * rx * 0.66, y + math.sin(a) * ry * 0.62) for a in (i * math.tau / 11 for i in range(11))]
    dark = leafy(rng, x, y, rx * 0.8, ry * 0.78, 18)
    dark += "".join(leafy(rng, a, b, rx * rng.uniform(0.28, 0.4), ry * rng.uniform(0.3, 0.42)) for a, b in rim)
    dabs = ""
    for _ in range(90):
        a, far = rng.random() * math.tau, rng.uniform(0.85, 1.06)
        dabs += lens(
            x + math.cos(a) * rx * far, y + math.sin(a) * ry * far, rx * 0.13, rx * 0.028, rng.uniform(-1.2, 1.2)
        )
    parts.append(fill(dark + dabs, tone.dark))
    for level, count, size, shift, reach in (
        (0.2, 12, 0.34, 0.3, 0.68),
        (0.36, 12, 0.3, 0.05, 0.62),
        (0.52, 10, 0.26, -0.2, 0.52),
        (0.7, 8, 0.2, -0.42, 0.42),
    ):
        clumps, leaves = "", ""
        for _ in range(count):
            a, far = rng.random() * math.tau, math.sqrt(rng.random()) * reach
            cx = x + math.cos(a) * rx * far + lit * rx * 0.3 * (level - 0.2) * 2
            cy = y + math.sin(a) * ry * far * 0.8 + shift * ry
            clumps += leafy(rng, cx, cy, rx * size * rng.uniform(0.6, 1), ry * size * rng.uniform(0.5, 0.85), 12)
            for _ in range(12):
                leaves += lens(
                    cx + rng.gauss(0, 0.42) * rx * size,
                    cy + rng.gauss(-0.2, 0.42) * ry * size,
                    rx * rng.uniform(0.07, 0.13),
                    rx * 0.024,
                    rng.uniform(-1.1, 1.1),
                )
        parts += [fill(clumps, tone.at(level)), fill(leaves, tone.at(min(1.0, level + 0.2)))]
    return group(*parts)


def melaleuca(rng: random.Random, x: float, y: float, height: float, tone: Tone, bark: Tone) -> str:
    """A melaleuca (tràm): pale, papery, slightly crooked trunk and narrow crown of small leaves."""
    thick = height * 0.018
    sway = rng.uniform(-0.05, 0.05) * height
    spine = [
        (x, y + 3),
        (x + sway, y - height * 0.35),
        (x + sway * 0.2, y - height * 0.7),
        (x + sway * 0.8, y - height * 0.95),
    ]
    marks = "".join(
        f"M{num(x + sway * 0.6 - thick * 0.5)} {num(y - height * s)}h{num(thick * rng.uniform(0.5, 1))}"
        for s in (0.1, 0.18, 0.27, 0.34, 0.42)
    )
    parts = [
        line(curve(spine), bark.mid, thick * 2),
        line(curve([(a + thick * 0.5, b) for a, b in spine]), bark.dark, thick * 0.8, 0.6),
    ]
    parts.append(line(marks, bark.dark, max(0.6, thick * 0.3), 0.7))
    for i in range(9):
        share = 0.48 + 0.54 * i / 8
        reach = height * (0.15 - 0.1 * abs(share - 0.68) * 2) * rng.uniform(0.8, 1.2)
        cx, cy = x + sway * 0.5 + rng.uniform(-1, 1) * reach * 0.7, y - height * share
        parts.append(fill(leafy(rng, cx, cy, reach, reach * 0.72, 11), tone.at(0.1 + 0.4 * rng.random())))
        dabs = "".join(
            lens(
                cx + rng.gauss(-0.2, 0.45) * reach,
                cy + rng.gauss(-0.15, 0.4) * reach,
                reach * 0.26,
                reach * 0.06,
                rng.uniform(-1.2, 1.2),
            )
            for _ in range(14)
        )
        parts.append(fill(dabs, tone.at(rng.uniform(0.6, 0.95))))
    return group(*parts)


def casuarina(rng: random.Random, x: float, y: float, height: float, tone: Tone, bark: Tone) -> str:
    """A casuarina (phi lao): tall, feathery, blown a little to one side."""
    lean = height * 0.07
    parts = [
        line(
            (
                f"M{num(x)} {num(y)}"
                f"Q{num(x + lean * 0.2)} {num(y - height * 0.5)} {num(x + lean)} "
                f"{num(y - height * 0.97)}"
            ),
            bark.dark,
            height * 0.022,
        )
    ]
    for level in (0.15, 0.45, 0.85):
        data = ""
        for _ in range(70):
            share = rng.uniform(0.2, 1.0)
            reach = height * 0.24 * (1.06 - share) ** 0.75
            side = rng.choice((-1, 1))
            px = x + lean * share**2 + side * reach * rng.uniform(0.1, 0.9)
            py = y - height * share - rng.uniform(-0.02, 0.04) * height
            data += lens(
                px,
                py,
                height * rng.uniform(0.07, 0.15),
                height * 0.012,
                side * rng.uniform(-1.1, -0.2) if side > 0 else rng.uniform(0.2, 1.1),
            )
        parts.append(fill(data, tone.at(level)))
    return group(*parts)


def mangrove(rng: random.Random, x: float, y: float, height: float, tone: Tone, bark: Tone) -> str:
    """A mangrove (đước) on its arched roots."""
    roots = ""
    for i in range(9):
        side = (i - 4) / 4
        roots += (
            f"M{num(x + side * height * 0.03)} {num(y - height * 0.42)}"
            f"Q{num(x + side * height * 0.24)} {num(y - height * 0.3)} "
        )
        roots += (
            f"{num(x + side * height * 0.34 + rng.uniform(-0.02, 0.02) * height)} "
            f"{num(y + rng.uniform(0, 0.03) * height)}"
        )
    return group(
        line(roots, bark.dark, height * 0.022),
        line(roots, bark.mid, height * 0.009, 0.8, 'transform="translate(-1 0)"'),
        line(f"M{num(x)} {num(y - height * 0.4)}V{num(y - height * 0.6)}", bark.mid, height * 0.04),
        crown(rng, x, y - height * 0.62, height * 0.44, height * 0.28, tone),
    )


def cypress(rng: random.Random, x: float, y: float, height: float, tone: Tone) -> str:
    """A slim dark cypress."""
    body = curve(
        [
            (x - height * 0.07, y),
            (x - height * 0.1, y - height * 0.35),
            (x, y - height),
            (x + height * 0.1, y - height * 0.35),
            (x + height * 0.07, y),
        ]
    )
    dabs = "".join(
        lens(
            x - height * 0.03 + rng.gauss(0, 0.035) * height,
            y - height * rng.uniform(0.08, 0.82),
            height * 0.12,
            height * 0.018,
            -1.5,
        )
        for _ in range(22)
    )
    return group(fill(body + "Z", tone.dark), fill(dabs, tone.mid, 0.9))
