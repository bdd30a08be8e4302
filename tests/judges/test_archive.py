"""The archive's version before veraPDF, and with its pictures in full size."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import MiniWorkspace
from tests.judges.test_pdf import verapdf
from tests.pdfs import words_of
from ttdn_publish.production.building import Order, build


@pytest.fixture(scope="module")
def archived(built: MiniWorkspace, tmp_path_factory: pytest.TempPathFactory) -> MiniWorkspace:
    """The mini issue with its archive version, asked for by name."""
    root = tmp_path_factory.mktemp("archived") / "ws"
    shutil.copytree(built.root, root, symlinks=True)
    workspace = MiniWorkspace(root)
    report = build(Order(root, workspace.issue, versions=("archive",)))
    assert report.results == (workspace.result("archive"),)
    assert report.findings == ()
    return workspace


def test_verapdf_accepts_the_archive_as_pdf_a(archived: MiniWorkspace) -> None:
    command = [*verapdf(), "2a", str(archived.result("archive"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("PASS "), done.stdout + done.stderr[-2000:]


def test_the_archive_keeps_tags_links_words_and_whole_pictures(archived: MiniWorkspace) -> None:
    with pikepdf.open(archived.result("archive")) as pdf:
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])
        assert "/Outlines" in pdf.Root
        kept = pictures(pdf)
    with pikepdf.open(archived.result("screen")) as pdf:
        smaller = pictures(pdf)
    prepared = {path.read_bytes() for path in (archived.root / ".ttdn" / "pictures" / "print").iterdir()}
    assert kept <= prepared
    assert kept
    assert not kept & smaller
    assert words_of(archived.result("archive")) == words_of(archived.result("screen"))


def pictures(pdf: pikepdf.Pdf) -> set[bytes]:
    return {
        item.read_raw_bytes()
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    }


def test_the_archive_is_made_only_when_it_is_asked_for(built: MiniWorkspace) -> None:
    assert not Path(built.result("archive")).exists()
