"""Numbers as an office asks for them: held, issued, cancelled, listed, written into the register; secrets never."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import ROOT
from ttdn_publish.errors import ContentError, EnvironmentProblem, SecrecyStop
from ttdn_publish.formats import files
from ttdn_publish.formats.sheets import read_sheet
from ttdn_publish.model.number import NumberStatus
from ttdn_publish.model.text import VIETNAM_TIME
from ttdn_publish.production.number_export import export
from ttdn_publish.production.number_orders import IssueOrder, NumberOrder, ReserveOrder
from ttdn_publish.production.numbering import Entry, as_dict, cancel, issue, listing, reserve, summary

NOW = dt.datetime(2018, 3, 30, 9, 15, 42, 123456, tzinfo=VIETNAM_TIME)
BY = "Trần Thị Mẫu"
DOCUMENT = """\
type: ke-hoach
issuer: ubnd-tinh
rules_as_of: 2018-01-01
abstract: Hoạt động thông tin đối ngoại năm 2018
classification: cong_khai
signers: [{post: Chủ tịch, person: nguyen-van-mau}]
recipients: [Như trên, Lưu trữ mẫu]
archive: "VT, VX"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    content = tmp_path / "ws" / "content"
    content.mkdir(parents=True)
    for name in ("organisations.yaml", "people.yaml", "agencies.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    return tmp_path / "ws"


def document(workspace: Path, name: str = "ke-hoach-mau", text: str = DOCUMENT, body: str = "Nội dung mẫu.\n") -> Path:
    folder = workspace / "content" / "documents" / name
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(text, "utf-8")
    (folder / "noi-dung.md").write_text(body, "utf-8")
    return folder


def give(workspace: Path, **said: Any) -> Entry:
    order: dict[str, Any] = {"agency": "ubnd-tinh", "by": BY, "date": dt.date(2018, 3, 30), "abstract": "Kế hoạch mẫu"}
    return issue(workspace, IssueOrder(**order | said), NOW)


def hold(workspace: Path, **said: Any) -> Entry:
    order: dict[str, Any] = {"agency": "ubnd-tinh", "by": BY, "reason": "chờ ký"}
    return reserve(workspace, ReserveOrder(**order | said), NOW)


def drop(workspace: Path, number: int) -> Entry:
    return cancel(workspace, NumberOrder(agency="ubnd-tinh", by=BY, number=number), "thôi ban hành", NOW)


def rules(error: pytest.ExceptionInfo[ContentError]) -> list[tuple[str, str]]:
    return [(finding.rule.id, finding.what()) for finding in error.value.findings]


def records(workspace: Path) -> list[str]:
    return sorted(
        p.relative_to(workspace / "content" / "records").as_posix() for p in workspace.rglob("records/**/*.json")
    )


# ---- orders ----


def test_what_an_issued_number_says(workspace: Path) -> None:
    entry = give(
        workspace, type="ke-hoach", signer="Lê Văn Mẫu", recipients="Như trên", kept_by="VT", copies=12, note="mẫu"
    )
    assert entry.findings == ()
    assert as_dict(entry.taken) == {
        "agency": "ubnd-tinh",
        "year": 2018,
        "series": "chung",
        "number": 1,
        "shown": "01/KH-UBND",
        "status": "issued",
        "file": "content/records/numbers/ubnd-tinh/2018/chung/0001.json",
        "history": [
            {
                "event": "issued",
                "date": "2018-03-30",
                "abstract": "Kế hoạch mẫu",
                "document": "",
                "type": "ke-hoach",
                "symbol": "KH-UBND",
                "signer": "Lê Văn Mẫu",
                "recipients": "Như trên",
                "kept_by": "VT",
                "copies": 12,
                "note": "mẫu",
                "by": "Trần Thị Mẫu",
                "at": "2018-03-30T09:15:42+07:00",
            }
        ],
    }
    assert summary(entry.taken) == "30/03/2018 – Kế hoạch mẫu"


def test_a_reservation_is_issued_under_its_number(workspace: Path) -> None:
    assert summary(hold(workspace, holder="Lê Văn Mẫu").taken) == "Lê Văn Mẫu – chờ ký"
    give(workspace)
    entry = give(workspace, number=1, abstract="Báo cáo mẫu", date=dt.date(2018, 3, 29))
    assert entry.taken.shown == "01"
    assert entry.taken.status is NumberStatus.ISSUED
    assert give(workspace, abstract="Tờ trình mẫu").taken.number == 3
    assert records(workspace) == [f"numbers/ubnd-tinh/2018/chung/000{n}.json" for n in ("1-2", "1", "2", "3")]


def test_year_and_date_when_they_are_not_said(workspace: Path) -> None:
    assert hold(workspace).taken.series.year == 2018
    assert hold(workspace, year=2017).taken.series.year == 2017
    issuance = give(workspace, date=None).taken.issuance
    assert issuance is not None
    assert issuance.date == dt.date(2018, 3, 30)
    assert give(workspace, date=dt.date(2017, 12, 29)).taken.series.year == 2017


def test_all_mistakes_of_an_order_are_said_at_once(workspace: Path) -> None:
    with pytest.raises(ContentError) as error:
        give(
            workspace,
            agency="ubnd-tihn",
            year=2017,
            series="Kế hoạch",
            number=0,
            by=" ",
            abstract="",
            type="ke-hoac",
            symbol="05/KH-UBND",
            copies=-1,
            note="x" * 4001,
        )
    assert rules(error) == [
        ("VB-N10", "Thiếu người thực hiện."),
        ("VB-N10", "Không có cơ quan “ubnd-tihn”."),
        ("VB-N10", "Tên dãy số “Kế hoạch” không dùng được."),
        ("VB-N04", "Ngày văn bản 30/03/2018 không thuộc năm 2017."),
        ("VB-N10", "Không có loại văn bản “ke-hoac” vào ngày này."),
        ("VB-N10", "Thiếu trích yếu."),
        ("VB-N10", "Ký hiệu “05/KH-UBND” không dùng được."),
        ("VB-N10", "Số lượng bản “-1” không dùng được."),
        ("VB-N10", "Quá dài: ghi chú (hơn 4000 chữ)."),
        ("VB-N10", "Số “0” không dùng được."),
    ]
    assert [f.way_out() for f in error.value.findings][:2] == ["Cách sửa: thêm --by.", "Cách sửa: ubnd-tinh."]
    assert records(workspace) == []


def test_numbers_of_a_year_that_has_not_come_are_not_taken(workspace: Path) -> None:
    with pytest.raises(ContentError) as error:
        hold(workspace, year=2019)
    assert rules(error) == [("VB-N10", "Năm 2019 chưa đến.")]
    with pytest.raises(ContentError):
        give(workspace, date=dt.date(2019, 1, 2))


def test_what_bears_no_number_gets_none(workspace: Path) -> None:
    with pytest.raises(ContentError) as error:
        give(workspace, type="thong-cao-bao-chi")
    assert rules(error) == [("VB-N10", "Loại văn bản “thong-cao-bao-chi” không mang số.")]


def test_text_becomes_one_line_of_nfc(workspace: Path) -> None:
    messy = unicodedata.normalize("NFD", "Kế  hoạch\n\x07mẫu\u200b")
    issuance = give(workspace, abstract=messy).taken.issuance
    assert issuance is not None
    assert issuance.abstract == "Kế hoạch mẫu"


def test_dates_that_run_backwards_are_said_and_gaps_only_of_ones_own_making(workspace: Path) -> None:
    give(workspace)
    (finding,) = give(workspace, date=dt.date(2018, 3, 1), abstract="Báo cáo mẫu").findings
    assert (finding.rule.id, finding.place.file) == ("VB-N05", "content/records/numbers/ubnd-tinh/2018/chung/0002.json")
    with pytest.raises(ContentError, match="--skip"):
        give(workspace, number=7, abstract="Tờ trình mẫu")
    (finding,) = give(workspace, number=7, skip=True, abstract="Tờ trình mẫu").findings
    assert finding.what() == "Không có số 03–06 trong sổ."
    assert give(workspace, abstract="Thông báo mẫu").findings == ()


def test_a_gap_and_a_number_can_be_cancelled_but_not_what_lies_ahead(workspace: Path) -> None:
    give(workspace, number=3, skip=True)
    assert drop(workspace, 1).taken.status is NumberStatus.CANCELLED
    assert summary(drop(workspace, 3).taken) == "30/03/2018 – Kế hoạch mẫu – thôi ban hành – Trần Thị Mẫu"
    for number in (3, 4):
        with pytest.raises(ContentError):
            drop(workspace, number)
    with pytest.raises(ContentError, match="Chưa lấy số nào"):
        drop(workspace, 0)
    assert [(n.number, n.status.value) for n in listing(workspace).books[0].numbers] == [
        (1, "cancelled"),
        (3, "cancelled"),
    ]


def test_the_same_words_twice_are_doubted(workspace: Path) -> None:
    """Perhaps somebody repeats an order because the first answer was lost."""
    give(workspace)
    (finding,) = give(workspace).findings
    assert finding.what().startswith("Số 02 ghi cùng trích yếu, ký hiệu và ngày với số 01")
    drop(workspace, 1)
    drop(workspace, 2)
    assert give(workspace).findings == ()


# ---- documents ----


def test_a_document_tells_what_the_register_needs(workspace: Path) -> None:
    folder = document(workspace)
    entry = issue(workspace, IssueOrder(document=folder, by=BY), NOW)
    given = entry.taken.issuance
    assert given is not None
    assert entry.taken.with_symbol == "01/KH-UBND"
    assert (given.document, given.type) == ("content/documents/ke-hoach-mau", "ke-hoach")
    assert given.abstract == "Hoạt động thông tin đối ngoại năm 2018"
    assert (given.signer, given.recipients, given.kept_by) == ("Nguyễn Văn Mẫu", "Như trên; Lưu trữ mẫu", "VT, VX")


def test_the_symbol_is_that_of_the_day(workspace: Path) -> None:
    """An agreement was *TTh* until 2020 and is *BTT* since."""
    folder = document(workspace, text=DOCUMENT.replace("ke-hoach", "ban-thoa-thuan"))
    later = NOW.replace(year=2026)
    order = IssueOrder(document=folder, by=BY, date=dt.date(2018, 3, 30))
    assert issue(workspace, order, later).taken.with_symbol == "01/TTh-UBND"
    again = document(workspace, "thoa-thuan-2", DOCUMENT.replace("ke-hoach", "ban-thoa-thuan"))
    assert issue(workspace, IssueOrder(document=again, by=BY), later).taken.with_symbol == "01/BTT-UBND"
    plain = IssueOrder(agency="ubnd-tinh", type="ban-thoa-thuan", abstract="Mẫu", by=BY)
    assert issue(workspace, plain, later).taken.with_symbol == "02/BTT-UBND"


def test_what_is_held_for_a_document_is_issued_to_it(workspace: Path) -> None:
    folder = document(workspace)
    hold(workspace)
    assert hold(workspace, document=folder / "document.yaml").taken.number == 2
    with pytest.raises(ContentError, match=r"đã có số 02 \(đang giữ\)"):
        hold(workspace, document=folder)
    assert issue(workspace, IssueOrder(document=folder, by=BY), NOW).taken.number == 2
    with pytest.raises(ContentError) as error:
        issue(workspace, IssueOrder(document=folder, by=BY), NOW)
    assert rules(error) == [("VB-N09", "Văn bản “content/documents/ke-hoach-mau” đã có số 02/KH-UBND (đã cấp).")]
    assert records(workspace)[-1].endswith("0002.json"), "an order that is repeated takes nothing"
    drop(workspace, 2)
    assert issue(workspace, IssueOrder(document=folder, by=BY), NOW).taken.number == 3


def test_copies_of_one_document_have_a_number_each(workspace: Path) -> None:
    folder = document(workspace)
    numbers = [issue(workspace, IssueOrder(document=folder, series="sao", by=BY), NOW).taken.number for _ in range(2)]
    assert numbers == [1, 2]


def test_a_number_held_for_another_document_is_doubted(workspace: Path) -> None:
    hold(workspace, document=document(workspace))
    (finding,) = give(workspace, number=1).findings
    assert finding.what() == "Số 01 được giữ cho văn bản “content/documents/ke-hoach-mau”, nay cấp cho văn bản khác."


def test_what_an_order_and_a_document_say_must_agree(workspace: Path) -> None:
    folder = document(workspace, text=DOCUMENT + "number: 5\ndate: 2018-03-30\n")
    with pytest.raises(ContentError) as error:
        give(workspace, document=folder, agency="so-ngoai-vu", number=6, date=dt.date(2018, 3, 29))
    assert [what for _, what in rules(error)] == [
        "ngày văn bản là “2018-03-29”, nhưng trong document.yaml là “2018-03-30”.",
        "cơ quan ban hành là “so-ngoai-vu”, nhưng trong document.yaml là “ubnd-tinh”.",
        "số văn bản là “6”, nhưng trong document.yaml là “5”.",
    ]
    with pytest.raises(ContentError, match="Số 05 bỏ trống các số từ 01 đến 04"):
        issue(workspace, IssueOrder(document=folder, by=BY), NOW)
    assert issue(workspace, IssueOrder(document=folder, by=BY, skip=True), NOW).taken.number == 5


def test_a_document_with_mistakes_is_not_issued(workspace: Path) -> None:
    folder = document(workspace, text=DOCUMENT + "abstrct: x\n")
    with pytest.raises(ContentError) as error:
        issue(workspace, IssueOrder(document=folder, by=BY), NOW)
    assert [finding.rule.id for finding in error.value.findings] == ["BT02"]
    assert records(workspace) == []


def test_a_document_lies_in_the_workspace(workspace: Path, tmp_path: Path) -> None:
    outside = shutil.copytree(document(workspace), tmp_path / "ngoai")
    for path in (outside, workspace / "content", workspace / "khong-co"):
        with pytest.raises(EnvironmentProblem, match="không phải thư mục của một văn bản"):
            hold(workspace, document=path)


# ---- secrets ----


@pytest.mark.parametrize("classification", ["mat", "toi_mat", "Tuyệt mật", "TỐI MẬT", "mật"])
def test_secret_documents_get_no_number_here(workspace: Path, classification: str) -> None:
    for verb in (give, hold):
        with pytest.raises(SecrecyStop, match="sổ riêng theo Luật"):
            verb(workspace, classification=classification)
    assert records(workspace) == []


@pytest.mark.parametrize("said", [{"abstract": "TỐI MẬT"}, {"note": "Độ mật: Mật"}, {"recipients": "Như trên\nMẬT"}])
def test_a_stamp_in_what_is_said_stops_and_is_not_repeated(workspace: Path, said: dict[str, str]) -> None:
    with pytest.raises(SecrecyStop) as error:
        give(workspace, **said)
    assert not any(words in str(error.value) for words in said.values())
    assert records(workspace) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (DOCUMENT.replace("cong_khai", "toi_mat"), "Nội dung mẫu.\n"),
        (DOCUMENT.replace("cong_khai", "toi_mat") + "a: b: c\n", "Nội dung mẫu.\n"),
        (DOCUMENT, "TUYỆT MẬT\n\nNội dung mẫu.\n"),
    ],
)
def test_a_secret_document_stops(workspace: Path, text: str, body: str) -> None:
    folder = document(workspace, text=text, body=body)
    for verb in (give, hold):
        with pytest.raises(SecrecyStop):
            verb(workspace, document=folder)
    assert records(workspace) == []


