"""All letters in one document: each with its own words, running lines, notes, lists and page numbers, and valid."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.audit import audit
from tests.documents.merging.made import MAIN, cell, docx, p, parts_of, picture, r, section, table, words
from ttdn_publish.documents.merging.one_file import LettersFailed, OneFile
from ttdn_publish.errors import ContentError
from ttdn_publish.formats.ooxml import Package
from ttdn_publish.formats.xml import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1">{p("Theo {{ so }}")}</w:footnote><w:footnote w:id="2">{p("chú thích chung")}</w:footnote>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="MucCon"/><w:basedOn w:val="Muc"/></w:style>'
)


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def numbered(text: str, number: int) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{r(text)}</w:p>'


def full() -> bytes:
    mark = '<w:bookmarkStart w:id="3" w:name="DiaDiem"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF DiaDiem \\h </w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("x")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = (
        f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{p("{{ ten }} trong ô")}</w:sdtContent></w:sdt>'
    )
    return docx(
        f'<w:p w14:paraId="00AA0001">{r("Kính gửi {{ ten }}")}{note(1)}{note(2)}</w:p>',
        p(mark, r("{{ so }}"), '<w:bookmarkEnd w:id="3"/>', picture(5, "{{ ten }}")),
        p('<w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/>', field),
        p('<w:hyperlink w:anchor="DiaDiem">' + r("xem") + "</w:hyperlink>"),
        numbered("một", 1),
        numbered("hai", 1),
        numbered("gạch", 2),
        f'<w:p><w:pPr><w:pStyle w:val="MucCon"/><w:jc w:val="both"/></w:pPr>{r("theo kiểu")}</w:p>',
        control,
        table(["{%tr for k in khach %}"], ["{{ k }}"], ["{%tr endfor %}"]),
        "Hết {{ ten }}",
        headers={"default": "Số {{ so }}", "first": p("đầu chung", picture(1))},
        footers={"default": "{{ ten }}", "first": "{{ ten }} – trang đầu"},
        footnotes=NOTES,
        numbering=NUMBERING,
        styles=STYLES,
        properties="<dc:title>Thư mời {{ ten }}</dc:title>",
    )


def people(count: int) -> list[dict[str, Any]]:
    return [
        {"ten": f"Mẫu {n}", "so": f"{n}/TM", "khach": [f"khách {n}.{k}" for k in range(n)]} for n in range(1, count + 1)
    ]


def made(template: bytes, letters: list[dict[str, Any]], folder: Path) -> bytes:
    path = folder / "tat-ca.docx"
    assert OneFile(template, "mau.docx").write(path, letters) == len(letters)
    return path.read_bytes()


def sections(data: bytes) -> list[Any]:
    return list(parse(parts_of(data)[MAIN]).getroot().iter(f"{W}sectPr"))


def running(data: bytes) -> list[dict[str, list[str]]]:
    """The words of each section's headers and footers by type."""
    targets = {one.id: one.target for one in Package(data).relationships(MAIN)}
    found = []
    for one in sections(data):
        lines = [child for child in one if child.tag in (f"{W}headerReference", f"{W}footerReference")]
        found.append(
            {
                f"{line.tag.removeprefix(W).removesuffix('Reference')} {line.get(f'{W}type')}": words(
                    data, targets[line.get(f"{R}id")]
                )
                for line in lines
            }
        )
    return found


def by_section(data: bytes) -> list[list[str]]:
    """The words of each section."""
    body = parse(parts_of(data)[MAIN]).getroot()[0]
    all_words = words(data)
    found: list[list[str]] = [[]]
    for paragraph, text in zip(body.iter(f"{W}p"), all_words, strict=True):
        found[-1].append(text)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            found.append([])
    return found


def test_each_section_holds_its_own_letter(tmp_path: Path) -> None:
    data = made(full(), people(3), tmp_path)
    for number, texts in enumerate(by_section(data), 1):
        assert texts[0] == f"Kính gửi Mẫu {number}"
        assert texts[1] == f"{number}/TM"
        assert texts[-1] == f"Hết Mẫu {number}"
        assert [text for text in texts if text.startswith("khách")] == [f"khách {number}.{k}" for k in range(number)]
    assert len(by_section(data)) == 3


