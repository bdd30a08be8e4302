"""Review kits: written and read back; as people leave them in Word; and everything that may come instead of one."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats import kits
from tests.formats.kits import WHO, cells, edited, retype, rows, target, words, write
from ttdn_publish.formats import ooxml
from ttdn_publish.formats.ooxml import BadPackage, Package, pack
from ttdn_publish.formats.review_docx.left import w
from ttdn_publish.formats.review_docx.reader import read_kit
from ttdn_publish.formats.review_docx.rows import Damage, Key, Kit, KitInfo, KitRow, KitTable, Remark, Tone, read_tag
from ttdn_publish.formats.review_docx.spans import Mark, Span, Spans, fingerprint, settled
from ttdn_publish.formats.review_docx.spans import words as said
from ttdn_publish.formats.review_docx.writer import as_written, write_kit

INFO = KitInfo(("content/bulletins/mau", "content", "templates/bulletin"), "en", "2018-03-01T10:00:00+07:00")


def line(number: int, source: Spans, translation: Spans, **more: Any) -> KitRow:
    key = Key(number, 0, f"u{number:08x}", "1", "0123abcd", fingerprint(translation) if translation else "-")
    return KitRow(key, source, translation, role="Đoạn văn", state="Nháp", **more)


ROWS = (
    line(1, (Span("Chợ nổi Cái Bè"),), (Span("Cai Be floating market"),)),
    line(
        2,
        (Span("Xuất khẩu đạt "), Span("r1", code=True), Span(" (2,5 tỷ USD)", mark=Mark.ASIDE), Span(".")),
        (Span("Exports reached "), Span("r1", code=True), Span(".")),
        remarks=(Remark("Nên hỏi lại.", "Lê Văn Mẫu", "2018-02-01T08:00:00"),),
    ),
    line(
        3,
        (Span("Sông "), Span("Tiền", mark=Mark.TERM), Span(" đẹp.")),
        (Span("The "), Span("Tien", italic=True), Span(" is fair.")),
        previous=(Span("Sông "), Span("Cửu Long", mark=Mark.GONE), Span("Tiền", mark=Mark.NEW), Span(" đẹp.")),
        hints=((Span("Thuật ngữ: sông Tiền = Tien River", mark=Mark.ASIDE),),),
        tone=Tone.STALE,
    ),
    line(4, (Span("Chưa dịch."),), (), tone=Tone.BAD),
    line(5, (Span("Xem "), Span("a1", code=True), Span("trang"), Span("/a1", code=True)), ()),
)


def kit_of(*lines: KitRow, info: KitInfo = INFO) -> bytes:
    return write_kit(info, "Bản tin số 1/2018", "tiếng Anh", [KitTable("Chợ nổi", "articles/cho-noi.md", lines)])


@pytest.fixture(scope="module")
def kit() -> bytes:
    return kit_of(*ROWS)


def taken(data: bytes, number: int) -> str:
    return next(said(row.target) for row in read_kit(data).rows if row.key.number == number)


def damaged(data: bytes) -> list[tuple[int, Damage]]:
    return [(problem.number, problem.damage) for problem in read_kit(data).problems]


# ---- out and back ----


def test_what_is_written_comes_back(kit: bytes) -> None:
    back = read_kit(kit)
    assert [row.key for row in back.rows] == [row.key for row in ROWS]
    assert [row.target for row in back.rows] == [settled(row.target) for row in ROWS]
    assert [row.remarks for row in back.rows] == [row.remarks for row in ROWS]
    assert not any(row.read for row in back.rows)
    assert (back.problems, back.gone, back.strangers, back.joined, back.remarks) == ((), (), (), (), ())
    assert (back.info.publication, back.info.language, back.info.rows) == ("content/bulletins/mau", "en", 5)


_TEXT = st.text(st.characters(exclude_categories=()), max_size=25) | st.sampled_from(
    ["⟦r1⟧", "⟦", "⟧", "a\u0301", "  hai  ô  ", "\n", "Việt\u00a0Nam", "một\u00adhai", "x\ny", "\t", "e", "\u0301", "<&>\"'", "日本語", "\u200b"]
)  # fmt: skip
_CODE = st.from_regex(r"/?[A-Za-z][A-Za-z0-9.\-]{0,6}", fullmatch=True)
_SPAN = st.builds(Span, _TEXT, st.booleans(), st.booleans()) | st.builds(
    lambda code, i, b: Span(code, i, b, True), _CODE, st.booleans(), st.booleans()
)
_SPANS = st.lists(_SPAN, max_size=6).map(tuple)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SPANS, min_size=1, max_size=5), st.sampled_from(["en", "fr", "ja"]), st.booleans())
def test_any_target_comes_back(targets: list[Spans], language: str, saved: bool) -> None:
    lines = [line(number, target[:2], target) for number, target in enumerate(targets, 1)]
    data = kit_of(*lines, info=KitInfo(INFO.collections, language, INFO.at))
    back = read_kit(kits.as_word_saves(data, len(targets)) if saved else data)
    assert back.problems == ()
    assert [row.target for row in back.rows] == [settled(target) for target in targets]
    assert [fingerprint(row.target) for row in back.rows] == [fingerprint(target) for target in targets]


@settings(max_examples=300, deadline=None)
@given(_SPANS)
def test_settled_is_settled(spans: Spans) -> None:
    assert settled(settled(spans)) == settled(spans)


def test_settled_forgets_what_word_does_to_runs() -> None:
    bold = Span("hai", bold=True)
    assert settled([Span(" một "), bold, Span(" ", bold=True), Span(" ba")]) == (
        Span("một "),
        bold,
        Span(" ba"),
    )
    assert settled([Span("a "), Span("\n"), Span(" b \n")]) == (Span("a\nb"),)
    assert fingerprint([Span("a"), Span("b")]) == fingerprint([Span("ab")])
    assert fingerprint([Span("ab")]) != fingerprint([Span("ab", bold=True)])


def test_the_same_content_is_the_same_file(kit: bytes) -> None:
    assert kit_of(*ROWS) == kit


def test_whether_somebody_has_worked_in_it(kit: bytes) -> None:
    assert as_written(kit)
    assert not as_written(edited(kit, lambda root: kits.tick(rows(root)[1])))
    assert not as_written(with_comments(kit))
    assert not as_written(kits.as_word_saves(kit))
    assert not as_written(kit[:-1])
    assert not as_written(b"nothing")


def test_tags_fit_into_word() -> None:
    for unit in ("u12345678", "u" * 30, "x" * 200):
        key = Key(99999, 2, unit, "17", "0123abcd", "89abcdef")
        tag = key.tag(key.check("kit", "nguồn"))
        assert len(tag) <= 64
        found = read_tag(tag)
        assert found is not None
        assert found[0].check("kit", "nguồn") == found[1]


def test_it_is_a_word_file_that_others_read(kit: bytes) -> None:
    document = docx.Document(io.BytesIO(kit))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    assert document.core_properties.author == "ttdn_publish"
    assert "1/2018" in section.header.paragraphs[0].text
    assert [comment.text for comment in document.comments] == ["Nên hỏi lại."]


def test_what_word_is_told_of_the_cells(kit: bytes) -> None:
    def look(root: Any) -> None:
        row = rows(root)[2]
        assert [lock.get(w("val")) for lock in row.iter(w("lock"))] == [
            "sdtContentLocked",
            "sdtContentLocked",
            "sdtLocked",
        ]
        assert {lang.get(w("val")) for lang in cells(row)[1].iter(w("lang"))} >= {"vi-VN"}
        assert {lang.get(w("val")) for lang in cells(row)[2].iter(w("lang"))} == {"en-GB"}
        settings_ = kits.parts(kit)["word/settings.xml"]
        assert b"trackRevisions" in settings_
        assert root.find(f".//{w('tblHeader')}") is not None

    edited(kit, look)


@pytest.mark.parametrize(
    ("language", "word", "font"), [("zh-Hans", "zh-CN", "Microsoft YaHei"), ("ja", "ja-JP", "Yu Mincho")]
)
def test_east_asian_targets_have_their_language_and_typeface(language: str, word: str, font: str) -> None:
    data = kit_of(line(1, (Span("Chợ"),), (Span("市场"),)), info=KitInfo(INFO.collections, language, INFO.at))

    def look(root: Any) -> None:
        run = target(rows(root)[1]).find(w("r"))
        assert run.find(f"{w('rPr')}/{w('lang')}").get(w("eastAsia")) == word
        assert run.find(f"{w('rPr')}/{w('rFonts')}").get(w("eastAsia")) == font

    edited(data, look)


# ---- as people leave it ----

CASES = {
    "an insertion counts": (words("One ") + f'<w:ins w:id="1" {WHO}>{words("two")}</w:ins>', "One two"),
    "a deletion does not": (
        words("One") + f'<w:del w:id="1" {WHO}><w:r><w:delText xml:space="preserve"> two</w:delText></w:r></w:del>',
        "One",
    ),
    "an insertion that somebody else deleted": (
        f'<w:ins w:id="1" {WHO}>{words("kept")}<w:del w:id="2" {WHO}><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>',
        "kept",
    ),
    "a move counts once": (
        f'<w:moveFrom w:id="1" {WHO}>{words("moved ")}</w:moveFrom>{words("first ")}'
        f'<w:moveTo w:id="2" {WHO}>{words("moved")}</w:moveTo>',
        "first moved",
    ),
    "the result of a field, not its instruction": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + words("5 March")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "5 March",
    ),
    "a simple field": (f'<w:fldSimple w:instr="DATE">{words("5 March")}</w:fldSimple>', "5 March"),
    "a hyperlink that Word made": (f'<w:hyperlink w:anchor="x">{words("a page")}</w:hyperlink>', "a page"),
    "smart tags": (f'<w:smartTag w:uri="x" w:element="place">{words("Cai Be")}</w:smartTag>', "Cai Be"),
    "a control in the cell": (f"<w:sdt><w:sdtPr/><w:sdtContent>{words('inside')}</w:sdtContent></w:sdt>", "inside"),
    "hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a\u2011b\u00adc"),
    "a no-break space": (words("Viet\u00a0Nam"), "Viet\u00a0Nam"),
    "a tab is a space": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
    "a forced line": ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
    "a page break is a space": ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a b"),
    "blanks that are not preserved": ("<w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r>", "ab"),
    "a raised two": (
        words("km") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
        "km²",
    ),
    "raised letters are letters": (
        words("XX") + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>e</w:t></w:r>',
        "XXe",
    ),
    "the base of a ruby": (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "東京",
    ),
    "decomposed letters": (words("Tie\u0302\u0300n"), "Tiền"),
    "a code in pieces": (words("⟦") + words("r") + words("1 ⟧ up"), "⟦r1⟧ up"),
    "an element that nobody knows": (f'<w:bdo w:val="ltr"><w:novel>{words("kept")}</w:novel></w:bdo>', "kept"),
}


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES.keys())
def test_the_text_is_what_the_reviewer_left(kit: bytes, content: str, expected: str) -> None:
    data = edited(kit, retype(1, content))
    assert taken(data, 1) == expected
    assert read_kit(data).problems == ()


def test_italics_and_bold_are_emphasis_whoever_says_so(kit: bytes) -> None:
    styles = kits.parts(kit)["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="character" w:styleId="E"><w:name w:val="E"/><w:rPr><w:i/></w:rPr></w:style>'
        b'<w:style w:type="character" w:styleId="F"><w:name w:val="F"/><w:basedOn w:val="E"/><w:rPr><w:b/></w:rPr></w:style></w:styles>',
    )
    content = (
        "<w:r><w:rPr><w:i/></w:rPr><w:t>one</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/><w:rPrChange w:id="1" w:author="x"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>two</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="F"/></w:rPr><w:t>three</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="F"/><w:i w:val="false"/></w:rPr><w:t>four</w:t></w:r>'
    )
    data = kits.with_part(edited(kit, retype(1, content)), "word/styles.xml", styles)
    assert read_kit(data).rows[0].target == (
        Span("one", italic=True),
        Span("two"),
        Span("three", italic=True, bold=True),
        Span("four", bold=True),
    )


def test_paragraphs_in_a_cell_are_joined_and_noted(kit: bytes) -> None:
    def change(root: Any) -> None:
        target(rows(root)[1]).addnext(kits.xml(f"<w:p>{words('second')}</w:p>")[0])

    back = read_kit(edited(kit, change))
    assert said(back.rows[0].target) == "Cai Be floating market second"
    assert back.joined == (1,)


def test_a_deleted_paragraph_mark_joins_without_a_blank(kit: bytes) -> None:
    def change(root: Any) -> None:
        paragraph = target(rows(root)[1])
        paragraph.find(w("pPr")).append(kits.xml(f'<w:rPr><w:del w:id="1" {WHO}/></w:rPr>')[0])
        old = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        paragraph.find(w("pPr")).remove(old)
        paragraph.addnext(kits.xml(f"<w:p>{words('place')}</w:p>")[0])

    back = read_kit(edited(kit, change))
    assert said(back.rows[0].target) == "Cai Be floating marketplace"
    assert back.joined == ()


def test_a_japanese_paragraph_is_joined_without_a_blank() -> None:
    data = kit_of(line(1, (Span("Chợ"),), (Span("市場"),)), info=KitInfo(INFO.collections, "ja", INFO.at))

    def change(root: Any) -> None:
        target(rows(root)[1]).addnext(kits.xml(f"<w:p>{words('です')}</w:p>")[0])

    assert taken(edited(data, change), 1) == "市場です"


def test_the_box_says_that_it_was_read(kit: bytes) -> None:
    back = read_kit(edited(kit, lambda root: kits.tick(rows(root)[3])))
    assert [row.key.number for row in back.rows if row.read] == [3]


def test_a_box_that_lost_its_control_still_says_so(kit: bytes) -> None:
    def change(root: Any) -> None:
        cell = cells(rows(root)[3])[3]
        cell.find(w("p")).extend(kits.xml(words("☑")))
        for control in list(cell.iter(w("sdt"))):
            control.getparent().remove(control)

    assert [row.key.number for row in read_kit(edited(kit, change)).rows if row.read] == [3]


# ---- comments ----


def with_comments(data: bytes, more: str = "", extended: str = "") -> bytes:
    comments = (
        '<w:comment w:id="7" w:author="Trần Thị Mẫu" w:date="2018-03-05T09:00:00Z" w:initials="TM">'
        '<w:p w14:paraId="00000001"><w:r><w:t>Bỏ chữ này.</w:t></w:r></w:p><w:p w14:paraId="00000002"><w:r><w:t>Thừa.</w:t></w:r></w:p>'
        f"</w:comment>{more}"
    )
    found = kits.parts(data)
    text = found["word/comments.xml"].decode().replace("</w:comments>", comments + "</w:comments>")
    if "xmlns:w14=" not in text:
        text = text.replace("<w:comments ", f'<w:comments xmlns:w14="{kits.NAMESPACES["w14"]}" ', 1)
    found["word/comments.xml"] = text.encode()
    if extended:
        found["word/commentsExtended.xml"] = extended.encode()
        relations = found["word/_rels/document.xml.rels"].decode()
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        link = f'<Relationship Id="rX" Type="{kind}" Target="commentsExtended.xml"/></Relationships>'
        found["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
    return pack(found)


def anchored(number: int, comment: int = 7) -> Any:
    def change(root: Any) -> None:
        paragraph = target(rows(root)[number])
        start, end, reference = kits.xml(
            f'<w:commentRangeStart w:id="{comment}"/><w:commentRangeEnd w:id="{comment}"/>'
            f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
        )
        paragraph.insert(1, start)
        paragraph.extend([end, reference])

    return change


REMARK = Remark("Bỏ chữ này.\nThừa.", "Trần Thị Mẫu", "2018-03-05T09:00:00")


def test_comments_are_listed_by_row(kit: bytes) -> None:
    back = read_kit(edited(with_comments(kit), anchored(3)))
    assert [row.remarks for row in back.rows] == [(), ROWS[1].remarks, (REMARK,), (), ()]


def test_a_comment_on_deleted_words_is_heard(kit: bytes) -> None:
    content = f'<w:del w:id="1" {WHO}><w:commentRangeStart w:id="7"/><w:r><w:delText>gone</w:delText></w:r></w:del>{words("x")}'
    assert read_kit(edited(with_comments(kit), retype(1, content))).rows[0].remarks == (REMARK,)


def test_a_comment_outside_the_rows_is_a_general_one(kit: bytes) -> None:
    def change(root: Any) -> None:
        root[0][0].extend(kits.xml('<w:r><w:commentReference w:id="7"/></w:r>'))

    assert read_kit(edited(with_comments(kit), change)).remarks == (REMARK,)


def test_resolved_comments_and_the_answers_to_them(kit: bytes) -> None:
    reply = '<w:comment w:id="8" w:author="Lê Văn Mẫu"><w:p w14:paraId="00000009"><w:r><w:t>Đã bỏ.</w:t></w:r></w:p></w:comment>'
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    extended = (
        f'<w15:commentsEx xmlns:w15="{space}"><w15:commentEx w15:paraId="00000002" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000009" w15:paraIdParent="00000002" w15:done="0"/></w15:commentsEx>'
    )
    data = edited(edited(with_comments(kit, reply, extended), anchored(1)), anchored(1, 8))
    remarks = read_kit(data).rows[0].remarks
    assert sorted((remark.text, remark.done) for remark in remarks) == [("Bỏ chữ này.\nThừa.", True), ("Đã bỏ.", True)]


# ---- rows ----


def test_a_moved_row_is_taken_and_noticed(kit: bytes) -> None:
    def change(root: Any) -> None:
        found = rows(root)
        found[5].addnext(found[2])

    back = read_kit(edited(kit, change))
    assert [row.key.number for row in back.rows] == [1, 3, 4, 5, 2]
    assert (back.problems, back.gone) == ((), ())


def test_a_row_cut_and_pasted_under_tracking_is_there_once(kit: bytes) -> None:
    def change(root: Any) -> None:
        found = rows(root)
        pasted = deepcopy(found[2])
        found[2].find(w("trPr")).extend(kits.xml(f'<w:del w:id="1" {WHO}/>'))
        pasted.find(w("trPr")).extend(kits.xml(f'<w:ins w:id="2" {WHO}/>'))
        found[5].addnext(pasted)

    back = read_kit(edited(kit, change))
    assert [row.key.number for row in back.rows] == [1, 3, 4, 5, 2]
    assert back.gone == ()


@pytest.mark.parametrize("tracked", [True, False])
def test_a_deleted_row_is_noticed(kit: bytes, tracked: bool) -> None:
    def change(root: Any) -> None:
        row = rows(root)[2]
        if tracked:
            row.find(w("trPr")).extend(kits.xml(f'<w:del w:id="1" {WHO}/>'))
        else:
            row.getparent().remove(row)

    back = read_kit(edited(kit, change))
    assert back.gone == (2,)
    assert back.problems == ()
    assert [row.key.number for row in back.rows] == [1, 3, 4, 5]


def test_a_doubled_row_is_one_when_both_say_the_same(kit: bytes) -> None:
    back = read_kit(edited(kit, lambda root: rows(root)[1].addnext(deepcopy(rows(root)[1]))))
    assert len(back.rows) == 5
    assert back.problems == ()


def test_a_doubled_row_with_other_words_is_refused(kit: bytes) -> None:
    def change(root: Any) -> None:
        copy = deepcopy(rows(root)[1])
        rows(root)[1].addnext(copy)
        write(copy, words("Another market"))

    data = edited(kit, change)
    assert damaged(data) == [(1, Damage.TWICE)]
    assert "Another market" in read_kit(data).problems[0].words


def test_a_row_without_a_key_is_a_stranger(kit: bytes) -> None:
    def change(root: Any) -> None:
        row = rows(root)[5]
        row.addnext(kits.xml(f"<w:tr><w:tc><w:p>{words('Thêm')}</w:p></w:tc></w:tr>")[0])

    assert read_kit(edited(kit, change)).strangers == ("Thêm",)


def test_a_heading_that_is_no_longer_marked_as_one(kit: bytes) -> None:
    def change(root: Any) -> None:
        for mark in list(root.iter(w("tblHeader"))):
            mark.getparent().remove(mark)

    assert read_kit(edited(kit, change)).strangers == ()


def test_a_row_is_known_without_its_controls(kit: bytes) -> None:
    """A program may drop content controls; the hidden copy of the key is left."""

    def change(root: Any) -> None:
        for control in list(root.iter(w("sdt"))):
            for child in list(control.find(w("sdtContent"))):
                control.addprevious(child)
            control.getparent().remove(control)

    back = read_kit(edited(kit, change))
    assert [row.key for row in back.rows] == [row.key for row in ROWS]
    assert back.problems == ()


# ---- damage ----


def source_edited(root: Any) -> None:
    next(cells(rows(root)[2])[1].iter(w("t"))).text = "Nhập khẩu đạt "


def source_tracked(root: Any) -> None:
    cells(rows(root)[2])[1].find(w("p")).extend(kits.xml(f'<w:ins w:id="1" {WHO}>{words("thêm")}</w:ins>'))


def key_edited(root: Any) -> None:
    for text in cells(rows(root)[2])[0].iter(w("t")):
        if text.text == "u00000002:1":
            text.text = "u00000003:1"


def number_edited(root: Any) -> None:
    next(cells(rows(root)[2])[0].iter(w("t"))).text = "9"


def tag_edited(root: Any) -> None:
    tag = next(rows(root)[2].iter(w("tag")))
    tag.set(w("val"), tag.get(w("val")).replace("u00000002", "u00000003"))


def cell_lost(root: Any) -> None:
    rows(root)[2].remove(cells(rows(root)[2])[3])


def cells_merged(root: Any) -> None:
    cells(rows(root)[2])[2].find(w("tcPr")).extend(kits.xml('<w:gridSpan w:val="2"/>'))


def cell_deleted(root: Any) -> None:
    cells(rows(root)[2])[2].find(w("tcPr")).extend(kits.xml(f'<w:cellDel w:id="1" {WHO}/>'))


def picture(root: Any) -> None:
    target(rows(root)[2]).extend(kits.xml("<w:r><w:drawing/></w:r>"))


def note(root: Any) -> None:
    target(rows(root)[2]).extend(kits.xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))


def table(root: Any) -> None:
    target(rows(root)[2]).addprevious(kits.xml("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")[0])


def struck(root: Any) -> None:
    target(rows(root)[2]).extend(kits.xml("<w:r><w:rPr><w:strike/></w:rPr><w:t>away</w:t></w:r>"))


def symbol(root: Any) -> None:
    target(rows(root)[2]).extend(kits.xml('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'))


def torn_code(root: Any) -> None:
    write(rows(root)[2], words("Exports reached ⟦r1."))


def long(root: Any) -> None:
    write(rows(root)[2], words("x" * 20_001))


@pytest.mark.parametrize(
    ("change", "damage"),
    [
        (source_edited, Damage.SOURCE),
        (source_tracked, Damage.SOURCE),
        (key_edited, Damage.KEY),
        (number_edited, Damage.KEY),
        (tag_edited, Damage.KEY),
        (cell_lost, Damage.CELLS),
        (cells_merged, Damage.CELLS),
        (cell_deleted, Damage.CELLS),
        (picture, Damage.OBJECT),
        (note, Damage.OBJECT),
        (table, Damage.OBJECT),
        (struck, Damage.STRUCK),
        (symbol, Damage.SYMBOL),
        (torn_code, Damage.CODES),
        (long, Damage.LONG),
    ],
)
def test_damage_is_named_with_its_row(kit: bytes, change: Any, damage: Damage) -> None:
    assert damaged(edited(kit, change)) == [(2, damage)]


def test_all_damage_is_found_in_one_run(kit: bytes) -> None:
    def change(root: Any) -> None:
        source_edited(root)
        picture(root)
        write(rows(root)[1], words("⟧"))

    assert sorted(damaged(edited(kit, change))) == [(1, Damage.CODES), (2, Damage.OBJECT), (2, Damage.SOURCE)]


def test_a_row_of_another_kit_is_found(kit: bytes) -> None:
    other = kit_of(*ROWS, info=KitInfo(INFO.collections, "en", "2018-04-01T10:00:00+07:00"))
    stolen: list[Any] = []
    edited(other, lambda root: stolen.append(deepcopy(rows(root)[2])))
    data = edited(kit, lambda root: rows(root)[2].getparent().replace(rows(root)[2], stolen[0]))
    assert damaged(data) == [(2, Damage.SOURCE)]


# ---- what may come instead ----


def properties(data: bytes, old: str, new: str) -> bytes:
    text = kits.parts(data)["docProps/custom.xml"].decode()
    assert old in text
    return kits.with_part(data, "docProps/custom.xml", text.replace(old, new).encode())


def doctype(text: bytes) -> bytes:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    head, _, rest = text.partition(b"?>")
    return head + b"?>" + bomb + rest


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    raw = bytearray(data)
    at = 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:
        raw[at + 8] |= 1
        at += 4
    return bytes(raw)


def without_tables(root: Any) -> None:
    for one in list(root.iter(w("tbl"))):
        one.getparent().remove(one)


HOSTILE = {
    "empty": (lambda kit: b"", "hỏng"),
    "not a zip": (lambda kit: b"x" * 500, "hỏng"),
    "an old Word file": (lambda kit: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
    "cut in half": (lambda kit: kit[: len(kit) // 2], "hỏng"),
    "another zip": (lambda kit: zipped(("a.txt", b"x")), "Word"),
    "a sheet": (
        lambda kit: kits.with_part(
            kit,
            "[Content_Types].xml",
            kits.parts(kit)["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
        ),
        "Word",
    ),
    "macros by name": (lambda kit: pack(kits.parts(kit) | {"word/vbaProject.bin": b"x"}), "macro"),
    "macros by type": (
        lambda kit: kits.with_part(
            kit,
            "[Content_Types].xml",
            kits.parts(kit)["[Content_Types].xml"].replace(
                ooxml.WORD_DOCUMENT.encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
            ),
        ),
        "macro",
    ),
    "entities": (lambda kit: kits.with_part(kit, kits.MAIN, doctype(kits.parts(kit)[kits.MAIN])), "thực thể"),
    "broken XML": (lambda kit: kits.with_part(kit, kits.MAIN, kits.parts(kit)[kits.MAIN][:-40]), "document.xml"),
    "a bomb": (lambda kit: pack(kits.parts(kit) | {kits.MAIN: b" " * (32 * 1024 * 1024)}), "giải nén"),
    "too many parts": (lambda kit: zipped(*((f"p{n}", b"") for n in range(2001))), "quá nhiều phần"),
    "one name twice": (lambda kit: zipped(*kits.parts(kit).items(), ("word/document.xml", b"<x/>")), "trùng tên"),
    "a path out of the package": (lambda kit: zipped(*kits.parts(kit).items(), ("../../x", b"")), "trùng tên"),
    "encrypted parts": (encrypted, "mã hóa"),
    "a document, but no kit": (lambda kit: plain_document(), "hồ sơ soát"),
    "a kit of another form": (lambda kit: properties(kit, "<vt:lpwstr>1</vt:lpwstr>", "<vt:lpwstr>9</vt:lpwstr>"), "dạng"),
    "a strange number of rows": (lambda kit: properties(kit, "<vt:lpwstr>5</vt:lpwstr>", "<vt:lpwstr>²</vt:lpwstr>"), "hồ sơ"),
    "no rows": (lambda kit: edited(kit, without_tables), "hàng"),
    "another main part": (
        lambda kit: kits.with_part(
            kit, "_rels/.rels", kits.parts(kit)["_rels/.rels"].replace(b'word/document.xml"', b'http://x/y" TargetMode="External"')
        ),
        "Word",
    ),
    "too deep": (lambda kit: edited(kit, retype(1, "<w:r>" * 80 + "</w:r>" * 80)), "sâu"),
    "a letter that does not exist": (
        lambda kit: kits.with_part(kit, kits.MAIN, kits.parts(kit)[kits.MAIN].replace(b"Cai Be", b"&#1;")),
        "document.xml",
    ),
}  # fmt: skip


def plain_document() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("make", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_kit_is_refused_with_a_reason(kit: bytes, make: Any, reason: str) -> None:
    with pytest.raises(BadPackage) as refused:
        read_kit(make(kit))
    assert reason in str(refused.value)


def test_other_rows_than_were_sent_are_refused(kit: bytes) -> None:
    """The language, the collections and the keys are bound by the id of the kit: each row's check fails or the list does."""
    with_other_language = properties(kit, "<vt:lpwstr>en</vt:lpwstr>", "<vt:lpwstr>fr</vt:lpwstr>")
    with pytest.raises(BadPackage, match="danh sách hàng"):
        read_kit(with_other_language)
    fewer = properties(edited(kit, lambda root: rows(root)[5].getparent().remove(rows(root)[5])), ">5<", ">4<")
    with pytest.raises(BadPackage, match="danh sách hàng"):
        read_kit(fewer)


