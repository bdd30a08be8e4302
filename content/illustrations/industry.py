"""The garment hall."""

from __future__ import annotations

from dataclasses import replace

from brush import Picture, Scene, box, fill, group, line, mix, num, oval, place, poly
from cast import figure
from pose import SIT, Look
from sky import light


def _station(scene: Scene, cloth: str, top: str) -> str:
    """A worker at a sewing machine, seen from the side, seat at the origin; looks right."""
    worker = Look(
        top=top, legs="#33405a", style=scene.rng.choice(("scarf", "scarf", "bun")), sleeve=0.75, rim="#ffffff"
    )
    pose = replace(SIT, far_arm=((10, -36), (27, -31)), near_arm=((7, -33), (24, -27)))
    machine = group(
        box(14, -26, 62, 5, "#e8ecec"),
        box(14, -21, 62, 3, "#8fa0a6"),
        line("M22 -18V6M70 -18V6M22 2H70", "#66767e", 2.4),
        fill("M34 -28V-33H60V-52H32V-43H37V-30H39V-43H52V-33H34Z", "#3f5f6c"),
        fill("M32 -52H60V-49H32Z", "#8fb0ba"),
        box(56, -52, 6, 24, "#2a434e"),
        oval(63, -43, 4, 5, "#d9b45a"),
        line("M46 -52V-64", "#8fa0a6", 1.4),
        box(43, -64, 7, 8, cloth),
        fill("M18 -28Q30 -40 40 -29Q52 -34 74 -26Q78 -10 70 -6Q66 -20 52 -24Q30 -24 18 -28Z", cloth),
        fill("M52 -30Q64 -30 74 -26Q78 -10 70 -6Q66 -20 52 -24Z", mix(cloth, "#141828", 0.35), 0.6),
    )
    stool = group(box(-13, -15, 22, 4, "#6a7a86"), line("M-10 -12V8M6 -12V8", "#55636c", 2.4))
    return group(oval(30, 8, 54, 6, "#2a3644", 0.25), stool, figure(worker, pose, 6), machine)


def _windows(scene: Scene, far_b: float, far_l: float, far_r: float, far_t: float) -> None:
    """Windows, trusses and lamps, crowding together with distance."""
    h = scene.h
    w = scene.w
    depth = [0.0, 0.3, 0.5, 0.64, 0.745, 0.825, 0.89, 0.945]
    for near, far in zip(depth, [*depth[1:], 0.985], strict=True):
        for side, edge in ((0.0, far_l), (w, far_r)):
            a, b = near + (far - near) * 0.14, near + (far - near) * 0.84
            xa, xb = side + (edge - side) * a, side + (edge - side) * b
            top_a, top_b = -240 + (far_t + 240) * a + 150 * (1 - a), -240 + (far_t + 240) * b + 150 * (1 - b)
            low_a, low_b = h + (far_b - h) * a - (h * 0.6) * (1 - a), h + (far_b - h) * b - (h * 0.6) * (1 - b)
            scene.add(
                fill(poly([(xa, top_a), (xb, top_b), (xb, low_b), (xa, low_a)]), "#fff8dc" if side else "#d9eef2", 0.95)
            )
            scene.add(
                line(
                    (
                        f"M{num((xa + xb) / 2)}"
                        f" {num((top_a + top_b) / 2)}"
                        f"V{num((low_a + low_b) / 2)}"
                        f"M{num(xa)} {num((top_a + low_a) / 2)}"
                        f"L{num(xb)} {num((top_b + low_b) / 2)}"
                    ),
                    "#a8b4b0",
                    3 * (1 - a) + 0.6,
                )
            )
    for d in depth[1:]:
        y, xl, xr = -240 + (far_t + 240) * d, far_l * d, w + (far_r - w) * d
        scene.add(
            line(
                f"M{num(xl)} {num(y)}L{num((xl + xr) / 2)} {num(y - 60 * (1 - d))}L{num(xr)} {num(y)}Z",
                "#5f7780",
                9 * (1 - d) + 1,
            )
        )
    for lane in (0.2, 0.4, 0.6, 0.8):
        for near, far in zip(depth, [*depth[1:], 0.985], strict=True):
            a, b = near + 0.2 * (far - near), near + 0.75 * (far - near)
            spot = [
                (w * lane + (far_l + (far_r - far_l) * lane - w * lane) * d, -200 + (far_t + 200) * d) for d in (a, b)
            ]
            scene.add(
                line(
                    f"M{num(spot[0][0])} {num(spot[0][1])}L{num(spot[1][0])} {num(spot[1][1])}",
                    "#ffffff",
                    13 * (1 - a) + 1.5,
                )
            )


