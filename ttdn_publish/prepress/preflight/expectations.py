"""What preflight expects of a file: thresholds and the rules that hold for its purpose, from ``expectations.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ttdn_publish.formats import located
from ttdn_publish.prepress import conditions


class Purpose(StrEnum):
    """What a file is for."""

    PRINT = "print"
    SCREEN = "screen"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a thing begins to be a mistake. Units are in the names; ``expectations.yaml`` has the source of each number."""

    bleed_mm: float
    size_tolerance_mm: float
    text_margin_mm: float
    hairline_pt: float
    thin_line_pt: float
    small_text_pt: float
    rich_text_pt: float
    ink_percent: float
    total_ink_percent: float
    picture_over_share: float
    ppi_error: float
    ppi_warning: float
    line_ppi: float
    jpeg_quality: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a file should be. ``trim``: width and height in mm, ``None`` for any; ``multiple``: pages come in so many, 1 for any;
    ``spots``: names of spot colours that are wanted; ``condition``: the printing condition ordered, ``""`` for any;
    ``flavour``: what veraPDF judges by, ``""`` for nothing."""

    purpose: Purpose
    rules: frozenset[str]
    thresholds: Thresholds
    flavour: str = ""
    trim: tuple[float, float] | None = None
    multiple: int = 1
    spots: frozenset[str] = frozenset()
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Words in metadata that tell of the machine or the program and not of the publication; machine names in lower case."""

    machines: frozenset[str]
    office_programs: tuple[str, ...]


def expectation(
    purpose: Purpose = Purpose.PRINT,
    *,
    trim: tuple[float, float] | None = None,
    multiple: int = 1,
    bleed: float | None = None,
    total_ink: float | None = None,
    spots: frozenset[str] = frozenset(),
    condition: str = "",
) -> Expectation:
    """What is expected for ``purpose``; ``bleed`` in mm and ``total_ink`` in per cent instead of the usual ones.

    The most ink is that of the printing ``condition``, of the house's own where none was ordered. Raises
    :class:`ContentError` for a condition that is not known.
    """
    data = _data()
    limit = conditions.condition(condition or conditions.DEFAULT).ink_limit if total_ink is None else total_ink
    numbers = {name: float(value) for name, value in data["thresholds"].items()}
    thresholds = Thresholds(**numbers, total_ink_percent=limit)
    if bleed is not None:
        thresholds = replace(thresholds, bleed_mm=bleed)
    chosen = data["purposes"][purpose.value]
    rules = frozenset(chosen["rules"])
    return Expectation(purpose, rules, thresholds, chosen.get("flavour", ""), trim, multiple, spots, condition)


@cache
def leftovers() -> Leftovers:
    """The words of ``expectations.yaml``."""
    found = _data()["leftovers"]
    return Leftovers(frozenset(str(word) for word in found["machines"]), tuple(found["office_programs"]))


@cache
def _data() -> Any:
    return located.load(files("ttdn_publish.prepress.preflight").joinpath("expectations.yaml").read_text("utf-8"))
