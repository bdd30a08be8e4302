"""Trade on the river: the port at dusk, a container barge."""

from __future__ import annotations

from banks import far_bank, put_bank
from brush import Picture, Scene, Tone, box, group, line, num, oval, place
from cargo import box_barge, crane, lorry, stack
from cast import figure
from flora import nipa, palm
from palette import BARK, NOON_GREEN
from pose import Look, Pose
from sky import air, birds, haze, light, streaks, sun
from water import afloat, glitter, mirror, ripples, surface, wake

DUSK = "#e2906a"


def _dusk_river(scene: Scene, horizon: float) -> None:
    """Sky, river and far bank at dusk."""
    rng = scene.rng
    scene.add(
        air(
            scene,
            horizon + 4,
            (0.0, "#27345f"),
            (0.34, "#6a5580"),
            (0.64, "#c9727a"),
            (0.86, "#f3a06c"),
            (1.0, "#ffd08c"),
        )
    )
    scene.add(
        streaks(rng, (-200, 40, 1800, 520), 34, ("#f7a078", "#5a4a78", "#ffc890", "#8a587c"), 0.5),
        sun(scene, 1180, 560, 50, "#fff2cc", "#ffb870", 9),
    )
    scene.add(surface(scene, horizon, (0.0, "#f6b57e"), (0.2, "#c67c74"), (0.5, "#5d4a70"), (1.0, "#1c2444")))
    far_bank(scene, horizon + 3, 44, "#8a5f70", palms=24)
    scene.add(haze(scene, horizon, 80, "#ffcf94", 0.6))
    scene.add(
        ripples(rng, (-50, horizon + 8, 1650, 1080), 380, ("#ffca92", "#232648", "#b96a74"), 0.34),
        glitter(rng, 1180, (horizon + 6, 1060), (50, 230), 260, "#ffe4ac", 0.75),
    )


def _terminal(scene: Scene, quay: float) -> None:
    """Cranes, piles of containers and the wharf, with their reflection."""
    rng = scene.rng
    steel = Tone("#2a2c48", "#4f4a66", "#e0906c")
    far = [
        crane(330, quay - 14, 400, steel.haze(DUSK, 0.35), 0.9, 0.3),
        stack(rng, -60, quay - 10, [3, 4, 4, 3, 4, 3, 4, 4, 3], 96, DUSK, 0.42, "#ffd9a8"),
    ]
    near = [
        stack(rng, -40, quay, [2, 3, 3, 2, 0, 0, 3, 2], 128, "#6a4a60", 0.25, "#ffd0a0"),
        crane(170, quay, 610, steel, 0.92, 0.34, "#c05a3c"),
        crane(610, quay, 560, steel.haze(DUSK, 0.12), 0.86, 0.2, "#2f6f92"),
        lorry(440, quay, 118, "#8a5a6a", "#e0b898"),
    ]
    for x in (440, 500):
        near.append(
            place(
                figure(
                    Look(top="#e07a3c", legs="#26283c", style="helmet", sleeve=1, rim="#ffd9a0"),
                    Pose(far_arm=((9, -66), (18, -74))),
                ),
                x - 60,
                quay,
                0.62,
            )
        )
    wharf = group(
        box(-20, quay, 990, 15, "#7a5f66"),
        box(-20, quay, 990, 4, "#f0b088"),
        box(-20, quay + 15, 990, 26, "#2c2840"),
        line("".join(f"M{x} {num(quay + 14)}V{num(quay + 84)}" for x in range(10, 980, 48)), "#241f38", 13),
        "".join(oval(x, quay + 30, 9, 11, "#14121f") for x in range(40, 980, 96)),
    )
    yard = group(*far, *near, wharf)
    scene.add(mirror(scene, yard, quay + 74, 0.5, 0.85, 9), yard)


def export_port(scene: Scene) -> None:
    """A river port at dusk: quay cranes, piles of containers, a loaded barge, lamps on the water."""
    rng, horizon, quay = scene.rng, 600.0, 668.0
    _dusk_river(scene, horizon)
    _terminal(scene, quay)
    deck = Tone("#20223a", "#46405c", "#d08a6c")
    scene.add(
        afloat(
            scene,
            box_barge(scene, deck, (2, 3, 3, 2, 2), "#ffd0a0", 0.2, DUSK),
            1120,
            832,
            0.88,
            True,
            length=900,
            shade="#141830",
        )
    )
    for x, y in ((118, quay - 250), (420, quay - 210), (760, quay - 230), (930, quay - 120)):
        scene.add(
            line(f"M{x} {num(y)}V{num(quay)}", "#2a2840", 3),
            oval(x, y, 5, 4, "#fff3c8"),
            light(scene, x, y, 90, "#ffd27c", 0.75),
        )
    scene.add(light(scene, 1180, 560, 640, "#ff9a54", 0.42), birds(rng, 1060, 250, 240, 7, "#4a3a5c", 12))
    scene.grain(0.2)
    scene.vignette(strength=0.34)


def barge_palms(scene: Scene) -> None:
    """A container barge going down the river past coconut palms, bright morning."""
    rng, horizon = scene.rng, 470.0
    scene.add(air(scene, horizon + 4, (0.0, "#4f9cbe"), (0.55, "#aed6d8"), (1.0, "#f4eed2")))
    scene.add(
        streaks(rng, (-100, 40, 1700, 380), 20, ("#ffffff", "#f4ead2", "#d4e8ea"), 0.6),
        sun(scene, 330, 250, 40, "#fffdf0", "#fff0c0", 8),
    )
    scene.add(surface(scene, horizon, (0.0, "#dcead6"), (0.22, "#9cc6b8"), (0.6, "#4f958e"), (1.0, "#1f5a60")))
    far_bank(scene, horizon + 3, 52, "#8fb5a6", palms=26)
    scene.add(haze(scene, horizon, 70, "#f6f4dc", 0.7))
    put_bank(scene, (700, 1700), 540, 190, NOON_GREEN.haze("#d3e6dc", 0.2), BARK.haze("#d3e6dc", 0.2), 9, -0.5, 0.55)
    put_bank(scene, (-80, 330), 530, 130, NOON_GREEN.haze("#d3e6dc", 0.34), BARK.haze("#d3e6dc", 0.3), 5, 0.4, 0.55)
    scene.add(
        ripples(rng, (-50, 500, 1650, 1080), 420, ("#f6fbe8", "#1c5658", "#a4d2c0"), 0.36),
        glitter(rng, 330, (490, 1040), (60, 240), 200, "#fffbe0", 0.6),
    )
    scene.add(
        afloat(
            scene, box_barge(scene, Tone("#2a3438", "#5a6e74", "#b9c4bc"), (3, 4, 4, 4, 3)), 800, 800, 1.36, length=900
        ),
        wake(rng, 250, 806, -420, "#f8fcf0", 0.6),
    )
    scene.add(wake(rng, 1420, 808, -240, "#f8fcf0", 0.7))
    scene.add(
        palm(rng, -70, 1090, 1010, NOON_GREEN, BARK, 0.06, 18),
        nipa(rng, 20, 1100, 330, NOON_GREEN, 11),
        nipa(rng, 1600, 1100, 300, NOON_GREEN, 11),
    )
    scene.add(birds(rng, 900, 170, 240, 6, "#557f88", 12), light(scene, 330, 250, 520, "#fff0b8", 0.35))
    scene.grain(0.18)
    scene.vignette("#0e2c2c", 0.25)


SCENES = {
    "cang-xuat-khau": Picture(1400, 930, export_port),
    "container-song": Picture(1400, 930, barge_palms),
}
