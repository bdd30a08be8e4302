"""veraPDF, the judge of PDF/A and PDF/UA: used where its own command line is installed. The one door to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.formats.xml import BadXml, parse

#: Names the program where it is not on the search path.
SETTING = "TTDN_VERAPDF"
_PROGRAMS = ("verapdf", "verapdf.bat")
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule of the standard that is broken: clause and test (``7.1-3``), the judge's words, how often."""

    clause: str
    words: str
    times: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """``passed`` is ``None`` where the judge is not installed or gave no answer, and never taken for a yes."""

    passed: bool | None
    failures: tuple[Failure, ...] = ()


def judge() -> str | None:
    """The program: what the environment names, else what is on the search path; ``None`` where there is none."""
    named = os.environ.get(SETTING, "")
    if named:
        return shutil.which(named)
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def verdict(path: Path, flavour: str) -> Verdict:
    """What veraPDF says of ``path`` as ``flavour`` (``ua1``, ``2b``, ``2u``, …)."""
    program = judge()
    if program is None:
        return Verdict(None)
    try:
        command = [program, "--format", "xml", "--flavour", flavour, str(path.resolve())]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        root = parse(done.stdout).getroot()
    except (OSError, subprocess.SubprocessError, BadXml):
        return Verdict(None)
    report = next(root.iter("{*}validationReport"), None)
    if report is None or report.get("isCompliant") not in ("true", "false"):
        return Verdict(None)
    failures = [
        Failure(
            f"{rule.get('clause', '')}-{rule.get('testNumber', '')}",
            " ".join((rule.findtext("{*}description") or "").split()),
            int(rule.get("failedChecks", "1")) if rule.get("failedChecks", "1").isdecimal() else 1,
        )
        for rule in report.iter("{*}rule")
        if rule.get("status") == "failed"
    ]
    return Verdict(report.get("isCompliant") == "true", tuple(failures))
