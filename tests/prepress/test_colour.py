"""Colours become inks: what a press man can check by hand, and what holds for any colour and any content."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from tests.prepress.plates import colour_operators, colours_in_light
from ttdn_publish.formats.colour_management import BadProfile, Separation, srgb_profile
from ttdn_publish.formats.pdf.colour.content import HAIRLINE_PT, KNOCK, OVER
from ttdn_publish.formats.pdf.colour.functions import values_at
from ttdn_publish.formats.pdf.colour.separating import separate
from ttdn_publish.formats.pdf.colour.spaces import Unconvertible
from ttdn_publish.prepress.conditions import conditions

RED, HOUSE = (1.0, 0.0, 0.0), (15 / 255, 106 / 255, 91 / 255)
INK = "0.113725 0.14902 0.160784"  # the bulletin's nearly black


@pytest.fixture(scope="module")
def inks() -> Separation:
    condition = conditions()["FOGRA39"]
    return Separation(condition.icc(), condition.ink_limit)


def page_with(content: str, resources: dict[str, Any] | None = None) -> pikepdf.Pdf:
    """A PDF of one page, 100 × 100 pt, with this content."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    page = pdf.pages[0]
    page.obj["/Resources"] = pikepdf.Dictionary(resources or {})
    page.obj["/Contents"] = pdf.make_stream(content.encode())
    return pdf


def in_inks(content: str, inks: Separation, resources: dict[str, Any] | None = None) -> pikepdf.Pdf:
    pdf = page_with(content, resources)
    separate(pdf, inks, {})
    assert list(colours_in_light(pdf)) == []
    return pdf


def written(pdf: pikepdf.Pdf) -> list[str]:
    """The operators of the page with their operands, one a line."""
    return [
        " ".join([*(str(v) for v in one.operands), str(one.operator)])
        for one in pikepdf.parse_content_stream(pdf.pages[0])
    ]


# ---- single colours ----


def test_white_is_paper_and_black_is_black_ink(inks: Separation) -> None:
    assert inks.colour((1, 1, 1)) == (0, 0, 0, 0)
    assert inks.colour((0, 0, 0)) == (0, 0, 0, 1)


@given(st.integers(0, 255))
def test_greys_are_black_alone_and_darker_with_more_ink(grey: int) -> None:
    condition = conditions()["FOGRA39"]
    inks = _shared(condition.icc(), condition.ink_limit)
    here, lighter = (inks.colour((v / 255,) * 3) for v in (grey, min(255, grey + 1)))
    assert here[:3] == (0, 0, 0)
    assert here[3] >= lighter[3]


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_no_colour_takes_more_ink_than_the_limit(rgb: tuple[int, int, int]) -> None:
    condition = conditions()["FOGRA39"]
    inks = _shared(condition.icc(), condition.ink_limit)
    colour = (rgb[0] / 255, rgb[1] / 255, rgb[2] / 255)
    for found in (inks.colour(colour), inks.letters(colour)):
        assert sum(found) * 100 <= condition.ink_limit
        assert all(0 <= v <= 1 for v in found)


_KNOWN: dict[tuple[bytes, float], Separation] = {}


def _shared(profile: bytes, limit: float) -> Separation:
    return _KNOWN.setdefault((profile, limit), Separation(profile, limit))


@pytest.mark.parametrize("name", sorted(conditions()))
def test_every_profile_keeps_its_limit_by_itself(name: str) -> None:
    """Pictures go through the profile alone, so it must never ask for more ink than its condition allows."""
    condition = conditions()[name]
    unlimited = Separation(condition.icc(), 400)
    steps = range(0, 256, 5)
    pixels = bytes(v for r in steps for g in steps for b in steps for v in (r, g, b))
    raw = unlimited.samples(pixels)
    assert max(sum(raw[at : at + 4]) for at in range(0, len(raw), 4)) / 2.55 <= condition.ink_limit


def test_a_smaller_limit_takes_colours_away_and_leaves_black(inks: Separation) -> None:
    profile = conditions()["FOGRA39"].icc()
    dark = inks.profiled([(0.02, 0.03, 0.02)])[0]
    less = Separation(profile, 200).profiled([(0.02, 0.03, 0.02)])[0]
    assert sum(dark) > 2.4
    assert sum(less) == pytest.approx(2.0)
    assert less[3] == dark[3]


