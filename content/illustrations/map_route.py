"""The two-day journey up the Tiền river, drawn for the full type width (157 mm)."""

from __future__ import annotations

from brush import Point, box, curve, fill, group, line
from map_signs import (
    CORAL,
    GREY,
    INK,
    LAND,
    PAPER,
    RIVER,
    TEAL,
    clam,
    coconut,
    mangrove,
    marker,
    north,
    not_to_scale,
    old_house,
    pagoda,
    sampan_sign,
    sheet,
    text,
    tree,
    waves,
)

WIDE, HIGH = 1570.0, 640.0
NORTH_BANK: list[Point] = [
    (0, 330),
    (120, 356),
    (250, 352),
    (380, 372),
    (520, 366),
    (680, 330),
    (840, 318),
    (960, 300),
    (1080, 292),
    (1190, 318),
    (1300, 356),
    (1400, 372),
    (1470, 372),
]
SOUTH_BANK: list[Point] = [
    (0, 474),
    (150, 500),
    (300, 520),
    (460, 520),
    (620, 500),
    (780, 470),
    (920, 452),
    (1060, 450),
    (1180, 474),
    (1290, 520),
    (1390, 556),
    (1470, 590),
    (1500, 640),
]
COAST: list[Point] = [(1470, 372), (1492, 320), (1486, 240), (1500, 150), (1494, 70), (1512, 0)]
ISLES: dict[str, list[Point]] = {
    "thoi-son": [(930, 398), (1010, 366), (1110, 372), (1150, 398), (1080, 418), (990, 420)],
    "tan-phong": [(300, 448), (380, 424), (500, 430), (560, 452), (470, 476), (370, 474)],
    "ngu-hiep": [(640, 424), (710, 396), (800, 386), (780, 410), (700, 436)],
}
STOPS: dict[str, Point] = {
    "1": (1170, 192),
    "2": (1108, 296),
    "3": (1046, 392),
    "4": (268, 372),
    "5": (182, 262),
    "6": (486, 452),
}


def ground() -> str:
    """Water, both banks, islets, small canals."""
    upper = curve(NORTH_BANK) + curve(COAST)[curve(COAST).index("C") :] + "L0 0Z"
    lower = curve(SOUTH_BANK) + "L0 640Z"
    canals = (
        "M268 356Q262 250 210 140T232 0"
        "M520 368Q536 250 512 130T540 0"
        "M850 318Q842 220 868 120T850 0"
        "M1250 338Q1262 240 1316 150T1350 0"
    )
    return group(
        box(0, 0, WIDE, HIGH, RIVER),
        line(curve(COAST), "#d3e7ea", 70),
        line(curve([(1470, 380), (1510, 470), (1520, 640)]), "#d3e7ea", 60, 0.8),
        fill(upper, LAND),
        fill(lower, PAPER),
        line(canals, RIVER, 9),
        line(curve(NORTH_BANK), TEAL, 3.4),
        line(curve(COAST), TEAL, 3.4),
        line(curve(SOUTH_BANK), "#c9c3b0", 3),
        *(fill(curve(isle, True), "#cfe2b8") + line(curve(isle, True), TEAL, 2.4) for isle in ISLES.values()),
    )


def greens() -> str:
    """Orchards, palms and mangroves."""
    orchard = (
        (60, 300),
        (98, 316),
        (40, 250),
        (600, 290),
        (640, 300),
        (690, 286),
        (760, 262),
        (420, 160),
        (340, 130),
        (660, 130),
        (620, 190),
        (700, 170),
        (760, 190),
        (960, 210),
        (920, 250),
    )
    palms = (
        (560, 330),
        (880, 280),
        (1404, 352),
        (980, 402),
        (1100, 398),
        (720, 424),
        (120, 540),
        (240, 570),
        (700, 530),
        (1000, 500),
        (1200, 540),
    )
    wood = ((1474, 330), (1472, 300), (1484, 108), (1486, 80))
    return group(
        *(tree(x, y, 1.25) for x, y in orchard),
        *(coconut(x, y, 1.15) for x, y in palms),
        *(mangrove(x, y, 1.2) for x, y in wood),
    )


