"""Shared by all tests: the mini issue in a workspace of its own, built once for everybody."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

#: The sample person who signs what tests build, and when: always the same, so that results are.
SIGNER = "nguyen-van-mau"
SIGNED_AT = datetime.fromisoformat("2018-03-29T16:00:00+07:00")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of files that others wrote; tests that judge with them are skipped elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@dataclass(frozen=True)
class MiniWorkspace:
    """A workspace with the registers and one issue: the mini issue, or the sample issue."""

    root: Path
    name: str = "mau"

    @property
    def issue(self) -> Path:
        return self.root / "content" / "bulletins" / self.name

    def result(self, version: str) -> Path:
        """The finished file for ``screen`` or ``print``."""
        return self.root / "out" / self.name / f"{self.name}-vi-{version}.pdf"

    @property
    def records(self) -> Path:
        """The ledger of approvals."""
        return self.root / "content" / "records" / "approvals.jsonl"

    def sign(self, languages: Sequence[str] = ("vi",), person: str = SIGNER) -> None:
        """Let ``person`` sign the issue as it is now, wording and registers with it."""
        from ttdn_publish.production.approving import approve

        approve(self.issue, languages, person, moment=SIGNED_AT)

    def edit(self, name: str, old: str, new: str) -> Path:
        """Replace ``old`` by ``new`` in a file of the issue; it must be there."""
        path = self.issue / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        return path


def make_mini(root: Path) -> MiniWorkspace:
    """A new workspace at ``root`` with the mini issue, its Vietnamese signed by the sample person."""
    workspace = make_unsigned(root)
    workspace.records.parent.mkdir(exist_ok=True)
    workspace.records.write_bytes(_signatures())
    return workspace


def make_unsigned(root: Path) -> MiniWorkspace:
    """A new workspace at ``root`` as ``ttdn new`` makes it: nobody has signed anything."""
    from ttdn_publish.production.starter import make_workspace

    make_workspace(root)
    return MiniWorkspace(root)


@functools.cache
def _signatures() -> bytes:
    """The ledger of a signed mini issue: the same wherever the workspace lies, so it is signed once."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_unsigned(Path(folder) / "ws")
        workspace.sign()
        return workspace.records.read_bytes()


@pytest.fixture
def mini(tmp_path: Path) -> MiniWorkspace:
    """A fresh workspace with the mini issue, to be changed at will."""
    return make_mini(tmp_path / "ws")


@pytest.fixture(scope="session")
def cut_fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the house's fonts cut once; copied into workspaces that build."""
    from ttdn_publish.rendering.typefaces import prepare

    cache = tmp_path_factory.mktemp("fonts")
    prepare(cache, languages=["vi", "en", "fr", "zh-Hans", "ja", "ko"])
    return cache


@pytest.fixture
def buildable(mini: MiniWorkspace, cut_fonts: Path) -> MiniWorkspace:
    """The mini workspace with fonts already cut."""
    shutil.copytree(cut_fonts / "fonts", mini.root / ".ttdn" / "fonts")
    return mini


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> MiniWorkspace:
    """The mini issue, built once; tests only look at it."""
    from ttdn_publish.production.building import Order, build

    workspace = make_mini(tmp_path_factory.mktemp("built") / "ws")
    shutil.copytree(cut_fonts / "fonts", workspace.root / ".ttdn" / "fonts")
    build(Order(workspace.root, workspace.issue))
    return workspace


@pytest.fixture
def warm(built: MiniWorkspace, tmp_path: Path) -> MiniWorkspace:
    """A copy of the built issue with its results and caches, to be changed at will."""
    root = tmp_path / "warm"
    shutil.copytree(built.root, root, symlinks=True)
    return MiniWorkspace(root)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> MiniWorkspace:
    """The sample issue of 32 pages, signed and built once; tests only look at it."""
    from ttdn_publish.production.building import Order, build

    workspace = MiniWorkspace(tmp_path_factory.mktemp("sample") / "ws", "2018-01")
    aside = shutil.ignore_patterns("illustrations", "mau")
    shutil.copytree(ROOT / "content", workspace.root / "content", ignore=aside)
    shutil.copytree(cut_fonts / "fonts", workspace.root / ".ttdn" / "fonts")
    workspace.sign()
    build(Order(workspace.root, workspace.issue))
    return workspace
