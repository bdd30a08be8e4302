"""Things built: stilt houses, tile-roof houses, a cable-stayed bridge, piers, walls, jars."""

from __future__ import annotations

import random

from brush import Point, Scene, Tone, box, curve, fill, group, line, mix, num, oval

TILE = Tone("#5e2a1e", "#a1523a", "#d88a5c")
PLASTER = Tone("#9a8468", "#dcc79e", "#f6e7c4")
TIN = Tone("#4a5a62", "#8296a0", "#c2d0d2")


def tiles(x0: float, x1: float, top: float, low: float, inset: float, tone: Tone, rows: int = 9) -> str:
    """A tiled roof slope: trapezium from a ridge (inset at both ends) down to the eaves, with courses of tiles."""
    shape = f"M{num(x0 + inset)} {num(top)}H{num(x1 - inset)}L{num(x1)} {num(low)}H{num(x0)}Z"
    rolls, courses = "", ""
    count = max(6, int((x1 - x0) / 9))
    for i in range(1, count):
        share = i / count
        a = x0 + inset + (x1 - x0 - 2 * inset) * share
        rolls += f"M{num(a)} {num(top)}L{num(x0 + (x1 - x0) * share)} {num(low)}"
    for i in range(1, rows):
        share = (i / rows) ** 0.9
        cut = inset * (1 - share)
        courses += f"M{num(x0 + cut)} {num(top + (low - top) * share)}H{num(x1 - cut)}"
    return group(
        fill(shape, tone.mid),
        _patina(shape, (x0, x1, top, low), tone),
        line(rolls, tone.dark, 1.3, 0.55),
        line(courses, tone.dark, 1, 0.35),
        line(rolls, tone.light, 0.8, 0.35, 'transform="translate(2.2 0)"'),
        line(f"M{num(x0 + inset - 4)} {num(top)}H{num(x1 - inset + 4)}", tone.light, 5),
        line(f"M{num(x0)} {num(low)}H{num(x1)}", tone.dark, 4),
    )


def _patina(shape: str, span: tuple[float, float, float, float], tone: Tone) -> str:
    """Patches of darker, lighter and mossy tiles (kept clear of the sloping edges)."""
    x0, x1, top, low = span
    rng = random.Random(shape)
    data: dict[str, str] = dict.fromkeys((tone.dark, tone.light, "#6f7048"), "")
    for tint in data:
        for _ in range(70):
            share = rng.random()
            inset = (x1 - x0) * 0.14 * (1 - share)
            x = rng.uniform(x0 + inset + 20, x1 - inset - 40)
            data[tint] += (
                f"M{num(x)} {num(top + (low - top) * share * 0.94)}h{num(rng.uniform(9, 40))}"
                f"v{num((low - top) * 0.05)}h{num(-rng.uniform(9, 40))}Z"
            )
    return group(*(fill(path, tint, 0.3) for tint, path in data.items()))


