"""Plants: palms, nipa, foliage masses, single trees, grass, lotus."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from brush import Point, Tone, blob, curve, fill, group, lens, line, num


def frond(
    rng: random.Random,
    x: float,
    y: float,
    angle: float,
    length: float,
    droop: float,
    tint: str,
    rib: str,
    leaflet: float = 0.26,
    pairs: int = 22,
) -> str:
    """A palm leaf from x, y; angle in radians (0 = right, negative = up), bent down by droop radians."""
    data, spine = "", [(x, y)]
    step = length / pairs
    heading = angle
    sag = math.pi / 2
    for i in range(pairs):
        share = (i + 1) / pairs
        turn = math.atan2(math.sin(sag - heading), math.cos(sag - heading))
        heading += math.copysign(min(abs(turn), droop / pairs * (0.5 + share)), turn)
        x, y = x + math.cos(heading) * step, y + math.sin(heading) * step
        spine.append((x, y))
        reach = length * leaflet * max(0.22, math.sin(math.pi * min(1.0, 0.16 + share * 0.8)) ** 0.7)
        for side in (-1, 1):
            lean = heading + side * (0.95 - 0.45 * share) + rng.uniform(-0.08, 0.08)
            fall = math.atan2(math.sin(sag - lean), math.cos(sag - lean))
            lean += fall * 0.18 * min(1.0, droop)
            reach_here = reach * rng.uniform(0.85, 1.1)
            data += lens(
                x + math.cos(lean) * reach_here / 2, y + math.sin(lean) * reach_here / 2, reach_here, step * 0.42, lean
            )
    return fill(data, tint) + line(curve(spine[::3]), rib, max(0.8, length * 0.011))


def palm(
    rng: random.Random, x: float, y: float, height: float, tone: Tone, bark: Tone, lean: float = 0.15, fronds: int = 15
) -> str:
    """A coconut palm standing at x, y; lean is the sideways shift of its crown in heights."""
    top = (x + lean * height, y - height)
    middle = (x + lean * height * 0.25, y - height * 0.5)
    thick = height * 0.026
    left = curve([(x - thick * 1.4, y), (middle[0] - thick * 0.75, middle[1]), (top[0] - thick * 0.5, top[1])])
    right = (
        "L" + curve([(top[0] + thick * 0.5, top[1]), (middle[0] + thick * 0.75, middle[1]), (x + thick * 1.4, y)])[1:]
    )
    rings = ""
    for i in range(14):
        share = i / 14
        px = x + (top[0] - x) * share**1.6
        rings += (
            f"M{num(px - thick * 0.7)} {num(y - height * share)}"
            f"q{num(thick * 0.7)} {num(thick * 0.5)} {num(thick * 1.4)} 0"
        )
    crown = [_crown_leaf(rng, top, height, i, fronds, tone) for i in range(fronds)]
    nuts = "".join(
        blob(rng, top[0] + dx * thick, top[1] + dy * thick, thick * 0.75, thick * 0.85)
        for dx, dy in ((-1.2, 1), (0.1, 1.5), (1.3, 1))
    )
    half = fronds // 2
    return group(
        *crown[:half],
        fill(left + right + "Z", bark.mid),
        line(rings, bark.dark, max(0.6, thick * 0.18), 0.6),
        line(
            curve([(x + thick * 0.7, y), (middle[0] + thick * 0.4, middle[1]), (top[0] + thick * 0.25, top[1])]),
            bark.light,
            thick * 0.35,
            0.5,
        ),
        fill(nuts, mix_nut(tone)),
        *crown[half:],
    )


def mix_nut(tone: Tone) -> str:
    """The colour of coconuts under a crown of this tone."""
    return tone.at(0.3)


def _crown_leaf(rng: random.Random, top: Point, height: float, index: int, count: int, tone: Tone) -> str:
    """One leaf of a palm's crown: the first half of the leaves hang behind, the rest lie in front."""
    back = index < count // 2
    share = (index % (count // 2 or 1)) / max(1, count // 2 - 1)
    angle = -math.pi * (1.12 - 1.24 * share) + rng.uniform(-0.16, 0.16)
    length = height * rng.uniform(0.36, 0.46) * (0.92 if back else 1)
    level = rng.uniform(0.05, 0.35) if back else rng.uniform(0.4, 0.95)
    return frond(
        rng,
        top[0],
        top[1],
        angle,
        length,
        rng.uniform(1.1, 1.9),
        tone.at(level),
        tone.at(min(1, level + 0.15)),
        pairs=18,
    )


def nipa(
    rng: random.Random, x: float, y: float, height: float, tone: Tone, fronds: int = 9, spread: float = 0.75
) -> str:
    """A clump of nipa palm (dừa nước) rising from the waterline at x, y."""
    leaves = []
    for i in range(fronds):
        angle = -math.pi / 2 + rng.uniform(-spread, spread)
        level = 0.05 + 0.9 * i / max(1, fronds - 1)
        length = height * rng.uniform(0.75, 1.05) * (1 - 0.25 * abs(angle + math.pi / 2))
        leaves.append(
            frond(
                rng,
                x + rng.uniform(-0.12, 0.12) * height,
                y,
                angle,
                length,
                rng.uniform(0.25, 0.7),
                tone.at(level),
                tone.at(min(1, level + 0.2)),
                leaflet=0.2,
                pairs=26,
            )
        )
    return group(*leaves)


def leafy(rng: random.Random, x: float, y: float, rx: float, ry: float, bumps: int = 15) -> str:
    """Path data of a clump of leaves: a round mass with an uneven, scalloped edge."""
    angle = rng.random() * math.tau
    start = angle
    data, low = "", rng.uniform(0.8, 1.0)
    while angle < start + math.tau - 0.12:
        reach = rng.uniform(0.8, 1.08)
        px, py = x + math.cos(angle) * rx * low, y + math.sin(angle) * ry * low
        if not data:
            data = f"M{num(px)} {num(py)}"
        step = math.tau / bumps * rng.uniform(0.5, 1.5)
        bulge = angle + step * rng.uniform(0.35, 0.65)
        angle, low = angle + step, reach * rng.uniform(0.84, 0.97)
        ex, ey = x + math.cos(angle) * rx * low, y + math.sin(angle) * ry * low
        data += f"Q{num(x + math.cos(bulge) * rx * reach * 1.2)} {num(y + math.sin(bulge) * ry * reach * 1.2)} "
        data += f"{num(ex)} {num(ey)}"
    return data + "Z"


Crown = tuple[float, float, float]


def foliage(
    rng: random.Random, span: Point, base: float, height: float, tone: Tone, lit: float = -0.4, dab: float = 0.07
) -> str:
    """A bank of trees from span[0] to span[1] on base: dark masses, clumps rising into the light, leaves.

    `lit` shifts the light sideways (negative: from the left); `dab` is the leaf size in heights.
    """
    x0, x1 = span
    count = max(3, int((x1 - x0) / height * 2.6))
    crowns: list[Crown] = []
    for i in range(count):
        x = x0 + (x1 - x0) * (i + rng.uniform(0.15, 0.85)) / count
        rise = min(1.0, 0.5 + 0.5 * min(x - x0, x1 - x) / height)
        crowns.append(
            (x, base - height * rng.uniform(0.45, 0.76) * rise, height * rng.uniform(0.2, 0.32) * (0.4 + 0.6 * rise))
        )
    skirt = [(x0 - height * 0.05, base), *((x, y) for x, y, _ in crowns), (x1 + height * 0.05, base)]
    dark = "".join(leafy(rng, x, y, r * 1.15, r) for x, y, r in crowns) + curve(skirt) + "Z"
    dark += "".join(leafy(rng, x, base - r * 0.6, r * 1.2, r * 0.6) for x, _, r in crowns)
    parts = [fill(dark, tone.dark), fill(_leaves(rng, crowns, height * dab, 0.0, 1.15), tone.dark)]
    for share, level in ((0.28, 0.16), (0.45, 0.24), (0.62, 0.32)):
        low = [
            (
                x + rng.uniform(-1.3, 1.3) * r,
                base - (base - y) * share * rng.uniform(0.8, 1.15),
                r * rng.uniform(0.5, 0.85),
            )
            for x, y, r in crowns
        ]
        parts.append(fill("".join(leafy(rng, x, y, r, r * 0.6) for x, y, r in low), tone.at(level)))
        parts.append(fill(_leaves(rng, low, height * dab, lit, 0.9, 22), tone.at(level + 0.14)))
    for level, shift, size in ((0.34, 0.1, 0.88), (0.5, 0.34, 0.66), (0.68, 0.56, 0.44)):
        spots = [
            (
                x + lit * r * shift + rng.uniform(-0.45, 0.45) * r,
                y - r * shift * 0.7 + rng.uniform(-0.2, 0.3) * r,
                r * size * rng.uniform(0.55, 0.8),
            )
            for x, y, r in crowns
            for _ in range(2)
        ]
        parts.append(fill("".join(leafy(rng, x, y, r * 1.1, r * 0.72, 12) for x, y, r in spots), tone.at(level)))
        parts.append(fill(_leaves(rng, spots, height * dab * 0.9, lit, 0.75, 9), tone.at(level + 0.16)))
    parts.append(fill(_leaves(rng, crowns, height * dab, lit, 0.5, 7), tone.light, 0.85))
    return group(*parts)


def _leaves(rng: random.Random, crowns: Sequence[Crown], size: float, lit: float, reach: float, count: int = 16) -> str:
    """Leaf dabs over the lit side of crowns."""
    data = ""
    for x, y, r in crowns:
        for _ in range(count):
            turn, far = rng.random() * math.tau, math.sqrt(rng.random()) * r * reach
            px = x + lit * r * (0.9 - reach) + math.cos(turn) * far
            py = y - r * 0.45 * max(0.0, 1 - reach) + math.sin(turn) * far * 0.75
            long = size * rng.uniform(0.55, 1.25)
            data += lens(px, py, long, long * 0.24, rng.uniform(-1.0, 1.0))
    return data


def treeline(rng: random.Random, span: Point, base: float, height: float, tint: str, palms: int = 6) -> str:
    """A far bank in one colour: uneven tree tops and small palms standing out of them."""
    x0, x1 = span
    points = [(x0, base)]
    x, swell = x0, rng.random() * math.tau
    while x < x1:
        rise = height * (0.42 + 0.25 * math.sin(x * 0.013 + swell) + rng.uniform(-0.1, 0.16))
        edge = min(1.0, (x - x0 + 4) / (height * 2), (x1 - x + 4) / (height * 2))
        points.append((x, base - rise * max(0.05, edge)))
        x += height * rng.uniform(0.09, 0.26)
    data = curve(points) + f"L{num(x1)} {num(base)}Z"
    trees = ""
    for _ in range(palms):
        px = rng.uniform(x0 + height, x1 - height)
        trees += small_palm(rng, px, base, height * rng.uniform(0.75, 1.15), tint)
    return group(fill(data, tint), trees)


def small_palm(rng: random.Random, x: float, y: float, height: float, tint: str) -> str:
    """A far palm in one colour."""
    lean = rng.uniform(-0.18, 0.18) * height
    data = f"M{num(x)} {num(y)}Q{num(x + lean * 0.2)} {num(y - height * 0.6)} {num(x + lean)} {num(y - height)}"
    crown = ""
    for i in range(9):
        angle = -math.pi * (1.1 - 1.2 * i / 8) + rng.uniform(-0.1, 0.1)
        reach = height * rng.uniform(0.26, 0.36)
        mx, my = x + lean + math.cos(angle) * reach * 0.6, y - height + math.sin(angle) * reach * 0.6
        ex, ey = x + lean + math.cos(angle) * reach, y - height + math.sin(angle) * reach * 0.55 + reach * 0.35
        crown += f"M{num(x + lean)} {num(y - height)}Q{num(mx)} {num(my - reach * 0.18)} {num(ex)} {num(ey)}"
        crown += f"Q{num(mx)} {num(my + reach * 0.02)} {num(x + lean)} {num(y - height)}Z"
    return line(data, tint, max(0.8, height * 0.028)) + fill(crown, tint)
