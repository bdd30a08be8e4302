"""Golden tables of numbers, dates, periods and amounts. ``␣`` is a no-break space, ``⍽`` a narrow one."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.language import locales, periods, quantities
from ttdn_publish.language.codes import LANGUAGES
from ttdn_publish.language.typography import visible

SIX = ("vi", "en", "fr", "zh-Hans", "ja", "ko")

NUMBERS = """
value      | vi           | en           | fr           | zh-Hans
1234567.8  | 1.234.567,8  | 1,234,567.8  | 1⍽234⍽567,8  | 1,234,567.8
1762300    | 1.762.300    | 1,762,300    | 1⍽762⍽300    | 1,762,300
-0.50      | −0,50        | −0.50        | −0,50        | −0.50
2.5E+9     | 2.500.000.000 | 2,500,000,000 | 2⍽500⍽000⍽000 | 2,500,000,000
"""

AMOUNTS = """
value          | unit      | vi                   | en                | fr                           | zh-Hans         | ja             | ko
2500000000     | USD       | 2,5␣tỷ␣USD           | USD␣2.5␣billion   | 2,5␣milliards␣USD            | 25亿美元        | 25億米ドル     | 25억␣달러
558000000      | USD       | 558␣triệu␣USD        | USD␣558␣million   | 558␣millions␣USD             | 5.58亿美元      | 5.58億米ドル   | 5.58억␣달러
51700000000000 | VND       | 51,7␣nghìn␣tỷ␣đồng   | VND␣51.7␣trillion | 51⍽700␣milliards␣de dôngs    | 51.7万亿越南盾  | 51.7兆ドン     | 51.7조␣동
29356000000000 | VND       | 29.356␣tỷ␣đồng       | VND␣29.356␣trillion | 29⍽356␣milliards␣de dôngs  | 29.356万亿越南盾 | 29.356兆ドン  | 29.356조␣동
60000          | VND/kg    | 60.000␣đồng/kg       | VND␣60,000/kg     | 60⍽000␣dôngs/kg              | 60,000越南盾/公斤 | 60,000ドン/kg | 60,000␣동/kg
410            | triệu USD | 410␣triệu␣USD        | USD␣410␣million   | 410␣millions␣USD             | 4.1亿美元       | 4.1億米ドル    | 4.1억␣달러
1234567        | USD       | 1.234.567␣USD        | USD␣1,234,567     | 1⍽234⍽567␣USD                | 1,234,567美元   | 1,234,567米ドル | 1,234,567␣달러
1762300        | người     | 1.762.300␣người      | 1,762,300␣people  | 1⍽762⍽300␣personnes          | 1,762,300人     | 1,762,300人    | 1,762,300명
1              | dự án     | 1␣dự án              | 1␣project         | 1␣projet                     | 1个项目         | 1件のプロジェクト | 1개 프로젝트
1.5            | tấn       | 1,5␣tấn              | 1.5␣tonnes        | 1,5␣tonne                    | 1.5吨           | 1.5トン        | 1.5톤
19.3           | %         | 19,3%                | 19.3%             | 19,3⍽%                       | 19.3%           | 19.3%          | 19.3%
2510.5         | km²       | 2.510,5␣km²          | 2,510.5␣km²       | 2⍽510,5␣km²                  | 2,510.5平方公里 | 2,510.5平方キロメートル | 2,510.5㎢
5              | chiếc     | 5␣chiếc              | 5␣chiếc           | 5␣chiếc                      | 5␣chiếc         | 5␣chiếc        | 5␣chiếc
"""

DATES = """
written     | style    | vi                           | en            | fr           | zh-Hans      | ja           | ko
2018-03-30  | long     | ngày 30 tháng 3 năm 2018     | 30 March 2018 | 30 mars 2018 | 2018年3月30日 | 2018年3月30日 | 2018년 3월 30일
2018-03-01  | long     | ngày 1 tháng 3 năm 2018      | 1 March 2018  | 1er mars 2018 | 2018年3月1日 | 2018年3月1日 | 2018년 3월 1일
2018-02-05  | official | ngày 05 tháng 02 năm 2018    | 5 February 2018 | 5 février 2018 | 2018年2月5日 | 2018年2月5日 | 2018년 2월 5일
2018-10-25  | official | ngày 25 tháng 10 năm 2018    | 25 October 2018 | 25 octobre 2018 | 2018年10月25日 | 2018年10月25日 | 2018년 10월 25일
2018-03-30  | short    | 30/3/2018                    | 30 Mar 2018   | 30/03/2018   | 2018/3/30    | 2018/3/30    | 2018. 3. 30.
2018-03     | long     | tháng 3 năm 2018             | March 2018    | mars 2018    | 2018年3月    | 2018年3月    | 2018년 3월
1973        | long     | 1973                         | 1973          | 1973         | 1973年       | 1973年       | 1973년
"""

PERIODS = """
kind    | number | end        | vi                     | en                          | fr                            | zh-Hans          | ja               | ko
year    | 2018   | 2018-12-31 | năm 2018               | 2018                        | 2018                          | 2018年           | 2018年           | 2018년
quarter | 1      | 2018-03-31 | quý I năm 2018         | Q1 2018                     | 1er trimestre 2018            | 2018年第一季度   | 2018年第1四半期  | 2018년 1분기
half    | 1      | 2018-06-30 | 6 tháng đầu năm 2018   | first half of 2018          | 1er semestre 2018             | 2018年上半年     | 2018年上半期     | 2018년 상반기
months  | 9      | 2018-09-30 | 9 tháng đầu năm 2018   | first nine months of 2018   | neuf premiers mois de 2018    | 2018年前9个月    | 2018年1〜9月     | 2018년 1~9월
month   | 3      | 2018-03-31 | tháng 3 năm 2018       | March 2018                  | mars 2018                     | 2018年3月        | 2018年3月        | 2018년 3월
day     | 15     | 2018-03-15 | ngày 15 tháng 3 năm 2018 | 15 March 2018             | 15 mars 2018                  | 2018年3月15日    | 2018年3月15日    | 2018년 3월 15일
"""


def cells(table: str) -> list[dict[str, str]]:
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("row", cells(NUMBERS), ids=lambda row: row["value"])
def test_numbers(row: dict[str, str]) -> None:
    for language in ("vi", "en", "fr", "zh-Hans"):
        assert locales.number(Decimal(row["value"]), language) == visible(row[language])


@pytest.mark.parametrize("row", cells(AMOUNTS), ids=lambda row: f"{row['value']} {row['unit']}")
def test_amounts(row: dict[str, str]) -> None:
    for language in SIX:
        assert quantities.quantity(Decimal(row["value"]), row["unit"], language) == visible(row[language]), language


@pytest.mark.parametrize("row", cells(DATES), ids=lambda row: f"{row['written']} {row['style']}")
def test_dates(row: dict[str, str]) -> None:
    year, month, day = ([int(part) for part in row["written"].split("-")] + [0, 0])[:3]
    for language in SIX:
        assert locales.date(year, month, day, language, row["style"]) == row[language], language


@pytest.mark.parametrize("row", cells(PERIODS), ids=lambda row: row["kind"])
def test_periods(row: dict[str, str]) -> None:
    for language in SIX:
        end = date.fromisoformat(row["end"])
        assert periods.name(row["kind"], 2018, int(row["number"]), end, language) == row[language], language


@pytest.mark.parametrize(("kind", "number"), [("decade", 1), ("quarter", 5), ("half", 3)])
def test_impossible_periods(kind: str, number: int) -> None:
    with pytest.raises(ValueError, match=kind):
        periods.name(kind, 2018, number, date(2018, 12, 31), "vi")


def test_unknown_language_and_no_number() -> None:
    with pytest.raises(ValueError, match="xx"):
        locales.number(Decimal(1), "xx")
    with pytest.raises(ValueError, match="NaN"):
        locales.number(Decimal("NaN"), "vi")


def test_rounding_is_half_up_and_only_on_request() -> None:
    assert locales.number(Decimal("2.345"), "vi") == "2,345"
    assert locales.number(Decimal("2.345"), "vi", 2) == "2,35"


def test_bare_has_the_same_scale() -> None:
    assert quantities.bare(Decimal(2500000000), "USD", "vi") == "2,5"
    assert quantities.bare(Decimal(60000), "VND", "vi") == "60.000"
    assert quantities.bare(Decimal(2500000000), "USD", "zh-Hans") == "25"


def test_unit_names() -> None:
    names = [quantities.unit_name("triệu USD", language) for language in SIX]
    assert names == ["triệu USD", "USD million", "millions USD", "百万美元", "百万米ドル", "백만 달러"]
    assert quantities.unit_name("nghìn đồng/kg", "fr") == "milliers de dôngs/kg"
    assert quantities.known("USD/kg")
    assert not quantities.known("chiếc")


amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=3, allow_nan=False, allow_infinity=False)
SEPARATORS = {"vi": (".", ","), "fr": ("\u202f", ",")}
ZEROS = {"tỷ": 9, "triệu": 6, "nghìn": 3, "billion": 9, "million": 6, "trillion": 12}


@given(amounts, st.sampled_from(LANGUAGES))
def test_no_digit_is_lost_in_numbers(value: Decimal, language: str) -> None:
    thousands, point = SEPARATORS.get(language, (",", "."))
    written = locales.number(value, language).replace(thousands, "").replace(point, ".").replace("−", "-")
    assert Decimal(written) == value


@given(st.integers(-(10**6), 10**6), st.integers(0, 12), st.sampled_from(["vi", "en"]))
def test_no_digit_is_lost_in_money(figure: int, zeros: int, language: str) -> None:
    value = Decimal(figure).scaleb(zeros)
    words = quantities.money(value, "USD", language).replace("\u00a0", " ").replace("−", "-")
    thousands, point = SEPARATORS.get(language, (",", "."))
    number = re.search(r"-?\d[\d.,]*", words)
    assert number is not None
    read = Decimal(number[0].replace(thousands, "").replace(point, "."))
    assert read.scaleb(sum(zeros for word, zeros in ZEROS.items() if word in words.split())) == value
