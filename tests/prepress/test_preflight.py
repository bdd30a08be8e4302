"""Preflight as it is used: on the command line, for other purposes than print, with its judge, and its report."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace
from tests.prepress import corpus
from tests.prepress.sheets import Maker
from ttdn_publish.cli import COMMANDS
from ttdn_publish.findings import Severity
from ttdn_publish.formats.page_pictures import page_pictures
from ttdn_publish.prepress.preflight import RULES
from ttdn_publish.prepress.preflight.examining import Examined, examine
from ttdn_publish.prepress.preflight.expectations import Purpose, expectation
from ttdn_publish.prepress.preflight.report import report


def ttdn(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "ttdn_publish", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def rules(found: Examined) -> dict[str, Severity]:
    return {one.finding.rule.id: one.finding.severity for one in found.found}


# ---- the command ----


def test_the_family_is_registered() -> None:
    assert COMMANDS["prepress"][0] == "ttdn_publish.cli.prepress"


def test_a_clean_file_exits_with_0(tmp_path: Path) -> None:
    done = ttdn(
        "prepress",
        "check",
        corpus.made("clean_booklet_page", tmp_path / "a.pdf"),
        "--trim",
        "148x210",
        "--pages-multiple",
        "4",
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Không có lỗi.")


def test_an_error_exits_with_1_and_says_what_where_and_what_to_do(tmp_path: Path) -> None:
    done = ttdn("prepress", "check", corpus.made("hairline", tmp_path / "a.pdf"))
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == (
        f"{tmp_path / 'a.pdf'}:1 lỗi IN36 Trang 1: nét dày 0,1 pt (cách mép trái 20 mm, mép trên 170 mm). "
        "Tăng độ dày nét lên ít nhất 0,25 pt."
    )


def test_warnings_count_only_when_strict(tmp_path: Path) -> None:
    path = corpus.made("text_beside_the_trim", tmp_path / "a.pdf")
    assert ttdn("prepress", "check", path).returncode == 0
    assert ttdn("prepress", "check", path, "--strict").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--trim", "to"),
        ("--for", "ban"),
        ("--report", "a.pdf"),
        ("--pages-multiple", "0"),
        ("--ink", "900"),
        ("--bleed", "nan"),
        ("--condition", "X"),
        ("khong-co.pdf",),
    ],
)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    path = corpus.made("clean_booklet_page", tmp_path / "a.pdf")
    assert ttdn("prepress", "check", path, *arguments).returncode == 2


def test_json_has_pages_and_places_in_mm(tmp_path: Path) -> None:
    done = ttdn("prepress", "check", corpus.made("hairline", tmp_path / "a.pdf"), "--json")
    (file,) = json.loads(done.stdout)["files"]
    (finding,) = file["findings"]
    assert (file["pages"], finding["rule"], finding["page"]) == (1, "IN36", 1)
    assert finding["places"] == [[20.0, 170.0, 60.0, 0.0]]


# ---- places on turned pages ----


@pytest.mark.parametrize(
    ("turned", "place"),
    [(0, (20, 150, 40, 20)), (90, (40, 20, 20, 40)), (180, (88, 40, 40, 20)), (270, (150, 88, 20, 40))],
)
def test_places_are_told_as_the_page_is_held(turned: int, place: tuple[int, ...], tmp_path: Path) -> None:
    maker = Maker()
    maker.page("1 0 0 rg 20 40 40 20 re f")["/Rotate"] = turned
    found = examine(maker.save(tmp_path / "a.pdf"), expectation())
    (spot,) = (one for one in found.found if one.finding.rule.id == "IN30")
    assert spot.places[0] == pytest.approx(place, abs=0.01)


# ---- screen and archive, and their judge ----


def judge(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """A program that answers as veraPDF does."""
    if os.name == "nt":
        pytest.skip("the stand-in for veraPDF is a shell script")
    program = folder / "verapdf"
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("TTDN_VERAPDF", str(program))


REPORT = """<?xml version="1.0" encoding="utf-8"?><report><jobs><job><item><name>a.pdf</name></item>
<validationReport profileName="PDF/UA-1 validation profile" isCompliant="{verdict}"><details>{rules}</details>
</validationReport></job></jobs></report>"""
FAILED = '<rule clause="7.1" testNumber="3" status="failed" failedChecks="100"><description>Content shall be marked</description></rule>'


def test_without_a_judge_it_is_said_and_never_taken_for_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TTDN_VERAPDF", str(tmp_path / "nothing"))
    found = examine(corpus.made("clean_booklet_page", tmp_path / "a.pdf"), expectation(Purpose.SCREEN))
    assert rules(found) == {"IN67": Severity.ERROR, "IN68": Severity.NOTICE}


def test_the_judge_is_asked_and_its_clauses_are_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judge(tmp_path, monkeypatch, REPORT.format(verdict="false", rules=FAILED))
    found = examine(corpus.made("clean_booklet_page", tmp_path / "a.pdf"), expectation(Purpose.ARCHIVE))
    assert rules(found) == {"IN66": Severity.ERROR}
    assert any("7.1-3" in one.finding.what() and "100" in one.finding.what() for one in found.found)


def test_a_file_that_the_judge_accepts_has_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: MiniWorkspace
) -> None:
    judge(tmp_path, monkeypatch, REPORT.format(verdict="true", rules=""))
    found = examine(built.result("screen"), expectation(Purpose.SCREEN))
    assert {number for number, severity in rules(found).items() if severity is Severity.ERROR} == set()


@pytest.mark.parametrize("answer", ["", "not xml", "<report/>", REPORT.format(verdict="perhaps", rules="")])
def test_an_answer_that_is_none_counts_as_not_judged(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(tmp_path, monkeypatch, answer)
    found = examine(corpus.made("clean_booklet_page", tmp_path / "a.pdf"), expectation(Purpose.ARCHIVE))
    assert rules(found)["IN68"] is Severity.NOTICE


# ---- the report ----


def test_the_report_needs_nothing_else_and_marks_places(tmp_path: Path) -> None:
    found = examine(corpus.made("hairline", tmp_path / "a.pdf"), expectation())
    page = report([found], "vi", str)
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', page) == []
    assert page.count("data:image/jpeg;base64,") == 1
    (mark,) = re.findall(r'<rect class="mark error" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', page)
    assert [float(value) for value in mark] == pytest.approx([20, 169.2, 60], abs=0.1)
    assert "IN36" in page


def test_names_in_a_file_cannot_write_into_the_report(tmp_path: Path) -> None:
    maker = Maker()
    maker.info["Author"] = "Admin"
    maker.info["Creator"] = "<script>alert(1)</script> Microsoft Word"
    maker.page()
    page = report([examine(maker.save(tmp_path / "a.pdf"), expectation())], "vi", str)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_file_that_cannot_be_read_has_a_report_too(tmp_path: Path) -> None:
    page = report([examine(corpus.made("not_a_pdf", tmp_path / "a.pdf"), expectation())], "vi", str)
    assert "IN20" in page


# ---- rules ----


def test_every_rule_has_a_number_of_its_own_and_a_purpose() -> None:
    numbers = [rule.id for rule in RULES]
    assert len(set(numbers)) == len(numbers)
    assert all(20 <= int(number[2:]) <= 69 and number.startswith("IN") for number in numbers)
    asked = set().union(*(expectation(purpose).rules for purpose in Purpose))
    assert set(numbers) == asked
    assert all("{" not in rule.title + rule.explanation for rule in RULES)


def test_every_rule_for_print_has_a_wrong_file() -> None:
    tested = {case.rule for case in corpus.WRONG}
    assert expectation(Purpose.PRINT).rules - tested == set()


# ---- pictures of pages ----


def test_a_page_is_drawn_to_scale(tmp_path: Path) -> None:
    path = corpus.made("ground_stops_at_the_trim", tmp_path / "a.pdf")
    with page_pictures(path) as pictures:
        drawn = pictures.draw(1, 72)
        assert drawn is not None
        assert (drawn.width, drawn.height) == (465, 641)
        assert drawn.darkest(40, 40, 60, 60) < 250
        assert drawn.darkest(drawn.width - 20, 40, drawn.width, 60) == 255
        assert pictures.draw(9, 72) is None


# ---- the house's own files ----


def test_the_built_issue_has_boxes_bleed_and_fonts_right(built: MiniWorkspace) -> None:
    found = examine(built.result("print"), expectation(trim=(190, 270), multiple=4))
    wrong = rules(found).keys()
    assert wrong & {"IN20", "IN21", "IN22", "IN23", "IN24", "IN25", "IN26", "IN27", "IN28", "IN45", "IN46"} == set()
