"""Our XLIFF 2.1: what is written is read back the same and stands before the judge; what others write is understood."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ttdn_publish.formats.xliff.document import (
    Content,
    Document,
    File,
    GlossaryEntry,
    Match,
    Mrk,
    Note,
    Pc,
    Ph,
    Run,
    Segment,
    Unit,
)
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.names import STATES
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xliff.writer import write
from ttdn_publish.formats.xml import BadXml

SAMPLE = Document(
    "vi",
    "en",
    (
        File(
            "f1",
            "articles/cho-noi.md",
            (
                Unit(
                    "u1",
                    (
                        Segment(
                            "s1",
                            (
                                "Chợ ",
                                Pc("b1", (Mrk("m1", ("nổi",), "term", "#gls=g1"),), "fmt", "xlf:b", "**", "**"),
                                " họp sớm",
                                Ph("n1", "other", "ttdn:note", "[^1]", "1"),
                                ".",
                            ),
                            ("The floating market opens early", Ph("n1", "other", "ttdn:note", "[^1]", "1"), "."),
                            "reviewed",
                            "ttdn:outdated",
                        ),
                        Segment("", (" ",), ignorable=True),
                        Segment("s2", ("Hết\x03.",)),
                    ),
                    "cho-noi/p1",
                    "ttdn:paragraph",
                    notes=(Note("Giữ tên riêng", "translator", "source", "1"),),
                    metadata={"ttdn": {"place": "đoạn 1", "hash": "ab"}},
                    matches=(Match("s1", ("Chợ nổi",), ("Floating market",), 62.5, "bộ nhớ", "c1"),),
                    glossary=(GlossaryEntry("g1", "chợ nổi", ("floating market",), "chợ trên sông", "Sở"),),
                ),
            ),
        ),
    ),
)
WRITTEN = """<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="vi" trgLang="en" xml:space="preserve">
  <file id="f1" original="articles/cho-noi.md">
    <unit id="u1" name="cho-noi/p1" type="ttdn:paragraph">
      <mtc:matches>
        <mtc:match id="c1" ref="#s1" origin="bộ nhớ" similarity="62.5">
          <source>Chợ nổi</source>
          <target>Floating market</target>
        </mtc:match>
      </mtc:matches>
      <gls:glossary>
        <gls:glossEntry id="g1">
          <gls:term source="Sở">chợ nổi</gls:term>
          <gls:translation>floating market</gls:translation>
          <gls:definition>chợ trên sông</gls:definition>
        </gls:glossEntry>
      </gls:glossary>
      <mda:metadata>
        <mda:metaGroup category="ttdn">
          <mda:meta type="hash">ab</mda:meta>
          <mda:meta type="place">đoạn 1</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note id="1" appliesTo="source" category="translator">Giữ tên riêng</note>
      </notes>
      <originalData>
        <data id="d1">**</data>
        <data id="d2">[^1]</data>
      </originalData>
      <segment id="s1" state="reviewed" subState="ttdn:outdated">
        <source>Chợ <pc id="b1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1"><mrk id="m1" type="term" ref="#gls=g1">nổi</mrk></pc> họp sớm<ph id="n1" type="other" subType="ttdn:note" dataRef="d2" disp="1"/>.</source>
        <target>The floating market opens early<ph id="n1" type="other" subType="ttdn:note" dataRef="d2" disp="1"/>.</target>
      </segment>
      <ignorable>
        <source> </source>
      </ignorable>
      <segment id="s2">
        <source>Hết<cp hex="0003"/>.</source>
      </segment>
    </unit>
  </file>