def test_letters_that_are_nearly_black_are_black_alone(inks: Separation) -> None:
    ink = (0x1D / 255, 0x26 / 255, 0x29 / 255)
    assert inks.letters(ink) == (0, 0, 0, 1)
    assert min(inks.colour(ink)[:3]) > 0.3
    assert inks.letters(HOUSE) == inks.colour(HOUSE)


def test_a_recipe_is_used_as_it_is(inks: Separation) -> None:
    made = Separation(conditions()["FOGRA39"].icc(), 300, {(15, 106, 91): (85, 30, 60, 15)})
    assert made.colour(HOUSE) == made.letters(HOUSE) == (0.85, 0.30, 0.60, 0.15)
    assert made.colour(RED) == inks.colour(RED)


def test_lab_and_srgb_agree(inks: Separation) -> None:
    by_lab, by_rgb = inks.lab([(54.29, 80.8, 69.9)])[0], inks.profiled([RED])[0]
    assert by_lab == pytest.approx(by_rgb, abs=0.03)


def test_a_profile_that_is_none_is_said_so() -> None:
    for data in (b"", b"x" * 500, srgb_profile()):
        with pytest.raises(BadProfile):
            Separation(data, 300)


# ---- content ----


def test_letters_overprint_in_black_and_areas_knock_out(inks: Separation) -> None:
    pdf = in_inks(f"{INK} rg BT (a) Tj ET 0 0 9 9 re f BT (b) Tj ET", inks)
    area = tuple(round(v, 4) for v in inks.colour((0.113725, 0.14902, 0.160784)))
    assert colour_operators(pdf.pages[0]) == [
        ("k", (0, 0, 0, 1)),
        ("k", area),
        ("k", (0, 0, 0, 1)),
    ]
    assert [line for line in written(pdf) if line.endswith("gs")] == [f"{OVER} gs", f"{KNOCK} gs", f"{OVER} gs"]
    states = pdf.pages[0].obj["/Resources"]["/ExtGState"]
    assert (bool(states[OVER]["/OP"]), bool(states[OVER]["/op"]), int(states[OVER]["/OPM"])) == (True, True, 1)
    assert (bool(states[KNOCK]["/OP"]), bool(states[KNOCK]["/op"])) == (False, False)


@pytest.mark.parametrize("colour", ["1 1 1", "0.5 0.5 0.5", "1 0 0"])
def test_white_greys_and_colours_never_overprint(inks: Separation, colour: str) -> None:
    assert OVER not in str(written(in_inks(f"{colour} rg BT (a) Tj ET", inks)))


def test_see_through_letters_do_not_overprint(inks: Separation) -> None:
    states = {"/ExtGState": pikepdf.Dictionary({"/half": pikepdf.Dictionary(ca=Decimal("0.5"))})}
    assert OVER not in str(written(in_inks("/half gs 0 0 0 rg BT (a) Tj ET", inks, states)))


def test_only_hairlines_in_black_overprint(inks: Separation) -> None:
    thin, thick = (in_inks(f"0 0 0 RG {w} w 0 0 m 9 9 l S", inks) for w in (HAIRLINE_PT, 2 * HAIRLINE_PT))
    assert f"{OVER} gs" in written(thin)
    assert f"{OVER} gs" not in written(thick)
    grown = in_inks(f"4 0 0 4 0 0 cm 0 0 0 RG {HAIRLINE_PT} w 0 0 m 9 9 l S", inks)
    assert f"{OVER} gs" not in written(grown)


def test_states_come_before_a_path_and_come_back_after_a_restore(inks: Separation) -> None:
    lines = written(in_inks("1 0 0 rg 0 0 9 9 re f q 0 0 1 rg 0 0 9 9 re f Q 0 0 9 9 re f", inks))
    assert [line.split()[-1] for line in lines] == ["k", "re", "f", "q", "k", "re", "f", "Q", "re", "f"]


def test_overprint_that_was_there_is_taken_away(inks: Separation) -> None:
    state = pikepdf.Dictionary(OP=True, op=True, OPM=1, LW=2)
    pdf = in_inks("/own gs 1 1 1 rg 0 0 9 9 re f", inks, {"/ExtGState": pikepdf.Dictionary({"/own": state})})
    assert sorted(pdf.pages[0].obj["/Resources"]["/ExtGState"]["/own"].keys()) == ["/LW"]


def test_ink_given_as_ink_is_kept_up_to_the_limit(inks: Separation) -> None:
    pdf = in_inks("0.1 0.2 0.3 0.4 k 0 0 9 9 re f 1 1 1 1 k 0 0 9 9 re f", inks)
    first, second = (colour for _, colour in colour_operators(pdf.pages[0]))
    assert first == (0.1, 0.2, 0.3, 0.4)
    assert sum(second) == pytest.approx(3, abs=0.001)


