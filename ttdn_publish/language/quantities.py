"""Amounts with their unit, for print, from machine values.

``quantity(Decimal(2500000000), "USD", "fr")`` → ``2,5 milliards USD``. Forms, scales and their sources are in
``units.yaml``. No digit is lost: a scale word is used only where the scaled figure is exact within few decimals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ttdn_publish.language import data, locales


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit code taken apart: ``triệu USD/kg`` is the currency USD, 10^6, per kg."""

    code: str
    power: int
    per: str

    @property
    def is_money(self) -> bool:
        return self.code in data.tree("units.yaml")["currencies"]


@cache
def _unit(written: str) -> _Unit:
    tables = data.tree("units.yaml")
    written = written.strip()
    if written in tables["units"]:
        return _Unit(written, 0, "")
    head, _, per = (part.strip() for part in written.partition("/"))
    code, power = tables["aliases"].get(head, (head, 0))
    return _Unit(code, power, tables["aliases"].get(per, (per, 0))[0])


def known(unit: str) -> bool:
    """Whether ``unit`` has a form in every language; any other is printed as it is written."""
    tables, parts = data.tree("units.yaml"), _unit(unit)
    return (parts.code in tables["units"] or parts.is_money) and (not parts.per or parts.per in tables["per"])


def quantity(value: Decimal, unit: str, language: str = "vi") -> str:
    """``value`` with its unit in the manner of ``language``; an unknown unit follows the figure as it is written."""
    parts = _unit(unit)
    exact = value.scaleb(parts.power) if parts.power else value
    if parts.is_money:
        text = money(exact, parts.code, language)
    elif parts.code:
        text = _fill(_form("units", parts.code, language), locales.number(exact, language), exact, language)
    else:
        text = locales.number(exact, language)
    return text + _per(parts.per, language)


def money(value: Decimal, currency: str, language: str = "vi") -> str:
    """An amount of money with scale words: ``2,5 tỷ USD``, ``USD 2.5 billion``, ``25亿美元``."""
    tables = data.tree("units.yaml")["currencies"]
    forms = _in(tables[currency], language) if currency in tables else {"form": _fallback(currency, language)}
    figure, word = _scaled(value, language)
    form = forms.get("scaled", forms["form"]) if word else forms["form"]
    return _fill(form, locales.number(figure, language) + word, value, language)


def bare(value: Decimal, unit: str, language: str = "vi") -> str:
    """The figure that :func:`quantity` prints, without scale word and unit: ``2,5`` of ``2,5 tỷ USD``."""
    parts = _unit(unit)
    exact = value.scaleb(parts.power) if parts.power else value
    return locales.number(_scaled(exact, language)[0] if parts.is_money else exact, language)


def unit_name(unit: str, language: str = "vi") -> str:
    """The unit alone, as an axis or a table head names it: ``triệu USD`` → ``USD million``, ``百万美元``."""
    parts, tables = _unit(unit), data.tree("units.yaml")
    if parts.is_money:
        name = str(_in(tables["currencies"][parts.code], language)["name"])
        if parts.power:
            name = str(_in(tables["scale_names"][parts.power], language)).format(name)
            name = name.replace("millions de USD", "millions USD").replace("milliards de USD", "milliards USD")
            name = name.replace("de euros", "d’euros")
    else:
        name = _form("units", parts.code, language).split("|")[-1].replace("{}", "").replace("~", "").strip()
    return name + _per(parts.per, language)


def _scaled(value: Decimal, language: str) -> tuple[Decimal, str]:
    """``value`` in the largest scale that loses nothing, and the scale's word with the space before it."""
    for power, words, decimals, smallest in _in(data.tree("units.yaml")["scales"], language):
        if abs(value) < Decimal(1).scaleb(smallest):
            continue
        figure = _plain(value.scaleb(-power))
        if -int(figure.as_tuple().exponent) <= decimals:
            one, _, other = str(words).partition("|")
            word = one if not other or locales.is_one(figure, language) else other
            return figure, word.replace(" ", locales.NO_BREAK)
    return value, ""


def _plain(value: Decimal) -> Decimal:
    """``value`` without zeros at the end and without a positive exponent."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if int(short.as_tuple().exponent) > 0 else short


def _form(table: str, code: str, language: str) -> str:
    forms = data.tree("units.yaml")[table].get(code)
    return "{} " + code if forms is None else str(_in(forms, language))


def _fallback(currency: str, language: str) -> str:
    return f"{currency} {{}}" if language == "en" else f"{{}} {currency}"


def _in(forms: dict[str, Any], language: str) -> Any:
    """The form of a language; Traditional Chinese takes the Simplified one, ``all`` serves the rest."""
    locales.locale(language)
    return forms[next(key for key in (language, language.replace("-Hant", "-Hans"), "all") if key in forms)]


def _fill(form: str, figure: str, value: Decimal, language: str) -> str:
    one, _, other = form.partition(" | ")
    chosen = one if not other or locales.is_one(value, language) else other
    spaced = chosen.replace("{} ", "{}" + locales.NO_BREAK).replace(" {}", locales.NO_BREAK + "{}")
    return spaced.replace("~", locales.NARROW_NO_BREAK).replace("{}", figure)


def _per(per: str, language: str) -> str:
    if not per:
        return ""
    forms = data.tree("units.yaml")["per"].get(per)
    return f"/{per}" if forms is None else str(_in(forms, language)).replace(" ", locales.NO_BREAK)
