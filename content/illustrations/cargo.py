"""Trade: containers, stacks, quay cranes, barges, lorries, low factory halls."""

from __future__ import annotations

import math
import random

from boats import GREY_WOOD, Hull, shell
from brush import Scene, Tone, box, fill, group, line, mix, num, oval, poly

BOXES = ("#b5493a", "#2f6f92", "#d08a3a", "#3b7a62", "#8a8f96", "#c9b98a", "#5a6f9a", "#a33f52")


def star(x: float, y: float, r: float) -> str:
    """Path data of the flag's five-pointed star."""
    reach = [r if i % 2 == 0 else r * 0.382 for i in range(10)]
    angles = [math.pi * i / 5 - math.pi / 2 for i in range(10)]
    return poly([(x + d * math.cos(a), y + d * math.sin(a)) for d, a in zip(reach, angles, strict=True)])


def container(x: float, y: float, wide: float, high: float, colour: str, light: str = "#ffffff") -> str:
    """A container's long side, its top left corner at x, y: ribs, light above, shade below."""
    ribs = "".join(f"M{num(x + wide * i / 15)} {num(y + high * 0.08)}V{num(y + high * 0.92)}" for i in range(1, 15))
    return group(
        box(x, y, wide, high, colour),
        line(ribs, mix(colour, "#100c18", 0.45), max(0.6, wide * 0.009), 0.6),
        box(x, y, wide, high * 0.1, mix(colour, light, 0.45)),
        box(x, y + high * 0.88, wide, high * 0.12, mix(colour, "#100c18", 0.5)),
        box(x, y, wide * 0.025, high, mix(colour, light, 0.25)),
        box(x + wide * 0.975, y, wide * 0.025, high, mix(colour, "#100c18", 0.4)),
    )


def stack(
    rng: random.Random,
    x: float,
    base: float,
    counts: list[int],
    wide: float,
    air: str = "#ffffff",
    haze: float = 0.0,
    light: str = "#ffffff",
) -> str:
    """Piles of containers side by side; counts gives the height of each pile."""
    high = wide * 0.42
    parts = []
    for i, count in enumerate(counts):
        for row in range(count):
            colour = mix(rng.choice(BOXES), air, haze)
            parts.append(container(x + i * wide * 1.02, base - high * (row + 1), wide, high * 0.985, colour, light))
    return group(*parts)


def crane(
    x: float, base: float, high: float, tone: Tone, reach: float = 1.0, drop: float = 0.45, load: str = "#b5493a"
) -> str:
    """A quay crane: portal, tower, boom over the water to the right, hanging container."""
    w, top = high * 0.34, base - high * 0.68
    tip = x + high * reach
    legs = "".join(f"M{num(x + dx)} {num(base)}V{num(top)}" for dx in (-w / 2, w / 2))
    brace = (
        f"M{num(x - w / 2)} {num(base - high * 0.3)}"
        f"H{num(x + w / 2)}M{num(x - w / 2)}"
        f" {num(base - high * 0.3)}"
        f"L{num(x + w / 2)} {num(top)}M{num(x + w / 2)}"
        f" {num(base - high * 0.3)}"
        f"L{num(x - w / 2)} {num(top)}"
    )
    boom = f"M{num(x - high * 0.42)} {num(top)}H{num(tip)}M{num(x - high * 0.42)} {num(top - high * 0.045)}H{num(tip)}"
    lattice = "M" + "L".join(
        f"{num(x - high * 0.42 + (tip - x + high * 0.42) * i / 26)} {num(top - (high * 0.045 if i % 2 else 0))}"
        for i in range(27)
    )
    apex = base - high
    stays = (
        f"M{num(x)} {num(apex)}L{num(tip - high * 0.08)}"
        f" {num(top - high * 0.045)}M{num(x)}"
        f" {num(apex)}L{num(x + high * 0.46)}"
        f" {num(top - high * 0.045)}M{num(x)} {num(apex)}L{num(x - high * 0.4)} {num(top - high * 0.045)}"
    )
    mast = f"M{num(x - w / 2)} {num(top)}L{num(x)} {num(apex)}L{num(x + w / 2)} {num(top)}"
    hook = x + high * reach * 0.62
    fall = top + high * drop
    ropes = (
        f"M{num(hook - 14)} {num(top)}"
        f"L{num(hook - 34)} {num(fall)}"
        f"M{num(hook + 14)} {num(top)}"
        f"L{num(hook + 34)} {num(fall)}"
    )
    return group(
        line(stays, tone.dark, high * 0.005),
        line(mast, tone.mid, high * 0.02),
        line(legs, tone.mid, high * 0.034),
        line(brace, tone.dark, high * 0.014),
        line(legs, tone.light, high * 0.008, 0.8),
        line(lattice, tone.dark, high * 0.006),
        line(boom, tone.mid, high * 0.014),
        box(x - high * 0.4, top - high * 0.075, high * 0.14, high * 0.08, tone.light),
        box(x - w * 0.66, base - high * 0.02, w * 0.32, high * 0.02, tone.dark),
        box(x + w * 0.34, base - high * 0.02, w * 0.32, high * 0.02, tone.dark),
        box(hook - 24, top - 2, 48, 10, tone.dark),
        box(hook + 20, top + 8, 22, 24, tone.light),
        line(ropes, tone.dark, 1.4),
        container(hook - 62, fall, 124, 50, load, tone.light),
    )


