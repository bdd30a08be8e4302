"""Boats of the delta, bow to the right, waterline at y = 0, centred on the origin; put them with water.afloat."""

from __future__ import annotations

import math
from typing import NamedTuple

from brush import Point, Scene, Tone, box, curve, fill, group, line, mix, num, oval, place, poly
from folk import TUNICS, paddler, rower, seated
from fruit import heap, piece

WOOD = Tone("#3b2418", "#7a4d2c", "#c08a52")
GREY_WOOD = Tone("#2e2a2c", "#6a6058", "#a89a86")
MAT = Tone("#5a4426", "#a3824a", "#dcc184")
RED = Tone("#6a1a18", "#b5362a", "#e0694a")
BLUE = Tone("#163a54", "#2f6f92", "#72b1c4")
GREEN = Tone("#1c4438", "#3b7a62", "#86b898")


class Hull(NamedTuple):
    """The lines of a hull: length, depth of side, rise of bow and stern, opening seen from above."""

    length: float
    depth: float
    bow: float
    stern: float
    open: float = 14

    def rail(self, t: float, far: bool = False) -> Point:
        """A point of the near or far gunwale; t from 0 (stern) to 1 (bow)."""
        y = -self.depth - self.bow * max(0.0, (t - 0.5) / 0.5) ** 2.2 - self.stern * max(0.0, (0.4 - t) / 0.4) ** 2
        if far:
            y -= self.open * max(0.0, math.sin(math.pi * t)) ** 0.7
        return (t - 0.5) * self.length, y

    def side(self, share: float, t: float) -> Point:
        """A point of the near side, `share` of the way from gunwale to waterline."""
        x, y = self.rail(t)
        return x * (1 - 0.2 * share), y * (1 - share) + 3 * share

    def patch(self, t0: float, t1: float, top: float = 0.0, low: float = 1.0) -> str:
        """Path data of a part of the near side."""
        span = [t0 + (t1 - t0) * i / 8 for i in range(9)]
        return poly([self.side(top, t) for t in span] + [self.side(low, t) for t in reversed(span)])


def shell(scene: Scene, hull: Hull, tone: Tone, inside: str = "#2a1a14", trim: str = "") -> tuple[str, str]:
    """The hull in two halves: inside and far rail; near side with planks. Cargo goes between them."""
    steps = [i / 24 for i in range(25)]
    near, far = [hull.rail(t) for t in steps], [hull.rail(t, far=True) for t in steps]
    back = group(
        fill(poly(far + near[::-1]), scene.linear((0.0, mix(inside, tone.mid, 0.35)), (1.0, inside))),
        line(curve(far), tone.at(0.4), max(1.5, hull.depth * 0.07)),
    )
    low = [hull.side(1, t) for t in reversed(steps)]
    shade = scene.linear((0.0, tone.at(0.72)), (0.45, tone.mid), (1.0, tone.dark))
    planks = "".join(curve([hull.side(share, t) for t in steps[1:24]]) for share in (0.3, 0.55, 0.8))
    front = group(
        fill(poly(near + low), shade),
        fill(hull.patch(0.0, 0.3), tone.dark, 0.3),
        line(planks, tone.dark, max(0.8, hull.depth * 0.035), 0.55),
        fill(hull.patch(0.0, 1.0, 0.78, 1.0), trim, 0.85) if trim else "",
        line(curve(near), tone.light, max(2.0, hull.depth * 0.1)),
        line(curve([(x, y + hull.depth * 0.09) for x, y in near]), tone.dark, max(1.0, hull.depth * 0.05), 0.6),
    )
    return back, front


def eye(hull: Hull, t: float = 0.9, size: float = 0.22) -> str:
    """The painted eye on the bow."""
    x, y = hull.side(0.3, t)
    r = hull.depth * size
    return group(
        oval(0, 0, r * 1.5, r, "#f6ead0"),
        oval(r * 0.2, 0, r * 0.72, r * 0.72, "#1a1414"),
        oval(r * 0.42, -r * 0.25, r * 0.2, r * 0.2, "#ffffff", 0.9),
        line(
            f"M{num(-r * 1.9)} {num(-r * 0.5)}Q{num(-r * 0.2)} {num(-r * 1.9)} {num(r * 1.8)} {num(-r * 0.7)}",
            "#f6ead0",
            r * 0.28,
        ),
        move=f"translate({num(x)} {num(y)}) rotate(-16)",
    )


