"""Larger vessels, bow to the right, waterline at y = 0: trawler, sightseeing boat, sand barge, war junk."""

from __future__ import annotations

import math

from boats import BLUE, GREY_WOOD, MAT, RED, WOOD, Hull, eye, shell
from brush import Scene, Tone, box, fill, group, line, mix, num, oval, place
from folk import TUNICS, rower, seated


def trawler(scene: Scene, tone: Tone = BLUE, trim: Tone = RED) -> str:
    """A fishing boat (tàu cá) 520 long: high bow, wheelhouse aft, masts, booms, nets."""
    hull = Hull(520, 54, 74, 22, 16)
    back, front = shell(scene, hull, tone, trim=trim.dark)
    rig = (
        "M-60 -62V-300M120 -84V-250M-60 -270L140 -160M-60 -250L-250 -130M-60 -296L120 -248L252 -128M-60 -296L-250 -100"
    )
    ropes = "M120 -248L30 -70M120 -248L200 -100M-60 -240L-10 -70M-60 -296L-190 -150"
    house = group(
        box(-196, -150, 116, 100, scene.linear((0.0, "#e8dcc0"), (1.0, "#b8a486"))),
        box(-196, -150, 40, 100, "#6a5a50", 0.35),
        "".join(box(x, -136, 24, 28, "#20323c") for x in (-186, -152, -118)),
        box(-196, -100, 116, 9, trim.mid),
        fill("M-208 -150L-200 -164H-74L-66 -150Z", trim.mid),
        box(-170, -186, 60, 22, "#d8caa8"),
        box(-204, -172, 5, 22, "#3a3a40"),
        line("M-140 -186V-236M-128 -186V-220", "#3a3a40", 2),
    )
    net = fill("M-52 -64Q-20 -108 30 -96Q80 -104 96 -68Z", "#2e5a54") + line(
        "M-40 -72Q10 -98 84 -76M-30 -82Q20 -104 70 -84", "#7fb09a", 2, 0.7
    )
    floats = "".join(
        oval(-36 + i * 19, -74 - 6 * (i % 3), 6.5, 6.5, ("#e8843a", "#e8d9b8", "#c23a2c")[i % 3]) for i in range(7)
    )
    band = group(fill(hull.patch(0.76, 1.0, 0.0, 0.3), trim.mid), fill(hull.patch(0.0, 1.0, 0.3, 0.36), "#f0e6cc"))
    return group(
        back,
        line(ropes, "#2c2a30", 1.1, 0.8),
        line(rig, "#4a3a30", 3.4),
        house,
        net,
        floats,
        place(seated(TUNICS[3], hatted=False), 150, -80, 0.9),
        front,
        band,
        eye(hull, 0.92, 0.17),
    )


def tour_boat(scene: Scene, tone: Tone = WOOD) -> str:
    """A sightseeing boat 560 long: long canopy on posts, seated guests, pilot aft."""
    hull = Hull(560, 40, 40, 18, 18)
    back, front = shell(scene, hull, tone)
    guests = [
        place(
            seated(("#d9c9a8", "#b9573c", "#3f7a86", "#e0b04a", "#6b3f63")[i % 5], hatted=i % 3 != 1),
            -120 + i * 52,
            -46,
            0.82,
        )
        for i in range(6)
    ]
    posts = "".join(f"M{x} -44V-148" for x in (-190, -100, -10, 80, 165))
    roof = "M-226 -146Q-214 -166 -180 -168H150Q196 -166 214 -146Z"
    return group(
        back,
        line(posts.replace("-44", "-58"), tone.dark, 3, 0.7),
        *guests,
        place(rower("#2f4a5c", hatted=False, oar=0.4), -222, -52, 0.9),
        line(posts, tone.at(0.6), 4),
        fill(roof, scene.linear((0.0, MAT.light), (1.0, MAT.mid))),
        line("M-226 -146H214", MAT.dark, 4),
        line("M-190 -156H180", MAT.dark, 1.4, 0.5),
        front,
        fill(hull.patch(0.84, 1.0), RED.mid),
        eye(hull, 0.92, 0.2),
    )


