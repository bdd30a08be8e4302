"""A rice-paper kiln in Cái Bè."""

from __future__ import annotations

from dataclasses import replace

from brush import Picture, Scene, Tone, box, curve, fill, group, lens, line, num, oval, place
from built import jar
from cast import figure
from flora import foliage, palm
from lotus import grass
from palette import BARK, NOON_AIR, NOON_GREEN
from pose import SIT, Look, Pose
from sky import air, light


def rack(x: float, y: float, wide: float, high: float, cols: int, rows: int) -> str:
    """A bamboo rack leaning back, with round rice papers drying on it."""
    lean = high * 0.22
    parts = [
        line(
            (
                f"M{num(x + wide * 0.1)} {num(y)}"
                f"L{num(x + wide * 0.1 + lean * 1.9)}"
                f" {num(y - high * 0.95)}"
                f"M{num(x + wide * 0.9)} {num(y)}"
                f"L{num(x + wide * 0.9 + lean * 1.9)}"
                f" {num(y - high * 0.95)}"
            ),
            "#6a5230",
            8,
        )
    ]
    bars = "".join(f"M{num(x + lean * i / 9)} {num(y - high * i / 9)}h{num(wide)}" for i in range(10))
    slats = "".join(f"M{num(x + wide * i / 16)} {num(y)}l{num(lean)} {num(-high)}" for i in range(17))
    parts.append(
        line(slats, "#b89a5a", 2.6)
        + line(bars, "#d9bc7a", 3.6)
        + line(bars, "#8a6c3a", 1, 0.6, 'transform="translate(0 2.4)"')
    )
    r = wide / cols * 0.46
    for j in range(rows):
        for i in range(cols):
            share = (j + 0.5) / rows
            cx, cy = x + wide * (i + 0.5) / cols + lean * share, y - high * share
            parts.append(
                oval(cx + 4, cy + 5, r, r * 0.9, "#5a4424", 0.3)
                + oval(cx, cy, r, r * 0.92, "#fbf6e4", 0.93)
                + oval(cx - r * 0.1, cy - r * 0.1, r * 0.72, r * 0.66, "#ffffff", 0.6)
                + line(
                    curve([(cx - r * 0.7, cy + r * 0.3), (cx, cy + r * 0.55), (cx + r * 0.7, cy + r * 0.3)]),
                    "#d9cba0",
                    1.2,
                    0.7,
                )
            )
    return group(*parts)


