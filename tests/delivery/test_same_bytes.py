"""The same content gives the same bytes, wherever and whenever it is packed; nothing tells of the machine; a change is found."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.brochures.made import BrochureWorkspace
from tests.conftest import ROOT
from tests.delivery.made import every_byte, inside, rewritten
from tests.pdfs import sha256
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.production.packing import Packed, verify_package

_ELSEWHERE = """
import os, sys
from pathlib import Path
os.umask(0o077)
from ttdn_publish.production.packing import PackOrder, pack
root = Path(sys.argv[1])
for folder, purpose in (("brochures/to-roi", "printer"), ("brochures/to-roi", "archive"), ("events/hoi-cho", "event")):
    print(purpose, pack(PackOrder(root / "content" / folder, purpose)).sha256)
"""


def test_another_place_time_zone_and_order_of_files_give_the_same_bytes(
    house: BrochureWorkspace,
    cut_fonts: Path,
    for_printer: Packed,
    for_archive: Packed,
    for_event: Packed,
    tmp_path: Path,
) -> None:
    root = tmp_path / "nơi khác" / "ở xa"
    # Copied from the last to the first file, so that folders list them in another order.
    for path in sorted((house.root / "content").rglob("*"), reverse=True):
        if path.is_file():
            target = root / path.relative_to(house.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (86400, 86400))
    shutil.copytree(cut_fonts / "fonts", root / ".ttdn" / "fonts")
    environment = {**os.environ, "TZ": "America/New_York", "PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONUTF8": "1"}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(root)], env=environment, capture_output=True, text=True, check=True
    )
    assert dict(line.split() for line in done.stdout.splitlines()) == {
        "printer": for_printer.sha256,
        "archive": for_archive.sha256,
        "event": for_event.sha256,
    }


@pytest.mark.parametrize("name", ["for_printer", "for_archive", "for_event"])
def test_nothing_tells_of_the_machine(
    name: str, house: BrochureWorkspace, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    package = request.getfixturevalue(name).path
    told = {str(house.root), str(house.root.parent), str(ROOT), str(Path.home()), os.path.realpath(sys.prefix)}
    told = {word for word in told if word.count("/") > 1 or "\\" in word} | {platform.node()}
    for file, data in every_byte(package, tmp_path):
        for word in told:
            if len(word) > 4:
                assert word.encode() not in data, (file, word)
                assert word.encode("utf-16-be") not in data, (file, word)


# ---- the proof that nothing was changed ----


def test_a_package_proves_itself(for_archive: Packed) -> None:
    found = verify_package(for_archive.path)
    assert found.findings == ()
    assert found.files == len(inside(for_archive.path)) - 1
    assert found.sha256 == for_archive.sha256 == sha256(for_archive.path)
    assert found.about["name"] == "to-roi"


def test_whatever_was_changed_is_found(for_archive: Packed, tmp_path: Path) -> None:
    files = inside(for_archive.path)
    table = "nguon/content/brochures/to-roi/dac-san.csv"
    changes = {
        "đã bị đổi": files | {table: files[table].replace("Ngọt".encode(), b"Chua", 1)},
        "Thiếu tệp": {name: data for name, data in files.items() if name != table},
        "Thừa tệp": files | {"pdf-a/them.pdf": b"x"},
    }
    for said, changed in changes.items():
        found = verify_package(rewritten(for_archive.path, tmp_path / "x.zip", changed)).findings
        assert [finding.rule.id for finding in found] == ["IN86"]
        assert said in found[0].what()


def test_a_ledger_whose_chain_is_broken_is_found_though_the_manifest_agrees(
    for_archive: Packed, tmp_path: Path
) -> None:
    files = inside(for_archive.path)
    ledger = "nguon/content/records/approvals.jsonl"
    files[ledger] = files[ledger].replace("Nguyễn Văn Mẫu".encode(), "Trần Văn Khác".encode(), 1)
    told = json.loads(files["manifest.json"])
    from ttdn_publish.delivery.manifest import digest

    for one in told["files"]:
        if one["name"] == ledger:
            one["size"], one["sha256"] = len(files[ledger]), digest(files[ledger])
    files["manifest.json"] = json.dumps(told).encode()
    found = verify_package(rewritten(for_archive.path, tmp_path / "x.zip", files)).findings
    assert [finding.rule.id for finding in found] == ["IN86"]
    assert "đứt chuỗi băm ở dòng 1" in found[0].what()


def test_bits_that_fell_over_are_found(for_printer: Packed, tmp_path: Path) -> None:
    data = bytearray(for_printer.path.read_bytes())
    data[len(data) // 2] ^= 0x10
    (tmp_path / "x.zip").write_bytes(data)
    found = verify_package(tmp_path / "x.zip").findings
    assert [finding.rule.id for finding in found] == ["IN86"]


def test_what_is_no_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        verify_package(tmp_path / "khong-co.zip")
    for name, data in (("van-ban.zip", b"xin ch\xc3\xa0o"), ("trong.zip", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ContentError):
            verify_package(tmp_path / name)
    for manifest in (None, b"[]", b"{", b'{"format": 99, "files": []}', b'{"format": 1, "files": [1]}'):
        files = {"a.txt": b"a"} | ({} if manifest is None else {"manifest.json": manifest})
        with pytest.raises(ContentError, match=r"manifest\.json"):
            verify_package(rewritten(tmp_path, tmp_path / "x.zip", files))
