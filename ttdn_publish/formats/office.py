"""LibreOffice without a window: Word files into PDF. The one door to it.

One process serves many files; each run has a profile of its own, for two runs on one profile fail in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import move_into_place

PROGRAMS = ("soffice", "libreoffice")
#: The longest that a run may take: a start, and some seconds a file.
_START_S, _FILE_S = 120, 20
#: A tagged PDF with bookmarks from the outline levels, fonts embedded.
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)

#: Times New Roman, and fonts with its widths and all Vietnamese letters (Liberation 1 lacks ế, ộ, ữ).
_LETTERS = ("Times New Roman", "Liberation Serif", "Tinos")

ABSENT = N_("Máy này không có LibreOffice nên không xuất được PDF từ Word; tệp Word vẫn dùng được.")
FAILED = N_("LibreOffice không xuất được PDF từ “{name}”.")


def office() -> str | None:
    """The program, or ``None`` where there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in _WINDOWS if Path(path).is_file()), None)


def to_pdf(sources: Sequence[Path], out: Path) -> list[Path]:
    """Write every file of ``sources`` as PDF of the same name into the folder ``out``, in one process.

    Raises :class:`EnvironmentProblem` when LibreOffice is absent or cannot convert a file; finished PDFs stay.
    """
    program = office()
    if program is None:
        raise EnvironmentProblem(ABSENT)
    if not sources:
        return []
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ttdn-lo-") as scratch:
        folder = Path(scratch)
        profile, made = folder / "profile", folder / "out"
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            _FILTER,
            "--outdir",
            str(made),
            *(str(path.resolve()) for path in sources),
        ]
        allowed = _START_S + _FILE_S * len(sources)
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=allowed, env=_machine())
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EnvironmentProblem(FAILED.format(name=sources[0].name)) from error
        results = []
        for path in sources:
            result = made / f"{path.stem}.pdf"
            if not result.is_file():
                raise EnvironmentProblem(FAILED.format(name=path.name))
            move_into_place(result, out / result.name)
            results.append(out / result.name)
        return results


def letter_font() -> str:
    """The font that LibreOffice will set Times New Roman in: itself, a twin with the same widths, or ``""`` for none of them."""
    if os.name == "nt":
        return _LETTERS[0]
    lister = shutil.which("fc-list")
    if lister is None:
        return ""
    command, machine = [lister, ":lang=vi", "family"], _machine()
    done = subprocess.run(command, check=False, capture_output=True, timeout=30, env=machine)
    families = {
        name.strip() for line in done.stdout.decode("utf-8", "replace").splitlines() for name in line.split(",")
    }
    return next((name for name in _LETTERS if name in families), "")


def _machine() -> dict[str, str]:
    """What of our environment is the machine's."""
    return {name: value for name, value in os.environ.items() if name.upper() in _KEPT}


#: Not FONTCONFIG_FILE: where a bulletin was laid out before, it names the fonts of pages, and a document wants the machine's.
_KEPT = frozenset(
    {"PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "HOME", "XDG_DATA_HOME", "SYSTEMROOT", "APPDATA", "USERPROFILE"}
)
