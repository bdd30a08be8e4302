"""Pages as pixels. The one door to pypdfium2 (PDFium): what a page really looks like, whatever its operators say."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats.image_samples import jpeg_of
from ttdn_publish.formats.pdf.opening import BadPdf

_INCH = 72.0
#: A page picture never has more pixels than this; a page that is larger is drawn smaller.
_MOST_PIXELS = 24_000_000
#: PDFium is not made for threads.
_ALONE = threading.RLock()

ABSENT = N_("Máy này thiếu thư viện pypdfium2 nên không vẽ được ảnh trang. Chạy lại trình khởi động ttdn để cài.")


@dataclass(frozen=True)
class Pixels:
    """A drawn page: three bytes a pixel (red, green, blue), rows from the top; ``scale`` pixels make a point of the page."""

    width: int
    height: int
    scale: float
    data: bytes

    def darkest(self, left: int, top: int, right: int, bottom: int) -> int:
        """The lowest value of any channel in a rectangle of pixels; 255 for one outside of the picture."""
        left, right = max(0, left), min(self.width, right)
        if left >= right:
            return 255
        rows = range(max(0, top), min(self.height, bottom))
        return min(
            (min(self.data[(y * self.width + left) * 3 : (y * self.width + right) * 3]) for y in rows), default=255
        )

    def jpeg(self, quality: int) -> bytes:
        """As a JPEG file."""
        return jpeg_of(self.data, self.width, self.height, quality)


class PagePictures:
    """An opened file whose pages can be drawn."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf

    def draw(self, number: int, dpi: float, box: tuple[float, float, float, float] | None = None) -> Pixels | None:
        """Page ``number`` (from 1) as it is seen, turned as Rotate says; ``box`` (in its own space) instead of the CropBox.

        ``None`` where PDFium cannot draw it.
        """
        try:
            page = self._pdf[number - 1]
        except Exception:  # PDFium's errors have no kinds: a page that cannot be drawn is simply not there
            return None
        try:
            if box is not None:
                page.set_mediabox(*box)
                page.set_cropbox(*box)
            wide, high = page.get_size()
            scale = dpi / _INCH
            if not (wide > 0 and high > 0):
                return None
            if wide * high * scale * scale > _MOST_PIXELS:
                scale = (_MOST_PIXELS / (wide * high)) ** 0.5
            bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
            try:
                return _pixels(bitmap, scale)
            finally:
                bitmap.close()
        except Exception:  # as above
            return None
        finally:
            page.close()


def _pixels(bitmap: Any, scale: float) -> Pixels:
    raw, wide, high, stride = bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
    channels = bitmap.n_channels
    if channels == 1:
        rows = (raw[y * stride : y * stride + wide] for y in range(high))
        return Pixels(wide, high, scale, b"".join(bytes(v for value in row for v in (value,) * 3) for row in rows))
    row = wide * channels
    tight = raw if stride == row else b"".join(raw[y * stride : y * stride + row] for y in range(high))
    if channels == 4:
        out = bytearray(wide * high * 3)
        for channel in range(3):
            out[channel::3] = tight[channel::4]
        return Pixels(wide, high, scale, bytes(out))
    return Pixels(wide, high, scale, tight)


@contextlib.contextmanager
def page_pictures(path: Path) -> Iterator[PagePictures]:
    """A file to draw pages of, open while the block lasts.

    Raises :class:`BadPdf`, and :class:`EnvironmentProblem` where the library is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise EnvironmentProblem(ABSENT) from error
    with _ALONE:
        try:
            pdf = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise BadPdf(N_("tệp PDF hỏng, không vẽ được trang")) from error
        try:
            yield PagePictures(pdf)
        finally:
            pdf.close()
