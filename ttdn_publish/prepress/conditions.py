"""Printing conditions by name: paper, press and inks that a print file is made for, as dated data with their profiles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats import located
from ttdn_publish.readers.rules import WRONG_VALUE

DEFAULT = "FOGRA39"


@dataclass(frozen=True)
class Condition:
    """A printing condition. ``name`` is its OutputConditionIdentifier in ``registry``; ``ink_limit`` the most ink in percent;
    ``since`` the month of the characterisation (YYYY-MM)."""

    name: str
    info: str
    registry: str
    profile: str
    ink_limit: float
    since: str
    source: str

    def icc(self) -> bytes:
        """The ICC profile."""
        return _profile(self.profile)


@cache
def _profile(name: str) -> bytes:
    return files(__package__).joinpath("profiles", name).read_bytes()


def condition(name: str = DEFAULT, at: Place = Place()) -> Condition:  # noqa: B008 - frozen
    """The condition of this name; ``at`` is where it was chosen. Raises :class:`ContentError`."""
    known = conditions()
    if name not in known:
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        expected = N_("một trong: {values}").format(values=", ".join(known))
        finding = WRONG_VALUE.at(at, message, value=name, key="condition", expected=expected)
        raise ContentError(finding.what(), [finding])
    return known[name]


@cache
def conditions() -> dict[str, Condition]:
    """All conditions that the house knows, by name."""
    text = files(__package__).joinpath("conditions.yaml").read_text("utf-8")
    return {
        name: Condition(
            name,
            entry["info"],
            entry["registry"],
            entry["profile"],
            float(entry["ink_limit"]),
            str(entry["from"]),
            entry["source"],
        )
        for name, entry in located.load(text).items()
    }
