"""Documents on the web: the words of the Word file in their order, sound and reachable HTML, nothing from elsewhere."""

from __future__ import annotations

import dataclasses
import html
import io
import itertools
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from tests.documents.made import MOMENT, make, registers
from tests.documents.pages import HEADINGS, Node, read_page
from tests.documents.samples import DECREE_30, SAMPLES, composed
from ttdn_publish.documents.components import Composition, Item, Span
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.styles import styles, word_id
from ttdn_publish.documents.web import web_page
from ttdn_publish.documents.word.writer import word_document
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Findings
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.source import Source
from ttdn_publish.translation.document_edition import assemble_document
from ttdn_publish.workspace import packaged

FOLDERS = [packaged("templates") / "documents"]

LETTER = """\
type: cong-van
issuer: so-van-hoa-the-thao-du-lich
drafted_by: BCXB
number: 7
date: 2026-03-05
abstract: Cung cấp tin & ảnh <mẫu>
urgency: hoa-toc
circulation: xem-xong-tra-lai
contact: true
addressees: [Sở Công Thương, Sở Tài chính]
signers:
  - {authority: [KT. GIÁM ĐỐC], post: PHÓ GIÁM ĐỐC, name: Trần Thị Mẫu}
recipients: [Ban Giám đốc Sở]
archive: VT, BCXB
drafter: PL.(300)
copy:
  kind: sao-y
  issuer: so-ngoai-vu
  signer: {post: CHÁNH VĂN PHÒNG}
  recipients: [Các phòng]
"""
LETTER_BODY = """\
Đề nghị gửi về [trang mẫu](https://mau.example.vn/?a=1&b=2) **trước hạn**, *nếu có thể*, khi 1 < 2 & 3 > 2.
1. Một bài viết.
"""
LIST = """\
---
title: Danh mục bài viết
---
I. Bài viết
1. Bài thứ nhất.
"""
TABLE = """\
---
title: Bảng số liệu
landscape: true
---
| Nội dung | Số lượng | |
|---|---|---|
| Bài viết "A" | 1.200 | |
| Ảnh | 35% | mẫu |
"""
REGULATION = """\
type: quy-che
issuer: ubnd-tinh
rules_as_of: 2026-09-01
abstract: Phát ngôn
attached: {type: quyet-dinh}
"""
REGULATION_BODY = """\
Chương I
Quy định chung
Điều 1. Phạm vi
1. Quy chế này quy định việc phát ngôn.
a) Điểm một.
Điều 2. Cơ quan, người phát ngôn thực hiện theo Quy chế này và các quy định khác.
Chương II
Phát ngôn
Mục 1
Người phát ngôn
Điều 3. Người phát ngôn
Nội dung điều 3.
Chương III
Điều 4. Hiệu lực
Nội dung điều 4.
"""
DECISION = """\
type: quyet-dinh
issuer: ubnd-tinh
rules_as_of: 2018-01-01
abstract: Phê duyệt kế hoạch
bases: [Luật Tổ chức chính quyền địa phương, Luật Báo chí]
recipients: [Các sở]
"""
DECISION_BODY = """\
Điều 1. Phê duyệt kế hoạch với các nội dung sau, do các cơ quan liên quan thực hiện:
I. MỤC TIÊU
1. Mục tiêu chung
Nội dung.
II. KINH PHÍ
Nội dung.
Điều 2. Các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.
"""
CONTRACT = """\
type: hop-dong
issuer: ubnd-tinh
rules_as_of: 2026-09-01
abstract: Về in ấn
parties:
  - {name: Bên A, lines: ["Địa chỉ: mẫu"]}
  - {name: Bên B, lines: ["Địa chỉ: mẫu"]}
signers:
  - {authority: [ĐẠI DIỆN BÊN A], post: GIÁM ĐỐC}
  - {authority: [ĐẠI DIỆN BÊN B], post: GIÁM ĐỐC}
archive: VT
"""
FREE = """\
type: thu-cong
issuer: ubnd-tinh
rules_as_of: 2026-09-01
"""
MADE = {
    "letter": (LETTER, LETTER_BODY, {"1": LIST, "2": TABLE}),
    "regulation": (REGULATION, REGULATION_BODY, {}),
    "decision": (DECISION, DECISION_BODY, {}),
    "contract": (CONTRACT, "Điều 1. Nội dung\nHai bên thống nhất.\n", {}),
    "free": (FREE, "Kính thưa quý vị.\n", {}),
}
#: Samples in another language, of which nothing is translated but what the form itself says.
FOREIGN = [f"{DECREE_30}/{name}@{language}" for name in ("cong-van", "quyet-dinh") for language in ("en", "ja")]
EVERY = [*MADE, *SAMPLES, *FOREIGN]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


