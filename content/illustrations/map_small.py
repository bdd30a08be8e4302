"""Small drawings: two flags to their exact proportions, and the sample issue's sketch of a river stretch."""

from __future__ import annotations

import math

from brush import box, curve, fill, line, poly
from map_signs import (
    CORAL,
    INK,
    LAND,
    RIVER,
    TEAL,
    coconut,
    marker,
    not_to_scale,
    road,
    sampan_sign,
    sheet,
    text,
    tree,
    waves,
)


def _star(x: float, y: float, r: float) -> str:
    """Path data of a five-pointed star, one point up."""
    inner = r * math.sin(math.radians(18)) / math.sin(math.radians(54))
    reach = [r if i % 2 == 0 else inner for i in range(10)]
    angle = [math.pi / 5 * i - math.pi / 2 for i in range(10)]
    return (
        "M"
        + "L".join(f"{x + d * math.cos(a):.3f} {y + d * math.sin(a):.3f}" for d, a in zip(reach, angle, strict=True))
        + "Z"
    )


def flag_vietnam() -> str:
    """The flag of Việt Nam: 2:3, the star's points on a circle of one fifth of the width."""
    return sheet(300, 200, "Quốc kỳ Việt Nam", box(0, 0, 300, 200, "#da251d"), fill(_star(150, 100, 60), "#ffff00"))


def flag_italy() -> str:
    """The flag of Italy: 2:3, three upright bands."""
    bands = (box(0, 0, 100, 200, "#008C45"), box(100, 0, 100, 200, "#F4F5F0"), box(200, 0, 100, 200, "#CD212A"))
    return sheet(300, 200, "Quốc kỳ Italia", *bands)


def sample_sheet() -> str:
    """A river stretch with a road, a plot of land and two numbered spots."""
    river = [(-20, 330), (130, 300), (300, 350), (470, 420), (620, 400), (770, 330)]
    plot = poly([(214, 116), (430, 92), (446, 226), (232, 262)])
    trees = (
        (60, 130),
        (100, 150),
        (70, 190),
        (520, 110),
        (560, 140),
        (600, 112),
        (640, 160),
        (90, 470),
        (140, 452),
        (520, 505),
        (570, 488),
    )
    return sheet(
        750,
        560,
        "Sơ đồ một khúc sông, không theo tỷ lệ",
        box(0, 0, 750, 560, LAND),
        line(curve(river), "#ffffff", 116, 0.8),
        line(curve(river), RIVER, 100),
        road(curve([(0, 62), (180, 66), (360, 52), (560, 64), (750, 30)]), 9),
        road("M470 62Q474 150 486 260", 5, "#e0a965"),
        fill(plot, "#f3dfb6"),
        line(plot, CORAL, 3.4, 1, 'stroke-dasharray="13 10"'),
        *(tree(x, y, 1.25) for x, y in trees),
        *(coconut(x, y, 1.3) for x, y in ((200, 470), (240, 486), (690, 480), (660, 250))),
        waves(70, 318, 1.3),
        waves(610, 392, 1.3),
        sampan_sign(330, 380, 1.1),
        marker(334, 186, "1", 26),
        marker(487, 352, "2", 26, TEAL),
        text(336, 222, "Khu đất", 27, INK, 600),
        text(530, 318, "Bến thuyền", 27, INK, 600, "start"),
        text(196, 334, "Sông", 27, TEAL, 500, slope=True, turn=8),
        text(90, 42, "Đường tỉnh", 25, INK, 500),
        not_to_scale(725, 538),
    )
