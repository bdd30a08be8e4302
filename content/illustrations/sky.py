"""Skies: graded air, sun and glow, clouds, birds, hills in haze."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from brush import Point, Scene, Tone, blob, box, curve, fill, group, lens, line, oval


def air(scene: Scene, bottom: float, *stops: tuple[float, str]) -> str:
    """The graded sky from the top edge down to `bottom`."""
    return box(0, 0, scene.w, bottom, scene.linear(*stops))


def sun(scene: Scene, x: float, y: float, radius: float, core: str, glow: str, reach: float = 7.0) -> str:
    """A disc with wide soft light round it."""
    wide = scene.radial((0.0, glow, 0.85), (0.25, glow, 0.45), (0.6, glow, 0.12), (1.0, glow, 0.0))
    return group(
        oval(x, y, radius * reach, radius * reach * 0.8, wide),
        oval(x, y, radius * 2.1, radius * 2.1, scene.radial((0.0, core, 0.8), (1.0, glow, 0.0))),
        oval(x, y, radius, radius, core),
    )


def streaks(
    rng: random.Random,
    span: tuple[float, float, float, float],
    count: int,
    colours: Sequence[str],
    opacity: float = 0.5,
) -> str:
    """Long thin clouds in the box x0, y0, x1, y1, thinner towards the bottom (the horizon)."""
    x0, y0, x1, y1 = span
    parts = []
    for _ in range(count):
        x, depth = rng.uniform(x0, x1), rng.random()
        y = y0 + (y1 - y0) * depth
        long = rng.uniform(0.1, 0.36) * (x1 - x0)
        thick = (y1 - y0) * rng.uniform(0.012, 0.034) * (1.25 - depth)
        data = ""
        for _ in range(15):
            along = rng.gauss(0, 0.3)
            data += lens(
                x + along * long,
                y + rng.gauss(0, 1.0) * thick * (1 - min(0.9, abs(along))),
                long * rng.uniform(0.12, 0.5),
                thick * rng.uniform(0.25, 0.7),
                rng.uniform(-0.02, 0.02),
            )
        parts.append(fill(data, rng.choice(colours), opacity * rng.uniform(0.4, 0.95)))
    return group(*parts)


def cumulus(scene: Scene, x: float, base: float, size: float, tone: Tone, opacity: float = 0.9) -> str:
    """A heaped cloud over its flat base; dark is its shadow side, light its lit top."""
    rng = scene.rng
    parts = []
    for tint, shift, share in ((tone.mid, 0.0, 1.0), (tone.light, -0.045, 0.82)):
        shade = scene.linear((0.0, tint, 1.0), (0.55, tint, 0.8), (1.0, tone.dark, 0.0))
        data = ""
        for i in range(11):
            along = i / 10 * 2 - 1
            rise = (1 - abs(along) ** 1.6) * size * 0.34 * rng.uniform(0.6, 1.1)
            radius = size * (0.08 + 0.12 * (1 - abs(along)) * rng.uniform(0.6, 1.2)) * share
            data += blob(rng, x + along * size + shift * size, base - rise + shift * size * 0.6, radius * 1.35, radius)
        parts.append(fill(data, shade))
    parts.append(oval(x, base - size * 0.03, size * 1.05, size * 0.06, tone.dark, 0.5))
    return group(*parts, opacity=opacity, filt=scene.blur(size * 0.012))


def ridge(
    scene: Scene, base: float, height: float, tint: str, foot: str, rough: float = 1.0, span: Point = (-20, 1620)
) -> str:
    """A range of hills whose feet dissolve in `foot` (the haze)."""
    rng = scene.rng
    phase = [rng.random() * math.tau for _ in range(4)]
    points: list[Point] = []
    for i in range(61):
        share = i / 60
        wave = 0.5 + 0.3 * math.sin(share * 5.1 + phase[0]) + 0.16 * math.sin(share * 11 + phase[1])
        wave += rough * (0.07 * math.sin(share * 27 + phase[2]) + 0.03 * math.sin(share * 61 + phase[3]))
        edge = min(1.0, share * 6, (1 - share) * 6) if span != (-20, 1620) else 1.0
        points.append((span[0] + (span[1] - span[0]) * share, base - height * max(0.05, wave) * edge))
    data = curve(points) + f"L{span[1]} {base:.1f}L{span[0]} {base:.1f}Z"
    return fill(data, scene.linear((0.0, tint), (1.0, foot)))


def haze(scene: Scene, y: float, height: float, tint: str, strength: float = 0.7) -> str:
    """A band of mist centred on y."""
    veil = scene.linear((0.0, tint, 0.0), (0.5, tint, strength), (1.0, tint, 0.0))
    return box(0, y - height / 2, scene.w, height, veil)


def light(scene: Scene, x: float, y: float, reach: float, tint: str, strength: float = 0.5) -> str:
    """Sunlight laid over everything (blend: screen) round x, y."""
    wide = scene.radial((0.0, tint, strength), (0.4, tint, strength * 0.45), (1.0, tint, 0.0))
    return group(oval(x, y, reach, reach, wide), blend="screen")


def birds(rng: random.Random, x: float, y: float, spread: float, count: int, colour: str, size: float = 12) -> str:
    """A loose skein of far birds."""
    data = ""
    for i in range(count):
        along = (i + rng.uniform(-0.3, 0.3)) / max(1, count - 1)
        bx = x + spread * along
        by = y - spread * 0.22 * along + rng.uniform(-0.08, 0.08) * spread
        wing, flap = size * rng.uniform(0.7, 1.1), rng.uniform(0.25, 0.7)
        data += f"M{bx - wing:.1f} {by - wing * flap:.1f}Q{bx - wing * 0.35:.1f} {by - wing * flap * 1.1:.1f} "
        data += f"{bx:.1f} {by:.1f}Q{bx + wing * 0.35:.1f} {by - wing * flap * 1.1:.1f} "
        data += f"{bx + wing:.1f} {by - wing * flap * 0.8:.1f}"
    return line(data, colour, size * 0.14)


def egret(x: float, y: float, size: float, lift: float = 0.6, flip: bool = False) -> str:
    """A flying egret; lift from -1 (wings down) to 1 (wings up)."""
    up = -lift * 40
    body = "M-34 4Q-10 -6 14 -3Q26 -8 33 -12L48 -9L34 -6Q28 2 12 6Q-10 10 -34 4Z"
    far = f"M6 -2Q16 {up * 0.7 - 6:.1f} -2 {up * 1.15 - 10:.1f}Q-14 {up * 0.5:.1f} -12 2Z"
    near = (
        f"M10 0Q4 {up * 0.6:.1f} -26 {up:.1f}Q-40 {up * 0.9:.1f} -48 {up * 0.8 + 6:.1f}Q-26 {up * 0.2 + 6:.1f} -12 5Z"
    )
    return group(
        line("M-32 5L-58 9M-32 6L-58 12", "#4a4438", 1.6),
        fill(far, "#d3dcd6"),
        fill(body, "#fbfaf0"),
        fill("M-30 5Q-10 10 12 6Q-8 4 -30 5Z", "#b9c8c4"),
        fill(near, "#ffffff"),
        fill(
            f"M-48 {up * 0.8 + 6:.1f}Q-26 {up * 0.2 + 6:.1f} -12 5Q-24 {up * 0.3:.1f} -44 {up * 0.86:.1f}Z", "#c9d6d0"
        ),
        fill("M40 -11L58 -7L40 -8Z", "#d8a63a"),
        move=f"translate({x:.1f} {y:.1f}) scale({-size if flip else size:.3f} {size:.3f})",
    )
