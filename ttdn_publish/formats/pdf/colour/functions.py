"""The functions of gradients (ISO 32000-1, 7.10): asked for colours, and written anew for inks.

Between two colours a gradient runs evenly in red, green and blue. Inks do not answer evenly, so that a stretch is sampled and
each sample turned into inks; hard edges between stretches stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from ttdn_publish.formats.pdf.colour.spaces import Palette, Space, Unconvertible, array
from ttdn_publish.formats.pdf.objects import entry, is_array, numbers

_SAMPLES = 17
_SAMPLES_OF_MANY = 129
_STITCHED_DEEPEST = 8


def values_at(function: Any, x: float) -> list[float]:
    """What a function of one variable (sampled, exponential, stitching, or an array of such) answers for ``x``.

    Raises :class:`Unconvertible` for other kinds.
    """
    if is_array(function):
        return [value for one in function for value in values_at(one, x)]
    kind = int(entry(function, "/FunctionType", -1))
    low, high = numbers(entry(function, "/Domain")) or [0.0, 1.0]
    x = min(high, max(low, x))
    if kind == 2:
        start, end = numbers(entry(function, "/C0")) or [0.0], numbers(entry(function, "/C1")) or [1.0]
        power = x ** float(entry(function, "/N", 1))
        return [a + power * (b - a) for a, b in zip(start, end, strict=True)]
    if kind == 3:
        return _stitched(function, x, low, high)
    if kind == 0:
        return _sampled(function, x, low, high)
    raise Unconvertible(f"FunctionType {kind}")


def converted(pdf: Any, function: Any, space: Space, palette: Palette, depth: int = 0) -> Any:
    """The function that gives inks where ``function`` gave colours of ``space``."""
    kind = -1 if is_array(function) else int(entry(function, "/FunctionType", -1))
    if kind == 3 and depth < _STITCHED_DEEPEST:
        pieces = [converted(pdf, one, space, palette, depth + 1) for one in function["/Functions"]]
        return pikepdf.Dictionary(
            FunctionType=3,
            Domain=function["/Domain"],
            Bounds=function["/Bounds"],
            Encode=function["/Encode"],
            Functions=pikepdf.Array(pieces),
        )
    low, high = (numbers(entry(function, "/Domain")) if kind >= 0 else []) or [0.0, 1.0]
    ends = [values_at(function, low), values_at(function, high)]
    if kind == 2 and (ends[0] == ends[1] or any(palette.recipe(space, end) for end in ends)):
        first, last = (palette.area(space, end) for end in ends)
        return pikepdf.Dictionary(FunctionType=2, Domain=array([low, high]), C0=array(first), C1=array(last), N=1)
    count = _SAMPLES if kind == 2 else _SAMPLES_OF_MANY
    colours = [values_at(function, low + (high - low) * step / (count - 1)) for step in range(count)]
    inks = palette.steps(space, colours)
    data = b"".join(round(min(1.0, max(0.0, v)) * 65535).to_bytes(2, "big") for step in inks for v in step)
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            data,
            FunctionType=0,
            Domain=array([low, high]),
            Range=array([0, 1] * len(inks[0])),
            Size=[count],
            BitsPerSample=16,
        )
    )


def _stitched(function: Any, x: float, low: float, high: float) -> list[float]:
    bounds, encode = numbers(entry(function, "/Bounds")), numbers(entry(function, "/Encode"))
    at = sum(bound <= x for bound in bounds)
    if x >= high:
        at = len(bounds)
    edges = [low, *bounds, high]
    start, end = edges[at], edges[at + 1]
    first, last = encode[2 * at], encode[2 * at + 1]
    inside = first if end == start else first + (x - start) * (last - first) / (end - start)
    return values_at(function["/Functions"][at], inside)


def _sampled(function: Any, x: float, low: float, high: float) -> list[float]:
    size, bits = numbers(entry(function, "/Size")), int(entry(function, "/BitsPerSample", 8))
    span = numbers(entry(function, "/Range"))
    if len(size) != 1 or bits not in (8, 16):
        raise Unconvertible("FunctionType 0")
    count, outputs = int(size[0]), len(span) // 2
    encode = numbers(entry(function, "/Encode")) or [0.0, count - 1.0]
    decode = numbers(entry(function, "/Decode")) or span
    place = encode[0] + (x - low) * (encode[1] - encode[0]) / (high - low)
    place = min(count - 1.0, max(0.0, place))
    before = min(count - 2, int(place)) if count > 1 else 0
    data, width, most = function.read_bytes(), bits // 8, (1 << bits) - 1

    def sample(index: int, output: int) -> float:
        at = (index * outputs + output) * width
        share = int.from_bytes(data[at : at + width], "big") / most
        return decode[2 * output] + share * (decode[2 * output + 1] - decode[2 * output])

    return [_between(sample(before, o), sample(min(before + 1, count - 1), o), place - before) for o in range(outputs)]


def _between(first: float, last: float, share: float) -> float:
    return first + (last - first) * share


def background(values: Any, space: Space, palette: Palette) -> Any:
    """The ground of a gradient in inks."""
    return array(palette.area(space, numbers(values)))


__all__: Sequence[str] = ("background", "converted", "values_at")
