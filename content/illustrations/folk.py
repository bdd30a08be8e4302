"""Small figures for landscapes: drawn with the feet (or seat) at the origin, about 100 units tall; use brush.place."""

from __future__ import annotations

from brush import fill, group, line, mix, oval

SKIN = "#b9835c"
TUNICS = ("#6b3f63", "#8c2f39", "#2f5d62", "#3a3a52", "#a35a2a", "#c9b8a0")


def hat(x: float, y: float, size: float = 1.0, tint: str = "#ead9a8", turn: float = 0.0) -> str:
    """A conical hat (nón lá), its rim centred at x, y."""
    dark = mix(tint, "#6a4a2c", 0.45)
    return group(
        fill("M-21 0Q0 8 21 0Q0 4 -21 0Z", mix(tint, "#3a2a1c", 0.7)),
        fill("M-21 0Q-9 -9 0 -21Q9 -9 21 0Q0 7 -21 0Z", tint),
        fill("M0 -21Q9 -9 21 0Q12 3.6 3 3.5Z", dark, 0.55),
        line("M-14 -4.5Q0 1 14 -4.5M-7.5 -11.5Q0 -8 7.5 -11.5", dark, 0.7, 0.6),
        move=f"translate({x} {y}) rotate({turn}) scale({size})",
    )


def _head(x: float, y: float, hatted: bool, turn: float = 0.0) -> str:
    """Neck, face in shade, and hat or hair."""
    face = oval(x, y, 6.6, 8, SKIN) + fill(f"M{x - 2} {y + 5}h6v8h-6Z", mix(SKIN, "#3a2018", 0.35))
    if hatted:
        return group(face, oval(x, y - 2, 6.6, 6, "#4a2f22", 0.55), hat(x, y - 4.5, turn=turn))
    return group(face, oval(x - 1, y - 3.6, 7.2, 6, "#241a18"))


def rower(tunic: str = TUNICS[0], hatted: bool = True, oar: float = 1.0) -> str:
    """A woman standing in the stern, leaning on a long oar that goes down to the right, behind her boat's side."""
    shade = mix(tunic, "#140f1c", 0.4)
    return group(
        line(f"M-16 -66L{70 * oar} 26", "#5b3d26", 2.6),
        fill(f"M{62 * oar} 20L{78 * oar} 36L{72 * oar} 38Z", "#6d4a2e"),
        line("M-6 -36Q-9 -18 -12 0M0 -36Q4 -20 2 0", "#1d1a24", 9.5),
        line("M6 -70Q14 -62 20 -44", shade, 6),
        fill("M-8 -78Q2 -84 12 -77Q13 -58 8 -42L10 -32Q-2 -28 -13 -33Q-10 -52 -8 -78Z", tunic),
        fill("M3 -80Q11 -79 12 -77Q13 -58 8 -42L10 -32L2 -30Q6 -54 3 -80Z", shade, 0.7),
        line("M-5 -73Q-14 -66 -14 -60L6 -56", tunic, 6.4),
        oval(8, -55.5, 3.2, 3, SKIN),
        oval(20, -44, 3.2, 3, SKIN),
        _head(6, -91, hatted, 6),
    )


def seated(tunic: str = TUNICS[1], hatted: bool = True) -> str:
    """A person sitting in a boat, seen from the side; hips at the origin."""
    shade = mix(tunic, "#140f1c", 0.42)
    return group(
        line("M-4 -6L18 -12L26 2", "#26222e", 10),
        fill("M-12 -42Q-4 -49 6 -43Q10 -24 9 -2Q-4 3 -14 -2Q-15 -22 -12 -42Z", tunic),
        fill("M0 -46Q6 -45 6 -43Q10 -24 9 -2L3 0Q5 -24 0 -46Z", shade, 0.6),
        line("M0 -38Q8 -26 17 -18", shade, 6),
        oval(18, -17, 3, 2.8, SKIN),
        _head(1, -55, hatted),
    )


def paddler(tunic: str = TUNICS[2], hatted: bool = True) -> str:
    """A person sitting and paddling to the right."""
    return group(
        seated(tunic, hatted), line("M10 -50L34 20", "#5b3d26", 2.6), fill("M31 10L39 26L33 28L29 14Z", "#6d4a2e")
    )


