"""Low plants: reeds and grass, lotus, water hyacinth."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from brush import Point, Scene, Tone, blob, fill, group, lens, line, mix, num, oval


def grass(
    rng: random.Random, span: Point, base: float, height: float, count: int, colours: Sequence[str], bend: float = 0.3
) -> str:
    """Tufts of reeds or grass from span[0] to span[1] on base."""
    blades: dict[str, list[str]] = {colour: [] for colour in colours}
    for _ in range(count):
        x, high = rng.uniform(*span), height * rng.uniform(0.45, 1.0)
        y = base + rng.uniform(-0.05, 0.08) * height
        side = rng.gauss(0, bend) * high
        wide = max(0.8, high * 0.022)
        blades[rng.choice(colours)].append(
            f"M{num(x - wide)} {num(y)}Q{num(x)} {num(y - high * 0.6)} {num(x + side)} {num(y - high)}"
            f"Q{num(x + wide * 2)} {num(y - high * 0.5)} {num(x + wide)} {num(y)}Z"
        )
    return group(*(fill("".join(data), colour) for colour, data in blades.items() if data))


def lotus_leaf(rng: random.Random, x: float, y: float, size: float, tone: Tone) -> str:
    """A floating lotus leaf seen at a low angle."""
    rim = blob(rng, x, y, size, size * 0.34, 0.06, 12)
    veins = "".join(
        f"M{num(x)} {num(y)}L{num(x + math.cos(a) * size * 0.86)} {num(y + math.sin(a) * size * 0.28)}"
        for a in (i * math.tau / 11 for i in range(11))
    )
    shine = blob(rng, x - size * 0.2, y - size * 0.08, size * 0.62, size * 0.17, 0.1, 10)
    return group(
        fill(rim, tone.dark, 1, f'transform="translate(0 {num(size * 0.05)})"'),
        fill(rim, tone.mid),
        fill(shine, tone.at(0.72), 0.7),
        line(veins, tone.light, max(0.5, size * 0.014), 0.55),
    )


def lotus(rng: random.Random, x: float, y: float, size: float, stem: float, petal: Tone, green: str) -> str:
    """A lotus flower on its stem, open to the viewer."""
    parts = [
        line(
            f"M{num(x)} {num(y + stem)}Q{num(x - stem * 0.08)} {num(y + stem * 0.5)} {num(x)} {num(y)}",
            green,
            size * 0.09,
        )
    ]
    for ring, (reach, count, level) in enumerate(((1.0, 7, 0.25), (0.86, 6, 0.55), (0.66, 5, 0.9))):
        for i in range(count):
            angle = -math.pi / 2 + (i / (count - 1) - 0.5) * (2.7 - ring * 0.55) + rng.uniform(-0.06, 0.06)
            long = size * reach * rng.uniform(0.92, 1.05)
            px, py = x + math.cos(angle) * long / 2, y + math.sin(angle) * long * 0.48
            parts.append(fill(lens(px, py, long, size * 0.3, angle), petal.at(min(1, level + rng.uniform(-0.1, 0.1)))))
    return group(*parts)


def water_hyacinth(scene: Scene, x: float, y: float, size: float, tone: Tone) -> str:
    """A drifting mat of water hyacinth (lục bình) with a few flowers."""
    rng = scene.rng
    parts = [
        oval(
            x,
            y + size * 0.06,
            size * 1.02,
            size * 0.13,
            mix(tone.dark, "#06121a", 0.6),
            0.6,
            f'filter="{scene.blur(3)}"',
        )
    ]
    for row in range(7):
        along = row / 6
        reach = size * (1 - (along * 2 - 1) ** 2 * 0.75) ** 0.5
        level, tint = y + (along - 0.5) * size * 0.2, tone.at(min(1.0, 0.12 + 0.62 * along))
        data, shine = "", ""
        for _ in range(int(26 * reach / size)):
            px, turn = x + rng.uniform(-1, 1) * reach, rng.uniform(-2.5, -0.65)
            long = size * rng.uniform(0.09, 0.16)
            cx, cy = px + math.cos(turn) * long * 0.5, level + math.sin(turn) * long * 0.5
            data += lens(cx, cy, long, long * 0.42, turn)
            shine += lens(cx - long * 0.06, cy, long * 0.7, long * 0.12, turn)
        parts += [fill(data, tint), fill(shine, tone.light, 0.45)]
        if row in (2, 4):
            bloom = [(x + rng.uniform(-0.7, 0.7) * reach, level - size * rng.uniform(0.12, 0.2)) for _ in range(4)]
            parts += [
                oval(a, b, size * 0.022, size * 0.04, "#b79ad8")
                + oval(a, b - size * 0.02, size * 0.014, size * 0.02, "#e4d4f4")
                for a, b in bloom
            ]
    return group(*parts)
