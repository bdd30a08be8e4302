"""What a merge into a folder has finished, letter by letter, so that one that was killed goes on where it stopped.

The journal lies with the letters. Its first line says from what they were made; each further line is a letter with size
and checksum, and counts only while the file still has both: nothing is taken on trust.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.files import write_atomic

JOURNAL = ".ttdn-merge.jsonl"
_SHOWN = 5

_CHANGED: tuple[tuple[str, Phrase], ...] = (
    ("template", N_("Mẫu thư đã đổi từ lần trộn trước; trộn lại từ đầu.")),
    ("data", N_("Danh sách đã đổi từ lần trộn trước; trộn lại từ đầu.")),
    ("names", N_("Mẫu tên tệp hoặc kiểu kết quả đã đổi từ lần trộn trước; trộn lại từ đầu.")),
)
_EDITED = N_(
    "Những tệp này đã được sửa sau khi trộn: {names}. Chép chúng sang chỗ khác rồi chạy lại, hoặc dùng --replace để trộn đè."
)
_FOREIGN = N_(
    "Trong thư mục kết quả đã có tệp không do lần trộn này tạo ra: {names}. Chọn thư mục khác, hoặc dùng --replace để ghi đè."
)


@dataclass(frozen=True)
class Basis:
    """From what letters are made: hashes of template and data, and how files are named."""

    template: str
    data: str
    names: str


@dataclass(frozen=True)
class Entry:
    """A finished letter: the number of its row (from 0), its file, size and CRC-32."""

    row: int
    file: str
    size: int
    crc: int


class Journal:
    """The journal of one folder, opened for one merge."""

    def __init__(self, folder: Path, basis: Basis) -> None:
        self.folder, self.basis = folder, basis
        self._stream: IO[str] | None = None
        self._path = folder / JOURNAL

    def begin(self, files: list[str], *, resume: bool, replace: bool) -> tuple[dict[int, Entry], Phrase | None]:
        """Look at what lies in the folder before ``files`` are written: letters that are finished, and why others begin anew.

        Letters of an earlier basis are taken away. Raises :class:`ContentError` for files that somebody has changed or put
        there, unless ``replace``; then nothing has been touched.
        """
        before, entries = self._read()
        kept: dict[int, Entry] = {}
        old, edited = [], []
        for entry in entries:
            path = self.folder / entry.file
            if not path.is_file():
                continue
            if not _is_as_written(path, entry):
                edited.append(entry.file)
            elif resume and before == self.basis and entry.row < len(files) and files[entry.row] == entry.file:
                kept[entry.row] = entry
            else:
                old.append(path)
        known = {entry.file for entry in entries}
        foreign = [name for name in files if name not in known and (self.folder / name).exists()]
        if not replace and (edited or foreign):
            message, names = (_EDITED, edited) if edited else (_FOREIGN, foreign)
            raise ContentError(message.format(names=_some(names)))
        for path in old:
            path.unlink(missing_ok=True)
        changed = None
        if before is not None and before != self.basis:
            mine, other = asdict(self.basis), asdict(before)
            changed = next(words for name, words in _CHANGED if mine[name] != other[name])
        self._write(kept)
        return kept, changed

    @contextmanager
    def open(self) -> Iterator[Journal]:
        """The journal ready for :meth:`add`."""
        with self._path.open("a", encoding="utf-8") as self._stream:
            yield self

    def add(self, entry: Entry) -> None:
        """Note a finished letter at once."""
        assert self._stream is not None
        self._stream.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        self._stream.flush()

    def _write(self, kept: Mapping[int, Entry]) -> None:
        lines = [json.dumps(values, ensure_ascii=False) for values in (asdict(self.basis), *map(asdict, kept.values()))]
        write_atomic(self._path, "\n".join(lines) + "\n")

    def _read(self) -> tuple[Basis | None, list[Entry]]:
        """The basis and the letters of an earlier merge; a line that a kill has cut off is left out."""
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None, []
        basis: Basis | None = None
        entries = []
        for number, line in enumerate(lines):
            try:
                values = json.loads(line)
                if number == 0:
                    basis = Basis(**values)
                else:
                    entries.append(Entry(**values))
            except (ValueError, TypeError):
                continue
        return basis, [entry for entry in entries if _is_name(entry.file)]


def _is_name(file: object) -> bool:
    return isinstance(file, str) and bool(file) and Path(file).name == file


def _is_as_written(path: Path, entry: Entry) -> bool:
    try:
        return path.stat().st_size == entry.size and zlib.crc32(path.read_bytes()) == entry.crc
    except OSError:
        return False


def _some(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown}, … ({len(names)})"