def walker(tunic: str = TUNICS[5], hatted: bool = True, load: bool = False) -> str:
    """A person walking to the right, with a shoulder pole and baskets when loaded."""
    shade = mix(tunic, "#140f1c", 0.4)
    pole = ""
    if load:
        pole = group(
            line("M-52 -70Q0 -84 56 -70", "#5b3d26", 2.8),
            line("M-52 -70L-60 -36M-52 -70L-44 -36M56 -70L48 -36M56 -70L64 -36", "#4a3524", 1),
            fill("M-64 -37H-40Q-42 -22 -52 -21Q-62 -22 -64 -37ZM44 -37H68Q66 -22 56 -21Q46 -22 44 -37Z", "#8d6a3c"),
        )
    return group(
        line("M-2 -38Q-8 -20 -13 -1M2 -38Q10 -22 11 0", "#23202b", 8.5),
        fill("M-9 -78Q0 -84 9 -78Q11 -58 9 -33Q0 -29 -10 -33Q-10 -56 -9 -78Z", tunic),
        fill("M2 -81Q9 -79 9 -78Q11 -58 9 -33L3 -31Q6 -56 2 -81Z", shade, 0.65),
        line("M-6 -73Q-12 -58 -8 -44", shade, 6),
        oval(-8, -43, 3, 3, SKIN),
        _head(1, -91, hatted),
        pole,
    )


def bender(tunic: str = TUNICS[4], hatted: bool = True) -> str:
    """A person bent over to pick something from the ground (clams, rice), facing right."""
    shade = mix(tunic, "#140f1c", 0.4)
    return group(
        line("M-12 -40Q-14 -20 -13 0M-7 -40Q-2 -22 -5 0", "#23202b", 9),
        fill("M-18 -44Q-16 -54 -4 -56Q12 -60 22 -52Q24 -46 18 -42Q4 -44 -8 -36Q-18 -36 -18 -44Z", tunic),
        fill("M-8 -36Q4 -44 18 -42Q22 -45 23 -49Q6 -50 -12 -38Z", shade, 0.6),
        line("M18 -46Q20 -28 22 -10", tunic, 5.8),
        oval(22, -8, 3, 3.2, SKIN),
        group(_head(0, 0, hatted, 0), move="translate(29 -50) rotate(48)"),
        fill("M26 -8H46Q45 6 36 7Q27 6 26 -8Z", "#8d6a3c"),
    )


def sitter(tunic: str = TUNICS[1], hatted: bool = True) -> str:
    """A person sitting, seen from the front; hips at the origin."""
    shade = mix(tunic, "#140f1c", 0.42)
    return group(
        fill("M-17 -2Q-19 -34 -12 -42Q0 -48 12 -42Q19 -34 17 -2Q0 5 -17 -2Z", tunic),
        fill("M3 -45Q9 -44 12 -42Q19 -34 17 -2L6 1Q10 -24 3 -45Z", shade, 0.6),
        line("M-14 -34Q-21 -18 -10 -8M14 -34Q21 -18 10 -8", shade, 6),
        oval(-8, -8, 3, 2.8, SKIN),
        oval(8, -8, 3, 2.8, SKIN),
        _head(0, -55, hatted),
    )


def poler(tunic: str = TUNICS[0], hatted: bool = True) -> str:
    """A rower standing in the stern of a boat that comes towards the viewer, with two crossed oars."""
    shade = mix(tunic, "#140f1c", 0.4)
    return group(
        line("M26 -58L-76 12M-26 -58L76 12", "#5b3d26", 2.6),
        line("M-6 -38Q-8 -18 -8 0M6 -38Q9 -18 8 0", "#1d1a24", 9.5),
        fill("M-13 -76Q0 -84 13 -76Q14 -54 12 -32Q0 -28 -12 -32Q-14 -54 -13 -76Z", tunic),
        fill("M3 -80Q11 -78 13 -76Q14 -54 12 -32L5 -30Q9 -54 3 -80Z", shade, 0.65),
        line("M-11 -72Q-24 -62 -25 -57M11 -72Q24 -62 25 -57", tunic, 6.2),
        oval(-25, -57, 3, 3, SKIN),
        oval(25, -57, 3, 3, SKIN),
        _head(0, -91, hatted),
    )
