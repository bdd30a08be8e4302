"""Vietnamese dates, periods and figures that stand alone, said in another language: *Tháng 3*, *Quý I năm 2018*, *12,5%*."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ttdn_publish.language import locales, periods

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})(?:\s+tháng\s+(\d{1,2})\s+năm\s+|/(\d{1,2})/)(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(\d{1,2})(?:\s+năm\s+|/)(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"quý\s+(I{1,3}|IV|[1-4])(?:\s+năm\s+|/)(\d{4})", re.IGNORECASE)
_FIGURE = re.compile(r"([-−]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?(\s*%)?")


def moment(words: str, language: str) -> str | None:
    """A Vietnamese date or period that is all of ``words``, in ``language``; ``None`` when it is none or no such day exists."""
    text = words.strip()
    try:
        if match := _DAY.fullmatch(text):
            when = date(int(match[4]), int(match[2] or match[3]), int(match[1]))
            return locales.date(when.year, when.month, when.day, language)
        if match := _MONTH.fullmatch(text):
            return locales.date(date(int(match[2]), int(match[1]), 1).year, int(match[1]), language=language)
        if match := _QUARTER.fullmatch(text):
            number = _ROMAN.get(match[1].upper()) or int(match[1])
            return periods.name("quarter", int(match[2]), number, date(int(match[2]), number * 3, 28), language)
        if match := _YEAR.fullmatch(text):
            return periods.name("year", int(match[1]), 1, date(int(match[1]), 12, 31), language)
    except ValueError:
        return None
    return None


def figure(words: str, language: str) -> str | None:
    """A Vietnamese figure (``1.234,5``, ``12,5%``) that is all of ``words``, in ``language``; ``None`` when it is none."""
    match = _FIGURE.fullmatch(words.strip())
    if match is None:
        return None
    sign, whole, fraction, per_cent = match.groups()
    value = Decimal(f"{'-' if sign else ''}{whole.replace('.', '')}" + (f".{fraction}" if fraction else ""))
    return locales.percent(value, language) if per_cent else locales.number(value, language)
