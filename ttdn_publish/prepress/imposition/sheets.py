"""Sheet sizes by name: ISO sizes and those that printers in Vietnam call by their centimetres."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ttdn_publish.formats import located

_FREE = re.compile(r"(\d{2,4}(?:[.,]\d+)?)\s*[x×]\s*(\d{2,4}(?:[.,]\d+)?)")
_LEAST_MM, _MOST_MM = 90.0, 2000.0


@dataclass(frozen=True)
class SheetSize:
    """A size by name, upright, in mm, and where it comes from."""

    name: str
    width: float
    height: float
    source: str = ""


@dataclass(frozen=True)
class SheetSizes:
    """All sizes, smallest first, and what stays unprinted when nobody says otherwise (mm)."""

    sizes: tuple[SheetSize, ...]
    gripper: float
    margin: float


@cache
def sheet_sizes() -> SheetSizes:
    """The packaged sizes."""
    data = located.load(files("ttdn_publish.prepress.imposition").joinpath("sheets.yaml").read_text("utf-8"))
    sizes = (SheetSize(str(s["name"]), float(s["width"]), float(s["height"]), str(s["source"])) for s in data["sheets"])
    ordered = sorted(sizes, key=lambda size: (size.width * size.height, size.name))
    return SheetSizes(tuple(ordered), float(data["gripper"]), float(data["margin"]))


def sheet_size(written: str) -> SheetSize | None:
    """The size that somebody means: a name (any case, ``x`` or ``×``), or width × height in mm; ``None`` when it is neither."""
    plain = re.sub(r"\s+", "", written).replace("×", "x").replace(",", ".").lower()
    for size in sheet_sizes().sizes:
        if size.name.lower() == plain:
            return size
    match = _FREE.fullmatch(plain)
    if match is None:
        return None
    short, long = sorted(float(number) for number in match.groups())
    if short < _LEAST_MM or long > _MOST_MM:
        return None
    return SheetSize(f"{short:g}x{long:g}", short, long)
