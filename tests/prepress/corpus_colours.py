"""Files wrong in colours, inks, lines and text (IN30–IN39)."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, String

from tests.prepress.cases import axial, case, form, one_page, separation
from tests.prepress.sheets import Maker, flat, jpeg, profile


@case("IN30")
def rgb_text(path: Path) -> Path:
    return one_page(path, Maker.words("song", 20, 40, colour="0 0 0 rg"))


@case("IN30")
def rgb_photo(path: Path) -> Path:
    maker = Maker()
    photo = maker.image(jpeg("RGB", (480, 360)), 480, 360, Name.DeviceRGB, Filter=Name.DCTDecode)
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": photo})
    return maker.save(path)


@case("IN30")
def lab_fill(path: Path) -> Path:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    return one_page(path, "/L cs 50 20 20 scn 20 20 40 40 re f", ColorSpace={"L": lab})


@case("IN30")
def rgb_profile_fill(path: Path) -> Path:
    maker = Maker()
    icc = Array([Name.ICCBased, maker.pdf.make_indirect(maker.add(profile(b"RGB ", b"mntr"), N=3))])
    maker.page("/I cs 1 0 0 scn 20 20 40 40 re f", ColorSpace={"I": icc})
    return maker.save(path)


@case("IN30")
def rgb_shading(path: Path) -> Path:
    return one_page(path, "q 20 20 50 50 re W n /S sh Q", Shading={"S": axial(Name.DeviceRGB, [1, 0, 0], [0, 0, 1])})


@case("IN30")
def rgb_in_a_form_in_a_form(path: Path) -> Path:
    maker = Maker()
    inner = form(maker, "1 0 0 rg 20 20 10 10 re f")
    outer = form(maker, "/X Do", XObject=Dictionary(X=maker.pdf.make_indirect(inner)))
    maker.page("/Y Do", XObject={"Y": outer})
    return maker.save(path)


@case("IN30")
def rgb_in_a_tiling_pattern(path: Path) -> Path:
    maker = Maker()
    tile = maker.add(b"0 0 1 rg 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 4, 4]),
                     XStep=4, YStep=4, Resources=Dictionary())  # fmt: skip
    maker.page("/Pattern cs /T scn 20 20 40 40 re f", Pattern={"T": maker.pdf.make_indirect(tile)})
    return maker.save(path)


@case("IN30")
def rgb_inline_image(path: Path) -> Path:
    pixels = "".join(f"{value:02X}" for value in range(200)) * 96
    return one_page(path, f"q 5 0 0 5 20 20 cm BI /W 80 /H 80 /BPC 8 /CS /RGB /F /AHx ID {pixels}> EI Q")


@case("IN30")
def rgb_indexed_picture(path: Path) -> Path:
    maker = Maker()
    space = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\x00\x00\x00\x00\xff")])
    picture = maker.image(bytes([0, 1]) * 20_000, 200, 200, space)
    maker.page("q 15 0 0 15 20 20 cm /P Do Q", XObject={"P": picture})
    return maker.save(path)


@case("IN31")
def spot_colour(path: Path) -> Path:
    return one_page(path, "/Spot cs 1 scn 20 20 40 40 re f", ColorSpace={"Spot": separation("Vàng Mẫu")})


@case("IN31")
def spot_colour_in_device_n(path: Path) -> Path:
    function = Dictionary(FunctionType=4, Domain=Array([0, 1, 0, 1]), Range=Array([0, 1] * 4))
    maker = Maker()
    tint = maker.add(b"{ 0 0 3 -1 roll 4 1 roll }", **{key[1:]: value for key, value in function.items()})
    space = Array([Name.DeviceN, Array([Name.Black, Name("/Bạc Mẫu")]), Name.DeviceCMYK, tint])
    maker.page("/N cs 0.2 0.9 scn 20 20 40 40 re f", ColorSpace={"N": space})
    return maker.save(path)


@case("IN32")
def fill_with_too_much_ink(path: Path) -> Path:
    return one_page(path, "0.9 0.85 0.8 0.9 k 20 20 40 40 re f")


@case("IN32")
def photo_with_too_much_ink(path: Path) -> Path:
    maker = Maker()
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": maker.photo(dark=0.2)})
    return maker.save(path)


@case("IN32")
def pixels_with_too_much_ink(path: Path) -> Path:
    maker = Maker()
    picture = maker.image(flat((230, 220, 210, 200), 40_000), 200, 200, Name.DeviceCMYK)
    maker.page("q 15 0 0 15 20 20 cm /P Do Q", XObject={"P": picture})
    return maker.save(path)


@case("IN32")
def shading_ends_in_too_much_ink(path: Path) -> Path:
    shading = axial(Name.DeviceCMYK, [0, 0, 0, 0], [0.9, 0.9, 0.9, 0.8])
    return one_page(path, "q 20 20 50 50 re W n /S sh Q", Shading={"S": shading})


@case("IN32")
def black_overprints_a_full_ground(path: Path) -> Path:
    return one_page(path, "0.9 0.9 0.9 0 k 20 20 40 40 re f /Over gs 0 0 0 1 k 30 30 10 10 re f")


@case("IN33")
def small_text_in_two_inks(path: Path) -> Path:
    return one_page(path, Maker.words("song", 20, 40, 6, "0 1 1 0 k"))


@case("IN34")
def rich_black_text(path: Path) -> Path:
    return one_page(path, Maker.words("song", 20, 40, 10, "0.6 0.5 0.5 1 k"))


@case("IN35")
def registration_colour_in_the_page(path: Path) -> Path:
    return one_page(path, "/All cs 1 scn 20 20 10 10 re f", ColorSpace={"All": separation("All")})


@case("IN35")
def text_in_all_four_inks(path: Path) -> Path:
    return one_page(path, Maker.words("song", 20, 40, 10, "1 1 1 1 k"))


@case("IN36")
def hairline(path: Path) -> Path:
    return one_page(path, "0 0 0 1 K 0.035 w 20 40 m 80 40 l S")


@case("IN36")
def line_of_no_width(path: Path) -> Path:
    return one_page(path, "0 0 0 1 K 0 w 20 40 m 80 40 l S")


@case("IN36")
def thin_bar(path: Path) -> Path:
    return one_page(path, "0 0 0 1 k 20 40 60 0.05 re f")


@case("IN36")
def line_made_thin_by_a_matrix(path: Path) -> Path:
    return one_page(path, "q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 0.5 w 200 400 m 800 400 l S Q")


@case("IN37")
def thin_line_in_two_inks(path: Path) -> Path:
    return one_page(path, "1 1 0 0 K 0.12 w 20 40 m 80 40 l S")


@case("IN38")
def small_white_text_on_four_inks(path: Path) -> Path:
    return one_page(path, "0.6 0.6 0.6 0.2 k 20 20 60 60 re f " + Maker.words("song", 30, 40, 6, "0 0 0 0 k"))


@case("IN39")
def damaged_profile(path: Path) -> Path:
    maker = Maker()
    icc = Array([Name.ICCBased, maker.pdf.make_indirect(maker.add(b"nothing" * 40, N=4))])
    maker.page("/I cs 1 0 0 0 scn 20 20 40 40 re f", ColorSpace={"I": icc})
    return maker.save(path)


@case("IN39")
def profile_of_other_colours(path: Path) -> Path:
    maker = Maker()
    icc = Array([Name.ICCBased, maker.pdf.make_indirect(maker.add(profile(b"RGB "), N=4))])
    maker.page("/I cs 1 0 0 0 scn 20 20 40 40 re f", ColorSpace={"I": icc})
    return maker.save(path)


@case("IN39")
def profile_of_version_five(path: Path) -> Path:
    maker = Maker()
    icc = Array([Name.ICCBased, maker.pdf.make_indirect(maker.add(profile(version=5), N=4))])
    maker.page("/I cs 1 0 0 0 scn 20 20 40 40 re f", ColorSpace={"I": icc})
    return maker.save(path)
