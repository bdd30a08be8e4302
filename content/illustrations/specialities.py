"""The fronts of the speciality leaflets: eight upright still lifes, quiet above for the name, produce below."""

from __future__ import annotations

from collections.abc import Callable

from bigfruit import big_mango, cut_star, star_apple
from brush import Picture, Scene, Tone, box, group, oval, place
from cuts import acerola, mango_cheek, pomelo, pomelo_cut, rose_apple, rose_apple_cut
from harvest import dragon, dragon_cut, durian, durian_open, pineapple, pineapple_slice, shade
from leaves import leaf, spray
from orchard import BRONZE, LEAF
from palette import BARK
from sky import light
from table import basket, boards

FOLDER = "brochures/dac-san/pictures"
TABLE = 1560.0
Air = tuple[str, str, str, str]


def room(scene: Scene, air: Air, spots: tuple[str, ...], glow: str) -> None:
    """The air behind (three colours downwards, then the colour of the light), soft spots of garden light, a wooden table."""
    rng, (top, middle, low, _) = scene.rng, air
    scene.add(box(0, 0, scene.w, TABLE + 4, scene.linear((0.0, top), (0.55, middle), (1.0, low))))
    soft = [
        oval(rng.uniform(-60, 1660), 1560 - abs(rng.gauss(0, 520)), r, r, rng.choice(spots), 0.3)
        for r in (rng.uniform(40, 170) for _ in range(40))
    ]
    scene.add(group(*soft, filt=scene.blur(14)), light(scene, 420, 420, 1250, glow, 0.42), boards(scene, TABLE))


def twig(scene: Scene, x: float, y: float, angle: float, length: float, tone: Tone = LEAF) -> None:
    """Leaves from above, a little out of focus."""
    scene.add(group(spray(scene.rng, x, y, length, angle, tone, BARK, 9), filt=scene.blur(2.2)))


def fallen(scene: Scene, *leaves: tuple[float, float, float, float, Tone]) -> None:
    """Leaves on the table: place, length, direction, tone."""
    dark = Tone("#2a1410", "#2a1410", "#2a1410")
    for x, y, length, angle, tone in leaves:
        scene.add(group(leaf(x + 9, y + 13, length, angle, dark), opacity=0.35, filt=scene.blur(5)))
        scene.add(leaf(x, y, length, angle, tone))


def finish(scene: Scene, air: Air, corner: str) -> None:
    """Warm light, the tooth of paper, dark corners."""
    scene.add(light(scene, 380, 760, 1100, air[3], 0.24))
    scene.grain(0.17)
    scene.vignette(corner, 0.42)


def star_apples(scene: Scene) -> None:
    """Vú sữa Lò Rèn Vĩnh Kim: a small heap, one cut across."""
    air = ("#2f4a44", "#7f8a62", "#d8bf86", "#ffdc8c")
    room(scene, air, ("#f6e6a0", "#7fa05c", "#d8c878", "#4f7a54"), "#ffe9a8")
    twig(scene, 1700, 120, 2.62, 620, BRONZE)
    for x, y, r, blush in (
        (560, 1290, 222, 0.4),
        (1000, 1276, 230, 0.75),
        (360, 1500, 240, 0.55),
        (1270, 1490, 236, 0.4),
    ):
        scene.add(star_apple(scene, x, y, r, blush, shadow=y > 1400))
    fallen(scene, (270, 1830, 340, -0.3, LEAF), (1390, 1850, 320, -2.8, BRONZE), (1180, 1960, 300, 0.2, LEAF))
    scene.add(star_apple(scene, 640, 1640, 262, 0.8), cut_star(scene, 1060, 1770, 268))
    finish(scene, air, "#1c0f0c")


def mangoes(scene: Scene) -> None:
    """Xoài cát Hòa Lộc: golden fruit leaning together, a cheek cut into cubes."""
    air = ("#27594e", "#6f9a62", "#e2cf86", "#ffe07a")
    room(scene, air, ("#f8eaa0", "#8fb05c", "#f2c868", "#4f8a5c"), "#fff0a8")
    twig(scene, -80, 90, 0.5, 640)
    for x, y, r, turn in ((420, 1390, 236, 24), (1190, 1380, 244, -22), (800, 1300, 268, 4)):
        scene.add(shade(scene, x, y + r * 1.36, r * 1.0), place(big_mango(0, 0, r), x, y, 1.0, turn=turn))
    fallen(scene, (300, 1900, 420, -0.25, LEAF), (1330, 1900, 380, -2.75, LEAF))
    scene.add(place(big_mango(0, 0, 210), 430, 1790, 1.0, turn=72), mango_cheek(scene, 1010, 1850, 258))
    finish(scene, air, "#14180c")


def durians(scene: Scene) -> None:
    """Sầu riêng Ngũ Hiệp: one whole, one opened to its golden pods."""
    air = ("#33402a", "#7d7c48", "#d8b870", "#ffd884")
    room(scene, air, ("#e8dc9a", "#8a9a4c", "#d0b060", "#5a6a34"), "#ffe8a0")
    twig(scene, 1690, 60, 2.55, 640)
    scene.add(durian(scene, 560, 1210, 372), durian(scene, 1190, 1330, 300))
    fallen(scene, (210, 1880, 380, -0.4, LEAF), (1420, 1790, 340, -2.5, BRONZE))
    scene.add(durian_open(scene, 800, 1820, 400))
    finish(scene, air, "#16140a")


