"""Rules on what came out, by real small builds: one that is right, and one that has every fault at once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from tests.conftest import MiniWorkspace
from ttdn_publish.checks import check_pdf, check_placements
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Finding, Place, Severity
from ttdn_publish.model.body import Picture
from ttdn_publish.model.bulletin import Issue, PlanEntry
from ttdn_publish.production.building import Order, Report, build
from ttdn_publish.production.content import read_content
from ttdn_publish.rendering.boxes import Fill
from ttdn_publish.rendering.fitting import Fitted, report
from ttdn_publish.rendering.page_view import Placement
from ttdn_publish.rendering.pages import Piece
from ttdn_publish.rendering.pdf import Sheet
from ttdn_publish.rendering.templates import Templates
from ttdn_publish.workspace import Workspace, packaged

ARTICLE = "articles/bai-mau.md"
LONG = "\n\nNgười chèo ghe kể chuyện con nước lớn, nước ròng và những phiên chợ họp trên sông từ lúc trời còn tối." * 60
SHORT = "---\nheadline: Tin vắn\nunit: so-ngoai-vu\nclassification: cong_khai\n---\nChợ nổi họp sớm.\n"


def cases(kind: str) -> set[str]:
    """The rules that a test here shows as ``found`` or ``not_found``, by the names of the tests."""
    names = (name.split("_") for name in dir(sys.modules[__name__]) if name.startswith("test_bt"))
    return {words[1].upper() for words in names if "_".join(words[2:]).startswith(kind)}


def of(rule: str, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.id == rule]


@pytest.fixture(scope="module")
def right(built: MiniWorkspace) -> Report:
    """The mini issue as it was built; nothing is built again."""
    return build(Order(built.root, built.issue))


@pytest.fixture(scope="module")
def faulty(built: MiniWorkspace, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One build with every fault: too long, too empty, a poor picture, a strange letter, an odd style sheet."""
    root = tmp_path_factory.mktemp("faulty") / "ws"
    shutil.copytree(built.root, root, symlinks=True)
    workspace = MiniWorkspace(root)
    workspace.edit(ARTICLE, "Viết cho người ở xa", "Viết cho người ở xa {tùy chọn}")
    workspace.edit(ARTICLE, "file: mau-song.jpg", "file: nho.jpg")
    workspace.edit(ARTICLE, "Trời chưa sáng hẳn,", f"Chữ lạ \U00013080. {LONG}\n\nTrời chưa sáng hẳn,")
    Image.new("RGB", (200, 150), "navy").save(workspace.issue / "pictures" / "nho.jpg")
    (workspace.issue / "articles" / "tin-van.md").write_text(SHORT, "utf-8")
    workspace.edit("issue.yaml", "articles: [khoi-mau]", "articles: [tin-van]")
    style = root / "templates" / "bulletin" / "style.css.j2"
    style.parent.mkdir(parents=True)
    style.write_text(
        (packaged("templates") / "bulletin" / style.name).read_text("utf-8") + "\nh1 { khong-co: 1; }\n", "utf-8"
    )
    return build(Order(root, workspace.issue, versions=("screen",)))


@pytest.fixture(scope="module")
def issue(built: MiniWorkspace) -> Issue:
    issue = read_content(Workspace(built.root), built.issue).issue
    assert issue is not None
    return issue


# ---- BT11: pictures as placed ----


def placed(pixels: float, file: str = "a.jpg") -> Placement:
    """A picture of so many pixels in a box of one inch."""
    return Placement(Picture(at=Place("a.md", 3), file=file), 25.4, 25.4, pixels)


def test_bt11_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT11", faulty.findings)
    assert finding.severity is Severity.ERROR
    assert finding.place.file.endswith(ARTICLE)
    assert "“nho.jpg”" in finding.what()
    assert "{" not in finding.what() + finding.way_out()


def test_bt11_found_once_for_the_worst_place() -> None:
    (finding,) = check_placements([placed(260), placed(200), placed(240)])
    assert finding.severity is Severity.WARNING
    assert "chỉ đạt 200 ppi" in finding.what()
    assert "ít nhất 300 điểm ảnh" in finding.way_out()


def test_bt11_not_found_for_enough_pixels_or_a_drawing(right: Report) -> None:
    drawing = Placement(Picture(file="a.svg"), 100, 100, None)
    assert list(check_placements([placed(250), placed(251, "b.jpg"), drawing])) == []
    assert of("BT11", right.findings) == []


# ---- BT14, BT15, BT31: how pages are filled ----


def fitted(pages: int, free: float, *, kind: str = "article", relieved: bool = False, elastic: bool = False) -> Fitted:
    entry = PlanEntry(at=Place("issue.yaml", 9), pages="2-3", kind=kind, articles=("bai",), elastic=elastic)
    return Fitted(Piece(entry, "", relieved=relieved), Sheet(None, Fill(pages, 12 if pages > 2 else 0, free)))


def said(one: Fitted) -> list[str]:
    return [finding.rule.id for finding in report(one)]


def test_bt14_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT14", faulty.findings)
    assert finding.place.file.endswith("issue.yaml")
    assert "“bai-mau” (trang 2) dài hơn 1 trang" in finding.what()
    assert finding.way_out().startswith("Rút bớt khoảng ")
    assert "{" not in finding.what() + finding.way_out()


def test_bt14_found_with_advice_for_an_elastic_piece() -> None:
    (finding,) = report(fitted(3, 10, elastic=True))
    assert "12 dòng, hoặc chuyển mục co giãn này chỉ đăng bản điện tử" in finding.way_out()


