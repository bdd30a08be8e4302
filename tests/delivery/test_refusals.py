"""What may not leave the house does not, everything that forbids it is told at once, and a draft says that it is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.brochures.made import BrochureWorkspace, leaflets
from tests.conftest import MiniWorkspace
from tests.delivery.made import MOMENT, every_byte, inside
from tests.pdfs import insides_of, words_of
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.production.packing import ARCHIVE, EVENT, PRINTER, Packed, PackOrder, pack


def refused(order: PackOrder) -> list[str]:
    """Rules and places of everything that forbids a package."""
    with pytest.raises(ContentError) as caught:
        pack(order)
    return [f"{found.rule.id} {found.place}" for found in caught.value.findings if found.severity == "error"]


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    made = leaflets(tmp_path / "ws")
    found = refused(PackOrder(made.folder, PRINTER, ("vi",), moment=MOMENT))
    assert found == [
        "IN83 content/brochures/to-roi/brochure.yaml:1",
        "IN80 content/brochures/to-roi/brochure.yaml:2",
        "IN81 content/brochures/to-roi/brochure.yaml:12",
        "IN81 content/brochures/to-roi/brochure.yaml:13",
        "IN80 content/brochures/to-roi/dac-san.csv:2",
        "IN81 content/brochures/to-roi/dac-san.csv:2",
        "IN81 content/brochures/to-roi/dac-san.csv:3",
        "IN81 content/organisations.yaml:47",
    ]
    assert not (made.root / "out").exists()


def test_a_signature_of_a_sample_person_is_none(changeable: BrochureWorkspace) -> None:
    people = changeable.root / "content" / "people.yaml"
    people.write_text(
        people.read_text("utf-8").replace("name: Nguyễn Văn Mẫu\n", "name: Nguyễn Văn Mẫu\n  sample: true\n"), "utf-8"
    )
    assert refused(PackOrder(changeable.folder, PRINTER, moment=MOMENT)) == ["IN81 content/people.yaml:3"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("  paper: Couché 200 g/m²\n", "", "print_spec.paper"),
        ("  finishing: cắt, không gấp\n", "", "print_spec.finishing"),
        ("  deposit_copies: 3\n", "", "print_spec.deposit_copies"),
        ("  delivery: Kho của Trung tâm, thành phố Mỹ Tho\n", "", "print_spec.delivery"),
        ("  contact: Bộ phận ấn phẩm, 0273 000 0000\n", "", "print_spec.contact"),
        (", print_run: 1000", "", "imprint.print_run"),
        ("  deposit_copies: 3\n", "  deposit_copies: 3\n  inks: bốn màu\n", "print_spec.inks"),
        ("  deposit_copies: 3\n", "  deposit_copies: 3\n  scheme: gap-doi\n", "print_spec.scheme"),
        ("  deposit_copies: 3\n", "  deposit_copies: 3\n  scheme: saddle-stitch\n", "print_spec.thickness"),
    ],
)
def test_the_print_shop_need_not_ask(old: str, new: str, key: str, changeable: BrochureWorkspace) -> None:
    changeable.edit("brochure.yaml", old, new)
    changeable.sign()
    with pytest.raises(ContentError) as caught:
        pack(PackOrder(changeable.folder, PRINTER, moment=MOMENT))
    (found,) = [found for found in caught.value.findings if found.severity == "error"]
    assert found.rule.id == "IN83"
    assert key in found.what()


def test_a_row_that_stays_in_the_house_is_in_no_package(changeable: BrochureWorkspace, tmp_path: Path) -> None:
    table = changeable.folder / "dac-san.csv"
    lines = table.read_text("utf-8").splitlines()
    lines[0] += ",Mức phổ biến"
    lines[1] = lines[1].replace("Ruột trắng như sữa.", "Giá sàn chưa công bố.") + ",nội bộ"
    lines[2] += ",công khai"
    table.write_text("\n".join(lines) + "\n", "utf-8")
    changeable.sign()
    place = "IN82 content/brochures/to-roi/dac-san.csv:2"
    assert refused(PackOrder(changeable.folder, PRINTER, moment=MOMENT)) == [place]
    # Sources cannot be parted: not even a draft of the archive.
    assert refused(PackOrder(changeable.folder, ARCHIVE, draft=True, moment=MOMENT)) == [place]
    packed = pack(PackOrder(changeable.folder, PRINTER, draft=True, moment=MOMENT))
    assert "in/to-roi-sau-rieng-vi-draft-print.pdf" in inside(packed.path)
    for name, data in every_byte(packed.path, tmp_path):
        assert "Giá sàn".encode() not in data, name
    assert not any("vu-sua-vi" in name for name in inside(packed.path))


def test_a_publication_that_is_not_public_is_not_packed_at_all(changeable: BrochureWorkspace) -> None:
    changeable.edit("brochure.yaml", "classification: cong_khai", "classification: noi_bo")
    for draft in (False, True):
        found = refused(PackOrder(changeable.folder, PRINTER, draft=draft, moment=MOMENT))
        assert "IN82 content/brochures/to-roi/brochure.yaml:1" in found


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Packed:
    """A package of a leaflet that nobody has signed and that is a sample."""
    made = leaflets(tmp_path_factory.mktemp("draft") / "ws")
    table = made.folder / "dac-san.csv"
    table.write_text("".join(table.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    (made.root / ".ttdn").mkdir()
    (made.root / ".ttdn" / "fonts").symlink_to(cut_fonts / "fonts", target_is_directory=True)
    return pack(PackOrder(made.folder, PRINTER, ("vi",), draft=True, out=made.root / "thu.zip", moment=MOMENT))


def test_a_draft_says_so_in_its_name_on_its_pages_and_inside(draft: Packed, tmp_path: Path) -> None:
    assert draft.path.name == "thu-NHAP.zip"
    files = inside(draft.path)
    missing = files["CON-THIEU.txt"].decode("utf-8-sig")
    for said in ("IN80", "IN81", "IN83", "content/brochures/to-roi/dac-san.csv:2", "print_spec.paper"):
        assert said in missing
    told = json.loads(files["manifest.json"])
    assert told["draft"] is True
    assert {one["rule"] for one in told["missing"]} == {"IN80", "IN81", "IN83"}
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(files["phieu-dat-in.pdf"])
    assert "PHIẾU ĐẶT IN (NHÁP)" in words_of(sheet)
    assert "CHƯA CÓ" in words_of(sheet)
    assert [name for name in files if name.startswith("in/")] == ["in/to-roi-vu-sua-vi-draft-print.pdf"]


#: The first letter of BẢN NHÁP, as the watermark draws it.
_LETTER = b"68 0 m 68 740 l 410 740 l"


def marked(package: Path, name: str, scratch: Path) -> int:
    """How many streams of a PDF in a package draw the watermark."""
    file = scratch / Path(name).name
    file.write_bytes(inside(package)[name])
    return len({piece for piece in insides_of(file) if _LETTER in b" ".join(piece.split())} - {file.read_bytes()})


def test_every_page_of_a_draft_bears_the_watermark(draft: Packed, for_printer: Packed, tmp_path: Path) -> None:
    assert marked(draft.path, "in/to-roi-vu-sua-vi-draft-print.pdf", tmp_path) == 2
    assert marked(draft.path, "phieu-dat-in.pdf", tmp_path) == 1
    assert marked(for_printer.path, "in/to-roi-vu-sua-vi-print.pdf", tmp_path) == 0
    assert marked(for_printer.path, "phieu-dat-in.pdf", tmp_path) == 0


def test_a_wrong_event_is_told_line_by_line(changeable: BrochureWorkspace) -> None:
    event = changeable.root / "content" / "events" / "hoi-cho"
    with (event / "event.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  - {publication: khong-co, copies: 5}\n  - {publication: ../to-roi, copies: 5}\n")
        stream.write("  - {publication: to-roi, languages: [en], copies: 0}\nletter: ../../documents/thu\n")
    assert refused(PackOrder(event, EVENT, moment=MOMENT)) == [
        "IN85 content/events/hoi-cho/event.yaml:1",
        "IN85 content/events/hoi-cho/event.yaml:7",
        "IN85 content/events/hoi-cho/event.yaml:8",
        "IN85 content/events/hoi-cho/event.yaml:9",
        "IN85 content/events/hoi-cho/event.yaml:9",
    ]


def test_a_package_never_lies_among_the_sources(changeable: BrochureWorkspace) -> None:
    with pytest.raises(EnvironmentProblem, match="content"):
        pack(PackOrder(changeable.folder, PRINTER, out=changeable.folder, moment=MOMENT))


def test_an_unknown_language_is_told(changeable: BrochureWorkspace) -> None:
    with pytest.raises(EnvironmentProblem, match="không có bản fr; có: vi"):
        pack(PackOrder(changeable.folder, PRINTER, ("fr",), moment=MOMENT))


def test_the_mini_issue_is_a_booklet_on_sheets(buildable: MiniWorkspace) -> None:
    packed = pack(PackOrder(buildable.issue, PRINTER, ("vi",), draft=True, moment=MOMENT))
    files = inside(packed.path)
    told = json.loads(files["phieu-dat-in.json"])
    assert (told["width"], told["height"], told["pages"], told["scheme"]) == (190, 270, [4], "saddle-stitch")
    assert told["files"][0]["imposed"]["sheets"] == 1
    assert "binh/mau-vi-draft-print-saddle-stitch-dummy.pdf" in files
    assert {f.rule.id for f in packed.findings if f.severity == "error"} >= {"IN81", "IN83"}


def test_a_file_that_is_no_release_stays_out(changeable: BrochureWorkspace) -> None:
    picture = changeable.folder / "pictures" / "trai.jpg"
    Image.new("RGB", (300, 420), "#7a4").save(picture)
    changeable.sign()
    assert "IN84" in {line.split()[0] for line in refused(PackOrder(changeable.folder, PRINTER, moment=MOMENT))}


def test_a_name_that_windows_does_not_take_stays_out(changeable: BrochureWorkspace) -> None:
    (changeable.folder / "pictures" / "trai.jpg").rename(changeable.folder / "pictures" / "aux.jpg")
    changeable.edit("dac-san.csv", "trai.jpg", "aux.jpg")
    changeable.edit("dac-san.csv", "trai.jpg", "aux.jpg")
    changeable.sign()
    (found,) = refused(PackOrder(changeable.folder, PRINTER, moment=MOMENT))
    assert found.startswith("IN87 ")