def _roof(scene: Scene, vx: float, vy: float) -> None:
    """Ceiling, walls with windows and floor of a long hall seen along its axis."""
    w, h = scene.w, scene.h
    far_l, far_r, far_t, far_b = vx - 190, vx + 190, vy - 70, vy + 62
    scene.add(box(0, 0, w, h, "#dfe7e6"))
    scene.add(
        fill(poly([(0, h), (w, h), (far_r, far_b), (far_l, far_b)]), scene.linear((0.0, "#c4cdc6"), (1.0, "#6f868c")))
    )
    scene.add(
        fill(
            poly([(0, -240), (w, -240), (far_r, far_t), (far_l, far_t)]),
            scene.linear((0.4, "#6f8790"), (1.0, "#c9d8d8")),
        )
    )
    scene.add(
        fill(
            poly([(0, -240), (far_l, far_t), (far_l, far_b), (0, h)]),
            scene.linear((0.0, "#9fb4b8"), (1.0, "#dfe8e4"), across=True),
        )
    )
    scene.add(
        fill(
            poly([(w, -240), (far_r, far_t), (far_r, far_b), (w, h)]),
            scene.linear((0.0, "#ece0bc"), (1.0, "#c9c0a2"), across=True),
        )
    )
    scene.add(box(far_l, far_t, far_r - far_l, far_b - far_t, scene.linear((0.0, "#eef3ee"), (1.0, "#c4d0cc"))))
    _windows(scene, far_b, far_l, far_r, far_t)


def garment_hall(scene: Scene) -> None:
    """A garment hall: rows of workers at sewing machines, daylight from the windows."""
    vx, vy, h = 800.0, 330.0, scene.h
    rng = scene.rng
    _roof(scene, vx, vy)
    cloths = ("#d9593d", "#2f7f92", "#e0a83c", "#7fa65a", "#c77a9a", "#4f6aa0")
    for row in range(10):
        d = 0.105 * 1.285**row
        y = vy + 50 + (h - vy + 40) * d
        for i, lane in enumerate((-2.05, -1.46, -0.87, -0.28, 0.31, 0.9, 1.49)):
            x = vx + lane * 720 * d + 12 * d
            if -330 * d - 60 < x < 1640:
                scene.add(
                    place(
                        _station(
                            scene, cloths[(row * 5 + i * 2) % 6], ("#6fa6c0", "#5b94b4", "#7fb8c8")[(i + row) % 3]
                        ),
                        x,
                        y,
                        d * 3.5,
                    )
                )
    scene.add(
        box(
            0, vy - 60, scene.w, 320, scene.linear((0.0, "#f4f4e6", 0.0), (0.4, "#f4f4e6", 0.34), (1.0, "#f4f4e6", 0.0))
        )
    )
    beams = "".join(
        poly([(1600, 40 + i * 170), (1600, 120 + i * 176), (900 - i * 40, 800 + i * 70), (800 - i * 40, 730 + i * 70)])
        for i in range(3)
    )
    scene.add(
        group(fill(beams, "#fff2c4", 0.14), blend="screen", filt=scene.blur(10)),
        light(scene, 1560, 330, 760, "#ffeebc", 0.36),
        light(scene, vx, vy, 300, "#ffffff", 0.45),
    )
    for _ in range(40):
        scene.add(oval(rng.uniform(500, 1500), rng.uniform(200, 800), 1.6, 1.6, "#fff6d8", 0.5))
    scene.grain(0.16)
    scene.vignette("#1c2c3c", 0.34)


SCENES = {
    "xuong-may": Picture(2000, 1150, garment_hall),
    "xuong-may-bia": Picture(2000, 1150, garment_hall, "brochures/doanh-nghiep/pictures", 78, 1.6),
}
