"""Things of rooms: soft lights out of focus, windows, tables, chairs, microphones, cups, vases, lanterns."""

from __future__ import annotations

import math

from brush import Point, Scene, box, fill, group, lens, line, mix, num, oval


def bokeh(
    scene: Scene,
    span: tuple[float, float, float, float],
    count: int,
    colours: tuple[str, ...],
    size: float = 40,
    opacity: float = 0.5,
) -> str:
    """Lights out of focus in the box x0, y0, x1, y1."""
    rng = scene.rng
    parts = []
    for _ in range(count):
        x, y, r = rng.uniform(span[0], span[2]), rng.uniform(span[1], span[3]), size * rng.uniform(0.4, 1.1)
        tint = rng.choice(colours)
        parts.append(
            oval(
                x,
                y,
                r,
                r,
                scene.radial((0.0, tint, 0.5), (0.7, tint, 0.42), (1.0, tint, 0.0)),
                opacity * rng.uniform(0.4, 1),
            )
        )
    return group(*parts, blend="screen")


def window(
    scene: Scene,
    x: float,
    y: float,
    wide: float,
    high: float,
    *sky: tuple[float, str],
    frame: str = "#e9e2d2",
    panes: int = 2,
) -> str:
    """A window with its view of the sky."""
    bars = (
        "".join(f"M{num(x + wide * i / panes)} {num(y)}V{num(y + high)}" for i in range(1, panes))
        + f"M{num(x)} {num(y + high * 0.32)}H{num(x + wide)}"
    )
    return group(
        box(x - 14, y - 14, wide + 28, high + 28, frame),
        box(x, y, wide, high, scene.linear(*sky)),
        line(bars, frame, 8),
        box(x - 26, y + high + 10, wide + 52, 16, mix(frame, "#ffffff", 0.4)),
        box(x - 26, y + high + 26, wide + 52, 8, mix(frame, "#1a1420", 0.4), 0.6),
    )


def microphone(x: float, y: float, size: float, turn: float, ring: str) -> str:
    """A hand microphone pointing up, its head at x, y."""
    mesh = "".join(
        f"M{num(-15 + i * 5)} -20Q{num(-17 + i * 5.6)} 0 {num(-13 + i * 4.4)} 20" for i in range(7)
    ) + "".join(f"M-19 {num(-14 + i * 7)}Q0 {num(-9 + i * 7)} 19 {num(-14 + i * 7)}" for i in range(5))
    return group(
        oval(6, 196, 62, 16, "#140c0a", 0.55),
        oval(0, 190, 50, 12, "#2c3036"),
        oval(0, 186, 50, 12, "#565e66"),
        oval(-10, 184, 26, 5, "#a9b2b8", 0.6),
        fill("M-12 22L-9 190H9L12 22Z", "#23262c"),
        fill("M2 22L3 190H9L12 22Z", "#0d0f14", 0.6),
        fill("M-11 26L-8.4 180H-6L-8 26Z", "#8f98a0", 0.6),
        '<rect x="-20" y="-24" width="40" height="46" rx="19" fill="#4a5058"/>',
        '<rect x="-20" y="-24" width="22" height="46" rx="11" fill="#8a939a" opacity="0.55"/>',
        line(mesh, "#16181e", 1.3, 0.6),
        '<rect x="-21" y="14" width="42" height="12" rx="4" fill="#1b1d22"/>',
        f'<rect x="-24" y="44" width="48" height="40" rx="6" fill="{ring}"/>',
        box(-24, 44, 16, 40, "#ffffff", 0.22),
        oval(0, 64, 9, 9, "#ffffff", 0.9),
        move=f"translate({num(x)} {num(y)}) rotate({num(turn)}) scale({size})",
    )


