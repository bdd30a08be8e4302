"""On land: the old house of Đông Hòa Hiệp, Vĩnh Tràng pagoda, the wetland of Đồng Tháp Mười."""

from __future__ import annotations

from banks import far_bank
from boats import sampan
from brush import Picture, Scene, Tone, blob, box, fill, group, lens, line, mix, num, oval, place, poly
from built import PLASTER, TILE, jar, tile_house
from flora import foliage, palm
from folk import walker
from leaves import potted
from lotus import grass, lotus, lotus_leaf
from pagoda import pagoda, stupa
from palette import BARK, NOON_AIR, NOON_GREEN, ORCHARD
from sky import air, cumulus, egret, haze, light, streaks, sun
from trees import crown_tree, melaleuca
from water import afloat, mirror, ripples, surface

GLAZE = Tone("#4a2a1c", "#8a5034", "#d89a64")
BLUE_GLAZE = Tone("#1c3a5a", "#3f6f96", "#a9c8d8")
WHITE = Tone("#a9c4cc", "#f0ede2", "#ffffff")


def paving(scene: Scene, horizon: float, vanish: float, colours: tuple[str, str], seam: str, rows: int = 11) -> str:
    """A tiled court in perspective from the horizon line to the bottom."""
    w, h = scene.w, scene.h
    parts = [box(0, horizon, w, h - horizon, scene.linear((0.0, colours[0]), (1.0, colours[1])))]
    seams = ""
    for i in range(rows):
        y = horizon + (h - horizon) * ((i + 1) / rows) ** 1.7
        seams += f"M0 {num(y)}H{num(w)}"
    for i in range(-16, 17):
        seams += f"M{num(vanish + i * 62)} {num(horizon)}L{num(vanish + i * 230)} {num(h)}"
    return group(*parts, line(seams, seam, 1.6, 0.4))


def dapple(scene: Scene, top: float, tint: str, count: int = 70, opacity: float = 0.3) -> str:
    """Leaf shade on the ground."""
    rng = scene.rng
    data = ""
    for _ in range(count):
        depth = rng.random()
        y = top + (scene.h - top) * depth
        data += blob(rng, rng.uniform(-50, scene.w * 1.05), y, 20 + 70 * depth, 5 + 15 * depth, 0.3, 8)
    return group(fill(data, tint), opacity=opacity, blend="multiply", filt=scene.blur(3))


def tray(scene: Scene, x: float, y: float, wide: float, tint: str) -> str:
    """A flat woven tray (nia) with something spread out to dry."""
    rng = scene.rng
    bits = "".join(
        lens(
            x + rng.gauss(0, 0.4) * wide,
            y + rng.gauss(0, 0.11) * wide,
            wide * 0.11,
            wide * 0.03,
            rng.uniform(-0.8, 0.8),
        )
        for _ in range(90)
    )
    clip = scene.clip(
        f"M{num(x - wide * 0.92)} {num(y)}"
        f"A{num(wide * 0.92)} {num(wide * 0.27)} 0 0 0 {num(x + wide * 0.92)} {num(y)}"
        f"A{num(wide * 0.92)} {num(wide * 0.27)} 0 0 0 {num(x - wide * 0.92)} {num(y)}Z"
    )
    return group(
        oval(x + wide * 0.06, y + wide * 0.07, wide * 1.02, wide * 0.31, "#2a1410", 0.4),
        oval(x, y + wide * 0.03, wide, wide * 0.3, "#7a5a30"),
        oval(x, y, wide, wide * 0.3, "#c9a060"),
        oval(x, y + wide * 0.01, wide * 0.92, wide * 0.27, mix(tint, "#3a2014", 0.4)),
        group(fill(bits, tint), line(bits, mix(tint, "#fff0c8", 0.5), 1.2, 0.6), clip=clip),
    )


