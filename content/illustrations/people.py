"""People meet: a class seen from behind, visitors in an orchard."""

from __future__ import annotations

from brush import Picture, Scene, blob, box, fill, group, line, num, oval, place, poly
from cast import figure
from flora import foliage
from lotus import grass
from palette import BARK, NOON_GREEN
from pose import WALK, Look, Pose
from sky import light
from trees import crown_tree


def _lawn(scene: Scene) -> None:
    """Trees in haze, grass and path."""
    h = scene.h
    rng = scene.rng
    scene.add(box(0, 0, 1600, h, scene.linear((0.0, "#d9e6a4"), (0.45, "#f4f0bc"), (1.0, "#7fa04a"))))
    scene.add(light(scene, 800, 430, 560, "#fffbd8", 0.8))
    for k, (base, high, haze) in enumerate(((520, 190, 0.6), (590, 260, 0.4))):
        for i in range(8 - 2 * k):
            x = (i + 0.5) * 1600 / (8 - 2 * k) + rng.uniform(-30, 30)
            if abs(x - 800) > 90 + 70 * k:
                scene.add(
                    crown_tree(rng, x, base, high, NOON_GREEN.haze("#f0efc0", haze), BARK.haze("#f0efc0", haze), 0.55)
                )
    scene.add(box(0, 556, 1600, h, scene.linear((0.0, "#b9cb74"), (0.4, "#7fa84c"), (1.0, "#3f7038"))))
    scene.add(
        fill("M770 552H830Q900 700 1240 1100H330Q690 700 770 552Z", scene.linear((0.0, "#f2e6bc"), (1.0, "#c9a878")))
    )
    scene.add(
        fill(
            "".join(
                blob(rng, rng.gauss(800, 260), rng.uniform(620, 1080), rng.uniform(30, 110), rng.uniform(6, 22))
                for _ in range(40)
            ),
            "#4f6a34",
            0.3,
        )
    )


def _near_trees(scene: Scene) -> None:
    """Fruit trees on both sides."""
    rng = scene.rng
    for x, base, high in ((330, 700, 470), (1290, 690, 470), (60, 860, 700), (1560, 850, 720)):
        scene.add(
            oval(x, base, high * 0.4, 22, "#24482c", 0.45), crown_tree(rng, x, base, high, NOON_GREEN, BARK, 0.58)
        )
        for _ in range(16):
            fx, fy = x + rng.gauss(0, 0.24) * high, base - high * rng.uniform(0.42, 0.75)
            scene.add(
                line(f"M{num(fx)} {num(fy - 22)}V{num(fy)}", "#5a5a30", 2),
                oval(fx, fy, high * 0.024, high * 0.028, "#e8a83c"),
                oval(fx - 3, fy - 4, high * 0.009, high * 0.01, "#fff2c0", 0.9),
            )


def _party(scene: Scene) -> None:
    """The guide and the visitors."""
    people = (
        (
            700,
            720,
            2.1,
            Look(top="#c77a8a", legs="#4a5a70", skin="#e3b596", hair="#a8763f", style="long", facing=1),
            WALK,
        ),
        (905, 730, 2.15, Look(top="#4f86a8", legs="#c9b48c", skin="#e0ae8c", hair="#8a5a34", facing=-1), WALK),
        (570, 850, 2.9, Look(top="#e0b04a", legs="#3f4a5c", skin="#dca888", hair="#d9c9a8", facing=1), WALK),
        (
            1010,
            880,
            3.1,
            Look(top="#7fa65a", legs="#5a4a40", skin="#8a5a3c", hair="#1c1616", style="bun", facing=-1),
            WALK,
        ),
        (
            790,
            960,
            3.5,
            Look(top="#6b3f63", legs="#26242e", style="hat", sleeve=1, facing=1),
            Pose(
                head=(2, -90),
                far_arm=((11, -76), (22, -90)),
                near_arm=((-7, -62), (-6, -48)),
                far_leg=((6, -24), (12, -2)),
                near_leg=((-3, -23), (-11, -3)),
            ),
        ),
    )
    for x, y, size, look, pose in people:
        scene.add(oval(x + 8, y + 2, 20 * size, 3.4 * size, "#3f4a28", 0.45), place(figure(look, pose), x, y, size))
        if x in (570, 905):
            side = -1 if look.facing == 1 else 1
            scene.add(
                place(
                    '<rect x="-7" y="-18" width="13" height="27" rx="6" fill="#b5493a"/>'
                    + line("M4 -16Q10 -4 5 8", "#7c2a20", 2.4),
                    x + side * 9 * size,
                    y - 60 * size,
                    size,
                )
            )


def orchard_visitors(scene: Scene) -> None:
    """Foreign visitors walking under orchard trees behind their guide."""
    rng = scene.rng
    _lawn(scene)
    _near_trees(scene)
    _party(scene)
    scene.add(
        group(
            foliage(rng, (-60, 620), 20, 280, NOON_GREEN, 0.5),
            foliage(rng, (980, 1660), 20, 290, NOON_GREEN, -0.5),
            foliage(rng, (560, 1040), 20, 170, NOON_GREEN, 0.0),
            move="scale(1 -1)",
        ),
        grass(rng, (-40, 420), 1110, 130, 120, ("#2f6034", "#5f9444", "#a9c45c")),
        grass(rng, (1180, 1640), 1110, 130, 120, ("#2f6034", "#5f9444", "#a9c45c")),
    )
    for _ in range(30):
        x = rng.choice((rng.gauss(230, 170), rng.gauss(1370, 170)))
        y = rng.uniform(90, 270) - abs(x - 800) * 0.02
        scene.add(
            line(f"M{num(x)} {num(y - 24)}V{num(y)}", "#4a5a2c", 3),
            oval(x, y + 18, 19, 23, "#e8a83c"),
            oval(x + 5, y + 24, 12, 13, "#b5722a", 0.5),
            oval(x - 6, y + 11, 5.5, 7, "#fff0bc", 0.8),
        )
    beams = "".join(
        poly([(700 + i * 90, -20), (760 + i * 90, -20), (520 + i * 230, 1080), (380 + i * 230, 1080)]) for i in range(4)
    )
    scene.add(
        group(fill(beams, "#fff6c0", 0.16), blend="screen", filt=scene.blur(14)),
        light(scene, 800, 430, 480, "#fff4b4", 0.4),
    )
    scene.grain(0.18)
    scene.vignette("#12301c", 0.34)


SCENES = {
    "diem-tin-3": Picture(1000, 680, orchard_visitors),
}
