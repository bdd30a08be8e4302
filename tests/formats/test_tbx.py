"""Terminologies in both versions: what we write we read back, other styles are understood, bad files refused."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.formats.contents import TEXT
from ttdn_publish.errors import PublishError
from ttdn_publish.formats.tbx import BadTbx, Term, TermEntry, read_tbx, write_tbx
from ttdn_publish.formats.xml import BadXml

OURS = TermEntry(
    "c1",
    {
        "vi": (Term("Ủy ban nhân dân", "preferred"), Term("UBND", "admitted", type="acronym", extras={"case": "yes"})),
        "en": (Term("People’s Committee", "preferred", source="Thông tư 03/2009/TT-BNG"), Term("People Committee", "deprecated", "sai")),
        "ja": (Term("人民委員会"),),
    },
    "tổ chức",
    note="Cơ quan hành chính",
    extras={"valid_from": "1946"},
)  # fmt: skip

NEWER = """<?xml version='1.0' encoding='UTF-8'?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="vi">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>ttdn_publish</title>
      </titleStmt>
      <sourceDesc>
        <p>ttdn_publish</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
      <conceptEntry id="c1">
        <descrip type="subjectField">tổ chức</descrip>
        <note>Cơ quan hành chính</note>
        <note>ttdn:valid_from=1946</note>
        <langSec xml:lang="vi">
          <termSec>
            <term>Ủy ban nhân dân</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
          </termSec>
          <termSec>
            <term>UBND</term>
            <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
            <termNote type="termType">acronym</termNote>
            <note>ttdn:case=yes</note>
          </termSec>
        </langSec>
        <langSec xml:lang="en">
          <termSec>
            <term>People’s Committee</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
            <admin type="source">Thông tư 03/2009/TT-BNG</admin>
          </termSec>
          <termSec>
            <term>People Committee</term>
            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
            <note>sai</note>
          </termSec>
        </langSec>
        <langSec xml:lang="ja">
          <termSec>
            <term>人民委員会</term>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>"""


def test_what_we_write_looks_like_this() -> None:
    assert write_tbx([OURS]).decode("utf-8") == NEWER
    assert read_tbx(NEWER.encode("utf-8")) == (OURS,)


def test_the_older_version_says_the_same_in_its_own_names() -> None:
    older = write_tbx([OURS], version=2).decode("utf-8")
    assert '<martif type="TBX" xml:lang="vi">' in older
    assert '<termEntry id="c1">' in older
    assert older.count("<tig>") == 5
    assert read_tbx(older.encode("utf-8")) == (OURS,)


WORDS = TEXT.filter(lambda text: not text.startswith("ttdn:"))
EXTRAS = st.dictionaries(st.sampled_from(["case", "forms", "valid_from"]), TEXT, max_size=2)
TERMS = st.builds(
    Term, TEXT, st.sampled_from(["preferred", "admitted", "deprecated", "proposed"]), WORDS, TEXT,
    st.sampled_from(["", "noun", "verb"]), st.sampled_from(["", "acronym", "fullForm"]), TEXT, EXTRAS,
)  # fmt: skip
LANGUAGES = st.dictionaries(
    st.sampled_from(["vi", "en", "zh-Hans", "ko"]), st.lists(TERMS, min_size=1, max_size=3).map(tuple), max_size=3
)
ENTRIES = st.builds(
    TermEntry, st.from_regex(r"[a-zĐ_][a-z0-9._-]{0,5}", fullmatch=True) | st.just(""), LANGUAGES, TEXT, TEXT, WORDS, TEXT, EXTRAS
)  # fmt: skip


@given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.id), st.sampled_from([2, 3]))
@example([OURS], 3)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back(entries: list[TermEntry], version: int) -> None:
    data = write_tbx(entries, version=version)
    assert read_tbx(data) == tuple(entries)
    assert write_tbx(read_tbx(data), version=version) == data


def test_the_style_in_which_categories_are_elements() -> None:
    data = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
      xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
      <conceptEntry id="c5"><min:subjectField>law</min:subjectField><langSec xml:lang="en">
        <descripGrp><basic:definition>a rule</basic:definition><basic:source>book</basic:source></descripGrp>
        <termSec><term>by-law</term><min:partOfSpeech>noun</min:partOfSpeech>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
          <basic:context>a by-law of the town</basic:context></termSec></langSec></conceptEntry></body></text></tbx>"""
    term = Term("by-law", "deprecated", part_of_speech="noun", context="a by-law of the town")
    assert read_tbx(data.encode()) == (TermEntry("c5", {"en": (term,)}, "law", "a rule"),)


def test_the_older_version_of_other_tools() -> None:
    data = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><text><body>
      <termEntry><note>một</note><note>hai</note><langSet lang="vi"><ntig><termGrp><term>biển <hi>đảo</hi></term>
        <termNote type="normativeAuthorization">standardizedTerm</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="en"><tig><term>sea</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
      </termEntry></body></text></martif>"""
    assert read_tbx(data.encode()) == (
        TermEntry("", {"vi": (Term("biển đảo", "preferred"),), "en": (Term("sea", "deprecated"),)}, note="một\nhai"),
    )


def body(inside: str) -> bytes:
    return f'<martif type="TBX"><text><body><termEntry id="a">{inside}</termEntry></body></text></martif>'.encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "rỗng"),
        (write_tbx([OURS])[:-20], "cắt cụt"),
        (b"<tmx/>", "không phải tệp TBX"),
        (body("<langSet><tig><term>a</term></tig></langSet>"), "xml:lang"),
        (body('<langSet xml:lang="vi"><tig/></langSet>'), "<term>"),
        (b'<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "DTD"),
        (body("<descripGrp>" * 300 + "</descripGrp>" * 300), "sâu"),
    ],
)
def test_bad_files_are_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(PublishError, match=says):
        read_tbx(data)


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(BadXml, match="lớn quá"):
        read_tbx(write_tbx([OURS]), limit=100)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([TermEntry("1a", {})], "bắt đầu bằng chữ"),
        ([TermEntry("a b", {})], "bắt đầu bằng chữ"),
        ([TermEntry("a", {}), TermEntry("a", {})], "cùng một mã"),
        ([TermEntry("a", {"vi": (Term("x\x00"),)})], "ký tự điều khiển"),
    ],
)
def test_what_cannot_be_written_is_refused(entries: list[TermEntry], says: str) -> None:
    with pytest.raises(BadTbx, match=says):
        write_tbx(entries)