def test_marks_of_tags_go_and_words_stay(inks: Separation) -> None:
    lines = written(in_inks("/P <</MCID 0>> BDC BT (a) Tj [(b) -20 (c)] TJ ET EMC /OC /l BDC EMC", inks))
    names = [line.split()[-1] for line in lines]
    assert [name for name in names if name not in ("k", "gs")] == ["BT", "Tj", "TJ", "ET", "BDC", "EMC"]


_COLOUR = st.tuples(*[st.integers(0, 4)] * 3).map(lambda c: " ".join(f"{v / 4:g}" for v in c))
_PIECES = st.one_of(
    _COLOUR.map("{} rg".format),
    _COLOUR.map("{} RG".format),
    st.sampled_from(
        [
            "0 0 9 9 re f",
            "0 0 m 9 9 l S",
            "BT (x) Tj ET",
            "1 w",
            "0 0 9 9 re B",
            "0 0 5 5 re W n",
            "0.5 g",
            "2 Tr",
            "0 Tr",
        ]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.recursive(_PIECES, lambda inner: st.lists(inner, max_size=6).map(lambda p: "q " + " ".join(p) + " Q")))
def test_whatever_is_painted_in_is_painted_in_the_right_ink(content: str) -> None:
    """A second, plain interpreter follows both streams side by side: same painting, and each in the inks of its colour."""
    condition = conditions()["FOGRA39"]
    inks = _shared(condition.icc(), condition.ink_limit)
    before, after = painted(page_with(content)), painted(in_inks(content, inks))
    assert [name for name, *_ in before] == [name for name, *_ in after]
    for (name, fill, stroke, width), (_, in_fill, in_stroke, _) in zip(before, after, strict=True):
        letters = name.startswith("T")
        if fill is not None:
            assert in_fill == inked(inks, fill, letters)
        if stroke is not None:
            assert in_stroke == inked(inks, stroke, letters or (name == "S" and width <= HAIRLINE_PT))


def inked(inks: Separation, colour: tuple[float, ...], letters: bool) -> tuple[float, ...]:
    rgb = (colour[0], colour[0], colour[0]) if len(colour) == 1 else (colour[0], colour[1], colour[2])
    return tuple(round(v, 4) for v in (inks.letters(rgb) if letters else inks.colour(rgb)))


def painted(pdf: pikepdf.Pdf) -> list[tuple[str, tuple[float, ...] | None, tuple[float, ...] | None, float]]:
    """What a page paints: operator, colour of its filling and of its stroke (``None``: not used), width of lines."""
    state: dict[str, Any] = {"fill": (0.0,), "stroke": (0.0,), "width": 1.0, "mode": 0}
    kept, found = [], []
    for one in pikepdf.parse_content_stream(pdf.pages[0]):
        name, values = str(one.operator), one.operands
        if name == "q":
            kept.append(dict(state))
        elif name == "Q":
            state = kept.pop()
        elif name in ("g", "rg", "k", "G", "RG", "K"):
            state["fill" if name.islower() else "stroke"] = tuple(float(v) for v in values)
        elif name == "w":
            state["width"] = float(values[0])
        elif name == "Tr":
            state["mode"] = int(values[0])
        elif name in ("f", "S", "B", "Tj"):
            fills = name in ("f", "B") or (name == "Tj" and state["mode"] in (0, 2))
            strokes = name in ("S", "B") or (name == "Tj" and state["mode"] == 2)
            found.append((name, state["fill"] if fills else None, state["stroke"] if strokes else None, state["width"]))
    return found


# ---- gradients, masks, patterns, forms ----


def exponential(first: tuple[float, ...], last: tuple[float, ...]) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[*first], C1=[*last], N=1)


def gradient(function: Any, space: str = "/DeviceRGB") -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        ShadingType=2, ColorSpace=pikepdf.Name(space), Coords=[0, 0, 100, 0], Function=function, Extend=[True, True]
    )