_made: dict[str, Composition] = {}


@pytest.fixture
def composition(request: pytest.FixtureRequest, folder: Path) -> Composition:
    """The document whose name the test is given."""
    return document(request.param, folder)


def document(name: str, folder: Path) -> Composition:
    if name in FOREIGN:
        return foreign(*name.split("@"))
    if name not in MADE:
        return composed(name)
    if name not in _made:
        front, body, annexes = MADE[name]
        (folder / name).mkdir()
        _made[name] = make(folder / name, front, body, **annexes)
    return _made[name]


def foreign(name: str, language: str) -> Composition:
    source = read_document(Source(SAMPLES[name], SAMPLES[name].parent, Findings()))
    assert source is not None
    edition = assemble_document(source, registers(), language=language, moment=MOMENT)
    assert edition is not None
    return compose(edition)


def page(composition: Composition) -> Node:
    tree, wrong = read_page(web_page(composition, FOLDERS))
    assert wrong == []
    return tree


every_document = pytest.mark.parametrize("composition", EVERY, indirect=True)


def only(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("composition", [name], indirect=True)


# The same as in Word


def word_words(composition: Composition) -> tuple[list[str], list[str]]:
    """The words of the Word file: those of its body, and those at the foot of its first page."""
    made = docx.Document(io.BytesIO(word_document(composition, MOMENT)))
    foot = made.sections[0].first_page_footer
    return _words(made.element.body), [word for p in foot.paragraphs for word in _words(p._p)]


def _words(element: object) -> list[str]:
    pieces = []
    for part in element.iter(qn("w:p"), qn("w:t"), qn("w:tab"), qn("w:br")):  # type: ignore[attr-defined]
        pieces.append(part.text or "" if part.tag == qn("w:t") else " ")
    return "".join(pieces).split()


@every_document
def test_every_word_of_the_word_file_is_there_in_its_order(composition: Composition) -> None:
    tree = page(composition)
    body, foot = word_words(composition)
    assert tree.one("main").said(without={"contact", "unseen"}) == body
    assert [word for node in tree.all("footer") if "contact" in node.classes for word in node.said()] == foot


@every_document
def test_drawn_lines_are_as_long_as_in_word(composition: Composition) -> None:
    widths = [
        float(re.fullmatch(r"width: ([\d.]+)mm", node.attributes["style"])[1])  # type: ignore[index]
        for node in page(composition).all("div")
        if "line" in node.classes
    ]
    assert widths == pytest.approx(list(word_lines(composition)), abs=0.1)


def word_lines(composition: Composition) -> Iterator[float]:
    """The lengths in mm of the drawn lines of the Word file."""
    made = docx.Document(io.BytesIO(word_document(composition, MOMENT)))
    sections = iter(made.sections)
    section = next(sections)
    for p in made.element.body.iter(qn("w:p")):
        cell = next(p.iterancestors(qn("w:tc")), None)
        border = p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        if border is not None:
            if cell is not None:
                measure = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) / 1440 * 25.4
            else:
                measure = (section.page_width - section.left_margin - section.right_margin) / 36000  # type: ignore[operator]
            ind = p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
            yield measure - sum(int(ind.get(qn(f"w:{side}"))) for side in ("left", "right")) / 1440 * 25.4
        if p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            section = next(sections)


@pytest.mark.parametrize("composition", ["regulation", "decision"], indirect=True)
def test_styles_are_those_of_word(composition: Composition) -> None:
    made = docx.Document(io.BytesIO(word_document(composition, MOMENT)))
    known = {style.style_id: style for style in made.styles}
    css = style_sheet(composition)
    names = {"LEFT": "left", "CENTER": "center", "JUSTIFY": "var(--justified)", "RIGHT": "right"}
    for name, style in styles(composition.rules).items():
        word = known[word_id(name)]
        rule = rules_of(css, f".vb-{name}")
        assert rule["font-size"] == f"{word.font.size.pt:g}pt"
        assert rule["font-weight"] == ("700" if style.bold else "400")
        assert rule["font-style"] == ("italic" if style.italic else "normal")
        assert rule["text-align"] == names[word.paragraph_format.alignment.name]
        assert rule["margin"] == f"{style.before:g}pt 0 {style.after:g}pt"
        assert ("text-indent" in rule) == bool(style.first_line)


