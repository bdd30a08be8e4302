"""Envelopes and labels: each recipient's address in its place, nothing else on the paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.audit import audit
from tests.conftest import ROOT
from tests.documents.merging.made import MAIN, parts_of, words
from ttdn_publish.documents.merging.envelopes import ENVELOPES, LABELS, column_mapping
from ttdn_publish.errors import ContentError
from ttdn_publish.production.addressing import address

COLUMNS = column_mapping(["address=dia_chi", "name=ten", "title=chuc"])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    lines = ["ten,chuc,dia_chi", *(f"Mẫu {n},{'Giám đốc' if n % 2 else ''},Số {n} & đường <Mẫu>" for n in range(1, 31))]
    path = tmp_path / "ds.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("kind", ENVELOPES)
def test_an_envelope_a_recipient(data: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "phong-bi.docx"
    assert address(data, out, kind, COLUMNS, sender=("Sở Mẫu", "Số 1 {{ x }}")) == 30
    texts = [text for text in words(out.read_bytes()) if text]
    assert texts[:9] == [
        "Sở Mẫu",
        "Số 1 {{ x }}",
        "Mẫu 1",
        "Giám đốc",
        "Số 1 & đường <Mẫu>",
        "Sở Mẫu",
        "Số 1 {{ x }}",
        "Mẫu 2",
        "Số 2 & đường <Mẫu>",
    ]
    assert parts_of(out.read_bytes())[MAIN].count(b"<w:pgSz") == 30


def test_labels_begin_where_the_sheet_is_still_whole(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "nhan.docx"
    assert address(data, out, "labels", COLUMNS, first=5) == 2
    texts = words(out.read_bytes())
    names = texts[0::2]
    assert names[:4] == ["", "", "", ""]
    assert names[4] == "Mẫu 1"
    assert texts[9] == "Giám đốc/Số 1 & đường <Mẫu>"
    assert LABELS.count == 24
    assert address(data, tmp_path / "khac.docx", "labels", COLUMNS, first=1) == 2


def test_what_is_wrong_is_told(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.docx"
    calls: tuple[tuple[Callable[[], Any], str], ...] = (
        (lambda: address(data, out, "dl", {"name": "khong_co", "title": "chuc"}), "khong_co"),
        (lambda: address(data, out, "dl", {"title": "chuc"}), "name"),
        (lambda: address(data, out, "labels", COLUMNS, first=25), "24"),
        (lambda: address(data, data, "dl", COLUMNS, replace=True), "ghi đè"),
        (lambda: column_mapping(["ten=x"]), "ten"),
    )
    for call, said in calls:
        with pytest.raises(ContentError, match=said):
            call()
    assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*ENVELOPES, "labels"])
def test_openxml_audit_finds_nothing(data: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "x.docx"
    address(data, out, kind, COLUMNS, sender=("Sở Mẫu",))
    assert audit([out]) == {}


@pytest.mark.slow
def test_everything_has_its_place_on_paper(data: Path, tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    from ttdn_publish.formats.office import to_pdf

    sources = [tmp_path / f"{kind}.docx" for kind in (*ENVELOPES, "labels")]
    for path in sources:
        address(data, path, path.stem, COLUMNS, sender=("SởMẫu",))
    mm = 25.4 / 72
    for path, envelope in zip(to_pdf(sources[:2], tmp_path), ENVELOPES.values(), strict=True):
        with pdfplumber.open(path) as pdf:
            assert len(pdf.pages) == 30
            page = pdf.pages[0]
            assert (round(float(page.width) * mm), round(float(page.height) * mm)) == (envelope.width, envelope.height)
            at = {word["text"]: (word["x0"] * mm, word["top"] * mm) for word in reversed(page.extract_words())}
            for word, place in (("SởMẫu", envelope.sender), ("Mẫu", envelope.recipient)):
                assert at[word] == pytest.approx(place, abs=1.5)
    with pdfplumber.open(to_pdf(sources[2:], tmp_path)[0]) as pdf:
        assert len(pdf.pages) == 2
        page = pdf.pages[0]
        firsts = [word for word in page.extract_words() if word["text"] == "Mẫu"]
        assert len(firsts) == LABELS.count
        assert {round((word["x0"] * mm - 4) / LABELS.width, 1) for word in firsts} == {0.0, 1.0, 2.0}
        rows = {int(word["top"] * mm // LABELS.height) for word in firsts}
        assert rows == set(range(LABELS.rows))


def test_the_command(data: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from ttdn_publish.cli.document_merge import envelopes
    from ttdn_publish.cli.interface import Interface

    out = tmp_path / "x.docx"
    arguments = [str(data), "--out", str(out), "--line", "name=ten", "--kind", "labels"]
    done = CliRunner().invoke(envelopes, arguments, obj=Interface("vi", as_json=False), standalone_mode=False)
    assert done.return_value == 0, done.output
    assert "Đã ghi 2 trang" in done.output
    assert out.is_file()


def test_starting_stays_instant() -> None:
    code = "import sys, ttdn_publish.cli.document_merge; print([m for m in ('jinja2', 'lxml', 'docx', 'openpyxl') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
