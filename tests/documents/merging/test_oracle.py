"""The same template and the same harmless data make the same XML as docxtpl does."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.merging.made import (
    by_docxtpl,
    c14n,
    cell,
    cut,
    docx,
    p,
    parts_of,
    picture,
    r,
    section,
    table,
    text_parts,
)
from ttdn_publish.documents.merging.template import LetterTemplate

DATA: dict[str, Any] = {
    "ten": "Nguyễn Văn Mẫu",
    "so": "12/SNV-HTQT",
    "nam": True,
    "nu": False,
    "khach": [{"ten": "Trần Thị Mẫu", "chuc": "Giám đốc"}, {"ten": "Lê Văn Mẫu", "chuc": "Chuyên viên"}],
    "khong": [],
    "nguoi": {"ten": "Phạm Mẫu", "dia_chi": {"tinh": "Tiền Giang"}},
    "nhieu_dong": "Dòng một\nDòng hai\nDòng ba",
    "cot": "a\tb\tc",
    "n": 3,
}

TEMPLATES: dict[str, bytes] = {
    "plain": docx("Kính gửi: {{ ten }}.", "Không có gì."),
    "no tags": docx("Không có thẻ nào.", p(r("đậm", "<w:b/>"))),
    "two in a paragraph": docx("{{ ten }} và {{ so }} và {{ten}}"),
    "cut into runs": docx(cut("Kính gửi {", "{ t", "en }", "}, số {{ s", "o }} và {{", " ten", " }", "}.", " Hết")),
    "cut block": docx(cut("{", "% if nam %}Ông{% el", "se %}Bà{", "% endif %", "} ", "{{ ten }}")),
    "cut with space texts": docx(cut("{{", " ", "ten", " ", "}}", " xong ")),
    "properties of the first run": docx(p(r("{{ t", "<w:i/>"), r("en }} đuôi", "<w:b/>"), r(" hết"))),
    "plain text before a kept one": docx(
        p(r("một"), r("hai "), r(" {{ ten }}")), p(r("ba")), p(r("bốn"), r("{{ so }} "))
    ),
    "paragraph if": docx("{%p if nam %}", "Ông {{ ten }}", "{%p else %}", "Bà {{ ten }}", "{%p endif %}", "Hết."),
    "paragraph if not": docx("Đầu", "{%p if nu %}", "Bà", "{%p endif %}", "Hết."),
    "paragraph for": docx("{%p for k in khach %}", "- {{ k.ten }} ({{ loop.index }})", "{%p endfor %}"),
    "paragraph tags cut": docx(cut("{%", "p if n", "am %", "}"), "Ông", cut("{%p e", "ndif %}")),
    "inline if over paragraphs": docx("{% if nu %}Mất", "giữa", "mất {% endif %}còn"),
    "inline for over paragraphs": docx("{% for k in khach %}{{ k.ten }}", "{{ k.chuc }}{% endfor %}"),
    "rows": docx(
        table(
            ["Tên", "Chức vụ"], ["{%tr for k in khach %}", ""], ["{{ k.ten }}", "{{ k.chuc }}"], ["{%tr endfor %}", ""]
        )
    ),
    "no rows": docx(table(["Tên"], ["{%tr for k in khong %}"], ["{{ k.ten }}"], ["{%tr endfor %}"]), "Hết"),
    "row if": docx(table(["a", "b"], ["{%tr if nu %}", ""], ["{{ ten }}", "{{ so }}"], ["{%tr endif %}", ""])),
    "paragraph tags in a cell": docx(
        table([cell(p("{%p for k in khach %}"), p("{{ k.ten }}"), p("{%p endfor %}"), p("hết")), "phải"])
    ),
    "comments": docx("{# ghi chú #}Chữ {# nữa #}còn", "{#p cả đoạn #}", "Hết", table(["a"], ["{#tr hàng #}"], ["b"])),
    "smart quotes": docx("{{ “a” ~ ten ~ ‘b’ }}", "{{ nguoi[“ten”] }}", "{% if so == “12/SNV-HTQT” %}đúng{% endif %}"),
    "comparison": docx("{% if n < 5 and n > 1 %}ít{% endif %}", "{{ n + 1 }} {{ n * 2 }}"),
    "nested data": docx("{{ nguoi.ten }}, {{ nguoi.dia_chi.tinh }}, {{ nguoi['ten'] }}"),
    "filters": docx(
        "{{ ten|upper }} {{ ten|replace('Mẫu', 'M') }} {{ khach|length }} {{ none_given|default('trống') }}"
    ),
    "no-break space": docx("{{\xa0ten\xa0}} {%\xa0if nam\xa0%}ông{%\xa0endif\xa0%}"),
    "braces that are meant": docx("Viết {_{ ten }_} và {_% if %_} thì ra {{ ten }}"),
    "set and expressions": docx("{% set x = n * 2 %}{{ x }} {% set chao = 'Chào ' ~ ten %}{{ chao }}"),
    "macro": docx("{% macro chao(a) %}Chào {{ a }}{% endmacro %}", "{{ chao(ten) }} {{ chao(so) }}"),
    "raw": docx("{% raw %}{{ giữ nguyên }}{% endraw %} {{ ten }}"),
    "lines": docx(p(r("Địa chỉ: {{ nhieu_dong }} hết", "<w:b/>"))),
    "tabs": docx(p(r("{{ cot }}", "<w:i/>"), r(" và {{ cot }}"))),
    "run block": docx(p("A {%r if nam %}"), p("B"), p("{%r endif %} C")),
    "joined before": docx("Chữ đầu", p("{%- if nam %} nối{% endif %}"), "Hết"),
    "joined behind": docx("Đầu {% if nam -%}", "nối tiếp{% endif %}", "Hết"),
    "joined both": docx("{% for k in khach -%}", "{{ k.ten }}, ", "{%- endfor %}", "Hết"),
    "cell background": docx(table([cell("{% cellbg 'FF0000' %}{{ ten }}"), "b"])),
    "vertical merge": docx(
        table(["{%tr for k in khach %}", ""], [cell("{% vm %}{{ ten }}"), "{{ k.ten }}"], ["{%tr endfor %}", ""])
    ),
    "picture": docx(p("a", picture(7)), "{{ ten }}", p(picture(7))),
    "picture in if": docx("{%p if nu %}", p(picture(1)), "{%p endif %}", p(picture(2)), p(picture(3))),
    "picture in for": docx("{%p for k in khach %}", p("{{ k.ten }}", picture(1)), "{%p endfor %}", p(picture(2))),
    "description of a picture": docx(p(picture(1, "Ảnh của {{ ten }}"))),
    "headers and footers": docx(
        "{{ ten }}",
        headers={"default": "Số {{ so }}", "first": cut("Trang đầu {", "{ ten }", "}")},
        footers={"default": "{{ nguoi.ten }}", "even": "không thẻ"},
    ),
    "picture in a header": docx("thân", headers={"default": p("{{ ten }}", picture(5))}),
    "footnotes": docx(
        p("Chữ", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{cut("Theo {", "{ so }}")}</w:footnote>',
    ),
    "text box": docx(
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
            '<wp:docPr id="9" name="Khung"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
            f"{cut('Trong khung {', '{ ten }}')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
            f"</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{p('{{ ten }}')}</w:txbxContent></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>",
            "ngoài {{ so }}",
        )
    ),
    "content control": docx(
        "<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>" + p("{{ ten }}") + "</w:sdtContent></w:sdt>",
        p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("{{ so }}") + "</w:sdtContent></w:sdt>"),
    ),
    "hyperlink": docx(p("Thư: ", f'<w:hyperlink w:anchor="x">{r("{{ ten }}", "<w:u/>")}</w:hyperlink>', " hết")),
    "field": docx(
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mailto:{{ so }}"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("{{ ten }}"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
    ),
    "sections": docx(
        p(f"<w:pPr>{section()}</w:pPr>", "phần một {{ ten }}"), "phần hai {{ so }}", headers={"default": "{{ ten }}"}
    ),
    "decomposed words": docx("Chu\u031b\u0303 ro\u031b\u0300i {{ ten }}"),
    "entities": docx("A &amp; B &lt; C {{ ten }} “ngoặc” ‘đơn’"),
    "empty texts": docx("<w:p><w:r><w:t></w:t></w:r><w:r><w:t/></w:r></w:p>", "{{ ten }}"),
    "cells of unlike width": docx(
        table(["a", "b", "c"], [cell("{{ ten }}", properties='<w:gridSpan w:val="2"/>'), "{{ so }}"])
    ),
}


class _Rich(str):
    """Markup that docxtpl puts in as it is."""

    def __html__(self) -> str:
        return str(self)


def _oracle_values() -> dict[str, Any]:
    return {**DATA, "ten_rich": _Rich("<w:r><w:rPr><w:b/></w:rPr><w:t>đậm</w:t></w:r>")}


def sorted_cell_properties(data: bytes) -> bytes:
    """Properties of cells in an order of their own: docxtpl puts some of them where the schema does not want them."""

    def in_order(match: re.Match[bytes]) -> bytes:
        return b"<w:tcPr>" + b"".join(sorted(re.findall(rb"<w:\w+[^>]*></w:\w+>", match[1]))) + b"</w:tcPr>"

    return re.sub(rb"<w:tcPr>(.*?)</w:tcPr>", in_order, data)


@pytest.mark.parametrize("name", TEMPLATES)
def test_xml_equals_docxtpl(name: str) -> None:
    template = TEMPLATES[name]
    letter = LetterTemplate(template, "mau.docx").letter(DATA)
    assert not letter.slow_because
    ours, theirs = text_parts(letter.data), text_parts(by_docxtpl(template, DATA))
    assert ours.keys() == theirs.keys()
    for part, content in theirs.items():
        assert sorted_cell_properties(ours[part]) == sorted_cell_properties(content), part


SLOW: dict[str, bytes] = {
    "columns": docx(
        table(["{%tc for k in khach %}", "{{ k.ten }}", "{%tc endfor %}"], ["a", "b", "c"]), "{{ ten }}", p(picture(4))
    ),
    "more columns than the grid": docx(table(["{%tc for k in khach * 3 %}", "{{ k.ten }}", "{%tc endfor %}"]), "Hết"),
    "column span": docx(table(["a", "b", "c"], [cell(p("{% colspan n %}{{ ten }}"))])),
    "column span of its own run": docx(
        table(["a", "b", "c"], [cell(p(r("{% colspan n %}"), r("{{ ten }}", "<w:b/>")))])
    ),
    "horizontal merge": docx(
        table(["{%tc for k in khach %}", cell("{% hm %}{{ ten }}"), "{%tc endfor %}"], ["a", "b", "c"]), "Hết"
    ),
    "rich text": docx(p(r("trước {{r ten_rich }} sau", "<w:b/>"))),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_slow_way_equals_docxtpl(name: str) -> None:
    letter = LetterTemplate(SLOW[name], "mau.docx").letter(_oracle_values() if name == "rich text" else DATA)
    assert letter.slow_because
    ours, theirs = text_parts(letter.data), text_parts(by_docxtpl(SLOW[name], _oracle_values()))
    assert {part: sorted_cell_properties(xml) for part, xml in ours.items()} == {
        part: sorted_cell_properties(xml) for part, xml in theirs.items()
    }


def test_other_parts_are_the_templates_own() -> None:
    template = TEMPLATES["headers and footers"]
    before, after = parts_of(template), parts_of(LetterTemplate(template, "mau.docx").letter(DATA).data)
    assert before.keys() == after.keys()
    for name in ("word/styles.xml", "word/media/dot.png", "[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert before[name] == after[name]
    assert next(iter(after)) == "[Content_Types].xml"


def test_properties_are_filled_as_docxtpl_does() -> None:
    properties = "<dc:title>Thư {{ ten }}</dc:title><dc:subject>{{ so }}</dc:subject>"
    template = docx("x", properties=properties)
    ours = c14n(parts_of(LetterTemplate(template, "mau.docx").letter(DATA).data)["docProps/core.xml"]).decode()
    theirs = c14n(parts_of(by_docxtpl(template, DATA))["docProps/core.xml"]).decode()
    for piece in ("Thư Nguyễn Văn Mẫu", "12/SNV-HTQT"):
        assert piece in ours
        assert piece in theirs


def test_namespaces_of_the_root_are_kept() -> None:
    made = parts_of(LetterTemplate(TEMPLATES["plain"], "mau.docx").letter(DATA).data)["word/document.xml"].decode()
    assert 'mc:Ignorable="w14"' in made
    assert 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"' in made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 85), unique=True, max_size=12), st.booleans(), st.booleans())
def test_xml_equals_docxtpl_wherever_word_cuts(random_places: list[int], nam: bool, marks: bool) -> None:
    """One paragraph with tags of every form, cut into runs at any places."""
    text = "Kính gửi {{ ten }}, số {{so}}{% if nam %} ông{% else %} bà{% endif %} {# x #}({{ n * 2 }}) {{ 'a' ~ ten }}."
    places = [0, *sorted(random_places), len(text)]
    pieces = [text[first:last] for first, last in pairwise(places)]
    template = docx("Đầu {{ so }}", cut(*pieces) if marks else p(*(r(piece) for piece in pieces)), "Cuối")
    values = DATA | {"nam": nam}
    ours = text_parts(LetterTemplate(template, "mau.docx").letter(values).data)
    assert ours == text_parts(by_docxtpl(template, values))