def stilt_house(rng: random.Random, x: float, y: float, wide: float, tone: Tone, roof: Tone = TIN) -> str:
    """A house on stilts over the water's edge; x, y is the middle of its foot at the waterline."""
    high, legs = wide * 0.34, wide * 0.2
    floor = y - legs
    left, right = x - wide / 2, x + wide / 2
    posts = "".join(
        f"M{num(left + wide * s)} {num(floor)}V{num(y + rng.uniform(0, 4))}" for s in (0.03, 0.2, 0.38, 0.6, 0.8, 0.97)
    )
    boards = "".join(f"M{num(left + wide * i / 15)} {num(floor - high)}V{num(floor)}" for i in range(1, 15))
    door = box(left + wide * 0.2, floor - high * 0.78, wide * 0.15, high * 0.78, "#241a18")
    window = box(left + wide * 0.55, floor - high * 0.72, wide * 0.2, high * 0.36, "#2a2320") + box(
        left + wide * 0.55, floor - high * 0.72, wide * 0.2, high * 0.1, "#e8a652", 0.7
    )
    top = floor - high
    slope = f"M{num(left - wide * 0.09)} {num(top + high * 0.1)}L{num(left + wide * 0.1)} {num(top - high * 0.62)}"
    slope += f"H{num(right - wide * 0.1)}L{num(right + wide * 0.09)} {num(top + high * 0.1)}Z"
    seams = "".join(
        (
            f"M{num(left + wide * (0.1 + 0.8 * i / 12))} {num(top - high * 0.62)}"
            f"L{num(left + wide * (-0.09 + 1.18 * i / 12))} {num(top + high * 0.1)}"
        )
        for i in range(1, 12)
    )
    return group(
        line(posts, tone.dark, max(1.5, wide * 0.014)),
        box(left, top, wide, high, tone.mid),
        line(boards, tone.dark, 1, 0.4),
        box(left, top, wide, high * 0.24, "#150f14", 0.4),
        door,
        window,
        box(left - wide * 0.06, floor, wide * 1.12, wide * 0.025, tone.light),
        line(f"M{num(left - wide * 0.05)} {num(floor - wide * 0.08)}H{num(left + wide * 0.18)}", tone.light, 1.6),
        fill(slope, roof.mid),
        line(seams, roof.dark, 1.2, 0.5),
        line(f"M{num(left + wide * 0.1)} {num(top - high * 0.62)}H{num(right - wide * 0.1)}", roof.light, 3),
    )


def tile_house(
    scene: Scene, x: float, y: float, wide: float, wall: Tone = PLASTER, roof: Tone = TILE, bays: int = 5
) -> str:
    """An old southern house (nhà rường) from the front: long tiled roof, veranda of wooden columns, panel doors."""
    high = wide * 0.2
    left, right, top = x - wide / 2, x + wide / 2, y - high
    bay = wide / bays
    doors = []
    for i in range(bays):
        a = left + bay * i + bay * 0.14
        doors.append(
            box(a, top + high * 0.16, bay * 0.72, high * 0.78, scene.linear((0.0, "#2c1a14"), (1.0, "#5a3826")))
        )
        doors.append(
            line(
                "".join(
                    f"M{num(a + bay * 0.72 * k / 4)} {num(top + high * 0.16)}V{num(y - high * 0.06)}"
                    for k in range(1, 4)
                ),
                "#8a5e3c",
                1.6,
            )
        )
        doors.append(box(a, top + high * 0.16, bay * 0.72, high * 0.14, "#c98f4a", 0.5))
    columns = "".join(
        box(
            left + bay * i - wide * 0.008,
            top,
            wide * 0.016,
            high,
            scene.linear((0.0, "#4a2c1c"), (0.5, "#9a6a44"), (1.0, "#4a2c1c"), across=True),
        )
        + box(left + bay * i - wide * 0.013, y - wide * 0.014, wide * 0.026, wide * 0.014, "#b7ab98")
        for i in range(bays + 1)
    )
    steps = box(left - wide * 0.03, y, wide * 1.06, wide * 0.014, "#c4b69c") + box(
        left - wide * 0.05, y + wide * 0.014, wide * 1.1, wide * 0.016, "#9a8c76"
    )
    return group(
        box(left, top, wide, high, wall.mid),
        *doors,
        box(left, top, wide, high * 0.22, "#1a1014", 0.5),
        columns,
        steps,
        tiles(left - wide * 0.06, right + wide * 0.06, top - wide * 0.21, top + high * 0.05, wide * 0.1, roof, 12),
        line(
            (
                f"M{num(left + wide * 0.03)} {num(top - wide * 0.222)}"
                f"Q{num(x)} {num(top - wide * 0.2)} {num(right - wide * 0.03)} "
                f"{num(top - wide * 0.222)}"
            ),
            roof.dark,
            7,
        ),
    )


