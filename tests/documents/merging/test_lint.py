"""What lint says, word for word: every mistake of a template at once, each with its place as Word shows it."""

from __future__ import annotations

import unicodedata

import pytest

from tests.documents.merging.made import cell, cut, docx, p, picture, r, table
from ttdn_publish.documents.merging.lint import Lint, lint_template
from ttdn_publish.documents.merging.rules import RULES


def lint(*body: str, columns: list[str] | None = None, **parts: object) -> Lint:
    return lint_template(docx(*body, **parts), "mau.docx", columns)  # type: ignore[arg-type]


def said(*body: str, columns: list[str] | None = None, **parts: object) -> list[str]:
    return [f"{one.rule.id} {one.what()}" for one in lint(*body, columns=columns, **parts).findings]


def test_a_good_template_has_no_findings() -> None:
    body = ("Kính gửi: {{ ten }}", "{%p if nam %}", "Ông", "{%p endif %}", table(["{{ so }}"]))
    assert said(*body, columns=["ten", "nam", "so"]) == []


def test_all_mistakes_come_at_once_in_the_order_of_the_document() -> None:
    body = (
        "{{ mo",
        table(["{{ a b }}", cell("x", "{{ c|khong_co }}")]),
        p("{% endif %}"),
        cut("{{ «d", "» }}"),
    )
    found = said(*body, footers={"default": "{{ }}"})
    assert found == [
        "VB-TP02 Thân văn bản, đoạn 1: thẻ “{{ mo” mở mà không đóng trong cùng đoạn.",
        "VB-TP07 Thân văn bản, Bảng 1, hàng 1, cột 1: tên biến “a b” có khoảng trắng.",
        "VB-TP06 Thân văn bản, Bảng 1, hàng 1, cột 2, đoạn 2: không có bộ lọc “khong_co” (thẻ “{{ c|khong_co }}”).",
        "VB-TP03 Thân văn bản, đoạn 2: thẻ “{% endif %}” không có khối nào mở trước.",
        "VB-TP08 Thân văn bản, đoạn 3: thẻ “{{ «d» }}” có dấu “«”.",
        "VB-TP04 Chân trang, đoạn 1: thẻ “{{ }}” sai cú pháp: thẻ trống hoặc viết dở.",
    ]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ ten | }}", "VB-TP04"),
        ("{{ (ten }}", "VB-TP04"),
        ("{{ ten) }}", "VB-TP04"),
        ("{% if %}{% endif %}", "VB-TP04"),
        ("{% for k khach %}{% endfor %}", "VB-TP04"),
        ("{% if a %}{% else if b %}{% endif %}", "VB-TP04"),
        ("{% neu a %}", "VB-TP06"),
        ("{% include 'khac.docx' %}", "VB-TP06"),
        ("{% if a is chan %}{% endif %}", "VB-TP06"),
        ("{{ a|uper }}", "VB-TP06"),
        ("{{ a.__class__ }}", "VB-TP14"),
        ("{{ a|safe }}", "VB-TP20"),
        ("{% autoescape false %}{{ a }}{% endautoescape %}", "VB-TP20"),
        ("{% vm %}", "VB-TP11"),
        ("{%tr if a %}", "VB-TP11"),
    ],
)
def test_each_kind_of_mistake_has_its_rule(tag: str, words: str) -> None:
    assert said(tag)[0].startswith(words)


def test_near_names_are_offered() -> None:
    (finding,) = lint("{{ a|uper }}").findings
    assert finding.way_out() == "Sửa tên (có phải “upper”?)."


def test_blocks_on_unlike_levels() -> None:
    assert said("{%p if a %}", "x {% endif %}") == [
        "VB-TP11 Thân văn bản, đoạn 2: thẻ “{% endif %}” không cùng cấp với thẻ mở “{%p if a %}” (Thân văn bản, đoạn 1)."
    ]
    found = said(table(["{% if a %}x", "y{% endif %}"]))
    assert found == [
        "VB-TP11 Thân văn bản, Bảng 1, hàng 1, cột 2: thẻ “{% endif %}” và thẻ mở “{% if a %}” "
        "(Thân văn bản, Bảng 1, hàng 1, cột 1) ở hai ô khác nhau; bỏ qua khối là mất ô."
    ]
    assert lint(table(["{% if a %}x", "y{% endif %}"])).errors == ()


def test_blocks_that_cross() -> None:
    assert said("{% if a %}{% for b in c %}{% endif %}{% endfor %}")[0].startswith(
        "VB-TP03 Thân văn bản, đoạn 1: thẻ “{% endif %}” đến trước khi khối “{% for b in c %}”"
    )


