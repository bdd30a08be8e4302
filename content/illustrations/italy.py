"""Places of the kin overseas: Palau's rock islands, a coastal hill town in Italy."""

from __future__ import annotations

from boats import Hull, shell
from brush import Picture, Scene, Tone, box, curve, fill, group, lens, line, mix, num
from flora import foliage
from sky import air, cumulus, light, ridge, streaks
from trees import cypress
from water import afloat, mirror, ripples, surface

CLOUD = Tone("#a9cdd8", "#f2f4ec", "#ffffff")
PASTELS = ("#f2c48a", "#eaa07c", "#f6dfb0", "#e58a72", "#f0b8a0", "#d8c8a8", "#f4d270", "#e9b4b4", "#c9d2b8", "#f8ecd4")


def house(scene: Scene, x: float, foot: float, wide: float, high: float, tint: str) -> str:
    """A pastel town house: shutters, tiled roof, shaded side."""
    rng = scene.rng
    dark = mix(tint, "#5a3a4a", 0.4)
    parts = [
        box(x, foot - high, wide, high, scene.linear((0.0, mix(tint, "#fff6e0", 0.25)), (1.0, tint))),
        box(x + wide * 0.78, foot - high, wide * 0.22, high, dark, 0.55),
    ]
    columns, floors = max(2, int(wide / 24)), max(2, int(high / 34))
    for c in range(columns):
        for f in range(floors):
            px, py = x + wide * (c + 0.32) / columns, foot - high + high * (f + 0.25) / floors
            pw, ph = wide / columns * 0.34, high / floors * 0.46
            parts.append(
                box(px, py, pw, ph, "#3a3440")
                + box(px - pw * 0.5, py, pw * 0.45, ph, ("#3f7a6a", "#5a7f94", "#7a4a3a")[rng.randrange(3)])
            )
            parts.append(box(px + pw * 1.05, py, pw * 0.45, ph, "#4a6f64"))
    parts.append(
        fill(
            (
                f"M{num(x - 4)} {num(foot - high)}L{num(x + wide * 0.12)} {num(foot - high - 14)}"
                f"H{num(x + wide * 0.88)}L{num(x + wide + 4)} {num(foot - high)}Z"
            ),
            mix("#c0653f", "#e0a070", rng.random()),
        )
    )
    parts.append(line(f"M{num(x - 4)} {num(foot - high)}H{num(x + wide + 4)}", "#7a3a28", 2))
    return group(*parts)


def terraces(scene: Scene) -> str:
    """The town: rows of houses down the hill; gives back the last row, along the quay."""
    rng = scene.rng
    front: list[str] = []
    for row in range(8):
        foot = 300.0 + row * 46 + (20 if row == 7 else 0)
        left, right = 60 - row * 16, 560 + row * 92
        x = left + rng.uniform(-30, 10)
        while x < right:
            wide, high = rng.uniform(54, 96), rng.uniform(58, 108) + row * 5
            home = house(scene, x, foot + rng.uniform(-10, 10), wide, high, rng.choice(PASTELS))
            scene.add(home)
            if row > 5:
                front.append(home)
            if rng.random() < 0.24:
                scene.add(
                    foliage(rng, (x + wide * 0.5, x + wide * 1.4), foot + 12, 36, Tone("#24483a", "#5a8650", "#c4cc7c"))
                )
            x += wide * rng.uniform(0.82, 1.2)
    return group(*front)


def harbour(scene: Scene, quay: float, front: str) -> None:
    """The quay wall, the town's colours in the water, moored and near boats."""
    rng = scene.rng
    scene.add(
        box(-20, quay - 6, 1660, 40, scene.linear((0.0, "#d8c4a0"), (1.0, "#8a7460"))),
        box(-20, quay - 8, 1660, 5, "#f4e6c8"),
    )
    scene.add(surface(scene, quay + 28, (0.0, "#7fb4b4"), (0.4, "#3c8a9c"), (1.0, "#144a68")))
    scene.add(mirror(scene, front, quay + 24, 0.42, 0.75, 8, 2))
    shimmer = "".join(
        lens(rng.uniform(-20, 1200), quay + 32 + 150 * rng.random() ** 1.5, rng.uniform(30, 110), rng.uniform(2, 5))
        for _ in range(120)
    )
    scene.add(
        fill(shimmer, "#f2c08a", 0.4),
        fill(
            "".join(
                lens(rng.uniform(-20, 1200), quay + 32 + 120 * rng.random(), rng.uniform(30, 90), 3) for _ in range(60)
            ),
            "#e58a72",
            0.4,
        ),
    )
    scene.add(ripples(rng, (-50, quay + 32, 1650, 900), 260, ("#f6fbe8", "#1c5a78", "#8cc4c0"), 0.4))
    for i in range(9):
        x, y, size = 90.0 + i * 150 + rng.uniform(-40, 40), quay + 48 + rng.uniform(0, 22), rng.uniform(0.3, 0.4)
        back, side = shell(
            scene,
            Hull(300, 26, 26, 12, 16),
            rng.choice(
                (
                    Tone("#1c4a68", "#2f7fa8", "#9cd0dc"),
                    Tone("#8aa6b0", "#f2f2e6", "#ffffff"),
                    Tone("#6a1a18", "#c0402f", "#f0a080"),
                )
            ),
            "#8a5a3a",
        )
        mast = line(f"M10 -30V{-rng.uniform(120, 240):.0f}", "#e8dcc0", 4)
        scene.add(afloat(scene, group(back, mast, side), x, y, size, rng.random() < 0.5, length=300))
    for x, y, size, flip, tone in (
        (420, 770, 0.85, False, Tone("#1c4a68", "#2f7fa8", "#a4d4dc")),
        (1120, 820, 1.1, True, Tone("#8a8478", "#f4eedc", "#ffffff")),
    ):
        back, side = shell(scene, Hull(330, 32, 34, 14, 20), tone, "#8a5a3a", "#8a2c24")
        scene.add(
            afloat(
                scene,
                group(back, line("M-60 -36H-58M50 -38H54M-66 -40L-52 -30", "#f4e6c8", 5), side),
                x,
                y,
                size,
                flip,
                length=330,
            )
        )


