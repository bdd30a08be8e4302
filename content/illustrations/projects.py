"""Two sample project cards: the orchard plant, the lodge on an islet."""

from __future__ import annotations

from banks import far_bank
from boats import sampan
from brush import Picture, Point, Scene, Tone, box, fill, group, line, num, oval, place, poly
from built import jetty
from cargo import hall, lorry
from cast import figure
from flora import foliage, nipa, palm, treeline
from houses import bungalow
from lotus import grass
from palette import BARK, NOON_AIR, NOON_GREEN
from pose import STAND, WALK, Look, Pose
from sky import air, birds, cumulus, haze, light, streaks, sun
from trees import crown_tree
from water import afloat, glitter, mirror, ripples, surface

WHITE = Tone("#b4c6c8", "#e6ece6", "#ffffff")
SHEET = Tone("#3f6a74", "#6f9aa2", "#b9d4d4")


def tree_row(
    scene: Scene, start: Point, end: Point, near: float, far: float, count: int, tone: Tone, fruit: str = ""
) -> None:
    """Fruit trees standing in a row from near (start) to far (end)."""
    rng = scene.rng
    for i in reversed(range(count)):
        share = 1 - 0.68**i if i < count - 1 else 1
        x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
        high = near + (far - near) * share
        scene.add(oval(x, y, high * 0.5, high * 0.07, "#1c3a28", 0.45))
        scene.add(crown_tree(rng, x, y, high, tone.haze(NOON_AIR, 0.45 * share), BARK, 0.55))
        if fruit:
            spots = [
                (x + rng.gauss(0, 0.22) * high, y - high * rng.uniform(0.42, 0.82)) for _ in range(int(16 - 6 * share))
            ]
            scene.add(
                *(
                    oval(a, b, high * 0.022, high * 0.024, fruit)
                    + oval(a - high * 0.006, b - high * 0.008, high * 0.008, high * 0.008, "#fff6d0", 0.8)
                    for a, b in spots
                )
            )


def _plain(scene: Scene, horizon: float) -> None:
    """Sky, far trees and the factory hall."""
    rng = scene.rng
    scene.add(air(scene, horizon + 20, (0.0, "#5fa9c8"), (0.6, "#b7dadb"), (1.0, "#f5efd4")))
    scene.add(
        cumulus(scene, 380, 270, 230, WHITE, 0.9),
        cumulus(scene, 1180, 220, 300, WHITE, 0.95),
        sun(scene, 800, 150, 34, "#fffdf0", "#fff2c4", 8),
    )
    scene.add(treeline(rng, (-20, 1620), horizon + 6, 70, "#8fb29a", 18), haze(scene, horizon, 60, "#f4f4dc", 0.6))
    scene.add(box(0, horizon + 4, 1600, 600, scene.linear((0.0, "#cfd692"), (0.3, "#a9bf6a"), (1.0, "#5f8a44"))))
    scene.add(
        hall(scene, 560, 492, 620, 92, WHITE, SHEET, 4, 7),
        box(470, 420, 90, 72, WHITE.mid),
        box(470, 432, 90, 14, "#5a8a98", 0.8),
        box(466, 414, 98, 8, SHEET.mid),
    )
    scene.add(
        "".join(
            box(x, 424, 26, 68, "#d8e2e0")
            + oval(x + 13, 424, 13, 5, "#f4f8f6")
            + box(x + 18, 424, 8, 68, "#8fa6aa", 0.6)
            for x in (1196, 1228, 1260)
        )
    )
    scene.add(lorry(1040, 496, 62, "#d08a3a"), oval(860, 496, 420, 8, "#41603a", 0.35))


def _plot(scene: Scene) -> None:
    """The road and the free plot with its stakes."""
    road = poly([(842, 496), (872, 496), (760, 1000), (330, 1000)])
    scene.add(
        fill(road, scene.linear((0.0, "#e9dcb8"), (1.0, "#c6a878"))),
        line("M848 498L520 1000M866 498L690 1000", "#a98a5a", 3, 0.5),
    )
    plot = poly([(900, 540), (1330, 540), (1560, 800), (850, 800)])
    scene.add(
        fill(plot, "#d9d39a", 0.75),
        line(
            "".join(f"M{num(900 - i * 6)} {num(540 + i * 32)}H{num(1340 + i * 28)}" for i in range(9)),
            "#b3b06c",
            2,
            0.5,
        ),
    )
    for x, y, k in ((900, 540, 0.5), (1330, 540, 0.5), (1560, 800, 1.0), (850, 800, 1.0)):
        scene.add(
            line(f"M{x} {y}v{-70 * k}", "#8a3f2c", 6 * k),
            fill(f"M{x} {y - 70 * k}l{34 * k} {9 * k}l{-34 * k} {9 * k}Z", "#d9593d"),
        )