def test_ordinary_words_are_no_secrets(workspace: Path) -> None:
    assert give(workspace, abstract="V/v tập huấn bảo vệ bí mật nhà nước và nghề nuôi mật ong").taken.number == 1


# ---- the list and the register ----


def test_the_list_shows_what_was_asked_for(workspace: Path) -> None:
    give(workspace)
    hold(workspace, series="sao")
    hold(workspace, agency="so-ngoai-vu", year=2017)
    assert [book.series.name for book in listing(workspace, "ubnd-tinh").books] == ["chung", "sao"]
    assert [book.series.agency for book in listing(workspace, year=2017).books] == ["so-ngoai-vu"]
    assert listing(workspace, "so-cong-thuong").books == ()


def filled(workspace: Path) -> Path:
    """A register with everything that may stand in one."""
    give(workspace, type="ke-hoach", abstract="=HYPERLINK(mẫu)", signer="Lê Văn Mẫu", recipients="Như trên", copies=12)
    hold(workspace, holder="Lê Văn Mẫu")
    give(workspace, type="cong-van", symbol="UBND-VX", abstract="V/v mẫu", note="+ kèm phụ lục")
    drop(workspace, 3)
    give(workspace, number=6, skip=True, abstract="Tờ trình mẫu", date=dt.date(2018, 4, 2))
    (workspace / "content/records/numbers/ubnd-tinh/2018/chung/0007.json").touch()
    return export(workspace, "ubnd-tinh", 2018).path


