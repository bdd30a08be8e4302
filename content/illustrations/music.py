"""Đờn ca tài tử in a garden in the evening."""

from __future__ import annotations

import math
from dataclasses import replace

from brush import Picture, Scene, Tone, box, fill, group, lens, line, num, oval, place
from cast import back_bust, figure
from flora import foliage, nipa, palm
from indoor import cup, lantern, teapot
from leaves import potted
from pose import FLOOR, Look, mirrored
from sky import air, light

EVENING = Tone("#10262c", "#2a4f44", "#b0904c")
EVENING_BARK = Tone("#1a1a20", "#4a3a34", "#b08050")
GLOW = "#ffcf8a"
LACQUER = "#7a3a1e"


def moon_lute() -> str:
    """A đàn kìm: round body at the origin, long neck up to the right."""
    return group(
        line("M8 -6L52 -44", "#4a2414", 5.4),
        "".join(line(f"M{num(18 + i * 6)} {num(-17 - i * 5.2)}l3 3.4", "#f0d8a0", 1.3) for i in range(6)),
        line("M50 -47l-5 -5M55 -43l6 -4M54 -50l-4 -6", "#d9b27c", 2.2),
        oval(0, 0, 17, 17, "#5a2c16"),
        oval(-0.6, -0.6, 15.2, 15.2, "#e0b474"),
        oval(-3, -4, 10, 9, "#f4d49a", 0.6),
        line("M-7 8l7 6M2 2L50 -43M-1 0L47 -45", "#3a1c10", 1),
        oval(0, 0, 3, 3, "#a8703c"),
    )


def zither() -> str:
    """A đàn tranh lying across, 120 long, its left end lower."""
    bridges = "".join(f"M{num(-38 + i * 7)} {num(-3 - i * 0.5)}l2.6 -6l2.6 6Z" for i in range(11))
    return group(
        fill("M-62 -2Q0 -14 64 -12L60 4Q0 4 -58 10Z", LACQUER),
        fill("M-62 -2Q0 -14 64 -12L63 -8Q0 -9 -61 3Z", "#e0b474"),
        fill(bridges, "#f6e6c0"),
        line(
            "".join(f"M-56 {num(-1 + i * 0.9)}Q0 {num(-15 + i)} 58 {num(-11 + i * 0.9)}" for i in range(4)),
            "#f8efd8",
            0.6,
        ),
        line("M-50 9V22M50 4V20", "#3a1c10", 3.4),
        oval(56, -2, 2, 2, "#f4d49a"),
    )


def monochord() -> str:
    """A đàn bầu on its stand, 120 long: sound box, gourd and bent rod at the left end."""
    return group(
        line("M-46 2L-52 34M44 2L50 34M-50 24H49", "#3a1c10", 3.4),
        fill("M-62 -6L60 -9L56 4L-58 6Z", LACQUER),
        fill("M-62 -6L60 -9L59 -5L-61 -1Z", "#e0b474"),
        line("M-54 -6Q-56 -34 -70 -50", "#2a1810", 2.6),
        fill("M-60 -14Q-66 -24 -55 -27Q-44 -24 -50 -14Q-55 -10 -60 -14Z", "#d98a3a"),
        line("M-56 -22L54 -9", "#f8efd8", 0.8),
    )


def thatch(scene: Scene, low: float) -> str:
    """The inside edge of a palm-leaf roof along the top of the picture."""
    rng = scene.rng
    parts = [box(0, 0, 1600, low * 0.62, scene.linear((0.0, "#1c140f"), (1.0, "#4a3620")))]
    parts.append(
        line("".join(f"M{x} 0L{num(800 + (x - 800) * 1.3)} {num(low)}" for x in range(-200, 1840, 170)), "#2a1c12", 16)
    )
    for row in range(4):
        y = low * (0.3 + 0.23 * row)
        data = "".join(
            lens(
                x + rng.uniform(-8, 8),
                y + rng.uniform(-8, 14),
                low * 0.42,
                rng.uniform(4, 9),
                math.pi / 2 + rng.uniform(-0.22, 0.22),
            )
            for x in range(-20, 1640, (9, 9, 10, 13)[row])
        )
        parts.append(fill(data, ("#4a3822", "#6a5230", "#8a6c3e", "#b09052")[row]))
    return group(*parts)


