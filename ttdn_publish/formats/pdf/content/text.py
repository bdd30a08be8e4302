"""The operators of text (ISO 32000-1, 9): where words stand, how large they are, in which font and colour."""

from __future__ import annotations

import math
from typing import Any

from ttdn_publish.formats.pdf.content.fonts import Font
from ttdn_publish.formats.pdf.content.patterns import pattern_colours
from ttdn_publish.formats.pdf.content.scope import Scope
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.formats.pdf.content.walker import Operator, Walker
from ttdn_publish.formats.pdf.objects import IDENTITY, Matrix, common, entry, is_stream, multiply, number, spread

_INVISIBLE = (3, 7)
_STROKED = (1, 2, 5, 6)
_FILLED = (0, 2, 4, 6)
#: So many codes are turned into words for messages.
_QUOTED = 60


def _begin(walker: Walker, _: list[Any]) -> None:
    walker.text = walker.line = IDENTITY


def _move(walker: Walker, operands: list[Any]) -> None:
    x, y = (number(value) for value in operands[-2:])
    walker.line = multiply((1, 0, 0, 1, x, y), walker.line)
    walker.text = walker.line


def _move_leading(walker: Walker, operands: list[Any]) -> None:
    walker.state.leading = -number(operands[-1])
    _move(walker, operands)


def _next(walker: Walker, _: list[Any]) -> None:
    _move(walker, [0.0, -walker.state.leading])


def _matrix(walker: Walker, operands: list[Any]) -> None:
    a, b, c, d, e, f = (number(value) for value in operands[-6:])
    walker.line = walker.text = (a, b, c, d, e, f)


def _font(walker: Walker, operands: list[Any]) -> None:
    walker.state.font = walker.scope.font(str(operands[-2]))
    walker.state.size = number(operands[-1])


def _setting(name: str, factor: float = 1.0) -> Operator:
    def operator(walker: Walker, operands: list[Any]) -> None:
        setattr(walker.state, name, number(operands[-1]) * factor)

    return operator


def _rendering(walker: Walker, operands: list[Any]) -> None:
    walker.state.rendering = int(number(operands[-1]))


def _show(walker: Walker, operands: list[Any]) -> None:
    _paint(walker, [operands[-1]])


def _show_all(walker: Walker, operands: list[Any]) -> None:
    _paint(walker, operands[-1] if isinstance(operands[-1], list) else [])


def _show_next(walker: Walker, operands: list[Any]) -> None:
    _next(walker, [])
    _paint(walker, [operands[-1]])


def _show_spaced(walker: Walker, operands: list[Any]) -> None:
    walker.state.word_space, walker.state.character_space = number(operands[-3]), number(operands[-2])
    _show_next(walker, operands)


def _paint(walker: Walker, parts: list[Any]) -> None:
    """Show strings and shifts in thousandths as one thing."""
    state, font = walker.state, walker.state.font
    if font is None:
        walker.content.troubles.add("text without a font")
        return
    moved, codes = 0.0, []
    for part in parts:
        if isinstance(part, bytes):
            found = font.codes(part)
            spaces = 0 if font.wide else part.count(b" ")
            moved += font.advance(found) * state.size + len(found) * state.character_space + spaces * state.word_space
            codes += found
        else:
            moved -= number(part) / 1000 * state.size
    moved *= state.stretch
    matrix = multiply(walker.text, state.ctm)
    walker.text = multiply((1, 0, 0, 1, moved, 0), walker.text)
    if not codes or state.rendering in _INVISIBLE:
        return
    low, high = state.rise + font.descent * state.size, state.rise + font.cap * state.size
    around = spread((min(0.0, moved), min(low, high), max(0.0, moved), max(low, high)), matrix)
    box = common(around, state.clip) if state.clip else None
    words = font.words(codes[:_QUOTED])
    if box is None or (words and not words.strip()):
        return
    filled, stroked = state.rendering in _FILLED, state.rendering in _STROKED
    walker.paint(
        Painted(
            "text",
            box,
            walker.origin,
            (pattern_colours(walker, state.fill, state.fill_pattern, box) if filled else ())
            + (pattern_colours(walker, state.stroke, state.stroke_pattern, box) if stroked else ()),
            state.fill_overprint if filled else state.stroke_overprint,
            state.overprint_mode,
            state.fill_alpha if filled else state.stroke_alpha,
            state.blend,
            state.soft_mask,
            size=abs(state.size) * math.hypot(matrix[2], matrix[3]),
            words=words,
            font=font.facts,
        )
    )
    if font.facts.kind == "Type3":
        _glyphs(walker, font, codes, matrix)


def _glyphs(walker: Walker, font: Font, codes: list[int], matrix: Matrix) -> None:
    """What Type 3 glyphs paint in colours of their own, each once a page."""
    size = walker.state.size
    place = multiply(font.matrix, multiply((size * walker.state.stretch, 0, 0, size, 0, 0), matrix))
    for code in sorted(set(codes)):
        glyph = entry(font.glyphs, f"/{font.names.get(code, '')}")
        key = ("glyph", font.facts.key, id(font), code)
        if not is_stream(glyph) or key in walker.seen:
            continue
        walker.seen.add(key)
        kept, quiet = walker.scope, walker.quiet
        if font.resources is not None:
            walker.scope = Scope(font.resources, walker.shared, walker.content.troubles)
        try:
            walker.form(glyph, place, "glyph")
        finally:
            walker.scope, walker.quiet = kept, quiet


TEXT_OPERATORS: dict[str, Operator] = {
    "BT": _begin,
    "ET": lambda _walker, _operands: None,
    "Td": _move,
    "TD": _move_leading,
    "T*": _next,
    "Tm": _matrix,
    "Tf": _font,
    "Tc": _setting("character_space"),
    "Tw": _setting("word_space"),
    "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"),
    "Ts": _setting("rise"),
    "Tr": _rendering,
    "Tj": _show,
    "TJ": _show_all,
    "'": _show_next,
    '"': _show_spaced,
}
