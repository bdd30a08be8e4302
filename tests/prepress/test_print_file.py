"""The print file: read back, separated into plates, and looked at through two renderers."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageStat

from tests.conftest import MiniWorkspace
from tests.pdfs import words_of
from tests.prepress.plates import colours_in_light, most_ink, plates
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Place
from ttdn_publish.formats.colour_management import Separation
from ttdn_publish.formats.pdf.metadata import Claims, describe
from ttdn_publish.prepress.conditions import condition
from ttdn_publish.prepress.marks import SLUG_MM
from ttdn_publish.prepress.print_file import BLEED_MM, PrintJob, convert_picture, print_file
from ttdn_publish.production.building import Order, build
from ttdn_publish.rendering.typefaces import plain_face

MM = 72 / 25.4
HOUSE = (15, 106, 91)
#: Coding a picture as JPEG moves its inks by a few percent.
_JPEG_TOLERANCE = 6.0


def job(folder: Path, **more: object) -> PrintJob:
    return PrintJob(condition(), "to-gap-vi-print", "2018-03-30", plain_face(), folder / "cache", **more)  # type: ignore[arg-type]


def photograph() -> bytes:
    image = Image.linear_gradient("L").resize((64, 64))
    out = io.BytesIO()
    Image.merge("RGB", (image, image.rotate(90), image.rotate(180))).save(out, "JPEG", quality=95)
    return out.getvalue()


def master(folder: Path, content: str, pages: int = 1) -> Path:
    """What a typesetter would give: pages of 60 × 40 mm with bleed, a picture ``/i``, links and a tag."""
    pdf = pikepdf.new()
    width, height, bleed = 60 * MM, 40 * MM, BLEED_MM * MM
    image = pdf.make_stream(
        photograph(),
        Subtype=pikepdf.Name.Image,
        Width=64,
        Height=64,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
    )
    for _ in range(pages):
        pdf.add_blank_page(page_size=(width, height))
        page = pdf.pages[-1]
        page.obj["/TrimBox"] = pikepdf.Array([0, 0, width, height])
        page.obj["/MediaBox"] = pikepdf.Array([-bleed, -bleed, width + bleed, height + bleed])
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/i": image}))
        page.obj["/Contents"] = pdf.make_stream(content.encode())
        link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        page.obj["/Annots"] = pikepdf.Array([pdf.make_indirect(link)])
    pdf.docinfo["/Title"], pdf.docinfo["/CreationDate"] = "Tờ gấp mẫu & bạn", "D:20180330"
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    path = folder / "master.pdf"
    pdf.save(path, deterministic_id=True)
    return path


FULL = "0.058824 0.415686 0.356863 rg -999 -999 3000 3000 re f"
PICTURE = "q 170 0 0 113 0 0 cm /i Do Q"


# ---- what it says of itself ----


def test_the_bulletin_is_inks_and_nothing_else(built: MiniWorkspace) -> None:
    with pikepdf.open(built.result("print")) as pdf:
        assert list(colours_in_light(pdf)) == []
        assert {str(page.obj["/Group"]["/CS"]) for page in pdf.pages} == {"/DeviceCMYK"}
        filters = {str(item.get("/Filter")) for item in pdf.objects if isinstance(item, pikepdf.Stream)}
        assert filters <= {"/FlateDecode", "/DCTDecode", "None"}
    with pikepdf.open(built.result("screen")) as pdf:  # the test sees colours where there are some
        assert list(colours_in_light(pdf))


def test_it_is_pdf_x_4(built: MiniWorkspace) -> None:
    with pikepdf.open(built.result("print")) as pdf:
        assert pdf.pdf_version == "1.6"
        assert sorted(pdf.Root.keys()) == ["/Lang", "/Metadata", "/OutputIntents", "/Pages", "/Type"]
        (intent,) = pdf.Root["/OutputIntents"]
        assert (str(intent["/S"]), str(intent["/OutputConditionIdentifier"])) == ("/GTS_PDFX", "FOGRA39")
        assert str(intent["/RegistryName"]) == "http://www.color.org"
        assert intent["/DestOutputProfile"].read_bytes() == condition().icc()
        assert int(intent["/DestOutputProfile"]["/N"]) == 4
        assert str(pdf.docinfo["/Trapped"]) == "/False"
        assert [
            key for page in pdf.pages for key in ("/Annots", "/AA", "/StructParents", "/CropBox") if key in page.obj
        ] == []
        assert len(pdf.trailer["/ID"]) == 2
        said = pdf.Root["/Metadata"].read_bytes().decode()
        for key in ("/Title", "/Author", "/Producer", "/Subject", "/Keywords"):
            assert f">{pdf.docinfo[key]}<" in said
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20180330000000+07'00'"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in said
    assert "<pdf:Trapped>False</pdf:Trapped>" in said
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert f"<xmp:{name}>2018-03-30T00:00:00+07:00</xmp:{name}>" in said
    assert re.search(r"<xmpMM:DocumentID>uuid:[0-9a-f-]{36}<", said)
    assert "pdfuaid" not in said


def test_no_action_or_link_of_the_master_is_left(tmp_path: Path) -> None:
    target = tmp_path / "print.pdf"
    print_file(master(tmp_path, FULL), target, job(tmp_path))
    with pikepdf.open(target) as pdf:
        assert [key for key in ("/OpenAction", "/Names", "/AcroForm") if key in pdf.Root] == []
        assert "Tờ gấp mẫu &amp; bạn" in pdf.Root["/Metadata"].read_bytes().decode()
    assert b"JavaScript" not in target.read_bytes()


@pytest.mark.parametrize(
    ("written", "moment", "date"),
    [
        ("D:20180330", "2018-03-30T00:00:00+07:00", "D:20180330000000+07'00'"),
        ("D:20180330081502Z", "2018-03-30T08:15:02+00:00", "D:20180330081502+00'00'"),
        ("D:20180330081502-05'30'", "2018-03-30T08:15:02-05:30", "D:20180330081502-05'30'"),
        ("D:2018", "2018-01-01T00:00:00+07:00", "D:20180101000000+07'00'"),
    ],
)
def test_dates_agree_in_both_places(written: str, moment: str, date: str) -> None:
    pdf = pikepdf.new()
    pdf.docinfo["/CreationDate"] = written
    describe(pdf, Claims((), "0" * 64, "1" * 64))
    assert str(pdf.docinfo["/CreationDate"]) == date
    assert f"<xmp:CreateDate>{moment}</xmp:CreateDate>" in pdf.Root["/Metadata"].read_bytes().decode()


def test_words_are_those_of_the_screen(built: MiniWorkspace) -> None:
    assert words_of(built.result("print")) == words_of(built.result("screen"))


def test_an_unknown_condition_is_told_with_its_place() -> None:
    with pytest.raises(ContentError) as caught:
        condition("FOGRA99", Place("content/settings.yaml", 12))
    (finding,) = caught.value.findings
    assert finding.place == Place("content/settings.yaml", 12)
    assert "FOGRA99" in finding.what()
    assert "FOGRA39" in finding.way_out()


def test_a_build_with_an_unknown_condition_is_stopped(buildable: MiniWorkspace) -> None:
    settings = buildable.root / "content" / "settings.yaml"
    settings.write_text("printing:\n  condition: SWOP\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        build(Order(buildable.root, buildable.issue))
    assert "SWOP" in str(caught.value)


# ---- boxes, bleed, slug ----


def test_boxes_grow_by_bleed_and_slug(tmp_path: Path) -> None:
    target = tmp_path / "print.pdf"
    print_file(master(tmp_path, FULL, pages=2), target, job(tmp_path))
    with pikepdf.open(target) as pdf:
        for page in pdf.pages:
            trim, bleed, media = ([float(v) / MM for v in page.obj[f"/{n}Box"]] for n in ("Trim", "Bleed", "Media"))
            assert trim == pytest.approx([0, 0, 60, 40], abs=0.001)
            assert bleed == pytest.approx([-3, -3, 63, 43], abs=0.001)
            assert media == pytest.approx([-13, -13, 73, 53], abs=0.001)


def pixels(found: dict[str, Image.Image], mm: tuple[float, float, float, float], dpi: int) -> tuple[int, int, int, int]:
    """A box in mm from the trim's lower left corner as pixels of a plate."""
    height = next(iter(found.values())).height
    out = BLEED_MM + SLUG_MM
    left, bottom, right, top = ((v + out) / 25.4 * dpi for v in mm)
    return round(left), round(height - top), round(right), round(height - bottom)


