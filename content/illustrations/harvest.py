"""Produce seen near: durian, pineapple and dragon fruit, whole and cut; and what all produce needs: shadow, gloss, a round grid."""

from __future__ import annotations

import math

from brush import Point, Scene, Tone, blob, curve, fill, group, lens, line, mix, num, oval, poly

THORN = Tone("#3f4a1c", "#8a8f38", "#d3cf7c")
EYE = Tone("#7a4314", "#cf8428", "#f5c860")


def shade(scene: Scene, x: float, y: float, wide: float) -> str:
    """The soft shadow of something that stands at x, y."""
    return oval(x, y, wide, wide * 0.14, "#1c0f0c", 0.5, f'filter="{scene.blur(wide * 0.05)}"')


def gloss(scene: Scene, x: float, y: float, rx: float, ry: float, strength: float = 0.6) -> str:
    """A soft reflection."""
    return group(oval(x, y, rx, ry, "#fffbe8"), opacity=strength, filt=scene.blur(max(rx, ry) * 0.22))


def round_grid(rows: int, columns: int) -> list[tuple[Point, float]]:
    """Places over the near half of a ball of radius 1, far ones first, each with how much it faces us."""
    spots = []
    for row in range(rows):
        high = -1.25 + 2.5 * (row + 0.5) / rows
        for column in range(columns):
            turn = -1.5 + 3.0 * (column + 0.5 * (row % 2)) / (columns - 1)
            x, y, near = math.sin(turn) * math.cos(high), math.sin(high), math.cos(turn) * math.cos(high)
            spots.append(((x, y), near))
    return sorted(spots, key=lambda spot: spot[1])


def durian(scene: Scene, x: float, y: float, r: float) -> str:
    """A durian: broad pyramid thorns over an oval body, thick stalk."""
    rx, ry = r * 0.92, r * 1.06
    thorns = []
    for (px, py), near in round_grid(13, 13):
        cx, cy = x + px * rx, y + py * ry
        tip = (x + px * rx * 1.17, y + py * ry * 1.17 - r * 0.02)
        size = r * 0.17 * (0.45 + 0.55 * near)
        lit = 0.5 - 0.34 * px - 0.3 * py
        left, right = (cx - size, cy + size * 0.35), (cx + size, cy + size * 0.35)
        top, foot = (cx, cy - size * 0.8), (cx, cy + size * 0.95)
        thorns += [
            fill(poly([top, right, foot, tip]), THORN.at(max(0.05, lit - 0.3))),
            fill(poly([top, left, foot, tip]), THORN.at(min(0.98, lit + 0.18))),
            fill(poly([left, foot, right, tip]), THORN.at(max(0.02, lit - 0.08))),
        ]
    stalk = line(
        f"M{num(x)} {num(y - ry * 0.95)}Q{num(x)} {num(y - ry * 1.25)} {num(x + r * 0.16)} {num(y - ry * 1.38)}",
        "#6b5a2c",
        r * 0.13,
    )
    return group(
        shade(scene, x, y + ry * 1.0, rx * 1.1),
        stalk,
        fill(blob(scene.rng, x, y, rx * 1.02, ry * 1.02, 0.02, 14), "#4a5220"),
        *thorns,
        group(
            oval(x + rx * 0.45, y + ry * 0.5, rx * 0.6, ry * 0.5, "#1c2408"), opacity=0.34, filt=scene.blur(r * 0.16)
        ),
        gloss(scene, x - rx * 0.4, y - ry * 0.45, r * 0.3, r * 0.24, 0.32),
    )


