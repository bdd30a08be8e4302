"""Inlines into XLIFF content and back: nothing is lost, ids are stable, what comes from outside is read strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from ttdn_publish.formats.xliff.document import Content, Document, File, Mrk, Pc, Ph, Segment, Unit
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xliff.writer import write
from ttdn_publish.model.text import (
    Blank,
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    Plain,
    Reference,
    Strong,
)
from ttdn_publish.translation.codec import BadCode, Codes, missing_codes, parsed
from ttdn_publish.translation.inlines import Inlines, joined
from ttdn_publish.translation.notation import code
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit
from ttdn_publish.translation.units_xliff import stored_of, unit_of

key = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*(/20[01][0-9](-H[12])?)?", fullmatch=True)
words = st.text(st.sampled_from("aăâbcdđeêư 1,<&>\"'éớ"), min_size=1, max_size=8).map(Plain)
standalone: st.SearchStrategy[Inline] = st.one_of(
    st.builds(
        Reference,
        st.sampled_from(["indicator", "organisation", "person"]),
        key,
        st.sampled_from(["full", "number", "short"]),
    ),
    st.builds(FootnoteMark, st.from_regex(r"[a-z0-9]+", fullmatch=True)),
    st.builds(Blank, st.sampled_from(["number", "year", "trang"])),
    st.just(LineBreak()),
)
address = st.sampled_from(["https://vi-du.vn/a?b=(c)", "http://vi-du.vn", "mailto:a@vi-du.vn", "#bai-khac"])


def _spans(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inside = st.lists(children, min_size=1, max_size=3).map(joined).filter(bool)
    return st.one_of(st.builds(Emphasis, inside), st.builds(Strong, inside), st.builds(Link, address, inside))


inline = st.recursive(words | standalone, _spans, max_leaves=5)
inlines = st.lists(inline, min_size=1, max_size=6).map(joined).filter(bool)


def ids(content: Content) -> Iterator[str]:
    for run in content:
        if isinstance(run, Pc | Ph):
            yield run.id
        if isinstance(run, Pc | Mrk):
            yield from ids(run.children)


def bare(content: Content) -> Content:
    """``content`` as a tool gives it back that keeps only ids."""
    made: list[str | Pc | Ph | Mrk] = []
    for run in content:
        match run:
            case Pc():
                made.append(Pc(run.id, bare(run.children)))
            case Ph():
                made.append(Ph(run.id))
            case _:
                made.append(run)
    return tuple(made)


@given(inlines)
def test_inlines_into_content_and_back_is_the_same(said: Inlines) -> None:
    codes = Codes([said])
    content = codes.content(said)
    assert codes.inlines(content) == said
    assert codes.inlines(bare(content)) == said
    assert len(set(ids(content))) == len(list(ids(content)))


@given(standalone)
def test_a_standalone_code_is_what_an_author_writes(item: Inline) -> None:
    assert parsed(code(item)) == item


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_unit_is_written_and_read_whole_whatever_its_target_says(data: st.DataObject) -> None:
    """Targets with codes of their own, in another order, and outdated ones; the file is valid and its bytes are stable."""
    segments = []
    for _ in range(data.draw(st.integers(1, 3))):
        source, other = data.draw(inlines), data.draw(inlines)
        target = data.draw(st.sampled_from([None, source, other, tuple(reversed(source))]))
        target = target and joined(target)
        was = data.draw(st.none() | inlines) if target else None
        claim = data.draw(st.sampled_from(list(Claim))) if target else Claim.INITIAL
        segments.append(StoredSegment(source, data.draw(st.sampled_from(["", " ", "\n"])), target, claim, was))
    stored = StoredUnit("u1", tuple(segments), "paragraph")
    document = Document("vi", "en", (File("f1", "a.md", (unit_of(stored),)),))
    raw = write(document)
    assert judge(raw) == []
    (unit,) = read(raw).files[0].units
    assert stored_of(unit) == stored
    assert write(Document("vi", "en", (File("f1", "a.md", (unit_of(stored_of(unit)),)),))) == raw


@settings(deadline=None)
@given(st.data())
def test_a_tool_that_drops_original_data_is_read_by_ids_in_every_segment(data: st.DataObject) -> None:
    sources = [data.draw(inlines) for _ in range(3)]
    stored = StoredUnit("u1", tuple(StoredSegment(s, "", joined(reversed(s)), Claim.REVIEWED) for s in sources))
    unit = unit_of(stored)
    dropped = dataclasses.replace(
        unit, segments=tuple(dataclasses.replace(s, target=s.target and bare(s.target)) for s in unit.segments)
    )
    assert stored_of(dropped) == stored


def test_ids_are_by_kind_and_order_unique_in_the_unit_and_equal_in_the_target() -> None:
    first: Inlines = (Plain("Xem "), Emphasis((Plain("giá"),)), Plain(" và "), Reference("indicator", "gao/2018"))
    second: Inlines = (Strong((Emphasis((Plain("Rồi"),)),)), Plain(" đạt "), Reference("indicator", "gao/2018"))
    codes = Codes([first, second])
    assert list(ids(codes.content(first, 0))) == ["i1", "r1"]
    assert list(ids(codes.content(second, 1))) == ["b1", "i2", "r2"]
    swapped: Inlines = (Reference("indicator", "gao/2018"), Plain(" "), Emphasis((Plain("price"),)))
    assert list(ids(codes.content(swapped, 0))) == ["r1", "i1"]
    more: Inlines = (Emphasis((Plain("a"),)), Emphasis((Plain("b"),)), LineBreak())
    assert list(ids(codes.content(more, 0))) == ["i1", "i-1-1", "br-1-1"]
    assert codes.item("b1") == second[0]
    assert codes.item("b2") is None


def test_a_link_takes_the_id_of_the_same_address() -> None:
    one, two = Link("https://vi-du.vn/1", (Plain("một"),)), Link("https://vi-du.vn/2", (Plain("hai"),))
    codes = Codes([(one, Plain(" "), two)])
    content = codes.content((two, Plain(" "), one))
    assert list(ids(content)) == ["a2", "a1"]
    assert codes.inlines(bare(content)) == (two, Plain(" "), one)


# ---- what comes from outside ----

SOURCE: Inlines = (Plain("Xem "), Link("https://vi-du.vn/gia", (Plain("giá"),)), Reference("indicator", "gao/2018"))


@pytest.mark.parametrize(
    "run",
    [
        Ph("zz"),
        Ph("r9", data="{gì đó: x}"),
        Ph("a1"),
        Pc("zz", ("x",)),
        Pc("r1", ("x",)),
        Pc("a9", ("x",), "link", "", "[", "](https://noi-khac.vn)"),
        Pc("a9", ("x",), "link", "", "[", "](javascript:alert(1))"),
        Mrk("m1", (Ph("zz"),)),
        Pc("a1", (Ph("zz"),)),
    ],
    ids=repr,
)
def test_unknown_codes_are_refused(run: Pc | Ph | Mrk) -> None:
    with pytest.raises(BadCode, match="Mã"):
        Codes([SOURCE]).inlines((run,))


def test_an_address_that_was_changed_outside_is_that_of_the_source() -> None:
    given_ = Pc("a1", ("prices",), "link", "", "[", "](https://noi-khac.vn)")
    assert Codes([SOURCE]).inlines((given_,)) == (Link("https://vi-du.vn/gia", (Plain("prices"),)),)


@pytest.mark.parametrize(("href", "good"), [("https://vi-du.vn", True), ("#bai", True), ("javascript:x", False)])
def test_without_a_source_an_address_must_be_one_that_content_may_have(href: str, good: bool) -> None:
    run = Pc("a1", ("x",), "link", "", "[", f"]({href})")
    if good:
        assert Codes(()).inlines((run,)) == (Link(href, (Plain("x"),)),)
    else:
        with pytest.raises(BadCode):
            Codes(()).inlines((run,))
        with pytest.raises(BadCode):
            Codes([SOURCE]).inlines((dataclasses.replace(run, id="a9"),), trusted=True)


def test_marks_of_terms_and_comments_are_passed_over() -> None:
    content: Content = ("Xem ", Mrk("m1", ("giá ", Ph("r1")), "term"), ".")
    assert Codes([SOURCE]).inlines(content) == (Plain("Xem giá "), SOURCE[2], Plain("."))


def test_known_by_what_stands_in_the_file_not_by_counting() -> None:
    """A tool gave the codes of the source other ids and dropped the target's original data."""
    unit = Unit(
        "u1",
        (
            Segment(
                "1",
                (Ph("x7", data="{số: gao/2018}"), " và ", Ph("x3", data="[^1]")),
                (Ph("x3"), " and ", Ph("x7")),
                "translated",
            ),
        ),
    )
    (one,) = stored_of(unit).segments
    assert one.target == (FootnoteMark("1"), Plain(" and "), Reference("indicator", "gao/2018"))


@pytest.mark.parametrize(
    ("target", "lack", "extra"),
    [
        (SOURCE, [], []),
        ((SOURCE[2], Link("#x", ())), [], []),
        ((Plain("See"),), ["a", "indicator:gao/2018:full"], []),
        ((*SOURCE, SOURCE[2]), [], ["indicator:gao/2018:full"]),
        ((*SOURCE, Emphasis((Plain("x"),)), LineBreak(), Strong(())), [], []),
        ((Emphasis(SOURCE),), [], []),
        (
            (SOURCE[1], Reference("indicator", "gao/2018", "number")),
            ["indicator:gao/2018:full"],
            ["indicator:gao/2018:number"],
        ),
        ((*SOURCE, Blank("year"), FootnoteMark("2")), [], ["blank:year", "note:2"]),
    ],
)
def test_missing_codes(target: Inlines, lack: list[str], extra: list[str]) -> None:
    assert missing_codes(SOURCE, target) == (lack, extra)
