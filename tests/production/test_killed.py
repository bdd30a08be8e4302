"""Killed at random points while it translates, takes reviews in and signs: nothing approved is lost, no file is broken."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import MiniWorkspace, make_mini
from tests.production.walk import approve_everything, review_everything
from ttdn_publish.findings import Findings
from ttdn_publish.production.approving import approve
from ttdn_publish.production.desk import open_publication
from ttdn_publish.production.exchanging import receive, send
from ttdn_publish.production.reviewed import review_in
from ttdn_publish.production.reviewing import review_out
from ttdn_publish.production.translating import translate
from ttdn_publish.records.approvals import read_approvals
from ttdn_publish.translation.stored import StoredSegment

TIMES = 200
LANGUAGE = "en"
ARTICLE = "articles/bai-mau.md"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed quickly")


def segments(workspace: MiniWorkspace) -> Iterator[StoredSegment]:
    """Every stored segment; a file that cannot be read fails the test."""
    content, _ = open_publication(workspace.issue)
    findings = Findings()
    for collection in content.library.collections:
        yield from collection.load(LANGUAGE, findings).segments()
    assert [finding.what() for finding in findings] == []


def approved_pairs(workspace: MiniWorkspace) -> set[tuple[str, str]]:
    """Source and target of everything that was ever signed in the language."""
    approvals = read_approvals(workspace.root / "content" / "records")
    assert approvals.broken is None
    signed = [s for a in approvals.entries if a.language == LANGUAGE for s in a.sentences]
    return {(s.source, s.target) for s in signed if s.target}


def run_and_kill(step: Callable[[], object], after: float) -> bool:
    """Run ``step`` in a process of its own and kill it after so many seconds; whether it was still at work."""
    child = os.fork()
    if child == 0:
        sys.stderr = sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - the process ends with it
        try:
            step()
        except BaseException:
            os._exit(1)
        os._exit(0)
    deadline = time.monotonic() + after
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def tick(kit: Path, target: Path) -> None:
    """A copy of the kit in which every row is marked as read."""
    with zipfile.ZipFile(kit) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            data = archive.read(name).replace(b'<w14:checked w14:val="0"/>', b'<w14:checked w14:val="1"/>')
            copy.writestr(name, data)


@pytest.mark.slow
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    workspace = make_mini(tmp_path / "ws")
    approve_everything(workspace.issue, (LANGUAGE,))
    dice = random.Random(2018)
    text = (workspace.issue / ARTICLE).read_text("utf-8")
    returned = tmp_path / "returned"

    def edit(number: int) -> None:
        """Move paragraphs about and change a word, as an author does."""
        paragraphs = text.split("\n\n")
        head, body = paragraphs[:1], paragraphs[1:]
        where = dice.randrange(len(body) - 1)
        body[where], body[where + 1] = body[where + 1], body[where]
        changed = "\n\n".join([*head, *body]).replace("phiên chợ", dice.choice(["phiên chợ", f"buổi chợ thứ {number}"]))
        (workspace.issue / ARTICLE).write_text(changed, "utf-8")

    def give_back() -> None:
        receive(workspace.issue, sorted(returned.glob("*.xlf")), "Trần Thị Mẫu")

    def review() -> None:
        review_in(sorted(returned.glob("*.docx")), by="Trần Thị Mẫu")

    def sign() -> None:
        review_everything(workspace.issue, (LANGUAGE,))
        approve(workspace.issue, ("vi", LANGUAGE), "nguyen-van-mau")

    steps: list[Callable[[], object]] = [lambda: translate(workspace.issue, [LANGUAGE]), give_back, review, sign]
    killed = 0
    for number in range(TIMES):
        step = number % len(steps)
        if step == 0:
            edit(number)
        if step == 1:
            shutil.rmtree(returned, ignore_errors=True)
            shutil.copytree(send(workspace.issue, LANGUAGE)[0].parent, returned)
        if step == 2:
            (kit,) = review_out(workspace.issue, [LANGUAGE])
            assert kit.path is not None
            tick(kit.path, returned / "kit.docx")
        killed += run_and_kill(steps[step], dice.uniform(0.02, 0.5))
        here = {(s.pair[0][:32], s.pair[1][:32]) for s in segments(workspace) if s.pair is not None}
        assert approved_pairs(workspace) <= here
    assert killed >= TIMES // 4  # most steps were really interrupted
