"""Textile machines, an engineer and a worker."""

from __future__ import annotations

from brush import Picture, Point, Scene, box, fill, group, line, mix, num, oval, place, poly
from cast import figure
from pose import Look, Pose
from sky import light


def _cone(colour: str) -> str:
    """A cone of yarn on its peg, foot at the origin, 52 high."""
    dark = mix(colour, "#141428", 0.45)
    return group(
        fill("M-15 0L-9 -40H9L15 0Q0 7 -15 0Z", colour),
        fill("M3 -40H9L15 0Q9 4 2 4.6Z", dark, 0.7),
        fill("M-13 -2L-8 -39L-5 -39L-8 1Z", "#ffffff", 0.4),
        oval(0, -40, 9, 2.6, mix(colour, "#ffffff", 0.35)),
        line("M-14 -7Q0 0 14 -7M-12 -18Q0 -12 12 -18M-10.5 -29Q0 -24 10.5 -29", dark, 1.2, 0.5),
        line("M0 -41V-52", "#6a7880", 2.4),
    )


def _spools(
    near: Point, far: Point, size: float, tail: float, count: int, colours: tuple[str, ...], step: float = 0.86
) -> str:
    """A row of yarn cones from near to far, crowding together with distance."""
    parts = []
    for i in reversed(range(count)):
        d = 1 - step**i
        x, y = near[0] + (far[0] - near[0]) * d, near[1] + (far[1] - near[1]) * d
        parts.append(place(_cone(colours[i % len(colours)]), x, y, size + (tail - size) * d))
    return group(*parts)


def _frame(
    scene: Scene, near: float, far: float, levels: tuple[tuple[float, float], ...], tints: tuple[str, ...]
) -> str:
    """The long side of a machine in perspective: bands between levels, each (height near, height far)."""
    parts = []
    for (a, b), (c, d), tint in zip(levels, levels[1:], tints, strict=False):
        shade = scene.linear((0.0, mix(tint, "#ffffff", 0.25)), (1.0, tint), across=near > far)
        parts.append(fill(poly([(near, a), (near, c), (far, d), (far, b)]), shade))
        parts.append(line(f"M{num(near)} {num(a)}L{num(far)} {num(b)}", "#ffffff", 3, 0.6))
    for i in range(1, 16):
        share = 1 - 0.82**i
        x = near + (far - near) * share
        top, low = (
            levels[0][0] + (levels[0][1] - levels[0][0]) * share,
            levels[-1][0] + (levels[-1][1] - levels[-1][0]) * share,
        )
        parts.append(line(f"M{num(x)} {num(top)}V{num(low)}", "#47626c", 8 * (1 - share) + 0.8, 0.75))
    return group(*parts)


def _machine_room(scene: Scene, vx: float, vy: float) -> None:
    """Roof, lamps and shining floor of the spinning hall."""
    w, h = scene.w, scene.h
    scene.add(box(0, 0, w, h, scene.linear((0.0, "#3f5c6a"), (0.36, "#8fadb4"), (0.5, "#dfe9e2"), (1.0, "#8aa0a4"))))
    scene.add(
        fill(
            poly([(-600, h), (w + 500, h), (vx + 70, vy + 30), (vx - 70, vy + 30)]),
            scene.linear((0.0, "#e6ece2"), (1.0, "#74898f")),
        )
    )
    for i in range(10):
        d = 1 - 0.74**i
        y = -300 + (vy + 232) * d
        left, right = vx + (-900 - vx) * (1 - d), vx + (2600 - vx) * (1 - d)
        scene.add(line(f"M{num(left)} {num(y)}L{num(right)} {num(y)}", "#2f4a58", 20 * (1 - d) + 1.5))
        for lane in (-420, 330, 1000):
            x = vx + lane * (1 - d)
            scene.add(
                line(
                    f"M{num(x)} {num(y + 20 * (1 - d))}L{num(x + 330 * (1 - d))} {num(y + 20 * (1 - d))}",
                    "#ffffff",
                    16 * (1 - d) + 1.5,
                )
            )
    for a, b in ((150, 190), (1010, 1050)):
        scene.add(
            fill(
                poly([(a, h), (b, h), (vx + (b - 600) * 0.05, vy + 32), (vx + (a - 600) * 0.05, vy + 32)]),
                "#f2c53c",
                0.75,
            )
        )
    scene.add(light(scene, vx, vy, 460, "#fff6da", 0.8))


