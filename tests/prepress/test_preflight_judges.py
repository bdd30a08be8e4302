"""Preflight beside other programs that read the same files: Poppler's lists of fonts and pictures, Ghostscript's ink."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from tests.prepress import corpus
from tests.prepress.cases import CASES
from tests.prepress.sheets import Maker
from ttdn_publish.formats.pdf.inspection import inspected
from ttdn_publish.prepress.preflight.examining import examine
from ttdn_publish.prepress.preflight.expectations import expectation

pytestmark = pytest.mark.slow


def lines_of(*command: str | Path) -> list[str]:
    """What a program prints. Skips the test, saying what is missing."""
    program = shutil.which(str(command[0]))
    if program is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([program, *map(str, command[1:])], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_resolutions_are_those_that_poppler_tells(built: MiniWorkspace) -> None:
    path = built.result("screen")
    told = sorted(
        (int(row[0]), min(int(row[12]), int(row[13])))
        for row in (line.split() for line in lines_of("pdfimages", "-list", path)[2:])
        if row[2] == "image"
    )
    with inspected(path) as inspection:
        ours = sorted(
            (page.number, round(thing.ppi))
            for page in inspection.pages()
            for thing in inspection.content(page).things
            if thing.kind == "image" and thing.ppi is not None
        )
    assert [page for page, _ in ours] == [page for page, _ in told]
    assert all(abs(one - other) <= 1 for (_, one), (_, other) in zip(ours, told, strict=True))


def test_fonts_are_those_that_poppler_tells(built: MiniWorkspace, tmp_path: Path) -> None:
    for path in (built.result("screen"), corpus.made("font_of_the_standard_fourteen", tmp_path / "a.pdf")):
        told = {}
        for line in lines_of("pdffonts", path)[2:]:
            embedded = re.search(r" (yes|no) +(yes|no) +(yes|no) +(?:\d+ +\d+|\[none\])$", line)
            assert embedded is not None
            told[line.split()[0]] = (embedded[1] == "yes", embedded[3] == "yes")
        with inspected(path) as inspection:
            fonts = {
                thing.font
                for page in inspection.pages()
                for thing in inspection.content(page).things
                if thing.font is not None
            }
        ours = {font.name: (font.embedded, font.to_unicode) for font in fonts}
        assert ours.keys() == told.keys()
        assert {name: embedded for name, (embedded, _) in ours.items()} == {
            name: yes for name, (yes, _) in told.items()
        }


def test_ghostscript_finds_only_black_where_we_find_only_black(tmp_path: Path) -> None:
    maker = Maker()
    maker.page(ground=False)
    path = maker.save(tmp_path / "a.pdf")
    (line,) = lines_of("gs", "-q", "-o", "-", "-sDEVICE=inkcov", path)
    cyan, magenta, yellow, black = map(float, line.split()[:4])
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0
    with inspected(path) as inspection:
        (page,) = inspection.pages()
        assert all(colour.only_black for thing in inspection.content(page).things for colour in thing.colours)


def test_qpdf_takes_every_file_of_the_corpus_that_is_a_pdf(tmp_path: Path) -> None:
    """The corpus is wrong in the ways it says, not in its syntax."""
    for case in CASES:
        if case.rule in ("IN20", "IN55") or case.name == "locked_by_a_password":
            continue
        path = case.make(tmp_path / f"{case.name}.pdf")
        assert "No syntax or stream encoding errors" in " ".join(lines_of("qpdf", "--check", path)), case.name


def test_files_of_other_programs_are_read(tmp_path: Path) -> None:
    """Ghostscript writes the corpus anew: nothing of it is damage."""
    path = corpus.made("clean_with_transparency", tmp_path / "a.pdf")
    lines_of("gs", "-q", "-o", tmp_path / "b.pdf", "-sDEVICE=pdfwrite", path)
    found = examine(tmp_path / "b.pdf", expectation())
    assert "IN20" not in {one.finding.rule.id for one in found.found}
    assert found.pages == 1