def test_bt14_not_found_when_the_last_page_is_full(right: Report) -> None:
    assert said(fitted(2, 0)) == []
    assert of("BT14", right.findings) == []


def test_bt15_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT15", faulty.findings)
    assert "“tin-van” (trang 3) còn trống khoảng" in finding.what()
    assert finding.severity is Severity.NOTICE


def test_bt15_not_found_for_a_little_room_or_another_kind_of_page(right: Report) -> None:
    assert said(fitted(2, 69)) == []
    assert said(fitted(2, 200, kind="contents")) == []
    assert of("BT15", right.findings) == []


def test_bt31_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT31", faulty.findings)
    assert "“bai-mau”" in finding.what()


def test_bt31_not_found_when_the_optional_block_stays(right: Report) -> None:
    assert said(fitted(2, 20, relieved=True)) == ["BT31"]
    assert said(fitted(2, 20)) == []
    assert of("BT31", right.findings) == []


# ---- BT23: letters that no font has ----


def test_bt23_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT23", faulty.findings)
    assert "U+13080" in finding.what()
    assert finding.place.file.endswith(ARTICLE)


def test_bt23_not_found_for_the_six_languages(right: Report) -> None:
    assert of("BT23", right.findings) == []


# ---- BT26: templates ----


def test_bt26_found_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.html.j2").write_text("một\n{{ khong_co }}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        Templates([tmp_path], {}, {}).render("a.html.j2")
    (finding,) = caught.value.findings
    assert (finding.rule.id, finding.place) == ("BT26", Place("templates/a.html.j2", 2))
    assert "khong_co" in finding.what()


def test_bt26_not_found_for_a_template_that_runs(tmp_path: Path) -> None:
    (tmp_path / "a.html.j2").write_text("{# {{ khong_co }} #}{% if ten is defined %}{{ ten }}{% endif %}một", "utf-8")
    assert Templates([tmp_path], {}, {}).render("a.html.j2") == "một"


# ---- BT32: the layout's complaints ----


def test_bt32_found_in_a_build(faulty: Report) -> None:
    (finding,) = of("BT32", faulty.findings)
    assert "khong-co" in finding.what()


def test_bt32_not_found_for_the_templates_of_the_house(right: Report) -> None:
    assert of("BT32", right.findings) == []


# ---- BT33: the layout engine stumbles ----


def test_bt33_found_when_the_layout_engine_gives_up(warm: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint

    def stumble(*_: object, **__: object) -> None:
        raise AssertionError("page_is_empty")

    monkeypatch.setattr(weasyprint.HTML, "render", stumble)
    warm.edit("articles/bai-mau.md", "Bài viết mẫu", "Bài viết khác")
    before = (warm.root / "out" / "mau" / "mau-vi-print.pdf").read_bytes()
    with pytest.raises(ContentError) as caught:
        build(Order(warm.root, warm.issue))
    (finding,) = of("BT33", caught.value.findings)
    assert finding.place.file.endswith("issue.yaml")
    assert "trang 1" in finding.what()
    assert (warm.root / "out" / "mau" / "mau-vi-print.pdf").read_bytes() == before


def test_bt33_not_found_for_the_templates_of_the_house(right: Report) -> None:
    assert of("BT33", right.findings) == []


# ---- BT27: the files reopened ----


def shift_trim(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/TrimBox"] = pikepdf.Array([0, 0, 538.0, 765])


def drop_bleed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/BleedBox"]


def drop_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def drop_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def drop_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def drop_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def drop_font(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]
            return


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (shift_trim, "trang 2: khung trang không đúng"),
        (drop_bleed, "trang 1: khung trang không đúng"),
        (drop_language, "thiếu tiêu đề hoặc ngôn ngữ"),
        (drop_title, "thiếu tiêu đề hoặc ngôn ngữ"),
        (drop_tags, "thiếu cấu trúc hoặc mục lục"),
        (drop_outline, "thiếu cấu trúc hoặc mục lục"),
        (drop_font, "không được nhúng"),
    ],
)
def test_bt27_found_in_a_spoiled_file(
    built: MiniWorkspace, issue: Issue, tmp_path: Path, spoil: Callable[[Any], None], words: str
) -> None:
    spoiled = tmp_path / "a.pdf"
    with pikepdf.open(built.root / "out" / "mau" / "mau-vi-screen.pdf") as pdf:
        spoil(pdf)
        pdf.save(spoiled)
    (finding,) = check_pdf(spoiled, issue, issue.format, screen=True)
    assert finding.rule.id == "BT27"
    assert words in finding.what()
    assert "“a.pdf”" in finding.what()


def test_bt27_found_for_a_file_cut_off(built: MiniWorkspace, issue: Issue, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (finding,) = check_pdf(tmp_path / "a.pdf", issue, issue.format, screen=True)
    assert "tệp PDF hỏng" in finding.what()


def test_bt27_found_for_a_screen_file_taken_for_print(built: MiniWorkspace, issue: Issue) -> None:
    found = list(check_pdf(built.root / "out" / "mau" / "mau-vi-screen.pdf", issue, issue.format, screen=False))
    assert len(found) == issue.pages


def test_bt27_not_found_for_what_was_built(built: MiniWorkspace, issue: Issue, right: Report) -> None:
    for name in ("screen", "print"):
        assert (
            list(
                check_pdf(
                    built.root / "out" / "mau" / f"mau-vi-{name}.pdf", issue, issue.format, screen=name == "screen"
                )
            )
            == []
        )
    assert right.findings == ()
