"""The number commands as people and programs meet them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from tests.conftest import ROOT
from ttdn_publish.cli.document_numbers import number
from ttdn_publish.cli.help import in_language
from ttdn_publish.cli.interface import Interface
from ttdn_publish.errors import PublishError

BY = ("--by", "Trần Thị Mẫu")
HERE = ("--agency", "ubnd-tinh", "--year", "2018", *BY)
ISSUE = ("issue", *HERE, "--date", "30/3/2018", "--type", "ke-hoach", "--abstract", "Kế hoạch mẫu")


class Office:
    """Runs the commands in a workspace, with an interface as the program makes it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def __call__(self, name: str, *arguments: object, as_json: bool = False, ui: str = "vi") -> tuple[int, str]:
        """The exit code, and all that was said."""
        interface = Interface(ui, as_json=as_json)
        command = in_language(number, interface.translate)
        words = [name, *map(str, arguments), "--folder", str(self.root)]
        try:
            code = command.main(words, prog_name="ttdn documents number", standalone_mode=False, obj=interface)
        except click.UsageError as error:
            interface.usage(error)
            code = 2
        except PublishError as error:
            interface.failed(error)
            code = error.exit_code
        return code, "".join(self.capsys.readouterr())

    def data(self, name: str, *arguments: object) -> Any:
        return json.loads(self(name, *arguments, as_json=True)[1])


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    content = tmp_path / "ws" / "content"
    content.mkdir(parents=True)
    for name in ("organisations.yaml", "people.yaml", "agencies.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    return Office(tmp_path / "ws", capsys)


def test_a_year_in_the_office(office: Office) -> None:
    assert office("list") == (0, "Chưa có số nào trong sổ.\n")
    assert office("reserve", *HERE, "--for", "Lê Văn Mẫu", "--reason", "chờ ký") == (
        0,
        "Đã giữ số 01 (ubnd-tinh, 2018, chung) cho Lê Văn Mẫu.\n",
    )
    assert office(*ISSUE) == (0, "Đã cấp số 02/KH-UBND (ubnd-tinh, 2018, chung), ngày 30/03/2018.\n")
    assert office(*ISSUE, "--number", "01", "--symbol", "BC-UBND")[0] == 0
    assert office("cancel", "02", *HERE, "--reason", "ghi nhầm") == (
        0,
        "Đã hủy số 02/KH-UBND (ubnd-tinh, 2018, chung).\n",
    )
    assert office(*ISSUE, "--number", 5, "--skip")[0] == 0
    code, said = office("list")
    assert code == 0
    assert said.splitlines()[:5] == [
        "ubnd-tinh, năm 2018, dãy chung: đã lấy 3 số, số tiếp theo 06",
        "  01/BC-UBND  đã cấp  30/03/2018 – Kế hoạch mẫu",
        "  02/KH-UBND  đã hủy  30/03/2018 – Kế hoạch mẫu – ghi nhầm – Trần Thị Mẫu",
        "  03–04  trống",
        "  05/KH-UBND  đã cấp  30/03/2018 – Kế hoạch mẫu",
    ]
    assert "lưu ý VB-N07 Không có số 03–04 trong sổ." in said


def test_what_is_missing_is_said_at_once(office: Office) -> None:
    code, said = office("issue", "--agency", "ubnd", "--date", "2018-03-30")
    assert code == 1
    assert said.splitlines() == [
        "content/records/numbers lỗi VB-N10 Thiếu người thực hiện. Cách sửa: thêm --by.",
        "content/records/numbers lỗi VB-N10 Không có cơ quan “ubnd”. Cách sửa: ubnd-tinh.",
        "content/records/numbers lỗi VB-N10 Thiếu trích yếu. Cách sửa: thêm --abstract.",
        "3 lỗi",
    ]
    assert not (office.root / "content" / "records").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "--year", "nay"), "giá trị của --year không dùng được: nay."),
        (("issue", "--date", "30/2/2018"), "giá trị của --date không dùng được: 30/2/2018."),
        (("issue", "--date", "3/2018"), "giá trị của --date không dùng được: 3/2018."),
        (("issue", "--copies", "-1"), "giá trị của --copies không dùng được: -1."),
        (("cancel", "năm"), "giá trị của number không dùng được: năm."),
        (("export", "--agency", "ubnd-tinh"), "thiếu year."),
        (("nope",), "không có lệnh “nope”."),
    ],
)
def test_wrong_usage_is_explained(office: Office, arguments: tuple[str, ...], words: str) -> None:
    code, said = office(*arguments)
    assert code == 2
    assert f"Sai cách dùng lệnh: {words}" in said


