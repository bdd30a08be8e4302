"""YAML with places: nothing is guessed, nothing explodes, every mistake has a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.formats.located import YamlProblem, parse


def test_scalars_stay_as_they_were_written() -> None:
    node = parse('a: NO\nb: 0273 123\nc: 2018-03-30\nd: "12"\ne:\nf: ~\ng: on')
    assert node is not None
    assert node.raw() == {"a": "NO", "b": "0273 123", "c": "2018-03-30", "d": "12", "e": None, "f": None, "g": "on"}


def test_lines_are_those_of_the_file() -> None:
    node = parse("a: 1\nb:\n  - x: 2\n    y: 3\n", first_line=10)
    assert node is not None
    assert node.line_of(("b", 0, "y")) == 13
    assert node.line_of(("b", 0, "missing")) == 12
    assert node.line_of(("nowhere",)) == 10


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2\n", 2, "lặp lại"),
        ("a: &x 1\nb: *x\n", 1, "neo"),
        ("a: !!python/object:os.system x\n", 1, "thẻ"),
        ("a: b: c\n", 1, "hai chấm"),
        ("a:\n\t- x\n", 2, "Tab"),
        ('a: "mở\nb: 1\n', 1, "ngoặc kép"),
        ("a: [1, 2\nb: 3\n", 2, "ngoặc"),
        ("[" * 60 + "]" * 60, 1, "lồng nhau"),
        ("a: \x07\n", 1, "ký tự"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlProblem, match=words) as caught:
        parse(text)
    assert caught.value.line == line


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except YamlProblem as error:
        assert error.line >= 1  # noqa: PT017 - either outcome is right
