"""Rivers: quiet bend, bridge in the evening, floating market, sunset, tour boat, war junks of Rạch Gầm."""

from __future__ import annotations

from banks import far_bank, hamlet, put_bank
from boats import GREY_WOOD, WOOD, fruit_boat, sampan
from brush import Picture, Scene, Tone, group
from built import TIN
from flora import nipa, palm
from lotus import water_hyacinth
from palette import (
    BARK,
    DAWN_AIR,
    DAWN_GREEN,
    NOON_AIR,
    NOON_GREEN,
    ORCHARD,
    SEA_GREEN,
)
from ships import tour_boat
from sky import air, birds, cumulus, haze, light, ridge, streaks, sun
from water import afloat, glitter, mirror, ripples, surface, wake


def quiet_bend(scene: Scene) -> None:
    """A bend of the river in the morning, one sampan."""
    rng, horizon = scene.rng, 400.0
    scene.add(air(scene, horizon + 4, (0.0, "#86b3b8"), (0.5, "#d3dcc6"), (1.0, "#fbe6b8")))
    scene.add(
        streaks(rng, (-100, 60, 1700, 300), 14, ("#ffffff", "#ffe9c8"), 0.5),
        sun(scene, 1130, 270, 40, "#fffbe8", "#ffe6a8", 9),
    )
    scene.add(ridge(scene, horizon, 60, "#a9bfae", "#f2e4bc", 1.2))
    scene.add(surface(scene, horizon, (0.0, "#f3e2b4"), (0.2, "#c4d0b2"), (0.6, "#5c968e"), (1.0, "#235a60")))
    far_bank(scene, horizon + 3, 52, "#93ab92", palms=18)
    scene.add(haze(scene, horizon, 80, "#fff0c8", 0.8))
    put_bank(scene, (930, 1680), 440, 110, DAWN_GREEN.haze("#f0e2bc", 0.5), BARK.haze("#f0e2bc", 0.5), 6, -0.3)
    scene.add(haze(scene, 445, 60, "#fff0c8", 0.5))
    put_bank(scene, (-80, 640), 486, 170, ORCHARD.haze("#e6e0b8", 0.3), BARK.haze("#f0e2bc", 0.3), 5, 0.5)
    scene.add(ripples(rng, (-50, 430, 1650, 900), 260, ("#fff4d2", "#2a6466", "#8db8a4"), 0.33))
    scene.add(glitter(rng, 1130, (410, 860), (40, 240), 200, "#fff8dc", 0.7))
    scene.add(afloat(scene, sampan(scene, tunic="#5a3a5c"), 930, 640, 0.86, length=360))
    scene.add(wake(rng, 770, 646, -300, "#f6eccc", 0.5))
    scene.add(
        palm(rng, 40, 860, 640, ORCHARD, BARK, 0.12, 18),
        nipa(rng, 120, 910, 330, ORCHARD, 11),
        nipa(rng, -10, 910, 260, ORCHARD, 9),
    )
    scene.add(water_hyacinth(scene, 1380, 800, 120, SEA_GREEN))
    scene.add(birds(rng, 560, 190, 220, 6, "#6f8a86", 11), light(scene, 1130, 280, 560, "#ffe09a", 0.34))
    scene.grain(0.2)
    scene.vignette("#16302f", 0.25)


