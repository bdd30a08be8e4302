"""Palau: a lagoon with mushroom-like rock islands."""

from __future__ import annotations

from boats import Hull, shell
from brush import Picture, Scene, Tone, blob, box, curve, fill, group, lens, line, mix, num
from flora import palm
from italy import CLOUD
from palette import BARK
from sky import air, birds, cumulus, light
from trees import crown
from water import afloat, mirror, ripples, surface

JUNGLE = Tone("#0f3d33", "#2c7a4c", "#b4d670")


ROCK = Tone("#4a4a48", "#98907e", "#dcd0b4")


def islet(scene: Scene, x: float, y: float, wide: float, high: float, air_share: float = 0.0) -> str:
    """A mushroom-shaped rock island: undercut limestone foot, domed jungle above."""
    rng = scene.rng
    rock, green = ROCK.haze("#cfe8e4", air_share), JUNGLE.haze("#cfe8e4", air_share)
    half, lip = wide / 2, high * 0.27
    left = [(-0.62, 0.0), (-0.6, 0.3), (-0.74, 0.62), (-0.97, 0.9), (-0.92, 1.3)]
    points = [(x + half * a, y + 2 - lip * b) for a, b in left] + [
        (x - half * a * rng.uniform(0.97, 1.03), y + 2 - lip * b) for a, b in reversed(left)
    ]
    cracks = "".join(
        (
            f"M{num(x + half * s)} {num(y - lip)}"
            f"q{num(rng.uniform(-4, 4))} {num(lip * 0.4)} {num(-half * s * 0.34)} "
            f"{num(lip * rng.uniform(0.7, 0.95))}"
        )
        for s in (i / 8 - 0.94 for i in range(16))
    )
    peaks = [(-0.5, 0.46, 0.5), (0.48, 0.5, 0.52), (0.02, 0.66, 0.6), (-0.2, 0.36, 0.74), (0.28, 0.34, 0.7)]
    domes = [
        crown(
            rng,
            x + half * (a + rng.uniform(-0.06, 0.06)),
            y - lip * 0.9 - high * b * 0.56,
            half * r,
            high * b * 0.66,
            green,
        )
        for a, b, r in peaks
    ]
    vines = "".join(
        lens(x + half * s, y - lip * rng.uniform(0.72, 1.0), lip * 0.5, lip * 0.1, 1.57)
        for s in (rng.uniform(-0.9, 0.9) for _ in range(40))
    )
    return group(
        fill(curve(points) + "Z", scene.linear((0.0, rock.light), (0.55, rock.mid), (1.0, rock.dark))),
        fill(curve([(x + half * 0.1, y - lip), *points[5:]]) + "Z", rock.dark, 0.35),
        line(cracks, rock.dark, max(1.0, high * 0.011), 0.55),
        box(x - half * 0.61, y - lip * 0.2, half * 1.22, lip * 0.22, mix(rock.dark, "#10282c", 0.5), 0.6),
        *domes,
        fill(vines, green.at(0.2)),
    )


def caustics(scene: Scene, top: float) -> list[str]:
    """The net of light on a shallow bottom, from `top` down."""
    rng = scene.rng
    rings = ""
    for _ in range(150):
        depth = rng.random()
        y = top + (scene.h - top) * depth
        rings += blob(rng, rng.uniform(-20, 1620), y, 22 + 46 * depth, 4 + 11 * depth, 0.3, 9)
    return [group(line(rings, "#f4fff0", 2.2), opacity=0.28, filt=scene.blur(1.1))]