def barge(scene: Scene, tone: Tone = GREY_WOOD, load: str = "#b08a5a") -> str:
    """A sand barge (sà lan) 760 long, deep in the water."""
    hull = Hull(760, 34, 26, 10, 10)
    back, front = shell(scene, hull, tone, trim="#5a241c")
    sand = "M-180 -36Q-110 -92 -40 -74Q30 -112 110 -78Q190 -98 280 -38Z"
    return group(
        back,
        fill(sand, scene.linear((0.0, load), (1.0, mix(load, "#2a1c14", 0.5)))),
        fill("M-40 -74Q30 -112 110 -78Q60 -60 40 -38H-20Z", mix(load, "#fff0d0", 0.3), 0.5),
        box(-330, -120, 96, 84, mix(tone.light, "#efe4cc", 0.45)),
        box(-330, -120, 34, 84, tone.dark, 0.4),
        "".join(box(x, -106, 22, 24, "#24343c") for x in (-318, -286)),
        fill("M-340 -118L-334 -130H-230L-224 -118Z", "#3f6a78"),
        line("M-252 -130V-176M-310 -130V-152", "#2c2a2e", 3),
        front,
    )


def junk(scene: Scene, tone: Tone, sail: Tone, lean: float = 0.0) -> str:
    """A war junk of the eighteenth century, 420 long: high stern, three battened sails, row of shields and oars."""
    hull = Hull(420, 46, 44, 66, 14)
    back, front = shell(scene, hull, tone)
    parts = [back]
    for x, high, wide in ((-130, 200, 92), (-6, 290, 142), (124, 210, 96)):
        parts.append(line(f"M{x} -40L{num(x + lean)} {-high - 50}", tone.dark, 5))
        parts.append(_batten(scene, x + lean * 0.7, -high - 26, wide, high - 60, sail))
    oars = "".join(f"M{x} -36L{x - 26} 6" for x in range(-120, 140, 22))
    parts += [
        line("M60 -70L-6 -340M-130 -250L-205 -110M124 -260L205 -90", tone.dark, 1, 0.6),
        front,
        line(oars, tone.dark, 2.4),
    ]
    parts.append(
        "".join(oval(x, -46, 8.5, 9, sail.dark) + oval(x, -46, 3, 3, sail.light) for x in range(-110, 130, 22))
    )
    parts.append(box(-196, -136, 66, 40, tone.mid) + fill("M-208 -134L-196 -150H-130L-120 -134Z", tone.dark))
    return group(*parts)


def _batten(scene: Scene, x: float, top: float, wide: float, high: float, tone: Tone) -> str:
    """A junk sail with its battens, fuller towards its leech."""
    left, right = x - wide * 0.36, x + wide * 0.64
    shape = (
        f"M{num(left + 8)} {num(top + high * 0.1)}L{num(right - wide * 0.3)} {num(top - 10)}"
        f"Q{num(right + wide * 0.16)} {num(top + high * 0.4)} {num(right)} {num(top + high)}L{num(left)} {num(top + high * 0.95)}Z"
    )
    bars = "".join(
        (
            f"M{num(left + 6 * (1 - s))} {num(top + high * (0.1 + 0.85 * s))}"
            f"L{num(right - wide * 0.3 * (1 - s) ** 2 + wide * 0.08 * math.sin(math.pi * s))} "
            f"{num(top - 10 + (high + 10) * s)}"
        )
        for s in (0.0, 0.16, 0.32, 0.48, 0.64, 0.82, 1.0)
    )
    return group(
        fill(shape, scene.linear((0.0, tone.mid), (1.0, tone.light), across=True)), line(bars, tone.dark, 2.2, 0.85)
    )
