"""Fonts of page content: whether they are embedded, how wide their letters are, what the letters mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.formats.pdf.objects import (
    TROUBLE,
    Matrix,
    entry,
    identity_of,
    is_stream,
    items,
    matrix_of,
    name_of,
    number,
    numbers,
    stream_bytes,
)

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_TYPICAL = 500.0
_MAX_MAP = 4 * 1024 * 1024
_CAP, _DESCENT = 0.7, -0.21
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
_PIECE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font as the file has it. ``kind`` is its Subtype (``Type0`` with that of its descendant in ``inner``)."""

    name: str
    kind: str
    inner: str = ""
    embedded: bool = False
    to_unicode: bool = False
    key: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Font:
    """What showing text needs: facts, widths in glyph space, the meaning of codes."""

    facts: FontFacts
    wide: bool = False
    widths: dict[int, float] = field(default_factory=dict)
    default: float = _TYPICAL
    cap: float = _CAP
    descent: float = _DESCENT
    unit: float = 0.001
    glyphs: Any = None
    names: dict[int, str] = field(default_factory=dict)
    matrix: Matrix = (0.001, 0, 0, 0.001, 0, 0)
    resources: Any = None
    meaning: dict[int, str] | None = None
    _map: Any = None

    def codes(self, text: bytes) -> list[int]:
        """The character codes in a string."""
        if not self.wide:
            return list(text)
        return [text[i] << 8 | text[i + 1] for i in range(0, len(text) - 1, 2)]

    def advance(self, codes: list[int]) -> float:
        """How far ``codes`` move on, for a size of 1 and without spacing."""
        known, default = self.widths, self.default
        return sum(known.get(code, default) for code in codes) * self.unit

    def words(self, codes: list[int]) -> str:
        """What ``codes`` mean, as far as the file says it."""
        if self.meaning is None:
            self.meaning = _meaning(self._map)
        if self.meaning:
            return "".join(self.meaning.get(code, "") for code in codes)
        return "" if self.wide else "".join(chr(code) for code in codes if 32 <= code < 127)


def font_of(dictionary: Any) -> Font:
    """The font that a dictionary describes; a typical one where it is damaged."""
    kind = name_of(entry(dictionary, "/Subtype"))
    child = next(iter(items(entry(dictionary, "/DescendantFonts"), 1)), None) if kind == "Type0" else None
    holder = dictionary if child is None else child
    descriptor = entry(holder, "/FontDescriptor")
    to_unicode = entry(dictionary, "/ToUnicode")
    facts = FontFacts(
        name_of(entry(dictionary, "/BaseFont")) or name_of(entry(dictionary, "/Name")),
        kind,
        name_of(entry(child, "/Subtype")),
        kind == "Type3" or any(is_stream(entry(descriptor, name)) for name in _FILES),
        is_stream(to_unicode) or _is_known(dictionary, kind),
        identity_of(dictionary),
    )
    font = Font(facts, wide=kind == "Type0", _map=to_unicode)
    if kind == "Type0":
        font.default = number(entry(child, "/DW"), 1000.0)
        font.widths = _composite(entry(child, "/W"))
    else:
        first = int(number(entry(dictionary, "/FirstChar")))
        font.widths = {first + i: width for i, width in enumerate(numbers(entry(dictionary, "/Widths"), 512))}
        font.default = number(entry(descriptor, "/MissingWidth"), 0.0 if font.widths else _TYPICAL)
    if kind == "Type3":
        font.matrix = matrix_of(entry(dictionary, "/FontMatrix"))
        font.unit = abs(font.matrix[0]) or 0.001
        font.glyphs = entry(dictionary, "/CharProcs")
        font.names = _differences(entry(dictionary, "/Encoding"))
        font.resources = entry(dictionary, "/Resources")
    cap = number(entry(descriptor, "/CapHeight")) / 1000
    font.cap = cap if 0.3 < cap < 1.2 else _CAP
    return font


def _is_known(dictionary: Any, kind: str) -> bool:
    """Whether the meaning of codes follows from a standard encoding (ISO 32000-1, 9.10.2)."""
    if kind not in ("Type1", "MMType1", "TrueType"):
        return False
    encoding = entry(dictionary, "/Encoding")
    named = name_of(encoding) or name_of(entry(encoding, "/BaseEncoding"))
    return named in ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding")


def _composite(written: Any) -> dict[int, float]:
    """Widths by code: ``c [w1 w2 …]`` and ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    parts, at = items(written), 0
    while at + 1 < len(parts):
        first = int(number(parts[at]))
        listed = numbers(parts[at + 1], 65_536)
        if listed:
            found.update({first + i: width for i, width in enumerate(listed)})
            at += 2
            continue
        if at + 2 >= len(parts):
            break
        last = min(int(number(parts[at + 1])), 65_535)
        found.update(dict.fromkeys(range(max(0, first), last + 1), number(parts[at + 2])))
        at += 3
    return found


def _differences(encoding: Any) -> dict[int, str]:
    found, code = {}, 0
    for item in items(entry(encoding, "/Differences"), 1024):
        named = name_of(item)
        if named:
            found[code] = named
            code += 1
        else:
            code = int(number(item))
    return found


def _meaning(stream: Any) -> dict[int, str]:
    """A ToUnicode map (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    if not is_stream(stream):
        return found
    try:
        data = stream_bytes(stream, _MAX_MAP)
    except TROUBLE:
        return found
    for block in _BLOCK.finditer(data):
        pieces = [piece[1] if piece[1] is not None else piece[0] for piece in _PIECE.finditer(block[2])]
        _read_block(block[1] == b"bfrange", pieces, found)
    return found


def _read_block(ranges: bool, pieces: list[bytes], found: dict[int, str]) -> None:
    at = 0
    while at + 1 + ranges < len(pieces):
        first = _code(pieces[at])
        if not ranges:
            found[first] = _letters(pieces[at + 1])
            at += 2
            continue
        last = min(_code(pieces[at + 1]), first + 65_535)
        at += 2
        if pieces[at] == b"[":
            at += 1
            while at < len(pieces) and pieces[at] != b"]":
                found[first] = _letters(pieces[at])
                first, at = first + 1, at + 1
            at += 1
            continue
        start = _letters(pieces[at])
        at += 1
        for code in range(first, last + 1):
            if start and ord(start[-1]) + code - first < 0x110000:
                found[code] = start[:-1] + chr(ord(start[-1]) + code - first)


def _code(digits: bytes) -> int:
    try:
        return int(digits or b"0", 16) & 0xFFFFFF
    except ValueError:
        return 0


def _letters(digits: bytes) -> str:
    clean = re.sub(rb"[^0-9A-Fa-f]", b"", digits).decode("ascii")
    return bytes.fromhex(clean[: len(clean) // 2 * 2]).decode("utf-16-be", "ignore")
