"""The container of a TrueType font: a directory of tables, and the tables. OpenType 1.9, "Organization of an OpenType Font".

Tables are exchanged as they are, without looking into the others: their checksums stand in the directory already. Adding
up and unpacking all of a font anew is what makes saving a large one slow.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_HEADER, _ENTRY = struct.Struct(">4sHHHH"), struct.Struct(">4sLLL")
_ADJUSTMENT = slice(8, 12)  # of table head: what makes the sum over the whole file _SUM
_SUM = 0xB1B0AFBA
_WORD = 0xFFFFFFFF
# Where tables lie in the file; others follow by name. Readers do not mind, but equal fonts should have equal bytes.
_ORDER = ("glyf", "maxp", "loca", "head", "hmtx", "hhea", "OS/2", "cmap", "name", "post")


def table(font: bytes, tag: str) -> bytes:
    """The table ``tag`` of ``font``. Raises ``KeyError`` when it has none, ``struct.error`` when it is cut off."""
    _, start, length = _directory(font)[tag]
    return font[start : start + length]


def exchange(font: bytes, tables: Mapping[str, bytes]) -> bytes:
    """``font`` with ``tables`` in place of its own; ``head`` must be among them, for it holds the sum of the file.

    Raises ``struct.error`` when the font is cut off.
    """
    sums, contents = {}, {}
    for tag, (checksum, start, length) in _directory(font).items():
        sums[tag], contents[tag] = checksum, font[start : start + length]
    for tag, content in tables.items():
        if tag == "head":
            content = _with_adjustment(content, 0)
        sums[tag], contents[tag] = _checksum(content), content
    count = len(contents)
    power = count.bit_length() - 1
    directory = [_HEADER.pack(font[:4], count, 16 << power, power, 16 * (count - (1 << power)))]
    offset, places = _HEADER.size + _ENTRY.size * count, {}
    order = sorted(contents, key=lambda tag: (_ORDER.index(tag) if tag in _ORDER else len(_ORDER), tag))
    for tag in order:
        places[tag] = offset
        offset += len(contents[tag]) + _gap(contents[tag])
    for tag in sorted(contents):
        directory.append(_ENTRY.pack(tag.encode("latin-1"), sums[tag], places[tag], len(contents[tag])))
    first = b"".join(directory)
    total = _checksum(first) + sum(sums.values())
    contents["head"] = _with_adjustment(contents["head"], _SUM - total & _WORD)
    return first + b"".join(part for tag in order for part in (contents[tag], bytes(_gap(contents[tag]))))


def _directory(font: bytes) -> dict[str, tuple[int, int, int]]:
    """Tag to checksum, place and length."""
    count = _HEADER.unpack_from(font)[1]
    entries = (_ENTRY.unpack_from(font, _HEADER.size + _ENTRY.size * index) for index in range(count))
    return {tag.decode("latin-1"): (checksum, start, length) for tag, checksum, start, length in entries}


def _with_adjustment(head: bytes, value: int) -> bytes:
    return head[: _ADJUSTMENT.start] + struct.pack(">L", value) + head[_ADJUSTMENT.stop :]


def _checksum(content: bytes) -> int:
    padded = content + bytes(_gap(content))
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & _WORD


def _gap(content: bytes) -> int:
    """Bytes that are missing to a whole number of words."""
    return -len(content) % 4
