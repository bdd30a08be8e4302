"""What stands round a plot: category names below it, round figures beside it, a legend and a power of ten above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ttdn_publish.rendering.charts.canvas import Area, Canvas
from ttdn_publish.rendering.charts.figures import ChartStyle, Figures
from ttdn_publish.rendering.charts.lettering import CAPITAL, DESCENT, LINE, cut, force, widest, width, wrap
from ttdn_publish.rendering.charts.scale import Scale

MISSING = "…"
SMALLEST = 5.5
BASELINE = 0.7
GRID = 0.35
_HEADER_PART = 0.45


@dataclass(frozen=True)
class Names:
    """Category names in lines, an empty tuple where one was left out; ``common`` is the word that they all began with."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    common: str = ""

    @property
    def height(self) -> float:
        """What they take below the plot, in pt."""
        count = max((len(lines) for lines in self.lines), default=0) + bool(self.common)
        return self.size * (0.45 + CAPITAL + (count - 1) * LINE + DESCENT + 0.03) if count else 0.0

    def draw(self, canvas: Canvas, centres: Sequence[float], top: float) -> None:
        """Draw them under ``top``."""
        base = top + self.size * (0.45 + CAPITAL)
        for lines, centre in zip(self.lines, centres, strict=True):
            half = widest(lines, self.size) / 2
            centre = _inside(centre, half, canvas.style.width)
            canvas.lines(lines, centre, base, self.size, canvas.style.ink, align=0.5)
        if self.common:
            first = centres[0] - widest(self.lines[0], self.size) / 2
            canvas.words(self.common, first, base + self.size * LINE, self.size, canvas.style.ink)


def names(categories: Sequence[str], centres: Sequence[float], style: ChartStyle) -> Names | None:
    """All names under ``centres``, ``None`` when they have no room."""
    size = style.font_size_pt
    small = max(size * 0.87, min(size, SMALLEST))
    stripped, common = _without_common_word(categories)
    attempts = [
        (categories, "", size, 1),
        (categories, "", small, 1),
        (categories, "", size, 2),
        (categories, "", small, 3),
    ]
    if common:
        attempts.insert(2, (stripped, common, size, 1))
    for words, shared, em, most in attempts:
        lines = _all(words, centres, style, em, most)
        if lines is not None:
            return Names(lines, em, shared)
    return None


def thinned_names(categories: Sequence[str], centres: Sequence[float], style: ChartStyle) -> Names:
    """As many names as there is room for, evenly spaced: the last one always, the first one if possible."""
    size, count = style.font_size_pt, len(categories)
    steps = range(1, count + 1)
    narrow = next((k for k in steps if _apart(_every(categories, k, style, size), centres, style, size)), count)
    with_first = next((k for k in range(narrow, 2 * narrow) if (count - 1) % k == 0), narrow)
    chosen = _every(categories, with_first, style, size)
    return Names(chosen if _apart(chosen, centres, style, size) else _every(categories, narrow, style, size), size)


def sequential(categories: Sequence[str]) -> bool:
    """Whether the categories look like times or steps, which may be thinned: four fifths of them hold a digit."""
    return sum(any(c.isdigit() for c in name) for name in categories) >= 0.8 * len(categories)


def _all(
    categories: Sequence[str], centres: Sequence[float], style: ChartStyle, size: float, most: int
) -> tuple[tuple[str, ...], ...] | None:
    """Every name in at most ``most`` lines, ``None`` when they do not fit."""
    wrapped = [wrap(name, _slot(centres, style) - 0.4 * size, size, most) for name in categories]
    lines = tuple(w for w in wrapped if w is not None)
    return lines if len(lines) == len(wrapped) and _apart(lines, centres, style, size) else None


def _every(categories: Sequence[str], step: int, style: ChartStyle, size: float) -> tuple[tuple[str, ...], ...]:
    """Every ``step``-th name on one line, counted from the last; a very long one is cut."""
    most = style.width / 2 if step < len(categories) else style.width
    first = (len(categories) - 1) % step
    return tuple((cut(name, most, size),) if i % step == first else () for i, name in enumerate(categories))


def _apart(lines: Sequence[tuple[str, ...]], centres: Sequence[float], style: ChartStyle, size: float) -> bool:
    end = -style.width
    for texts, centre in zip(lines, centres, strict=True):
        if texts:
            half = widest(texts, size) / 2
            centre = _inside(centre, half, style.width)
            if centre - half < end + 0.5 * size:
                return False
            end = centre + half
    return True


