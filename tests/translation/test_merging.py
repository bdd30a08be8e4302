"""Merging one returned file (rule DT07): each sentence is taken, only confirmed, or left with a reason."""

from __future__ import annotations

import dataclasses

import pytest

from ttdn_publish.errors import ContentError
from ttdn_publish.formats.xliff.document import Content, Document, File, Note, Ph, Segment, Unit
from ttdn_publish.model.text import NoBreakSpace, Plain, Reference
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.merging import Merged, merge
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units_xliff import unit_of

FILE, BY, AT = "tra-ve.xlf", "Trần Thị Mẫu", "2018-03-29T16:00:00+07:00"
RIVER = Reference("indicator", "song/2017")
P5 = Plain("5")


def segment(source: str, target: str | None, claim: Claim = Claim.TRANSLATED, *codes: Reference) -> StoredSegment:
    words: Inlines = (Plain(source), *codes)
    return StoredSegment(words, " ", None if target is None else (Plain(target), *codes), claim)


UNIT = StoredUnit(
    "u1",
    (
        segment("Sông dài ", "The river is ", Claim.TRANSLATED, RIVER),
        segment("Ghe về bến.", None),
        segment("Chợ họp sớm.", "The market opens early.", Claim.REVIEWED),
    ),
    "paragraph",
)
NOW = Translation("en", {"a.md": (UNIT, StoredUnit("u2", (segment("Khác.", "Other."),)))})


def sent() -> Unit:
    return unit_of(UNIT)


def returned(unit: Unit, language: str = "en") -> Document:
    return Document("vi", language, (File("f1", "a.md", (unit,)),))


def with_segment(number: int, **changes: object) -> Unit:
    """What was sent, with something changed in the sentence ``number``."""
    unit = sent()
    segments = tuple(
        dataclasses.replace(s, **changes) if s.id == str(number) else s  # type: ignore[arg-type]
        for s in unit.segments
    )
    return dataclasses.replace(unit, segments=segments)


def merged(unit: Unit, approved: bool = False) -> Merged:
    return merge(NOW, returned(unit), FILE, lambda unit_id, place: approved and unit_id == "u1", BY, AT)


def first_unit(one: Merged) -> StoredUnit:
    return one.translation.files["a.md"][0]


def test_what_was_sent_and_not_touched_changes_nothing() -> None:
    one = merged(sent())
    assert one.translation == NOW
    assert (one.taken, one.raised, list(one.findings)) == (0, 0, [])


def test_new_words_are_taken_with_who_and_when() -> None:
    one = merged(with_segment(2, target=("The boats come home.",), state="translated"))
    assert first_unit(one).segments[1] == dataclasses.replace(
        UNIT.segments[1], target=(Plain("The boats come home."),), claim=Claim.TRANSLATED, origin="person", by=BY, at=AT
    )
    assert first_unit(one).segments[::2] == UNIT.segments[::2]
    assert (one.taken, one.raised, list(one.findings)) == (1, 0, [])


def test_a_reading_without_new_words_is_a_confirmation_and_final_is_no_approval() -> None:
    one = merged(with_segment(1, state="final"))
    assert (one.taken, one.raised) == (0, 1)
    assert (first_unit(one).segments[0].claim, first_unit(one).segments[0].by) == (Claim.REVIEWED, BY)


@pytest.mark.parametrize(
    ("unit", "approved", "words"),
    [
        (with_segment(1, source=("Sông rất dài ", *sent().segments[0].source[1:])), False, "đã đổi sau khi gửi đi"),
        (with_segment(1, target=("The river is long",)), False, "thiếu hoặc thừa mã"),
        (with_segment(2, target=("Home ", *sent().segments[0].source[1:])), False, "thiếu hoặc thừa mã"),
        (with_segment(1, target=("The river is ", Ph("r9", "other", "ttdn:reference"))), False, "hỏng mã"),
        (with_segment(3, target=("Early market.",), state="translated"), False, "đã soát; bản nháp khác"),
        (with_segment(3, target=("Early market.",), state="reviewed"), True, "đã được duyệt"),
        (with_segment(3, id="7", target=("Early market.",)), False, "không có trong ấn phẩm"),
    ],
    ids=["source changed", "code lost", "code too many", "foreign code", "draft over reviewed", "approved", "no such"],
)
def test_what_cannot_be_taken_is_named_and_stays_as_it_was(unit: Unit, approved: bool, words: str) -> None:
    one = merged(unit, approved)
    (finding,) = one.findings
    assert finding.rule.id == "DT07"
    assert finding.place.file == FILE
    assert words in finding.what()
    assert "u1:" in finding.what()
    assert one.translation == NOW
    assert (one.taken, one.raised) == (0, 0)


@pytest.mark.parametrize(
    ("source", "target", "taken"),
    [
        (("Chợ có 5", Ph("s1"), "ghe."), ("Five boats.",), (Plain("Five boats."),)),
        (("Chợ có 5\u00a0ghe.",), ("5\u00a0boats\u00a0here.",), (P5, NoBreakSpace(), Plain("boats"), NoBreakSpace(), Plain("here."))),
        (("Chợ có 5", Ph("s1"), "ghe."), ("5", Ph("s1"), "boats."), (P5, NoBreakSpace(), Plain("boats."))),
    ],
    ids=["none", "typed, and more", "the code"],
)  # fmt: skip
def test_a_target_has_as_many_no_break_spaces_as_its_language_wants(
    source: Content, target: Content, taken: Inlines
) -> None:
    spaced = StoredUnit("u1", (StoredSegment((Plain("Chợ có 5"), NoBreakSpace(), Plain("ghe."))),))
    now = Translation("en", {"a.md": (spaced,)})
    unit = Unit("u1", (Segment("1", source, target, "translated"),))
    one = merge(now, returned(unit), FILE, lambda unit_id, place: False, BY, AT)
    assert (one.taken, list(one.findings)) == (1, [])
    assert first_unit(one).segments[0].target == taken


def test_the_rest_of_a_file_is_taken_all_the_same() -> None:
    both = with_segment(1, target=("The river is long",))
    whole = with_segment(2, target=("The boats come home.",), state="translated")
    segments = tuple(w if w.id == "2" else b for w, b in zip(whole.segments, both.segments, strict=True))
    one = merged(dataclasses.replace(both, segments=segments))
    assert (one.taken, len(list(one.findings))) == (1, 1)


@pytest.mark.parametrize("words", [None, (), (" ",)])
def test_an_empty_target_is_no_translation_and_takes_none_away(words: tuple[str, ...] | None) -> None:
    assert merged(with_segment(1, target=words)).translation == NOW


def test_remarks_are_kept_once() -> None:
    unit = dataclasses.replace(sent(), notes=(Note("Hỏi lại tên sông."), Note("  ")))
    one = merge(NOW, returned(unit), FILE, lambda *_: False, BY, AT)
    again = merge(one.translation, returned(unit), FILE, lambda *_: False, BY, AT)
    assert again.translation.files["a.md"][0].comments == (Comment("Hỏi lại tên sông.", BY, AT),)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (returned(sent(), "fr"), "ngôn ngữ “fr”, không phải “en”"),
        (returned(dataclasses.replace(sent(), id="u9")), "không thuộc ấn phẩm này"),
    ],
)
def test_another_language_or_a_foreign_unit_is_refused_whole(document: Document, words: str) -> None:
    with pytest.raises(ContentError, match=words):
        merge(NOW, document, FILE, lambda *_: False, BY, AT)