def hill_town(scene: Scene) -> None:
    """An Italian coastal hill town: pastel houses, harbour."""
    rng, quay = scene.rng, 640.0
    scene.add(air(scene, 560, (0.0, "#4f9cc8"), (0.55, "#b0d8dc"), (1.0, "#fbe6c0")))
    scene.add(cumulus(scene, 1330, 250, 260, CLOUD, 0.9), streaks(rng, (-100, 40, 1700, 260), 12, ("#ffffff",), 0.5))
    scene.add(ridge(scene, 600, 330, "#8fb0b8", "#d8d8c4", 1.0), ridge(scene, 620, 230, "#6f9a8c", "#c4c8a4", 1.3))
    slope = curve([(-40, 300), (160, 210), (430, 170), (640, 250), (900, 330), (1150, 470), (1400, 590), (1660, 640)])
    scene.add(fill(slope + "L1660 660H-40Z", scene.linear((0.0, "#5f8a54"), (1.0, "#a8a064"))))
    scene.add(
        foliage(rng, (-60, 560), 320, 130, Tone("#24483a", "#5a8650", "#c4cc7c"), 0.4),
        foliage(rng, (1080, 1640), 640, 120, Tone("#24483a", "#5a8650", "#c4cc7c"), -0.4),
    )
    for x, y, high in (
        (90, 260, 120),
        (130, 250, 150),
        (560, 240, 130),
        (600, 250, 110),
        (960, 380, 130),
        (1180, 520, 120),
        (1220, 540, 150),
    ):
        scene.add(cypress(rng, x, y, high, Tone("#1c3a30", "#3c6648", "#8aa860")))
    front = terraces(scene)
    scene.add(campanile(scene, 430, 470))
    harbour(scene, quay, front)
    scene.add(light(scene, 1500, 60, 900, "#fff0c0", 0.35))
    scene.grain(0.2)
    scene.vignette("#102c40", 0.25)


def campanile(scene: Scene, x: float, foot: float) -> str:
    """A church with a dome and a bell tower."""
    wall = scene.linear((0.0, "#fff2d4"), (0.7, "#ecc890"), (1.0, "#b08a64"), across=True)
    dome = scene.linear((0.0, "#f0d070"), (0.5, "#6aa48c"), (1.0, "#2f6a64"), across=True)
    return group(
        box(x + 44, foot - 120, 150, 120, wall),
        fill(
            (
                f"M{x + 56} {foot - 120}Q{x + 60} {foot - 210} {x + 118} {foot - 216}"
                f"Q{x + 178} {foot - 210} {x + 182} {foot - 120}Z"
            ),
            dome,
        ),
        box(x + 112, foot - 240, 12, 26, wall),
        box(x - 30, foot - 270, 62, 270, wall),
        "".join(box(x - 12, foot - 256 + i * 62, 24, 34, "#4a3a44") for i in range(2)),
        box(x - 36, foot - 276, 74, 9, "#fff6e0"),
        box(x - 36, foot - 206, 74, 6, "#fff6e0"),
        fill(f"M{x - 32} {foot - 276}L{x + 1} {foot - 340}L{x + 34} {foot - 276}Z", "#c0653f"),
        fill(f"M{x + 1} {foot - 340}L{x + 34} {foot - 276}H{x + 8}Z", "#8a3f2c", 0.6),
        box(x + 96, foot - 60, 40, 60, "#5a3a34"),
    )


SCENES = {
    "y-thanh-pho-bien": Picture(2320, 1300, hill_town),
}
