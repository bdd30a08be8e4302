"""What a brochure said when it was printed: one file a printing, made once and never changed.

``printings/<brochure>/0002.json`` holds every row of the second printing by its key, and every text by its name, word for word;
so the next printing can tell what has changed since.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.records.exclusive import create_once

FOLDER = "printings"
_NAME = re.compile(r"(\d{4})\.json")
_MAX_BYTES = 16 * 1024 * 1024

#: Words by place (a column of a row, a line of a text), by row or text.
Said = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Printing:
    """The printing ``number`` of a brochure: when its files were handed over (ISO 8601), and what they said."""

    number: int
    at: str
    said: Said


def read_printings(records: Path, name: str) -> tuple[Printing, ...]:
    """The recorded printings of the brochure ``name`` in their order; a file that cannot be read is left out."""
    found = []
    for path in sorted((records / FOLDER / name).glob("*.json")):
        match = _NAME.fullmatch(path.name)
        if match is not None and path.stat().st_size <= _MAX_BYTES:
            try:
                data = json.loads(path.read_text("utf-8"))
                said = {str(key): {str(k): str(v) for k, v in value.items()} for key, value in data["said"].items()}
                found.append(Printing(int(match[1]), str(data["at"]), said))
            except (ValueError, KeyError, AttributeError, TypeError):
                continue
    return tuple(found)


def record_printing(records: Path, name: str, number: int, said: Said, moment: dt.datetime) -> bool:
    """Keep what the printing ``number`` says; false when that printing is on record already. Raises :class:`EnvironmentProblem`."""
    data = {"printing": number, "at": moment.isoformat(timespec="seconds"), "said": said}
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return create_once(records / FOLDER / name / f"{number:04d}.json", text.encode())


@dataclass(frozen=True)
class Differences:
    """What changed from one printing to the next: rows and texts that came, that went, and those that say something else."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def differences(before: Said, now: Said) -> Differences:
    """What of ``now`` is not as it was ``before``."""
    return Differences(
        tuple(key for key in now if key not in before),
        tuple(key for key in before if key not in now),
        tuple(key for key in now if key in before and dict(now[key]) != dict(before[key])),
    )
