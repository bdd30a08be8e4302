"""Pages on sheets, looked at in the file and in two renderer families: folded as pictures they are the pages of the source."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.prepress.imposition.orders import A5, SRA2, SRA3
from tests.prepress.imposition.pages import PT, numbered
from ttdn_publish.findings import Place
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.formats.pdf.placing import Placement, SheetPage, place, source_pages
from ttdn_publish.prepress.imposition.flat import Layout
from ttdn_publish.prepress.imposition.folding import Face, finished
from ttdn_publish.prepress.imposition.forms import forms
from ttdn_publish.prepress.imposition.order import Order, SchemeName
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.rendering.typefaces import plain_face

DPI = 60.0
_MM = DPI / 25.4


def imposed(layout: Layout, source: Path, target: Path) -> Path:
    sheets, _ = forms(layout, "việc mẫu", None, plain_face(), str, Place("x.pdf"))
    place(source, target, sheets)
    return target


# ---- the file ----


@pytest.fixture
def booklet(tmp_path: Path) -> tuple[Path, Path]:
    source = numbered(tmp_path / "a.pdf", 16, 148, 210)
    return source, imposed(make(replace(A5, up=4, thickness=0.1)), source, tmp_path / "b.pdf")


def test_the_sheet_file_says_what_the_source_says(booklet: tuple[Path, Path]) -> None:
    with pikepdf.open(booklet[0]) as source, pikepdf.open(booklet[1]) as sheets:
        assert sheets.Root.Metadata.read_bytes() == source.Root.Metadata.read_bytes()
        assert str(sheets.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
        assert len(sheets.pages) == 4


def test_boxes_lie_in_each_other(booklet: tuple[Path, Path]) -> None:
    for boxes in facts(booklet[1]).pages:
        assert boxes.trim is not None
        assert boxes.bleed is not None
        assert boxes.media == pytest.approx((0, 0, 450, 320))
        assert boxes.media[0] <= boxes.bleed[0] <= boxes.trim[0]
        assert boxes.trim[3] <= boxes.bleed[3] <= boxes.media[3]
        # The same on every sheet: creep moves pages, not the paper.
        assert boxes.trim == pytest.approx((12, 15.5, 438, 311.5), abs=0.01)
        assert boxes.bleed == pytest.approx((9, 12.5, 441, 314.5), abs=0.01)


def test_the_same_job_gives_the_same_bytes(booklet: tuple[Path, Path], tmp_path: Path) -> None:
    source, first = booklet
    again = imposed(make(replace(A5, up=4, thickness=0.1)), source, tmp_path / "c.pdf")
    assert again.read_bytes() == first.read_bytes()


def test_every_page_is_in_the_file_once(tmp_path: Path) -> None:
    """A leaflet eight times on a sheet is drawn eight times from one form; its content is not written again."""
    source = numbered(tmp_path / "a.pdf", 2, 99, 105)
    target = imposed(make(Order(SchemeName.STEP_AND_REPEAT, 2, 99, 105, SRA3)), source, tmp_path / "b.pdf")
    with pikepdf.open(target) as pdf:
        assert [len(page.Resources.XObject) for page in pdf.pages] == [1, 1]
        assert [page.Contents.read_bytes().count(b" Do Q") for page in pdf.pages] == [8, 8]
        forms_in_file = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
        assert len(forms_in_file) == 2


def test_only_cmyk_and_registration_colour_are_drawn(booklet: tuple[Path, Path]) -> None:
    with pikepdf.open(booklet[1]) as pdf:
        for page in pdf.pages:
            operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
            assert operators & {"rg", "RG", "g", "G"} == set()
            assert {"k", "scn", "SCN", "Do"} <= operators
            assert list(page.Resources.ColorSpace.All)[:3] == ["/Separation", "/All", "/DeviceCMYK"]


def test_what_speaks_of_the_old_pages_is_left_out(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4, 148, 210)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("một", 0))
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.save(source)
    target = imposed(make(replace(A5, pages=4, up=2)), source, tmp_path / "b.pdf")
    with pikepdf.open(target) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Metadata", "/OutputIntents"}
        assert not any(
            o.get("/Type") == "/Page" and "/TrimBox" not in o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
        )


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nno")
    with pytest.raises(BadPdf):
        source_pages(tmp_path / "a.pdf", 9)


def test_sizes_are_those_of_the_page_as_it_is_looked_at(tmp_path: Path) -> None:
    """A turned page, in units of two points, that does not begin at zero; bleed that is cut by the page's edge counts as far
    as it goes."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 100))
    page = pdf.pages[0].obj
    page.MediaBox = pikepdf.Array([-10, 5, 190, 105])
    page.TrimBox = pikepdf.Array([0, 15, 180, 95])
    page.BleedBox = pikepdf.Array([-4, 11, 400, 96])
    page.Rotate, page.UserUnit = 90, 2
    pdf.save(tmp_path / "a.pdf")
    count, (found,) = source_pages(tmp_path / "a.pdf", 5)
    assert count == 1
    assert (found.width * PT, found.height * PT) == pytest.approx((160, 360))
    # Clockwise by a quarter: the bottom is at the left, the left at the top.
    assert [edge * PT for edge in found.bleed] == pytest.approx([8, 20, 2, 8])


