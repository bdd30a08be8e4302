"""The new bridge on the way to school."""

from __future__ import annotations

import math

from banks import far_bank
from boats import sampan
from brush import Picture, Scene, Tone, box, fill, group, line, num, place
from cast import figure
from flora import foliage, nipa, palm
from lotus import grass
from palette import BARK, NOON_AIR, NOON_GREEN
from pose import Look, Pose
from sky import air, birds, cumulus, haze, light
from water import afloat, mirror, ripples, surface


def cyclist(look: Look, lift: float = 0.0, bag: str = "#d9593d") -> str:
    """A student on a bicycle riding right; wheels touch the ground at y = 0, about 150 wide at scale 1."""
    wheels = "".join(f"M{x} 0m-24 -24a24 24 0 1 1 48 0a24 24 0 1 1 -48 0" for x in (-36, 42))
    spokes = "".join(
        f"M{x} -24L{num(x + math.cos(a) * 23)} {num(-24 + math.sin(a) * 23)}"
        for x in (-36, 42)
        for a in (i * math.pi / 4 + lift for i in range(8))
    )
    frame = "M-36 -24L-18 -58L28 -62L2 -26L-18 -58M-36 -24L2 -26M42 -24L28 -62L25 -76M-18 -58V-66"
    pose = Pose(
        (2, -124),
        (-3, -112),
        (-16, -74),
        ((10, -96), (25, -82)),
        ((4, -94), (22, -78)),
        ((8, -66), (2, -34 + 8 * lift)),
        ((12, -58 - 4 * lift), (4, -22)),
        10.5,
    )
    return group(
        line(wheels, "#1c1c24", 3.4),
        line(spokes, "#8a9298", 0.8, 0.8),
        line(frame, "#2f6a92", 4),
        line("M18 -80L32 -78", "#1c1c24", 4),
        fill("M-30 -66H-6Q-8 -60 -24 -61Z", "#1c1c24"),
        line("M2 -26m-7 0a7 7 0 1 1 14 0a7 7 0 1 1 -14 0", "#3a3a44", 2.6),
        figure(look, pose),
        f'<rect x="-30" y="-108" width="15" height="28" rx="6" fill="{bag}" transform="rotate(16 -22 -94)"/>',
        box(34, -72, 18, 14, "#b98a4a", 0.9),
    )


def level(x: float) -> float:
    """The height of the bridge's road at x."""
    return 600 - 96 * max(0.0, 1 - ((x - 800) / 760) ** 2)


def _canal(scene: Scene) -> None:
    """Sky, water and the coconut groves on both banks."""
    rng = scene.rng
    scene.add(
        air(scene, 560, (0.0, "#4fa3cc"), (0.6, "#abd8de"), (1.0, "#f4f0d4")),
        cumulus(scene, 330, 220, 240, Tone("#a9c4cc", "#eef2ea", "#ffffff"), 0.95),
        cumulus(scene, 1250, 260, 200, Tone("#a9c4cc", "#eef2ea", "#ffffff"), 0.85),
    )
    scene.add(surface(scene, 520, (0.0, "#cfe4cc"), (0.3, "#8fbfa6"), (0.7, "#4a8a7c"), (1.0, "#1f5a54")))
    far_bank(scene, 524, 70, "#8fb59a", palms=16)
    scene.add(haze(scene, 520, 70, "#f6f6dc", 0.7))
    tone, bark = NOON_GREEN.haze(NOON_AIR, 0.18), BARK.haze(NOON_AIR, 0.15)
    grove = group(
        *(
            palm(rng, x, 600, high, tone, bark, lean)
            for x, high, lean in (
                (40, 430, 0.12),
                (190, 500, -0.1),
                (340, 400, 0.16),
                (1250, 410, -0.15),
                (1400, 520, 0.1),
                (1560, 450, -0.12),
            )
        ),
        foliage(rng, (-60, 470), 640, 190, tone, 0.4),
        foliage(rng, (1140, 1660), 640, 190, tone, -0.4),
        *(nipa(rng, x, 652, 150, tone, 8) for x in (400, 470, 1120, 1190)),
        fill(
            (
                "M-20 632Q200 622 330 636T470 640"
                "Q520 650 470 662T300 668H-20ZM1620"
                " 632Q1400 622 1280 636T1130 640"
                "Q1080 650 1130 662T1300 668H1620Z"
            ),
            "#5a5230",
        ),
        grass(rng, (-20, 480), 652, 46, 150, (tone.mid, tone.dark, tone.light)),
        grass(rng, (1120, 1620), 652, 46, 150, (tone.mid, tone.dark, tone.light)),
    )
    scene.add(mirror(scene, grove, 662, 0.6, 0.8, 8), grove)


