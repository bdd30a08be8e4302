"""The sheet of sketches: a chart's canvas with a title for those who cannot see it, open lines, and words that turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from ttdn_publish.rendering.charts.canvas import Area, Canvas, Point, number
from ttdn_publish.rendering.charts.figures import ChartStyle, clean
from ttdn_publish.rendering.charts.lettering import CAPITAL, REGULAR, width
from ttdn_publish.rendering.sketches.curves import plain


class Sheet(Canvas):
    """Shapes and words of one sketch, in pt from the upper left corner.

    What :meth:`stroke`, :meth:`disc`, :meth:`pill` and :meth:`turned` draw is kept inside by whoever asks for it.
    """

    def __init__(
        self, size_mm: tuple[float, float], family: str, size_pt: float, ink: str, *, language: str, title: str
    ) -> None:
        super().__init__(ChartStyle(*size_mm, family, size_pt, (), ink, ink, ink, language=language))
        self._title = clean(title)

    def area_of(self, outline: Sequence[Point], fill: str) -> None:
        """A filled area; nothing where it has fewer than three corners."""
        if len(outline) > 2:
            self.shape(_path([outline]) + "Z", fill)

    def stroke(
        self, lines: Iterable[Sequence[Point]], colour: str, thickness: float, dash: tuple[float, ...] = ()
    ) -> None:
        """Broken lines with round ends and joins, drawn as one path."""
        path = _path(lines)
        if not path:
            return
        gaps = f' stroke-dasharray="{" ".join(map(number, dash))}"' if dash else ""
        ends = "butt" if dash else "round"
        self._add(
            f'<path d="{path}" fill="none" stroke={quoteattr(colour)} stroke-width="{number(thickness)}"{gaps} '
            f'stroke-linecap="{ends}" stroke-linejoin="round"/>'
        )

    def disc(self, centre: Point, radius: float, fill: str, edge: str = "none", thickness: float = 0.0) -> None:
        """A circle with an edge."""
        line = f' stroke={quoteattr(edge)} stroke-width="{number(thickness)}"' if thickness else ""
        place = f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"'
        self._add(f"<circle {place} fill={quoteattr(fill)}{line}/>")

    def pill(self, box: Area, fill: str, edge: str = "none", thickness: float = 0.0) -> None:
        """A box with round ends."""
        line = f' stroke={quoteattr(edge)} stroke-width="{number(thickness)}"' if thickness else ""
        size = f'width="{number(box.width)}" height="{number(box.height)}" rx="{number(box.height / 2)}"'
        self._add(f'<rect x="{number(box.left)}" y="{number(box.top)}" {size} fill={quoteattr(fill)}{line}/>')

    def turned(
        self,
        text: str,
        middle: Point,
        size: float,
        fill: str,
        *,
        degrees: float = 0.0,
        weight: int = REGULAR,
        spacing: float = 0.0,
    ) -> None:
        """``text`` with its middle at ``middle``, turned clockwise, ``spacing`` pt between its letters."""
        if not text:
            return
        x, y = middle[0] - length(text, size, weight, spacing) / 2, middle[1] + size * CAPITAL / 2
        letters = "" if weight == REGULAR else f' font-weight="{weight}"'
        letters += f' letter-spacing="{number(spacing)}"' if spacing else ""
        letters += f' transform="rotate({number(degrees)} {number(middle[0])} {number(middle[1])})"' if degrees else ""
        place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
        self._add(f"<text {place}{letters} fill={quoteattr(fill)}>{escape(text)}</text>")

    def svg(self) -> str:
        """The drawing as a document; its title is what it is called where it cannot be seen."""
        head, _, rest = super().svg().partition(">\n")
        return f'{head} role="img">\n<title>{escape(self._title)}</title>\n{rest}'


def length(text: str, size: float, weight: int = REGULAR, spacing: float = 0.0) -> float:
    """How wide :meth:`Sheet.turned` sets ``text``."""
    return width(text, size, weight) + spacing * max(len(text) - 1, 0)


def _path(lines: Iterable[Sequence[Point]]) -> str:
    return "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in plain(line)) for line in lines if len(line) > 1
    )
