"""Orders of every kind for the property tests, and how a side is written down for people."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from ttdn_publish.prepress.imposition.flat import Layout, Sheet, Side
from ttdn_publish.prepress.imposition.order import DoesNotFit, Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.prepress.imposition.sheets import sheet_sizes

SRA3 = Sheet(320, 450, 10, 3, "SRA3")
SRA2 = Sheet(450, 640, 10, 3, "SRA2")
A5 = Order(SchemeName.SADDLE_STITCH, 16, 148, 210, SRA3)

SHEETS = st.sampled_from(sheet_sizes().sizes).flatmap(
    lambda size: st.builds(
        Sheet,
        st.just(size.width),
        st.just(size.height),
        st.sampled_from([0.0, 8.0, 10.0, 14.0]),
        st.sampled_from([0.0, 3.0, 5.0]),
        st.just(size.name),
    )
)


@st.composite
def booklets(draw: st.DrawFn) -> Layout:
    """Stitched booklets of 2 to 80 pages, with sections of every size, printed by one form or by two."""
    order = Order(
        SchemeName.SADDLE_STITCH,
        draw(st.integers(2, 80)),
        draw(st.sampled_from([105.0, 148.0, 190.0, 210.0])),
        draw(st.sampled_from([148.0, 210.0, 270.0, 297.0])),
        draw(SHEETS),
        up=draw(st.sampled_from([None, 2, 4, 8])),
        bleed=(bleed := draw(st.sampled_from([0.0, 3.0, 5.0]))),
        gap=draw(st.sampled_from([2 * bleed, 0.0, 4.0])),
        thickness=draw(st.sampled_from([0.0, 0.08, 0.15])),
        one_form=draw(st.booleans()),
    )
    if order.one_form and order.up:
        order = replace(order, up=2 * order.up)
    return made(order)


@st.composite
def leaflets(draw: st.DrawFn) -> Layout:
    """Single leaves of every other scheme."""
    scheme = draw(st.sampled_from([s for s in SchemeName if s is not SchemeName.SADDLE_STITCH]))
    sides = 2
    pages = 2 * draw(st.integers(1, 20))
    panels: tuple[float, ...] = ()
    width, height = draw(st.sampled_from([(99.0, 210.0), (148.0, 210.0), (90.0, 54.0), (210.0, 148.0)]))
    if scheme is SchemeName.TRI_FOLD:
        width, height = draw(st.sampled_from([(297.0, 210.0), (210.0, 148.0)]))
        panels, pages = (width - 2 * (width + 3) / 3, (width + 3) / 3, (width + 3) / 3), 2
    elif scheme in {SchemeName.N_UP, SchemeName.CUT_AND_STACK, SchemeName.STEP_AND_REPEAT}:
        sides = draw(st.sampled_from([1, 2]))
    bleed = draw(st.sampled_from([0.0, 3.0]))
    return made(
        Order(
            scheme,
            pages,
            width,
            height,
            draw(SHEETS),
            bleed=bleed,
            gap=draw(st.sampled_from([2 * bleed, 0.0, 4.0])),
            sides=sides,
            panels=panels,
        )
    )


LAYOUTS = st.one_of(booklets(), leaflets())


def made(order: Order) -> Layout:
    """The layout, when it fits."""
    try:
        return make(order)
    except DoesNotFit:
        assume(False)
        raise


def written(side: Side) -> str:
    """A side as people write it: rows from the top, ``v`` before a page that stands upside down, ``<`` or ``>`` where its head
    points, ``–`` for a blank."""
    rows: dict[int, list[tuple[float, str]]] = {}
    for slot in side.slots:
        head = {0: "", 90: "<", 180: "v", 270: ">"}[slot.rotation]
        word = head + ("–" if slot.page is None else str(slot.page + 1))
        rows.setdefault(round(slot.box.centre[1]), []).append((slot.box.centre[0], word))
    return " | ".join(" ".join(word for _, word in sorted(rows[y])) for y in sorted(rows, reverse=True))
