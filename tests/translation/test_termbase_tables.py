"""Tables of the termbase: nothing of the reference is lost, every mistake is found with its line, Excel may save them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from ttdn_publish.findings import Findings
from ttdn_publish.translation.termbase import LANGUAGES, Case, Concept, Status, Term, Termbase, load_termbase
from ttdn_publish.translation.termbase.rules import RULES
from ttdn_publish.translation.termbase.table import COLUMNS, read_table, table_text, write_table

GLOSSARIES = ROOT / "glossaries"
OLD_LANGUAGES = {"en": "en", "fr": "fr", "zh": "zh-Hans", "ja": "ja", "ko": "ko"}
TOKEN = re.compile(r"\b(checked|proposed): ((?:en|fr|zh|ja|ko)(?: (?:en|fr|zh|ja|ko))*)\.(?: |$)")


@pytest.fixture(scope="module")
def packaged() -> Termbase:
    findings = Findings()
    termbase = load_termbase([GLOSSARIES], findings)
    assert [(str(f.place), f.rule.id, f.what()) for f in findings] == []
    return termbase


@pytest.fixture(scope="module")
def reference(shared: Path) -> list[dict[str, str]]:
    with (shared / "reference" / "terms.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


# ---- nothing of the reference is lost ----


def test_every_row_is_there_and_no_other(packaged: Termbase, reference: list[dict[str, str]]) -> None:
    assert len(reference) == 848
    assert sorted(packaged.concepts) == sorted(row["id"] for row in reference)


def test_every_cell_is_there(packaged: Termbase, reference: list[dict[str, str]]) -> None:
    for row in reference:
        concept = packaged.concepts[row["id"]]
        assert (concept.vi, concept.domain, concept.source) == (row["vi"], row["domain"], row["source"])
        assert list(concept.variants) == [form for form in row["vi_variants"].split(";") if form]
        for old, new in OLD_LANGUAGES.items():
            assert concept.term(new).text == row[old], row["id"]


def test_every_forbidden_form_is_there(packaged: Termbase, reference: list[dict[str, str]]) -> None:
    for row in reference:
        concept = packaged.concepts[row["id"]]
        ours = [f"{old}:{form}" for old, new in OLD_LANGUAGES.items() for form in concept.term(new).forbidden]
        ours += [f"vi:{form}" for form in concept.forbidden]
        assert sorted(ours) == sorted(form for form in row["forbidden"].split(";") if form), row["id"]


def test_statuses_come_from_the_row_and_its_note(packaged: Termbase, reference: list[dict[str, str]]) -> None:
    for row in reference:
        concept = packaged.concepts[row["id"]]
        tokens: dict[str, set[str]] = {"checked": set(), "proposed": set()}
        for kind, languages in TOKEN.findall(row["note"]):
            tokens[kind] |= {OLD_LANGUAGES[language] for language in languages.split()}
        assert set(concept.checked) == tokens["checked"], row["id"]
        assert concept.note == TOKEN.sub("", row["note"]).strip(), row["id"]
        for language in LANGUAGES:
            if text := concept.term(language).text:
                proposed = row["status"] == "proposed" or language in tokens["proposed"]
                assert concept.term(language).status == ("proposed" if proposed else "preferred"), (row["id"], text)


def test_open_points_are_known(packaged: Termbase, reference: list[dict[str, str]]) -> None:
    open_points = {row["id"] for row in reference if "review: " in row["note"]}
    assert len(open_points) == 7
    assert {concept.id for concept in packaged.concepts.values() if concept.review} == open_points


def test_every_date_is_in_the_note_of_its_row(packaged: Termbase) -> None:
    dated = {c.id: c.valid_to for c in packaged.concepts.values() if c.valid_from or c.valid_to}
    assert dated == {
        "government-012": date(2025, 2, 28),
        "government-013": date(2025, 2, 28),
        "government-015": date(2025, 2, 28),
        "government-017": date(2025, 2, 28),
        "government-018": date(2025, 2, 28),
        "government-023": date(2025, 2, 28),
        "province-001": date(2025, 6, 30),
        "province-004": date(2025, 6, 30),
    }
    for id_, last in dated.items():
        assert ("1/3/2025" if last and last.month == 2 else "1/7/2025") in packaged.concepts[id_].note


def test_acronyms_of_the_notes_are_right_forms(packaged: Termbase) -> None:
    assert "OMC" in packaged.concepts["trade-008"].term("fr").forms
    assert "东盟" in packaged.concepts["asean-001"].term("zh-Hans").forms
    assert packaged.concepts["un-001"].term("ko").text == "유엔"


def test_tables_are_sorted_and_open_right_in_excel() -> None:
    for path in sorted(GLOSSARIES.glob("*.csv")):
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
        assert tuple(rows[0]) == COLUMNS
        by_domain: dict[str, list[str]] = {}
        for row in rows:
            by_domain.setdefault(row["domain"], []).append(row["id"])
        assert [row["id"] for row in rows] == [id_ for ids in by_domain.values() for id_ in sorted(ids)]


# ---- reading ----

Write = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(*lines: str, name: str = "a.csv", folder: str = "glossaries", encoding: str = "utf-8") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes("\n".join(lines).encode(encoding))
        return path

    return write


def found(path: Path) -> list[tuple[str, str]]:
    findings = Findings()
    load_termbase([path.parent], findings)
    return [(str(finding.place), finding.rule.id) for finding in findings]


MISTAKES = {
    "unknown column": (["id,vi,englsh", "a,b,c"], [("glossaries/a.csv:1", "DT20")]),
    "column twice": (["id,vi,en,en", "a,b,c,d"], [("glossaries/a.csv:1", "DT20")]),
    "no vi column": (["id,en", "a,b"], [("glossaries/a.csv:1", "DT20")]),
    "empty file": ([""], [("glossaries/a.csv:1", "DT20")]),
    "too many cells": (["id,vi", "a,b,c"], [("glossaries/a.csv:2", "DT20")]),
    "open quote": (["id,vi", 'a,"b', "c,d"], [("glossaries/a.csv:2", "DT20")]),
    "empty vi": (["id,vi", "a,", "b,có"], [("glossaries/a.csv:2", "DT22")]),
    "empty id": (["id,vi", "a,một", ",hai"], [("glossaries/a.csv:3", "DT22")]),
    "same id": (["id,vi", "a,một", "", "a,hai"], [("glossaries/a.csv:4", "DT22")]),
    "bad id": (["id,vi", "A b,một"], [("glossaries/a.csv:2", "DT21")]),
    "bad date": (["id,vi,valid_to", "a,một,30/02/2025"], [("glossaries/a.csv:2", "DT21")]),
    "American date": (["id,vi,valid_to", "a,một,3/1/2025"], [("glossaries/a.csv:2", "DT21")]),
    "dates reversed": (["id,vi,valid_from,valid_to", "a,một,2025-02-01,2025-01-01"], [("glossaries/a.csv:2", "DT21")]),
    "bad status": (["id,vi,en,en_status", "a,một,one,good"], [("glossaries/a.csv:2", "DT21")]),
    "bad case": (["id,vi,case", "a,một,upper"], [("glossaries/a.csv:2", "DT21")]),
    "bad language": (["id,vi,checked", "a,một,en de"], [("glossaries/a.csv:2", "DT21")]),
    "bad flag": (["id,vi,do_not_translate", "a,một,maybe"], [("glossaries/a.csv:2", "DT21")]),
    "formula": (["id,vi,en", 'a,một,"=HYPERLINK(""x"")"'], [("glossaries/a.csv:2", "DT21")]),
    "no letter first": (["id,vi", "a,(một)"], [("glossaries/a.csv:2", "DT21")]),
    "clash": (["id,vi,vi_variants", "a,hòa bình,", "b,an,hoà bình"], [("glossaries/a.csv:3", "DT23")]),
    "clash of dashes": (["id,vi", "a,Á - Âu", "b,Á – Âu"], [("glossaries/a.csv:3", "DT23")]),
    "line after a cell of two lines": (["id,vi,note", 'a,một,"x', 'y"', ",hai,"], [("glossaries/a.csv:4", "DT22")]),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_found_with_its_line(name: str, table: Write) -> None:
    lines, expected = MISTAKES[name]
    assert found(table(*lines)) == expected


def test_what_is_no_text_is_refused(table: Write) -> None:
    assert found(table("id,vi", "a,một", encoding="utf-16")) == [("glossaries/a.csv", "DT20")]


def test_forms_that_follow_each_other_are_no_clash(table: Write) -> None:
    path = table("id,vi,valid_from,valid_to", "a,Bộ X,,2025-02-28", "b,Bộ X,2025-03-01,")
    assert found(path) == []
    termbase = load_termbase([path.parent], Findings())
    days = {date(2025, 2, 28): "a", date(2025, 3, 1): "b", None: "b"}
    assert {day: termbase.find("Bộ X", day)[0].concept.id for day in days} == days


def test_ambiguous_bare_forms_need_a_rule(table: Write) -> None:
    table("ambiguous: [Mỹ]", name="scope.yaml")
    path = table("id,vi,vi_variants", "a,Hoa Kỳ,Mỹ")
    assert found(path) == [("glossaries/a.csv:2", "DT24")]
    table("ambiguous: [Mỹ]", "forms:", "  Mỹ: {not_in: [Mỹ Tho]}", name="scope.yaml")
    assert found(path) == []


SCOPE_MISTAKES = {
    "unknown section": (["form: {}"], 1),
    "no list": (["ambiguous: Mỹ"], 1),
    "unknown key": (["forms:", "  ha: {after: figure}"], 2),
    "unknown value": (["forms:", "  ha: {only_after: number}"], 2),
    "no mapping": (["forms: [ha]"], 1),
    "broken": (["forms:", "  ha: {"], 2),
}


@pytest.mark.parametrize("name", SCOPE_MISTAKES)
def test_mistakes_in_the_scope_are_found(name: str, table: Write) -> None:
    lines, line = SCOPE_MISTAKES[name]
    places = [place for place, _ in found(table(*lines, name="scope.yaml"))]
    assert places == [f"glossaries/scope.yaml:{line}"]


def test_what_excel_saves_is_read(table: Write) -> None:
    lines = ("id;vi;vi_variants;valid_to", 'a;Bộ X;"BX;BXX";28/02/2025')
    path = table("\ufeff" + "\r\n".join(lines) + "\r\n")
    assert found(path) == []
    (concept,) = load_termbase([path.parent], Findings()).concepts.values()
    assert (concept.vietnamese, concept.valid_to) == (("Bộ X", "BX", "BXX"), date(2025, 2, 28))


def test_text_is_read_as_nfc(table: Write) -> None:
    path = table("id,vi", "a,Bie\u0302\u0309n Đo\u0302ng")
    assert load_termbase([path.parent], Findings()).concepts["a"].vi == "Biển Đông"


def test_the_workspace_wins_over_the_package(table: Write) -> None:
    own = table("id,vi,en", "a,một,uno", "c,ba,three")
    packaged = table("id,vi,en", "a,một,one", "b,hai,two", folder="packaged")
    findings = Findings()
    termbase = load_termbase([own.parent, packaged.parent], findings)
    assert {id_: c.term("en").text for id_, c in termbase.concepts.items()} == {"a": "uno", "b": "two", "c": "three"}
    assert list(findings) == []


def test_a_changed_table_is_read_again(table: Write) -> None:
    path = table("id,vi", "a,một")
    assert load_termbase([path.parent], Findings()) is load_termbase([path.parent], Findings())
    table("id,vi", "a,một", "b,hai")
    assert list(load_termbase([path.parent], Findings()).concepts) == ["a", "b"]


def test_findings_come_again_with_every_reading(table: Write) -> None:
    path = table("id,vi", "a,")
    assert found(path) == found(path) == [("glossaries/a.csv:2", "DT22")]


# ---- writing ----

words = st.text(st.sampled_from("abcĐĐồhòa 'Á-Âu中\u200b"), max_size=12).map(lambda s: " ".join(s.split()).strip("- "))
some = st.lists(words.filter(bool), unique=True, max_size=3).map(tuple)
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def concepts(draw: st.DrawFn) -> Concept:
    terms: dict[str, Term] = {}
    for language in LANGUAGES:
        text = draw(words)
        status = draw(st.sampled_from(Status)) if text else Status.PROPOSED
        term = Term(text, status, draw(some), draw(some))
        if term != Term():
            terms[language] = term
    first, last = draw(days), draw(days)
    if first and last and first > last:
        first, last = last, first
    return Concept(
        draw(st.from_regex(r"[a-z]{1,4}-[0-9]{3}", fullmatch=True)),
        draw(words.filter(bool)),
        draw(words),
        draw(some),
        first,
        last,
        draw(st.sampled_from(Case)),
        draw(st.booleans()),
        tuple(language for language in LANGUAGES if draw(st.booleans())),
        draw(words),
        draw(words),
        draw(some),
        terms,
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(concepts(), max_size=4))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[Concept]) -> None:
    path = tmp_path_factory.mktemp("round") / "a.csv"
    write_table(path, rows)
    findings = Findings()
    assert read_table(path, "a.csv", findings) == rows
    assert len(findings) == 0


def test_every_packaged_table_is_as_it_would_be_written() -> None:
    for path in sorted(GLOSSARIES.glob("*.csv")):
        assert table_text(read_table(path, path.name, Findings())) == path.read_text("utf-8"), path.name


def test_every_rule_says_what_why_and_what_to_do() -> None:
    numbers = [rule.id for rule in RULES]
    assert numbers == sorted(set(numbers), key=numbers.index)
    assert all("DT20" <= number <= "DT39" for number in numbers)
    assert all(rule.title and rule.explanation and rule.way_out and rule.source for rule in RULES)
