"""The river late in the day: bridge, sunset, the war junks of Rạch Gầm."""

from __future__ import annotations

from banks import far_bank, put_bank, stakes
from boats import fruit_boat, sampan
from brush import Picture, Scene, Tone
from built import stay_bridge
from flora import nipa, palm
from lotus import grass
from palette import DUSK_AIR, DUSK_BARK, DUSK_GREEN
from ships import barge, junk
from sky import air, birds, haze, light, streaks, sun
from water import afloat, glitter, mirror, ripples, surface, wake


def bridge_evening(scene: Scene) -> None:
    """The cable-stayed bridge over the wide river at evening, barges."""
    rng, horizon = scene.rng, 540.0
    scene.add(air(scene, horizon + 4, (0.0, "#2d3b66"), (0.4, "#7e5f86"), (0.72, "#e08a72"), (1.0, "#ffc987")))
    scene.add(
        streaks(rng, (-200, 40, 1800, 460), 30, ("#f7a878", "#8a5a80", "#ffd09a"), 0.55),
        sun(scene, 520, 462, 46, "#fff2cc", "#ffb86a", 9),
    )
    scene.add(surface(scene, horizon, (0.0, "#f4b27c"), (0.18, "#cf8272"), (0.5, "#6f4f74"), (1.0, "#262a4e")))
    far_bank(scene, horizon + 3, 40, "#8a5f6c", palms=22)
    scene.add(haze(scene, horizon, 70, "#ffcf94", 0.6))
    bridge = stay_bridge((-140, 1840), 432, horizon + 22, 320, "#43374f", "#5f4560", (0.25, 0.7), 0.16)
    scene.add(mirror(scene, bridge, horizon + 22, 0.42, 0.8, 7), bridge)
    scene.add(ripples(rng, (-50, horizon + 6, 1650, 900), 380, ("#ffcb94", "#2c2a4c", "#c46e74"), 0.36))
    scene.add(glitter(rng, 520, (horizon + 3, 880), (50, 260), 260, "#ffe4ac", 0.8))
    load = Tone("#241c2c", "#4f4450", "#c08a72")
    scene.add(
        afloat(
            scene, barge(scene, load.haze(DUSK_AIR, 0.25), "#8a5f52"), 1240, 590, 0.42, True, length=760, hue="#cfa49c"
        )
    )
    scene.add(
        afloat(scene, barge(scene, load, "#8a6248"), 480, 716, 0.86, length=760, shade="#181428", hue="#b98f96"),
        wake(rng, 800, 720, 210, "#ffd8a8", 0.4),
    )
    scene.add(
        afloat(
            scene,
            sampan(scene, Tone("#241820", "#4a2f2c", "#b07a52"), tunic="#3a2a48"),
            1280,
            790,
            0.8,
            True,
            length=360,
        )
    )
    put_bank(scene, (1420, 1700), 604, 120, DUSK_GREEN.haze("#b0626a", 0.2), DUSK_BARK, 3, -0.5, 0.5)
    scene.add(palm(rng, 1590, 900, 560, DUSK_GREEN, DUSK_BARK, -0.14, 16), nipa(rng, 1560, 920, 250, DUSK_GREEN, 10))
    scene.add(birds(rng, 880, 250, 260, 8, "#4a3552", 12), light(scene, 520, 470, 620, "#ff9a50", 0.42))
    scene.grain(0.2)
    scene.vignette(strength=0.32)


