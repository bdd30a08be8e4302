"""What lies in packages that may leave the house: for the print shop, the archive, an event."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

import ttdn_publish as ttdn
from tests.brochures.made import BrochureWorkspace
from tests.conftest import ROOT
from tests.delivery.made import MOMENT, inside
from tests.judges.test_pdf import verapdf
from tests.pdfs import words_of
from ttdn_publish.formats import office
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.formats.sheets import sheet_of
from ttdn_publish.production.building import build
from ttdn_publish.production.order import Order
from ttdn_publish.production.packing import EVENT, Packed, PackOrder, pack


def unpacked(package: Path, folder: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


# ---- the print shop ----


def test_the_print_shop_gets_what_it_prints_from(for_printer: Packed) -> None:
    assert for_printer.path.name == "to-roi-nha-in.zip"
    assert [f.rule.id for f in for_printer.findings if f.severity == "error"] == []
    assert sorted(inside(for_printer.path)) == [
        "DOC-TRUOC.txt",
        "anh/trai.jpg",
        "binh/to-roi-sau-rieng-vi-print-step-and-repeat-dummy.pdf",
        "binh/to-roi-sau-rieng-vi-print-step-and-repeat.pdf",
        "binh/to-roi-vu-sua-vi-print-step-and-repeat-dummy.pdf",
        "binh/to-roi-vu-sua-vi-print-step-and-repeat.pdf",
        "in/to-roi-sau-rieng-vi-print.pdf",
        "in/to-roi-vu-sua-vi-print.pdf",
        "kiem-tra/kiem-tra.html",
        "kiem-tra/kiem-tra.json",
        "manifest.json",
        "phieu-dat-in.json",
        "phieu-dat-in.pdf",
    ]


def test_the_order_sheet_tells_every_fact_twice(for_printer: Packed, tmp_path: Path) -> None:
    folder = unpacked(for_printer.path, tmp_path)
    told = json.loads((folder / "phieu-dat-in.json").read_text("utf-8"))
    assert (told["width"], told["height"], told["pages"], told["bleed"]) == (148, 210, [2], 3)
    assert (told["run"], told["deposit_copies"], told["inks"], told["condition"]) == (1000, 3, "4/4", "FOGRA39")
    first = told["files"][0]
    assert first["sha256"] == hashlib.sha256((folder / first["file"]).read_bytes()).hexdigest()
    assert first["title"] == "Đặc sản Tiền Giang: Vú sữa Lò Rèn"
    assert (first["errors"], first["imposed"]["scheme"], first["imposed"]["sheets"]) == (0, "step-and-repeat", 1)
    words = words_of(folder / "phieu-dat-in.pdf")
    for fact in (
        "PHIẾU ĐẶT IN",
        "148 × 210 mm",
        "Couché 200 g/m²",
        "1.000 bản mỗi tệp in; cộng 2.000 bản",
        "cắt, không gấp",
        "12/GP-STTTT ngày 02/01/2018",
        "Kho của Trung tâm",
        "FOGRA39",
        "lặp một tờ",
    ):
        assert fact in words
    assert "NHÁP" not in words
    assert "CHƯA CÓ" not in words
    sheet = facts(folder / "phieu-dat-in.pdf")
    assert (sheet.tagged, sheet.language, sheet.title) == (True, "vi", "Phiếu đặt in: Đặc sản Tiền Giang")


def test_texts_open_on_old_windows_too(for_printer: Packed) -> None:
    text = inside(for_printer.path)["DOC-TRUOC.txt"]
    assert text.startswith("\ufeff".encode())
    assert b"\r\n" in text
    assert b"\n" not in text.replace(b"\r\n", b"")


# ---- the archive ----


def test_the_archive_keeps_the_state_of_every_sentence(for_archive: Packed) -> None:
    told = json.loads(inside(for_archive.path)["manifest.json"])
    assert (told["package"], told["draft"], told["missing"], told["source"]) == (
        "archive",
        False,
        [],
        "content/brochures/to-roi",
    )
    assert told["program"].startswith("ttdn_publish")
    assert [one["file"] for one in told["texts"]] == ["to-roi-vu-sua-vi-archive.pdf", "to-roi-sau-rieng-vi-archive.pdf"]
    for one in told["texts"]:
        assert set(one["counts"]) == {"approved"}
        assert one["counts"]["approved"] > 20
        assert [page["page"] for page in one["pages"]] == [1, 2]
        assert all(unit["state"] == "approved" for page in one["pages"] for unit in page["units"])


def test_an_archive_can_be_built_again_to_the_same_bytes(for_archive: Packed, cut_fonts: Path, tmp_path: Path) -> None:
    folder = unpacked(for_archive.path, tmp_path / "x")
    root = folder / "nguon"
    shutil.copytree(cut_fonts / "fonts", root / ".ttdn" / "fonts")
    report = build(Order(root, root / "content" / "brochures" / "to-roi", versions=("archive",)))
    made = {path.name: path.read_bytes() for path in report.results}
    assert made == {path.name: path.read_bytes() for path in (folder / "pdf-a").iterdir()}


def test_notes_that_lie_about_and_letters_to_others_stay_at_home(for_archive: Packed, house: BrochureWorkspace) -> None:
    names = set(inside(for_archive.path))
    assert "nguon/content/records/approvals.jsonl" in names
    assert "nguon/templates/brochures/dac-san/leaflet.html.j2" in names
    assert "nguon/glossaries/general.csv" in names
    assert (house.root / "content" / "correspondents.yaml").is_file()
    assert not any("correspondents" in name or "retired" in name or "du-lich/" in name for name in names)


# ---- an event ----


def test_the_parcel_of_an_event_is_counted(for_event: Packed, tmp_path: Path) -> None:
    folder = unpacked(for_event.path, tmp_path)
    told = json.loads((folder / "danh-muc-dong-goi.json").read_text("utf-8"))
    assert told["copies"] == 100
    assert [item["title"] for item in told["items"]] == [
        "Đặc sản Tiền Giang: Vú sữa Lò Rèn",
        "Đặc sản Tiền Giang: Sầu riêng Ngũ Hiệp",
    ]
    assert all((folder / item["file"]).is_file() for item in told["items"])
    assert (folder / "an-pham" / "to-roi" / "to-roi-vu-sua-vi-print.pdf").is_file()
    rows = sheet_of((folder / "danh-muc-dong-goi.xlsx").read_bytes()).rows
    assert rows[0][0] == "DANH MỤC ĐÓNG GÓI"
    assert rows[4][:5] == ("Số", "Ấn phẩm", "Ngôn ngữ", "Số bản", "Số trang")
    assert rows[5][:5] == ("1", "Đặc sản Tiền Giang: Vú sữa Lò Rèn", "tiếng Việt", "50", "2")
    assert rows[-1][1:4] == ("Cộng", "", "100")
    words = words_of(folder / "danh-muc-dong-goi.pdf")
    for fact in ("Hội chợ trái cây", "15/06/2018, Cần Thơ", "Ban Tổ chức", "Cộng: 2 loại", "100"):
        assert fact in words


@pytest.mark.parametrize("name", ["for_printer", "for_archive", "for_event"])
def test_a_manifest_lists_every_file_with_its_sum(name: str, request: pytest.FixtureRequest) -> None:
    files = inside(request.getfixturevalue(name).path)
    told = json.loads(files.pop("manifest.json"))["files"]
    assert {one["name"]: (one["size"], one["sha256"]) for one in told} == {
        file: (len(data), hashlib.sha256(data).hexdigest()) for file, data in files.items()
    }


def test_office_files_in_packages_bear_the_day_of_the_event(for_event: Packed) -> None:
    data = inside(for_event.path)["danh-muc-dong-goi.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.read("docProps/core.xml").count(b"2018-06-15T00:00:00Z") == 2
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_a_letter_goes_along_in_word_and_as_pdf_the_same_every_time(changeable: BrochureWorkspace) -> None:
    if office.office() is None:
        pytest.skip("LibreOffice is not installed")
    event = changeable.root / "content" / "events" / "hoi-cho"
    shutil.copytree(ROOT / "content" / "events" / "mau-hoi-cho" / "thu-gui-an-pham", event / "thu")
    with (event / "event.yaml").open("a", encoding="utf-8") as stream:
        stream.write("letter: thu\n")
    first = pack(PackOrder(event, EVENT, draft=True, moment=MOMENT))
    files = inside(first.path)
    assert {"thu/thu-vi-draft.docx", "thu/thu-vi-draft.pdf"} <= set(files)
    assert {f.rule.id for f in first.findings if f.severity == "error"} == {"IN80", "IN81", "IN88"}
    shutil.rmtree(changeable.root / "out")
    assert pack(PackOrder(event, EVENT, draft=True, moment=MOMENT)).sha256 == first.sha256


# ---- the judges ----


@pytest.mark.parametrize(
    ("package", "sheet"), [("for_printer", "phieu-dat-in.pdf"), ("for_event", "danh-muc-dong-goi.pdf")]
)
def test_sheets_are_pdf_ua(package: str, sheet: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    file = tmp_path / sheet
    file.write_bytes(inside(request.getfixturevalue(package).path)[sheet])
    done = subprocess.run([*verapdf(), "ua1", str(file)], capture_output=True, text=True, check=False)
    assert "PASS" in done.stdout, done.stdout + done.stderr


def test_the_library_delivers_as_the_command_does(changeable: BrochureWorkspace) -> None:
    packed = ttdn.deliver(changeable.folder, "archive", moment=MOMENT)
    assert packed.path.name == "to-roi-luu-tru.zip"
    assert "manifest.json" in inside(packed.path)
