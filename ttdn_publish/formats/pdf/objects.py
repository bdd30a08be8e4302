"""Objects of PDF files that anybody may have made: read with a default where they are not what they should be, and bounded."""

from __future__ import annotations

import math
import zlib
from typing import Any

import pikepdf

from ttdn_publish.formats.pdf.content.lexing import Name

#: What pikepdf and our own arithmetic may raise on a damaged or hostile file.
TROUBLE = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
#: The most bytes that one stream may unfold to.
MAX_STREAM = 64 * 1024 * 1024
#: Bytes of other filters than Flate that are unfolded at all; they grow by a few hundred times at most.
_MAX_RAW_OTHER = 256 * 1024
#: No number on a page is larger (in pt): what is, is damage, and squares of it must stay finite.
_HUGE = 1e9

Matrix = tuple[float, float, float, float, float, float]
#: left, bottom, right, top
Box = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYTHING: Box = (-_HUGE, -_HUGE, _HUGE, _HUGE)


class TooLarge(ValueError):
    """A stream that unfolds to more than is read."""


def entry(holder: Any, name: str, default: Any = None) -> Any:
    """``holder[name]`` of a dictionary or stream, ``default`` where there is none or the file is damaged there."""
    try:
        value = holder.get(name, default)
    except TROUBLE:
        return default
    return default if value is None else value


def items(array: Any, most: int = 100_000) -> list[Any]:
    """The items of an array, at most ``most``; none of anything else."""
    try:
        return [array[index] for index in range(min(len(array), most))] if is_array(array) else []
    except TROUBLE:
        return []


def keys(holder: Any) -> list[str]:
    """The keys of a dictionary or stream; none of anything else."""
    try:
        return [str(key) for key in holder.keys()]  # noqa: SIM118 - pikepdf's dictionaries are not iterable by themselves
    except TROUBLE:
        return []


def is_dictionary(value: Any) -> bool:
    """Whether ``value`` is a dictionary and not a stream."""
    return isinstance(value, pikepdf.Dictionary) and not isinstance(value, pikepdf.Stream)


def is_stream(value: Any) -> bool:
    """Whether ``value`` is a stream."""
    return isinstance(value, pikepdf.Stream)


def is_array(value: Any) -> bool:
    """Whether ``value`` is an array."""
    return isinstance(value, pikepdf.Array | list)


def name_of(value: Any) -> str:
    """A name without its slash; ``""`` of anything else."""
    if isinstance(value, Name):  # out of a content stream
        return str(value)
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text_of(value: Any) -> str:
    """A text string; ``""`` of anything else."""
    try:
        return str(value) if isinstance(value, pikepdf.String | str) else ""
    except TROUBLE:
        return ""


def number(value: Any, default: float = 0.0) -> float:
    """A finite number; ``default`` of anything else."""
    if type(value) is float and -_HUGE <= value <= _HUGE:  # what most content is made of
        return value
    try:
        found = float(value)
    except TROUBLE:
        return default
    if not math.isfinite(found):
        return default
    return max(-_HUGE, min(_HUGE, found))


def numbers(value: Any, most: int = 4096) -> list[float]:
    """The numbers of an array."""
    return [number(item) for item in items(value, most)]


def box_of(value: Any) -> Box | None:
    """A rectangle with its corners in order; ``None`` of anything else."""
    found = items(value)
    if len(found) != 4 or any(isinstance(item, pikepdf.Object) for item in found):
        return None
    x0, y0, x1, y1 = (number(item) for item in found)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def matrix_of(value: Any) -> Matrix:
    """A matrix; the identity of anything else."""
    found = numbers(value)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else IDENTITY


def identity_of(value: Any) -> tuple[int, int]:
    """Object and generation number; of a direct object ``(0, 0)``."""
    try:
        found = value.objgen
        return int(found[0]), int(found[1])
    except TROUBLE:
        return 0, 0


def filters_of(stream: Any) -> list[str]:
    """The names of a stream's filters, in the order of unfolding."""
    written = entry(stream, "/Filter")
    return [name_of(item) for item in items(written)] if is_array(written) else [n for n in [name_of(written)] if n]


def stream_bytes(stream: Any, most: int = MAX_STREAM) -> bytes:
    """What a stream unfolds to; of a damaged one as much as can be read.

    Raises :class:`TooLarge` for more than ``most`` bytes, and one of :data:`TROUBLE` where nothing can be read.
    """
    raw: bytes = stream.read_raw_bytes()
    filters = filters_of(stream)
    if not filters:
        return _within(raw, most)
    parameters = entry(stream, "/DecodeParms")
    predicted = any(
        number(entry(item, "/Predictor"), 1) > 1 for item in ([parameters, *items(parameters)] if parameters else [])
    )
    if filters in (["FlateDecode"], ["Fl"]):
        plain = _inflate(raw, most)
        return plain if not predicted else _within(bytes(stream.read_bytes()), most)
    if len(raw) > min(_MAX_RAW_OTHER, most):
        raise TooLarge(len(raw))
    return _within(bytes(stream.read_bytes()), most)


def _inflate(raw: bytes, most: int) -> bytes:
    unfolding, out = zlib.decompressobj(), b""
    try:
        out = unfolding.decompress(raw, most + 1)
    except zlib.error:
        out = _piecewise(raw, most)
        if not out:
            raise ValueError("deflate") from None
    return _within(out, most)


def _piecewise(raw: bytes, most: int) -> bytes:
    """As much as can be had before the damage."""
    unfolding, out = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(raw), 256):
            out += unfolding.decompress(raw[start : start + 256], most + 1 - len(out))
            if len(out) > most:
                break
    except zlib.error:
        pass
    return bytes(out)


def _within(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise TooLarge(len(data))
    return data


# ---- geometry of the plane ----


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def spread(box: Box, matrix: Matrix) -> Box:
    """The box around ``box`` under ``matrix``."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box | None:
    """What two boxes share, ``None`` where they do not meet."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def scale_of(matrix: Matrix) -> float:
    """How much lengths grow under ``matrix``, the mean of both directions."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
