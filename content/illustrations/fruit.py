"""Fruit: single pieces with light and shade, heaps as sold on boats and stalls."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from brush import Tone, blob, fill, group, lens, line, num, oval

MANGO = Tone("#a8641e", "#e8a52c", "#fbdc6a")
DRAGON = Tone("#8a1744", "#d23a6c", "#f684a0")
POMELO = Tone("#5f7d2c", "#a9bd4a", "#e0e08a")
PINEAPPLE = Tone("#8a4a16", "#d98a2b", "#f4c65a")
STAR = Tone("#54305c", "#93659a", "#c9b58e")
RAMBUTAN = Tone("#7c1a1c", "#c93a30", "#ee7a52")
ORANGE = Tone("#a84a12", "#ec8324", "#fcc064")
COCONUT = Tone("#3d5a24", "#76973c", "#b5c668")
MELON = Tone("#1e4527", "#3f7a3c", "#86b25c")

TONES: dict[str, Tone] = {
    "mango": MANGO,
    "dragon": DRAGON,
    "pomelo": POMELO,
    "pineapple": PINEAPPLE,
    "star": STAR,
    "rambutan": RAMBUTAN,
    "orange": ORANGE,
    "coconut": COCONUT,
    "melon": MELON,
}


def _ball(rng: random.Random, x: float, y: float, rx: float, ry: float, tone: Tone) -> str:
    """A round body: shadow edge, body, light side, highlight."""
    return group(
        fill(blob(rng, x, y, rx, ry, 0.03), tone.dark),
        fill(blob(rng, x - rx * 0.07, y - ry * 0.08, rx * 0.9, ry * 0.89, 0.04), tone.mid),
        fill(blob(rng, x - rx * 0.2, y - ry * 0.24, rx * 0.58, ry * 0.54, 0.08), tone.at(0.78)),
        oval(x - rx * 0.34, y - ry * 0.4, rx * 0.2, ry * 0.15, "#fff7e0", 0.6),
    )


def _mango(rng: random.Random, x: float, y: float, r: float) -> str:
    """A mango lying: long body, blush."""
    turn = rng.uniform(-35, 35)
    body = _ball(rng, 0, 0, r * 1.25, r * 0.88, MANGO) + oval(r * 0.5, r * 0.15, r * 0.5, r * 0.45, "#d8622c", 0.3)
    return group(body, move=f"translate({num(x)} {num(y)}) rotate({turn:.0f})")


def _dragon(rng: random.Random, x: float, y: float, r: float) -> str:
    """A dragon fruit with green-tipped scales."""
    scales = ""
    for row in range(3):
        for i in range(4):
            px = x + (i - 1.5 + 0.5 * (row % 2)) * r * 0.52
            py = y + (row - 1) * r * 0.55
            scales += lens(px, py - r * 0.12, r * 0.6, r * 0.16, -math.pi / 2 + (px - x) / r * 0.7)
    tips = "".join(lens(x + dx * r, y - r * 1.15, r * 0.75, r * 0.2, -math.pi / 2 + dx) for dx in (-0.45, 0, 0.45))
    return group(
        fill(tips, "#8fae4c"),
        _ball(rng, x, y, r * 0.95, r * 1.1, DRAGON),
        fill(scales, "#a9b95a", 0.75),
        fill(lens(x - r * 0.4, y - r * 0.2, r * 1.2, r * 0.2, 1.3), "#ffc0cc", 0.5),
    )


def _pineapple(rng: random.Random, x: float, y: float, r: float) -> str:
    """A pineapple upright: diamonds and crown."""
    net = ""
    for row in range(-3, 4):
        reach = r * 0.72 * math.sqrt(max(0.0, 1 - (row / 3.9) ** 2))
        for i in range(-2, 3):
            off = (i + 0.5 * (row % 2)) * r * 0.36
            if abs(off) < reach:
                net += lens(x + off, y + row * r * 0.29, r * 0.34, r * 0.17)
    crown = [
        fill(
            lens(x + math.sin(a) * r * 0.5, y - r * 1.1 - math.cos(a) * r * 0.55, r * 1.3, r * 0.2, a - math.pi / 2),
            tint,
        )
        for a, tint in ((-0.9, "#3c5a2c"), (0.9, "#3c5a2c"), (-0.45, "#557a38"), (0.45, "#557a38"), (0, "#83a552"))
    ]
    clip = _ball(rng, x, y, r * 0.82, r * 1.12, PINEAPPLE)
    return group(*crown, clip, fill(net, "#8a4a16", 0.5))


def _hairy(rng: random.Random, x: float, y: float, r: float) -> str:
    """A rambutan."""
    hair = ""
    for i in range(14):
        a = i * math.tau / 14 + rng.uniform(-0.2, 0.2)
        hair += f"M{num(x + math.cos(a) * r * 0.7)} {num(y + math.sin(a) * r * 0.7)}"
        hair += f"l{num(math.cos(a + 0.4) * r * 0.36)} {num(math.sin(a + 0.4) * r * 0.36)}"
    return group(line(hair, "#c65b34", max(0.5, r * 0.09)), _ball(rng, x, y, r * 0.85, r * 0.85, RAMBUTAN))


def _star(rng: random.Random, x: float, y: float, r: float) -> str:
    """A star apple (vú sữa): pale green above, purple blush below, small stem end."""
    blush = rng.uniform(0.25, 0.75)
    return group(
        fill(blob(rng, x, y, r, r * 0.97, 0.02), "#5b4560"),
        fill(blob(rng, x - r * 0.04, y - r * 0.05, r * 0.94, r * 0.91, 0.03), "#9aa564"),
        oval(x + r * 0.18, y + r * 0.3, r * 0.72, r * 0.56, "#84518a", blush),
        oval(x - r * 0.22, y - r * 0.28, r * 0.55, r * 0.5, "#d3d79a", 0.75),
        oval(x - r * 0.34, y - r * 0.42, r * 0.2, r * 0.13, "#fffbe6", 0.65),
        oval(x + r * 0.04, y - r * 0.86, r * 0.1, r * 0.05, "#5a4630"),
    )


def _striped(rng: random.Random, x: float, y: float, r: float) -> str:
    """A watermelon."""
    marks = "".join(
        (
            f"M{num(x - r * 1.1)} {num(y + k * r * 0.4)}"
            f"Q{num(x)} {num(y + k * r * 0.95)} {num(x + r * 1.1)} {num(y + k * r * 0.4)}"
        )
        for k in (-0.9, -0.3, 0.3, 0.9)
    )
    return group(_ball(rng, x, y, r * 1.2, r, MELON), line(marks, "#16361f", r * 0.1, 0.55))


def _plain(tone: Tone) -> Callable[[random.Random, float, float, float], str]:
    """A drawer of round fruit of one tone."""
    return lambda rng, x, y, r: _ball(rng, x, y, r, r * rng.uniform(0.94, 1.04), tone)


DRAWERS: dict[str, Callable[[random.Random, float, float, float], str]] = {
    "mango": _mango,
    "dragon": _dragon,
    "pomelo": _plain(POMELO),
    "pineapple": _pineapple,
    "star": _star,
    "rambutan": _hairy,
    "orange": _plain(ORANGE),
    "coconut": _plain(COCONUT),
    "melon": _striped,
}


def piece(rng: random.Random, kind: str, x: float, y: float, r: float) -> str:
    """One fruit of a kind in TONES, centred at x, y."""
    return DRAWERS[kind](rng, x, y, r)


def heap(rng: random.Random, kind: str, x0: float, x1: float, base: float, height: float, r: float) -> str:
    """A mound of fruit from x0 to x1 on base; the back rows first, every row lower and nearer."""
    tone = TONES[kind]
    mid, half = (x0 + x1) / 2, (x1 - x0) / 2
    parts = [
        fill(
            f"M{num(x0)} {num(base)}Q{num(mid - half * 0.75)} {num(base - height * 0.8)} {num(mid)} {num(base - height * 0.86)}"
            f"Q{num(mid + half * 0.75)} {num(base - height * 0.8)} {num(x1)} {num(base)}Z",
            tone.dark,
        )
    ]
    rows = max(2, int(height / (r * 1.25)))
    for row in range(rows):
        level = 1 - row / rows
        y = base - height * level + r * 0.5
        reach = half * max(0.12, 1 - level**1.8) ** 0.62
        count = max(1, int(reach * 2 / (r * 1.55)))
        for i in range(count):
            share = (i + 0.5 + 0.3 * (row % 2)) / count * 2 - 1
            parts.append(
                piece(rng, kind, mid + share * reach, y + rng.uniform(-0.2, 0.2) * r, r * rng.uniform(0.9, 1.08))
            )
    return group(*parts)
