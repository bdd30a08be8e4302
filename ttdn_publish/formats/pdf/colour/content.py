"""Content streams in the colours of a press: every colour operator is rewritten, and black letters are set to overprint.

One colour may be printed with different inks in letters and in areas, so that a colour is written where something is
painted, not where it was chosen. Everything that paints nothing in colour goes over as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from ttdn_publish.formats.pdf.colour.spaces import CMYK, GREY, RGB, Palette, Space, Unconvertible, number, space_of
from ttdn_publish.formats.pdf.objects import IDENTITY, Matrix, matrix_of, multiply, scale_of

#: Lines up to this width (pt) in black alone overprint, like letters: nobody sees what lies under them, but a white edge.
HAIRLINE_PT = 1.0
#: The graphics states that every content stream may name: overprint black, or knock out what lies below.
OVER, KNOCK = "/TtdnOver", "/TtdnKnock"

_Instruction = Any
_SPACES = {"g": GREY, "G": GREY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_ENDS = _FILLS | _STROKES | {"n"}
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_MARKED = frozenset({"BMC", "BDC", "MP", "DP"})


@dataclass(frozen=True, slots=True, eq=False)
class Paint:
    """The operators that choose a colour, for filling and for stroking; ``black`` when it is all black and nothing else."""

    fill: tuple[_Instruction, ...]
    stroke: tuple[_Instruction, ...]
    black: bool


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as it is printed in areas and in letters."""

    area: Paint
    letters: Paint


@dataclass(slots=True)
class _State:
    """What ``q`` keeps. ``None`` for a colour: the one of whoever calls this stream."""

    fill_space: Space = GREY
    stroke_space: Space = GREY
    fill: Ink | None = None
    stroke: Ink | None = None
    fill_written: Paint | None = None
    stroke_written: Paint | None = None
    over: bool = False
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    width: float = 1.0
    matrix: Matrix = IDENTITY
    mode: int = 0


@dataclass(slots=True)
class Inks:
    """Every colour that occurs as what is written for it; shared by all streams of a file."""

    palette: Palette
    _known: dict[tuple[Space, tuple[float, ...]], Ink] = field(default_factory=dict)
    _paints: dict[tuple[float, ...], Paint] = field(default_factory=dict)

    def of(self, space: Space, values: tuple[float, ...]) -> Ink:
        """The ink for a colour of ``space``."""
        key = space, values
        if key not in self._known:
            area, letters = self.palette.area(space, values), self.palette.letters(space, values)
            self._known[key] = Ink(self._paint(area), self._paint(letters))
        return self._known[key]

    def _paint(self, values: Sequence[float]) -> Paint:
        operands = tuple(number(v) for v in values)
        if operands not in self._paints:
            fill, stroke = (_instruction(operands, name) for name in (self.palette.fill, self.palette.stroke))
            self._paints[operands] = Paint((fill,), (stroke,), operands == (0, 0, 0, 1))
        return self._paints[operands]

    @property
    def black(self) -> Ink:
        """What a page paints with before it has chosen a colour."""
        return self.of(GREY, (0.0,))


def _instruction(operands: Sequence[Any], operator: str) -> _Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(operator))


#: What is done where a content stream paints an object by name: ``(name, matrix)``.
OnObject = Callable[[str, Matrix], None]


