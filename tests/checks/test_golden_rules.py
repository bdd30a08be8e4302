"""Every numbered rule on content, by golden cases: what it finds, what it leaves alone."""

from __future__ import annotations

import functools
import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.checks import document_golden, golden, test_output
from tests.conftest import ROOT, make_mini, make_unsigned
from ttdn_publish.checks import (
    RULES,
    anniversaries,
    brochure_pages,
    brochures,
    documents,
    figures,
    output,
    packages,
    pictures,
    plan,
    press,
    printings,
    wording,
)
from ttdn_publish.checks.documents import register
from ttdn_publish.documents import rules as document_rules
from ttdn_publish.documents.letters import rules as letter_rules
from ttdn_publish.documents.merging import rules as merging_rules
from ttdn_publish.documents.recognising import rules as recognising_rules
from ttdn_publish.findings import Finding, Rule, Severity
from ttdn_publish.language import names, syllables
from ttdn_publish.prepress import preflight
from ttdn_publish.prepress.imposition import rules as imposition_rules
from ttdn_publish.readers import rules as reading
from ttdn_publish.records import number_rules
from ttdn_publish.rendering import fitting, templates
from ttdn_publish.translation import editions, library, resolving, review_rules
from ttdn_publish.translation import rules as translation
from ttdn_publish.translation.termbase import rules as terms

