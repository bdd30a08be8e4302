"""The press law on a *bản tin* as dated data, each entry with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ttdn_publish.findings import Phrase
from ttdn_publish.formats import located


@dataclass(frozen=True)
class PressRules:
    """What the press law asks of a printed *bản tin* from ``from_`` to ``to``.

    Sizes in mm; ``imprint_on`` names the pages that may carry the imprint (a number, or ``last``); ``required`` the
    imprint's fields; ``title`` the act and article.
    """

    id: str
    title: str
    from_: date
    to: date | None
    max_width_mm: float
    max_height_mm: float
    max_pages: int
    advertising: bool
    nameplate: str
    imprint_place: str
    imprint_on: tuple[str, ...]
    licence_max_months: int
    required: tuple[str, ...]


@cache
def press() -> tuple[PressRules, ...]:
    """All press rules on record, earliest first."""
    text = files(__package__).joinpath("press.yaml").read_text("utf-8")
    return tuple(
        PressRules(
            id=row["id"],
            title=Phrase(row["title"]),
            from_=row["from"],
            to=row.get("to"),
            max_width_mm=row["max_width_mm"],
            max_height_mm=row["max_height_mm"],
            max_pages=row["max_pages"],
            advertising=row["advertising"],
            nameplate=row["nameplate"],
            imprint_place=Phrase(row["imprint_place"]),
            imprint_on=tuple(str(place) for place in row["imprint_on"]),
            licence_max_months=row["licence_max_months"],
            required=tuple(row["required"]),
        )
        for row in located.load(text)
    )


def press_rules(day: date) -> PressRules | None:
    """The press rules in force on ``day``; ``None`` before the earliest on record."""
    return next((r for r in press() if r.from_ <= day and (r.to is None or day <= r.to)), None)
