"""Archives: the same files give the same bytes; names and sizes that are no good are refused on both ways."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.formats import archive as module
from ttdn_publish.formats.archive import Archive, BadArchive, archive, safe_name, write_archive

DAY = dt.date(2018, 3, 30)


@pytest.fixture
def another_zone() -> Iterator[None]:
    before, mask = os.environ.get("TZ"), os.umask(0o077)
    os.environ["TZ"] = "Pacific/Kiritimati"
    time.tzset()
    yield
    os.umask(mask)
    os.environ.pop("TZ") if before is None else os.environ.__setitem__("TZ", before)
    time.tzset()


def test_order_zone_and_mask_change_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / "to.bin").write_bytes(b"x" * 3_000_000)
    files: dict[str, bytes | Path] = {"thư/Điều 1.txt": "nội dung".encode(), "a.bin": tmp_path / "to.bin", "b": b""}
    write_archive(tmp_path / "one.zip", files, DAY)
    request.getfixturevalue("another_zone")
    os.utime(tmp_path / "to.bin", (0, 0))
    write_archive(tmp_path / "two.zip", dict(reversed(files.items())), DAY)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as opened:
        entries = opened.infolist()
        assert [entry.filename for entry in entries] == ["a.bin", "b", "thư/Điều 1.txt"]
        assert {(entry.date_time, entry.create_system, entry.external_attr >> 16) for entry in entries} == {
            ((2018, 3, 30, 0, 0, 0), 3, stat.S_IFREG | 0o644)
        }
        assert opened.testzip() is None
        assert entries[2].flag_bits & 0x800


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/a",
        "a/",
        "../a",
        "a/../b",
        "a\\b",
        "C:/a",
        "con.txt",
        "a?.txt",
        "a./b",
        "a ",
        "a\x00b",
        "x" * 130,
        "e\u0302",
    ],
)
def test_names_that_are_no_good_are_refused_on_both_ways(name: str, tmp_path: Path) -> None:
    assert not safe_name(name)
    with pytest.raises(BadArchive):
        write_archive(tmp_path / "x.zip", {name: b""}, DAY)
    assert not (tmp_path / "x.zip").exists()
    if name and not name.endswith("/"):
        with zipfile.ZipFile(tmp_path / "y.zip", "w") as target:
            entry = zipfile.ZipInfo("tam")
            entry.filename = name
            target.writestr(entry, b"")
        with pytest.raises(BadArchive):
            Archive(tmp_path / "y.zip")


def test_two_names_that_windows_takes_for_one(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match="cùng tên"):
        write_archive(tmp_path / "x.zip", {"Anh.jpg": b"", "anh.jpg": b""}, DAY)
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as target:
        target.writestr("Anh.jpg", b"")
        target.writestr("anh.jpg", b"")
    with pytest.raises(BadArchive, match="cùng tên"):
        Archive(tmp_path / "y.zip")


def test_limits_hold_on_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(tmp_path / "x.zip", {"a": b"123456", "b": b"123456"}, DAY)
    for name, value in (("MAX_FILES", 1), ("MAX_FILE_BYTES", 5), ("MAX_TOTAL_BYTES", 11)):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            with pytest.raises(BadArchive):
                Archive(tmp_path / "x.zip")
            with pytest.raises(BadArchive):
                write_archive(tmp_path / "y.zip", {"a": b"123456", "b": b"123456"}, DAY)


def test_bombs_links_and_locked_files_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a", b"\0" * 5_000_000)
    link = zipfile.ZipInfo("a")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as target:
        target.writestr(link, "/etc/passwd")
    write_archive(tmp_path / "plain.zip", {"a": b"123"}, DAY)
    data = bytearray((tmp_path / "plain.zip").read_bytes())
    place = data.rindex(b"PK\1\2")
    (tmp_path / "locked.zip").write_bytes(data[: place + 8] + struct.pack("<H", 1) + data[place + 10 :])
    for name in ("bomb.zip", "link.zip", "locked.zip"):
        with pytest.raises(BadArchive):
            Archive(tmp_path / name)


def test_a_file_that_says_it_is_smaller_than_it_is(tmp_path: Path) -> None:
    write_archive(tmp_path / "x.zip", {"a": b"0123456789" * 100}, DAY)
    data = bytearray((tmp_path / "x.zip").read_bytes())
    place = data.rindex(b"PK\1\2") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    (tmp_path / "x.zip").write_bytes(data)
    with Archive(tmp_path / "x.zip") as opened, pytest.raises(BadArchive):
        opened.read("a")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damaged_archives_are_refused_or_read_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    folder.mkdir(exist_ok=True)
    write_archive(folder / "x.zip", {"a.txt": b"xin chao " * 40, "b/c.txt": b"123"}, DAY)
    raw = bytearray((folder / "x.zip").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    (folder / "y.zip").write_bytes(raw[: data.draw(st.integers(1, len(raw)))])
    with contextlib.suppress(BadArchive), Archive(folder / "y.zip") as opened:
        for name in opened.names:
            assert safe_name(name)
            opened.read(name)


def test_nothing_is_left_where_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), archive(tmp_path / "x.zip", DAY) as target:
        target.add("a", b"1")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
