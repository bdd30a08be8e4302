"""ZIP archives: written so that the same files give the same bytes, and those of others looked into within limits.

Times, permissions and system in an archive are fixed, never those of the machine; names are safe on every system and stay
inside the folder that the archive is unpacked into.
"""

from __future__ import annotations

import datetime as dt
import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import atomic_path, windows_safe

#: What an archive may hold.
MAX_FILES = 100_000
MAX_FILE_BYTES = 1024**3
MAX_TOTAL_BYTES = 4 * 1024**3 - 1  # what every program that reads ZIP can read
MAX_NAME = 200
#: A file larger than this may not be packed tighter than the ratio.
_BIG_FILE_BYTES, _MAX_RATIO = 1024**2, 1000
_PIECE = 1024**2
_FIRST = dt.date(1980, 1, 1)
_UNIX, _PLAIN_FILE = 3, (stat.S_IFREG | 0o644) << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TROUBLES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, NotImplementedError, OSError)

_UNSAFE = N_("tên “{name}” trong gói không dùng được trên mọi máy, hoặc dẫn ra ngoài gói")
_TWICE = N_("hai tệp trong gói cùng tên “{name}” (chữ hoa, chữ thường không phân biệt)")
_TOO_MANY = N_("gói có quá nhiều tệp (hơn {limit})")
_TOO_LARGE = N_("gói quá lớn (hơn {limit} MB)")
_TORN = N_("tệp hỏng hoặc bị cắt cụt (không mở được như tệp .zip)")
_STRANGE = N_("“{name}” trong gói không phải tệp thường, bị mã hóa, hoặc nở ra quá lớn khi giải nén")


class BadArchive(PublishError):
    """An archive that cannot be made or taken; the message is the reason, a phrase without the archive's name."""


def safe_name(name: str) -> bool:
    """Whether a file may be called ``name`` (``/`` between folders) in an archive: on any system, inside the folder, in NFC."""
    inside = all(windows_safe(part) for part in name.split("/"))
    return inside and len(name) <= MAX_NAME and unicodedata.is_normalized("NFC", name)


class ArchiveWriter:
    """Puts files into an archive, in the order in which they come. See :func:`archive`."""

    def __init__(self, target: zipfile.ZipFile, day: dt.date) -> None:
        self._target, self._time = target, (*max(day, _FIRST).timetuple()[:3], 0, 0, 0)
        self._names: set[str] = set()
        self._total = 0

    def add(self, name: str, data: bytes | Path) -> None:
        """Add a file: its bytes, or where they lie. Raises :class:`BadArchive` for a name or a size that cannot be."""
        if not safe_name(name):
            raise BadArchive(_UNSAFE.format(name=name[:120]))
        if name.casefold() in self._names:
            raise BadArchive(_TWICE.format(name=name))
        self._names.add(name.casefold())
        size = data.stat().st_size if isinstance(data, Path) else len(data)
        self._total += size
        if size > MAX_FILE_BYTES or self._total > MAX_TOTAL_BYTES:
            raise BadArchive(_TOO_LARGE.format(limit=MAX_TOTAL_BYTES // 1024**2))
        if len(self._names) > MAX_FILES:
            raise BadArchive(_TOO_MANY.format(limit=MAX_FILES))
        entry = zipfile.ZipInfo(name, self._time)
        entry.compress_type, entry.create_system, entry.external_attr = self._target.compression, _UNIX, _PLAIN_FILE
        entry.file_size = size
        with self._target.open(entry, "w") as stream:
            if isinstance(data, Path):
                with data.open("rb") as source:
                    shutil.copyfileobj(source, stream, _PIECE)
            else:
                stream.write(data)


@contextmanager
def archive(path: Path, day: dt.date = _FIRST, *, packed: bool = True) -> Iterator[ArchiveWriter]:
    """A new archive at ``path``, whole or not at all; files in it are of the beginning of ``day``, deflated when ``packed``.

    Raises :class:`EnvironmentProblem` when it cannot be written.
    """
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    level = 9 if packed else None
    with atomic_path(path) as temporary, zipfile.ZipFile(temporary, "w", method, compresslevel=level) as target:
        yield ArchiveWriter(target, day)


def write_archive(path: Path, files: Mapping[str, bytes | Path], day: dt.date) -> None:
    """Write ``files`` (bytes, or where they lie) into an archive at ``path``, sorted by name: one content, one file.

    Raises :class:`BadArchive`, :class:`EnvironmentProblem`.
    """
    with archive(path, day) as writer:
        for name in sorted(files):
            writer.add(name, files[name])


class Archive:
    """An archive from anywhere, open for reading. Use as a context; raises :class:`BadArchive` for whatever is not one, not
    within the limits, or has names that lead out of it."""

    def __init__(self, path: Path) -> None:
        try:
            self._source = zipfile.ZipFile(path)
        except _TROUBLES as error:
            raise BadArchive(_TORN) from error
        try:
            self._entries = _checked(self._source.infolist())
        except BadArchive:
            self._source.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, in the order in which they stand."""
        return tuple(self._entries)

    @property
    def remark(self) -> bytes:
        """What is written behind all files; nothing in archives of ours."""
        return self._source.comment

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, piece by piece. Raises :class:`BadArchive` where they are damaged."""
        entry = self._entries[name]
        left = entry.file_size
        try:
            with self._source.open(entry) as stream:
                while piece := _piece(stream):
                    left -= len(piece)
                    if left < 0:
                        raise BadArchive(_STRANGE.format(name=name[:120]))
                    yield piece
        except _TROUBLES as error:
            raise BadArchive(_TORN) from error

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return b"".join(self.pieces(name))


def _piece(stream: IO[bytes]) -> bytes:
    return stream.read(_PIECE)


def _checked(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(entries) > MAX_FILES:
        raise BadArchive(_TOO_MANY.format(limit=MAX_FILES))
    found: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.filename
        if entry.is_dir():
            continue
        if not safe_name(name) or entry.orig_filename != name:  # what stands behind a zero byte is cut off in silence
            raise BadArchive(_UNSAFE.format(name=name[:120]))
        if name.casefold() in folded:
            raise BadArchive(_TWICE.format(name=name))
        folded.add(name.casefold())
        mode = entry.external_attr >> 16
        tight = entry.file_size > _BIG_FILE_BYTES and entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
        linked = bool(stat.S_IFMT(mode)) and not stat.S_ISREG(mode)
        if entry.flag_bits & 0x1 or entry.compress_type not in _METHODS or linked or tight:
            raise BadArchive(_STRANGE.format(name=name[:120]))
        total += entry.file_size
        if entry.file_size > MAX_FILE_BYTES or total > MAX_TOTAL_BYTES:
            raise BadArchive(_TOO_LARGE.format(limit=MAX_TOTAL_BYTES // 1024**2))
        found[name] = entry
    return found