def test_a_gradient_has_the_inks_of_every_step(inks: Separation) -> None:
    first, last = (1, 0.9, 0.2), (0.1, 0.3, 0.8)
    shading = gradient(exponential(first, last))
    pdf = in_inks("/s sh", inks, {"/Shading": pikepdf.Dictionary({"/s": shading})})
    made = pdf.pages[0].obj["/Resources"]["/Shading"]["/s"]
    assert made["/ColorSpace"] == "/DeviceCMYK"
    for step in range(17):
        share = step / 16
        colour = tuple(a + share * (b - a) for a, b in zip(first, last, strict=True))
        assert values_at(made["/Function"], share) == pytest.approx(inks.profiled([colour])[0], abs=0.001)  # type: ignore[list-item]


def test_hard_edges_of_a_gradient_stay_where_they_are(inks: Separation) -> None:
    pieces = [exponential((1, 0, 0), (1, 0, 0)), exponential((0, 0, 1), (0, 0, 1))]
    stitched = pikepdf.Dictionary(FunctionType=3, Domain=[0, 1], Functions=pieces, Bounds=[0.3], Encode=[0, 1, 0, 1])
    pdf = in_inks("/s sh", inks, {"/Shading": pikepdf.Dictionary({"/s": gradient(stitched)})})
    made = pdf.pages[0].obj["/Resources"]["/Shading"]["/s"]["/Function"]
    assert values_at(made, 0.29) == pytest.approx(inks.colour(RED), abs=1e-3)
    assert values_at(made, 0.31) == pytest.approx(inks.colour((0, 0, 1)), abs=1e-3)


def test_a_gradient_between_greys_is_black_alone(inks: Separation) -> None:
    shading = gradient(exponential((1, 1, 1), (0, 0, 0)))
    pdf = in_inks("/s sh", inks, {"/Shading": pikepdf.Dictionary({"/s": shading})})
    made = pdf.pages[0].obj["/Resources"]["/Shading"]["/s"]["/Function"]
    found = [values_at(made, step / 20) for step in range(21)]
    assert {tuple(one[:3]) for one in found} == {(0, 0, 0)}
    assert [one[3] for one in found] == sorted(one[3] for one in found)
    assert (found[0][3], found[-1][3]) == (0, 1)


def test_a_mesh_is_refused_by_name(inks: Separation) -> None:
    shading = gradient(exponential((1, 1, 1), (0, 0, 0)))
    shading["/ShadingType"] = 1
    with pytest.raises(Unconvertible, match="ShadingType 1"):
        separate(page_with("/s sh", {"/Shading": pikepdf.Dictionary({"/s": shading})}), inks, {})


def test_soft_masks_take_their_light_from_greys(inks: Separation) -> None:
    pdf = page_with("/m gs 1 0 0 rg 0 0 50 50 re f")
    group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    mask = pdf.make_stream(
        b"1 1 0 rg 0 0 50 50 re f",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 50, 50],
        Group=group,
    )
    soft = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=mask, BC=[0, 0, 0])
    state = pikepdf.Dictionary(SMask=soft)
    pdf.pages[0].obj["/Resources"]["/ExtGState"] = pikepdf.Dictionary({"/m": state})
    separate(pdf, inks, {})
    assert list(colours_in_light(pdf)) == []
    form = pdf.pages[0].obj["/Resources"]["/ExtGState"]["/m"]["/SMask"]["/G"]
    assert form["/Group"]["/CS"] == "/DeviceGray"
    assert colour_operators(form) == [("g", (0.89,))]
    assert len(pdf.pages[0].obj["/Resources"]["/ExtGState"]["/m"]["/SMask"]["/BC"]) == 1


def test_forms_patterns_and_named_spaces_are_in_inks_too(inks: Separation) -> None:
    pdf = page_with("/lab cs 54.29 80.8 69.9 sc 0 0 9 9 re f /Pattern cs /tile scn 0 0 50 50 re f /x Do")
    resources = pdf.pages[0].obj["/Resources"]
    resources["/ColorSpace"] = pikepdf.Dictionary(
        {"/lab": pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[0.9642, 1, 0.8251])])}
    )
    tile = pdf.make_stream(
        b"0 0 1 rg 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 4, 4], XStep=4, YStep=4
    )
    form = pdf.make_stream(b"0 1 0 rg 0 0 2 2 re f", Subtype=pikepdf.Name.Form, BBox=[0, 0, 4, 4])
    form["/Group"] = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    resources["/Pattern"], resources["/XObject"] = pikepdf.Dictionary({"/tile": tile}), pikepdf.Dictionary({"/x": form})
    separate(pdf, inks, {})
    assert list(colours_in_light(pdf)) == []
    assert [name for name, _ in colour_operators(resources["/Pattern"]["/tile"])] == ["k"]
    assert colour_operators(resources["/XObject"]["/x"]) == [("k", tuple(round(v, 4) for v in inks.colour((0, 1, 0))))]
    assert resources["/XObject"]["/x"]["/Group"]["/CS"] == "/DeviceCMYK"


