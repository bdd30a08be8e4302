"""What is not open gets into no result, and what is secret is not even repeated.

A number that occurs nowhere else stands in everything that must stay behind; then every byte is searched for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from tests.pdfs import insides_of, words_of
from ttdn_publish import cli
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.model.text import VIETNAM_TIME, Destination
from ttdn_publish.production.building import Order, Report, build

MARK = "7319584620"
ARTICLE = "articles/bai-mau.md"
ISSUE_DAY = datetime(2018, 3, 30, 7, tzinfo=VIETNAM_TIME)

FRONT = """---
kicker: Mã {mark}
headline: Chuyện nội bộ {mark}
standfirst: Tóm tắt {mark}
byline: Người viết {mark}
unit: so-ngoai-vu
topics: [chu-de-{mark}]
classification: {written}
{more}
picture: {{file: mau-cho.jpg, caption: Ảnh {mark}., credit: Tác giả {mark}, alt: Mô tả {mark}, permission: Tranh do tòa soạn thực hiện}}
sources:
  - {{title: Nguồn {mark}, note: ghi chú {mark}}}
---

## Mục {mark}

Một đoạn có số {mark} và chú thích[^1].

::: bảng: Bảng {mark}
header: [Khách, Tháng {mark}]
rows:
  - [Trong nước, {mark}]
unit: lượt {mark}
source: Nguồn {mark}
:::

