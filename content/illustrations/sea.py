"""The sea: mudflat beach with pier, boats setting out, mangrove coast with dyke."""

from __future__ import annotations

from brush import Picture, Scene, Tone
from ships import trawler
from sky import air, birds, cumulus, light, streaks, sun
from water import afloat, glitter, ripples, surface, wake

TEAL = Tone("#142a30", "#2a5c60", "#a89a8a")
NAVY = Tone("#15243c", "#27506e", "#94909a")
TRIM = Tone("#4c1a24", "#9c3438", "#e08a5a")
WHITE = Tone("#a9c0cc", "#eceee6", "#ffffff")


def setting_out(scene: Scene) -> None:
    """Fishing boats setting out to sea at sunrise."""
    rng, horizon = scene.rng, 430.0
    scene.add(air(scene, horizon + 4, (0.0, "#32608a"), (0.4, "#8aa6b4"), (0.72, "#f3c79a"), (1.0, "#ffdf9c")))
    scene.add(
        streaks(rng, (-200, 30, 1800, 380), 34, ("#ffe2bc", "#f2a184", "#6f88a4", "#ffcf9a"), 0.55),
        sun(scene, 1060, 384, 56, "#fff8dc", "#ffcf80", 9),
    )
    scene.add(surface(scene, horizon, (0.0, "#fbd294"), (0.15, "#c9a990"), (0.4, "#57808e"), (1.0, "#143a54")))
    scene.add(ripples(rng, (-50, horizon + 4, 1650, 900), 620, ("#ffe6b8", "#153e58", "#7fa2ac"), 0.4))
    scene.add(glitter(rng, 1060, (horizon + 2, 880), (70, 330), 380, "#fff2c8", 0.85))
    far = "#d9b090"
    for x, y, size, fade in (
        (1290, 440, 0.13, 0.6),
        (1420, 444, 0.17, 0.55),
        (880, 448, 0.2, 0.5),
        (1240, 462, 0.28, 0.4),
        (620, 474, 0.34, 0.3),
    ):
        scene.add(
            afloat(
                scene,
                trawler(scene, rng.choice((TEAL, NAVY)).haze(far, fade), TRIM.haze(far, fade)),
                x,
                y,
                size,
                length=520,
            )
        )
    scene.add(
        afloat(scene, trawler(scene, NAVY, TRIM), 1220, 560, 0.72, length=520),
        wake(rng, 1040, 566, -330, "#fff0d4", 0.5),
    )
    scene.add(
        afloat(scene, trawler(scene, Tone("#16404a", "#2f7f86", "#b8c4b0"), TRIM), 520, 740, 1.34, length=520),
        wake(rng, 200, 748, -420, "#fff4e0", 0.65),
    )
    scene.add(birds(rng, 260, 240, 300, 8, "#4d6478", 15), light(scene, 1060, 390, 700, "#ffb866", 0.4))
    scene.grain(0.2)
    scene.vignette("#0c1e30", 0.3)


def sample_sea(scene: Scene) -> None:
    """Sample issue: one fishing boat, wide sea, noon."""
    rng, horizon = scene.rng, 470.0
    scene.add(air(scene, horizon + 4, (0.0, "#3f8cb8"), (0.6, "#9fd0d8"), (1.0, "#eaf2dc")))
    scene.add(cumulus(scene, 1100, 410, 330, WHITE, 0.95), cumulus(scene, 360, 430, 220, WHITE, 0.9))
    scene.add(surface(scene, horizon, (0.0, "#a4d4d0"), (0.35, "#4d9fa8"), (1.0, "#155a72")))
    scene.add(ripples(rng, (-50, horizon + 4, 1650, scene.h), 620, ("#f2fbf0", "#17607a", "#8cc8c4"), 0.42))
    scene.add(
        afloat(
            scene,
            trawler(scene, NAVY.haze("#cfe4e0", 0.4), TRIM.haze("#cfe4e0", 0.4)),
            1270,
            510,
            0.34,
            True,
            length=520,
        )
    )
    scene.add(afloat(scene, trawler(scene), 640, 800, 1.6, length=520), wake(rng, 260, 808, -460, "#f6fdf6", 0.7))
    scene.add(birds(rng, 900, 220, 280, 8, "#3f6f86", 16))
    scene.grain(0.18)
    scene.vignette("#0c2430", 0.25)


SCENES = {
    "ra-khoi": Picture(2320, 1300, setting_out),
    "mau-bien": Picture(1200, 800, sample_sea, "bulletins/mau/pictures", 70),
}
