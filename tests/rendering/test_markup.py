"""Texts as HTML: what typography sees, and what stays together."""

from __future__ import annotations

import pytest

from ttdn_publish.model.text import Emphasis, Inline, NoBreakSpace, Plain, Text
from ttdn_publish.rendering.markup import InlineWriter
from ttdn_publish.translation.speaking import Speaker


@pytest.mark.parametrize(
    ("language", "inlines", "html"),
    [
        ("vi", (Plain("5"), NoBreakSpace(), Plain("tấn – giá")), "5\u00a0tấn\u00a0– giá"),
        ("fr", (Plain("Prix"), NoBreakSpace(), Plain(": 5"), NoBreakSpace(), Plain("%")), "Prix\u00a0: 5\u202f%"),
        ("vi", (Emphasis((Plain("5"), NoBreakSpace(narrow=True), Plain("tấn"))),), "<em>5\u202ftấn</em>"),
    ],
)
def test_typography_sees_no_break_spaces_as_signs(language: str, inlines: tuple[Inline, ...], html: str) -> None:
    said = Speaker(lambda same, _: same, ()).text(Text(inlines))
    assert InlineWriter(language, "mẫu").html(said) == html


def test_a_text_that_nobody_has_spoken_prints_the_sign() -> None:
    text = Text((Plain("5"), NoBreakSpace(), Plain("tấn gạo")))
    assert InlineWriter("vi", "mẫu").html(text) == "5\u00a0tấn gạo"
    assert InlineWriter("vi", "mẫu").heading(text) == "5\u00a0tấn\u00a0gạo"
    assert InlineWriter("vi", "mẫu").plain(text) == "5\u00a0tấn gạo"
