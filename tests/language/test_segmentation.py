"""Sentences cut as a person cuts them, in six languages; the cut is lossless, ordered and quick on any text."""

from __future__ import annotations

import re
import time
from re import _parser  # type: ignore[attr-defined]  # the width of a pattern is nowhere else

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.language.segments import GOLDEN, read, shown
from ttdn_publish.language import segmentation
from ttdn_publish.language.segmentation import LANGUAGES, REACH, Rule, breaks, explain, pieces, rules

RULES = [
    pytest.param(language, rule, id=f"{language} {rule.name}") for language in LANGUAGES for rule in rules(language)
]
WORDS = [
    "TP",
    "v.v",
    "Điều 3",
    "Khoản 2",
    "GS",
    "TS",
    "tr",
    "15",
    "A",
    "C",
    "quý I",
    "Tỉnh",
    "nay",
    "www.a.vn",
    "1.234,5",
]
WORDS += [
    "\ufffc",
    "今天",
    "です",
    "다",
    "M",
    "Mme",
    "a.m",
    "No",
    "./",
    "2018",
    "- ",
    "“",
    "”",
    "»",
    "«",
    "(",
    ")",
    '"',
    "'",
    "」",
]
SIGNS = [".", ". ", "…", "... ", "? ", "! ", "?!", "。", "！", "．", " ", "\u00a0", "\n", ", ", ": ", "; ", "./."]
TEXTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=24).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("language", "written"), [(language, text) for language in LANGUAGES for text in GOLDEN[language]]
)
def test_golden(language: str, written: str) -> None:
    text, wanted = read(written)
    assert shown(text, breaks(text, language)) == shown(text, wanted), explain(text, language)


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_the_examples_of_a_rule(language: str, rule: Rule) -> None:
    for written in rule.examples:
        text, wanted = read(re.sub(r"\|( *)", r"\1|", written))
        assert shown(text, breaks(text, language)) == shown(text, wanted), explain(text, language)


def test_every_rule_decides_one_of_its_examples() -> None:
    for language in LANGUAGES:
        for rule in rules(language):
            decided = {name for text in rule.examples for _, name in explain(read(text.replace("|", ""))[0], language)}
            assert not rule.examples or rule.name in decided, (language, rule.name)
    shown_somewhere = {rule.name for language in LANGUAGES for rule in rules(language) if rule.examples}
    assert shown_somewhere == {rule.name for language in LANGUAGES for rule in rules(language)}


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_a_rule_is_written_in_what_all_engines_understand(language: str, rule: Rule) -> None:
    for pattern in (rule.before, rule.after):
        assert not re.search(r"\\[bBwWsSdDAZzGQE]", pattern)  # their meaning differs, or is Perl's only
        assert not re.search(r"\(\?(?![:!<=])|\(\?<(?![!=])|[*+?}]\+", re.sub(r"\\.", "", pattern))
        outside = re.sub(r"\[(?:\\.|[^\]\\])*\]", "", pattern)
        assert r"\p" not in outside
        assert not re.search(r"\[[^\]]*(?:&&|--|~~|\|\|)", pattern)
    if not rule.is_break:
        _, widest = _parser.parse(segmentation._pythonic(rule.before)).getwidth()
        assert 0 < widest <= REACH
        assert not re.search(r"\)[*+{]", re.sub(r"\\.", "", rule.before))  # Java sees no limit in a repeated group


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("", "vi")
@example(". A", "vi")
@settings(max_examples=500, deadline=None)
def test_breaks_ascend_inside_the_text_and_lose_nothing(text: str, language: str) -> None:
    found = breaks(text, language)
    assert list(found) == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)
    assert "".join(pieces(text, language)) == text
    assert all(pieces(text, language))
    separators = "\t\n\x0b\f\r \u0085\u1680\u2028\u2029\u205f\u3000"
    assert not [offset for offset in found if text[offset] in separators]
    assert set(found) <= {offset for offset, _ in explain(text, language)}


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_a_no_break_space_is_never_cut(text: str, language: str) -> None:
    tied = text.replace(" ", "\u00a0").replace("\n", "\u00a0")
    places = [offset for offset in breaks(tied, language) if tied[offset - 1] == "\u00a0"]
    assert places == []


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        "… ",
        ".)",
        ".\u00a0",
        "。",
        ")",
        " ",
        "\ufffc",
        "A. ",
        "1. ",
        "a.A",
        "TP. ",
        "。\ufffc",
        "“",
        "«\u00a0",
        ". «",
        "./. ",
        "Điều 3. ",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_with_the_length_only(unit: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = "A" + unit * (size // len(unit)) + "x"
        best = 60.0
        for _ in range(2):
            begun = time.process_time()
            breaks(text, language)
            best = min(best, time.process_time() - begun)
        return best

    breaks(unit, language)
    assert seconds(20_000) < 0.05 + 8 * seconds(5_000)


def test_a_language_without_rules_is_refused() -> None:
    for language in ("de", "", "*"):
        with pytest.raises(ValueError):
            breaks("Das ist es. Ja.", language)
    assert breaks("今天。明天。", "zh-Hant") == breaks("今天。明天。", "zh-Hans") == (3,)
