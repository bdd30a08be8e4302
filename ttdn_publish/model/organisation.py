"""Organisations and people. Their names, offices and addresses are dated: an old issue keeps the old ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from ttdn_publish.findings import Place
from ttdn_publish.model.record import at_field, record
from ttdn_publish.model.text import Text


@record
class OrganisationName:
    """What a body is called between ``from_`` and ``to`` (both included; open when absent), per language."""

    at: Place = at_field()
    from_: date | None = None
    to: date | None = None
    vi: str
    short: str = ""
    en: str = ""
    fr: str = ""
    zh: str = ""
    ja: str = ""
    ko: str = ""
    source: str = ""

    def in_(self, language: str) -> str:
        """The full name in ``language``; empty when none is recorded."""
        found: str = getattr(self, language.split("-")[0], "")
        return found


@record
class Organisation:
    """A body that owns sections, signs articles or is named in them."""

    at: Place = at_field()
    id: str
    names: tuple[OrganisationName, ...]
    parent: str | None = None
    address: Text = Text()
    phone: str = ""
    email: str = ""
    website: str = ""
    sample: bool = False

    def name_on(self, day: date, language: str = "vi", *, short: bool = False) -> str | None:
        """The body's name on ``day`` in ``language``, or ``None`` when none is recorded."""
        name = valid_on(self.names, day)
        if name is None:
            return None
        if language == "vi":
            return name.short or name.vi if short else name.vi
        return name.in_(language) or None


@record
class Role:
    """An office that a person holds between ``from_`` and ``to``."""

    at: Place = at_field()
    from_: date | None = None
    to: date | None = None
    organisation: str
    title: Text


@record
class Person:
    """A person with the offices held over time."""

    at: Place = at_field()
    id: str
    name: str
    roles: tuple[Role, ...] = ()
    sample: bool = False

    def role_on(self, day: date) -> Role | None:
        """The office held on ``day``."""
        return valid_on(self.roles, day)


Dated = TypeVar("Dated", OrganisationName, Role)


def valid_on(entries: Sequence[Dated], day: date) -> Dated | None:
    """The entry in force on ``day``; the latest beginning wins."""
    valid = [e for e in entries if (e.from_ is None or e.from_ <= day) and (e.to is None or day <= e.to)]
    return max(valid, key=lambda e: e.from_ or date.min, default=None)
