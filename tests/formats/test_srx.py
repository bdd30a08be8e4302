"""Our SRX file makes an independent engine cut as we cut."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.segments import GOLDEN, read, shown
from tests.language.test_segmentation import SIGNS, WORDS
from ttdn_publish.formats.srx import NAMESPACE, write_srx
from ttdn_publish.formats.xml import parse
from ttdn_publish.language.segmentation import LANGUAGES, breaks, rules

choppa = pytest.importorskip("choppa", reason="choppa-srx, the SRX engine that judges, is not installed")
_BLANK = re.compile("[\t\n\x0b\f\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]*")


@cache
def engine() -> Any:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rules.srx"
        path.write_bytes(write_srx())
        return choppa.SrxDocument(cascade=False, ruleset=str(path))


def cut(text: str, language: str) -> tuple[int, ...]:
    """Where the engine begins a sentence; the space between, which it gives to the next, counted out."""
    found, place = [], 0
    for piece in choppa.SrxTextIterator(engine(), language, text):
        blank = _BLANK.match(text, place)
        assert blank
        if place and blank.end() < len(text):
            found.append(blank.end())
        place += len(piece)
    assert place == len(text)
    return tuple(found)


@pytest.mark.parametrize(
    ("language", "written"), [(language, text) for language in LANGUAGES for text in GOLDEN[language]]
)
def test_the_engine_cuts_the_golden_texts_as_we_do(language: str, written: str) -> None:
    text, wanted = read(written)
    assert shown(text, cut(text, language)) == shown(text, wanted)


@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=24).map("".join), st.sampled_from(LANGUAGES))
@settings(max_examples=500, deadline=None)
def test_the_engine_cuts_anything_as_we_do(text: str, language: str) -> None:
    assert shown(text, cut(text, language)) == shown(text, breaks(text, language))


def test_the_file_says_all_rules_in_order() -> None:
    root = parse(write_srx(("vi", "zh-Hans", "zh-Hant"))).getroot()
    assert root.get("version") == "2.0"
    lists = root.findall(f".//{{{NAMESPACE}}}languagerule")
    assert [one.get("languagerulename") for one in lists] == ["vi", "zh"]
    for one in lists:
        said = [
            (rule.get("break") == "yes", *(child.text for child in rule))
            for rule in one.iterchildren(f"{{{NAMESPACE}}}rule")
        ]
        assert said == [(rule.is_break, rule.before, rule.after) for rule in rules(one.get("languagerulename"))]


@pytest.mark.parametrize(
    ("tag", "name"), [("vi", "vi"), ("vi-VN", "vi"), ("zh-Hans", "zh"), ("ZH_cn", "zh"), ("en-GB", "en"), ("vie", None)]
)
def test_a_tag_leads_to_its_rules(tag: str, name: str | None) -> None:
    maps = parse(write_srx()).getroot().iter(f"{{{NAMESPACE}}}languagemap")
    found = [one.get("languagerulename") for one in maps if re.fullmatch(one.get("languagepattern"), tag)]
    assert found == ([name] if name else [])


def test_the_same_file_every_time_and_no_unknown_language() -> None:
    assert write_srx() == write_srx()
    with pytest.raises(ValueError):
        write_srx(("vi", "de"))
