"""Every reason why a job cannot be imposed as asked, all of a run at once; and the command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from tests.prepress.imposition.pages import numbered
from ttdn_publish.cli.interface import Interface
from ttdn_publish.cli.prepress_impose import impose as command
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats.pdf.placing import SourcePage
from ttdn_publish.prepress.imposition.order import SchemeName
from ttdn_publish.prepress.imposition.planning import Wishes, plan
from ttdn_publish.production.imposing import impose

PAGE = SourcePage(148, 210, True, (3, 3, 3, 3))
BOOKLET = Wishes(SchemeName.SADDLE_STITCH, "SRA3", thickness=0.1)


def rules(wishes: Wishes, pages: list[SourcePage], count: int | None = None) -> list[str]:
    layout, found = plan("x.pdf", len(pages) if count is None else count, pages, wishes)
    errors = [finding for finding in found if finding.severity == "error"]
    assert (layout is None) == bool(errors)
    return sorted({finding.rule.id for finding in found})


def test_a_job_that_is_right_has_no_finding() -> None:
    assert rules(BOOKLET, [PAGE] * 16) == []


@pytest.mark.parametrize(
    ("scheme", "count", "sides"),
    [
        (SchemeName.SADDLE_STITCH, 1, 2),
        (SchemeName.TRI_FOLD, 1, 2),
        (SchemeName.TRI_FOLD, 4, 2),
        (SchemeName.N_UP, 3, 2),
        (SchemeName.WORK_AND_TURN, 3, 2),
        (SchemeName.STEP_AND_REPEAT, 2001, 1),
        (SchemeName.N_UP, 0, 1),
    ],
)
def test_page_counts(scheme: SchemeName, count: int, sides: int) -> None:
    assert "IN70" in rules(Wishes(scheme, "SRA3", sides=sides), [PAGE] * min(count, 4), count)


def test_blanks_are_told() -> None:
    layout, (finding,) = plan("x.pdf", 22, [PAGE] * 22, BOOKLET)
    assert finding.rule.id == "IN71"
    assert finding.what() == "Tệp có 22 trang; thêm trang trắng ở trang 22, 23 cho đủ 24 trang."
    assert layout is not None
    assert layout.blanks == (22, 23)


def test_what_does_not_fit_names_sheets_that_do() -> None:
    layout, (finding,) = plan("x.pdf", 24, [PAGE] * 24, Wishes(SchemeName.SADDLE_STITCH, "SRA3", up=8))
    assert layout is None
    assert finding.rule.id == "IN72"
    assert "SRA2 (450 × 640)" in finding.what()
    assert "444 × 307" in finding.what()
    huge = [SourcePage(3000, 4000, True, (3, 3, 3, 3))] * 2
    assert rules(Wishes(SchemeName.N_UP, "SRA3"), huge) == ["IN72"]


def test_pages_must_say_their_trim_or_somebody_must() -> None:
    bare = SourcePage(148, 210, False, (0, 0, 0, 0))
    assert rules(BOOKLET, [PAGE, bare, PAGE, PAGE]) == ["IN73", "IN74"]
    assert rules(Wishes(SchemeName.N_UP, "SRA3", bleed=0, whole_page=True), [bare] * 2) == []


def test_bleed_is_needed_where_the_knife_goes() -> None:
    recto, verso = SourcePage(148, 210, True, (0, 3, 3, 3)), SourcePage(148, 210, True, (3, 3, 0, 3))
    assert rules(BOOKLET, [recto, verso, recto, verso]) == []  # none at the spine
    assert rules(BOOKLET, [verso, recto, recto, verso]) == ["IN74"]
    assert rules(Wishes(SchemeName.N_UP, "SRA3"), [recto, verso]) == ["IN74"]
    assert rules(Wishes(SchemeName.N_UP, "SRA3", bleed=0), [recto, verso]) == []


def test_sizes_must_be_one() -> None:
    assert rules(BOOKLET, [PAGE, PAGE, SourcePage(210, 148, True, (3, 3, 3, 3)), PAGE]) == ["IN75"]
    assert rules(BOOKLET, [PAGE, SourcePage(148.05, 210, True, (3, 3, 3, 3)), PAGE, PAGE]) == []


def test_a_common_cut_is_told() -> None:
    assert rules(Wishes(SchemeName.N_UP, "SRA3", gutter=0), [PAGE] * 2) == ["IN77"]
    assert rules(Wishes(SchemeName.N_UP, "SRA3", gutter=0, bleed=0), [PAGE] * 2) == []


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(SchemeName.N_UP, "A17"),
        Wishes(SchemeName.N_UP, "SRA3", up=0),
        Wishes(SchemeName.N_UP, "SRA3", bleed=-1),
        Wishes(SchemeName.N_UP, "SRA3", bleed=float("nan")),
        Wishes(SchemeName.N_UP, "SRA3", gripper=1e9),
        Wishes(SchemeName.WORK_AND_TURN, "SRA3", up=3),
        Wishes(SchemeName.WORK_AND_TURN, "SRA3", sides=1),
        Wishes(SchemeName.SADDLE_STITCH, "SRA3", up=3),
        Wishes(SchemeName.SADDLE_STITCH, "SRA3", up=2, one_form=True),
        Wishes(SchemeName.SADDLE_STITCH, "SRA3", thickness=5),
        Wishes(SchemeName.TRI_FOLD, "SRA3", panels=(10, 20, 30)),
        Wishes(SchemeName.TRI_FOLD, "SRA3", panels=(74, 74)),
        Wishes(SchemeName.TRI_FOLD, "SRA3", panels=(-2, 75, 75)),
    ],
)
def test_numbers_that_cannot_be(wishes: Wishes) -> None:
    assert rules(wishes, [PAGE] * 2) == ["IN78"]


def test_much_creep_is_told() -> None:
    assert rules(Wishes(SchemeName.SADDLE_STITCH, "SRA3", thickness=0.2), [PAGE] * 64) == ["IN79"]
    assert rules(Wishes(SchemeName.SADDLE_STITCH, "SRA3", thickness=0.2, creep=1.5), [PAGE] * 64) == []


def test_all_mistakes_come_at_once() -> None:
    pages = [PAGE, SourcePage(100, 100, False, (0, 0, 0, 0)), PAGE]
    assert rules(Wishes(SchemeName.N_UP, "A17", up=0, gutter=1), pages) == [
        "IN70",
        "IN73",
        "IN74",
        "IN75",
        "IN77",
        "IN78",
    ]


# ---- the function and the command ----


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 4, 148, 210)
    before = source.read_bytes()
    with pytest.raises(EnvironmentProblem):
        impose(source, BOOKLET, out=source)
    other = source.rename(tmp_path / "b-dummy.pdf")
    with pytest.raises(EnvironmentProblem):
        impose(other, BOOKLET, out=tmp_path / "b.pdf", with_dummy=True)
    assert other.read_bytes() == before


def test_after_an_error_nothing_is_written(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 3, 148, 210)
    done = impose(source, Wishes(SchemeName.N_UP, "SRA3"), with_dummy=True)
    assert (done.layout, done.results, done.forms) == (None, (), 0)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_sheets_and_dummy_lie_beside_the_source(tmp_path: Path) -> None:
    source = numbered(tmp_path / "a.pdf", 8, 148, 210)
    done = impose(source, BOOKLET, with_dummy=True, day=date(2018, 3, 30))
    assert [path.name for path in done.results] == ["a-saddle-stitch.pdf", "a-saddle-stitch-dummy.pdf"]
    assert done.findings == ()
    first = [path.read_bytes() for path in done.results]
    again = impose(source, BOOKLET, with_dummy=True, day=date(2018, 3, 30))
    assert [path.read_bytes() for path in again.results] == first
    with pikepdf.open(done.results[1]) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.docinfo["/Title"]) == "a – mẫu gấp"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = numbered(tmp_path / "a.pdf", 2, 297, 210)

    def run(*arguments: str, as_json: bool = False) -> int:
        interface = Interface("vi", as_json=as_json)
        return int(command.main([str(source), *arguments], standalone_mode=False, obj=interface))

    assert run("--scheme", "tri-fold", "--panels", "97,100,100", "--dummy") == 0
    out = capsys.readouterr().out
    assert "1 tờ in, 1 khuôn" in out
    assert "a-tri-fold-dummy.pdf" in out
    assert run("--scheme", "tri-fold", "--panels", "90,100,100", as_json=True) == 1
    assert '"rule": "IN78"' in capsys.readouterr().out
    assert run("--scheme", "tri-fold", "--gutter", "2") == 0
    assert run("--scheme", "tri-fold", "--gutter", "2", "--strict") == 1


def test_a_torn_file_is_a_finding_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nno")
    done = impose(tmp_path / "a.pdf", Wishes(SchemeName.SADDLE_STITCH, "SRA3"))
    assert [(f.rule.id, str(f.place)) for f in done.findings] == [("IN20", "a.pdf")]
    assert "Xuất lại tệp" in done.findings[0].way_out()
    assert not list(tmp_path.glob("*-saddle-stitch.pdf"))
