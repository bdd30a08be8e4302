"""The number register: taken once, by many hands, through crashes; nothing rewritten, nothing handed out twice."""

from __future__ import annotations

import datetime as dt
import errno
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.formats.files import windows_safe
from ttdn_publish.model.number import (
    Cancellation,
    Issuance,
    NumberStatus,
    Reservation,
    Series,
    series_problems,
)
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.records import exclusive, numbers
from ttdn_publish.records.number_files import encode, folder_of
from ttdn_publish.records.number_rules import check
from ttdn_publish.records.numbers import change, read_book, read_books, read_number, take

SPAWN = multiprocessing.get_context("spawn")
SERIES = Series("ubnd-tinh", 2018)
AT = dt.datetime(2018, 3, 30, 9, 0, tzinfo=VIETNAM_TIME)
RESERVED, ISSUED = NumberStatus.RESERVED, NumberStatus.ISSUED
CANCELLED, UNKNOWN = NumberStatus.CANCELLED, NumberStatus.UNKNOWN


def held(holder: str = "Nguyễn Văn Mẫu", document: str = "") -> Reservation:
    return Reservation(holder=holder, reason="kế hoạch mẫu", document=document, by="Trần Thị Mẫu", at=AT)


def issued(abstract: str = "Kế hoạch mẫu", day: int = 30, document: str = "") -> Issuance:
    date = dt.date(2018, 3, day)
    return Issuance(date=date, abstract=abstract, document=document, symbol="KH-UBND", by="Trần Thị Mẫu", at=AT)


def cancelled() -> Cancellation:
    return Cancellation(reason="không ban hành", by="Trần Thị Mẫu", at=AT)


def statuses(records: Path, series: Series = SERIES) -> dict[int, NumberStatus]:
    return {taken.number: taken.status for taken in read_book(records, series).numbers}


def leave(records: Path, name: str, content: bytes = b"", age_s: float = 600) -> Path:
    """What a process left behind that was killed ``age_s`` seconds ago."""
    folder = folder_of(records, SERIES)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    os.utime(path, (time.time() - age_s,) * 2)
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "records"


# ---- taking ----


def test_numbers_run_from_1_in_every_series_of_every_agency_and_year(records: Path) -> None:
    others = [Series("so-ngoai-vu", 2018), Series("ubnd-tinh", 2019), Series("ubnd-tinh", 2018, "sao")]
    assert [take(records, SERIES, held()).number for _ in range(3)] == [1, 2, 3]
    assert [take(records, series, held()).number for series in others] == [1, 1, 1]
    assert [book.series for book in read_books(records)] == sorted([SERIES, *others])
    assert [book.series for book in read_books(records, agency="ubnd-tinh", year=2018)] == [SERIES, others[2]]
    assert [book.series for book in read_books(records, name="sao")] == [others[2]]


def test_what_is_written_can_be_read_by_a_person(records: Path) -> None:
    take(records, SERIES, issued())
    path = records / "numbers" / "ubnd-tinh" / "2018" / "chung" / "0001.json"
    assert json.loads(path.read_text("utf-8")) == {
        "agency": "ubnd-tinh",
        "year": 2018,
        "series": "chung",
        "number": 1,
        "step": 1,
        "event": "issued",
        "date": "2018-03-30",
        "abstract": "Kế hoạch mẫu",
        "document": "",
        "type": "",
        "symbol": "KH-UBND",
        "signer": "",
        "recipients": "",
        "kept_by": "",
        "copies": None,
        "note": "",
        "by": "Trần Thị Mẫu",
        "at": "2018-03-30T09:00:00+07:00",
    }


def test_what_was_taken_is_read_back(records: Path) -> None:
    assert read_number(records, SERIES, 1) is None
    assert take(records, SERIES, held()) == read_number(records, SERIES, 1)
    assert change(records, SERIES, 1, issued()) == read_number(records, SERIES, 1)
    assert change(records, SERIES, 1, cancelled()) == read_number(records, SERIES, 1)
    taken = read_number(records, SERIES, 1)
    assert taken is not None
    assert (taken.reservation, taken.issuance, taken.cancellation) == (held(), issued(), cancelled())
    assert (taken.shown, taken.with_symbol) == ("01", "01/KH-UBND")


