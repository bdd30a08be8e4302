"""Building: what comes out, when it is made anew, and what stays when something is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import MiniWorkspace
from tests.pdfs import sha256, words_of
from ttdn_publish.findings import Severity
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.model.text import VIETNAM_TIME, Destination
from ttdn_publish.production.building import Order, Report, build
from ttdn_publish.production.state import BuildState
from ttdn_publish.workspace import packaged

ARTICLE = "articles/bai-mau.md"
SCREEN, PRINT = "mau-vi-screen.pdf", "mau-vi-print.pdf"
ON_SCREEN_ONLY = ("screen",)


def results(workspace: MiniWorkspace) -> dict[str, str]:
    return {path.name: sha256(path) for path in (workspace.root / "out" / "mau").iterdir()}


class Began(Exception):
    """A build has set to work."""


def sets_to_work(workspace: MiniWorkspace) -> bool:
    """Whether a build would make something, found without waiting for it."""

    def stop(step: str, done: int, total: int) -> None:
        raise Began

    try:
        return build(Order(workspace.root, workspace.issue), stop).fresh
    except Began:
        return True


def watermarked(path: Path) -> list[bool]:
    """For every page, whether the last thing drawn on it is an outline marked as an artifact."""
    with pikepdf.open(path) as pdf:
        last = []
        for page in pdf.pages:
            contents = page.obj["/Contents"]
            stream = contents[-1] if isinstance(contents, pikepdf.Array) else contents
            last.append(stream.read_bytes().strip())
    return [b"/Artifact BMC q" in drawn and drawn.endswith(b"S Q EMC") for drawn in last]


# ---- what comes out ----


def test_the_issue_comes_out_for_screen_and_for_print(built: MiniWorkspace) -> None:
    assert sorted(results(built)) == ["mau-vi-print.json", PRINT, "mau-vi-screen.json", SCREEN]
    for name in (SCREEN, PRINT):
        assert len(facts(built.root / "out" / "mau" / name).pages) == 4


@pytest.mark.parametrize(("name", "bleed"), [(SCREEN, 0.0), (PRINT, 3.0)])
def test_pages_have_their_size_and_print_has_bleed(built: MiniWorkspace, name: str, bleed: float) -> None:
    for boxes in facts(built.root / "out" / "mau" / name).pages:
        assert boxes.trim == pytest.approx((0, 0, 190, 270), abs=0.05)
        assert boxes.bleed == pytest.approx((-bleed, -bleed, 190 + bleed, 270 + bleed), abs=0.05)
        slug = 10.0 if bleed else 0.0  # marks stand outside the bleed
        outer = bleed + slug
        assert boxes.media == pytest.approx((-outer, -outer, 190 + outer, 270 + outer), abs=0.05)


def test_the_screen_version_can_be_read_aloud_and_browsed(built: MiniWorkspace) -> None:
    found = facts(built.root / "out" / "mau" / SCREEN)
    assert found.tagged
    assert found.bookmarks
    assert found.language == "vi"
    assert "Thông tin đối ngoại Tiền Giang" in found.title


def test_a_finished_issue_has_no_watermark(built: MiniWorkspace) -> None:
    assert watermarked(built.root / "out" / "mau" / SCREEN) == [False] * 4


def test_the_screen_version_has_smaller_pictures(built: MiniWorkspace) -> None:
    sizes = {name: (built.root / "out" / "mau" / name).stat().st_size for name in (SCREEN, PRINT)}
    assert sizes[SCREEN] < sizes[PRINT] / 1.5


def test_the_same_content_gives_the_same_bytes(built: MiniWorkspace, buildable: MiniWorkspace) -> None:
    build(Order(buildable.root, buildable.issue))
    assert results(buildable) == results(built)


# ---- when something is made anew ----


def test_a_second_build_leaves_everything_alone_and_says_the_same(built: MiniWorkspace, warm: MiniWorkspace) -> None:
    folder = warm.root / "out" / "mau"
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()}
    order = Order(warm.root, warm.issue)
    first, second = build(order), build(order)
    assert (first.fresh, second.fresh) == (False, False)
    assert [path.name for path in second.results] == [SCREEN, PRINT]
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.iterdir()} == before


def test_findings_are_said_again_without_a_new_build(warm: MiniWorkspace) -> None:
    warm.edit(ARTICLE, "permission: Tranh do tòa soạn thực hiện\n", "")
    order = Order(warm.root, warm.issue, versions=ON_SCREEN_ONLY)
    first, second = build(order), build(order)
    assert (first.fresh, second.fresh) == (True, False)
    assert "BT30" in {finding.rule.id for finding in first.findings}
    assert second.findings == first.findings


def change_article(workspace: MiniWorkspace) -> None:
    workspace.edit(ARTICLE, "Trời chưa sáng hẳn", "Trời vừa rạng")


def change_picture(workspace: MiniWorkspace) -> None:
    shutil.copyfile(workspace.issue / "pictures" / "mau-cho.jpg", workspace.issue / "pictures" / "mau-song.jpg")


def change_chart(workspace: MiniWorkspace) -> None:
    workspace.edit("data/gia.csv", "22", "23")


def change_indicator(workspace: MiniWorkspace) -> None:
    path = workspace.root / "content" / "indicators" / "du-lich-thi-truong.csv"
    path.write_text(path.read_text("utf-8").replace(",120,km,", ",121,km,"), "utf-8")


def change_organisation(workspace: MiniWorkspace) -> None:
    path = workspace.root / "content" / "organisations.yaml"
    path.write_text(path.read_text("utf-8") + "\n# sửa\n", "utf-8")


def copy_template(workspace: MiniWorkspace) -> None:
    own = workspace.root / "templates" / "bulletin"
    own.mkdir(parents=True)
    shutil.copyfile(packaged("templates") / "bulletin" / "back.html.j2", own / "back.html.j2")


def delete_result(workspace: MiniWorkspace) -> None:
    (workspace.root / "out" / "mau" / PRINT).unlink()


def damage_result(workspace: MiniWorkspace) -> None:
    path = workspace.root / "out" / "mau" / SCREEN
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damage_state(workspace: MiniWorkspace) -> None:
    (path,) = (workspace.root / ".ttdn" / "builds").iterdir()
    path.write_text(path.read_text("utf-8")[:-20], "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        change_article,
        change_picture,
        change_chart,
        change_indicator,
        change_organisation,
        copy_template,
        delete_result,
        damage_result,
        damage_state,
    ],
)
def test_a_change_calls_for_a_new_build(warm: MiniWorkspace, change: Callable[[MiniWorkspace], None]) -> None:
    assert not sets_to_work(warm)
    change(warm)
    assert sets_to_work(warm)


def test_a_lock_file_of_word_or_a_hidden_file_changes_nothing(warm: MiniWorkspace) -> None:
    (warm.issue / "articles" / "~$bai-mau.docx").write_bytes(b"x")
    (warm.issue / ".DS_Store").write_bytes(b"x")
    assert not sets_to_work(warm)


def test_a_file_whose_name_is_in_another_encoding_is_no_obstacle(warm: MiniWorkspace) -> None:
    try:
        Path(f"{warm.issue}/pictures/\udcff.jpg").write_bytes(b"x")
    except (OSError, UnicodeError):
        pytest.skip("this file system has only Unicode names")
    assert sets_to_work(warm)


def test_what_was_deleted_comes_back_as_it_was(built: MiniWorkspace, warm: MiniWorkspace) -> None:
    shutil.rmtree(warm.root / "out")
    report = build(Order(warm.root, warm.issue))
    assert report.fresh
    assert results(warm) == results(built)


EMBARGO = "2018-03-30T08:00:00+07:00"


@pytest.mark.parametrize(
    ("then", "now", "holds"),
    [
        (datetime(2018, 3, 30, 7, tzinfo=VIETNAM_TIME), datetime(2018, 3, 30, 7, 59, tzinfo=VIETNAM_TIME), True),
        (datetime(2018, 3, 30, 7, tzinfo=VIETNAM_TIME), datetime(2018, 3, 30, 8, tzinfo=VIETNAM_TIME), False),
        (
            datetime(2018, 3, 30, 7, tzinfo=VIETNAM_TIME),
            datetime(2018, 3, 30, 1, 30, tzinfo=UTC),
            False,
        ),  # 8:30 in Vietnam
        (datetime(2018, 3, 30, 9, tzinfo=VIETNAM_TIME), datetime(2018, 3, 30, 1, 30, tzinfo=UTC), True),
        (
            datetime(2018, 3, 30, 9, tzinfo=VIETNAM_TIME),
            datetime(2018, 3, 30, 7, tzinfo=VIETNAM_TIME),
            False,
        ),  # a clock set back
    ],
)
def test_results_hold_until_an_embargo_lies_between(tmp_path: Path, then: datetime, now: datetime, holds: bool) -> None:
    state = BuildState("k", (), (), then.isoformat(), (EMBARGO,))
    assert state.holds("k", tmp_path, now) is holds


# ---- drafts, own templates, internal versions ----


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, built: MiniWorkspace) -> tuple[MiniWorkspace, Report]:
    """A built issue that has since got an error, built again."""
    root = tmp_path_factory.mktemp("draft") / "ws"
    shutil.copytree(built.root, root, symlinks=True)
    workspace = MiniWorkspace(root)
    workspace.edit(ARTICLE, 'credit: "Tranh minh họa: Ban Biên tập"\n', "")
    workspace.edit(ARTICLE, "Trời chưa sáng hẳn", "Trời vừa rạng")
    return workspace, build(Order(workspace.root, workspace.issue))


def test_errors_give_a_draft_for_the_screen_and_nothing_for_print(draft: tuple[MiniWorkspace, Report]) -> None:
    _, report = draft
    assert {f.rule.id for f in report.findings if f.severity is Severity.ERROR} == {"BT07"}
    assert [path.name for path in report.results] == ["mau-vi-draft-screen.pdf"]
    assert "Trời vừa rạng" in words_of(report.results[0])


def test_a_draft_says_so_on_every_page(draft: tuple[MiniWorkspace, Report]) -> None:
    assert watermarked(draft[1].results[0]) == [True] * 4


def test_the_last_good_results_stay_beside_a_draft(built: MiniWorkspace, draft: tuple[MiniWorkspace, Report]) -> None:
    good, now = results(built), results(draft[0])
    assert {name: now[name] for name in good} == good


def test_an_own_copy_of_the_templates_wins(warm: MiniWorkspace) -> None:
    own = warm.root / "templates" / "bulletin"
    own.mkdir(parents=True)
    text = (packaged("templates") / "bulletin" / "wording.yaml").read_text("utf-8")
    (own / "wording.yaml").write_text(text.replace("source: Nguồn", "source: Xuất xứ"), "utf-8")
    report = build(Order(warm.root, warm.issue, versions=ON_SCREEN_ONLY))
    words = words_of(report.results[0])
    assert "Xuất xứ: VOV, Sở Công Thương" in words
    assert "Nguồn: VOV" not in words


def test_an_internal_version_has_what_is_internal_and_is_never_printed(warm: MiniWorkspace) -> None:
    warm.edit(ARTICLE, "classification: cong_khai", "classification: noi_bo")
    report = build(Order(warm.root, warm.issue, destination=Destination.INTERNAL))
    assert [path.name for path in report.results] == ["mau-vi-internal-screen.pdf"]
    assert "Trời chưa sáng hẳn" in words_of(report.results[0])
    assert watermarked(report.results[0]) == [True] * 4
