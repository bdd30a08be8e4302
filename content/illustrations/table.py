"""Fruit near: the star-apple still life, the market stall, the sample market."""

from __future__ import annotations

from bigfruit import bananas, cut_star, star_apple
from brush import Picture, Scene, Tone, box, fill, group, lens, line, mix, num, oval, place
from folk import sitter
from fruit import heap
from leaves import leaf, spray
from orchard import BRONZE, LEAF
from palette import BARK
from sky import light

BASKET = Tone("#5a3a1e", "#a8763c", "#e0b870")


def boards(scene: Scene, top: float) -> str:
    """A wooden table in perspective."""
    w, h = scene.w, scene.h
    rng = scene.rng
    parts = [box(0, top, w, h - top, scene.linear((0.0, "#c98a50"), (0.3, "#a8683a"), (1.0, "#4f2a1c")))]
    edges = [top + (h - top) * s**1.5 for s in (0.0, 0.3, 0.6, 0.85, 1.1)]
    for y in edges[1:]:
        parts.append(
            line(f"M0 {num(y)}H{num(w)}", "#3a1c12", 3.4, 0.6) + line(f"M0 {num(y + 3)}H{num(w)}", "#e0aa6c", 1.6, 0.5)
        )
    grain = "".join(
        lens(rng.uniform(0, w), top + (h - top) * rng.random(), rng.uniform(120, 460), rng.uniform(1, 3))
        for _ in range(150)
    )
    return group(*parts, fill(grain, "#5f341f", 0.3), box(0, top, w, 6, "#f0c890", 0.8))


def basket(scene: Scene, x: float, y: float, wide: float, high: float) -> tuple[str, str]:
    """A woven basket: its far rim and its front, for fruit between them; x, y the middle of its foot."""
    half = wide / 2
    rim = y - high
    front = (
        f"M{num(x - half)} {num(rim)}"
        f"Q{num(x)} {num(rim + high * 0.34)} {num(x + half)} {num(rim)}"
        f"L{num(x + half * 0.8)} {num(y - high * 0.06)}"
        f"Q{num(x)} {num(y + high * 0.16)} {num(x - half * 0.8)} {num(y - high * 0.06)}Z"
    )
    clip = scene.clip(front)
    weave = ""
    for i in range(8):
        level = rim + high * i / 8
        weave += f"M{num(x - half)} {num(level)}Q{num(x)} {num(level + high * 0.34)} {num(x + half)} {num(level)}"
    slats = "".join(
        f"M{num(x + half * s)} {num(rim)}L{num(x + half * s * 0.8)} {num(y + high * 0.1)}"
        for s in (i / 9 - 1 for i in range(19))
    )
    shade = scene.linear((0.0, BASKET.light), (0.5, BASKET.mid), (1.0, BASKET.dark), across=True)
    back = oval(x, rim, half, high * 0.17, BASKET.dark)
    near = group(
        oval(x + half * 0.06, y, half * 0.95, high * 0.13, "#1c0f0c", 0.45),
        fill(front, shade),
        group(
            line(weave, BASKET.dark, high * 0.03, 0.75),
            line(slats, BASKET.dark, high * 0.022, 0.5),
            line(weave, BASKET.light, high * 0.014, 0.6, f'transform="translate(0 {num(-high * 0.028)})"'),
            clip=clip,
        ),
        line(
            f"M{num(x - half)} {num(rim)}Q{num(x)} {num(rim + high * 0.34)} {num(x + half)} {num(rim)}",
            BASKET.light,
            high * 0.085,
        ),
        line(
            f"M{num(x - half)} {num(rim)}Q{num(x)} {num(rim + high * 0.34)} {num(x + half)} {num(rim)}",
            BASKET.dark,
            high * 0.02,
            0.6,
            'stroke-dasharray="7 6"',
        ),
    )
    return back, near


def filled(scene: Scene, kind: str, x: float, y: float, wide: float, high: float, r: float) -> str:
    """A basket heaped with fruit."""
    back, near = basket(scene, x, y, wide, high)
    half = wide / 2
    pile = heap(scene.rng, kind, x - half * 0.9, x + half * 0.9, y - high * 0.82, high * 1.05, r)
    return group(back, pile, near)


