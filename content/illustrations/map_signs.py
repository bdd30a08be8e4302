"""Signs and lettering of the sketch maps: plain SVG 1.1 that WeasyPrint draws."""

from __future__ import annotations

import math

from brush import box, fill, group, line, num, oval, place

TEAL, RIVER, LAND, GREEN, CORAL, INK = "#0f5c6e", "#bcd9e0", "#eef3e6", "#7fa65a", "#d9593d", "#1d2b33"
PAPER, SAND, GREY = "#f5f2e9", "#f3dfb6", "#5d6f76"
FONT = "Be Vietnam Pro"


def text(
    x: float,
    y: float,
    words: str,
    size: float = 26,
    colour: str = INK,
    weight: int = 500,
    anchor: str = "middle",
    spread: float = 0,
    turn: float = 0,
    slope: bool = False,
) -> str:
    """A line of type; sizes in sheet units (ten to the millimetre)."""
    extra = f' letter-spacing="{num(spread)}"' if spread else ""
    extra += ' font-style="italic"' if slope else ""
    extra += f' transform="rotate({num(turn)} {num(x)} {num(y)})"' if turn else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{FONT}" font-size="{num(size)}" font-weight="{weight}"'
        f' fill="{colour}" text-anchor="{anchor}"{extra}>{words}</text>'
    )


def lines(
    x: float,
    y: float,
    words: list[str],
    size: float = 26,
    step: float = 1.18,
    colour: str = INK,
    weight: int = 500,
    anchor: str = "middle",
) -> str:
    """Several lines of type under each other."""
    return "".join(text(x, y + i * size * step, piece, size, colour, weight, anchor) for i, piece in enumerate(words))


def dot(x: float, y: float, r: float = 8, colour: str = INK, ring: str = "#ffffff") -> str:
    """A town."""
    return oval(x, y, r + 3.5, r + 3.5, ring) + oval(x, y, r, r, colour)


def marker(x: float, y: float, label: str, r: float = 25, colour: str = CORAL) -> str:
    """A numbered pin: disc with a point whose tip is at x, y."""
    top = y - r * 1.75
    tip = f"M{num(x - r * 0.72)} {num(top + r * 0.66)}L{num(x)} {num(y)}L{num(x + r * 0.72)} {num(top + r * 0.66)}Z"
    return group(
        oval(x, y, r * 0.5, r * 0.18, INK, 0.22),
        oval(x, top, r + 4, r + 4, "#ffffff"),
        fill(tip, colour),
        oval(x, top, r, r, colour),
        text(x, top + r * 0.42, label, r * 1.22, "#ffffff", 700),
    )


def waves(x: float, y: float, size: float = 1.0, count: int = 2, colour: str = "#8dbccb") -> str:
    """Small water strokes."""
    data = "".join(
        f"M{num(x)} {num(y + i * 11 * size)}q{num(7 * size)} {num(-7 * size)} {num(14 * size)} 0t{num(14 * size)} 0"
        for i in range(count)
    )
    return line(data, colour, 2.6 * size)


def tree(x: float, y: float, size: float = 1.0, colour: str = GREEN) -> str:
    """An orchard tree."""
    return place(
        line("M0 0V-14", "#8a7350", 3.2) + oval(0, -20, 11, 11, colour) + oval(-3.5, -23.5, 4.5, 4, "#ffffff", 0.28),
        x,
        y,
        size,
    )


def coconut(x: float, y: float, size: float = 1.0, colour: str = GREEN, flip: bool = False) -> str:
    """A coconut palm."""
    leaves = "".join(
        (
            f"M4 -34Q{num(4 + math.cos(a) * 12)}"
            f" {num(-40 + math.sin(a) * 12)}"
            f" {num(4 + math.cos(a) * 19)}"
            f" {num(-30 + math.sin(a) * 13)}"
        )
        for a in (-3.2, -2.5, -1.57, -0.7, 0.05)
    )
    return place(line("M0 0Q0 -20 4 -34", "#8a7350", 3) + line(leaves, colour, 4.6), x, y, size, flip)


def mangrove(x: float, y: float, size: float = 1.0, colour: str = "#5f8f6a") -> str:
    """A mangrove on its stilt roots."""
    return place(
        line("M0 -12V-3M0 -9Q-6 -7 -7 1M0 -9Q6 -7 7 1", "#6d6a50", 2) + oval(0, -17, 10, 7.5, colour), x, y, size
    )


def sampan_sign(x: float, y: float, size: float = 1.0, colour: str = TEAL, flip: bool = False) -> str:
    """A small boat with a rower."""
    made = group(
        fill("M-30 -6Q0 4 30 -10Q22 8 0 8Q-22 8 -30 -6Z", colour),
        line("M-12 -6V-20L14 12", colour, 2.6),
        fill("M-21 -22Q-12 -34 -3 -22Z", CORAL),
        line("M-32 14q8 -6 16 0t16 0t16 0t16 0", "#6fa9bb", 2.4),
    )
    return place(made, x, y, size, flip)


def ship(x: float, y: float, size: float = 1.0) -> str:
    """A cargo ship: the sign of the port."""
    made = group(
        fill("M-34 -8H36L26 10H-24Z", TEAL),
        box(-26, -22, 14, 13, "#ffffff"),
        box(-26, -22, 14, 4, CORAL),
        box(-8, -18, 12, 9, CORAL),
        box(6, -18, 12, 9, "#e9b44c"),
        box(-1, -28, 12, 9, GREEN),
        line("M-36 17q8 -6 16 0t16 0t16 0t16 0", "#6fa9bb", 2.6),
    )
    return place(made, x, y, size)


