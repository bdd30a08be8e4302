"""Building official documents: Word, PDF and web page, drafts until somebody has signed, nothing invented and nothing lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import docx
import pytest

from tests.conftest import SIGNED_AT, MiniWorkspace
from ttdn_publish.errors import ContentError, SecrecyStop
from ttdn_publish.formats import office
from ttdn_publish.production.approving import approve
from ttdn_publish.production.number_orders import IssueOrder
from ttdn_publish.production.numbering import issue
from ttdn_publish.production.order import Report
from ttdn_publish.production.verbs import build, check, edition, read
from ttdn_publish.workspace import packaged

SAMPLES = packaged("content") / "documents"
SALUTATIONS = {"en": "Dear Madam Mayor,", "fr": "Madame la Maire,", "zh-Hans": "尊敬的", "ja": "拝啓", "ko": "존경하는"}
needs_office = pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")


def copied(workspace: MiniWorkspace, name: str, *, public: bool = True) -> Path:
    """A sample document, copied into a workspace."""
    folder = workspace.root / "content" / "documents" / Path(name).name
    shutil.copytree(SAMPLES / name, folder)
    if not public:
        file = folder / "document.yaml"
        file.write_text(file.read_text("utf-8").replace("classification: cong_khai", "classification: noi_bo"), "utf-8")
    return folder


def made(folder: Path, *versions: str, **more: str) -> Report:
    return build(folder, versions=versions or ("word", "web"), moment=SIGNED_AT, **more)  # type: ignore[arg-type]


def names(report: Report) -> list[str]:
    return [path.name for path in report.results]


def test_a_document_is_a_draft_until_it_is_signed(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/ke-hoach")
    first = made(folder)
    assert names(first) == ["ke-hoach-vi-draft.docx", "ke-hoach-vi-draft.html"]
    assert docx.Document(str(first.results[0])).core_properties.content_status == "DỰ THẢO"
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    second = made(folder)
    assert names(second) == ["ke-hoach-vi.docx", "ke-hoach-vi.html"]
    assert docx.Document(str(second.results[0])).core_properties.content_status == ""
    assert "DỰ THẢO" not in second.results[1].read_text("utf-8")


def test_a_change_takes_the_signature_away_from_that_sentence_alone(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    body = folder / "noi-dung.md"
    body.write_text(body.read_text("utf-8") + "Câu thêm vào sau khi ký.\n", "utf-8")
    assert names(made(folder)) == ["cong-van-vi-draft.docx", "cong-van-vi-draft.html"]


def test_so_does_a_change_of_the_head_of_the_agency(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    agencies = mini.root / "content" / "agencies.yaml"
    agencies.write_text(
        agencies.read_text("utf-8").replace("header: [SỞ NGOẠI VỤ]", "header: [SỞ NGOẠI GIAO]"), "utf-8"
    )
    assert names(made(folder))[0] == "cong-van-vi-draft.docx"


def test_a_rebuttal_needs_two_people(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-nghi-dinh-30/phan-bac")
    (once,) = approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    assert once.waiting > 0
    assert names(made(folder))[0] == "phan-bac-vi-draft.docx"
    (twice,) = approve(folder, ("vi",), "tran-thi-mau", moment=SIGNED_AT)
    assert twice.waiting == 0
    assert names(made(folder))[0] == "phan-bac-vi.docx"


def test_what_is_not_public_has_no_web_page(mini: MiniWorkspace) -> None:
    report = made(copied(mini, "mau-thong-tu-01/cong-van", public=False))
    assert names(report) == ["cong-van-vi-draft.docx"]
    assert "VB-W03" in [finding.rule.id for finding in report.findings]


def test_nothing_changed_nothing_done(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    assert made(folder).fresh
    again = made(folder)
    assert not again.fresh
    assert names(again) == ["cong-van-vi-draft.docx", "cong-van-vi-draft.html"]


def test_a_document_that_lies_by_itself_is_built_with_the_registers_of_the_package(tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    shutil.copytree(SAMPLES / "mau-thong-tu-01/cong-van", folder)
    report = made(folder)
    assert {path.parent for path in report.results} == {folder / "out" / "thu"}
    assert not made(folder).fresh


def test_a_secret_is_not_built(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    (folder / "noi-dung.md").write_text("TỐI MẬT\n", "utf-8")
    with pytest.raises(SecrecyStop):
        made(folder)


def test_a_machine_without_libreoffice_says_so(mini: MiniWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    report = made(copied(mini, "mau-thong-tu-01/cong-van"), "word", "pdf")
    assert names(report) == ["cong-van-vi-draft.docx"]
    assert "VB-W01" in [finding.rule.id for finding in report.findings]


@needs_office
def test_the_pdf_is_of_the_same_file_and_names_another_font(mini: MiniWorkspace) -> None:
    report = made(copied(mini, "mau-thong-tu-01/cong-van"), "word", "pdf")
    assert names(report) == ["cong-van-vi-draft.docx", "cong-van-vi-draft.pdf"]
    assert report.pages == 1
    fonts = [f.what() for f in report.findings if f.rule.id == "VB-W02"]
    assert fonts == [] or "Times New Roman mà dùng" in fonts[0]


def test_both_sides_of_an_agreement_side_by_side(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/ban-ghi-nho")
    file = folder / "document.yaml"
    file.write_text(file.read_text("utf-8") + "\nlanguages: [vi, en]\n", "utf-8")
    report = made(folder, "word", language="vi+en")
    assert names(report) == ["ban-ghi-nho-vi+en-draft.docx"]
    table = docx.Document(str(report.results[0])).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["BẢN GHI NHỚ", "MEMORANDUM OF UNDERSTANDING"]


def test_the_library_reads_checks_and_assembles_documents(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/ke-hoach")
    document = read(folder)
    assert document.name == "ke-hoach"
    assert [finding.rule.id for finding in check(folder) if finding.severity == "error"] == []
    assert edition(folder).draft


@pytest.mark.parametrize("language", ["en", "fr", "zh-Hans", "ja", "ko"])
def test_a_letter_abroad_comes_in_the_form_of_its_language(mini: MiniWorkspace, language: str) -> None:
    folder = copied(mini, "mau-thu-doi-ngoai/thu-moi")
    report = made(folder, language=language)
    assert names(report) == [f"thu-moi-{language}-draft.docx"]
    letter = docx.Document(str(report.results[0]))
    words = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert SALUTATIONS[language] in words
    assert "Kính gửi" not in words
    assert [f.what() for f in report.findings if f.severity == "error"] == []


def test_a_letter_loses_its_signature_with_another_addressee(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thu-doi-ngoai/thu-moi")
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    assert names(made(folder))[0] == "thu-moi-vi.docx"
    register = mini.root / "content" / "correspondents.yaml"
    register.write_text(
        register.read_text("utf-8").replace("gender: f", "gender: m").replace("gender: m", "gender: f", 1), "utf-8"
    )
    assert names(made(folder))[0] == "thu-moi-vi-draft.docx"


def test_number_and_date_come_after_the_signature(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    order = IssueOrder(agency="so-ngoai-vu", by="Lê Văn Mẫu", document=folder, date=dt.date(2018, 3, 30))
    issue(mini.root, order)
    file = folder / "document.yaml"
    written = file.read_text("utf-8")
    file.write_text(written + "\nnumber: 1\ndate: 2018-03-30\n", "utf-8")
    report = made(folder)
    assert names(report)[0] == "cong-van-vi.docx"
    tables = docx.Document(str(report.results[0])).tables
    assert any("Số: 01/" in cell.text for table in tables for row in table.rows for cell in row.cells)
    assert "VB-N11" not in [finding.rule.id for finding in report.findings]


def test_a_document_does_not_get_another_number_in_another_year(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    order = IssueOrder(agency="so-ngoai-vu", by="Lê Văn Mẫu", document=folder, date=dt.date(2018, 3, 30))
    issue(mini.root, order)
    with pytest.raises(ContentError) as caught:
        issue(mini.root, dataclasses.replace(order, date=dt.date(2019, 1, 4)))
    assert ["đã có số 01/" in finding.what() for finding in caught.value.findings] == [True]


@pytest.mark.parametrize(
    ("number", "date", "said"),
    [
        (1, "2018-03-29", "Số 01 trong sổ có ngày 30/03/2018, văn bản ghi ngày khác."),
        (2, "2018-03-30", "Số 02 chưa lấy trong sổ."),
    ],
)
def test_a_number_that_the_register_does_not_know_is_an_error(
    mini: MiniWorkspace, number: int, date: str, said: str
) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    issue(mini.root, IssueOrder(agency="so-ngoai-vu", by="Lê Văn Mẫu", document=folder, date=dt.date(2018, 3, 30)))
    file = folder / "document.yaml"
    file.write_text(file.read_text("utf-8") + f"\nnumber: {number}\ndate: {date}\n", "utf-8")
    assert said in [finding.what() for finding in check(folder) if finding.rule.id == "VB-N11"]


def test_a_number_of_another_document_is_an_error(mini: MiniWorkspace) -> None:
    folder, other = copied(mini, "mau-thong-tu-01/cong-van"), copied(mini, "mau-thong-tu-01/giay-moi")
    issue(mini.root, IssueOrder(agency="so-ngoai-vu", by="Lê Văn Mẫu", document=other, date=dt.date(2018, 3, 30)))
    file = folder / "document.yaml"
    file.write_text(file.read_text("utf-8") + "\nnumber: 1\ndate: 2018-03-30\n", "utf-8")
    said = [finding.what() for finding in check(folder) if finding.rule.id == "VB-N11"]
    assert said == ["Số 01 đã lấy cho “content/documents/giay-moi”."]


def test_another_rule_set_or_another_province_takes_the_signature_away(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/ban-ghi-nho")
    approve(folder, ("vi",), "nguyen-van-mau", moment=SIGNED_AT)
    file = folder / "document.yaml"
    file.write_text(file.read_text("utf-8").replace("2018-01-15", "2026-01-15"), "utf-8")
    assert names(made(folder))[0] == "ban-ghi-nho-vi-draft.docx"


def test_what_is_not_translated_is_set_pale(mini: MiniWorkspace) -> None:
    folder = copied(mini, "mau-thong-tu-01/cong-van")
    report = made(folder, "word", language="en")
    runs = [run for paragraph in docx.Document(str(report.results[0])).paragraphs for run in paragraph.runs]
    pale = {run.text: str(run.font.color.rgb) for run in runs if run.font.color.rgb is not None}
    assert pale
    assert set(pale.values()) == {"595959"}
    original = docx.Document(str(made(folder, "word").results[0]))
    assert all(run.font.color.rgb is None for paragraph in original.paragraphs for run in paragraph.runs)
