"""Salutations, addressees and closings by rank and gender, as a table that a native reader can go through."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.documents.letters.made import FOREIGN, LANGUAGES, phrases
from ttdn_publish.documents.letters.addressing import addressed
from ttdn_publish.documents.letters.filling import filled
from ttdn_publish.model.correspondent import Correspondent, CorrespondentForm, Gender, Known, Rank
from ttdn_publish.model.letter import Formula, LetterKind, Situation, chosen

TABLE = Path(__file__).parent / "courtesies.csv"
_LETTERS = (LetterKind.OFFICIAL, LetterKind.CONGRATULATION, LetterKind.INVITATION, LetterKind.THANKS)


def somebody(rank: Rank, gender: Gender | None, known: Known) -> Correspondent:
    form = CorrespondentForm(post="P" if known is not Known.BODY else "", body="B")
    name = "A. Xyz" if known is Known.NAME else ""
    nobody = Correspondent(id="x", country="XX", rank=rank, gender=gender, name=name, surname="Xyz")
    return dataclasses.replace(nobody, vi=form, en=form, fr=form, zh=form, ja=form, ko=form)


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_what_letters_say(language: str) -> None:
    table = [row for row in rows() if row["language"] == language]
    assert len(table) == 49
    for row in table:
        who = somebody(Rank(row["rank"]), Gender(row["gender"]) if row["gender"] else None, Known(row["known"]))
        to = addressed(who, LetterKind(row["kind"]), phrases(language))
        closing = to.formula("closings")
        assert closing is not None
        said = [filled(p, to.values) for p in (closing.paragraph, closing.close, closing.end)]
        assert (" / ".join(to.lines("addressees")), to.words("salutations"), " | ".join(filter(None, said))) == (
            row["addressee"],
            row["salutation"],
            row["closing"],
        ), row


def everybody() -> Iterator[tuple[LetterKind, Correspondent]]:
    for kind, rank, known in product(_LETTERS, Rank, Known):
        for gender in (*Gender, None):
            yield kind, somebody(rank, gender, known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_be_addressed_and_no_blank_is_printed(language: str) -> None:
    for kind, who in everybody():
        to = addressed(who, kind, phrases(language), {"sender": "S"})
        lines = [*to.lines("addressees"), to.words("salutations"), to.words("calls")]
        assert lines[0], (kind, who)
        assert not [line for line in lines if "{" in line or "[" in line]
        assert language == "ja" or to.words("salutations")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_gender_nothing_is_said_that_tells_one(language: str) -> None:
    telling = {
        "vi": ("Ông", "Bà", "Ngài"),
        "en": ("Mr ", "Ms ", "Mrs "),
        "fr": ("Madame la", "Monsieur le", "Madame l'", "Monsieur l'"),
        "zh-Hans": ("先生", "女士"),
        "ja": (),
        "ko": (),
    }[language]
    for kind, who in everybody():
        if who.gender is None:
            to = addressed(who, kind, phrases(language))
            words = " ".join((*to.lines("addressees"), to.words("salutations")))
            assert not [word for word in telling if word in words], words


def test_japanese_openings_and_closings_are_pairs() -> None:
    pairs = set()
    for kind, who in everybody():
        to = addressed(who, kind, phrases("ja"))
        opening, closing = to.formula("openings"), to.formula("closings")
        assert opening is not None
        assert closing is not None
        pairs.add(((opening.paragraph or opening.begin)[:2], closing.end))
    assert pairs == {("拝啓", "敬具"), ("謹啓", "謹白")}


def test_french_closings_repeat_the_salutation_and_grade_the_consideration() -> None:
    grades = {}
    for kind, who in everybody():
        to = addressed(who, kind, phrases("fr"))
        closing = to.formula("closings")
        assert closing is not None
        sentence = filled(closing.paragraph, to.values)
        assert to.words("salutations").rstrip(",") in sentence
        grades[who.rank] = sentence.rpartition("l'expression de ma ")[2]
    assert grades[Rank.AMBASSADOR] == grades[Rank.MINISTER] == "très haute considération."
    assert grades[Rank.MAYOR] == grades[Rank.GOVERNOR] == grades[Rank.CONSUL_GENERAL] == "haute considération."
    assert grades[Rank.HEAD] == grades[Rank.PERSON] == "considération distinguée."


def test_a_call_of_ones_own_wins() -> None:
    form = CorrespondentForm(post="Directrice générale", body="B", call="Madame la Directrice générale")
    who = Correspondent(id="x", country="FR", rank=Rank.HEAD, gender=Gender.FEMALE, name="A B", fr=form)
    to = addressed(who, LetterKind.OFFICIAL, phrases("fr"))
    assert to.words("salutations") == "Madame la Directrice générale,"
    closing = to.formula("closings")
    assert closing is not None
    assert ", Madame la Directrice générale, " in filled(closing.paragraph, to.values)


def test_the_most_particular_formula_wins() -> None:
    def said(**conditions: object) -> Formula:
        return Formula(words=repr(sorted(conditions)), verify=True, **conditions)  # type: ignore[arg-type]

    plain, named = said(), said(known=(Known.NAME,))
    woman, ranked = said(gender=Gender.FEMALE), said(rank=(Rank.MAYOR,))
    kind = said(kind=(LetterKind.THANKS,))
    every = [plain, woman, named, ranked, kind]
    for most in range(1, len(every) + 1):
        situation = Situation(LetterKind.THANKS, Rank.MAYOR, Gender.FEMALE, Known.NAME)
        assert chosen(every[:most][::-1], situation) is every[most - 1]
    assert chosen(every, Situation(LetterKind.OFFICIAL, Rank.HEAD, Gender.MALE)) is plain
    assert chosen([kind], Situation(LetterKind.OFFICIAL)) is None


@pytest.mark.parametrize("language", FOREIGN)
def test_a_note_goes_from_body_to_body(language: str) -> None:
    who = somebody(Rank.AMBASSADOR, Gender.MALE, Known.NAME)
    to = addressed(who, LetterKind.NOTE_VERBALE, phrases(language), {"sender": "S"})
    assert "Xyz" not in " ".join(to.lines("addressees"))
    opening, closing = to.formula("openings"), to.formula("closings")
    assert opening is not None
    assert closing is not None
    assert "B" in filled(opening.paragraph, to.values)
    assert filled(closing.paragraph, to.values)
    assert (closing.close, closing.end) == ("", "")
