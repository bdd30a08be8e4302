"""XLIFF 1.2: what we write comes back, also after a tool has worked on it; what others write is understood."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.formats.contents import NAME, TEXT, contents
from ttdn_publish.errors import PublishError
from ttdn_publish.formats.inlines import bare
from ttdn_publish.formats.xliff.document import (
    Content,
    Document,
    File,
    Match,
    Mrk,
    Note,
    Pc,
    Ph,
    Segment,
    Unit,
)
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.older import read_xliff12, write_xliff12
from ttdn_publish.formats.xml import BadXml

CODES: Content = (
    "Tỉnh có ",
    Pc("b1", ("5 cửa khẩu",), "fmt", "xlf:b", "**", "**"),
    Ph("n1", data="[^1]", disp="(1)"),
    ".",
)
TWO = Unit(
    "u2",
    (
        Segment("1", ("Câu một.",), ("One.",), "final"),
        Segment("g1", (" ",), (" ",), ignorable=True),
        Segment("2", ("Câu hai.",), ("Two, before.",), "initial", "ttdn:outdated"),
    ),
    matches=(Match("2", ("Câu hai",), ("Two",), 85.5, "tm", "m1"),),
)
OURS = Document(
    "vi",
    "en",
    (
        File(
            "f1",
            "content/bulletins/2018-01/articles/cho-noi.md",
            (
                Unit("u1", (Segment("1", CODES),), "paragraph", notes=(Note("Giữ số.", "comment", "source", "c1"),)),
                TWO,
                Unit("u3", (Segment("", ("Chợ nổi",), ("Floating market",), "reviewed"),), type="ttdn:headline"),
            ),
        ),
    ),
)

WRITTEN = """<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:ttdn="urn:ttdn:publish:1" version="1.2">
  <file original="content/bulletins/2018-01/articles/cho-noi.md" datatype="plaintext" source-language="vi" target-language="en" ttdn:id="f1" xml:space="preserve">
    <body>
      <trans-unit id="u1" xml:space="preserve" resname="paragraph" ttdn:segments="1">
        <source>Tỉnh có <g id="b1" ctype="bold" ttdn:start="**" ttdn:end="**">5 cửa khẩu</g><x id="n1" ttdn:disp="(1)" ttdn:data="[^1]"/>.</source>
        <note from="comment" annotates="source" ttdn:id="c1">Giữ số.</note>
      </trans-unit>
      <trans-unit id="u2" xml:space="preserve" ttdn:segments="1 ~g1 2" ttdn:states="final initial/ttdn:outdated">
        <source>Câu một. Câu hai.</source>
        <seg-source><mrk mtype="seg" mid="1">Câu một.</mrk> <mrk mtype="seg" mid="2">Câu hai.</mrk></seg-source>
        <target state="needs-review-translation"><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two, before.</mrk></target>
        <alt-trans mid="2" match-quality="85.5" origin="tm" ttdn:id="m1">
          <source>Câu hai</source>
          <target>Two</target>
        </alt-trans>
      </trans-unit>
      <trans-unit id="u3" xml:space="preserve" restype="x-ttdn:headline">
        <source>Chợ nổi</source>
        <target state="signed-off">Floating market</target>
      </trans-unit>
    </body>
  </file>
