"""Agency profiles: how a body heads and signs its documents, by date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, record


@record
class DraftingUnit:
    """A unit of the agency that drafts documents, and its abbreviation in symbols (``VX``)."""

    at: Place = at_field()
    code: str
    name: str = ""


@record
class PlaceNames:
    """What the place in the date line is called in other languages."""

    at: Place = at_field()
    en: str = ""
    fr: str = ""
    zh: str = ""
    ja: str = ""
    ko: str = ""


@record
class Agency:
    """How a body (``organisation``, an id of the register) presents itself from ``from_`` to ``to`` (open when absent).

    ``header`` are the lines of its name, broken where the sense breaks; ``parent`` those of the body above it (empty where
    the header shows none). ``code`` stands in symbols, ``place`` in the date line. ``collective`` is what signs with *TM.*,
    ``head`` the post of its head, ``posts`` all posts that sign. ``note_verbale`` allows notes verbales.
    """

    at: Place = at_field()
    organisation: str
    from_: date | None = None
    to: date | None = None
    header: tuple[str, ...]
    parent: tuple[str, ...] = ()
    code: str
    place: str
    places: PlaceNames = PlaceNames()
    collective: str = ""
    decides: str = ""
    head: str = ""
    posts: tuple[str, ...] = ()
    units: tuple[DraftingUnit, ...] = ()
    note_verbale: bool = False
    source: str = ""
    sample: bool = False

    def place_in(self, language: str) -> str:
        """The place in ``language``; empty when its name there is not on record."""
        if language == "vi":
            return self.place
        found: str = getattr(self.places, language.split("-")[0], "")
        return found

    def holds_on(self, day: date) -> bool:
        """Whether the profile is valid on ``day``."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


def profile(agencies: Iterable[Agency], organisation: str, day: date) -> Agency | None:
    """The profile of ``organisation`` on ``day``; the latest beginning wins; ``None`` when none is on record."""
    valid = [a for a in agencies if a.organisation == organisation and a.holds_on(day)]
    return max(valid, key=lambda a: a.from_ or date.min, default=None)
