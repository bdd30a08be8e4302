"""Brochures as they are read: tables of any kind, months, what stays behind, keys that survive sorting."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.brochures.made import HEADINGS, ROWS, leaflets
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.model.brochure import Brochure, Product, months
from ttdn_publish.model.edition import BrochureEdition
from ttdn_publish.model.text import Destination
from ttdn_publish.production.content import brochure_edition_of, check_content


def brochure_at(path: Path) -> Brochure:
    brochure = leaflets(path).content().publication
    assert isinstance(brochure, Brochure)
    return brochure


def test_a_row_is_a_product_with_its_place(tmp_path: Path) -> None:
    first, second = brochure_at(tmp_path / "ws").entries
    assert isinstance(first, Product)
    assert isinstance(second, Product)
    assert (first.key, first.name.plain, first.months, first.sample) == ("vu-sua", "Vú sữa Lò Rèn", (1, 2, 3), True)
    assert (first.indication.plain, second.indication.plain) == ("Vĩnh Kim", "")
    assert str(second.at) == "content/brochures/to-roi/dac-san.csv:3"
    assert first.image is not None
    assert first.image.alt.plain == "Trái chín."


def test_an_excel_table_reads_as_its_csv(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    as_csv = made.content().publication
    made.as_excel()
    as_excel = made.content().publication
    assert isinstance(as_csv, Brochure)
    assert isinstance(as_excel, Brochure)
    assert [row.name.plain for row in as_csv.entries] == [row.name.plain for row in as_excel.entries]
    assert as_excel.entries[0].at.line == 2


def test_headings_are_known_without_marks_and_in_any_case(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit("dac-san.csv", "Tên sản phẩm", "TEN SAN PHAM")
    assert made.findings() == []


def test_a_key_twice_and_a_missing_column_are_told(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit("dac-san.csv", "sau-rieng", "vu-sua")
    (finding,) = made.findings()
    assert finding.what() == "Mã “vu-sua” bị dùng hai lần."
    made.edit("dac-san.csv", "Tên sản phẩm", "")
    assert "Thiếu cột “Tên sản phẩm”." in [f.what() for f in made.findings()]


def test_a_stamped_row_stops_the_run(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit("dac-san.csv", "Ngọt thanh.", "TỐI MẬT")
    with pytest.raises(SecrecyStop):
        made.content()
    excel = leaflets(tmp_path / "other")
    excel.edit("dac-san.csv", "Ngọt thanh.", "TỐI MẬT")
    excel.as_excel()
    with pytest.raises(SecrecyStop):
        excel.content()


def test_a_row_that_is_not_public_stays_behind(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    lines = [HEADINGS + ",Mức phổ biến", ROWS[0] + ",công khai", ROWS[1] + ",nội bộ"]
    (made.folder / "dac-san.csv").write_text("\n".join(lines), "utf-8")
    content = made.content()
    edition = check_content(content)
    assert isinstance(edition, BrochureEdition)
    assert [row.key for row in edition.brochure.entries] == ["vu-sua"]
    assert [f.rule.id for f in content.findings] == ["DT05"] or any("sau-rieng" in f.what() for f in content.findings)
    inside = brochure_edition_of(made.content(), "vi", Destination.INTERNAL)
    assert inside is not None
    assert len(inside.brochure.entries) == 2


def test_a_brochure_that_is_not_public_gives_no_public_edition(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit("brochure.yaml", "classification: cong_khai", "classification: noi_bo")
    content = made.content()
    assert check_content(content) is None
    assert any("không công khai" in f.what() for f in content.findings)


def test_sorting_the_table_changes_no_unit(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    before = {
        u.key: u.hash for file in made.content().library.collections[0].extraction.files for u in file.units if u.key
    }
    (made.folder / "dac-san.csv").write_text("\n".join((HEADINGS, ROWS[1], ROWS[0])), "utf-8")
    after = {
        u.key: u.hash for file in made.content().library.collections[0].extraction.files for u in file.units if u.key
    }
    assert before == after
    assert "vu-sua/taste" in before


@pytest.mark.parametrize(
    ("written", "read"),
    [("1-3", (1, 2, 3)), ("11-2, 6", (1, 2, 6, 11, 12)), ("5", (5,)), ("1–12", tuple(range(1, 13))), ("0-3", ()), ("tháng 3", ()), ("1-2-3", ()), ("", ())],
)  # fmt: skip
def test_months(written: str, read: tuple[int, ...]) -> None:
    assert months(written) == read


@given(st.sets(st.integers(1, 12), min_size=1))
def test_months_written_one_by_one_are_read_back(some: set[int]) -> None:
    assert months(", ".join(map(str, some))) == tuple(sorted(some))


@given(st.text(max_size=12))
def test_months_of_any_text_are_months(written: str) -> None:
    assert set(months(written)) <= set(range(1, 13))
