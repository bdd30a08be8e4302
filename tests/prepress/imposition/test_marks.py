"""Marks: outside every trim and bleed, inside what prints, clear of each other, and there for every cut and fold."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from tests.prepress.imposition.orders import A5, LAYOUTS, SRA2, SRA3
from ttdn_publish.findings import Place
from ttdn_publish.prepress.imposition.control import SEQUENCE
from ttdn_publish.prepress.imposition.flat import Layout, Sheet
from ttdn_publish.prepress.imposition.forms import forms
from ttdn_publish.prepress.imposition.marks import Marks, side_marks
from ttdn_publish.prepress.imposition.order import Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.rendering.typefaces import plain_face

FONT = plain_face()


def marks_of(layout: Layout, number: int = 0, side: int = 0) -> Marks:
    flat = layout.flats[number]
    return side_marks(layout, flat, flat.sides[side], ["việc mẫu · tờ 1/1 · mặt A"], FONT)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(LAYOUTS)
def test_marks_keep_off_pages_and_off_each_other(layout: Layout) -> None:
    for flat in layout.flats[:2]:
        room = flat.sheet.printable(flat.turn)
        for side in flat.sides:
            marks = side_marks(layout, flat, side, ["việc mẫu", "v"], FONT)
            for box in marks.boxes:
                assert all(box.meet(slot.window) is None for slot in side.slots)
            for line in marks.lines:
                assert room.left - 1e-3 <= min(line.x1, line.x2)
                assert max(line.x1, line.x2) <= room.right + 1e-3
                assert room.bottom - 1e-3 <= min(line.y1, line.y2)
                assert max(line.y1, line.y2) <= room.top + 1e-3
            drawn = [
                *(t.box for t in marks.targets),
                *(p.box for p in marks.patches),
                *(c.box for c in marks.captions),
                *marks.collation,
            ]
            assert all(room.holds(box) for box in drawn)
            assert all(one.meet(other) is None for one, other in combinations(drawn, 2))
            assert all(box.meet(line.box) is None for box in drawn for line in marks.lines)


def test_every_cut_of_a_grid_has_its_marks() -> None:
    """Four DL leaflets in a row with double cuts: eight upright cuts, two level ones, each marked at both ends."""
    marks = marks_of(make(Order(SchemeName.STEP_AND_REPEAT, 2, 99, 210, SRA3)))
    upright = {(line.x1, line.y1 > 160) for line in marks.lines if line.x1 == line.x2}
    level = {(line.y1, line.x1 > 225) for line in marks.lines if line.y1 == line.y2}
    assert (len(upright), len(level)) == (16, 4)
    cuts = sorted({x for x, _ in upright})
    assert [round(b - a, 3) for a, b in pairwise(cuts)] == [99, 6, 99, 6, 99, 6, 99]
    assert marks.missing == ()


def test_a_common_cut_has_one_mark() -> None:
    marks = marks_of(make(Order(SchemeName.STEP_AND_REPEAT, 2, 99, 210, SRA3, up=4, bleed=0, gap=0)))
    upright = {line.x1 for line in marks.lines if line.x1 == line.x2}
    assert len(upright) == 5


def test_the_spine_is_folded_not_cut() -> None:
    layout = make(replace(A5, pages=4, up=2))
    marks = marks_of(layout)
    spine = layout.flats[0].sheet.width / 2
    assert {(line.x1, line.dashed) for line in marks.lines if abs(line.x1 - spine) < 1 and line.x1 == line.x2} == {
        (spine, True)
    }


def test_folds_of_a_tri_fold_are_marked_at_unequal_panels() -> None:
    marks = marks_of(make(Order(SchemeName.TRI_FOLD, 2, 297, 210, SRA3, panels=(97, 100, 100))))
    places = sorted({line.y1 for line in marks.lines if line.dashed})
    edges = sorted({line.y1 for line in marks.lines if not line.dashed and line.y1 == line.y2})
    assert [round(y - edges[0], 2) for y in (*places, edges[-1])] == [97, 197, 297]


def test_sections_step_down_the_saddle() -> None:
    """The block beside the spine fold moves outwards by the same step from section to section."""
    layout = make(replace(A5, pages=48, sheet=SRA2, up=8))
    middles = []
    for number, flat in enumerate(layout.flats):
        marks = marks_of(layout, number)
        (box,) = marks.collation
        fold = [line.x1 for line in marks.lines if line.dashed and line.x1 == line.x2]
        middles.append(min(box.left - x for x in fold if x <= box.left))
        assert len(flat.pieces) == 1
    assert [round(b - a, 3) for a, b in pairwise(middles)] == [2.2, 2.2]


def test_the_colour_bar_has_every_field_in_order() -> None:
    marks = marks_of(make(Order(SchemeName.STEP_AND_REPEAT, 2, 99, 210, SRA3)))
    assert [patch.inks for patch in marks.patches[: len(SEQUENCE)]] == list(SEQUENCE)
    assert {(round(p.box.width, 3), round(p.box.height, 3)) for p in marks.patches} == {(5, 5)}


def test_no_room_is_said_not_squeezed() -> None:
    tight = Sheet(154, 216, 0, 0, "154x216")
    layout = make(Order(SchemeName.N_UP, 2, 148, 210, tight, up=1))
    sheets, found = forms(layout, "việc", None, FONT, str, Place("x.pdf"))
    assert len(sheets) == 2
    assert {finding.rule.id for finding in found} == {"IN76"}
    assert [str(finding.values["kind"]) for finding in found] == [
        "dấu xén",
        "dấu chồng màu",
        "dòng ghi chú",
        "thang màu",
    ]
    assert {finding.values["sides"] for finding in found} == {"1A, 1B"}


def test_the_slug_line_says_which_sheet_it_is() -> None:
    from datetime import date

    layout = make(replace(A5, pages=24, up=4))
    flat = layout.flats[1]
    sheets, found = forms(layout, "Sách 書", date(2018, 3, 30), FONT, str, Place("x.pdf"))
    assert len(sheets) == 6
    assert found == []
    words = ["{job} · tờ 2/3"]
    assert side_marks(layout, flat, flat.sides[0], words, FONT).captions[0].text == words[0]


@pytest.mark.parametrize("size", [(320, 450), (650, 860)])
def test_the_trim_of_a_sheet_is_round_all_trims(size: tuple[float, float]) -> None:
    layout = make(replace(A5, pages=8, up=4, sheet=Sheet(*size, 10, 3)))
    (front, back), _ = forms(layout, "x", None, FONT, str, Place("x.pdf"))
    for sheet in (front, back):
        trim, bleed = sheet.trim, sheet.bleed
        assert sorted((round(trim[2] - trim[0], 3), round(trim[3] - trim[1], 3))) == [296, 426]
        assert [round(b - t, 3) for b, t in zip(bleed, trim, strict=True)] == [-3, -3, 3, 3]
