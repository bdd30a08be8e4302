"""Layouts that a person can compare with the tables that binders use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.prepress.imposition.orders import A5, SRA2, SRA3, written
from ttdn_publish.prepress.imposition.booklet import nested, padded
from ttdn_publish.prepress.imposition.flat import Sheet, Turn
from ttdn_publish.prepress.imposition.order import DoesNotFit, Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.prepress.imposition.sheets import sheet_size


def sides(order: Order) -> list[tuple[str, ...]]:
    return [tuple(written(side) for side in flat.sides) for flat in make(order).flats]


def test_sixteen_pages_two_a_side_are_printers_spreads() -> None:
    assert sides(replace(A5, up=2)) == [
        ("16 1", "2 15"),
        ("14 3", "4 13"),
        ("12 5", "6 11"),
        ("10 7", "8 9"),
    ]


def test_eight_pages_four_a_side_stand_head_to_head() -> None:
    upright = Sheet(450, 640, 10, 3)
    assert sides(replace(A5, pages=8, sheet=upright, up=4)) == [("v5 v4 | 8 1", "v3 v6 | 2 7")]


def test_sixteen_pages_eight_a_side_are_the_binders_table() -> None:
    assert sides(replace(A5, sheet=SRA2, up=8)) == [
        ("v5 v12 v9 v8 | 4 13 16 1", "v7 v10 v11 v6 | 2 15 14 3"),
    ]


def test_a_block_that_does_not_fit_upright_lies_on_its_side() -> None:
    assert sides(replace(A5, pages=8, up=4)) == [(">4 <1 | >5 <8", ">2 <3 | >7 <6")]


def test_the_rest_of_a_booklet_is_printed_by_work_and_turn() -> None:
    """24 pages are 16 and, inside, 8: these come twice from one form."""
    first, second = make(replace(A5, pages=24, sheet=SRA2, up=8)).flats
    assert written(first.sides[0]) == "v5 v20 v17 v8 | 4 21 24 1"
    assert [written(side) for side in second.sides] == ["v13 v12 v11 v14 | 16 9 10 15"] * 2
    assert (first.one_form, second.one_form) == (False, True)


def test_sections_nest_the_small_ones_inside() -> None:
    assert nested(28, 16) == [
        (1, 2, 3, 4, 5, 6, 7, 8, 21, 22, 23, 24, 25, 26, 27, 28),
        (9, 10, 11, 12, 17, 18, 19, 20),
        (13, 14, 15, 16),
    ]


@pytest.mark.parametrize(
    ("pages", "order"),
    [
        (8, "1 2 3 4 5 6 7 8"),
        (7, "1 2 3 4 5 6 – 7"),
        (6, "1 2 3 4 5 – – 6"),
        (5, "1 2 3 4 – – – 5"),
        (2, "1 – – 2"),
    ],
)
def test_blanks_go_before_the_back_cover(pages: int, order: str) -> None:
    assert " ".join("–" if page is None else str(page + 1) for page in padded(pages)) == order


CARD = Order(SchemeName.N_UP, 12, 99, 210, SRA3, up=2)


def test_n_up_in_reading_order_with_backs_behind() -> None:
    assert sides(replace(CARD, up=4)) == [("1 3 5 7", "8 6 4 2"), ("9 11", "12 10")]


def test_cut_and_stack_gives_piles_that_follow_each_other() -> None:
    assert sides(replace(CARD, scheme=SchemeName.CUT_AND_STACK)) == [
        ("1 7", "8 2"),
        ("3 9", "10 4"),
        ("5 11", "12 6"),
    ]


def test_step_and_repeat_has_a_sheet_for_each_leaf() -> None:
    assert sides(replace(CARD, scheme=SchemeName.STEP_AND_REPEAT, pages=2, up=4)) == [("1 1 1 1", "2 2 2 2")]


def test_work_and_turn_has_fronts_at_the_left_and_backs_at_the_right() -> None:
    order = replace(CARD, scheme=SchemeName.WORK_AND_TURN, up=4)
    assert sides(replace(order, pages=4)) == [("1 3 4 2", "1 3 4 2")]
    assert sides(replace(order, pages=2)) == [("1 1 2 2", "1 1 2 2")]


def test_work_and_tumble_has_backs_below_foot_to_foot() -> None:
    order = Order(SchemeName.WORK_AND_TUMBLE, 2, 200, 130, SRA3, up=2)
    (flat,) = make(order).flats
    assert [written(side) for side in flat.sides] == ["1 | v2", "1 | v2"]
    assert flat.turn is Turn.TUMBLE


def test_two_tri_folds_by_work_and_turn_on_one_sheet() -> None:
    order = Order(SchemeName.TRI_FOLD, 2, 297, 210, SRA3, panels=(97, 100, 100))
    assert sides(order) == [("<1 >2", "<1 >2")]


def test_what_does_not_fit_is_not_squeezed() -> None:
    with pytest.raises(DoesNotFit):
        make(replace(A5, up=8))


def test_sheets_by_name_and_by_millimetres() -> None:
    assert [(s.width, s.height) for s in map(sheet_size, ("sra3", "65 × 86", "450x320", "320,5 x 450")) if s] == [
        (320, 450),
        (650, 860),
        (320, 450),
        (320.5, 450),
    ]
    assert [sheet_size(name) for name in ("", "A17", "0x0", "10x10", "9999x9999", "320")] == [None] * 6
