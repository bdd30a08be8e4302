"""Words and the codes among them: what is typed, what is said."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from ttdn_publish.model.text import Emphasis, Inline, NoBreakSpace, Plain, inlines_of, plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        ("5 tấn", (Plain("5 tấn"),)),
        ("5\u00a0tấn", (Plain("5"), NoBreakSpace(), Plain("tấn"))),
        ("\u202f%\u00a0", (NoBreakSpace(narrow=True), Plain("%"), NoBreakSpace())),
        ("a\u2007b\u2060c", (Plain("a\u2007b\u2060c"),)),  # figure spaces and word joiners are signs like others
    ],
)
def test_no_break_spaces_among_words_are_codes(typed: str, expected: tuple[Inline, ...]) -> None:
    assert inlines_of(typed) == expected


@given(st.text(st.sampled_from("aắ \u00a0\u202f\n"), max_size=12))
def test_what_is_typed_is_what_is_said(typed: str) -> None:
    inlines = inlines_of(typed)
    assert plain((Emphasis(inlines),)) == plain(inlines) == typed
    assert all(not {"\u00a0", "\u202f"} & set(item.text) for item in inlines if isinstance(item, Plain))
