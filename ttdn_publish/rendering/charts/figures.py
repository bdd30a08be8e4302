"""What a chart shows and how it should look; and the data made ready for drawing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from ttdn_publish.model.body import ChartKind
from ttdn_publish.rendering.charts.colours import palette
from ttdn_publish.rendering.charts.lettering import BOLD, width

POINTS_PER_MM = 72 / 25.4
#: Languages that set a space before the per cent sign.
_SPACED_PERCENT = frozenset({"vi", "fr", "de", "ru", "es"})
#: A figure wider than this part of the chart is written in powers of ten.
_WIDEST_FIGURE = 0.26


@dataclass(frozen=True)
class ChartData:
    """The figures of a chart: each series is a label and one value a category, ``None`` where there is no figure."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    unit: str = ""


@dataclass(frozen=True)
class ChartStyle:
    """The looks of a chart: outer size in mm, type size in pt, colours as ``#rrggbb``.

    ``colours`` are those of the series; the first ones are used, dark before light. ``ink`` is for names and the base
    line, ``muted`` for the axis, ``grid`` for its lines. ``format_number`` writes a figure in the language of the page;
    ``language`` (a code such as ``vi``) says how a per cent sign is spaced.
    """

    width_mm: float
    height_mm: float
    font_family: str
    font_size_pt: float
    colours: tuple[str, ...]
    ink: str
    muted: str
    grid: str
    format_number: Callable[[Decimal], str] = str
    language: str = "vi"

    @property
    def width(self) -> float:
        """Width in pt."""
        return self.width_mm * POINTS_PER_MM

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.height_mm * POINTS_PER_MM

    def figure(self, value: Decimal) -> str:
        """``value`` as it is printed, with a true minus sign."""
        text = clean(self.format_number(value))
        return "−" + text[1:] if text.startswith("-") else text

    def percent(self, value: Decimal) -> str:
        """``value`` with a per cent sign, spaced as the language has it."""
        return self.figure(value) + ("\u00a0%" if self.language[:2] in _SPACED_PERCENT else "%")

    def palette(self, count: int) -> tuple[str, ...]:
        """``count`` colours, dark before light; beyond ``colours`` paler ones."""
        return palette(self.colours or (self.ink,), count)


@dataclass(frozen=True)
class Figures:
    """Data ready for drawing: labels cleaned, as many values as categories, only finite ones.

    ``power`` is not 0 where all values were divided by that power of ten because they are too long to print.
    """

    categories: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Decimal | None, ...], ...]
    unit: str
    power: int = 0

    @property
    def values(self) -> tuple[Decimal, ...]:
        """All values there are."""
        return tuple(value for row in self.rows for value in row if value is not None)


def figures(data: ChartData, style: ChartStyle) -> Figures:
    """``data`` cleaned, and its values divided by a power of ten when they would be too long to print."""
    count = max([len(data.categories), *(len(values) for _, values in data.series)])
    categories = tuple(clean(label) for label in data.categories) + ("",) * (count - len(data.categories))
    rows = tuple(tuple(map(_finite, values)) + (None,) * (count - len(values)) for _, values in data.series)
    plain = Figures(categories, tuple(clean(label) for label, _ in data.series), rows, clean(data.unit))
    room = style.width * _WIDEST_FIGURE
    if all(width(style.figure(value), style.font_size_pt, BOLD) <= room for value in plain.values):
        return plain
    power = max(value.adjusted() for value in plain.values if value) // 3 * 3
    shortened = tuple(tuple(None if v is None else _shorten(v, power) for v in row) for row in plain.rows)
    return Figures(plain.categories, plain.labels, shortened, plain.unit, power)


def clean(text: str) -> str:
    """``text`` in composed letters and on one line, without characters that XML forbids."""
    text = re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", unicodedata.normalize("NFC", text)).strip(" ")
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs") and c not in "\ufffe\uffff")


def plain_decimal(value: Decimal) -> Decimal:
    """``value`` without an exponent or needless zeros."""
    if value == 0:
        return Decimal(0)
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent <= 20 else value


def _finite(value: Decimal | None) -> Decimal | None:
    return value if value is not None and value.is_finite() else None


def _shorten(value: Decimal, power: int) -> Decimal:
    return plain_decimal(value.scaleb(-power).quantize(Decimal("0.001")))
