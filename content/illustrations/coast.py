"""The shore: mudflat with pier and clam pickers, sea dyke with mangroves."""

from __future__ import annotations

from brush import Picture, Point, Scene, Tone, blob, box, fill, group, line, mix, num, oval, place
from flora import foliage
from folk import TUNICS, bender, walker
from lotus import grass
from palette import BARK, NOON_GREEN, SEA_GREEN
from sea import WHITE
from sky import air, birds, cumulus, light, streaks, sun
from trees import casuarina, mangrove
from water import glitter, mirror, ripples, surface


def pier(start: Point, reach: Point) -> tuple[str, str]:
    """A long pier from a far point `start` towards the viewer (reach: dx, dy of its near deck): posts, deck with rail."""
    x0, y0 = start
    posts, rails = [], f"M{num(x0)} {num(y0 - 5)}L{num(x0 + reach[0])} {num(y0 + reach[1] - 62)}"
    rails += f"M{num(x0)} {num(y0 - 3)}L{num(x0 + reach[0])} {num(y0 + reach[1] - 36)}"
    for i in range(24):
        share = (i / 23) ** 1.8
        x, top = x0 + reach[0] * share, y0 + reach[1] * share
        foot = y0 + 16 + 250 * share
        for off in (0, -20 * share - 2):
            posts.append(
                line(
                    f"M{num(x + off)} {num(top)}V{num(foot + off * 0.4)}",
                    ("#4a3a38", "#6a5850")[off == 0],
                    1.2 + 9 * share,
                )
            )
        posts.append(
            line(
                f"M{num(x)} {num(top + (foot - top) * 0.35)}L{num(x - 20 * share)} {num(top + (foot - top) * 0.7)}",
                "#4a3a38",
                0.8 + 3 * share,
            )
        )
        rails += f"M{num(x)} {num(top)}V{num(top - 6 - 58 * share)}"
    deck = f"M{num(x0)} {num(y0 - 2)}L{num(x0 + reach[0])} {num(y0 + reach[1] - 4)}v34L{num(x0)} {num(y0 + 3)}Z"
    lit = f"M{num(x0)} {num(y0 - 2)}L{num(x0 + reach[0])} {num(y0 + reach[1] - 4)}"
    return group(*posts), group(fill(deck, "#7d685a"), line(lit, "#f0d4a8", 3), line(rails, "#5a4844", 1.8))


def picker(scene: Scene, markup: str, x: float, y: float, size: float, flip: bool = False) -> None:
    """A figure on wet ground with its reflection."""
    sign = -size if flip else size
    below = group(markup, move=f"translate({num(x)} {num(y)}) scale({sign:.3f} {-size * 0.7:.3f})")
    scene.add(
        group(group(below, filt=scene.wavy(3 * size)), opacity=0.4),
        oval(x, y, 24 * size, 3.4 * size, "#3a2a28", 0.4),
        place(markup, x, y, size, flip),
    )


def mudflat(scene: Scene) -> None:
    """Tân Thành at low tide, early: wet flat that mirrors the sky, a long pier, clam pickers."""
    rng, horizon = scene.rng, 430.0
    scene.add(air(scene, horizon + 4, (0.0, "#5a8fb4"), (0.45, "#a9c4c4"), (0.8, "#f4d3a4"), (1.0, "#ffe4b0")))
    scene.add(
        streaks(rng, (-100, 40, 1700, 380), 30, ("#fff0d8", "#f2b498", "#ffd9ac"), 0.6),
        sun(scene, 560, 340, 44, "#fffbe6", "#ffd898", 9),
    )
    scene.add(cumulus(scene, 1250, 380, 260, Tone("#c9b4b0", "#f6e2cc", "#fff6e6"), 0.85))
    scene.add(
        box(0, horizon, 1600, 40, scene.linear((0.0, "#e8d4ac"), (1.0, "#8fb4b8"))),
        ripples(rng, (-20, horizon + 4, 1620, horizon + 40), 90, ("#fff6dc", "#6f9aa6"), 0.6, 0.9),
    )
    scene.add(
        box(
            0,
            horizon + 36,
            1600,
            scene.h - horizon,
            scene.linear((0.0, "#f2d8ac"), (0.25, "#cdbfae"), (0.6, "#8fa4b0"), (1.0, "#5f7f98")),
        )
    )
    scene.add(glitter(rng, 560, (horizon + 4, 900), (60, 260), 220, "#fff4d0", 0.7))
    for depth in (0.02, 0.05, 0.1, 0.16, 0.24, 0.34, 0.46, 0.6, 0.78, 1.0):
        y = horizon + 46 + 600 * depth
        bars = "".join(
            blob(
                rng,
                rng.uniform(-100, 1700),
                y + rng.uniform(-20, 20) * depth,
                rng.uniform(110, 330) * (0.4 + depth),
                (4 + 30 * depth) * rng.uniform(0.6, 1.1),
                0.22,
                16,
            )
            for _ in range(7)
        )
        mud = scene.linear((0.0, mix("#d2b48c", "#8f6f58", depth)), (1.0, mix("#a98a6c", "#54403a", depth)))
        scene.add(group(fill(bars, mud), filt=scene.rough(2 + 9 * depth, 0.02)))
    scene.add(ripples(rng, (-50, horizon + 50, 1650, scene.h), 360, ("#f4dcb0", "#4f3c38"), 0.3))
    posts, deck = pier((930, 434), (760, -104))
    scene.add(posts, deck)
    for i in range(11):
        share = rng.uniform(0.03, 0.3)
        pose = walker(rng.choice(TUNICS), load=i % 4 == 3) if i % 3 == 0 else bender(rng.choice(TUNICS))
        picker(scene, pose, rng.uniform(160, 1250), 480 + 300 * share, 0.2 + 1.0 * share, rng.random() < 0.5)
    picker(scene, bender("#2f5d62"), 880, 700, 1.25, True)
    picker(scene, walker("#d9c9a8", load=True), 1150, 800, 1.75)
    picker(scene, bender("#8c2f39"), 400, 870, 2.3)
    scene.add(birds(rng, 820, 240, 260, 8, "#5f7380", 13), light(scene, 560, 350, 700, "#ffc27a", 0.36))
    scene.grain(0.2)
    scene.vignette("#2a1c1c", 0.32)


