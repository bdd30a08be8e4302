"""The family wrapping bánh tét on the last night of the year."""

from __future__ import annotations

from dataclasses import replace

from brush import Picture, Scene, Tone, box, fill, group, lens, line, mix, num, oval, place
from built import PLASTER, TILE, jar, tile_house
from cast import figure
from flora import foliage, palm
from indoor import apricot_tree, lantern
from pose import FLOOR, SIT, Look, mirrored
from sky import air, light

NIGHT_GREEN = Tone("#0c1c24", "#1c3a36", "#6f7f4a")
NIGHT_BARK = Tone("#14141c", "#2c2a30", "#7a5c42")


def cake(x: float, y: float, size: float, turn: float = 0.0) -> str:
    """A bánh tét: a roll of leaf tied with string, lying."""
    ties = "".join(f"M{dx} -11Q{dx + 3} 0 {dx} 11" for dx in (-30, -18, -6, 6, 18, 30))
    return group(
        fill("M-40 -11H40Q46 0 40 11H-40Q-46 0 -40 -11Z", "#4a6e34"),
        fill("M-40 -11H40Q43 -6 43 -3H-43Q-43 -6 -40 -11Z", "#86a456"),
        fill("M-42 4H42L40 11H-40Z", "#253f22"),
        line(ties, "#e9d9a4", 2.2),
        line("M-42 0H42", "#e9d9a4", 1.3, 0.8),
        move=f"translate({num(x)} {num(y)}) rotate({turn:.0f}) scale({size})",
    )


