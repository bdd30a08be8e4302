"""Every example of the rules, what must stay untouched, and that a second run changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.language import typography
from ttdn_publish.language.codes import LANGUAGES

EXAMPLES = [
    pytest.param(language, before, after, id=f"{language} {rule.name}: {before}")
    for language in LANGUAGES
    for rule in typography.rules(language)
    for before, after in rule.examples.get(language, ())
]

UNTOUCHED = [
    "http://ttxtdt.tiengiang.gov.vn/a-b?c=1-2",
    "38/NQ-CP",
    "06-NQ/TW",
    "12-CTr/TU",
    "03/2009/TT-BNG",
    "0273 3873 153",
    "+84 273 3872 456",
    "ngoaivu@tiengiang.gov.vn",
    "21/02/2017",
    "Ốt-xtrây-li-a",
]

PIECES = [*"\"'-–.…:;!?%()[]«»“”,/ \u00a0\u202f\n0159aàđTỷ", "USD", "tỷ", "năm", "前", "あ", "가", "...", "--", " - "]
PIECES += ['" ', '."', "38/NQ-CP", "https://a.vn/b", "\ue000", "0273 3873 153", "n°", "1er", "mars", "M.", "ngày"]


@pytest.mark.parametrize(("language", "before", "after"), EXAMPLES)
def test_examples(language: str, before: str, after: str) -> None:
    assert typography.apply(before, language) == after


def test_every_rule_has_an_example() -> None:
    assert all(rule.why and rule.examples for language in LANGUAGES for rule in typography.rules(language))


@pytest.mark.parametrize("piece", UNTOUCHED)
@pytest.mark.parametrize("language", ["vi", "en", "fr", "ko"])
def test_untouched(piece: str, language: str) -> None:
    assert piece in typography.apply(f"xem {piece}, và", language)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(LANGUAGES))
def test_idempotent(text: str, language: str) -> None:
    once = typography.apply(text, language)
    assert typography.apply(once, language) == once


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]) | st.sampled_from(" ,."), max_size=30))
def test_letters_and_figures_stay(text: str) -> None:
    kept = [c for c in typography.apply(text, "vi") if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]
