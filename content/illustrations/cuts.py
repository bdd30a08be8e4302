"""Produce seen near: pomelo, mango and rose apple cut, whole pomelo and rose apple, acerola."""

from __future__ import annotations

import math

from brush import Scene, blob, curve, fill, group, lens, line, mix, num, oval
from harvest import gloss, shade

#: The right half of a rose apple from its stalk down, and the whole of it; radius 1.
_HALF_BELL = (
    (0.0, -0.9),
    (0.36, -0.85),
    (0.58, -0.45),
    (0.8, 0.05),
    (0.92, 0.44),
    (0.8, 0.74),
    (0.42, 0.82),
    (0.0, 0.76),
)
BELL = (*_HALF_BELL, *((-x, y) for x, y in _HALF_BELL[-2:0:-1]))


def acerola(scene: Scene, x: float, y: float, r: float, tone: float = 1.0) -> str:
    """One acerola: a glossy, faintly three-lobed red berry; tone from 0 (orange) to 1 (deep red)."""
    deep, body, pale = mix("#a8420c", "#6d0c12", tone), mix("#f08030", "#d2202c", tone), mix("#ffd08a", "#ff8a70", tone)
    skin = scene.radial((0.0, pale), (0.38, body), (0.82, mix(body, deep, 0.45)), (1.0, deep), at=(0.36, 0.32))
    lobes = [
        (
            x + math.cos(a) * r * (1 + 0.045 * math.cos(3 * a + 1.57)),
            y + math.sin(a) * r * 0.9 * (1 + 0.045 * math.cos(3 * a + 1.57)),
        )
        for a in (i * math.tau / 18 for i in range(18))
    ]
    return group(
        fill(curve(lobes, True), skin),
        line(
            f"M{num(x + r * 0.02)} {num(y - r * 0.8)}Q{num(x + r * 0.22)} {num(y - r * 0.2)} {num(x + r * 0.14)} {num(y + r * 0.5)}",
            deep,
            r * 0.05,
            0.35,
        ),
        oval(x + r * 0.02, y - r * 0.78, r * 0.13, r * 0.06, "#5a3418"),
        oval(x - r * 0.34, y - r * 0.36, r * 0.16, r * 0.11, "#fff4e4", 0.85),
    )


def pomelo(scene: Scene, x: float, y: float, r: float) -> str:
    """A hairy pomelo (bưởi lông): pear-shaped, green to gold, with a velvet of fine hair."""
    rng = scene.rng
    outline = curve(
        [
            (x, y - r * 1.08),
            (x + r * 0.34, y - r * 0.98),
            (x + r * 0.72, y - r * 0.52),
            (x + r, y + r * 0.16),
            (x + r * 0.72, y + r * 0.8),
            (x, y + r * 0.98),
            (x - r * 0.72, y + r * 0.8),
            (x - r, y + r * 0.16),
            (x - r * 0.72, y - r * 0.52),
            (x - r * 0.34, y - r * 0.98),
        ],
        True,
    )
    skin = scene.radial((0.0, "#f2efa4"), (0.45, "#c8cc62"), (0.8, "#8a9c3a"), (1.0, "#50682a"), at=(0.36, 0.36))
    hair = ""
    for _ in range(620):
        turn, far = rng.random() * math.tau, math.sqrt(rng.random())
        px, py = x + math.cos(turn) * far * r * 0.95, y + r * 0.06 + math.sin(turn) * far * r * 0.9
        if py < y - r * 0.5 and abs(px - x) > r * 0.5:
            continue
        hair += f"M{num(px)} {num(py)}l{num(math.cos(turn) * r * 0.035)} {num(math.sin(turn) * r * 0.035 + r * 0.012)}"
    edge = ""
    for i in range(150):
        a = i * math.tau / 150
        px, py = x + math.cos(a) * r * 0.985, y + r * 0.08 + math.sin(a) * r * 0.89
        if py > y - r * 0.3:
            edge += f"M{num(px)} {num(py)}l{num(math.cos(a) * r * 0.045)} {num(math.sin(a) * r * 0.045)}"
    return group(
        shade(scene, x, y + r * 0.96, r * 1.02),
        fill(outline, skin),
        line(edge, "#dfe3a0", r * 0.008, 0.8),
        line(hair, "#fbfad2", r * 0.009, 0.55),
        group(oval(x + r * 0.42, y + r * 0.42, r * 0.42, r * 0.4, "#2c3c10"), opacity=0.32, filt=scene.blur(r * 0.16)),
        oval(x, y - r * 1.04, r * 0.12, r * 0.05, "#5c5a2c"),
        gloss(scene, x - r * 0.36, y - r * 0.24, r * 0.2, r * 0.3, 0.4),
    )