def still_life(scene: Scene) -> None:
    """Star apples of Lò Rèn on a table, one cut open."""
    rng, top = scene.rng, 560.0
    scene.add(box(0, 0, scene.w, top, scene.linear((0.0, "#3f5a4a"), (0.6, "#a8a068"), (1.0, "#e8c884"))))
    blurred = group(
        *(
            oval(
                rng.uniform(0, 1600),
                rng.uniform(0, 520),
                r,
                r,
                rng.choice(("#f6e6a0", "#7fa05c", "#d8c878", "#4f7a54")),
                0.4,
            )
            for r in (rng.uniform(30, 110) for _ in range(34))
        ),
        filt=scene.blur(9),
    )
    scene.add(blurred, light(scene, 300, 60, 800, "#ffe9a8", 0.6), boards(scene, top))
    for x, y, angle, length in ((1660, 60, 2.75, 560), (1500, -40, 2.2, 380)):
        scene.add(spray(rng, x, y, length, angle, BRONZE, BARK, 11))
    for i, (x, y, r, blush) in enumerate(
        ((420, 470, 118, 0.5), (650, 455, 122, 0.8), (880, 468, 112, 0.35), (1090, 490, 108, 0.7))
    ):
        scene.add(star_apple(scene, x, y + 60, r, blush, i != 2))
    scene.add(star_apple(scene, 300, 640, 146, 0.35), star_apple(scene, 1200, 636, 142, 0.62))
    for x, y, length, angle, tone in (
        (250, 790, 270, -0.35, LEAF),
        (150, 760, 230, 0.45, BRONZE),
        (1330, 800, 270, -2.7, LEAF),
        (1380, 770, 250, -0.5, BRONZE),
        (560, 850, 220, 2.9, BRONZE),
    ):
        scene.add(
            group(
                leaf(x + 8, y + 10, length, angle, Tone("#2a1410", "#2a1410", "#2a1410")),
                opacity=0.35,
                filt=scene.blur(4),
            ),
            leaf(x, y, length, angle, tone),
        )
    scene.add(star_apple(scene, 560, 640, 158, 0.75), cut_star(scene, 880, 700, 172))
    scene.add(light(scene, 260, 120, 900, "#ffdc8c", 0.3))
    scene.grain(0.2)
    scene.vignette("#1c0f0c", 0.45)


def awning(scene: Scene, low: float, colours: tuple[str, ...]) -> str:
    """A striped cloth awning with scalloped edge along the top."""
    count = 20
    step = scene.w / count
    parts = []
    for i in range(count):
        x = i * step
        tint = colours[i % len(colours)]
        parts.append(
            fill(
                f"M{num(x)} 0H{num(x + step)}V{num(low)}A{num(step / 2)} {num(step * 0.42)} 0 0 1 {num(x)} {num(low)}Z",
                scene.linear((0.0, mix(tint, "#2a1420", 0.35)), (1.0, tint)),
            )
        )
    return group(*parts, box(0, low - 5, scene.w, 5, "#2a1420", 0.18))


def backdrop(scene: Scene, depth: float) -> None:
    """The market behind the stall: dusk of the hall, lamps, other stalls out of focus."""
    rng = scene.rng
    scene.add(box(0, 0, scene.w, scene.h, scene.linear((0.0, "#3a2434"), (0.5, "#9a5a48"), (1.0, "#5a3028"))))
    spots = [
        oval(
            rng.uniform(0, scene.w),
            depth * rng.uniform(0.3, 1.0),
            r,
            r * 0.9,
            rng.choice(("#f6b85a", "#e87a4a", "#8ab06a", "#f2dca0", "#c9506a")),
            0.5,
        )
        for r in (rng.uniform(16, 60) for _ in range(60))
    ]
    scene.add(group(*spots, filt=scene.blur(8)))


