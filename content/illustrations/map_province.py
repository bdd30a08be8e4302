"""The two sketches of the whole province, drawn for the full type width (157 mm)."""

from __future__ import annotations

from brush import box, fill, group, line, num, poly
from geo import (
    CAN_GIO,
    EXPRESSWAY,
    HIGH,
    NGU_HIEP,
    NORTH,
    OUTLINE,
    ROAD_1,
    ROAD_50,
    SOUTH,
    TAN_PHONG,
    TAN_PHU_DONG,
    THOI_SON,
    UNITS,
    VAM_CO,
    WIDE,
    at,
    land,
    ring,
    way,
)
from map_signs import (
    CORAL,
    GREY,
    INK,
    LAND,
    PAPER,
    RIVER,
    SAND,
    TEAL,
    coconut,
    dot,
    lines,
    mangrove,
    north,
    not_to_scale,
    road,
    sheet,
    shield,
    swatch,
    text,
    tree,
    waves,
)

EDGE, ROAD_COLOUR, SECOND_ROAD, FAST_ROAD = "#c9c3b0", "#d98f3d", "#e0a965", "#3f7f58"
SHADES = {
    "Cái Bè": "#dcebc9",
    "Cai Lậy": "#eef3e6",
    "Thị xã Cai Lậy": SAND,
    "Tân Phước": "#d5e8dd",
    "Châu Thành": "#e6f0d2",
    "Mỹ Tho": "#f6c9b6",
    "Chợ Gạo": "#d9eacb",
    "Gò Công Tây": "#eaf2dc",
    "Thị xã Gò Công": SAND,
    "Gò Công Đông": "#d3e7dc",
    "Tân Phú Đông": "#dcebc9",
}


def surroundings() -> str:
    """Water, the neighbours' land, canals and the sea's edge."""
    shallow = way([(106.80, 10.43), (106.835, 10.38), (106.825, 10.28), (106.81, 10.20), (106.775, 10.14)])
    return group(
        box(0, 0, WIDE, HIGH, RIVER),
        line(shallow, "#d3e7ea", 46, 0.9),
        fill(land(SOUTH, [(0, HIGH)]), PAPER),
        line(way(SOUTH), EDGE, 2.4),
        fill(land(NORTH, [(0, 0)]), PAPER),
        line(way(NORTH[:8]), EDGE, 2.4),
        fill(land(CAN_GIO, [(WIDE, 0)]), PAPER),
        line(way(CAN_GIO), EDGE, 2.4),
        line(way(VAM_CO), RIVER, 9),
    )


def province(shades: dict[str, str], inner: str = "#ffffff", inner_width: float = 4) -> str:
    """The province: soft edge, districts, islets, outline."""
    islets = "".join(way(isle, True) for isle in (THOI_SON, NGU_HIEP, TAN_PHONG))
    outline, islet = ring(OUTLINE), way(TAN_PHU_DONG, True)
    return group(
        line(outline + islet, TEAL, 17, 0.16),
        *(fill(ring(arcs), shades.get(name, LAND)) for name, arcs in UNITS.items()),
        fill(islet, shades.get("Tân Phú Đông", LAND)),
        line("".join(ring(arcs) for arcs in UNITS.values()), inner, inner_width),
        fill(islets, "#c5dcae"),
        line(islets, TEAL, 1.8, 0.7),
        line(outline + islet, TEAL, 4),
    )


def neighbours() -> str:
    """Names at the edges."""
    east = at((106.912, 10.285))
    return group(
        text(*at((106.045, 10.606)), "LONG AN", 27, GREY, 500, spread=7),
        text(44, 178, "ĐỒNG", 27, GREY, 500, "start", 7),
        text(44, 212, "THÁP", 27, GREY, 500, "start", 7),
        text(345, 618, "VĨNH LONG", 27, GREY, 500, spread=7),
        text(800, 596, "BẾN TRE", 27, GREY, 500, spread=7),
        text(*east, "BIỂN ĐÔNG", 30, TEAL, 600, "middle", 9, 90),
    )


def waters(soai_rap: str) -> str:
    """Names of rivers and mouths, with strokes of water."""
    strokes = ((1445, 360), (1405, 650), (1460, 480), (14, 470), (1420, 430), (1390, 600))
    return group(
        *(waves(x, y, 1.1) for x, y in strokes),
        text(*at((105.842, 10.262)), "Sông Tiền", 26, TEAL, 500, turn=4, slope=True),
        soai_rap,
        text(*at((106.795, 10.248)), "Cửa Tiểu", 24, TEAL, 500, "start", slope=True),
        text(*at((106.775, 10.166)), "Cửa Đại", 24, TEAL, 500, "start", slope=True),
    )