def pomelo_cut(scene: Scene, x: float, y: float, r: float) -> str:
    """Half a pomelo: thick white pith, segments of rosy vesicles."""
    rng, parts = scene.rng, []
    flesh = scene.radial((0.0, "#fdeadf"), (0.6, "#f5bcae"), (1.0, "#e2938c"))
    for i in range(12):
        a, half = i * math.tau / 12, math.tau / 27
        inner, outer = 0.13, 0.76
        corners = [
            (x + math.cos(b) * d * r, y + math.sin(b) * d * r * 0.95)
            for b, d in (
                (a - half * 0.5, inner),
                (a - half, outer * 0.9),
                (a - half * 0.55, outer),
                (a + half * 0.55, outer),
                (a + half, outer * 0.9),
                (a + half * 0.5, inner),
            )
        ]
        drops = "".join(
            lens(x + math.cos(b) * d * r, y + math.sin(b) * d * r * 0.95, r * 0.12, r * 0.028, b)
            for b, d in ((a + rng.uniform(-0.7, 0.7) * half, rng.uniform(0.25, 0.7)) for _ in range(9))
        )
        parts += [fill(curve(corners, True), flesh), fill(drops, "#fff1ea", 0.7)]
    return group(
        shade(scene, x, y + r * 0.92, r),
        fill(blob(rng, x, y, r, r * 0.96, 0.01, 16), "#a9b548"),
        fill(blob(rng, x, y, r * 0.955, r * 0.915, 0.01, 16), "#f3f0d2"),
        fill(blob(rng, x, y, r * 0.9, r * 0.86, 0.015, 16), "#fdfbef"),
        *parts,
        oval(x, y, r * 0.09, r * 0.085, "#fbf3e2"),
    )


def mango_cheek(scene: Scene, x: float, y: float, r: float) -> str:
    """The cheek of a mango cut crosswise and turned out into cubes."""
    outline = blob(scene.rng, x, y, r * 1.12, r * 0.66, 0.015, 14)
    grid = ""
    for k in range(-5, 6):
        grid += f"M{num(x + k * r * 0.24 - r * 0.2)} {num(y - r)}Q{num(x + k * r * 0.3)} {num(y)} {num(x + k * r * 0.24 + r * 0.1)} {num(y + r)}"
        grid += f"M{num(x - r * 1.3)} {num(y + k * r * 0.21 + r * 0.1)}Q{num(x)} {num(y + k * r * 0.27)} {num(x + r * 1.3)} {num(y + k * r * 0.21 - r * 0.05)}"
    return group(
        shade(scene, x, y + r * 0.66, r * 1.1),
        fill(blob(scene.rng, x, y + r * 0.07, r * 1.15, r * 0.7, 0.015, 14), "#c98a24"),
        fill(outline, scene.radial((0.0, "#ffe690"), (0.55, "#fdc23c"), (1.0, "#e8922a"), at=(0.4, 0.35))),
        group(
            line(grid, "#c8701c", r * 0.028, 0.75),
            line(grid, "#ffe9a4", r * 0.012, 0.8, f'transform="translate({num(-r * 0.02)} {num(-r * 0.02)})"'),
            clip=scene.clip(outline),
        ),
        gloss(scene, x - r * 0.35, y - r * 0.28, r * 0.3, r * 0.08, 0.55),
    )


def rose_apple(scene: Scene, x: float, y: float, r: float, turn: float, blush: float) -> str:
    """A rose apple (mận hồng đào): a glossy bell, four curled lobes below; blush from 0 (pale) to 1 (deep pink)."""
    outline = curve([(px * r, py * r) for px, py in BELL], True)
    deep = mix("#c8506a", "#8f1238", blush)
    skin = scene.radial(
        (0.0, "#ffd8d0"),
        (0.4, mix("#f79aa4", "#ea4c72", blush)),
        (0.85, deep),
        (1.0, mix(deep, "#4a0818", 0.5)),
        at=(0.36, 0.4),
    )
    streaks = "".join(
        f"M{num(k * r * 0.1)} {num(-r * 0.86)}Q{num(k * r * 0.26)} {num(-r * 0.2)} {num(k * r * 0.3)} {num(r * 0.7)}"
        for k in (-2.2, -1.4, -0.5, 0.4, 1.3, 2.1)
    )
    lobes = "".join(lens(k * r * 0.34, r * 0.8, r * 0.26, r * 0.12, 1.57 - k * 0.7) for k in (-1.0, -0.34, 0.34, 1.0))
    return group(
        fill(lobes, "#7c9a4a"),
        fill(outline, skin),
        group(line(streaks, "#ffe4dc", r * 0.03, 0.13), clip=scene.clip(outline)),
        gloss(scene, -r * 0.3, -r * 0.05, r * 0.12, r * 0.34, 0.6),
        line(
            f"M0 {num(-r * 0.88)}Q{num(r * 0.03)} {num(-r * 1.06)} {num(r * 0.14)} {num(-r * 1.16)}",
            "#6a5a2c",
            r * 0.06,
        ),
        move=f"translate({num(x)} {num(y)}) rotate({num(turn)})",
    )


def rose_apple_cut(scene: Scene, x: float, y: float, r: float) -> str:
    """Half a rose apple: thin pink skin, crisp white flesh, a hollow heart."""

    def shape(size: float) -> str:
        return curve([(x + px * r * size, y - r * 0.02 + py * r * size) for px, py in BELL], True)

    return group(
        shade(scene, x, y + r * 0.84, r * 0.9),
        fill(shape(1.0), "#d63a66"),
        fill(shape(0.94), "#fbd6d2"),
        fill(shape(0.88), scene.radial((0.0, "#ffffff"), (0.6, "#fffaf0"), (1.0, "#f6ead6"))),
        fill(blob(scene.rng, x, y + r * 0.22, r * 0.26, r * 0.32, 0.12, 9), "#e9d6b8"),
        fill(blob(scene.rng, x - r * 0.02, y + r * 0.19, r * 0.2, r * 0.25, 0.12, 9), "#cdb48c"),
    )