</xliff>
"""


def test_a_document_is_written_for_people_to_read() -> None:
    assert write(SAMPLE).decode() == WRITTEN.rstrip("\n")
    assert read(write(SAMPLE)) == SAMPLE
    assert judge(write(SAMPLE)) == []


# Every valid document: ids unique where they must be, codes of the target either new or those of the source.

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12).map(
    lambda words: unicodedata.normalize("NFC", words)
)
CONTROLS = st.sampled_from(["\x00", "\x1b", "\ud800", "\uffff", "\n", "\r\n", "\t", "  "])
TEXT = st.builds("".join, st.lists(WORDS | CONTROLS, max_size=3)).map(lambda text: unicodedata.normalize("NFC", text))
NAME = st.text("abcxyzđ0189-_.", min_size=1, max_size=6)
KINDS = st.sampled_from([("", ""), ("fmt", "xlf:b"), ("link", ""), ("other", "ttdn:note"), ("ui", "xlf:var")])
MARKS = st.sampled_from(
    [
        ("generic", "", ""),
        ("term", "", "a"),
        ("comment", "", "b"),
        ("my:mark", "", ""),
        ("term", "http://x", ""),
    ]
)


@st.composite
def contents(draw: st.DrawFn, ids: Iterator[str], known: Content = (), depth: int = 2) -> Content:
    """Runs with fresh ids, or (for a target) with codes of ``known`` too."""
    runs: list[Run] = []
    reusable = [run for run in known if not isinstance(run, str)]
    for kind in draw(st.lists(st.sampled_from(["text", "ph", "pc", "mrk", "known"]), max_size=4)):
        if kind == "text" and not (runs and isinstance(runs[-1], str)):
            text = draw(TEXT)
            runs.extend([text] if text else [])
        elif kind == "ph":
            runs.append(Ph(next(ids), *draw(KINDS), draw(TEXT), draw(WORDS), draw(WORDS), draw(st.booleans())))
        elif kind == "pc" and depth:
            inner = draw(contents(ids, (), depth - 1))
            runs.append(Pc(next(ids), inner, *draw(KINDS), draw(TEXT), draw(TEXT), draw(WORDS)))
        elif kind == "mrk" and depth:
            runs.append(Mrk(next(ids), draw(contents(ids, (), depth - 1)), *draw(MARKS)))
        elif kind == "known" and reusable:
            runs.append(reusable.pop())
    return tuple(runs)


@st.composite
def segments(draw: st.DrawFn, ids: Iterator[str], ignorable: bool = False) -> Segment:
    source = draw(contents(ids))
    target = draw(st.none() | contents(ids, source))
    state, sub_state = draw(st.sampled_from(STATES if target is not None else ["initial"])), ""
    if not ignorable:
        sub_state = draw(st.sampled_from(["", "ttdn:outdated"]))
    return Segment(next(ids), source, target, "initial" if ignorable else state, sub_state, ignorable)


def metadata() -> st.SearchStrategy[dict[str, dict[str, str]]]:
    return st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS, min_size=1, max_size=2), max_size=2)


def notes() -> st.SearchStrategy[tuple[Note, ...]]:
    note = st.builds(Note, WORDS, WORDS, st.sampled_from(["", "source", "target"]), NAME)
    return st.lists(note, max_size=2, unique_by=lambda note: note.id).map(tuple)


@st.composite
def matches(draw: st.DrawFn, ref: str, identifier: str) -> Match:
    ids = (str(number) for number in count())
    source = draw(contents(ids))
    similarity = draw(st.none() | st.floats(0, 100))
    return Match(ref, source, draw(contents(ids, source)), similarity, draw(WORDS), identifier)


@st.composite
def units(draw: st.DrawFn, identifier: str) -> Unit:
    ids = (f"i{number}" for number in count())
    parts = [draw(segments(ids)), *(draw(segments(ids, draw(st.booleans()))) for _ in range(draw(st.integers(0, 2))))]
    return Unit(
        identifier,
        tuple(parts),
        draw(WORDS),
        draw(st.sampled_from(["", "ttdn:para"])),
        draw(st.booleans()),
        draw(notes()),
        draw(metadata()),
        tuple(draw(matches(parts[0].id, f"c{number}")) for number in range(draw(st.integers(0, 2)))),
        tuple(
            GlossaryEntry(f"g{number}", draw(WORDS), tuple(draw(st.lists(WORDS, min_size=1))), draw(WORDS), draw(WORDS))
            for number in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    files = tuple(
        File(
            f"f{number}",
            draw(WORDS),
            tuple(draw(units(f"u{place}")) for place in range(draw(st.integers(1, 2)))),
            draw(notes()),
            draw(metadata()),
        )
        for number in range(draw(st.integers(1, 2)))
    )
    return Document("vi", draw(st.sampled_from(["en", "zh-Hans", "fr"])), files)


@given(documents())
@settings(max_examples=150)
@example(SAMPLE)
def test_what_is_written_is_read_back_and_is_valid(document: Document) -> None:
    written = write(document)
    assert judge(written) == []
    assert read(written) == document
    assert write(read(written)) == written


def test_the_order_of_metadata_does_not_show() -> None:
    unit = Unit("u", (Segment("s", ("a",)),))
    one = {"b": {"y": "1", "x": "2"}, "a": {"z": "3"}, "empty": {}}
    other = {"a": {"z": "3"}, "b": {"x": "2", "y": "1"}}
    written = [write(Document("vi", "en", (File("f", "", (unit,), metadata=data),))) for data in (one, other)]
    assert written[0] == written[1]


def test_a_control_character_that_has_no_place_is_refused_kindly() -> None:
    unit = Unit("u", (Segment("s", ("a",)),), notes=(Note("a\x01"),))
    with pytest.raises(BadXliff, match="ký tự điều khiển"):
        write(Document("vi", "en", (File("f", "", (unit,)),)))


def file_with(inside: str, unit: str = "") -> bytes:
    """A file of another tool: one unit, one segment, that source."""
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:x="urn:x" version="2.0" srcLang="vi" x:a="1">'
        f'<file id="f"><group id="g" translate="no"><unit id="u"><x:y/>{unit}<segment><source>{inside}</source></segment>'
        "</unit></group></file></xliff>"
    ).encode()


@pytest.mark.parametrize(
    ("inside", "content"),
    [
        ('a<sc id="1"/>b<ec startRef="1"/>c', ("a", Pc("1", ("b",)), "c")),
        ('<sc id="1" disp="B"/><sm id="2" type="term"/>a<em startRef="2"/><ec startRef="1"/>', (Pc("1", (Mrk("2", ("a",), "term"),), disp="B"),)),
        ('<mrk id="1" type="my:x"><sc id="2"/>a<ec startRef="2"/></mrk>', (Mrk("1", (Pc("2", ("a",)),), "my:x"),)),
        ('a<cp hex="001F"/><!-- c -->b<?p i?>c<![CDATA[<d>]]>', ("a\x1fbc<d>",)),
        ('<x:foreign id="1">gone</x:foreign>a', ("a",)),
        ("Vi\u1ec7t Vie\u0323\u0302t", ("Việt Việt",)),
        ("", ()),
    ],
)  # fmt: skip
def test_what_other_tools_write_is_understood(inside: str, content: Content) -> None:
    (unit,) = read(file_with(inside)).files[0].units
    assert unit.segments == (Segment("", content),)
    assert not unit.translate


def test_original_data_is_looked_up_in_its_unit() -> None:
    data = '<originalData><data id="a">x<cp hex="0001"/></data><data id="b">y</data></originalData>'
    inside = '<ph id="1" dataRef="a"/><sc id="2" dataRef="b"/><ec startRef="2" dataRef="a"/><ph id="3" dataRef="gone"/>'
    (segment,) = read(file_with(inside, data)).files[0].units[0].segments
    assert segment.source == (Ph("1", data="x\x01"), Pc("2", (), start="y", end="x\x01"), Ph("3"))


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ('<sc id="1"/>a', "mã <sc> không khép kín"),
        ('a<ec startRef="1"/>', "mã <ec> không khép kín"),
        ('<ec id="1" isolated="yes"/>', "mã <ec> không khép kín"),
        ('<sc id="1"/><sc id="2"/><ec startRef="1"/><ec startRef="2"/>', "mã <ec> không khép kín"),
        ('<sc id="1"/><pc id="2"><ec startRef="1"/></pc>', "mã <ec> không khép kín"),
        ('<sc id="1"/><em startRef="1"/>', "mã <em> không khép kín"),
        ('<cp hex="110000"/>', "<cp> không ghi mã ký tự hợp lệ"),
        ('<cp hex="x"/>', "<cp> không ghi mã ký tự hợp lệ"),
        ("<ph/>", "<ph> thiếu thuộc tính id"),
    ],
)
def test_what_would_lose_something_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(BadXliff) as refused:
        read(file_with(inside))
    assert refused.value.reason.startswith(reason)
    assert refused.value.line == 1


def test_targets_in_another_order_are_refused() -> None:
    written = write(SAMPLE).replace(b"<target>The", b'<target order="3">The')
    with pytest.raises(BadXliff, match="đổi thứ tự"):
        read(written)


def test_a_state_nobody_knows_counts_as_none() -> None:
    (segment, *_) = read(write(SAMPLE).replace(b'state="reviewed"', b'state="perfect"')).files[0].units[0].segments
    assert segment.state == "initial"


def test_other_formats_and_broken_files_are_refused() -> None:
    with pytest.raises(BadXliff, match="không phải tệp XLIFF 2"):
        read(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>')
    with pytest.raises(BadXliff, match="<file> thiếu thuộc tính id"):
        read(write(SAMPLE).replace(b'<file id="f1"', b"<file"))
    with pytest.raises(BadXliff, match="<segment> thiếu <source>"):
        read(
            write(SAMPLE)
            .replace(b"<source>H\xe1\xba\xbft<cp", b"<target>H<cp")
            .replace(b"/>.</source>\n      </segment>\n    </unit>", b"/>.</target>\n</segment></unit>")
        )
    with pytest.raises(BadXml):
        read(write(SAMPLE)[:-20])


@given(st.data())
@settings(max_examples=60)
def test_a_file_cut_anywhere_is_refused(data: st.DataObject) -> None:
    whole = write(SAMPLE)
    place = data.draw(st.integers(0, len(whole) - 2))
    with pytest.raises((BadXml, BadXliff)):
        read(whole[:place])
    assert judge(whole[:place]) != []
