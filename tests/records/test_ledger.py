"""The ledger: a chain that shows where it was touched, written whole or not at all, by one at a time."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats import files
from ttdn_publish.records.ledger import Ledger, append, read_ledger

PEOPLE = ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"]
SPAWN = multiprocessing.get_context("spawn")


def entries(count: int, first: int = 0) -> list[dict[str, Any]]:
    return [{"person": PEOPLE[n % 3], "number": n, "files": {"a.md": [["u1", str(n)]]}} for n in range(first, count)]


def written(path: Path) -> list[dict[str, Any]]:
    """The entries that can be trusted, without what the ledger adds to them."""
    return [{key: value for key, value in line.items() if key != "hash"} for line in read_ledger(path).lines]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records" / "so.jsonl"


@pytest.fixture
def five(path: Path) -> Path:
    append(path, entries(2))
    append(path, entries(5, 2))
    return path


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that every example of a property test writes anew."""
    return tmp_path_factory.mktemp("scratch") / "so.jsonl"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger of five lines."""
    path = tmp_path_factory.mktemp("original") / "so.jsonl"
    append(path, entries(5))
    return path.read_bytes()


# ---- what is written ----


def test_no_file_is_an_empty_ledger(path: Path) -> None:
    assert read_ledger(path) == Ledger(())


def test_what_was_added_is_read_back_in_order(five: Path) -> None:
    assert written(five) == entries(5)
    assert read_ledger(five).broken is None
    assert not read_ledger(five).torn


def test_adding_leaves_every_byte_before_as_it_was(five: Path) -> None:
    before = five.read_bytes()
    append(five, entries(6, 5))
    assert five.read_bytes().startswith(before)
    assert len(five.read_bytes()) > len(before)


def test_a_line_is_json_that_a_person_can_read_and_check_without_us(path: Path) -> None:
    """The hash of a line is SHA-256 over the hash of the line before (64 zeros for the first) and the entry itself."""
    append(path, entries(2))
    last = "0" * 64
    for line in path.read_text("utf-8").splitlines():
        assert "Mẫu" in line
        entry = json.loads(line)
        own = entry.pop("hash")
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
        assert own == hashlib.sha256(f"{last}{text}".encode()).hexdigest()
        last = own


# ---- tampered with ----


def test_a_changed_word_is_seen_in_the_line_where_it_stands(five: Path) -> None:
    for number in range(1, 6):
        lines = five.read_text("utf-8").splitlines(keepends=True)
        lines[number - 1] = lines[number - 1].replace(" Mẫu", " Khác")
        five.with_name("khac.jsonl").write_text("".join(lines), "utf-8")
        found = read_ledger(five.with_name("khac.jsonl"))
        assert found.broken == number
        assert found.lines == read_ledger(five).lines[: number - 1]


@pytest.mark.parametrize(
    ("order", "broken"),
    [([1, 2, 3, 4], 1), ([0, 1, 3, 4], 3), ([0, 2, 1, 3, 4], 2), ([0, 0, 1, 2, 3, 4], 2), ([0, 1, 2, 3, 4, 4], 6)],
    ids=["first gone", "one gone", "two exchanged", "first twice", "last twice"],
)
def test_lines_taken_out_exchanged_or_repeated_are_seen(five: Path, order: list[int], broken: int) -> None:
    lines = five.read_bytes().splitlines(keepends=True)
    five.write_bytes(b"".join(lines[n] for n in order))
    assert read_ledger(five).broken == broken


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
@settings(max_examples=300, deadline=None)
def test_no_changed_bit_goes_unseen(scratch: Path, original: bytes, place: int, bit: int) -> None:
    """Wherever it is, even in the last line: from the line that it is in, nothing is trusted any more."""
    raw = bytearray(original)
    place %= len(raw)
    raw[place] ^= 1 << bit
    scratch.write_bytes(bytes(raw))
    number = original[:place].count(b"\n") + 1
    found = read_ledger(scratch)
    assert [line["number"] for line in found.lines] == list(range(number - 1))
    # Without its last line end the file looks as if somebody had been killed: the line was never finished.
    assert found.broken == number or (found.torn and place == len(original) - 1)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_without_a_crash(scratch: Path, raw: bytes) -> None:
    scratch.write_bytes(raw)
    found = read_ledger(scratch)
    assert found.lines == ()
    assert found.broken == (1 if b"\n" in raw else None)


@pytest.mark.parametrize("line", ["", "[]", "7", "null", "[" * 100_000, '{"hash": 7}', '{"a": "\\ud800", "hash": ""}'])
def test_other_json_is_no_line_of_a_ledger(five: Path, line: str) -> None:
    with five.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    assert read_ledger(five).broken == 6


def test_nothing_is_added_to_a_ledger_that_was_tampered_with(five: Path) -> None:
    five.write_text(five.read_text("utf-8").replace(" Mẫu", " Khác", 1), "utf-8")
    before = five.read_bytes()
    with pytest.raises(EnvironmentProblem, match=r"“so\.jsonl” đã bị sửa"):
        append(five, entries(6, 5))
    assert five.read_bytes() == before


# ---- killed, full, refused ----


def test_a_torn_last_line_was_never_promised_and_is_written_over(five: Path) -> None:
    whole = five.read_bytes()
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(last + 1, len(whole)):
        five.write_bytes(whole[:cut])
        found = read_ledger(five)
        assert (len(found.lines), found.broken, found.torn) == (4, None, True)
    append(five, entries(7, 5))
    assert [line["number"] for line in read_ledger(five).lines] == [0, 1, 2, 3, 5, 6]
    assert read_ledger(five) == Ledger(read_ledger(five).lines)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_all_lines_are_added_or_none(five: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    before = five.read_bytes()

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", fail)
        with pytest.raises(EnvironmentProblem, match=r"Không ghi được “so\.jsonl”"):
            append(five, entries(8, 5))
    assert five.read_bytes() == before
    append(five, entries(8, 5))
    assert written(five) == entries(8)


def test_a_folder_in_the_way_is_said_kindly(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match=r"Không ghi được “so\.jsonl”"):
        append(path, entries(1))


# ---- one at a time ----


def test_nothing_is_written_while_somebody_else_holds_it(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = five.read_bytes()
    monkeypatch.setattr(files, "_LOCK_WAIT_S", 0.001)
    with (
        files.alone(five.with_name("so.jsonl.lock")),
        pytest.raises(EnvironmentProblem, match=r"Người khác đang ghi “so\.jsonl”"),
    ):
        append(five, entries(6, 5))
    assert five.read_bytes() == before
    append(five, entries(6, 5))
    assert sorted(file.name for file in five.parent.iterdir()) == ["so.jsonl"]


def test_a_lock_that_a_killed_process_left_is_taken_over(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = five.with_name("so.jsonl.lock")
    lock.touch()
    long_ago = time.time() - 3600
    os.utime(lock, (long_ago, long_ago))
    monkeypatch.setattr(files, "_LOCK_WAIT_S", 0.001)
    append(five, entries(6, 5))
    assert len(read_ledger(five).lines) == 6
    assert not lock.exists()


def _add(path: Path, number: int) -> None:
    append(path, [{"number": number, "part": part} for part in ("a", "b")])


def test_many_hands_at_once_lose_nothing_and_mix_nothing(path: Path) -> None:
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda number: _add(path, number), range(40)))
    found = read_ledger(path)
    assert found.broken is None
    assert sorted(line["number"] for line in found.lines[::2]) == list(range(40))
    assert all(
        (a["number"], a["part"], b["part"]) == (b["number"], "a", "b")
        for a, b in zip(found.lines[::2], found.lines[1::2], strict=True)
    )


def test_another_process_waits_its_turn(path: Path) -> None:
    with files.alone(path.with_name("so.jsonl.lock")):
        other = SPAWN.Process(target=_add, args=(path, 7))
        other.start()
        other.join(2)
        assert other.is_alive()
        assert not path.exists()
    other.join(60)
    assert other.exitcode == 0
    assert [line["number"] for line in read_ledger(path).lines] == [7, 7]
