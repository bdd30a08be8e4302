"""Review kits and the translations: codes there and back, what is laid out, and what a kit that came back may change."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.findings import Place
from ttdn_publish.formats.review_docx.rows import Damage, Key, Kit, KitInfo, ReadRow, Remark, RowProblem
from ttdn_publish.formats.review_docx.spans import Mark, Span, Spans, fingerprint, words
from ttdn_publish.model.text import (
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    NoBreakSpace,
    Plain,
    Reference,
    State,
    Status,
    Strong,
)
from ttdn_publish.records.approvals import Signatures
from ttdn_publish.translation.book import Book, Spoken
from ttdn_publish.translation.codec import BadCode, missing_codes
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.review_kit import Describer, kit_tables
from ttdn_publish.translation.review_merge import Merging, Outcome, damage
from ttdn_publish.translation.review_spans import Tokens
from ttdn_publish.translation.signing import Laid
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.termbase import Concept, Term, Termbase
from ttdn_publish.translation.termbase import Status as TermStatus
from ttdn_publish.translation.units import Extraction

AT = "2018-03-06T08:00:00+07:00"
BY = "Trần Thị Mẫu"
EXPORTS = Reference("indicator", "xuat-khau/2018-H1")
OFFICE = Reference("organisation", "so-ngoai-vu")


def text(words_: str) -> Inlines:
    return (Plain(words_),)


# ---- codes there and back ----

_INLINES = st.recursive(
    st.builds(Plain, st.text("abc é⟦⟧", min_size=1, max_size=6))
    | st.sampled_from([EXPORTS, OFFICE, FootnoteMark("1"), LineBreak(), NoBreakSpace(), NoBreakSpace(narrow=True)]),
    lambda inner: st.builds(Emphasis, st.lists(inner, min_size=1, max_size=3).map(tuple))
    | st.builds(Strong, st.lists(inner, min_size=1, max_size=3).map(tuple))
    | st.builds(Link, st.sampled_from(["https://a.vn", "https://b.vn", "#c"]), st.lists(inner, min_size=1, max_size=2).map(tuple)),
    max_leaves=8,
)  # fmt: skip


def hrefs(inlines: Inlines) -> list[str]:
    found: list[str] = []
    for item in inlines:
        found += [item.href] if isinstance(item, Link) else []
        found += hrefs(getattr(item, "children", ()))
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(_INLINES, max_size=4).map(tuple), st.lists(_INLINES, max_size=4).map(tuple))
def test_codes_survive_the_way_through_a_cell(source: Inlines, target: Inlines) -> None:
    tokens = Tokens(source, target)
    spans = tokens.spans(target)
    back = tokens.inlines(spans)
    assert fingerprint(tokens.spans(back)) == fingerprint(spans)
    assert hrefs(back) == hrefs(target)
    assert missing_codes(target, back) == ([], [])


CASES: list[tuple[Inlines, str]] = [
    ((Plain("Đạt "), EXPORTS, Plain(".")), "Đạt ⟦r1⟧."),
    ((EXPORTS, OFFICE, EXPORTS), "⟦r1⟧⟦r2⟧⟦r3⟧"),
    ((Link("https://a.vn", text("trang")), Plain(" và "), Link("#b", text("bài"))), "⟦a1⟧trang⟦/a1⟧ và ⟦a2⟧bài⟦/a2⟧"),
    ((Emphasis(text("nghiêng")), LineBreak(), FootnoteMark("2")), "nghiêng\n⟦n1⟧"),
    ((Plain("Đạt 5"), NoBreakSpace(), Plain("tấn"), NoBreakSpace(narrow=True), EXPORTS), "Đạt 5\u00a0tấn\u202f⟦r1⟧"),
    ((NoBreakSpace(), Link("#b", (Plain("5"), NoBreakSpace(), Plain("bài")))), "\u00a0⟦a1⟧5\u00a0bài⟦/a1⟧"),
]


@pytest.mark.parametrize(("source", "shown"), CASES)
def test_codes_as_a_reviewer_sees_them(source: Inlines, shown: str) -> None:
    tokens = Tokens(source)
    assert words(tokens.spans(source)) == shown
    assert tokens.inlines(tokens.spans(source)) == source


def test_links_are_known_by_their_address_not_by_their_place() -> None:
    source = (Link("https://a.vn", text("một")), Plain(" "), Link("https://b.vn", text("hai")))
    target = (Link("https://b.vn", text("two")), Plain(" "), Link("https://a.vn", text("one")))
    tokens = Tokens(source, target)
    assert words(tokens.spans(target)) == "⟦a2⟧two⟦/a2⟧ ⟦a1⟧one⟦/a1⟧"
    assert tokens.inlines(tokens.spans(target)) == target


def test_looks_around_codes() -> None:
    tokens = Tokens((EXPORTS,))
    spans = (Span("Up "), Span("to ", italic=True), Span("r1", True, True, True), Span(" now", True, True))
    assert tokens.inlines(spans) == (Plain("Up "), Emphasis((Plain("to "), Strong((EXPORTS, Plain(" now"))))))


@pytest.mark.parametrize("code", ["r2", "/a1", "a1"])
def test_codes_that_are_not_there_or_torn(code: str) -> None:
    tokens = Tokens((EXPORTS, Link("#b", text("x"))))
    with pytest.raises(BadCode, match=code):
        tokens.inlines((Span(code, code=True), Span("x")))


# ---- what is laid out ----


def laid(unit: str, segment: StoredSegment, state: State, *, role: str = "paragraph", **more: Any) -> Laid:
    stored = StoredUnit(unit, (segment,), role, comments=more.pop("comments", ()))
    book = Book("bulletins/mau", "en", Extraction(), Translation("en", {"a.md": (stored,)}), Signatures())
    status = Status(state, segment.origin, segment.by)
    return Laid(book, unit, role, Place("a.md", 3), Spoken("1", (), "", status, "", segment))


def describer(terms: Sequence[Concept] = ()) -> Describer:
    def resolve(language: str) -> Any:
        names = {"vi": "Sở Ngoại vụ", "en": "Department of Foreign Affairs"}

        def words_of(item: Inline) -> Inline:
            return Plain(names[language]) if isinstance(item, Reference) else item

        return lambda inlines, at: tuple(map(words_of, inlines))

    return Describer("en", resolve("vi"), resolve("en"), Termbase(terms), date(2018, 3, 30))


def test_a_row_explains_its_codes_and_terms() -> None:
    concept = Concept("t1", "chợ nổi", terms={"en": Term("floating market", TermStatus.PREFERRED)})
    source = (OFFICE, Plain(" thăm chợ nổi, xem "), Link("https://a.vn", text("trang")))
    row = describer([concept]).row(laid("u1", StoredSegment(source), State.MISSING), 0)
    assert [(span.text, span.mark) for span in row.source if not span.code] == [
        (" (Sở Ngoại vụ)", Mark.ASIDE),
        (" thăm ", Mark.NONE),
        ("chợ nổi", Mark.TERM),
        (", xem ", Mark.NONE),
        ("trang", Mark.NONE),
    ]
    assert [words(hint) for hint in row.hints] == [
        "⟦r1⟧ → Department of Foreign Affairs",
        "⟦a1⟧ → https://a.vn",
        "Thuật ngữ: chợ nổi = floating market",
    ]
    assert (row.key.target, row.target, row.state, row.tick) == ("-", (), "Chưa dịch", True)


STATES = [
    (State.DRAFT, "memory", "Máy dịch, chưa ai đọc", True),
    (State.DRAFT, "person", "Nháp", True),
    (State.REVIEWED, "person", "Đã soát", True),
    (State.OUTDATED, "person", "Bản dịch đã cũ", True),
    (State.APPROVED, "person", "Đã duyệt", False),
]


@pytest.mark.parametrize(("state", "origin", "shown", "tick"), STATES)
def test_states_are_said_in_words(state: State, origin: str, shown: str, tick: bool) -> None:
    segment = StoredSegment(text("Chợ"), "", text("Market"), Claim.TRANSLATED, origin=origin, by=BY, at=AT)
    row = describer().row(laid("u1", segment, state), 0)
    assert (row.state, row.tick) == (shown, tick)
    assert BY in row.detail
    assert "6/3/2018" in row.detail


def test_an_outdated_sentence_shows_what_changed() -> None:
    segment = StoredSegment(text("Chợ nổi lớn"), "", text("The floating market"), Claim.REVIEWED, text("Chợ nổi nhỏ"))
    row = describer().row(laid("u1", segment, State.OUTDATED), 0)
    assert {(span.text, span.mark) for span in row.previous} == {
        ("Chợ nổi ", Mark.NONE),
        ("nhỏ", Mark.GONE),
        ("lớn", Mark.NEW),
    }


def test_tables_by_file_numbered_through_and_filtered() -> None:
    one = laid("u1", StoredSegment(text("Bài"), "", text("Text")), State.DRAFT, role="article.headline")
    two = laid("u2", StoredSegment(text("Chợ")), State.MISSING, comments=(Comment("Hỏi lại.", BY, AT),))
    other = dataclasses.replace(laid("u3", StoredSegment(text("Bến")), State.MISSING), at=Place("b.md", 1))
    tables = kit_tables([one, two, other], ("bulletins/mau",), describer())
    assert [(t.title, [r.key.number for r in t.rows]) for t in tables] == [("Bài – a.md", [1, 2]), ("b.md", [3])]
    assert [r.remarks for r in tables[0].rows] == [(), (Remark("Hỏi lại.", BY, AT),)]
    filtered = kit_tables([one, two, other], ("bulletins/mau",), describer(), {State.MISSING})
    assert [(t.title, [r.key.unit for r in t.rows]) for t in filtered] == [("Bài – a.md", ["u2"]), ("b.md", ["u3"])]


# ---- what comes back ----


def segment(source: str, target: str | None = None, claim: Claim = Claim.TRANSLATED, **more: Any) -> StoredSegment:
    return StoredSegment(text(source), " ", None if target is None else text(target), claim, **more)


ONE = segment("Chợ nổi họp sớm.", "The floating market opens early.", origin="memory")
TWO = segment(
    "Ghe đầy trái cây.", "Boats are full of fruit.", Claim.REVIEWED, origin="person", by="Lê Văn Mẫu", at="cũ"
)
THREE = segment("Mai lại họp.")
CODED = StoredSegment(
    (Plain("Đạt "), EXPORTS, Plain(".")), "", (Plain("Reached "), EXPORTS, Plain(".")), Claim.TRANSLATED
)
STORED = Translation(
    "en",
    {"a.md": (StoredUnit("u1", (ONE, TWO, THREE)), StoredUnit("u2", (CODED,))), "b.md": (StoredUnit("u3", (segment("Bến Ninh Kiều."),)),)},
)  # fmt: skip


def sent(translation: Translation) -> list[ReadRow]:
    """The rows of a kit of ``translation`` as they went out."""
    rows: list[ReadRow] = []
    for units in translation.files.values():
        for unit in units:
            for number, one in enumerate(unit.segments, 1):
                target = () if one.target is None else Tokens(one.source, one.target).spans(one.target)
                mark = fingerprint(target) if target else "-"
                rows.append(ReadRow(Key(len(rows) + 1, 0, unit.id, str(number), one.hash[:8], mark), target))
    return rows


def returned(
    rows: Sequence[ReadRow], changes: dict[int, str | Spans] | None = None, read: Collection[int] = (), **more: Any
) -> Kit:
    """A kit in which somebody wrote ``changes`` (by number) and ticked ``read``."""
    done = []
    for row in rows:
        new = (changes or {}).get(row.key.number, row.target)
        spans = (Span(new),) if isinstance(new, str) else new
        spans = tuple(span for span in spans if span.text)
        done.append(dataclasses.replace(row, target=spans, read=row.key.number in read))
    return Kit(KitInfo(("bulletins/mau",), "en", AT, len(rows), "kit"), tuple(done), **more)


def merged(now: Translation, kit: Kit, approved: Collection[tuple[int, str, str]] = (), **more: Any) -> Outcome:
    merging = Merging([now], approved, AT, **more)
    merging.take(kit, "soat.docx", BY)
    return merging.done()


def segments(outcome: Outcome, unit: str = "u1") -> tuple[StoredSegment, ...]:
    return next(u.segments for units in outcome.translations[0].files.values() for u in units if u.id == unit)


def ids(outcome: Outcome) -> list[tuple[str, int | None]]:
    return [(finding.rule.id, finding.place.line) for finding in outcome.findings]


def test_a_kit_in_which_nothing_was_done_changes_nothing() -> None:
    outcome = merged(STORED, returned(sent(STORED)))
    assert outcome.translations == [STORED]
    assert (outcome.changed, outcome.read, outcome.same, ids(outcome)) == (0, 0, 5, [])


def test_changed_words_are_reviewed_by_the_reviewer() -> None:
    outcome = merged(
        STORED, returned(sent(STORED), {1: "The floating market meets early.", 3: "It meets again tomorrow."})
    )
    first, second, third = segments(outcome)
    assert first == dataclasses.replace(
        ONE, target=text("The floating market meets early."), claim=Claim.REVIEWED, origin="person", by=BY, at=AT
    )
    assert second == TWO
    assert (third.target, third.claim, third.by) == (text("It meets again tomorrow."), Claim.REVIEWED, BY)
    assert (outcome.changed, outcome.same) == (2, 3)


def test_a_ticked_sentence_is_reviewed_and_keeps_its_words_and_origin() -> None:
    outcome = merged(STORED, returned(sent(STORED), read=[1, 2]))
    first, second, _ = segments(outcome)
    assert first == dataclasses.replace(ONE, claim=Claim.REVIEWED, by=BY, at=AT)
    assert second == TWO  # who read it first answers for it
    assert outcome.read == 1


def test_nothing_is_raised_above_reviewed() -> None:
    final = Translation("en", {"a.md": (StoredUnit("u1", (segment("Chợ.", "Market.", Claim.FINAL),)),)})
    outcome = merged(final, returned(sent(final), {1: "A market."}))
    assert segments(outcome)[0].claim is Claim.REVIEWED


def test_codes_keep_their_meaning_in_new_words() -> None:
    outcome = merged(STORED, returned(sent(STORED), {4: (Span("r1", code=True), Span(" was reached."))}))
    assert segments(outcome, "u2")[0].target == (EXPORTS, Plain(" was reached."))


def test_no_break_spaces_are_signs_that_a_reviewer_may_type_and_leave_out() -> None:
    spaced = (Plain("Đạt 5"), NoBreakSpace(), Plain("triệu"), NoBreakSpace(), Plain("USD"))
    one = StoredSegment(spaced, "", text("Reached 5 million"))
    two = StoredSegment(spaced[:3], "", spaced[:3])
    now = Translation("en", {"a.md": (StoredUnit("u1", (one, two)),)})
    assert merged(now, returned(sent(now))).translations == [now]
    outcome = merged(now, returned(sent(now), {1: "Reached USD\u00a05\u00a0million", 2: "5 million"}))
    assert ids(outcome) == []
    assert [s.target for s in segments(outcome)] == [
        (Plain("Reached USD"), NoBreakSpace(), Plain("5"), NoBreakSpace(), Plain("million")),
        text("5 million"),
    ]


def test_a_term_is_marked_across_a_no_break_space() -> None:
    concept = Concept("t1", "chợ nổi", terms={"en": Term("floating market", TermStatus.PREFERRED)})
    source = (Plain("Đi chợ"), NoBreakSpace(), Plain("nổi"))
    row = describer([concept]).row(laid("u1", StoredSegment(source), State.MISSING), 0)
    assert [(span.text, span.mark) for span in row.source] == [("Đi ", Mark.NONE), ("chợ\u00a0nổi", Mark.TERM)]


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ((Span("Reached."),), "⟦r1⟧"),
        ((Span("r1", code=True), Span(" x "), Span("r1", code=True)), "⟦r1⟧"),
        ((Span("r7", code=True),), "⟦r7⟧"),
    ],
)
def test_lost_doubled_and_foreign_codes_are_refused_with_the_row(spans: Spans, shown: str) -> None:
    outcome = merged(STORED, returned(sent(STORED), {4: spans}))
    assert ids(outcome) == [("DT43", 4)]
    assert shown in next(iter(outcome.findings)).what()
    assert outcome.findings.errors
    assert outcome.translations == [STORED]


def test_an_approved_sentence_is_not_overwritten() -> None:
    kit = returned(sent(STORED), {2: "Boats full of fruit."})
    outcome = merged(STORED, kit, {(0, "u1", "2")})
    assert segments(outcome) == (ONE, TWO, THREE)
    assert ids(outcome) == [("DT45", 2)]
    assert "Boats full of fruit." in next(iter(outcome.findings)).what()
    over = merged(STORED, kit, {(0, "u1", "2")}, over_approved=True)
    assert segments(over)[1].target == text("Boats full of fruit.")
    assert ids(over) == []


def stored_with(*first_unit: StoredSegment) -> Translation:
    return dataclasses.replace(
        STORED, files={**STORED.files, "a.md": (StoredUnit("u1", first_unit), STORED.files["a.md"][1])}
    )


@pytest.mark.parametrize("changes", [{1: "Theirs."}, {}])
def test_a_translation_that_changed_meanwhile_is_not_overwritten(changes: dict[int, str | Spans]) -> None:
    now = stored_with(dataclasses.replace(ONE, target=text("Ours.")), TWO, THREE)
    outcome = merged(now, returned(sent(STORED), changes, read=[1]))
    assert segments(outcome) == now.files["a.md"][0].segments
    assert ids(outcome) == [("DT46", 1)]


def test_what_was_taken_already_is_no_conflict() -> None:
    kit = returned(sent(STORED), {1: "The floating market meets early."})
    first = merged(STORED, kit)
    again = merged(first.translations[0], kit)
    assert again.translations == first.translations
    assert (again.changed, ids(again)) == (0, [])


def test_a_source_that_changed_meanwhile_leaves_the_sentence_outdated() -> None:
    now = stored_with(dataclasses.replace(ONE, source=text("Chợ nổi họp rất sớm."), was=ONE.source), TWO, THREE)
    outcome = merged(now, returned(sent(STORED), {1: "The floating market meets early."}))
    first = segments(outcome)[0]
    assert first.outdated
    assert (first.was, first.target) == (ONE.source, text("The floating market meets early."))
    assert first.claim is Claim.REVIEWED
    assert ids(outcome) == [("DT47", 1)]


def test_a_sentence_that_is_gone_is_told_with_its_words() -> None:
    now = stored_with(TWO, THREE)
    outcome = merged(now, returned(sent(STORED), {1: "The floating market meets early."}))
    assert ids(outcome) == [("DT47", 1)]
    assert "The floating market meets early." in next(iter(outcome.findings)).what()
    assert segments(outcome) == (TWO, THREE)


def test_a_sentence_is_found_where_it_went() -> None:
    """Another sentence came before it, or it moved into another unit: it is known by what it translates."""
    fresh = segment("Sáng nay trời đẹp.")
    outcome = merged(
        stored_with(fresh, ONE, TWO, THREE), returned(sent(STORED), {1: "The floating market meets early."})
    )
    assert [s.target for s in segments(outcome)][:2] == [None, text("The floating market meets early.")]
    moved = dataclasses.replace(
        STORED,
        files={"a.md": (StoredUnit("u2", (CODED,)), StoredUnit("u9", (ONE, TWO, THREE))), "b.md": STORED.files["b.md"]},
    )
    outcome = merged(moved, returned(sent(STORED), {1: "The floating market meets early."}))
    assert segments(outcome, "u9")[0].target == text("The floating market meets early.")


def test_an_outdated_sentence_that_was_read_is_dismissed_with_a_name() -> None:
    now = stored_with(dataclasses.replace(ONE, was=text("Chợ nổi họp sớm")), TWO, THREE)
    first = segments(merged(now, returned(sent(now), read=[1])))[0]
    assert not first.outdated
    assert (first.target, first.claim, first.dismissed) == (ONE.target, Claim.REVIEWED, BY)
    changed = segments(merged(now, returned(sent(now), {1: "It opens early."})))[0]
    assert (changed.outdated, changed.target, changed.dismissed) == (False, text("It opens early."), "")


def test_an_emptied_cell_loses_nothing() -> None:
    outcome = merged(STORED, returned(sent(STORED), {1: ""}))
    assert segments(outcome) == (ONE, TWO, THREE)
    assert ids(outcome) == [("DT48", 1)]
    ticked = merged(STORED, returned(sent(STORED), read=[3]))
    assert (ids(ticked), ticked.read) == ([("DT48", 3)], 0)


def test_a_kit_of_another_publication_is_refused() -> None:
    strange = [
        dataclasses.replace(row, key=dataclasses.replace(row.key, unit=f"x{n}", source=f"{n:08x}"))
        for n, row in enumerate(sent(STORED))
    ]
    outcome = merged(STORED, returned(strange, {1: "Ours?"}))
    assert [finding.rule.id for finding in outcome.findings] == ["DT44"]
    assert outcome.findings.errors
    assert outcome.translations == [STORED]


def test_two_kits_that_disagree() -> None:
    merging = Merging([STORED], (), AT)
    merging.take(returned(sent(STORED), {1: "First."}), "mot.docx", BY)
    merging.take(returned(sent(STORED), {1: "Second.", 3: "Tomorrow."}), "hai.docx", "Lê Văn Mẫu")
    outcome = merging.done()
    assert segments(outcome)[0].target == text("First.")
    assert (segments(outcome)[2].target, segments(outcome)[2].by) == (text("Tomorrow."), "Lê Văn Mẫu")
    assert [(f.rule.id, str(f.place)) for f in outcome.findings] == [("DT46", "hai.docx:1")]


# ---- comments and rows ----


def test_comments_are_kept_with_the_unit_and_told() -> None:
    rows = sent(STORED)
    rows[1] = dataclasses.replace(rows[1], remarks=(Remark("Câu này lạ.", BY, "2018-03-05T09:00:00"),))
    rows[4] = dataclasses.replace(rows[4], remarks=(Remark("Tên đúng chưa?", BY),))
    outcome = merged(STORED, returned(rows))
    found = {u.id: u.comments for units in outcome.translations[0].files.values() for u in units}
    assert found["u1"] == (Comment("[2] Câu này lạ.", BY, "2018-03-05T09:00:00"),)
    assert found["u3"] == (Comment("Tên đúng chưa?", BY),)
    assert ids(outcome) == [("DT49", 2), ("DT49", 5)]
    assert outcome.remarks == 2
    again = merged(outcome.translations[0], returned(rows))
    assert (again.translations, again.remarks) == (outcome.translations, 0)


def test_a_settled_comment_is_dropped() -> None:
    unit = dataclasses.replace(
        STORED.files["b.md"][0], comments=(Comment("Dòng một\n  dòng hai", BY), Comment("Còn", BY))
    )
    now = dataclasses.replace(STORED, files={**STORED.files, "b.md": (unit,)})
    rows = sent(now)
    rows[4] = dataclasses.replace(rows[4], remarks=(Remark("Dòng một\ndòng hai", BY, done=True), Remark("Còn", BY)))
    outcome = merged(now, returned(rows))
    assert outcome.translations[0].files["b.md"][0].comments == (Comment("Còn", BY),)


def test_what_happened_to_rows_is_told() -> None:
    rows = sent(STORED)
    kit = returned(
        [rows[1], rows[0], *rows[2:4]], gone=(5,), strangers=("Thêm",), joined=(1,), remarks=(Remark("Hay.", BY),)
    )
    outcome = merged(STORED, kit)
    assert sorted(finding.rule.id for finding in outcome.findings) == ["DT48"] * 4 + ["DT49"]
    assert not outcome.findings.errors
    assert outcome.translations == [STORED]


def test_damage_stops_with_the_row() -> None:
    kit = returned(
        sent(STORED), problems=tuple(RowProblem(n, f"u1:{n}", what, "…") for n, what in enumerate(Damage, 1))
    )
    found = list(damage(kit, "soat.docx"))
    assert {finding.rule.id for finding in found} == {"DT41", "DT42", "DT43"}
    assert [str(finding.place) for finding in found] == [f"soat.docx:{n}" for n in range(1, len(Damage) + 1)]
    assert all(str(finding.place.line) in finding.what() and "{" not in finding.way_out() for finding in found)
