"""The folder of tourism and the directory of enterprises, built: words in their panels, every row on the page the index says."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from tests.brochures.made import MOMENT, BrochureWorkspace, leaflets, registers
from tests.conftest import ROOT
from ttdn_publish.findings import Severity
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.production import brochure_work
from ttdn_publish.production.building import build
from ttdn_publish.production.order import Order, Report

DIRECTORY = """\
family: doanh-nghiep
title: Danh bạ mẫu
date: 2018-03-30
updated_to: 2018-03
classification: cong_khai
languages: [vi]
publisher: trung-tam-xuc-tien
rows: dn.csv
licence: {number: 00/GP-MAU, date: 2018-01-02, sample: true}
imprint: {printer: Nhà in Mẫu, print_run: 1000, sample: true}
"""
FOLDER = DIRECTORY.replace("doanh-nghiep", "du-lich").replace("dn.csv", "diem.csv")
TEXT = "---\nheadline: {headline}\nunit: so-ngoai-vu\nclassification: cong_khai\n---\n\n{words}\n"
SECTORS = ("Trái cây", "Thủy sản", "Lúa gạo")


def brochure(
    root: Path, fonts: Path, yaml: str, table: Sequence[Sequence[str]], texts: dict[str, str]
) -> BrochureWorkspace:
    registers(root)
    made = BrochureWorkspace(root)
    (made.folder / "texts").mkdir(parents=True)
    (made.folder / "pictures").mkdir()
    (made.folder / "brochure.yaml").write_text(yaml, "utf-8")
    with (made.folder / ("dn.csv" if "dn.csv" in yaml else "diem.csv")).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    for slug, words in texts.items():
        (made.folder / "texts" / f"{slug}.md").write_text(TEXT.format(headline="Tựa bài", words=words), "utf-8")
    shutil.copytree(fonts / "fonts", root / ".ttdn" / "fonts")
    return made


def built(made: BrochureWorkspace) -> Report:
    return build(Order(made.root, made.folder, "vi", moment=MOMENT))


def pages_of(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


@pytest.fixture
def directory(tmp_path: Path, cut_fonts: Path) -> BrochureWorkspace:
    """Seventy enterprises of three sectors, which stand in the table in no order."""
    table = [["Mã", "Tên doanh nghiệp", "Ngành", "Sản phẩm", "Địa chỉ", "Điện thoại", "Thư điện tử", "Mẫu"]]
    for number in range(1, 71):
        name = f"Công ty TNHH Mẫu {number:03}"
        made = ["Xoài, vú sữa, thanh long", "Số 0, đường Mẫu", "0273 000 0000", f"m{number:03}@example.com", "x"]
        table.append([f"DN{number:03}", name, SECTORS[number % 3], *made])
    return brochure(
        tmp_path / "ws", cut_fonts, DIRECTORY, table, {"loi-noi-dau": "Lời nói đầu.", "cach-dung": "Cách dùng."}
    )


@pytest.mark.parametrize("chunk", [100, 25, 4])
def test_the_index_says_on_which_page_every_row_stands(
    directory: BrochureWorkspace, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(brochure_work, "CHUNK", chunk)
    report = built(directory)
    assert not [f.what() for f in report.findings if f.severity is Severity.ERROR]
    pages = pages_of(report.results[0])
    assert len(pages) % 4 == 0
    index = next(n for n, words in enumerate(pages) if "Tra theo tên" in words)
    listed = {m[2]: int(m[1]) for words in pages[index:] for m in re.finditer(r"(\d+)\s+Mẫu (\d{3})", words)}
    stands = {m[1]: n + 1 for n, words in enumerate(pages[:index]) for m in re.finditer(r"m(\d{3})@", words)}
    assert len(listed) == 70
    assert listed == stands
    order = [m for words in pages[:index] for m in re.findall(r"m(\d{3})@", words)]
    assert order == sorted(order, key=lambda number: (SECTORS.index(SECTORS[int(number) % 3]) - 1) % 3)
    counts = [len(re.findall(r"m\d{3}@", words)) for words in pages[2:index]]
    assert min(counts[:-1]) > max(counts) / 2  # no page but the last is half empty


def test_a_page_that_begins_inside_a_sector_says_so(directory: BrochureWorkspace) -> None:
    pages = [words for words in pages_of(built(directory).results[0]) if "@example.com" in words]
    assert sum(len(re.findall(r"\d+ doanh nghiệp", words)) for words in pages) == len(SECTORS)
    sectors = [[int(number) % 3 for number in re.findall(r"m(\d{3})@", words)] for words in pages]
    for words, before, here in zip(pages[1:], sectors, sectors[1:], strict=False):
        going = re.findall(r"(.+) \(tiếp\)", words)
        assert [name.strip() for name in going] == ([SECTORS[here[0]]] if before[-1] == here[0] else [])


@pytest.fixture
def folder(tmp_path: Path, cut_fonts: Path) -> BrochureWorkspace:
    table = [["Số", "Tên", "Loại", "Giới thiệu", "Mách nhỏ", "X", "Y"]]
    table += [[str(n), f"Điểm mẫu {n}", "Vườn", "Một nơi để ghé.", "Đi sớm.", str(n * 10), "50"] for n in range(1, 7)]
    texts = dict.fromkeys(("di-lai", "am-thuc", "mua-le-hoi"), "Vài câu ngắn cho ô này.")
    return brochure(tmp_path / "ws", cut_fonts, FOLDER, table, texts)


def test_the_folder_has_two_pages_and_its_words_have_room(folder: BrochureWorkspace) -> None:
    report = built(folder)
    assert not [f.what() for f in report.findings if f.severity is Severity.ERROR]
    outside, inside = facts(report.results[0]).pages
    assert outside.trim == inside.trim
    first, second = pages_of(report.results[0])
    assert "không bán" in first
    assert all(f"Điểm mẫu {n}" in second for n in range(1, 7))


@pytest.mark.parametrize("slug", ["di-lai", "mua-le-hoi"])
def test_a_text_that_is_longer_than_its_panel_is_an_error(folder: BrochureWorkspace, slug: str) -> None:
    folder.edit(f"texts/{slug}.md", "Vài câu ngắn cho ô này.", "Câu này dài hơn ô của nó. " * 90)
    report = built(folder)
    lost = [f for f in report.findings if f.rule.id == "IN11"]
    assert lost
    assert all(f.severity is Severity.ERROR for f in lost)
    assert all("-draft-" in path.name for path in report.results)


def test_a_leaflet_with_too_many_words_is_an_error_of_its_row(tmp_path: Path, cut_fonts: Path) -> None:
    made = leaflets(tmp_path / "ws")
    shutil.copytree(cut_fonts / "fonts", made.root / ".ttdn" / "fonts")
    made.edit("dac-san.csv", "Béo và thơm.", "Béo và thơm. " * 90)
    found = {f"{f.place}" for f in built(made).findings if f.rule.id == "IN11"}
    assert found == {"content/brochures/to-roi/dac-san.csv:3"}


def test_words_too_near_to_a_fold_are_an_error(folder: BrochureWorkspace) -> None:
    own = folder.root / "templates" / "brochures" / "du-lich"
    own.mkdir(parents=True)
    packaged = (ROOT / "templates" / "brochures" / "du-lich" / "family.css.j2").read_text("utf-8")
    (own / "family.css.j2").write_text(packaged + ".flap .words { right: 1mm; text-align: right }", "utf-8")
    (found,) = [f for f in built(folder).findings if f.rule.id == "IN10"]
    assert found.severity is Severity.ERROR
    assert "nếp gấp ở 97 mm" in found.what()
    assert "trang 1" in found.what().lower()