def sampan(
    scene: Scene, tone: Tone = WOOD, cargo: str = "", tunic: str = TUNICS[0], riders: int = 0, stand: bool = True
) -> str:
    """A rowing sampan (xuồng ba lá), 360 long: standing or paddling rower aft, riders, perhaps a heap of fruit."""
    hull = Hull(360, 22, 26, 20, 13)
    back, front = shell(scene, hull, tone)
    parts = [back, line("M-60 -30L-58 -22M60 -31L62 -23M-62 -30H-56M58 -31H64", tone.light, 3)]
    if cargo:
        parts.append(heap(scene.rng, cargo, -40, 100, -24, 38, 9))
    for i in range(riders):
        parts.append(place(seated(TUNICS[(i + 1) % len(TUNICS)]), 88 - i * 64, -24, 0.92, flip=i % 2 == 1))
    if stand:
        parts += [front, place(rower(tunic), -122, -22, 1.1)]
    else:
        parts += [place(paddler(tunic), -112, -24, 0.95), front]
    return group(*parts)


def _vault(scene: Scene, hull: Hull, t0: float, t1: float, rise: float, tone: Tone = MAT) -> str:
    """A barrel roof of woven palm mats between t0 and t1."""
    (x0, y0), (x1, y1) = hull.rail(t0), hull.rail(t1)
    top = min(y0, y1) - rise
    roof = f"M{num(x0)} {num(y0)}Q{num(x0 - 4)} {num(top - 4)} {num(x0 + 24)} {num(top)}L{num(x1 + 14)} {num(top)}"
    roof += f"Q{num(x1 - 8)} {num(top)} {num(x1)} {num(y1)}Z"
    mouth = (
        f"M{num(x1)} {num(y1)}Q{num(x1 - 8)} {num(top)} {num(x1 + 14)} {num(top)}"
        f"Q{num(x1 + 38)} {num(top + 6)} {num(x1 + 32)} {num(y1 - 8)}Z"
    )
    ribs = "".join(
        (
            f"M{num(x0 + (x1 - x0) * s)} {num(y0)}"
            f"Q{num(x0 + (x1 - x0) * s - 6)} {num(top + 2)} {num(x0 + 22 + (x1 - x0 - 8) * s)} "
            f"{num(top)}"
        )
        for s in (0.14, 0.3, 0.46, 0.62, 0.78, 0.92)
    )
    weave = "".join(
        f"M{num(x0)} {num(y0 - rise * s)}L{num(x1 - 2)} {num(y1 - rise * s)}" for s in (0.2, 0.35, 0.5, 0.65, 0.8)
    )
    return group(
        fill(mouth, "#20150f"),
        fill(roof, scene.linear((0.0, tone.light), (0.4, tone.mid), (1.0, tone.dark))),
        line(weave, tone.dark, 1, 0.4),
        line(ribs, tone.dark, 2.2, 0.6),
        line(f"M{num(x0 + 24)} {num(top)}L{num(x1 + 14)} {num(top)}", mix(tone.light, "#fff4d6", 0.4), 2.5),
        line(
            (
                f"M{num(x1)} {num(y1)}Q{num(x1 - 8)} {num(top)} {num(x1 + 14)} {num(top)}"
                f"Q{num(x1 + 38)} {num(top + 6)} {num(x1 + 32)} {num(y1 - 8)}"
            ),
            tone.light,
            3,
        ),
    )


