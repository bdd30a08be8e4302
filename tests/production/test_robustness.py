"""Nothing breaks what was good: killed builds, full disks, locked files, other processes, malformed content."""

from __future__ import annotations

import errno
import io
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.conftest import ROOT, MiniWorkspace, make_mini
from tests.pdfs import sha256, words_of
from ttdn_publish import cli
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import Finding, Severity
from ttdn_publish.formats import files
from ttdn_publish.production import page_work
from ttdn_publish.production.building import Order, build
from ttdn_publish.production.content import check_content, read_content
from ttdn_publish.rendering.pdf import Typesetter
from ttdn_publish.workspace import Workspace

ARTICLE, BLOCKS = "articles/bai-mau.md", "articles/khoi-mau.md"
SCREEN, PRINT = "mau-vi-screen.pdf", "mau-vi-print.pdf"
#: What a build of the signed issue leaves: each file with a list of what stands on its pages.
RESULTS = ["mau-vi-print.json", PRINT, "mau-vi-screen.json", SCREEN]
SPAWN = multiprocessing.get_context("spawn")


def results(workspace: MiniWorkspace) -> dict[str, str]:
    return {path.name: sha256(path) for path in (workspace.root / "out" / "mau").iterdir()}


def reword(workspace: MiniWorkspace) -> None:
    """Change a sentence and have it signed, so that the issue is as finished as before."""
    workspace.edit(ARTICLE, "Trời chưa sáng hẳn", "Trời vừa rạng")
    workspace.sign()


# ---- killed ----

#: At which step a build is killed, and at most how many seconds after it began.
MOMENTS = [
    (page_work.READING, 0.1),
    (page_work.FONTS, 0.1),
    (page_work.LAYING_OUT, 0.1),
    (page_work.LAYING_OUT, 1.0),
    (page_work.PAINTING, 0.15),
    (page_work.CHECKING_RESULT, 0.1),
]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_killed_build_leaves_the_last_good_results(warm: MiniWorkspace) -> None:
    good = results(warm)
    reword(warm)
    chance = random.Random(2018)
    for step, longest in MOMENTS:
        kill_during(step, warm, chance.uniform(0, longest))
        now = results(warm)
        assert sorted(now) == RESULTS, step
        for name in (SCREEN, PRINT):
            with pikepdf.open(warm.root / "out" / "mau" / name) as pdf:
                assert len(pdf.pages) == 4
        if step != page_work.CHECKING_RESULT:  # in the last step the new ones may take their place, one by one
            assert now == good, step
    report = build(Order(warm.root, warm.issue))
    assert "Trời vừa rạng" in words_of(report.results[0])
    assert sorted(results(warm)) == RESULTS


