"""Saddle stitching: sections nested in one another, the remainder in smaller sections that lie more than once on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_publish.prepress.imposition.arranging import Backing, arrange
from ttdn_publish.prepress.imposition.block import Placed, make_flat
from ttdn_publish.prepress.imposition.creep import creep
from ttdn_publish.prepress.imposition.flat import Binding, Flat, Layout
from ttdn_publish.prepress.imposition.order import DoesNotFit, Order
from ttdn_publish.prepress.imposition.sections import SECTIONS, section, section_size


def padded(pages: int) -> tuple[int | None, ...]:
    """The page of every place when ``pages`` pages are stitched: blanks go before the last page, which stays the back cover."""
    blanks = -pages % 4
    return (*range(pages - 1), *([None] * blanks), pages - 1)


def nested(pages: int, largest: int) -> list[tuple[int, ...]]:
    """The places (from 1, in reading order) of every section, outermost first: as many of ``largest`` pages as there are, then
    smaller ones inside."""
    sections, outer = [], 0
    while outer * 2 < pages:
        size = max(size for size in SECTIONS if size <= min(largest, pages - outer * 2))
        half = size // 2
        sections.append((*range(outer + 1, outer + half + 1), *range(pages - outer - half + 1, pages - outer + 1)))
        outer += half
    return sections


def saddle_stitch(order: Order) -> Layout:
    """The layout of a stitched booklet; raises :class:`DoesNotFit`."""
    pages = padded(order.pages)
    shifts = creep(len(pages), order.thickness, order.measured_creep)
    up = order.up or _largest_up(order, len(pages))
    flats: list[Flat] = []
    # One form for both sides carries every section twice, so a section has as many pages as a side.
    largest = up if order.one_form else 2 * up
    for position, places in enumerate(nested(len(pages), largest)):
        copies = 2 * up // len(places)
        flats.append(_flat(order, len(flats) + 1, position, places, pages, shifts, copies))
    return Layout(
        "saddle-stitch",
        order.sheet,
        tuple(flats),
        order.width,
        order.height,
        order.bleed,
        Binding.STITCHED,
        pages,
        shifts,
    )


def _flat(
    order: Order,
    number: int,
    position: int,
    places: Sequence[int],
    pages: Sequence[int | None],
    shifts: Sequence[float],
    copies: int,
) -> Flat:
    block = section(places, pages, order.width, order.height, bleed=order.bleed, gap=order.gap, creep=shifts)
    backings = (Backing.TURN, Backing.TUMBLE) if copies > 1 else (Backing.SHEETWISE,)
    for backing in backings:
        grid = arrange(
            block.width, block.height, copies, order.sheet, bleed=order.bleed, gap=order.gap, backing=backing
        )
        if grid is not None:
            placed = [Placed(block, spot.to_sheet, position, copy) for copy, spot in enumerate(grid.spots)]
            return make_flat(number, grid.sheet, placed, backing.way, one_form=copies > 1)
    raise DoesNotFit(block.width, block.height, copies, backings[0])


def _largest_up(order: Order, pages: int) -> int:
    """The most pages a side for which one section fits on the sheet."""
    for size in sorted(SECTIONS, reverse=True):
        if size <= pages:
            width, height = section_size(size, order.width, order.height, order.gap)
            count, backing, up = (2, Backing.TURN, size) if order.one_form else (1, Backing.SHEETWISE, size // 2)
            if arrange(width, height, count, order.sheet, bleed=order.bleed, gap=order.gap, backing=backing):
                return up
    return min(SECTIONS) if order.one_form else min(SECTIONS) // 2
