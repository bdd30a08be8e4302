"""Merging as a whole: folders, archives, one file, PDF; killed and gone on with; nobody's file overwritten."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, SIGNED_AT, SIGNER, MiniWorkspace
from tests.documents.merging.made import by_docxtpl, docx, parts_of, table, text_parts, words
from ttdn_publish.errors import ContentError
from ttdn_publish.production.approving import approve_template
from ttdn_publish.production.merge_journal import JOURNAL
from ttdn_publish.production.merge_work import Kind, lint
from ttdn_publish.production.merging import Merged, merge

TEMPLATE = docx("Kính gửi: {{ ten }}", "Số {{ so }}", footers={"default": "{{ so }}"})


class Desk:
    """A template and a list on disk, and where results go."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.template, self.data, self.out = folder, folder / "mau.docx", folder / "ds.csv", folder / "out"
        self.template.write_bytes(TEMPLATE)
        self.rows(3)

    def rows(self, count: int, first: str = "Mẫu") -> None:
        lines = ["ten,so", *(f"{first} {n},{n}/TM" for n in range(1, count + 1))]
        self.data.write_text("\n".join(lines) + "\n", "utf-8")

    def merge(self, kind: Kind = Kind.FOLDER, **options: object) -> Merged:
        return merge(self.template, self.data, self.out, kind, **options)  # type: ignore[arg-type]

    def letters(self) -> dict[str, list[str]]:
        return {path.name: words(path.read_bytes()) for path in sorted(self.out.glob("*.docx"))}

    def refused(self, **options: object) -> str:
        with pytest.raises(ContentError) as caught:
            self.merge(**options)  # type: ignore[arg-type]
        found = [f"{one.place} {one.rule.id} {one.what()}" for one in caught.value.findings if one.severity == "error"]
        return "\n".join(found) or str(caught.value)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_of_letters(desk: Desk) -> None:
    steps: list[tuple[str, int, int]] = []
    done = desk.merge(progress=lambda *step: steps.append(step))
    assert (done.made, done.kept, done.slow) == (3, 0, {})
    assert [finding.rule.id for finding in done.findings] == ["VB-TP21"]  # nobody has signed the template
    assert desk.letters() == {f"mau-000{n}.docx": [f"Kính gửi: Mẫu {n}", f"Số {n}/TM"] for n in (1, 2, 3)}
    assert [path.name for path in done.results] == list(desk.letters())
    assert steps == [("Trộn thư", 0, 3), ("Trộn thư", 3, 3)]


def test_letters_equal_those_of_docxtpl(desk: Desk) -> None:
    done = desk.merge(name="{{ so }} {{ ten }}")
    for number, path in enumerate(done.results, 1):
        assert path.name == f"{number}-TM Mẫu {number}.docx"
        theirs = by_docxtpl(TEMPLATE, {"ten": f"Mẫu {number}", "so": f"{number}/TM"})
        assert text_parts(path.read_bytes()) == text_parts(theirs)


def test_an_archive(desk: Desk) -> None:
    desk.out = desk.folder / "thu.zip"
    assert desk.merge(Kind.ZIP, name="{{ ten }}").made == 3
    with zipfile.ZipFile(desk.out) as archive:
        assert archive.namelist() == ["Mẫu 1.docx", "Mẫu 2.docx", "Mẫu 3.docx"]
        assert words(archive.read("Mẫu 2.docx")) == ["Kính gửi: Mẫu 2", "Số 2/TM"]


def test_one_file(desk: Desk) -> None:
    desk.out = desk.folder / "thu.docx"
    assert desk.merge(Kind.ONE_FILE).made == 3
    assert words(desk.out.read_bytes())[::2] == ["Kính gửi: Mẫu 1", "Kính gửi: Mẫu 2", "Kính gửi: Mẫu 3"]


