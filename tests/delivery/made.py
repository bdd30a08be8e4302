"""A small workspace whose leaflets may leave the house: no samples, everything signed, the order complete."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tests.brochures.made import BrochureWorkspace, leaflets
from tests.pdfs import insides_of

MOMENT = datetime.fromisoformat("2018-04-02T08:00:00+07:00")
SPEC = """\
print_spec:
  paper: Couché 200 g/m²
  finishing: cắt, không gấp
  deposit_copies: 3
  delivery: Kho của Trung tâm, thành phố Mỹ Tho
  contact: Bộ phận ấn phẩm, 0273 000 0000
"""
EVENT = """\
title: Hội chợ trái cây
date: 2018-06-15
place: Cần Thơ
recipient: Ban Tổ chức
items:
  - {publication: to-roi, languages: [vi], copies: 50}
"""


def released(root: Path) -> BrochureWorkspace:
    """Two leaflets in Vietnamese without a sample, signed, with an event that wants them."""
    made = leaflets(root)
    for name in ("organisations.yaml", "people.yaml"):
        path = root / "content" / name
        path.write_text(re.sub(r"(?m)^ *sample: true\n", "", path.read_text("utf-8")), "utf-8")
    for path in (made.folder / "brochure.yaml", made.folder / "dac-san.csv"):
        text = path.read_text("utf-8").replace(", sample: true", "").replace("[vi, en]", "[vi]")
        path.write_text(text.replace(",x\n", ",\n").replace("00/GP-MAU", "12/GP-STTTT"), "utf-8")
    with (made.folder / "brochure.yaml").open("a", encoding="utf-8") as stream:
        stream.write(SPEC)
    event = root / "content" / "events" / "hoi-cho"
    event.mkdir(parents=True)
    (event / "event.yaml").write_text(EVENT, "utf-8")
    made.sign()
    return made


def inside(package: Path) -> dict[str, bytes]:
    """The files of a package by name."""
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def every_byte(package: Path, scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Whatever is in a package, with nothing compressed: of PDFs every stream and string, of Office files every part."""
    for name, data in inside(package).items():
        yield name, data
        if name.endswith((".xlsx", ".docx")):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                for part in parts.namelist():
                    yield f"{name}!{part}", parts.read(part)
        if name.endswith(".pdf"):
            file = scratch / Path(name).name
            file.write_bytes(data)
            for piece in insides_of(file):
                yield name, piece


def rewritten(package: Path, target: Path, files: dict[str, bytes]) -> Path:
    """A package with other files."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target
