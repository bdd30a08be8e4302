"""Fingerprints, cutting into sentences, what counts as translatable."""

from __future__ import annotations

import hashlib
import unicodedata

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from ttdn_publish.model.text import (
    Blank,
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    NoBreakSpace,
    Plain,
    Reference,
    Sentence,
    State,
    Status,
    Strong,
    Text,
    plain,
)
from ttdn_publish.translation.inlines import Inlines, code_key, codes, cut, fingerprint, in_words, joined, translatable

P = Plain
BASE: Inlines = (
    P("Xem "),
    Link("https://vi-du.vn", (P("giá"),)),
    P(" năm "),
    Reference("indicator", "gao/2018"),
    P("."),
)


# ---- fingerprints ----

SAME: dict[str, Inlines] = {
    "another address": (P("Xem "), Link("#bai", (P("giá"),)), *BASE[2:]),
    "words written as several pieces": (P("X"), P("em "), *BASE[1:]),
    "decomposed letters": (*BASE[:2], P(unicodedata.normalize("NFD", " năm ")), *BASE[3:]),
    "in a sentence of an edition": (Sentence(BASE, "1", Status(State.DRAFT), "vi"),),
}
OTHER: dict[str, Inlines] = {
    "another word": (P("Coi "), *BASE[1:]),
    "emphasis added": (Emphasis((P("Xem"),)), P(" "), *BASE[1:]),
    "strong in place of emphasis": (Strong((P("Xem"),)), P(" "), *BASE[1:]),
    "the link gone": (P("Xem giá năm "), *BASE[3:]),
    "the link around less": (P("Xem "), Link("#", (P("gi"),)), P("á năm "), *BASE[3:]),
    "another figure": (*BASE[:3], Reference("indicator", "gao/2017"), P(".")),
    "the figure in another form": (*BASE[:3], Reference("indicator", "gao/2018", "number"), P(".")),
    "a person of that name": (*BASE[:3], Reference("person", "gao/2018"), P(".")),
    "a note": (*BASE, FootnoteMark("1")),
    "a line break": (*BASE, LineBreak()),
    "a no-break space": (*BASE[:2], P(" năm"), NoBreakSpace(), *BASE[3:]),
    "a narrow one": (*BASE[:2], P(" năm"), NoBreakSpace(narrow=True), *BASE[3:]),
    "one more": (*BASE[:2], P(" năm"), NoBreakSpace(), NoBreakSpace(), *BASE[3:]),
    "the code's key in words": (*BASE[:3], P("indicator:gao/2018:full"), P(".")),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_words_and_codes_have_one_fingerprint(name: str) -> None:
    assert fingerprint(SAME[name]) == fingerprint(BASE)


def test_other_words_or_codes_have_another() -> None:
    marks = {name: fingerprint(said) for name, said in OTHER.items()} | {"": fingerprint(BASE)}
    assert len(set(marks.values())) == len(OTHER) + 1


def test_two_notes_and_two_blanks_differ() -> None:
    assert fingerprint((FootnoteMark("1"),)) != fingerprint((FootnoteMark("2"),))
    assert fingerprint((Blank("year"),)) != fingerprint((Blank("number"),))


def test_the_key_of_a_no_break_space_is_stable() -> None:
    """Approvals hold the fingerprints: the keys may never change."""
    assert [code_key(NoBreakSpace()), code_key(NoBreakSpace(narrow=True))] == ["nbsp", "nnbsp"]
    assert fingerprint((P("5"), NoBreakSpace(), P("tấn"))) == fingerprint_of("5\x02nbsp\x03tấn")


def fingerprint_of(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


def test_codes_come_in_reading_order_outer_first() -> None:
    inner = Link("#", (Emphasis((P("a"),)),))
    said: Inlines = (Strong((inner, LineBreak())), Sentence((Blank("x"),), "1", Status(State.DRAFT), "vi"))
    assert list(codes(said)) == [said[0], inner, inner.children[0], LineBreak(), Blank("x")]


# ---- cutting ----


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((P("Câu một. Câu hai! Câu ba?"),), ["Câu một.| ", "Câu hai!| ", "Câu ba?|"]),
        ((P("Câu một."), FootnoteMark("1"), P(" Câu hai.")), ["Câu một.| ", "Câu hai.|"]),
        ((Emphasis((P("Câu một. Vẫn câu một."),)), P(" Câu hai.")), ["Câu một. Vẫn câu một.| ", "Câu hai.|"]),
        ((P("Câu một. "), Strong((P("Câu hai."),)), P(" Câu ba.")), ["Câu một.| ", "Câu hai.| ", "Câu ba.|"]),
        (
            (P("Đạt "), Reference("indicator", "x"), P(". "), Reference("person", "y"), P(" nói.")),
            ["Đạt {x}.| ", "{y} nói.|"],
        ),
        ((P("TP. Cao Lãnh có 12.000 người."),), ["TP. Cao Lãnh có 12.000 người.|"]),
        ((P("Một câu.\n"),), ["Một câu.|\n"]),
        # A no-break space ties: what stands on both sides is one sentence.
        ((P("Xem tr."), NoBreakSpace(), P("Ba chợ. Hết.")), ["Xem tr.\u00a0Ba chợ.| ", "Hết.|"]),
        ((P("Đạt 5"), NoBreakSpace(), P("tấn. "), NoBreakSpace(), P("Hết.")), ["Đạt 5\u00a0tấn. \u00a0Hết.|"]),
        ((P("Một câu."), NoBreakSpace()), ["Một câu.\u00a0|"]),
        ((P("Một câu."), NoBreakSpace(), P(" ")), ["Một câu.\u00a0| "]),
        ((Emphasis((P("Năm"), NoBreakSpace(), P("câu."))), P(" Hết.")), ["Năm\u00a0câu.| ", "Hết.|"]),
        ((), []),
    ],
)
def test_cut(said: Inlines, expected: list[str]) -> None:
    assert [f"{plain(piece.inlines)}|{piece.gap}" for piece in cut(said, "vi")] == expected


