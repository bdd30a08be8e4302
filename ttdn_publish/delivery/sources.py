"""What an archive keeps besides pages: everything that a publication was made from, so that it can be made again.

The files lie as in a workspace: unpacked, the folder can be built. What may not leave the house is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from ttdn_publish.formats.files import read_text
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination, Standing, State, release
from ttdn_publish.readers.brochure import TEXTS
from ttdn_publish.readers.bulletin import ARTICLES
from ttdn_publish.readers.registers import INDICATORS, ORGANISATIONS, PEOPLE
from ttdn_publish.readers.settings import SETTINGS
from ttdn_publish.workspace import EDITIONS, PUBLICATION_FILES, SHARED_TEMPLATES, Workspace, packaged

#: The folder of the sources in an archive.
FOLDER = "nguon"
_REGISTERS = (ORGANISATIONS, PEOPLE, SETTINGS)
_LEDGER = "approvals.jsonl"
#: Sentences that no longer stand in any text: nobody can say what they were part of.
_RETIRED = "retired.xlf"
_GLOSSARIES = "glossaries"


def sources(
    workspace: Workspace, folder: Path, family: str, named: Collection[str], registers: Registers, moment: datetime
) -> dict[str, bytes | Path]:
    """The sources of the publication in ``folder`` by their names in the archive.

    ``family`` is its template family, ``named`` every word in it: of its pictures and tables only those go that it names.
    Indicators that may not leave the house at ``moment`` are taken out of their tables.
    """
    found: dict[str, bytes | Path] = {workspace.name(path): path for path in _own(folder, named)}
    content = workspace.content
    found |= {workspace.name(content / name): content / name for name in _REGISTERS if (content / name).is_file()}
    found |= {workspace.name(path): path for path in _translations(content / EDITIONS)}
    open_ = {
        (entry.at.file, entry.at.line)
        for entry in registers.indicators.values()
        if release(Standing(entry.classification, None, State.APPROVED), Destination.PUBLIC, moment).goes
    }
    for path in sorted((content / INDICATORS).glob("*.csv")):
        name = workspace.name(path)
        found[name] = table = _indicators(path, {line for file, line in open_ if file == name})
        if isinstance(table, bytes):  # translations repeat the words of every row
            for translated in content.glob(f"{EDITIONS}/*/{INDICATORS}/{path.name}.xlf"):
                found.pop(workspace.name(translated), None)
    if (workspace.records / _LEDGER).is_file():
        found[workspace.name(workspace.records / _LEDGER)] = workspace.records / _LEDGER
    found |= _templates(workspace, family) | _tables(workspace)
    return {f"{FOLDER}/{name}": data for name, data in found.items()}


def _own(folder: Path, named: Collection[str]) -> Iterator[Path]:
    """The files of a publication that belong to it; notes that lie beside them do not."""
    yield from (folder / name for name in PUBLICATION_FILES if (folder / name).is_file())
    for texts in (ARTICLES, TEXTS):
        yield from sorted((folder / texts).glob("*.md"))
    yield from _translations(folder / EDITIONS)
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if within.parts[0] in (ARTICLES, TEXTS, EDITIONS) or not path.is_file():
            continue
        names = {within.as_posix(), within.relative_to(within.parts[0]).as_posix()}
        if names & set(named) and path.resolve().is_relative_to(folder.resolve()):
            yield path


def _translations(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.xlf")) if path.name != _RETIRED)


def _indicators(path: Path, open_: Collection[int | None]) -> bytes | Path:
    """A table of indicators with its heading and the rows ``open_`` alone; the file itself where that is all of them."""
    text, _ = read_text(path)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    kept = [row for number, row in enumerate(rows, start=1) if number == 1 or number in open_]
    if len(kept) == sum(any(row) for row in rows):
        return path
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(kept)
    return stream.getvalue().encode()


def _templates(workspace: Workspace, family: str) -> dict[str, Path]:
    """The templates that pages were made with: the office's own where it has them."""
    found: dict[str, Path] = {}
    names = (*_parents(family), SHARED_TEMPLATES)
    for root in (packaged("templates"), workspace.root / "templates"):
        for name in names:
            whole = name in (family, SHARED_TEMPLATES)
            for path in sorted((root / name).rglob("*") if whole else (root / name).glob("*")):
                if path.is_file() and not path.name.startswith((".", "~$")):
                    found[f"templates/{path.relative_to(root).as_posix()}"] = path
            editions = _translations(root / name / EDITIONS)
            found |= {f"templates/{path.relative_to(root).as_posix()}": path for path in editions}
    return found


def _parents(family: str) -> Iterator[str]:
    """``brochures/dac-san`` and what it shares with its brothers: ``brochures``."""
    parts = family.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _tables(workspace: Workspace) -> dict[str, Path]:
    """The tables of terms that translations were held against."""
    found: dict[str, Path] = {}
    for folder in (packaged(_GLOSSARIES), workspace.root / _GLOSSARIES):
        for path in sorted((*folder.glob("*.csv"), *folder.glob("*.yaml"))):
            found[f"{_GLOSSARIES}/{path.name}"] = path
    return found
