"""Two sample project cards: the fishing quay with cold stores, workers' homes."""

from __future__ import annotations

from boats import BLUE, RED, sampan
from brush import Picture, Scene, Tone, box, fill, group, line, oval, place
from cargo import hall, lorry
from cast import figure
from flora import treeline
from folk import walker
from houses import block
from lotus import grass
from palette import BARK, NOON_GREEN
from pose import STAND, WALK, Look, Pose
from ships import trawler
from sky import air, birds, cumulus, light
from trees import crown_tree
from water import afloat, mirror, ripples, surface

WHITE = Tone("#b4c6c8", "#e6ece6", "#ffffff")


def _cold_stores(scene: Scene, horizon: float, quay: float) -> None:
    """Sky, halls and wharf with their reflection."""
    rng = scene.rng
    scene.add(
        air(scene, horizon + 90, (0.0, "#4a94ba"), (0.6, "#a6d0d6"), (1.0, "#f0ecd4")),
        cumulus(scene, 1240, 240, 300, WHITE, 0.9),
        cumulus(scene, 300, 280, 220, WHITE, 0.85),
    )
    scene.add(treeline(rng, (-20, 1620), quay - 40, 90, "#8fb0a0", 16), box(0, quay - 44, 1600, 60, "#d6cfb6"))
    blue = Tone("#5a7f90", "#cfe0e4", "#f8fcfc")
    stores = group(
        hall(scene, 60, quay, 470, 170, blue, Tone("#2f5f7a", "#3f7f9a", "#8fc0d0"), 4, 3),
        hall(scene, 560, quay, 520, 150, WHITE, Tone("#8a3f30", "#b5583f", "#e0906a"), 5, 4),
        hall(scene, 1110, quay, 430, 180, blue, Tone("#2f5f7a", "#3f7f9a", "#8fc0d0"), 3, 3),
        lorry(860, quay + 4, 96, "#f4f6f4", "#2f7f92"),
        *(
            box(x, quay - 34, 30, 34, c) + box(x, quay - 34, 30, 6, "#ffffff", 0.4)
            for x, c in ((540, "#2f7f92"), (572, "#d9593d"), (556, "#e8b04a"), (1090, "#2f7f92"), (1060, "#e8b04a"))
        ),
    )
    flakes = "".join(
        line(
            "".join(
                f"M{x} 440L{x + dx:.0f} {440 + dy:.0f}"
                for dx, dy in ((22, 0), (-22, 0), (11, 19), (-11, 19), (11, -19), (-11, -19))
            ),
            "#3f8fb0",
            5,
        )
        for x in (200, 1380)
    )
    wharf = group(
        box(-20, quay, 1640, 20, "#b9b2a0"),
        box(-20, quay, 1640, 5, "#f2ead2"),
        box(-20, quay + 20, 1640, 34, "#6a665e"),
        "".join(oval(x, quay + 36, 10, 13, "#26242a") for x in range(30, 1600, 90)),
    )
    scene.add(
        stores,
        flakes,
        surface(scene, quay + 50, (0.0, "#8fb6b4"), (0.35, "#4f8a90"), (1.0, "#164a58")),
        mirror(scene, group(stores, wharf), quay + 54, 0.4, 0.8, 8),
        wharf,
    )


def fishing_quay(scene: Scene) -> None:
    """Fishing boats alongside, cold stores and a slipway behind them."""
    rng, horizon, quay = scene.rng, 440.0, 560.0
    _cold_stores(scene, horizon, quay)
    for x, top, style, flip in (
        (520, "#c9764a", "hat", 1),
        (620, "#3f6f8a", "short", -1),
        (1010, "#6b8a4a", "hat", 1),
        (1090, "#8a4a5a", "hat", -1),
        (330, "#e0d6c0", "short", 1),
    ):
        scene.add(
            place(
                figure(Look(top=top, legs="#34384a", style=style, sleeve=0.8, facing=flip), WALK if x % 3 else STAND),
                x,
                quay + 10,
                0.9,
            )
        )
    scene.add(ripples(rng, (-50, quay + 70, 1650, 940), 300, ("#eef6ea", "#134452", "#9cc6c4"), 0.34))
    trims = (RED, Tone("#6a4a14", "#d9a23a", "#f4d484"), RED)
    for i, (x, y, size, flip) in enumerate(((250, 680, 0.84, True), (760, 700, 0.94, True), (1320, 690, 0.9, False))):
        scene.add(
            afloat(
                scene,
                trawler(scene, (BLUE, Tone("#1c4438", "#3b7a62", "#86b898"), BLUE)[i], trims[i]),
                x,
                y,
                size,
                flip,
                length=520,
            )
        )
    scene.add(afloat(scene, sampan(scene, stand=True, tunic="#5a3a68"), 560, 860, 1.0, length=360))
    scene.add(
        line("M60 590Q160 640 130 690M560 600Q640 640 600 690M1500 596Q1450 640 1480 690", "#e8dcc0", 2.4, 0.8),
        birds(rng, 640, 180, 260, 8, "#f4f8f8", 14),
        birds(rng, 200, 330, 160, 5, "#5a7f8c", 10),
    )
    scene.grain(0.16)
    scene.vignette("#0e2a34", 0.26)


