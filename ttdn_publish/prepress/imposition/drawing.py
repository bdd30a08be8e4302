"""Drawing in mm: lines, boxes, circles and words as outlines, gathered as PDF operators."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ttdn_publish.formats.outlines import outline

MM_PER_PT = 25.4 / 72
_KAPPA = 0.5522847498


@cache
def _glyph(character: str, font: Path) -> tuple[str, float, int]:
    """Path, width and units per em of one character: a font is opened once for each, not once for each word."""
    return outline(character, font)


def text_width(text: str, font: Path, size: float) -> float:
    """How long ``text`` becomes, in mm, at ``size`` mm to the em."""
    return sum(width / units for _, width, units in (_glyph(c, font) for c in text)) * size


class Canvas:
    """Gathers operators; all lengths in mm. Colours are operators: ``0 0 0 1 k``."""

    def __init__(self, font: Path) -> None:
        self.font = font
        self._operators: list[str] = []

    def raw(self, operators: str) -> None:
        """Operators as they stand."""
        self._operators.append(operators)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float, dash: Sequence[float] = ()) -> None:
        """A stroke, broken as ``dash`` says."""
        pattern = f"[{' '.join(f'{d:g}' for d in dash)}] 0 d " if dash else ""
        self.raw(f"q {width:.4f} w {pattern}{x1:.4f} {y1:.4f} m {x2:.4f} {y2:.4f} l S Q")

    def box(self, left: float, bottom: float, right: float, top: float, paint: str = "f", width: float = 0.1) -> None:
        """A rectangle, filled (``f``) or outlined (``S``)."""
        self.raw(f"q {width:.4f} w {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re {paint} Q")

    def circle(self, x: float, y: float, radius: float, paint: str = "S", width: float = 0.1) -> None:
        """A circle, outlined or filled."""
        k = _KAPPA * radius
        points = [(radius, 0), (radius, k), (k, radius), (0, radius), (-k, radius), (-radius, k), (-radius, 0)]
        points += [(-radius, -k), (-k, -radius), (0, -radius), (k, -radius), (radius, -k), (radius, 0)]
        at = [f"{x + dx:.4f} {y + dy:.4f}" for dx, dy in points]
        curves = " ".join(f"{' '.join(at[i : i + 3])} c" for i in range(1, 13, 3))
        self.raw(f"q {width:.4f} w {at[0]} m {curves} h {paint} Q")

    def polygon(self, points: Sequence[tuple[float, float]], paint: str = "f") -> None:
        """A closed shape."""
        first, *rest = (f"{x:.4f} {y:.4f}" for x, y in points)
        self.raw(f"{first} m {' '.join(f'{p} l' for p in rest)} h {paint}")

    def words(self, text: str, x: float, y: float, size: float, *, degrees: float = 0.0, align: float = 0.0) -> None:
        """Words as outlines at ``size`` mm to the em; (x, y) is the start of their base line, or the middle (``align`` 0.5), or
        the end (1)."""
        glyphs = [_glyph(character, self.font) for character in text]
        scale = size / (glyphs[0][2] if glyphs else 1)
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        back = align * text_width(text, self.font, size)
        matrix = (scale * cos, scale * sin, -scale * sin, scale * cos, x - back * cos, y - back * sin)
        drawn = " ".join(
            f"{path} f 1 0 0 1 {width:g} 0 cm" if path else f"1 0 0 1 {width:g} 0 cm" for path, width, _ in glyphs
        )
        self.raw(f"q {' '.join(f'{n:.6f}' for n in matrix)} cm {drawn} Q")

    @property
    def operators(self) -> bytes:
        """Everything drawn so far."""
        return "\n".join(self._operators).encode("ascii")