def test_each_section_has_its_own_running_lines(tmp_path: Path) -> None:
    assert running(made(full(), people(3), tmp_path)) == [
        {
            "header default": [f"Số {n}/TM"],
            "header first": ["đầu chung"],
            "footer default": [f"Mẫu {n}"],
            "footer first": [f"Mẫu {n} – trang đầu"],
        }
        for n in (1, 2, 3)
    ]


def test_pages_count_from_one_in_each_letter(tmp_path: Path) -> None:
    for one in sections(made(full(), people(3), tmp_path)):
        assert one.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert one.find(f"{W}type") is None  # a new page is what a section begins on


def test_children_of_a_section_stand_in_their_order(tmp_path: Path) -> None:
    order = [
        "headerReference",
        "footerReference",
        "footnotePr",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
    ]
    for one in sections(made(full(), people(2), tmp_path)):
        places = [order.index(child.tag.removeprefix(W)) for child in one]
        assert places == sorted(places)


def test_numbers_are_used_once(tmp_path: Path) -> None:
    data = made(full(), people(3), tmp_path)
    xml = parts_of(data)[MAIN].decode()
    for pattern in (r'<wp:docPr id="(\d+)"', r'<w:bookmarkStart w:id="(\d+)"', r'footnoteReference w:id="(\d+)"'):
        numbers = re.findall(pattern, xml)
        assert len(numbers) == len(set(numbers)) >= 3, pattern
    assert re.findall(r'w:name="(\w+)"', xml) == ["DiaDiem_1", "DiaDiem_2", "DiaDiem_3"]
    assert (
        re.findall(r"REF (\w+)", xml) == re.findall(r'w:anchor="(\w+)"', xml) == ["DiaDiem_1", "DiaDiem_2", "DiaDiem_3"]
    )
    assert "paraId" not in xml
    assert "_GoBack" not in xml
    assert '<w:id w:val="77"/>' not in xml


def test_footnotes_belong_to_their_letter(tmp_path: Path) -> None:
    data = made(full(), people(3), tmp_path)
    notes = parse(parts_of(data)["word/footnotes.xml"]).getroot()
    texts = {one.get(f"{W}id"): "".join(one.itertext()) for one in notes if one.get(f"{W}type") is None}
    used = re.findall(r'footnoteReference w:id="(\d+)"', parts_of(data)[MAIN].decode())
    assert [texts[key] for key in used] == [text for n in (1, 2, 3) for text in (f"Theo {n}/TM", "chú thích chung")]
    assert len([one for one in notes if one.get(f"{W}type")]) == 2


def test_lists_begin_again_in_each_letter(tmp_path: Path) -> None:
    data = made(full(), people(3), tmp_path)
    used = re.findall(r'<w:numId w:val="(\d+)"/>', parts_of(data)[MAIN].decode())
    assert used == ["3", "3", "2", "3", "4", "4", "2", "4", "5", "5", "2", "5"]
    numbering = parts_of(data)["word/numbering.xml"].decode()
    for number in (3, 4, 5):
        assert f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">' in numbering


def test_a_letter_without_header_does_not_take_the_one_before(tmp_path: Path) -> None:
    """The second section has a header; the first section of the next letter must not inherit it."""
    own = section('<w:headerReference w:type="default" r:id="rIdheaderdefault"/>')
    template = docx(
        p(f"<w:pPr>{section()}</w:pPr>", "không đầu trang {{ ten }}"),
        "có {{ ten }}",
        headers={"default": "{{ so }}"},
        end=own,
    )
    assert running(made(template, people(2), tmp_path)) == [
        {"header default": [""]},
        {"header default": ["1/TM"]},
        {"header default": [""]},
        {"header default": ["2/TM"]},
    ]


@pytest.mark.parametrize(
    ("body", "last"),
    [
        (["x", table(["{{ ten }}"])], ""),
        (["{%p if so %}", "{{ ten }}", "{%p endif %}"], ""),
        (["{{ ten }}", "<w:p/>"], ""),
        (["x", "<w:p><w:pPr><w:jc w:val='both'/><w:rPr><w:b/></w:rPr></w:pPr></w:p>"], ""),
        (["{{ ten }} cuối"], "Mẫu 1 cuối"),
    ],
)
def test_whatever_a_letter_ends_with_the_next_begins_a_section(body: list[str], last: str, tmp_path: Path) -> None:
    found = by_section(made(docx(*body), people(2), tmp_path))
    assert len(found) == 2
    assert found[0][-1] == last


