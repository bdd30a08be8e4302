"""The files of the number register: their names, and what is in them.

``numbers/<agency>/<year>/<series>/0005.json`` is the taking of number 5; what happens to it later is ``0005-2.json``,
``0005-3.json`` and so on. Each file is JSON that a person can read and repeats what its path says, so that a copy under
another name is not taken for the original.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Place
from ttdn_publish.model.number import MAX_NUMBER, Cancellation, Event, Issuance, Reservation, Series

FOLDER = "numbers"
#: Where the workspace keeps its records, as findings show it.
_RECORDS = "content/records"
_MAX_BYTES = 64 * 1024
_NAME = re.compile(r"([0-9]{4,5})(?:-([1-9][0-9]?))?\.json")
_BEGINS = re.compile(r"([0-9]{4,5})(?![0-9]).*\.json", re.IGNORECASE)
_KINDS: dict[str, type[Event]] = {"reserved": Reservation, "issued": Issuance, "cancelled": Cancellation}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_BEING_WRITTEN_S, _TRIES, _WAIT_S = 2.0, 5, 0.02
#: How far the clock of a share may be ahead.
_AHEAD_S = 3600.0


def folder_of(records: Path, series: Series) -> Path:
    """The folder of a series in the workspace's ``content/records``."""
    return records / FOLDER / series.agency / str(series.year) / series.name


def file_name(number: int, step: int = 1) -> str:
    """The name of the file of one step of a number: ``0005.json``, then ``0005-2.json``."""
    return f"{number:04d}.json" if step == 1 else f"{number:04d}-{step}.json"


def place(series: Series, number: int | None = None, name: str = "") -> Place:
    """Where findings about a series, a number of it or a file in it are."""
    end = name or (file_name(number) if number is not None else "")
    return Place("/".join(filter(None, (_RECORDS, FOLDER, series.agency, str(series.year), series.name, end))))


def number_and_step(name: str) -> tuple[int, int] | None:
    """What the name of a file says, if it is one of ours."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    number, step = int(match[1]), int(match[2] or 1)
    return (number, step) if 0 < number <= MAX_NUMBER and file_name(number, step) == name else None


def number_in(name: str) -> int | None:
    """The number of which a stray file is a copy (``0005 - Copy.json``), if it is one."""
    match = _BEGINS.match(name)
    return int(match[1]) or None if match else None


def encode(series: Series, number: int, step: int, event: Event) -> bytes:
    """An event as it stands in its file; text in NFC."""
    head = {"agency": series.agency, "year": series.year, "series": series.name, "number": number, "step": step}
    body = {key: _plain(value) for key, value in dataclasses.asdict(event).items()}
    return (json.dumps({**head, "event": _NAMES[type(event)], **body}, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def read_event(folder: Path, series: Series, number: int, step: int) -> Event | None:
    """The event in a file of ``folder``; ``None`` when the file is missing, empty, torn or about something else.

    A file that somebody is writing at this moment is waited for. Raises :class:`EnvironmentProblem` when it cannot be read: then
    nothing is known, not even that it is torn.
    """
    path = folder / file_name(number, step)
    for _ in range(_TRIES):
        try:
            with path.open("rb") as stream:
                raw = stream.read(_MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(path, error) from error
        event = _decode(raw, series, number, step)
        if event is not None or not young(path, _BEING_WRITTEN_S):
            return event
        time.sleep(_WAIT_S)
    return None


def unreadable(path: Path, error: OSError) -> EnvironmentProblem:
    """The problem that a file or folder of the register cannot be read."""
    reason = error.strerror or type(error).__name__
    return EnvironmentProblem(N_("Không đọc được “{name}”: {reason}.").format(name=path.name, reason=reason))


def young(path: Path, seconds: float) -> bool:
    """Whether a file was perhaps written within the last ``seconds``; clocks on a share differ."""
    try:
        return -_AHEAD_S < time.time() - path.stat().st_mtime < seconds
    except FileNotFoundError:
        return False


def _decode(raw: bytes, series: Series, number: int, step: int) -> Event | None:
    try:
        entry = json.loads(raw.decode("utf-8-sig"))
        said = tuple(entry[key] for key in ("agency", "year", "series", "number", "step"))
        if said != (series.agency, series.year, series.name, number, step):
            return None
        return _event(_KINDS[entry["event"]], entry)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _event(kind: type[Event], entry: Mapping[str, Any]) -> Event:
    """Raises ``ValueError``, ``KeyError`` or ``TypeError`` for what is not an event."""
    return kind(**{f.name: _value(f, entry[f.name]) for f in dataclasses.fields(kind) if f.name in entry})


def _value(field: dataclasses.Field[Any], written: Any) -> Any:
    if field.type == "int | None":
        if written is not None and type(written) is not int:
            raise TypeError(field.name)
        return written
    if not isinstance(written, str):
        raise TypeError(field.name)
    if field.type == "dt.datetime":
        moment = dt.datetime.fromisoformat(written)
        if moment.tzinfo is None:
            raise ValueError(field.name)
        return moment
    return dt.date.fromisoformat(written) if field.type == "dt.date" else written
