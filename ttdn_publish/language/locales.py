"""Numbers and dates in the languages of the house. The only door to Babel and its CLDR data.

Sources: CLDR (through Babel) for separators and month names; Circular 01/2011/TT-BNV and Decree 30/2020/NĐ-CP for
the Vietnamese official date; the house for the rest (``dates.yaml``).
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from ttdn_publish.language import data
from ttdn_publish.language.codes import LANGUAGES

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
_MINUS = "\u2212"
_TERRITORIES = {"en": "en_GB"}  # British spelling and order of dates


@cache
def locale(language: str) -> Locale:
    """The CLDR locale of a language of the house.

    Raises ``ValueError`` for any other.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    return Locale.parse(_TERRITORIES.get(language, language.replace("-", "_")))


def number(value: Decimal, language: str, decimals: int | None = None) -> str:
    """``value`` with the separators of the language.

    Every digit that was written is kept, zeros at the end too; with ``decimals`` it is rounded half up to so many.
    """
    if not value.is_finite():
        raise ValueError(str(value))
    places = max(0, -int(value.as_tuple().exponent)) if decimals is None else decimals
    pattern = "#,##0" + ("." + "0" * places if places else "")
    with localcontext(prec=max(28, value.adjusted() + places + 3)):  # the usual 28 digits are too few for a long figure
        exact = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0
        return format_decimal(exact, format=pattern, locale=locale(language)).replace("-", _MINUS)


def percent(value: Decimal, language: str, decimals: int | None = None) -> str:
    """``value`` per cent: ``Decimal("19.3")`` → ``19,3%``; French sets a narrow no-break space before the sign."""
    return number(value, language, decimals) + (NARROW_NO_BREAK if language == "fr" else "") + "%"


def is_one(value: Decimal, language: str) -> bool:
    """Whether the language writes what is counted in the singular (CLDR plural rules: French ``1,5 tonne``)."""
    return locale(language).plural_form(abs(value)) == "one"


def date(year: int, month: int = 0, day: int = 0, language: str = "vi", style: str = "long") -> str:
    """A date as far as it is known; 0 stands for an unknown month or day.

    ``style``: ``long`` (ngày 5 tháng 2 năm 2018), ``official`` (ngày 05 tháng 02 năm 2018; elsewhere the long form)
    or ``short`` (5/2/2018). Raises ``ValueError`` when there is no such day or style.
    """
    forms = data.tree("dates.yaml")[language.replace("-Hant", "-Hans")]
    if style not in ("long", "official", "short"):
        raise ValueError(style)
    known = "day" if day and month else "month" if month else "year"
    pattern = forms.get(style, forms["long"])[known]
    if known == "day" and day == 1:
        pattern = forms.get(style, forms["long"]).get("first", pattern)
    if style == "official" and language == "vi":  # a zero only where a figure could be forged: days 1-9, months 1-2
        pattern = pattern.replace("d", "dd" if 0 < day < 10 else "d").replace("M", "MM" if month < 3 else "M")
    return format_date(datetime.date(year, month or 1, day or 1), pattern, locale=locale(language))
