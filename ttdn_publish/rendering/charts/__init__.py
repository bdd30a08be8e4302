"""Charts as plain SVG: columns, bars, lines and rings, drawn for print and for the web from the same numbers.

::

    exports = (("Năm 2017", (Decimal(410), Decimal(150))),)
    svg = draw(ChartData(ChartKind.COLUMN, ("Thủy sản", "Gạo"), exports, "triệu USD"), style)

``figures`` cleans the data, ``lettering`` measures words, ``scale`` finds round ticks, ``canvas`` writes the SVG,
``axis`` sets what stands round a plot; ``columns``, ``bars``, ``lines`` (with ``points``) and ``ring`` each draw one kind.
Whatever the data, nothing is drawn outside the picture. The unit is written by the page, above the chart; only a ring
repeats it, in its middle.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, localcontext

from ttdn_publish.model.body import ChartKind
from ttdn_publish.rendering.charts.bars import draw_bars
from ttdn_publish.rendering.charts.canvas import Canvas
from ttdn_publish.rendering.charts.columns import columns_fit, draw_columns
from ttdn_publish.rendering.charts.figures import ChartData, ChartStyle, Figures, figures
from ttdn_publish.rendering.charts.lines import draw_lines
from ttdn_publish.rendering.charts.ring import draw_ring, ring_fits

_DRAWERS = {
    ChartKind.COLUMN: draw_columns,
    ChartKind.BAR: draw_bars,
    ChartKind.LINE: draw_lines,
    ChartKind.RING: draw_ring,
}


def draw(data: ChartData, style: ChartStyle) -> str:
    """``data`` as a standalone SVG document of ``style.width_mm`` × ``style.height_mm`` mm; one user unit is one point.

    The same data and style always give the same bytes. The drawing uses presentation attributes only, so that print and
    web renderers agree; on the web it has to stand in the page itself, as a browser has no web fonts in an ``<img>``.
    The kind may be exchanged for one that shows the data better, see :func:`fitting_kind`.
    """
    with localcontext(_CONTEXT):
        prepared = figures(data, style)
        canvas = Canvas(style)
        _DRAWERS[_kind(data.kind, prepared, style)](prepared, style, canvas)
        return canvas.svg()


def fitting_kind(data: ChartData, style: ChartStyle) -> ChartKind:
    """The kind that :func:`draw` draws: ``data.kind``, or bars instead.

    Bars are drawn where columns have no room for their names, or where a ring cannot show the data: negative figures,
    more than one series, too many parts.
    """
    with localcontext(_CONTEXT):
        return _kind(data.kind, figures(data, style), style)


def _kind(kind: ChartKind, data: Figures, style: ChartStyle) -> ChartKind:
    if kind is ChartKind.COLUMN and not columns_fit(data, style):
        return ChartKind.BAR
    if kind is ChartKind.RING and not ring_fits(data):
        return ChartKind.BAR
    return kind


_CONTEXT = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)

__all__ = ["ChartData", "ChartStyle", "draw", "fitting_kind"]
