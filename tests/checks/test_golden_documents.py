"""Every numbered rule on documents, by golden cases: what it finds, what it leaves alone."""

from __future__ import annotations

import functools
import inspect
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks import document_golden as golden
from tests.checks.test_golden_rules import is_well_said, listed
from tests.checks.test_never_fail import CHANGES, change
from tests.documents import made
from tests.documents.samples import DECREE_30, SAMPLES
from ttdn_publish.checks import documents
from ttdn_publish.checks.documents import blocking, check_document
from ttdn_publish.checks.documents.context import Context
from ttdn_publish.documents.word.writer import word_document
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Finding, Findings, Severity
from ttdn_publish.model.document import Document
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.production.document_starter import Wanted, make_document
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.source import Source

CASES = golden.cases()
#: The register of numbers is no content of a document: its check has its cases in tests/production/test_document_build.py.
ROOMS = [
    import_module(f"{documents.__name__}.{found.name}")
    for found in pkgutil.iter_modules(documents.__path__)
    if found.name != "register"
]
BLOCKED = {"VB-F01", "VB-F02", "VB-F08", "VB-M02"}
#: Documents that hands slip in: with annexes, details, rebuttals, a copy, two sides.
GROUNDS = {name: golden.BASES / name for name in ("ke-hoach", "cong-van", "quy-dinh")} | {
    name: SAMPLES[f"{DECREE_30}/{name}"] for name in ("giay-moi", "phan-bac", "chi-thi", "ban-ghi-nho", "quy-che")
}

Worked = Callable[[golden.Case], tuple[Path, list[Finding]]]


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Worked:
    """Works a case, once: its folder and all its findings."""

    @functools.cache
    def work(case: golden.Case) -> tuple[Path, list[Finding]]:
        root = tmp_path_factory.mktemp("case") / "ws"
        return root, golden.run(case, root)

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


@pytest.mark.parametrize("day", ["2018-01-15", "2026-09-01"])
@pytest.mark.parametrize("base", ["ke-hoach", "cong-van", "quy-dinh"])
def test_the_base_documents_have_no_finding_under_either_rule_set(base: str, day: str, tmp_path: Path) -> None:
    folder = tmp_path / base
    shutil.copytree(golden.BASES / base, folder)
    front = folder / "document.yaml"
    front.write_text(front.read_text("utf-8").replace("2026-09-01", day), "utf-8")
    assert golden.findings(folder, tmp_path) == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_every_message_is_said_in_some_case(room: ModuleType, worked: Worked) -> None:
    found = [finding for case in CASES if case.fires for finding in worked(case)[1]]
    said = {pattern for finding in found for pattern in _patterns(finding.message, *finding.values.values())}
    source = inspect.getsource(room).split("RULES = (")[-1]
    assert [words for words in re.findall(r'N_\("([^"]+)"\)', source) if words not in said] == []


def _patterns(*said: str) -> Iterator[str]:
    """The strings of the catalogue in what was said, also those that fill the blanks of others."""
    for words in said:
        yield getattr(words, "pattern", words)
        yield from _patterns(*getattr(words, "values", {}).values())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_no_error(name: str) -> None:
    found = golden.findings(SAMPLES[name], SAMPLES[name].parent)
    assert [f for f in found if f.severity is Severity.ERROR] == [], listed(found)


@pytest.mark.parametrize("case", [c for c in CASES if c.rule.startswith("VB-")], ids=str)
def test_what_is_not_blocked_is_composed_and_written(case: golden.Case, worked: Worked) -> None:
    root, found = worked(case)
    assert blocking(found) == (case.fires and case.rule in BLOCKED)
    if not blocking(found) and not any(edit["file"].startswith("content/") for edit in case.edits):
        _written(root / golden.HOME, root)


def _written(folder: Path, root: Path) -> None:
    document = read_document(Source(folder, root, Findings()))
    assert document is not None
    context = Context(document, made.registers(), document.day(date.fromisoformat(golden.TODAY)))
    assert word_document(context.composition, made.MOMENT)


def test_a_stamp_stops_the_check_itself() -> None:
    """Texts that no reader has seen: a document put together elsewhere."""
    document = Document(type="ke-hoach", issuer="ubnd-tinh", abstract=Text((Plain("TỐI MẬT"),)))
    with pytest.raises(SecrecyStop) as stopped:
        check_document(document, made.registers(), date(2026, 9, 1))
    assert "TỐI" not in str(stopped.value)


def test_a_secret_is_not_repeated(worked: Worked) -> None:
    found = [f for case in CASES if case.rule == "VB-M02" and case.fires for f in worked(case)[1]]
    assert found
    assert not any("sao chụp" in words for f in found for words in (f.what(), f.way_out()))


@given(
    base=st.sampled_from(sorted(GROUNDS)),
    changes=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(CHANGES), st.integers(0, 500), st.integers(1, 3)),
        min_size=1,
        max_size=4,
    ),
)
@settings(max_examples=120, deadline=None)
def test_slips_of_the_hand_give_findings_on_lines_that_exist(
    base: str, changes: list[tuple[int, str, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """And what is not blocked can be composed."""
    root = tmp_path_factory.mktemp("slips")
    folder = root / "van-ban"
    shutil.copytree(GROUNDS[base], folder)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".md"))
    for number, kind, place, width in changes:
        path = files[number % len(files)]
        lines = path.read_text("utf-8").splitlines()
        change(lines, kind, place, width)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    try:
        found = golden.findings(folder, root)
    except SecrecyStop:
        return
    for finding in found:
        count = len((root / finding.place.file).read_text("utf-8").splitlines())
        assert finding.place.line is None or 1 <= finding.place.line <= max(count, 1), (finding, count)
        if finding.rule.id.startswith("VB-"):
            is_well_said(finding)
    readable = read_document(Source(folder, root, Findings())) is not None
    if readable and not blocking(found):
        _written(folder, root)


def test_the_plan_of_the_province_has_its_two_slips_and_labels_in_order(shared: Path, tmp_path: Path) -> None:
    """What is found in the real plan as ``documents new`` writes it: its slips, that nobody is known to sign it, and nothing else."""
    folder = tmp_path / "ke-hoach"
    make_document(Wanted("ke-hoach", shared / "plan-2018.txt", folder), today=date(2026, 9, 1))
    found = golden.findings(folder, tmp_path)
    assert [(f.rule.id, f.severity) for f in found] == [
        ("VB-F07", Severity.WARNING),
        ("BT19", Severity.WARNING),
        ("BT19", Severity.WARNING),
    ], listed(found)
    slips = [f.what() for f in found if f.rule.id == "BT19"]
    assert "thông tác thông tin" in slips[0]
    assert "tuyên tuyền" in slips[1]
