"""The command line as people and programs meet it: exit codes, Vietnamese words, JSON, pipes and odd consoles."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, MiniWorkspace, make_unsigned
from ttdn_publish import cli
from ttdn_publish.cli import COMMANDS
from ttdn_publish.production import machine

ARTICLE = "articles/bai-mau.md"
CREDIT = 'credit: "Tranh minh họa: Ban Biên tập"\n'
VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


class Ran:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Runner:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out, err)


@pytest.fixture
def ttdn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.delenv("TTDN_UI", raising=False)
    return Runner(capsys)


def start(arguments: Sequence[object], **environment: str) -> subprocess.Popen[bytes]:
    """A command in a process of its own."""
    command = [sys.executable, "-m", "ttdn_publish", *map(str, arguments)]
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


# ---- check ----


def test_check_of_a_good_issue_ends_with_0(ttdn: Runner, mini: MiniWorkspace) -> None:
    ran = ttdn("check", mini.issue)
    assert (ran.code, ran.out.strip()) == (0, "Không có lỗi.")


def test_check_says_where_which_rule_what_and_the_way_out(ttdn: Runner, mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, CREDIT, "")
    ran = ttdn("check", mini.issue)
    first, last = ran.out.strip().splitlines()
    assert ran.code == 1
    assert re.fullmatch(
        r"content/bulletins/mau/articles/bai-mau\.md:\d+ lỗi BT07 Ảnh “mau-song\.jpg” chưa ghi tác giả\. Điền “credit:” trong khối ảnh\.",
        first,
    )
    assert last == "1 lỗi"


def test_warnings_count_only_when_strict(ttdn: Runner, mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, "permission: Tranh do tòa soạn thực hiện\n", "")
    assert ttdn("check", mini.issue).code == 0
    assert ttdn("check", mini.issue, "--strict").code == 1


@pytest.mark.parametrize("inside", ["", "issue.yaml", ARTICLE, "pictures"])
def test_any_path_inside_an_issue_means_the_issue(ttdn: Runner, mini: MiniWorkspace, inside: str) -> None:
    mini.edit(ARTICLE, CREDIT, "")
    assert "BT07" in ttdn("check", mini.issue / inside).out


def test_a_workspace_means_all_its_issues(ttdn: Runner, mini: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ttdn("new", mini.issue.parent / "2018-02")
    for name in ("mau", "2018-02"):
        path = mini.issue.parent / name / ARTICLE
        path.write_text(path.read_text("utf-8").replace(CREDIT, "", 1), "utf-8")
    monkeypatch.chdir(mini.root)
    out = ttdn("check").out
    assert "bulletins/mau/articles" in out
    assert "bulletins/2018-02/articles" in out


def test_check_as_json(ttdn: Runner, mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, CREDIT, "")
    ran = ttdn("--json", "check", mini.issue)
    (finding,) = ran.data["findings"]
    assert set(ran.data) == {"findings", "exit"}
    assert ran.data["exit"] == ran.code == 1
    assert set(finding) == {"rule", "severity", "file", "line", "message", "way_out"}
    assert (finding["rule"], finding["severity"]) == ("BT07", "error")
    assert finding["file"] == "content/bulletins/mau/articles/bai-mau.md"
    assert isinstance(finding["line"], int)


def test_a_rule_is_explained_with_its_source(ttdn: Runner) -> None:
    ran = ttdn("check", "--explain", "bt07")
    assert ran.code == 0
    assert ran.out.startswith("BT07 – Ảnh có tác giả")
    assert "Căn cứ: Luật Sở hữu trí tuệ" in ran.out
    assert ttdn("--json", "check", "--explain", "BT07").data["rule"] == "BT07"


# ---- build ----


def test_build_names_what_is_there_already(ttdn: Runner, warm: MiniWorkspace) -> None:
    ran = ttdn("build", warm.issue)
    assert ran.code == 0
    assert "Không có gì thay đổi" in ran.out
    assert "out/mau/mau-vi-screen.pdf" in ran.out
    assert "out/mau/mau-vi-print.pdf" in ran.out


def test_build_as_json(ttdn: Runner, warm: MiniWorkspace) -> None:
    ran = ttdn("--json", "build", warm.issue)
    assert ran.data == {
        "results": ["out/mau/mau-vi-screen.pdf", "out/mau/mau-vi-print.pdf"],
        "fresh": False,
        "findings": [],
        "exit": 0,
    }
    assert ran.err == ""


def test_build_of_an_issue_with_errors_ends_with_1_and_a_draft(ttdn: Runner, warm: MiniWorkspace) -> None:
    warm.edit(ARTICLE, CREDIT, "")
    ran = ttdn("build", warm.issue)
    assert ran.code == 1
    assert "BT07" in ran.out
    assert "out/mau/mau-vi-draft-screen.pdf" in ran.out
    assert "out/mau/mau-vi-print.pdf" not in ran.out
    for step in ("Đọc nội dung…", "Dàn trang…", "Ghi PDF…"):
        assert step in ran.err.splitlines()


def test_an_issue_that_cannot_be_read_gives_nothing_and_says_so(ttdn: Runner, mini: MiniWorkspace) -> None:
    (mini.issue / "issue.yaml").write_text("title: [\n", "utf-8")
    ran = ttdn("build", mini.issue)
    assert ran.code == 1
    assert re.search(r"issue\.yaml:\d lỗi BT01 ", ran.out)
    assert "Chưa dựng được trang nào." in ran.out


def test_a_secret_ends_with_3(ttdn: Runner, mini: MiniWorkspace) -> None:
    mini.edit(ARTICLE, "classification: cong_khai", "classification: mat")
    ran = ttdn("build", mini.issue)
    assert ran.code == 3
    assert "bai-mau.md" in ran.err
    assert ttdn("--json", "build", mini.issue).data["exit"] == 3


# ---- review approve ----


def test_signing_says_who_signed_how_much(ttdn: Runner, tmp_path: Path) -> None:
    workspace = make_unsigned(tmp_path / "ws")
    ran = ttdn("--json", "review", "approve", workspace.issue, "--by", "nguyen-van-mau")
    (signed,) = ran.data["languages"]
    assert ran.code == 0
    assert (signed["language"], signed["lines"], signed["waiting"]) == ("vi", 3, 0)
    assert signed["sentences"] > 100
    again = ttdn("review", "approve", workspace.issue, "--by", "Trần Thị Mẫu", "--article", "bai-mau")
    assert (again.code, "Trần Thị Mẫu ký" in again.out) == (0, True)
    assert workspace.records.read_bytes().count(b"\n") == 4


def test_what_cannot_be_signed_is_listed_and_nothing_is_signed(ttdn: Runner, tmp_path: Path) -> None:
    workspace = make_unsigned(tmp_path / "ws")
    ran = ttdn("--json", "review", "approve", workspace.issue, "--by", "nguyen-van-mau", "--lang", "vi,en")
    assert ran.code == ran.data["exit"] == 1
    assert {finding["rule"] for finding in ran.data["findings"]} == {"DT06"}
    assert len(ran.data["findings"]) > 100
    unknown = ttdn("review", "approve", workspace.issue, "--by", "Người Lạ")
    assert (unknown.code, "“Người Lạ”" in unknown.err) == (1, True)
    assert not workspace.records.exists()


# ---- wrong usage ----


@pytest.mark.parametrize(
    "arguments",
    [
        ["xay"],
        ["check", "--nhanh"],
        ["check", "--explain", "BT99"],
        ["build"],
        ["build", "content", "--out", "giay"],
        ["build", "content", "--lang", "tlh"],
        ["completion", "powershell"],
        ["--ui", "fr", "doctor"],
        ["build", "/khong/co"],
        ["check", "/khong/co"],
        ["status", "/khong/co"],
        ["review", "approve", "content"],
        ["review", "approve", "content", "--by", "nguyen-van-mau", "--lang", "tlh"],
    ],
)
def test_wrong_usage_ends_with_2_and_vietnamese_words(
    ttdn: Runner, mini: MiniWorkspace, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(mini.root)
    ran = ttdn(*[str(mini.issue) if argument == "content" else argument for argument in arguments])
    assert ran.code == 2
    assert ran.out == ""
    assert VIETNAMESE.search(ran.err)
    assert not re.search(r"(?i)\b(invalid|missing|no such|is not|error|traceback|got)\b", ran.err), ran.err


def test_an_unknown_rule_lists_those_there_are(ttdn: Runner) -> None:
    assert "BT07" in ttdn("check", "--explain", "BT99").err


def test_without_a_command_there_is_help(ttdn: Runner) -> None:
    ran = ttdn()
    said = ran.out + ran.err
    assert all(name in said for name in COMMANDS)


# ---- the other commands ----


def test_every_command_has_help(ttdn: Runner) -> None:
    overview = ttdn("--help")
    assert overview.code == 0
    files = (ROOT / "ttdn_publish" / "cli").glob("*.py")
    assert sorted(COMMANDS) == sorted(path.stem for path in files if "\ndef command(" in path.read_text("utf-8"))
    for name in COMMANDS:
        ran = ttdn(name, "--help")
        assert ran.code == 0
        assert f"ttdn {name}" in ran.out
        assert VIETNAMESE.search(ran.out)
        assert re.search(rf"^ +{name} +\S", overview.out, re.MULTILINE)


def test_status_counts_and_says_what_is_older(ttdn: Runner, warm: MiniWorkspace) -> None:
    ran = ttdn("--json", "status", warm.root)
    (issue,) = ran.data["publications"]
    assert ran.code == 0
    assert issue["name"] == "mau"
    assert (issue["number"], issue["year"], issue["date"]) == (0, 2018, "30/03/2018")
    assert (issue["pages"], issue["articles"], issue["errors"]) == (4, 2, 0)
    assert [result["fresh"] for result in issue["results"]] == [True, True]
    path = warm.issue / ARTICLE
    later = path.stat().st_mtime_ns + 10**12
    os.utime(path, ns=(later, later))
    assert ttdn("status", warm.root).out.count("(cũ hơn nội dung)") == 2


def test_status_of_an_empty_workspace(ttdn: Runner, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert "Chưa có ấn phẩm nào" in ttdn("status", tmp_path).out


def test_doctor_looks_at_everything(ttdn: Runner, tmp_path: Path) -> None:
    ran = ttdn("--json", "doctor", tmp_path)
    assert ran.code == ran.data["exit"]
    assert {"Python", "Phông chữ", "Quyền ghi"} <= {answer["what"] for answer in ran.data["answers"]}
    assert all(set(answer) == {"what", "state", "detail", "way_out"} for answer in ran.data["answers"])
    assert ttdn("doctor", tmp_path).out.count("\n") >= len(ran.data["answers"])


def test_doctor_ends_with_2_when_something_is_missing(
    ttdn: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_NEED_MB", 10**12)
    ran = ttdn("doctor", tmp_path)
    assert ran.code == 2
    assert "✗ Chỗ trên đĩa" in ran.out


def test_new_makes_a_workspace_that_checks_clean(ttdn: Runner, tmp_path: Path) -> None:
    ran = ttdn("--json", "new", tmp_path / "Không gian mới")
    assert ran.code == 0
    assert all(Path(file).is_file() for file in ran.data["files"])
    assert ttdn("check", tmp_path / "Không gian mới", "--strict").code == 0


def test_new_makes_an_issue_in_a_workspace(ttdn: Runner, mini: MiniWorkspace) -> None:
    issue = mini.issue.parent / "2018-02"
    assert ttdn("new", issue).code == 0
    text = (issue / "issue.yaml").read_text("utf-8")
    assert "\nnumber: 2\n" in text
    assert "\nyear: 2018\n" in text
    assert not (issue / "content").exists()
    assert ttdn("check", issue).code == 0


@pytest.mark.parametrize("name", ["CON", "nul.txt", "a:b", "a?", "cuối.", 'a"b', "x" * 130])
def test_new_refuses_names_that_windows_cannot_have(ttdn: Runner, tmp_path: Path, name: str) -> None:
    ran = ttdn("new", tmp_path / name)
    assert ran.code == 2
    assert "Windows" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_new_overwrites_nothing(ttdn: Runner, mini: MiniWorkspace, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()}
    file = tmp_path / "tệp"
    file.write_text("x")
    for target in (mini.root, mini.issue, file):
        ran = ttdn("new", target)
        assert ran.code == 2
        assert "không ghi đè" in ran.err
    assert {path: path.read_bytes() for path in mini.root.rglob("*") if path.is_file()} == before


def test_schema_files_are_json_schema(ttdn: Runner, tmp_path: Path) -> None:
    ran = ttdn("--json", "schema", tmp_path / "schema")
    made = [Path(file) for file in ran.data["files"]]
    assert {"issue.schema.json", "article.schema.json"} <= {path.name for path in made}
    for path in made:
        schema = json.loads(path.read_text("utf-8"))
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert schema.get("type") in ("object", "array") or "$ref" in schema or "anyOf" in schema


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_lines_for_every_shell(ttdn: Runner, shell: str) -> None:
    ran = ttdn("completion", shell)
    assert ran.code == 0
    assert "_TTDN_COMPLETE" in ran.out


def test_completion_completes(mini: MiniWorkspace) -> None:
    process = start([], _TTDN_COMPLETE="bash_complete", COMP_WORDS="ttdn st", COMP_CWORD="1")
    out, _ = process.communicate(timeout=30)
    assert b"status" in out


@pytest.mark.parametrize("arguments", [["--ui", "en", "check"], ["--ui=en", "status"], ["--ui", "en", "--help"]])
def test_english_does_not_crash(
    ttdn: Runner, mini: MiniWorkspace, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(mini.issue)
    mini.edit(ARTICLE, CREDIT, "")
    assert ttdn(*arguments).code in (0, 1)


# ---- consoles, pipes, bugs ----


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258"])
def test_an_odd_console_gets_vietnamese_as_utf8(mini: MiniWorkspace, encoding: str) -> None:
    out, err = start(["check", mini.issue], PYTHONIOENCODING=encoding).communicate(timeout=60)
    assert out.decode("utf-8").strip() == "Không có lỗi."
    assert err == b""


def test_a_reader_that_goes_away_is_no_crash(mini: MiniWorkspace) -> None:
    process = start(["--json", "check", mini.issue])
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait(60) in (0, 1)
    assert said == b""


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(machine, "examine_machine", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        cli.main(["doctor"])


def test_being_stopped_is_said_without_a_traceback(ttdn: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(machine, "examine_machine", stop)
    ran = ttdn("doctor")
    assert ran.code == 130
    assert "Đã dừng theo yêu cầu" in ran.err


def test_starting_is_quick_because_nothing_heavy_is_imported() -> None:
    code = "import sys, ttdn_publish.cli; print([m for m in ('weasyprint', 'pydantic', 'PIL', 'babel', 'yaml') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stdout.strip() == b"[]"


def test_a_path_that_is_not_there_is_no_clean_content(ttdn: Runner, mini: MiniWorkspace) -> None:
    ran = ttdn("check", mini.root / "content" / "bulletins" / "khong-co")
    assert ran.code == 2
    assert "Không có “" in ran.err


def test_a_year_that_is_no_number_is_told_in_vietnamese(ttdn: Runner) -> None:
    ran = ttdn("anniversaries", "abc")
    assert ran.code == 2
    assert "YEAR phải là số nguyên hợp lệ" in ran.err
