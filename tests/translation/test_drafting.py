"""The engine *memory*: whole sentences from the memory, terms, dates, figures and names; everything else stays empty."""

from __future__ import annotations

import re

import pytest

from tests.conftest import MiniWorkspace
from ttdn_publish.findings import Findings
from ttdn_publish.model.text import NoBreakSpace, Plain, Reference, inlines_of, plain
from ttdn_publish.production.desk import open_publication
from ttdn_publish.production.translating import translate
from ttdn_publish.translation.drafting import Drafter
from ttdn_publish.translation.inlines import Inlines
from ttdn_publish.translation.memory import Memory, Remembered
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit, Translation

FIGURE = Reference("indicator", "xuat-khau/2017")


def said(words: str) -> Inlines:
    return (Plain(words),)


MEMORY = Memory(
    [
        Remembered(said("Chợ nổi họp từ năm giờ sáng."), said("The floating market opens at five.")),
        Remembered(said("Chợ họp."), said("A draft."), 1),
        Remembered(said("Chợ họp."), said("The market is open."), 2),
        Remembered((Plain("Đạt "), FIGURE), (Plain("It reached "), FIGURE)),
    ]
)
DRAFTER = Drafter("en", MEMORY, {"Sở Ngoại vụ": "Department of Foreign Affairs"}, {"xoài": "mango"}.get)


def draft(source: Inlines) -> StoredSegment:
    """The sentence after drafting."""
    made, _ = DRAFTER.draft(Translation("en", {"a.md": (StoredUnit("u1", (StoredSegment(source),)),)}))
    return made.files["a.md"][0].segments[0]


@pytest.mark.parametrize(
    ("words", "target", "origin"),
    [
        ("Chợ nổi họp từ năm giờ sáng.", "The floating market opens at five.", "memory"),
        ("Chợ họp.", "The market is open.", "memory"),
        ("xoài", "mango", "term"),
        ("Sở Ngoại vụ", "Department of Foreign Affairs", "name"),
        ("30/3/2018", "30 March 2018", "date"),
        ("1.234,5", "1,234.5", "number"),
    ],
)
def test_what_is_known_as_a_whole_is_filled_in_as_a_draft(words: str, target: str, origin: str) -> None:
    segment = draft(said(words))
    assert segment.target is not None
    assert (plain(segment.target), segment.origin, segment.claim) == (target, origin, Claim.TRANSLATED)
    assert not segment.outdated


@pytest.mark.parametrize("words", ["Mua xoài.", "Sở Ngoại vụ ngày 30/3/2018", "Một câu chưa ai dịch bao giờ."])
def test_anything_else_stays_empty_never_half_translated(words: str) -> None:
    assert draft(said(words)).target is None


def test_a_sentence_nearly_the_same_is_put_in_as_outdated_with_the_source_it_translates() -> None:
    segment = draft(said("Chợ nổi họp từ bốn giờ sáng."))
    assert segment.target is not None
    assert segment.outdated
    assert segment.was == said("Chợ nổi họp từ năm giờ sáng.")
    assert re.fullmatch(r"memory:\d\d", segment.origin)


def test_a_near_sentence_with_other_codes_is_not_put_in() -> None:
    other = Reference("indicator", "xuat-khau/2016")
    assert draft((Plain("Đạt "), other)).target is None
    assert draft((Plain("Đạt "), FIGURE)).target == (Plain("It reached "), FIGURE)


def test_a_no_break_space_makes_a_sentence_hardly_another() -> None:
    """The words on both sides stay words: the sentence is nearly the same, and a figure is a figure."""
    spaced = (Plain("Chợ nổi họp từ năm"), NoBreakSpace(), Plain("giờ sáng."))
    segment = draft(spaced)
    assert (segment.was, segment.origin) == (said("Chợ nổi họp từ năm giờ sáng."), "memory:96")
    (near,) = Memory([Remembered(spaced, said("At five."))]).near(said("Chợ nổi họp từ năm giờ sáng."))
    assert near.similarity > 95
    assert Drafter("fr", MEMORY, {}).draft(_only("1.234,5"))[0] == _only("1.234,5", inlines_of("1\u202f234,5"))


def _only(source: str, target: Inlines | None = None) -> Translation:
    claim, origin = (Claim.TRANSLATED, "number") if target else (Claim.INITIAL, "")
    segment = StoredSegment(said(source), "", target, claim, origin=origin)
    return Translation("fr", {"a.md": (StoredUnit("u1", (segment,)),)})


def test_what_has_words_is_not_touched() -> None:
    kept = StoredSegment(said("Chợ họp."), "", said("Our own words."), Claim.REVIEWED, by="Trần Thị Mẫu")
    stored = Translation("en", {"a.md": (StoredUnit("u1", (kept,)),)})
    assert DRAFTER.draft(stored) == (stored, {})


def test_an_empty_sentence_takes_terms_and_near_sentences_along(mini: MiniWorkspace) -> None:
    mini.edit(
        "articles/bai-mau.md", "Con sông là đường đi, là nguồn nước", "Dòng sông là đường đi và là nguồn nước của xoài"
    )
    mini.edit(
        "articles/bai-mau.md", "- ghi nguồn và ngày của từng con số;", "- gọi Sở Ngoại vụ tỉnh Tiền Giang hỏi lại;"
    )
    (done,) = translate(mini.issue, ["en"])
    assert done.missing > 0
    text = (mini.issue / "editions" / "en" / "articles" / "bai-mau.md.xlf").read_text("utf-8")
    assert (
        "Department of Foreign Affairs"
        in text[text.index("gọi Sở Ngoại vụ") - 2500 : text.index("gọi Sở Ngoại vụ") + 2500]
    )
    assert "<gls:term" in text
    content, _ = open_publication(mini.issue)
    findings = Findings()
    assert content.library.collections[0].load("en", findings).files
    assert not findings.errors
