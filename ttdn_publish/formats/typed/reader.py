"""What somebody typed, as lines: a plain text or a Word file taken apart without asking what its lines mean.

Text comes as UTF-8, or as UTF-16 with a byte order mark; Word files within the limits of :mod:`ttdn_publish.formats.ooxml`.
Words are NFC. A line has its look (bold, italic, centred), and in front of its words the label that Word counts by itself.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from ttdn_publish.findings import N_
from ttdn_publish.formats.files import MAX_TEXT_BYTES, UnreadableFile
from ttdn_publish.formats.ooxml import MAX_FILE_BYTES, BadPackage, reason
from ttdn_publish.formats.typed.line import TypedFile, TypedLine, TypedRun, TypedTable, typed_line
from ttdn_publish.formats.typed.word import read_word

#: More lines or cells than these are no document that a person typed.
MAX_LINES = 50_000
_WORD = (b"PK", b"\xd0\xcf\x11\xe0")  # what Office writes now and wrote then
_NOT_THERE = N_("không có tệp này")
_CLOSED = N_("không mở được tệp")
_TOO_LARGE = N_("tệp quá lớn")
_ENCODING = N_(
    "tệp không phải văn bản UTF-8 hoặc UTF-16; nếu gõ bằng bảng mã cũ (TCVN3, VNI) thì chuyển sang Unicode rồi lưu lại"
)
_TOO_LONG = N_("tệp có hơn {limit} dòng")


def read_typed(path: Path) -> TypedFile:
    """The lines of the text or Word file ``path``; what it is shows in its bytes, not in its name.

    Raises :class:`UnreadableFile` for what is missing, too large, in an unknown encoding, or no Word file that we take.
    """
    data = _bytes(path)
    if not data.startswith(_WORD):
        if len(data) > MAX_TEXT_BYTES:
            raise UnreadableFile(_TOO_LARGE)
        return read_plain(data)
    try:
        found = read_word(data)
    except BadPackage as error:
        raise UnreadableFile(reason(error)) from error
    _limit(found.blocks)
    return found


def read_plain(data: bytes) -> TypedFile:
    """The lines of a plain text. Raises :class:`UnreadableFile`."""
    text = _decoded(data)
    found: list[TypedLine] = []
    apart = False
    for number, written in enumerate(text.splitlines(), start=1):
        line = typed_line((TypedRun(written),), number, apart=apart)
        apart = line is None
        if line is not None:
            found.append(line)
    _limit(found)
    return TypedFile(tuple(found), unicodedata.is_normalized("NFC", text))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(_NOT_THERE)
        if path.stat().st_size > MAX_FILE_BYTES:
            raise UnreadableFile(_TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(_CLOSED) from error


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_ENCODING) from error
    if "\0" in text:
        raise UnreadableFile(_ENCODING)
    return text


def _limit(blocks: Iterable[TypedLine | TypedTable]) -> None:
    total = 0
    for block in blocks:
        total += sum(max(1, len(cell)) for row in block.rows for cell in row) if isinstance(block, TypedTable) else 1
        if total > MAX_LINES:
            raise UnreadableFile(_TOO_LONG.format(limit=MAX_LINES))
