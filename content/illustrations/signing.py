"""Still life on a signing table."""

from __future__ import annotations

import math

from brush import Picture, Scene, box, fill, group, lens, line, mix, num, oval, place
from cast import figure
from indoor import bokeh, cup
from pose import STAND, Look
from sky import light


def _folder(leather: str, seal: str, lines_of: int = 7) -> str:
    """An opened document folder in perspective, about 440 wide, with abstract lines and a signature."""
    left = "".join(f"M{num(-188 - i * 4.4)} {num(-70 + i * 20)}H{num(-34 - (i * 37) % 50)}" for i in range(lines_of))
    right = "".join(f"M{num(36)} {num(-70 + i * 20)}H{num(176 + i * 4 - (i * 29) % 46)}" for i in range(lines_of - 2))
    return group(
        fill("M-226 -112L226 -112L268 104L-268 104Z", "#140c10", 0.4, 'transform="translate(10 16)"'),
        fill("M-220 -112H-3L-3 104H-264Z", leather),
        fill("M3 -112H220L264 104H3Z", mix(leather, "#140a0c", 0.18)),
        fill("M-204 -98H-10L-10 90H-240Z", "#fbf8ee"),
        fill("M10 -98H204L240 90H10Z", "#f4efe0"),
        fill("M-60 -98H-10V90H-40Z", "#cfc4ac", 0.5),
        fill("M10 -98H30L26 90H10Z", "#b8ac92", 0.4),
        line(left, "#a9b0b0", 3.4),
        line(right, "#a9b0b0", 3.4),
        oval(196, 58, 26, 15, seal, 0.85),
        oval(196, 58, 19, 10.5, "#f4efe0", 0.9),
        oval(196, 58, 14, 7.6, seal, 0.85),
        line("M60 60q14 -30 22 -4q6 18 16 -10q8 -16 12 6q8 12 26 -8q10 -6 18 4", "#23407a", 3.4),
        line("M56 72H176", "#8a9496", 2),
        line("M-3 -112V104M3 -112V104", "#c9a24a", 2),
    )


def _pen(turn: float, tint: str) -> str:
    """A fountain pen lying."""
    return group(
        fill("M-92 8Q0 16 96 8L92 16H-88Z", "#140c10", 0.4),
        fill("M-90 -7H40L60 -5L92 0L60 5L40 7H-90Q-98 0 -90 -7Z", tint),
        fill("M-90 -7H40L60 -5L40 -3H-90Z", "#ffffff", 0.4),
        box(32, -7.5, 9, 15, "#d9b45a"),
        box(-40, -8, 7, 16, "#d9b45a"),
        fill("M60 -4.6L92 0L60 4.6Z", "#e8cf8a"),
        line("M-88 -9H-44", "#d9b45a", 3.4),
        move=f"rotate({turn})",
    )


def _hall(scene: Scene) -> None:
    """The hall and its people out of focus."""
    soft = scene.blur(16)
    back = [box(-40 + i * 300, -20, 150, 560, ("#2f5a62", "#3a6a70")[i % 2]) for i in range(6)]
    back += [box(110 + i * 300, 60, 150, 420, "#f0dcae", 0.8) for i in range(6)]
    for x, top in ((250, "#26323c"), (430, "#7a3a44"), (1180, "#2a3a4a"), (1370, "#e6dcc6"), (820, "#3a4a44")):
        back.append(
            place(
                figure(Look(top=top, style="long" if top == "#7a3a44" else "short", sleeve=1, facing=0), STAND),
                x,
                620,
                4.2,
            )
        )
    scene.add(group(*back, filt=soft), bokeh(scene, (0, 0, 1600, 430), 30, ("#ffd080", "#ffb860", "#ffe6b8"), 56, 0.7))


def _table(scene: Scene) -> None:
    """The red cloth with folders and pens."""
    rng = scene.rng
    scene.add(
        fill(
            "M-40 560Q800 520 1640 560V1100H-40Z", scene.linear((0.0, "#a83a32"), (0.35, "#8a2a28"), (1.0, "#4f1418"))
        ),
        line("M-40 560Q800 520 1640 560", "#f0b090", 6, 0.7),
    )
    scene.add(
        fill(
            "".join(
                lens(
                    rng.uniform(0, 1600),
                    rng.uniform(600, 1060),
                    rng.uniform(120, 420),
                    rng.uniform(4, 12),
                    rng.uniform(-0.12, 0.12),
                )
                for _ in range(36)
            ),
            "#d9705a",
            0.14,
        )
    )
    scene.add(
        place(_folder("#123c4a", "#c23a2c"), 436, 800, 1.33), place(_folder("#123c4a", "#c23a2c"), 1176, 800, 1.33)
    )
    scene.add(place(_pen(-16, "#1d2b33"), 300, 905, 1.25), place(_pen(-16, "#6a1c24"), 1030, 905, 1.25))


def _flowers(scene: Scene) -> None:
    """A vase of flowers."""
    rng = scene.rng
    vase = group(
        oval(6, 4, 90, 16, "#1a0c0e", 0.5),
        fill(
            "M-58 -130Q-84 -40 -46 0H46Q84 -40 58 -130Z",
            scene.linear((0.0, "#e8f2f0"), (0.5, "#ffffff"), (1.0, "#9fb8ba"), across=True),
        ),
        line("M-66 -70Q0 -52 66 -70M-60 -44Q0 -26 60 -44", "#3f7f92", 5, 0.8),
    )
    stems, blooms = [], []
    for i in range(46):
        a, far = rng.uniform(-math.pi, 0.0), rng.uniform(20, 150)
        x, y = math.cos(a) * far * 1.05, -150 + math.sin(a) * far * 0.95
        kind = rng.choice(("#f4b8c4", "#fbe6e0", "#e8788c", "#fdf4e4", "#f2c24a"))
        blooms.append(
            (
                y,
                group(
                    *(
                        fill(
                            lens(x + math.cos(t) * 15, y + math.sin(t) * 13, 34, 15, t),
                            mix(kind, "#7a2a3a", 0.12 * (k % 2)),
                        )
                        for k, t in enumerate(j * math.tau / 6 + i for j in range(6))
                    ),
                    oval(x, y, 7, 6, "#d9a23a"),
                ),
            )
        )
        if i % 2:
            stems.append(
                fill(
                    lens(x * 1.16, y + 20, 90, 20, a + rng.uniform(-0.4, 0.4)), ("#2f6a48", "#4f8a54", "#7fae62")[i % 3]
                )
            )
    scene.add(place(group(*stems, vase, *(mark for _, mark in sorted(blooms))), 815, 670, 1.16))


def memorandum(scene: Scene) -> None:
    """Still life on a signing table: two opened folders, two pens, flowers; the hall out of focus."""
    h = scene.h
    scene.add(box(0, 0, 1600, h, scene.linear((0.0, "#23404a"), (0.4, "#5f7a74"), (0.7, "#c9a878"), (1.0, "#8a5f40"))))
    _hall(scene)
    _table(scene)
    _flowers(scene)
    scene.add(cup(84, 640, 1.0), cup(1516, 640, 1.0), light(scene, 800, 180, 800, "#ffe6b0", 0.42))
    scene.grain(0.18)
    scene.vignette("#180a10", 0.42)


SCENES = {
    "ban-ghi-nho": Picture(1400, 930, memorandum),
}
