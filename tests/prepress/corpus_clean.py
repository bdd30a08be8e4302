"""Files with nothing wrong: various sizes, photographs, shadings, overprint, marks, transparency."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, String

from tests.prepress.cases import axial, case, one_page, separation
from tests.prepress.sheets import Maker, jpeg


@case("")
def clean_booklet_page(path: Path) -> Path:
    maker = Maker()
    for _ in range(4):
        maker.page()
    return maker.save(path)


@case("", trim=(99, 210))
def clean_dl_with_photo_to_the_edge(path: Path) -> Path:
    maker = Maker(99, 210)
    photo = maker.photo(300, 105, 80)
    maker.page("q 105 0 0 80 -3 -3 cm /P Do Q", XObject={"P": photo})
    return maker.save(path)


@case("")
def clean_a4_with_shading(path: Path) -> Path:
    maker = Maker(210, 297)
    maker.page(
        "q 20 20 100 60 re W n /S sh Q", Shading={"S": axial(Name.DeviceCMYK, [0, 0.2, 0.4, 0], [1, 0.8, 0, 0.2])}
    )
    return maker.save(path)


@case("")
def clean_black_over_colour(path: Path) -> Path:
    return one_page(
        path, f"1 0.2 0 0 k 20 20 60 40 re f /Over gs {Maker.words('song', 30, 30)} 0 0 0 1 K 0.3 w 25 25 m 70 25 l S"
    )


@case("")
def clean_with_marks_in_the_slug(path: Path) -> Path:
    marks = "/All CS 1 SCN 0.0882 w -8 0 m -4 0 l S 0 -8 m 0 -4 l S 74 -8 m 74 -4 l S"
    return one_page(path, marks, ColorSpace={"All": separation("All")})


@case("")
def clean_with_transparency(path: Path) -> Path:
    maker = Maker()
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    mask = maker.add(b"0.5 g 0 0 40 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 40, 40]),
                     Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))  # fmt: skip
    soft = Dictionary(ca=0.5, BM=Name.Multiply, SMask=Dictionary(S=Name.Luminosity, G=mask))
    page = maker.page("q /Soft gs 0 0.5 0.5 0 k 20 20 40 40 re f Q", ExtGState={"Soft": soft})
    page["/Group"] = group
    return maker.save(path)


@case("", spots=frozenset({"Vàng Mẫu"}))
def clean_with_a_spot_colour_that_is_wanted(path: Path) -> Path:
    return one_page(path, "/Spot cs 1 scn 20 20 40 40 re f", ColorSpace={"Spot": separation("Vàng Mẫu")})


@case("", multiple=2)
def clean_with_labels_and_a_layer(path: Path) -> Path:
    maker = Maker()
    for _ in range(4):
        maker.page()
    maker.pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D, St=3)]))
    layer = maker.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Chữ")))
    maker.pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))
    return maker.save(path)


@case("")
def clean_grey_and_line_pictures(path: Path) -> Path:
    maker = Maker()
    grey = maker.image(jpeg("L", (500, 400)), 500, 400, Name.DeviceGray, Filter=Name.DCTDecode)
    bits = maker.image(bytes(range(256)) * 40, 640, 128, Name.DeviceGray, bits=1)
    maker.page("q 40 0 0 30 20 20 cm /G Do Q q 20 0 0 4 20 80 cm /B Do Q", XObject={"G": grey, "B": bits})
    return maker.save(path)


@case("")
def clean_white_page_edge(path: Path) -> Path:
    maker = Maker()
    maker.page("0 0.2 0.4 0 k 20 20 60 60 re f", ground=False)
    return maker.save(path)