def lowest(plate: Image.Image) -> int:
    """The least ink on a part of a plate, 0 to 255."""
    return min(plate.tobytes())


def test_bleed_is_covered_and_the_slug_has_marks_alone(tmp_path: Path) -> None:
    target, dpi = tmp_path / "print.pdf", 300
    print_file(master(tmp_path, FULL), target, job(tmp_path, folds=[[20.0]]))
    found = plates(target, tmp_path, dpi=dpi)
    cyan = found["Cyan"]
    for edge in ((-3, -3, 63, -2.5), (-3, 42.5, 63, 43), (-3, -3, -2.5, 43), (62.5, -3, 63, 43)):
        left, top, right, bottom = pixels(found, edge, dpi)
        inside = cyan.crop((left + 1, top + 1, right - 1, bottom - 1))
        assert lowest(inside) > 150, edge
    for empty in ((-12.5, 5, -10, 15), (62, 50, 70, 53), (-3.9, 5, -3.1, 15)):
        assert most_ink(found, pixels(found, empty, dpi)) == 0, empty
    assert most_ink(found, pixels(found, (19, -9, 21, -4), dpi)) > 100  # the fold


def test_the_cover_of_the_bulletin_bleeds_on_all_sides(built: MiniWorkspace, tmp_path: Path) -> None:
    dpi = 72
    found = plates(built.result("print"), tmp_path, page=1, dpi=dpi)
    for edge in ((-2.5, -2.5, 192, -1.5), (-2.5, 271.5, 192, 272.5), (-2.5, -2, -1.5, 272), (191.5, -2, 192.5, 272)):
        box = pixels(found, edge, dpi)
        parts = zip(*(image.crop(box).tobytes() for image in found.values()), strict=True)
        assert min(map(sum, parts)) > 20, edge


