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

UNREADABLE = Rule(
    "DT01",
    Severity.ERROR,
    N_("Tệp bản dịch đọc được"),
    N_("Tệp .xlf trong thư mục editions phải là XLIFF 2.1 đúng chuẩn, đúng ngôn ngữ; tệp hỏng không bị ghi đè."),
    N_("Khôi phục tệp từ bản sao lưu, hoặc dời tệp ra khỏi thư mục editions rồi dịch lại."),
    N_("XLIFF 2.1 (OASIS, 13/02/2018)"),
)
BROKEN_RECORD = Rule(
    "DT02",
    Severity.ERROR,
    N_("Sổ ký duyệt còn nguyên"),
    N_(
        "Mỗi dòng của sổ ký duyệt mang mã băm của chính nó và của mọi dòng trước. Từ dòng bị sửa trở đi, chữ ký không còn giá trị."
    ),
    N_("Khôi phục content/records/approvals.jsonl từ bản sao lưu; không sửa tay tệp này."),
    N_("Quy ước của bộ công cụ: sổ chỉ ghi thêm"),
)
CHANGED_SINCE = Rule(
    "DT03",
    Severity.WARNING,
    N_("Nội dung đã duyệt không đổi sau khi duyệt"),
    N_("Câu đã được ký duyệt rồi bị sửa, hoặc số liệu in trong câu đã đổi, thì phải duyệt lại."),
    N_("Đọc lại câu và ký duyệt lại bằng ttdn review approve."),
    N_("Quy ước của bộ công cụ: người ký chỉ chịu trách nhiệm về điều đã thấy"),
)
UNTRANSLATED = Rule(
    "DT04",
    Severity.NOTICE,
    N_("Bản ngoại ngữ dịch đủ"),
    N_(
        "Câu chưa dịch được in theo cách đã chọn trong content/settings.yaml: bỏ trống, in tiếng Việt có đánh dấu, hoặc vào khung."
    ),
    N_("Chạy ttdn translate, gửi tệp cho người dịch rồi nhập lại bằng ttdn review in."),
    N_("Quy ước của bộ công cụ"),
)
NO_NAME = Rule(
    "DT05",
    Severity.WARNING,
    N_("Cơ quan có tên trong ngôn ngữ của bản"),
    N_("Tên cơ quan không được tự dịch; bản ngoại ngữ in tên tiếng Việt cho đến khi có tên chính thức."),
    N_("Ghi tên vào content/organisations.yaml, khóa của ngôn ngữ ấy, kèm nguồn."),
    N_("Thông tư 03/2009/TT-BNG; công văn 4800/UBND-NC ngày 12/10/2011"),
)
NOT_SIGNABLE = Rule(
    "DT06",
    Severity.ERROR,
    N_("Chỉ ký duyệt câu đã có người soát"),
    N_("Câu chưa dịch, câu đã cũ và câu máy dịch chưa ai đọc thì không ký được."),
    N_("Soát câu ấy trước: gửi bản Word bằng ttdn review out, nhận lại bằng ttdn review in."),
    N_("Quy ước của bộ công cụ: không câu máy nào ra ngoài mà chưa có người đọc"),
)
NOT_TAKEN = Rule(
    "DT07",
    Severity.WARNING,
    N_("Tệp gửi về được nhập đủ"),
    N_(
        "Câu đã duyệt không bị ghi đè; câu mà bản gốc đã đổi, hoặc hỏng mã, không được nhập. Phần còn lại của tệp vẫn được nhập."
    ),
    N_("Xem lại câu ấy: sửa trong tệp rồi nhập lại, hoặc giữ bản đang có."),
    N_("Quy ước của bộ công cụ: không ghi đè điều đã duyệt"),
)

RULES = (
    BROKEN_REFERENCE,
    WITHHELD,
    WITHHELD_FIGURE,
    UNREADABLE,
    BROKEN_RECORD,
    CHANGED_SINCE,
    UNTRANSLATED,
    NO_NAME,
    NOT_SIGNABLE,
    NOT_TAKEN,
)
