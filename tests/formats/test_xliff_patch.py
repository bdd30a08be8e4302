"""Somebody else's file: written again it is the same; with new targets, nothing but the targets has changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph
from ttdn_publish.formats.xliff.errors import BadXliff
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.patch import rewrite, with_targets
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xml import BadXml, canonical, parse

CASES = Path(__file__).parent / "xliff_cases"
FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made elsewhere --><?tool setting?>
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" version="2.1" srcLang="vi" trgLang="en">
 <x:file id="f" my:kept="&#10;">
  <x:unit id="u" my:kept="yes">
   <my:data><![CDATA[<b>]]></my:data>
   <x:segment id="s">
    <x:source>Chợ <x:sc id="1" canDelete="no" disp="B"/>nổi<x:ec startRef="1" canDelete="no"/> <x:ph id="2"/></x:source>
   </x:segment>
   <x:segment id="t" state="translated" subState="my:a"><x:source>B</x:source><!-- c --><x:target xml:lang="en" order="2">b</x:target></x:segment>
  </x:unit>
 </x:file>
</x:xliff>
<!-- end -->
"""


def changed(content: Content | None, state: str = "", sub_state: str = "", segment: str = "s") -> str:
    data = with_targets(FOREIGN.encode(), {("f", "u", segment): (content, state, sub_state)})
    assert judge(data) == []
    return data.decode()


def test_all_valid_files_of_the_committee_come_back_unchanged(shared: Path) -> None:
    files = sorted((shared / "conformance/xliff-2.1/valid").rglob("*.xlf"))
    assert len(files) == 59
    for file in files:
        data = file.read_bytes()
        assert canonical(parse(rewrite(data))) == canonical(parse(data)), file.name
        assert with_targets(data, {}) == rewrite(data)


def test_a_new_target_stands_below_its_source_and_nothing_else_moves() -> None:
    written = changed(("The ", Pc("1", ("floating",)), " market ", Ph("2")), "translated")
    before, after = (text[text.index("<x:file") : text.index("</x:file")].splitlines() for text in (FOREIGN, written))
    assert [line for line in after if line not in before] == [
        '   <x:segment id="s" state="translated">',
        '    <x:target>The <x:sc id="1" canDelete="no" disp="B"/>floating<x:ec startRef="1" canDelete="no"/>'
        ' market <x:ph id="2"/></x:target>',
    ]
    assert [line for line in before if line not in after] == ['   <x:segment id="s">']


def test_a_target_keeps_its_language_and_order() -> None:
    written = changed(("c", Mrk("m", ("d",), "term")), segment="t")
    assert (
        '<x:segment id="t" state="translated" subState="my:a"><x:source>B</x:source><!-- c -->'
        '<x:target xml:lang="en" order="2">c<x:mrk id="m" type="term">d</x:mrk></x:target></x:segment>' in written
    )


def test_a_state_replaces_the_sub_state_too() -> None:
    assert '<x:segment id="t" state="reviewed">' in changed(("c",), "reviewed", segment="t")
    assert '<x:segment id="t" state="final" subState="my:b">' in changed(("c",), "final", "my:b", segment="t")


def test_a_target_can_be_taken_away() -> None:
    assert '<x:segment id="t" state="initial"><x:source>B</x:source><!-- c --></x:segment>' in changed(
        None, "initial", segment="t"
    )
    assert canonical(parse(changed(None).encode())) == canonical(parse(FOREIGN.encode()))


def test_new_original_data_goes_into_the_unit() -> None:
    written = changed(("a", Pc("1", ("b",)), Ph("2"), Ph("9", data="<br/>\x01")))
    assert '<x:originalData><x:data id="d1">&lt;br/&gt;<x:cp hex="0001"/></x:data></x:originalData>' in written
    again = with_targets(written.encode(), {("f", "u", "t"): ((Ph("8", data="<br/>\x01"), Ph("7", data="**")), "", "")})
    assert re.findall(r'<x:data id="(d\d)">', again.decode()) == ["d1", "d2"]
    assert '<x:ph id="8" dataRef="d1"/><x:ph id="7" dataRef="d2"/>' in again.decode()
    assert judge(again) == []


def test_a_target_needs_a_language() -> None:
    without = FOREIGN.replace(' trgLang="en"', "").replace(' xml:lang="en"', "").encode()
    change = {("f", "u", "s"): (("a", Pc("1", ())), "", "")}
    with pytest.raises(BadXliff, match="trgLang"):
        with_targets(without, change)
    assert judge(with_targets(without, change, "fr")) == []


def test_what_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(BadXliff, match="tệp không có đoạn “f/u/z”"):
        with_targets(FOREIGN.encode(), {("f", "u", "z"): (("a",), "", "")})
    with pytest.raises(BadXml):
        with_targets(FOREIGN.encode()[:400], {})


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["s1", "i1", "s2"]))
@settings(max_examples=50)
def test_any_words_come_back_from_the_file_in_which_they_were_put(words: str, segment: str) -> None:
    data = (CASES / "core.xlf").read_bytes().replace(b' order="3"', b"").replace(b' order="1"', b"")
    written = with_targets(data, {("f1", "u1", segment): ((words,) if words else (), "", "")})
    target = re.compile(rb"(<(?:segment|ignorable) id=\"%s\".*?)<target>.*?</target>" % segment.encode(), re.DOTALL)
    rest = [
        canonical(parse(target.sub(rb"\1", file)))
        for file in (data, rewrite(written).replace(b"<target/>", b"<target></target>"))
    ]
    assert rest[0] == rest[1]


def test_a_change_is_read_as_it_was_meant() -> None:
    content: Content = ("The ", Pc("1", ("floating",), disp="B"), " market ", Ph("2"))
    data = with_targets(FOREIGN.encode(), {("f", "u", "s"): (content, "reviewed", "")})
    segment = read(data).files[0].units[0].segments[0]
    assert (segment.target, segment.state) == (content, "reviewed")
