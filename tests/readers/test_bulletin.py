"""Reading an issue: everything is noted with file and line, all of it in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Findings
from ttdn_publish.model.body import Chart, Contacts, FactBox, Picture, Table, Timeline
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.walk import records
from ttdn_publish.readers.bulletin import read_issue
from ttdn_publish.readers.containers import CONTAINERS
from ttdn_publish.readers.source import Source

ARTICLE = "articles/bai-mau.md"


def read(mini: MiniWorkspace) -> tuple[Issue | None, list[tuple[str, int | None, str]]]:
    findings = Findings()
    issue = read_issue(Source(mini.issue, mini.root, findings))
    return issue, [(Path(f.place.file).name, f.place.line, f.rule.id) for f in findings]


def test_the_mini_issue_reads_without_a_finding(mini: MiniWorkspace) -> None:
    issue, findings = read(mini)
    assert findings == []
    assert issue is not None
    assert issue.name == "mau"
    assert issue.pages == 4


def test_the_mini_issue_uses_every_container() -> None:
    text = "\n".join(p.read_text("utf-8") for p in Path("content/bulletins/mau/articles").glob("*.md"))
    unused = [container.name for container in CONTAINERS if f"::: {container.name}" not in text]
    assert unused == []


def test_records_remember_their_line(mini: MiniWorkspace) -> None:
    issue, _ = read(mini)
    lines = (mini.issue / ARTICLE).read_text("utf-8").splitlines()
    picture = next(records(issue.articles["bai-mau"], Picture)) if issue else None
    assert picture is not None
    assert picture.at.line is not None
    assert lines[picture.at.line - 1].startswith("::: ảnh")


def test_ten_mistakes_are_all_said_at_once(mini: MiniWorkspace) -> None:
    article = mini.issue / ARTICLE
    article.write_text(
        "---\n"
        "headlin: Sai khóa\n"  # 2: unknown, and headline is missing
        "unit: so-ngoai-vu\n"
        "classification: lạ lùng\n"  # 4
        "embargo: ngày mai\n"  # 5
        "---\n"
        "::: khối lạ\nx\n:::\n"  # 7
        "::: ảnh\nfile: a.jpg\nsize: to đùng\n:::\n"  # 10: size on 12
        "::: hộp thông tin\n- a\n\n"  # 14: never closed
        "::: dòng thời gian\n- {date: 2018-13-01, text: x}\n:::\n"  # 17: date on 18
        "<script>alert(1)</script>\n\n"
        "> trích\n\n"  # 22
        "[x](ftp://a.vn)\n\n"  # 24
        "::: biểu đồ\ntype: cột\nfile: ../../khong-co.csv\n:::\n",  # 26: file on 28
        "utf-8",
    )
    issue, findings = read(mini)
    assert issue is not None
    assert "bai-mau" not in issue.articles
    found = {(line, rule) for file, line, rule in findings if file == "bai-mau.md"}
    wanted = {
        (1, "BT03"), (2, "BT02"), (4, "BT28"), (5, "BT04"), (7, "BT05"), (12, "BT04"), (14, "BT05"), (18, "BT04"),
        (22, "BT12"), (24, "BT12"), (27, "BT04"),
    }  # fmt: skip
    assert {(line if line != 2 or rule != "BT03" else 1, rule) for line, rule in found} >= wanted


def test_a_near_miss_is_suggested(mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, "headline:", "hedline:")
    findings = Findings()
    read_issue(Source(mini.issue, mini.root, findings))
    assert any("headline" in f.way_out() for f in findings if f.rule.id == "BT02")


def test_a_missing_class_counts_as_internal(mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, "classification: cong_khai", "# classification")
    issue, findings = read(mini)
    assert issue is not None
    assert issue.articles["bai-mau"].classification is Classification.NOI_BO
    assert [rule for file, _, rule in findings if file == "bai-mau.md"] == ["BT28"]


@pytest.mark.parametrize("written", ["mat", "toi_mat", "tuyet_mat", "Tuyệt mật"])
def test_a_secret_class_stops_the_run_without_repeating_anything(mini: MiniWorkspace, written: str) -> None:
    mini.edit(ARTICLE, "classification: cong_khai", f"classification: {written}")
    with pytest.raises(SecrecyStop) as caught:
        read(mini)
    assert "bai-mau.md" in str(caught.value)
    assert "Sông Tiền" not in str(caught.value)


@pytest.mark.parametrize("name", [ARTICLE, "issue.yaml", "data/gia.csv"])
def test_a_stamp_in_any_file_stops_the_run(mini: MiniWorkspace, name: str) -> None:
    path = mini.issue / name
    path.write_text(path.read_text("utf-8") + "\nTUYỆT MẬT\n", "utf-8")
    with pytest.raises(SecrecyStop, match="dấu chỉ độ mật"):
        read(mini)


def test_honey_is_not_secret(mini: MiniWorkspace) -> None:
    path = mini.issue / ARTICLE
    path.write_text(path.read_text("utf-8") + "\nMật ong, và Luật Bảo vệ bí mật nhà nước.\n", "utf-8")
    assert read(mini)[1] == []


@pytest.mark.parametrize(
    ("broken", "line"),
    [("title: [\n", 1), ("title: a\ntitle: b\n", 2), ("a: &x 1\n", 1), ("- x\n", 1)],
)
def test_a_broken_issue_file_is_one_clear_finding(mini: MiniWorkspace, broken: str, line: int) -> None:
    (mini.issue / "issue.yaml").write_text(broken, "utf-8")
    issue, findings = read(mini)
    assert issue is None
    assert findings[0][0] == "issue.yaml"
    assert findings[0][1] == line


def test_figures_come_from_csv(mini: MiniWorkspace) -> None:
    issue, _ = read(mini)
    assert issue is not None
    charts = list(records(issue, Chart))
    assert len(charts) == 3
    for chart in charts:
        assert chart.categories
        assert all(len(series.values) == len(chart.categories) for series in chart.series)


def test_tables_boxes_timelines_and_contacts_have_content(mini: MiniWorkspace) -> None:
    issue, _ = read(mini)
    assert all(table.rows for table in records(issue, Table))
    assert all(box.blocks for box in records(issue, FactBox))
    assert all(line.events for line in records(issue, Timeline))
    assert all(contacts.entries for contacts in records(issue, Contacts))


def test_a_cell_that_is_no_figure_is_named_with_its_line(mini: MiniWorkspace) -> None:
    path = mini.issue / "data" / "xuat-khau.csv"
    rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*rows, "2019,nhiều"]), "utf-8")
    assert ("xuat-khau.csv", len(rows) + 1, "BT04") in read(mini)[1]


@pytest.mark.parametrize("address", ["tiengiang", "javascript:alert(1)", "https://" + "a" * 400])
def test_an_address_that_makes_no_qr_code_is_named(mini: MiniWorkspace, address: str) -> None:
    path = mini.issue / "issue.yaml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("web:")]
    path.write_text("\n".join([*lines, f'web: "{address}"', ""]), "utf-8")
    issue, findings = read(mini)
    assert issue is not None
    assert issue.web == ""
    assert [(file, rule) for file, _, rule in findings] == [("issue.yaml", "BT04")]
