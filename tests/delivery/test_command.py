"""``ttdn pack`` on the command line: packages, proof, wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.brochures.made import BrochureWorkspace
from tests.delivery.made import rewritten
from ttdn_publish.cli import main
from ttdn_publish.production.packing import Packed


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.mark.usefixtures("for_event")
def test_an_event_needs_no_purpose(
    house: BrochureWorkspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = house.root / "content" / "events" / "hoi-cho" / "event.yaml"
    assert run("--json", "pack", event, "--out", tmp_path) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["package"] == (tmp_path / "hoi-cho-su-kien.zip").as_posix()
    assert (told["exit"], told["files"]) == (0, 9)


def test_a_package_is_verified(for_printer: Packed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pack", "--verify", for_printer.path) == 0
    said = capsys.readouterr().out
    assert "Gói còn nguyên: 12 tệp" in said
    assert for_printer.sha256 in said
    assert run("pack", "--verify", rewritten(tmp_path, tmp_path / "x.zip", {"a": b"a"})) == 1


def test_wrong_usage_is_told(house: BrochureWorkspace, capsys: pytest.CaptureFixture[str]) -> None:
    event = house.root / "content" / "events" / "hoi-cho"
    for arguments in (
        ("pack",),
        ("pack", house.folder),
        ("pack", house.folder, "--for", "event"),
        ("pack", event, "--for", "printer"),
        ("pack", event, "--lang", "vi"),
        ("pack", house.folder, "--for", "printer", "--lang", "xx"),
        ("pack", house.folder, "--verify", "x.zip"),
    ):
        assert run(*arguments) == 2, arguments
        assert capsys.readouterr().err.strip()


def test_refusals_end_with_one(house: BrochureWorkspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.brochures.made import leaflets

    made = leaflets(tmp_path / "ws")
    assert run("pack", made.folder, "--for", "archive", "--lang", "vi") == 1
    assert "IN80" in capsys.readouterr().out