def journey() -> str:
    """The way from stop to stop: by boat along the river, by road back inland, and the side trip to the sea."""
    boat = "M1108 298Q1130 350 1090 384M268 374Q240 330 214 300T182 264M268 376Q300 420 330 424T480 448"
    by_road = "M1108 296Q1010 236 860 226T560 232Q400 236 330 200T210 196Q236 280 268 372"
    town = "M1170 192Q1150 240 1108 296"
    side = "M1182 190Q1290 214 1350 192T1424 178"
    return group(
        line(by_road, "#ffffff", 12),
        line(by_road, "#d98f3d", 6.5),
        line(town, "#ffffff", 12),
        line(town, "#d98f3d", 6.5),
        line(side, "#d98f3d", 4.5, 1, 'stroke-dasharray="3 13"'),
        line(boat, "#ffffff", 10, 0.8),
        line(boat, CORAL, 5.5, 1, 'stroke-dasharray="15 12"'),
    )


def label(x: float, y: float, words: str, note: str = "", side: str = "start") -> str:
    """The name of a stop with a word about it."""
    return text(x, y, words, 28, TEAL, 700, side) + (text(x, y + 30, note, 23.5, GREY, 400, side) if note else "")


def day(x: float, y: float, words: str, wide: float) -> str:
    """A day's band."""
    return (
        f'<rect x="{x - wide / 2:.0f}" y="{y - 27:.0f}" width="{wide:.0f}" height="40" rx="20" fill="{TEAL}"/>'
        + text(x, y + 2, words, 24, "#ffffff", 600)
    )


def key(x: float, y: float) -> str:
    """What the lines mean."""
    return group(
        line("M0 0H60", CORAL, 5.5, 1, 'stroke-dasharray="15 12"'),
        text(76, 8, "Đường thuyền", 23.5, INK, 400, "start"),
        line("M300 0H360", "#d98f3d", 6.5),
        text(376, 8, "Đường xe", 23.5, INK, 400, "start"),
        line("M540 0H600", "#d98f3d", 4.5, 1, 'stroke-dasharray="3 13"'),
        text(616, 8, "Đi thêm", 23.5, INK, 400, "start"),
        move=f"translate({x:.0f} {y:.0f})",
    )


def route_sheet() -> str:
    """Six stops along the river, from the pagoda of Mỹ Tho up to the islet of Tân Phong."""
    return sheet(
        WIDE,
        HIGH,
        "Sơ đồ tuyến du lịch hai ngày trên sông Tiền, không theo tỷ lệ",
        ground(),
        greens(),
        journey(),
        *(
            waves(x, y, 1.2)
            for x, y in (
                (40, 390),
                (230, 470),
                (700, 500),
                (800, 450),
                (960, 420),
                (1240, 440),
                (1380, 480),
                (1530, 220),
                (1520, 480),
                (1530, 90),
            )
        ),
        pagoda(1088, 188, 1.5),
        sampan_sign(1180, 350, 1.2),
        sampan_sign(345, 402, 1.05),
        sampan_sign(404, 390, 0.8, "#8a5a3c", True),
        old_house(96, 250, 1.45),
        clam(1446, 172, 1.5),
        line("M898 304L884 454", "#ffffff", 13),
        line("M898 304L884 454", TEAL, 7),
        line("M884 336h22M880 420h22", TEAL, 5),
        *(marker(x, y, number, 27, CORAL if number in "123" else TEAL) for number, (x, y) in STOPS.items()),
        label(1096, 104, "Chùa Vĩnh Tràng", side="middle"),
        label(1140, 286, "Bến tàu Mỹ Tho"),
        label(1036, 450 - 4, "Cồn Thới Sơn", side="middle"),
        label(304, 345, "Chợ nổi Cái Bè"),
        label(40, 150, "Làng cổ Đông Hòa Hiệp"),
        label(440, 512, "Cù lao Tân Phong", side="middle"),
        label(1470, 240, "Biển Tân Thành", side="end"),
        text(860, 488, "Cầu Rạch Miễu", 23.5, GREY, 400),
        text(132, 442, "Sông Tiền", 28, TEAL, 500, spread=3, slope=True),
        text(1330, 470, "Cửa Tiểu", 25, TEAL, 500, slope=True, turn=22),
        day(1096, 48, "Ngày thứ nhất", 210),
        day(180, 60, "Ngày thứ hai", 200),
        key(40, 606),
        north(1530, 560, 0.85),
        not_to_scale(1400, 614),
    )
