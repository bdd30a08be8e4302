"""Rules on assembling an edition: what is quoted exists, and what is internal stays inside."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

BROKEN_REFERENCE = Rule(
    "BT13",
    Severity.ERROR,
    N_("Tham chiếu có đích"),
    N_("Số liệu, cơ quan, người, bài viết, chú thích được nhắc đến đều phải có trong hồ sơ."),
    N_("Sửa mã tham chiếu{hint}, hoặc thêm hồ sơ còn thiếu trong thư mục content."),
    N_("Quy ước của bộ công cụ"),
)
WITHHELD = Rule(
    "BT24",
    Severity.WARNING,
    N_("Nội dung không công khai không vào bản công khai"),
    N_(
        "Chỉ nội dung cong_khai, đã hết hạn chờ phát hành, mới vào bản công khai. Phần bị giữ lại được nêu tên tệp, không nêu nội dung."
    ),
    N_("Nếu được phép công khai, ghi classification: cong_khai; nếu không, bỏ bài khỏi sơ đồ trang."),
    N_("Kế hoạch 2018, mục IV.6 và IV.13 (chế độ bảo mật thông tin)"),
)
WITHHELD_FIGURE = Rule(
    "SL05",
    Severity.ERROR,
    N_("Bài công khai chỉ dẫn số liệu công khai"),
    N_("Chỉ tiêu có mức nội bộ, hạn chế không được in trong bài công khai; chỗ đó được để trống và đánh dấu."),
    N_("Dùng chỉ tiêu khác, hoặc xin phép công khai rồi ghi classification là cong_khai trong bảng chỉ tiêu."),
    N_("Kế hoạch 2018, mục IV.9 và IV.13"),
)

RULES = (BROKEN_REFERENCE, WITHHELD, WITHHELD_FIGURE)