def test_a_continuous_section_begins_on_a_new_page_here(tmp_path: Path) -> None:
    data = made(docx("{{ ten }}", end=section(kind="continuous")), people(2), tmp_path)
    assert all(one.find(f"{W}type") is None for one in sections(data))


def test_comments_of_the_makers_are_left_out(tmp_path: Path) -> None:
    noted = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>'
    comment = (
        f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="0" w:author="Mẫu">{p("hỏi lại")}</w:comment></w:comments>'
    )
    data = made(docx(p("{{ ten }}", noted), more={"word/comments.xml": comment}), people(2), tmp_path)
    parts = parts_of(data)
    assert "word/comments.xml" not in parts
    assert b"comment" not in parts[MAIN] + parts["[Content_Types].xml"] + parts["word/_rels/document.xml.rels"]


def test_letters_with_the_same_line_share_it(tmp_path: Path) -> None:
    data = made(
        docx("{{ ten }}", headers={"default": "{{ chung }}"}), [{"ten": n, "chung": "x"} for n in range(5)], tmp_path
    )
    assert [name for name in parts_of(data) if "header" in name] == ["word/header-letter1.xml"]


def test_the_title_is_that_of_all(tmp_path: Path) -> None:
    assert (
        b"<dc:title>Th\xc6\xb0 m\xe1\xbb\x9di </dc:title>"
        in parts_of(made(full(), people(2), tmp_path))["docProps/core.xml"]
    )


def test_every_bad_row_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    letters = people(4)
    del letters[1]["so"], letters[3]["ten"]
    with pytest.raises(LettersFailed) as caught:
        OneFile(full(), "mau.docx").write(tmp_path / "x.docx", letters)
    assert [number for number, _ in caught.value.problems] == [1, 3]
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_joined_is_refused() -> None:
    slow = docx(table(["{%tc for k in khach %}", "{{ k }}", "{%tc endfor %}"]))
    ends = docx(
        p("x", '<w:r><w:endnoteReference w:id="2"/></w:r>'), endnotes=f'<w:endnote w:id="2">{p("x")}</w:endnote>'
    )
    for template in (slow, ends):
        with pytest.raises(ContentError) as caught:
            OneFile(template, "mau.docx")
        assert "không gộp được vào một tệp" in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_many_letters_take_little_memory(tmp_path: Path) -> None:
    """A thousand letters of 50 KB stay far below what they weigh together."""
    code = (
        "import re, sys; sys.path.insert(0, '.')\n"
        "from pathlib import Path\n"
        "from tests.benchmarks.merge_letter import recipients, template\n"
        "from ttdn_publish.documents.merging.one_file import OneFile\n"
        "rows = recipients(20)\n"
        f"OneFile(template(), 'm').write(Path({str(tmp_path / 'x.docx')!r}), (rows[n % 20] | {{'ma_ho_so': n}} for n in range(1000)))\n"
        # The peak of this program; what getrusage tells may be that of the one that started it.
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1000)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 200
    assert (tmp_path / "x.docx").stat().st_size > 1_000_000


@pytest.mark.slow
def test_openxml_audit_finds_nothing(tmp_path: Path) -> None:
    """Nothing but that the small test file has no settings, fonts and theme."""
    made(full(), people(3), tmp_path)
    found = audit([tmp_path / "tat-ca.docx"]).get("tat-ca.docx", [])
    assert [one for one in found if "A required relationship type" not in one] == []


def test_a_running_line_takes_its_picture_along(tmp_path: Path) -> None:
    template = docx("x", headers={"default": p("{{ ten }}", picture(1))})
    package = Package(made(template, people(2), tmp_path))
    for name in ("word/header-letter1.xml", "word/header-letter2.xml"):
        assert [one.target for one in package.relationships(name)] == ["word/media/dot.png"]
        assert 'r:embed="rIdDot"' in package.markup(name)


def test_cells_and_tables(tmp_path: Path) -> None:
    template = docx(table([cell(p("{%p if so %}"), p("{{ ten }}"), p("{%p endif %}"))]), "cuối")
    found = by_section(made(template, [{"ten": "a", "so": ""}, {"ten": "b", "so": "1"}], tmp_path))
    assert found == [["", "cuối"], ["b", "cuối"]]
