"""Colour spaces of page content and the inks that a colour is printed with."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ttdn_publish.formats.pdf.icc import ProfileFacts, profile_facts
from ttdn_publish.formats.pdf.objects import (
    TROUBLE,
    entry,
    is_array,
    is_stream,
    items,
    name_of,
    number,
    numbers,
    stream_bytes,
)

#: The process inks, in the order of DeviceCMYK.
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
#: The colourant that stands for every plate: registration marks.
ALL = "All"
_DEVICE = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
_LONG = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEEPEST = 6
_MOST_COLORANTS = 32
_MOST_SAMPLES = 4096
_MAX_PROFILE = 8 * 1024 * 1024

#: Ink → per cent, only inks that print.
Inks = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. ``family`` as in ISO 32000-1, 8.6; ``colorants`` of Separation and DeviceN; ``base`` of Indexed and of
    an uncoloured Pattern; ``lookup`` the palette of Indexed; ``profile`` and ``profile_id`` (object number) of ICCBased."""

    family: str
    components: int = 1
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    lookup: bytes = b""
    profile: ProfileFacts | None = None
    profile_id: int = 0

    @property
    def model(self) -> str:
        """``gray``, ``rgb``, ``cmyk``, ``lab``, ``spot``, or ``""`` where it is not known."""
        if self.family in ("Indexed", "Pattern"):
            return self.base.model if self.base else ""
        if self.family in ("DeviceGray", "CalGray"):
            return "gray"
        if self.family in ("DeviceRGB", "CalRGB"):
            return "rgb"
        if self.family == "ICCBased":
            lab = self.profile is not None and self.profile.space == "Lab"
            return "lab" if lab else {1: "gray", 3: "rgb", 4: "cmyk"}.get(self.components, "")
        if self.family in ("Separation", "DeviceN"):
            return "cmyk" if self.colorants and set(self.colorants) <= {*PROCESS, "None"} else "spot"
        return {"DeviceCMYK": "cmyk", "Lab": "lab"}.get(self.family, "")

    def initial(self) -> tuple[float, ...]:
        """The colour that the space begins with (ISO 32000-1, 8.6)."""
        if self.family in ("Separation", "DeviceN"):
            return (1.0,) * self.components
        return (0.0, 0.0, 0.0, 1.0) if self.model == "cmyk" and self.family != "Indexed" else (0.0,) * self.components

    def inks(self, values: Sequence[float]) -> Inks | None:
        """What a colour is printed with; ``None`` where only the profile would tell (RGB, Lab)."""
        if len(values) < self.components and self.family != "Pattern":
            return None
        if self.family == "Indexed":
            return self._looked_up(values[0])
        if self.family in ("Separation", "DeviceN"):
            return _printing(zip(self.colorants, values, strict=False))
        if self.model == "gray":
            return _printing([("Black", 1 - values[0])])
        if self.model == "cmyk":
            return _printing(zip(PROCESS, values, strict=False))
        return None

    def _looked_up(self, index: float) -> Inks | None:
        if self.base is None:
            return None
        start = max(0, int(index)) * self.base.components
        raw = self.lookup[start : start + self.base.components]
        return self.base.inks([byte / 255 for byte in raw]) if raw else None


