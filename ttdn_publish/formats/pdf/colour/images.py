"""Pictures of a PDF in the colours of a press.

What was a JPEG stays one, what was kept exactly stays exact; masks are not touched. A grey picture keeps one channel
(DeviceGray, which a press prints with black ink: ISO 32000-1, 10.3.3) at a quarter of the size of four; its greys are
those that look as light in black ink.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf

from ttdn_publish.formats.colour_management import Separation
from ttdn_publish.formats.pdf.colour.spaces import Palette, Space, Unconvertible, array, space_of
from ttdn_publish.formats.pdf.objects import entry, filters_of, items, numbers
from ttdn_publish.formats.pdf.opening import drop

_ADOBE = [1, 0] * 4  # JPEGs of inks are written inverted


def jpegs(pdf: Any) -> Iterator[bytes]:
    """The JPEGs that :func:`convert_image` will ask for in inks."""
    masks = set(_masks(pdf))
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image" and item.objgen not in masks:
            space = item.get("/ColorSpace")
            if filters_of(item) == ["DCTDecode"] and space is not None and space_of(space).kind in ("rgb", "grey"):
                yield item.read_raw_bytes()


def _masks(pdf: Any) -> Iterator[tuple[int, int]]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "/SMask" in item:
            yield item["/SMask"].objgen


def fingerprint(data: bytes) -> bytes:
    """By what a JPEG is known: its SHA-256."""
    return hashlib.sha256(data).digest()


class Images:
    """Turns pictures into inks; ``in_inks`` has what :meth:`Separation.jpeg` made of each JPEG, by :func:`fingerprint`."""

    def __init__(self, separation: Separation, in_inks: Mapping[bytes, Callable[[], bytes]]) -> None:
        self._separation, self._in_inks = separation, in_inks
        self._palette = Palette(separation)

    def convert(self, image: Any, resources: Any) -> None:
        """Turn one picture into inks. Raises :class:`Unconvertible` for kinds that the house never makes."""
        drop(image, "/Interpolate", "/Intent", "/Metadata", "/Alternates", "/OPI")
        if bool(entry(image, "/ImageMask", False)):
            return
        written = entry(image, "/ColorSpace")
        if written is None:
            raise Unconvertible(", ".join(filters_of(image)))
        space = space_of(written, resources)
        if space.kind in ("cmyk", "own"):
            if space.kind == "cmyk":
                image["/ColorSpace"] = pikepdf.Name.DeviceCMYK
            return
        if items(entry(image, "/Mask")) or "/Matte" in (entry(image, "/SMask") or {}):
            raise Unconvertible("/Mask")
        if space.kind == "indexed":
            self._indexed(image, space)
        elif filters_of(image) == ["DCTDecode"]:
            self._plain_decode(image, space)
            self._jpeg(image, space)
        else:
            self._exact(image, space)

    def _plain_decode(self, image: Any, space: Space) -> None:
        if numbers(entry(image, "/Decode")) not in ([], [0, 1] * space.components):
            raise Unconvertible("/Decode")

    def _jpeg(self, image: Any, space: Space) -> None:
        if space.kind not in ("rgb", "grey"):
            raise Unconvertible(space.kind)
        raw = image.read_raw_bytes()
        made = self._in_inks.get(fingerprint(raw))
        image.write(made() if made else self._separation.jpeg(raw), filter=pikepdf.Name.DCTDecode)
        if space.kind == "grey":
            image["/ColorSpace"] = pikepdf.Name.DeviceGray
        else:
            image["/ColorSpace"], image["/Decode"] = pikepdf.Name.DeviceCMYK, array(_ADOBE)

    def _exact(self, image: Any, space: Space) -> None:
        bits = int(entry(image, "/BitsPerComponent", 8))
        if space.kind == "grey":
            if bits == 8 and numbers(entry(image, "/Decode")) in ([], [0, 1]):
                image.write(image.read_bytes().translate(bytes(self._separation.grey_table)))
            image["/ColorSpace"] = pikepdf.Name.DeviceGray  # fewer bits: only black and white, or hardly more
            return
        self._plain_decode(image, space)
        if space.kind != "rgb" or bits not in (8, 16):
            raise Unconvertible(f"{space.kind}, {bits} bit")
        data = image.read_bytes()
        image.write(self._separation.samples(data[::2] if bits == 16 else data))
        image["/ColorSpace"], image["/BitsPerComponent"] = pikepdf.Name.DeviceCMYK, 8

    def _indexed(self, image: Any, space: Space) -> None:
        base = space.base
        assert base is not None
        if base.kind in ("cmyk", "own"):
            return
        count = len(space.table) // base.components
        table = bytearray()
        for at in range(count):
            colour = [v / 255 for v in space.table[at * base.components : (at + 1) * base.components]]
            table += bytes(round(v * 255) for v in self._palette.area(base, colour))
        image["/ColorSpace"] = pikepdf.Array(
            [pikepdf.Name.Indexed, pikepdf.Name.DeviceCMYK, count - 1, pikepdf.String(bytes(table))]
        )