class Rewriter:
    """One content stream: read with :meth:`run`, written with :attr:`data`.

    ``inherits`` for streams that are painted with the colours of their caller (forms); others begin with black.
    ``alphas`` gives the opacity for filling and stroking (``None``: unchanged) of each named graphics state.
    """

    def __init__(
        self,
        inks: Inks,
        resources: Any,
        alphas: Mapping[str, tuple[float | None, float | None]],
        on_object: OnObject,
        *,
        inherits: bool,
        matrix: Matrix = IDENTITY,
    ) -> None:
        self._inks, self._resources, self._alphas, self._on_object = inks, resources, alphas, on_object
        start = None if inherits else inks.black
        self._state = _State(fill=start, stroke=start, matrix=matrix)
        self._kept: list[_State] = []
        self._out: list[_Instruction] = []
        self._path: int | None = None
        self._marks: list[bool] = []
        self.overprints = False

    def run(self, stream: Any) -> bytes:
        """The stream in the colours of the press."""
        for instruction in pikepdf.parse_content_stream(stream):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self._inline(instruction)
                continue
            name = str(instruction.operator)
            known = _OPERATORS.get(name)
            if known is not None:
                known(self, name, instruction)
            else:
                self._out.append(instruction)
        return pikepdf.unparse_content_stream([one for one in self._out if one is not None])

    # ---- graphics state ----

    def _save(self, _: str, instruction: _Instruction) -> None:
        self._kept.append(replace(self._state))
        self._out.append(instruction)

    def _restore(self, _: str, instruction: _Instruction) -> None:
        if self._kept:
            self._state = self._kept.pop()
        self._out.append(instruction)

    def _transform(self, _: str, instruction: _Instruction) -> None:
        self._state.matrix = multiply(matrix_of(list(instruction.operands)), self._state.matrix)
        self._out.append(instruction)

    def _width(self, _: str, instruction: _Instruction) -> None:
        self._state.width = float(instruction.operands[0])
        self._out.append(instruction)

    def _mode(self, _: str, instruction: _Instruction) -> None:
        self._state.mode = int(instruction.operands[0])
        self._out.append(instruction)

    def _graphics_state(self, _: str, instruction: _Instruction) -> None:
        fill, stroke = self._alphas.get(str(instruction.operands[0]), (None, None))
        state = self._state
        state.fill_alpha = state.fill_alpha if fill is None else fill
        state.stroke_alpha = state.stroke_alpha if stroke is None else stroke
        self._out.append(instruction)

    # ---- colours ----

    def _device(self, name: str, instruction: _Instruction) -> None:
        space = _SPACES[name]
        self._choose(name.islower(), space, tuple(float(v) for v in instruction.operands))

    def _choose(self, fill: bool, space: Space, values: tuple[float, ...]) -> None:
        if space.kind in ("grey", "rgb", "lab", "cmyk", "indexed"):
            self._set(fill, space, self._inks.of(space, values))

    def _set(self, fill: bool, space: Space, ink: Ink) -> None:
        if fill:
            self._state.fill_space, self._state.fill = space, ink
        else:
            self._state.stroke_space, self._state.stroke = space, ink

    def _space(self, name: str, instruction: _Instruction) -> None:
        space = space_of(instruction.operands[0], self._resources)
        if space.kind in ("own", "pattern"):
            paint = Paint((instruction,), (instruction,), False)
            self._set(name == "cs", space, Ink(paint, paint))
        else:
            self._choose(name == "cs", space, space.first)
            if name == "cs":
                self._state.fill_space = space
            else:
                self._state.stroke_space = space

    def _components(self, name: str, instruction: _Instruction) -> None:
        fill = name.islower()
        space = self._state.fill_space if fill else self._state.stroke_space
        operands = list(instruction.operands)
        if space.kind not in ("own", "pattern"):
            self._choose(fill, space, tuple(float(v) for v in operands))
            return
        ink = self._state.fill if fill else self._state.stroke
        chosen = ink.area.fill[:1] if ink is not None else ()
        if space.kind == "pattern" and space.base is not None and len(operands) > 1:
            values = tuple(float(v) for v in operands[:-1])
            inks = [number(v) for v in self._inks.palette.area(space.base, values)]
            instruction = _instruction([*inks, operands[-1]], name)
        paint = Paint((*chosen, instruction), (*chosen, instruction), False)
        self._set(fill, space, Ink(paint, paint))

    # ---- painting ----

    def _path_part(self, _: str, instruction: _Instruction) -> None:
        if self._path is None:
            self._path = len(self._out)
            self._out.append(None)
        self._out.append(instruction)

    def _path_end(self, name: str, instruction: _Instruction) -> None:
        at, self._path = self._path, None
        if name != "n":
            state, stroked, filled = self._state, name in _STROKES, name in _FILLS
            thin = stroked and not filled and state.width * scale_of(state.matrix) <= HAIRLINE_PT
            wanted = self._wanted(filled, stroked, letters=thin)
            if at is None:
                self._out += wanted
            elif wanted:
                self._out[at : at + 1] = wanted
        self._out.append(instruction)

    def _text(self, _: str, instruction: _Instruction) -> None:
        mode = self._state.mode
        if mode not in (3, 7):
            self._out += self._wanted(mode in (0, 2, 4, 6), mode in (1, 2, 5, 6), letters=True)
        self._out.append(instruction)

    def _object(self, _: str, instruction: _Instruction) -> None:
        self._out += self._wanted(True, True, letters=False)
        self._out.append(instruction)
        self._on_object(str(instruction.operands[0]), self._state.matrix)

    def _shading(self, _: str, instruction: _Instruction) -> None:
        self._out += self._wanted(False, False, letters=False)
        self._out.append(instruction)

    def _inline(self, image: Any) -> None:
        self._out += self._wanted(True, False, letters=False)
        dictionary = image.iimage.obj
        mask = bool(dictionary.get("/ImageMask", dictionary.get("/IM", False)))
        space = dictionary.get("/ColorSpace", dictionary.get("/CS"))
        if not mask and space is not None and space_of(space, self._resources).kind not in ("grey", "cmyk", "own"):
            raise Unconvertible("BI")
        self._out.append(image)

    def _wanted(self, filled: bool, stroked: bool, *, letters: bool) -> list[_Instruction]:
        """What must be written so that the next thing is painted in the right inks."""
        state = self._state
        wanted: list[_Instruction] = []
        black = letters
        if filled and state.fill is not None:
            paint = state.fill.letters if letters else state.fill.area
            black = black and paint.black and state.fill_alpha == 1
            if paint is not state.fill_written:
                state.fill_written = paint
                wanted += paint.fill
        if stroked and state.stroke is not None:
            paint = state.stroke.letters if letters else state.stroke.area
            black = black and paint.black and state.stroke_alpha == 1
            if paint is not state.stroke_written:
                state.stroke_written = paint
                wanted += paint.stroke
        black = black and not (filled and state.fill is None) and not (stroked and state.stroke is None)
        if black != state.over:
            state.over = black
            self.overprints = True
            wanted.append(_OVER if black else _KNOCK)
        return wanted

    # ---- marks without a structure tree ----

    def _mark(self, name: str, instruction: _Instruction) -> None:
        keep = str(instruction.operands[0]) == "/OC"
        if name in ("BMC", "BDC"):
            self._marks.append(keep)
        if keep:
            self._out.append(instruction)

    def _mark_end(self, _: str, instruction: _Instruction) -> None:
        if self._marks and self._marks.pop():
            self._out.append(instruction)


_OVER, _KNOCK = (_instruction([pikepdf.Name(name)], "gs") for name in (OVER, KNOCK))
_OPERATORS: dict[str, Callable[[Rewriter, str, _Instruction], None]] = {
    "q": Rewriter._save,
    "Q": Rewriter._restore,
    "cm": Rewriter._transform,
    "w": Rewriter._width,
    "Tr": Rewriter._mode,
    "gs": Rewriter._graphics_state,
    "cs": Rewriter._space,
    "CS": Rewriter._space,
    "Do": Rewriter._object,
    "sh": Rewriter._shading,
    "EMC": Rewriter._mark_end,
    **dict.fromkeys(_SPACES, Rewriter._device),
    **dict.fromkeys(("sc", "scn", "SC", "SCN"), Rewriter._components),
    **dict.fromkeys(("m", "l", "c", "v", "y", "h", "re", "W", "W*"), Rewriter._path_part),
    **dict.fromkeys(_ENDS, Rewriter._path_end),
    **dict.fromkeys(_TEXT, Rewriter._text),
    **dict.fromkeys(_MARKED, Rewriter._mark),
}
