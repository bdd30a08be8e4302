"""Labels of administrative documents: what a line begins with, and what its label counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.language.levels import POINT_LETTERS, Level, is_title, marker, ordinal, roman


@pytest.mark.parametrize(
    ("line", "level", "label", "words"),
    [
        ("Phần thứ hai", Level.PART, "Phần thứ hai", ""),
        ("Phần II", Level.PART, "Phần II", ""),
        ("Chương III", Level.CHAPTER, "Chương III", ""),
        ("Chương I. QUY ĐỊNH CHUNG", Level.CHAPTER, "Chương I", "QUY ĐỊNH CHUNG"),
        ("Mục 2", Level.SECTION, "Mục 2", ""),
        ("Tiểu mục 1. LỄ TÂN", Level.SUBSECTION, "Tiểu mục 1", "LỄ TÂN"),
        ("Điều 3. Trách nhiệm thi hành", Level.ARTICLE, "Điều 3.", "Trách nhiệm thi hành"),
        ("IV. TỔ CHỨC THỰC HIỆN", Level.HEADING, "IV.", "TỔ CHỨC THỰC HIỆN"),
        ("10. Bộ Chỉ huy Quân sự tỉnh", Level.CLAUSE, "10.", "Bộ Chỉ huy Quân sự tỉnh"),
        ("1.Sở Ngoại vụ", Level.CLAUSE, "1.", "Sở Ngoại vụ"),
        ("1. 02 phiên bản", Level.CLAUSE, "1.", "02 phiên bản"),
        ("2.1. Nội dung", Level.SUBCLAUSE, "2.1.", "Nội dung"),
        ("đ) Thông tin, tuyên truyền", Level.POINT, "đ)", "Thông tin, tuyên truyền"),
        ("a. Cách viết cũ", Level.POINT, "a.", "Cách viết cũ"),
        ("- Cộng đồng ASEAN:", Level.DASH, "-", "Cộng đồng ASEAN:"),
        ("– Gạch dài", Level.DASH, "–", "Gạch dài"),
        ("-Không có dấu cách", Level.DASH, "-", "Không có dấu cách"),
        ("+ Đẩy mạnh thông tin", Level.PLUS, "+", "Đẩy mạnh thông tin"),
    ],
)
def test_a_line_with_a_label(line: str, level: Level, label: str, words: str) -> None:
    found = marker(line)
    assert found is not None
    assert (found.level, found.label, found.words) == (level, label, words)


@pytest.mark.parametrize(
    "line",
    [
        "Nguồn kinh phí được bố trí từ ngân sách địa phương.",
        "Điều 3 của Quy chế này",
        "Mục đích của đợt tập huấn",
        "Phần việc còn lại giao Sở Ngoại vụ.",
        "1.234 đại biểu dự hội nghị",
        "25/11/2018 là hạn gửi báo cáo",
        "30.4 là ngày lễ",
        "C. Mác và Ph. Ăng-ghen",
        "-5 độ C",
        "+84 273 là mã gọi",
        "I.",
        "a)",
        "",
    ],
)
def test_a_line_without_one(line: str) -> None:
    assert marker(line) is None


@given(st.sampled_from(["I.", "12.", "1.2.", "a)", "đ)", "-", "+", "Điều 4."]), st.text("abđ cớ,.", min_size=1))
def test_no_word_is_lost(label: str, words: str) -> None:
    found = marker(f"{label} {words}")
    text = f"{label} {words}".strip()
    if found is not None:
        assert f"{found.label} {found.words}".split() == text.split()


def test_points_count_with_dd_and_without_f_j_w_z() -> None:
    assert [ordinal(f"{letter})") for letter in "adđeghi"] == [1, 4, 5, 6, 7, 8, 9]
    assert not set("fjwzăâêôơư") & set(POINT_LETTERS)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("IV.", 4),
        ("XIX.", 19),
        ("Chương IX", 9),
        ("Điều 12.", 12),
        ("Phần thứ ba", 3),
        ("7.", 7),
        ("2.3.", None),
        ("-", None),
    ],
)
def test_what_a_label_counts(label: str, number: int | None) -> None:
    assert ordinal(label) == number


@given(st.integers(1, 39))
def test_roman_figures_there_and_back(number: int) -> None:
    assert ordinal(f"{roman(number)}.") == number


@pytest.mark.parametrize(
    ("words", "title"),
    [("Sở Ngoại vụ", True), ("Tham mưu, giúp Ủy ban nhân dân tỉnh.", False), ("Cộng đồng ASEAN:", False), ("", False)],
)
def test_a_title_ends_like_a_name(words: str, title: bool) -> None:
    assert is_title(words) is title
