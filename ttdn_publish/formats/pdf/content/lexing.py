"""Content streams as instructions: a lexer that never fails, whatever the bytes are.

pikepdf can parse content too, but the whole of a stream at once and not past damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Instruction = tuple[str, list[Any]]


class Name(str):
    """A name in a content stream, without its slash."""

    __slots__ = ()


_END = rb"(?=[\x00\t\n\f\r ()<>\[\]{}/%]|$)"
_TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]+"
    rb"|(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)" + _END + rb")"
    rb"|(?P<text>\((?:[^()\\\r])*\))"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    rb"|(?P<array>\[)|(?P<end>\])"
    rb"|(?P<long>\()"
    rb"|(?P<dictionary><<)|(?P<over>>>)"
    rb"|%[^\r\n]*"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<junk>.)",
    re.DOTALL,
)
_MOST_OPERANDS = 4096
_MOST_ITEMS = 200_000
_DEEPEST = 16
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r /<\[(]|$)")
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
_COMPONENTS = {"G": 1, "DeviceGray": 1, "RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4, "I": 1, "Indexed": 1}


def instructions(data: bytes) -> Iterator[Instruction]:
    """Every operator with its operands: numbers as float, names as :class:`Name`, strings as bytes, lists, dicts.

    An inline image comes as ``("INLINE", [dictionary, bytes])``. Too many operands or brackets are left out.
    """
    match_at = _TOKEN.match
    stack: list[Any] = []
    holders: list[list[Any]] = []
    position, length = 0, len(data)
    while position < length:
        found = match_at(data, position)
        assert found is not None  # the last alternative takes any byte
        position = found.end()
        kind = found.lastgroup
        if kind is None or kind == "junk":
            continue
        if kind == "word":
            word = found["word"]
            if word in _CONSTANTS:
                stack.append(_CONSTANTS[word])
                continue
            if holders:  # an operator inside brackets: they were never closed
                stack = holders[0]
                holders = []
            if word == b"BI":
                stack = []
                continue
            if word == b"ID":
                dictionary = _pairs(stack)
                image, position = _inline(data, position, dictionary)
                yield "INLINE", [dictionary, image]
            else:
                yield word.decode("latin-1"), stack
            stack = []
            continue
        if kind in ("array", "dictionary"):
            if len(holders) < _DEEPEST:
                holders.append(stack)
                stack = []
            continue
        if kind in ("end", "over"):
            if holders:
                made: Any = stack if kind == "end" else _pairs(stack)
                stack = holders.pop()
                stack.append(made)
            continue
        if kind == "long":
            value, position = _text(data, position)
        else:
            value = _value(kind, found)
        if len(stack) < (_MOST_ITEMS if holders else _MOST_OPERANDS):
            stack.append(value)


def _value(kind: str, found: re.Match[bytes]) -> Any:
    if kind == "number":
        return float(found["number"][:40])
    if kind == "text":
        return found["text"][1:-1]
    if kind == "name":
        return name(found["name"])
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", found["hex"])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def name(written: bytes) -> Name:
    """A name as it is meant, its ``#20`` resolved."""
    if b"#" in written:
        written = _NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), written)
    return Name(written.decode("utf-8", "replace"))


def _text(data: bytes, start: int) -> tuple[bytes, int]:
    depth, position = 1, start
    while depth:
        found = _BRACKET.search(data, position)
        if found is None:
            return data[start:], len(data)
        position = found.end()
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return _ESCAPE.sub(_escaped, data[start : position - 1]), position


def _escaped(code: re.Match[bytes]) -> bytes:
    written = code[1]
    if written[:1].isdigit() and written[0] < 0x38:
        return bytes([int(written, 8) & 255])
    return b"" if written in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(written, written)


def _pairs(flat: list[Any]) -> dict[str, Any]:
    return {key: value for key, value in zip(flat[::2], flat[1::2], strict=False) if isinstance(key, Name)}


def _inline(data: bytes, position: int, dictionary: dict[str, Any]) -> tuple[bytes, int]:
    start = position + 1
    if not any(key in dictionary for key in ("F", "Filter")):
        width, height = (_whole(dictionary.get(a, dictionary.get(b, 0))) for a, b in (("W", "Width"), ("H", "Height")))
        bits = 1 if dictionary.get("IM", dictionary.get("ImageMask")) is True else 0
        bits = bits or _whole(dictionary.get("BPC", dictionary.get("BitsPerComponent", 8)))
        space = dictionary.get("CS", dictionary.get("ColorSpace", "G"))
        count = _COMPONENTS.get(space if isinstance(space, str) else "I", 1)
        after = start + (width * count * bits + 7) // 8 * height
        found = _IMAGE_END.match(data, after) if after < len(data) else None
        if found is not None:
            return data[start:after], found.end()
    found = _IMAGE_END.search(data, start)
    return (data[start:], len(data)) if found is None else (data[start : found.start()], found.end())


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, float) and 0 <= value < 1e6 else 0
