"""Lists of recipients: read from CSV and XLSX, checked as a whole, given out as data."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest

from tests.documents.merging.made import docx
from ttdn_publish.documents.merging.engine import Engine
from ttdn_publish.documents.merging.lint import lint_template
from ttdn_publish.documents.merging.naming import BadPattern, Pattern, names, safe
from ttdn_publish.documents.merging.recipients import Recipients, read_recipients
from ttdn_publish.documents.merging.row_checks import MAX_NAMED, check_rows
from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import Findings
from ttdn_publish.formats.files import windows_safe


def read(folder: Path, text: str | bytes, name: str = "ds.csv") -> tuple[Recipients | None, list[str]]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    findings = Findings()
    found = read_recipients(path, name, findings)
    return found, [f"{one.place} {one.rule.id} {one.what()}" for one in findings]


def rows(folder: Path, text: str) -> Recipients:
    found, said = read(folder, text)
    assert found is not None, said
    return found


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_become_records_and_lists(tmp_path: Path, mark: str) -> None:
    text = (
        "ten,nguoi.chuc,khach.1.ten,khach.1.so,khach.2.ten,khach.2.so\n"
        "Mẫu A,Giám đốc,Khách 1,1,Khách 2,\n\nMẫu B,,,,Chỉ hai,2\n"
    )
    found = rows(tmp_path, text.replace(",", mark))
    assert len(found) == 2
    assert found.values(0) == {
        "stt": 1,
        "ten": "Mẫu A",
        "nguoi": {"chuc": "Giám đốc"},
        "khach": [{"ten": "Khách 1", "so": "1"}, {"ten": "Khách 2", "so": ""}],
    }
    assert found.values(1)["khach"] == [{"ten": "Chỉ hai", "so": "2"}]
    assert str(found.place(1)) == "ds.csv:4"


def test_headings_become_names(tmp_path: Path) -> None:
    found, said = read(tmp_path, "\ufeffHọ và tên,  Số ĐT (nếu có) ,stt\nMẫu,0,7\n")
    assert found is not None
    assert found.columns == ("Họ_và_tên", "Số_ĐT_nếu_có", "stt")
    assert found.values(0)["stt"] == "7"
    assert said == [
        "ds.csv:1 VB-TR07 Cột “Họ và tên” được dùng dưới tên “Họ_và_tên”.",
        "ds.csv:1 VB-TR07 Cột “Số ĐT (nếu có)” được dùng dưới tên “Số_ĐT_nếu_có”.",
    ]


def test_decomposed_names_and_words_are_composed(tmp_path: Path) -> None:
    found = rows(tmp_path, unicodedata.normalize("NFD", "họ_tên\nNguyễn Mẫu\n"))
    assert found.values(0)["họ_tên"] == "Nguyễn Mẫu"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ds.csv VB-TR01 Danh sách trống."),
        ("ten,so\n", "ds.csv VB-TR01 Danh sách không có người nhận nào."),
        ("ten,ten\na,b\n", "ds.csv:1 VB-TR02 Hai cột cùng tên “ten”."),
        ("ten,2018\na,b\n", "ds.csv:1 VB-TR02 Tên cột “2018” không dùng làm tên biến được."),
        ("for,b\na,b\n", "ds.csv:1 VB-TR02 Tên cột “for” không dùng làm tên biến được."),
        ("a,a.b\n1,2\n", "ds.csv:1 VB-TR02 “a” vừa là một cột vừa là nhóm của cột khác."),
        ('a,b\n"1,2\n', "ds.csv:2 VB-TR01 Bảng CSV không đúng: dấu ngoặc kép mở mà không đóng."),
        ("a,b\n1,2,3\n", "ds.csv:2 VB-TR08 Hàng có ô nằm ngoài các cột có tên."),
    ],
)
def test_what_is_wrong_with_a_list_is_told(tmp_path: Path, text: str, said: str) -> None:
    assert read(tmp_path, text)[1] == [said]


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    found, said = read(tmp_path, "tên\nMẫu\n".encode("utf-16"))
    assert found is None
    assert said[0].startswith("ds.csv VB-TR01 Không đọc được: ")


def test_a_stamped_list_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("ten,do\nMẫu,TỐI MẬT\n", "utf-8")
    with pytest.raises(SecrecyStop):
        read_recipients(tmp_path / "ds.csv", "ds.csv", Findings())


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Tên", "ngay", "so"], ["Mẫu", "2018-03-30", 5], [None, None, None], ["Mẫu B", "x", 1.5]):
        sheet.append(line)
    book.save(tmp_path / "ds.xlsx")
    found = read_recipients(tmp_path / "ds.xlsx", "ds.xlsx", Findings())
    assert found is not None
    assert [found.values(n) for n in range(2)] == [
        {"stt": 1, "Tên": "Mẫu", "ngay": "30/03/2018", "so": "5"},
        {"stt": 2, "Tên": "Mẫu B", "ngay": "x", "so": "1,5"},
    ]
    assert str(found.place(1)) == "ds.xlsx:4"


def test_the_digest_tells_lists_apart(tmp_path: Path) -> None:
    one, same, other = (rows(tmp_path, text).digest for text in ("a,b\n1,2\n", "a;b\n1;2\n", "a,b\n12,\n"))
    assert one == same != other


# ---- all rows before the first letter ----


def checked(folder: Path, template: bytes, text: str, allow_blank: tuple[str, ...] = ()) -> list[str]:
    found = rows(folder, text)
    variables = lint_template(template, "mau.docx").variables
    return [f"{one.place} {one.rule.id} {one.what()}" for one in check_rows(found, variables, allow_blank)]


def test_cells_that_must_have_words(tmp_path: Path) -> None:
    template = docx(
        "{{ ten }} {% if so %}{{ so }}{% endif %} {{ ghi|default('') }} {% for k in ds %}{{ k.a }}{% endfor %}"
    )
    text = "ten,so,ghi,ds.1.a,ds.1.b,ds.2.a,ds.2.b,thua\n,,,x,,,,\nMẫu,,,,1,,,\n"
    assert checked(tmp_path, template, text) == [
        "ds.csv:2 VB-TR03 Cột “ten” bỏ trống.",
        "ds.csv:3 VB-TR03 Cột “ds.1.a” bỏ trống.",
    ]
    assert checked(tmp_path, template, text, ("ten", "ds.1.a")) == []
    assert checked(tmp_path, template, text, ("*",)) == []


def test_many_blank_cells_are_counted(tmp_path: Path) -> None:
    said = checked(tmp_path, docx("{{ ten }}"), "ten,so\n" + ",1\n" * 30)
    assert len(said) == MAX_NAMED + 1
    assert said[-1] == "ds.csv:22 VB-TR03 Cột “ten” còn bỏ trống ở 10 hàng nữa."


def test_control_characters_are_told(tmp_path: Path) -> None:
    assert checked(tmp_path, docx("{{ ten }}"), "ten\nMẫu\x0bx\n") == [
        "ds.csv:2 VB-TR05 Cột “ten” có ký tự điều khiển."
    ]


# ---- names of files ----


def named(folder: Path, pattern: str, text: str) -> tuple[list[str], int]:
    found, findings = names(Pattern(pattern, "mau", Engine()), rows(folder, text), ".docx")
    assert all(windows_safe(name) for name in found)
    assert len({name.casefold() for name in found}) == len(found)
    return found, len(findings)


def test_names_are_numbered_without_a_pattern(tmp_path: Path) -> None:
    assert named(tmp_path, "", "ten\na\nb\n") == (["mau-0001.docx", "mau-0002.docx"], 0)


def test_names_are_good_on_windows_and_unlike(tmp_path: Path) -> None:
    text = 'ten\n"a/b: <c>?"\nA & B\ncon\nMẫu.\nMẫu\nmẫu\n…\n' + "x" * 300 + "\n"
    found, told = named(tmp_path, "{{ ten }}", text)
    assert found[:7] == ["a-b- -c.docx", "A & B.docx", "_con.docx", "Mẫu.docx", "Mẫu-2.docx", "mẫu-3.docx", "….docx"]
    assert len(found[7]) == 105
    assert told == 2


def test_a_name_without_any_letter_is_numbered(tmp_path: Path) -> None:
    assert named(tmp_path, "{{ ten }}", "ten,so\n?,1\n...,2\n")[0] == ["mau-1.docx", "mau-2.docx"]


@pytest.mark.parametrize("pattern", ["{{ ten", "{{ khong_co }}", "{{ ten | }}", "{% if ten %}x"])
def test_a_bad_pattern_is_told(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(BadPattern):
        named(tmp_path, pattern, "ten\na\n")


def test_reserved_and_blank_names() -> None:
    assert [safe(name) for name in ("CON", "nul.txt", " . ", "a\tb\n", "..a..")] == ["_CON", "_nul.txt", "", "a-b", "a"]
