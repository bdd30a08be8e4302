"""Operators of external objects, pictures in the content, and Type 3 glyphs (ISO 32000-1, 8.8 to 8.10, 9.6.5)."""

from __future__ import annotations

import math
from typing import Any

from ttdn_publish.formats.pdf.content.colours import Colour
from ttdn_publish.formats.pdf.content.images import ImageFacts, inline_image
from ttdn_publish.formats.pdf.content.patterns import pattern_colours
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.formats.pdf.content.walker import Operator, Walker
from ttdn_publish.formats.pdf.objects import (
    EVERYTHING,
    box_of,
    common,
    entry,
    matrix_of,
    multiply,
    name_of,
    spread,
)

_INCH = 72.0


def _object(walker: Walker, operands: list[Any]) -> None:
    stream = walker.scope.named("XObject", str(operands[-1]))
    kind = name_of(entry(stream, "/Subtype"))
    if entry(stream, "/OPI") is not None:
        walker.content.uses.add("opi")
    if kind == "Image":
        if entry(stream, "/Alternates") is not None:
            walker.content.uses.add("alternates")
        _image(walker, walker.scope.image(stream))
    elif kind == "Form":
        if name_of(entry(stream, "/Subtype2")) == "PS" or entry(stream, "/PS") is not None:
            walker.content.uses.add("postscript")
        _form(walker, stream)
    elif kind == "PS":
        walker.content.uses.add("postscript")
    elif stream is not None:
        walker.content.troubles.add("XObject")


def _form(walker: Walker, stream: Any) -> None:
    group = name_of(entry(entry(stream, "/Group"), "/S")) == "Transparency"
    state = walker.state
    outside = state.fill_alpha, state.blend, state.soft_mask
    if group and (state.fill_alpha < 1 or state.blend != "Normal" or state.soft_mask) and state.clip is not None:
        # The group is seen through as a whole, whatever its parts are.
        box = common(
            state.clip,
            spread(
                box_of(entry(stream, "/BBox")) or EVERYTHING, multiply(matrix_of(entry(stream, "/Matrix")), state.ctm)
            ),
        )
        if box is not None:
            walker.paint(Painted("group", box, walker.origin, (), False, 0, *outside))
    walker.form(stream)


def _inline(walker: Walker, operands: list[Any]) -> None:
    _image(walker, inline_image(operands[0], walker.scope.resources))


def _image(walker: Walker, image: ImageFacts) -> None:
    state = walker.state
    box = common(state.clip, spread((0, 0, 1, 1), state.ctm)) if state.clip else None
    if box is None:
        return
    across, up = math.hypot(state.ctm[0], state.ctm[1]), math.hypot(state.ctm[2], state.ctm[3])
    found = [pixels / length * _INCH for pixels, length in ((image.width, across), (image.height, up)) if length > 0]
    stencilled = pattern_colours(walker, state.fill, state.fill_pattern, box) if image.stencil else ()
    walker.paint(
        Painted(
            "image",
            box,
            walker.origin,
            stencilled if image.stencil else (Colour(image.space),),
            state.fill_overprint,
            state.overprint_mode,
            state.fill_alpha,
            state.blend,
            state.soft_mask or image.masked,
            solid=not image.stencil and not image.masked,
            ppi=min(found) if found else None,
            image=image,
        )
    )


def _uncoloured_glyph(walker: Walker, _: list[Any]) -> None:
    walker.quiet += 1  # what follows takes the colour of the text, which is painted already


OBJECT_OPERATORS: dict[str, Operator] = {
    "Do": _object,
    "INLINE": _inline,
    "d1": _uncoloured_glyph,
}
