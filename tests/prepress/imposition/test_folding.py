"""Whatever is imposed is folded, nested and read: in order, upright, every page once. Geometry that holds for every layout."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.prepress.imposition.orders import A5, LAYOUTS, booklets, leaflets
from ttdn_publish.prepress.imposition.creep import ARC, creep, leaf_pair
from ttdn_publish.prepress.imposition.flat import Flat, Fold, Half, Layout, Piece
from ttdn_publish.prepress.imposition.folding import creases, finished, fold, laid
from ttdn_publish.prepress.imposition.geometry import Box, Motion, mirror_x, mirror_y, quarter_turns, shift
from ttdn_publish.prepress.imposition.order import Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make

CASES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


# ---- reading ----


@CASES
@given(booklets())
def test_a_booklet_reads_in_order_with_heads_up(layout: Layout) -> None:
    faces = finished(layout)
    assert [face.page for face in faces] == list(layout.order)
    assert {face.rotation for face in faces} == {0}


@CASES
@given(leaflets())
def test_leaves_come_in_order_from_the_knife(layout: Layout) -> None:
    if layout.scheme == SchemeName.TRI_FOLD:
        return
    sides = len(layout.flats[0].sides)
    faces = [face for face in finished(layout) if sides == 2 or face.side == "A"]
    assert [face.page for face in faces] == list(layout.order)
    assert len({(face.rotation, face.side) for face in faces}) <= 2
    if sides == 2:  # front and back of a leaf have their heads at the same edge
        assert all(front.rotation == back.rotation for front, back in zip(faces[::2], faces[1::2], strict=True))


@CASES
@given(LAYOUTS)
def test_every_page_lies_on_the_sheets_once_for_each_piece_that_has_it(layout: Layout) -> None:
    pages = Counter(slot.page for flat in layout.flats for side in flat.sides for slot in side.slots)
    assert set(pages) == set(layout.order)
    for flat in layout.flats:
        for page in {slot.page for side in flat.sides for slot in side.slots} - {None}:
            pieces = sum(1 for piece in flat.pieces if _has(flat, piece, page))
            assert sum(slot.page == page for side in flat.sides for slot in side.slots) == pieces
    if layout.scheme in {SchemeName.CUT_AND_STACK, SchemeName.N_UP}:
        assert {count for page, count in pages.items() if page is not None} == {1}


def _has(flat: Flat, piece: Piece, page: int | None) -> bool:
    mirror = flat.sheet.mirror(flat.turn)
    areas = (piece.box, mirror.box(piece.box))
    return any(
        slot.page == page and area.holds(slot.trim)
        for side, area in zip(flat.sides, areas, strict=False)
        for slot in side.slots
    )


@CASES
@given(booklets())
def test_every_copy_of_a_section_has_each_of_its_pages_once(layout: Layout) -> None:
    for flat in layout.flats:
        copies = len(flat.pieces)
        pages = Counter(s.page for side in flat.sides for s in side.slots if s.page is not None)
        assert set(pages.values()) <= {copies}


def test_a_tri_fold_opens_as_a_leaflet_does() -> None:
    """On top the front, below it the flap, inside three panels, outside below the back; the flap is the narrow one."""
    layout = make(Order(SchemeName.TRI_FOLD, 2, 297, 210, A5.sheet, panels=(97, 100, 100)))
    for copy in (0, 1):
        faces = finished(layout, copy)
        assert [(face.page, face.rotation) for face in faces] == [(0, 0), (1, 0), (0, 0), (1, 0), (1, 0), (0, 0)]
        widths = [round(face.area.height) for face in faces]  # the leaflets lie on their sides
        assert widths == [100, 100, 97, 97, 100, 100]
        ends = [
            round((face.area.bottom - face.slot.trim.bottom) if face.slot and face.slot.rotation == 90 else
                  (face.slot.trim.top - face.area.top) if face.slot else -1)
            for face in faces
        ]  # fmt: skip
        # How far from the left of its page each panel begins: front 197, flap 0, back 97; inside 0, 200, 100.
        assert ends == [197, 0, 0, 200, 100, 97]


def test_folding_a_strip_by_hand() -> None:
    """Left over right, then right over left: the model is paper, whatever the scheme."""
    (flat,) = make(replace(A5, pages=4, up=2)).flats
    piece = replace(flat.pieces[0], width=300, height=100, to_sheet=Motion(), back_up=False, folds=())
    once = fold(laid(flat, piece), Fold(Half.LEFT, 100))
    assert [(layer.panel, layer.now.mirrors) for layer in once] == [
        (Box(100, 0, 300, 100), False),
        (Box(0, 0, 100, 100), True),
    ]
    twice = fold(once, Fold(Half.RIGHT, 200))
    assert [layer.panel.left for layer in twice] == [100, 0, 200]
    piece = replace(piece, folds=(Fold(Half.LEFT, 100), Fold(Half.RIGHT, 200)))
    assert creases(piece) == [(1, (100, 0), (100, 100)), (2, (200, 0), (200, 100))]


# ---- geometry ----


@CASES
@given(LAYOUTS)
def test_slots_keep_apart_and_inside_what_can_be_printed(layout: Layout) -> None:
    for flat in layout.flats:
        room = flat.sheet.printable(flat.turn)
        assert {flat.sheet.width, flat.sheet.height} == {layout.sheet.width, layout.sheet.height}
        assert room.bottom >= flat.sheet.gripper
        for side in flat.sides:
            for slot in side.slots:
                assert slot.window.holds(slot.trim)
                assert slot.box.holds(slot.trim)
                assert room.holds(slot.window)
                assert max(slot.window.width - slot.trim.width, slot.window.height - slot.trim.height) <= (
                    2 * layout.bleed + 1e-6
                )
            for one, other in combinations(side.slots, 2):
                assert one.trim.meet(other.trim) is None
                assert one.window.meet(other.trim) is None
                assert one.window.meet(other.window) is None


@CASES
@given(LAYOUTS)
def test_what_backs_what(layout: Layout) -> None:
    """Behind every slot lies the slot of the same leaf, on the same paper."""
    for flat in layout.flats:
        if len(flat.sides) == 1:
            continue
        mirror = flat.sheet.mirror(flat.turn)
        behind = {tuple(round(n, 3) for n in _corners(s.trim)): s.page for s in flat.sides[1].slots}
        for slot in flat.sides[0].slots:
            back = behind[tuple(round(n, 3) for n in _corners(mirror.box(slot.trim)))]
            if slot.page is not None and back is not None and layout.order.count(None) == 0:
                assert slot.page // 2 == back // 2
        if flat.one_form:
            assert _as_set(flat.sides[0].slots) == _as_set(flat.sides[1].slots)


def _corners(box: Box) -> tuple[float, ...]:
    return box.left, box.bottom, box.right, box.top


def _as_set(slots: object) -> set[tuple[object, ...]]:
    return {(s.page, s.rotation, *(round(n, 3) for n in _corners(s.window))) for s in slots}  # type: ignore[attr-defined]


# ---- creep ----


@given(st.integers(1, 40), st.floats(0, 0.5))
def test_creep_grows_evenly_to_the_sum_of_all_that_lies_outside(pairs: int, thickness: float) -> None:
    shifts = creep(pairs * 4, thickness)
    assert shifts[0] == 0
    assert len(shifts) == pairs
    assert all(b >= a for a, b in pairwise(shifts))
    assert shifts[-1] == pytest.approx((pairs - 1) * math.pi / 2 * thickness)
    assert sum(shifts) == pytest.approx(ARC * thickness * pairs * (pairs - 1) / 2)


@given(st.integers(2, 40), st.floats(0, 10))
def test_measured_creep_is_spread_over_the_leaf_pairs(pairs: int, measured: float) -> None:
    shifts = creep(pairs * 4, 0.3, measured)
    assert shifts[0] == 0
    assert shifts[-1] == pytest.approx(measured)


def test_four_pages_do_not_creep() -> None:
    assert creep(4, 0.2, 3.0) == (0.0,)


def test_a_number_to_check_by_hand() -> None:
    """64 pages on 0.1 mm: sixteen leaf pairs, the innermost comes out by 15 · π/2 · 0.1 mm."""
    assert creep(64, 0.1)[-1] == pytest.approx(2.356, abs=0.001)


@CASES
@given(booklets())
def test_pages_move_towards_the_spine_by_their_creep(layout: Layout) -> None:
    """Read on the folded booklet: the spine is at the left of right-hand pages; what passes it is not shown."""
    for place, face in enumerate(finished(layout), 1):
        slot = face.slot
        assert slot is not None
        expected = layout.creep[leaf_pair(place, len(layout.order))]
        along = slot.trim.height if slot.rotation % 180 else slot.trim.width
        assert along == pytest.approx(layout.page_width - expected)
        # From the page's own point of view: how far its spine edge lies beyond the trim.
        turned = quarter_turns(-slot.rotation, 0, 0)
        box, trim, window = (turned.box(one) for one in (slot.box, slot.trim, slot.window))
        beyond = (trim.left - box.left, box.right - trim.right)
        assert beyond[1 - place % 2] == pytest.approx(expected)
        assert beyond[place % 2] == pytest.approx(0, abs=1e-6)
        assert (window.left if place % 2 else window.right) == pytest.approx(trim.left if place % 2 else trim.right)


# ---- motions ----

MOTIONS = st.lists(
    st.one_of(
        st.builds(shift, st.integers(-50, 50), st.integers(-50, 50)),
        st.builds(mirror_x, st.integers(-50, 50)),
        st.builds(mirror_y, st.integers(-50, 50)),
        st.builds(quarter_turns, st.sampled_from([0, 90, 180, 270]), st.integers(1, 50), st.integers(1, 50)),
    ),
    max_size=5,
)


@given(MOTIONS, st.integers(-99, 99), st.integers(-99, 99))
def test_a_motion_and_its_inverse_lead_back(motions: list[Motion], x: int, y: int) -> None:
    whole = Motion()
    point = (float(x), float(y))
    for motion in motions:
        whole, point = motion.after(whole), motion(*point)
    assert whole(x, y) == pytest.approx(point)
    assert whole.inverse(*point) == pytest.approx((x, y))
    box = Box(x, y, x + 3, y + 7)
    assert sorted((whole.box(box).width, whole.box(box).height)) == [3, 7]
