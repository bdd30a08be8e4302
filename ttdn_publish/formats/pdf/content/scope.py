"""The resources that a content stream names, each read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ttdn_publish.formats.pdf.content.colours import UNKNOWN, Colour, Space, shading_colours, space_of
from ttdn_publish.formats.pdf.content.fonts import Font, font_of
from ttdn_publish.formats.pdf.content.images import ImageFacts, image_of
from ttdn_publish.formats.pdf.objects import entry, identity_of, items, name_of, number


@dataclass(slots=True)
class Shared:
    """What all pages of a file have in common: fonts and pictures by object number, each read once."""

    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    images: dict[tuple[int, int], ImageFacts] = field(default_factory=dict)


@dataclass(slots=True)
class Look:
    """What a graphics state dictionary sets; ``None`` where it says nothing. ``uses`` are things that print files may not have."""

    width: float | None = None
    fill_alpha: float | None = None
    stroke_alpha: float | None = None
    blend: str | None = None
    mask: Any = None
    no_mask: bool = False
    fill_overprint: bool | None = None
    stroke_overprint: bool | None = None
    overprint_mode: int | None = None
    font: Any = None
    size: float = 0.0
    uses: tuple[str, ...] = ()


class Scope:
    """One resource dictionary; what is asked for and not there is noted in ``missing``."""

    def __init__(self, resources: Any, shared: Shared, missing: set[str]) -> None:
        self.resources = resources
        self._shared, self._missing = shared, missing
        self._spaces: dict[str, Space] = {}
        self._looks: dict[str, Look | None] = {}
        self._fonts: dict[str, Font | None] = {}
        self._shadings: dict[str, list[Colour]] = {}

    def named(self, kind: str, name: str) -> Any:
        """A resource, ``None`` where there is none."""
        found = entry(entry(self.resources, f"/{kind}"), f"/{name}")
        if found is None:
            self._missing.add(f"{kind} /{name}")
        return found

    def space(self, name: Any) -> Space:
        """A colour space by its name in this content."""
        key = str(name)
        if key not in self._spaces:
            self._spaces[key] = space_of(name, self.resources)
            if self._spaces[key] == UNKNOWN:
                self._missing.add(f"ColorSpace /{key}")
        return self._spaces[key]

    def look(self, name: str) -> Look | None:
        """A graphics state dictionary by its name in this content."""
        if name not in self._looks:
            found = self.named("ExtGState", name)
            self._looks[name] = None if found is None else look_of(found)
        return self._looks[name]

    def font(self, name: str) -> Font | None:
        """A font by its name in this content."""
        if name not in self._fonts:
            found = self.named("Font", name)
            self._fonts[name] = None if found is None else self.read_font(found)
        return self._fonts[name]

    def read_font(self, dictionary: Any) -> Font:
        """A font by its dictionary."""
        key = identity_of(dictionary)
        if key == (0, 0):
            return font_of(dictionary)
        if key not in self._shared.fonts:
            self._shared.fonts[key] = font_of(dictionary)
        return self._shared.fonts[key]

    def image(self, stream: Any) -> ImageFacts:
        """A picture by its stream."""
        key = identity_of(stream)
        if key not in self._shared.images:
            self._shared.images[key] = image_of(stream, self.resources)
        return self._shared.images[key]

    def shading(self, name: str) -> list[Colour]:
        """The colours of a shading by its name in this content."""
        if name not in self._shadings:
            found = self.named("Shading", name)
            self._shadings[name] = [] if found is None else shading_colours(found, self.resources)
        return self._shadings[name]


def look_of(dictionary: Any) -> Look:
    """What a graphics state dictionary sets (ISO 32000-1, 8.4.5)."""

    def real(name: str) -> float | None:
        value = entry(dictionary, name)
        return None if value is None else number(value)

    def yes(name: str) -> bool | None:
        value = entry(dictionary, name)
        return value if isinstance(value, bool) else None

    stroke_overprint, mode = yes("/OP"), real("/OPM")
    fill_overprint = yes("/op")
    look = Look(
        width=real("/LW"),
        fill_alpha=real("/ca"),
        stroke_alpha=real("/CA"),
        fill_overprint=stroke_overprint if fill_overprint is None else fill_overprint,
        stroke_overprint=stroke_overprint,
        overprint_mode=None if mode is None else int(mode),
    )
    blend = entry(dictionary, "/BM")
    if blend is not None:
        look.blend = name_of(blend) or next((name_of(item) for item in items(blend, 8)), "Normal")
    mask = entry(dictionary, "/SMask")
    if mask is not None:
        look.no_mask = name_of(mask) == "None"
        look.mask = None if look.no_mask else mask
    font = items(entry(dictionary, "/Font"), 2)
    if len(font) == 2:
        look.font, look.size = font[0], number(font[1])
    look.uses = tuple(_uses(dictionary))
    return look


def _uses(dictionary: Any) -> list[str]:
    found = []
    if entry(dictionary, "/TR") is not None and name_of(entry(dictionary, "/TR")) != "Identity":
        found.append("transfer")
    if entry(dictionary, "/TR2") is not None and name_of(entry(dictionary, "/TR2")) not in ("Default", "Identity"):
        found.append("transfer")
    if entry(dictionary, "/HT") is not None and name_of(entry(dictionary, "/HT")) != "Default":
        found.append("halftone")
    return found
