"""Marks as operators: registration colour for what all plates carry, process inks for the colour bar."""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.formats.pdf.placing import ALL_PLATES
from ttdn_publish.prepress.imposition.drawing import MM_PER_PT, Canvas
from ttdn_publish.prepress.imposition.marks import Marks

#: A hairline that still prints: 0.25 pt.
_LINE = 0.25 * MM_PER_PT
_DASH = (1.0, 0.7)


def paint(marks: Marks, font: Path) -> bytes:
    """Operators in mm for a side's marks; ``font`` has the letters of the slug line."""
    canvas = Canvas(font)
    canvas.raw(f"/{ALL_PLATES} CS 1 SCN /{ALL_PLATES} cs 1 scn")
    for line in marks.lines:
        canvas.line(line.x1, line.y1, line.x2, line.y2, _LINE, _DASH if line.dashed else ())
    for target in marks.targets:
        x, y, reach = target.x, target.y, target.radius * 1.2
        canvas.circle(x, y, target.radius * 0.8, width=_LINE)
        canvas.line(x - reach, y, x + reach, y, _LINE)
        canvas.line(x, y - reach, x, y + reach, _LINE)
    for box in marks.collation:
        canvas.box(box.left, box.bottom, box.right, box.top)
    for caption in marks.captions:
        # The letters stand on the lower (or right) quarter of their box.
        base = caption.size * 0.35
        if caption.degrees:
            canvas.words(caption.text, caption.box.right - base, caption.box.bottom, caption.size, degrees=90)
        else:
            canvas.words(caption.text, caption.box.left, caption.box.bottom + base, caption.size)
    for patch in marks.patches:
        canvas.raw(" ".join(f"{ink:g}" for ink in patch.inks) + " k")
        canvas.box(patch.box.left, patch.box.bottom, patch.box.right, patch.box.top)
    return canvas.operators
