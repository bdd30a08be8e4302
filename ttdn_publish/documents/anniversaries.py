"""Which anniversaries of diplomatic relations a year has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ttdn_publish.model.anniversary import AnniversaryDay, Relation

#: An anniversary is round in years that are a multiple of this (the plan of 2018 counts 10, 25 and 45 years).
ROUND = 5


def round_anniversaries(relations: Iterable[Relation], year: int) -> list[AnniversaryDay]:
    """The round anniversaries of ``year``, in the order of their days."""
    found = [
        AnniversaryDay(one, _day(one.established, year), years, one.named_in(year))
        for one in relations
        if (years := year - one.established.year) > 0 and years % ROUND == 0
    ]
    return sorted(found, key=lambda one: (one.day, one.relation.country_en))


def _day(established: date, year: int) -> date:
    """The same day in ``year``; the 28th of February where it has no 29th."""
    try:
        return established.replace(year=year)
    except ValueError:
        return established.replace(year=year, day=28)
