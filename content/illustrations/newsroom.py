"""News at work: a press briefing, an editor at night."""

from __future__ import annotations

from brush import Picture, Scene, box, fill, group, line, mix, oval, place
from cast import back_bust, figure
from indoor import bokeh, cup, microphone, window
from pose import Look, Pose
from sky import light


def _panel(scene: Scene) -> None:
    """The speakers out of focus behind their table."""
    h = scene.h
    soft = scene.blur(13)
    panel = [box(0, 520, 1600, 130, "#8a5a3c"), box(0, 512, 1600, 18, "#d9a870")]
    for x, top in ((330, "#22303c"), (800, "#8a3f4a"), (1270, "#2c4a5a")):
        panel.append(
            place(
                figure(
                    Look(top=top, style="long" if x == 800 else "short", sleeve=1, facing=0),
                    Pose(far_arm=((-13, -58), (-5, -50)), near_arm=((13, -58), (5, -50))),
                ),
                x,
                830,
                5.4,
            )
        )
        panel.append(oval(x + 120, 520, 34, 40, "#d9593d", 0.8))
    panel.append(box(0, 560, 1600, 120, "#7a4a30"))
    scene.add(
        box(120, 60, 1360, 210, "#0f4a5c"),
        group(*(box(200 + i * 300, 110, 240, 12, "#9cc6cc", 0.6) for i in range(4)), filt=soft),
        group(*panel, filt=soft),
    )
    scene.add(
        bokeh(scene, (0, 0, 1600, 560), 26, ("#ffd9a0", "#9fd8e0", "#ffb48a"), 46, 0.4),
        box(0, 640, 1600, h - 640, scene.linear((0.0, "#6a4630"), (1.0, "#2c1c16"))),
        box(0, 640, 1600, 10, "#c99a64"),
    )


def press_briefing(scene: Scene) -> None:
    """A row of microphones, recorders and hands with notebooks; speakers out of focus behind."""
    rng, h = scene.rng, scene.h
    scene.add(box(0, 0, 1600, h, scene.linear((0.0, "#12384a"), (0.5, "#2f6a78"), (1.0, "#173844"))))
    _panel(scene)
    rings = ("#d9593d", "#2f7f92", "#e0a83c", "#5f8a4a", "#7a5aa0", "#c94a6a", "#2f6a9a")
    for i in range(7):
        x = 250 + i * 183 + rng.uniform(-24, 24)
        scene.add(
            microphone(
                x, 470 + 46 * abs(i - 3) / 3 + rng.uniform(-22, 22), 1.55, (3 - i) * -5 + rng.uniform(-4, 4), rings[i]
            )
        )
    for x, y, turn in ((420, 800, -14), (980, 780, 9), (1250, 830, 18)):
        scene.add(
            group(
                '<rect x="-46" y="-84" width="92" height="168" rx="12" fill="#1b1e24"/>',
                '<rect x="-36" y="-72" width="72" height="104" rx="5" fill="#bfe4ea"/>',
                line("M-28 -20l10 -16l10 26l10 -34l10 40l10 -22l8 8", "#0f5c6e", 4),
                oval(0, 56, 14, 14, "#d9593d"),
                move=f"translate({x} {y}) rotate({turn}) scale(1.1 0.8)",
            )
        )
    for x, tint, skin, flip in (
        (170, "#e8eef0", "#c08a63", False),
        (760, "#5f86a0", "#b9835c", False),
        (1460, "#c9764a", "#cf9a72", True),
    ):
        scene.add(place(_note_hand(tint, skin), x, 960, 2.3, flip=flip))
    scene.add(light(scene, 800, 120, 760, "#ffe6b8", 0.3))
    scene.grain(0.18)
    scene.vignette("#0a141c", 0.45)


