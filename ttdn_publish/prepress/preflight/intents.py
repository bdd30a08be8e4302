"""Rules on what a file declares: output intent, kind of PDF/X, identity, metadata of the standard."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.document_facts import DocumentFacts, Intent
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.words import PDFX4

INTENT = Rule(
    "IN53",
    Severity.ERROR,
    N_("Có điều kiện in (output intent) đúng"),
    N_("Điều kiện in với hồ sơ ICC cho máy in biết số CMYK trong tệp nghĩa là màu gì. Phải là hồ sơ máy in, bốn mực."),
    N_("Xuất lại thành PDF/X-4 với hồ sơ màu của nhà in, ví dụ FOGRA39."),
    PDFX4,
)
VERSION = Rule(
    "IN54",
    Severity.ERROR,
    N_("Tệp khai là PDF/X"),
    N_(
        "Khóa GTS_PDFXVersion (PDF/X-4: trong XMP, dạng pdfxid) là lời khai của tệp; thiếu thì máy in không xử lý theo PDF/X."
    ),
    N_("Xuất lại với lựa chọn PDF/X-4."),
    PDFX4,
)
IDENTITY = Rule(
    "IN55",
    Severity.ERROR,
    N_("Tệp có mã nhận dạng và khai về bẫy màu"),
    N_("PDF/X đòi mã ID trong trailer và khóa Trapped là True hoặc False, để nhà in biết đã làm bẫy màu hay chưa."),
    N_("Xuất lại với lựa chọn PDF/X-4; nếu không làm bẫy màu thì Trapped là False."),
    PDFX4,
)
METADATA = Rule(
    "IN61",
    Severity.WARNING,
    N_("Siêu dữ liệu XMP đủ và khớp"),
    N_("PDF/X-4 đòi gói XMP có tên tài liệu và các ngày, khớp với bảng Info."),
    N_("Điền tên tài liệu rồi xuất lại; đừng sửa siêu dữ liệu bằng công cụ chỉ ghi một nơi."),
    PDFX4,
)
RULES = (INTENT, VERSION, IDENTITY, METADATA)

_PDFX = "GTS_PDFX"
_KNOWN = ("PDF/X-1:", "PDF/X-1a:", "PDF/X-3:", "PDF/X-4", "PDF/X-5", "PDF/X-6")
_IN_XMP = ("PDF/X-4", "PDF/X-5", "PDF/X-6")
_NEEDED = ("dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")


def check(document: DocumentFacts, gathering: Gathering) -> None:
    """What the file declares."""
    _intent([intent for intent in document.intents if intent.subtype == _PDFX], gathering)
    _version(document, gathering)
    if not document.has_id:
        gathering.in_file(IDENTITY, N_("thiếu mã ID trong trailer"))
    trapped = document.info.get("Trapped", "") or (document.xmp or {}).get("pdf:Trapped", "")
    if trapped not in ("True", "False", "true", "false"):
        gathering.in_file(IDENTITY, N_("khóa Trapped thiếu hoặc không rõ"))
    _metadata(document, gathering)


def _intent(intents: list[Intent], gathering: Gathering) -> None:
    if not intents:
        gathering.in_file(INTENT, N_("không có điều kiện in (output intent GTS_PDFX)"))
        return
    if len(intents) > 1:
        gathering.in_file(INTENT, N_("có {count} điều kiện in, chỉ được một").format(count=len(intents)))
        return
    profile = intents[0].profile
    if profile is None:
        gathering.in_file(INTENT, N_("điều kiện in không kèm hồ sơ màu ICC"))
    elif not profile.sound:
        gathering.in_file(INTENT, N_("hồ sơ màu của điều kiện in bị hỏng"))
    elif profile.kind != "prtr":
        what = N_("hồ sơ màu của điều kiện in không phải của máy in (loại {kind})")
        gathering.in_file(INTENT, what.format(kind=profile.kind))
    elif profile.space != "CMYK":
        what = N_("hồ sơ màu của điều kiện in là {space}, phải là CMYK")
        gathering.in_file(INTENT, what.format(space=profile.space))
    elif intents[0].components != profile.components:
        what = N_("hồ sơ màu của điều kiện in có {right} thành phần, tệp ghi {count}")
        gathering.in_file(INTENT, what.format(right=profile.components, count=intents[0].components))
    elif gathering.wanted.condition not in ("", intents[0].identifier):
        what = N_("điều kiện in là “{found}”, đã đặt “{wanted}”")
        gathering.in_file(INTENT, what.format(found=intents[0].identifier, wanted=gathering.wanted.condition))


def _version(document: DocumentFacts, gathering: Gathering) -> None:
    declared = document.declared
    if not declared:
        gathering.in_file(VERSION, N_("không khai là PDF/X (thiếu GTS_PDFXVersion)"))
    elif not declared.startswith(_KNOWN):
        gathering.in_file(VERSION, N_("khai một chuẩn không có: “{name}”").format(name=declared))
    elif declared.startswith(_IN_XMP) and "pdfxid:GTS_PDFXVersion" not in (document.xmp or {}):
        gathering.in_file(VERSION, N_("khai {name} trong bảng Info mà không có trong XMP").format(name=declared))


def _metadata(document: DocumentFacts, gathering: Gathering) -> None:
    if document.xmp is None:
        gathering.in_file(METADATA, N_("không có gói XMP"))
        return
    if not document.xmp:
        gathering.in_file(METADATA, N_("gói XMP hỏng, không đọc được"))
        return
    missing = [name for name in _NEEDED if not document.xmp.get(name, "").strip()]
    if missing:
        gathering.in_file(METADATA, N_("XMP thiếu {names}").format(names=", ".join(missing)))
    title, told = document.xmp.get("dc:title", ""), document.info.get("Title", "")
    if title and told and " ".join(title.split()) != " ".join(told.split()):
        gathering.in_file(METADATA, N_("tên tài liệu trong XMP và Info khác nhau"))
