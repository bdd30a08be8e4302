"""Approvals: what is written is read back; who signed a sentence as it is seen now; one person counts once."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.records.approvals import (
    FILE,
    Approval,
    Approvals,
    Signatures,
    Signed,
    read_approvals,
    seen_hash,
    short,
    sign,
)

ISSUE, FILE_A, FILE_B = "content/bulletins/mau", "content/bulletins/mau/articles/a.md", "content/people.yaml"
FINGERPRINT = "0123456789abcdef" * 4


def signed(number: int, file: str = FILE_A, seen: str = "") -> Signed:
    return Signed(file, f"u{number}", "1", short(FINGERPRINT), short(FINGERPRINT[::-1]), seen or f"seen{number}")


def approval(
    person: str = "Nguyễn Văn Mẫu", *sentences: Signed, scope: str = "issue", language: str = "en"
) -> Approval:
    return Approval(
        publication=ISSUE,
        language=language,
        scope=scope,
        name="mau",
        person=person,
        office="Giám đốc Sở Ngoại vụ",
        at="2018-03-29T16:00:00+07:00",
        sentences=sentences or (signed(1),),
        sample=True,
    )


# ---- written and read ----


def test_no_ledger_is_no_approvals(tmp_path: Path) -> None:
    assert read_approvals(tmp_path) == Approvals()


def test_approvals_come_back_as_they_were_written(tmp_path: Path) -> None:
    first = approval("Nguyễn Văn Mẫu", signed(1), signed(2), signed(3, FILE_B))
    second = dataclasses.replace(approval("Trần Thị Mẫu", language="vi"), sample=False, office="")
    sign(tmp_path, [first])
    sign(tmp_path, [second])
    assert read_approvals(tmp_path) == Approvals((first, second))


_WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS, _WORDS), max_size=4), _WORDS, st.booleans())
def test_whatever_its_words_are_an_approval_comes_back(
    tmp_path_factory: pytest.TempPathFactory, items: list[tuple[str, str, str, str]], person: str, sample: bool
) -> None:
    sentences = tuple(Signed(FILE_A, unit, segment, short(source), "", seen) for unit, segment, source, seen in items)
    one = dataclasses.replace(approval(), person=person, sentences=sentences, sample=sample)
    folder = tmp_path_factory.getbasetemp() / "approvals"
    (folder / FILE).unlink(missing_ok=True)
    sign(folder, [one])
    assert read_approvals(folder) == Approvals((one,))


def test_a_line_says_who_in_what_office_signed_what_and_when(tmp_path: Path) -> None:
    sign(tmp_path, [approval()])
    line = json.loads((tmp_path / FILE).read_text("utf-8"))
    del line["hash"]
    assert line == {
        "publication": ISSUE,
        "language": "en",
        "scope": "issue",
        "name": "mau",
        "person": "Nguyễn Văn Mẫu",
        "office": "Giám đốc Sở Ngoại vụ",
        "at": "2018-03-29T16:00:00+07:00",
        "sample": True,
        "files": {FILE_A: [["u1", "1", FINGERPRINT[:32], FINGERPRINT[::-1][:32], "seen1"]]},
    }


def test_what_comes_after_a_touched_line_is_not_trusted(tmp_path: Path) -> None:
    people = ["Nguyễn Văn Mẫu", "Trần Thị Mẫu", "Lê Văn Mẫu"]
    sign(tmp_path, [approval(person) for person in people])
    path = tmp_path / FILE
    path.write_text(path.read_text("utf-8").replace("Trần Thị Mẫu", "Trần Thị Khác"), "utf-8")
    found = read_approvals(tmp_path)
    assert [a.person for a in found.entries] == ["Nguyễn Văn Mẫu"]
    assert found.broken == 2
    with pytest.raises(EnvironmentProblem):
        sign(tmp_path, [approval()])


@pytest.mark.parametrize(
    "line",
    [{}, {"files": {}}, {**approval().as_line(), "files": [1]}, {**approval().as_line(), "files": {FILE_A: [["u1"]]}}],
    ids=["nothing", "no person", "files are a list", "half a sentence"],
)
def test_a_line_that_is_no_approval_breaks_the_chain(tmp_path: Path, line: dict[str, object]) -> None:
    from ttdn_publish.records.ledger import append

    sign(tmp_path, [approval()])
    append(tmp_path / FILE, [line])
    found = read_approvals(tmp_path)
    assert (len(found.entries), found.broken) == (1, 2)


# ---- who signed ----


def test_a_sentence_is_under_a_signature_as_long_as_it_is_seen_the_same() -> None:
    one = approval("Nguyễn Văn Mẫu", signed(1), signed(2))
    signatures = Signatures([one])
    assert signatures.under("seen1") == signatures.under("seen2") == (one,)
    assert signatures.under("seen3") == ()


def test_one_person_counts_once_however_often_they_sign() -> None:
    first, second = approval(), dataclasses.replace(approval(), at="2018-03-30T08:00:00+07:00")
    assert Signatures([first, second]).under("seen1") == (first,)


def test_two_people_are_two_signatures_earliest_first() -> None:
    first, second = approval("Trần Thị Mẫu"), approval("Nguyễn Văn Mẫu")
    assert Signatures([first, second]).under("seen1") == (first, second)


@pytest.mark.parametrize(("publication", "language", "count"), [(ISSUE, "en", 1), (ISSUE, "fr", 0), ("khac", "en", 0)])
def test_a_signature_holds_for_its_publication_and_its_language(publication: str, language: str, count: int) -> None:
    signatures = Approvals((approval(),)).of(publication, language)
    assert len(signatures.under("seen1")) == count


def test_a_sentence_that_was_signed_once_is_known_by_its_words_or_by_its_place() -> None:
    signatures = Signatures([approval("Nguyễn Văn Mẫu", signed(1))])
    other = "f" * 64
    assert signatures.once("elsewhere", "9", FINGERPRINT, FINGERPRINT[::-1])  # moved
    assert signatures.once("u1", "1", FINGERPRINT, other)  # reworded where it stands
    assert not signatures.once("u1", "2", FINGERPRINT, other)
    assert not signatures.once("u2", "1", other, FINGERPRINT[::-1])


@pytest.mark.parametrize(("scope", "covered"), [("issue", True), ("article", True), ("text", False)])
def test_a_whole_file_is_covered_by_an_issue_or_an_article_not_by_a_text(scope: str, covered: bool) -> None:
    signatures = Signatures([approval(scope=scope)])
    assert signatures.covers(FILE_A) is covered
    assert not signatures.covers(FILE_B)


# ---- what was seen ----


@given(st.tuples(_WORDS, _WORDS, _WORDS, _WORDS), st.tuples(_WORDS, _WORDS, _WORDS, _WORDS))
def test_whoever_sees_something_else_sees_another_hash(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str]
) -> None:
    if not any("\0" in words for words in (*one, *other)):
        assert (seen_hash(*one) == seen_hash(*other)) is (one == other)


def test_the_hash_of_what_is_seen_has_language_words_and_values() -> None:
    seen = {
        seen_hash("vi", "source", "", "120 km"),
        seen_hash("vi", "source", "", "121 km"),
        seen_hash("en", "source", "", "120 km"),
        seen_hash("en", "source", "target", "120 km"),
    }
    assert len(seen) == 4
    assert {len(value) for value in seen} == {32}