def dragons(scene: Scene) -> None:
    """Thanh long Chợ Gạo: two whole, two halves, white and red."""
    air = ("#2c5560", "#7aa29a", "#f0cfb4", "#ffd8c0")
    room(scene, air, ("#f8d8d0", "#8ab8a0", "#f0b0b8", "#5f9a86"), "#ffeede")
    scene.add(dragon(scene, 500, 1310, 330), dragon(scene, 1090, 1260, 352))
    scene.add(dragon_cut(scene, 520, 1800, 262), dragon_cut(scene, 1090, 1830, 280, "#d23a72"))
    finish(scene, air, "#140c1a")


def pineapples(scene: Scene) -> None:
    """Khóm Tân Lập: three of them, slices in front."""
    air = ("#2b5a58", "#6fa088", "#eed58e", "#ffe690")
    room(scene, air, ("#f8eaa0", "#8fc09a", "#f2d070", "#4f8a78"), "#fff2b4")
    scene.add(pineapple(scene, 380, 1420, 262), pineapple(scene, 1220, 1410, 268), pineapple(scene, 800, 1360, 330))
    for x, y, r in ((520, 1880, 220), (1130, 1890, 214), (820, 1960, 240)):
        scene.add(pineapple_slice(scene, x, y, r))
    finish(scene, air, "#10160c")


def cherries(scene: Scene) -> None:
    """Sơ ri Gò Công: a basket full of red berries, some on the table."""
    rng, air = scene.rng, ("#2f4f58", "#7f9a86", "#f2c8a0", "#ffd0a0")
    room(scene, air, ("#f8d8b0", "#8aae88", "#f0a890", "#5a8a74"), "#ffe8cc")
    for x, y, angle, length in ((1700, 150, 2.6, 600), (-90, 60, 0.55, 560)):
        twig(scene, x, y, angle, length)
    back, near = basket(scene, 800, 1830, 1180, 470)
    scene.add(back)
    for row in range(9):
        level = row / 8
        half = 250 + 300 * level**0.7
        count = int(half * 2 / 104) + 1
        for i in range(count):
            x = 800 - half + (i + 0.5 + 0.2 * rng.uniform(-1, 1)) * half * 2 / count
            y = 1040 + 400 * level + 0.00030 * (x - 800) ** 2 * (1.1 - level) - 20 * rng.random()
            scene.add(
                acerola(scene, x, y, rng.uniform(66, 80), rng.uniform(0.55, 1.0) if rng.random() < 0.85 else 0.15)
            )
    for x, y, angle in ((470, 1190, 2.6), (1150, 1200, 0.4), (860, 1070, -0.7)):
        scene.add(leaf(x, y, 230, angle, LEAF))
    scene.add(near)
    for x, y, r, tone in (
        (250, 1930, 82, 0.9),
        (400, 2030, 88, 0.6),
        (1320, 1960, 86, 1.0),
        (1180, 2060, 90, 0.75),
        (1450, 1890, 78, 0.3),
    ):
        scene.add(shade(scene, x, y + r * 0.86, r * 0.95), acerola(scene, x, y, r, tone))
    fallen(scene, (520, 2070, 260, -0.2, LEAF))
    finish(scene, air, "#180c0c")


def pomelos(scene: Scene) -> None:
    """Bưởi lông Cổ Cò: velvet fruit, one half cut to its rosy flesh."""
    air = ("#2b5648", "#7a9a66", "#e6dca0", "#fff0a8")
    room(scene, air, ("#f4f0b0", "#8fb46c", "#e0d488", "#4f8a5c"), "#fff6c4")
    twig(scene, 1690, 90, 2.6, 680)
    scene.add(pomelo(scene, 470, 1290, 330), pomelo(scene, 1120, 1240, 362))
    fallen(scene, (180, 1900, 400, -0.35, LEAF), (1440, 1960, 360, -2.7, LEAF))
    scene.add(pomelo_cut(scene, 820, 1760, 318))
    finish(scene, air, "#101a0c")


def rose_apples(scene: Scene) -> None:
    """Mận hồng đào Trung Lương: pink bells leaning together, one cut open."""
    air = ("#2b5660", "#7aa696", "#f4d8c0", "#ffe0cc")
    room(scene, air, ("#f8e0d4", "#8fbc9c", "#f4bcb8", "#5f9a80"), "#fff0e2")
    twig(scene, 1700, 110, 2.6, 640)
    for x, y, r, turn, blush in (
        (480, 1350, 236, -14, 0.5),
        (1120, 1360, 240, 14, 0.75),
        (800, 1290, 280, 2, 0.95),
        (300, 1590, 240, -8, 0.9),
        (1310, 1600, 244, 9, 0.6),
    ):
        scene.add(shade(scene, x, y + r * 0.8, r * 0.9) if y > 1500 else "", rose_apple(scene, x, y, r, turn, blush))
    fallen(scene, (190, 1950, 380, -0.3, LEAF), (1420, 1960, 360, -2.75, LEAF))
    scene.add(shade(scene, 620, 1970, 250), rose_apple(scene, 600, 1760, 276, -6, 0.8))
    scene.add(rose_apple_cut(scene, 1040, 1800, 270))
    finish(scene, air, "#180c10")


def _front(draw: Callable[[Scene], None]) -> Picture:
    """An A5 page with its bleed, 205 pixels an inch."""
    return Picture(1240, 1750, draw, FOLDER, 80, 1.25)


SCENES = {
    "vu-sua-lo-ren": _front(star_apples),
    "xoai-cat-hoa-loc": _front(mangoes),
    "sau-rieng-ngu-hiep": _front(durians),
    "thanh-long-cho-gao": _front(dragons),
    "khom-tan-lap": _front(pineapples),
    "so-ri-go-cong": _front(cherries),
    "buoi-long-co-co": _front(pomelos),
    "man-hong-dao": _front(rose_apples),
}