def test_everything_wrong_is_told_before_the_first_letter(desk: Desk) -> None:
    desk.template.write_bytes(docx("{{ ten }} {{ dia_chi }}", "{% if so %}"))
    desk.data.write_text("ten,so\n,1\nMẫu,2\n", "utf-8")
    template, data = desk.template.as_posix(), desk.data.as_posix()
    assert desk.refused().splitlines() == [
        f"{data}:2 VB-TR03 Cột “ten” bỏ trống.",
        f"{template} VB-TP03 Thân văn bản, đoạn 2: khối “{{% if so %}}” không có thẻ “endif”.",
        f"{template} VB-TP15 Thân văn bản, đoạn 1: biến “dia_chi” không có cột nào trong danh sách.",
    ]
    assert not desk.out.exists()


def test_a_signed_template_needs_no_warning_until_it_is_changed(mini: MiniWorkspace) -> None:
    desk = Desk(mini.root)
    approve_template(desk.template, SIGNER, moment=SIGNED_AT)
    assert desk.merge().findings == ()
    desk.template.write_bytes(docx("Thưa {{ ten }}", "{{ so }}"))
    assert [finding.rule.id for finding in desk.merge(replace=True).findings] == ["VB-TP21"]


def test_two_letters_do_not_share_a_name(desk: Desk) -> None:
    desk.data.write_text("ten,so\nMẫu,1\nMẫu,2\n", "utf-8")
    done = desk.merge(name="{{ ten }}")
    assert [finding.rule.id for finding in done.findings] == ["VB-TR04", "VB-TP21"]
    assert len(desk.letters()) == 2


def test_a_letter_that_cannot_be_made_is_told_and_the_others_are_made(desk: Desk) -> None:
    desk.template.write_bytes(docx("{{ 100 // so|int }}"))
    desk.data.write_text("so\n5\n0\n2\n", "utf-8")
    done = desk.merge()
    assert done.failed
    assert [f"{one.place} {one.what()}" for one in done.findings if one.rule.id != "VB-TP21"] == [
        f"{desk.data.as_posix()}:3 Không tạo được thư: Thân văn bản, đoạn 1: thẻ “{{{{ 100 // so|int }}}}”: chia cho số 0."
    ]
    assert desk.letters() == {"mau-0001.docx": ["20"], "mau-0003.docx": ["50"]}
    for kind, name in ((Kind.ZIP, "x.zip"), (Kind.ONE_FILE, "x.docx")):
        desk.out = desk.folder / name
        assert "ds.csv:3 VB-TR06" in desk.refused(kind=kind)
        assert not desk.out.exists()


def test_a_slow_template_says_so(desk: Desk) -> None:
    desk.template.write_bytes(
        docx(table(["{%tc for c in so.split('/') %}", "{{ c }}", "{%tc endfor %}"], ["{{ ten }}"]))
    )
    done = desk.merge()
    assert done.slow == {"mẫu lặp theo cột bảng ({%tc %})": 3}
    assert desk.letters()["mau-0002.docx"] == ["2", "TM", "Mẫu 2"]


# ---- going on, beginning anew, not overwriting ----


def test_a_finished_merge_does_nothing_again(desk: Desk) -> None:
    desk.merge()
    times = {path: path.stat().st_mtime_ns for path in desk.out.iterdir() if path.suffix == ".docx"}
    again = desk.merge()
    assert (again.made, again.kept, len(again.results)) == (0, 3, 3)
    assert times == {path: path.stat().st_mtime_ns for path in times}
    assert desk.merge(resume=False).made == 3


def test_a_lost_letter_is_made_again(desk: Desk) -> None:
    desk.merge()
    (desk.out / "mau-0002.docx").unlink()
    again = desk.merge()
    assert (again.made, again.kept) == (1, 2)
    assert len(desk.letters()) == 3


@pytest.mark.parametrize(
    ("change", "words_"),
    [
        (lambda desk: desk.rows(2, "Khác"), "Danh sách đã đổi"),
        (lambda desk: desk.template.write_bytes(docx("Mới {{ ten }} {{ so }}")), "Mẫu thư đã đổi"),
    ],
)
def test_a_changed_template_or_list_begins_anew(desk: Desk, change: object, words_: str) -> None:
    desk.merge()
    change(desk)  # type: ignore[operator]
    again = desk.merge()
    assert again.kept == 0
    assert again.restarted is not None
    assert again.restarted.startswith(words_)
    assert set(desk.letters()) == {path.name for path in again.results}  # none of the old ones is left