def old_house(scene: Scene) -> None:
    """An old house of Đông Hòa Hiệp: tiled roof, garden, water jars."""
    rng, ground = scene.rng, 690.0
    scene.add(air(scene, 700, (0.0, "#7db8c4"), (0.6, "#d3e2cc"), (1.0, "#f6e9c0")))
    scene.add(cumulus(scene, 300, 240, 240, WHITE, 0.8), light(scene, 1250, 60, 800, "#fff0b4", 0.5))
    back = ORCHARD.haze("#e6e6be", 0.42)
    for x, high, lean in ((150, 560, -0.1), (330, 640, 0.08), (1290, 620, -0.06), (1440, 520, 0.1), (620, 520, 0.05)):
        scene.add(palm(rng, x, 640, high, back, BARK.haze("#e6e6be", 0.4), lean))
    scene.add(foliage(rng, (-60, 1660), 660, 300, ORCHARD.haze("#dfe4b8", 0.26), 0.4))
    scene.add(box(0, 640, 1600, 80, scene.linear((0.0, "#5f7f48"), (1.0, "#7a8a4a"))))
    scene.add(paving(scene, ground + 8, 800, ("#c98f68", "#8f5138"), "#6a3826"))
    scene.add(tile_house(scene, 830, ground, 980, PLASTER, TILE, 5))
    scene.add(
        group(
            box(280, ground + 30, 1100, 46, scene.linear((0.0, "#2a1410", 0.5), (1.0, "#2a1410", 0.0))),
            blend="multiply",
        )
    )
    for x, y, size in ((180, 760, 118), (284, 786, 128), (80, 800, 140), (192, 842, 156)):
        scene.add(jar(x, y, size, GLAZE))
    scene.add(foliage(rng, (1440, 1680), 770, 230, ORCHARD, -0.4))
    for x, y, size, bloom in (
        (1250, 790, 150, "#f2b83c"),
        (1390, 870, 200, "#e8557a"),
        (470, 760, 110, "#f2b83c"),
        (1160, 752, 100, ""),
    ):
        scene.add(potted(rng, x, y, size, ORCHARD, BLUE_GLAZE, bloom))
    scene.add(place(walker("#c9a2b0", hatted=True), 760, 800, 1.25))
    scene.add(oval(760, 801, 30, 5, "#2a1410", 0.4))
    for x, y, wide, tint in (
        (560, 900, 96, "#e0862c"),
        (790, 930, 104, "#e8d8b0"),
        (1010, 890, 92, "#c0402f"),
        (700, 1010, 120, "#e0862c"),
    ):
        scene.add(tray(scene, x, y, wide, tint))
    scene.add(dapple(scene, 720, "#5a2f24", 60, 0.35))
    scene.add(crown_tree(rng, 1640, 1010, 1080, ORCHARD, BARK, 0.3))
    scene.add(
        grass(rng, (-40, 330), 1090, 130, 110, ("#23502e", "#4f7f3c", "#9ab85c")),
        grass(rng, (1280, 1660), 1090, 150, 140, ("#23502e", "#4f7f3c", "#9ab85c")),
    )
    scene.add(light(scene, 1250, 100, 900, "#ffdf90", 0.3))
    scene.grain(0.22)
    scene.vignette("#1c1a10", 0.35)


def vinh_trang(scene: Scene) -> None:
    """Vĩnh Tràng pagoda: Asian and European forms, towers, garden."""
    rng, ground = scene.rng, 740.0
    scene.add(air(scene, 760, (0.0, "#3f8fbe"), (0.6, "#a8d4dc"), (1.0, "#f2ecd0")))
    scene.add(cumulus(scene, 260, 330, 260, WHITE, 0.95), cumulus(scene, 1330, 270, 300, WHITE, 0.95))
    back = NOON_GREEN.haze(NOON_AIR, 0.34)
    for x, high, lean in ((90, 480, 0.08), (220, 400, -0.06), (1400, 430, 0.08), (1530, 500, -0.08)):
        scene.add(palm(rng, x, 700, high, back, BARK.haze(NOON_AIR, 0.3), lean))
    scene.add(foliage(rng, (-60, 1660), 720, 240, back))
    scene.add(stupa(scene, 1420, ground - 6, 330))
    scene.add(pagoda(scene, 760, ground))
    scene.add(box(0, ground - 2, 1600, scene.h - ground + 2, scene.linear((0.0, "#8fae58"), (1.0, "#3c6f3c"))))
    scene.add(
        fill(
            poly([(680, ground), (840, ground), (1120, 1070), (400, 1070)]),
            scene.linear((0.0, "#ecd9b0"), (1.0, "#b99a70")),
        )
    )
    seams = "".join(
        f"M{num(690 - 290 * s)} {num(ground + 330 * s)}H{num(830 + 290 * s)}"
        for s in ((i / 9) ** 1.6 for i in range(1, 10))
    )
    scene.add(line(seams, "#8a6a48", 1.6, 0.5))
    for side in (-1, 1):
        for i in range(5):
            share = (i / 4) ** 1.5
            x, y, size = 760 + side * (130 + 330 * share), ground + 16 + 270 * share, 70 + 130 * share
            scene.add(
                potted(
                    rng,
                    x,
                    y,
                    size,
                    NOON_GREEN,
                    BLUE_GLAZE if i % 2 else GLAZE,
                    ("#f2b83c", "#e8557a", "#ffffff")[i % 3],
                )
            )
    for x0, x1, y, tint in (
        (-40, 330, 880, "#e8557a"),
        (1200, 1660, 880, "#f2b83c"),
        (-60, 260, 1010, "#f2b83c"),
        (1290, 1680, 1020, "#e8557a"),
    ):
        scene.add(foliage(rng, (x0, x1), y, 74, NOON_GREEN))
        scene.add(
            "".join(oval(rng.uniform(x0 + 24, x1 - 24), y - rng.uniform(12, 50), 5.5, 5, tint) for _ in range(60))
        )
    for x, tunic, size in ((730, "#b5862c", 0.9), (800, "#6a4a3a", 0.84)):
        scene.add(oval(x, 861, 22, 4, "#3a2a1c", 0.4), place(walker(tunic, hatted=x > 760), x, 860, size))
    scene.add(light(scene, 200, 60, 800, "#fff4c4", 0.35))
    scene.grain(0.2)
    scene.vignette("#10261c", 0.28)


