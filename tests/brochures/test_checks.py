"""Every rule on brochures as they are written: what is changed, what is found, and that nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.brochures.made import BrochureWorkspace, leaflets
from ttdn_publish.findings import Severity


class Case(NamedTuple):
    """What is changed in which file, and the one finding that follows: its rule, its line, words of it."""

    rule: str
    file: str
    old: str
    new: str
    at: str
    says: str
    severity: Severity = Severity.ERROR


YAML, ROWS = "brochure.yaml", "dac-san.csv"
CASES = [
    Case("IN02", YAML, "rows: dac-san.csv\n", "", f"{YAML}:1", "còn trống"),
    Case("IN03", YAML, "updated_to: 2018-03\n", "", f"{YAML}:1", "cập nhật đến ngày nào", Severity.WARNING),
    Case("IN03", YAML, "updated_to: 2018-03\n", "updated_to: 2018-04-01\n", f"{YAML}:1", "2018-04-01 sau ngày"),
    Case("IN04", YAML, "rows:", "printing: 0\nrows:", f"{YAML}:1", "từ 1 trở lên"),
    Case("IN04", YAML, "rows:", "printing: 2\nrows:", f"{YAML}:1", "chưa nêu thay đổi", Severity.WARNING),
    Case("IN04", YAML, "rows:", "changes: [Số mới]\nrows:", f"{YAML}:1", "không có lần trước", Severity.WARNING),
    Case("IN05", YAML, ", print_run: 1000", "", f"{YAML}:1", "imprint.print_run", Severity.WARNING),
    Case("IN07", ROWS, ",1-3,", ",1-13,", f"{ROWS}:2", "“1-13” của “vu-sua”"),
    Case("IN08", YAML, "rows:", "figures: [{value: '2,5', label: xuất khẩu, period: Năm 2017, source: Sở}]\nrows:", f"{YAML}:9", "không dẫn chỉ tiêu"),
    Case("IN08", YAML, "rows:", "figures: [{value: '{số: xuat-khau/2017}', label: xuất khẩu}]\nrows:", f"{YAML}:9", "chưa ghi kỳ hoặc nguồn"),
    Case("IN09", YAML, "publisher: trung-tam-xuc-tien", "publisher: trung-tam", f"{YAML}:1", "“trung-tam”"),
    Case("BT04", YAML, "https://tiengiang", "tiengiang", f"{YAML}:1", "“web”"),
    Case("BT04", YAML, "rows:", "map: {height: 9}\nrows:", f"{YAML}:9", "“height”"),
    Case("BT02", ROWS, "Hương vị", "Hương thơm", f"{ROWS}:1", "Cột “Hương thơm”"),
    Case("BT10", ROWS, "trai.jpg", "../brochure.yaml", f"{ROWS}:2", "ngoài thư mục pictures"),
    Case("BT07", ROWS, "Tranh minh họa", "", f"{ROWS}:2", "chưa ghi tác giả"),
    Case("BT19", ROWS, "Ngọt thanh.", "Ngọt thanh thanh của công tác thông tác.", f"{ROWS}:2", "thông tác", Severity.WARNING),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says}")
def test_a_mistake_is_found_where_it_is(case: Case, tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit(case.file, case.old, case.new)
    (finding,) = [f for f in made.findings() if f.rule.id not in ("DT24",)]
    assert (finding.rule.id, finding.severity) == (case.rule, case.severity)
    assert f"{finding.place}" == f"content/brochures/to-roi/{case.at}"
    assert case.says in finding.what()
    assert finding.way_out()


def test_a_sound_brochure_has_no_finding(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    assert made.findings() == []
    made.as_excel()
    assert made.findings() == []


def test_every_mistake_of_a_run_is_found_at_once(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    made.edit(ROWS, ",1-3,", ",0-3,")
    made.edit(YAML, "publisher: trung-tam-xuc-tien", "publisher: nowhere")
    made.edit(YAML, "updated_to: 2018-03\n", "")
    assert {"IN03", "IN07", "IN09"} <= {f.rule.id for f in made.findings()}


def test_texts_have_the_slots_of_the_family_and_no_others(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    texts = made.folder / "texts"
    texts.mkdir()
    (texts / "am-thuc.md").write_text(
        "---\nheadline: Ẩm thực\nunit: so-ngoai-vu\nclassification: cong_khai\n---\n\nMón ngon.\n", "utf-8"
    )
    made.edit(YAML, "family: dac-san", "family: du-lich")
    (made.folder / ROWS).write_text(
        "Số,Tên,X,Y\n1,Cồn Thới Sơn,40,50\n2,Chùa Vĩnh Tràng,140,50\n3,Ấp Bắc,7,\n", "utf-8"
    )
    found = [(f.rule.id, f.what()) for f in made.findings()]
    assert ("IN01", "Chưa có bài “di-lai”.") in found
    assert ("IN01", "Chưa có bài “mua-le-hoi”.") in found
    assert [words for rule, words in found if rule == "IN06"] == [
        "“2” có tọa độ ngoài sơ đồ.",
        "“3” có tọa độ ngoài sơ đồ.",
    ]
    assert not any("am-thuc" in words for _, words in found)


def test_a_text_without_a_slot_is_told(tmp_path: Path) -> None:
    made: BrochureWorkspace = leaflets(tmp_path / "ws")
    (made.folder / "texts").mkdir()
    (made.folder / "texts" / "thua.md").write_text(
        "---\nheadline: Thừa\nunit: so-ngoai-vu\nclassification: cong_khai\n---\n\nBài thừa.\n", "utf-8"
    )
    (finding,) = made.findings()
    assert (finding.rule.id, finding.severity) == ("IN01", Severity.WARNING)
    assert str(finding.place).endswith("texts/thua.md:2") or str(finding.place).endswith("texts/thua.md:1")
