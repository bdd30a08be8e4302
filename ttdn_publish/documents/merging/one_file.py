"""All letters in one Word document: a section a recipient, each with its own headers, footers, notes and page numbers.

The document is written letter by letter, so that memory does not grow with their number.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from ttdn_publish.documents.merging.engine import Engine
from ttdn_publish.documents.merging.filling import LetterProblem
from ttdn_publish.documents.merging.joining import Running, joined
from ttdn_publish.documents.merging.package_lists import DECLARATION
from ttdn_publish.documents.merging.reading import FIRST_PICTURE, PICTURE
from ttdn_publish.documents.merging.template import in_nfc
from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import atomic_path
from ttdn_publish.formats.insertions import is_special
from ttdn_publish.formats.ooxml import CONTENT_TYPES, relationships_part

#: More letters would need more parts than an archive of the kind that Word reads may have.
MAX_LETTERS = 10_000
#: The record of a letter in its template: the numbers that its own begin at, its running lines, whether it is the last.
RECORD = "_letter"

_FASTEST = 1
_TOO_MANY = N_("quá nhiều thư cho một tệp (hơn {limit}); hãy chia danh sách, hoặc trộn ra thư mục")
_VALUES = N_("dữ liệu có ảnh, văn bản con hoặc chữ có định dạng; không gộp được vào một tệp")
_BROKEN = N_("kết quả không phải XML đúng; hãy bỏ “safe” và các phép cắt chữ trên phần đã có thẻ XML")


class LettersFailed(PublishError):
    """Letters that could not be made, by the number of the row (from 0); no file was written."""

    def __init__(self, problems: list[tuple[int, LetterProblem]]) -> None:
        super().__init__(problems[0][1].args[0])
        self.problems = problems


class OneFile:
    """A template ready to put many letters into one document."""

    def __init__(self, data: bytes, name: str, engine: Engine | None = None) -> None:
        """Read and compile the template. Raises :class:`ContentError` with every mistake, also where it cannot be joined."""
        self._joined = joined(data, name, engine or Engine())
        self.name, self.variables, self.notices = name, self._joined.variables, self._joined.notices

    def write(
        self, path: Path, letters: Iterable[Mapping[str, Any]], done: Callable[[int], None] = lambda _: None
    ) -> int:
        """Write one document of ``letters`` to ``path``, whole or not at all; how many there are. ``done`` hears the count.

        Raises :class:`LettersFailed` with every letter that could not be made, and :class:`EnvironmentProblem`.
        """
        with (
            atomic_path(path) as temporary,
            zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as archive,
        ):
            writer = _Writer(self, archive)
            with archive.open(self._joined.main.name, "w") as stream:
                total = writer.letters(stream, letters, done)
            writer.rest(total)
            return total


class _Kept:
    """Pieces of a part that is written later, kept deflated."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_FASTEST)
        self._packed: list[bytes] = []

    def add(self, text: str) -> None:
        self._packed.append(self._packer.compress(text.encode("utf-8")))

    def pieces(self) -> Iterator[bytes]:
        self._packed.append(self._packer.flush())
        unpacker = zlib.decompressobj()
        for piece in self._packed:
            yield unpacker.decompress(piece)


class _Writer:
    def __init__(self, template: OneFile, archive: zipfile.ZipFile) -> None:
        self.joined, self.archive = template._joined, archive
        self.ids: dict[tuple[str, bytes], str] = {}  # a running line and its words → its relationship
        self.lines: list[tuple[Running, str, str, bytes]] = []  # with id, part and deflated words
        self.notes = _Kept()
        self.picture = count(FIRST_PICTURE + 1).__next__

    def letters(self, stream: IO[bytes], letters: Iterable[Mapping[str, Any]], done: Callable[[int], None]) -> int:
        """Write the main part. Raises :class:`LettersFailed`."""
        problems: list[tuple[int, LetterProblem]] = []
        checker = expat.ParserCreate()
        total = 0

        def put(text: str) -> None:
            data = text.encode("utf-8")
            checker.Parse(data, False)
            stream.write(data)

        put(DECLARATION + self.joined.before)
        for number, (values, last) in enumerate(_with_last(letters)):
            total = number + 1
            try:
                if number == MAX_LETTERS:
                    raise LetterProblem(_TOO_MANY.format(limit=MAX_LETTERS))
                put(self.letter(number, values, last))
            except LetterProblem as problem:
                problems.append((number, problem))
            except expat.ExpatError:
                problems.append((number, LetterProblem(_BROKEN)))
                break
            done(total)
            if number == MAX_LETTERS:
                break
        if problems:
            raise LettersFailed(problems)
        put(self.joined.after)
        return total

    def letter(self, number: int, values: Mapping[str, Any], last: bool) -> str:
        """One letter's part of the main part; its running lines and notes are kept for later."""
        template = self.joined
        if is_special(dict(values)):
            raise LetterProblem(_VALUES)
        record: dict[str, Any] = {
            "number": number + 1,
            "last": last,
            "mark": number * template.stride.marks,
            "note": number * template.stride.notes,
            "list": template.lists.first + number * len(template.lists.numbers),
        }
        names = {**in_nfc(values), PICTURE: self.picture, RECORD: record}
        for running in template.running:
            record[running.key] = self.line(running, running.part.fill(names, check=not number))
        text = template.main.fill(names)
        if template.notes is not None:
            self.notes.add(template.notes.fill(names))
        return text

    def line(self, running: Running, text: str) -> str:
        """The relationship of a running line with these words; letters with the same words share one."""
        packed = zlib.compress(text.encode("utf-8"), _FASTEST)
        key = running.key, packed
        if key not in self.ids:
            self.ids[key] = f"rIdLetter{len(self.ids) + 1}"
            part = f"word/{running.kind}-letter{len(self.ids)}.xml"
            self.lines.append((running, self.ids[key], part, packed))
        return self.ids[key]

    def rest(self, total: int) -> None:
        """Write all other parts."""
        template = self.joined
        for name, data in template.constant.items():
            self.put(name, [data])
        for running, _, part, packed in self.lines:
            self.put(part, [DECLARATION.encode(), zlib.decompress(packed)])
            if running.relations is not None:
                self.put(relationships_part(part), [running.relations])
        if template.notes is not None:
            before, after = DECLARATION + template.notes_before, template.notes_after
            self.put(template.notes.name, [before.encode("utf-8"), *self.notes.pieces(), after.encode("utf-8")])
        if template.numbering:
            self.put(
                template.numbering, (piece.encode("utf-8") for piece in (DECLARATION, *template.lists.part(total)))
            )
        relations = template.relations((key, running.kind, part) for running, key, part, _ in self.lines)
        self.put(relationships_part(template.main.name), [relations])
        self.put(CONTENT_TYPES, [template.content_types((running.kind, part) for running, _, part, _ in self.lines)])

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        with self.archive.open(name, "w") as stream:
            for piece in pieces:
                stream.write(piece)


def _with_last(letters: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Each letter, and whether it is the last."""
    rest = iter(letters)
    one = next(rest, None)
    for following in rest:
        if one is not None:
            yield one, False
        one = following
    if one is not None:
        yield one, True
