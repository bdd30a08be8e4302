"""The number register: numbers taken once, what happened to them since, and reading it all back.

Taking is the exclusive creation of the number's file, any change the exclusive creation of the next file beside it (see
:mod:`records.exclusive`): of two who do the same at the same time one is first and the other looks again. Nothing that exists is
ever rewritten. Where a process was killed, a file that is empty or torn is left: the number is taken, *unknown*, until
somebody issues it or cancels it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.model.number import (
    MAX_NUMBER,
    Cancellation,
    Event,
    Issuance,
    NumberBook,
    NumberStatus,
    Series,
    TakenNumber,
    series_problems,
    shown,
)
from ttdn_publish.records import number_files as files
from ttdn_publish.records.exclusive import create_once

#: A torn file younger than this may be one that a slow machine or a slow share is still writing.
SETTLED_S = 60.0
#: A disk reads one file after the other fastest; on a share every file costs a round trip, and so many are under way at a time.
_SOME, _QUICK_S, _HANDS = 32, 0.0005, 8

_TAKEN = N_("Số {number} đã được lấy. Số tiếp theo của dãy là {next}; ai giữ số nào, xem: ttdn documents number list")
_LEAP = N_(
    "Số {number} bỏ trống các số từ {next} đến {last}. Kiểm tra lại số; nếu đúng là phải bỏ trống (ví dụ các số ấy đã ghi ở sổ giấy), thêm --skip."
)
_NOT_TAKEN = N_("Số {number} của dãy này chưa được lấy. Xem các số đã lấy: ttdn documents number list")
_ISSUED = N_("Số {number} đã cấp cho văn bản “{what}” ({by}, {at}); một số chỉ cấp một lần. Lấy số khác.")
_CANCELLED = N_("Số {number} đã hủy ({by}, {at}: {reason}); số đã hủy không dùng lại. Lấy số khác.")
_BEING_WRITTEN = N_(
    "Số {number} đang được máy khác ghi, hoặc một máy vừa dừng giữa chừng; chưa thay đổi gì. Hãy thử lại sau một phút."
)
_FULL = N_("Dãy số đã hết ({most} số).")


def read_book(records: Path, series: Series) -> NumberBook:
    """All that was taken of ``series``; an empty book when there is nothing. ``records`` is ``content/records``."""
    folder = files.folder_of(records, series)
    steps, strays = _listed(folder)
    keys = [(number, step) for number, last in steps.items() for step in range(1, last + 1)]

    def read(key: tuple[int, int]) -> Event | None:
        return files.read_event(folder, series, *key)

    begun = time.perf_counter()
    events = {key: read(key) for key in keys[:_SOME]}
    if time.perf_counter() - begun < _SOME * _QUICK_S:
        events.update((key, read(key)) for key in keys[_SOME:])
    else:
        with ThreadPoolExecutor(_HANDS) as hands:
            events.update(zip(keys[_SOME:], hands.map(read, keys[_SOME:]), strict=True))
    taken = (
        TakenNumber(series, number, tuple(events[number, step] for step in range(1, steps[number] + 1)))
        for number in sorted(steps)
    )
    return NumberBook(series, tuple(taken), tuple(strays))


def read_books(records: Path, agency: str = "", year: int | None = None, name: str = "") -> list[NumberBook]:
    """The books of all series that exist, or of those of an agency, a year, a name; in this order."""
    return [read_book(records, series) for series in _series(records, agency, year, name)]


def _series(records: Path, agency: str, year: int | None, name: str) -> Iterator[Series]:
    for folder in sorted((records / files.FOLDER).glob("*/*/*")):
        body, written, series = folder.parts[-3:]
        if not (written.isascii() and written.isdecimal() and len(written) == 4) or not folder.is_dir():
            continue
        if agency not in ("", body) or name not in ("", series) or year not in (None, int(written)):
            continue
        if not series_problems(body, int(written), series):
            yield Series(body, int(written), series)


def take(records: Path, series: Series, event: Event, number: int | None = None, *, skip: bool = False) -> TakenNumber:
    """Take the next number of ``series``, or a named one that is free; ``event`` is what happens to it first.

    A named number above the next one leaves a gap and needs ``skip``. When this returns, the number is on the disk and nobody
    else has it or will get it. Raises :class:`ContentError` when a named number cannot be had, :class:`EnvironmentProblem`
    when nothing can be written: then nothing was taken.
    """
    folder = files.folder_of(records, series)
    steps, _ = _listed(folder)
    highest = max(steps, default=0)
    if number is not None and number > highest + 1 and not skip:
        last = shown(number - 1)
        raise ContentError(_LEAP.format(number=shown(number), next=shown(highest + 1), last=last))
    wanted = number or highest + 1
    while wanted <= MAX_NUMBER:
        # A listing may be older than what it lists (shares remember); creating the file is what decides.
        if (number is None or wanted not in steps) and _won(folder, series, wanted, 1, (), event):
            return TakenNumber(series, wanted, (event,))
        if number is not None:
            following = max([*_listed(folder)[0], number]) + 1
            raise ContentError(_TAKEN.format(number=shown(number), next=shown(following)))
        wanted += 1
    raise ContentError(_FULL.format(most=MAX_NUMBER))


def change(records: Path, series: Series, number: int, event: Issuance | Cancellation) -> TakenNumber:
    """Let ``event`` happen to a number that was taken: what is held or unknown may be issued, all but what is cancelled may be
    cancelled.

    Raises :class:`ContentError` when it may not, or when somebody else was faster; :class:`EnvironmentProblem`.
    """
    folder = files.folder_of(records, series)
    while True:
        taken = read_number(records, series, number)
        if taken is None:
            raise ContentError(_NOT_TAKEN.format(number=shown(number)))
        _permit(taken, event)
        step = len(taken.events) + 1
        last = folder / files.file_name(number, step - 1)
        if taken.status is NumberStatus.UNKNOWN and files.young(last, SETTLED_S):
            raise EnvironmentProblem(_BEING_WRITTEN.format(number=shown(number)))
        if _won(folder, series, number, step, taken.events, event):
            return TakenNumber(series, number, (*taken.events, event))


def read_number(records: Path, series: Series, number: int) -> TakenNumber | None:
    """What is known of one number; ``None`` when it was not taken."""
    folder = files.folder_of(records, series)
    last = _listed(folder)[0].get(number)
    return None if last is None else TakenNumber(series, number, _events(folder, series, number, last))


def _won(folder: Path, series: Series, number: int, step: int, before: tuple[Event | None, ...], event: Event) -> bool:
    """Whether ``event`` became step ``step`` of ``number``, after ``before`` and before anything else."""

    def still() -> bool:  # a machine that slept in the middle of writing may have woken up
        return _events(folder, series, number, step - 1) == before

    data = files.encode(series, number, step, event)
    won = create_once(folder / files.file_name(number, step), data, still)
    # And if it was this one that slept: whoever took the empty file for left behind has decided by now.
    return won and not (folder / files.file_name(number, step + 1)).exists()


def _events(folder: Path, series: Series, number: int, last: int) -> tuple[Event | None, ...]:
    return tuple(files.read_event(folder, series, number, step) for step in range(1, last + 1))


def _listed(folder: Path) -> tuple[dict[int, int], list[str]]:
    """The numbers that files in ``folder`` speak of, each with its last step; and the files that are not ours."""
    steps: dict[int, int] = {}
    strays = []
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        names = []
    except OSError as error:
        raise files.unreadable(folder, error) from error
    for name in names:
        ours = files.number_and_step(name)
        number, step = ours or (files.number_in(name), 1)
        if number is not None:
            steps[number] = max(steps.get(number, 0), step)
            if ours is None:
                strays.append(name)
    return steps, strays


def _permit(taken: TakenNumber, event: Issuance | Cancellation) -> None:
    """All of the history counts, not only the last event: what follows it may be torn."""
    if gone := taken.cancellation:
        raise ContentError(_CANCELLED.format(number=taken.shown, by=gone.by, at=_moment(gone.at), reason=gone.reason))
    if (given := taken.issuance) and isinstance(event, Issuance):
        raise ContentError(_ISSUED.format(number=taken.shown, what=given.abstract, by=given.by, at=_moment(given.at)))


def _moment(at: dt.datetime) -> str:
    return f"{at:%d/%m/%Y %H:%M}"
