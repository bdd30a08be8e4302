"""Names of statistical periods: quý I năm 2018, Q1 2018, 1er trimestre 2018, 2018年第一季度.

Templates and their sources are in ``periods.yaml``.
"""

from __future__ import annotations

from datetime import date

from ttdn_publish.language import data, locales

KINDS = ("year", "quarter", "half", "months", "month", "day")


def name(kind: str, year: int, number: int, end: date, language: str = "vi") -> str:
    """The period as it is printed: ``name("quarter", 2018, 1, date(2018, 3, 31))`` → ``quý I năm 2018``.

    ``number`` is the quarter, the half or how many months from January; months and days are read from ``end``.
    Raises ``ValueError`` for an unknown kind or a number that the kind does not have.
    """
    if kind == "day":
        return locales.date(end.year, end.month, end.day, language)
    if kind == "month" or (kind == "months" and number == 1):
        return locales.date(year, end.month, language=language)
    forms = data.tree("periods.yaml")[language.replace("-Hant", "-Hans")]
    if kind not in KINDS:
        raise ValueError(kind)
    if kind == "year":
        return str(forms["year"]).format(year=year)
    if not 1 <= number <= {"quarter": 4, "half": 2, "months": 12}[kind]:
        raise ValueError(f"{kind} {number}")
    template = forms[kind][number - 1] if isinstance(forms[kind], list) else forms[kind]
    words = forms.get("words")
    return str(template).format(year=year, n=number, word=words[number - 1] if words else number)
