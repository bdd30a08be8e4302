"""Reading a document folder: every line with its level, every mistake with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Findings, Place
from ttdn_publish.language.levels import Level
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.document import Document, DocumentBlock, Provision
from ttdn_publish.readers.document import read_document, read_provisions
from ttdn_publish.readers.source import Source

FRONT = """\
type: ke-hoach
issuer: ubnd-tinh
rules_as_of: 2018-01-01
abstract: Hoạt động thông tin đối ngoại năm 2018
classification: cong_khai
"""
BODY = """\
Thực hiện chương trình công tác.

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Quảng bá hình ảnh **Tiền Giang**;
đ) Điểm thứ năm.
- Gạch đầu dòng.
+ Dấu cộng.

\\- Dòng này không phải gạch đầu dòng.

| STT | Nội dung |
|---|---|
| 1 | Tập huấn |

Chương I

QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quy chế này quy định việc phối hợp.
"""


def folder(tmp_path: Path, front: str = FRONT, body: str = BODY, **annexes: str) -> Path:
    place = tmp_path / "ke-hoach"
    place.mkdir()
    (place / "document.yaml").write_text(front, "utf-8")
    (place / "noi-dung.md").write_text(body, "utf-8")
    for name, text in annexes.items():
        (place / f"phu-luc-{name}.md").write_text(text, "utf-8")
    return place


def read(place: Path) -> tuple[Document | None, list[str]]:
    findings = Findings()
    document = read_document(Source(place, place.parent, findings))
    return document, [f"{f.place} {f.rule.id}" for f in findings]


def shown(block: DocumentBlock) -> tuple[str, str, str]:
    match block:
        case Provision(level=level, label=label, text=text, titled=titled):
            return f"{level}{'*' if titled else ''}", label, text.plain
        case Paragraph(text=text):
            return "", "", text.plain
        case Table(header=header):
            return "bảng", "", " | ".join(cell.plain for cell in header)
    raise AssertionError(block)


def test_every_line_with_its_level(tmp_path: Path) -> None:
    document, findings = read(folder(tmp_path))
    assert findings == []
    assert document is not None
    assert [shown(block) for block in document.body] == [
        ("", "", "Thực hiện chương trình công tác."),
        ("la-ma*", "I.", "MỤC ĐÍCH, YÊU CẦU"),
        ("khoan*", "1.", "Mục đích"),
        ("diem", "a)", "Quảng bá hình ảnh Tiền Giang;"),
        ("diem", "đ)", "Điểm thứ năm."),
        ("gach", "-", "Gạch đầu dòng."),
        ("cong", "+", "Dấu cộng."),
        ("", "", "- Dòng này không phải gạch đầu dòng."),
        ("bảng", "", "STT | Nội dung"),
        ("chuong*", "Chương I", "QUY ĐỊNH CHUNG"),
        ("dieu*", "Điều 1.", "Phạm vi điều chỉnh"),
        ("khoan", "1.", "Quy chế này quy định việc phối hợp."),
    ]
    assert document.body[2].at == Place("ke-hoach/noi-dung.md", 4)
    assert isinstance(document.body[9], Provision)
    assert document.body[9].text.at == Place("ke-hoach/noi-dung.md", 18)


def test_annexes_in_the_order_that_people_count(tmp_path: Path) -> None:
    annex = "---\ntitle: {}\nlandscape: true\n---\nI. NỘI DUNG\n"
    place = folder(tmp_path, **{"2": annex.format("Hai"), "10": annex.format("Mười"), "1": annex.format("Một")})
    document, findings = read(place)
    assert findings == []
    assert document is not None
    assert [annex.title.plain for annex in document.annexes] == ["Một", "Hai", "Mười"]
    assert all(annex.landscape and annex.body for annex in document.annexes)


def test_a_date_may_be_known_to_the_month(tmp_path: Path) -> None:
    document, _ = read(folder(tmp_path, FRONT + "date: 2018-03\n"))
    assert document is not None
    assert document.date == PartialDate(2018, 3)
    assert not document.issued


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    front = FRONT.replace("type:", "tipe:").replace("2018-01-01", "01/01/2018") + "signers:\n  - {posts: GIÁM ĐỐC}\n"
    document, findings = read(folder(tmp_path, front, "Câu có chú thích[^1].\n:::trích dẫn\nLời\n:::\n<b>x</b>\n"))
    assert document is None
    assert findings == [
        "ke-hoach/document.yaml:1 BT02",
        "ke-hoach/document.yaml:1 BT03",
        "ke-hoach/document.yaml:3 BT04",
        "ke-hoach/document.yaml:7 BT02",
        "ke-hoach/noi-dung.md:2 BT12",
    ]


def test_a_body_that_is_missing_is_said(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (place / "noi-dung.md").unlink()
    document, findings = read(place)
    assert document is not None
    assert findings == ["ke-hoach/noi-dung.md BT01"]


@pytest.mark.parametrize(
    ("front", "body"), [(FRONT.replace("cong_khai", "mat"), BODY), (FRONT, "TỐI MẬT\n"), (FRONT, "Độ mật: Mật\n")]
)
def test_a_secret_stops_the_run(tmp_path: Path, front: str, body: str) -> None:
    with pytest.raises(SecrecyStop):
        read(folder(tmp_path, front, body))


LINES = st.lists(
    st.sampled_from(
        [
            "I. MỤC ĐÍCH",
            "1. Sở Ngoại vụ",
            "a) Việc thứ nhất;",
            "đ) Việc khác.",
            "- Gạch",
            "+ Cộng",
            "Đoạn văn.",
            "Điều 2. Tên",
            "2.1. Mục con",
        ]
    ),
    max_size=12,
)


@given(LINES)
@settings(max_examples=60, deadline=None)
def test_no_line_is_lost_and_their_order_stays(lines: list[str]) -> None:
    source = Source(Path(), Path(), Findings())
    blocks = read_provisions("\n".join(lines), Place("x.md", 1), source)
    assert [" ".join(part for part in shown(block)[1:] if part) for block in blocks] == lines
    assert [block.at.line for block in blocks] == list(range(1, len(lines) + 1))


def test_a_label_without_a_title_below_it_stays_alone() -> None:
    blocks = read_provisions("Chương I\nĐiều 1. Tên điều\n", Place("x.md", 1), Source(Path(), Path(), Findings()))
    assert [shown(block) for block in blocks] == [("chuong*", "Chương I", ""), ("dieu*", "Điều 1.", "Tên điều")]
    assert isinstance(blocks[0], Provision)
    assert blocks[0].level is Level.CHAPTER
