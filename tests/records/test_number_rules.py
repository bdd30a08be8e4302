"""What is said about a book of numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ttdn_publish.model.number import Cancellation, Issuance, NumberBook, Reservation, Series, TakenNumber
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.records.number_rules import RULES, check

AT = dt.datetime(2018, 3, 30, 9, 0, tzinfo=VIETNAM_TIME)


def issued(date: str, document: str = "") -> Issuance:
    return Issuance(date=dt.date.fromisoformat(date), abstract="Mẫu", document=document, by="Trần Thị Mẫu", at=AT)


def held(document: str = "") -> Reservation:
    return Reservation(holder="Nguyễn Văn Mẫu", reason="mẫu", document=document, by="Trần Thị Mẫu", at=AT)


GONE = Cancellation(reason="mẫu", by="Trần Thị Mẫu", at=AT)


def book(*entries: Any, name: str = "chung") -> NumberBook:
    """A book of numbers, each with what happened to it."""
    series = Series("ubnd-tinh", 2018, name)
    return NumberBook(series, tuple(TakenNumber(series, number, tuple(events)) for number, *events in entries))


def said(found: NumberBook) -> list[str]:
    return [f"{f.place.file.removeprefix('content/records/numbers/')} {f.rule.id} {f.what()}" for f in check(found)]


def test_a_good_book_is_silent() -> None:
    good = book((1, issued("2018-01-02")), (2, held("a")), (3, held(), issued("2018-01-02")), (4, held(), GONE))
    assert said(good) == []


def test_a_date_lies_in_the_year_of_its_series() -> None:
    assert said(book((1, issued("2019-01-02")))) == [
        "ubnd-tinh/2018/chung/0001.json VB-N04 Số 01: ngày văn bản 02/01/2019 không thuộc năm 2018."
    ]


def test_a_date_is_not_earlier_than_that_of_a_lower_number() -> None:
    found = book(
        (1, issued("2018-03-05")),
        (2, issued("2018-03-09"), GONE),
        (3, issued("2018-03-07")),
        (4, issued("2018-03-06")),
        (5, issued("2018-03-06")),
        (6, issued("2018-03-07")),
    )
    assert said(found) == [
        "ubnd-tinh/2018/chung/0004.json VB-N05 Số 04 ghi ngày 06/03/2018, sớm hơn ngày 07/03/2018 của số 03.",
        "ubnd-tinh/2018/chung/0005.json VB-N05 Số 05 ghi ngày 06/03/2018, sớm hơn ngày 07/03/2018 của số 03.",
    ]


def test_unknown_numbers_gaps_and_stray_files_are_said() -> None:
    found = book((2, None), (3, held(), None), (9, held()))
    assert said(NumberBook(found.series, found.numbers, ("0009 (1).json",))) == [
        "ubnd-tinh/2018/chung/0002.json VB-N06 Số 02 đã lấy nhưng không rõ: tệp trống, dở dang hoặc không phải của số này.",
        "ubnd-tinh/2018/chung/0003.json VB-N06 Số 03 đã lấy nhưng không rõ: tệp trống, dở dang hoặc không phải của số này.",
        "ubnd-tinh/2018/chung/0001.json VB-N07 Không có số 01 trong sổ.",
        "ubnd-tinh/2018/chung/0004.json VB-N07 Không có số 04–08 trong sổ.",
        "ubnd-tinh/2018/chung/0009 (1).json VB-N08 Tệp “0009 (1).json” không do chương trình ghi.",
    ]
    assert "number cancel 02" in next(check(found)).way_out()


def test_a_document_bears_one_number_but_may_be_copied_often() -> None:
    twice = ((1, issued("2018-03-05", "a")), (2, held("a"), GONE), (3, held("a")), (4, issued("2018-03-06", "b")))
    assert said(book(*twice)) == ["ubnd-tinh/2018/chung/0003.json VB-N09 Văn bản “a” có hai số: 01 và 03."]
    assert said(book(*twice, name="sao")) == []


def test_rules_have_numbers_of_their_own() -> None:
    assert [rule.id for rule in RULES] == [f"VB-N{number:02d}" for number in range(4, 11)]
