"""Leaflets built: a file a row, states and proofs as for any publication, an edited cell and nothing else built anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.brochures.made import MOMENT, BrochureWorkspace, leaflets
from tests.pdfs import words_of
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.production.building import build
from ttdn_publish.production.order import Order, Report


def order(made: BrochureWorkspace, language: str = "vi", *, proof: bool = False) -> Order:
    return Order(made.root, made.folder, language, moment=MOMENT, proof=proof)


@pytest.fixture
def signed(tmp_path: Path, cut_fonts: Path) -> BrochureWorkspace:
    made = leaflets(tmp_path / "ws")
    shutil.copytree(cut_fonts / "fonts", made.root / ".ttdn" / "fonts")
    made.sign()
    return made


def names(report: Report) -> list[str]:
    return [path.name for path in report.results]


def test_every_row_is_a_leaflet_of_two_pages(signed: BrochureWorkspace) -> None:
    report = build(order(signed))
    assert [f.what() for f in report.findings] == []
    assert names(report) == [
        "to-roi-vu-sua-vi-screen.pdf",
        "to-roi-vu-sua-vi-print.pdf",
        "to-roi-sau-rieng-vi-screen.pdf",
        "to-roi-sau-rieng-vi-print.pdf",
    ]
    first, _, second, _ = report.results
    assert (len(facts(first).pages), len(facts(second).pages)) == (2, 2)
    words = words_of(first)
    for said in ("Vú sữa Lò Rèn", "Chỉ dẫn địa lý được bảo hộ", "Ngọt thanh.", "không bán", "Cập nhật đến", "Lần in 1"):
        assert said in words
    assert "Sầu riêng" not in words
    assert "Mùa vụ đang được xác nhận" in words_of(second)
    assert not build(order(signed)).fresh


def test_a_changed_cell_is_a_draft_in_its_leaflet_and_marked_in_the_proof(signed: BrochureWorkspace) -> None:
    signed.edit("dac-san.csv", "Ngọt thanh.", "Ngọt đậm.")
    assert all("-draft-" in name for name in names(build(order(signed))))
    report = build(order(signed, proof=True))
    assert names(report) == ["to-roi-vu-sua-vi-proof.pdf", "to-roi-sau-rieng-vi-proof.pdf"]
    marked = {}
    for path in report.results:
        pages = json.loads(path.with_suffix(".json").read_text("utf-8"))["pages"]
        units = [unit for page in pages for unit in page["units"] if unit["state"] != "approved"]
        marked[path.name] = [unit["file"] for unit in units]
    assert len(marked["to-roi-vu-sua-vi-proof.pdf"]) == 1
    assert marked["to-roi-sau-rieng-vi-proof.pdf"] == []


def test_a_foreign_edition_that_is_not_translated_is_a_draft(signed: BrochureWorkspace) -> None:
    report = build(order(signed, "en"))
    assert all("-en-draft-screen" in name for name in names(report))
    assert any("chưa dịch" in f.what() for f in report.findings)


def test_two_languages_at_once_are_refused(signed: BrochureWorkspace) -> None:
    with pytest.raises(EnvironmentProblem, match="từng ngôn ngữ"):
        build(order(signed, "vi+en"))


def test_a_choice_that_there_is_not_is_told(signed: BrochureWorkspace) -> None:
    from ttdn_publish.errors import ContentError

    for key, value in (("cover", "tron"), ("theme", "xanh"), ("format", "a3")):
        made = signed
        (made.folder / "brochure.yaml").write_text(
            (made.folder / "brochure.yaml").read_text("utf-8") + f"{key}: {value}\n", "utf-8"
        )
        with pytest.raises(ContentError) as caught:
            build(order(made))
        assert f"“{value}” của “{key}”" in caught.value.findings[-1].what()
        made.edit("brochure.yaml", f"{key}: {value}\n", "")


@pytest.mark.parametrize(("written", "size"), [("a5", (148, 210)), ("dl", (99, 210))])
def test_formats_have_their_trim_size(signed: BrochureWorkspace, written: str, size: tuple[float, float]) -> None:
    (signed.folder / "brochure.yaml").open("a", encoding="utf-8").write(f"format: {written}\n")
    signed.sign()
    printed = next(path for path in build(order(signed)).results if path.name.endswith("-print.pdf"))
    trim = facts(printed).pages[0].trim
    assert trim is not None
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx(size, abs=0.02)
