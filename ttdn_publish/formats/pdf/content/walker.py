"""The machine that runs page content: state, path, resources, bounds. What operators do is in :mod:`content_operators`."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.formats.pdf.content.colours import space_of
from ttdn_publish.formats.pdf.content.lexing import instructions
from ttdn_publish.formats.pdf.content.scope import Scope, Shared
from ttdn_publish.formats.pdf.content.things import Painted, State
from ttdn_publish.formats.pdf.objects import (
    IDENTITY,
    TROUBLE,
    Box,
    Matrix,
    TooLarge,
    box_of,
    common,
    entry,
    identity_of,
    matrix_of,
    multiply,
    name_of,
    spread,
    stream_bytes,
)

_MOST_INSTRUCTIONS = 4_000_000
_MOST_THINGS = 400_000
_MOST_SECONDS = 60.0
_DEEPEST = 24
_MOST_SAVED = 512


class Exhausted(Exception):
    """A page that is too large or takes too long."""


@dataclass(slots=True)
class Content:
    """What a page paints, in the order of painting, and what was met on the way.

    ``troubles``: damaged places, missing resources, bounds reached, as short technical words. ``uses``: ``transfer``,
    ``halftone``, ``postscript``, ``opi``, ``alternates``. ``groups``: models of the blending spaces of transparency groups.
    """

    things: list[Painted] = field(default_factory=list)
    troubles: set[str] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Path:
    """The path under construction: its box on the page, whether it is one upright rectangle."""

    box: Box | None = None
    rectangles: int = 0
    others: int = 0
    thin: float = 0.0
    clips: bool = False

    def add(self, x: float, y: float, matrix: Matrix) -> None:
        """A point in user space."""
        a, b, c, d, e, f = matrix
        px, py = a * x + c * y + e, b * x + d * y + f
        if self.box is None:
            self.box = (px, py, px, py)
        else:
            left, bottom, right, top = self.box
            self.box = min(left, px), min(bottom, py), max(right, px), max(top, py)


class Walker:
    """Runs content; ``operators`` change its state and paint."""

    def __init__(self, shared: Shared, operators: Mapping[str, Operator]) -> None:
        self.shared, self._operators = shared, operators
        self.content = Content()
        self.state = State()
        self.path = Path()
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.saved: list[State] = []
        self.base: Matrix = IDENTITY
        self.origin = "page"
        self.quiet = 0
        self.seen: set[tuple[object, ...]] = set()
        self.scope = Scope(None, shared, self.content.troubles)
        self._left = _MOST_INSTRUCTIONS
        self._deadline = time.monotonic() + _MOST_SECONDS
        self._inside: list[tuple[int, int]] = []

    def paint(self, thing: Painted) -> None:
        """Note a painted thing."""
        if self.quiet:
            return
        if len(self.content.things) >= _MOST_THINGS:
            raise Exhausted
        self.content.things.append(thing)

    def run(self, data: bytes, scope: Scope) -> None:
        """Run the instructions of one stream with its own stack of saved states."""
        outer, saved = self.scope, self.saved
        self.scope, self.saved = scope, []
        try:
            for operator, operands in instructions(data):
                self._left -= 1
                if self._left < 0 or (self._left & 1023 == 0 and time.monotonic() > self._deadline):
                    raise Exhausted
                action = self._operators.get(operator)
                if action is None:
                    self.content.troubles.add(f"operator {operator[:12]!r}")
                    continue
                try:
                    action(self, operands)
                except TROUBLE as error:
                    self.content.troubles.add(f"{operator}: {type(error).__name__}")
        finally:
            self.scope, self.saved = outer, saved

    def save(self) -> None:
        """Operator ``q``."""
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(copy.copy(self.state))

    def restore(self) -> None:
        """Operator ``Q``; one too many is nothing."""
        if self.saved:
            self.state = self.saved.pop()

    def form(self, stream: Any, matrix: Matrix | None = None, origin: str | None = None) -> None:
        """A form XObject, or another stream that is drawn like one: in its own matrix, cut by its BBox."""
        key = identity_of(stream)
        if len(self._inside) >= _DEEPEST or (key != (0, 0) and key in self._inside):
            self.content.troubles.add("form in itself")
            return
        group = entry(stream, "/Group")
        self.note_group(group)
        kept = self.state, self.path, self.text, self.line, self.origin, self.base
        state = self.state = copy.copy(self.state)
        state.ctm = multiply(matrix_of(entry(stream, "/Matrix")), state.ctm if matrix is None else matrix)
        box = box_of(entry(stream, "/BBox"))
        if box is not None and state.clip is not None:
            state.clip = common(state.clip, spread(box, state.ctm))
        self.origin, self.path, self.base = origin or self.origin, Path(), state.ctm
        resources = entry(stream, "/Resources")
        scope = self.scope if resources is None else Scope(resources, self.shared, self.content.troubles)
        self._inside.append(key)
        try:
            self.run(self.bytes_of(stream), scope)
        finally:
            self._inside.pop()
            self.state, self.path, self.text, self.line, self.origin, self.base = kept

    def bytes_of(self, stream: Any) -> bytes:
        """What a stream unfolds to; nothing, and a trouble noted, where it is damaged."""
        try:
            return stream_bytes(stream)
        except TooLarge:
            raise Exhausted from None
        except TROUBLE as error:
            self.content.troubles.add(f"stream: {type(error).__name__}")
            return b""

    def note_group(self, group: Any) -> None:
        """Note the blending space of a transparency group."""
        if name_of(entry(group, "/S")) == "Transparency":
            space = entry(group, "/CS")
            if space is not None:
                self.content.groups.add(space_of(space, self.scope.resources).model)


#: What an operator does with its operands.
Operator = Callable[[Walker, list[Any]], None]