def floating_market(scene: Scene) -> None:
    """Cái Bè floating market at dawn: boats with heaps of fruit and bamboo poles."""
    rng, horizon = scene.rng, 380.0
    scene.add(air(scene, horizon + 4, (0.0, "#6c8fa6"), (0.45, "#d8bfa8"), (0.8, "#fbd79c"), (1.0, "#ffe6b0")))
    scene.add(
        streaks(rng, (-100, 30, 1700, 320), 22, ("#fff0d8", "#f0a98c", "#ffd7a8"), 0.55),
        sun(scene, 760, 286, 42, "#fff8dc", "#ffd68a", 9),
    )
    scene.add(surface(scene, horizon, (0.0, "#f4d49c"), (0.16, "#d8b48a"), (0.5, "#7f8f80"), (1.0, "#2a4e56")))
    far_bank(scene, horizon + 3, 58, "#a39b80", palms=20)
    scene.add(haze(scene, horizon, 90, "#ffe6b4", 0.75))
    homes = hamlet(
        scene,
        [(1190, 120), (1330, 150), (1480, 130), (1590, 110)],
        420,
        GREY_WOOD.haze(DAWN_AIR, 0.35),
        TIN.haze(DAWN_AIR, 0.3),
    )
    put_bank(scene, (1080, 1700), 416, 92, DAWN_GREEN.haze(DAWN_AIR, 0.42), BARK.haze(DAWN_AIR, 0.4), 5, -0.5)
    put_bank(scene, (-80, 420), 424, 110, DAWN_GREEN.haze(DAWN_AIR, 0.36), BARK.haze(DAWN_AIR, 0.3), 5, 0.5)
    scene.add(mirror(scene, homes, 420, 0.4, 0.8), homes)
    scene.add(ripples(rng, (-50, 400, 1650, scene.h), 420, ("#fff0cc", "#2b4c52", "#b09a7c"), 0.33))
    scene.add(glitter(rng, 760, (392, 1000), (60, 260), 260, "#fff6d4", 0.7))
    rows = (
        (430, 0.3, 0.42, ("melon", "mango", "coconut", "orange", "pineapple")),
        (486, 0.44, 0.28, ("orange", "pineapple", "dragon", "mango")),
        (572, 0.66, 0.14, ("dragon", "coconut", "pomelo")),
    )
    for row, (y, size, fade, cargoes) in enumerate(rows):
        for i, cargo in enumerate(cargoes):
            x = 1700 * (i + 0.5 + 0.25 * (row % 2) + rng.uniform(-0.14, 0.14)) / len(cargoes) - 70
            ship = fruit_boat(
                scene, cargo, rng.choice(("mat", "blue", "green")), WOOD.haze(DAWN_AIR, fade), rng.choice((1, 2))
            )
            scene.add(afloat(scene, group(ship), x, y + rng.uniform(-8, 8), size, rng.random() < 0.45, length=560))
    scene.add(afloat(scene, sampan(scene, cargo="mango", tunic="#a35a2a", riders=0), 780, 672, 0.92, True, length=360))
    scene.add(afloat(scene, fruit_boat(scene, "pineapple", "green", people=2), 330, 800, 1.2, length=560))
    scene.add(afloat(scene, fruit_boat(scene, "dragon", "mat", people=2), 1260, 850, 1.36, True, length=560))
    scene.add(afloat(scene, sampan(scene, cargo="star", tunic="#2f5d62"), 690, 960, 1.3, length=360))
    scene.add(water_hyacinth(scene, 60, 960, 140, SEA_GREEN), birds(rng, 420, 200, 240, 7, "#7f7a72", 11))
    scene.add(light(scene, 760, 300, 640, "#ffc476", 0.4))
    scene.grain(0.2)
    scene.vignette(strength=0.26)


