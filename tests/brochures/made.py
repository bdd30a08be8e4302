"""A small workspace with a set of two leaflets, for tests to change at will."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.conftest import ROOT, SIGNED_AT, SIGNER
from ttdn_publish.findings import Finding
from ttdn_publish.formats.sheets import Column, Table, workbook
from ttdn_publish.production.approving import approve
from ttdn_publish.production.content import Content, check_content, read_content
from ttdn_publish.workspace import Workspace

MOMENT = datetime.fromisoformat("2018-03-30T12:00:00+07:00")

LEAFLETS = """\
family: dac-san
title: Đặc sản Tiền Giang
date: 2018-03-30
updated_to: 2018-03
classification: cong_khai
languages: [vi, en]
publisher: trung-tam-xuc-tien
web: https://tiengiang.gov.vn
rows: dac-san.csv
contacts:
  - {organisation: trung-tam-xuc-tien}
licence: {number: 00/GP-MAU, date: 2018-01-02, sample: true}
imprint: {printer: Nhà in Mẫu, print_run: 1000, sample: true}
"""
HEADINGS = "Mã,Tên sản phẩm,Lời dẫn,Chỉ dẫn địa lý,Vùng trồng,Mùa vụ,Hương vị,Nơi sản xuất,Ảnh,Tác giả ảnh,Mô tả ảnh,Quyền dùng ảnh,Mẫu"
ROWS = (
    "vu-sua,Vú sữa Lò Rèn,Ruột trắng như sữa.,Vĩnh Kim,Ven sông Tiền.,1-3,Ngọt thanh.,Hợp tác xã Mẫu,trai.jpg,Tranh minh họa,Trái chín.,Tranh của cơ quan,x",
    "sau-rieng,Sầu riêng Ngũ Hiệp,Cơm vàng hạt lép.,,Cù lao Ngũ Hiệp.,,Béo và thơm.,Hợp tác xã Mẫu,trai.jpg,Tranh minh họa,Trái chín.,Tranh của cơ quan,x",
)


@dataclass(frozen=True)
class BrochureWorkspace:
    """A workspace with one brochure."""

    root: Path
    name: str = "to-roi"

    @property
    def folder(self) -> Path:
        return self.root / "content" / "brochures" / self.name

    def content(self) -> Content:
        return read_content(Workspace(self.root), self.folder)

    def findings(self, language: str = "vi") -> list[Finding]:
        content = self.content()
        check_content(content, MOMENT, language)
        return list(content.findings)

    def sign(self, *languages: str) -> None:
        approve(self.folder, languages or ("vi",), SIGNER, moment=SIGNED_AT)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def as_excel(self) -> None:
        """Keep the table as a workbook instead of CSV."""
        rows = [line.split(",") for line in (self.folder / "dac-san.csv").read_text("utf-8").splitlines()]
        table = Table("Sản phẩm", (), [Column(heading, 20) for heading in rows[0]], rows[1:])
        (self.folder / "dac-san.xlsx").write_bytes(workbook([table]))
        (self.folder / "dac-san.csv").unlink()
        self.edit("brochure.yaml", "dac-san.csv", "dac-san.xlsx")


def registers(root: Path) -> None:
    """The registers of the sample content in the workspace ``root``."""
    (root / "content").mkdir(parents=True)
    for path in (ROOT / "content").glob("*.yaml"):
        shutil.copy(path, root / "content")
    for folder in ("indicators", "editions"):
        shutil.copytree(ROOT / "content" / folder, root / "content" / folder)


def leaflets(root: Path) -> BrochureWorkspace:
    """A new workspace at ``root`` with two leaflets; nobody has signed anything."""
    registers(root)
    made = BrochureWorkspace(root)
    (made.folder / "pictures").mkdir(parents=True)
    shutil.copy(
        ROOT / "content" / "bulletins" / "2018-01" / "pictures" / "bia-1.jpg", made.folder / "pictures" / "trai.jpg"
    )
    (made.folder / "brochure.yaml").write_text(LEAFLETS, "utf-8")
    (made.folder / "dac-san.csv").write_text("\n".join((HEADINGS, *ROWS)) + "\n", "utf-8")
    return made
