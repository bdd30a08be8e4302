"""A stitched booklet of 64 pages on sheets: ours against plain loops with pikepdf and pypdf.

    python -m tests.benchmarks.imposition [ROUNDS]

Every page of the source carries a photo of its own. The peers place two pages a side in the right order and do no more;
ours also reads boxes, plans, moves pages by their creep, cuts bleed at neighbours and draws all marks. Each runs in a
fresh process, in turns. A second table has ours at 16 and 256 pages: memory must not grow with them. pypdf is measured
where it is installed.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from tests.benchmarks.measure import Candidate, interleaved, rounds_wanted, table
from tests.conftest import ROOT
from tests.prepress.imposition.pages import PT, numbered

PAGES, WIDTH, HEIGHT, SHEET = 64, 148.0, 210.0, (450.0, 320.0)
AROUND = 11.0  # bleed and slug of the source, in mm
#: CPU of ours over the pikepdf loop; MB that 256 pages may take more than 16.
MAX_CPU, MAX_GROWTH = 2.0, 24.0


def source(path: Path, pages: int) -> Path:
    """A print file whose pages have a photo each (noise, so that nothing is saved by compressing)."""
    numbered(path, pages, WIDTH, HEIGHT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for number, page in enumerate(pdf.pages):
            noise = Image.frombytes("CMYK", (500, 400), random.Random(number).randbytes(800_000))
            stream = io.BytesIO()
            noise.save(stream, "JPEG", quality=80)
            picture = pdf.make_stream(stream.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
            picture.Width, picture.Height, picture.BitsPerComponent = 500, 400, 8
            picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceCMYK, pikepdf.Name.DCTDecode
            page.Resources.XObject = pikepdf.Dictionary(Photo=picture)
            page.contents_add(b"q 250 0 0 200 100 100 cm /Photo Do Q")
        pdf.save(path, deterministic_id=True)
    return path


def spreads(pages: int) -> list[tuple[int, int]]:
    """The two pages (from 0) of every side."""
    sides = []
    for sheet in range(pages // 4):
        low, high = 2 * sheet, pages - 1 - 2 * sheet
        sides += [(high, low), (low + 1, high - 1)]
    return sides


def ours(given: Path, target: Path) -> None:
    from ttdn_publish.prepress.imposition.order import SchemeName
    from ttdn_publish.prepress.imposition.planning import Wishes
    from ttdn_publish.production.imposing import impose

    done = impose(given, Wishes(SchemeName.SADDLE_STITCH, "SRA3", up=2, thickness=0.1), out=target)
    assert done.layout is not None


def ours_with_dummy(given: Path, target: Path) -> None:
    from ttdn_publish.prepress.imposition.order import SchemeName
    from ttdn_publish.prepress.imposition.planning import Wishes
    from ttdn_publish.production.imposing import impose

    impose(given, Wishes(SchemeName.SADDLE_STITCH, "SRA3", up=2, thickness=0.1), out=target, with_dummy=True)


def plain_pikepdf(given: Path, target: Path) -> None:
    with pikepdf.open(given) as pdf, pikepdf.new() as out:
        left = (SHEET[0] / 2 - WIDTH) * PT
        bottom = (SHEET[1] - HEIGHT) / 2 * PT
        for pair in spreads(len(pdf.pages)):
            out.add_blank_page(page_size=(SHEET[0] * PT, SHEET[1] * PT))
            for index, number in enumerate(pair):
                x = left + index * WIDTH * PT
                area = pikepdf.Rectangle(x, bottom, x + WIDTH * PT, bottom + HEIGHT * PT)
                out.pages[-1].add_overlay(pdf.pages[number], area)
        out.save(target)


def plain_pypdf(given: Path, target: Path) -> None:
    pypdf: Any = import_module("pypdf")

    reader, writer = pypdf.PdfReader(given), pypdf.PdfWriter()
    for pair in spreads(len(reader.pages)):
        sheet = writer.add_blank_page(SHEET[0] * PT, SHEET[1] * PT)
        for index, number in enumerate(pair):
            x = (SHEET[0] / 2 - WIDTH + index * WIDTH - AROUND) * PT
            y = ((SHEET[1] - HEIGHT) / 2 - AROUND) * PT
            sheet.merge_transformed_page(reader.pages[number], pypdf.Transformation().translate(x, y))
    writer.write(target)


WAYS: dict[str, Callable[[Path, Path], None]] = {
    "pikepdf": plain_pikepdf,
    "pypdf": plain_pypdf,
    "ours": ours,
    "ours with dummy": ours_with_dummy,
}


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def candidate(way: str, pages: int, label: str = "") -> Candidate:
            given = folder / f"{pages}.pdf"
            if not given.exists():
                source(given, pages)
            command: list[str | Path] = [
                sys.executable,
                "-m",
                "tests.benchmarks.imposition",
                way,
                given,
                folder / f"{way}.pdf",
            ]
            return Candidate(label or way, [command], cwd=ROOT)

        ways = [way for way in WAYS if way != "pypdf" or find_spec("pypdf")]
        if "pypdf" not in ways:
            print("pypdf is not installed: skipped")
        candidates = [candidate(way, PAGES) for way in ways]
        interleaved(candidates, rounds_wanted(5))
        good = table(candidates, candidates[0], {("ours", "cpu"): MAX_CPU})
        sizes = [candidate("ours", pages, f"ours, {pages} pages") for pages in (16, 256)]
        interleaved(sizes, 1)
        table(sizes, sizes[0], {})
        grown = sizes[1].peak - sizes[0].peak
        met = grown <= MAX_GROWTH
        print(f"256 pages take {grown:.0f} MB more than 16: {'met' if met else 'MISSED'} (≤ {MAX_GROWTH:g})")
        return int(not (good and met))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        WAYS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
