"""Colour spaces of PDF (ISO 32000-1, 8.6) as far as they are turned into inks, and their colours as inks or as greys of a mask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.colour_management import Separation
from ttdn_publish.formats.pdf.objects import entry, is_array, is_stream, name_of

_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_BY_COUNT = {1: "grey", 3: "rgb", 4: "cmyk"}


class Unconvertible(PublishError):
    """Something on a page that the house cannot turn into inks."""

    def __init__(self, what: str) -> None:
        super().__init__(N_("không đổi được sang màu in: {what}").format(what=what))


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. ``kind`` is *grey*, *rgb*, *lab*, *cmyk*, *indexed*, *pattern* or *own* (Separation, DeviceN: inks of
    their own, left as they are); ``base`` and ``table`` belong to *indexed*, ``base`` to *pattern*."""

    kind: str
    components: int = 0
    base: Space | None = None
    table: bytes = b""

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that stands when nothing but the space was named (ISO 32000-1, 8.6.3)."""
        if self.kind == "cmyk":
            return (0.0, 0.0, 0.0, 1.0)
        return (1.0 if self.kind == "own" else 0.0,) * self.components


GREY, RGB, CMYK, LAB = Space("grey", 1), Space("rgb", 3), Space("cmyk", 4), Space("lab", 3)


def space_of(value: Any, resources: Any = None) -> Space:
    """The colour space that ``value`` names or describes. Raises :class:`Unconvertible`."""
    if not is_array(value):
        return _named(name_of(value), resources)
    kind = _SHORT.get(name_of(value[0]), name_of(value[0]))
    if len(value) == 1:
        return _named(kind, resources)
    if kind == "ICCBased":
        count = int(entry(value[1], "/N", 0))
        return Space(_BY_COUNT.get(count) or _never(kind), count)
    if kind == "Indexed":
        base, table = space_of(value[1], resources), value[3]
        return Space("indexed", 1, base, table.read_bytes() if is_stream(table) else bytes(table))
    if kind == "Pattern":
        return Space("pattern", 0, space_of(value[1], resources))
    if kind in ("Separation", "DeviceN"):
        if space_of(value[2], resources).kind not in ("cmyk", "grey"):
            _never(kind)
        return Space("own", 1 if kind == "Separation" else len(value[1]))
    return {"CalRGB": RGB, "CalGray": GREY, "Lab": LAB}.get(kind) or _never(kind)


def _named(name: str, resources: Any) -> Space:
    known = {"DeviceGray": GREY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": Space("pattern")}
    found = known.get(_SHORT.get(name, name))
    if found is None:
        described = entry(entry(resources, "/ColorSpace"), f"/{name}") if resources is not None else None
        if described is None or name_of(described) == name:
            _never(name)
        found = space_of(described, resources)
    return found


def _never(kind: str) -> Any:
    raise Unconvertible(kind)


class Palette:
    """Colours as inks of a printing condition."""

    device, fill, stroke = "/DeviceCMYK", "k", "K"

    def __init__(self, separation: Separation) -> None:
        self.separation = separation

    def area(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        """Inks for a filled area."""
        return (
            self.separation.colour(_rgb(space, values)) if space.kind in ("rgb", "grey") else self._inks(space, values)
        )

    def letters(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        """Inks for letters and hairlines."""
        return (
            self.separation.letters(_rgb(space, values)) if space.kind in ("rgb", "grey") else self._inks(space, values)
        )

    def steps(self, space: Space, colours: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
        """Inks for the steps of a gradient. Between greys it stays black alone, all the way."""
        rgb = [_rgb(space, c) for c in colours] if space.kind in ("rgb", "grey") else []
        if not rgb or all(max(c) - min(c) < 0.5 / 255 for c in (rgb[0], rgb[-1])):
            return [self.area(space, c) for c in colours]
        return [*self.separation.profiled(rgb)]

    def recipe(self, space: Space, values: Sequence[float]) -> bool:
        """Whether the design gives inks for exactly this colour."""
        return space.kind == "rgb" and self.separation.recipe(_rgb(space, values)) is not None

    def _inks(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        if space.kind == "cmyk":
            cyan, magenta, yellow, black = (min(1.0, max(0.0, v)) for v in values)
            return self.separation.limited((cyan, magenta, yellow, black))
        if space.kind == "lab":
            light, a, b = values
            return self.separation.lab([(light, a, b)])[0]
        if space.kind == "indexed":
            return self.area(*_looked_up(space, values))
        raise Unconvertible(space.kind)


class Greys(Palette):
    """Colours as greys, for the groups that soft masks take their light from."""

    device, fill, stroke = "/DeviceGray", "g", "G"

    def area(self, space: Space, values: Sequence[float]) -> tuple[float, ...]:
        """How light the colour is (ISO 32000-1, 11.3.5.3)."""
        if space.kind in ("rgb", "grey"):
            red, green, blue = _rgb(space, values)
            return (0.3 * red + 0.59 * green + 0.11 * blue,)
        if space.kind == "cmyk":
            cyan, magenta, yellow, black = values
            return (1 - min(1.0, 0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black),)
        if space.kind == "indexed":
            return self.area(*_looked_up(space, values))
        raise Unconvertible(space.kind)

    letters = area

    def steps(self, space: Space, colours: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
        """Greys for the steps of a gradient."""
        return [self.area(space, colour) for colour in colours]

    def recipe(self, space: Space, values: Sequence[float]) -> bool:
        """A mask has no inks."""
        return False


def _rgb(space: Space, values: Sequence[float]) -> tuple[float, float, float]:
    red, *others = (min(1.0, max(0.0, v)) for v in values)
    if space.kind == "grey":
        return red, red, red
    green, blue = others
    return red, green, blue


def _looked_up(space: Space, values: Sequence[float]) -> tuple[Space, list[float]]:
    assert space.base is not None
    at = int(values[0]) * space.base.components
    return space.base, [v / 255 for v in space.table[at : at + space.base.components]]


def number(value: float) -> Any:
    """A number as content streams write it, as exact as a plate can show."""
    whole = round(value)
    return whole if abs(value - whole) < 5e-5 else Decimal(f"{value:.4f}")


def array(values: Sequence[float]) -> Any:
    """Numbers as an array of PDF."""
    return pikepdf.Array([number(value) for value in values])