def _blocks(scene: Scene, ground: float) -> None:
    """Sky, trees and three blocks of flats."""
    rng = scene.rng
    scene.add(
        air(scene, ground, (0.0, "#5aa6cc"), (0.7, "#b9dce0"), (1.0, "#eef0dc")),
        cumulus(scene, 760, 190, 260, WHITE, 0.95),
        cumulus(scene, 1400, 150, 180, WHITE, 0.8),
    )
    scene.add(
        treeline(rng, (-20, 1620), ground - 20, 100, "#8fb69c", 14),
        box(0, ground - 30, 1600, 500, scene.linear((0.0, "#b9cf86"), (0.3, "#9fbe6c"), (1.0, "#5f9048"))),
    )
    cream, rose, mint = (
        Tone("#a8946c", "#ecdcb4", "#fbf2d8"),
        Tone("#a87a62", "#ecc4a6", "#f9e2cc"),
        Tone("#6f9a88", "#cfe2d0", "#eef6ea"),
    )
    scene.add(
        block(scene, 590, ground - 14, 430, mint, 6),
        block(scene, -40, ground + 20, 560, cream, 6),
        block(scene, 1080, ground + 20, 580, rose, 6),
    )
    for x, high in ((560, 190), (1050, 200), (40, 190), (330, 150), (1270, 160), (1540, 200)):
        scene.add(
            oval(x, ground + 40, high * 0.45, 9, "#2c5030", 0.4),
            crown_tree(rng, x, ground + 40, high, NOON_GREEN, BARK, 0.5),
        )


def _playground(scene: Scene) -> None:
    """The sand, a slide, swings and children."""
    scene.add(
        fill("M420 640Q800 560 1180 640Q1330 720 1210 810Q800 900 390 810Q270 720 420 640Z", "#e9d6a4"),
        fill("M450 652Q800 580 1150 652Q1280 720 1180 792Q800 870 420 792Q310 720 450 652Z", "#f3e4ba"),
    )
    slide = group(
        line("M0 0V-120M60 0V-120", "#2f7f92", 7),
        line("M0 -30H60M0 -60H60M0 -90H60", "#2f7f92", 5),
        fill("M60 -120Q120 -110 150 -40Q170 -4 214 -4L214 -16Q180 -18 164 -50Q130 -130 60 -136Z", "#d9593d"),
        fill("M-14 -120L30 -164L74 -120Z", "#e8b04a"),
    )
    swing = group(
        line("M0 0L34 -150L68 0M230 0L264 -150L298 0M34 -150H264", "#d9593d", 7),
        line("M96 -148L84 -40M132 -148L120 -40M180 -148L196 -46M216 -148L232 -46", "#5a6a74", 2.4),
        line("M82 -38H122M194 -44H234", "#8a5a3a", 6),
    )
    scene.add(
        oval(620, 712, 140, 12, "#a98c5a", 0.5),
        place(slide, 520, 712),
        oval(1010, 712, 190, 12, "#a98c5a", 0.5),
        place(swing, 880, 708),
    )
    kid = Pose(
        head=(1, -88),
        far_arm=((9, -70), (18, -80)),
        near_arm=((-8, -70), (-17, -78)),
        far_leg=((7, -24), (10, 0)),
        near_leg=((-5, -22), (-12, -4)),
    )
    for x, y, top, size, facing in (
        (700, 770, "#e8b04a", 0.95, 1),
        (770, 800, "#2f8a96", 1.0, -1),
        (560, 800, "#d9593d", 0.9, 1),
        (990, 790, "#7fa65a", 0.95, -1),
    ):
        scene.add(
            oval(x, y + 2, 26, 5, "#a98c5a", 0.6),
            place(
                figure(Look(top=top, legs="#3f4f6a", facing=facing, style="long" if x % 4 else "short"), kid),
                x,
                y,
                size,
            ),
        )


def workers_homes(scene: Scene) -> None:
    """Three-storey houses round a playground with trees."""
    rng, ground = scene.rng, 560.0
    _blocks(scene, ground)
    _playground(scene)
    for x, y, look in (
        (1130, 790, Look(top="#5f8fb0", legs="#34405a", sleeve=1, facing=-1)),
        (1190, 800, Look(top="#c77a8a", legs="#2a3040", style="long", sleeve=0.8, facing=-1)),
    ):
        scene.add(oval(x, y + 2, 34, 6, "#54803e", 0.6), place(figure(look), x, y, 1.5))
    scene.add(
        oval(345, 850, 150, 12, "#2c5030", 0.4),
        crown_tree(rng, 230, 900, 520, NOON_GREEN, BARK, 0.55),
        grass(rng, (-40, 1640), 950, 70, 240, ("#3f7a3c", "#6fa24c", "#a9c864")),
    )
    scene.add(
        place(walker("#e0d6c0", True, True), 390, 850, 1.2),
        light(scene, 800, 120, 700, "#fff6cc", 0.3),
        birds(rng, 340, 120, 150, 5, "#5a8a9a", 10),
    )
    scene.grain(0.16)
    scene.vignette("#123024", 0.24)


SCENES = {
    "du-an-3": Picture(1200, 700, fishing_quay),
    "du-an-4": Picture(1200, 700, workers_homes),
}
