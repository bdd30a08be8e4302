"""Dates as people give them: a year, a month, a day; and the periods of statistics."""

from __future__ import annotations

import calendar as _calendar
import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day. 0 stands for an unknown month or day."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """Read ``1973``, ``1973-03``, ``1973-03-23`` or the Vietnamese ``23/3/1973``, ``3/1973``.

        Raises ``ValueError`` when it is none of these or no such day exists.
        """
        text = written.strip()
        if match := re.fullmatch(r"(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text):
            year, month, day = (int(part or 0) for part in match.groups())
        elif match := re.fullmatch(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", text):
            day, month, year = (int(part or 0) for part in match.groups())
        else:
            raise ValueError(written)
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<months>\d{1,2})M|"
    r"(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}))?))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A statistical period: ``2017``, ``2018-Q1``, ``2018-H1``, ``2017-9M``, ``2018-03`` or ``2018-03-15``."""

    written: str
    kind: str
    year: int
    number: int
    end: date

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read a period; raises ``ValueError`` when it is not one."""
        match = _PERIOD.fullmatch(written.strip())
        if match is None:
            raise ValueError(written)
        year = int(match["year"])
        for kind, months_each in (("quarter", 3), ("half", 6), ("months", 1)):
            if match[kind]:
                number = int(match[kind])
                last = number * months_each
                if not 1 <= last <= 12:
                    raise ValueError(written)
                return cls(written.strip(), kind, year, number, _month_end(year, last))
        if match["day"]:
            end = date(year, int(match["month"]), int(match["day"]))
            return cls(written.strip(), "day", year, end.day, end)
        if match["month"]:
            month = int(match["month"])
            return cls(written.strip(), "month", year, month, _month_end(year, month))
        return cls(written.strip(), "year", year, year, date(year, 12, 31))


def _month_end(year: int, month: int) -> date:
    return date(year, month, _calendar.monthrange(year, month)[1])