def stay_bridge(
    span: Point,
    deck: float,
    water: float,
    high: float,
    tint: str,
    rope: str,
    towers: Point = (0.3, 0.7),
    sag: float = 0.12,
) -> str:
    """A cable-stayed bridge seen from the side: deck gently arched, two H-shaped towers, fans of cables, piers."""
    x0, x1 = span
    wide = x1 - x0
    arch = wide * sag * 0.12

    def level(x: float) -> float:
        """The deck's height at x."""
        return deck - arch * (1 - ((x - x0) / wide * 2 - 1) ** 2)

    cables, parts = "", []
    for share in towers:
        tower = x0 + wide * share
        top = deck - high
        reach = wide * 0.2
        for i in range(1, 15):
            anchor = top + high * 0.06 + high * 0.42 * (1 - i / 14)
            for side in (-1, 1):
                foot = tower + side * reach * i / 14
                cables += f"M{num(tower)} {num(anchor)}L{num(foot)} {num(level(foot))}"
        thick = high * 0.022
        legs = (
            f"M{num(tower - thick * 1.5)} {num(water)}L{num(tower - thick * 0.6)} {num(top)}"
            f"h{num(thick * 1.2)}L{num(tower + thick * 1.5)} {num(water)}Z"
        )
        parts.append(fill(legs, tint) + box(tower - thick * 3.2, water - high * 0.05, thick * 6.4, high * 0.05, tint))
        parts.append(box(tower - thick * 2.2, level(tower) + high * 0.02, thick * 4.4, high * 0.03, tint))
    piers = ""
    for share in (0.02, 0.09, 0.16, 0.84, 0.91, 0.98):
        px = x0 + wide * share
        piers += f"M{num(px - high * 0.02)} {num(level(px))}h{num(high * 0.04)}V{num(water)}h{num(-high * 0.04)}Z"
    road = [(x0 + wide * i / 20, level(x0 + wide * i / 20)) for i in range(21)]
    return group(
        line(cables, rope, max(0.7, high * 0.004), 0.75),
        fill(piers, tint),
        *parts,
        line(curve(road), tint, high * 0.03),
        line(curve([(a, b - high * 0.016) for a, b in road]), mix(tint, rope, 0.6), high * 0.007),
    )


def jetty(x0: float, x1: float, y: float, foot: float, tone: Tone, step: float = 36) -> str:
    """A wooden landing stage from x0 to x1: planks at y on posts that stand at foot."""
    posts, x = "", x0
    while x <= x1:
        posts += f"M{num(x)} {num(y)}V{num(foot)}"
        x += step
    return group(
        line(posts, tone.dark, 5),
        box(x0 - 8, y - 6, x1 - x0 + 16, 10, tone.mid),
        box(x0 - 8, y - 6, x1 - x0 + 16, 3, tone.light),
    )


def jar(x: float, y: float, size: float, tone: Tone) -> str:
    """A big glazed water jar standing at x, y."""
    s = size
    body = (
        f"M{num(x - s * 0.24)} {num(y)}"
        f"Q{num(x - s * 0.62)} {num(y - s * 0.5)} {num(x - s * 0.34)} {num(y - s * 0.95)}"
        f"H{num(x + s * 0.34)}"
    )
    body += f"Q{num(x + s * 0.62)} {num(y - s * 0.5)} {num(x + s * 0.24)} {num(y)}Z"
    shade = (
        f"M{num(x + s * 0.05)} {num(y)}"
        f"Q{num(x + s * 0.3)} {num(y - s * 0.5)} {num(x + s * 0.12)} {num(y - s * 0.95)}"
        f"H{num(x + s * 0.34)}"
    )
    shade += f"Q{num(x + s * 0.62)} {num(y - s * 0.5)} {num(x + s * 0.24)} {num(y)}Z"
    return group(
        oval(x + s * 0.1, y, s * 0.5, s * 0.09, "#1a1410", 0.4),
        fill(body, tone.mid),
        fill(shade, tone.dark, 0.7),
        line(
            (
                f"M{num(x - s * 0.45)} {num(y - s * 0.62)}"
                f"Q{num(x)} {num(y - s * 0.54)} {num(x + s * 0.45)} {num(y - s * 0.62)}"
            ),
            tone.dark,
            s * 0.03,
            0.7,
        ),
        oval(x - s * 0.24, y - s * 0.6, s * 0.07, s * 0.2, tone.light, 0.75),
        oval(x, y - s * 0.95, s * 0.38, s * 0.1, tone.at(0.7)),
        oval(x, y - s * 0.945, s * 0.29, s * 0.065, "#20181a"),
    )
