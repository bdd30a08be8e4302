"""The folding dummy: both sides true to each other on A4, only outlines, in both languages of the interface."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageOps

from tests.prepress.imposition.orders import A5, SRA2, SRA3
from tests.prepress.imposition.test_placing import _blank, cut, difference
from ttdn_publish.formats.pdf.placing import drawn_file
from ttdn_publish.prepress.imposition.dummy import dummy
from ttdn_publish.prepress.imposition.order import Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.rendering.typefaces import plain_face

ORDERS = [
    replace(A5, pages=24, sheet=SRA2, up=8),
    replace(A5, pages=8, up=2),
    Order(SchemeName.TRI_FOLD, 2, 297, 210, SRA3, panels=(97, 100, 100)),
    Order(SchemeName.WORK_AND_TUMBLE, 2, 200, 130, SRA3, up=2),
    Order(SchemeName.CUT_AND_STACK, 12, 99, 210, SRA3),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: str(order.scheme))
def test_pieces_of_both_sides_lie_on_each_other(order: Order) -> None:
    """The boxes of the pieces on side B are those of side A, turned over with the page about its middle."""
    layout = make(order)
    pages = dummy(layout, "việc mẫu", plain_face(), str)
    assert len(pages) == sum(len(flat.sides) for flat in layout.flats)
    for (width, height, front), (_, _, back) in zip(pages[::2], pages[1::2], strict=True):
        assert sorted((width, height)) == [210, 297]
        turn = layout.flats[0].turn == "turn"
        turned = sorted(
            (width - x - w, y, w, h) if turn else (x, height - y - h, w, h) for x, y, w, h in _outlines(back)
        )
        for one, other in zip(turned, sorted(_outlines(front)), strict=True):
            assert one == pytest.approx(other, abs=0.01)


def _outlines(operators: bytes) -> list[tuple[float, float, float, float]]:
    found = re.findall(rb"0\.3500 w ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re S", operators)
    assert found
    return [(float(x), float(y), float(w), float(h)) for x, y, w, h in found]


def test_it_is_drawn_without_fonts_and_fits_its_page(tmp_path: Path) -> None:
    pages = dummy(make(ORDERS[0]), "việc mẫu", plain_face(), str)
    drawn_file(tmp_path / "d.pdf", pages, "mẫu gấp", "vi")
    with pikepdf.open(tmp_path / "d.pdf") as pdf:
        assert not any("/Font" in page.Resources for page in pdf.pages)
    document = pypdfium2.PdfDocument(tmp_path / "d.pdf")
    try:
        for page in document:
            picture = page.render(scale=60 / 72).to_pil().convert("RGB")
            edge = cut(picture, 210, (0, 0, 297, 5))
            assert difference(edge, _blank(edge.size)) == 0
            box = ImageOps.invert(picture.convert("L")).getbbox()
            assert box is not None
            assert 20 < box[0] < box[2] < picture.width - 20
    finally:
        document.close()


def test_instructions_are_translated() -> None:
    """Every phrase goes through the interface's catalogue: nothing is drawn that was not asked for in that language."""
    asked: list[str] = []

    def english(words: str) -> str:
        asked.append(words)
        return "x"

    for order in ORDERS:
        dummy(make(order), "job", plain_face(), english)
    text = " ".join(asked)
    for phrase in ("mẫu gấp", "lật theo cạnh ngắn", "gấp 1: lật nửa", "lồng các tay", "mép nhíp", "chồng các cọc"):
        assert phrase in text
