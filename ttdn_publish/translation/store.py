"""Where translations lie: ``editions/<language>/<source file>.xlf`` beside the sources, and ``retired.xlf``.

Files are written whole or not at all, in an order that loses nothing when the process is killed in between: what is about
to leave a file is in ``retired.xlf`` before the file is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import ContentError, PublishError
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.xliff.document import Document
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xliff.writer import write
from ttdn_publish.translation import rules
from ttdn_publish.translation.stored import StoredUnit, Translation
from ttdn_publish.translation.units import Extraction
from ttdn_publish.translation.units_xliff import Hinting, file_of, stored_of
from ttdn_publish.workspace import EDITIONS

_RETIRED = "retired.xlf"
_ENDING = ".xlf"
MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Collection:
    """Source files that are translated together: an issue, the registers, the wording of a template family.

    ``name`` is the folder's name from the workspace (``content/bulletins/2018-01``), ``folder`` where its editions are
    written, ``inherited`` where they are read from as long as there are none of the workspace's own.
    """

    name: str
    folder: Path
    extraction: Extraction
    inherited: Path | None = None
    source_language: str = "vi"

    def languages(self) -> tuple[str, ...]:
        """The languages that have stored translations."""
        folders = [f / EDITIONS for f in (self.folder, self.inherited) if f is not None]
        return tuple(sorted({p.name for f in folders if f.is_dir() for p in f.iterdir() if p.is_dir()}))

    def path(self, language: str, file: str = "") -> Path:
        """Where the translation of ``file`` (a source's name from the workspace) is written; of the retired without."""
        own = file.removeprefix(f"{self.name}/") + _ENDING if file else _RETIRED
        return self.folder / EDITIONS / language / own

    def load(self, language: str, findings: Findings) -> Translation:
        """What is stored in ``language``. A file that cannot be read is noted, and left as it is.

        Raises nothing; see :meth:`save` for what keeps a damaged file from being overwritten.
        """
        files: dict[str, tuple[StoredUnit, ...]] = {}
        retired: tuple[StoredUnit, ...] = ()
        for path in self._stored(language):
            try:
                units = read_units(path, language)
            except PublishError as error:
                message = N_("Bản dịch không đọc được: {reason}")
                findings.add(rules.UNREADABLE.at(Place(self._shown(path)), message, reason=str(error)))
                continue
            name = path.relative_to(self._home(path) / EDITIONS / language).as_posix()
            if name == _RETIRED:
                retired = units
            else:
                files[f"{self.name}/{name.removesuffix(_ENDING)}"] = units
        return Translation(language, files, retired)

    def _home(self, path: Path) -> Path:
        return self.folder if path.is_relative_to(self.folder) or self.inherited is None else self.inherited

    def _shown(self, path: Path) -> str:
        home = self._home(path)
        return f"{self.name}/{path.relative_to(home).as_posix()}"

    def _stored(self, language: str) -> list[Path]:
        for folder in (self.folder, self.inherited):
            if folder is not None and (place := folder / EDITIONS / language).is_dir():
                return sorted(p for p in place.rglob(f"*{_ENDING}") if not p.name.startswith("."))
        return []

    def save(self, translation: Translation, before: Translation, hinting: Hinting | None = None) -> list[Path]:
        """Write what differs from the files as they lie there, and say which were written.

        ``before`` is what :meth:`load` gave. Raises :class:`ContentError` when a file lies there that could not be read
        (it would be overwritten), :class:`EnvironmentProblem` for a locked file or a full disk.
        """
        language = translation.language
        damaged = [
            path
            for path in self._stored(language)
            if path.is_relative_to(self.folder)
            and path.name != _RETIRED
            and self._name(path, language) not in before.files
        ]
        if damaged:
            message = N_(
                "Không ghi: tệp dịch “{name}” không đọc được và sẽ bị mất nếu ghi đè. Hãy sửa hoặc dời tệp ấy."
            )
            raise ContentError(message.format(name=self._shown(damaged[0])))
        made: list[Path] = []
        leaving = _leaving(before, translation)
        if leaving:
            made += self._put(self.path(language), language, _RETIRED, (*translation.retired, *leaving))
        for name, units in translation.files.items():
            path = self.path(language, name)
            if units or path.exists():
                made += self._put(path, language, name.removeprefix(f"{self.name}/"), units, hinting)
        if translation.retired or self.path(language).exists():
            made += self._put(self.path(language), language, _RETIRED, translation.retired)
        for name in before.files.keys() - translation.files.keys():
            self.path(language, name).unlink(missing_ok=True)
        return list(dict.fromkeys(made))

    def _name(self, path: Path, language: str) -> str:
        return f"{self.name}/{path.relative_to(self.folder / EDITIONS / language).as_posix().removesuffix(_ENDING)}"

    def _put(
        self, path: Path, language: str, original: str, units: tuple[StoredUnit, ...], hinting: Hinting | None = None
    ) -> list[Path]:
        data = write(Document(self.source_language, language, (file_of(original, units, hinting),)))
        if path.is_file() and path.read_bytes() == data:
            return []
        write_atomic(path, data)
        return [path]


def read_folder(folder: Path, language: str, findings: Findings) -> Iterator[StoredUnit]:
    """Every unit stored in ``folder`` (the editions of one language), retired ones too; what cannot be read is noted."""
    for path in sorted(folder.rglob(f"*{_ENDING}")):
        try:
            yield from read_units(path, language)
        except PublishError as error:
            message = N_("Bản dịch không đọc được: {reason}")
            findings.add(rules.UNREADABLE.at(Place(path.name), message, reason=str(error)))


def read_units(path: Path, language: str) -> tuple[StoredUnit, ...]:
    """The units of a stored file. Raises :class:`PublishError` when it is damaged or of another language."""
    if path.stat().st_size > MAX_BYTES:
        raise PublishError(N_("tệp quá lớn."))
    document = read(path.read_bytes())
    if document.target_language not in (language, ""):
        raise PublishError(
            N_("tệp ghi ngôn ngữ “{found}”, không phải “{wanted}”.").format(
                found=document.target_language, wanted=language
            )
        )
    return tuple(stored_of(unit) for file in document.files for unit in file.units)


def _leaving(before: Translation, after: Translation) -> tuple[StoredUnit, ...]:
    """Units whose translations are no longer in the file where they were, nor among the retired."""
    kept = {s.pair for unit in after.retired for s in unit.segments}
    gone = []
    for name, units in before.files.items():
        here = {s.pair for unit in after.files.get(name, ()) for s in unit.segments}
        gone += [u for u in units if any(s.pair is not None and s.pair not in here | kept for s in u.segments)]
    return tuple(gone)
