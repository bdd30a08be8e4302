"""The sheet that charts are drawn on. Nothing gets outside it; numbers are written to a hundredth of a point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from ttdn_publish.rendering.charts.figures import ChartStyle
from ttdn_publish.rendering.charts.lettering import DESCENT, LINE, REGULAR, ascent, cut, width

Point = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """A rectangle, in pt from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top


class Canvas:
    """Shapes and words of one chart, in pt from the upper left corner."""

    def __init__(self, style: ChartStyle) -> None:
        self.style = style
        self._parts: list[str] = []

    @property
    def area(self) -> Area:
        """The whole sheet."""
        return Area(0, 0, self.style.width, self.style.height)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        """A filled rectangle between two corners, in any order."""
        (x1, x2), (y1, y2) = sorted((self._x(left), self._x(right))), sorted((self._y(top), self._y(bottom)))
        size = f'width="{number(x2 - x1)}" height="{number(y2 - y1)}"'
        self._add(f'<rect x="{number(x1)}" y="{number(y1)}" {size} fill={quoteattr(fill)}/>')

    def line(self, start: Point, end: Point, stroke: str, thickness: float) -> None:
        """A straight line."""
        self.polyline((start, end), stroke, thickness)

    def polyline(self, points: Iterable[Point], stroke: str, thickness: float) -> None:
        """A broken line with round joins."""
        path = "L".join(f"{number(self._x(x))} {number(self._y(y))}" for x, y in points)
        self._add(
            f'<path d="M{path}" fill="none" stroke={quoteattr(stroke)} stroke-width="{number(thickness)}" '
            'stroke-linecap="butt" stroke-linejoin="round"/>'
        )

    def dot(self, centre: Point, radius: float, fill: str) -> None:
        """A filled circle."""
        x, y = self._x(centre[0], radius), self._y(centre[1], radius)
        self._add(f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill={quoteattr(fill)}/>')

    def shape(self, path: str, fill: str) -> None:
        """A filled path; whoever draws it keeps it inside."""
        self._add(f'<path d="{path}" fill={quoteattr(fill)}/>')

    def words(
        self, text: str, x: float, base: float, size: float, fill: str, *, weight: int = REGULAR, align: float = 0.0
    ) -> None:
        """``text`` on the base line ``base``; ``align`` is the part of its width that lies left of ``x`` (0, 0.5 or 1).

        Words are set from their left end because renderers make a transparency group of centred ones.
        """
        text = cut(text, self.style.width, size, weight)
        if not text:
            return
        length = width(text, size, weight)
        left = min(max(x - align * length, 0.0), self.style.width - length)
        base = max(min(base, self.style.height - size * DESCENT), min(ascent(text, size), self.style.height))
        letters = "" if size == self.style.font_size_pt else f' font-size="{number(size)}"'
        letters += "" if weight == REGULAR else f' font-weight="{weight}"'
        place = f'x="{number(left)}" y="{number(base)}"'
        self._add(f"<text {place}{letters} fill={quoteattr(fill)}>{escape(text)}</text>")

    def lines(
        self,
        texts: Iterable[str],
        x: float,
        base: float,
        size: float,
        fill: str,
        *,
        weight: int = REGULAR,
        align: float = 0.0,
    ) -> None:
        """Lines of words one below the other, the first on ``base``."""
        for index, text in enumerate(texts):
            self.words(text, x, base + index * size * LINE, size, fill, weight=weight, align=align)

    def svg(self) -> str:
        """The drawing as a document."""
        style = self.style
        size = f'width="{number(style.width_mm)}mm" height="{number(style.height_mm)}mm"'
        box = f'viewBox="0 0 {number(style.width)} {number(style.height)}"'
        letters = f'font-family={quoteattr(family(style.font_family))} font-size="{number(style.font_size_pt)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang={quoteattr(style.language)} {size} {box}>\n'
            f'<g {letters} text-rendering="geometricPrecision">\n{"".join(self._parts)}</g>\n</svg>\n'
        )

    def _add(self, part: str) -> None:
        self._parts.append(part + "\n")

    def _x(self, x: float, margin: float = 0.0) -> float:
        return min(max(x, margin), self.style.width - margin)

    def _y(self, y: float, margin: float = 0.0) -> float:
        return min(max(y, margin), self.style.height - margin)


def number(value: float) -> str:
    """``value`` to a hundredth, as short as it can be written."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def family(css: str) -> str:
    """A CSS list of font families without spaces round the commas, as WeasyPrint wants it in an attribute."""
    names = (name.strip().strip("\"'") for name in css.split(","))
    return ",".join(name if name.replace(" ", "").replace("-", "").isalpha() else f"'{name}'" for name in names if name)
