"""What all publications share: the registers of organisations, people, indicators and agency profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ttdn_publish.model.agency import Agency
from ttdn_publish.model.indicator import Indicator
from ttdn_publish.model.organisation import Organisation, Person


@dataclass(frozen=True)
class Registers:
    """Organisations and people by id, indicators by ``key/period``, the profiles by which bodies issue documents."""

    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    agencies: tuple[Agency, ...] = ()