def tour_river(scene: Scene) -> None:
    """A sightseeing boat before a green islet, late morning."""
    rng, horizon = scene.rng, 400.0
    scene.add(air(scene, horizon + 4, (0.0, "#4d9cc0"), (0.6, "#a8d4d8"), (1.0, "#e9f0da")))
    white = Tone("#a9c4cc", "#eef2ea", "#ffffff")
    scene.add(
        cumulus(scene, 420, 330, 230, white, 0.95),
        cumulus(scene, 1230, 300, 300, white, 0.95),
        cumulus(scene, 820, 350, 130, white, 0.8),
    )
    scene.add(surface(scene, horizon, (0.0, "#cfe4d6"), (0.25, "#8dbfb4"), (0.65, "#4a8f88"), (1.0, "#1f5c60")))
    far_bank(scene, horizon + 3, 40, "#8fb5a4", palms=18)
    scene.add(haze(scene, horizon, 50, "#f0f4e0", 0.6))
    put_bank(scene, (300, 1480), 474, 170, NOON_GREEN.haze(NOON_AIR, 0.14), BARK, 11, -0.4, 0.6)
    scene.add(ripples(rng, (-50, 430, 1650, 900), 420, ("#f4fbe8", "#1c5658", "#9cccb8"), 0.36))
    scene.add(afloat(scene, sampan(scene, cargo="coconut", tunic="#6b3f63"), 1360, 560, 0.5, True, length=360))
    scene.add(afloat(scene, tour_boat(scene), 720, 700, 1.26, length=560), wake(rng, 380, 704, -360, "#f4fbf0", 0.6))
    scene.add(
        nipa(rng, -20, 930, 380, NOON_GREEN, 11),
        nipa(rng, 130, 940, 260, NOON_GREEN, 9),
        nipa(rng, 1610, 930, 340, NOON_GREEN, 11),
    )
    scene.add(water_hyacinth(scene, 1330, 820, 110, NOON_GREEN), birds(rng, 720, 160, 200, 5, "#5a7f86", 12))
    scene.grain(0.18)
    scene.vignette("#0e2c2c", 0.25)


def sample_river(scene: Scene) -> None:
    """Sample issue: boats on a broad river, mid-morning."""
    rng, horizon = scene.rng, 410.0
    scene.add(air(scene, horizon + 4, (0.0, "#5aa6c0"), (0.6, "#b4d8d2"), (1.0, "#f4ecca")))
    white = Tone("#a9c4cc", "#f2f0e6", "#ffffff")
    scene.add(cumulus(scene, 1180, 350, 280, white, 0.95), cumulus(scene, 320, 330, 210, white, 0.9))
    scene.add(surface(scene, horizon, (0.0, "#e4e8cc"), (0.25, "#a4c8b8"), (0.65, "#4f9690"), (1.0, "#1f5a62")))
    far_bank(scene, horizon + 3, 48, "#8fb09c", palms=20)
    scene.add(haze(scene, horizon, 60, "#f8f4dc", 0.6))
    put_bank(scene, (900, 1680), 452, 120, NOON_GREEN.haze(NOON_AIR, 0.3), BARK.haze(NOON_AIR, 0.2), 6, -0.4)
    scene.add(ripples(rng, (-50, 430, 1650, scene.h), 420, ("#f6fae6", "#1c5658", "#9cccb8"), 0.36))
    scene.add(afloat(scene, fruit_boat(scene, "melon", "mat", WOOD.haze(NOON_AIR, 0.25)), 420, 500, 0.46, length=560))
    scene.add(afloat(scene, sampan(scene, cargo="orange", tunic="#8c2f39"), 1220, 600, 0.72, True, length=360))
    scene.add(
        afloat(scene, fruit_boat(scene, "mango", "blue", people=2), 660, 780, 1.3, length=560),
        wake(rng, 300, 788, -330, "#f4fbf0", 0.5),
    )
    scene.add(
        nipa(rng, 1600, 990, 380, NOON_GREEN, 11),
        nipa(rng, 1480, 1000, 250, NOON_GREEN, 9),
        water_hyacinth(scene, 150, 880, 130, NOON_GREEN),
    )
    scene.add(birds(rng, 640, 180, 240, 6, "#4f7f88", 12))
    scene.grain(0.18)
    scene.vignette("#0e2c2c", 0.25)


SCENES = {
    "thu-ngo": Picture(1600, 900, quiet_bend),
    "anh-cho-noi": Picture(2320, 1500, floating_market),
    "du-lich-song": Picture(2320, 1300, tour_river),
    "mau-song": Picture(2000, 1200, sample_river, "bulletins/mau/pictures", 70),
}
