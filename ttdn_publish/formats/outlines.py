"""Words as outlines: the path operators of PDF for a line of text, from a font file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont


class _PdfPen(BasePen):  # type: ignore[misc]
    """Writes a glyph as PDF path operators; quadratic curves become cubic ones."""

    def __init__(self, glyphs: Any, shift: float) -> None:
        super().__init__(glyphs)
        self.shift = shift
        self.operators: list[str] = []

    def _point(self, point: tuple[float, float]) -> str:
        return f"{point[0] + self.shift:.0f} {point[1]:.0f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self.operators.append(f"{self._point(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.operators.append(f"{self._point(pt)} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:  # noqa: N802
        self.operators.append(f"{self._point(pt1)} {self._point(pt2)} {self._point(pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.operators.append("h")


def covers(text: str, font: Path) -> bool:
    """Whether ``font`` has a glyph for every character of ``text``."""
    with TTFont(font, lazy=True) as face:
        known = set(face.getBestCmap())
        return {ord(character) for character in text if not character.isspace()} <= known


def outline(text: str, font: Path) -> tuple[str, float, int]:
    """Path operators of ``text`` from its origin, its width, and the units per em; all in font units."""
    with TTFont(font, lazy=True) as face:
        glyphs, names, metrics = face.getGlyphSet(), face.getBestCmap(), face["hmtx"]
        operators: list[str] = []
        width = 0.0
        for character in text:
            name = names.get(ord(character), ".notdef")
            pen = _PdfPen(glyphs, width)
            glyphs[name].draw(pen)
            operators.extend(pen.operators)
            width += metrics[name][0]
        return " ".join(operators), width, int(face["head"].unitsPerEm)