[^1]: Chú thích {mark}.
"""


def hide(workspace: MiniWorkspace, slug: str, written: str, more: str = "") -> Path:
    """Add an article full of the mark on page 2, named on the cover as well."""
    path = workspace.issue / "articles" / f"{slug}.md"
    path.write_text(FRONT.format(mark=MARK, written=written, more=more), "utf-8")
    workspace.edit("issue.yaml", "articles: [bai-mau", f"articles: [bai-mau, {slug}")
    cover = f"  lines:\n    - {{kicker: Mã {MARK}, text: Dòng bìa {MARK}, article: {slug}}}\n"
    issue = workspace.issue / "issue.yaml"
    text = issue.read_text("utf-8")
    start = text.index("  lines:")
    issue.write_text(text[:start] + cover + text[text.index("\n", start) + 1 :], "utf-8")
    return path


def with_contents_page(workspace: MiniWorkspace) -> None:
    """Eight pages, so that there is a page of contents with headlines and pictures."""
    more = "  - {pages: 4, kind: contents}\n  - {pages: 5, kind: masthead}\n  - {pages: 6, kind: contents}\n  - {pages: 7, kind: contents}\n"
    workspace.edit("issue.yaml", "  - {pages: 4, kind: back}", more + "  - {pages: 8, kind: back}")


def leaks(workspace: MiniWorkspace, report: Report, mark: str = MARK) -> Iterator[str]:
    """Where the mark got to: results, findings, state and caches (fonts aside, they are cut to a fixed repertoire)."""
    wanted = (mark.encode(), mark.encode("utf-16-be"), mark.encode().hex().encode())
    for path in (workspace.root / "out").rglob("*"):
        if path.is_file():
            if any(word in piece for piece in insides_of(path) for word in wanted):
                yield f"a byte of {path.name}"
            if path.suffix == ".pdf" and mark in words_of(path):
                yield f"a word of {path.name}"
    for path in (workspace.root / ".ttdn").rglob("*"):
        if path.is_file() and "fonts" not in path.parts and any(word in path.read_bytes() for word in wanted):
            yield f"cache {path.name}"
    for finding in report.findings:
        if mark in f"{finding.what()} {finding.way_out()} {finding.values}":
            yield f"finding {finding.rule.id}: {finding.what()}"


@pytest.fixture(scope="module")
def guarded(
    tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path, built: MiniWorkspace
) -> tuple[MiniWorkspace, Report]:
    """A signed issue with one article of every kind that must stay behind, built for the public."""
    root = tmp_path_factory.mktemp("guarded") / "ws"
    shutil.copytree(built.root, root, symlinks=True)
    shutil.rmtree(root / "out")
    workspace = MiniWorkspace(root)
    hide(workspace, "bai-noi-bo", "noi_bo")
    hide(workspace, "bai-han-che", "han_che")
    hide(workspace, "bai-la", "khong_ro_la_gi")
    hide(workspace, "bai-cho", "cong_khai", "embargo: 2018-03-30T08:00")
    with_contents_page(workspace)
    workspace.sign()
    return workspace, build(Order(workspace.root, workspace.issue, moment=ISSUE_DAY))


def test_what_is_not_open_is_in_no_byte_of_what_goes_out(guarded: tuple[MiniWorkspace, Report]) -> None:
    assert list(leaks(*guarded)) == []


def test_the_open_articles_do_go_out_in_both_versions(guarded: tuple[MiniWorkspace, Report]) -> None:
    report = guarded[1]
    assert [path.name for path in report.results] == ["mau-vi-screen.pdf", "mau-vi-print.pdf"]
    for path in report.results:
        assert "Sông Tiền, con đường mở ra biển" in words_of(path)


def test_what_stays_behind_is_named_by_file_and_reason(guarded: tuple[MiniWorkspace, Report]) -> None:
    said = {
        finding.values["slug"]: finding.values["reason"] for finding in guarded[1].findings if finding.rule.id == "BT24"
    }
    assert said == {
        "bai-noi-bo": "mức phổ biến không phải công khai",
        "bai-han-che": "mức phổ biến không phải công khai",
        "bai-la": "mức phổ biến không phải công khai",
        "bai-cho": "chưa đến thời điểm phát hành",
    }


def test_the_search_would_find_a_leak(warm: MiniWorkspace) -> None:
    hide(warm, "bai-noi-bo", "noi_bo")
    report = build(Order(warm.root, warm.issue, destination=Destination.INTERNAL, versions=("screen",)))
    found = list(leaks(warm, report))
    assert "a byte of mau-vi-internal-screen.pdf" in found
    assert "a word of mau-vi-internal-screen.pdf" in found


def test_an_internal_figure_in_an_open_article_is_a_blank(warm: MiniWorkspace) -> None:
    register = warm.root / "content" / "indicators" / "du-lich-thi-truong.csv"
    row = f"so-noi-bo,2017,{MARK},km,Nhãn {MARK},thuc-hien,Nguồn {MARK},,so-ngoai-vu,noi_bo,false,ghi chú {MARK}\n"
    register.write_text(register.read_text("utf-8") + row, "utf-8")
    warm.edit(
        ARTICLE, "Trời chưa sáng hẳn", "Đo được {số: so-noi-bo/2017}, **{số: so-noi-bo/2017 | số}**. Trời chưa sáng hẳn"
    )
    shutil.rmtree(warm.root / "out")
    report = build(Order(warm.root, warm.issue))
    assert [path.name for path in report.results] == ["mau-vi-draft-screen.pdf"]
    assert "SL05" in {finding.rule.id for finding in report.findings}
    assert list(leaks(warm, report)) == []
    assert list(leaks(warm, report, "7.319.584.620")) == []
    assert list(leaks(warm, report, "▒▒▒")) != []


def test_an_issue_that_is_not_open_shows_neither_cover_nor_names(warm: MiniWorkspace) -> None:
    warm.edit("issue.yaml", "classification: cong_khai", "classification: noi_bo")
    warm.edit("issue.yaml", "caption: Sông Tiền buổi sớm.", f"caption: Bìa {MARK}.")
    warm.edit("issue.yaml", "text: Số mẫu", f"text: Bìa sau {MARK}. Số mẫu")
    warm.edit("issue.yaml", "name: Bài viết,", f"name: Mục {MARK},")
    warm.edit("issue.yaml", "people: [Ban Biên tập]", f"people: [Người {MARK}]")
    warm.edit("issue.yaml", "article: khoi-mau}", f"article: khoi-mau}}\n    - {{text: Dòng {MARK}}}")
    shutil.rmtree(warm.root / "out")
    report = build(Order(warm.root, warm.issue))
    assert [path.name for path in report.results] == ["mau-vi-draft-screen.pdf"]
    assert list(leaks(warm, report)) == []


# ---- state secrets ----


def declare(workspace: MiniWorkspace) -> None:
    workspace.edit(ARTICLE, "classification: cong_khai", "classification: mat")


def declare_in_words(workspace: MiniWorkspace) -> None:
    workspace.edit(ARTICLE, "classification: cong_khai", 'classification: "Tối mật"')


def declare_in_a_broken_front(workspace: MiniWorkspace) -> None:
    workspace.edit(ARTICLE, "classification: cong_khai", "classification: tuyet_mat")
    workspace.edit(ARTICLE, "topics: [dat-va-nguoi]", f"topics: [{MARK}")


def declare_without_a_front(workspace: MiniWorkspace) -> None:
    (workspace.issue / ARTICLE).write_text(f"classification: mat\nheadline: {MARK}\n", "utf-8")


def declare_the_issue(workspace: MiniWorkspace) -> None:
    workspace.edit("issue.yaml", "classification: cong_khai", "classification: toi_mat")


def declare_a_figure(workspace: MiniWorkspace) -> None:
    path = workspace.root / "content" / "indicators" / "kinh-te.csv"
    row = f"khong-ai-dan,2017,{MARK},km,Nhãn,thuc-hien,Nguồn,,so-ngoai-vu,mat,false,\n"
    path.write_text(path.read_text("utf-8") + row, "utf-8")


def stamp(workspace: MiniWorkspace) -> None:
    workspace.edit(ARTICLE, "Trời chưa sáng hẳn", "TUYỆT MẬT\n\nTrời chưa sáng hẳn")


def stamp_a_table(workspace: MiniWorkspace) -> None:
    path = workspace.issue / "data" / "gia.csv"
    path.write_text(path.read_text("utf-8") + "MẬT,1\n", "utf-8")


def stamp_an_unplanned_article(workspace: MiniWorkspace) -> None:
    text = FRONT.format(mark=MARK, written="cong_khai", more="") + "\nĐộ mật: Tối mật\n"
    (workspace.issue / "articles" / "de-danh.md").write_text(text, "utf-8")


SECRETS = [
    declare,
    declare_in_words,
    declare_in_a_broken_front,
    declare_without_a_front,
    declare_the_issue,
    declare_a_figure,
    stamp,
    stamp_a_table,
    stamp_an_unplanned_article,
]


@pytest.mark.parametrize("make_secret", SECRETS, ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    "arguments", [("build",), ("check",), ("status",), ("--json", "build"), ("build", "--internal")], ids=" ".join
)
def test_a_secret_stops_every_command_and_leaves_no_trace(
    mini: MiniWorkspace,
    capfd: pytest.CaptureFixture[str],
    make_secret: Callable[[MiniWorkspace], None],
    arguments: tuple[str, ...],
) -> None:
    mini.edit(ARTICLE, "Trời chưa sáng hẳn", f"Trời chưa sáng hẳn {MARK}")
    mini.edit(ARTICLE, "headline: Sông Tiền", f"headline: Sông {MARK}")
    make_secret(mini)
    with pytest.raises(SystemExit) as ended:
        cli.main([*arguments, str(mini.issue)])
    assert ended.value.code == 3
    said = "".join(capfd.readouterr())
    assert "độ mật" in said
    assert MARK not in said
    assert not (mini.root / "out").exists()
    assert [
        path for path in (mini.root / ".ttdn").rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()
    ] == []


def test_a_secret_leaves_the_last_results_alone(warm: MiniWorkspace) -> None:
    before = {path: path.read_bytes() for path in (warm.root / "out").rglob("*.pdf")}
    declare(warm)
    with pytest.raises(SecrecyStop, match=r"bai-mau\.md:\d+"):
        build(Order(warm.root, warm.issue))
    assert {path: path.read_bytes() for path in (warm.root / "out").rglob("*.pdf")} == before


@pytest.mark.parametrize(
    "ordinary",
    ["classification: noi_bo  # không phải mat", "note: classification theo luật, mật ong", "declassification: mat"],
)
def test_ordinary_words_about_classes_do_not_stop(mini: MiniWorkspace, ordinary: str) -> None:
    from ttdn_publish.production.content import read_content
    from ttdn_publish.workspace import Workspace

    mini.edit(ARTICLE, "Trời chưa sáng hẳn", f"{ordinary}\n\nTrời chưa sáng hẳn")
    assert read_content(Workspace(mini.root), mini.issue).issue is not None
