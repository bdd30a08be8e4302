"""Orchards: hanging fruit in front of rows of trees and ditches, star-apple rows with a farmer."""

from __future__ import annotations

import math
import random

from bigfruit import big_mango, star_apple
from boats import sampan
from brush import Picture, Point, Scene, Tone, box, fill, group, line, num, oval, place, poly
from flora import foliage
from folk import walker
from fruit import piece
from leaves import leaf, spray
from lotus import grass
from palette import BARK, NOON_GREEN, ORCHARD
from sky import air, light
from trees import crown, crown_tree
from water import afloat, ripples

SUNNY = "#f0efb8"
LEAF = Tone("#16402f", "#3a7d46", "#b4cf72")
BRONZE = Tone("#3a3a22", "#6f7a3a", "#d0a860")


def rows(scene: Scene, horizon: float, vanish: float, ditch: bool, fruit: str, tone: Tone = ORCHARD) -> None:
    """Orchard rows running to a vanishing point: sky glow, beds, a ditch or a path in the middle, trees with fruit."""
    rng, w, h = scene.rng, scene.w, scene.h
    scene.add(air(scene, horizon + 30, (0.0, "#8fc4b4"), (0.6, "#dbe6b8"), (1.0, "#f8f0c0")))
    scene.add(light(scene, vanish, horizon - 30, 520, "#fff4b8", 0.7))
    scene.add(foliage(rng, (-60, w + 60), horizon + 20, 170, tone.haze(SUNNY, 0.62), 0.0))
    scene.add(box(0, horizon + 14, w, h - horizon, scene.linear((0.0, "#b9c477"), (0.35, "#6d8f48"), (1.0, "#2f5a34"))))
    centre = (
        scene.linear((0.0, "#f2edc0"), (0.3, "#a9c29a"), (1.0, "#2c5f5c"))
        if ditch
        else scene.linear((0.0, "#e6d8a4"), (1.0, "#8a6a44"))
    )
    left, right = (lane(rng, side, horizon + 14, vanish, h) for side in (-1, 1))
    scene.add(
        fill(poly([(x - 10, y - 2) for x, y in left] + [(x + 10, y - 2) for x, y in reversed(right)]), "#4a3a26", 0.55)
    )
    scene.add(fill(poly(left + right[::-1]), centre))
    if ditch:
        scene.add(ripples(rng, (vanish - 260, horizon + 60, vanish + 260, h), 90, ("#f6f6d0", "#1c4a44"), 0.35))
    count = 8
    for i in range(count):
        share = (i / (count - 1)) ** 1.8
        foot = horizon + 22 + (h - horizon) * 0.62 * share
        shade = tone.haze(SUNNY, 0.56 * (1 - share) ** 1.4)
        for side in (-1, 1):
            for column in range(2):
                x = vanish + side * (80 + 640 * share + column * (150 + 560 * share)) + rng.uniform(-14, 14)
                high = 110 + 560 * share
                if not -300 < x < w + 300:
                    continue
                scene.add(oval(x + high * 0.05, foot, high * 0.42, high * 0.05, "#1c3420", 0.4))
                scene.add(crown_tree(rng, x, foot, high, shade, BARK.haze(SUNNY, 0.4 * (1 - share)), 0.46))
                scene.add(fruits(rng, fruit, x, foot - high * 0.58, high, share))
    verge(scene, (left, right), (tone.dark, "#4f8040", "#9cb85c"))


def lane(rng: random.Random, side: int, top: float, vanish: float, low: float) -> list[Point]:
    """One uneven edge of the ditch or path, from the vanishing point down."""
    points = []
    for i in range(25):
        share = i / 24
        points.append(
            (vanish + side * (14 + 350 * share) + rng.uniform(-16, 16) * share, top + (low + 12 - top) * share)
        )
    return points


def verge(scene: Scene, edges: tuple[list[Point], list[Point]], colours: tuple[str, str, str]) -> None:
    """Grass along the edges, taller towards the viewer, and tufts on the beds."""
    rng = scene.rng
    for i in range(2, 25):
        share = i / 24
        for edge in edges:
            x, y = edge[i]
            scene.add(
                grass(
                    rng,
                    (x - 12 - 50 * share, x + 12 + 50 * share),
                    y,
                    10 + 66 * share,
                    12 + int(12 * share),
                    colours,
                    0.4,
                )
            )
        for _ in range(3):
            x = rng.uniform(-20, scene.w + 20)
            if not edges[0][i][0] - 20 < x < edges[1][i][0] + 20:
                scene.add(
                    grass(rng, (x - 40 * share, x + 40 * share), edges[0][i][1], 6 + 40 * share, 8, colours[1:], 0.5)
                )


def fruits(rng: random.Random, kind: str, x: float, y: float, high: float, share: float) -> str:
    """Fruit hanging in a crown."""
    out = []
    for _ in range(int(6 + 10 * share)):
        turn, far = rng.random() * math.tau, math.sqrt(rng.random())
        px, py = x + math.cos(turn) * far * high * 0.34, y + math.sin(turn) * far * high * 0.22
        out.append(piece(rng, kind, px, py, high * 0.021))
    return group(*out, opacity=0.55 + 0.45 * share)


