"""Rules on reading: what a file must be before anything else can be said of it."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

UNREADABLE = Rule(
    "BT01",
    Severity.ERROR,
    N_("Tệp đọc được"),
    N_(
        "Mọi tệp nội dung là văn bản UTF-8; phần khai báo là YAML. Tệp không đọc được thì không dựng được trang nào từ nó."
    ),
    N_("Sửa tệp tại dòng đã nêu rồi chạy lại."),
    N_("Quy ước của bộ công cụ"),
)
UNKNOWN_KEY = Rule(
    "BT02",
    Severity.ERROR,
    N_("Khóa có trong danh mục"),
    N_("Danh mục khóa là đóng, để một lỗi gõ không làm mất dữ liệu trong im lặng."),
    N_("Sửa tên khóa{hint}, hoặc bỏ dòng này. Danh mục khóa: content/HUONG-DAN.md."),
    N_("Quy ước của bộ công cụ"),
)
MISSING_KEY = Rule(
    "BT03",
    Severity.ERROR,
    N_("Khóa bắt buộc được ghi"),
    N_("Một số khóa bắt buộc phải có để dựng trang hoặc để theo đúng luật."),
    N_("Thêm dòng “{key}:” với giá trị của nó."),
    N_("Quy ước của bộ công cụ"),
)
WRONG_VALUE = Rule(
    "BT04",
    Severity.ERROR,
    N_("Giá trị đúng kiểu"),
    N_(
        "Ngày viết 2018-03-30, số viết 12 hoặc 12.5, đúng sai viết true hoặc false; một số khóa chỉ nhận các giá trị đã định."
    ),
    N_("Sửa giá trị: {expected}."),
    N_("Quy ước của bộ công cụ"),
)
CONTAINER = Rule(
    "BT05",
    Severity.ERROR,
    N_("Khối ::: đúng tên, có mở có đóng"),
    N_(
        "Danh mục khối là đóng: trích dẫn, hộp thông tin, điểm tin, dòng thời gian, thẻ dự án, ảnh, phóng sự ảnh, lịch, liên hệ, biểu đồ, bảng."
    ),
    N_("Xem ví dụ từng khối trong content/HUONG-DAN.md."),
    N_("Quy ước của bộ công cụ"),
)
NOT_NFC = Rule(
    "BT06",
    Severity.NOTICE,
    N_("Chữ Việt dựng sẵn (NFC)"),
    N_(
        "Chữ tổ hợp (NFD) từ một số máy nhìn giống nhưng tìm kiếm và so sánh sai; khi đọc, chương trình tự chuyển sang dạng dựng sẵn."
    ),
    N_("Không bắt buộc sửa; nên lưu lại tệp ở dạng dựng sẵn."),
    N_("TCVN 6909:2001; Unicode NFC"),
)
MARKUP = Rule(
    "BT12",
    Severity.ERROR,
    N_("Cú pháp bài viết thuộc danh mục"),
    N_(
        "Bài viết dùng đoạn văn, đề mục, danh sách, nghiêng, đậm, liên kết, chú thích và các khối :::. HTML và mã lệnh không được dùng."
    ),
    N_("Viết lại bằng các dạng đã nêu trong content/HUONG-DAN.md."),
    N_("Quy ước của bộ công cụ"),
)
UNKNOWN_CLASS = Rule(
    "BT28",
    Severity.WARNING,
    N_("Mức phổ biến rõ ràng"),
    N_("Mức không ghi hoặc ghi lạ được coi là nội bộ, và nội bộ không vào bản công khai."),
    N_("Ghi classification: cong_khai, noi_bo hoặc han_che."),
    N_("Kế hoạch 2018, mục IV.13 (chế độ bảo mật thông tin)"),
)
CONFLICTING_INDICATOR = Rule(
    "SL01",
    Severity.ERROR,
    N_("Một chỉ tiêu, một kỳ, một giá trị"),
    N_("Hai giá trị khác nhau cho cùng chỉ tiêu và kỳ là lỗi, không phải một lựa chọn."),
    N_("Giữ một giá trị có nguồn; chuyển giá trị kia vào cột note."),
    N_("Kế hoạch 2018, mục IV.9: số liệu chính xác, kịp thời"),
)

RULES = (
    UNREADABLE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_VALUE,
    CONTAINER,
    NOT_NFC,
    MARKUP,
    UNKNOWN_CLASS,
    CONFLICTING_INDICATOR,
)