def test_a_letter_that_somebody_has_changed_is_not_overwritten(desk: Desk) -> None:
    desk.merge()
    edited = desk.out / "mau-0002.docx"
    edited.write_bytes(docx("sửa tay"))
    desk.rows(3, "Khác")
    assert "đã được sửa sau khi trộn: “mau-0002.docx”" in desk.refused()
    assert words(edited.read_bytes()) == ["sửa tay"]
    assert desk.letters()["mau-0001.docx"][0] == "Kính gửi: Mẫu 1"
    assert desk.merge(replace=True).made == 3
    assert words(edited.read_bytes())[0] == "Kính gửi: Khác 2"


def test_files_of_others_are_not_overwritten(desk: Desk) -> None:
    desk.out.mkdir()
    (desk.out / "mau-0001.docx").write_bytes(b"cua nguoi khac")
    assert "không do lần trộn này tạo ra: “mau-0001.docx”" in desk.refused()
    assert (desk.out / "mau-0001.docx").read_bytes() == b"cua nguoi khac"
    for kind, name in ((Kind.ZIP, "co.zip"), (Kind.ONE_FILE, "co.docx")):
        desk.out = desk.folder / name
        desk.out.write_bytes(b"x")
        assert "đã có" in desk.refused(kind=kind)
        assert desk.merge(kind, replace=True).made == 3


def test_originals_are_never_overwritten(desk: Desk) -> None:
    desk.out = desk.template
    assert "ghi đè lên" in desk.refused(kind=Kind.ONE_FILE, replace=True)
    desk.out = desk.folder
    desk.data.write_text("ten,so\nmau,1\n", "utf-8")
    assert "ghi đè lên" in desk.refused(name="{{ ten }}", replace=True)
    assert desk.template.read_bytes() == TEMPLATE