def hanging(scene: Scene, kind: str, x: float, top: float, drop: float, r: float) -> str:
    """A big fruit on its stalk."""
    stalk = line(
        f"M{num(x - r * 0.2)} {num(top)}Q{num(x + r * 0.16)} {num(top + drop * 0.5)} {num(x)} {num(top + drop)}",
        "#6a5a34",
        r * 0.07,
    )
    if kind == "mango":
        return stalk + big_mango(x, top + drop + r * 1.1, r)
    if kind == "star":
        return stalk + star_apple(
            scene, x, top + drop + r * 0.92, r, scene.rng.uniform(0.45, 0.95), stalk=False, shadow=False
        )
    return stalk + piece(scene.rng, kind, x, top + drop + r * 0.86, r)


def cluster(scene: Scene, x: float, y: float, kinds: tuple[str, ...], r: float, tone: Tone = LEAF) -> None:
    """A fruiting twig from the top of the picture: leaves behind, fruit, leaves in front."""
    rng = scene.rng
    for i in range(6):
        scene.add(leaf(x + rng.uniform(-60, 60), y + rng.uniform(-70, 20), r * 2.7, 0.3 + i * 0.5, tone, i % 2 == 0))
    for i, kind in enumerate(kinds):
        scene.add(
            hanging(
                scene,
                kind,
                x + (i - (len(kinds) - 1) / 2) * r * 1.75,
                y - 20,
                r * (0.8 + 0.9 * (i % 2)),
                r * rng.uniform(0.92, 1.06),
            )
        )
    for i in range(5):
        scene.add(leaf(x + rng.uniform(-90, 90), y + rng.uniform(-60, 0), r * 2.4, 0.1 + i * 0.62, tone, i % 2 == 1))


def fruit_garden(scene: Scene) -> None:
    """An orchard with mangoes and star apples hanging in front."""
    rows(scene, 440, 860, True, "mango")
    rng = scene.rng
    scene.add(afloat(scene, sampan(scene, cargo="mango", tunic="#8c2f39"), 880, 800, 0.86, length=360))
    for x in (60, 420, 1230, 1560):
        scene.add(crown(rng, x, -40, 270, 130, Tone("#10301f", "#23573a", "#5f9a50"), 0.3))
    for x, y, angle, length in (
        (-40, -10, 0.35, 520),
        (1640, 10, 2.75, 560),
        (620, -60, 0.9, 300),
        (1120, -60, 2.0, 300),
    ):
        scene.add(spray(rng, x, y, length, angle, LEAF, BARK, 12))
    cluster(scene, 250, 150, ("mango", "mango", "mango"), 74)
    cluster(scene, 1330, 130, ("star", "star", "star"), 78, BRONZE)
    cluster(scene, 760, 30, ("mango", "mango"), 54)
    scene.add(light(scene, 860, 400, 700, "#ffec9c", 0.3))
    scene.grain(0.2)
    scene.vignette("#0c2014", 0.4)


def star_rows(scene: Scene) -> None:
    """Star-apple rows with a farmer in a conical hat."""
    rows(scene, 400, 740, False, "star", Tone("#1c3a2c", "#4a7a48", "#c9bc6a"))
    for x, y, size, tunic in ((690, 600, 1.1, "#2f5d62"), (830, 820, 2.5, "#7a3b52")):
        scene.add(oval(x, y, 34 * size, 5 * size, "#2a2014", 0.45), place(walker(tunic, load=size > 2), x, y, size))
    rng = scene.rng
    for x, y, angle, length in ((-40, 0, 0.4, 460), (1640, -10, 2.7, 520)):
        scene.add(spray(rng, x, y, length, angle, BRONZE, BARK, 11))
    cluster(scene, 1340, 120, ("star", "star", "star"), 66, BRONZE)
    cluster(scene, 190, 110, ("star", "star"), 58, BRONZE)
    scene.add(light(scene, 740, 380, 640, "#ffe28c", 0.34))
    scene.grain(0.2)
    scene.vignette("#18200f", 0.4)


def sample_garden(scene: Scene) -> None:
    """Sample issue: an orange orchard along a ditch, a sampan with the harvest."""
    rows(scene, 430, 780, True, "orange", NOON_GREEN)
    rng = scene.rng
    scene.add(afloat(scene, sampan(scene, cargo="orange", tunic="#6b3f63"), 800, 790, 0.8, flip=True, length=360))
    scene.add(spray(rng, 1640, -10, 560, 2.7, LEAF, BARK, 12), spray(rng, -40, -10, 420, 0.45, LEAF, BARK, 10))
    cluster(scene, 1300, 130, ("orange", "orange", "orange"), 64)
    scene.add(light(scene, 780, 400, 640, "#ffec9c", 0.3))
    scene.grain(0.18)
    scene.vignette("#0c2014", 0.4)


SCENES = {
    "anh-vuon-trai-cay": Picture(1500, 1000, fruit_garden),
    "vu-sua-vuon": Picture(1400, 930, star_rows),
    "mau-vuon": Picture(1200, 800, sample_garden, "bulletins/mau/pictures", 70),
}
