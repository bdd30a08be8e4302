"""A class seen from behind, the trainer at the board."""

from __future__ import annotations

from brush import Picture, Scene, box, fill, group, lens, line, mix, oval, place
from cast import back_bust, figure
from indoor import window
from pose import Look, Pose
from sky import light

SHIRTS = ("#e8eef0", "#7fa8b8", "#d9a08a", "#c9d6b8", "#5f86a0", "#e6d9bc", "#b07a8a", "#8fa67a")


def _classroom(scene: Scene) -> None:
    """Wall, windows and the board with its diagram."""
    h = scene.h
    rng = scene.rng
    scene.add(box(0, 0, 1600, h, scene.linear((0.0, "#e9e0c8"), (0.7, "#d8c9a8"), (1.0, "#a8906c"))))
    for x in (-60, 1290):
        scene.add(
            window(scene, x, 110, 290, 430, (0.0, "#9fd0dc"), (0.6, "#dcecd8"), (1.0, "#a9c888"), frame="#f4eddc")
        )
        scene.add(
            fill(
                "".join(
                    lens(x + rng.uniform(10, 280), rng.uniform(330, 540), 60, 18, rng.uniform(-1, 1)) for _ in range(40)
                ),
                "#5f9460",
                0.75,
            )
        )
    scene.add(
        box(318, 66, 900, 470, "#c9b58c"), box(334, 82, 868, 438, scene.linear((0.0, "#f9fbf8"), (1.0, "#dfe8e4")))
    )
    flow = ((420, 160, "#d9593d"), (690, 160, "#0f5c6e"), (420, 350, "#e0a83c"), (690, 350, "#7fa65a"))
    for x, y, colour in flow:
        scene.add(
            f'<rect x="{x}" y="{y}" width="170" height="96" rx="14" fill="{colour}"/>',
            line(f"M{x + 26} {y + 36}h118M{x + 26} {y + 60}h80", "#ffffff", 7, 0.85),
        )
    scene.add(
        line(
            (
                "M596 208H676M676 208l-16 -10m16 10l-16 10"
                "M505 262V338M505 338l-10 -16m10 16l10 -16"
                "M596 398H676M676 398l-16 -10m16 10l-16 10"
                "M775 262V338M775 338l-10 -16m10 16l10 -16"
            ),
            "#5d6f76",
            6,
        )
    )
    scene.add(
        line("M930 440V180M930 440H1150", "#5d6f76", 5),
        line("M930 410L985 352L1040 368L1095 268L1146 222", "#d9593d", 8),
        *(oval(x, y, 9, 9, "#0f5c6e") for x, y in ((985, 352), (1040, 368), (1095, 268), (1146, 222))),
    )


def _trainer(scene: Scene) -> None:
    """The trainer pointing at the board."""
    trainer = Look(top="#0f5c6e", legs="#f0ead8", style="bun", sleeve=1, facing=-1, rim="#bfe0e0")
    scene.add(
        oval(1130, 716, 110, 16, "#4a3a28", 0.3),
        place(
            figure(
                trainer,
                Pose(
                    head=(-1, -90),
                    far_arm=((-14, -72), (-30, -84)),
                    near_arm=((6, -62), (-4, -54)),
                    far_leg=((-2, -22), (-3, 0)),
                    near_leg=((3, -22), (4, 0)),
                ),
                skirt="M-9 -50Q-9 -24 -11 -8L10 -8Q10 -26 9 -50Z",
            ),
            1130,
            714,
            4.7,
        ),
    )
    scene.add(line("M986 316L930 262", "#8a5a3c", 6))


def _listeners(scene: Scene) -> None:
    """Rows of people seen from behind."""
    h = scene.h
    rng = scene.rng
    scene.add(box(0, 690, 1600, h - 690, scene.linear((0.0, "#8a7458"), (1.0, "#3f3228"))))
    rows = ((690, 1.72, 9, 0.2), (822, 2.3, 7, 0.1), (1000, 3.2, 5, 0.0))
    for k, (y, size, count, fade) in enumerate(rows):
        scene.add(
            box(0, y + 10 * size, 1600, 20 * size, mix("#b98f5a", "#3a2a20", 0.12 * k)),
            box(0, y + 10 * size, 1600, 4 * size, "#e8c890"),
        )
        for i in range(count):
            x = 1600 * (i + 0.5 + 0.25 * (k % 2 - 0.5)) / count + rng.uniform(-18, 18)
            top = mix(rng.choice(SHIRTS), "#d8c9a8", fade)
            look = Look(
                top=top,
                style=rng.choice(("short", "long", "bun", "short")),
                hair=rng.choice(("#241c1e", "#2e2422", "#3a2a24")),
                rim="#fff4d4",
            )
            scene.add(place(back_bust(look, rng.uniform(-7, 7)), x, y, size, flip=rng.random() < 0.3))
        if k == 1:
            scene.add(
                place(
                    group(
                        line("M0 0L10 -52", "#d9a07a", 11),
                        oval(11, -58, 7, 8, "#c08a63"),
                        line("M0 4L5 -22", "#7fa8b8", 17),
                    ),
                    620,
                    850,
                    2.2,
                )
            )


def training_class(scene: Scene) -> None:
    """A class seen from behind, the trainer at the board."""
    _classroom(scene)
    _trainer(scene)
    _listeners(scene)
    scene.add(light(scene, 60, 300, 620, "#fff4cc", 0.4), light(scene, 1500, 300, 560, "#fff4cc", 0.35))
    scene.grain(0.16)
    scene.vignette("#2a1c14", 0.38)


SCENES = {
    "diem-tin-1": Picture(1000, 680, training_class),
}