def _pavilion(scene: Scene) -> None:
    """Garden, floor, roof and lanterns."""
    h = scene.h
    rng = scene.rng
    scene.add(
        air(scene, 640, (0.0, "#2a4660"), (0.5, "#8a7a7a"), (0.8, "#e8a86a"), (1.0, "#ffd08a")),
        light(scene, 1080, 480, 460, "#ffd890", 0.6),
    )
    scene.add(
        *(
            palm(rng, x, 640, high, EVENING.haze("#e8a86a", 0.3), EVENING_BARK.haze("#e8a86a", 0.25), lean)
            for x, high, lean in ((220, 420, 0.1), (560, 380, -0.12), (1000, 400, 0.1), (1420, 430, -0.1))
        )
    )
    scene.add(
        foliage(rng, (-60, 1660), 660, 200, EVENING, 0.3),
        *(nipa(rng, x, 670, 130, EVENING, 8) for x in (480, 640, 1020, 1160)),
    )
    scene.add(
        box(0, 650, 1600, h, scene.linear((0.0, "#b8743e"), (0.35, "#8a522e"), (1.0, "#33201c"))),
        line(
            "".join(
                f"M{num(800 + (x - 800) * 0.55)} 652L{num(800 + (x - 800) * 2.1)} {num(h + 20)}"
                for x in range(-700, 2400, 90)
            ),
            "#4a2a1c",
            3,
            0.6,
        ),
    )
    scene.add(thatch(scene, 200))
    for x in (120, 1480):
        scene.add(
            box(x - 22, 120, 44, 640, scene.linear((0.0, "#3a2418"), (0.4, "#a87040"), (1.0, "#2a1a14"), across=True))
        )
    scene.add(
        box(90, 640, 1420, 14, "#6a3f26"),
        line("".join(f"M{x} 560V640" for x in range(150, 1470, 44)), "#5a3622", 6),
        box(120, 552, 1360, 12, "#8a5a36"),
    )
    for x, y, size, tint in (
        (330, 270, 0.9, "#e0452c"),
        (800, 250, 1.05, "#e8a02c"),
        (1270, 270, 0.9, "#e0452c"),
        (560, 222, 0.6, "#2f8a7a"),
        (1040, 222, 0.6, "#2f8a7a"),
    ):
        scene.add(lantern(scene, x, y, size, tint))


def _trio(scene: Scene) -> None:
    """The three musicians on their mat."""
    scene.add(
        oval(780, 800, 620, 96, "#7a2f24"),
        oval(780, 796, 600, 90, "#c98a4a"),
        oval(780, 796, 560, 80, "#b5583a"),
        oval(780, 796, 540, 74, "#d9a86a"),
    )
    lute = Look(top="#2f4a6a", legs="#1c2230", sleeve=1, facing=1, rim=GLOW)
    scene.add(
        place(
            figure(lute, replace(FLOOR, far_arm=((13, -22), (29, -33)), near_arm=((-6, -17), (9, -12))), 6),
            400,
            810,
            5.6,
        ),
        place(moon_lute(), 440, 738, 3.6),
    )
    bau = Look(top="#9a3a4a", legs="#6a2636", style="bun", sleeve=1, facing=0, rim=GLOW)
    scene.add(
        place(
            figure(
                bau,
                replace(FLOOR, head=(0, -46), far_arm=((-13, -20), (-9, -9)), near_arm=((13, -20), (3, -22)), width=11),
            ),
            800,
            772,
            5.6,
        ),
        place(monochord(), 776, 796, 2.4),
    )
    tranh = Look(top="#3f7a5c", legs="#d3c8b2", style="long", sleeve=1, facing=-1, rim=GLOW)
    scene.add(
        place(
            figure(
                tranh, replace(mirrored(FLOOR), far_arm=((-11, -21), (-21, -13)), near_arm=((-7, -17), (-15, -10))), -6
            ),
            1190,
            810,
            5.6,
        ),
        place(zither(), 1108, 786, 2.8),
    )


def _guests(scene: Scene) -> None:
    """The tea table and the guests round it."""
    scene.add(
        oval(800, 985, 300, 46, "#1a1010", 0.5),
        oval(800, 960, 270, 50, "#5a321e"),
        oval(800, 948, 270, 50, "#a86a3c"),
        oval(800, 944, 250, 42, "#c98a52"),
        teapot(800, 950, 0.95),
        cup(640, 956, 0.8),
        cup(960, 952, 0.8),
        cup(720, 976, 0.8),
        oval(900, 972, 46, 12, "#f4ecd8"),
        *(
            oval(880 + i * 14, 964 - (i % 2) * 8, 11, 10, ("#c93a30", "#e8a52c", "#c93a30", "#a9bd4a")[i])
            for i in range(4)
        ),
    )
    for x, look, tilt in (
        (270, Look(top="#c9b48c", hair="#a8763f", rim=GLOW), 6),
        (500, Look(top="#6f8a9a", style="long", hair="#5a3a24", rim=GLOW), -4),
        (1120, Look(top="#b0596a", style="bun", rim=GLOW), 5),
        (1360, Look(top="#4f6a52", rim=GLOW), -6),
    ):
        scene.add(place(back_bust(look, tilt), x, 1010, 3.7))


def chamber_music(scene: Scene) -> None:
    """Đờn ca tài tử: moon lute, zither, a singer beside a monochord; guests round their tea."""
    rng = scene.rng
    _pavilion(scene)
    _trio(scene)
    _guests(scene)
    scene.add(
        potted(rng, 40, 860, 200, EVENING, Tone("#3a1c14", "#8a4a2c", "#d98a54"), "#f2c23a"),
        potted(rng, 1560, 870, 220, EVENING, Tone("#3a1c14", "#8a4a2c", "#d98a54"), "#e0506a"),
    )
    scene.add(
        light(scene, 800, 330, 700, "#ffb860", 0.4),
        light(scene, 330, 300, 300, "#ff8a4a", 0.3),
        light(scene, 1270, 300, 300, "#ff8a4a", 0.3),
    )
    scene.grain(0.18)
    scene.vignette("#0c0a14", 0.46)


SCENES = {
    "du-lich-don-ca": Picture(1400, 930, chamber_music),
}