def style_sheet(composition: Composition) -> str:
    (style,) = page(composition).all("style")
    return "".join(str(child) for child in style.children)


def rules_of(css: str, selector: str) -> dict[str, str]:
    """What the style sheet says of ``selector``, the first time it does."""
    found = re.search(rf"(?m)^\s*{re.escape(selector)} \{{ ?(.*?) ?\}}$", css)
    assert found, selector
    pairs = (part.partition(": ") for part in found[1].split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


# Sound, reachable, by itself


@every_document
def test_nothing_comes_from_elsewhere_and_nothing_runs(composition: Composition) -> None:
    source = web_page(composition, FOLDERS)
    tree, _ = read_page(source)
    assert not re.search(r"url\(|@import|expression\(|<script|<iframe|<img|<link|<base", source)
    assert [
        node for node in tree.all() if any(name.startswith("on") or name == "src" for name in node.attributes)
    ] == []
    policy = next(m for m in tree.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline';")
    said = " ".join(tree.one("main").said())
    linked = {node.attributes["href"] for node in tree.all("a")}
    addresses = re.findall(r"https?://[^\s\"'<)]+", source)
    assert [address for address in addresses if html.unescape(address) not in linked and address not in said] == []


@every_document
def test_headings_follow_each_other_and_say_something(composition: Composition) -> None:
    tree = page(composition)
    headings = list(tree.all(*HEADINGS))
    assert all(heading.said() for heading in headings)
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


@every_document
def test_what_is_named_exists_once(composition: Composition) -> None:
    tree = page(composition)
    ids = [node.attributes["id"] for node in tree.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    named = {node.attributes["aria-labelledby"] for node in tree.all() if "aria-labelledby" in node.attributes}
    assert named <= set(ids)
    assert named


@every_document
def test_every_class_of_a_style_is_in_the_style_sheet(composition: Composition) -> None:
    used = {name for node in page(composition).all() for name in node.classes if name.startswith("vb-")}
    css = style_sheet(composition)
    assert [name for name in used if f".{name} {{" not in css] == []
    assert css.count("{") == css.count("}")


@only("letter")
def test_what_a_page_says_of_itself_is_known(composition: Composition) -> None:
    tree = page(composition)
    about = {node.attributes.get("name"): node.attributes.get("content") for node in tree.all("meta")}
    assert " ".join(tree.one("title").said()) == "DỰ THẢO – Công văn Cung cấp tin & ảnh <mẫu>"
    assert about["description"] == (
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Tháp · Công văn Cung cấp tin & ảnh <mẫu> · "
        "Số: 07/SVHTTDL-BCXB · Đồng Tháp, ngày 05 tháng 3 năm 2026"
    )
    assert about["dcterms.issued"] == "2026-03-05"
    assert about["robots"] == "noindex"


@only("regulation")
def test_what_is_not_known_is_not_said(composition: Composition) -> None:
    about = {node.attributes.get("name"): node.attributes.get("content") for node in page(composition).all("meta")}
    assert about["description"] == "Ủy ban nhân dân tỉnh Đồng Tháp · Quy chế Phát ngôn"
    assert "dcterms.issued" not in about


# Structure


def outline(tree: Node) -> list[str]:
    return [f"{heading.tag} {' '.join(heading.said())}" for heading in tree.all(*HEADINGS)]


@only("regulation")
def test_a_chapter_and_its_title_are_one_heading(composition: Composition) -> None:
    tree = page(composition)
    assert outline(tree) == [
        "h1 QUY CHẾ Phát ngôn",
        "h2 Chương I QUY ĐỊNH CHUNG",
        "h3 Điều 1. Phạm vi",
        "h3 Điều 2.",
        "h2 Chương II PHÁT NGÔN",
        "h3 Mục 1 NGƯỜI PHÁT NGÔN",
        "h4 Điều 3. Người phát ngôn",
        "h2 Chương III",
        "h3 Điều 4. Hiệu lực",
    ]
    assert tree.one("div", "run-in").one("p").said()[:3] == ["Cơ", "quan,", "người"]


@only("decision")
def test_headings_may_stand_in_an_article(composition: Composition) -> None:
    assert outline(page(composition)) == [
        "h1 QUYẾT ĐỊNH Về việc phê duyệt kế hoạch",
        "h2 Điều 1.",
        "h3 I. MỤC TIÊU",
        "h4 1. Mục tiêu chung",
        "h3 II. KINH PHÍ",
        "h2 Điều 2.",
    ]


@only("letter")
def test_a_letter_is_headed_by_its_subject(composition: Composition) -> None:
    assert outline(page(composition)) == [
        "h1 V/v cung cấp tin & ảnh <mẫu>",
        "h2 SAO Y",
        "h2 Phụ lục I DANH MỤC BÀI VIẾT",
        "h3 I. BÀI VIẾT",
        "h2 Phụ lục II BẢNG SỐ LIỆU",
    ]


@only("free")
def test_a_letter_without_a_subject_is_headed_for_those_who_cannot_see_it(composition: Composition) -> None:
    tree = page(composition)
    assert tree.one("h1").classes == ["unseen"]
    assert outline(tree) == ["h1 Thư công"]


@only("contract")
def test_both_sides_sign_abreast(composition: Composition) -> None:
    tree = page(composition)
    assert outline(tree)[1:] == ["h2 BÊN A", "h2 BÊN B", "h2 Điều 1. Nội dung"]
    left, right = (child for child in tree.one("footer", "abreast").children if isinstance(child, Node))
    assert [part.classes for part in left.all("div")] == [["signature"], ["signature-room"], ["recipients"]]
    assert right.said() == ["ĐẠI", "DIỆN", "BÊN", "B", "GIÁM", "ĐỐC"]


@only("letter")
def test_the_marks_of_a_letter(composition: Composition) -> None:
    tree = page(composition)
    boxes = [(node.classes[1], " ".join(node.said())) for node in tree.all("p") if "box" in node.classes]
    assert boxes == [("circulation", "XEM XONG TRẢ LẠI"), ("urgency", "HỎA TỐC"), ("draft-mark", "DỰ THẢO")]
    urgency = tree.one("p", "urgency")
    assert urgency.attributes["style"] == "width: 30mm; height: 8mm"
    lists = [[" ".join(li.said()) for li in ul.all("li")] for ul in tree.all("ul")]
    assert lists[0] == ["- Sở Công Thương;", "- Sở Tài chính."]
    assert lists[1] == ["- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, BCXB."]
    assert lists[2] == ["- Các phòng;", "- Lưu: VT."]


@only("letter")
def test_a_table_has_heads_and_figures_stand_right(composition: Composition) -> None:
    table = page(composition).one("table")
    assert [(th.attributes["scope"], " ".join(th.said())) for th in table.all("th")] == [
        ("col", "Nội dung"),
        ("col", "Số lượng"),
    ]
    rows = [["figure" in td.classes for td in tr.all("td")] for tr in table.all("tr")]
    assert rows == [[False], [False, True, False], [False, True, False]]
    shares = [float(col.attributes["style"][7:-1]) for col in table.all("col")]
    assert sum(shares) == pytest.approx(100, abs=0.05)


@only("letter")
def test_words_are_escaped_and_lettered(composition: Composition) -> None:
    source = web_page(composition, FOLDERS)
    assert "cung cấp tin &amp; ảnh &lt;mẫu&gt;</h1>" in source
    assert '<a href="https://mau.example.vn/?a=1&amp;b=2">trang mẫu</a> <strong>trước hạn</strong>, ' in source
    assert "<em>nếu có thể</em>, khi 1 &lt; 2 &amp; 3 &gt; 2.</p>" in source


@only("free")
def test_hostile_words_stay_words(composition: Composition) -> None:
    bad = "</style><script>alert(1)</script>\"'&{{ 7*7 }}"
    changed = dataclasses.replace(
        composition,
        title=bad,
        head=dataclasses.replace(composition.head, agency=(bad,), number=bad, place_date=bad),
        body=(Item("body", (Span(bad, href=f'https://mau.example.vn/"{bad}'),), bad),),
        facts={"OrganName": bad},
    )
    tree = page(changed)
    assert bad in "".join(str(c) for node in tree.all("p") for c in node.children)
    assert [node.tag for node in tree.all() if node.tag == "script"] == []
    assert tree.one("a").attributes["href"] == f'https://mau.example.vn/"{bad}'


@only("free")
def test_words_in_another_language_say_so(composition: Composition) -> None:
    whole = Item("body", (Span("Good ", language="en"), Span("morning", italic=True, language="en")))
    mixed = Item("body", (Span("Chào "), Span("同塔省", language="zh-Hans"), Span(" và\nbạn")))
    source = web_page(dataclasses.replace(composition, body=(whole, mixed)), FOLDERS)
    assert '<html lang="vi">' in source
    assert '<p class="vb-body" lang="en">Good <em>morning</em></p>' in source
    assert '<p class="vb-body">Chào <span lang="zh-Hans">同塔省</span> và<br>bạn</p>' in source


@only("free")
def test_a_page_in_another_language(composition: Composition) -> None:
    lines = (Item("body", (Span("Dear Sir"),)), Item("body", (Span("Kính thưa", language="vi"),)))
    source = web_page(dataclasses.replace(composition, language="en", body=lines), FOLDERS)
    assert '<html lang="en">' in source
    assert '<p class="vb-body">Dear Sir</p>' in source
    assert '<p class="vb-body" lang="vi">Kính thưa</p>' in source


@only(f"{DECREE_30}/cong-van@en")
def test_what_the_form_says_is_in_the_language_of_the_page(composition: Composition) -> None:
    tree = page(composition)
    assert tree.one("html").attributes["lang"] == "en"
    assert tree.one("p", "vb-state").said() == ["SOCIALIST", "REPUBLIC", "OF", "VIET", "NAM"]
    assert tree.one("p", "draft-mark").said() == ["DRAFT"]
    assert tree.one("p", "vb-attached").said()[0] == "Translation."


@only("regulation")
def test_a_document_that_is_no_draft_has_no_mark_of_one(composition: Composition) -> None:
    finished = web_page(dataclasses.replace(composition, draft=False), FOLDERS)
    assert "DỰ THẢO" in web_page(composition, FOLDERS)
    assert "DỰ THẢO" not in finished
    assert "noindex" not in finished


# Paper


@pytest.mark.parametrize(("name", "place"), [("letter", "top-center"), ("decision", "bottom-right")])
def test_paper_is_that_of_the_rule_set(name: str, place: str, folder: Path) -> None:
    css = style_sheet(document(name, folder))
    assert "@page { size: 210mm 297mm; margin: 20mm 20mm 20mm 30mm; }" in css
    assert f"@{place} {{ content: counter(van-ban, later-pages); font: 14pt" in css


@only("letter")
def test_a_landscape_annex_lies_on_its_own_paper(composition: Composition) -> None:
    css = style_sheet(composition)
    assert re.search(r"@page phu-luc-1 \{\s+size: 210mm 297mm;", css)
    assert re.search(r"@page phu-luc-2 \{\s+size: 297mm 210mm;", css)
    sheets = [node for node in page(composition).all("article", "section") if "sheet" in node.classes]
    assert [(node.attributes["id"], "across" in node.classes) for node in sheets] == [
        ("van-ban", False),
        ("phu-luc-1", False),
        ("phu-luc-2", True),
    ]


def test_a_template_of_the_workspace_wins_and_its_mistakes_are_named(tmp_path: Path, folder: Path) -> None:
    own = tmp_path / "documents"
    own.mkdir()
    (own / "document.html.j2").write_text("<p>\n{{ doc.title }}: {{ doc.nothing }}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        web_page(document("free", folder), [own, *FOLDERS])
    assert "document.html.j2" in str(caught.value.findings[0].place)
    assert caught.value.findings[0].place.line == 2


@cache
def chromium() -> str | None:
    return next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)


@pytest.mark.slow
@pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")
def test_printed_pages_are_numbered_apart_and_not_on_the_first(folder: Path, tmp_path: Path) -> None:
    long = "\n".join(f"{number}. Một đoạn văn dài vừa đủ một dòng trên trang giấy." for number in range(1, 60))
    written = make(tmp_path, LETTER, long, **{"1": LIST + long, "2": TABLE})
    (tmp_path / "page.html").write_text(web_page(written, FOLDERS), "utf-8")
    subprocess.run(
        [
            str(chromium()),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={tmp_path / 'page.pdf'}",
            (tmp_path / "page.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    try:
        top = [p.get_textpage().get_text_bounded(bottom=p.get_height() - 56, right=p.get_width() - 120) for p in pdf]
        sizes = [tuple(round(side / 72 * 25.4) for side in p.get_size()) for p in pdf]
    finally:
        pdf.close()
    numbers = [text.strip() for text in top]
    assert numbers[:2] == ["", "2"]
    assert numbers.count("2") == 2  # the annex counts from one again
    assert numbers.count("") == 3
    assert sizes[-1] == (297, 210)
    assert set(sizes[:-1]) == {(210, 297)}
