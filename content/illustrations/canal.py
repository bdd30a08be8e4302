"""Narrow canals under nipa palms, looking along the water."""

from __future__ import annotations

from boats import WOOD
from brush import Picture, Point, Scene, Tone, box, fill, group, line, mix, place, poly
from flora import foliage, frond, nipa, palm
from folk import TUNICS, poler, sitter
from lotus import grass
from palette import BARK, NOON_GREEN
from sky import light
from water import afloat, mirror, ripples

GLOW = "#eef0b4"


def sampan_ahead(
    scene: Scene, tone: Tone = WOOD, riders: tuple[str, ...] = (), tunic: str = TUNICS[0], hatted: bool = True
) -> str:
    """A sampan coming towards the viewer, 120 wide: bow in front, riders one behind the other, rower in the stern."""
    left = "M0 -30Q-34 -44 -60 -78L-46 -30Q-26 -4 0 6Z"
    right = "M0 -30Q34 -44 60 -78L46 -30Q26 -4 0 6Z"
    inside = "M0 -30Q-34 -44 -60 -78Q-62 -128 -22 -158H22Q62 -128 60 -78Q34 -44 0 -30Z"
    rim = "M0 -30Q-34 -44 -60 -78Q-62 -128 -22 -158M22 -158Q62 -128 60 -78Q34 -44 0 -30"
    planks = "M-53 -56Q-28 -26 0 -17M-50 -42Q-26 -14 0 -5M53 -56Q28 -26 0 -17M50 -42Q26 -14 0 -5"
    people = [place(poler(tunic, hatted), 0, -152, 0.8)]
    for i, cloth in enumerate(riders):
        depth = len(riders) - 1 - i
        y = -78 - depth * 27
        people.append(line(f"M{-54 + depth * 7} {y + 2}H{54 - depth * 7}", tone.at(0.3), 5))
        people.append(place(sitter(cloth, i % 3 != 2), (-13, 14)[i % 2], y, 0.82 - 0.07 * depth))
    return group(
        fill(inside, scene.linear((0.0, tone.at(0.25)), (1.0, mix(tone.dark, "#120a08", 0.5)))),
        line("M-22 -158H22", tone.light, 3),
        *people,
        fill(left, scene.linear((0.0, tone.light), (1.0, tone.mid), across=True)),
        fill(right, scene.linear((0.0, tone.mid), (1.0, tone.dark), across=True)),
        fill("M0 -30Q-18 -37 -30 -46Q-14 -70 0 -62Q14 -70 30 -46Q18 -37 0 -30Z", tone.at(0.62)),
        line("M-30 -46Q-14 -70 0 -62Q14 -70 30 -46", tone.dark, 1.6, 0.7),
        line(planks, tone.dark, 1.1, 0.6),
        line(rim, tone.light, 3.2),
        line("M0 -31V5", tone.dark, 3),
        line("M-1 -32V0", tone.light, 1.2, 0.8),
    )


def channel(scene: Scene, horizon: float, vanish: float, width: float) -> str:
    """Mud banks and the water between them, with uneven edges and low plants."""
    rng, w, h = scene.rng, scene.w, scene.h
    ground = scene.linear((0.0, "#c9d49a"), (0.12, "#6f9a68"), (0.4, "#2f5f48"), (1.0, "#0f3430"))
    shine = scene.linear((0.0, "#eff0bc"), (0.16, "#a9c08a"), (0.45, "#4f8466"), (1.0, "#143f40"))
    edges: list[list[Point]] = []
    for side in (-1, 1):
        shares = [i / 30 for i in range(31)]
        edges.append(
            [
                (vanish + side * width * (0.05 + 0.95 * s) + rng.uniform(-26, 26) * s, horizon + (h + 10 - horizon) * s)
                for s in shares
            ]
        )
    mud = poly([(x - 10, y - 3) for x, y in edges[0]] + [(x + 10, y - 3) for x, y in reversed(edges[1])])
    parts = [
        box(0, horizon, w, h - horizon, ground),
        fill(mud, "#2a3a2a", 0.5),
        fill(poly(edges[0] + edges[1][::-1]), shine),
    ]
    for i in range(3, 31):
        share = i / 30
        tone = NOON_GREEN.haze(GLOW, 0.6 * (1 - share) ** 1.5)
        for edge in edges:
            x, y = edge[i]
            reach = 14 + 60 * share
            parts.append(
                grass(rng, (x - reach, x + reach), y, 12 + 74 * share, 14, (tone.dark, tone.mid, tone.at(0.7)), 0.45)
            )
    return group(*parts)


