"""The watermark of drafts and internal versions: an outline across the page, drawn last and marked as an artifact.

A fill with opacity would break PDF/UA (clause 7.1), a background would vanish behind full-page pictures.
"""

from __future__ import annotations

import math
from pathlib import Path

from ttdn_publish.formats.outlines import covers, outline
from ttdn_publish.rendering.typefaces import FontSet, plain_face

_PT_PER_MM = 72 / 25.4
_COLOUR = "0.82 0.36 0.27 RG"
_STROKE_PT = 0.8


def bold_face(words: str, fonts: FontSet) -> Path:
    """A font file that has all of ``words``, bold where there is one: the plain face, or one of the set (Chinese, Japanese,
    Korean)."""
    faces = (plain_face(), *sorted(fonts.files, key=lambda path: ("700" not in path.name, str(path))))
    return next((face for face in faces if covers(words, face)), faces[0])


def watermark(words: str, font: Path, width_mm: float, height_mm: float) -> bytes:
    """PDF operators that draw ``words`` across a page of this trim, in solid outline, as an artifact."""
    path, length, units = outline(words, font)
    width, height = width_mm * _PT_PER_MM, height_mm * _PT_PER_MM
    diagonal = math.hypot(width, height)
    size = min(0.72 * diagonal / length, 0.2 * width / (0.72 * units))
    angle = math.atan2(height, width)
    cos, sin = math.cos(angle), math.sin(angle)
    # Centre of the words on the centre of the page: translate, rotate, scale, shift back by half their size.
    matrix = f"{size * cos:.5f} {size * sin:.5f} {-size * sin:.5f} {size * cos:.5f} {width / 2:.2f} {height / 2:.2f} cm"
    centre = f"1 0 0 1 {-length / 2:.0f} {-0.35 * units:.0f} cm"
    return f"/Artifact BMC q {_COLOUR} {matrix} {centre} {_STROKE_PT / size:.2f} w {path} S Q EMC".encode()
