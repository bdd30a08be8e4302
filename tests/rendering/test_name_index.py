"""The index of a directory: own names, letters, columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.model.brochure import Enterprise
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.rendering.name_index import IndexLine, index_lines, own_name, spread


def enterprise(name: str, key: str = "") -> Enterprise:
    return Enterprise(key=key or name, name=Text((Plain(name),)))


@pytest.mark.parametrize(
    ("name", "own", "form"),
    [
        ("Công ty TNHH Mẫu 01", "Mẫu 01", "Công ty TNHH"),
        ("Công ty TNHH một thành viên Mẫu", "Mẫu", "Công ty TNHH một thành viên"),
        ("Công ty cổ phần Mẫu", "Mẫu", "Công ty cổ phần"),
        ("Hợp tác xã  Mẫu", "Mẫu", "Hợp tác xã"),
        ("Mau 01 Co., Ltd.", "Mau 01 Co., Ltd.", ""),
        ("Hợp tác xã", "Hợp tác xã", ""),
    ],
)
def test_own_names(name: str, own: str, form: str) -> None:
    assert own_name(name) == (own, form)


def test_lines_are_in_the_order_of_the_alphabet_by_own_names() -> None:
    names = ["Cơ sở Ba Mẫu", "Công ty TNHH Đa Mẫu", "Hợp tác xã An Mẫu", "Công ty cổ phần Dừa Mẫu", "9 Mẫu", "Ấm Mẫu"]
    lines = index_lines([enterprise(name) for name in names], {"Ấm Mẫu": 7})
    assert [line.name for line in lines] == ["9 Mẫu", "An Mẫu", "Ấm Mẫu", "Ba Mẫu", "Dừa Mẫu", "Đa Mẫu"]
    assert [line.letter for line in lines] == ["0–9", "A", "A", "B", "D", "Đ"]
    assert [line.opens for line in lines] == [True, True, False, True, True, True]
    assert [line.page for line in lines] == [None, None, 7, None, None, None]


@given(st.lists(st.integers(1, 30), max_size=7), st.integers(1, 30))
def test_columns_keep_every_line_in_its_order(full: list[int], last: int) -> None:
    counts = [30] * len(full) + [last]
    lines = [IndexLine(enterprise(str(n)), str(n), "", n) for n in range(sum(counts))]
    columns, start = [], 0
    for count in counts:
        columns.append(lines[start : start + count])
        start += count
    pages = spread(columns)
    assert [line for page in pages for column in page for line in column] == lines
    assert len(pages) == -(-len(columns) // 2)
    assert all(len(column) <= 30 for page in pages for column in page)
    assert all(len(page[0]) >= len(page[1]) for page in pages)
