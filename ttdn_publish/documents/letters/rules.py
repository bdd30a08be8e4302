"""Rules on letters abroad (official-documents reference, sections 13 and 14: E01, E02)."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

SAME = Rule(
    "VB-E01",
    Severity.ERROR,
    N_("Bản nước ngoài cùng số, cùng ngày với bản tiếng Việt; đầu thư không lẫn hai thứ tiếng"),
    N_(
        "Bản tiếng Việt đã ký là văn bản. Số và ngày của bản nước ngoài lấy từ chính văn bản ấy nên không thể khác; tên cơ quan ở đầu thư phải có trong ngôn ngữ của thư."
    ),
    N_(
        "Thêm tên cơ quan bằng ngôn ngữ ấy vào content/organisations.yaml, địa danh vào content/agencies.yaml (places)."
    ),
    N_("Tập quán thư từ đối ngoại"),
)
NOTE = Rule(
    "VB-E02",
    Severity.WARNING,
    N_("Công hàm: của cơ quan được dùng công hàm, ngôi thứ ba, không ký tên"),
    N_(
        "Công hàm là hình thức thư của bộ ngoại giao và cơ quan đại diện. Cơ quan cấp tỉnh thường gửi thư chính thức. Công hàm viết ngôi thứ ba, không ký tên, chỉ ký nháy và đóng dấu."
    ),
    N_("{right}."),
    N_("Tập quán ngoại giao"),
)
NO_CORRESPONDENT = Rule(
    "VB-E03",
    Severity.ERROR,
    N_("Người nhận thư có trong danh bạ"),
    N_(
        "Lời xưng hô và lời kết theo chức danh và giới tính của người nhận, ghi trong content/correspondents.yaml; không đoán."
    ),
    N_("Thêm người nhận vào content/correspondents.yaml, hoặc sửa letter.to{hint}."),
    N_("Quy ước của bộ công cụ"),
)
NO_FORM = Rule(
    "VB-E04",
    Severity.WARNING,
    N_("Tên, chức vụ, cơ quan của người nhận có trong ngôn ngữ của thư"),
    N_("Chưa có thì in dạng chữ La-tinh (tiếng Anh, hoặc tiếng Việt); không tự phiên âm."),
    N_("Hỏi nơi nhận rồi điền “{key}” của người ấy trong content/correspondents.yaml."),
    N_("Quy ước của bộ công cụ"),
)
NO_GENDER = Rule(
    "VB-E05",
    Severity.WARNING,
    N_("Giới tính người nhận được ghi, không đoán theo tên"),
    N_("Chưa ghi thì thư dùng lời xưng hô không phân biệt nam, nữ."),
    N_("Điền gender: m hoặc gender: f trong content/correspondents.yaml."),
    N_("Tập quán thư từ đối ngoại"),
)
COURTESY = Rule(
    "VB-E06",
    Severity.NOTICE,
    N_("Lời xưng hô và lời kết của bản nước ngoài là của ngôn ngữ ấy"),
    N_(
        "Dòng xưng hô, dòng kết trong nội dung tiếng Việt không dịch sang; mỗi ngôn ngữ có công thức riêng trong templates/letters."
    ),
    N_("Không cần làm gì; nếu dòng ấy là nội dung, hãy viết thành câu khác."),
    N_("Quy ước của bộ công cụ"),
)
UNVERIFIED = Rule(
    "VB-E07",
    Severity.NOTICE,
    N_("Cụm từ cố định đã có người bản ngữ duyệt"),
    N_("Công thức thư đánh dấu verify: true được viết theo hiểu biết chung, chưa có người bản ngữ duyệt."),
    N_("Nhờ người bản ngữ đọc templates/letters/{file}.yaml, sửa nếu cần rồi thay verify: true bằng source."),
    N_("Quy ước của bộ công cụ"),
)
TYPE = Rule(
    "VB-E08",
    Severity.ERROR,
    N_("Thư gửi ra nước ngoài là thư công hoặc công văn"),
    N_(
        "Bản tiếng Việt của thư là thư công (thư của lãnh đạo, không số) hoặc công văn (có số); loại khác có bản dịch, không có bản thư."
    ),
    N_("Ghi type: thu-cong hoặc type: cong-van, hoặc bỏ khóa letter."),
    N_("Quy ước của bộ công cụ"),
)
NO_COUNTRY = Rule(
    "VB-E09",
    Severity.WARNING,
    N_("Tên nước có trong bảng thuật ngữ"),
    N_(
        "Câu chúc mừng trong ngôn ngữ của thư dùng tên nước đã chọn trong bảng thuật ngữ; chưa có thì câu ấy để trống, chờ người dịch."
    ),
    N_("Thêm tên nước vào bảng thuật ngữ: ttdn terms add."),
    N_("Quy ước của bộ công cụ"),
)

RULES = (SAME, NOTE, NO_CORRESPONDENT, NO_FORM, NO_GENDER, COURTESY, UNVERIFIED, TYPE, NO_COUNTRY)