def _bridge(scene: Scene, low: float) -> None:
    """The bridge with riders between its rails."""
    edge = [(x, level(x)) for x in range(-40, 1680, 40)]
    deck = (
        "M"
        + "L".join(f"{x} {num(y)}" for x, y in edge)
        + "L"
        + "L".join(f"{x} {num(y + 40)}" for x, y in edge[::-1])
        + "Z"
    )
    rails = "".join("M" + "L".join(f"{x} {num(y - up)}" for x, y in edge) for up in (34, 66))
    posts = "".join(f"M{x} {num(level(x))}V{num(level(x) - 70)}" for x in range(-30, 1660, 74))
    piers = group(
        *(
            box(
                x - 17,
                level(x) + 36,
                34,
                low - level(x) + 10,
                scene.linear((0.0, "#a9a698"), (0.5, "#dcd8c8"), (1.0, "#86847a"), across=True),
            )
            + box(x - 34, level(x) + 36, 68, 16, "#b9b5a6")
            for x in (560, 800, 1040)
        )
    )
    span = group(
        piers,
        fill(deck, scene.linear((0.0, "#f0ebdc"), (0.3, "#cfcabb"), (1.0, "#8f8c80"))),
        line("M" + "L".join(f"{x} {num(y + 3)}" for x, y in edge), "#fffdf2", 5),
    )
    scene.add(mirror(scene, span, low + 30, 0.5, 0.9, 9), span)
    back_rail = "M" + "L".join(f"{x} {num(y - 78)}" for x, y in edge)
    scene.add(line(back_rail, "#7fa9b2", 4, 0.8))
    white = Look(top="#ffffff", legs="#26345a", sleeve=0.5, facing=1)
    riders = (
        (380, white, 0.2, "#d9593d", 1.5),
        (610, Look(top="#fdfdf8", legs="#f4f4ee", style="hat", sleeve=1, facing=1), 0.9, "#7a5aa0", 1.56),
        (850, white, 0.5, "#2f8a96", 1.52),
        (1080, Look(top="#fdfdf8", legs="#26345a", style="long", sleeve=0.5, facing=1), 0.7, "#e0a83c", 1.5),
    )
    for x, look, lift, bag, size in riders:
        slope = math.degrees(math.atan2(level(x + 40) - level(x - 40), 80))
        scene.add(place(cyclist(look, lift, bag), x, level(x) + 4, size, turn=slope))
    scene.add(
        line(posts, "#f4f1e4", 8),
        line(posts, "#9a988c", 2, 0.6, 'transform="translate(3 0)"'),
        line(rails, "#3f8296", 6),
        line(rails, "#a9d2d8", 1.6, 0.9, 'transform="translate(0 -1.6)"'),
    )


def village_bridge(scene: Scene) -> None:
    """A small new concrete bridge over a canal, students riding to school, coconut gardens on both sides."""
    rng, h, low = scene.rng, scene.h, 720.0
    _canal(scene)
    _bridge(scene, low)
    scene.add(
        ripples(rng, (-50, 690, 1650, h), 320, ("#f4fbe4", "#1c5650", "#a4d2b4"), 0.36),
        afloat(scene, sampan(scene, cargo="coconut", tunic="#6b3f63"), 700, 900, 1.25, length=360),
    )
    scene.add(
        nipa(rng, -10, h + 20, 340, NOON_GREEN, 11),
        nipa(rng, 150, h + 30, 240, NOON_GREEN, 9),
        nipa(rng, 1600, h + 20, 380, NOON_GREEN, 11),
        grass(rng, (1240, 1640), h + 20, 120, 90, ("#2f6034", "#5f9444", "#a9c45c")),
        birds(rng, 700, 160, 200, 6, "#557f88", 11),
        light(scene, 1200, 200, 620, "#fff4c4", 0.35),
    )
    scene.grain(0.18)
    scene.vignette("#0e2c2c", 0.26)


SCENES = {
    "kieu-bao-cau": Picture(1400, 930, village_bridge),
}