def lamps(scene: Scene, spots: tuple[tuple[float, float], ...]) -> None:
    """Bulbs with shades hanging from the awning."""
    for x, y in spots:
        scene.add(line(f"M{num(x)} 0V{num(y - 18)}", "#1c1216", 2), light(scene, x, y + 8, 230, "#ffcf7c", 0.6))
        scene.add(
            fill(f"M{num(x - 26)} {num(y)}Q{num(x)} {num(y - 34)} {num(x + 26)} {num(y)}Z", "#2f6a5a"),
            oval(x, y + 3, 12, 11, "#fff4cc"),
        )


def stall(scene: Scene) -> None:
    """A market stall: heaps of fruit, sellers behind, bananas hanging."""
    backdrop(scene, 470)
    for x, y, size, tunic in ((268, 396, 2.5, "#8c2f39"), (800, 388, 2.6, "#2f5d62"), (1335, 396, 2.5, "#6b3f63")):
        scene.add(place(sitter(tunic), x, y, size))
    scene.add(
        box(0, 380, scene.w, 180, scene.linear((0.0, "#8a5a34"), (1.0, "#4a2a1c"))), box(0, 376, scene.w, 9, "#d8a468")
    )
    for kind, x, r in (
        ("orange", 110, 15),
        ("rambutan", 420, 14),
        ("coconut", 655, 19),
        ("mango", 940, 15),
        ("star", 1185, 15),
        ("pomelo", 1490, 19),
    ):
        scene.add(filled(scene, kind, x, 476, 226, 88, r))
    scene.add(
        box(0, 516, scene.w, scene.h - 516, scene.linear((0.0, "#7a4a2c"), (1.0, "#2e1812"))),
        box(0, 512, scene.w, 9, "#c08a52"),
    )
    for kind, x, r in (
        ("mango", 150, 24),
        ("dragon", 500, 25),
        ("pineapple", 835, 24),
        ("orange", 1150, 24),
        ("melon", 1480, 31),
    ):
        scene.add(filled(scene, kind, x, 696, 330, 132, r))
    for x, size, green in ((90, 170, 0.0), (560, 150, 0.75), (1050, 160, 0.1), (1520, 180, 0.6)):
        scene.add(bananas(x, 70, size, green))
    scene.add(awning(scene, 78, ("#c0402f", "#f0e2c0")))
    lamps(scene, ((400, 150), (930, 140), (1250, 150)))
    scene.add(light(scene, 760, 330, 760, "#ffb860", 0.3))
    scene.grain(0.18)
    scene.vignette("#140a10", 0.42)


def sample_stall(scene: Scene) -> None:
    """Sample issue: three baskets and a seller."""
    backdrop(scene, 620)
    scene.add(place(sitter("#2f5d62"), 775, 640, 4.0), place(sitter("#8c2f39"), 1215, 620, 3.4))
    scene.add(
        box(0, 600, scene.w, 500, scene.linear((0.0, "#8a5a34"), (1.0, "#2e1812"))), box(0, 596, scene.w, 10, "#d8a468")
    )
    for kind, x, r in (("orange", 150, 26), ("pineapple", 560, 26), ("star", 1000, 27), ("coconut", 1420, 30)):
        scene.add(filled(scene, kind, x, 780, 400, 150, r))
    for kind, x, r in (("mango", 360, 38), ("dragon", 830, 38), ("pomelo", 1310, 44)):
        scene.add(filled(scene, kind, x, 1030, 480, 190, r))
    for x, size, green in ((110, 250, 0.1), (1500, 260, 0.7)):
        scene.add(bananas(x, 90, size, green))
    scene.add(awning(scene, 96, ("#2f6a5a", "#f0e2c0")))
    lamps(scene, ((350, 190), (930, 180)))
    scene.add(light(scene, 760, 480, 760, "#ffb860", 0.25))
    scene.grain(0.18)
    scene.vignette("#140a10", 0.45)


SCENES = {
    "vu-sua": Picture(2000, 1150, still_life),
    "cho-trai-cay": Picture(2000, 900, stall),
    "mau-cho": Picture(1200, 800, sample_stall, "bulletins/mau/pictures", 70),
}
