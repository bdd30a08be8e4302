"""The upright pictures: front and back cover, and the cover of the sample issue."""

from __future__ import annotations

from banks import far_bank, put_bank
from boats import WOOD, fruit_boat, sampan
from brush import Picture, Scene, Tone, box
from built import stay_bridge
from flora import nipa, palm
from lotus import lotus, lotus_leaf, water_hyacinth
from palette import BARK, DAWN_AIR, DAWN_GREEN, SEA_GREEN
from ships import trawler
from sky import air, birds, haze, light, ridge, streaks, sun
from water import afloat, glitter, mirror, ripples, surface


def front_cover(scene: Scene) -> None:
    """Dawn on the Tiền river: bridge in haze, fruit boats, palms; calm top and bottom."""
    rng, horizon = scene.rng, 1070.0
    scene.add(
        air(
            scene,
            horizon + 4,
            (0.0, "#164768"),
            (0.3, "#3f7d96"),
            (0.55, "#9db7ae"),
            (0.72, "#efc49a"),
            (0.88, "#ffc67c"),
            (1.0, "#ffe2a2"),
        )
    )
    scene.add(streaks(rng, (-100, 640, 1700, 1000), 22, ("#f7b38a", "#ffe2b0", "#e49a86"), 0.5))
    scene.add(sun(scene, 1010, 940, 62, "#fff6d8", "#ffd27c", 9))
    scene.add(ridge(scene, horizon, 60, "#b7a98f", "#f2cf9c", 1.4))
    scene.add(
        surface(
            scene,
            horizon,
            (0.0, "#f6cd90"),
            (0.1, "#d9b98e"),
            (0.3, "#6f9a98"),
            (0.6, "#245a6a"),
            (0.8, "#123a4c"),
            (1.0, "#0c2838"),
        )
    )
    bridge = stay_bridge((-120, 1900), 1010, horizon + 2, 300, "#8d8a82", "#a99c88", (0.22, 0.68))
    scene.add(mirror(scene, bridge, horizon, 0.3, 0.7), bridge)
    far_bank(scene, horizon + 4, 46, "#8d937c", palms=26)
    scene.add(haze(scene, horizon, 110, "#ffe0a8", 0.75))
    put_bank(scene, (1240, 1680), 1118, 130, DAWN_GREEN.haze(DAWN_AIR, 0.45), BARK.haze(DAWN_AIR, 0.4), 4, -0.5)
    put_bank(scene, (-60, 330), 1150, 170, DAWN_GREEN.haze(DAWN_AIR, 0.25), BARK.haze(DAWN_AIR, 0.25), 3, 0.5)
    scene.add(ripples(rng, (-50, 1090, 1650, 1800), 420, ("#ffe9bd", "#0f3848", "#86b0aa"), 0.34))
    scene.add(ripples(rng, (-50, 1180, 1650, 1760), 90, ("#f6d8a4", "#0f3f50", "#5f9a9c"), 0.2, 2.6))
    scene.add(glitter(rng, 1010, (1078, 1700), (60, 330), 420, "#fff0c4", 0.85, 1.25))
    for x, y, size, cargo in ((520, 1140, 0.26, "mango"), (760, 1122, 0.2, "melon"), (1190, 1165, 0.3, "orange")):
        scene.add(
            afloat(
                scene,
                fruit_boat(scene, cargo, "mat", WOOD.haze(DAWN_AIR, 0.35), 1),
                x,
                y,
                size,
                flip=x > 700,
                length=560,
            )
        )
    scene.add(afloat(scene, sampan(scene, cargo="orange", tunic="#7a3b52"), 1270, 1300, 0.78, flip=True, length=360))
    scene.add(afloat(scene, fruit_boat(scene, "pineapple", "blue", people=2), 400, 1370, 1.02, length=560))
    scene.add(afloat(scene, fruit_boat(scene, "mango", "mat", people=2), 970, 1590, 1.62, length=560))
    scene.add(
        water_hyacinth(scene, 1430, 1680, 150, SEA_GREEN),
        water_hyacinth(scene, 640, 1240, 60, SEA_GREEN.haze(DAWN_AIR, 0.3)),
    )
    scene.add(
        palm(rng, -40, 1560, 820, DAWN_GREEN, BARK, 0.2, 18),
        nipa(rng, -50, 1660, 400, DAWN_GREEN, 13),
        nipa(rng, 1660, 1640, 380, DAWN_GREEN, 12),
    )
    scene.add(
        box(
            0,
            1640,
            1600,
            scene.h - 1640,
            scene.linear((0.0, "#0b2434", 0.0), (0.35, "#0b2434", 0.7), (1.0, "#081c2a", 0.95)),
        )
    )
    scene.add(ripples(rng, (-50, 1700, 1650, 2250), 70, ("#2c6474", "#1d4a5c"), 0.28, 1.3))
    scene.add(afloat(scene, sampan(scene, cargo="dragon", tunic="#2f5d62"), 330, 1735, 1.42, length=360))
    scene.add(birds(rng, 420, 800, 300, 9, "#5b6a66", 15))
    scene.add(light(scene, 1010, 960, 760, "#ffb25e", 0.42))
    scene.grain(0.22)
    scene.vignette(strength=0.3)