def ways() -> str:
    """National roads 1 and 50 and the expressway, with their numbers."""
    return group(
        road(way(ROAD_50), 4.5, SECOND_ROAD),
        road(way(EXPRESSWAY), 6.5, FAST_ROAD),
        road(way(ROAD_1)),
        shield(*at((106.055, 10.381)), "1", ROAD_COLOUR),
        shield(*at((106.486, 10.357)), "50", ROAD_COLOUR),
        shield(*at((106.386, 10.575)), "CT", FAST_ROAD),
    )


def to_city(x: float = 1000, y: float = 44) -> str:
    """The way to Thành phố Hồ Chí Minh."""
    arrow = line(f"M{num(x + 238)} {num(y + 4)}l32 -26", CORAL, 5) + fill(
        poly([(x + 284, y - 33), (x + 259, y - 27), (x + 275, y - 8)]), CORAL
    )
    return group(
        text(x, y, "Đi TP. Hồ Chí Minh", 25, INK, 600, "start"),
        text(x, y + 30, "khoảng 70 km", 23.5, GREY, 400, "start"),
        arrow,
    )


def roads_key() -> list[tuple[str, str]]:
    """Signs of the roads with their words."""
    return [
        (road("M4 0H46", 6.5, ROAD_COLOUR), "Quốc lộ 1"),
        (road("M4 0H46", 4.5, SECOND_ROAD), "Quốc lộ 50"),
        (road("M4 0H46", 6.5, FAST_ROAD), "Cao tốc TP. Hồ Chí Minh – Trung Lương"),
    ]


def key(*rows: list[tuple[str, str]], x: float = 24, y: float = 678, step: float = 38) -> str:
    """A key: rows of signs with their words."""
    parts = []
    for i, row in enumerate(rows):
        left = x
        for sign, words in row:
            parts.append(
                group(
                    sign,
                    text(60, 8.5, words, 23.5, INK, 400, "start"),
                    move=f"translate({num(left)} {num(y + i * step)})",
                )
            )
            left += 96 + len(words) * 12.2
    return group(*parts)


def crops() -> str:
    """Little trees where orchards, palms and mangroves stand."""
    orchard = (
        (105.90, 10.43),
        (105.93, 10.448),
        (105.925, 10.308),
        (105.96, 10.318),
        (106.39, 10.49),
        (106.41, 10.475),
        (106.15, 10.328),
        (106.175, 10.333),
    )
    palms = ((106.455, 10.412), (106.487, 10.414), (106.565, 10.32), (106.588, 10.314))
    wood = (
        (106.79, 10.39),
        (106.779, 10.38),
        (106.789, 10.369),
        (106.775, 10.36),
        (106.752, 10.188),
        (106.734, 10.187),
    )
    return group(
        *(tree(*at(spot), 0.95) for spot in orchard),
        *(coconut(*at(spot), 0.8) for spot in palms),
        *(mangrove(*at(spot), 0.95) for spot in wood),
    )


def name(lon: float, lat: float, *words: str, size: float = 28) -> str:
    """The name of a district, in one or two lines."""
    x, y = at((lon, lat))
    return lines(x, y, list(words), size, 1.08, colour=TEAL, weight=700)


def province_sheet() -> str:
    """Tiền Giang with its eleven district-level units."""
    rows = [
        (dot(30, 0, 10, CORAL), "Tỉnh lỵ"),
        (swatch(SHADES["Mỹ Tho"]), "Thành phố"),
        (swatch(SAND), "Thị xã"),
        (swatch(SHADES["Cái Bè"]), "Huyện"),
    ]
    return sheet(
        WIDE,
        HIGH,
        "Sơ đồ tỉnh Tiền Giang, không theo tỷ lệ",
        surroundings(),
        province(SHADES),
        crops(),
        ways(),
        name(105.945, 10.395, "Cái Bè", size=30),
        name(106.045, 10.48, "Cai", "Lậy", size=26),
        name(106.14, 10.432, "TX. Cai Lậy", size=26),
        name(106.21, 10.505, "Tân Phước", size=30),
        name(106.252, 10.3695, "Châu", "Thành", size=27),
        name(106.477, 10.388, "Chợ Gạo", size=27),
        name(106.567, 10.4, "Gò Công", "Tây", size=26),
        name(106.658, 10.428, "TX.", "Gò Công", size=24),
        name(106.726, 10.327, "Gò Công", "Đông", size=27),
        name(106.697, 10.213, "Tân Phú Đông", size=26),
        name(106.369, 10.3775, "TP. Mỹ Tho", size=24),
        dot(*at((106.12, 10.40)), 6.5),
        dot(*at((106.667, 10.382)), 6.5),
        dot(*at((106.362, 10.358)), 11, CORAL),
        neighbours(),
        waters(text(*at((106.806, 10.45)), "Cửa Soài Rạp", 24, TEAL, 500, "start", slope=True)),
        to_city(),
        key(rows, roads_key()),
        north(1500, 640, 0.9),
        not_to_scale(1545, 722),
    )
