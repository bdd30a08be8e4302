"""Printings on record: what changed since is told, a printing is kept once, and a torn file does no harm."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.brochures.made import HEADINGS, MOMENT, ROWS, BrochureWorkspace, leaflets
from ttdn_publish.checks.printings import said
from ttdn_publish.findings import Finding, Severity
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.records.printings import differences, read_printings, record_printing
from ttdn_publish.workspace import Workspace


def printed(root: Path) -> BrochureWorkspace:
    """Two leaflets whose first printing has gone to the print shop."""
    made = leaflets(root)
    brochure = made.content().publication
    assert isinstance(brochure, Brochure)
    assert record_printing(Workspace(root).records, brochure.name, 1, said(brochure), MOMENT)
    return made


def told(made: BrochureWorkspace) -> list[Finding]:
    return [finding for finding in made.findings() if finding.rule.id == "IN12"]


def test_nothing_changed_is_nothing_to_say(tmp_path: Path) -> None:
    assert told(printed(tmp_path / "ws")) == []


def test_a_change_that_is_not_counted_is_a_warning(tmp_path: Path) -> None:
    made = printed(tmp_path / "ws")
    made.edit("dac-san.csv", "Ngọt thanh.", "Ngọt đậm.")
    (finding,) = told(made)
    assert finding.severity is Severity.WARNING
    assert finding.what() == "Lần in 1 đã giao nhà in 2018-03-30; nội dung đã đổi từ đó: sửa vu-sua."


def test_the_next_printing_is_told_what_to_list(tmp_path: Path) -> None:
    made = printed(tmp_path / "ws")
    rows = [HEADINGS, ROWS[0].replace("Ngọt thanh.", "Ngọt đậm."), ROWS[1].replace("sau-rieng", "sau-rieng-2")]
    (made.folder / "dac-san.csv").write_text("\n".join(rows), "utf-8")
    made.edit("brochure.yaml", "rows:", "printing: 2\nchanges: [Thêm một sản phẩm]\nrows:")
    (finding,) = told(made)
    assert finding.severity is Severity.NOTICE
    assert finding.what() == "So với lần in 1: thêm sau-rieng-2; bỏ sau-rieng; sửa vu-sua."


def test_a_printing_is_recorded_once_and_torn_files_are_left_out(tmp_path: Path) -> None:
    assert record_printing(tmp_path, "to-roi", 2, {"a": {"name": "một"}}, MOMENT)
    assert not record_printing(tmp_path, "to-roi", 2, {"a": {"name": "hai"}}, MOMENT)
    (tmp_path / "printings" / "to-roi" / "0003.json").write_text('{"printing": 3, "said": ', "utf-8")
    (one,) = read_printings(tmp_path, "to-roi")
    assert (one.number, one.said) == (2, {"a": {"name": "một"}})


@given(
    *[
        st.dictionaries(
            st.text(max_size=3), st.dictionaries(st.text(max_size=2), st.text(max_size=3), max_size=2), max_size=4
        )
    ]
    * 2
)
def test_differences_account_for_every_row(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> None:
    found = differences(before, now)
    assert set(found.added) == now.keys() - before.keys()
    assert set(found.gone) == before.keys() - now.keys()
    assert {key for key in now.keys() & before.keys() if now[key] == before[key]}.isdisjoint(found.changed)
    assert not differences(now, now)
