"""Colours of the screen as inks of a printing condition. The one door to LittleCMS, which Pillow carries.

Relative colorimetric with black point compensation: paper stays paper, the darkest grey becomes the darkest ink, and
colours that ink can print stay as they are. Greys are printed with black alone: three inks never agree so well that grey
stays grey.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

if TYPE_CHECKING:
    from PIL.Image import Image

#: Red, green, blue, each 0 to 1 (sRGB).
Rgb = tuple[float, float, float]
#: Cyan, magenta, yellow, black, each 0 to 1.
Cmyk = tuple[float, float, float, float]
#: Inks that stand for colours of the design: (red, green, blue) 0 to 255 → (cyan, magenta, yellow, black) in percent.
Recipes = Mapping[tuple[int, int, int], tuple[float, float, float, float]]

WHITE: Cmyk = (0.0, 0.0, 0.0, 0.0)
BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)
JPEG_QUALITY = 85
#: Letters and hairlines this near to grey (C* of CIE Lab) are printed with black alone: in four inks they would fringe.
_NEUTRAL_CHROMA = 8.0
#: Letters and hairlines that would take this much black take all of it: a screen of dots would fray their edges.
_SOLID = 0.85
_D50 = (0.96422, 1.0, 0.82521)
#: sRGB (IEC 61966-2-1) to XYZ, adapted to D50 (ICC).
_TO_XYZ = ((0.43607, 0.38515, 0.14307), (0.22250, 0.71690, 0.06060), (0.01392, 0.09708, 0.71410))


class BadProfile(PublishError):
    """A colour profile that cannot be used."""


class Separation:
    """Turns colours into the inks of one printing condition.

    ``profile`` is an ICC profile for CMYK; ``ink_limit`` the most ink in percent (300 = three inks in full);
    ``recipes`` are used as they are given for exactly these colours. Raises :class:`BadProfile`.
    """

    def __init__(self, profile: bytes, ink_limit: float, recipes: Recipes | None = None) -> None:
        self._limit = ink_limit / 100
        self._recipes = {
            colour: self.limited(tuple(v / 100 for v in inks))  # type: ignore[arg-type]
            for colour, inks in (recipes or {}).items()
        }
        self._profile = profile
        self._known: dict[Rgb, Cmyk] = {}
        self._to_inks = self._transform("sRGB", "RGB")

    # ---- single colours ----

    def colour(self, rgb: Rgb) -> Cmyk:
        """Inks for a filled area, or for pictures drawn of areas and lines."""
        if rgb not in self._known:
            self._known[rgb] = self._colour(rgb)
        return self._known[rgb]

    def letters(self, rgb: Rgb) -> Cmyk:
        """Inks for letters and hairlines: what is nearly grey takes black only, what is nearly black all of it."""
        if self.recipe(rgb) is None and _chroma(rgb) <= _NEUTRAL_CHROMA:
            return (0.0, 0.0, 0.0, self.solid(rgb))
        return self.colour(rgb)

    def recipe(self, rgb: Rgb) -> Cmyk | None:
        """The inks given for exactly this colour."""
        red, green, blue = (round(v * 255) for v in rgb)
        return self._recipes.get((red, green, blue))

    def black(self, rgb: Rgb) -> float:
        """How much black alone looks as light as this colour, 0 to 1."""
        light = self._lightness
        wanted = light[-1] + (light[0] - light[-1]) * _luminance(rgb)
        if wanted >= light[0] - 1e-6:
            return 0.0
        for step in range(1, len(light)):
            if light[step] <= wanted:
                above, below = light[step - 1], light[step]
                share = (above - wanted) / (above - below) if above > below else 1.0
                return min(1.0, (step - 1 + share) / (len(light) - 1))
        return 1.0

    def solid(self, rgb: Rgb) -> float:
        """How much black stands for this colour in letters: all of it where it would be nearly all."""
        black = self.black(rgb)
        return 1.0 if black >= _SOLID else black

    def profiled(self, colours: Sequence[Rgb]) -> list[Cmyk]:
        """Inks by the profile alone, for the steps of a gradient."""
        data = bytes(min(255, max(0, round(v * 255))) for colour in colours for v in colour)
        return self._through(self._to_inks, "RGB", data)

    def lab(self, colours: Sequence[tuple[float, float, float]]) -> list[Cmyk]:
        """Inks for CIE Lab colours (L 0 to 100, a and b −128 to 127)."""
        data = bytes(
            min(255, max(0, round(v)))
            for light, a, b in colours
            for v in (light * 2.55, round(a) % 256, round(b) % 256)
        )
        return self._through(self._from_lab, "LAB", data)

    def limited(self, inks: Cmyk) -> Cmyk:
        """The same with no more ink than is allowed: black stays, the others give way."""
        *colours, black = inks
        total = sum(colours)
        if total + black <= self._limit + 1e-9 or not total:
            return inks
        share = (self._limit - black) / total
        cyan, magenta, yellow = (v * share for v in colours)
        return cyan, magenta, yellow, black

    # ---- pictures ----

    def jpeg(self, data: bytes) -> bytes:
        """An RGB or grey JPEG as a JPEG of inks or of one grey that is black. Raises :class:`BadProfile`.

        JPEGs of inks are written inverted, as Adobe's programs do: a PDF needs ``/Decode [1 0 1 0 1 0 1 0]``.
        """
        from PIL import Image as Pillow

        try:
            with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as image:
                picture = self.converted(image)
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
            return out.getvalue()
        except (OSError, ValueError, SyntaxError) as error:
            raise BadProfile(N_("không đổi được ảnh sang màu in")) from error

    def converted(self, image: Image) -> Image:
        """A picture in inks, or in one grey that is black; what is in inks already stays."""
        from PIL import ImageCms

        if image.mode == "L":
            return image.point(self.grey_table)
        if image.mode == "CMYK":
            return image
        done = ImageCms.applyTransform(image if image.mode == "RGB" else image.convert("RGB"), self._to_inks)
        assert done is not None
        return done

    def samples(self, rgb: bytes) -> bytes:
        """Pixels in inks, four bytes each, for pixels in sRGB, three bytes each."""
        from PIL import Image as Pillow

        count = len(rgb) // 3
        return self.converted(Pillow.frombytes("RGB", (count, 1), rgb[: count * 3])).tobytes() if count else b""

    @cached_property
    def grey_table(self) -> list[int]:
        """For each grey of a picture the grey (0 black, 255 white) that stands for the right amount of black ink."""
        return [round(255 * (1 - self.black((v / 255,) * 3))) for v in range(256)]

    # ---- inside ----

    def _colour(self, rgb: Rgb) -> Cmyk:
        given = self.recipe(rgb)
        if given is not None:
            return given
        if max(rgb) - min(rgb) < 0.5 / 255:
            return (0.0, 0.0, 0.0, self.black(rgb))
        return self.profiled([rgb])[0]

    def _through(self, transform: Any, mode: str, data: bytes) -> list[Cmyk]:
        from PIL import Image as Pillow
        from PIL import ImageCms

        image = Pillow.frombytes(mode, (len(data) // 3, 1), data)
        done = ImageCms.applyTransform(image, transform)
        assert done is not None
        raw = done.tobytes()
        found = [tuple(v / 255 for v in raw[at : at + 4]) for at in range(0, len(raw), 4)]
        return [self.limited(inks) for inks in found]  # type: ignore[arg-type]

    @cached_property
    def _from_lab(self) -> Any:
        return self._transform("LAB", "LAB")

    def _transform(self, source: Any, mode: str) -> Any:
        from PIL import ImageCms

        def build() -> Any:
            return ImageCms.buildTransform(
                ImageCms.createProfile(source),
                self._opened(),
                mode,
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )

        return _guarded(build)

    def _opened(self) -> Any:
        from PIL import ImageCms

        return ImageCms.ImageCmsProfile(io.BytesIO(self._profile))

    @cached_property
    def _lightness(self) -> list[float]:
        """The luminance (paper = 1) of black ink alone in 256 steps, from paper to full."""
        from PIL import Image as Pillow
        from PIL import ImageCms

        def build() -> Any:
            lab = ImageCms.createProfile("LAB")
            return ImageCms.buildTransform(self._opened(), lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)

        image = Pillow.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, k)) for k in range(256)))
        done = ImageCms.applyTransform(image, _guarded(build))
        assert done is not None
        found = [_from_lightness(value * 100 / 255) for value in done.tobytes()[::3]]
        for step in range(1, 256):  # more ink is never lighter, whatever rounding says
            found[step] = min(found[step], found[step - 1])
        return found


def srgb_profile() -> bytes:
    """An ICC profile of sRGB, the same bytes each time with one release of Pillow."""
    from PIL import ImageCms

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # the moment of making: 2026-01-01
    data[84:100] = bytes(16)  # the check sum of the profile, which covers it; none is allowed
    return bytes(data)


def _guarded(build: Callable[[], Any]) -> Any:
    from PIL import ImageCms

    try:
        return build()
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise BadProfile(N_("hồ sơ màu (ICC) hỏng hoặc không phải của máy in bốn màu")) from error


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(rgb: Rgb) -> float:
    return sum(weight * _linear(v) for weight, v in zip(_TO_XYZ[1], rgb, strict=True))


def _chroma(rgb: Rgb) -> float:
    """C* of CIE Lab (D50)."""
    linear = [_linear(v) for v in rgb]
    x, y, z = (
        _cube_root(sum(weight * v for weight, v in zip(row, linear, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _D50, strict=True)
    )
    return float(((500 * (x - y)) ** 2 + (200 * (y - z)) ** 2) ** 0.5)


def _cube_root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _from_lightness(light: float) -> float:
    """Luminance (0 to 1) of a lightness L* (0 to 100)."""
    root = (light + 16) / 116
    return float(root**3) if root > 6 / 29 else light * 27 / 24389