def test_secret_ends_with_3_and_is_not_repeated(office: Office) -> None:
    code, said = office(*ISSUE, "--classification", "tối mật", "--note", "Chuyện mẫu")
    assert code == 3
    assert "sổ riêng" in said
    assert "Chuyện mẫu" not in said


def test_findings_and_their_exit_codes(office: Office) -> None:
    office(*ISSUE)
    code, said = office(*ISSUE, "--date", "1/3/2018")
    assert code == 0
    assert "cảnh báo VB-N05 Số 02 ghi ngày 01/03/2018" in said
    assert office("list")[0] == 0
    assert office("list", "--strict")[0] == 1


def test_everything_as_json(office: Office) -> None:
    held = office.data("reserve", *HERE, "--reason", "chờ ký", "--series", "ke-hoach")
    assert set(held) == {"number", "findings"}
    assert (held["number"]["shown"], held["number"]["status"], held["number"]["series"]) == (
        "01",
        "reserved",
        "ke-hoach",
    )
    given = office.data(*ISSUE, "--number", 3, "--skip")
    assert given["number"]["history"][0]["abstract"] == "Kế hoạch mẫu"
    assert [finding["rule"] for finding in given["findings"]] == ["VB-N07"]
    assert office.data("cancel", 3, *HERE, "--reason", "mẫu")["number"]["status"] == "cancelled"
    listed = office.data("list", "--agency", "ubnd-tinh", "--series", "chung")
    assert set(listed) == {"series", "findings"}
    (series,) = listed["series"]
    assert (series["next"], series["gaps"], [n["number"] for n in series["numbers"]]) == (4, [[1, 2]], [3])
    exported = office.data("export", "--agency", "ubnd-tinh", "--year", "2018")
    assert exported["numbers"] == 2
    assert Path(exported["file"]).read_bytes().startswith(b"PK")
    assert office.data("reserve", *HERE)["exit"] == 1


def test_export_writes_where_it_is_told(office: Office) -> None:
    office(*ISSUE)
    target = office.root / "sổ.xlsx"
    code, said = office("export", "--agency", "ubnd-tinh", "--year", 2018, "--out", target)
    assert (code, said) == (0, f"Đã ghi 1 số vào {target}.\n")
    assert target.is_file()


def test_help_names_every_option_in_words(office: Office) -> None:
    for name, command in number.commands.items():
        code, said = office(name, "--help")
        assert code == 0
        assert said.startswith(f"Cách dùng: ttdn documents number {name}")
        assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_a_document_is_told_what_to_write_into_it(office: Office) -> None:
    folder = office.root / "content" / "documents" / "mau"
    folder.mkdir(parents=True)
    text = "type: ke-hoach\nissuer: ubnd-tinh\nabstract: Mẫu\nclassification: cong_khai\n"
    (folder / "document.yaml").write_text(text, "utf-8")
    (folder / "noi-dung.md").write_text("Nội dung mẫu.\n", "utf-8")
    code, said = office("issue", "--document", folder, "--date", "2018-03-30", *BY)
    assert code == 0
    assert said.splitlines()[1] == "Ghi vào document.yaml: number: 1, date: 2018-03-30"


def test_the_family_loads_nothing_heavy_until_it_works() -> None:
    code = (
        "import sys, ttdn_publish.cli.document_numbers\n"
        "print([m for m in ('pydantic', 'openpyxl', 'yaml', 'lxml', 'babel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
    assert done.stdout.decode().strip() == "[]"
