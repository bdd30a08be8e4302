"""Operators of paths, their painting and clipping, and of shadings (ISO 32000-1, 8.5 and 8.7.4)."""

from __future__ import annotations

import math
from typing import Any

from ttdn_publish.formats.pdf.content.patterns import pattern_colours
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.formats.pdf.content.walker import Operator, Path, Walker
from ttdn_publish.formats.pdf.objects import Box, common, number, scale_of

#: Bars up to this width (pt) count as lines.
_BAR = 2.0


def _point(walker: Walker, operands: list[Any]) -> None:
    walker.path.others += 1
    for x, y in zip(operands[::2], operands[1::2], strict=False):
        walker.path.add(number(x), number(y), walker.state.ctm)


def _rectangle(walker: Walker, operands: list[Any]) -> None:
    x, y, wide, high = (number(value) for value in operands[-4:])
    path, ctm = walker.path, walker.state.ctm
    path.rectangles += 1
    for px, py in ((x, y), (x + wide, y), (x, y + high), (x + wide, y + high)):
        path.add(px, py, ctm)
    path.thin = min(abs(wide) * math.hypot(ctm[0], ctm[1]), abs(high) * math.hypot(ctm[2], ctm[3]))


def _clip(walker: Walker, _: list[Any]) -> None:
    walker.path.clips = True


def _painting(*, fill: bool, stroke: bool) -> Operator:
    def operator(walker: Walker, _: list[Any]) -> None:
        path, state = walker.path, walker.state
        if path.box is not None and state.clip is not None:
            if fill:
                _fill(walker, path.box)
            if stroke:
                _stroke(walker, path.box)
        if path.clips and state.clip is not None:
            state.clip = common(state.clip, path.box) if path.box is not None else None
        walker.path = Path()

    return operator


def _fill(walker: Walker, around: Box) -> None:
    state, path = walker.state, walker.path
    box = common(around, state.clip) if state.clip else None
    if box is None:
        return
    upright = (state.ctm[1] == state.ctm[2] == 0) or (state.ctm[0] == state.ctm[3] == 0)
    alone = path.rectangles == 1 and path.others == 0
    walker.paint(
        Painted(
            "fill",
            box,
            walker.origin,
            pattern_colours(walker, state.fill, state.fill_pattern, box),
            state.fill_overprint,
            state.overprint_mode,
            state.fill_alpha,
            state.blend,
            state.soft_mask,
            solid=alone and upright,
            width=path.thin if alone and path.thin < _BAR else None,
        )
    )


def _stroke(walker: Walker, around: Box) -> None:
    state = walker.state
    width = state.width * scale_of(state.ctm)
    half = width / 2
    left, bottom, right, top = around
    box = common((left - half, bottom - half, right + half, top + half), state.clip) if state.clip else None
    if box is None:
        return
    walker.paint(
        Painted(
            "stroke",
            box,
            walker.origin,
            pattern_colours(walker, state.stroke, state.stroke_pattern, box),
            state.stroke_overprint,
            state.overprint_mode,
            state.stroke_alpha,
            state.blend,
            state.soft_mask,
            width=width,
        )
    )


def _shading(walker: Walker, operands: list[Any]) -> None:
    state = walker.state
    if state.clip is None:
        return
    walker.paint(
        Painted(
            "shading",
            state.clip,
            walker.origin,
            tuple(walker.scope.shading(str(operands[-1]))),
            state.fill_overprint,
            state.overprint_mode,
            state.fill_alpha,
            state.blend,
            state.soft_mask,
            solid=True,
        )
    )


PATH_OPERATORS: dict[str, Operator] = {
    "m": _point,
    "l": _point,
    "c": _point,
    "v": _point,
    "y": _point,
    "re": _rectangle,
    "W": _clip,
    "W*": _clip,
    "n": _painting(fill=False, stroke=False),
    "f": _painting(fill=True, stroke=False),
    "F": _painting(fill=True, stroke=False),
    "f*": _painting(fill=True, stroke=False),
    "B": _painting(fill=True, stroke=True),
    "B*": _painting(fill=True, stroke=True),
    "b": _painting(fill=True, stroke=True),
    "b*": _painting(fill=True, stroke=True),
    "S": _painting(fill=False, stroke=True),
    "s": _painting(fill=False, stroke=True),
    "sh": _shading,
}