def test_text_is_kept_in_nfc(records: Path) -> None:
    take(records, SERIES, held(unicodedata.normalize("NFD", "Nguyễn Thị Mẫu")))
    taken = read_number(records, SERIES, 1)
    assert taken is not None
    assert taken.reservation is not None
    assert taken.reservation.holder == unicodedata.normalize("NFC", "Nguyễn Thị Mẫu")


@pytest.mark.parametrize("count", [1, 31, 100])
def test_long_books_are_read_whole_also_from_a_slow_share(
    records: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(count):
        take(records, SERIES, held())
    monkeypatch.setattr(numbers, "_QUICK_S", 0)
    slow = read_book(records, SERIES)
    assert [taken.number for taken in slow.numbers] == list(range(1, count + 1))
    monkeypatch.setattr(numbers, "_QUICK_S", 1)
    assert read_book(records, SERIES) == slow


def test_a_named_number_is_taken_if_it_is_free(records: Path) -> None:
    assert take(records, SERIES, held(), 1).number == 1
    with pytest.raises(ContentError, match=r"Số 01 đã được lấy. Số tiếp theo của dãy là 02"):
        take(records, SERIES, held(), 1)
    assert take(records, SERIES, held(), 2).number == 2


def test_a_named_number_leaves_a_gap_only_when_told_so(records: Path) -> None:
    take(records, SERIES, held())
    with pytest.raises(ContentError, match=r"Số 09 bỏ trống các số từ 02 đến 08.*--skip"):
        take(records, SERIES, held(), 9)
    assert take(records, SERIES, held(), 9, skip=True).number == 9
    assert list(read_book(records, SERIES).gaps()) == [(2, 8)]
    assert take(records, SERIES, held()).number == 10, "a gap is never filled by itself"
    assert take(records, SERIES, held(), 5).number == 5, "but by somebody who names it"
    assert list(read_book(records, SERIES).gaps()) == [(2, 4), (6, 8)]


def test_a_series_ends_somewhere(records: Path) -> None:
    take(records, SERIES, held(), 99_999, skip=True)
    with pytest.raises(ContentError, match="đã hết"):
        take(records, SERIES, held())


# ---- names ----


@pytest.mark.parametrize(
    "name",
    ["Kế hoạch", "kế-hoạch", "ke hoach", "../ke", "ke/hoach", "KE", "con", "nul", "-a", "a-", "a.b", "", "x" * 31],
)
def test_names_that_are_no_folder_everywhere_are_refused(name: str) -> None:
    assert series_problems("ubnd-tinh", 2018, name)
    assert series_problems(name, 2018, "chung")
    with pytest.raises(ValueError):
        Series("ubnd-tinh", 2018, name)


@pytest.mark.parametrize("year", [0, 18, 1944, 9999, 20180])
def test_years_are_years(year: int) -> None:
    assert series_problems("ubnd-tinh", year, "chung")


@given(
    st.from_regex(r"[a-z0-9]{1,10}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
    st.integers(1, 99_999),
    st.integers(1, 99),
)
def test_every_name_is_good_on_windows(name: str, number: int, step: int) -> None:
    from ttdn_publish.records.number_files import file_name, number_and_step

    assert windows_safe(file_name(number, step))
    assert number_and_step(file_name(number, step)) == (number, step)
    if not series_problems("ubnd-tinh", 2018, name):
        assert all(windows_safe(part) for part in folder_of(Path(), Series("ubnd-tinh", 2018, name)).parts)


# ---- changes ----


def test_nothing_that_exists_is_ever_rewritten(records: Path) -> None:
    seen: dict[Path, bytes] = {}

    def look() -> None:
        now = {path: path.read_bytes() for path in records.rglob("*.json")}
        assert now.items() >= seen.items()
        seen.update(now)

    steps: list[Callable[[], Any]] = [
        lambda: take(records, SERIES, held()),
        lambda: take(records, SERIES, issued()),
        lambda: change(records, SERIES, 1, issued("Báo cáo mẫu")),
        lambda: change(records, SERIES, 2, cancelled()),
        lambda: change(records, SERIES, 1, cancelled()),
    ]
    for step in steps:
        step()
        look()
    assert [path.name for path in sorted(seen)] == [
        "0001-2.json",
        "0001-3.json",
        "0001.json",
        "0002-2.json",
        "0002.json",
    ]


def test_a_number_is_issued_once(records: Path) -> None:
    take(records, SERIES, held())
    change(records, SERIES, 1, issued("Kế hoạch mẫu"))
    with pytest.raises(
        ContentError, match=r"Số 01 đã cấp cho văn bản “Kế hoạch mẫu” \(Trần Thị Mẫu, 30/03/2018 09:00\)"
    ):
        change(records, SERIES, 1, issued("Báo cáo mẫu"))


@pytest.mark.parametrize("event", [issued(), cancelled()])
def test_a_cancelled_number_stays_taken_for_ever(records: Path, event: Issuance | Cancellation) -> None:
    take(records, SERIES, held())
    change(records, SERIES, 1, cancelled())
    with pytest.raises(ContentError, match=r"Số 01 đã hủy .*không ban hành"):
        change(records, SERIES, 1, event)
    with pytest.raises(ContentError, match="đã được lấy"):
        take(records, SERIES, held(), 1)
    assert take(records, SERIES, held()).number == 2
    assert statuses(records) == {1: CANCELLED, 2: RESERVED}


def test_what_was_not_taken_cannot_change(records: Path) -> None:
    with pytest.raises(ContentError, match="Số 07 của dãy này chưa được lấy"):
        change(records, SERIES, 7, cancelled())
    assert not records.exists()


# ---- what crashes leave behind ----

TORN = [b"", b"{", encode(SERIES, 2, 1, held())[:-3], b"\0" * 200, b"[1]", b'"0002"', b"\xff\xfe", b"[" * 60_000]


@pytest.mark.parametrize("content", TORN, ids=range(len(TORN)))
def test_a_torn_file_is_taken_unknown_and_never_reused(records: Path, content: bytes) -> None:
    take(records, SERIES, held())
    leave(records, "0002.json", content)
    assert statuses(records) == {1: RESERVED, 2: UNKNOWN}
    assert take(records, SERIES, held()).number == 3
    with pytest.raises(ContentError, match="Số 02 đã được lấy"):
        take(records, SERIES, held(), 2)
    assert [finding.rule.id for finding in check(read_book(records, SERIES))] == ["VB-N06"]


def test_the_ways_out_of_unknown_are_issuing_and_cancelling(records: Path) -> None:
    for name in ("0001.json", "0002.json"):
        leave(records, name)
    change(records, SERIES, 1, issued())
    change(records, SERIES, 2, cancelled())
    assert statuses(records) == {1: ISSUED, 2: CANCELLED}
    assert list(check(read_book(records, SERIES))) == []


def test_a_file_that_may_still_be_written_is_left_alone(records: Path) -> None:
    leave(records, "0001.json", age_s=5)
    with pytest.raises(EnvironmentProblem, match="đang được máy khác ghi"):
        change(records, SERIES, 1, cancelled())
    assert take(records, SERIES, held()).number == 2


def test_a_torn_issue_leaves_the_number_to_its_document(records: Path) -> None:
    take(records, SERIES, held(document="content/documents/mau"))
    leave(records, "0001-2.json", encode(SERIES, 1, 2, issued())[:50])
    (taken,) = read_book(records, SERIES).bearing("content/documents/mau")
    assert (taken.status, taken.reservation) == (UNKNOWN, held(document="content/documents/mau"))
    assert change(records, SERIES, 1, issued()).status is ISSUED


def test_a_number_that_was_issued_stays_so_whatever_is_torn_after_it(records: Path) -> None:
    take(records, SERIES, issued("Kế hoạch mẫu"))
    leave(records, "0001-2.json")
    with pytest.raises(ContentError, match="Số 01 đã cấp"):
        change(records, SERIES, 1, issued("Báo cáo mẫu"))
    assert change(records, SERIES, 1, cancelled()).status is CANCELLED


def test_a_copy_under_another_number_says_nothing_about_it(records: Path) -> None:
    take(records, SERIES, issued())
    folder = folder_of(records, SERIES)
    (folder / "0002.json").write_bytes((folder / "0001.json").read_bytes())
    (folder / "0001-2.json").write_bytes((folder / "0001.json").read_bytes())
    assert statuses(records) == {1: UNKNOWN, 2: UNKNOWN}


@pytest.mark.parametrize("name", ["0007 - Copy.json", "0007-PC2.json", "0007 (1).JSON", "0007.json.bak", "0007.json~"])
def test_copies_of_other_programs_count_as_taken(records: Path, name: str) -> None:
    take(records, SERIES, held())
    leave(records, name)
    book = read_book(records, SERIES)
    assert book.strays == (name,)
    assert statuses(records) == {1: RESERVED, 7: UNKNOWN}
    assert take(records, SERIES, held()).number == 8
    assert change(records, SERIES, 7, cancelled()).status is CANCELLED


@pytest.mark.parametrize("name", ["desktop.ini", ".DS_Store", "Thumbs.db", "2018 ghi chú.txt", "0000.json", "1.json"])
def test_other_files_count_for_nothing(records: Path, name: str) -> None:
    leave(records, name)
    assert take(records, SERIES, held()).number == 1
    assert read_book(records, SERIES).strays == ()


def test_what_cannot_be_read_is_not_taken_for_torn(records: Path) -> None:
    take(records, SERIES, held())
    (folder_of(records, SERIES) / "0002.json").mkdir()
    with pytest.raises(EnvironmentProblem, match=r"Không đọc được “0002.json”"):
        change(records, SERIES, 2, cancelled())
    assert take(records, SERIES, held()).number == 3


# ---- refusals of the system ----


def refuse(number: int) -> Callable[..., Any]:
    def call(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.EACCES, "Không ghi được “0001.json”"), (errno.EROFS, "Không ghi được"), (errno.ENOSPC, "Hết chỗ trên đĩa")],
)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "close"])
def test_a_number_that_cannot_be_written_was_not_taken(
    records: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, words: str
) -> None:
    folder_of(records, SERIES).mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse(code))
        with pytest.raises(EnvironmentProblem, match=words):
            take(records, SERIES, held())
    assert statuses(records) == {}
    assert take(records, SERIES, held()).number == 1