</xliff>"""


def test_what_we_write_looks_like_this() -> None:
    assert write_xliff12(OURS).decode("utf-8") == WRITTEN
    assert read_xliff12(WRITTEN.encode("utf-8")) == OURS


# ---- any document ----

STATES = st.sampled_from(
    [
        ("initial", ""),
        ("initial", "ttdn:outdated"),
        ("initial", "ttdn:x"),
        ("translated", ""),
        ("reviewed", ""),
        ("final", ""),
    ]
)


def _unit(
    key: str, names: list[str], pairs: list[tuple[Content, Content | None]], states: list[tuple[str, str]], about: Unit
) -> Unit:
    """A unit whose segments stand with something ignorable between them, named or not."""
    segments: list[Segment] = []
    for number, ((source, target), (state, sub), name) in enumerate(zip(pairs, states, names, strict=False)):
        if number % 2 == 0:
            known = ("initial", "") if target is None else (state, sub)
            segments.append(Segment(name, source, target, *known))
        else:
            kept = target if segments[-1].target is not None and target else None
            segments.append(Segment(name, source or (" ",), kept, ignorable=True))
    return replace(about, id=key, segments=tuple(segments))


PAIRS = st.tuples(contents(disp=True), st.none() | contents(disp=True))
NAMES = st.lists(NAME, unique=True, min_size=5, max_size=5) | st.just(["", "", "", "", ""])
ABOUT = st.builds(
    Unit,
    st.just(""),
    st.just(()),
    TEXT,
    NAME.map(lambda name: f"ttdn:{name}"),
    st.booleans(),
    st.lists(st.builds(Note, TEXT, TEXT, st.sampled_from(["", "source", "target"]), NAME), max_size=2).map(tuple),
    st.just({}),
    st.lists(st.builds(Match, NAME, contents(), contents(), st.none() | st.floats(0, 100), TEXT, NAME), max_size=2).map(
        tuple
    ),
)
UNITS = st.builds(
    _unit, NAME, NAMES, st.lists(PAIRS, min_size=1, max_size=5), st.lists(STATES, min_size=5, max_size=5), ABOUT
)
FILES = st.builds(
    File, NAME, TEXT, st.lists(UNITS, max_size=3).map(tuple), st.lists(st.builds(Note, TEXT), max_size=1).map(tuple)
)
DOCUMENTS = st.builds(
    Document, st.just("vi"), st.sampled_from(["en", "zh-Hans"]), st.lists(FILES, min_size=1, max_size=2).map(tuple)
)


@given(DOCUMENTS)
@example(OURS)
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_back(document: Document) -> None:
    data = write_xliff12(document)
    assert read_xliff12(data) == document
    assert write_xliff12(read_xliff12(data)) == data


def segments(document: Document) -> list[Segment]:
    return [one for file in document.files for unit in file.units for one in unit.segments if not one.ignorable]


def without_marks(document: Document) -> Document:
    """The document with no annotations in its targets."""

    def segment(one: Segment) -> Segment:
        return replace(one, target=None if one.target is None else bare(one.target))

    return replace(
        document,
        files=tuple(
            replace(
                file, units=tuple(replace(unit, segments=tuple(map(segment, unit.segments))) for unit in file.units)
            )
            for file in document.files
        ),
    )


@given(DOCUMENTS)
@example(OURS)
@settings(max_examples=50, deadline=None)
def test_for_omegat_every_segment_has_a_target_and_untouched_ones_come_back_without(document: Document) -> None:
    data = write_xliff12(document, for_tool="omegat3")
    back = read_xliff12(data)
    assert segments(back) == segments(without_marks(document))
    targets = len(re.findall(rb"<target[ />]", re.sub(rb"(?s)<alt-trans.*?</alt-trans>", b"", data)))
    assert targets == sum(len(file.units) for file in document.files)


# ---- after a tool has worked on it ----


def test_what_omegat_translates_is_translated() -> None:
    data = write_xliff12(replace(OURS, files=(replace(OURS.files[0], units=(replace(TWO, segments=(
        Segment("1", ("Câu một.",)), Segment("g1", (" ",), ignorable=True), Segment("2", ("Câu hai.",)))),)),)),
        for_tool="omegat3")  # fmt: skip
    worked = data.replace(
        '<target><mrk mtype="seg" mid="1">Câu một.'.encode(), b'<target><mrk mtype="seg" mid="1">One.'
    )
    assert worked != data
    assert read_xliff12(worked).files[0].units[0].segments == (
        Segment("1", ("Câu một.",), ("One.",), "translated"),
        Segment("g1", (" ",), (" ",), ignorable=True),
        Segment("2", ("Câu hai.",)),
    )


@pytest.mark.parametrize(
    ("written", "states"),
    [
        ('state="needs-review-translation"', [("final", ""), ("initial", "ttdn:outdated")]),  # untouched: ours
        ('state="translated"', [("translated", "")] * 2),  # the tool's word for the whole unit
        ('state="signed-off"', [("reviewed", "")] * 2),
        ('state="x-other"', [("initial", "")] * 2),
        ("", [("translated", "")] * 2),
        ('state="needs-translation"', [("initial", "")] * 2),
    ],
)
def test_the_state_that_a_tool_sets(written: str, states: list[tuple[str, str]]) -> None:
    data = write_xliff12(OURS).replace(b'state="needs-review-translation"', written.encode())
    unit = read_xliff12(data).files[0].units[1]
    assert [(one.state, one.sub_state) for one in unit.segments if not one.ignorable] == states


@pytest.mark.parametrize(
    ("state", "ours"),
    [
        ("new", ("initial", "")),
        ("needs-translation", ("initial", "")),
        ("needs-l10n", ("initial", "")),
        ("needs-review-adaptation", ("initial", "ttdn:outdated")),
        ("translated", ("translated", "")),
        ("signed-off", ("reviewed", "")),
        ("final", ("final", "")),
    ],
)
def test_every_state_of_a_single_segment(state: str, ours: tuple[str, str]) -> None:
    (segment,) = foreign(f'<source>a</source><target state="{state}">b</target>').segments
    assert (segment.state, segment.sub_state) == ours


def test_an_approved_unit_without_state_is_final() -> None:
    data = body('<trans-unit id="1" approved="yes"><source>a</source><target>b</target></trans-unit>')
    assert segments(read_xliff12(data)) == [Segment("", ("a",), ("b",), "final")]


# ---- files of other tools ----


def body(units: str, head: str = 'version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"') -> bytes:
    return (
        f'<xliff {head}><file original="a.txt" source-language="vi" target-language="en" datatype="plaintext">'
        f"<body>{units}</body></file></xliff>"
    ).encode()


def foreign(inside: str) -> Unit:
    (unit,) = read_xliff12(body(f'<trans-unit id="1">{inside}</trans-unit>')).files[0].units
    return unit


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ('<bpt id="1">&lt;b></bpt>a<ept id="1">&lt;/b></ept>', (Pc("1", ("a",), start="<b>", end="</b>"),)),
        ('<bx id="1" rid="r" ctype="italic"/>a<ex id="2" rid="r"/>', (Pc("1", ("a",), "fmt", "xlf:i"),)),
        ('<ph id="1" ctype="lb" equiv-text=" ">\\n<sub>c</sub></ph>', (Ph("1", "fmt", "xlf:lb", "\\nc", equiv=" "),)),
        ('<it id="1" pos="open">(</it>a', (Ph("1", "other", "xlf12:begin", "("), "a")),
        ('a<ex id="1"/>', ("a", Ph("1", "other", "xlf12:end"))),
        ('<g id="1" ctype="x-html-em">a</g>', (Pc("1", ("a",), "other", "xlf12:x-html-em"),)),
        ('<mrk mtype="protected" mid="7" comment="c">UBND</mrk>', (Mrk("7", ("UBND",), "xlf12:protected", value="c"),)),
        ('<mrk mtype="seg" mid="1">a</mrk>', ("a",)),
        ('a<foreign xmlns="urn:x">no</foreign>b', ("ab",)),
        ("Tiê\u0301ng  Việt ", ("Tiếng  Việt ",)),
    ],
)
def test_codes_of_other_tools(written: str, content: Content) -> None:
    unit = foreign(f"<source>{written}</source><target>{written}</target>")
    assert unit.segments == (Segment("", content, content, "translated"),)
    again = read_xliff12(write_xliff12(Document("vi", "en", (File("f", "a", (unit,)),))))
    assert again.files[0].units[0] == unit


@pytest.mark.parametrize("head", ['version="1.1" xmlns="urn:oasis:names:tc:xliff:document:1.1"', 'version="1.0"'])
def test_older_versions_and_groups(head: str) -> None:
    units = '<group translate="no"><group><trans-unit id="1"><source>a</source></trans-unit></group><trans-unit id="2" translate="yes"><source>b</source></trans-unit></group>'
    found = read_xliff12(body(units, head)).files[0]
    assert (found.id, [(unit.id, unit.translate) for unit in found.units]) == ("f1", [("1", False), ("2", True)])


def test_a_target_that_is_no_longer_cut_makes_one_segment() -> None:
    unit = foreign(
        '<source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>'
        '<target state="translated">C D.</target>'
    )
    assert unit.segments == (Segment("", ("A. B.",), ("C D.",), "translated"),)


def test_segments_of_another_tool_keep_their_names_and_what_is_between() -> None:
    unit = foreign(
        '<source>A. B.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></seg-source>'
        '<target state="translated"><mrk mtype="seg" mid="0">甲。</mrk><mrk mtype="seg" mid="1">乙。</mrk></target>'
        '<alt-trans match-quality="70%" mid="1"><target>丙</target></alt-trans>'
    )
    assert unit.segments == (
        Segment("0", ("A.",), ("甲。",), "translated"),
        Segment("", (" ",), ignorable=True),
        Segment("1", ("B.",), ("乙。",), "translated"),
    )
    assert unit.matches == (Match("1", ("A. B.",), ("丙",), 70.0),)


SEGMENTED = '<trans-unit id="1"><source>A</source><seg-source><mrk mtype="seg" mid="1">A</mrk></seg-source><target>{}</target></trans-unit>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (write_xliff12(OURS)[:-30], "cắt cụt"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"/>', "không phải tệp XLIFF 1.2"),
        (b"<tmx/>", "không phải tệp XLIFF 1.2"),
        (body("<trans-unit><source/></trans-unit>"), "không có id"),
        (body('<trans-unit id="1"/>'), "không có <source>"),
        (body(SEGMENTED.format('<mrk mtype="seg" mid="9">B</mrk>')), "đoạn “9”"),
        (body(SEGMENTED.format('<mrk mtype="seg" mid="1">B</mrk><mrk mtype="seg" mid="1">B</mrk>')), "đoạn “1”"),
        (body(SEGMENTED.format('<mrk mtype="seg" mid="1">B</mrk> thừa')), "ngoài các đoạn"),
        (
            b'<xliff version="1.2"><file source-language="vi" target-language="en"/><file source-language="vi" target-language="fr"/></xliff>',
            "nhiều cặp ngôn ngữ",
        ),
        (b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff>&a;</xliff>', "DTD"),
        (body("<group>" * 300 + "</group>" * 300), "sâu"),
    ],
)
def test_bad_files_are_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(PublishError, match=says):
        read_xliff12(data)


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(BadXml, match="lớn quá"):
        read_xliff12(write_xliff12(OURS), limit=100)


def test_what_xml_cannot_hold_and_unknown_tools_are_refused() -> None:
    unit = Unit("1", (Segment("1", ("a\x02",)),))
    with pytest.raises(BadXliff, match="ký tự điều khiển"):
        write_xliff12(Document("vi", "en", (File("f", "a", (unit,)),)))
    with pytest.raises(ValueError):
        write_xliff12(OURS, for_tool="wordfast")
