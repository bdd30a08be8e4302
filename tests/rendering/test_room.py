"""Words on finished pages: how near to folds and trim, whether they left their box, whether they overprint others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.rendering import room
from ttdn_publish.rendering.pdf import Sheet, Typesetter
from ttdn_publish.rendering.resources import Resource, Resources

CSS = """
@page { size: 120mm 80mm; margin: 0; bleed: 3mm }
body { margin: 0; font-size: 10pt; line-height: 5mm }
p { margin: 0 } .at { position: absolute; white-space: nowrap } img { display: block }
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    resources = Resources()
    resources.add("hinh.svg", Resource("image/svg+xml", SVG))
    return Typesetter(CSS, resources)


def pages(typesetter: Typesetter, body: str) -> Sheet:
    return typesetter.lay_out(f'<!DOCTYPE html><html lang="vi"><title>Thử</title><body>{body}</body></html>', 1, 1)


def at(left: float, top: float, words: str = "chữ") -> str:
    return f'<p class="at" style="left: {left}mm; top: {top}mm">{words}</p>'


@pytest.mark.parametrize(
    ("left", "fold", "found"),
    [
        (55.0, 50.0, False),  # exactly 5 mm to the right of the fold
        (54.0, 50.0, True),
        (48.0, 50.0, True),  # over the fold
        (30.0, 50.0, False),
    ],
)
def test_words_near_a_fold(typesetter: Typesetter, left: float, fold: float, found: bool) -> None:
    near = room.near(pages(typesetter, at(left, 30)).boxes, [[fold]])
    assert [(one.words, one.fold, one.page) for one in near] == ([("chữ", fold, 0)] if found else [])
    assert all(one.gap < 0 for one in near) == (not found or left < fold)


def test_folds_are_those_of_their_page(typesetter: Typesetter) -> None:
    line = '<p style="margin: 30mm 48mm">chữ</p>'
    sheet = pages(typesetter, f'{line}<div style="break-before: page">{line}</div>')
    assert [one.page for one in room.near(sheet.boxes, [[], [50]])] == [1]
    assert [one.page for one in room.near(sheet.boxes, [[50], []])] == [0]
    assert room.near(sheet.boxes) == []


@pytest.mark.parametrize(("left", "top"), [(2, 30), (30, 2), (114, 30), (30, 74)])
def test_words_near_the_trim(typesetter: Typesetter, left: float, top: float) -> None:
    (near,) = room.near(pages(typesetter, f'<div id="o">{at(left, top)}</div>').boxes)
    assert (near.fold, near.inside) == (None, "o")
    assert near.gap < room.CLEAR_MM


def test_photographs_may_run_anywhere_and_maps_may_not(typesetter: Typesetter) -> None:
    picture = '<img {} src="ttdn:hinh.svg" alt="Sơ đồ" style="position: absolute; left: -3mm; top: -3mm; width: 60mm; height: 40mm">'
    assert room.near(pages(typesetter, picture.format("")).boxes, [[50]]) == []
    (near,) = room.near(pages(typesetter, picture.format('class="map drawing"')).boxes, [[50]])
    assert (near.words, near.gap) == ("Sơ đồ", -7.0)


LINES = "<p>một</p><p>hai</p><p>ba</p>"


def test_words_that_leave_their_box_are_lost(typesetter: Typesetter) -> None:
    sheet = pages(typesetter, f'<div id="o" style="height: 10mm; margin: 10mm; overflow: hidden">{LINES}</div>')
    assert room.lost(sheet.boxes) == [room.Lost(0, "ba", 5.0, "o")]
    assert room.lost(pages(typesetter, f'<div style="height: 15mm; margin: 10mm">{LINES}</div>').boxes) == []
    assert room.lost(pages(typesetter, f'<div style="margin: 10mm">{LINES}</div>').boxes) == []


def test_a_picture_that_leaves_its_box_is_lost(typesetter: Typesetter) -> None:
    body = '<div style="height: 10mm"><img src="ttdn:hinh.svg" alt="Ảnh" style="width: 9mm; height: 12mm"></div>'
    (lost,) = room.lost(pages(typesetter, body).boxes)
    assert (lost.words, lost.over) == ("Ảnh", 2.0)


def test_words_over_other_words_are_found(typesetter: Typesetter) -> None:
    sheet = pages(typesetter, f'<div style="margin: 10mm">{LINES}</div>{at(10, 15.5, "chữ khác")}')
    assert [(one.words, one.above) for one in room.lost(sheet.boxes)] == [("chữ khác", "hai")]
    beside = pages(typesetter, f'<div style="margin: 10mm">{LINES}</div>{at(60, 15.5, "chữ khác")}')
    assert room.lost(beside.boxes) == []


@settings(max_examples=25, deadline=None)
@given(lines=st.integers(1, 12), height=st.integers(1, 12))
def test_lost_is_what_is_taller_than_the_box(typesetter: Typesetter, lines: int, height: int) -> None:
    body = f'<div style="height: {height * 5}mm; overflow: hidden">{"<p>dòng</p>" * lines}</div>'
    over = [one.over for one in room.lost(pages(typesetter, body).boxes)]
    assert over == ([pytest.approx((lines - height) * 5, abs=0.11)] if lines > height else [])