def test_places_in_tables_in_tables_text_boxes_and_notes() -> None:
    inner = table(["x", "{{ "])
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        + p("a")
        + p("{{ ")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + p("a")
        + p("{{ ")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{p('{{ ')}</w:sdtContent></w:sdt>"
    note = f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">{p("{{ ")}</w:footnote>'
    found = [
        one.partition(": ")[0]
        for one in said(
            "một", table(["a"]), table(["b"], ["c", cell(inner, "")]), p(box), "hai", control, footnotes=note
        )
    ]
    assert found == [
        "VB-TP02 Thân văn bản, Bảng 2, hàng 2, cột 2, bảng con 1, hàng 1, cột 2",
        "VB-TP02 Thân văn bản, khung chữ 1, đoạn 2",
        "VB-TP02 Thân văn bản, đoạn 4",
        "VB-TP02 Chú thích chân trang số 1, đoạn 1",
    ]


def test_a_tag_cut_by_a_new_paragraph() -> None:
    assert said("Kính gửi {{ ho_", "ten }} thân mến") == [
        "VB-TP02 Thân văn bản, đoạn 1: thẻ “{{ ho_” mở mà không đóng trong cùng đoạn.",
        "VB-TP02 Thân văn bản, đoạn 2: dấu đóng “}} thân mến” không có dấu mở trong cùng đoạn.",
    ]


def test_a_decomposed_tag_is_a_warning() -> None:
    tag = unicodedata.normalize("NFD", "{{ địa_chỉ }}")
    (finding,) = lint(tag, columns=["địa_chỉ"]).findings
    assert (finding.rule.id, finding.severity) == ("VB-TP10", "warning")


def test_a_picture_beside_a_tag_for_a_paragraph() -> None:
    assert said(p(picture(1), "{%p if a %}"), "x", "{%p endif %}") == [
        "VB-TP09 Thân văn bản, đoạn 1: hình cạnh thẻ “{%p if a %}” sẽ mất."
    ]


def test_words_before_a_joining_tag() -> None:
    assert said("Đầu", "mất {%- if a %}x{% endif %}") == [
        "VB-TP09 Thân văn bản, đoạn 2: chữ cạnh thẻ “{%- if a %}” sẽ mất: “mất”."
    ]


def test_tags_where_nothing_is_filled() -> None:
    comment = f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("{{ a }}")}</w:comments>'
    chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>{{ b }}</c:v></c:chartSpace>'
    found = said(
        "x",
        more={"word/comments.xml": comment, "word/charts/chart1.xml": chart},
        properties="<cp:keywords>{{ c }}</cp:keywords><dc:title>{{ d }}</dc:title>",
    )
    assert found == [
        "VB-TP13 Biểu đồ: thẻ “{{ b }}” không được điền.",
        "VB-TP13 Nhận xét, đoạn 1: thẻ “{{ a }}” không được điền.",
        "VB-TP13 Thuộc tính của tệp: thẻ “{{ c }}” không được điền.",
    ]


def test_what_makers_leave_behind() -> None:
    noted = '<w:r><w:commentReference w:id="0"/></w:r>'
    field = "<w:r><w:instrText> MERGEFIELD Ten </w:instrText></w:r>"
    added = f'<w:ins w:id="1" w:author="Mẫu">{r("thêm")}</w:ins>'
    assert said(p("a", noted, field, added)) == [
        "VB-TP19 Thân văn bản: có nhận xét của người soạn.",
        "VB-TP19 Thân văn bản: có sửa đổi chưa chấp nhận (Track Changes).",
        "VB-TP19 Thân văn bản: có trường MERGEFIELD của Word.",
    ]


def test_why_a_template_is_slow() -> None:
    found = said(table(["{%tc for k in khach %}", "{{ k }}", "{%tc endfor %}"]))
    assert found == ["VB-TP18 Mẫu phải trộn theo cách chậm: mẫu lặp theo cột bảng ({%tc %})."]


# ---- against the columns of data ----


def test_missing_columns_with_the_nearest_and_unused_ones() -> None:
    columns = ["Ho_ten", "so", "ghi_chu", "khach.1.ten", "khach.2.ten", "nguoi.dia_chi", "stt"]
    found = lint(
        "{{ ho_ten }} {{ so }} {{ nguoi.dia_chi }} {{ nguoi.tuoi }}",
        "{% for k in khach %}{{ loop.index }} {{ k.ten }} {{ k.chuc }}{% endfor %}",
        "{{ co_the_thieu|default('') }} {% if co is defined %}{{ x }}{% endif %} {{ stt }}",
        columns=columns,
    )
    assert [(one.rule.id, one.what(), one.way_out()) for one in found.findings] == [
        (
            "VB-TP15",
            "Thân văn bản, đoạn 1: biến “ho_ten” không có cột nào trong danh sách.",
            "Sửa tên trong mẫu (có phải “Ho_ten”?), hoặc thêm cột vào danh sách.",
        ),
        (
            "VB-TP15",
            "Thân văn bản, đoạn 1: biến “nguoi.tuoi” không có cột nào trong danh sách.",
            "Sửa tên trong mẫu, hoặc thêm cột vào danh sách.",
        ),
        (
            "VB-TP15",
            "Thân văn bản, đoạn 2: biến “khach[].chuc” không có cột nào trong danh sách.",
            "Sửa tên trong mẫu, hoặc thêm cột vào danh sách.",
        ),
        (
            "VB-TP15",
            "Thân văn bản, đoạn 3: biến “x” không có cột nào trong danh sách.",
            "Sửa tên trong mẫu, hoặc thêm cột vào danh sách.",
        ),
        ("VB-TP16", "Cột “Ho_ten” không dùng trong mẫu.", "Xem lại, nếu không cần thì thôi."),
        ("VB-TP16", "Cột “ghi_chu” không dùng trong mẫu.", "Xem lại, nếu không cần thì thôi."),
    ]


def test_a_template_with_mistakes_still_tells_what_it_needs() -> None:
    found = lint("{{ ten }} {% if %} {{ so", "{{ k.x }}")
    assert [one.path for one in found.variables] == ["ten", "k.x"]


def test_rules_are_numbered_in_order_and_say_what_to_do() -> None:
    numbers = [rule.id for rule in RULES]
    assert numbers == sorted(set(numbers))
    assert all(rule.way_out and rule.source and rule.explanation for rule in RULES)
