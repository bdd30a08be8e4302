"""Water: graded surface, ripples, sun path, reflections, things afloat."""

from __future__ import annotations

import random
from collections.abc import Sequence

from brush import Point, Scene, box, fill, group, lens, num, oval


def surface(scene: Scene, top: float, *stops: tuple[float, str], bottom: float | None = None) -> str:
    """The graded water from `top` (the horizon) down."""
    return box(0, top, scene.w, (scene.h if bottom is None else bottom) - top, scene.linear(*stops))


def ripples(
    rng: random.Random,
    span: tuple[float, float, float, float],
    count: int,
    colours: Sequence[str],
    opacity: float = 0.35,
    size: float = 1.0,
) -> str:
    """Brush dabs on the water in the box x0, y0, x1, y1; small at the top (far), large at the bottom (near)."""
    x0, y0, x1, y1 = span
    strokes: dict[str, list[str]] = {colour: [] for colour in colours}
    for _ in range(count):
        depth = rng.random() ** 1.35
        near = 0.08 + 0.92 * depth
        long = rng.uniform(50, 210) * near * size
        thick = rng.uniform(1.2, 4.6) * near * size
        x, y = rng.uniform(x0, x1), y0 + (y1 - y0) * depth
        strokes[rng.choice(colours)].append(lens(x, y, long, thick))
    return group(*(fill("".join(data), colour) for colour, data in strokes.items() if data), opacity=opacity)


def glitter(
    rng: random.Random,
    x: float,
    span: Point,
    spread: Point,
    count: int,
    colour: str,
    opacity: float = 0.8,
    size: float = 1.0,
) -> str:
    """The sun's path on the water: dabs round x from span[0] (far) to span[1] (near), spread widening."""
    data = ""
    for _ in range(count):
        depth = rng.random()
        near = 0.15 + 0.85 * depth
        wide = spread[0] + (spread[1] - spread[0]) * depth
        off = rng.gauss(0, 0.42) * wide
        long = rng.uniform(18, 90) * near * size * max(0.25, 1 - abs(off) / (wide * 1.6))
        data += lens(x + off, span[0] + (span[1] - span[0]) * depth, long, rng.uniform(1.2, 3.8) * near * size)
    return fill(data, colour, opacity)


def mirror(
    scene: Scene, markup: str, y: float, opacity: float = 0.55, squash: float = 1.0, wave: float = 6, soft: float = 1.2
) -> str:
    """The reflection of markup below the waterline y: turned over, waved, softened."""
    move = f"matrix(1 0 0 {-squash:.3f} 0 {y * (1 + squash):.2f})"
    waved = group(group(markup, move=move), filt=scene.wavy(wave))
    return group(group(waved, filt=scene.blur(soft * 0.7, soft * 1.4)), opacity=opacity, clip=_below(scene, y))


def _below(scene: Scene, y: float) -> str:
    """Everything below y."""
    return scene.clip(f"M-50 {num(y - 1)}H{num(scene.w + 50)}V{num(scene.h + 50)}H-50Z")


def tinted(scene: Scene, markup: str, colour: str) -> str:
    """Markup in the light of the hour: multiplied with a colour."""
    filt = scene.define(
        '<filter id="@" x="-0.05" y="-0.05" width="1.1" height="1.1" color-interpolation-filters="sRGB">'
        f'<feFlood flood-color="{colour}"/><feComposite in2="SourceAlpha" operator="in" result="t"/>'
        '<feBlend in="SourceGraphic" in2="t" mode="multiply"/></filter>'
    )
    return group(markup, filt=filt)


def afloat(
    scene: Scene,
    markup: str,
    x: float,
    y: float,
    scale: float = 1.0,
    flip: bool = False,
    shade: str = "#10202a",
    opacity: float = 0.5,
    length: float = 400,
    squash: float = 0.72,
    hue: str = "",
) -> str:
    """A boat drawn round the origin (waterline y = 0, `length` long) on the water.

    Reflection, contact shadow, boat; `hue` puts it in the light of the hour.
    """
    if hue:
        markup = tinted(scene, markup, hue)
    sign = -scale if flip else scale
    put = f"translate({num(x)} {num(y)}) scale({sign:.4f} {scale:.4f})"
    turned = f"translate({num(x)} {num(y - 4 * scale)}) scale({sign:.4f} {-scale * squash:.4f})"
    waved = group(
        group(markup, move=turned),
        filt=scene.wavy(10 * max(0.4, scale) * min(1.0, length / 360), down=0.06 / max(0.5, scale)),
    )
    half = length * scale / 2
    return group(
        group(waved, opacity=opacity),
        oval(
            x,
            y + 3 * scale,
            half * 1.02,
            13 * scale,
            scene.radial((0.0, shade, 0.7), (0.7, shade, 0.4), (1.0, shade, 0.0)),
        ),
        group(markup, move=put),
        fill(lens(x, y + 1.5 * scale, half * 1.75, 5 * scale), shade, 0.55),
    )


def wake(rng: random.Random, x: float, y: float, length: float, colour: str, opacity: float = 0.5) -> str:
    """The wake of a moving boat: dabs fanning out from x (bow) along length (negative: to the left)."""
    data = ""
    for _ in range(26):
        share = rng.random()
        spread = abs(length) * 0.07 * share
        data += lens(
            x + length * share,
            y + rng.uniform(-0.5, 1) * spread,
            abs(length) * rng.uniform(0.05, 0.16),
            1 + 2.2 * (1 - share),
        )
    return fill(data, colour, opacity)