def _note_hand(sleeve: str, skin: str) -> str:
    """A forearm from below writing in a notebook."""
    shade = mix(skin, "#4a2420", 0.4)
    return group(
        group(
            fill("M-72 -44L36 -58L58 30L-52 48Z", "#2b3a44"),
            fill("M-68 -46L34 -60L54 24L-50 42Z", "#fbf7ea"),
            line("M-54 -30L30 -42M-50 -14L34 -26M-46 2L20 -8M-42 18L4 12", "#9fb0b4", 2.6),
            line("M-66 -42l8 -4M-62 -26l8 -4M-58 -10l8 -4M-54 6l8 -4M-50 22l8 -4", "#5d6f76", 3),
        ),
        fill("M34 60Q30 24 44 10L66 18Q74 50 78 90H30Z", sleeve),
        fill("M58 16L66 18Q74 50 78 90H56Q66 50 58 16Z", mix(sleeve, "#141828", 0.5), 0.5),
        fill("M42 20Q30 8 22 -10Q20 -20 28 -20Q34 -30 44 -24Q58 -18 64 2Q66 14 62 22Q52 28 42 20Z", skin),
        fill("M50 -20Q60 -14 64 2Q66 14 62 22Q54 26 48 23Q60 4 50 -20Z", shade, 0.5),
        line("M26 -14Q18 -14 12 -6M30 -20Q22 -24 14 -16", skin, 7.5),
        line("M4 4L44 -44", "#1d2b33", 4.4),
        line("M4 4l-6 7", "#c9a24a", 3),
    )


def _evening_room(scene: Scene) -> None:
    """Wall, window, bookshelf and desk."""
    h = scene.h
    scene.add(box(0, 0, 1600, h, scene.linear((0.0, "#1c2a40"), (0.6, "#33405a"), (1.0, "#232c40"))))
    scene.add(
        window(
            scene,
            90,
            90,
            430,
            430,
            (0.0, "#1a2450"),
            (0.55, "#6a5080"),
            (0.85, "#d9846a"),
            (1.0, "#f0b078"),
            frame="#4a4252",
            panes=3,
        )
    )
    scene.add(
        fill("M90 470Q180 440 260 462T420 450T520 462V520H90Z", "#2a2440"),
        *(box(110 + i * 37, 470 + (i * 17) % 26, 7, 6, "#ffd98a", 0.9) for i in range(11)),
        bokeh(scene, (100, 380, 510, 470), 9, ("#ffcf8a", "#f0a07a"), 16, 0.6),
    )
    shelf = group(box(1080, 150, 460, 14, "#6a4a38"), box(1080, 320, 460, 14, "#6a4a38"))
    scene.add(shelf)
    for base in (150, 320):
        x = 1092.0
        while x < 1490:
            wide, high = scene.rng.uniform(18, 36), scene.rng.uniform(80, 128)
            scene.add(
                box(
                    x,
                    base - high,
                    wide - 3,
                    high,
                    mix(
                        scene.rng.choice(("#a85a44", "#3f7a86", "#c99a4a", "#5f7a52", "#7a5a78", "#b9b09a")),
                        "#1c2a40",
                        0.35,
                    ),
                )
            )
            x += wide
    glow = scene.radial((0.0, "#ffd08a", 0.75), (0.5, "#ffb060", 0.25), (1.0, "#ff9a40", 0.0))
    scene.add(oval(1270, 560, 560, 480, glow))
    scene.add(
        box(-20, 800, 1640, 60, scene.linear((0.0, "#c98f5a"), (1.0, "#7a4f30"))),
        box(-20, 800, 1640, 8, "#f4c890"),
        box(-20, 860, 1640, h - 860, "#2c2028"),
    )


