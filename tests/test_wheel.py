"""The wheel: what is in it, and that it works where nothing of the checkout is in sight."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, MiniWorkspace

pytestmark = pytest.mark.slow

_SLOWEST_S = 240


def run(command: list[str | Path], cwd: Path) -> str:
    """What a program prints, run with nothing in the environment that would lead it to the checkout."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "TTDN_"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=_SLOWEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by hatchling itself: offline and without an environment of its own."""
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out], ROOT)
    (path,) = out.glob("*.whl")
    return path


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def checked_in(folder: str) -> set[str]:
    """The files of a folder of the checkout that belong in a wheel."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)
    }


def test_it_brings_the_package_and_its_data(wheel: Path) -> None:
    inside = set(names(wheel))
    assert checked_in("ttdn_publish") <= inside
    for folder in ("templates", "glossaries", "content"):
        assert {f"ttdn_publish/_data/{name}" for name in checked_in(folder)} <= inside
    pictures = [name for name in inside if name.startswith("ttdn_publish/_data/content/bulletins/2018-01/pictures/")]
    assert len(pictures) > 20
    assert "ttdn_publish/locale/en.po" in inside


def test_it_brings_nothing_else(wheel: Path) -> None:
    others = [name for name in names(wheel) if not name.startswith("ttdn_publish/") and ".dist-info/" not in name]
    assert others == []
    unwanted = ("tests/", "__pycache__", "/out/", "/.ttdn/", ".pyc")
    assert [name for name in names(wheel) if any(word in name for word in unwanted)] == []
    assert wheel.stat().st_size < 30_000_000


def test_it_names_its_licence_and_its_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (folder,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata = archive.read(f"{folder}/METADATA").decode()
        programs = archive.read(f"{folder}/entry_points.txt").decode()
    assert "License-Expression: MIT" in metadata
    assert "ttdn = ttdn_publish.cli:main" in programs


def make_environment(folder: Path) -> Path:
    """An environment without any packages; the answer is its Python."""
    venv.EnvBuilder(with_pip=False).create(folder)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def site_packages(python: Path, cwd: Path) -> Path:
    return Path(run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], cwd).strip())


def check_it_works(python: Path, environment: Path, folder: Path) -> None:
    """Make a workspace, sign the mini issue and build it with what is installed in ``environment``."""
    program = python.with_name("ttdn.exe" if os.name == "nt" else "ttdn")
    where = run([python, "-c", "import ttdn_publish; print(ttdn_publish.__file__)"], folder).strip()
    assert Path(where).is_relative_to(environment)
    run([program, "new", "ws"], folder)
    workspace = MiniWorkspace(folder / "ws")
    run([program, "check", "--strict", "ws/content/bulletins/mau"], folder)
    run([program, "review", "approve", "ws/content/bulletins/mau", "--by", "nguyen-van-mau"], folder)
    run([program, "build", "ws/content/bulletins/mau"], folder)
    for version in ("screen", "print"):
        assert workspace.result(version).read_bytes().startswith(b"%PDF-")
    assert "no. " in run([program, "--ui", "en", "status", "ws"], folder)


def test_it_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Installed in an environment that borrows our libraries, but not the checkout."""
    environment = tmp_path / "environment"
    python = make_environment(environment)
    target = site_packages(python, tmp_path)
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        wheel,
    ]
    run(command, tmp_path)
    # A plain path in a .pth file: the .pth files of our own environment (an editable install) are not read again.
    (target / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    check_it_works(python, environment, tmp_path)


@pytest.mark.skipif(not os.environ.get("CI"), reason="downloads every dependency; done where CI is set")
def test_it_installs_with_all_its_dependencies(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    python = make_environment(environment)
    run([sys.executable, "-m", "pip", "--python", python, "install", "-q", wheel], tmp_path)
    check_it_works(python, environment, tmp_path)