def back_cover(scene: Scene) -> None:
    """Dusk: fishing boats coming home; calm lower third."""
    rng, horizon = scene.rng, 1120.0
    scene.add(
        air(
            scene,
            horizon + 4,
            (0.0, "#1d2147"),
            (0.35, "#54406e"),
            (0.62, "#b4566a"),
            (0.84, "#f08c5a"),
            (1.0, "#ffcf86"),
        )
    )
    scene.add(streaks(rng, (-200, 380, 1800, 1040), 46, ("#f59a6a", "#7c4470", "#ffc88a", "#45345f"), 0.62))
    scene.add(sun(scene, 620, 1040, 74, "#fff0c4", "#ffb062", 8))
    scene.add(
        surface(
            scene, horizon, (0.0, "#f9b678"), (0.12, "#d87862"), (0.34, "#6e4468"), (0.62, "#2c2a52"), (1.0, "#141732")
        )
    )
    scene.add(ridge(scene, horizon + 2, 54, "#6a3f5c", "#b96a5c", 1.2, (900, 1720)))
    scene.add(ripples(rng, (-50, horizon + 6, 1650, 1800), 520, ("#ffc890", "#2b2448", "#c0607a"), 0.36))
    scene.add(glitter(rng, 620, (horizon + 3, 1760), (70, 330), 380, "#ffe2a6", 0.82))
    hull, trim = Tone("#15243c", "#27506e", "#8a7f8a"), Tone("#4c1a24", "#93303a", "#e08a5a")
    dusk = "#a85a62"
    for x, y, size, flip in ((1130, 1142, 0.2, True), (240, 1150, 0.24, True), (930, 1168, 0.32, True)):
        scene.add(
            afloat(scene, trawler(scene, hull.haze(dusk, 0.4), trim.haze(dusk, 0.4)), x, y, size, flip, length=520)
        )
    scene.add(
        afloat(scene, trawler(scene, hull, trim), 1180, 1300, 0.86, True, length=520, shade="#100e22", hue="#d0a4a4")
    )
    scene.add(
        afloat(
            scene,
            trawler(scene, Tone("#142a30", "#285858", "#a08c80"), trim),
            520,
            1480,
            1.42,
            True,
            length=520,
            shade="#100e22",
            hue="#cba0a4",
        )
    )
    scene.add(birds(rng, 900, 760, 420, 11, "#3a2848", 17))
    scene.add(light(scene, 620, 1060, 820, "#ff8a44", 0.42))
    scene.add(
        box(
            0,
            1560,
            1600,
            scene.h - 1560,
            scene.linear((0.0, "#12132c", 0.0), (0.4, "#12132c", 0.6), (1.0, "#0c0e22", 0.92)),
        )
    )
    scene.grain(0.22)
    scene.vignette(strength=0.32)


def lotus_cover(scene: Scene) -> None:
    """Morning on a lotus field with one boat; calm top and bottom."""
    rng, horizon = scene.rng, 980.0
    green, petal = Tone("#123c36", "#2f7558", "#a8cf8a"), Tone("#b03a6c", "#ea86a8", "#fde0e0")
    scene.add(air(scene, horizon + 4, (0.0, "#5f9aa6"), (0.4, "#a9ccc0"), (0.75, "#f2e2bc"), (1.0, "#ffe9b8")))
    scene.add(streaks(rng, (-100, 560, 1700, 900), 16, ("#ffffff", "#ffe6c4"), 0.45))
    scene.add(sun(scene, 470, 800, 56, "#fffbe6", "#ffe2a0", 9))
    scene.add(ridge(scene, horizon, 70, "#9dbcae", "#f0e4bc", 1.2))
    scene.add(
        surface(
            scene, horizon, (0.0, "#efe2b4"), (0.14, "#a8cbb4"), (0.45, "#3f8a80"), (0.75, "#17525a"), (1.0, "#0d3440")
        )
    )
    far_bank(scene, horizon + 4, 60, "#7fa590", palms=16)
    scene.add(haze(scene, horizon, 120, "#fff0c8", 0.7))
    scene.add(ripples(rng, (-50, 1000, 1650, 1800), 260, ("#fff3cc", "#1c5a58"), 0.3))
    scene.add(glitter(rng, 470, (990, 1500), (50, 260), 220, "#fff6d4", 0.7))
    for row in range(9):
        share = row / 8
        y, size = 1030 + 560 * share**1.5, 20 + 92 * share**1.3
        if row == 6:
            scene.add(afloat(scene, sampan(scene, tunic="#5a3a68"), 880, 1380, 1.3, length=360))
        for i in range(int(13 - 6 * share)):
            x = (i + rng.uniform(0.1, 0.9)) / int(13 - 6 * share) * 1700 - 50
            if 5 <= row <= 7 and 560 < x < 1240:
                continue
            scene.add(
                lotus_leaf(
                    rng,
                    x,
                    y + rng.uniform(-0.3, 0.3) * size,
                    size * rng.uniform(0.8, 1.2),
                    green.haze("#cfe3c0", 0.5 * (1 - share)),
                )
            )
            if rng.random() < 0.42:
                scene.add(
                    lotus(
                        rng,
                        x + rng.uniform(-1, 1) * size,
                        y - size * 0.9,
                        size * 0.72,
                        size * 1.0,
                        petal.haze("#f4e6cc", 0.4 * (1 - share)),
                        green.mid,
                    )
                )
    scene.add(
        box(
            0,
            1640,
            1600,
            scene.h - 1640,
            scene.linear((0.0, "#0b2e38", 0.0), (0.4, "#0b2e38", 0.75), (1.0, "#08222c", 0.95)),
        )
    )
    scene.add(birds(rng, 900, 720, 280, 7, "#5f7f7c", 14))
    scene.add(light(scene, 470, 820, 700, "#ffdc8a", 0.35))
    scene.grain(0.2)
    scene.vignette("#10282c", 0.3)


SCENES = {
    "bia-1": Picture(2320, 3262, front_cover),
    "bia-4": Picture(2320, 3262, back_cover),
    "mau-bia": Picture(2000, 2812, lotus_cover, "bulletins/mau/pictures", 70),
}
