"""The sketch of the four industrial parks, drawn for the full type width (157 mm)."""

from __future__ import annotations

from geo import (
    HIGH,
    WIDE,
    at,
)
from map_province import SHADES, key, neighbours, province, roads_key, surroundings, to_city, waters, ways
from map_signs import (
    GREY,
    INK,
    LAND,
    TEAL,
    anchor,
    dot,
    lines,
    marker,
    north,
    not_to_scale,
    sheet,
    ship,
    text,
)


def park(number: str, lon: float, lat: float, dx: float, dy: float, words: str, where: str, side: str = "start") -> str:
    """An industrial park: pin, name, district."""
    x, y = at((lon, lat))
    label = text(x + dx, y + dy, words, 27, TEAL, 700, side) + text(x + dx, y + dy + 29, where, 23.5, GREY, 400, side)
    return marker(x, y, number) + label


def parks_sheet() -> str:
    """The four industrial parks on the same outline."""
    pale = dict.fromkeys(SHADES, LAND)
    rows = [(marker(28, 14, "", 11), "Khu công nghiệp"), (anchor(28, 0, 0.72), "Cảng")]
    plant = lines(1350, 258, ["Dịch vụ dầu khí", "Soài Rạp"], 27, 1.1, colour=TEAL, weight=700, anchor="start")
    return sheet(
        WIDE,
        HIGH,
        "Sơ đồ bốn khu công nghiệp của tỉnh Tiền Giang, không theo tỷ lệ",
        surroundings(),
        province(pale, "#d3dec4", 2.6),
        ways(),
        dot(*at((106.12, 10.40)), 6.5),
        text(*at((106.12, 10.372)), "Cai Lậy", 24, INK, 500),
        dot(*at((106.665, 10.385)), 6.5),
        text(*at((106.652, 10.376)), "Gò Công", 24, INK, 500, "end"),
        dot(*at((106.372, 10.362)), 10, INK),
        text(*at((106.382, 10.377)), "Mỹ Tho", 25, INK, 600, "start"),
        dot(*at((105.99, 10.335)), 6.5),
        text(*at((105.99, 10.312)), "Cái Bè", 24, INK, 500),
        park("1", 106.325, 10.35, -36, -14, "Mỹ Tho", "TP. Mỹ Tho", "end"),
        park("2", 106.362, 10.487, 50, -36, "Tân Hương", "huyện Châu Thành"),
        park("3", 106.25, 10.463, -36, -52, "Long Giang", "huyện Tân Phước", "end"),
        marker(*at((106.752, 10.438)), "4"),
        plant,
        text(1387, 318, "Gò Công Đông", 23.5, GREY, 400, "start"),
        anchor(*at((106.348, 10.337)), 0.8),
        anchor(*at((106.722, 10.48)), 0.8),
        ship(*at((106.842, 10.34)), 1.15),
        neighbours(),
        waters(text(*at((106.762, 10.56)), "Sông Soài Rạp", 24, TEAL, 500, turn=86, slope=True)),
        to_city(),
        key(rows, roads_key()),
        north(1500, 640, 0.9),
        not_to_scale(1545, 722),
    )
