"""Likeness of sentences, what two lists share, which words changed."""

from __future__ import annotations

import random
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from ttdn_publish.translation.similarity import ALIKE, MOVED_ALIKE, common, nearest, similarity, word_changes

text = st.text(st.sampled_from("aăâđeê ,.1"), max_size=20)


@given(text, text)
def test_similarity_is_symmetric_and_whole_only_for_equals(one: str, other: str) -> None:
    found = similarity(one, other)
    assert found == similarity(other, one)
    assert 0 <= found <= 100
    assert (found == 100) == (one == other)
    assert similarity(one, other, least=101) == 0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ghe xuông đến từ bốn hướng.", "Ghe xuồng đến từ bốn hướng.", True),
        ("Cảng đón mười tàu trong tháng ba.", "Cảng đón mười hai tàu trong tháng tư.", True),
        ("Mùa nước nổi về sớm", "Người giữ lửa lò gốm", False),
        ("Chợ nổi họp từ năm giờ sáng.", "Trái cây đi đường bộ.", False),
    ],
)
def test_a_version_is_told_from_another_text(one: str, other: str, alike: bool) -> None:
    assert (similarity(one, other) >= ALIKE) is alike
    assert ALIKE < MOVED_ALIKE < 100


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_what_is_common_is_equal_ascending_and_longest(one: list[str], other: list[str]) -> None:
    pairs = common(one, other)
    assert all(one[i] == other[j] for i, j in pairs)
    assert all(i < k and j < n for (i, j), (k, n) in pairwise(pairs))
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            lengths[i][j] = lengths[i - 1][j - 1] + 1 if a == b else max(lengths[i - 1][j], lengths[i][j - 1])
    assert len(pairs) == lengths[-1][-1]


def test_nearest_gives_the_best_first_and_nothing_below_the_least() -> None:
    choices = ["Xem trang sau.", "Xem trang trước.", "Gạo đi đường sông."]
    random.Random(1).shuffle(choices)
    found = nearest("Xem trang sau", choices, 3, 60)
    assert [choices[at] for at, _ in found] == ["Xem trang sau.", "Xem trang trước."]
    assert found[0][1] > found[1][1] >= 60
    assert nearest("Xem trang sau", [], 3, 60) == []
    assert len(nearest("Xem trang sau", choices, 1, 0)) == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Cảng đón mười tàu.", "Cảng đón mười hai tàu.", "Cảng đón mười [+hai ]tàu."),
        ("Ghe xuông đến.", "Ghe xuồng đến.", "Ghe [-xuông][+xuồng] đến."),
        ("Hết rồi.", "Hết.", "Hết[- rồi]."),
        ("Giữ nguyên.", "Giữ nguyên.", "Giữ nguyên."),
        ("", "Mới.", "[+Mới.]"),
    ],
)
def test_word_changes(old: str, new: str, expected: str) -> None:
    shown = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    assert "".join(shown[change.kind].format(change.words) for change in word_changes(old, new)) == expected


@given(text, text)
def test_word_changes_are_both_texts(old: str, new: str) -> None:
    changes = word_changes(old, new)
    assert "".join(c.words for c in changes if c.kind != "new") == old
    assert "".join(c.words for c in changes if c.kind != "gone") == new
    assert all(c.words for c in changes)
    assert all(
        (a.kind, b.kind) in {("same", "gone"), ("same", "new"), ("gone", "new"), ("gone", "same"), ("new", "same")}
        for a, b in pairwise(changes)
    )
