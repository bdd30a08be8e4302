"""Marks lie outside the bleed and on the sheet, whatever the size of the page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.prepress.marks import (
    PT_PER_MM,
    SLUG_MM,
    Circle,
    Line,
    Mark,
    Patch,
    Sheet,
    crop_marks,
    fold_marks,
    marks,
    operators,
    slug_line,
)
from ttdn_publish.rendering.typefaces import plain_face

A4_WIDE = Sheet(297, 210)
TRIFOLD = (97.0, 197.0)


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a mark in mm, the width of its line apart."""
    match mark:
        case Line(x0, y0, x1, y1):
            return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        case Circle(x, y, radius):
            return x - radius, y - radius, x + radius, y + radius
        case Patch(x, y, side):
            return x, y, x + side, y + side


@given(
    st.floats(40, 500), st.floats(40, 700), st.floats(0, 6), st.lists(st.floats(0.1, 0.9), max_size=4), st.booleans()
)
def test_every_mark_is_in_the_slug(width: float, height: float, bleed: float, shares: list[float], bar: bool) -> None:
    sheet = Sheet(width, height, bleed)
    for mark in marks(sheet, [share * width for share in shares], bar=bar):
        left, bottom, right, top = extent(mark)
        assert right < -bleed or left > width + bleed or top < -bleed or bottom > height + bleed, mark
        assert left >= -bleed - SLUG_MM
        assert bottom >= -bleed - SLUG_MM
        assert right <= width + bleed + SLUG_MM
        assert top <= height + bleed + SLUG_MM


def test_crop_marks_point_at_the_trim() -> None:
    found = list(crop_marks(A4_WIDE))
    assert len(found) == 8
    assert {line.x0 for line in found if line.x0 == line.x1} == {0, 297}
    assert {line.y0 for line in found if line.y0 == line.y1} == {0, 210}


def test_fold_marks_stand_above_and_below_each_fold() -> None:
    found = list(fold_marks(A4_WIDE, TRIFOLD))
    assert [(line.x0, line.x1) for line in found] == [(97, 97), (97, 97), (197, 197), (197, 197)]
    assert all(line.dashed for line in found)
    assert [line.y0 < 0 for line in found] == [True, False, True, False]


def test_targets_give_way_to_a_fold_in_the_middle() -> None:
    folds = (148.5,)
    centres = [mark.x for mark in marks(A4_WIDE, folds) if isinstance(mark, Circle)]
    assert all(abs(x - 148.5) > 4 for x in centres)


def test_the_bar_shows_every_ink_in_full_and_by_half() -> None:
    found = [mark.inks for mark in marks(A4_WIDE, bar=True) if isinstance(mark, Patch)]
    assert found == [
        (1, 0, 0, 0),
        (0, 1, 0, 0),
        (0, 0, 1, 0),
        (0, 0, 0, 1),
        (0.5, 0, 0, 0),
        (0, 0.5, 0, 0),
        (0, 0, 0.5, 0),
        (0, 0, 0, 0.5),
    ]


def test_operators_are_as_one_would_write_them() -> None:
    drawn = operators([Line(0, -4, 0, -9), Line(1, -4, 1, -9, dashed=True), Patch(0, -9, 2, (0, 1, 0, 0))]).decode()
    assert drawn == (
        "q 1 1 1 1 K 0.25 w [] 0 d 0 J 0.000 -11.339 m 0.000 -25.512 l S [2 1.5] 0 d "
        "2.835 -11.339 m 2.835 -25.512 l S 0 1 0 0 k 0.000 -25.512 5.669 5.669 re f Q"
    )


@given(st.text(st.characters(codec="latin-1", categories=["L", "N"]), min_size=1, max_size=300))
def test_the_line_of_text_stays_in_its_half_of_the_slug(words: str) -> None:
    drawn = slug_line(words, plain_face(), A4_WIDE).decode()
    size, x, y = (float(v) for v in re.findall(r"q 0 0 0 1 k (\S+) 0 0 \S+ (\S+) (\S+) cm", drawn)[0])
    numbers = [float(n) for n in re.findall(r"(-?\d+) -?\d+ [mlc]\b", drawn)]
    assert x + max(numbers, default=0) * size < A4_WIDE.width / 2 * PT_PER_MM
    assert -(3 + SLUG_MM) * PT_PER_MM < y < -3 * PT_PER_MM
