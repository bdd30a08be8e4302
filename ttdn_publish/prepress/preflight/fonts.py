"""Rules on fonts."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.prepress.preflight.expectations import Purpose
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import HOUSE, PDFX4

EMBEDDED = Rule(
    "IN45",
    Severity.ERROR,
    N_("Mọi phông chữ đều được nhúng"),
    N_("Phông không nhúng thì máy in thay bằng phông khác: sai dấu tiếng Việt, sai chỗ ngắt dòng."),
    N_("Xuất lại tệp với lựa chọn nhúng phông; nếu phông cấm nhúng thì đổi phông khác."),
    PDFX4,
)
TYPE3 = Rule(
    "IN46",
    Severity.WARNING,
    N_("Không dùng phông Type 3"),
    N_("Phông Type 3 vẽ chữ bằng hình: nét thô hơn ở máy in, không tinh chỉnh được."),
    N_("Xuất lại tệp bằng phông TrueType hoặc OpenType."),
    HOUSE,
)
MEANING = Rule(
    "IN47",
    Severity.NOTICE,
    N_("Chữ chép ra được"),
    N_("Phông thiếu bảng ToUnicode: chữ in ra vẫn đúng nhưng không tìm, không chép, không đọc thành tiếng được."),
    N_("Xuất lại tệp với bảng ToUnicode (các chương trình mới đều làm được)."),
    N_("ISO 32000-1, mục 9.10; PDF/UA-1; PDF/A-2u"),
)
RULES = (EMBEDDED, TYPE3, MEANING)


def check(view: PageView, gathering: Gathering) -> None:
    """Fonts of all text on the sheet, in soft masks too."""
    strict = gathering.wanted.purpose is not Purpose.PRINT
    for thing in view.content.things:
        font = thing.font
        if font is None or thing.kind != "text":
            continue
        name = font.name.split("+")[-1]
        if not font.embedded:
            gathering.on_page(EMBEDDED, N_("phông “{name}” không nhúng").format(name=name), thing.box, key=font.name)
        elif font.kind == "Type3":
            gathering.on_page(TYPE3, N_("phông Type 3 “{name}”").format(name=name), thing.box, key=font.name)
        elif not font.to_unicode:
            severity = Severity.ERROR if strict else Severity.NOTICE
            what = N_("phông “{name}” thiếu bảng ToUnicode").format(name=name)
            gathering.on_page(MEANING, what, thing.box, key=font.name, severity=severity)
