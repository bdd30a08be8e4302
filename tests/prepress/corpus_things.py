"""Files wrong in pictures, fonts, overprint, transparency, or text at the trim (IN40–IN52, IN64, IN65)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name

from tests.prepress.cases import case, form, one_page, separation
from tests.prepress.sheets import Maker


@case("IN40")
def photo_far_too_coarse(path: Path) -> Path:
    maker = Maker()
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": maker.photo(90)})
    return maker.save(path)


@case("IN40")
def photo_stretched_one_way(path: Path) -> Path:
    maker = Maker()
    maker.page("q 60 0 0 30 20 20 cm /P Do Q", XObject={"P": maker.photo(300)})
    return maker.save(path)


@case("IN41")
def line_work_too_coarse(path: Path) -> Path:
    maker = Maker()
    bits = maker.image(bytes(range(256)) * 40, 640, 128, Name.DeviceGray, bits=1)
    maker.page("q 54 0 0 10.8 20 80 cm /B Do Q", XObject={"B": bits})
    return maker.save(path)


@case("IN42")
def photo_compressed_to_bits(path: Path) -> Path:
    maker = Maker()
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": maker.photo(quality=15)})
    return maker.save(path)


@case("IN43")
def jpeg2000(path: Path) -> Path:
    maker = Maker()
    picture = maker.image(b"\xff\x4f\xff\x51" * 50, 480, 360, Name.DeviceCMYK, Filter=Name.JPXDecode)
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": picture})
    return maker.save(path)


@case("IN44")
def photo_all_white(path: Path) -> Path:
    maker = Maker()
    picture = maker.image(bytes(480 * 360 * 4), 480, 360, Name.DeviceCMYK)
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": picture})
    return maker.save(path)


def plain_font(**entries: Any) -> Any:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding, **entries
    )


@case("IN45")
def font_of_the_standard_fourteen(path: Path) -> Path:
    return one_page(path, "/Over gs BT 0 0 0 1 k /H 4 Tf 20 40 Td (Mau) Tj ET", Font={"H": plain_font()})


@case("IN45")
def font_not_embedded_in_a_form(path: Path) -> Path:
    maker = Maker()
    over = Dictionary(O=Dictionary(OP=True, op=True, OPM=1))
    inner = form(
        maker, "/O gs BT 0 0 0 1 k /H 4 Tf 20 40 Td (Mau) Tj ET", Font=Dictionary(H=plain_font()), ExtGState=over
    )
    maker.page("/Y Do", XObject={"Y": inner})
    return maker.save(path)


@case("IN46")
def type_three_font(path: Path) -> Path:
    maker = Maker()
    glyph = maker.add(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 700]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=maker.pdf.make_indirect(glyph)), Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97, LastChar=97, Widths=Array([600]), Resources=Dictionary(),
    )  # fmt: skip
    maker.page("/Over gs BT 0 0 0 1 k /T 4 Tf 20 40 Td (aaa) Tj ET", Font={"T": maker.pdf.make_indirect(font)})
    return maker.save(path)


@case("IN47")
def font_without_meaning(path: Path) -> Path:
    maker = Maker()
    del maker.font()["/ToUnicode"]
    maker.page()
    return maker.save(path)


@case("IN48")
def white_that_vanishes(path: Path) -> Path:
    return one_page(path, "1 0.2 0 0 k 20 20 60 40 re f /Over gs " + Maker.words("song", 30, 30, 12, "0 0 0 0 k"))


@case("IN48")
def white_spot_that_vanishes(path: Path) -> Path:
    content = "1 0.2 0 0 k 20 20 60 40 re f /Over gs /S cs 0 scn 30 30 10 10 re f"
    return one_page(path, content, ColorSpace={"S": separation("Black")})


@case("IN49")
def black_text_knocks_out(path: Path) -> Path:
    return one_page(path, "1 0.2 0 0 k 20 20 60 40 re f " + Maker.words("song", 30, 30))


@case("IN50")
def coloured_overprint(path: Path) -> Path:
    return one_page(path, "/Over gs 0 0.8 0 0 k 20 20 40 40 re f")


@case("IN51")
def transparency_in_x1a(path: Path) -> Path:
    maker = Maker()
    maker.version = ""
    maker.info["GTS_PDFXVersion"] = "PDF/X-1a:2003"
    maker.page("/Half gs 0 0.8 0 0 k 20 20 40 40 re f", ExtGState={"Half": Dictionary(ca=0.5)})
    return maker.save(path)


@case("IN52")
def page_blends_in_rgb(path: Path) -> Path:
    maker = Maker()
    maker.page()["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    return maker.save(path)


@case("IN52")
def form_blends_in_rgb(path: Path) -> Path:
    maker = Maker()
    group = form(maker, "0 0.5 0 0 k 20 20 10 10 re f")
    group["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    maker.page("/Y Do", XObject={"Y": group})
    return maker.save(path)


@case("IN64")
def text_crosses_the_trim(path: Path) -> Path:
    return one_page(path, "/Over gs " + Maker.words("song", 143, 40))


@case("IN65")
def text_beside_the_trim(path: Path) -> Path:
    return one_page(path, "/Over gs " + Maker.words("song", 1, 40))