# ---- plates ----


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_no_place_takes_more_ink_than_paper_bears(built: MiniWorkspace, tmp_path: Path, page: int) -> None:
    found = plates(built.result("print"), tmp_path, page=page, dpi=72)
    assert most_ink(found, pixels(found, (-2.8, -2.8, 192.8, 272.8), 72)) <= condition().ink_limit + _JPEG_TOLERANCE


def test_running_text_stands_on_the_black_plate_alone(built: MiniWorkspace, tmp_path: Path) -> None:
    path, dpi = built.result("print"), 144
    with pdfplumber.open(path) as opened:
        page = opened.pages[1]
        black = [char for char in page.chars if char["non_stroking_color"] == (0, 0, 0, 1)]
        ink = {char["non_stroking_color"] for char in page.chars if char["size"] < 8}
    assert len(black) > 500
    assert [colour for colour in ink if colour is not None and colour[3] == 0 and sum(colour) > 0] == []
    found = plates(path, tmp_path, page=2, dpi=dpi)
    scale = dpi / 72
    column = [char for char in black if char["x0"] - page.bbox[0] < 200 and char["size"] < 12]
    left, top, *_ = page.bbox
    for char in column[:200]:
        x0, x1, y0, y1 = char["x0"] - left, char["x1"] - left, char["top"] - top, char["bottom"] - top
        box = (round(x0 * scale), round(y0 * scale), round(x1 * scale), round(y1 * scale))
        if char["text"].isalnum():
            assert max(found["Black"].crop(box).tobytes()) > 200, char["text"]
        assert most_ink({n: found[n] for n in ("Cyan", "Magenta", "Yellow")}, box) == 0, char["text"]
    assert column


def test_black_letters_keep_the_ground_below_them(tmp_path: Path) -> None:
    """A hairline in black over a colour: with overprinting the colour stays on its own plates."""
    target, dpi = tmp_path / "print.pdf", 144
    print_file(
        master(tmp_path, f"{FULL} 0 0 0 RG 0.9 w 0 50 m 170 50 l S 1 1 1 rg 10 10 60 20 re f"), target, job(tmp_path)
    )
    found = plates(target, tmp_path, dpi=dpi)
    line = pixels(found, (5, 50 / MM - 0.1, 50, 50 / MM + 0.1), dpi)
    assert max(found["Black"].crop(line).tobytes()) == 255
    assert lowest(found["Cyan"].crop(line)) > 150
    white = pixels(found, (6, 6, 20, 9), dpi)
    assert most_ink(found, white) == 0


