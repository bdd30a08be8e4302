"""River banks: compositions of trees, palms, nipa and houses on a waterline, with their reflection."""

from __future__ import annotations

from brush import Point, Scene, Tone, fill, group, lens, line, mix, num
from built import stilt_house
from flora import foliage, nipa, palm, treeline
from lotus import grass
from water import mirror


def far_bank(scene: Scene, base: float, height: float, tint: str, span: Point = (-20, 1620), palms: int = 14) -> None:
    """A bank in one hazy colour with its reflection."""
    bank = treeline(scene.rng, span, base, height, tint, palms)
    scene.add(mirror(scene, bank, base, 0.5, 0.8), bank)


def bank(
    scene: Scene,
    span: Point,
    base: float,
    height: float,
    tone: Tone,
    bark: Tone,
    palms: int = 3,
    lit: float = -0.4,
    lush: float = 1.0,
) -> str:
    """A wooded bank: palms behind, foliage, nipa at the water's edge."""
    rng = scene.rng
    x0, x1 = span
    parts = []
    for i in range(palms):
        x = x0 + (x1 - x0) * (i + rng.uniform(0.2, 0.8)) / palms
        parts.append(
            palm(rng, x, base - height * 0.1, height * rng.uniform(1.25, 1.75), tone, bark, rng.uniform(-0.22, 0.22))
        )
    parts.append(foliage(rng, span, base, height, tone, lit))
    for i in range(int((x1 - x0) / height * 2.4 * lush)):
        x = x0 + (x1 - x0) * (i + rng.random()) / max(1, int((x1 - x0) / height * 2.4 * lush))
        parts.append(nipa(rng, x, base + 2, height * rng.uniform(0.4, 0.62), tone, 7))
    reeds = (tone.dark, tone.at(0.35), tone.at(0.6))
    parts.append(
        grass(
            rng,
            (x0 + height * 0.1, x1 - height * 0.1),
            base + 2,
            height * 0.16,
            int((x1 - x0) / height * 26),
            reeds,
            0.4,
        )
    )
    edge = lens((x0 + x1) / 2, base, (x1 - x0) * 1.04, height * 0.05)
    parts.append(fill(edge, mix(tone.dark, "#0a0a10", 0.3), 0.7))
    return group(*parts)


def put_bank(
    scene: Scene,
    span: Point,
    base: float,
    height: float,
    tone: Tone,
    bark: Tone,
    palms: int = 3,
    lit: float = -0.4,
    glow: float = 0.6,
) -> None:
    """A bank together with its reflection (opacity `glow`)."""
    made = bank(scene, span, base, height, tone, bark, palms, lit)
    scene.add(mirror(scene, made, base, glow, 0.85), made)


def hamlet(scene: Scene, spots: list[tuple[float, float]], base: float, wood: Tone, roof: Tone) -> str:
    """Stilt houses at (x, width) on one waterline."""
    return group(*(stilt_house(scene.rng, x, base, wide, wood, roof) for x, wide in spots))


def stakes(scene: Scene, spots: list[Point], high: float, tint: str) -> str:
    """Mooring or net stakes standing in the water at the spots."""
    rng = scene.rng
    data = "".join(
        f"M{num(x)} {num(y + 4)}L{num(x + rng.uniform(-0.12, 0.12) * high)} {num(y - high * rng.uniform(0.7, 1.1))}"
        for x, y in spots
    )
    return line(data, tint, max(2.0, high * 0.045))
