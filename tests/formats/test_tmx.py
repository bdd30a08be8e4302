"""Translation memories: what we write we read back, what others write we understand, what is hostile is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.formats.contents import NAME, TEXT, contents
from ttdn_publish.errors import PublishError
from ttdn_publish.formats.inlines import MAX_DEPTH
from ttdn_publish.formats.tmx import BadTmx, History, TranslationUnit, Variant, read_tmx, write_tmx
from ttdn_publish.formats.xliff.document import Mrk, Pc, Ph
from ttdn_publish.formats.xml import BadXml

OURS = TranslationUnit(
    (
        Variant("vi", ("Tỉnh có ", Pc("b", ("5 cửa khẩu",), "fmt", "xlf:b", "**", "**"), Ph("note-1", data="[^1]"), ".")),
        Variant(
            "en",
            ("The province has ", Pc("b", ("5 border gates",), "fmt", "xlf:b", "**", "**"), Ph("note-1", data="[^1]"), "."),
            History(datetime(2018, 3, 30, 8, 15, tzinfo=UTC), "Lan", used=2),
            {"x-state": "final", "x-origin": "person"},
        ),
    ),
    "u1", "vi", props={"x-unit": "cho-noi/3"}, notes=("Đã duyệt",),
)  # fmt: skip

WRITTEN = """<?xml version='1.0' encoding='UTF-8'?>
<tmx version="1.4">
  <header creationtool="ttdn_publish" creationtoolversion="1" segtype="sentence" o-tmf="ttdn" adminlang="en" srclang="vi" datatype="plaintext"/>
  <body>
    <tu tuid="u1">
      <note>Đã duyệt</note>
      <prop type="x-unit">cho-noi/3</prop>
      <prop type="x-codes">1=b 2=note-1</prop>
      <tuv xml:lang="vi">
        <seg>Tỉnh có <bpt i="1" x="1" type="bold">**</bpt>5 cửa khẩu<ept i="1">**</ept><ph x="2">[^1]</ph>.</seg>
      </tuv>
      <tuv xml:lang="en" creationdate="20180330T081500Z" creationid="Lan" usagecount="2">
        <prop type="x-state">final</prop>
        <prop type="x-origin">person</prop>
        <seg>The province has <bpt i="1" x="1" type="bold">**</bpt>5 border gates<ept i="1">**</ept><ph x="2">[^1]</ph>.</seg>
      </tuv>
    </tu>
  </body>
