"""The README cannot rot: its library example runs, its commands and files exist, the public names are exact."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import ttdn_publish
from tests.conftest import ROOT, MiniWorkspace
from ttdn_publish.cli import COMMANDS

README = (ROOT / "README.md").read_text("utf-8")


def test_the_library_example_runs(buildable: MiniWorkspace) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=buildable.root, env=environment, capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert lines[0] == "Thông tin đối ngoại Tiền Giang 0 4"
    assert lines[-2:] == ["mau-vi-screen.pdf", "mau-vi-print.pdf"]


def test_every_command_is_named() -> None:
    assert [name for name in COMMANDS if not re.search(rf"`?(?:\./ttdn |ttdn |`){name}\b", README)] == []


def test_files_and_pictures_that_it_names_exist() -> None:
    named = set(re.findall(r"\]\(([^)#:]+)\)", README)) | {"content/bulletins/2018-01", "content/illustrations/draw.py"}
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_public_names_are_exact_and_can_be_imported() -> None:
    assert sorted(ttdn_publish.__all__) == sorted(ttdn_publish._HOMES)
    for name in ttdn_publish.__all__:
        thing = getattr(ttdn_publish, name)
        assert (thing.__doc__ or "").strip(), name


def test_the_two_commands_stand_first() -> None:
    (first, *_) = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    commands = [line.split("#")[0].strip() for line in first.splitlines()]
    assert commands == ["./ttdn build content/bulletins/2018-01", "./ttdn test"]
    assert Path(ROOT / "ttdn").stat().st_mode & 0o111