def test_the_register_as_people_read_it(workspace: Path) -> None:
    path = filled(workspace)
    assert path == workspace / "out" / "so-dang-ky-van-ban-di-ubnd-tinh-2018.xlsx"
    rows = read_sheet(path).rows
    assert rows[:3] == (
        ("ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG",),
        ("SỔ ĐĂNG KÝ VĂN BẢN ĐI",),
        ("Năm 2018 – dãy số: chung",),
    )
    assert rows[3] == (
        "Số",
        "Ký hiệu",
        "Ngày văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ghi chú",
        "Trạng thái",
    )
    given, gone = (
        "Hủy: thôi ban hành (Trần Thị Mẫu, 30/03/2018)",
        "Giữ cho Lê Văn Mẫu: chờ ký (Trần Thị Mẫu, 30/03/2018)",
    )
    assert rows[4:] == (
        ("01", "KH-UBND", "2018-03-30", "Kế hoạch: =HYPERLINK(mẫu)", "Lê Văn Mẫu", "Như trên", "", "12", "", "đã cấp"),
        ("02", "", "", "", "", "", "", "", gone, "đang giữ"),
        ("03", "UBND-VX", "2018-03-30", "Công văn: V/v mẫu", "", "", "", "", f"+ kèm phụ lục\n{given}", "đã hủy"),
        ("04–05", "", "", "", "", "", "", "", "", "trống"),
        ("06", "", "2018-04-02", "Tờ trình mẫu", "", "", "", "", "", "đã cấp"),
        ("07", "", "", "", "", "", "", "", "", "không rõ"),
    )


