"""The four sample brochures before other judges: veraPDF, our preflight, two families of renderers, and as press sheets
folded as pictures."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tests.conftest import ROOT, SIGNED_AT, SIGNER
from tests.judges.test_pdf import ghostscript, ink, poppler, verapdf
from tests.prepress.imposition.orders import A5
from tests.prepress.imposition.test_placing import RENDERERS, cut, difference, imposed, leafed_through
from ttdn_publish.findings import Severity
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.prepress.imposition.planning import make
from ttdn_publish.production.approving import approve
from ttdn_publish.production.building import Order, build
from ttdn_publish.production.preflighting import PreflightOrder, preflight

pytestmark = pytest.mark.slow
FAMILIES = {"du-an": (148, 210, 24), "du-lich": (297, 210, 2), "dac-san": (148, 210, 2), "doanh-nghiep": (148, 210, 12)}
VERSIONS = ("screen", "print", "archive")


@pytest.fixture(scope="module")
def brochures(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Path:
    """A workspace with the sample brochures, signed and built in Vietnamese in all versions; tests only look at it."""
    root = tmp_path_factory.mktemp("brochures") / "ws"
    aside = shutil.ignore_patterns("illustrations", "bulletins", "documents", "events", "records")
    shutil.copytree(ROOT / "content", root / "content", ignore=aside)
    shutil.copytree(cut_fonts / "fonts", root / ".ttdn" / "fonts")
    for family in FAMILIES:
        folder = root / "content" / "brochures" / family
        approve(folder, ("vi",), SIGNER, moment=SIGNED_AT)
        report = build(Order(root, folder, versions=VERSIONS))
        assert [finding.what() for finding in report.findings] == []
    return root


def result(root: Path, family: str, version: str) -> Path:
    """The file of a family (of leaflets the first) in one version."""
    return sorted((root / "out" / family).glob(f"*-vi-{version}.pdf"))[0]


@pytest.mark.parametrize("family", FAMILIES)
def test_sizes_and_pages_are_those_of_the_family(brochures: Path, family: str) -> None:
    width, height, count = FAMILIES[family]
    for version in VERSIONS:
        pages = facts(result(brochures, family, version)).pages
        assert len(pages) == count
        for boxes in pages:
            assert boxes.trim == pytest.approx((0, 0, width, height), abs=0.05)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("version", "flavour"), [("screen", "ua1"), ("archive", "2a")])
def test_verapdf_accepts_them(brochures: Path, family: str, version: str, flavour: str) -> None:
    command = [*verapdf(), flavour, str(result(brochures, family, version))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PASS "), done.stdout + done.stderr[-2000:]


@pytest.mark.parametrize("family", FAMILIES)
def test_preflight_finds_no_error_and_few_warnings(brochures: Path, family: str) -> None:
    width, height, _ = FAMILIES[family]
    file = result(brochures, family, "print")
    found = preflight(PreflightOrder((file,), trim=(width, height), bleed=3, condition="FOGRA39")).findings
    assert [f.what() for f in found if f.severity is Severity.ERROR] == []
    # The drawn map of the parks has small coloured names.
    assert {f.rule.id for f in found} <= ({"IN33", "IN37"} if family == "du-an" else set())


@pytest.mark.parametrize("family", FAMILIES)
def test_two_renderers_agree_on_every_page(brochures: Path, family: str, tmp_path: Path) -> None:
    file = result(brochures, family, "print")
    one, other = poppler(file, tmp_path), ghostscript(file, tmp_path)
    assert len(one) == len(other) == FAMILIES[family][2]
    for number, (first, second) in enumerate(zip(one, other, strict=True), start=1):
        same_size = second.resize(first.size)
        difference = float(ImageStat.Stat(ImageChops.difference(first, same_size)).mean[0]) / 255
        assert difference < 0.06, f"page {number}: {difference:.3f}"
        assert min(ink(first), ink(same_size)) > 0.004, f"page {number} is blank"  # a page for notes has lines only


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("family", ["du-an", "doanh-nghiep"])
def test_folded_as_pictures_a_booklet_reads_as_its_pages(
    brochures: Path, family: str, renderer: str, tmp_path: Path
) -> None:
    width, height, count = FAMILIES[family]
    source, draw = result(brochures, family, "print"), RENDERERS[renderer]
    layout = make(replace(A5, pages=count, up=4, thickness=0.1))
    pages, read = draw(source), leafed_through(layout, draw(imposed(layout, source, tmp_path / "sheets.pdf")))
    assert len(read) == count
    around = 13.0  # bleed and slug of the source
    for place, (page, (face, seen)) in enumerate(zip(layout.order, read, strict=True)):
        assert page == place
        assert face.slot is not None
        lost = width - (face.slot.trim.height if face.slot.rotation % 180 else face.slot.trim.width)
        left = around + (lost if place % 2 == 0 else 0)  # creep takes it at the spine
        box = (left, around, left + width - lost, around + height)
        # A page lies between the pixels of the sheet: a little out of focus that does not show.
        looks = [difference(soft(seen), soft(cut(other, height + 2 * around, box))) for other in pages]
        assert looks.index(min(looks)) == page
        assert looks[page] < 4, (page, looks[page])


def soft(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(2))
