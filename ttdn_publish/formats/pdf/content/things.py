"""What page content paints, one thing after the other, and the graphics state that it is painted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ttdn_publish.formats.pdf.content.colours import BLACK, Colour
from ttdn_publish.formats.pdf.content.fonts import Font, FontFacts
from ttdn_publish.formats.pdf.content.images import ImageFacts
from ttdn_publish.formats.pdf.objects import EVERYTHING, IDENTITY, Box, Matrix


@dataclass(frozen=True, slots=True)
class Painted:
    """One thing that page content paints.

    ``kind``: ``text``, ``fill``, ``stroke``, ``image``, ``shading``. ``box``: around it on the page, in the page's own points,
    cut by the clipping path's box. ``origin``: ``page``, ``pattern``, ``glyph`` (of a Type 3 font), ``annotation`` or ``mask``
    (what a soft mask is made of, which does not print). ``colours``: the colour, or all known ones of a shading.
    ``solid``: it fills its whole box. ``size``: of text, in pt on the page; ``width``: of a stroke, or of a filled bar so thin
    that it is one, in pt on the page; ``ppi``: of an image, the lesser of both directions.
    """

    kind: str
    box: Box
    origin: str
    colours: tuple[Colour, ...]
    overprint: bool = False
    overprint_mode: int = 0
    alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    solid: bool = False
    size: float = 0.0
    width: float | None = None
    ppi: float | None = None
    words: str = ""
    font: FontFacts | None = None
    image: ImageFacts | None = None

    @property
    def transparent(self) -> bool:
        """Whether what lies under it shows through."""
        return self.alpha < 0.999 or self.blend not in ("Normal", "Compatible") or self.soft_mask


@dataclass(slots=True)
class State:
    """The graphics state (ISO 32000-1, 8.4), as far as it tells what is painted where."""

    ctm: Matrix = IDENTITY
    clip: Box | None = EVERYTHING
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: Any = None
    stroke_pattern: Any = None
    width: float = 1.0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    rendering: int = 0
