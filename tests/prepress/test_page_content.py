"""What the interpreter of page content says of small contents that a person can read."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from ttdn_publish.formats.pdf.content.lexing import instructions
from ttdn_publish.formats.pdf.content.page import content_of
from ttdn_publish.formats.pdf.content.scope import Shared
from ttdn_publish.formats.pdf.content.walker import Content

MEDIA = (0.0, 0.0, 300.0, 400.0)


def painted(content: str | bytes, **resources: Any) -> Content:
    """``content`` on a page of 300 × 400 pt."""
    pdf = pikepdf.new()
    data = content.encode() if isinstance(content, str) else content
    page = Dictionary(
        Type=Name.Page, MediaBox=Array(MEDIA), Contents=Stream(pdf, data),
        Resources=Dictionary({f"/{key}": value for key, value in resources.items()}),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return content_of(pdf.pages[0].obj, MEDIA, Shared())


def only(content: str, **resources: Any) -> Any:
    found = painted(content, **resources)
    assert found.troubles == set()
    (thing,) = found.things
    return thing


# ---- the lexer ----


def test_instructions_as_written() -> None:
    written = (
        rb"q /Fo#20o gs [(a\(b\)) -.5 (c(d)e) <41 4>] TJ % note" + b"\n" + rb"(x\101\n) Tj /A << /B [1 true] >> BDC Q"
    )
    assert list(instructions(written)) == [
        ("q", []),
        ("gs", ["Fo o"]),
        ("TJ", [[b"a(b)", -0.5, b"c(d)e", b"A@"]]),
        ("Tj", [b"xA\n"]),
        ("BDC", ["A", {"B": [1.0, True]}]),
        ("Q", []),
    ]


def test_an_inline_image_is_cut_by_its_length_not_by_what_looks_like_its_end() -> None:
    found = list(instructions(b"BI /W 4 /H 2 /BPC 8 /CS /G ID ab EI cd EI Q"))
    assert found == [("INLINE", [{"W": 4.0, "H": 2.0, "BPC": 8.0, "CS": "G"}, b"ab EI cd"]), ("Q", [])]


@given(st.binary(max_size=400))
def test_the_lexer_takes_any_bytes(data: bytes) -> None:
    for operator, operands in instructions(data):
        assert isinstance(operator, str)
        assert isinstance(operands, list)


@given(
    st.lists(
        st.sampled_from([b"(", b")", b"<<", b">>", b"[", b"]", b"/", b"<", b"BI ID ", b"1", b" Tj ", b"\\"]),
        max_size=60,
    )
)
def test_the_lexer_takes_any_brackets(parts: list[bytes]) -> None:
    assert isinstance(list(instructions(b"".join(parts))), list)


# ---- places and sizes ----


def test_a_rectangle_stands_where_matrices_put_it() -> None:
    thing = only("q 2 0 0 2 10 20 cm 0 1 0 0 k 5 5 10 20 re f Q")
    assert (thing.kind, thing.box, thing.solid) == ("fill", (20, 30, 40, 70), True)
    assert thing.colours[0].inks == (("Magenta", 100.0),)


def test_a_clip_cuts_and_ends_with_its_q() -> None:
    found = painted("q 0 0 50 50 re W n 40 40 100 100 re f Q 40 40 100 100 re f")
    assert [thing.box for thing in found.things] == [(40, 40, 50, 50), (40, 40, 140, 140)]


def test_what_is_clipped_away_is_not_painted() -> None:
    assert painted("q 0 0 50 50 re W n 60 60 10 10 re f Q").things == []


def test_line_widths_grow_with_the_matrix() -> None:
    thing = only("q 0.5 0 0 0.5 0 0 cm 3 w 0 0 m 100 0 l S Q")
    assert (thing.kind, thing.width) == ("stroke", 1.5)


def test_text_has_the_size_that_both_matrices_give_it() -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    thing = only("q 2 0 0 2 0 0 cm BT /F 3 Tf 1.5 0 0 1.5 10 10 Tm (Mau) Tj ET Q", Font=Dictionary(F=font))
    assert (thing.kind, thing.size, thing.words) == ("text", 9.0, "Mau")
    assert thing.box[0] == 20
    assert not thing.font.embedded


def test_invisible_text_is_not_painted() -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    assert painted("BT 3 Tr /F 12 Tf 9 9 Td (Mau) Tj ET", Font=Dictionary(F=font)).things == []


def test_a_picture_has_the_resolution_of_its_worse_direction() -> None:
    pdf = pikepdf.new()
    image = Stream(pdf, bytes(100 * 100))
    for key, value in {"Subtype": Name.Image, "Width": 100, "Height": 100, "BitsPerComponent": 8}.items():
        image[f"/{key}"] = value
    image["/ColorSpace"] = Name.DeviceGray
    page = Dictionary(
        Type=Name.Page, Contents=Stream(pdf, b"q 72 0 0 36 10 10 cm /P Do Q"),
        Resources=Dictionary(XObject=Dictionary(P=pdf.make_indirect(image))),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    (thing,) = content_of(pdf.pages[0].obj, MEDIA, Shared()).things
    assert thing.ppi == 100
    assert thing.box == (10, 10, 82, 46)


# ---- colours ----


SEPARATION = Array([Name.Separation, Name("/Spot"), Name.DeviceCMYK, Dictionary(FunctionType=2)])


@pytest.mark.parametrize(
    ("content", "model", "inks"),
    [
        ("0.25 g 0 0 9 9 re f", "gray", (("Black", 75.0),)),
        ("1 g 0 0 9 9 re f", "gray", ()),
        ("1 0 0 rg 0 0 9 9 re f", "rgb", None),
        ("0.1 0.2 0 1 k 0 0 9 9 re f", "cmyk", (("Cyan", 10.0), ("Magenta", 20.0), ("Black", 100.0))),
        ("/S cs 0.4 scn 0 0 9 9 re f", "spot", (("Spot", 40.0),)),
        ("/S cs 0 0 9 9 re f", "spot", (("Spot", 100.0),)),
        ("/DeviceCMYK cs 0 0 9 9 re f", "cmyk", (("Black", 100.0),)),
        ("0 0 9 9 re f", "gray", (("Black", 100.0),)),
    ],
)
def test_colours_and_their_inks(content: str, model: str, inks: Any) -> None:
    thing = only(content, ColorSpace=Dictionary(S=SEPARATION))
    assert thing.colours[0].space.model == model
    found = thing.colours[0].inks
    assert inks == (found if found is None else tuple((ink, round(share, 3)) for ink, share in found))


def test_overprint_of_lines_and_areas_apart() -> None:
    states = Dictionary(Both=Dictionary(OP=True, OPM=1), Lines=Dictionary(OP=True, op=False))
    found = painted("/Both gs 0 0 9 9 re B /Lines gs 0 0 9 9 re B", ExtGState=states)
    assert [(thing.kind, thing.overprint) for thing in found.things] == [
        ("fill", True), ("stroke", True), ("fill", False), ("stroke", True),
    ]  # fmt: skip
    assert found.things[0].overprint_mode == 1


# ---- bounds and damage ----


def test_damage_is_noted_and_the_rest_is_read() -> None:
    found = painted("1 2 frobnicate /No gs (x) cm 0 0 9 9 re f")
    assert [thing.kind for thing in found.things] == ["fill"]
    assert {"operator 'frobnicate'", "ExtGState /No"} <= found.troubles


def test_forms_that_call_each_other_many_times_come_to_an_end() -> None:
    pdf = pikepdf.new()
    inner = Stream(pdf, b"0 0 9 9 re f")
    for _ in range(12):
        outer = Stream(pdf, b"/X Do " * 40)
        inner["/Subtype"] = Name.Form
        outer["/Resources"] = Dictionary(XObject=Dictionary(X=pdf.make_indirect(inner)))
        inner = outer
    inner["/Subtype"] = Name.Form
    page = Dictionary(
        Type=Name.Page, Contents=Stream(pdf, b"/X Do"),
        Resources=Dictionary(XObject=Dictionary(X=pdf.make_indirect(inner))),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    assert "too large" in content_of(pdf.pages[0].obj, MEDIA, Shared()).troubles


def test_a_stream_that_unfolds_without_end_is_not_unfolded() -> None:
    pdf = pikepdf.new()
    bomb = zlib.compress(bytes(80_000_000), 9)
    stream = Stream(pdf, b"")
    stream.write(bomb, filter=Name.FlateDecode)
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary(Type=Name.Page, Contents=stream))))
    found = content_of(pdf.pages[0].obj, MEDIA, Shared())
    assert found.troubles == {"too large"}
    assert found.things == []


@given(st.lists(st.sampled_from(
    ["q", "Q", "1e9", "-1", "0", "99999999999999999999", "/X", "cm", "re", "f", "S", "B", "w", "gs", "cs", "scn", "Tf", "BT", "ET",
     "(ab)", "[1 (a)]", "Tj", "TJ", "Tm", "Td", "Do", "sh", "W", "n", "BI", "ID", "EI", "<<", ">>", "k", "rg", "g", "m", "l", "c"]
), max_size=80))  # fmt: skip
def test_any_row_of_operators_is_survived(parts: list[str]) -> None:
    found = painted(" ".join(parts))
    for thing in found.things:
        assert thing.box[0] <= thing.box[2]
        assert thing.box[1] <= thing.box[3]
