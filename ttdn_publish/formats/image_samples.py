"""Pixels of pictures inside PDF files: what they need of ink, whether they show anything, how hard they were compressed.

A second door to Pillow beside :mod:`images`: those are files that people supply, these are raw pixels and CMYK JPEGs as they
lie in a PDF, where the stored value and not Pillow's reading of it counts.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 120_000_000
#: Pictures are looked at in about this many pixels a side; a JPEG is made smaller while it is unpacked.
_LOOKED_AT = 1000
#: The luminance table of ITU-T T.81, annex K, in zigzag order: what quality 50 means.
_STANDARD = (
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60,
    57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112,
    100, 120, 92, 101, 103, 99,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sampled:
    """``white``: every pixel is the paper; ``uniform``: all are of one colour; ``ink``: the highest total ink in per cent (of
    CMYK pictures, else ``None``); ``over``: the share of its area (0 to 1) over the limit asked; ``where``: the box around
    that area as shares of width and height from the upper left."""

    white: bool
    uniform: bool
    ink: float | None = None
    over: float = 0.0
    where: tuple[float, float, float, float] | None = None


def sample_jpeg(data: bytes, *, inverted: bool, limit: float) -> Sampled | None:
    """Look at a JPEG as a PDF shows it; ``inverted`` is what its Decode array says. ``None`` for what is not a JPEG."""
    from PIL import Image as Pillow
    from PIL import ImageChops

    with warnings.catch_warnings():
        warnings.simplefilter("error", Pillow.DecompressionBombWarning)
        try:
            with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as image:
                if image.mode == "CMYK":
                    # Pillow turns the values of a JPEG with Adobe's mark round; a PDF takes them as stored.
                    turned = "adobe" in image.info
                    image.draft("CMYK", (_LOOKED_AT, _LOOKED_AT))
                    picture: Image = image.copy()
                    return _look(ImageChops.invert(picture) if turned != inverted else picture, limit)
                image.draft(image.mode, (_LOOKED_AT, _LOOKED_AT))
                picture = image.convert("L" if image.mode == "L" else "RGB")
                return _look(ImageChops.invert(picture) if inverted else picture, limit)
        except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError, SyntaxError):
            return None


def sample_pixels(
    data: bytes,
    width: int,
    height: int,
    bits: int,
    components: int,
    *,
    inverted: bool,
    limit: float,
    palette: Sequence[float] | None,
) -> Sampled | None:
    """Look at raw pixels, ``bits`` 1 or 8 a component; ``palette`` has the total ink of each entry of an indexed CMYK picture.

    ``None`` where there are too few of them or they are of another kind.
    """
    from PIL import Image as Pillow
    from PIL import ImageChops

    if bits == 1 and components == 1:
        full = data[: (width + 7) // 8 * height]
        white, black = full.count(b"\xff"), full.count(b"\x00")
        paper = black if inverted else white
        return Sampled(paper == len(full) > 0 and palette is None, len(full) in (white, black)) if full else None
    mode = {1: "L", 3: "RGB", 4: "CMYK"}.get(components)
    if bits != 8 or mode is None or len(data) < width * height * components:
        return None
    picture = Pillow.frombytes(mode, (width, height), data[: width * height * components])
    if palette is not None:
        used = [index for index, count in enumerate(picture.histogram()) if count]
        over = sum(picture.histogram()[index] for index in used if palette[index] > limit) / (width * height)
        return Sampled(
            all(palette[index] == 0 for index in used),
            len(used) == 1,
            max(palette[i] for i in used),
            over,
            (0, 0, 1, 1),
        )
    return _look(ImageChops.invert(picture) if inverted else picture, limit)


def _look(picture: Image, limit: float) -> Sampled:
    from PIL import ImageChops

    factor = max(1, max(picture.size) // _LOOKED_AT)
    lows_highs = picture.getextrema()
    spans = [lows_highs] if isinstance(lows_highs[0], int | float) else list(lows_highs)
    uniform = all(low == high for low, high in spans)
    if picture.mode != "CMYK":
        white = all(low == 255 for low, _ in spans)
        return Sampled(white, uniform)
    white = all(high == 0 for _, high in spans)
    if factor > 1:
        picture = picture.reduce(factor)
    cyan, magenta, yellow, black = picture.split()
    # A quarter of the sum, so that it fits a byte: halves are added twice.
    total = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
    histogram = total.histogram()
    highest = max(index for index, count in enumerate(histogram) if count)
    bound = int(limit / 400 * 255) + 2  # halves are rounded down, and one step of grey is not a mistake
    count = sum(histogram[bound:])
    if not count:
        return Sampled(white, uniform, highest / 255 * 400)
    marked = total.point([255 if value >= bound else 0 for value in range(256)]).getbbox()
    wide, high = picture.size
    where = (marked[0] / wide, marked[1] / high, marked[2] / wide, marked[3] / high) if marked else None
    return Sampled(white, uniform, highest / 255 * 400, count / (wide * high), where)


def jpeg_quality(data: bytes) -> int | None:
    """The quality on the usual scale of 1 to 100, reckoned from the luminance table; ``None`` where there is none."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA or size < 2:
            return None
        if marker == 0xDB and size >= 67 and data[at + 4] == 0:
            table = data[at + 5 : at + 69]
            if len(table) < 64:
                return None
            scale = 100 * sum(table) / sum(_STANDARD)
            return max(1, min(100, round((200 - scale) / 2 if scale <= 100 else 5000 / scale)))
        at += 2 + size
    return None


def jpeg_of(data: bytes, width: int, height: int, quality: int) -> bytes:
    """Red, green and blue pixels as a JPEG file."""
    from PIL import Image as Pillow

    out = io.BytesIO()
    Pillow.frombytes("RGB", (width, height), data).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