def _inside(centre: float, half: float, room: float) -> float:
    return max(min(centre, room - half), half)


def _slot(centres: Sequence[float], style: ChartStyle) -> float:
    return min((b - a for a, b in pairwise(centres)), default=style.width)


def _without_common_word(categories: Sequence[str]) -> tuple[tuple[str, ...], str]:
    parts = [name.partition(" ") for name in categories]
    heads = {head for head, _, _ in parts}
    if len(parts) < 3 or len(heads) != 1 or not all(tail for _, _, tail in parts):
        return tuple(categories), ""
    return tuple(tail for _, _, tail in parts), heads.pop()


def gutter(marks: Sequence[Decimal], style: ChartStyle) -> float:
    """The width of the figures beside a plot, with the space that follows them."""
    return widest((style.figure(mark) for mark in marks), style.font_size_pt) + 0.6 * style.font_size_pt


def draw_grid(canvas: Canvas, scale: Scale, marks: Sequence[Decimal], plot: Area, spared: Area | None = None) -> None:
    """Light level lines at ``marks`` with their figures to the left of ``plot``; none goes through ``spared``."""
    style = canvas.style
    for mark in marks:
        y = scale.at(mark)
        stop = spared.left if spared is not None and spared.top < y < spared.bottom else plot.right
        canvas.line((plot.left, y), (stop, y), style.grid, GRID)
        text = style.figure(mark)
        middle = y + style.font_size_pt * CAPITAL / 2
        canvas.words(text, plot.left - 0.6 * style.font_size_pt, middle, style.font_size_pt, style.muted, align=1.0)


def draw_header(canvas: Canvas, data: Figures, colours: Sequence[str], *, legend: bool) -> float:
    """Draw the legend and the power of ten, whichever there are; gives the y where the plot may begin."""
    top = draw_legend(canvas, data.labels, colours) if legend and len(data.labels) > 1 else 0.0
    return draw_power(canvas, data.power, top) if data.power else top


def draw_legend(canvas: Canvas, labels: Sequence[str], colours: Sequence[str]) -> float:
    """Squares of colour with their meaning, line after line from the top; gives the y below."""
    style = canvas.style
    size = style.font_size_pt
    while True:
        rows = _legend_rows(labels, style.width, size)
        height = sum(max(len(item[2]) for item in row) for row in rows) * size * LINE + 0.5 * size
        if height <= style.height * _HEADER_PART or size <= SMALLEST * 0.6:
            break
        size *= 0.92
    y = 0.0
    for row in rows:
        tall = max(len(item[2]) for item in row) * size * LINE
        if y + tall > style.height * 2 * _HEADER_PART:
            break
        base = y + size * 0.95
        for index, x, lines in row:
            canvas.box(x, base - size * CAPITAL, x + size * CAPITAL, base, colours[index])
            canvas.lines(lines, x + size * 1.15, base, size, style.ink)
        y += tall
    return y + 0.5 * size


def _legend_rows(labels: Sequence[str], room: float, size: float) -> list[list[tuple[int, float, tuple[str, ...]]]]:
    """For every row its items: index, place and lines. In columns when one row is not enough."""
    texts = [force(label, room - size * 1.2, size, 2) or ("",) for label in labels]
    needs = [widest(lines, size) + size * 2.45 for lines in texts]
    if sum(needs) - size * 1.3 <= room:
        return [[(index, sum(needs[:index]), lines) for index, lines in enumerate(texts)]]
    columns = max(1, int((room + size * 1.3) / max(needs)))
    columns = -(-len(texts) // -(-len(texts) // columns))
    items = [(index, index % columns * max(needs), lines) for index, lines in enumerate(texts)]
    return [items[start : start + columns] for start in range(0, len(items), columns)]


def draw_power(canvas: Canvas, power: int, top: float) -> float:
    """Say above the chart that its figures are to be multiplied by a power of ten; gives the y below."""
    style = canvas.style
    size = style.font_size_pt
    base = top + size
    canvas.words("× 10", 0, base, size, style.muted)
    canvas.words(f"{power}".replace("-", "−"), width("× 10", size) + 0.5, base - 0.35 * size, size * 0.72, style.muted)
    return top + size * 1.6