def test_the_register_is_made_of_real_dates_figures_and_harmless_texts(workspace: Path) -> None:
    give(workspace, abstract="=1+1", note="-1", recipients="@a", signer="+84")
    sheet: Any = openpyxl.load_workbook(export(workspace, "ubnd-tinh", 2018).path).worksheets[0]
    row = {cell.column_letter: cell for cell in sheet[5]}
    assert (row["A"].value, row["C"].value) == (1, dt.datetime(2018, 3, 30))
    assert [(row[c].data_type, row[c].value, row[c].quotePrefix) for c in "DEFI"] == [
        ("s", text, True) for text in ("=1+1", "+84", "@a", "-1")
    ]
    assert sheet.freeze_panes == "A5"


def test_a_sheet_a_series_and_both_names_of_an_agency_that_changed_its(workspace: Path) -> None:
    later = NOW.replace(year=2025)
    for series in ("chung", "ke-hoach"):
        order = IssueOrder(agency="ubnd-tinh", by=BY, abstract="Mẫu", series=series)
        issue(workspace, order, later)
    path = export(workspace, "ubnd-tinh", 2025, workspace / "sổ 2025.xlsx").path
    assert read_sheet(path).names == ("chung", "ke-hoach")
    assert read_sheet(path).rows[0] == ("ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG – ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",)
    assert read_sheet(export(workspace, "ubnd-tinh", 2025, path, "ke-hoach").path).names == ("ke-hoach",)