# ---- pictures ----


def _pdfium(path: Path) -> list[Image.Image]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pdf]
    finally:
        pdf.close()


def _mutool(path: Path) -> list[Image.Image]:
    if shutil.which("mutool") is None:
        pytest.skip("mutool is not installed")
    with pikepdf.open(path) as pdf:
        count = len(pdf.pages)
    command = ["mutool", "draw", "-q", "-r", str(DPI), "-F", "ppm", "-o", "-", str(path)]
    done = subprocess.run([*command, f"1-{count}"], capture_output=True, check=True)
    stream, pictures = io.BytesIO(done.stdout), []
    for _ in range(count):
        pictures.append(_ppm(stream))
    return pictures


def _ppm(stream: io.BytesIO) -> Image.Image:
    assert stream.readline().strip() == b"P6"
    line = stream.readline()
    while line.startswith(b"#"):
        line = stream.readline()
    width, height = map(int, line.split())
    stream.readline()
    return Image.frombytes("RGB", (width, height), stream.read(width * height * 3))


RENDERERS: dict[str, Callable[[Path], list[Image.Image]]] = {"pdfium": _pdfium, "mupdf": _mutool}


def cut(picture: Image.Image, height: float, box: tuple[float, float, float, float]) -> Image.Image:
    """What lies in a box (mm from the lower left corner) of a picture of something ``height`` mm high."""
    left, bottom, right, top = box
    edges = (left * _MM, (height - top) * _MM, right * _MM, (height - bottom) * _MM)
    return picture.crop(tuple(round(edge) for edge in edges))  # type: ignore[arg-type]


def leafed_through(layout: Layout, pictures: list[Image.Image], copy: int = 0) -> list[tuple[Face, Image.Image]]:
    """The folded thing as pictures: cut out of the sheets where its faces lie, turned as the paper is turned."""
    printed: dict[tuple[int, str], Image.Image] = {}
    queue = iter(pictures)
    for flat in layout.flats:
        for side in flat.sides:
            one_form = flat.one_form and side.letter == "B"
            printed[flat.number, side.letter] = printed[flat.number, "A"] if one_form else next(queue)
    assert next(queue, None) is None
    seen = []
    for face in finished(layout, copy):
        assert face.slot is not None
        trim = face.area.meet(face.slot.trim)
        assert trim is not None
        picture = cut(
            printed[face.flat.number, face.side],
            face.flat.sheet.height,
            (trim.left, trim.bottom, trim.right, trim.top),
        )
        # The face's turn is what the folded page shows; the slot's turn is undone by the paper's.
        paper = (face.rotation - face.slot.rotation) % 360
        seen.append((face, picture.rotate(paper, expand=True)))
    return seen


@cache
def _blank(size: tuple[int, int]) -> Image.Image:
    return Image.new("RGB", size, "white")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255, but for two pixels at the edges."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    area = (2, 2, width - 2, height - 2)
    return max(ImageStat.Stat(ImageChops.difference(one.crop(area), other.crop(area))).mean)


JOBS = {
    "2-up": replace(A5, pages=12, up=2, thickness=0.3),
    "4-up": replace(A5, pages=14, up=4, thickness=0.3),
    "8-up and the rest by work-and-turn": replace(A5, pages=24, sheet=SRA2, up=8, thickness=0.3),
    "one form": replace(A5, pages=8, up=4, one_form=True),
    "cut and stack": Order(SchemeName.CUT_AND_STACK, 6, 99, 210, SRA3, up=2),
    "work and tumble": Order(SchemeName.WORK_AND_TUMBLE, 2, 200, 130, SRA3, up=2),
}


@pytest.mark.parametrize("renderer", list(RENDERERS))
@pytest.mark.parametrize("job", list(JOBS))
def test_folded_as_pictures_it_reads_as_the_source(job: str, renderer: str, tmp_path: Path) -> None:
    order = JOBS[job]
    source = numbered(tmp_path / "a.pdf", order.pages, order.width, order.height)
    layout = make(order)
    draw = RENDERERS[renderer]
    pages = draw(source)
    sheets = draw(imposed(layout, source, tmp_path / "b.pdf"))
    read = leafed_through(layout, sheets)
    assert len(read) == len(layout.order)
    around = 11.0  # bleed and slug of the source
    for place_, (page, (face, seen)) in enumerate(zip(layout.order, read, strict=True)):
        if page is None:
            assert difference(seen, _blank(seen.size)) < 1
            continue
        lost = order.width - (face.slot.trim.height if face.slot.rotation % 180 else face.slot.trim.width)  # type: ignore[union-attr]
        left = around + (lost if place_ % 2 == 0 else 0)  # creep takes it at the spine
        box = (left, around, left + order.width - lost, around + order.height)
        expected = cut(pages[page], order.height + 2 * around, box)
        assert difference(seen, expected) < 6, (place_, page)
        assert abs(seen.width - expected.width) <= 1
        # And it is no other page: numbers and colours differ.
        other = cut(pages[(page + 1) % len(pages)], order.height + 2 * around, box)
        assert difference(seen, other) > 10