def anchor(x: float, y: float, size: float = 1.0, colour: str = TEAL) -> str:
    """An anchor in a disc: a port."""
    made = group(
        oval(0, 0, 24, 24, "#ffffff"),
        oval(0, 0, 21, 21, colour),
        line("M0 -8V14M-7 -2H7M-13 5Q-11 14 0 14Q11 14 13 5", "#ffffff", 3.4),
        line("M0 -8m-4.4 -3a4.4 4.4 0 1 1 8.8 0a4.4 4.4 0 1 1 -8.8 0", "#ffffff", 3),
    )
    return place(made, x, y, size)


def pagoda(x: float, y: float, size: float = 1.0) -> str:
    """A pagoda with two roofs."""
    roof = "M-30 0Q-18 -3 -12 -12H12Q18 -3 30 0Q24 4 14 3H-14Q-24 4 -30 0Z"
    made = group(
        box(-20, -14, 40, 15, SAND),
        line("M-12 -14V0M0 -14V0M12 -14V0", CORAL, 2.6),
        group(fill(roof, CORAL), move="translate(0 -13)"),
        box(-11, -36, 22, 12, SAND),
        group(fill(roof, CORAL), move="translate(0 -35) scale(0.62)"),
        box(-28, 0, 56, 4, GREY),
    )
    return place(made, x, y, size)


def old_house(x: float, y: float, size: float = 1.0) -> str:
    """A tile-roofed southern house."""
    made = group(
        box(-26, -20, 52, 20, SAND),
        line("M-16 -20V0M-5 -20V0M5 -20V0M16 -20V0", "#8a5a3c", 2.4),
        fill("M-36 -18L-20 -40H20L36 -18Z", "#b5603f"),
        line("M-22 -40H22", "#7c3b26", 4),
        box(-32, 0, 64, 4, GREY),
    )
    return place(made, x, y, size)


def guard_post(x: float, y: float, size: float = 1.0) -> str:
    """A border-guard post: a watchtower with its lamp in a green disc."""
    made = group(
        oval(0, 0, 27, 27, "#ffffff"),
        oval(0, 0, 24, 24, "#2f6b47"),
        fill("M-8 15L-5 -4H5L8 15Z", "#ffffff"),
        box(-8, -11, 16, 8, "#ffffff"),
        fill("M-11 -11L0 -18L11 -11Z", "#ffffff"),
        box(-3, -9.5, 6, 5, "#f2b632"),
    )
    return place(made, x, y, size)


def clam(x: float, y: float, size: float = 1.0) -> str:
    """A clam shell: the beach of Tân Thành."""
    made = fill("M0 12Q-22 4 -17 -8Q-10 -20 0 -19Q10 -20 17 -8Q22 4 0 12Z", "#e8c08a") + line(
        "M0 12V-18M0 12L-11 -14M0 12L11 -14M0 12L-17 -4M0 12L17 -4", "#a9713f", 2
    )
    return place(made, x, y, size)


def north(x: float, y: float, size: float = 1.0) -> str:
    """The north arrow."""
    made = fill("M0 -40L13 8L0 0Z", TEAL) + fill("M0 -40L-13 8L0 0Z", "#8fb6bf") + text(0, 38, "B", 25, TEAL, 700)
    return place(made, x, y, size)


def road(data: str, width: float = 6.5, colour: str = "#d98f3d") -> str:
    """A road with a pale casing."""
    return line(data, "#ffffff", width + 5) + line(data, colour, width)


def shield(x: float, y: float, label: str, colour: str = "#d98f3d") -> str:
    """A road number."""
    wide = 24 + 15 * len(label)
    return (
        f'<rect x="{num(x - wide / 2)}"'
        f' y="{num(y - 17)}" width="{num(wide)}"'
        f' height="34" rx="8" fill="{colour}"'
        ' stroke="#ffffff" stroke-width="3"/>'
    ) + text(x, y + 8.4, label, 23.5, "#ffffff", 700)


def sheet(wide: float, high: float, title: str, *parts: str) -> str:
    """The SVG document of a sheet: title for readers of the file, frame, parts."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"'
        f' width="{num(wide / 10)}mm"'
        f' height="{num(high / 10)}mm"'
        f' viewBox="0 0 {num(wide)} {num(high)}">'
        f"<title>{title}</title>{''.join(parts)}</svg>\n"
    )


def not_to_scale(x: float, y: float, anchor_at: str = "end") -> str:
    """The line every sketch carries."""
    return text(x, y, "Sơ đồ, không theo tỷ lệ", 23.5, GREY, 400, anchor_at, slope=True)


def swatch(colour: str) -> str:
    """A sample of an area's colour."""
    return f'<rect x="8" y="-12" width="34" height="24" rx="5" fill="{colour}" stroke="{TEAL}" stroke-width="2"/>'


def trawler_sign(x: float, y: float, size: float = 1.0) -> str:
    """A fishing boat with mast and flag."""
    made = group(
        fill("M-34 -10Q-10 -4 12 -7Q28 -10 38 -20L28 9H-26Z", TEAL),
        box(-24, -26, 20, 16, "#ffffff"),
        box(-27, -30, 26, 5, CORAL),
        line("M4 -8V-44M4 -40L26 -16", INK, 2.6),
        fill("M4 -46L22 -40L4 -34Z", CORAL),
        line("M-36 16q8 -6 16 0t16 0t16 0t16 0", "#6fa9bb", 2.6),
    )
    return place(made, x, y, size)