def _screen(scene: Scene) -> None:
    """The screen with an abstract page."""
    scene.add(
        box(830, 770, 90, 34, "#2a2c34"),
        box(770, 792, 210, 12, "#3a3c46"),
        '<rect x="520" y="300" width="710" height="470" rx="16" fill="#15171d"/>',
        box(540, 318, 670, 430, "#f4f8f6"),
    )
    page = [
        box(540, 318, 670, 58, "#0f5c6e"),
        *(box(560 + i * 84, 340, 60, 12, "#bfe0e4") for i in range(4)),
        oval(1170, 346, 13, 13, "#d9593d"),
        box(566, 398, 370, 190, scene.linear((0.0, "#f0b078"), (0.5, "#d98a78"), (0.55, "#4f7f8a"), (1.0, "#1f4f5c"))),
    ]
    page += [
        oval(690, 470, 22, 22, "#fff0c8"),
        fill("M566 500Q640 480 700 494T936 486V512H566Z", "#3a4a50"),
        fill("M760 540q40 12 90 -8q-10 22 -40 22q-36 0 -50 -14Z", "#241c1e"),
        *(box(960, 402 + i * 26, 220 - (i * 47) % 80, 11, "#b9c8ca") for i in range(7)),
    ]
    page += [
        *(
            box(566 + i * 212, 610, 190, 84, c)
            + box(566 + i * 212, 704, 150, 10, "#9fb4b8")
            + box(566 + i * 212, 722, 110, 10, "#c9d6d8")
            for i, c in enumerate(("#7fa65a", "#e0a83c", "#bcd9e0"))
        )
    ]
    scene.add(*page, fill("M540 318H800L640 748H540Z", "#ffffff", 0.1))


def _lamp(scene: Scene) -> None:
    """The desk lamp, papers and cup."""
    lamp = group(
        line("M0 0L-60 -190L70 -330", "#d9593d", 11),
        oval(0, 4, 66, 12, "#b5432c"),
        oval(-60, -190, 11, 11, "#8a2f20"),
        fill("M30 -372L120 -300L60 -250L-10 -330Z", "#d9593d"),
        fill("M30 -372L120 -300L104 -288L16 -360Z", "#f08a68"),
        oval(28, -288, 40, 15, "#fff4cc", 1, 'transform="rotate(40 28 -288)"'),
    )
    scene.add(
        place(lamp, 1400, 800, 1.0, flip=True),
        fill("M1330 520L1420 470L1500 800H980Z", "#ffdf9c", 0.13),
        place(
            group(box(-60, -16, 130, 8, "#f4f0e4"), box(-64, -8, 134, 8, "#d9593d"), box(-58, 0, 126, 8, "#2f7f92")),
            1100,
            796,
        ),
        cup(1190, 798, 1.3, drink="#4a2a1a"),
    )


def night_editor(scene: Scene) -> None:
    """An editor at a desk in the evening, an abstract page on the screen, lamp light."""
    _evening_room(scene)
    _screen(scene)
    _lamp(scene)
    editor = Look(top="#8a4a5a", style="bun", rim="#5f7080", hair="#1c1618", sleeve=1)
    scene.add(
        box(560, 800, 350, 12, "#3a3c46"),
        box(570, 795, 330, 7, "#8a8e98"),
        fill("M500 1000Q470 860 560 806L612 812Q600 880 620 960Z", "#7a4050"),
        fill("M930 1000Q960 860 880 806L828 812Q840 880 820 960Z", "#552a38"),
        oval(590, 802, 28, 11, "#b98262"),
        oval(850, 802, 28, 11, "#94644c"),
    )
    scene.add(
        place(back_bust(editor, -4), 715, 850, 5.8),
        fill("M500 1100Q490 960 590 950H845Q940 960 930 1100Z", "#26222e"),
        fill("M520 1100Q514 980 600 970H835Q918 980 910 1100Z", "#3f3a4a"),
        line("M500 1090Q494 962 592 952", "#ffb060", 4, 0.0) + line("M930 1090Q938 962 846 952", "#ffb870", 5, 0.8),
    )
    scene.add(light(scene, 870, 520, 420, "#bfe8f0", 0.25), light(scene, 1380, 540, 520, "#ffc070", 0.4))
    scene.grain(0.2)
    scene.vignette("#080a16", 0.5)


SCENES = {
    "diem-tin-2": Picture(1000, 680, press_briefing),
    "diem-tin-4": Picture(1000, 680, night_editor),
}
