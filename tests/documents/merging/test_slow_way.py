"""What only docxtpl can put in: pictures, documents, rich text, columns; with the same care as the fast way."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx as python_docx
import pytest

from tests.audit import audit
from tests.documents.merging.made import DOT, MAIN, cell, docx, p, parts_of, r, table, words
from ttdn_publish.documents.merging.filling import LetterProblem
from ttdn_publish.documents.merging.template import LetterTemplate
from ttdn_publish.formats.docxtpl_render import docxtpl
from ttdn_publish.formats.insertions import InnerDocument, Picture


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "anh.png"
    path.write_bytes(DOT)
    return path


def test_a_picture_with_its_size_and_words(image: Path) -> None:
    template = LetterTemplate(docx(p(r("Ảnh: {{ anh }} hết")), "{{ ten }}"), "mau.docx")
    letter = template.letter({"anh": Picture(image, width=20, alt='Chợ "nổi" & sông'), "ten": "A & B {_{"})
    assert letter.slow_because == ("“anh” là ảnh, văn bản con hoặc chữ có định dạng",)
    xml = parts_of(letter.data)[MAIN].decode()
    assert 'cx="720000"' in xml
    assert re.search(r'<wp:docPr [^>]*descr="Chợ &quot;nổi&quot; &amp; sông"', xml)
    assert words(letter.data) == ["Ảnh:  hết", "A & B {_{"]
    assert sum(name.startswith("word/media/") for name in parts_of(letter.data)) >= 1


def test_a_picture_in_a_header(image: Path) -> None:
    template = LetterTemplate(docx("x", headers={"default": "{{ anh }}"}), "mau.docx")
    data = template.letter({"anh": Picture(image, height=5)}).data
    header = next(name for name in parts_of(data) if name.startswith("word/header"))
    assert b"<pic:blipFill>" in parts_of(data)[header]
    assert any("_rels/header" in name for name in parts_of(data))


def test_pictures_of_each_recipient_in_turn(image: Path) -> None:
    template = LetterTemplate(docx("{{ ten }} {{ anh }}"), "mau.docx")
    for number in range(3):
        letter = template.letter({"ten": number, "anh": Picture(image, width=10)})
        assert words(letter.data) == [f"{number} "]
    fast = template.letter({"ten": 3, "anh": "không có ảnh"})
    assert not fast.slow_because
    assert words(fast.data) == ["3 không có ảnh"]


@pytest.mark.parametrize("name", ["khong-co.png", "khong-phai-anh.png"])
def test_a_picture_that_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "khong-phai-anh.png").write_bytes(b"chu")
    template = LetterTemplate(docx("{{ anh }}"), "mau.docx")
    with pytest.raises(LetterProblem, match=name):
        template.letter({"anh": Picture(tmp_path / name)})


def test_a_document_in_the_place_of_a_paragraph(tmp_path: Path) -> None:
    pytest.importorskip("docxcompose")
    inner = python_docx.Document()
    inner.add_paragraph("Đoạn của văn bản con")
    inner.add_table(1, 1).cell(0, 0).text = "ô"
    inner.save(str(tmp_path / "con.docx"))
    template = LetterTemplate(docx("Đầu", "{{p con }}", "Cuối"), "mau.docx")
    letter = template.letter({"con": InnerDocument(tmp_path / "con.docx")})
    assert words(letter.data) == ["Đầu", "Đoạn của văn bản con", "ô", "Cuối"]
    with pytest.raises(LetterProblem, match=r"x\.docx"):
        template.letter({"con": InnerDocument(tmp_path / "x.docx")})


def test_other_word_files_keep_their_properties() -> None:
    """docxcompose, where it is installed, would give every file of the process a wrong prefix."""
    stream = io.BytesIO()
    document = python_docx.Document()
    document.core_properties.keywords = "mẫu"
    document.save(stream)
    core = parts_of(stream.getvalue())["docProps/core.xml"].decode()
    assert "package/2006/metadata/core-properties" in core
    assert "officeDocument/2006/custom-properties" not in core


def test_rich_text_has_its_properties_in_order() -> None:
    """docxtpl writes them in the wrong order, and Word then ignores the font."""
    rich = docxtpl.RichText("đậm & đỏ", bold=True, italic=True, color="FF0000", size=26, font="Times New Roman")
    letter = LetterTemplate(docx(p(r("A {{r x }} B"))), "mau.docx").letter({"x": rich})
    xml = parts_of(letter.data)[MAIN].decode()
    found = re.search(r"<w:rPr>(<w:rFonts.*?)</w:rPr>", xml)
    assert found is not None
    assert re.findall(r"<w:(\w+)", found[1]) == ["rFonts", "b", "i", "color", "sz", "szCs"]
    assert words(letter.data) == ["A đậm & đỏ B"]


def test_every_part_is_filled_the_slow_way_too(image: Path) -> None:
    note = f'<w:footnote w:id="2">{p("{{ ten }}")}</w:footnote>'
    ends = f'<w:endnote w:id="2">{p("cuối {{ ten }}")}</w:endnote>'
    template = docx(
        "{{ anh }}",
        footers={"default": "{{ ten }}"},
        footnotes=note,
        endnotes=ends,
        properties="<dc:title>{{ ten }}</dc:title>",
    )
    data = LetterTemplate(template, "mau.docx").letter({"anh": Picture(image), "ten": "M & N"}).data
    for name in parts_of(data):
        if re.fullmatch(r"word/(footer|footnotes|endnotes).*\.xml", name):
            assert words(data, name)[-1].endswith("M & N"), name
    assert "M &amp; N" in parts_of(data)["docProps/core.xml"].decode()


def test_mistakes_have_the_same_places_the_slow_way(image: Path) -> None:
    template = LetterTemplate(docx("{{ anh }}", table(["a", "{{ 1 / so }}"])), "mau.docx")
    with pytest.raises(LetterProblem) as caught:
        template.letter({"anh": Picture(image), "so": 0})
    assert str(caught.value) == "Thân văn bản, Bảng 1, hàng 1, cột 2: thẻ “{{ 1 / so }}”: chia cho số 0"
    with pytest.raises(LetterProblem, match="biến “so” không có trong dữ liệu"):
        template.letter({"anh": Picture(image)})


def test_columns_by_data() -> None:
    body = table(["{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"], ["a", "b", "c"])
    template = LetterTemplate(docx(body, "{{ ten }}"), "mau.docx")
    letter = template.letter({"cot": ["x", "<y>", "z&", "t", "u"], "ten": None})
    assert words(letter.data)[:5] == ["x", "<y>", "z&", "t", "u"]
    assert letter.slow_because == ("mẫu lặp theo cột bảng ({%tc %})",)
    document = python_docx.Document(io.BytesIO(letter.data))
    assert len(document.tables[0].columns) == 5


@pytest.mark.slow
def test_openxml_audit_finds_nothing(image: Path, tmp_path: Path) -> None:
    """But that the small test file has no settings, fonts and theme."""
    body = table(["{%tc for c in cot %}", cell("{% cellbg mau %}{{ c }}"), "{%tc endfor %}"], ["a", "b", "c"])
    rich = docxtpl.RichText("đậm", bold=True, font="Times New Roman", size=26)
    template = LetterTemplate(docx(body, "{{ anh }}", p(r("{{r chu }}"))), "mau.docx")
    values = {"cot": ["x", "y"], "mau": "FFEE00", "anh": Picture(image, width=30, alt="Ảnh mẫu"), "chu": rich}
    path = tmp_path / "x.docx"
    path.write_bytes(template.letter(values).data)
    assert [one for one in audit([path]).get(path.name, []) if "A required relationship type" not in one] == []