GRAY, RGB, CMYK = Space("DeviceGray"), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
UNKNOWN = Space("")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as set: its space, and the inks it is printed with if they are known. ``pattern``: ``tiling`` or ``shading``."""

    space: Space
    inks: Inks | None = None
    pattern: str = ""

    @property
    def total(self) -> float:
        """The sum of its inks in per cent; 0 where they are not known. Registration colour counts once."""
        return sum(share for _, share in self.inks or ())

    @property
    def white(self) -> bool:
        """Whether it is known to leave the paper white."""
        return self.inks == () and not self.pattern

    @property
    def registration(self) -> bool:
        """Whether it prints on every plate in full strength, as marks do."""
        found = dict(self.inks or ())
        return ALL in found or all(found.get(ink, 0) >= 99.5 for ink in PROCESS)

    @property
    def only_black(self) -> bool:
        """Whether black is its only ink."""
        return bool(self.inks) and all(ink == "Black" for ink, _ in self.inks or ())


BLACK = Colour(GRAY, (("Black", 100.0),))


def _printing(parts: Any) -> Inks:
    found: dict[str, float] = {}
    for ink, share in parts:
        if ink != "None" and math.isfinite(share) and share > 0.0005:
            found[ink] = max(found.get(ink, 0.0), min(1.0, share) * 100)
    return tuple(found.items())


# ---- from the file ----


def space_of(written: Any, resources: Any, deep: int = 0) -> Space:
    """The colour space that a name or an array stands for; :data:`UNKNOWN` where that is damaged."""
    if deep > _DEEPEST:
        return UNKNOWN
    family = name_of(written)
    if family:
        return _named(family, resources, deep)
    parts = items(written, 8)
    if not parts:
        return UNKNOWN
    family = name_of(parts[0])
    if len(parts) == 1 or family in ("CalGray", "CalRGB", "Lab", "DeviceCMYK"):
        return Space(family, _DEVICE[family]) if family in _DEVICE else _named(family, resources, deep + 1)
    if family == "ICCBased":
        return _icc_based(parts[1], resources, deep)
    if family in ("Indexed", "I") and len(parts) >= 4:
        base = space_of(parts[1], resources, deep + 1)
        return Space("Indexed", 1, base=base, lookup=_palette(parts[3]))
    if family == "Separation":
        return Space(
            family, 1, (name_of(parts[1]),), space_of(parts[2], resources, deep + 1) if len(parts) > 2 else None
        )
    if family == "DeviceN":
        names = tuple(name_of(item) for item in items(parts[1], _MOST_COLORANTS))
        return Space(family, len(names), names)
    if family == "Pattern":
        return Space("Pattern", 0, base=space_of(parts[1], resources, deep + 1))
    return UNKNOWN


def _named(family: str, resources: Any, deep: int) -> Space:
    if family in _LONG:  # short for inline images, and a name like any other elsewhere
        found = entry(entry(resources, "/ColorSpace"), f"/{family}")
        return space_of(found, resources, deep + 1) if found is not None else _named(_LONG[family], resources, deep)
    if family in _DEVICE:
        return Space(family, _DEVICE[family])
    if family == "Pattern":
        return Space("Pattern", 0)
    found = entry(entry(resources, "/ColorSpace"), f"/{family}")
    return UNKNOWN if found is None else space_of(found, resources, deep + 1)


def _icc_based(stream: Any, resources: Any, deep: int) -> Space:
    count = int(number(entry(stream, "/N")))
    try:
        facts = profile_facts(stream_bytes(stream, _MAX_PROFILE))
        place = int(stream.objgen[0])
    except TROUBLE:
        facts, place = ProfileFacts(), 0
    if count not in (1, 3, 4):
        alternate = entry(stream, "/Alternate")
        return UNKNOWN if alternate is None else space_of(alternate, resources, deep + 1)
    return Space("ICCBased", count, profile=facts, profile_id=place)


def _palette(value: Any) -> bytes:
    try:
        return stream_bytes(value, 1 << 16) if is_stream(value) else bytes(value)
    except TROUBLE:
        return b""


def shading_colours(shading: Any, resources: Any) -> list[Colour]:
    """The space of a shading with the colours at its ends and stops; without inks where only running its function would tell."""
    space = space_of(entry(shading, "/ColorSpace"), resources)
    written = entry(shading, "/Function")
    if written is None:
        return [Colour(space)]
    if is_array(written):  # one function a component
        columns = [[stop[0] for stop in _stops(part) if stop] for part in items(written, 16)]
        most = max((len(column) for column in columns), default=0)
        stops = [[column[min(i, len(column) - 1)] for column in columns] for i in range(most) if all(columns)]
    else:
        stops = list(_stops(written))
    return [Colour(space, space.inks(stop)) for stop in stops[:_MOST_SAMPLES]] or [Colour(space)]


def _stops(function: Any, deep: int = 0) -> Iterator[list[float]]:
    if deep > _DEEPEST:
        return
    kind = number(entry(function, "/FunctionType"), -1)
    if kind == 2:
        yield numbers(entry(function, "/C0")) or [0.0]
        yield numbers(entry(function, "/C1")) or [1.0]
    elif kind == 3:
        for part in items(entry(function, "/Functions"), 256):
            yield from _stops(part, deep + 1)
    elif kind == 0 and number(entry(function, "/BitsPerSample")) == 8:
        ranges = numbers(entry(function, "/Range"))
        count = len(ranges) // 2
        try:
            data = stream_bytes(function, 1 << 20)
        except TROUBLE:
            return
        for start in range(0, min(len(data), _MOST_SAMPLES * count) - count + 1, max(1, count)):
            low_high = zip(data[start : start + count], ranges[::2], ranges[1::2], strict=False)
            yield [low + byte / 255 * (high - low) for byte, low, high in low_high]
