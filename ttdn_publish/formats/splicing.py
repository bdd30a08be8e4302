"""Many packages that differ in few parts: what is the same is packed once, only what differs is packed each time.

A ZIP archive is written by hand here, as the ``zipfile`` module would pack every part again each time. ``isal`` is used
where it is installed; without it zlib's fastest level.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _DEFLATED = 20, 8
_UTF8 = 0x800
#: 1 January 1980: the same content makes the same file.
_TIME, _DATE = 0, 0x21
_RAW = -15
_BEST = 9


def _fast() -> tuple[Callable[[bytes], bytes], Callable[[bytes], int]]:
    try:
        from isal import isal_zlib
    except ImportError:

        def deflate(data: bytes) -> bytes:
            packer = zlib.compressobj(1, zlib.DEFLATED, _RAW)
            return packer.compress(data) + packer.flush()

        return deflate, zlib.crc32

    def deflate_isal(data: bytes) -> bytes:
        packer = isal_zlib.compressobj(1, isal_zlib.DEFLATED, _RAW)
        packed: bytes = packer.compress(data) + packer.flush()
        return packed

    return deflate_isal, isal_zlib.crc32


_deflate, _crc = _fast()


@dataclass(frozen=True, slots=True)
class Packed:
    """A part ready for the archive: deflated, with its checksum and its size before."""

    data: bytes
    crc: int
    size: int


def pack_part(data: bytes, *, small: bool = False) -> Packed:
    """``data`` deflated quickly, or as ``small`` as can be."""
    if small:
        packer = zlib.compressobj(_BEST, zlib.DEFLATED, _RAW)
        return Packed(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data))
    return Packed(_deflate(data), _crc(data), len(data))


class Splicer:
    """Archives that share the parts ``constant`` (in this order) and differ in those that are given each time."""

    def __init__(self, constant: Mapping[str, bytes]) -> None:
        self._head = self._directory = b""
        for name, data in constant.items():
            written, packed = name.encode("utf-8"), pack_part(data, small=True)
            self._directory += _central(written, packed, len(self._head))
            self._head += _local(written, packed) + packed.data
        self._count = len(constant)

    def archive(self, parts: Iterable[tuple[str, Packed]]) -> bytes:
        """The archive of the constant parts and ``parts``."""
        written = [self._head]
        directory = [self._directory]
        place, count = len(self._head), self._count
        for part, packed in parts:
            name = part.encode("utf-8")
            local = _local(name, packed)
            written += (local, packed.data)
            directory.append(_central(name, packed, place))
            place += len(local) + len(packed.data)
            count += 1
        entries = b"".join(directory)
        written += (entries, _END.pack(b"PK\5\6", 0, 0, count, count, len(entries), place, 0))
        return b"".join(written)


def _local(name: bytes, packed: Packed) -> bytes:
    """What stands before a part in an archive."""
    sizes = (packed.crc, len(packed.data), packed.size, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", _VERSION, _flags(name), _DEFLATED, _TIME, _DATE, *sizes) + name


def _central(name: bytes, packed: Packed, place: int) -> bytes:
    """The entry in the directory of a part whose header stands at ``place``."""
    sizes = (packed.crc, len(packed.data), packed.size, len(name), 0, 0, 0, 0, 0, place)
    return _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _flags(name), _DEFLATED, _TIME, _DATE, *sizes) + name


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8