leaf: st.SearchStrategy[Inline] = st.one_of(
    st.text(st.sampled_from("aÂ. !?…\n\t\u00a0“”1"), max_size=8).map(Plain),
    st.sampled_from(
        [LineBreak(), NoBreakSpace(), NoBreakSpace(narrow=True), FootnoteMark("1"), Reference("person", "x")]
    ),
)
spans: st.SearchStrategy[Inline] = st.builds(Emphasis, st.lists(leaf, max_size=3).map(joined)) | st.builds(
    Link, st.just("#"), st.lists(leaf, max_size=3).map(joined)
)


@settings(max_examples=400)
@given(st.lists(leaf | spans, max_size=6))
@example([P(" ")])
def test_what_is_cut_is_all_there(parts: list[Inline]) -> None:
    """Sentences with the blanks after them are the text again."""
    said = joined(parts)
    pieces = cut(said, "vi")
    assert joined(part for piece in pieces for part in (*piece.inlines, P(piece.gap))) == said
    assert all(piece.inlines for piece in pieces)
    assert all(not piece.gap.strip(" \n\t") for piece in pieces)


@given(st.lists(leaf | spans, max_size=6).map(joined))
def test_a_no_break_space_is_cut_as_the_sign_that_it_is(said: Inlines) -> None:
    """Sentences begin where they begin with the sign among the words."""
    pieces = [(in_words(piece.inlines), piece.gap) for piece in cut(said, "vi")]
    assert pieces == [(piece.inlines, piece.gap) for piece in cut(in_words(said), "vi")]


# ---- no-break spaces as signs ----


def test_in_words_the_signs_stand_among_the_words_around_them() -> None:
    narrow = NoBreakSpace(narrow=True)
    said: Inlines = (P("5"), NoBreakSpace(), P("tấn "), Strong((P("giá"), narrow, Emphasis((narrow,)))), NoBreakSpace())
    assert in_words(said) == (
        P("5\u00a0tấn "),
        Strong((P("giá\u202f"), Emphasis((P("\u202f"),)))),
        P("\u00a0"),
    )
    assert plain(in_words(said)) == plain(said)
    assert in_words(BASE) is BASE


# ---- what is translatable ----


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ((P("Gạo"),), True),
        ((P("12.000"),), False),
        ((P("— 5 %"),), False),
        ((P("5"), NoBreakSpace(), P("%")), False),
        ((P("5"), NoBreakSpace(), P("tấn")), True),
        ((Reference("indicator", "gao/2018"),), False),
        ((Reference("indicator", "gao/2018"), P(" tấn")), True),
        ((Strong((P("Gạo"),)),), True),
        ((Link("https://vi-du.vn", (P("2018"),)),), False),
        ((P("so-ngoai-vu"),), False),
        ((P("Sở ngoại-vụ"),), True),
        ((), False),
    ],
)
def test_translatable(said: Inlines, answer: bool) -> None:
    assert translatable(said) is answer


def test_joined_merges_words_and_drops_empty_ones() -> None:
    assert joined([P("a"), P(""), P("b"), LineBreak(), P(""), P("c")]) == (P("ab"), LineBreak(), P("c"))
    assert Text(joined([P("")])).plain == ""