def box_barge(
    scene: Scene,
    tone: Tone = GREY_WOOD,
    rows: tuple[int, ...] = (2, 3, 3, 3, 2),
    light: str = "#ffffff",
    haze: float = 0.0,
    air: str = "#ffffff",
) -> str:
    """A river barge 900 long carrying containers, wheelhouse aft; waterline at y = 0."""
    hull = Hull(900, 38, 24, 10, 10)
    back, front = shell(scene, hull, tone, trim="#6a2a20")
    wall = mix("#e9e2cf", air, haze)
    house = group(
        box(-420, -164, 110, 128, wall),
        box(-420, -164, 38, 128, "#4a4448", 0.35),
        box(-428, -172, 128, 10, mix("#3f6a78", air, haze)),
        "".join(box(x, -148, 26, 26, "#24343c") for x in (-408, -372, -338)),
        "".join(box(x, -98, 22, 22, "#24343c") for x in (-408, -372, -338)),
        box(-404, -206, 74, 34, wall),
        "".join(box(x, -198, 18, 18, "#24343c") for x in (-398, -374, -350)),
        line("M-366 -206V-262M-380 -240H-352", "#2c2a2e", 3),
        fill("M-364 -260h30v20h-30Z", "#da251d"),
        fill(star(-349, -249.6, 6.4), "#ffff00"),
    )
    return group(back, house, stack(scene.rng, -284, -30, list(rows), 128, air, haze, light), front)


def lorry(x: float, base: float, size: float, colour: str, cab: str = "#e9e2cf") -> str:
    """A container lorry facing right; size is the container's length."""
    s = size
    wheels = "".join(
        oval(x + s * dx, base, s * 0.05, s * 0.05, "#1b181c") + oval(x + s * dx, base, s * 0.022, s * 0.022, "#8a8680")
        for dx in (0.1, 0.22, 0.72, 1.16, 0.98)
    )
    nose = poly(
        [
            (x + s * 1.06, base - s * 0.05),
            (x + s * 1.06, base - s * 0.38),
            (x + s * 1.2, base - s * 0.38),
            (x + s * 1.27, base - s * 0.18),
            (x + s * 1.27, base - s * 0.05),
        ]
    )
    return group(
        box(x, base - s * 0.09, s * 1.25, s * 0.05, "#2a282e"),
        container(x, base - s * 0.5, s, s * 0.41, colour),
        fill(nose, cab),
        fill(
            poly(
                [
                    (x + s * 1.14, base - s * 0.34),
                    (x + s * 1.195, base - s * 0.34),
                    (x + s * 1.235, base - s * 0.2),
                    (x + s * 1.14, base - s * 0.2),
                ]
            ),
            "#24343c",
        ),
        wheels,
    )


def hall(
    scene: Scene,
    x: float,
    base: float,
    wide: float,
    high: float,
    wall: Tone,
    roof: Tone,
    doors: int = 3,
    sheds: int = 5,
) -> str:
    """A low factory hall: saw-tooth or flat roof, ribbed wall, doors, strip of windows."""
    tooth = wide / sheds
    top = base - high
    roofs = "".join(
        f"M{num(x + i * tooth)} {num(top)}V{num(top - high * 0.26)}L{num(x + (i + 1) * tooth)} {num(top)}Z"
        for i in range(sheds)
    )
    glass = "".join(
        f"M{num(x + i * tooth)} {num(top)}V{num(top - high * 0.24)}l{num(tooth * 0.1)} {num(high * 0.04)}V{num(top)}Z"
        for i in range(sheds)
    )
    ribs = "".join(f"M{num(x + wide * i / 48)} {num(top)}V{num(base)}" for i in range(1, 48))
    gates = "".join(
        box(x + wide * (i + 0.32) / doors, base - high * 0.52, wide / doors * 0.36, high * 0.52, "#2b3a40")
        + box(x + wide * (i + 0.32) / doors, base - high * 0.52, wide / doors * 0.36, high * 0.05, wall.light)
        for i in range(doors)
    )
    return group(
        fill(roofs, roof.mid),
        fill(glass, "#dfeef0"),
        box(x, top, wide, high, scene.linear((0.0, wall.light), (1.0, wall.mid))),
        line(ribs, wall.dark, 0.8, 0.35),
        box(x, top + high * 0.14, wide, high * 0.12, "#5a8a98", 0.75),
        gates,
        box(x, top - 2, wide, 5, roof.light),
        box(x, base - high * 0.06, wide, high * 0.06, wall.dark, 0.5),
    )
