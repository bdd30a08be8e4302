"""Number and symbol, place and date: how they are written, and left blank until the document is issued.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and II.4.
"""

from __future__ import annotations

from ttdn_publish.language import locales
from ttdn_publish.model.agency import Agency
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.regulations.documents import DocumentType, Kind

#: The room that is left for a number, a day, a month and a year that are written in by hand.
_BLANK_NUMBER, _BLANK, _BLANK_YEAR = "\u00a0" * 6, "\u00a0" * 6, "\u00a0" * 8


def symbol(kind: DocumentType, agency: Agency, unit: str) -> str:
    """``KH-UBND`` for a named type, ``UBND-VX`` for a *công văn* (mục II.3): the abbreviations as they are on record."""
    if kind.form.kind is Kind.LETTER:
        return f"{agency.code}-{unit}" if unit else agency.code
    return f"{kind.code}-{agency.code}" if kind.code else agency.code


def number_symbol(number: int | None, symbol: str) -> str:
    """``05/KH-UBND``; a number below 10 has a leading zero, an unknown one leaves room."""
    return f"{_BLANK_NUMBER if number is None else padded(number)}/{symbol}"


def padded(number: int) -> str:
    """``5`` → ``05``."""
    return f"{number:02d}"


def date_words(date: PartialDate | None, language: str = "vi") -> str:
    """``ngày 05 tháng 01 năm 2026``: days below 10 and the months 1 and 2 have a leading zero; what is not known leaves room.

    In another language the date as far as it is known.
    """
    if language != "vi":
        return "" if date is None else locales.date(date.year, date.month, date.day, language)
    day = _BLANK if date is None or not date.day else padded(date.day)
    month = _BLANK if date is None or not date.month else (f"{date.month:02d}" if date.month < 3 else str(date.month))
    year = _BLANK_YEAR if date is None else str(date.year)
    return f"ngày {day} tháng {month} năm {year}"


def place_date(place: str, date: PartialDate | None, language: str = "vi") -> str:
    """``Tiền Giang, ngày 05 tháng 01 năm 2018``; in another language ``Tien Giang, 5 January 2018``."""
    words = date_words(date, language)
    if language.split("-")[0] in ("zh", "ja"):
        return words or place
    return ", ".join(part for part in (place, words) if part)