def kill_during(step: str, workspace: MiniWorkspace, after: float) -> None:
    """Start a build, wait until it says that it is at ``step`` and a moment longer, and kill it."""
    command = [sys.executable, "-m", "ttdn_publish", "build", str(workspace.issue)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if line.startswith(step):
                break
        else:
            pytest.fail(f"never came to {step!r}: {said}")
        time.sleep(after)
        process.kill()


def test_what_a_killed_build_left_is_swept_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".ttdn-tam-cu", tmp_path / ".ttdn-tam-moi"
    for folder in (old, young):
        folder.mkdir()
        (folder / "a.pdf").write_bytes(b"x")
    os.utime(old, (0, 0))
    with files.scratch_folder(tmp_path, tmp_path):
        assert not old.exists()
        assert young.exists()


# ---- full disks, locked files ----


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("where", "name"),
    [(os, "fsync"), (Typesetter, "paint")],
    ids=["moving", "painting"],
)
def test_a_full_disk_is_said_kindly_and_the_old_files_stay(
    warm: MiniWorkspace, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    good = results(warm)
    reword(warm)
    monkeypatch.setattr(where, name, no_room)
    with pytest.raises(EnvironmentProblem, match="Hết chỗ trên đĩa"):
        build(Order(warm.root, warm.issue))
    assert results(warm) == good
    assert list((warm.root / ".ttdn" / "tam").iterdir()) == []


def test_a_result_open_in_another_program_is_named(warm: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    good = results(warm)
    caches = {path: path.stat().st_mtime_ns for path in (warm.root / ".ttdn" / "pictures").rglob("*.jpg")}
    reword(warm)
    really_replace = os.replace

    def refuse_one(source: Path, target: Path) -> None:
        if Path(target).name == PRINT:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        really_replace(source, target)

    monkeypatch.setattr(files, "_REPLACE_WAIT_S", 0)
    with monkeypatch.context() as locked:
        locked.setattr(os, "replace", refuse_one)
        with pytest.raises(EnvironmentProblem, match=rf"“{PRINT}”.*Hãy đóng tệp trong Word"):
            build(Order(warm.root, warm.issue))
    assert results(warm)[PRINT] == good[PRINT]
    assert sorted(results(warm)) == RESULTS
    assert build(Order(warm.root, warm.issue)).fresh
    assert "Trời vừa rạng" in words_of(warm.root / "out" / "mau" / PRINT)
    assert {path: path.stat().st_mtime_ns for path in caches} == caches


def test_results_can_lie_on_another_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "out" / "a.pdf"
    source.write_bytes(b"new")
    really_replace = os.replace

    def refuse_far(one: Path, other: Path) -> None:
        if Path(one).parent != Path(other).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        really_replace(one, other)

    monkeypatch.setattr(os, "replace", refuse_far)
    files.move_into_place(source, target)
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [("a.pdf", b"new")]


# ---- other processes ----


def build_there(root: Path, folder: Path) -> None:
    build(Order(root, folder))


def test_spawned_processes_build_the_same_bytes(
    built: MiniWorkspace, buildable: MiniWorkspace, tmp_path: Path, cut_fonts: Path
) -> None:
    other = make_mini(tmp_path / "other")
    shutil.copytree(cut_fonts / "fonts", other.root / ".ttdn" / "fonts")
    whole = SPAWN.Process(target=build_there, args=(other.root, other.issue))
    whole.start()
    with ProcessPoolExecutor(1, mp_context=SPAWN) as hands:  # no picture is in the cache: they are made over there
        build(Order(buildable.root, buildable.issue), executor=hands)
    whole.join(60)
    assert whole.exitcode == 0
    assert results(other) == results(built)
    assert results(buildable) == results(built)


# ---- malformed content ----


def found_in(workspace: MiniWorkspace) -> list[Finding]:
    content = read_content(Workspace(workspace.root), workspace.issue)
    check_content(content)
    return list(content.findings)


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


FRONT = "---\nheadline: A\nunit: so-ngoai-vu\nclassification: cong_khai\n{more}\n---\n\nMột đoạn.\n"


def damaged_articles() -> dict[str, bytes]:
    """Articles that cannot be read, by their slug."""
    good = FRONT.format(more="")
    return {
        "rong": b"",
        "utf-mot-sau": good.encode("utf-16"),
        "nam-mega": good.encode() + b"abc " * 1_300_000,
        "yaml-sau": FRONT.format(more="topics: " + "[" * 5000 + "]" * 5000).encode(),
        "yaml-long": FRONT.format(more="topics:\n" + "\n".join(" " * n + "- " for n in range(1, 200))).encode(),
        "yaml-bom": FRONT.format(more=bomb(12)).encode(),
        "yaml-vong": FRONT.format(more="topics: &a [*a]").encode(),
        "yaml-the": FRONT.format(more="topics: !!python/object/apply:os.system [id]").encode(),
        "khong-dong": b"---\nheadline: A\n",
        "nhi-phan": bytes(range(256)) * 40,
    }


def svg(inside: str, before: str = "", size: str = 'width="60" height="40"') -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {names} {size}>{inside}</svg>".encode()


def damaged_drawings() -> dict[str, bytes]:
    """Drawings that are refused, by file name."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return {
        "thuc-the.svg": svg("<text>&l11;</text>", f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>'),
        "tep-ngoai.svg": svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "ma-lenh.svg": svg("<script>alert(1)</script>"),
        "su-kien.svg": svg('<rect onclick="x()"/>'),
        "ra-mang.svg": svg('<image xlink:href="https://example.org/a.png"/>'),
        "ra-ngoai.svg": svg('<image xlink:href="../../../../etc/passwd"/>'),
        "bang-ma.svg": svg("", '<?xml version="1.0" encoding="la-lung"?>'),
        "dai-ngoang.svg": svg("", size='viewBox="0 0 1e-300 1e300"'),
        "khong-phai.svg": b"\x89PNG\r\n",
    }


def damaged_photographs(workspace: MiniWorkspace) -> dict[str, bytes | None]:
    """Photographs that cannot be used, by file name; ``None`` is a file that is not there."""
    good = (workspace.issue / "pictures" / "mau-song.jpg").read_bytes()
    return {
        "cut.jpg": good[: len(good) // 2],
        "khong-byte.jpg": b"",
        "khong-co.jpg": None,
        "chu.jpg": b"not a picture",
        "../ngoai.jpg": None,
        "a" * 300 + ".jpg": None,
        "lien-ket.jpg": None,
        "vo-tan.png": None,
    }


def picture_block(file: str) -> str:
    return f'\n::: ảnh\nfile: "{file}"\ncaption: A.\ncredit: B\nalt: C\npermission: D\nsize: nhỏ\n:::\n'


@pytest.fixture(scope="module")
def ruined(tmp_path_factory: pytest.TempPathFactory, built: MiniWorkspace) -> MiniWorkspace:
    """An issue in which nearly every file is damaged; one article is sound."""
    root = tmp_path_factory.mktemp("ruined") / "ws"
    shutil.copytree(built.root, root, symlinks=True)
    shutil.rmtree(root / "out")
    workspace = MiniWorkspace(root)
    for slug, data in damaged_articles().items():
        (workspace.issue / "articles" / f"{slug}.md").write_bytes(data)
    pictures = workspace.issue / "pictures"
    photographs = damaged_photographs(workspace)
    Image.new("RGB", (900, 600), "teal").save(workspace.issue / "ngoai.jpg")
    for file, content in (photographs | damaged_drawings()).items():
        if content is not None:
            (pictures / file).write_bytes(content)
    try:
        (pictures / "lien-ket.jpg").symlink_to(workspace.issue / "ngoai.jpg")
    except OSError:
        (pictures / "lien-ket.jpg").write_bytes(b"")
    Image.new("1", (20_000, 20_000)).save(pictures / "vo-tan.png")
    (pictures / "mau-bia.jpg").write_bytes((pictures / "mau-bia.jpg").read_bytes()[:90_000])
    (workspace.issue / "data" / "gia.csv").write_bytes(b"")
    article = workspace.issue / BLOCKS
    blocks = "".join(picture_block(file) for file in photographs | damaged_drawings())
    article.write_text(article.read_text("utf-8") + blocks, "utf-8")
    return workspace


@pytest.fixture(scope="module")
def ruins(ruined: MiniWorkspace) -> tuple[int, str]:
    """What building the ruined issue says: exit code and words."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        cli.main(["build", str(ruined.issue)])
    assert isinstance(ended.value.code, int)
    return ended.value.code, said.getvalue()


def test_a_ruined_issue_still_gives_a_draft_with_what_is_sound(ruined: MiniWorkspace, ruins: tuple[int, str]) -> None:
    code, said = ruins
    assert code == 1
    assert "Traceback" not in said
    made = sorted(path.name for path in (ruined.root / "out" / "mau").iterdir())
    assert made == ["mau-vi-draft-screen.json", "mau-vi-draft-screen.pdf"]
    words = words_of(ruined.root / "out" / "mau" / "mau-vi-draft-screen.pdf")
    assert "Trời chưa sáng hẳn" in words
    assert "Điểm dừng chân miệt vườn" in words


@pytest.mark.parametrize("slug", sorted(damaged_articles()))
def test_every_damaged_article_is_named(ruins: tuple[int, str], slug: str) -> None:
    assert any(f"articles/{slug}.md" in line and " BT01 " in line for line in ruins[1].splitlines())


def test_every_damaged_picture_is_named(ruined: MiniWorkspace, ruins: tuple[int, str]) -> None:
    files_named = [*damaged_photographs(ruined), *damaged_drawings(), "mau-bia.jpg"]
    lines = [line for line in ruins[1].splitlines() if " BT10 " in line]
    assert [file for file in files_named if not any(f"“{file}”" in line for line in lines)] == []


def test_nothing_was_made_of_a_damaged_picture_or_of_one_outside(
    built: MiniWorkspace, ruined: MiniWorkspace, ruins: tuple[int, str]
) -> None:
    made = {path.name for path in (ruined.root / ".ttdn" / "pictures" / "print").iterdir()}
    assert made == {path.name for path in (built.root / ".ttdn" / "pictures" / "print").iterdir()}


def test_a_damaged_picture_is_a_finding_in_another_process_as_well(warm: MiniWorkspace) -> None:
    path = warm.issue / "pictures" / "mau-song.jpg"
    path.write_bytes(path.read_bytes()[:40_000])
    with ProcessPoolExecutor(1, mp_context=SPAWN) as hands:
        report = build(Order(warm.root, warm.issue, versions=("screen",)), executor=hands)
    assert [(f.rule.id, f.values["file"]) for f in report.findings if f.severity is Severity.ERROR] == [
        ("BT10", "mau-song.jpg")
    ]


def edited(name: str, old: str, new: str) -> Callable[[MiniWorkspace], object]:
    return lambda workspace: workspace.edit(name, old, new)


def emptied(name: str) -> Callable[[MiniWorkspace], object]:
    return lambda workspace: (workspace.issue / name).write_bytes(b"")


TRIM = "{width: 190, height: 270}"


@pytest.mark.parametrize(
    ("change", "rule", "file"),
    [
        (emptied("issue.yaml"), "BT03", "issue.yaml"),
        (emptied(ARTICLE), "BT01", "bai-mau.md"),
        (emptied("data/gia.csv"), "BT01", "khoi-mau.md"),
        (edited("issue.yaml", "{pages: 2,", "{pages: hai,"), "BT04", "issue.yaml"),
        (edited("issue.yaml", "{pages: 2,", "{pages: 5-2,"), "BT04", "issue.yaml"),
        (edited("issue.yaml", "{pages: 2,", "{pages: 2, picture_scale: inf,"), "BT04", "issue.yaml"),
        (edited("issue.yaml", "{pages: 2,", "{pages: 2, picture_scale: -1,"), "BT04", "issue.yaml"),
        (edited("issue.yaml", TRIM, "{width: 0, height: 270}"), "BT04", "issue.yaml"),
        (edited("issue.yaml", TRIM, "{width: 190, height: .nan}"), "BT04", "issue.yaml"),
        (edited("issue.yaml", TRIM, "{width: 1e9, height: 270}"), "BT04", "issue.yaml"),
        (edited(BLOCKS, "height: 30", "height: -30"), "BT04", "khoi-mau.md"),
        (edited(BLOCKS, "file: gia.csv", "file: " + "a" * 400 + ".csv"), "BT04", "khoi-mau.md"),
        (edited(BLOCKS, "file: gia.csv", "file: ../issue.yaml"), "BT04", "khoi-mau.md"),
        (edited(BLOCKS, "file: gia.csv", "file: /etc/passwd"), "BT04", "khoi-mau.md"),
    ],
)  # fmt: skip
def test_nonsense_is_one_clear_finding(
    mini: MiniWorkspace, change: Callable[[MiniWorkspace], object], rule: str, file: str
) -> None:
    change(mini)
    assert (rule, file) in {
        (f.rule.id, Path(f.place.file).name) for f in found_in(mini) if f.severity is Severity.ERROR
    }


def test_an_empty_plan_is_said(mini: MiniWorkspace) -> None:
    path = mini.issue / "issue.yaml"
    path.write_text(path.read_text("utf-8").partition("plan:")[0] + "plan: []\n", "utf-8")
    report = build(Order(mini.root, mini.issue))
    assert report.results == ()
    assert "BT04" in {finding.rule.id for finding in report.findings}


def test_an_article_whose_name_is_no_text_is_said(mini: MiniWorkspace) -> None:
    try:
        Path(f"{mini.issue}/articles/\udcff.md").write_text(FRONT.format(more=""))
    except (OSError, UnicodeError):
        pytest.skip("this file system has only Unicode names")
    assert [f.rule.id for f in found_in(mini)] == ["BT01"]


# ---- templates ----

TEMPLATES = {
    "includes itself": "{% include 'back.html.j2' %}",
    "imports itself": "{% from 'back.html.j2' import x %}{{ x() }}",
    "extends itself": "{% extends 'back.html.j2' %}",
    "reaches for classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "reaches for modules": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "reaches through a function": "{{ place.__func__.__globals__ }}",
    "reaches for a file": "{% include '../../content/organisations.yaml' %}",
    "fills the memory": "{{ 'x' * 10**9 }}",
    "a name that is not there": "{{ khong_co }}",
    "bad syntax": "{% if %}",
    "bytes": "\x00\ufffe{{",
}


@pytest.mark.parametrize("attack", TEMPLATES.values(), ids=TEMPLATES)
def test_a_bad_template_is_a_finding_with_everything_else(
    buildable: MiniWorkspace, capsys: pytest.CaptureFixture[str], attack: str
) -> None:
    own = buildable.root / "templates" / "bulletin"
    own.mkdir(parents=True)
    (own / "back.html.j2").write_text(attack, "utf-8")
    buildable.edit(ARTICLE, 'credit: "Tranh minh họa: Ban Biên tập"\n', "")
    with pytest.raises(SystemExit) as ended:
        cli.main(["build", str(buildable.issue)])
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "BT26" in said
    assert "BT07" in said
    assert not (buildable.root / "out").exists()


def test_wording_that_cannot_be_read_is_a_finding_with_everything_else(warm: MiniWorkspace) -> None:
    good = results(warm)
    own = warm.root / "templates" / "bulletin"
    own.mkdir(parents=True)
    (own / "wording.yaml").write_text("a: [\n", "utf-8")
    warm.edit(ARTICLE, "headline: ", "headlin: ")
    with pytest.raises(ContentError) as caught:
        build(Order(warm.root, warm.issue))
    said = {(finding.rule.id, finding.place.file) for finding in caught.value.findings}
    assert ("BT01", "templates/bulletin/wording.yaml") in said
    assert ("BT02", f"content/bulletins/mau/{ARTICLE}") in said
    assert results(warm) == good