def beach(scene: Scene) -> list[str]:
    """A corner of white sand at the lower right, with its edge of foam."""
    edge = [(1080, 930), (1180, 862), (1330, 838), (1440, 800), (1540, 792), (1640, 770)]
    foam = [(x - 10, y - 9) for x, y in edge]
    sand = scene.linear((0.0, "#fdf3d4"), (1.0, "#e2c99a"))
    shells = "".join(lens(scene.rng.uniform(1300, 1600), scene.rng.uniform(850, 896), 9, 3, 0.4) for _ in range(26))
    return [
        fill(curve([(x - 34, y - 26) for x, y in edge]) + "L1640 930Z", "#c9f0dc", 0.5),
        line(curve(foam), "#ffffff", 7, 0.75),
        fill(curve(edge) + "L1640 930Z", sand),
        fill(shells, "#b8946a", 0.5),
    ]


def palau(scene: Scene) -> None:
    """A tropical lagoon with mushroom-like rock islands."""
    rng, horizon = scene.rng, 360.0
    scene.add(air(scene, horizon + 4, (0.0, "#2f8cc4"), (0.6, "#9cd6e4"), (1.0, "#eaf4e0")))
    scene.add(
        cumulus(scene, 300, 320, 300, CLOUD, 0.95),
        cumulus(scene, 1000, 300, 240, CLOUD, 0.9),
        cumulus(scene, 1480, 330, 260, CLOUD, 0.9),
    )
    scene.add(
        surface(
            scene,
            horizon,
            (0.0, "#8fd6d4"),
            (0.12, "#3fb4c0"),
            (0.35, "#2fb8b4"),
            (0.6, "#62d2bc"),
            (0.8, "#a4e6c8"),
            (1.0, "#e6efc8"),
        )
    )
    reefs = [
        blob(rng, rng.uniform(0, 1600), 470 + 330 * d, 130 + 190 * d, 9 + 28 * d, 0.3, 14)
        for d in (i / 11 for i in range(12))
    ]
    scene.add(group(fill("".join(reefs), "#1f8f9c"), opacity=0.45, filt=scene.blur(5)))
    spots = [
        blob(rng, rng.uniform(0, 1600), 560 + 300 * d, 30 + 60 * d, 5 + 12 * d, 0.3, 10)
        for d in (rng.random() for _ in range(26))
    ]
    scene.add(group(fill("".join(spots), "#2c7f74"), opacity=0.4, filt=scene.blur(3)))
    for x, y, wide, high, far in (
        (180, 372, 190, 70, 0.62),
        (420, 376, 150, 56, 0.6),
        (1180, 374, 260, 80, 0.6),
        (1460, 378, 200, 74, 0.56),
        (820, 380, 160, 64, 0.55),
    ):
        rock = islet(scene, x, y, wide, high, far)
        scene.add(mirror(scene, rock, y, 0.4, 0.8), rock)
    for x, y, wide, high, far in ((640, 420, 260, 130, 0.34), (1330, 440, 360, 210, 0.22), (240, 476, 420, 270, 0.08)):
        rock = islet(scene, x, y, wide, high, far)
        scene.add(mirror(scene, rock, y, 0.5, 0.8), rock)
    front = islet(scene, 1010, 545, 380, 250)
    scene.add(mirror(scene, front, 545, 0.5, 0.75), front)
    scene.add(ripples(rng, (-50, 400, 1650, 900), 420, ("#f2fff0", "#1f8a98", "#b4f0dc"), 0.36))
    back, side = shell(scene, Hull(300, 24, 26, 6, 16), Tone("#8aa6b0", "#eef2ea", "#ffffff"), "#b58a5a", "#2f7fa8")
    scene.add(afloat(scene, group(back, side), 560, 650, 0.9, length=300, shade="#0f5a64"))
    scene.add(*caustics(scene, 640), *beach(scene))
    scene.add(palm(rng, 1580, 930, 640, JUNGLE, BARK, -0.18, 17), palm(rng, 1660, 930, 480, JUNGLE, BARK, -0.24, 16))
    scene.add(birds(rng, 620, 180, 240, 6, "#3f7c92", 12), light(scene, 500, 0, 800, "#ffffff", 0.25))
    scene.grain(0.18)
    scene.vignette("#0c3a4a", 0.22)


SCENES = {
    "palau-vinh": Picture(2320, 1300, palau),
}
