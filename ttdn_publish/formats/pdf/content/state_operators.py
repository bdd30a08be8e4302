"""Operators of the graphics state and of colour (ISO 32000-1, 8.4 and 8.6)."""

from __future__ import annotations

from typing import Any

from ttdn_publish.formats.pdf.content.colours import CMYK, GRAY, RGB, Colour, Space
from ttdn_publish.formats.pdf.content.lexing import Name
from ttdn_publish.formats.pdf.content.walker import Operator, Walker
from ttdn_publish.formats.pdf.objects import Matrix, entry, identity_of, is_stream, multiply, number


def _six(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (number(value) for value in operands[-6:])
    return a, b, c, d, e, f


def _save(walker: Walker, _: list[Any]) -> None:
    walker.save()


def _restore(walker: Walker, _: list[Any]) -> None:
    walker.restore()


def _matrix(walker: Walker, operands: list[Any]) -> None:
    walker.state.ctm = multiply(_six(operands), walker.state.ctm)


def _width(walker: Walker, operands: list[Any]) -> None:
    walker.state.width = abs(number(operands[-1]))


def _look(walker: Walker, operands: list[Any]) -> None:
    look = walker.scope.look(str(operands[-1]))
    if look is None:
        return
    state = walker.state
    for name in (
        "width",
        "fill_alpha",
        "stroke_alpha",
        "blend",
        "fill_overprint",
        "stroke_overprint",
        "overprint_mode",
    ):
        value = getattr(look, name)
        if value is not None:
            setattr(state, name, value)
    walker.content.uses.update(look.uses)
    if look.no_mask:
        state.soft_mask = False
    elif look.mask is not None:
        state.soft_mask = True
        group = entry(look.mask, "/G")
        key = ("mask", identity_of(group))
        if is_stream(group) and key not in walker.seen:
            walker.seen.add(key)
            walker.form(group, origin="mask")
    if look.font is not None:
        state.font, state.size = walker.scope.read_font(look.font), look.size


def _set(walker: Walker, space: Space, values: list[Any], *, stroke: bool) -> None:
    if space.family == "Pattern":
        _set_pattern(walker, space, values, stroke=stroke)
        return
    parts = [number(value) for value in values]
    colour = Colour(space, space.inks(parts))
    if stroke:
        walker.state.stroke, walker.state.stroke_pattern = colour, None
    else:
        walker.state.fill, walker.state.fill_pattern = colour, None


def _set_pattern(walker: Walker, space: Space, values: list[Any], *, stroke: bool) -> None:
    pattern = walker.scope.named("Pattern", str(values[-1])) if values and isinstance(values[-1], Name) else None
    inks = space.base.inks([number(value) for value in values[:-1]]) if space.base else None
    kind = "shading" if number(entry(pattern, "/PatternType")) == 2 else "tiling"
    colour = Colour(space, inks, kind)
    if stroke:
        walker.state.stroke, walker.state.stroke_pattern = colour, pattern
    else:
        walker.state.fill, walker.state.fill_pattern = colour, pattern


def _device(space: Space, *, stroke: bool) -> Operator:
    def operator(walker: Walker, operands: list[Any]) -> None:
        _set(walker, space, operands, stroke=stroke)

    return operator


def _space(*, stroke: bool) -> Operator:
    def operator(walker: Walker, operands: list[Any]) -> None:
        space = walker.scope.space(operands[-1])
        _set(walker, space, list(space.initial()), stroke=stroke)

    return operator


def _colour(*, stroke: bool) -> Operator:
    def operator(walker: Walker, operands: list[Any]) -> None:
        current = walker.state.stroke if stroke else walker.state.fill
        _set(walker, current.space, operands, stroke=stroke)

    return operator


STATE_OPERATORS: dict[str, Operator] = {
    "q": _save,
    "Q": _restore,
    "cm": _matrix,
    "w": _width,
    "gs": _look,
    "g": _device(GRAY, stroke=False),
    "G": _device(GRAY, stroke=True),
    "rg": _device(RGB, stroke=False),
    "RG": _device(RGB, stroke=True),
    "k": _device(CMYK, stroke=False),
    "K": _device(CMYK, stroke=True),
    "cs": _space(stroke=False),
    "CS": _space(stroke=True),
    "sc": _colour(stroke=False),
    "SC": _colour(stroke=True),
    "scn": _colour(stroke=False),
    "SCN": _colour(stroke=True),
}