_SLOWED = """
import sys, time
from pathlib import Path
from ttdn_publish.documents.merging.template import LetterTemplate
from ttdn_publish.production.merging import merge
quick = LetterTemplate.letter
def slow(self, values):
    time.sleep(0.02)
    return quick(self, values)
LetterTemplate.letter = slow
merge(*map(Path, sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.slow
def test_killed_and_gone_on_with(desk: Desk) -> None:
    """Killed at an uneven moment: what is finished stays as it is, the rest is made, nothing half-written is left."""
    desk.rows(200)
    command = [sys.executable, "-c", _SLOWED, str(desk.template), str(desk.data), str(desk.out)]
    process = subprocess.Popen(command, cwd=ROOT)
    deadline = time.monotonic() + 60
    while len(list(desk.out.glob("mau-*.docx"))) < 40 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    finished = {path: path.stat().st_mtime_ns for path in desk.out.glob("mau-*.docx")}
    assert 40 <= len(finished) < 200
    (desk.out / ".tam-cut.docx").write_bytes(b"PK half a let")
    with (desk.out / JOURNAL).open("a", encoding="utf-8") as stream:
        stream.write('{"row": 199, "fi')  # a line that the kill has cut
    again = desk.merge()
    assert again.kept == len(finished)
    assert again.made == 200 - len(finished)
    assert finished == {path: path.stat().st_mtime_ns for path in finished}
    assert len(desk.letters()) == 200
    assert sorted(path.name for path in desk.out.iterdir() if path.suffix != ".docx") == [JOURNAL]
    assert list(desk.out.glob(".tam-*")) == []


def test_two_at_once_do_not_mix(desk: Desk) -> None:
    desk.rows(120)
    command = [sys.executable, "-c", _SLOWED, str(desk.template), str(desk.data), str(desk.out)]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(desk.letters()) == 120


def test_a_full_disk_is_told_kindly(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from ttdn_publish.errors import EnvironmentProblem

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(EnvironmentProblem, match="Hết chỗ"):
        desk.merge()
    monkeypatch.undo()
    assert desk.merge().made == 3


# ---- PDF ----


@pytest.mark.slow
def test_pdf_of_each_letter(desk: Desk) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    done = desk.merge(Kind.PDF, name="{{ ten }}")
    assert [path.name for path in done.results] == ["Mẫu 1.pdf", "Mẫu 2.pdf", "Mẫu 3.pdf"]
    for number, path in enumerate(done.results, 1):
        with pdfplumber.open(path) as pdf:
            assert f"Mẫu {number}" in pdf.pages[0].extract_text()
    assert sorted(path.name for path in desk.out.iterdir()) == [JOURNAL, *(path.name for path in done.results)]
    assert desk.merge(Kind.PDF, name="{{ ten }}").kept == 3


def test_pdf_goes_in_portions_and_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from ttdn_publish.errors import EnvironmentProblem
    from ttdn_publish.formats import office
    from ttdn_publish.production import merging

    portions: list[int] = []

    def convert(sources: list[Path], out: Path) -> list[Path]:
        portions.append(len(sources))
        if len(portions) == 2:
            raise EnvironmentProblem("x")
        out.mkdir(parents=True, exist_ok=True)
        made = [out / f"{path.stem}.pdf" for path in sources]
        for path in made:
            path.write_bytes(b"%PDF " + path.name.encode())
        return made

    monkeypatch.setattr(office, "to_pdf", convert)
    monkeypatch.setattr(merging, "PDF_CHUNK", 2)
    desk.rows(5)
    with pytest.raises(EnvironmentProblem):
        desk.merge(Kind.PDF)
    assert len(list(desk.out.glob("*.pdf"))) == 2
    again = desk.merge(Kind.PDF)
    assert (again.kept, again.made, portions) == (2, 3, [2, 2, 2, 1])
    assert list(desk.out.glob(".ttdn-tam-*")) == []


# ---- the commands ----


def ttdn(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "ttdn_publish", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


def test_the_command_merges(desk: Desk) -> None:
    done = ttdn("documents", "merge", desk.template, desk.data, "--out", desk.out)
    assert done.returncode == 0, done.stderr
    assert "Đã tạo 3 thư" in done.stdout
    assert len(desk.letters()) == 3


def test_the_command_gives_json(desk: Desk) -> None:
    done = ttdn("--json", "documents", "merge", desk.template, desk.data, "--out", desk.out, "--name", "{{ ten }}")
    given = json.loads(done.stdout)
    assert (given["letters"], given["exit"]) == (3, 0)
    assert [Path(one).name for one in given["results"]] == ["Mẫu 1.docx", "Mẫu 2.docx", "Mẫu 3.docx"]


def test_the_command_lints(desk: Desk) -> None:
    desk.template.write_bytes(docx("{{ ten }} {{ dia_chi }}"))
    done = ttdn("documents", "lint-template", desk.template, "--data", desk.data)
    assert done.returncode == 1
    assert "VB-TP15" in done.stdout
    assert "Biến mẫu cần: ten, dia_chi" in done.stdout
    assert ttdn("documents", "lint-template", desk.template).returncode == 0


def test_lint_tells_of_the_list_too(desk: Desk) -> None:
    desk.data.write_text("ten,ten\na,b\n", "utf-8")
    assert [one.rule.id for one in lint(desk.template, desk.data).findings] == ["VB-TR02"]
    assert [one.rule.id for one in lint(desk.folder / "khong-co.docx").findings] == ["VB-TP01"]


def test_made_letters_open_in_python_docx(desk: Desk) -> None:
    import docx as python_docx

    path = desk.merge().results[0]
    document = python_docx.Document(io.BytesIO(path.read_bytes()))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Kính gửi: Mẫu 1", "Số 1/TM"]
    assert document.sections[0].footer.paragraphs[0].text == "1/TM"
    assert parts_of(path.read_bytes()).keys() == parts_of(TEMPLATE).keys()
