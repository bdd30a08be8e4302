"""QR codes: a telephone reads what was written."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.errors import PublishError
from ttdn_publish.rendering.qr import QUIET_ZONE, modules, qr_svg

ADDRESS = "https://vi-du.vn/ban-tin/2018-01"


def grid(svg: str) -> list[list[int]]:
    """The drawing as rows of modules, 1 where it is dark."""
    root = ElementTree.fromstring(svg)
    side = int(root.attrib["viewBox"].split()[2])
    rows = [[0] * side for _ in range(side)]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", root[0].attrib["d"]):
        for column in range(int(x), int(x) + int(run)):
            rows[int(y)][column] = 1
    return rows


def read(svg: str) -> str:
    """What a decoder reads in the drawing, eight pixels a module."""
    zxingcpp: Any = pytest.importorskip("zxingcpp")
    image = pytest.importorskip("PIL.Image")
    rows = grid(svg)
    picture = image.new("L", (len(rows), len(rows)))
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    found = zxingcpp.read_barcodes(picture.resize((len(rows) * 8, len(rows) * 8), 0))
    return str(found[0].text)


@pytest.mark.parametrize("text", [ADDRESS, "Bản tin Đối ngoại Tiền Giang – số 1", "0273 000 0000"])
def test_a_decoder_reads_the_text_back(text: str) -> None:
    assert read(qr_svg(text, colour="#0b3b36", size_mm=24)) == text


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF), min_size=1, max_size=200))
def test_the_drawing_holds_exactly_the_modules_of_the_code(text: str) -> None:
    rows = grid(qr_svg(text, colour="black", size_mm=20))
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in rows[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [[int(dark) for dark in row] for row in modules(text)]


def test_four_light_modules_surround_the_code() -> None:
    rows = grid(qr_svg(ADDRESS, colour="black", size_mm=24))
    edges = [*rows[:4], *rows[-4:], *(row[:4] + row[-4:] for row in rows)]
    assert not any(any(edge) for edge in edges)
    assert rows[4][4:11] == [1] * 7


def test_it_is_one_path_in_the_colour_and_size_asked_for() -> None:
    root = ElementTree.fromstring(qr_svg(ADDRESS, colour="#0b3b36", size_mm=24))
    assert root.attrib["width"] == root.attrib["height"] == "24mm"
    assert [child.attrib["fill"] for child in root] == ["#0b3b36"]


def test_the_level_of_error_correction_is_m() -> None:
    # Format information, first two bits: 00 is level M; both are masked with 10.
    row = modules(ADDRESS)[8]
    assert (row[0], row[1]) == (True, False)


def test_a_text_that_is_too_long_is_refused_kindly() -> None:
    with pytest.raises(PublishError, match="quá dài"):
        qr_svg("x" * 3000, colour="black", size_mm=24)
    with pytest.raises(PublishError):
        qr_svg("", colour="black", size_mm=24)
