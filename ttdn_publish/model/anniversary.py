"""The calendar of diplomatic relations: when they were established, and the anniversaries of a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, record

_NAMED = re.compile(r"Named in the (\d{4}) plan")
_BRACKETS = re.compile(r"\s*\(.*\)")


@record
class Relation:
    """A country and the day on which relations with it were established.

    ``language`` is the one of the house's languages in which one writes to it, ``note`` what must be known of the date;
    it also says in which year's plan the country is named.
    """

    at: Place = at_field()
    country_code: str
    country_vi: str
    country_en: str
    established: date
    language: str = "en"
    source: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The Vietnamese name alone: *Ý (Italia)* → *Ý*."""
        return _BRACKETS.sub("", self.country_vi)

    def named_in(self, year: int) -> bool:
        """Whether the plan of ``year`` names the country."""
        return str(year) in _NAMED.findall(self.note)


@dataclass(frozen=True)
class AnniversaryDay:
    """An anniversary: the relation, the day in its year, how many years, and whether that year's plan names the country."""

    relation: Relation
    day: date
    years: int
    named: bool