# ---- two renderers ----


def rendered(path: Path, out: Path) -> list[Image.Image]:
    """The first page through Poppler and PDFium at 72 dpi."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed")
    subprocess.run([program, "-r", "72", "-png", "-singlefile", str(path), str(out / "a")], check=True)
    document = pypdfium2.PdfDocument(path)
    other: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return [Image.open(out / "a.png").convert("RGB"), other]


def test_colours_and_pictures_look_as_on_the_screen(tmp_path: Path) -> None:
    target = tmp_path / "print.pdf"
    print_file(master(tmp_path, f"{FULL} {PICTURE} 1 1 1 rg 0 0 40 40 re f"), target, job(tmp_path))
    original = Image.open(io.BytesIO(photograph())).convert("RGB").resize((170, 113))
    for image in rendered(target, tmp_path):
        out = round((BLEED_MM + SLUG_MM) * MM)
        bleed = image.getpixel((round(10.5 * MM), image.height // 2))
        assert isinstance(bleed, tuple)
        assert max(abs(a - b) for a, b in zip(bleed, HOUSE, strict=True)) < 45
        assert image.getpixel((out + 10, image.height - out - 10)) == (255, 255, 255)
        shown = image.crop((out + 60, out + 5, out + 160, out + 60))
        wanted = original.crop((60, 5, 160, 60))
        difference = [abs(a - b) for a, b in zip(ImageStat.Stat(shown).mean, ImageStat.Stat(wanted).mean, strict=True)]
        assert max(difference) < 25


# ---- made once, made the same ----


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_master_gives_the_same_bytes(tmp_path: Path) -> None:
    path, targets = master(tmp_path, f"{FULL} {PICTURE}"), [tmp_path / f"{n}.pdf" for n in range(4)]
    print_file(path, targets[0], job(tmp_path))
    print_file(path, targets[1], job(tmp_path))
    print_file(path, targets[2], job(tmp_path / "elsewhere"))
    assert len({sha(target) for target in targets[:3]}) == 1
    print_file(path, targets[3], job(tmp_path, colour_bar=True))
    assert sha(targets[3]) != sha(targets[0])


def test_a_picture_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, asked, honest = master(tmp_path, PICTURE), list[int](), Separation.jpeg

    def counted(self: Separation, data: bytes) -> bytes:
        asked.append(len(data))
        return honest(self, data)

    monkeypatch.setattr(Separation, "jpeg", counted)
    for _ in range(3):
        print_file(path, tmp_path / "print.pdf", job(tmp_path))
    assert len(asked) == 1


def test_pictures_may_be_converted_before_and_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, file = master(tmp_path, PICTURE), tmp_path / "photo.jpg"
    file.write_bytes(photograph())
    convert_picture(file, condition(), job(tmp_path).cache)
    (tmp_path / "damaged.jpg").write_bytes(photograph()[:200])
    convert_picture(tmp_path / "damaged.jpg", condition(), job(tmp_path).cache)  # said when it is needed
    before = sorted(job(tmp_path).cache.iterdir())
    with ThreadPoolExecutor(2) as pool:
        print_file(path, tmp_path / "a.pdf", job(tmp_path), pool)
        print_file(path, tmp_path / "b.pdf", job(tmp_path / "b"), pool)
    assert sorted(job(tmp_path).cache.iterdir()) == before
    assert len(before) == 1
    assert sha(tmp_path / "a.pdf") == sha(tmp_path / "b.pdf")


def test_colours_of_the_design_have_their_own_inks(tmp_path: Path) -> None:
    def first_ink(more: dict[str, object]) -> Sequence[float]:
        target = tmp_path / "print.pdf"
        print_file(master(tmp_path, FULL), target, job(tmp_path, **more))
        with pikepdf.open(target) as pdf:
            inks = [one.operands for one in pikepdf.parse_content_stream(pdf.pages[0]) if str(one.operator) == "k"]
        return [float(v) for v in inks[0]]

    assert first_ink({"recipes": {HOUSE: (85, 30, 60, 15)}}) == [0.85, 0.3, 0.6, 0.15]
    black = first_ink({"black_only": ["#0f6a5b"]})
    assert black[:3] == [0, 0, 0]
    assert 0.6 < black[3] < 0.9