def tunnel(scene: Scene, horizon: float, vanish: float, width: float) -> None:
    """Canopy, water and both banks of nipa, from the light at the end towards the viewer."""
    rng, w, h = scene.rng, scene.w, scene.h
    scene.add(box(0, 0, w, h, scene.linear((0.0, "#a9cf9c"), (0.3, "#dcebb8"), (0.5, "#f4f4c8"), (1.0, "#123c3a"))))
    scene.add(foliage(rng, (vanish - 900, vanish + 900), horizon + 6, 300, NOON_GREEN.haze(GLOW, 0.82), 0.0))
    for side in (-1, 1):
        for x, high, fade in ((230, 330, 0.66), (420, 430, 0.5), (640, 560, 0.34)):
            tone = NOON_GREEN.haze(GLOW, fade)
            scene.add(palm(rng, vanish + side * x, horizon + 20, high, tone, BARK.haze(GLOW, fade), -side * 0.22))
        scene.add(
            foliage(
                rng,
                (vanish + side * 560 - 330, vanish + side * 560 + 330),
                horizon + 40,
                300,
                NOON_GREEN.haze(GLOW, 0.45),
                -side * 0.4,
            )
        )
    scene.add(light(scene, vanish, horizon - 60, 330, "#fff6c0", 0.8))
    scene.add(channel(scene, horizon, vanish, width))
    count = 9
    for i in range(count):
        share = (i / (count - 1)) ** 1.9
        y = horizon + 6 + (h - horizon) * 0.92 * share
        tone = NOON_GREEN.haze(GLOW, 0.62 * (1 - share) ** 1.6)
        high = 120 + 560 * share
        clumps = []
        for side in (-1, 1):
            edge = vanish + side * width * (0.06 + 0.94 * share)
            for k in range(3):
                clumps.append(
                    nipa(
                        rng,
                        edge + side * high * (0.06 + 0.32 * k),
                        y - high * 0.02 * k,
                        high * rng.uniform(0.85, 1.1),
                        tone,
                        9,
                        0.62,
                    )
                )
        made = group(*clumps)
        scene.add(mirror(scene, made, y, 0.42, 0.55, 7, 1.4) if i < count - 2 else "", made)
    scene.add(
        ripples(
            rng,
            (vanish - width * 0.8, horizon + 20, vanish + width * 0.8, h),
            130,
            ("#f2f4c8", "#0e3432", "#8db98a"),
            0.32,
        )
    )


def canopy(scene: Scene, spots: tuple[tuple[float, float, float, float], ...], tone: Tone) -> None:
    """Fronds hanging into the picture from above: (x, y, angle, length)."""
    for x, y, angle, length in spots:
        scene.add(frond(scene.rng, x, y, angle, length, 0.9, tone.at(0.22), tone.at(0.5), 0.24, 26))
        scene.add(
            frond(scene.rng, x + 30, y - 10, angle + 0.24, length * 0.86, 0.9, tone.at(0.5), tone.at(0.7), 0.24, 26)
        )


def narrow_canal(scene: Scene) -> None:
    """Thới Sơn islet: a canal under nipa, sampans with conical hats."""
    horizon, vanish = 470.0, 800.0
    tunnel(scene, horizon, vanish, 540)
    scene.add(afloat(scene, sampan_ahead(scene, WOOD.haze(GLOW, 0.4), ("#c9b8a0",)), 790, 560, 0.5, length=110))
    scene.add(
        afloat(
            scene,
            sampan_ahead(scene, WOOD.haze(GLOW, 0.14), ("#8c2f39", "#c9b8a0"), "#2f5d62"),
            690,
            670,
            1.0,
            length=110,
        )
    )
    scene.add(
        afloat(
            scene,
            sampan_ahead(scene, WOOD, ("#d9c9a8", "#a35a2a", "#3f7a86", "#e0b04a"), "#6b3f63"),
            860,
            940,
            2.15,
            length=110,
        )
    )
    canopy(
        scene,
        (
            (-60, 40, 0.12, 660),
            (1660, 20, 3.0, 680),
            (240, -120, 0.7, 460),
            (1400, -120, 2.4, 460),
            (-80, 220, -0.1, 420),
            (1680, 200, 3.2, 420),
        ),
        NOON_GREEN,
    )
    scene.add(light(scene, vanish, horizon - 40, 620, "#f4e68a", 0.3))
    scene.grain(0.2)
    scene.vignette("#06201c", 0.5)


def near_canal(scene: Scene) -> None:
    """A rowing boat on a canal, near."""
    horizon, vanish = 380.0, 980.0
    tunnel(scene, horizon, vanish, 760)
    scene.add(
        afloat(scene, sampan_ahead(scene, WOOD.haze(GLOW, 0.3), ("#c9b8a0", "#8c2f39")), 1010, 520, 0.62, length=110)
    )
    scene.add(
        afloat(
            scene,
            sampan_ahead(scene, WOOD, ("#e6d3b0", "#b9573c", "#3f7a86", "#d9c9a8"), "#4a3a6a"),
            760,
            960,
            3.1,
            length=110,
        )
    )
    canopy(
        scene, ((-80, 30, 0.2, 620), (1680, 60, 2.96, 640), (180, -120, 0.7, 430), (1460, -120, 2.4, 430)), NOON_GREEN
    )
    scene.add(light(scene, vanish, horizon - 40, 640, "#f4e68a", 0.3))
    scene.grain(0.2)
    scene.vignette("#06201c", 0.5)


SCENES = {
    "anh-con-thoi-son": Picture(1500, 1000, narrow_canal),
    "du-lich-xuong-cheo": Picture(1400, 930, near_canal),
}