def kiln(scene: Scene, x: float, y: float, size: float) -> str:
    """A clay kiln with its steaming cloth, fire mouth glowing."""
    bricks = "".join(f"M{-150 + (i % 2) * 20} {-20 - i * 26}H{150 - (i % 2) * 20}" for i in range(6))
    steam = "".join(f"M{dx} -196Q{dx - 50} -270 {dx + 20} -340T{dx} -520" for dx in (-60, 0, 56))
    return group(
        oval(0, 6, 190, 24, "#2a2014", 0.45),
        fill(
            "M-160 0Q-172 -150 -126 -172H126Q172 -150 160 0Z",
            scene.linear((0.0, "#d9a878"), (0.5, "#b5764a"), (1.0, "#6a3f2a")),
        ),
        line(bricks, "#7a4a30", 3, 0.45),
        fill("M30 0Q160 -20 130 -172H126Q172 -150 160 0Z", "#4a2818", 0.35),
        fill("M-54 0Q-56 -74 0 -78Q56 -74 54 0Z", "#1c0f0c"),
        fill("M-40 0Q-40 -48 -12 -62Q-4 -30 8 -66Q38 -44 40 0Z", "#ff8a2a"),
        fill("M-24 0Q-20 -30 0 -40Q20 -28 24 0Z", "#ffe27a"),
        line("M-20 2L-90 22M16 2L100 24", "#5a3a24", 12),
        oval(0, -172, 118, 26, "#6a6e74"),
        oval(0, -180, 108, 23, "#e9e4d4"),
        oval(0, -183, 92, 18, "#fffdf4"),
        oval(-14, -186, 60, 10, "#ffffff", 0.8),
        group(line(steam, "#ffffff", 30, 0.3), filt=scene.blur(13)),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def _sunny_yard(scene: Scene) -> None:
    """Palms, the yard and the racks in the sun."""
    h = scene.h
    rng = scene.rng
    scene.add(
        air(scene, 620, (0.0, "#5aa8c4"), (0.6, "#c4dfd0"), (1.0, "#fdf0c8")),
        light(scene, 1150, 200, 620, "#fff2c0", 0.6),
    )
    tone, bark = NOON_GREEN.haze(NOON_AIR, 0.2), BARK.haze(NOON_AIR, 0.15)
    scene.add(
        *(
            palm(rng, x, 560, high, tone, bark, lean)
            for x, high, lean in ((760, 420, 0.12), (1010, 460, -0.1), (1290, 400, 0.14), (1520, 470, -0.12))
        ),
        foliage(rng, (-60, 1660), 572, 170, tone, 0.3),
        foliage(rng, (80, 620), 580, 110, NOON_GREEN.haze(NOON_AIR, 0.05), 0.3),
    )
    scene.add(
        box(0, 556, 1600, h, scene.linear((0.0, "#ecd9a4"), (0.4, "#d3b67c"), (1.0, "#8a6a44"))),
        *(
            oval(rng.uniform(0, 1600), rng.uniform(580, h), rng.uniform(20, 90), rng.uniform(2, 7), "#7a5c38", 0.22)
            for _ in range(60)
        ),
    )
    for x, y, wide, high, cols, rows in (
        (690, 664, 300, 190, 5, 3),
        (1010, 660, 300, 190, 5, 3),
        (1330, 664, 300, 190, 5, 3),
        (800, 900, 400, 300, 4, 3),
        (1250, 908, 420, 310, 4, 3),
    ):
        scene.add(oval(x + wide * 0.55, y + 6, wide * 0.6, 16, "#4a3a20", 0.4), rack(x, y, wide, high, cols, rows))


def _shelter(scene: Scene) -> None:
    """The helper and the thatched shelter."""
    rng = scene.rng
    scene.add(
        place(
            figure(
                Look(top="#8a4a6a", legs="#26242e", style="hat", sleeve=0.8, facing=1),
                Pose(
                    far_arm=((10, -70), (20, -66)),
                    near_arm=((8, -64), (19, -58)),
                    far_leg=((5, -23), (9, -1)),
                    near_leg=((-3, -23), (-9, -1)),
                ),
            ),
            700,
            902,
            3.5,
        ),
        oval(786, 690, 50, 44, "#fbf6e4"),
        oval(782, 686, 36, 31, "#ffffff", 0.7),
    )
    scene.add(
        fill("M-40 -20H640L700 210L660 250L-40 330Z", "#3a2a1a"),
        fill(
            "".join(
                lens(
                    rng.uniform(-20, 660),
                    rng.uniform(-10, 230),
                    rng.uniform(120, 220),
                    rng.uniform(5, 10),
                    1.2 + rng.uniform(-0.25, 0.25),
                )
                for _ in range(220)
            ),
            "#8a6c3e",
            0.7,
        ),
        fill(
            "".join(
                lens(
                    rng.uniform(-20, 690),
                    200 + rng.uniform(-30, 90),
                    rng.uniform(90, 150),
                    rng.uniform(5, 9),
                    1.35 + rng.uniform(-0.25, 0.25),
                )
                for _ in range(130)
            ),
            "#c4a260",
            0.85,
        ),
    )
    scene.add(
        box(46, 240, 34, 620, scene.linear((0.0, "#4a3420"), (0.4, "#a8804a"), (1.0, "#3a2818"), across=True)),
        box(600, 230, 26, 480, scene.linear((0.0, "#4a3420"), (0.4, "#a8804a"), (1.0, "#3a2818"), across=True)),
        box(-20, 330, 66, 470, "#5a4228", 0.5),
    )


def _maker(scene: Scene) -> None:
    """The kiln and its maker."""
    scene.add(kiln(scene, 400, 900, 1.25))
    maker = Look(top="#3f7a86", legs="#2a2838", style="scarf", sleeve=0.75, facing=1, rim="#ffe6b0")
    scene.add(
        box(110, 800, 120, 18, "#6a4a2c"),
        box(124, 818, 14, 90, "#4a3420"),
        box(204, 818, 14, 90, "#4a3420"),
        place(
            figure(maker, replace(SIT, far_arm=((13, -38), (31, -46)), near_arm=((8, -34), (28, -40))), 8),
            180,
            884,
            5.0,
        ),
    )
    scene.add(
        line("M322 676L398 668", "#7a4a2c", 7),
        oval(404, 668, 26, 9, "#8a5a34"),
        jar(90, 990, 150, Tone("#3a1c14", "#7a4426", "#c98a54")),
        oval(690, 1020, 110, 20, "#4a3420", 0.5),
        oval(690, 1002, 104, 30, "#b98a4a"),
        oval(690, 994, 94, 24, "#fbf6e4"),
        *(
            oval(690, 988 - i * 6, 88, 21, "#fffaf0")
            + line(f"M602 {988 - i * 6}A88 21 0 0 0 778 {988 - i * 6}", "#d9cba0", 1.4)
            for i in range(5)
        ),
    )


def rice_paper(scene: Scene) -> None:
    """A country kiln in Cái Bè: the maker spreads rice batter, round papers dry on bamboo racks in the sun."""
    rng, h = scene.rng, scene.h
    _sunny_yard(scene)
    _shelter(scene)
    _maker(scene)
    scene.add(
        grass(rng, (1100, 1640), h + 20, 90, 90, ("#4f7a3c", "#7fa64c", "#b9cc6c")),
        light(scene, 400, 860, 320, "#ff9a4a", 0.4),
        light(scene, 1200, 260, 700, "#fff0b8", 0.35),
    )
    scene.grain(0.18)
    scene.vignette("#1c140c", 0.34)


SCENES = {
    "du-lich-banh": Picture(1400, 930, rice_paper),
}
