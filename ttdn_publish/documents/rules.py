"""Rules on what came of a document: whether it could be made as the regulation wants it on this machine."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

NO_OFFICE = Rule(
    "VB-W01",
    Severity.NOTICE,
    N_("PDF của văn bản do LibreOffice xuất"),
    N_("Tệp Word là bản gốc; PDF được xuất từ chính tệp ấy bằng LibreOffice, nếu máy có."),
    N_("Cài LibreOffice, hoặc mở tệp Word và dùng lệnh Lưu thành PDF."),
    N_("Quy ước của bộ công cụ"),
)
SUBSTITUTED = Rule(
    "VB-W02",
    Severity.WARNING,
    N_("PDF dùng đúng phông Times New Roman"),
    N_(
        "Máy không có Times New Roman thì LibreOffice thay bằng phông khác. Phông cùng kích thước (Liberation Serif 2, Tinos) giữ nguyên chỗ ngắt dòng; phông khác thì không, có khi mất cả dấu tiếng Việt."
    ),
    N_("Xuất PDF trên máy có Times New Roman; bản ký và đóng dấu phải là bản ấy."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4"),
)
WITHHELD_PAGE = Rule(
    "VB-W03",
    Severity.NOTICE,
    N_("Trang web chỉ có khi văn bản công khai"),
    N_(
        "Bản Word và PDF dùng trong cơ quan; trang web là để công bố, nên văn bản không công khai thì không có trang web."
    ),
    N_("Nếu văn bản được công bố, ghi classification: cong_khai trong document.yaml."),
    N_("Kế hoạch 2018, mục IV.13 (chế độ bảo mật thông tin)"),
)

RULES = (NO_OFFICE, SUBSTITUTED, WITHHELD_PAGE)
