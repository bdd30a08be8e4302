"""Fruit seen near: hanging mango, star apple whole and cut, bunch of bananas."""

from __future__ import annotations

import math

from brush import Scene, Tone, blob, fill, group, lens, line, mix, num, oval

BANANA = Tone("#9a6a1c", "#e8b832", "#fbe27a")


def big_mango(x: float, y: float, r: float) -> str:
    """A large hanging mango (xoài cát Hòa Lộc): slim, golden, one shoulder higher."""
    body = (
        f"M{num(x)} {num(y - r * 1.15)}"
        f"C{num(x + r * 0.9)} {num(y - r * 1.2)} {num(x + r * 1.15)} {num(y + r * 0.2)} "
        f"{num(x + r * 0.36)} {num(y + r * 1.3)}"
    )
    body += (
        f"C{num(x + r * 0.1)} {num(y + r * 1.62)} {num(x - r * 0.3)} {num(y + r * 1.5)} "
        f"{num(x - r * 0.56)} {num(y + r * 0.9)}"
    )
    body += f"C{num(x - r * 1.02)} {num(y)} {num(x - r * 0.84)} {num(y - r * 1.1)} {num(x)} {num(y - r * 1.15)}Z"
    shade = (
        f"M{num(x + r * 0.3)} {num(y - r * 1.12)}"
        f"C{num(x + r * 0.95)} {num(y - r)} {num(x + r * 1.1)} {num(y + r * 0.2)} "
        f"{num(x + r * 0.36)} {num(y + r * 1.3)}"
    )
    shade += (
        f"C{num(x + r * 0.2)} {num(y + r * 1.5)} {num(x)} {num(y + r * 1.5)} "
        f"{num(x - r * 0.1)} {num(y + r * 1.44)}"
        f"C{num(x + r * 0.8)} {num(y + r * 0.6)} {num(x + r * 0.7)} {num(y - r * 0.6)} "
        f"{num(x + r * 0.3)} {num(y - r * 1.12)}Z"
    )
    return group(
        fill(body, "#edb13a"),
        fill(shade, "#b5701e", 0.75),
        oval(x - r * 0.1, y - r * 0.75, r * 0.56, r * 0.34, "#a9b84a", 0.6),
        oval(x + r * 0.16, y + r * 0.3, r * 0.44, r * 0.7, "#e8862c", 0.35),
        oval(x - r * 0.42, y - r * 0.1, r * 0.22, r * 0.62, "#fde59a", 0.7),
        oval(x - r * 0.46, y - r * 0.36, r * 0.09, r * 0.24, "#fffbe4", 0.8),
    )


def star_apple(
    scene: Scene, x: float, y: float, r: float, blush: float, stalk: bool = True, shadow: bool = True
) -> str:
    """A large star apple: satin skin from pale green to purple, soft reflections, stalk."""
    body = scene.radial(
        (0.0, "#eef0c4"),
        (0.35, "#c4cf8c"),
        (0.68, mix("#9fae68", "#8f5a8c", blush)),
        (0.9, mix("#7a7a50", "#5f3468", blush)),
        (1.0, "#46294e"),
        at=(0.36, 0.32),
    )
    tip = group(
        oval(x - r * 0.02, y - r * 0.9, r * 0.17, r * 0.07, "#5a4a2c"),
        line(
            f"M{num(x)} {num(y - r * 0.9)}q{num(r * 0.03)} {num(-r * 0.14)} {num(r * 0.12)} {num(-r * 0.2)}",
            "#6a5230",
            r * 0.05,
        ),
    )
    streak = "".join(
        lens(x + math.sin(a) * r * 0.5, y - r * 0.5, r * 0.8, r * 0.05, math.pi / 2 - a * 0.7)
        for a in (-0.9, -0.4, 0.1, 0.6, 1.0)
    )
    return group(
        oval(x + r * 0.12, y + r * 0.95, r * 1.02, r * 0.16, "#1c0f14", 0.5, f'filter="{scene.blur(r * 0.05)}"')
        if shadow
        else "",
        fill(blob(scene.rng, x, y, r, r * 0.97, 0.015, 12), body),
        group(fill(streak, "#e6d9b0"), opacity=0.18, filt=scene.blur(r * 0.03)),
        group(oval(x + r * 0.42, y + r * 0.5, r * 0.34, r * 0.26, "#e08a6a"), opacity=0.3, filt=scene.blur(r * 0.1)),
        group(oval(x - r * 0.34, y - r * 0.42, r * 0.2, r * 0.13, "#ffffff"), opacity=0.75, filt=scene.blur(r * 0.035)),
        tip if stalk else "",
    )