def cup(x: float, y: float, size: float, tint: str = "#f4f1e8", drink: str = "#b5782c") -> str:
    """A small tea cup on its saucer."""
    return group(
        oval(0, 4, 46, 11, mix(tint, "#3a2a20", 0.25)),
        oval(0, 1, 44, 10, tint),
        fill("M-26 -34Q-24 0 -11 2H11Q24 0 26 -34Z", tint),
        fill("M6 -34H26Q24 0 11 2H4Q10 -10 6 -34Z", mix(tint, "#4a3a30", 0.3), 0.6),
        oval(0, -34, 26, 7, mix(tint, "#ffffff", 0.5)),
        oval(0, -33, 22, 5.4, drink),
        line("M-22 -20Q0 -13 22 -20", "#3f7f92", 2),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def teapot(x: float, y: float, size: float, tint: str = "#f4f1e8") -> str:
    """A round porcelain teapot."""
    return group(
        oval(4, 2, 62, 10, "#1a120c", 0.35),
        fill("M40 -36Q70 -44 74 -66L82 -62Q80 -24 44 -14Z", tint),
        line("M-44 -48Q-84 -52 -76 -22Q-70 -6 -40 -12", tint, 8),
        fill("M-50 -28Q-50 -62 0 -64Q50 -62 50 -28Q46 0 0 2Q-46 0 -50 -28Z", tint),
        fill("M10 -63Q50 -60 50 -28Q46 0 6 2Q34 -24 10 -63Z", mix(tint, "#4a3a30", 0.32), 0.55),
        oval(0, -62, 26, 6, mix(tint, "#4a3a30", 0.2)),
        oval(0, -65, 24, 6, tint),
        oval(0, -73, 6, 6, tint),
        line("M-30 -34q10 -12 20 0t20 0t20 0", "#3f7f92", 3),
        oval(-24, -42, 8, 11, "#ffffff", 0.7),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def lantern(scene: Scene, x: float, y: float, size: float, tint: str = "#e0452c", rope: float = 400) -> str:
    """A silk lantern hanging from above, lit."""
    ribs = "".join(f"M0 -40Q{num(dx)} 0 0 40" for dx in (-46, -24, 24, 46))
    return group(
        line(f"M0 -40V{num(-rope)}", "#2a1a14", 1.6),
        oval(0, 0, 110, 110, scene.radial((0.0, "#ffc873", 0.55), (1.0, "#ff9a4a", 0.0))),
        oval(0, 0, 42, 40, scene.radial((0.0, "#fff0b0"), (0.5, mix(tint, "#ffb84a", 0.55)), (1.0, tint))),
        line(ribs, mix(tint, "#3a1010", 0.4), 1.6, 0.7),
        box(-14, -46, 28, 8, "#c9a24a"),
        box(-12, 38, 24, 7, "#c9a24a"),
        line("M-6 45V76M0 45V82M6 45V76", tint, 2),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def apricot(scene: Scene, x: float, y: float, r: float) -> str:
    """A yellow apricot blossom (mai vàng)."""
    turn = scene.rng.random() * math.tau
    petals = "".join(_petal(x, y, r, turn + i * math.tau / 5) for i in range(5))
    return (
        fill(petals, "#f7cb32")
        + fill("".join(_petal(x, y, r * 0.66, turn + i * math.tau / 5) for i in range(5)), "#ffe784", 0.75)
        + oval(x, y, r * 0.16, r * 0.16, "#c97a1e")
    )


def _petal(x: float, y: float, r: float, angle: float) -> str:
    """Path data of a rounded petal."""
    px, py = x + math.cos(angle) * r * 0.56, y + math.sin(angle) * r * 0.56
    return (
        f"M{num(px - r * 0.42)}"
        f" {num(py)}a{num(r * 0.42)}"
        f" {num(r * 0.4)} 0 1 0"
        f" {num(r * 0.84)} 0a{num(r * 0.42)}"
        f" {num(r * 0.4)} 0 1 0 {num(-r * 0.84)} 0Z"
    )


def apricot_tree(scene: Scene, x: float, y: float, high: float, flowers: int = 110, bark: str = "#3a2a22") -> str:
    """An apricot tree in bloom, almost leafless, standing at x, y."""
    rng = scene.rng
    twigs: list[str] = []
    spots: list[Point] = []

    def grow(px: float, py: float, angle: float, length: float, thick: float, depth: int) -> None:
        ex, ey = px + math.cos(angle) * length, py + math.sin(angle) * length
        bend = rng.uniform(-0.15, 0.15) * length
        twigs.append(
            line(
                f"M{num(px)} {num(py)}Q{num((px + ex) / 2 + bend)} {num((py + ey) / 2)} {num(ex)} {num(ey)}",
                bark,
                thick,
            )
        )
        if depth < 3:
            spots.extend((ex + rng.gauss(0, 0.2) * length, ey + rng.gauss(0, 0.2) * length) for _ in range(3))
        if depth:
            for side in (-1, 1, rng.choice((-0.3, 0.3))):
                grow(
                    ex,
                    ey,
                    angle + side * rng.uniform(0.3, 0.62),
                    length * rng.uniform(0.62, 0.8),
                    thick * 0.62,
                    depth - 1,
                )

    grow(x, y, -math.pi / 2 + rng.uniform(-0.1, 0.1), high * 0.3, high * 0.045, 4)
    rng.shuffle(spots)
    blooms = "".join(apricot(scene, px, py, high * rng.uniform(0.018, 0.03)) for px, py in spots[:flowers])
    leaves = "".join(
        lens(px + rng.gauss(0, 6), py + rng.gauss(0, 6), high * 0.035, high * 0.009, rng.uniform(-2.5, -0.6))
        for px, py in spots[: flowers // 2]
    )
    return group(*twigs, fill(leaves, "#9ab04a"), blooms)
