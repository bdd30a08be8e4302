"""Files wrong in their reading, boxes, bleed or pages (IN20–IN29)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name

from tests.prepress.cases import case, form, one_page
from tests.prepress.sheets import MM, Maker


@case("IN20")
def unknown_operator(path: Path) -> Path:
    return one_page(path, "1 2 frobnicate")


@case("IN20")
def missing_form(path: Path) -> Path:
    return one_page(path, "/Nothing Do")


@case("IN20")
def form_that_calls_itself(path: Path) -> Path:
    maker = Maker()
    inner = maker.pdf.make_indirect(form(maker, "0 0 0 1 k 20 20 10 10 re f /X Do"))
    inner["/Resources"] = Dictionary(XObject=Dictionary(X=inner))
    maker.page("/X Do", XObject={"X": inner})
    return maker.save(path)


@case("IN20")
def broken_cross_references(path: Path) -> Path:
    data = one_page(path).read_bytes()
    assert data.count(b"startxref\n") == 1
    path.write_bytes(data.replace(b"startxref\n", b"startxref\n9"))
    return path


@case("IN20")
def not_a_pdf(path: Path) -> Path:
    path.write_bytes(b"Day la thu, khong phai PDF.\n" * 40)
    return path


def boxes_changed(path: Path, **boxes: Any) -> Path:
    maker = Maker()
    page = maker.page()
    for name, value in boxes.items():
        if value is None:
            del page[f"/{name}"]
        else:
            page[f"/{name}"] = Array([round(number * MM, 4) for number in value])
    return maker.save(path)


@case("IN21")
def no_trim_box(path: Path) -> Path:
    return boxes_changed(path, TrimBox=None)


@case("IN22")
def no_bleed_box(path: Path) -> Path:
    return boxes_changed(path, BleedBox=None)


@case("IN22")
def bleed_of_one_millimetre_on_one_side(path: Path) -> Path:
    return boxes_changed(path, BleedBox=(5, 5, 157, 221))


@case("IN23")
def bleed_outside_media(path: Path) -> Path:
    return boxes_changed(path, MediaBox=(6, 5, 159, 221))


@case("IN23")
def crop_box_cuts_the_bleed(path: Path) -> Path:
    return boxes_changed(path, CropBox=(8, 8, 156, 218))


@case("IN23")
def art_box_beside_trim_box(path: Path) -> Path:
    return boxes_changed(path, ArtBox=(20, 20, 100, 100))


@case("IN24")
def second_page_smaller(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.width = 144
    maker.page()
    return maker.save(path)


@case("IN24")
def second_page_lies_on_its_side(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.width, maker.height = 210, 148
    maker.page("/Over gs " + Maker.words("song", 30, 30), words=False)
    return maker.save(path)


@case("IN24", trim=(190, 270))
def another_size_than_ordered(path: Path) -> Path:
    return one_page(path)


@case("IN25")
def turned_by_an_attribute(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.page()["/Rotate"] = 180
    return maker.save(path)


@case("IN25", trim=(296, 420))
def enlarged_by_an_attribute(path: Path) -> Path:
    maker = Maker()
    maker.page()["/UserUnit"] = 2
    return maker.save(path)


@case("IN26")
def ground_stops_at_the_trim(path: Path) -> Path:
    maker = Maker()
    maker.page("0.1 0 0.15 0 k -3 -3 151 216 re f", ground=False)
    return maker.save(path)


@case("IN26")
def photo_stops_at_the_trim(path: Path) -> Path:
    maker = Maker()
    maker.page("q 60 0 0 40 0 20 cm /P Do Q", ground=False, XObject={"P": maker.photo(300, 60, 40)})
    return maker.save(path)


@case("IN27", multiple=4)
def three_pages_for_a_stapled_booklet(path: Path) -> Path:
    maker = Maker()
    for _ in range(3):
        maker.page()
    return maker.save(path)


@case("IN28")
def blank_page(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.page(words=False, ground=False)
    return maker.save(path)


@case("IN28")
def page_with_only_white(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.page("0 0 0 0 k 0 0 148 210 re f", words=False, ground=False)
    return maker.save(path)


@case("IN29")
def pages_labelled_backwards(path: Path) -> Path:
    maker = Maker()
    for _ in range(2):
        maker.page()
    start = [Dictionary(S=Name.D, St=8), Dictionary(S=Name.D, St=5)]
    maker.pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, start[0], 1, start[1]]))
    return maker.save(path)