def durian_open(scene: Scene, x: float, y: float, r: float) -> str:
    """A piece of durian lying open: thorny rind, white bed, two plump golden pods."""
    rim = [(x + math.cos(a) * r * 1.22, y + math.sin(a) * r * 0.66) for a in (i * math.tau / 44 for i in range(44))]
    spikes = [
        (px + (px - x) * (0.09 if i % 2 else 0.0), py + (py - y) * (0.14 if i % 2 else 0.0))
        for i, (px, py) in enumerate(rim)
    ]
    flesh = scene.radial((0.0, "#fff2b0"), (0.5, "#f6d264"), (0.85, "#e0a832"), (1.0, "#b87a1c"), at=(0.38, 0.3))
    pods = []
    for px, py, wide, turn in ((-0.52, -0.06, 0.52, -12), (0.5, -0.04, 0.56, 14)):
        body = fill(blob(scene.rng, 0, 0, r * wide, r * 0.37, 0.05, 10), flesh)
        fold = line(
            f"M{num(-r * wide * 0.7)} {num(-r * 0.04)}Q0 {num(r * 0.1)} {num(r * wide * 0.72)} {num(-r * 0.02)}",
            "#c98c24",
            r * 0.018,
            0.6,
        )
        wet = gloss(scene, -r * wide * 0.3, -r * 0.15, r * wide * 0.3, r * 0.07, 0.75)
        pods.append(group(body, fold, wet, move=f"translate({num(x + px * r)} {num(y + py * r)}) rotate({turn})"))
    return group(
        shade(scene, x, y + r * 0.64, r * 1.2),
        fill(poly(spikes), "#6d7430"),
        line(poly(spikes), "#3f4a1c", r * 0.02, 0.8),
        fill(blob(scene.rng, x, y, r * 1.14, r * 0.58, 0.02, 16), "#e6dfb4"),
        fill(blob(scene.rng, x, y - r * 0.01, r * 1.08, r * 0.53, 0.03, 16), "#fbf5dc"),
        line(
            f"M{num(x)} {num(y - r * 0.5)}Q{num(x + r * 0.05)} {num(y)} {num(x)} {num(y + r * 0.5)}",
            "#ded2a0",
            r * 0.06,
        ),
        *pods,
    )


def pineapple(scene: Scene, x: float, y: float, r: float) -> str:
    """A pineapple upright: eyes in rows, a stiff crown."""
    rx, ry = r * 0.78, r * 1.16
    leaves = []
    for i, a in enumerate((-1.25, 1.25, -0.95, 0.95, -0.66, 0.66, -0.4, 0.4, -0.18, 0.18, 0.0)):
        long = r * (0.95 + 0.1 * i)
        px, py = x + math.sin(a) * long * 0.42, y - ry * 0.92 - math.cos(a) * long * 0.42
        tone = mix("#23462c", "#8fb45c", i / 11)
        leaves += [
            fill(lens(px, py, long, r * 0.17, a - math.pi / 2), tone),
            line(
                f"M{num(px - math.sin(a) * long * 0.4)} {num(py + math.cos(a) * long * 0.4)}L{num(px + math.sin(a) * long * 0.42)} {num(py - math.cos(a) * long * 0.42)}",
                "#c9d88c",
                r * 0.012,
                0.5,
            ),
        ]
    eyes = []
    for (px, py), near in round_grid(11, 9):
        cx, cy, size = x + px * rx, y + py * ry, r * 0.155 * (0.4 + 0.6 * near)
        lit = 0.52 - 0.34 * px - 0.16 * py
        eyes += [
            fill(
                poly([(cx, cy - size * 1.1), (cx + size, cy), (cx, cy + size * 1.1), (cx - size, cy)]),
                EYE.at(max(0.05, lit - 0.26)),
            ),
            fill(
                blob(scene.rng, cx - size * 0.06, cy - size * 0.08, size * 0.72, size * 0.74, 0.05, 8),
                EYE.at(min(0.97, lit + 0.12)),
            ),
            fill(lens(cx, cy - size * 0.1, size * 0.9, size * 0.2, -1.2), "#6a4a20", 0.75),
        ]
    return group(
        shade(scene, x, y + ry * 0.98, rx * 1.15),
        *leaves,
        fill(blob(scene.rng, x, y, rx * 1.02, ry * 1.02, 0.012, 16), "#6d3d12"),
        *eyes,
        group(
            oval(x + rx * 0.55, y + ry * 0.3, rx * 0.42, ry * 0.7, "#3a1c08"), opacity=0.35, filt=scene.blur(r * 0.14)
        ),
        gloss(scene, x - rx * 0.45, y - ry * 0.3, r * 0.12, r * 0.4, 0.32),
    )


def pineapple_slice(scene: Scene, x: float, y: float, r: float) -> str:
    """A slice of pineapple, with its core and rays."""
    rays = "".join(
        f"M{num(x + math.cos(a) * r * 0.28)} {num(y + math.sin(a) * r * 0.17)}L{num(x + math.cos(a) * r * 0.84)} {num(y + math.sin(a) * r * 0.5)}"
        for a in (i * math.tau / 26 for i in range(26))
    )
    notched = [
        (x + math.cos(a) * r * (1 if i % 2 else 0.94), y + math.sin(a) * r * (0.62 if i % 2 else 0.58))
        for i, a in enumerate(j * math.tau / 32 for j in range(32))
    ]
    return group(
        shade(scene, x, y + r * 0.66, r),
        fill(poly([(px, py + r * 0.13) for px, py in notched]), "#a8661c"),
        fill(poly(notched), "#c98a2c"),
        fill(
            blob(scene.rng, x, y, r * 0.9, r * 0.54, 0.01, 16),
            scene.radial((0.0, "#fff0a0"), (0.6, "#fbd84e"), (1.0, "#eab42c")),
        ),
        line(rays, "#fff2b4", r * 0.022, 0.75),
        oval(x, y, r * 0.25, r * 0.15, "#f3dc86"),
        gloss(scene, x - r * 0.4, y - r * 0.25, r * 0.25, r * 0.06, 0.6),
    )