</tmx>"""


def test_what_we_write_looks_like_this() -> None:
    assert write_tmx([OURS], "vi").decode("utf-8") == WRITTEN
    assert list(read_tmx(WRITTEN.encode("utf-8"))) == [OURS]


MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
HISTORIES = st.builds(History, MOMENTS, TEXT, MOMENTS, TEXT, st.none() | st.integers(0, 999_999_999), MOMENTS)
PROPS = st.dictionaries(NAME.map(lambda name: f"x-{name}").filter(lambda name: name != "x-codes"), TEXT, max_size=3)
NOTES = st.lists(TEXT, max_size=2).map(tuple)
VARIANTS = st.builds(
    Variant, st.sampled_from(["vi", "en-GB", "zh-Hans"]), contents(), HISTORIES, PROPS, NOTES
)  # languages may repeat: TMX allows it
UNITS = st.builds(
    TranslationUnit, st.lists(VARIANTS, min_size=1, max_size=3).map(tuple), TEXT, st.sampled_from(["vi", "en", ""]),
    HISTORIES, PROPS, NOTES,
)  # fmt: skip


@given(st.lists(UNITS, max_size=3), st.sampled_from(["vi", "*all*"]))
@example([OURS], "en")
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(units: list[TranslationUnit], source: str) -> None:
    data = write_tmx(units, source)
    assert list(read_tmx(data)) == units
    assert write_tmx(read_tmx(data), source) == data


def foreign(segment: str, head: str = '<tu><tuv xml:lang="vi"><seg>{}</seg></tuv></tu>') -> bytes:
    return f'<tmx version="1.4"><header srclang="vi"/><body>{head.format(segment)}</body></tmx>'.encode()


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("a<ph>[br]</ph>b", ("a", Ph("n1", data="[br]"), "b")),
        ('<bpt i="1" x="4" type="italic">&lt;i></bpt>a<ept i="1">&lt;/i></ept>', (Pc("4", ("a",), "fmt", "xlf:i", "<i>", "</i>"),)),
        ('<bpt i="1"/>a<bpt i="2"/>b<ept i="2"/><ept i="1"/>', (Pc("n1", ("a", Pc("n2", ("b",)))),)),
        # pairs across each other, and halves: what can be a span is one, the rest single codes
        (
            '<bpt i="1" x="1">1</bpt>a<bpt i="2" x="2">2</bpt>b<ept i="1">/1</ept>c<ept i="2">/2</ept>',
            (Pc("1", ("a", Ph("2", "other", "tmx:begin", "2"), "b"), start="1", end="/1"), "c", Ph("2", "other", "tmx:end", "/2")),
        ),
        ('a<it pos="end" x="7">]</it>b', ("a", Ph("7", "other", "tmx:end", "]"), "b")),
        ('<hi type="x-person">Lan</hi> về', (Mrk("n1", ("Lan",), "x-person"), " về")),
        ('a<ph x="1" type="fnote">x<sub>y</sub>z</ph>', ("a", Ph("1", "other", "tmx:fnote", "xyz"))),
        ("a<ut>{\\b}</ut>", ("a", Ph("n1", data="{\\b}"))),
        ("  hai  dấu cách <!-- không phải chữ -->", ("  hai  dấu cách ",)),
        ("Tiê\u0301ng", ("Tiếng",)),
        ("", ()),
    ],
)  # fmt: skip
def test_codes_of_other_tools(written: str, content: tuple[object, ...]) -> None:
    (unit,) = read_tmx(foreign(written))
    assert unit.variants[0].content == content
    (again,) = read_tmx(write_tmx([unit], "vi"))
    assert again.variants[0].content == content


def test_files_of_other_tools() -> None:
    (unit,) = read_tmx(
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header srclang="*all*"/><body>'
        '<tu creationdate="yesterday" usagecount="many"><prop type="Domain">a</prop><prop type="Domain">b</prop>'
        '<tuv lang="EN-GB"><seg>Road</seg></tuv><tuv lang="vi"><seg>Đường</seg></tuv></tu></body></tmx>'.encode(
            "utf-16"
        )
    )
    assert (unit.source_language, unit.history, unit.props) == ("", History(), {"Domain": "a\nb"})
    found = [unit.variant(tag) for tag in ("en", "VI", "fr")]
    assert [one.content if one else None for one in found] == [("Road",), ("Đường",), None]


def test_a_time_elsewhere_is_written_as_utc() -> None:
    hanoi = datetime(2018, 1, 1, 6, 30, tzinfo=timezone(timedelta(hours=7)))
    unit = TranslationUnit((Variant("vi", ("a",)),), history=History(created=hanoi))
    assert b'creationdate="20171231T233000Z"' in write_tmx([unit])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04", "không phải XML"),
        (foreign("a")[:-9], "cắt cụt"),
        (b'<xliff version="1.2"/>', "không phải tệp TMX"),
        (foreign("", "<tu/>"), "<tuv>"),
        (foreign("", "<tu><tuv><seg/></tuv></tu>"), "xml:lang"),
        (foreign("", '<tu><tuv xml:lang="vi"/></tu>'), "<seg>"),
        (b'<!DOCTYPE tmx [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><tmx><body/></tmx>', "DTD"),
        (foreign("&xxe;"), "thực thể"),
        (foreign("<hi>" * 300 + "</hi>" * 300), "sâu"),
    ],
)
def test_bad_files_are_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(PublishError, match=says):
        list(read_tmx(data))


def test_a_file_beyond_the_limit_is_refused() -> None:
    assert len(list(read_tmx(foreign("a"), limit=1000))) == 1
    with pytest.raises(BadXml, match="lớn quá"):
        read_tmx(foreign("a" * 1000), limit=1000)


@pytest.mark.parametrize("text", ["a\x00", "a\x0b", "a\ud800", "a\ufffe"])
def test_what_xml_cannot_hold_is_not_written(text: str) -> None:
    for unit in (
        TranslationUnit((Variant("vi", (text,)),)),
        TranslationUnit((Variant("vi", (Ph("1", data=text),)),)),
        TranslationUnit((Variant("vi", ()),), props={"x-state": text}),
    ):
        with pytest.raises(BadTmx):
            write_tmx([unit])


def test_marks_without_end_are_no_depth() -> None:
    many = 20_000
    begun = "".join(f'<bpt i="{number}" x="{number}"/>' for number in range(1, many + 1))
    (unit,) = read_tmx(foreign(begun + "a"))
    assert len(unit.variants[0].content) == many + 1
    ended = "".join(f'<ept i="{number}"/>' for number in range(many, 0, -1))
    (unit,) = read_tmx(foreign(begun + "a" + ended))
    depth, content = 0, unit.variants[0].content
    while isinstance(content[0], Pc):
        depth, content = depth + 1, content[0].children
    assert depth == MAX_DEPTH
    assert "a" in content


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: foreign(text.replace("{", ""))))
@settings(max_examples=200, deadline=None)
def test_nothing_from_outside_is_a_crash(data: bytes) -> None:
    reason = "read"
    try:
        list(read_tmx(data))
    except PublishError as error:
        reason = str(error)
    assert reason