def river_sunset(scene: Scene) -> None:
    """Sunset over the river, boats going home."""
    rng, horizon = scene.rng, 520.0
    scene.add(
        air(
            scene,
            horizon + 4,
            (0.0, "#33305e"),
            (0.35, "#86507a"),
            (0.65, "#e2705c"),
            (0.88, "#fba95c"),
            (1.0, "#ffd684"),
        )
    )
    scene.add(
        streaks(rng, (-200, 20, 1800, 470), 44, ("#ff9f68", "#6a3f70", "#ffcf8c", "#b5566c"), 0.6),
        sun(scene, 880, 452, 62, "#fff6d0", "#ffb45a", 8),
    )
    scene.add(
        surface(
            scene, horizon, (0.0, "#fdbf76"), (0.15, "#ec8a62"), (0.45, "#9a5068"), (0.75, "#4a3660"), (1.0, "#201e40")
        )
    )
    far_bank(scene, horizon + 3, 56, "#7d4a58", palms=30)
    scene.add(haze(scene, horizon, 70, "#ffcf86", 0.6))
    put_bank(scene, (-80, 380), 560, 150, DUSK_GREEN.haze("#9c4f5a", 0.22), DUSK_BARK, 5, 0.6, 0.55)
    scene.add(ripples(rng, (-50, horizon + 6, 1650, scene.h), 460, ("#ffc27c", "#2a2244", "#d0645e"), 0.38))
    scene.add(glitter(rng, 880, (horizon + 3, 1020), (60, 320), 380, "#ffe9b0", 0.85))
    night = Tone("#1c1424", "#3c2830", "#b8744a")
    scene.add(
        afloat(
            scene,
            fruit_boat(scene, "coconut", "mat", night.haze(DUSK_AIR, 0.3), 1, mast=False),
            1240,
            560,
            0.34,
            True,
            length=560,
            hue="#d89a88",
        )
    )
    scene.add(
        afloat(
            scene,
            fruit_boat(scene, "coconut", "mat", night, 2, mast=False),
            1130,
            720,
            0.9,
            True,
            length=560,
            hue="#c48a80",
            shade="#1a1028",
        )
    )
    scene.add(
        afloat(scene, sampan(scene, night, tunic="#3c2440"), 560, 810, 1.15, length=360, shade="#1a1028", hue="#d0a09a")
    )
    scene.add(
        afloat(scene, sampan(scene, night.haze(DUSK_AIR, 0.25), tunic="#4a2a40"), 640, 604, 0.42, True, length=360)
    )
    scene.add(
        palm(rng, 1600, 1060, 860, DUSK_GREEN, DUSK_BARK, -0.16, 18),
        palm(rng, 1510, 1060, 600, DUSK_GREEN, DUSK_BARK, -0.1, 16),
    )
    scene.add(
        nipa(rng, 1560, 1060, 320, DUSK_GREEN, 11),
        grass(rng, (1300, 1640), 1050, 120, 110, (DUSK_GREEN.dark, "#2a2a36", "#5a3c40")),
    )
    scene.add(birds(rng, 500, 240, 330, 9, "#4a2f50", 14), light(scene, 880, 460, 760, "#ff8a44", 0.45))
    scene.grain(0.2)
    scene.vignette(strength=0.32)


def war_junks(scene: Scene) -> None:
    """Rạch Gầm at evening: wooden war junks of the eighteenth century far off, stakes and reeds in front."""
    rng, horizon = scene.rng, 430.0
    scene.add(air(scene, horizon + 4, (0.0, "#3a3a4a"), (0.45, "#8a6a5c"), (0.8, "#dd9a5e"), (1.0, "#f7c884")))
    scene.add(
        streaks(rng, (-200, 20, 1800, 380), 36, ("#c98258", "#4f4650", "#f0b878"), 0.55),
        sun(scene, 1160, 352, 50, "#fff0c8", "#f8b860", 8),
    )
    scene.add(surface(scene, horizon, (0.0, "#f0bd7c"), (0.2, "#c08a62"), (0.6, "#5f5350"), (1.0, "#23262e")))
    far_bank(scene, horizon + 3, 70, "#80654f", palms=18)
    scene.add(haze(scene, horizon, 90, "#f8cf90", 0.75))
    ship, sail = Tone("#2a1c1a", "#54382a", "#a8744a"), Tone("#4a2a20", "#8a4f34", "#d08a54")
    for x, y, size, fade, flip in (
        (260, 446, 0.2, 0.55, False),
        (470, 452, 0.26, 0.48, False),
        (1330, 452, 0.24, 0.5, True),
        (760, 476, 0.42, 0.32, False),
        (1090, 500, 0.5, 0.24, True),
    ):
        far = "#d8a068"
        scene.add(
            afloat(
                scene,
                junk(scene, ship.haze(far, fade), sail.haze(far, fade), 8),
                x,
                y,
                size,
                flip,
                length=420,
                shade="#3a2a24",
            )
        )
    scene.add(ripples(rng, (-50, horizon + 6, 1650, scene.h), 380, ("#f8cf94", "#2a2a30", "#a8784e"), 0.36))
    scene.add(glitter(rng, 1160, (horizon + 3, 860), (50, 260), 260, "#ffe6b0", 0.75))
    put_bank(
        scene, (-80, 330), 520, 150, Tone("#1c2422", "#3c4438", "#a88a54").haze("#b8845a", 0.15), DUSK_BARK, 4, 0.6, 0.5
    )
    spots = [(120 + i * 46 + rng.uniform(-14, 14), 640 + i * 7 + rng.uniform(-10, 16)) for i in range(17)]
    made = stakes(scene, spots, 150, "#2a201e")
    scene.add(mirror(scene, made, 700, 0.3, 0.3), made)
    scene.add(
        grass(rng, (-40, 620), 900, 280, 170, ("#1a1e1e", "#2c3028", "#6a5a38")),
        grass(rng, (1150, 1660), 900, 330, 190, ("#1a1e1e", "#30332a", "#7a6238")),
    )
    scene.add(birds(rng, 620, 170, 240, 7, "#4f4240", 12), light(scene, 1160, 360, 620, "#ff9f4c", 0.36))
    scene.grain(0.24)
    scene.vignette("#1c140f", 0.4)


SCENES = {
    "cau-rach-mieu": Picture(2320, 1300, bridge_evening),
    "anh-hoang-hon": Picture(2320, 1500, river_sunset),
    "rach-gam": Picture(2000, 1100, war_junks),
}