@pytest.mark.parametrize("renderer", list(RENDERERS))
def test_a_tri_fold_opens_as_pictures(renderer: str, tmp_path: Path) -> None:
    """The panels seen one after the other are those of the source: front, inside left, flap, inside right, middle, back."""
    source = numbered(tmp_path / "a.pdf", 2, 297, 210)
    layout = make(Order(SchemeName.TRI_FOLD, 2, 297, 210, SRA3, panels=(97, 100, 100)))
    draw = RENDERERS[renderer]
    outside, inside = draw(source)
    (sheet,) = draw(imposed(layout, source, tmp_path / "b.pdf"))
    panels = [
        (outside, 197, 297),
        (inside, 0, 100),
        (outside, 0, 97),
        (inside, 200, 297),
        (inside, 100, 200),
        (outside, 97, 197),
    ]
    for copy in (0, 1):
        for (page, left, right), (_, seen) in zip(panels, leafed_through(layout, [sheet], copy), strict=True):
            expected = cut(page, 210 + 22, (11 + left, 11, 11 + right, 11 + 210))
            assert difference(seen, expected) < 6


@pytest.mark.parametrize("renderer", list(RENDERERS))
def test_a_turned_source_page_lies_as_the_straight_one(renderer: str, tmp_path: Path) -> None:
    """The same page, once upright, once stored on its side with /Rotate, once in units of two points."""
    straight = numbered(tmp_path / "a.pdf", 1, 80, 120, intent=False)
    pictures = []
    for number, (rotate, unit) in enumerate([(0, 1), (90, 1), (180, 1), (270, 1), (0, 2)]):
        with pikepdf.open(straight) as pdf:
            page = pdf.pages[0].obj
            _, _, right, top = (float(n) for n in page.MediaBox)
            turn = {
                0: (1, 0, 0, 1, 0, 0),
                90: (0, 1, -1, 0, top, 0),
                180: (-1, 0, 0, -1, right, top),
                270: (0, -1, 1, 0, 0, right),
            }[rotate]
            scale = 1 / unit
            matrix = [n * scale for n in turn]
            for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
                x1, y1, x2, y2 = (float(n) for n in page[name])
                a, b, c, d, e, f = matrix
                xs, ys = (
                    sorted((a * x1 + c * y1 + e, a * x2 + c * y2 + e)),
                    sorted((b * x1 + d * y1 + f, b * x2 + d * y2 + f)),
                )
                page[name] = pikepdf.Array([xs[0], ys[0], xs[1], ys[1]])
            page.Contents = pdf.make_stream(
                f"q {' '.join(f'{n:.6f}' for n in matrix)} cm\n".encode() + page.Contents.read_bytes() + b"\nQ"
            )
            page.Rotate, page.UserUnit = rotate, unit
            pdf.save(tmp_path / "t.pdf")
        _, (found,) = source_pages(tmp_path / "t.pdf", 1)
        assert (found.width, found.height) == pytest.approx((80, 120), abs=0.01)
        window = (17.0, 27.0, 103.0, 153.0)
        sheet = SheetPage(120, 180, (20, 30, 100, 150), window, (Placement(0, (20, 30, 100, 150), 0, window),))
        place(tmp_path / "t.pdf", tmp_path / f"s{number}.pdf", [sheet])
        pictures += RENDERERS[renderer](tmp_path / f"s{number}.pdf")
    assert difference(pictures[0], _blank(pictures[0].size)) > 10
    for picture in pictures[1:]:
        assert difference(picture, pictures[0]) < 3


def test_nothing_of_the_slug_is_shown(booklet: tuple[Path, Path]) -> None:
    """The source's slug is pure magenta: apart from the colour bar's own fields there is none on the sheet."""
    layout = make(replace(A5, up=4, thickness=0.1))
    with pikepdf.open(booklet[1]) as pdf:
        for page in pdf.pages:
            # Without marks: only the pages and their clips are left.
            content = page.Contents.read_bytes()
            page.Contents = pdf.make_stream(content[: content.index(b"/All CS")].rpartition(b"q ")[0])
        pdf.save(booklet[1].with_name("bare.pdf"))
    for flat, picture in zip(layout.flats, _pdfium(booklet[1].with_name("bare.pdf"))[::2], strict=True):
        for slot in flat.sides[0].slots:
            window = slot.window
            inside = (window.left + 0.5, window.bottom + 0.5, window.right - 0.5, window.top - 0.5)
            part = cut(picture, flat.sheet.height, inside)
            red, green, _ = part.split()
            assert ImageStat.Stat(ImageChops.subtract(red, green)).extrema[0][1] < 90
        outside = cut(picture, flat.sheet.height, (0, 0, flat.sheet.width, 11))
        assert difference(outside, _blank(outside.size)) < 1
