"""Pictures in page content: how many pixels, of which kind, and what their pixels need of ink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.formats.image_samples import MAX_PIXELS, Sampled, jpeg_quality, sample_jpeg, sample_pixels
from ttdn_publish.formats.pdf.content.colours import GRAY, Space, space_of
from ttdn_publish.formats.pdf.objects import TROUBLE, entry, filters_of, identity_of, number, numbers, stream_bytes

#: Filters that pixels are still packed in when the others are undone.
_PACKED = {"DCTDecode": "jpeg", "DCT": "jpeg", "JPXDecode": "jpeg2000", "JBIG2Decode": "jbig2", "CCITTFaxDecode": "fax"}


@dataclass(slots=True)
class ImageFacts:
    """A picture as the file has it. ``packing``: ``jpeg``, ``jpeg2000``, ``jbig2``, ``fax`` or ``""``; ``stencil``: painted in
    the current colour; ``key``: object and generation, ``(0, 0)`` for one that lies in the content itself."""

    width: int
    height: int
    bits: int
    space: Space
    stencil: bool
    packing: str
    masked: bool
    key: tuple[int, int]
    decode: tuple[float, ...] = ()
    _stream: Any = None
    _sample: Sampled | None = field(default=None)
    _quality: int | None = field(default=None)

    @property
    def one_bit(self) -> bool:
        """Whether it is line work: pixels are on or off."""
        return self.stencil or (self.bits == 1 and self.packing != "jpeg2000")

    def sample(self, limit: float) -> Sampled | None:
        """Its pixels looked at, once; ``None`` where that cannot be done. ``limit`` of total ink in per cent."""
        if self._sample is None and self._stream is not None:
            try:
                self._sample = self._look(limit)
            except (*TROUBLE, OSError, MemoryError):
                self._sample = None
            if self._sample is None:
                self._stream = None
        return self._sample

    def quality(self) -> int | None:
        """The quality that a JPEG was saved with, 1 to 100, as far as its tables tell."""
        if self.packing == "jpeg" and self._quality is None and self._stream is not None:
            try:
                self._quality = jpeg_quality(self._stream.read_raw_bytes())
            except TROUBLE:
                self._quality = None
        return self._quality

    def _look(self, limit: float) -> Sampled | None:
        if self.width * self.height > MAX_PIXELS or self.width < 1 or self.height < 1:
            return None
        inverted = len(self.decode) >= 2 and self.decode[0] > self.decode[1]
        if self.packing == "jpeg":
            if filters_of(self._stream) not in (["DCTDecode"], ["DCT"]):
                return None
            return sample_jpeg(self._stream.read_raw_bytes(), inverted=inverted, limit=limit)
        if self.packing or self.bits not in (1, 8):
            return None
        count = 1 if self.space.family == "Indexed" else self.space.components
        row = (self.width * count * self.bits + 7) // 8
        data = stream_bytes(self._stream, (row + 1) * self.height + 4096)
        palette = self._palette() if self.space.family == "Indexed" else None
        return sample_pixels(
            data, self.width, self.height, self.bits, count, inverted=inverted, limit=limit, palette=palette
        )

    def _palette(self) -> list[float] | None:
        """Total ink of every entry of its palette."""
        if self.space.model != "cmyk":
            return None
        found = [self.space.inks([index]) for index in range(256)]
        return [sum(share for _, share in inks or ()) for inks in found]


def image_of(stream: Any, resources: Any, default_space: Space = GRAY) -> ImageFacts:
    """The picture that an image XObject is."""
    stencil = entry(stream, "/ImageMask", False) is True
    written = entry(stream, "/ColorSpace")
    filters = filters_of(stream)
    return ImageFacts(
        int(number(entry(stream, "/Width"))),
        int(number(entry(stream, "/Height"))),
        1 if stencil else int(number(entry(stream, "/BitsPerComponent"), 8)),
        default_space if written is None else space_of(written, resources),
        stencil,
        _PACKED.get(filters[-1], "") if filters else "",
        entry(stream, "/SMask") is not None or entry(stream, "/Mask") is not None,
        identity_of(stream),
        tuple(numbers(entry(stream, "/Decode"), 64)),
        stream,
    )


def inline_image(dictionary: dict[str, Any], resources: Any) -> ImageFacts:
    """The picture that lies in the content itself; its pixels are not looked at."""

    def either(short: str, long: str, default: Any) -> Any:
        return dictionary.get(short, dictionary.get(long, default))

    stencil = either("IM", "ImageMask", False) is True
    filters = either("F", "Filter", "")
    last = filters[-1] if isinstance(filters, list) and filters else filters
    return ImageFacts(
        int(number(either("W", "Width", 0))),
        int(number(either("H", "Height", 0))),
        1 if stencil else int(number(either("BPC", "BitsPerComponent", 8), 8)),
        GRAY if stencil else space_of(either("CS", "ColorSpace", None), resources),
        stencil,
        _PACKED.get(str(last), ""),
        False,
        (0, 0),
    )
