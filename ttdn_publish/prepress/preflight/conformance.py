"""Rules on PDF/A and PDF/UA: what the file declares, and what veraPDF says where it is installed."""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.document_facts import DocumentFacts
from ttdn_publish.formats.verapdf import Verdict, verdict
from ttdn_publish.prepress.preflight.expectations import Purpose
from ttdn_publish.prepress.preflight.gathering import Gathering

ARCHIVE = Rule(
    "IN66",
    Severity.ERROR,
    N_("Tệp lưu trữ đạt PDF/A"),
    N_(
        "PDF/A bảo đảm tệp mở ra giống hệt sau nhiều năm: phông nhúng đủ, màu có định nghĩa, không phụ thuộc bên ngoài."
    ),
    N_("Xuất lại thành PDF/A; các điều nêu ra là điều khoản của ISO 19005."),
    N_("ISO 19005 (PDF/A)"),
)
ACCESSIBLE = Rule(
    "IN67",
    Severity.ERROR,
    N_("Tệp màn hình đạt PDF/UA"),
    N_(
        "PDF/UA bảo đảm người khiếm thị dùng được trình đọc màn hình: có cấu trúc, ngôn ngữ, tên tài liệu, chữ thay ảnh."
    ),
    N_("Xuất lại tệp có gắn thẻ cấu trúc; các điều nêu ra là điều khoản của ISO 14289-1."),
    N_("ISO 14289-1 (PDF/UA-1)"),
)
SKIPPED = Rule(
    "IN68",
    Severity.NOTICE,
    N_("Đã kiểm bằng veraPDF"),
    N_("veraPDF là chương trình kiểm PDF/A và PDF/UA. Máy không có thì phần ấy chưa được kiểm, không phải là đạt."),
    N_("Cài veraPDF (cần Java) để lệnh verapdf chạy được, hoặc ghi đường dẫn vào biến môi trường TTDN_VERAPDF."),
    N_("https://verapdf.org"),
)
RULES = (ARCHIVE, ACCESSIBLE, SKIPPED)
_SAID = 12


def check(document: DocumentFacts, path: Path, gathering: Gathering) -> None:
    """What the file declares, then the judge's verdict. Takes seconds where veraPDF is installed."""
    wanted = gathering.wanted
    xmp = document.xmp or {}
    if wanted.purpose is Purpose.SCREEN:
        if not document.tagged:
            gathering.in_file(ACCESSIBLE, N_("tệp không có cấu trúc (tags)"))
        if not document.language:
            gathering.in_file(ACCESSIBLE, N_("tệp không ghi ngôn ngữ"))
        if not xmp.get("dc:title", ""):
            gathering.in_file(ACCESSIBLE, N_("tệp không có tên tài liệu"))
        if "pdfuaid:part" not in xmp:
            gathering.in_file(ACCESSIBLE, N_("tệp không khai là PDF/UA"))
    if wanted.purpose is Purpose.ARCHIVE and "pdfaid:part" not in xmp:
        gathering.in_file(ARCHIVE, N_("tệp không khai là PDF/A"))
    if wanted.flavour and gathering.holds(SKIPPED):
        _judged(verdict(path, _flavour(document, wanted.flavour)), gathering)


def _flavour(document: DocumentFacts, usual: str) -> str:
    """What the file says it is, where it is a PDF/A; else what is usual."""
    if usual.startswith("ua"):
        return usual
    xmp = document.xmp or {}
    part, level = xmp.get("pdfaid:part", ""), xmp.get("pdfaid:conformance", "").lower()
    return part + level if part in ("1", "2", "3", "4") and level in ("", "a", "b", "u", "e", "f") else usual


def _judged(found: Verdict, gathering: Gathering) -> None:
    rule = ARCHIVE if gathering.wanted.purpose is Purpose.ARCHIVE else ACCESSIBLE
    if found.passed is None:
        gathering.in_file(SKIPPED, N_("máy này không chạy được veraPDF, phần ấy chưa được kiểm"))
    elif not found.passed:
        for failure in found.failures[:_SAID]:
            what = N_("veraPDF, điều {clause}, {times} chỗ: “{words}”")
            gathering.in_file(rule, what.format(clause=failure.clause, times=failure.times, words=failure.words))
        if not found.failures:
            gathering.in_file(rule, N_("veraPDF không chấp nhận tệp"))