# ---- pictures ----


def picture() -> Image.Image:
    """Soft areas of many colours, as photographs have them."""
    image = Image.linear_gradient("L").resize((96, 96))
    return Image.merge("RGB", (image, image.rotate(90), image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)))


def with_picture(kind: str) -> pikepdf.Pdf:
    """A page filled by one picture: a JPEG in red, green and blue or grey, exact pixels, or indexed ones."""
    pdf = page_with("q 100 0 0 100 0 0 cm /i Do Q")
    image, out = picture(), io.BytesIO()
    common = {"Subtype": pikepdf.Name.Image, "Width": 96, "Height": 96, "BitsPerComponent": 8}
    if kind == "grey jpeg":
        image.convert("L").save(out, "JPEG", quality=95)
        made = pdf.make_stream(
            out.getvalue(), Filter=pikepdf.Name.DCTDecode, ColorSpace=pikepdf.Name.DeviceGray, **common
        )
    elif kind == "jpeg":
        image.save(out, "JPEG", quality=95, subsampling=0)
        made = pdf.make_stream(
            out.getvalue(), Filter=pikepdf.Name.DCTDecode, ColorSpace=pikepdf.Name.DeviceRGB, **common
        )
    elif kind == "indexed":
        small = image.quantize(64)
        palette = bytes(small.getpalette() or [])[: 64 * 3]
        space = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 63, pikepdf.String(palette)])
        made = pdf.make_stream(small.tobytes(), ColorSpace=space, **common)
    else:
        made = pdf.make_stream(image.tobytes(), ColorSpace=pikepdf.Name.DeviceRGB, Interpolate=True, **common)
    pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary({"/i": made})
    return pdf


def seen(pdf: pikepdf.Pdf) -> Image.Image:
    """The page as PDFium shows it."""
    out = io.BytesIO()
    pdf.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


@pytest.mark.parametrize("kind", ["jpeg", "grey jpeg", "exact", "indexed"])
def test_pictures_look_the_same_in_inks(inks: Separation, kind: str) -> None:
    """Inverted ink, the usual mistake with JPEGs of four channels, would be far away."""
    pdf = with_picture(kind)
    before = seen(pdf)
    separate(pdf, inks, {})
    assert list(colours_in_light(pdf)) == []
    assert "/Interpolate" not in pdf.pages[0].obj["/Resources"]["/XObject"]["/i"]
    difference = ImageStat.Stat(ImageChops.difference(before, seen(pdf))).mean
    assert max(difference) < (32 if kind == "grey jpeg" else 26)  # PDFium shows black ink darker than it prints


def test_a_jpeg_in_inks_is_near_to_what_the_profile_says(inks: Separation) -> None:
    out = io.BytesIO()
    picture().save(out, "JPEG", quality=95, subsampling=0)
    exact = inks.converted(Image.open(io.BytesIO(out.getvalue())))
    coded = Image.open(io.BytesIO(inks.jpeg(out.getvalue())))
    assert coded.mode == "CMYK"
    assert max(ImageStat.Stat(ImageChops.difference(exact, coded)).rms) < 4


def test_masks_of_pictures_are_not_touched(inks: Separation) -> None:
    pdf = with_picture("exact")
    image = pdf.pages[0].obj["/Resources"]["/XObject"]["/i"]
    alpha = bytes(range(96)) * 96
    image["/SMask"] = pdf.make_stream(
        alpha, Subtype=pikepdf.Name.Image, Width=96, Height=96, BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceGray
    )
    separate(pdf, inks, {})
    assert image["/SMask"].read_bytes() == alpha
    assert image["/ColorSpace"] == "/DeviceCMYK"


def test_the_profile_for_the_archive_is_always_the_same() -> None:
    assert srgb_profile() == srgb_profile()
    assert srgb_profile()[36:40] == b"acsp"


def test_the_notice_lies_beside_the_profile() -> None:
    import ttdn_publish.prepress as room

    folder = Path(room.__file__).parent / "profiles"
    assert "zlib" in (folder / "README.md").read_text("utf-8") or "Kai-Uwe Behrmann" in (
        folder / "NOTICE.txt"
    ).read_text("utf-8")
    assert b"Kai-Uwe Behrmann" in conditions()["FOGRA39"].icc()
