"""Inlines into XLIFF content and back: nothing is lost, ids are stable, what comes from outside is read strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from ttdn_publish.formats.xliff.document import Content, Document, File, Mrk, Pc, Ph, Segment, Unit
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.older import read_xliff12, write_xliff12
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xliff.writer import write
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
    Strong,
)
from ttdn_publish.translation.codec import BadCode, Codes, missing_codes, parsed
from ttdn_publish.translation.inlines import Inlines, joined
from ttdn_publish.translation.notation import code
from ttdn_publish.translation.stored import Claim, StoredSegment, StoredUnit
from ttdn_publish.translation.tmx_memory import as_tmx, read_memory
from ttdn_publish.translation.units_xliff import in_signs, stored_of, unit_of

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
    st.builds(NoBreakSpace, st.booleans()),
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
        ((NoBreakSpace(), *SOURCE, NoBreakSpace(narrow=True)), [], []),
    ],
)
def test_missing_codes(target: Inlines, lack: list[str], extra: list[str]) -> None:
    assert missing_codes(SOURCE, target) == (lack, extra)


# ---- no-break spaces ----

SPACED: Inlines = (Plain("Đạt 5"), NoBreakSpace(), Plain("triệu"), NoBreakSpace(narrow=True), Plain("USD"))


def test_a_no_break_space_is_a_code_that_a_target_may_leave_out_or_have_more_of() -> None:
    target: Inlines = (Plain("It reached USD"), NoBreakSpace(), Plain("5"), NoBreakSpace(), Plain("million"))
    stored = StoredUnit("u1", (StoredSegment(SPACED, "", target, Claim.REVIEWED),))
    raw = write(Document("vi", "en", (File("f1", "a.md", (unit_of(stored),)),))).decode()
    free = 'canCopy="yes" canDelete="yes"'
    nbsp = f'type="fmt" subType="ttdn:nbsp" dataRef="d1" equiv="\u00a0" disp="␣" {free}/>'
    assert (
        f'<source>Đạt 5<ph id="s1" {nbsp}triệu<ph id="s2" type="fmt" subType="ttdn:nnbsp" dataRef="d2" equiv="\u202f" '
        f'disp="⍽" {free}/>USD</source>'
    ) in raw
    assert f'<target>It reached USD<ph id="s1" {nbsp}5<ph id="s-1-1" {nbsp}million</target>' in raw
    assert '<data id="d1">\u00a0</data>' in raw
    assert judge(raw.encode()) == []
    (unit,) = read(raw.encode()).files[0].units
    assert stored_of(unit) == stored


@pytest.mark.parametrize(
    "target",
    [("USD", Ph("s1"), "5m"), ("USD\u00a0", "5m"), ("USD", Ph("9", "fmt", "ttdn:nbsp"), "5m"), ("USD", Ph("9", data="\u00a0"), "5m")],
    ids=["known by its id", "typed", "known by its kind", "known by its data"],
)  # fmt: skip
def test_a_no_break_space_comes_back_as_the_code_whatever_a_tool_makes_of_it(target: Content) -> None:
    assert Codes([SPACED]).inlines(target) == (Plain("USD"), NoBreakSpace(), Plain("5m"))


def test_the_sign_in_a_file_that_was_written_before_is_the_code() -> None:
    segment = Segment(
        "1", ("Đạt 5\u00a0triệu\u202fUSD",), (Pc("i1", ("USD\u00a05m",), "fmt", "xlf:i", "*", "*"),), "reviewed"
    )
    (one,) = stored_of(Unit("u1", (segment,))).segments
    assert one.source == SPACED
    assert one.target == (Emphasis((Plain("USD"), NoBreakSpace(), Plain("5m"))),)


def test_older_formats_have_the_sign_and_what_they_bring_back_is_the_code() -> None:
    """There a code that a target lacks is a mistake, and a code between two words parts sentences that are alike."""
    target: Inlines = (Plain("USD"), NoBreakSpace(), Plain("5 million"))
    outdated = StoredSegment(SPACED[:3], "", (Plain("Five million."),), Claim.REVIEWED, SPACED)
    stored = StoredUnit("u1", (StoredSegment(SPACED, " ", target, Claim.TRANSLATED), outdated))
    for tool in ("", "omegat3"):
        raw = write_xliff12(Document("vi", "en", (File("f1", "a.md", (unit_of(in_signs(stored)),)),)), for_tool=tool)
        assert "Đạt 5\u00a0triệu\u202fUSD" in raw.decode()
        assert b"nbsp" not in raw
        (unit,) = read_xliff12(raw).files[0].units
        assert [(s.source, s.target) for s in stored_of(unit).segments] == [
            (s.source, s.target) for s in stored.segments
        ]
    for for_omegat in (False, True):
        memory = as_tmx([stored], "en", for_omegat=for_omegat)
        assert "<seg>Đạt 5\u00a0triệu\u202fUSD</seg>" in memory.decode()
        first, second = read_memory(memory, "en", "")
        assert (first.source, first.target) == (SPACED, target)
        assert (second.source, second.target) == (SPACED, outdated.target)