CASES = golden.cases()
#: Not findings but a stop, tested in tests/translation.
NOT_SAID = {"{place}: tài liệu mật. Đã dừng.", "chưa duyệt"}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini issue before anybody has signed it, so that a case of another rule has no finding on signatures as well."""
    return make_unsigned(tmp_path_factory.mktemp("pristine") / "ws").root


Worked = Callable[[golden.Case], tuple[Path, list[Finding]]]


@pytest.fixture(scope="module")
def worked(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Worked:
    """Works a case, once: its workspace and all its findings."""

    @functools.cache
    def work(case: golden.Case) -> tuple[Path, list[Finding]]:
        root = tmp_path_factory.mktemp("case") / "ws"
        return root, golden.run(case, pristine, root)

    return work


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_golden_case_gives_exactly_its_findings(case: golden.Case, worked: Worked) -> None:
    root, found = worked(case)
    left = list(found)
    for wanted in case.expected:
        hit = next((f for f in left if golden.matches(wanted, f, root)), None)
        assert hit is not None, f"not found: {wanted}\nfound: {listed(found)}"
        left.remove(hit)
    assert not left, f"not expected: {listed(left)}"
    for finding in found:
        is_well_said(finding)


def listed(found: list[Finding]) -> str:
    return "".join(f"\n  {f.place} {f.rule.id} {f.what()} {f.way_out()}" for f in found) or "nothing"


def is_well_said(finding: Finding) -> None:
    written = "".join(finding.values.values())
    for words in (finding.what(), finding.way_out()):
        assert words.strip()
        # A blank that nobody filled is an English word in braces; words of the content may have braces of their own.
        assert [blank for blank in re.findall(r"\{[a-z_]+\}", words) if blank not in written] == []
        assert not {"None", "{{", "}}"} & set(re.findall(r"None|\{\{|\}\}", words.replace(written, "")))


def test_the_mini_issue_itself_has_no_finding(pristine: Path, tmp_path: Path) -> None:
    assert golden.findings(pristine) == []
    assert golden.findings(make_mini(tmp_path / "ws").root) == []  # nor when it is signed


def proven_elsewhere() -> set[str]:
    """Rules on what is not content (terms, files that come back, typed files, letters, numbers, print files), and on brochures:
    by number, in the tests of those."""
    rooms: tuple[str, ...] = (
        "checks/test_terms.py",
        "translation/test_*.py",
        "production/test_*.py",
        "records/test_*.py",
    )
    rooms += ("documents/test_*.py", "documents/*/test_*.py", "brochures/test_*.py", "delivery/test_*.py")
    rooms += ("prepress/test_*.py", "prepress/*.py", "prepress/imposition/test_*.py")
    tests = (path.read_text("utf-8") for room in rooms for path in (ROOT / "tests").glob(room))
    numbers = r"\bDT(?:07|[2-9]\d)\b|\bVB-(?:W|I|E|TP|TR)\d\d\b|\bVB-N(?:0[4-9]|1[01])\b|\bIN\d\d\b"
    return {number for text in tests for number in re.findall(numbers, text)}


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    """Rules on documents have theirs in tests/golden/documents, and only there."""
    elsewhere = proven_elsewhere()
    of_documents = [case for case in document_golden.cases() if case.rule.startswith("VB-")]
    assert not any(case.rule.startswith("VB-") for case in CASES)
    fires = {case.rule for case in CASES if case.fires} | {case.rule for case in of_documents if case.fires}
    silent = {case.rule for case in CASES if not case.fires} | {case.rule for case in of_documents if not case.fires}
    fires |= test_output.cases("found") | elsewhere
    silent |= test_output.cases("not_found") | elsewhere
    assert sorted(set(RULES) - fires) == []
    assert sorted(set(RULES) - silent) == []
    assert {case.rule for case in CASES} | {case.rule for case in document_golden.cases()} <= set(RULES)


@pytest.mark.parametrize(
    "room",
    [anniversaries, figures, pictures, plan, press, wording, editions, resolving, library],
    ids=lambda room: room.__name__,
)
def test_every_message_of_a_room_is_said_in_some_case(room: ModuleType, worked: Worked) -> None:
    found = [finding for case in CASES if case.fires for finding in worked(case)[1]]
    said = {finding.message for finding in found} | {value for finding in found for value in finding.values.values()}
    checks = inspect.getsource(room).split("RULES = (")[-1]
    assert [message for message in re.findall(r'N_\("([^"]+)"\)', checks) if message not in said | NOT_SAID] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_says_what_why_what_to_do_and_where_it_comes_from(rule: Rule) -> None:
    for field in (rule.title, rule.explanation, rule.way_out, rule.source):
        assert field.strip()
    for words in (rule.title, rule.explanation):
        assert words != names.without_marks(words)
        assert any(syllables.is_syllable(word) for word in re.findall(r"\w+", words.lower()))


def test_rules_are_known_by_unique_numbers_with_known_prefixes() -> None:
    rooms = (
        *(anniversaries, documents, figures, output, pictures, plan, press, wording),
        *(reading, fitting, templates, translation, review_rules, terms),
        *(number_rules, document_rules, recognising_rules, merging_rules, letter_rules, register),
        *(brochures, brochure_pages, printings, packages, preflight, imposition_rules),
    )
    every = [rule for room in rooms for rule in room.RULES]
    assert len({rule.id for rule in every}) == len(every) == len(RULES)
    assert [number for number in RULES if not re.fullmatch(r"(?:BT|BC|SL|DT|IN)\d\d|VB-[A-Z]{1,2}\d\d", number)] == []
    assert len({rule.title for rule in every}) == len(every)


def test_the_plan_of_the_province_has_its_two_slips_and_few_other_findings(
    shared: Path, pristine: Path, tmp_path: Path
) -> None:
    text = (shared / "plan-2018.txt").read_text("utf-8")
    paragraphs = "\n\n".join(line.strip().lstrip("-+*#>|") for line in text.splitlines() if line.strip())
    root = tmp_path / "ws"
    shutil.copytree(pristine, root)
    golden.apply({"file": "articles/bai-mau.md", "append": paragraphs}, root)
    found = golden.findings(root)
    slips = [f for f in found if f.rule.id == "BT19"]
    for slip in ("thông tác thông tin", "tuyên tuyền"):
        assert any(slip in f.what() for f in slips), listed(slips)
    assert len(slips) <= 12, listed(slips)
    assert [f for f in found if f.severity is Severity.ERROR] == [], listed(found)
