"""Dates known in part, and statistical periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.model.calendar import PartialDate, Period


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1973", date(1973, 1, 1), date(1973, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018-03-30", date(2018, 3, 30), date(2018, 3, 30)),
        ("30/3/2018", date(2018, 3, 30), date(2018, 3, 30)),
        ("8/2008", date(2008, 8, 1), date(2008, 8, 31)),
    ],
)
def test_a_partial_date_covers_its_days(written: str, first: date, last: date) -> None:
    when = PartialDate.parse(written)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("written", ["", "hôm qua", "2018-13", "2018-02-30", "31/4/2018", "18-3-2"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(written)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_full_date_survives_writing_and_reading(day: date) -> None:
    assert PartialDate.parse(str(PartialDate(day.year, day.month, day.day))).first == day


@pytest.mark.parametrize(
    ("written", "kind", "end"),
    [
        ("2017", "year", date(2017, 12, 31)),
        ("2018-Q1", "quarter", date(2018, 3, 31)),
        ("2018-H1", "half", date(2018, 6, 30)),
        ("2017-9M", "months", date(2017, 9, 30)),
        ("2016-02", "month", date(2016, 2, 29)),
        ("2018-03-15", "day", date(2018, 3, 15)),
    ],
)
def test_periods_end_where_they_should(written: str, kind: str, end: date) -> None:
    period = Period.parse(written)
    assert (period.kind, period.end) == (kind, end)


@pytest.mark.parametrize("written", ["2018-Q5", "2018-13M", "2018-H3", "quý I", "2018-1", ""])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(written)
