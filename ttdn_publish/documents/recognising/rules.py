"""Rules on recognising a typed document (VB-I01 to VB-I10): what was guessed, changed or left where it stood, so that a person looks."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

_HOUSE = N_("Quy ước của bộ công cụ: không mất chữ nào, điều suy đoán phải nói ra")

LEFT_IN_BODY = Rule(
    "VB-I01",
    Severity.NOTICE,
    N_("Dòng chưa rõ là gì nằm lại trong nội dung"),
    N_(
        "Dòng ở phần đầu hoặc phần cuối văn bản mà chương trình không nhận ra (không phải quốc hiệu, tên cơ quan, số, ngày, căn cứ, nơi nhận, người ký) được giữ nguyên trong noi-dung.md, đúng thứ tự."
    ),
    N_("Nếu dòng thuộc phần thể thức, chuyển nó vào document.yaml rồi xóa trong noi-dung.md."),
    _HOUSE,
)
CASE_CHANGED = Rule(
    "VB-I02",
    Severity.NOTICE,
    N_("Trích yếu in hoa được đổi sang chữ thường"),
    N_(
        "Trích yếu viết chữ thường, chữ đầu in hoa. Khi tệp gõ in hoa, chương trình chỉ đổi hoa thành thường; tên riêng được nhận ra từ danh bạ cơ quan và từ chính văn bản."
    ),
    N_("Đọc lại chữ hoa của tên riêng trong khóa abstract."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5; Thông tư 01/2011/TT-BNV (cần kiểm tra)"),
)
CHANGES_SETTLED = Rule(
    "VB-I03",
    Severity.WARNING,
    N_("Tệp Word còn thay đổi đang theo dõi"),
    N_("Chữ thêm vào được giữ, chữ đã xóa thì bỏ, như khi chấp nhận mọi thay đổi."),
    N_("Nếu không định chấp nhận hết, hãy duyệt các thay đổi trong Word rồi làm lại."),
    _HOUSE,
)
GUESSED_RECIPIENTS = Rule(
    "VB-I04",
    Severity.WARNING,
    N_("Nơi nhận suy từ nội dung"),
    N_(
        "Khi tệp không có phần nơi nhận, chương trình chỉ lấy các cơ quan mà chính văn bản giao việc ở mục tổ chức thực hiện, không thêm cơ quan nào khác."
    ),
    N_("Đọc lại khóa recipients: thêm, bớt theo chỉ đạo của lãnh đạo và quy chế gửi văn bản."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9"),
)
ISSUER = Rule(
    "VB-I05",
    Severity.WARNING,
    N_("Cơ quan ban hành phải chắc chắn"),
    N_(
        "Cơ quan ban hành lấy theo --issuer; không có thì theo phần đầu văn bản, theo ký hiệu, rồi theo cơ quan mà nội dung báo cáo lên và địa bàn mà nội dung nói tới."
    ),
    N_("Kiểm tra khóa issuer trong document.yaml; mã cơ quan xem trong content/agencies.yaml."),
    _HOUSE,
)
DERIVED_DAY = Rule(
    "VB-I06",
    Severity.NOTICE,
    N_("Ngày chọn bộ quy tắc"),
    N_(
        "Thể thức, tên cơ quan và địa danh theo ngày của văn bản. Văn bản chưa có ngày thì theo khóa rules_as_of, lấy từ --rules-as-of hoặc từ năm ghi trong trích yếu."
    ),
    N_("Kiểm tra khóa rules_as_of; khi đã có ngày văn bản thì bỏ khóa này."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 37 và 38"),
)
TYPE_NAME = Rule(
    "VB-I07",
    Severity.WARNING,
    N_("Tên loại trong tệp khớp với --type"),
    N_("Loại văn bản theo --type. Tệp mang tên loại khác, hoặc không có tên loại, thì cần người xem lại."),
    N_("Chạy lại với --type đúng loại, hoặc giữ như đã tạo nếu đó là ý định."),
    _HOUSE,
)
LABELS = Rule(
    "VB-I08",
    Severity.NOTICE,
    N_("Số thứ tự trở thành chữ"),
    N_(
        "Số do Word tự đánh được viết ra như Word hiển thị; ký hiệu đầu dòng trở thành - hoặc +. Danh sách chữ cái của Word không có chữ đ. Phụ lục được đánh số theo thứ tự."
    ),
    N_("Đọc lại thứ tự của các khoản, điểm trong noi-dung.md."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6"),
)
NOT_CARRIED = Rule(
    "VB-I09",
    Severity.WARNING,
    N_("Phần của tệp Word không thành dòng chữ"),
    N_(
        "Ảnh, công thức, ghi chú bên lề, đầu trang và chân trang không đưa vào văn bản; hộp chữ và chú thích cuối trang trở thành dòng thường, sau đoạn mà chúng đi kèm."
    ),
    N_("Mở tệp Word gốc đối chiếu, bổ sung điều còn thiếu."),
    _HOUSE,
)
OLD_ENCODING = Rule(
    "VB-I10",
    Severity.ERROR,
    N_("Chữ Việt là Unicode"),
    N_("Văn bản gõ bằng phông .VnTime (TCVN3) hoặc VNI đọc theo Unicode sẽ thành chữ vô nghĩa."),
    N_("Chuyển tệp gốc sang Unicode (ví dụ bằng công cụ chuyển mã của UniKey) rồi làm lại."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4; TCVN 6909:2001"),
)

RULES = (
    LEFT_IN_BODY,
    CASE_CHANGED,
    CHANGES_SETTLED,
    GUESSED_RECIPIENTS,
    ISSUER,
    DERIVED_DAY,
    TYPE_NAME,
    LABELS,
    NOT_CARRIED,
    OLD_ENCODING,
)
