"""The months of a harvest as plain SVG: a ring of twelve months that stands like the face of a clock, or a bar of them.

::

    svg = season_ring((1, 2, 3), style, 32, title="Mùa vụ: tháng 1 đến tháng 3", middle="Mùa vụ")
    narrow = season_bar((1, 2, 3), style, 60, 6, title="Mùa vụ: tháng 1 đến tháng 3")

Month 12 is on top of the ring, month 1 is the first of the bar. Harvest months are filled, and in heavier figures, so that
a grey copy and a reader who sees no colours tell them apart.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from ttdn_publish.rendering.charts.canvas import Point, number
from ttdn_publish.rendering.charts.colours import luminance
from ttdn_publish.rendering.charts.figures import clean
from ttdn_publish.rendering.charts.lettering import BOLD, CAPITAL, LINE, REGULAR, force, widest
from ttdn_publish.rendering.sketches.sheet import Sheet

MONTHS = range(1, 13)
_HOLE = 0.56  # of the outer radius
_GAP = 1.0  # pt between months
_DARK = 0.35  # luminance below which figures on a colour are light
_SMALLEST = 4.5  # pt; smaller figures are left out


@dataclass(frozen=True)
class SeasonStyle:
    """The looks of a season: type size in pt, colours as ``#rrggbb`` of harvest months, the other months, and letters.

    ``language`` is the code of the language of the title and the word in the middle.
    """

    font_family: str
    font_size_pt: float
    harvest: str
    rest: str
    ink: str
    muted: str
    language: str = "vi"

    def figure(self, *, harvest: bool) -> str:
        """The colour of a month's figure on its own colour."""
        if not harvest:
            return self.muted
        return "#ffffff" if luminance(self.harvest) < _DARK else self.ink


def season_ring(months: Collection[int], style: SeasonStyle, size_mm: float, *, title: str, middle: str = "") -> str:
    """A ring of twelve months, ``size_mm`` mm wide and high, those of the harvest filled; a unit is a point.

    ``title`` says the same in words for those who cannot see it; ``middle`` is set inside the ring in at most three lines.
    The same input gives the same bytes. Raises :class:`ValueError` for a month that is not 1 to 12.
    """
    _check(months)
    sheet = _sheet(style, size_mm, size_mm, title)
    radius = sheet.area.width / 2
    centre, thick = (radius, radius), radius * (1 - _HOLE)
    size = _figure_size(style, radius * 0.78 * math.tau / 12 - _GAP, thick)
    for month in MONTHS:
        sheet.shape(_segment(month, centre, radius), style.harvest if month in months else style.rest)
    for month in MONTHS:
        angle = month * math.tau / 12
        reach = radius - thick / 2
        place = radius + math.sin(angle) * reach, radius - math.cos(angle) * reach
        _draw_month(sheet, style, month, place, size, harvest=month in months)
    _draw_middle(sheet, style, clean(middle), centre, radius * _HOLE)
    return sheet.svg()


def season_bar(months: Collection[int], style: SeasonStyle, width_mm: float, height_mm: float, *, title: str) -> str:
    """A bar of twelve months for narrow panels, otherwise as :func:`season_ring`.

    Below some 36 mm figures would be too small to read and are left out.
    """
    _check(months)
    sheet = _sheet(style, width_mm, height_mm, title)
    area = sheet.area
    cell = (area.width - 11 * _GAP) / 12
    size = _figure_size(style, cell, area.height)
    for month in MONTHS:
        left = (month - 1) * (cell + _GAP)
        sheet.box(left, 0, left + cell, area.height, style.harvest if month in months else style.rest)
        _draw_month(sheet, style, month, (left + cell / 2, area.height / 2), size, harvest=month in months)
    return sheet.svg()


def _check(months: Collection[int]) -> None:
    wrong = [month for month in months if month not in MONTHS]
    if wrong:
        raise ValueError(f"not months: {wrong}")


def _sheet(style: SeasonStyle, width_mm: float, height_mm: float, title: str) -> Sheet:
    size = (width_mm, height_mm)
    return Sheet(size, style.font_family, style.font_size_pt, style.ink, language=style.language, title=title)


def _figure_size(style: SeasonStyle, wide: float, tall: float) -> float:
    """The size of figures that fits a month, 0 where it would be too small to read."""
    widest_figure = widest(map(str, MONTHS), 1.0, BOLD)
    size = min(style.font_size_pt, (wide - 0.6) / widest_figure, tall * 0.75)
    return size if size >= min(_SMALLEST, style.font_size_pt) else 0.0


def _draw_month(sheet: Sheet, style: SeasonStyle, month: int, middle: Point, size: float, *, harvest: bool) -> None:
    if size:
        sheet.turned(str(month), middle, size, style.figure(harvest=harvest), weight=BOLD if harvest else REGULAR)


def _segment(month: int, centre: Point, radius: float) -> str:
    """A twelfth of the ring; its sides are parallel to those of its neighbours."""
    outer, inner = radius, radius * _HOLE
    start, end = (month - 0.5) * math.tau / 12, (month + 0.5) * math.tau / 12

    def on(distance: float, angle: float, inset: float) -> str:
        angle += inset / distance
        return f"{number(centre[0] + math.sin(angle) * distance)} {number(centre[1] - math.cos(angle) * distance)}"

    half = _GAP / 2
    return (
        f"M{on(outer, start, half)}A{number(outer)} {number(outer)} 0 0 1 {on(outer, end, -half)}"
        f"L{on(inner, end, -half)}A{number(inner)} {number(inner)} 0 0 0 {on(inner, start, half)}Z"
    )


def _draw_middle(sheet: Sheet, style: SeasonStyle, text: str, centre: Point, hole: float) -> None:
    size = style.font_size_pt
    if not text or hole < size:
        return
    lines = force(text, hole * 1.5, size, 3, BOLD)
    top = centre[1] - ((len(lines) - 1) * LINE * size + CAPITAL * size) / 2
    sheet.lines(lines, centre[0], top + CAPITAL * size, size, style.ink, weight=BOLD, align=0.5)
