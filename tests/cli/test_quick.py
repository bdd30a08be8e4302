"""What must be quick stays quick: it imports nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, MiniWorkspace

HEAVY = (
    "pydantic",
    "jinja2",
    "PIL",
    "weasyprint",
    "babel",
    "uharfbuzz",
    "fontTools",
    "pikepdf",
    "yaml",
    "markdown_it",
    "multiprocessing",
)
_CODE = """
import sys
from ttdn_publish.cli import main
try:
    main(sys.argv[2:])
except SystemExit as ended:
    assert ended.code == 0, ended.code
print(*sorted(set(sys.argv[1].split()) & set(sys.modules)), file=sys.stderr)
"""


def run(*arguments: str | Path) -> tuple[str, list[str]]:
    """What a command says, and which heavy modules it imported on the way."""
    command = [sys.executable, "-X", "utf8", "-c", _CODE, " ".join(HEAVY), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr.split()


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["completion", "bash"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert run(*arguments)[1] == []


def test_help_in_english_imports_the_catalogue_only() -> None:
    assert set(run("--ui", "en", "--help")[1]) <= {"babel"}


def test_a_build_with_nothing_changed_imports_nothing_heavy(warm: MiniWorkspace) -> None:
    from ttdn_publish.production.building import Order, build

    assert not build(Order(warm.root, warm.issue)).fresh
    said, imported = run("build", warm.issue)
    assert "Không có gì thay đổi" in said
    assert imported == []
