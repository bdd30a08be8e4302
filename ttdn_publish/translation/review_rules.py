"""Rules on review kits that come back: damage stops the whole kit, conflicts are listed and not taken."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

_HOUSE = N_("Quy ước của bộ công cụ")
_NOTHING_LOST = N_("Quy ước của bộ công cụ: không lời dịch nào bị mất hay bị ghi đè lặng lẽ")

UNUSABLE = Rule(
    "DT40",
    Severity.ERROR,
    N_("Hồ sơ soát dùng được"),
    N_(
        "Tệp nhận lại phải là hồ sơ soát .docx do chính ấn phẩm này xuất ra, còn nguyên phần nhận dạng, không macro. Sai thì không nhập gì."
    ),
    N_("Kiểm tra lại tệp người soát gửi; nếu cần, xuất hồ sơ mới bằng ttdn review out rồi chép phần sửa sang."),
    _HOUSE,
)
DAMAGED = Rule(
    "DT41",
    Severity.ERROR,
    N_("Hàng của hồ sơ soát còn nguyên"),
    N_(
        "Cột khóa, cột nguồn không được sửa; hàng đủ bốn ô; ô bản dịch chỉ có chữ. Một hàng hỏng thì cả tệp không được nhập."
    ),
    N_("Mở tệp trong Word, khôi phục hàng {number} (Undo, hoặc chép lại hàng ấy từ hồ sơ gốc) rồi nhập lại."),
    _HOUSE,
)
TWICE = Rule(
    "DT42",
    Severity.ERROR,
    N_("Mỗi câu chỉ có một hàng"),
    N_("Một hàng bị chép thành hai với lời dịch khác nhau thì không biết lấy bản nào."),
    N_("Xóa một trong hai hàng {number} rồi nhập lại."),
    _HOUSE,
)
CODES = Rule(
    "DT43",
    Severity.ERROR,
    N_("Mã trong câu còn đủ"),
    N_(
        "Mã ⟦…⟧ là chỗ của số liệu, tên cơ quan, chú thích, liên kết: mỗi mã của câu gốc đứng đúng một lần trong bản dịch."
    ),
    N_("Ghi lại mã trong ô bản dịch của hàng {number} (chép từ ô nguồn) rồi nhập lại."),
    _HOUSE,
)
FOREIGN = Rule(
    "DT44",
    Severity.ERROR,
    N_("Hồ sơ thuộc ấn phẩm này"),
    N_("Ngôn ngữ, ấn phẩm và các câu của hồ sơ phải có ở đây. Sai thì không nhập gì."),
    N_("Chạy lệnh trong không gian làm việc đã xuất hồ sơ, hoặc xuất hồ sơ mới."),
    _HOUSE,
)
APPROVED = Rule(
    "DT45",
    Severity.WARNING,
    N_("Câu đã duyệt không bị ghi đè"),
    N_("Người soát sửa một câu đã được ký duyệt. Lời đã duyệt được giữ; lời mới chỉ được nêu ra."),
    N_("Nếu cần thay, nhập lại với --over-approved; câu ấy phải ký duyệt lại."),
    _NOTHING_LOST,
)
CHANGED_MEANWHILE = Rule(
    "DT46",
    Severity.WARNING,
    N_("Bản dịch không đổi trong lúc đi soát"),
    N_("Lời dịch ở đây đã được sửa sau khi hồ sơ xuất ra. Lời ở đây được giữ; lời của người soát chỉ được nêu ra."),
    N_("So hai bản rồi sửa bằng một hồ sơ mới."),
    _NOTHING_LOST,
)
SOURCE_CHANGED = Rule(
    "DT47",
    Severity.WARNING,
    N_("Câu gốc không đổi trong lúc đi soát"),
    N_(
        "Câu gốc đã sửa sau khi hồ sơ xuất ra: lời soát được lấy nhưng câu vẫn là “dịch đã cũ”. Câu gốc không còn thì lời soát chỉ được nêu ra."
    ),
    N_("Xuất hồ sơ mới cho câu ấy và soát lại theo câu gốc mới."),
    _NOTHING_LOST,
)
ROWS = Rule(
    "DT48",
    Severity.WARNING,
    N_("Hồ sơ soát còn đủ hàng"),
    N_("Hàng bị xóa, bị dời chỗ, hàng lạ, ô bản dịch trống: bản dịch đang có được giữ nguyên."),
    N_("Nếu là vô ý thì không cần làm gì; nếu có chủ ý thì sửa ở bản gốc của ấn phẩm."),
    _NOTHING_LOST,
)
REMARK = Rule(
    "DT49",
    Severity.NOTICE,
    N_("Ý kiến của người soát được đọc"),
    N_("Comment trong Word được giữ cùng câu trong tệp dịch và đi theo câu vào hồ sơ soát sau."),
    N_("Trả lời hoặc sửa theo ý kiến; comment đánh dấu đã xong (Resolve) thì lần nhập sau được bỏ."),
    _HOUSE,
)

RULES = (
    UNUSABLE,
    DAMAGED,
    TWICE,
    CODES,
    FOREIGN,
    APPROVED,
    CHANGED_MEANWHILE,
    SOURCE_CHANGED,
    ROWS,
    REMARK,
)