def _cabin(scene: Scene, hull: Hull, t0: float, t1: float, rise: float, tone: Tone) -> str:
    """A painted wooden cabin with windows and a flat, overhanging roof."""
    (x0, y0), (x1, y1) = hull.rail(t0), hull.rail(t1)
    top, wide = min(y0, y1) - rise, x1 - x0
    count = max(2, int(wide / 42))
    panes = "".join(
        box(x0 + wide * (i + 0.22) / count, top + rise * 0.28, wide / count * 0.6, rise * 0.34, "#1d2a30")
        for i in range(count)
    )
    boards = "".join(f"M{num(x0 + wide * i / (count * 4))} {num(top)}V{num(y0)}" for i in range(1, count * 4))
    return group(
        fill(
            f"M{num(x0)} {num(y0)}V{num(top)}H{num(x1)}V{num(y1)}Z", scene.linear((0.0, tone.mid), (1.0, tone.at(0.75)))
        ),
        line(boards, tone.dark, 0.9, 0.35),
        panes,
        line(f"M{num(x0)} {num(top + rise * 0.7)}H{num(x1)}", tone.light, 2.4, 0.8),
        fill(
            f"M{num(x0 - 14)} {num(top + 3)}L{num(x0 - 8)} {num(top - 8)}H{num(x1 + 8)}L{num(x1 + 18)} {num(top + 3)}Z",
            RED.at(0.45),
        ),
        box(x0, top + 3, wide, rise * 0.12, "#140e10", 0.45),
    )


def pole(scene: Scene, kind: str, x: float, y: float, height: float) -> str:
    """The bamboo (cây bẹo) on which a floating-market boat hangs what it sells."""
    rng = scene.rng
    tip = x + height * 0.05
    parts = [line(f"M{num(x)} {num(y)}Q{num(x)} {num(y - height * 0.6)} {num(tip)} {num(y - height)}", "#a58a4c", 3.4)]
    for i in range(4):
        share = 0.96 - i * 0.1
        side = 12 if i % 2 else -12
        px, py = x + (tip - x) * share + side, y - height * share
        parts.append(line(f"M{num(px - side)} {num(py)}Q{num(px)} {num(py)} {num(px)} {num(py + 8)}", "#4a3a24", 1))
        parts.append(piece(rng, kind, px, py + 16, 9.5))
    return group(*parts)


def fruit_boat(
    scene: Scene, cargo: str = "mango", cabin: str = "mat", tone: Tone = WOOD, people: int = 1, mast: bool = True
) -> str:
    """A cargo boat (ghe) 560 long: red bow with painted eye, roof or cabin aft, heap of fruit, bamboo pole."""
    hull = Hull(560, 50, 48, 26, 20)
    back, front = shell(scene, hull, tone, trim="#4e2018")
    paint = BLUE if cabin == "blue" else GREEN
    shelter = _vault(scene, hull, 0.1, 0.42, 62) if cabin == "mat" else _cabin(scene, hull, 0.08, 0.42, 74, paint)
    parts = [back]
    if mast:
        parts.append(pole(scene, cargo, 178, -72, 270))
    parts.append(shelter)
    parts.append(heap(scene.rng, cargo, -26, 178, -48, 66, 12.5))
    if people:
        parts.append(place(seated(scene.rng.choice(TUNICS)), 205, -62, 0.95, flip=True))
    if people > 1:
        parts.append(place(rower(scene.rng.choice(TUNICS), oar=1.2), -240, -66, 1.0))
    strake = group(fill(hull.patch(0.0, 0.8, 0.0, 0.2), paint.mid), fill(hull.patch(0.0, 0.8, 0.2, 0.24), "#e8d8b0"))
    red = group(
        fill(hull.patch(0.8, 1.0), RED.mid),
        fill(hull.patch(0.8, 1.0, 0.5, 1.0), RED.dark, 0.6),
        fill(hull.patch(0.785, 0.8), "#f0e0be"),
        line(curve([hull.rail(t) for t in (0.78, 0.85, 0.92, 1.0)]), RED.light, 5),
    )
    tyres = "".join(oval(x, -30, 11, 13, "#1b1718") + oval(x, -30, 5, 6.5, tone.at(0.4)) for x in (-150, 10))
    return group(*parts, front, strake, tyres, red, eye(hull, 0.9, 0.2))
