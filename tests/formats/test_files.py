"""Files at the border: NFC, whole or not at all, kind words when something is in the way."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path

import pytest

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats import files


def test_text_comes_in_as_nfc_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "Tiền Giang\r\nhòa").encode())
    assert files.read_text(path) == ("Tiền Giang\nhòa", False)


@pytest.mark.parametrize("raw", [b"\xff\xfeT\x00", b"Ti\xe2n", b"a\x00b"])
def test_what_is_not_utf8_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    with pytest.raises(files.UnreadableFile):
        files.read_text(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x" * 101)
    with pytest.raises(files.UnreadableFile, match="quá lớn"):
        files.read_text(path, limit=100)


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "kết quả.pdf"
    path.write_text("cũ")
    with pytest.raises(RuntimeError), files.atomic_path(path) as temporary:
        temporary.write_text("mới, dở dang")
        raise RuntimeError("killed")
    assert path.read_text() == "cũ"
    assert [p.name for p in tmp_path.iterdir()] == ["kết quả.pdf"]


def test_a_file_open_in_word_is_named_kindly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "thư.docx"
    path.write_text("cũ")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "being used by another process")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(files, "_REPLACE_WAIT_S", 0)
    with pytest.raises(EnvironmentProblem, match=r"thư\.docx.*Hãy đóng tệp trong Word"):
        files.write_atomic(path, "mới")
    assert path.read_text() == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_a_virus_scanner_that_holds_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = [1, 1]
    real = os.replace

    def sometimes(source: Path, target: Path) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "busy")
        real(source, target)

    monkeypatch.setattr(os, "replace", sometimes)
    monkeypatch.setattr(files, "_REPLACE_WAIT_S", 0)
    files.write_atomic(tmp_path / "a", "mới")
    assert (tmp_path / "a").read_text() == "mới"


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("cũ")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="Hết chỗ trên đĩa"):
        files.write_atomic(path, "mới")
    assert path.read_text() == "cũ"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["2018-01", "thư ngỏ.md", "bìa 1.jpg"])
def test_good_names_on_windows(name: str) -> None:
    assert files.windows_safe(name)


@pytest.mark.parametrize("name", ["", "con", "NUL.txt", "a:b", "a/b", "cuối.", "cuối ", "a?b", "x" * 121, "lpt1.csv"])
def test_bad_names_on_windows(name: str) -> None:
    assert not files.windows_safe(name)
