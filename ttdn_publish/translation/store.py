"""Where translations lie: ``editions/<language>/<source file>.xlf`` beside the sources, and ``retired.xlf``.

Files are written whole or not at all, in an order that loses nothing when the process is killed in between: what is about
to leave a file is in ``retired.xlf`` before the file is written, and what leaves ``retired.xlf`` leaves it last. A file that
is not what was read is never overwritten, and no reviewed translation is dropped by saving (:func:`retiring.preserved`).
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
from ttdn_publish.translation.retiring import once_each, preserved
from ttdn_publish.translation.stored import StoredUnit, Translation
from ttdn_publish.translation.units import Extraction
from ttdn_publish.translation.units_xliff import Hinting, file_of, stored_of
from ttdn_publish.workspace import EDITIONS

_RETIRED = "retired.xlf"
_ENDING = ".xlf"
#: Where translations of sources lie that are not in the collection's folder.
_ELSEWHERE = "_/"
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
        return self.folder / EDITIONS / language / (self._own(file) if file else _RETIRED)

    def _own(self, file: str) -> str:
        """The name of the translation of ``file`` in the folder of a language: each source has its own."""
        name = file.removeprefix(f"{self.name}/")
        inside = name != file and name + _ENDING != _RETIRED and not name.startswith(_ELSEWHERE)
        return (name if inside else _ELSEWHERE + file) + _ENDING

    def _source(self, own: str) -> str:
        """The source whose translation is stored as ``own``."""
        name = own.removesuffix(_ENDING)
        return name.removeprefix(_ELSEWHERE) if name.startswith(_ELSEWHERE) else f"{self.name}/{name}"

    def load(self, language: str, findings: Findings) -> Translation:
        """What is stored in ``language``. A file that cannot be read is noted, and left as it is.

        Raises nothing; see :meth:`save` for what keeps a damaged file from being overwritten.
        """
        files: dict[str, tuple[StoredUnit, ...]] = {}
        retired: tuple[StoredUnit, ...] = ()
        for own, path in self._stored(language).items():
            try:
                units = read_units(path, language, self.source_language)
            except PublishError as error:
                message = N_("Bản dịch không đọc được: {reason}.")
                findings.add(
                    rules.UNREADABLE.at(Place(self._shown(language, own)), message, reason=str(error).rstrip("."))
                )
                continue
            if own == _RETIRED:
                retired = units
            else:
                files[self._source(own)] = units
        return Translation(language, files, retired)

    def _shown(self, language: str, own: str) -> str:
        return f"{self.name}/{EDITIONS}/{language}/{own}"

    def _stored(self, language: str) -> dict[str, Path]:
        """The stored files by name; one of the workspace's own stands before an inherited one."""
        found: dict[str, Path] = {}
        for folder in (self.inherited, self.folder):
            if folder is not None:
                place = folder / EDITIONS / language
                paths = [p for p in sorted(place.rglob(f"*{_ENDING}")) if not p.name.startswith(".")]
                found |= {path.relative_to(place).as_posix(): path for path in paths}
        return found

    def save(self, translation: Translation, before: Translation, hinting: Hinting | None = None) -> list[Path]:
        """Write what differs from the files as they lie there, and say which were written.

        ``before`` is what :meth:`load` gave. Reviewed translations that ``translation`` has no more are added to its
        retired ones. Raises :class:`ContentError` and writes nothing when a file lies there that could not be read or has
        changed since (it would be overwritten), :class:`EnvironmentProblem` for a locked file or a full disk.
        """
        language = translation.language
        translation = preserved(before, translation)
        files = {self._own(name): units for name, units in translation.files.items() if units}
        gone = {self._own(name) for name in before.files} - files.keys()
        data = {own: self._data(language, own, units, hinting) for own, units in files.items()}
        changed = [own for own, units in files.items() if self._differs(language, own, data[own], units, hinting)]
        removed = [own for own in gone if (self.folder / EDITIONS / language / own).is_file()]
        retired = self._data(language, _RETIRED, translation.retired)
        if self._differs(language, _RETIRED, retired, translation.retired):
            self._guard(before, language, {*changed, *removed, _RETIRED})
        elif changed or removed:
            self._guard(before, language, {*changed, *removed})
        made: list[Path] = []
        if leaving := _leaving(before, translation):
            waiting = once_each((*before.retired, *translation.retired, *leaving), ())
            made += self._put(language, _RETIRED, self._data(language, _RETIRED, waiting))
        for own in changed:
            made += self._put(language, own, data[own])
        if translation.retired:
            made += self._put(language, _RETIRED, retired)
        for own in (*removed, *(() if translation.retired else (_RETIRED,))):
            (self.folder / EDITIONS / language / own).unlink(missing_ok=True)
        return list(dict.fromkeys(made))

    def _differs(
        self, language: str, own: str, data: bytes, units: tuple[StoredUnit, ...], hinting: Hinting | None = None
    ) -> bool:
        """Whether ``own`` must be written. Hints that a translator was given stay as long as nothing else changes."""
        path = self.folder / EDITIONS / language / own
        if not path.is_file():
            return bool(units)
        if path.read_bytes() == data:
            return False
        try:
            return hinting is not None or read_units(path, language, self.source_language) != units
        except PublishError:
            return True

    def _guard(self, before: Translation, language: str, touched: set[str]) -> None:
        """Refuse to write over files that are not what was read, or beside one that could not be read. Raises
        :class:`ContentError`."""
        known = {self._own(name): units for name, units in before.files.items()}
        if before.retired:
            known[_RETIRED] = before.retired
        for own, path in self._stored(language).items():
            if not path.is_relative_to(self.folder) or (own in known and own not in touched):
                continue
            try:
                units = read_units(path, language, self.source_language)
            except PublishError as error:
                message = N_(
                    "Không ghi: tệp dịch “{name}” không đọc được và sẽ bị mất nếu ghi đè. Hãy sửa hoặc dời tệp ấy."
                )
                raise ContentError(message.format(name=self._shown(language, own))) from error
            if units != known.get(own, ()):
                message = N_("Không ghi: tệp dịch “{name}” vừa bị người khác sửa. Hãy chạy lại.")
                raise ContentError(message.format(name=self._shown(language, own)))

    def _data(self, language: str, own: str, units: tuple[StoredUnit, ...], hinting: Hinting | None = None) -> bytes:
        original = own.removesuffix(_ENDING) if own != _RETIRED else own
        return write(Document(self.source_language, language, (file_of(original, units, hinting),)))

    def _put(self, language: str, own: str, data: bytes) -> list[Path]:
        path = self.folder / EDITIONS / language / own
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
            message = N_("Bản dịch không đọc được: {reason}.")
            findings.add(rules.UNREADABLE.at(Place(path.name), message, reason=str(error).rstrip(".")))


def read_units(path: Path, language: str, source_language: str = "vi") -> tuple[StoredUnit, ...]:
    """The units of a stored file. Raises :class:`PublishError` when it is damaged or of other languages."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PublishError(N_("tệp quá lớn."))
        document = read(path.read_bytes())
    except OSError as error:
        raise PublishError(N_("không mở được tệp.")) from error
    for found, wanted in ((document.target_language, language), (document.source_language, source_language)):
        if found not in (wanted, ""):
            raise PublishError(
                N_("tệp ghi ngôn ngữ “{found}”, không phải “{wanted}”.").format(found=found, wanted=wanted)
            )
    return tuple(stored_of(unit) for file in document.files for unit in file.units)


def _leaving(before: Translation, after: Translation) -> tuple[StoredUnit, ...]:
    """Units whose translations are no longer in the file where they were, and are not among the retired yet."""
    kept = {s.pair for unit in before.retired for s in unit.segments}
    gone = []
    for name, units in before.files.items():
        here = {s.pair for unit in after.files.get(name, ()) for s in unit.segments}
        gone += [u for u in units if any(s.pair is not None and s.pair not in here | kept for s in u.segments)]
    return tuple(gone)
