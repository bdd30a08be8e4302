"""What ``ttdn prepress check`` does: any PDF through the rules of preflight, and a report with the places marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Translate
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.prepress.preflight.examining import Examined, examine
from ttdn_publish.prepress.preflight.expectations import Purpose, expectation
from ttdn_publish.prepress.preflight.report import report
from ttdn_publish.production.progress import Progress, silent


@dataclass(frozen=True)
class PreflightOrder:
    """Files and what they should be. ``trim`` is width and height in mm, ``bleed`` mm, ``total_ink`` per cent; ``None`` for
    what is usual. ``spots`` are names of spot colours that are wanted, ``condition`` that of the printing condition ordered."""

    files: tuple[Path, ...]
    purpose: str = "print"
    trim: tuple[float, float] | None = None
    multiple: int = 1
    bleed: float | None = None
    total_ink: float | None = None
    spots: tuple[str, ...] = ()
    condition: str = ""


@dataclass(frozen=True)
class Preflight:
    """What came out, file by file."""

    examined: tuple[Examined, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of files and pages."""
        return [found.finding for one in self.examined for found in one.found]


def preflight(order: PreflightOrder, progress: Progress = silent) -> Preflight:
    """Examine every file of ``order``.

    Raises :class:`EnvironmentProblem` for a file that is not there, :class:`ContentError` for a condition that is not known.
    """
    for path in order.files:
        if not path.is_file():
            raise EnvironmentProblem(N_("Không có “{path}”.").format(path=path))
    wanted = expectation(
        Purpose(order.purpose),
        trim=order.trim,
        multiple=order.multiple,
        bleed=order.bleed,
        total_ink=order.total_ink,
        spots=frozenset(order.spots),
        condition=order.condition,
    )

    def told(done: int, total: int) -> None:
        progress(N_("Kiểm tra các trang"), done, total)

    return Preflight(tuple(examine(path, wanted, path.as_posix(), told) for path in order.files))


def write_report(found: Preflight, path: Path, language: str, translate: Translate) -> None:
    """Write the report as one HTML file. Raises :class:`EnvironmentProblem` where it cannot be written."""
    write_atomic(path, report(found.examined, language, translate))


def as_dicts(examined: Sequence[Examined], translate: Translate) -> list[dict[str, Any]]:
    """Files, their facts and findings as plain data; places in mm (x, y, width, height) from the trimmed page's upper left."""
    return [
        {
            "file": one.name,
            "pages": one.pages,
            "declared": one.declared,
            "for": str(one.purpose),
            "findings": [
                found.finding.as_dict(translate)
                | {"page": found.page, "places": [[round(value, 1) for value in place] for place in found.places]}
                for found in one.found
            ],
        }
        for one in examined
    ]
