"""Single leaves on a sheet: n-up, cut and stack, step and repeat, work-and-turn and work-and-tumble, and folded leaflets."""

from __future__ import annotations

from ttdn_publish.prepress.imposition.arranging import Arrangement, Backing, arrange
from ttdn_publish.prepress.imposition.block import Block, Cell, Placed, make_flat
from ttdn_publish.prepress.imposition.flat import Binding, Fold, Half, Layout
from ttdn_publish.prepress.imposition.geometry import Edges, Motion
from ttdn_publish.prepress.imposition.order import DoesNotFit, Order, SchemeName

#: Schemes that print both sides from one form, and how.
ONE_FORM = {
    SchemeName.WORK_AND_TURN: Backing.TURN,
    SchemeName.WORK_AND_TUMBLE: Backing.TUMBLE,
    SchemeName.TRI_FOLD: Backing.TURN,
}

Leaf = tuple[int, int | None]


def leaves_of(order: Order) -> list[Leaf]:
    """Front and back page of every leaf; a back without a page is ``None``."""
    if order.sides == 1:
        return [(page, None) for page in range(order.pages)]
    return [(page, page + 1 if page + 1 < order.pages else None) for page in range(0, order.pages, 2)]


def leaf_layout(order: Order) -> Layout:
    """The layout of single leaves by the order's scheme; raises :class:`DoesNotFit`."""
    leaves = leaves_of(order)
    backing = ONE_FORM.get(order.scheme, Backing.SHEETWISE)
    grid, backing = _grid(order, backing)
    one_form = backing is not Backing.SHEETWISE
    table = _one_form_table(leaves, grid, backing) if one_form else _table(order.scheme, leaves, len(grid.spots))
    flats = []
    for number, sheet in enumerate(table, 1):
        placed = [
            Placed(_block(order, leaf), spot.to_sheet, position, copy)
            for spot, place in zip(grid.spots, sheet, strict=True)
            if place is not None
            for leaf, position, copy in [place]
        ]
        sides = 2 if one_form else order.sides
        flats.append(make_flat(number, grid.sheet, placed, backing.way, sides=sides, one_form=one_form))
    pages = tuple(page for leaf in leaves for page in (leaf if order.sides == 2 else leaf[:1]))
    binding = Binding.STACKED if order.scheme is SchemeName.CUT_AND_STACK else Binding.LOOSE
    return Layout(order.scheme.value, order.sheet, tuple(flats), order.width, order.height, order.bleed, binding, pages)


def _grid(order: Order, backing: Backing) -> tuple[Arrangement, Backing]:
    # A leaflet to be folded is turned when two fit so, else tumbled; one alone has a form for each side.
    ways = (Backing.TURN, Backing.TUMBLE, Backing.SHEETWISE) if order.scheme is SchemeName.TRI_FOLD else (backing,)
    for way in ways:
        grid = arrange(order.width, order.height, order.up, order.sheet, bleed=order.bleed, gap=order.gap, backing=way)
        if grid is not None:
            return grid, way
    raise DoesNotFit(order.width, order.height, order.up or (1 if backing is Backing.SHEETWISE else 2), backing)


def _table(scheme: SchemeName, leaves: list[Leaf], spots: int) -> list[list[tuple[Leaf, int, int] | None]]:
    """For every sheet and spot: the leaf, its position in the order of cutting, and which copy it is; ``None``: nothing."""
    if scheme in {SchemeName.STEP_AND_REPEAT, SchemeName.TRI_FOLD}:
        return [[(leaf, number, copy) for copy in range(spots)] for number, leaf in enumerate(leaves)]
    if scheme is SchemeName.CUT_AND_STACK:
        sheets = -(-len(leaves) // spots)
        return [
            [
                (leaves[pile * sheets + sheet], pile, 0) if pile * sheets + sheet < len(leaves) else None
                for pile in range(spots)
            ]
            for sheet in range(sheets)
        ]
    return [
        [(leaves[first + spot], first + spot, 0) if first + spot < len(leaves) else None for spot in range(spots)]
        for first in range(0, len(leaves), spots)
    ]


def _one_form_table(
    leaves: list[Leaf], grid: Arrangement, backing: Backing
) -> list[list[tuple[Leaf, int, int] | None]]:
    """Every leaf lies face up in the first half and face down at its mirrored place; few leaves are repeated."""
    half = [index for index, spot in enumerate(grid.spots) if not spot.on_face]
    repeats = max(len(half) // len(leaves), 1)
    queue = [(leaf, number, 2 * again) for number, leaf in enumerate(leaves) for again in range(repeats)]
    table: list[list[tuple[Leaf, int, int] | None]] = []
    for first in range(0, len(queue), len(half)):
        sheet: list[tuple[Leaf, int, int] | None] = [None] * len(grid.spots)
        for index, (leaf, number, copy) in zip(half, queue[first : first + len(half)], strict=False):
            row, column = divmod(index, grid.columns)
            twin = (
                row * grid.columns + grid.columns - 1 - column
                if backing is Backing.TURN
                else (grid.rows - 1 - row) * grid.columns + column
            )
            sheet[index], sheet[twin] = (leaf, number, copy), (leaf, number, copy + 1)
        table.append(sheet)
    return table


def _block(order: Order, leaf: Leaf) -> Block:
    """A leaf with its folds: the panels at the right and at the left are laid in, the left one last and on top."""
    cell = Cell(leaf[0], leaf[1], order.width, order.height, Motion(), Edges.all(order.bleed))
    folds: tuple[Fold, ...] = ()
    if order.panels:
        # Seen from the inside, the panels stand the other way round.
        first, middle, _ = order.panels[::-1]
        folds = (Fold(Half.RIGHT, first + middle), Fold(Half.LEFT, first))
    return Block(order.width, order.height, (cell,), folds, back_up=bool(folds))