def fire_pot(scene: Scene, x: float, y: float, size: float) -> str:
    """A big pot boiling over a wood fire on bricks, steam rising."""
    rng = scene.rng
    flames = "".join(
        (
            f"M{num(dx - 16)} 0Q{num(dx - 20)}"
            f" -26 {num(dx + rng.uniform(-8, 8))}"
            f" {num(-rng.uniform(46, 84))}"
            f"Q{num(dx + 20)} -24 {num(dx + 16)} 0Z"
        )
        for dx in range(-56, 60, 16)
    )
    inner = "".join(
        f"M{num(dx - 9)} 0Q{num(dx - 10)} -14 {num(dx)} {num(-rng.uniform(22, 44))}Q{num(dx + 10)} -12 {num(dx + 9)} 0Z"
        for dx in range(-48, 52, 16)
    )
    steam = "".join(f"M{dx} -214Q{dx - 46} -290 {dx + 14} -352T{dx + 20} -500" for dx in (-44, 0, 46))
    return group(
        oval(0, 4, 150, 20, "#08080c", 0.5),
        oval(0, -40, 250, 190, scene.radial((0.0, "#ffb04a", 0.75), (0.5, "#ff8a3a", 0.28), (1.0, "#ff7a2a", 0.0))),
        line("M-120 2L-30 -14M120 2L30 -14M-90 8L40 -6M90 8L-40 -6", "#4a2c1c", 13),
        fill("M-96 -58Q-130 -90 -112 -126Q-96 -100 -84 -76ZM96 -58Q130 -92 114 -132Q96 -104 84 -76Z", "#ff9a3a", 0.8),
        fill(flames, "#ff8a2a"),
        fill(inner, "#ffe27a"),
        "".join(
            box(dx, -58, 40, 58, "#7a3a28")
            + box(dx, -58, 40, 6, "#e08a4a")
            + line(f"M{dx} -38h40M{dx} -18h40", "#3a1a14", 3)
            for dx in (-116, 76)
        ),
        fill(
            "M-104 -64Q-112 -190 -96 -204H96Q112 -190 104 -64Q0 -44 -104 -64Z",
            scene.linear((0.0, "#6a747c"), (0.5, "#3a4048"), (1.0, "#17171c")),
        ),
        fill("M-104 -64Q-112 -190 -96 -204H-60Q-74 -140 -64 -58Q-90 -58 -104 -64Z", "#d9dee0", 0.3),
        fill("M-100 -80Q0 -58 100 -80L104 -64Q0 -44 -104 -64Z", "#ff9a4a", 0.7),
        oval(0, -204, 98, 20, "#aab4b8"),
        oval(0, -210, 92, 17, "#7a848a"),
        oval(0, -216, 20, 6, "#3a3e44"),
        line("M-108 -160q-26 0 -22 34M108 -160q26 0 22 34", "#5a6068", 8),
        group(line(steam, "#f4ead8", 26, 0.22), filt=scene.blur(14)),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def suitcase(x: float, y: float, size: float) -> str:
    """A travelling case with its handle up and a paper label."""
    return group(
        oval(0, 2, 60, 9, "#08080c", 0.5),
        line("M-20 -112V-156H20V-112", "#c9c4bc", 5),
        '<rect x="-48" y="-114" width="96" height="108" rx="11" fill="#b5493a"/>',
        '<rect x="-48" y="-114" width="34" height="108" rx="11" fill="#e0765a" opacity="0.8"/>',
        line("M-26 -110V-10M0 -110V-10M26 -110V-10", "#7c2a20", 3),
        box(8, -96, 28, 20, "#f6ecd4"),
        line("M28 -96Q44 -120 20 -126", "#f6ecd4", 2),
        oval(-34, -2, 7, 7, "#1a181c"),
        oval(34, -2, 7, 7, "#1a181c"),
        move=f"translate({num(x)} {num(y)}) scale({size})",
    )


def _family() -> str:
    """Three generations on the wooden platform, round the leaves and the rice."""
    glow = "#ffc47a"
    work = replace(FLOOR, far_arm=((10, -20), (21, -13)), near_arm=((8, -18), (19, -9)))
    back = mirrored(work)
    small = replace(
        FLOOR, head=(2, -40), neck=(1, -29), far_arm=((9, -18), (18, -10)), near_arm=((7, -15), (16, -8)), width=8.8
    )
    front = replace(small, head=(0, -40), neck=(0, -29), far_arm=((-11, -17), (-5, -8)), near_arm=((11, -17), (5, -8)))
    cast = (
        (560, 566, 3.7, Look(top="#6a5490", legs="#2b2538", hair="#c9c4c4", style="bun", sleeve=1, rim=glow), work),
        (705, 552, 3.6, Look(top="#2f7a82", legs="#2a2c3a", sleeve=0.5, rim=glow), work),
        (1045, 554, 3.6, Look(top="#c2503e", legs="#2a2430", style="long", sleeve=0.75, facing=-1, rim=glow), back),
        (1200, 566, 3.7, Look(top="#9a8a62", legs="#2c2a34", hair="#b9b2ae", sleeve=1, facing=-1, rim=glow), back),
        (880, 530, 3.2, Look(top="#e8b04a", legs="#34506a", facing=0, sleeve=0.5), front),
        (466, 584, 3.0, Look(top="#7fa65a", legs="#4a3a5a", style="long", rim=glow), small),
    )
    parts = [
        place(figure(look, pose, 8 * look.facing), x, y, size)
        for x, y, size, look, pose in sorted(cast, key=lambda item: item[1])
    ]
    return group(*parts)


def _house_by_night(scene: Scene, ground: float) -> None:
    """Stars, palms, the house lit from inside, trees in bloom."""
    h = scene.h
    rng = scene.rng
    scene.add(
        air(scene, ground, (0.0, "#0c1836"), (0.5, "#1f3358"), (0.85, "#4a4a6a"), (1.0, "#7a5a5c")),
        *(
            oval(
                rng.uniform(0, 1600),
                rng.uniform(0, 300),
                rng.uniform(0.8, 2.2),
                rng.uniform(0.8, 2.2),
                "#fff4d8",
                rng.uniform(0.3, 0.95),
            )
            for _ in range(120)
        ),
    )
    scene.add(
        palm(rng, 130, 540, 430, NIGHT_GREEN, NIGHT_BARK, 0.1, 15),
        palm(rng, 1500, 540, 460, NIGHT_GREEN, NIGHT_BARK, -0.12, 15),
        palm(rng, 1290, 540, 380, NIGHT_GREEN, NIGHT_BARK, 0.1, 14),
        foliage(rng, (-60, 520), 545, 190, NIGHT_GREEN, 0.5),
        foliage(rng, (1080, 1660), 545, 190, NIGHT_GREEN, -0.5),
    )
    wall = Tone(
        mix(PLASTER.dark, "#2a2030", 0.4), mix(PLASTER.mid, "#7a4a34", 0.35), mix(PLASTER.light, "#c98a4a", 0.3)
    )
    roof = Tone(mix(TILE.dark, "#101830", 0.5), mix(TILE.mid, "#1c2440", 0.5), mix(TILE.light, "#4a4a6a", 0.4))
    scene.add(
        tile_house(scene, 830, 520, 820, wall, roof, 5),
        *(light(scene, x, 460, 170, "#ffb45a", 0.6) for x in (505, 668, 830, 992, 1155)),
    )
    scene.add(
        box(0, 524, 1600, h, scene.linear((0.0, "#8a5a40"), (0.4, "#5a3c34"), (1.0, "#1f1820"))),
        *(
            oval(rng.uniform(0, 1600), rng.uniform(560, h), rng.uniform(20, 90), rng.uniform(2, 6), "#2a1c20", 0.35)
            for _ in range(60)
        ),
    )
    for x in (480, 650, 1010, 1180):
        scene.add(lantern(scene, x, 392, 0.55, rope=70))
    scene.add(
        jar(1400, 590, 120, Tone("#24161a", "#5a3428", "#c07a4a")),
        apricot_tree(scene, 1470, 640, 560, 200),
        apricot_tree(scene, 110, 600, 420, 120),
    )


def _platform(scene: Scene) -> None:
    """The wooden platform with the family, leaves and rice."""
    scene.add(
        oval(860, 690, 520, 26, "#0c0a10", 0.5),
        box(440, 566, 850, 26, "#a8683c"),
        box(440, 566, 850, 6, "#f0b070"),
        box(440, 592, 850, 12, "#4a2a1e"),
        *(box(x, 600, 30, 90, scene.linear((0.0, "#6a3f28"), (1.0, "#2c1a16"))) for x in (470, 700, 1000, 1230)),
        fill("M500 548H1240L1282 568H448Z", "#c9a468"),
    )
    scene.add(_family())
    leaves = group(
        *(
            fill(
                lens(810 + i * 30, 562 - (i % 2) * 4, 130, 16, -0.1 + 0.05 * i),
                ("#3f7a3c", "#5f9a48", "#2f6234")[i % 3],
            )
            for i in range(5)
        ),
        oval(940, 556, 54, 15, "#e8e0d0"),
        oval(940, 549, 46, 12, "#fffaf0"),
        oval(800, 556, 40, 12, "#b98a4a"),
        oval(800, 550, 33, 9, "#f0d27a"),
    )
    scene.add(
        leaves,
        *(
            cake(x, y, 0.8, t)
            for x, y, t in ((640, 562, 4), (690, 574, -6), (1100, 568, 6), (1150, 560, -8), (870, 574, 0))
        ),
    )


def _yard(scene: Scene) -> None:
    """Fire, suitcases and fallen petals."""
    rng = scene.rng
    scene.add(
        fire_pot(scene, 230, 724, 0.98),
        box(404, 722, 56, 44, "#4a3024"),
        box(404, 722, 56, 6, "#c98a5a"),
        place(
            figure(Look(top="#3f8a9a", legs="#2a2838", facing=-1, sleeve=0.5, rim="#ffb45a"), mirrored(SIT)),
            420,
            762,
            2.8,
        ),
    )
    scene.add(
        suitcase(1400, 730, 1.1),
        suitcase(1320, 744, 0.8),
        *(cake(x, 756, 0.9, t) for x, t in ((620, -8), (720, 6))),
        oval(670, 768, 130, 12, "#0c0a10", 0.35),
    )
    for _ in range(46):
        x, y = rng.gauss(1440, 150), rng.uniform(640, 790)
        scene.add(fill(lens(x, y, 11, 4, rng.uniform(-1, 1)), "#f2c83a", 0.9))
    for _ in range(30):
        scene.add(oval(250 + rng.gauss(0, 70), 560 - rng.uniform(0, 330), 2, 2.4, "#ffb45a", 0.8))


def tet_night(scene: Scene) -> None:
    """The last night of the year: three generations wrap bánh tét in the yard, pot on the fire, apricot in bloom."""
    _house_by_night(scene, 560.0)
    _platform(scene)
    _yard(scene)
    scene.add(light(scene, 230, 690, 430, "#ff8a34", 0.42), light(scene, 840, 480, 620, "#ffb860", 0.3))
    scene.body[:] = [group(*scene.body, move="translate(-96 -90) scale(1.12)")]
    scene.grain(0.18)
    scene.vignette("#060814", 0.5)


SCENES = {
    "kieu-bao-tet": Picture(2000, 1000, tet_night),
}