def _both_sides(scene: Scene, vx: float, vy: float) -> None:
    """The machines to the left and right, with yarn, threads and control panels."""
    yarn = ("#d9593d", "#e8b04a", "#2f8a96", "#f4ead4", "#7fa65a", "#b55a7c")
    left, right, edge_l, edge_r = -60.0, 1700.0, vx - 78, vx + 78
    scene.add(
        _frame(
            scene,
            left,
            edge_l,
            ((250, vy - 30), (330, vy - 22), (640, vy + 10), (1010, vy + 44)),
            ("#2b5f6c", "#9fb6bc", "#c9d5d3"),
        )
    )
    scene.add(
        _spools((30, 470), (edge_l, vy - 6), 2.3, 0.14, 22, yarn[::-1], 0.84),
        _spools((30, 320), (edge_l, vy - 22), 2.1, 0.12, 22, yarn, 0.84),
    )
    scene.add(
        _frame(
            scene,
            right,
            edge_r,
            ((150, vy - 40), (250, vy - 30), (520, vy - 2), (640, vy + 10), (1130, vy + 58)),
            ("#2f6a78", "#7f9aa2", "#e9efec", "#aebfc2"),
        )
    )
    scene.add(_spools((1600, 236), (edge_r, vy - 30), 3.0, 0.13, 26, yarn, 0.88))
    threads = ""
    for i in range(26):
        d = 1 - 0.88**i
        x, top, low = 1600 + (edge_r - 1600) * d, 236 + (vy - 30 - 236) * d, 520 + (vy - 2 - 520) * d
        threads += f"M{num(x)} {num(top - 120 * (1 - d))}L{num(x - 36 * (1 - d))} {num(low)}"
    scene.add(
        line(threads, "#fff8e4", 2.2, 0.9),
        _spools((1570, 640), (edge_r, vy + 10), 2.7, 0.12, 26, ("#f6efdc", "#f6efdc", "#e8b04a", "#f6efdc"), 0.88),
    )
    for i in range(9):
        d = 1 - 0.74**i
        x, y, k = 1500 + (edge_r - 1500) * d, 760 + (vy + 22 - 760) * d, 1 - d
        scene.add(
            box(x, y, 92 * k, 64 * k, "#16323e"),
            box(x + 8 * k, y + 8 * k, 76 * k, 34 * k, "#7fd0d8"),
            oval(x + 20 * k, y + 53 * k, 6 * k, 6 * k, "#d9593d"),
            oval(x + 42 * k, y + 53 * k, 6 * k, 6 * k, "#7fc65a"),
        )


def _cloth_roll(scene: Scene) -> None:
    """A roll of cloth in the foreground."""
    h = scene.h
    roll = group(
        oval(0, 0, 150, 150, "#f2ead6"),
        *(oval(0, 0, r, r, "#b58a4c", 0.14) for r in range(20, 150, 14)),
        oval(0, 0, 26, 26, "#5f7a84"),
        oval(0, 0, 12, 12, "#2f4650"),
    )
    scene.add(
        oval(1390, h - 6, 330, 30, "#22343c", 0.4),
        fill(f"M1200 {h - 130}Q1210 830 1340 826H1700V{h}H1200Z", "#d9c9a4"),
        fill("M1340 826H1700V870H1390Z", "#fff6e0", 0.6),
        line("".join(f"M{1230 + i * 26} {h - 116 - i * 22:.0f}H1700" for i in range(7)), "#d9593d", 7, 0.75)
        + line("".join(f"M{1236 + i * 26} {h - 106 - i * 22:.0f}H1700" for i in range(7)), "#2f8a96", 4, 0.75),
        place(roll, 1330, h - 96, 0.92),
    )


def _visitors(scene: Scene) -> None:
    """The engineer with his tablet and the worker reaching for a thread."""
    engineer = Look(top="#2f4f6a", legs="#2a303c", skin="#dba98a", hair="#7a5236", sleeve=1, facing=1, rim="#e8f4f4")
    worker = Look(top="#d97a3c", legs="#2f3f52", style="helmet", sleeve=1, facing=1, rim="#fff0d0")
    scene.add(oval(600, 1000, 150, 20, "#22343c", 0.4), oval(860, 990, 140, 18, "#22343c", 0.4))
    touch = Pose(
        head=(3, -90),
        neck=(1, -78),
        far_arm=((13, -74), (27, -80)),
        near_arm=((10, -64), (22, -66)),
        far_leg=((6, -23), (8, -1)),
        near_leg=((-2, -23), (-5, 0)),
    )
    hold = Pose(
        head=(2, -93),
        neck=(0, -81),
        hip=(0, -45),
        far_arm=((9, -64), (19, -62)),
        near_arm=((5, -64), (16, -58)),
        far_leg=((5, -23), (7, -1)),
        near_leg=((-3, -23), (-5, 0)),
        width=11.5,
    )
    scene.add(place(figure(worker, touch, -6), 850, 990, 5.2), place(figure(engineer, hold, 4), 590, 1002, 5.7))
    tablet = group(
        fill("M-11 -9L11 -13L14 4L-8 8Z", "#1d2b33"),
        fill("M-9 -7.4L9.6 -10.8L12 2.4L-6.6 5.8Z", "#bfe4ea"),
        line("M-6 -3.6l6 -1.1M-5.4 0l11 -2M-5 2.8l7 -1.3", "#2f8a96", 1),
    )
    scene.add(
        place(tablet, 694, 668, 4.6), oval(682, 676, 15, 14, "#dba98a"), light(scene, 1150, 260, 640, "#fff4d0", 0.3)
    )


def textile_machines(scene: Scene) -> None:
    """A modern spinning and weaving line; an engineer from Italy and a Vietnamese worker look at it together."""
    vx, vy = 470.0, 420.0
    _machine_room(scene, vx, vy)
    _both_sides(scene, vx, vy)
    _cloth_roll(scene)
    _visitors(scene)
    scene.grain(0.16)
    scene.vignette("#10242c", 0.36)


SCENES = {
    "may-moc-det": Picture(1400, 930, textile_machines),
}
