"""An append-only file of JSON lines in which every line carries the hash of itself and of all lines before it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import alone

_HASH = "hash"
#: What stands in place of the hash of the line before the first.
_BEGINNING = "0" * 64


@dataclass(frozen=True)
class Ledger:
    """The lines that can be trusted, in order, and the number of the first line (from 1) that cannot, if there is one.

    ``torn`` says that the file ends in the middle of a line: a process was killed while it wrote; nothing was promised yet.
    """

    lines: tuple[Mapping[str, Any], ...]
    broken: int | None = None
    torn: bool = False


def read_ledger(path: Path) -> Ledger:
    """The ledger at ``path``; an empty one when there is no file."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Ledger(())
    *whole, rest = raw.split(b"\n")
    lines: list[Mapping[str, Any]] = []
    last = _BEGINNING
    for number, line in enumerate(whole, 1):
        try:
            entry = json.loads(line)
            written, last = _line({key: value for key, value in entry.items() if key != _HASH}, last)
        except (ValueError, AttributeError, RecursionError):
            return Ledger(tuple(lines), number)
        if written != line:
            return Ledger(tuple(lines), number)
        lines.append(entry)
    return Ledger(tuple(lines), torn=bool(rest))


def _line(entry: Mapping[str, Any], last: str) -> tuple[bytes, str]:
    """An entry as it is written after a line whose hash is ``last``, and its own hash."""
    own = hashlib.sha256(last.encode() + _json(entry)).hexdigest()
    return _json({**entry, _HASH: own}), own


def _json(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()


def append(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Add ``entries`` to the ledger at ``path``, all of them or none.

    Raises :class:`EnvironmentProblem` when the chain is broken (nothing is added to a ledger that was tampered with), when
    somebody else holds it, or when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.with_name(path.name + ".lock")), path.open("ab+", buffering=0) as stream:
            found = read_ledger(path)
            if found.broken is not None:
                raise EnvironmentProblem(
                    N_("Sổ “{name}” đã bị sửa; không ghi thêm. Khôi phục sổ từ bản sao lưu.").format(name=path.name)
                )
            stream.seek(0)
            whole = stream.read().rfind(b"\n") + 1
            stream.truncate(whole)  # away with the rest of a line that was never finished
            last = found.lines[-1][_HASH] if found.lines else _BEGINNING
            added = b""
            for entry in entries:
                line, last = _line(entry, last)
                added += line + b"\n"
            try:
                if stream.write(added) != len(added):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(stream.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    stream.truncate(whole)  # what could not be written whole was not written
                raise
    except OSError as error:
        raise EnvironmentProblem(
            N_("Không ghi được “{name}”: {reason}.").format(name=path.name, reason=error.strerror or "?")
        ) from error