def dyke_coast(scene: Scene) -> None:
    """Gò Công coast: sea dyke, casuarinas, a belt of mangroves."""
    rng, horizon = scene.rng, 400.0
    mist = "#e4ecd4"
    scene.add(air(scene, horizon + 4, (0.0, "#4f93b8"), (0.6, "#b0d6d6"), (1.0, "#f6ecca")))
    scene.add(
        cumulus(scene, 560, 350, 300, WHITE, 0.95),
        cumulus(scene, 150, 300, 190, WHITE, 0.9),
        streaks(rng, (-100, 40, 1700, 280), 10, ("#ffffff",), 0.5),
    )
    scene.add(surface(scene, horizon, (0.0, "#c4dccc"), (0.3, "#74b0aa"), (1.0, "#2a6a70")))
    scene.add(ripples(rng, (-50, horizon + 6, 1100, 800), 360, ("#f8fae6", "#2a6870"), 0.42))
    scene.add(
        fill(
            "M1640 384Q1200 396 940 414Q820 426 800 442Q1040 466 1110 640Q1150 820 980 1080H1640Z",
            scene.linear((0.0, "#c4bd8e"), (1.0, "#52683f")),
        )
    )
    scene.add(
        fill(
            "M1640 392Q1300 400 1100 414Q1270 466 1370 640Q1440 820 1400 1080H1640Z",
            scene.linear((0.0, "#b4b47c"), (1.0, "#6a7a44")),
        )
    )
    scene.add(
        fill(
            "M1100 414Q1270 466 1370 640Q1440 820 1400 1080H1230Q1290 820 1230 640Q1160 480 1052 420Z",
            scene.linear((0.0, "#ddd0b0"), (1.0, "#a0907a")),
        )
    )
    joints = "".join(
        f"M{num(1058 + 186 * s**0.55)} {num(424 + 640 * s**1.5)}l{num(50 + 120 * s)} {num(-3 - 12 * s)}"
        for s in (i / 15 for i in range(16))
    )
    scene.add(
        line(joints, "#7d7262", 2, 0.5), line("M1052 420Q1160 480 1230 640Q1290 820 1230 1080", "#f0e6c8", 3, 0.7)
    )
    for i in range(12):
        share = (i / 11) ** 1.7
        scene.add(
            casuarina(
                rng,
                1150 + 400 * share + rng.uniform(-8, 8),
                414 + 170 * share,
                110 + 520 * share,
                SEA_GREEN.haze(mist, 0.5 * (1 - share)),
                BARK,
            )
        )
    scene.add(foliage(rng, (560, 900), 442, 40, NOON_GREEN.haze(mist, 0.55)))
    for i in range(40):
        share = (i / 39) ** 1.35
        y = 448 + 560 * share
        edge = 890 + 290 * min(1.0, share * 3) - 170 * max(0.0, share - 0.4)
        x = edge - 60 - 110 * share - rng.random() ** 1.3 * (160 + 560 * share)
        tree = mangrove(
            rng, x, y, (54 + 260 * share) * rng.uniform(0.85, 1.1), NOON_GREEN.haze(mist, 0.5 * (1 - share)), BARK
        )
        scene.add(mirror(scene, tree, y, 0.4, 0.6) if i % 3 == 0 else "", tree)
    for i in range(20):
        share = (i / 19) ** 1.4
        x = 900 + 330 * share**0.6 - 60 * share
        scene.add(
            grass(
                rng,
                (x - 90 * share - 20, x + 30),
                440 + 640 * share,
                10 + 76 * share,
                16,
                ("#3c5a38", "#7a8a4c", "#c4bc74"),
                0.4,
            )
        )
    scene.add(oval(1290, 661, 34, 5, "#3a3428", 0.45), place(walker("#8c2f39", load=True), 1290, 660, 1.05))
    scene.add(oval(1178, 492, 12, 2, "#3a3428", 0.45), place(walker("#2f5d62"), 1178, 492, 0.42))
    scene.add(birds(rng, 300, 200, 260, 7, "#4f7482", 13), light(scene, 1500, 40, 700, "#fff0b8", 0.34))
    scene.grain(0.2)
    scene.vignette("#0e2428", 0.28)


SCENES = {
    "anh-bien-tan-thanh": Picture(1500, 1000, mudflat),
    "bien-go-cong": Picture(1400, 930, dyke_coast),
}
