"""Houses of the project cards: a garden bungalow, a block of flats."""

from __future__ import annotations

from brush import Scene, Tone, box, fill, group, line, mix, num, poly
from built import TILE


def bungalow(scene: Scene, x: float, base: float, wide: float) -> str:
    """A garden bungalow on stilts with a thatched roof and a veranda with a lamp."""
    high, eave = wide * 0.34, base - wide * 0.46
    left, right = x - wide / 2, x + wide / 2
    roof = (
        f"M{num(left - wide * 0.13)}"
        f" {num(eave + wide * 0.05)}"
        f"Q{num(left + wide * 0.1)}"
        f" {num(eave - wide * 0.1)}"
        f" {num(x - wide * 0.16)}"
        f" {num(eave - wide * 0.42)}H{num(x + wide * 0.16)}"
        f"Q{num(right - wide * 0.1)}"
        f" {num(eave - wide * 0.1)}"
        f" {num(right + wide * 0.13)}"
        f" {num(eave + wide * 0.05)}"
        f"Q{num(x)} {num(eave + wide * 0.01)}"
        f" {num(left - wide * 0.13)}"
        f" {num(eave + wide * 0.05)}Z"
    )
    straw = "".join(
        f"M{num(x + wide * 0.16 * s)} {num(eave - wide * 0.41)}"
        f"Q{num(x + wide * 0.34 * s)} {num(eave - wide * 0.14)} {num(x + wide * 0.62 * s)} {num(eave + wide * 0.03)}"
        for s in [i / 9 for i in range(-9, 10)]
    )
    return group(
        line(
            "".join(f"M{num(left + wide * s)} {num(base - wide * 0.12)}V{num(base)}" for s in (0.04, 0.34, 0.66, 0.96)),
            "#4a3a2c",
            wide * 0.03,
        ),
        box(left + wide * 0.06, eave, wide * 0.88, high, scene.linear((0.0, "#b98a54"), (1.0, "#8a5f3a"))),
        box(left + wide * 0.12, eave + high * 0.16, wide * 0.26, high * 0.84, "#ffe2a4"),
        box(
            left + wide * 0.12,
            eave + high * 0.16,
            wide * 0.26,
            high * 0.84,
            scene.linear((0.0, "#a85f2c", 0.6), (1.0, "#ffd98c", 0.0)),
        ),
        line(f"M{num(left + wide * 0.25)} {num(eave)}v{num(high)}", "#5a3a24", wide * 0.014),
        box(left + wide * 0.5, eave + high * 0.2, wide * 0.36, high * 0.44, "#fff0c8"),
        line(f"M{num(left + wide * 0.68)} {num(eave + high * 0.2)}v{num(high * 0.44)}", "#5a3a24", wide * 0.012),
        box(left, eave, wide, high * 0.2, "#241810", 0.5),
        box(left - wide * 0.06, base - wide * 0.13, wide * 1.12, wide * 0.03, "#d9b27c"),
        line(
            f"M{num(left - wide * 0.05)} {num(base - wide * 0.24)}H{num(left + wide * 0.12)}"
            f"M{num(left + wide * 0.42)} {num(base - wide * 0.24)}H{num(right + wide * 0.05)}",
            "#d9b27c",
            wide * 0.014,
        ),
        line(
            "".join(
                f"M{num(left + wide * s)} {num(base - wide * 0.24)}V{num(base - wide * 0.12)}"
                for s in (-0.04, 0.04, 0.12, 0.42, 0.52, 0.62, 0.72, 0.82, 0.92, 1.04)
            ),
            "#c49a64",
            wide * 0.01,
        ),
        fill(roof, scene.linear((0.0, "#dcc78a"), (0.6, "#a98a52"), (1.0, "#6a5230"))),
        line(straw, "#5f4a2a", wide * 0.008, 0.45),
        line(straw, "#f4e4ae", wide * 0.005, 0.4, 'transform="translate(3 0)"'),
    )


def block(scene: Scene, x: float, base: float, wide: float, wall: Tone, bays: int = 6) -> str:
    """A three-storey house of flats with balconies and a tiled roof."""
    floor = wide / bays * 0.74
    high = floor * 3
    bay = wide / bays
    parts = [box(x, base - high, wide, high, scene.linear((0.0, wall.light), (1.0, wall.mid)))]
    for storey in range(3):
        y = base - floor * (storey + 1)
        for i in range(bays):
            a = x + bay * i
            parts.append(
                box(a + bay * 0.14, y + floor * 0.2, bay * 0.3, floor * 0.72, "#5a7f8a")
                + box(a + bay * 0.54, y + floor * 0.24, bay * 0.32, floor * 0.4, "#7fa8b2")
                + box(a + bay * 0.54, y + floor * 0.24, bay * 0.32, floor * 0.08, "#e8f2f0")
            )
            if storey and (i + storey) % 3 == 0:
                washing = ("#d9593d", "#e8b04a", "#7fa65a")[i % 3]
                parts.append(box(a + bay * 0.5, y + floor * 0.62, bay * 0.16, floor * 0.2, washing))
        if storey:
            parts.append(
                box(x - 4, y + floor * 0.94, wide + 8, floor * 0.1, wall.dark)
                + line(
                    "".join(
                        f"M{num(x + wide * k / (bays * 6))} {num(y + floor * 0.66)}V{num(y + floor * 0.94)}"
                        for k in range(bays * 6 + 1)
                    ),
                    mix(wall.dark, "#ffffff", 0.2),
                    1.5,
                    0.8,
                )
                + line(f"M{num(x - 4)} {num(y + floor * 0.66)}H{num(x + wide + 4)}", wall.dark, 3)
            )
    roof = poly(
        [
            (x - 16, base - high + 6),
            (x + bay * 0.6, base - high - floor * 0.6),
            (x + wide - bay * 0.6, base - high - floor * 0.6),
            (x + wide + 16, base - high + 6),
        ]
    )
    return group(
        *parts,
        box(x, base - high, wide, floor * 0.12, "#14202a", 0.3),
        fill(roof, scene.linear((0.0, TILE.light), (1.0, TILE.mid))),
        line(f"M{num(x - 16)} {num(base - high + 6)}H{num(x + wide + 16)}", TILE.dark, 5),
    )