def dragon(scene: Scene, x: float, y: float, r: float) -> str:
    """A dragon fruit: pink body, green-tipped scales that flare upwards, a crown of long ones."""
    rx, ry = r * 0.88, r * 1.08
    body = scene.radial((0.0, "#ff9ab4"), (0.4, "#ee5a8a"), (0.8, "#c42a64"), (1.0, "#7d1240"), at=(0.36, 0.32))
    tip = scene.linear((0.0, "#7fae4c"), (0.4, "#c9c06a"), (0.72, "#e8608c"), (1.0, "#c92f6a"))
    crown = [
        fill(
            lens(x + math.sin(a) * r * 0.34, y - ry * 1.1 - math.cos(a) * r * 0.2, r * 0.95, r * 0.15, a - math.pi / 2),
            c,
        )
        for a, c in ((-0.8, "#6d9440"), (0.8, "#6d9440"), (-0.42, "#8fb656"), (0.42, "#86ac4e"), (0.0, "#a9cc6c"))
    ]
    scales = []
    for row in range(5):
        level = -0.72 + row * 0.36
        wide = math.sqrt(max(0.05, 1 - level**2))
        for column in range(5):
            side = (column - 2 + 0.5 * (row % 2)) / 2.3
            if abs(side) > 1.02:
                continue
            px, py = x + side * rx * wide, y + level * ry
            lean = side * 0.75
            long, half = r * 0.52, r * 0.17 * (1 - 0.45 * abs(side))
            top = (px + math.sin(lean) * long * 0.9, py - math.cos(lean) * long)
            outline = curve(
                [
                    (px - half, py + r * 0.1),
                    (px - half * 0.9, py - long * 0.3),
                    top,
                    (px + half * 0.9, py - long * 0.3),
                    (px + half, py + r * 0.1),
                    (px, py + r * 0.2),
                ],
                True,
            )
            scales += [
                fill(outline, tip),
                line(f"M{num(px)} {num(py + r * 0.1)}L{num(top[0])} {num(top[1])}", "#ffd0d8", r * 0.012, 0.6),
            ]
    return group(
        shade(scene, x, y + ry * 0.98, rx * 1.05),
        *crown,
        fill(blob(scene.rng, x, y, rx, ry, 0.015, 14), body),
        *scales,
        group(
            oval(x + rx * 0.5, y + ry * 0.45, rx * 0.45, ry * 0.5, "#5a0a30"), opacity=0.35, filt=scene.blur(r * 0.14)
        ),
        gloss(scene, x - rx * 0.42, y - ry * 0.3, r * 0.14, r * 0.3, 0.5),
    )


def dragon_cut(scene: Scene, x: float, y: float, r: float, flesh: str = "#fdfbf6") -> str:
    """Half a dragon fruit: pink rind, pale flesh full of small black seeds."""
    rng = scene.rng
    seeds = ""
    for _ in range(230):
        turn, far = rng.random() * math.tau, math.sqrt(rng.random()) * 0.8
        seeds += lens(
            x + math.cos(turn) * far * r * 0.98,
            y + math.sin(turn) * far * r * 0.88,
            r * 0.042,
            r * 0.022,
            rng.random() * 3,
        )
    fins = "".join(
        lens(x + math.cos(a) * r, y + math.sin(a) * r * 0.9, r * 0.4, r * 0.09, a + 0.6)
        for a in (i * math.tau / 13 for i in range(13))
    )
    return group(
        shade(scene, x, y + r * 0.86, r),
        fill(fins, "#8fae4c"),
        fill(blob(rng, x, y, r, r * 0.9, 0.012, 14), "#c92f6a"),
        fill(blob(rng, x, y, r * 0.95, r * 0.85, 0.012, 14), "#f58ab0"),
        fill(
            blob(rng, x, y, r * 0.88, r * 0.78, 0.012, 14),
            scene.radial((0.0, mix(flesh, "#ffffff", 0.35)), (0.75, flesh), (1.0, mix(flesh, "#e88aa8", 0.35))),
        ),
        fill(seeds, "#2a2024"),
        gloss(scene, x - r * 0.3, y - r * 0.34, r * 0.24, r * 0.1, 0.5),
    )