def test_nothing_to_export_and_a_wrong_name(workspace: Path) -> None:
    with pytest.raises(ContentError, match="Chưa có số nào của “ubnd-tinh” năm 2018"):
        export(workspace, "ubnd-tinh", 2018)
    give(workspace)
    with pytest.raises(EnvironmentProblem, match=r"phải có đuôi \.xlsx"):
        export(workspace, "ubnd-tinh", 2018, workspace / "so.xls")


@pytest.mark.parametrize("mark", ["~$so.xlsx", ".~lock.so.xlsx#"])
def test_a_register_that_is_open_is_not_replaced(workspace: Path, mark: str) -> None:
    give(workspace)
    path = workspace / "so.xlsx"
    path.write_bytes(b"as it was")
    path.with_name(mark).touch()
    with pytest.raises(EnvironmentProblem, match=r"“so\.xlsx” vì tệp đang mở"):
        export(workspace, "ubnd-tinh", 2018, path)
    assert path.read_bytes() == b"as it was"


def test_a_register_that_the_system_protects_stays_as_it_was(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give(workspace)
    path = workspace / "so.xlsx"
    path.write_bytes(b"as it was")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "being used by another process")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(files, "_REPLACE_WAIT_S", 0)
    with pytest.raises(EnvironmentProblem, match="đang mở"):
        export(workspace, "ubnd-tinh", 2018, path)
    assert path.read_bytes() == b"as it was"
    assert sorted(p.name for p in workspace.iterdir()) == ["content", "so.xlsx"]
