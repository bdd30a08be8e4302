"""Preflight over the corpus: each file is wrong in one way, and that is found and nothing else; clean ones stay clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prepress.cases import CASES, Case
from tests.prepress.corpus import CLEAN, WRONG
from ttdn_publish.prepress.preflight.examining import Examined, examine
from ttdn_publish.prepress.preflight.expectations import expectation


def examined(case: Case, folder: Path) -> Examined:
    path = case.make(folder / f"{case.name}.pdf")
    return examine(path, expectation(**case.wanted))


def said(found: Examined) -> list[str]:
    return [f"{one.finding.rule.id} {one.finding.what()}" for one in found.found]


def test_the_corpus_is_large_enough() -> None:
    assert len(WRONG) >= 45
    assert len(CLEAN) >= 6
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case.rule}-{case.name}")
def test_each_mistake_is_found_by_its_rule_and_by_no_other(case: Case, tmp_path: Path) -> None:
    found = examined(case, tmp_path)
    assert {one.finding.rule.id for one in found.found} == {case.rule}, said(found)


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_nothing_is_found_in_clean_files(case: Case, tmp_path: Path) -> None:
    found = examined(case, tmp_path)
    assert said(found) == []
    assert found.pages > 0
