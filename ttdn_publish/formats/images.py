"""Raster pictures. The one door to Pillow: it turns Pillow's failures into ours and keeps sizes in bounds."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 80 * 1024 * 1024
MAX_PIXELS = 120_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")


class BadPicture(PublishError):
    """A picture file that is missing, damaged, too large or of a kind that is not read."""


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """Format and size in pixels, after the camera's rotation."""

    format: str
    width: int
    height: int


def probe(path: Path) -> PictureInfo:
    """Format and size without decoding the pixels. Raises :class:`BadPicture`."""
    with _opened(path) as image:
        turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
        width, height = image.size[::-1] if turned else image.size
        return PictureInfo(image.format or "", width, height)


def jpeg(path: Path, max_width: int, max_height: int, quality: int, *, quick: bool = False) -> bytes:
    """The picture as an sRGB JPEG that just covers ``max_width`` × ``max_height`` pixels, never enlarged.

    ``quick`` takes half the time and is good enough for a screen. The camera's rotation is applied and every other trace of it (place, owner) is left out. Raises :class:`BadPicture`.
    """
    from PIL import Image as Pillow
    from PIL import ImageOps

    with _opened(path) as image:
        try:
            scale = max(max_width / image.width, max_height / image.height)
            if scale < 1:
                image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
            picture: Image = ImageOps.exif_transpose(image)
            picture = _on_white(picture)
            scale = max(max_width / picture.width, max_height / picture.height)
            if scale < 1:
                size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
                way = Pillow.Resampling.HAMMING if quick else Pillow.Resampling.LANCZOS
                picture = picture.resize(size, way, reducing_gap=2.0)
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True, progressive=False)
            return out.getvalue()
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise BadPicture(N_("tệp ảnh hỏng, không giải mã được")) from error


def has_traces(path: Path) -> bool:
    """Whether the file carries what a camera or a program adds: place, owner, comments, rotation. Raises :class:`BadPicture`."""
    with _opened(path) as image:
        return image.mode != "RGB" or any(key in image.info for key in ("exif", "comment", "photoshop", "xmp"))


def _on_white(picture: Image) -> Image:
    from PIL import Image as Pillow

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Pillow.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _opened(path: Path) -> Image:
    from PIL import Image as Pillow
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process; half a picture is no picture
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadPicture(N_("tệp ảnh quá lớn (trên 80 MB)"))
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            image = Pillow.open(path, formats=_FORMATS)
    except FileNotFoundError as error:
        raise BadPicture(N_("không có tệp ảnh này")) from error
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError) as error:
        raise BadPicture(N_("ảnh quá lớn (quá nhiều điểm ảnh)")) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BadPicture(N_("không phải ảnh JPEG, PNG, WebP, TIFF hay GIF, hoặc tệp đã hỏng")) from error
    if image.width * image.height > MAX_PIXELS:
        raise BadPicture(N_("ảnh quá lớn (quá nhiều điểm ảnh)"))
    return image


def lightness(path: Path, share: float) -> float:
    """The mean lightness (0 black, 1 white) of the upper ``share`` of a picture. Raises :class:`BadPicture`."""
    from PIL import ImageStat

    with _opened(path) as image:
        try:
            image.draft("L", (64, 64))
            small = image.convert("L").reduce(max(1, min(image.size) // 64))
            top = small.crop((0, 0, small.width, max(1, round(small.height * share))))
            return float(ImageStat.Stat(top).mean[0]) / 255
        except (OSError, ValueError, SyntaxError) as error:
            raise BadPicture(N_("tệp ảnh hỏng, không giải mã được")) from error


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a JPEG in memory."""
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as image:
        return image.size
