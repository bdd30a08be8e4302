"""Rules on the termbase itself (DT20–DT24, DT32) and on the terms of a translation (DT25–DT31, DT33)."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

_TABLES = N_("Quy ước của bộ công cụ: glossaries/*.csv, mỗi dòng một khái niệm")
_REFERENCE = N_("Tài liệu thuật ngữ của đơn vị, mục 1: cách đọc bảng thuật ngữ")

BAD_TABLE = Rule(
    "DT20",
    Severity.ERROR,
    N_("Bảng thuật ngữ đọc được"),
    N_("Bảng thuật ngữ là tệp CSV mã UTF-8, dòng đầu là tên cột; cột id và vi phải có, cột lạ không được nhận."),
    N_("Sửa dòng được nêu; tên cột xem trong glossaries/general.csv. Trong Excel: lưu kiểu CSV UTF-8."),
    _TABLES,
)
BAD_CELL = Rule(
    "DT21",
    Severity.ERROR,
    N_("Ô của bảng thuật ngữ đúng kiểu"),
    N_(
        "Trạng thái là preferred hoặc proposed; case là exact, initial hoặc any; ngày ghi năm-tháng-ngày hoặc dd/mm/yyyy; mã gồm chữ thường, số và gạch nối."
    ),
    N_("Sửa ô thành {expected}."),
    _TABLES,
)
BAD_CONCEPT = Rule(
    "DT22",
    Severity.ERROR,
    N_("Mỗi khái niệm có mã riêng và tên tiếng Việt"),
    N_("Trong một thư mục, mỗi mã dùng một lần. Dòng của không gian làm việc cùng mã thay cho dòng có sẵn."),
    N_("Đặt mã khác, hoặc điền cột vi."),
    _TABLES,
)
CLASH = Rule(
    "DT23",
    Severity.ERROR,
    N_("Một dạng chữ chỉ thuộc một khái niệm"),
    N_(
        "Hai dòng có hiệu lực cùng thời gian mà cùng một dạng tiếng Việt thì không biết dịch theo dòng nào. Dấu thanh kiểu cũ và kiểu mới, gạch nối và gạch ngang được coi là một."
    ),
    N_("Bỏ dạng đó ở một trong hai dòng, hoặc ghi valid_from, valid_to; muốn sửa dòng có sẵn thì dùng đúng mã của nó."),
    _TABLES,
)
AMBIGUOUS = Rule(
    "DT24",
    Severity.WARNING,
    N_("Dạng trần dễ nhầm phải có điều kiện"),
    N_("Những dạng một chữ cũng là từ thường hoặc tên người (Anh, Mỹ, sở, đồng, KH…) gây báo sai nếu so khớp mọi nơi."),
    N_("Bỏ dạng đó, hoặc ghi điều kiện cho nó trong glossaries/scope.yaml."),
    _REFERENCE,
)
MISSING = Rule(
    "DT25",
    Severity.WARNING,
    N_("Bản dịch dùng thuật ngữ đã chọn"),
    N_("Câu gốc có thuật ngữ thì bản dịch phải có dạng đã chọn hoặc một dạng được phép (cột forms)."),
    N_("Dùng “{expected}”; nếu dạng trong bản dịch cũng đúng, ghi nó vào cột forms."),
    _REFERENCE,
)
FORBIDDEN = Rule(
    "DT26",
    Severity.ERROR,
    N_("Bản dịch không dùng dạng bị cấm"),
    N_(
        "Dạng bị cấm chỉ tính trong bản dịch của chính dòng đó; không tính khi nằm trong một dạng đúng dài hơn, hoặc là dạng đúng của thuật ngữ khác có trong câu gốc."
    ),
    N_("Dùng “{expected}”."),
    _REFERENCE,
)
PROPOSED = Rule(
    "DT27",
    Severity.WARNING,
    N_("Thuật ngữ đề xuất chờ người duyệt"),
    N_("Dạng này lấy từ từ điển, báo chí hoặc tự dịch. Người duyệt câu cũng là người duyệt nó trong câu đó."),
    N_("Đọc lại và ký duyệt câu; khi đã có nguồn chính thức, đổi trạng thái trong bảng thành preferred."),
    _REFERENCE,
)
NO_FORM = Rule(
    "DT28",
    Severity.WARNING,
    N_("Chưa có dạng ổn định thì giữ tên tiếng Việt"),
    N_("Ô trống trong bảng nghĩa là chưa tìm được dạng dùng ổn định; không tự phiên âm."),
    N_("Giữ “{expected}” và để người duyệt quyết định; khi có nguồn, điền vào bảng."),
    _REFERENCE,
)
NOT_KEPT = Rule(
    "DT29",
    Severity.WARNING,
    N_("Tên không dịch được giữ nguyên"),
    N_("Khái niệm có dấu ở cột do_not_translate phải đứng nguyên dạng trong mọi ngôn ngữ."),
    N_("Ghi “{expected}” đúng như trong câu gốc."),
    _TABLES,
)
FOR_A_PERSON = Rule(
    "DT30",
    Severity.WARNING,
    N_("Điểm phải do người quyết định"),
    N_(
        "Dòng có ghi chú review, từ ngữ chính trị nội bộ, hoặc tên gọi dễ hiểu sang nơi khác phải được người có trách nhiệm xem trước khi in."
    ),
    N_("Đọc lại câu theo ghi chú của dòng “{id}” rồi ký duyệt."),
    _REFERENCE,
)
EXPIRED = Rule(
    "DT31",
    Severity.WARNING,
    N_("Tên có hiệu lực vào ngày của bài"),
    N_("Tên cơ quan, địa danh đã thôi dùng trước ngày của bài. Tên lịch sử được giữ, không tự đổi sang tên mới."),
    N_("Nếu nói về quá khứ, giữ tên và ký duyệt; nếu không, dùng tên có hiệu lực."),
    N_("Tài liệu thuật ngữ của đơn vị, mục 3: thời gian"),
)
CONTRADICTION = Rule(
    "DT32",
    Severity.WARNING,
    N_("Các dòng thuật ngữ không mâu thuẫn nhau"),
    N_(
        "Một dạng vừa được chọn vừa bị cấm, hoặc hai khái niệm cùng lĩnh vực dịch giống nhau, thì người đọc bản dịch không phân biệt được."
    ),
    N_("Xem lại hai dòng; nếu cố ý thì để nguyên."),
    _TABLES,
)
WRONG_NAME = Rule(
    "DT33",
    Severity.ERROR,
    N_("Tên bị cấm trong toàn văn bản"),
    N_(
        "Biển Đông, Hoàng Sa, Trường Sa, DOC, COC, Đài Loan (Trung Quốc): dạng bị cấm được tìm ở mọi chỗ, kể cả khi câu gốc không nhắc đến; trong tiếng Việt: mọi dạng bị cấm."
    ),
    N_("Dùng “{expected}”; trích dẫn nguyên văn phải được người duyệt cho phép từng chỗ."),
    _REFERENCE,
)

RULES = (
    BAD_TABLE,
    BAD_CELL,
    BAD_CONCEPT,
    CLASH,
    AMBIGUOUS,
    MISSING,
    FORBIDDEN,
    PROPOSED,
    NO_FORM,
    NOT_KEPT,
    FOR_A_PERSON,
    EXPIRED,
    CONTRADICTION,
    WRONG_NAME,
)