def wetland(scene: Scene) -> None:
    """Đồng Tháp Mười: melaleuca, lotus, egrets."""
    rng, horizon = scene.rng, 450.0
    leafage, paper = Tone("#1f4238", "#5a8058", "#c8d48a"), Tone("#8a7a68", "#d8cbb4", "#f4ecd8")
    mist = "#e9ecd0"
    scene.add(air(scene, horizon + 4, (0.0, "#6fa9b8"), (0.6, "#c9ddcc"), (1.0, "#f6eabf")))
    scene.add(
        streaks(rng, (-100, 40, 1700, 340), 14, ("#ffffff", "#fff0cc"), 0.55),
        sun(scene, 800, 330, 44, "#fffdf0", "#ffeeb4", 9),
    )
    scene.add(surface(scene, horizon, (0.0, "#f2e8be"), (0.2, "#b9ccac"), (0.55, "#5f938a"), (1.0, "#1f4f56")))
    far_bank(scene, horizon + 3, 80, "#a9bd9e", palms=0)
    scene.add(haze(scene, horizon, 110, "#fff4d0", 0.8))
    for i in range(44):
        share = (i / 43) ** 1.5
        side = -1 if i % 2 else 1
        x = 800 + side * (150 + 760 * share + rng.uniform(-70, 70))
        y = horizon + 6 + 190 * share
        tree = melaleuca(
            rng, x, y, 130 + 470 * share, leafage.haze(mist, 0.66 * (1 - share)), paper.haze(mist, 0.5 * (1 - share))
        )
        scene.add(mirror(scene, tree, y, 0.34, 0.7, 6, 1.6), tree)
    scene.add(haze(scene, horizon + 30, 120, "#fff6d8", 0.4))
    scene.add(ripples(rng, (-50, 480, 1650, scene.h), 260, ("#fbf6d8", "#23585c", "#9cc0a4"), 0.34))
    scene.add(afloat(scene, sampan(scene, tunic="#5a3a5c"), 760, 620, 0.5, length=360))
    green, petal = Tone("#123c36", "#2f7558", "#a8cf8a"), Tone("#b03a6c", "#ea86a8", "#fde0e0")
    for row in range(6):
        share = row / 5
        y, size = 640 + 400 * share**1.25, 28 + 92 * share**1.2
        for i in range(int(12 - 5 * share)):
            x = (i + rng.uniform(0.05, 0.95)) / int(12 - 5 * share) * 1700 - 50
            pad = green.haze(mist, 0.34 * (1 - share))
            scene.add(lotus_leaf(rng, x, y + rng.uniform(-0.25, 0.25) * size, size * rng.uniform(0.8, 1.2), pad))
            if rng.random() < 0.5:
                scene.add(
                    lotus(
                        rng,
                        x + rng.uniform(-0.7, 0.7) * size,
                        y - size * 1.0,
                        size * 0.66,
                        size,
                        petal.haze(mist, 0.25 * (1 - share)),
                        pad.mid,
                    )
                )
    for x, y, size, lift, flip in (
        (420, 250, 1.2, 0.9, False),
        (560, 190, 0.8, -0.5, False),
        (690, 270, 0.7, 0.6, False),
        (980, 180, 0.9, 0.8, False),
        (1130, 250, 0.6, -0.4, False),
        (300, 160, 0.6, 0.3, False),
    ):
        scene.add(egret(x, y, size, lift, flip))
    scene.add(light(scene, 800, 340, 640, "#fff0b0", 0.35))
    scene.grain(0.2)
    scene.vignette("#10282c", 0.3)


SCENES = {
    "anh-lang-co": Picture(1500, 1000, old_house),
    "anh-chua-vinh-trang": Picture(1500, 1000, vinh_trang),
    "anh-dong-thap-muoi": Picture(1500, 1000, wetland),
}
