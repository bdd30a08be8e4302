"""The sketch of the Gò Công coast, drawn for one column (75 mm)."""

from __future__ import annotations

from brush import Point, box, curve, fill, group, line
from map_signs import (
    GREY,
    INK,
    LAND,
    PAPER,
    RIVER,
    TEAL,
    clam,
    dot,
    guard_post,
    mangrove,
    north,
    not_to_scale,
    road,
    sheet,
    text,
    trawler_sign,
    waves,
)

WIDE, HIGH = 750.0, 900.0
MAIN: list[Point] = [
    (0, 176),
    (70, 150),
    (150, 168),
    (240, 142),
    (330, 156),
    (424, 148),
    (470, 206),
    (462, 300),
    (474, 392),
    (452, 474),
    (430, 540),
]
TIEU: list[Point] = [(430, 540), (330, 548), (220, 536), (110, 552), (0, 540)]
ISLET: list[Point] = [
    (0, 616),
    (110, 622),
    (230, 606),
    (340, 616),
    (428, 612),
    (454, 664),
    (420, 724),
    (330, 738),
    (220, 730),
    (110, 752),
    (0, 748),
]
NORTH_BANK: list[Point] = [(0, 88), (80, 62), (160, 80), (250, 54), (340, 62), (372, 0)]
EAST_BANK: list[Point] = [(486, 0), (498, 52), (560, 92), (650, 96), (750, 120)]
SOUTH_BANK: list[Point] = [(0, 816), (120, 822), (230, 802), (330, 812), (392, 836), (410, 900)]


def ground() -> str:
    """Sea, shallows, three mouths and the land between them."""
    mainland = curve(MAIN) + curve(TIEU)[curve(TIEU).index("C") :] + "Z"
    shallow = curve(
        [(470, 130), (530, 220), (522, 320), (536, 400), (506, 500), (492, 580), (512, 660), (470, 760), (440, 850)]
    )
    flat = curve([(470, 330), (512, 360), (520, 420), (500, 500), (470, 548), (430, 540), (452, 474), (474, 392)], True)
    return group(
        box(0, 0, WIDE, HIGH, RIVER),
        line(shallow, "#d6e8ea", 74),
        fill(flat, "#ece6cf"),
        fill(curve(NORTH_BANK) + "L0 0Z", PAPER),
        line(curve(NORTH_BANK), "#c9c3b0", 2.6),
        fill(curve(EAST_BANK) + "L750 0Z", PAPER),
        line(curve(EAST_BANK), "#c9c3b0", 2.6),
        fill(curve(SOUTH_BANK) + "L0 900Z", PAPER),
        line(curve(SOUTH_BANK), "#c9c3b0", 2.6),
        line(mainland + curve(ISLET), TEAL, 15, 0.15),
        fill(mainland, LAND),
        fill(curve(ISLET) + "Z", LAND),
        line(curve(MAIN) + curve(TIEU) + curve(ISLET), TEAL, 3.8),
    )


def woods() -> str:
    """The belt of mangroves along the shore."""
    spots = [
        (446, 236),
        (430, 262),
        (442, 290),
        (426, 318),
        (448, 442),
        (432, 466),
        (414, 492),
        (424, 524),
        (394, 640),
        (424, 662),
        (392, 680),
        (410, 708),
        (368, 716),
        (360, 660),
    ]
    return group(*(mangrove(x, y, 1.45) for x, y in spots))


def names() -> str:
    """Mouths, sea, districts and places."""
    return group(
        *(
            text(x, y, words, 28, TEAL, 600, "start", slope=True)
            for x, y, words in ((512, 164, "Cửa Soài Rạp"), (500, 596, "Cửa Tiểu"), (490, 800, "Cửa Đại"))
        ),
        text(690, 420, "BIỂN ĐÔNG", 34, TEAL, 600, "middle", 9, 90),
        text(200, 450, "HUYỆN", 24, GREY, 500, spread=4),
        text(200, 482, "GÒ CÔNG ĐÔNG", 24, GREY, 500, spread=4),
        text(180, 672, "HUYỆN", 24, GREY, 500, spread=4),
        text(180, 704, "TÂN PHÚ ĐÔNG", 24, GREY, 500, spread=4),
        text(120, 362, "TX. Gò Công", 27, INK, 600),
        text(330, 200, "Vàm Láng", 29, INK, 700),
        text(404, 362, "Tân Thành", 29, INK, 700, "end"),
    )


def key(x: float, y: float) -> str:
    """What the signs mean."""
    return group(
        guard_post(22, 0, 0.72),
        text(54, 9, "Đồn biên phòng", 24, INK, 400, "start"),
        mangrove(22, 56, 1.2),
        text(54, 51, "Rừng ngập mặn", 24, INK, 400, "start"),
        move=f"translate({x:.0f} {y:.0f})",
    )


def coast_sheet() -> str:
    """The coast of Gò Công between Soài Rạp, cửa Tiểu and cửa Đại."""
    strokes = ((560, 330), (600, 480), (640, 680), (570, 720), (640, 600), (30, 590), (30, 784), (430, 60), (30, 130))
    return sheet(
        WIDE,
        HIGH,
        "Sơ đồ bờ biển Gò Công, không theo tỷ lệ",
        ground(),
        road(curve([(0, 330), (90, 318), (190, 330), (300, 372), (452, 384)]), 6),
        road(curve([(190, 330), (260, 262), (330, 222), (404, 172)]), 4.5, "#e0a965"),
        woods(),
        *(waves(x, y, 1.4) for x, y in strokes),
        dot(120, 320, 9),
        dot(410, 170, 8),
        dot(456, 385, 8),
        trawler_sign(590, 250, 1.25),
        clam(500, 440, 1.3),
        guard_post(466, 146, 1.0),
        names(),
        key(30, 820),
        north(700, 760, 0.95),
        not_to_scale(728, 880),
    )