def orchard_plant(scene: Scene) -> None:
    """Open land beside an orchard; far off a low-roofed fruit plant."""
    rng, horizon = scene.rng, 420.0
    _plain(scene, horizon)
    _plot(scene)
    tree_row(scene, (150, 800), (560, 496), 400, 60, 8, NOON_GREEN, "#f2b23c")
    tree_row(scene, (-60, 660), (330, 492), 300, 60, 6, NOON_GREEN, "#f2b23c")
    tree_row(scene, (1690, 640), (1330, 494), 260, 60, 5, NOON_GREEN, "#f2b23c")
    scene.add(
        place(
            figure(
                Look(top="#f0f2ee", legs="#3a4658", style="helmet", sleeve=1, facing=1),
                Pose(far_arm=((12, -72), (26, -80))),
            ),
            1010,
            800,
            1.75,
        )
    )
    scene.add(place(figure(Look(top="#c9764a", legs="#3f3a48", style="hat", sleeve=0.8, facing=-1)), 1110, 812, 1.7))
    scene.add(
        grass(rng, (-40, 1640), 960, 90, 260, ("#3f6f38", "#6f9a48", "#a9bf5c")),
        light(scene, 800, 150, 620, "#fff2c0", 0.35),
        birds(rng, 250, 150, 160, 5, "#5a8490", 11),
    )
    scene.grain(0.16)
    scene.vignette("#123024", 0.24)


def _morning_river(scene: Scene, horizon: float) -> None:
    """Sky and river in the morning."""
    rng = scene.rng
    scene.add(
        air(scene, horizon + 4, (0.0, "#7fb4c0"), (0.6, "#d6dfc6"), (1.0, "#ffe9b4")),
        streaks(rng, (-100, 20, 1700, 260), 16, ("#ffffff", "#ffe6c0"), 0.5),
    )
    scene.add(
        sun(scene, 1220, 220, 40, "#fffbe6", "#ffe2a0", 9),
        surface(scene, horizon, (0.0, "#f2e4b4"), (0.25, "#b3ccb0"), (0.65, "#5a968a"), (1.0, "#215a5c")),
    )
    far_bank(scene, horizon + 3, 46, "#93b09a", palms=18)
    scene.add(haze(scene, horizon, 70, "#fff2cc", 0.7))


def _garden(scene: Scene) -> None:
    """Bungalows among palms on the bank, with their reflection."""
    rng = scene.rng
    garden = group(
        *(
            palm(rng, x, 560, high, NOON_GREEN, BARK, lean)
            for x, high, lean in ((80, 400, -0.1), (340, 460, 0.12), (640, 390, -0.14), (930, 330, 0.16))
        ),
        foliage(rng, (-60, 1080), 560, 190, NOON_GREEN, 0.4),
        bungalow(scene, 260, 570, 250),
        bungalow(scene, 590, 566, 230),
        bungalow(scene, 880, 562, 190),
        foliage(rng, (-60, 150), 590, 120, NOON_GREEN, 0.4),
        foliage(rng, (380, 480), 584, 70, NOON_GREEN, 0.4),
        foliage(rng, (705, 790), 578, 60, NOON_GREEN, 0.4),
        foliage(rng, (960, 1140), 576, 90, NOON_GREEN, 0.4),
        *(
            nipa(rng, x, 584, high, NOON_GREEN, 8)
            for x, high in ((20, 120), (410, 80), (760, 84), (1020, 100), (1110, 80))
        ),
        box(-20, 568, 1160, 14, "#3a3a28"),
    )
    scene.add(mirror(scene, garden, 582, 0.6, 0.85, 8), garden)


def islet_lodge(scene: Scene) -> None:
    """A small plank landing on an islet, boats under the trees, bungalows in the garden behind."""
    rng, horizon = scene.rng, 330.0
    _morning_river(scene, horizon)
    _garden(scene)
    scene.add(
        ripples(rng, (-50, 600, 1650, 940), 320, ("#fff3cc", "#1c5654", "#a9d0b4"), 0.34),
        glitter(rng, 1220, (345, 920), (50, 230), 220, "#fff6d4", 0.7),
    )
    pier = group(
        jetty(470, 1190, 640, 720, Tone("#4a3626", "#a07a4e", "#e8cf9a")),
        line("M500 634V584H640M900 634V588H1170V634M980 588V634M1080 588V634", "#c49a64", 5),
    )
    scene.add(mirror(scene, pier, 712, 0.4, 0.6, 6), pier)
    scene.add(
        place(figure(Look(top="#f0e6d0", legs="#7a5a3a", style="hat", sleeve=0.8, facing=1), WALK), 720, 634, 0.95),
        place(
            figure(Look(top="#3f8a96", legs="#e9e0cc", style="long", sleeve=0.5, facing=1, skin="#d8a888"), WALK),
            800,
            634,
            0.95,
        ),
    )
    scene.add(
        place(
            figure(Look(top="#d9593d", legs="#3a4a5a", hair="#8a6238", sleeve=0.5, facing=-1, skin="#e0b090"), STAND),
            1010,
            634,
            0.98,
        )
    )
    scene.add(
        afloat(scene, sampan(scene, stand=False, riders=1, tunic="#6b3f63"), 1330, 760, 0.95, True, length=360),
        afloat(scene, sampan(scene, stand=False, tunic="#2f5d62"), 330, 790, 1.1, length=360),
    )
    scene.add(afloat(scene, sampan(scene, cargo="mango", stand=True), 840, 830, 1.05, length=360))
    scene.add(
        nipa(rng, 1610, 940, 330, NOON_GREEN, 11),
        nipa(rng, -20, 950, 260, NOON_GREEN, 9),
        light(scene, 1220, 230, 600, "#ffdc94", 0.4),
        birds(rng, 760, 130, 170, 5, "#5f8488", 11),
    )
    scene.grain(0.18)
    scene.vignette("#10302c", 0.26)


SCENES = {
    "du-an-1": Picture(1200, 700, orchard_plant),
    "du-an-2": Picture(1200, 700, islet_lodge),
}