def test_where_not_even_that_can_be_undone_the_number_is_unknown(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse(errno.ENOSPC))
        patch.setattr(Path, "unlink", refuse(errno.EACCES))
        with pytest.raises(EnvironmentProblem):
            take(records, SERIES, held())
    assert statuses(records) == {1: UNKNOWN}
    assert take(records, SERIES, held()).number == 2


def test_stopping_with_ctrl_c_gives_the_number_back(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    take(records, SERIES, held())
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", stop)
        with pytest.raises(KeyboardInterrupt):
            take(records, SERIES, held())
    assert take(records, SERIES, held()).number == 2


def test_small_writes_are_put_together(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:7]))
    assert take(records, SERIES, held()) == read_number(records, SERIES, 1)


def test_a_listing_that_is_out_of_date_costs_only_another_try(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients of a share remember listings for some seconds."""
    for _ in range(5):
        take(records, SERIES, held())
    with monkeypatch.context() as patch:
        patch.setattr(numbers, "_listed", lambda folder: ({1: 1, 2: 1}, []))
        assert take(records, SERIES, held()).number == 6
        with pytest.raises(ContentError, match="Số 03 đã được lấy"):
            take(records, SERIES, held(), 3)


# ---- a machine that falls asleep in the middle ----


def test_who_sleeps_while_taking_does_not_get_what_was_decided_meanwhile(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def sleep_first(handle: int, data: bytes) -> int:
        monkeypatch.setattr(os, "write", write)
        (path,) = folder_of(records, SERIES).iterdir()
        os.utime(path, (time.time() - 600,) * 2)
        assert change(records, SERIES, 1, issued("Báo cáo mẫu")).status is ISSUED
        return write(handle, data)

    monkeypatch.setattr(os, "write", sleep_first)
    assert take(records, SERIES, issued("Kế hoạch mẫu")).number == 2
    first = read_number(records, SERIES, 1)
    assert first is not None
    assert first.issuance is not None
    assert first.issuance.abstract == "Báo cáo mẫu"


def test_who_decides_about_a_sleeper_looks_once_more(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other wakes up and finishes just before the next file is made: then it has the number."""
    path = leave(records, "0001.json")
    opening = os.open

    def wake_up(name: Any, *arguments: Any) -> int:
        if Path(name).name == "0001-2.json":
            path.write_bytes(encode(SERIES, 1, 1, issued("Kế hoạch mẫu")))
        return opening(name, *arguments)

    monkeypatch.setattr(os, "open", wake_up)
    with pytest.raises(ContentError, match="Số 01 đã cấp cho văn bản “Kế hoạch mẫu”"):
        change(records, SERIES, 1, issued("Báo cáo mẫu"))
    assert [p.name for p in folder_of(records, SERIES).iterdir()] == ["0001.json"]


# ---- anything in any order ----

STEPS = st.lists(
    st.one_of(
        st.just(("take", 0)),
        st.tuples(st.sampled_from(["take", "skip", "issue", "cancel", "tear", "tear-2", "stray"]), st.integers(1, 12)),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_no_order_of_events_hands_a_number_out_twice(steps: list[tuple[str, int]]) -> None:
    """``issued_to`` and ``taken`` are what people were told; the register must agree with all of it at any time."""
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder)
        taken: set[int] = set()
        issued_to: dict[int, str] = {}
        gone: set[int] = set()
        for index, (step, number) in enumerate(steps):
            name = f"Văn bản mẫu {index}"
            try:
                if step in ("take", "skip"):
                    got = take(records, SERIES, issued(name), number or None, skip=step == "skip").number
                    assert got not in taken
                    taken.add(got)
                    issued_to[got] = name
                elif step == "issue":
                    change(records, SERIES, number, issued(name))
                    assert number not in issued_to
                    assert number not in gone
                    issued_to[number] = name
                elif step == "cancel":
                    change(records, SERIES, number, cancelled())
                    gone.add(number)
                else:
                    ending = {"tear": ".json", "tear-2": "-2.json", "stray": " (1).json"}[step]
                    if not (folder_of(records, SERIES) / f"{number:04d}{ending}").exists():
                        leave(records, f"{number:04d}{ending}")
                        taken.add(number)
            except ContentError:
                continue
            book = read_book(records, SERIES)
            assert {t.number for t in book.numbers} == taken
            assert {t.number: t.issuance.abstract for t in book.numbers if t.issuance} == issued_to
            assert {t.number for t in book.numbers if t.cancellation} == gone
            assert book.next == max(taken, default=0) + 1


# ---- many at once ----


def _all_here(records: Path, what: str) -> None:
    """Wait until four processes have come so far."""
    records.with_name(f"{what}-{os.getpid()}").touch()
    while len(list(records.parent.glob(f"{what}-*"))) < 4:
        time.sleep(0.001)


def _take_many(records: Path, count: int) -> list[int]:
    _all_here(records, "take")
    return [take(records, SERIES, held()).number for _ in range(count)]


def _try_to_issue(records: Path, who: str) -> bool:
    _all_here(records, "issue")
    try:
        change(records, SERIES, 161, issued(who))
    except ContentError:
        return False
    return True


@pytest.fixture(scope="module")
def office() -> Any:
    """Four processes, each started anew as on four machines."""
    with SPAWN.Pool(4) as pool:
        yield pool


def test_four_processes_take_numbers_at_once(records: Path, office: Pool) -> None:
    """None twice, and no gaps: nobody crashed."""
    handed = office.starmap(_take_many, [(records, 40)] * 4, chunksize=1)
    assert sorted(number for some in handed for number in some) == list(range(1, 161))
    assert statuses(records) == dict.fromkeys(range(1, 161), RESERVED)
    assert sum(some == list(range(some[0], some[0] + 40)) for some in handed) < 4, "they did not run side by side"
    take(records, SERIES, held())
    won = office.starmap(_try_to_issue, [(records, f"Văn bản mẫu {n}") for n in range(4)], chunksize=1)
    assert sum(won) == 1
    taken = read_number(records, SERIES, 161)
    assert taken is not None
    assert taken.issuance is not None
    assert taken.issuance.abstract == f"Văn bản mẫu {won.index(True)}"


#: A process of its own imports no more than an office would.
PRELUDE = """
import datetime as dt, os, sys
from pathlib import Path
from ttdn_publish.model.number import Reservation, Series
from ttdn_publish.records.numbers import take
records, word = Path(sys.argv[1]), sys.argv[2]
at = dt.datetime.fromisoformat("2018-03-30T09:00:00+07:00")
def hold():
    held = Reservation(holder=word, reason="mẫu", by="Trần Thị Mẫu", at=at)
    return take(records, Series("ubnd-tinh", 2018), held).number
"""
LOOP = """
while True:
    print(hold(), flush=True)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-X", "utf8", "-c", PRELUDE + code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_killed_in_the_middle_of_taking(records: Path) -> None:
    """Two processes take numbers as fast as they can and are killed at any moment, again and again."""
    dice = random.Random(2018)
    handed: list[int] = []
    for round_ in range(4):
        running = [start(LOOP, records, f"Máy mẫu {round_}{n}") for n in range(2)]
        said = [b"".join([process.stdout.readline()]) for process in running if process.stdout]
        time.sleep(dice.uniform(0, 0.03))
        for process in running:
            process.kill()
        for process, first in zip(running, said, strict=True):
            rest, _ = process.communicate()
            # A number counts as handed out once its line was written whole.
            handed += [int(line) for line in (first + rest).split(b"\n")[:-1]]
    found = statuses(records)
    assert len(handed) == len(set(handed)) >= 8
    assert {found[number] for number in handed} == {RESERVED}
    after = take(records, SERIES, held()).number
    assert after == max(found) + 1
    assert list(read_book(records, SERIES).gaps()) == []


CRASH = """
write = os.write
def die(*_): os._exit(9)
def half(handle, data): write(handle, data[:40]); os._exit(9)
if word == "opened": os.write = die
if word == "half written": os.write = half
if word == "written": os.fsync = die
if word == "closed": os.close = die
hold()
"""


def test_dying_between_any_two_steps(records: Path) -> None:
    """Nothing promised, and the number either unknown or held: never taken again."""
    take(records, SERIES, held())
    places = ("opened", "half written", "written", "closed")
    running = [(place, start(CRASH, records, place)) for place in places]
    assert [process.wait(60) for _, process in running] == [9] * 4
    found = statuses(records)
    assert sorted(found) == [1, 2, 3, 4, 5]
    assert sorted(found.values()) == [RESERVED] * 3 + [UNKNOWN] * 2
    assert take(records, SERIES, held()).number == 6


def test_new_folders_reach_the_disk_before_what_lies_in_them(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[Path] = []
    monkeypatch.setattr(exclusive, "_settle", settled.append)
    take(records, SERIES, held())
    folder = folder_of(records, SERIES)
    assert settled == [*reversed([*folder.parents][: len(folder.parts) - len(records.parts) + 1]), folder]
