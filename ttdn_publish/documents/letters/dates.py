"""Dates of letters as each language writes them, with room for what is not known yet."""

from __future__ import annotations

from ttdn_publish.language import locales
from ttdn_publish.language.typography import visible
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.letter import DateForm, DateStyle


def date_words(date: PartialDate | None, style: DateStyle, language: str) -> str:
    """``5 March 2026``, ``1er mars 2026``, ``2026. 3. 5.``, ``令和8年3月5日``; a date that is not wholly known leaves room."""
    if date is None:
        return visible(style.none)
    if date.day and style.form is DateForm.ERA and (year := _year_of_era(date, style)):
        return f"{year}年{date.month}月{date.day}日"
    form = "short" if style.form is DateForm.SHORT else "long"
    words = locales.date(date.year, date.month, date.day, language, form)
    if date.day:
        return words
    return visible(style.no_day if date.month else style.no_month).replace("{date}", words)


def _year_of_era(date: PartialDate, style: DateStyle) -> str:
    """``令和8``; the first year of an era is ``元``. Empty before the first era on record."""
    begun = [era for era in style.eras if era.from_ <= date.first]
    if not begun:
        return ""
    era = max(begun, key=lambda one: one.from_)
    number = date.year - era.from_.year + 1
    return f"{era.name}{'元' if number == 1 else number}"