def test_a_truncated_file_is_never_half_a_kit(kit: bytes) -> None:
    for length in range(0, len(kit) - 1, 37):
        with pytest.raises(BadPackage):
            read_kit(kit[:length])


def test_relationships_that_lead_out_are_not_followed(kit: bytes) -> None:
    relations = kits.parts(kit)["word/_rels/document.xml.rels"].decode()
    outside = (
        '<Relationship Id="rX" Type="x/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/>'
    )
    data = kits.with_part(
        kit,
        "word/_rels/document.xml.rels",
        relations.replace("</Relationships>", outside + "</Relationships>").encode(),
    )
    assert Package(data).related(kits.MAIN, "attachedTemplate") is None
    assert len(read_kit(data).rows) == 5


def test_changed_bytes_are_refused_or_harmless(kit: bytes) -> None:
    chance = random.Random(7)
    outcomes = {"refused": 0, "read": 0}
    for _ in range(400):
        raw = bytearray(kit)
        for _ in range(chance.randrange(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        try:
            back = read_kit(bytes(raw))
        except BadPackage:
            outcomes["refused"] += 1
            continue
        outcomes["read"] += 1
        assert len(back.rows) + len(back.problems) >= 5 or back.gone
    assert outcomes["refused"] > 100


def test_torn_trees_never_give_other_words_for_a_row(kit: bytes) -> None:
    """Any element taken out, doubled or moved: a row then says what it said, is missing, or is named; or the file is refused."""
    before = {row.key.number: row for row in read_kit(kit).rows}
    chance = random.Random(3)
    for _ in range(300):

        def change(root: Any) -> None:
            inside = [e for row in rows(root).values() for cell in cells(row)[:2] for e in cell.iter() if e is not cell]
            one = chance.choice(inside)
            action = chance.randrange(3)
            if action == 0:
                one.getparent().remove(one)
            elif action == 1:
                one.addnext(deepcopy(one))
            else:
                other = chance.choice(inside)
                if one not in list(other.iterancestors()) and one is not other:
                    other.addnext(one)

        try:
            back: Kit = read_kit(edited(kit, change))
        except BadPackage:
            continue
        for row in back.rows:
            assert row.target == before[row.key.number].target
            assert row.key == before[row.key.number].key or row.key.number in {p.number for p in back.problems}


# ---- other programs ----


@pytest.mark.parametrize("seed", range(5))
def test_a_kit_that_word_has_saved(kit: bytes, seed: int) -> None:
    back = read_kit(kits.as_word_saves(kit, seed))
    assert back.problems == ()
    assert [(row.key, row.target) for row in back.rows] == [(row.key, settled(row.target)) for row in ROWS]


@pytest.mark.slow
def test_a_kit_that_libreoffice_has_saved(kit: bytes, tmp_path: Path) -> None:
    def change(root: Any) -> None:
        write(rows(root)[1], words("Cai Be ") + f'<w:ins w:id="1" {WHO}>{words("market")}</w:ins>')
        write(
            rows(root)[3],
            words("The Tien ") + f'<w:del w:id="2" {WHO}><w:r><w:delText>River</w:delText></w:r></w:del>{words("now")}',
        )
        kits.tick(rows(root)[2])

    back = read_kit(kits.through_libreoffice(edited(edited(with_comments(kit), change), anchored(3)), tmp_path))
    assert back.problems == ()
    assert [row.key for row in back.rows] == [row.key for row in ROWS]
    assert [said(row.target) for row in back.rows] == [
        "Cai Be market",
        "Exports reached ⟦r1⟧.",
        "The Tien now",
        "",
        "",
    ]
    assert [row.key.number for row in back.rows if row.read] == [2]
    assert [[remark.text for remark in row.remarks] for row in back.rows] == [
        [],
        ["Nên hỏi lại."],
        [REMARK.text],
        [],
        [],
    ]
    assert {remark.by for row in back.rows for remark in row.remarks} == {"Lê Văn Mẫu", "Trần Thị Mẫu"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_judge_of_office_files_finds_nothing(language: str, tmp_path: Path) -> None:
    judge = shutil.which("openxml-audit")
    if judge is None:
        pytest.skip("openxml-audit is not installed")
    path = tmp_path / "kit.docx"
    path.write_bytes(kit_of(*ROWS, info=KitInfo(INFO.collections, language, INFO.at)))
    done = subprocess.run(
        [judge, "-m", "0", "-f", "microsoft365", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
