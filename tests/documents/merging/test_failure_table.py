"""What docxtpl does badly (measured), a test a row: what ours does instead."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import Any

import pytest

from tests.documents.merging.made import CORE, cell, docx, p, parts_of, r, table, words
from ttdn_publish.documents.merging.filling import LetterProblem
from ttdn_publish.documents.merging.lint import lint_template
from ttdn_publish.documents.merging.template import LetterTemplate
from ttdn_publish.errors import ContentError, SecrecyStop


def letter(template: bytes, **values: Any) -> bytes:
    made = LetterTemplate(template, "mau.docx").letter(values)
    assert not made.slow_because
    return made.data


def problem(template: bytes, **values: Any) -> str:
    with pytest.raises(LetterProblem) as caught:
        letter(template, **values)
    return str(caught.value)


def mistakes(template: bytes) -> list[str]:
    """Each error as ``rule what``; the template must be refused."""
    with pytest.raises(ContentError) as caught:
        LetterTemplate(template, "mau.docx")
    return [f"{one.rule.id} {one.what()}" for one in caught.value.findings if one.severity == "error"]


def test_a_missing_variable_is_an_error_with_its_name_and_place() -> None:
    said = problem(docx("Đầu", "Kính gửi: {{ ten }}."), chuc="x")
    assert said == "Thân văn bản, đoạn 2: thẻ “{{ ten }}”: biến “ten” không có trong dữ liệu"


def test_a_missing_field_says_which_and_where() -> None:
    template = docx(table(["x", "{{ a.b.c }}"]))
    assert (
        problem(template) == "Thân văn bản, Bảng 1, hàng 1, cột 2: thẻ “{{ a.b.c }}”: biến “a” không có trong dữ liệu"
    )
    assert "“c” không có trong nhóm của dữ liệu" in problem(template, a={"b": {"d": 1}})
    assert "“b” không có trong nhóm của dữ liệu" in problem(template, a={})


def test_none_is_blank() -> None:
    assert words(letter(docx("Số {{ so }}."), so=None)) == ["Số ."]
    assert words(letter(docx("{{ a.b }}|{{ c }}"), a={"b": None}, c=0)) == ["|0"]


@pytest.mark.parametrize("value", ["A & B", "a < b", "<w:p/>", "&amp;", "]]>", "ba \"nháy\" 'đơn'"])
def test_signs_of_xml_in_data_are_words(value: str) -> None:
    template = docx("Trước {{ x }} sau", "Đoạn hai", "Đoạn ba", footers={"default": "{{ x }}"})
    made = letter(template, x=value)
    assert words(made) == [f"Trước {value} sau", "Đoạn hai", "Đoạn ba"]
    assert words(made, "word/footer-default.xml") == [value]
    assert b"<w:pgSz" in parts_of(made)["word/document.xml"]


def test_signs_of_xml_in_an_attribute_are_words() -> None:
    link = '<w:hyperlink w:anchor="{{ x }}">' + r("xem") + "</w:hyperlink>"
    made = parts_of(letter(docx(p(link)), x='a"b<c&d'))["word/document.xml"].decode()
    assert 'w:anchor="a&#34;b&lt;c&amp;d"' in made


def test_an_unclosed_tag_is_told_with_its_place_and_swallows_nothing() -> None:
    found = mistakes(docx("Đầu", table(["a", cell("x", "Kính gửi {{ ten")]), "Đoạn sau }} còn {{ so }}"))
    assert found == [
        "VB-TP02 Thân văn bản, Bảng 1, hàng 1, cột 2, đoạn 2: thẻ “{{ ten” mở mà không đóng trong cùng đoạn.",
        "VB-TP02 Thân văn bản, đoạn 2: dấu đóng “}} còn {{ so }}” không có dấu mở trong cùng đoạn.",
    ]


def test_a_missing_end_and_a_stray_one_are_told_with_the_paragraph_that_word_shows() -> None:
    found = mistakes(docx("{%p if a %}", "x", "{%p endif %}", "{%p if b %}", "y", table(["z"]), "{% endfor %}"))
    assert found == [
        "VB-TP03 Thân văn bản, đoạn 4: khối “{%p if b %}” không có thẻ “endif”.",
        "VB-TP03 Thân văn bản, đoạn 6: thẻ “{% endfor %}” không có khối nào mở trước.",
    ]


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("{{ 1 / so }}", "chia cho số 0"),
        ("{{ ten|round }}", "không tính được với giá trị này"),
        ("{{ ten + 1 }}", "không tính được với giá trị này"),
        ("{{ danh_sach[7] }}", "không có trong danh sách của dữ liệu"),
    ],
)
def test_errors_while_filling_have_a_place(tag: str, reason: str) -> None:
    said = problem(docx("Đầu", tag), so=0, ten="Mẫu", danh_sach=[1])
    assert said.startswith(f"Thân văn bản, đoạn 2: thẻ “{tag}”: ")
    assert reason in said


def test_errors_in_other_parts_name_the_part() -> None:
    template = docx("x", headers={"first": "{{ a }}"}, footers={"default": "{{ 1/0 }}"})
    assert problem(template, a=1).startswith("Chân trang, đoạn 1: thẻ “{{ 1/0 }}”")
    assert problem(template).startswith("Đầu trang của trang đầu, đoạn 1: thẻ “{{ a }}”")


def test_a_decomposed_tag_is_filled_and_told() -> None:
    name = unicodedata.normalize("NFD", "họ_tên")
    template = docx(f"Kính gửi: {{{{ {name} }}}}.")
    assert words(letter(template, họ_tên="Mẫu")) == ["Kính gửi: Mẫu."]
    assert words(letter(template, **{name: "Mẫu"})) == ["Kính gửi: Mẫu."]
    assert [one.rule.id for one in lint_template(template, "mau.docx").findings] == ["VB-TP10"]


def test_a_name_with_a_space_gets_advice() -> None:
    with pytest.raises(ContentError) as caught:
        LetterTemplate(docx("{{ họ tên }}"), "mau.docx")
    (finding,) = caught.value.findings
    assert finding.what() == "Thân văn bản, đoạn 1: tên biến “họ tên” có khoảng trắng."
    assert finding.way_out() == "Viết “họ_tên”."


@pytest.mark.parametrize("tag", ["{{ «ten» }}", "{{ a – b }}", "{{ ten… }}"])
def test_typographic_signs_in_a_tag_are_named(tag: str) -> None:
    (found,) = mistakes(docx("Đầu", tag))
    sign = next(sign for sign in "«–…" if sign in tag)
    assert found == f"VB-TP08 Thân văn bản, đoạn 2: thẻ “{tag}” có dấu “{sign}”."


def test_curly_quotation_marks_and_no_break_spaces_are_understood() -> None:
    made = letter(docx("{{\xa0ten|default(“trống”)\xa0}} {% if ten == ‘Mẫu’ %}đúng{% endif %}"), ten="Mẫu")
    assert words(made) == ["Mẫu đúng"]


def test_control_characters_in_data_go_and_the_rest_stays() -> None:
    assert words(letter(docx("[{{ x }}]"), x="a\x00b\x0bc\x07d\x0ce\x1ff\x7fg\x85h\ufffei\ud800j")) == ["[abcdefg/hij]"]


@pytest.mark.parametrize("value", ["{_{", "}_}", "{_%", "%_}", "{{ x }}", "{% if %}", "{#", "{%p x %}"])
def test_braces_in_data_are_left_alone(value: str) -> None:
    assert words(letter(docx("Viết {_{ thế }_}: {{ x }}"), x=value)) == [f"Viết {{{{ thế }}}}: {value}"]


def test_a_tag_in_a_deletion_is_not_filled() -> None:
    deleted = '<w:del w:id="1" w:author="Mẫu"><w:r><w:delText>{{ mat_ma }}</w:delText></w:r></w:del>'
    template = docx(p(deleted, "còn {{ ten }}"))
    made = letter(template, ten="Mẫu", mat_ma="lộ")
    assert "lộ" not in parts_of(made)["word/document.xml"].decode()
    assert words(made) == ["còn Mẫu"]
    assert [one.rule.id for one in lint_template(template, "mau.docx").findings] == ["VB-TP12", "VB-TP19"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ x|attr('__class__') }}",
        "{{ x['__class__'] }}",
    ],
)
def test_templates_cannot_reach_into_the_program(attack: str) -> None:
    found = mistakes(docx(attack))
    assert all(one.startswith("VB-TP14") for one in found)
    assert found


def test_what_the_lint_cannot_see_the_sandbox_refuses() -> None:
    assert "không được phép" in problem(docx("{% set a = '__cla' ~ 'ss__' %}{{ (x|attr(a))('a') }}"), x="x")


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("{{ 'x' * 1000000000 }}", "chuỗi lặp quá dài"),
        ("{{ 10 ** 100000 }}", "phép lũy thừa quá lớn"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}", "vòng lặp quá dài"),
        ("{% for a in range(9999999) %}x{% endfor %}", "không tính được"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "gọi lồng nhau quá sâu"),
    ],
)
def test_templates_cannot_fill_the_memory(tag: str, reason: str) -> None:
    assert reason in problem(docx(tag))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tệp hỏng hoặc bị cắt cụt"),
        (b"not a package at all", "tệp hỏng hoặc bị cắt cụt"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "tệp kiểu cũ (.doc) hoặc có mật khẩu"),
        (docx("x")[:-200], "tệp hỏng hoặc bị cắt cụt"),
    ],
)
def test_what_is_no_document_is_told_kindly(data: bytes, reason: str) -> None:
    (found,) = mistakes(data)
    assert found.startswith(f"VB-TP01 Không đọc được mẫu: {reason}")


@pytest.mark.parametrize("size", [20 * 1024 * 1024, 9 * 1024 * 1024])
def test_a_bomb_is_refused_before_it_goes_off(size: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(docx("x")).items():
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * (size // 6))
            archive.writestr(name, content)
    (found,) = mistakes(stream.getvalue())
    assert found.startswith("VB-TP01")


def test_entities_are_refused() -> None:
    parts = parts_of(docx("x"))
    bad = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"?>\n", b"?>\n" + bad, 1)
    from ttdn_publish.formats.ooxml import pack

    (found,) = mistakes(pack(parts))
    assert found.startswith("VB-TP01")


def test_needed_variables_are_known_with_what_is_in_them() -> None:
    body = docx(
        "{{ nguoi.ten }} {% for k in khach %}{{ k.ten }} {{ k.chuc|default('') }}{% endfor %}",
        "{% set ong = nguoi %}{{ ong.tuoi }} {% if ghi_chu %}{{ ghi_chu }}{% endif %} {{ khach[0].email }} {{ a['b'] }}",
        footnotes=f'<w:footnote w:id="2">{p("{{ trong_chu_thich }}")}</w:footnote>',
        properties="<dc:title>{{ tieu_de }}</dc:title>",
    )
    found = {one.path: (one.may_lack, one.may_be_blank) for one in lint_template(body, "mau.docx").variables}
    assert found == {
        "nguoi.ten": (False, False),
        "khach": (False, True),
        "khach[].ten": (False, False),
        "khach[].chuc": (True, True),
        "nguoi": (False, False),
        "nguoi.tuoi": (False, False),
        "ghi_chu": (False, True),
        "khach[].email": (False, False),
        "a.b": (False, False),
        "trong_chu_thich": (False, False),
        "tieu_de": (False, False),
    }


# ---- the limits of section 1.3 and the pains of section 1.5 ----


def test_a_cell_that_loses_all_its_paragraphs_keeps_one() -> None:
    body = docx(table([cell(p("{%p if co %}"), p("chữ"), p("{%p endif %}")), "b"]), "x")
    made = parts_of(letter(body, co=False))["word/document.xml"].decode()
    assert "</w:tcPr><w:p/></w:tc>" in made


def test_a_table_that_loses_all_its_rows_goes() -> None:
    body = docx("a", table(["{%tr for k in khach %}"], ["{{ k }}"], ["{%tr endfor %}"]), "b")
    assert "<w:tbl>" not in parts_of(letter(body, khach=[]))["word/document.xml"].decode()
    assert words(letter(body, khach=["x", "y"])) == ["a", "x", "y", "b"]


def test_percent_in_a_tag_for_a_paragraph_works() -> None:
    body = docx("{%p for i in range(4) %}", "{%p if i % 2 %}", "{{ i }}", "{%p endif %}", "{%p endfor %}")
    assert words(letter(body)) == ["1", "3"]
    assert [one.rule.id for one in lint_template(body, "mau.docx").findings] == ["VB-TP17"]


def test_a_space_after_the_sign_is_told_with_the_right_spelling() -> None:
    with pytest.raises(ContentError) as caught:
        LetterTemplate(docx("{% p if a %}", "x", "{%p endif %}"), "mau.docx")
    finding = next(one for one in caught.value.findings if one.rule.id == "VB-TP05")
    assert finding.way_out() == "Xóa khoảng trắng: viết “{%p if a %}”."


def test_words_beside_a_tag_for_a_paragraph_or_row_are_not_dropped_in_silence() -> None:
    body = docx(
        "Mất {%p if a %}",
        "x",
        "{%p endif %}{{ cung_mat }}",
        table(["{%tr for k in khach %}", "{{ k }}"], ["{%tr endfor %}", ""]),
    )
    assert mistakes(body) == [
        "VB-TP09 Thân văn bản, đoạn 1: chữ cạnh thẻ “{%p if a %}” sẽ mất: “Mất”.",
        "VB-TP09 Thân văn bản, đoạn 3: chữ cạnh thẻ “{%p endif %}” sẽ mất: “{{ cung_mat }}”.",
        "VB-TP09 Thân văn bản, Bảng 1, hàng 1, cột 1: chữ cạnh thẻ “{%tr for k in khach %}” sẽ mất: “{{ k }}”.",
    ]


def test_one_template_makes_different_letters_again_and_again() -> None:
    template = LetterTemplate(docx("{{ ten }}", footers={"default": "{{ so }}"}), "mau.docx")
    for number in range(3):
        made = template.letter({"ten": f"Mẫu {number}", "so": number}).data
        assert words(made) == [f"Mẫu {number}"]
        assert words(made, "word/footer-default.xml") == [str(number)]


def test_rows_grow_in_line_with_their_number() -> None:
    """A table of 2,000 rows, which took docxtpl an hour, is one letter like others."""
    template = LetterTemplate(
        docx(table(["{%tr for k in khach %}", ""], ["{{ k.a }}", "{{ k.b }}"], ["{%tr endfor %}", ""])), "mau.docx"
    )
    made = template.letter({"khach": [{"a": n, "b": f"dòng\n{n}"} for n in range(2000)]}).data
    assert len(words(made)) == 4000


def test_a_key_called_like_a_method_is_data() -> None:
    assert words(letter(docx("{{ don.items }} {{ don.values }}"), don={"items": "3 thùng", "values": "9"})) == [
        "3 thùng 9"
    ]


def test_properties_that_have_no_tags_stay() -> None:
    body = docx("{{ ten }}", properties="<dc:title>Không thẻ</dc:title>")
    assert "Không thẻ" in parts_of(letter(body, ten="x"))[CORE].decode()


def test_a_tag_that_runs_into_a_link_breaks_nothing() -> None:
    """docxtpl takes out the beginning of the link and leaves its end."""
    link = f'<w:hyperlink w:anchor="x">{r("n }} liên kết")}</w:hyperlink>'
    made = letter(docx(p(r("Gửi {{ te"), link, r(" hết"))), ten="Mẫu")
    assert words(made) == ["Gửi Mẫu liên kết hết"]
    xml = parts_of(made)["word/document.xml"].decode()
    assert "Gửi Mẫu" in xml
    assert "> liên kết</w:t></w:r></w:hyperlink>" in xml


def test_a_stamped_template_stops_everything() -> None:
    with pytest.raises(SecrecyStop, match=r"mau\.docx: Thân văn bản, đoạn 2"):
        LetterTemplate(docx("Kính gửi {{ ten }}", "TỐI MẬT"), "mau.docx")