def cut_star(scene: Scene, x: float, y: float, r: float) -> str:
    """Half a star apple, cut across: purple rind, milky flesh, the star of translucent cells, dark seeds."""
    rng = scene.rng
    flesh = scene.radial((0.0, "#ffffff"), (0.45, "#fbf2ec"), (0.78, "#ecd4de"), (0.93, "#b57fa8"), (1.0, "#6a3a70"))
    cells, seeds, rays = "", "", ""
    for i in range(9):
        a = -math.pi / 2 + i * math.tau / 9
        cx, cy = x + math.cos(a) * r * 0.34, y + math.sin(a) * r * 0.31
        cells += lens(cx, cy, r * 0.54, r * 0.17, math.atan2(math.sin(a) * 0.92, math.cos(a)))
        rays += f"M{num(x)} {num(y)}L{num(x + math.cos(a + 0.35) * r * 0.72)} {num(y + math.sin(a + 0.35) * r * 0.66)}"
        if i % 2 == 0:
            seeds += lens(
                x + math.cos(a) * r * 0.42,
                y + math.sin(a) * r * 0.385,
                r * 0.3,
                r * 0.12,
                math.atan2(math.sin(a) * 0.92, math.cos(a)),
            )
    return group(
        oval(x + r * 0.06, y + r * 0.86, r * 1.04, r * 0.18, "#1c0f14", 0.5, f'filter="{scene.blur(r * 0.05)}"'),
        fill(blob(rng, x, y + r * 0.05, r, r * 0.95, 0.01, 12), "#54305c"),
        fill(blob(rng, x, y, r * 0.98, r * 0.91, 0.01, 12), "#93659a"),
        fill(blob(rng, x, y, r * 0.93, r * 0.86, 0.012, 12), flesh),
        group(line(rays, "#f2dfe6", r * 0.03), opacity=0.8),
        fill(cells, scene.radial((0.0, "#e9e6f2"), (1.0, "#c9b4cf"))),
        line(cells, "#b79ac0", r * 0.012, 0.8),
        fill(seeds, "#3a2226"),
        group(fill(seeds, "#8a5a4a"), move=f"translate({num(-r * 0.015)} {num(-r * 0.02)}) "),
        fill(seeds, "#3a2226", 0.72),
        oval(x, y, r * 0.08, r * 0.07, "#ffffff"),
        group(oval(x - r * 0.36, y - r * 0.46, r * 0.3, r * 0.1, "#ffffff"), opacity=0.6, filt=scene.blur(r * 0.04)),
    )


def bananas(x: float, y: float, size: float, green: float = 0.0) -> str:
    """A bunch of bananas hanging by its stalk from x, y; green from 0 (ripe) to 1."""
    tone = BANANA.haze("#6f9a3a", green)
    parts = [line(f"M{num(x)} {num(y)}V{num(y + size * 0.95)}", "#5a4a28", size * 0.07)]
    for row in range(3):
        level = y + size * (0.28 + 0.26 * row)
        for i in range(7):
            side = (i - 3) / 3
            reach = size * 0.3 * side
            data = (
                f"M{num(x + reach * 0.25)} {num(level)}"
                f"Q{num(x + reach * 1.5)} {num(level - size * 0.02)} {num(x + reach * 1.25)} "
                f"{num(level + size * 0.36)}"
            )
            data += (
                f"Q{num(x + reach * 0.8)} {num(level + size * 0.2)} "
                f"{num(x + reach * 0.1 - size * 0.03)} {num(level + size * 0.05)}Z"
            )
            if abs(side) < 0.4:
                data = lens(x + reach, level + size * 0.2, size * 0.42, size * 0.11, math.pi / 2)
            parts.append(fill(data, tone.at(0.25 + 0.5 * (1 - (side + 1) / 2) + 0.1 * (i % 2))))
            parts.append(line(data, tone.dark, size * 0.012, 0.7))
    return group(*parts)
