"""An append-only file of JSON lines in which every line carries the hash of the line before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import alone

#: What the first line carries in place of a hash.
BEGINNING = "0" * 64
_PREVIOUS = "previous"


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
    whole, _, rest = raw.rpartition(b"\n")
    lines: list[Mapping[str, Any]] = []
    previous = BEGINNING
    for number, line in enumerate(whole.split(b"\n") if whole else [], 1):
        try:
            entry = json.loads(line)
        except ValueError:
            return Ledger(tuple(lines), number)
        if not isinstance(entry, dict) or entry.get(_PREVIOUS) != previous:
            return Ledger(tuple(lines), number)
        previous = hashlib.sha256(line).hexdigest()
        lines.append(entry)
    return Ledger(tuple(lines), torn=bool(rest))


def append(path: Path, entries: list[Mapping[str, Any]]) -> None:
    """Add ``entries`` to the ledger at ``path``, all of them or none.

    Raises :class:`EnvironmentProblem` when the chain is broken (nothing is added to a ledger that was tampered with), when
    somebody else holds it, or when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.with_name(path.name + ".lock")), path.open("ab+") as stream:
            stream.seek(0)
            raw = stream.read()
            if read_ledger(path).broken is not None:
                raise EnvironmentProblem(
                    N_("Sổ “{name}” đã bị sửa; không ghi thêm. Khôi phục sổ từ bản sao lưu.").format(name=path.name)
                )
            whole = raw[: raw.rfind(b"\n") + 1]
            if len(whole) < len(raw):
                stream.truncate(len(whole))  # the rest of a line that was never finished
            last = whole.rstrip(b"\n").rpartition(b"\n")[2]
            previous = hashlib.sha256(last).hexdigest() if last else BEGINNING
            added = b""
            for entry in entries:
                line = json.dumps({**entry, _PREVIOUS: previous}, ensure_ascii=False, sort_keys=True).encode()
                previous = hashlib.sha256(line).hexdigest()
                added += line + b"\n"
            stream.write(added)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise EnvironmentProblem(
            N_("Không ghi được “{name}”: {reason}.").format(name=path.name, reason=error.strerror or "?")
        ) from error
