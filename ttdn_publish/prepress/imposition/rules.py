"""Rules of imposition, IN70–IN79."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

_HOUSE = N_("Quy ước của bộ công cụ")

PAGE_COUNT = Rule(
    "IN70",
    Severity.ERROR,
    N_("Số trang hợp với cách bình"),
    N_(
        "Tờ gấp ba có đúng hai trang (mặt ngoài, mặt trong); in hai mặt cần số trang chẵn; tệp phải có trang và không quá 2000 trang."
    ),
    N_("Bổ sung trang còn thiếu, chọn cách bình khác bằng --scheme, hoặc --sides 1 nếu chỉ in một mặt."),
    _HOUSE,
)
BLANKS = Rule(
    "IN71",
    Severity.WARNING,
    N_("Sách đóng ghim có số trang là bội của 4"),
    N_("Mỗi tờ gấp đôi cho bốn trang. Trang trắng được thêm trước trang cuối, để trang cuối vẫn là bìa 4."),
    N_("Thêm nội dung cho đủ trang, hoặc xác nhận với nhà in rằng các trang ấy để trắng."),
    _HOUSE,
)
DOES_NOT_FIT = Rule(
    "IN72",
    Severity.ERROR,
    N_("Các trang xếp vừa tờ in"),
    N_("Trang, tràn lề, khe xén, mép nhíp và lề không in phải nằm gọn trong tờ in."),
    N_("Chọn tờ lớn hơn bằng --sheet, giảm --up, hoặc hỏi nhà in mép nhíp thật để ghi --gripper."),
    _HOUSE,
)
NO_TRIM = Rule(
    "IN73",
    Severity.ERROR,
    N_("Tệp nguồn ghi khổ thành phẩm (TrimBox)"),
    N_("Không có TrimBox thì không biết phần nào của trang là thành phẩm, phần nào là tràn lề và dấu xén."),
    N_("Bình từ tệp in có TrimBox; nếu cả trang là thành phẩm, thêm --whole-page."),
    N_("ISO 15930 (PDF/X): mỗi trang phải có TrimBox hoặc ArtBox"),
)
NO_BLEED = Rule(
    "IN74",
    Severity.ERROR,
    N_("Trang nguồn đủ tràn lề"),
    N_("Chỗ xén hai nhát cần tràn lề thật ở cả hai bên; thiếu thì mép giấy trắng lộ ra khi dao lệch."),
    N_("Bình từ tệp in có tràn lề, hoặc ghi --bleed đúng với tệp (0 nếu trang có lề trắng)."),
    _HOUSE,
)
SIZES_DIFFER = Rule(
    "IN75",
    Severity.ERROR,
    N_("Mọi trang cùng khổ thành phẩm"),
    N_("Các trang trên một tờ được xén bằng cùng những đường dao, nên phải cùng khổ, cùng chiều."),
    N_("Xuất lại các trang ấy theo khổ của trang 1."),
    _HOUSE,
)
MARKS_LEFT_OUT = Rule(
    "IN76",
    Severity.WARNING,
    N_("Tờ in đủ chỗ cho dấu và thang màu"),
    N_("Dấu xén, dấu gấp, dấu chồng màu, thang màu, dòng ghi chú chỉ đặt ngoài tràn lề và trong vùng in được."),
    N_("Dùng tờ lớn hơn, hoặc báo nhà in tự thêm dấu."),
    _HOUSE,
)
COMMON_CUT = Rule(
    "IN77",
    Severity.WARNING,
    N_("Khe giữa hai trang đủ cho tràn lề của cả hai"),
    N_(
        "Khe hẹp hơn hai lần tràn lề thì mỗi trang chỉ còn nửa khe để tràn; khe 0 là một nhát dao chung, không có tràn lề."
    ),
    N_("Bỏ --gutter để có khe bằng hai lần tràn lề, trừ khi các trang liền màu hoặc có lề trắng."),
    _HOUSE,
)
BAD_NUMBER = Rule(
    "IN78",
    Severity.ERROR,
    N_("Các số của lệnh bình dùng được"),
    N_("Khổ tờ, số trang một mặt, khe, mép nhíp, độ dày giấy và khổ các ô gấp phải hợp với nhau."),
    N_("Sửa lại số ấy trong lệnh."),
    _HOUSE,
)
MUCH_CREEP = Rule(
    "IN79",
    Severity.WARNING,
    N_("Độ đẩy giấy ở lõi vừa phải"),
    N_("Trang ở lõi dịch về gáy bằng độ đẩy, phần qua gáy bị che. Dịch quá 2 mm thì chữ và ảnh sát gáy có thể mất."),
    N_("Kiểm tra lề trong của các trang giữa, dùng giấy mỏng hơn hoặc đóng gáy keo; đo dummy rồi ghi --creep."),
    _HOUSE,
)

RULES = (
    PAGE_COUNT,
    BLANKS,
    DOES_NOT_FIT,
    NO_TRIM,
    NO_BLEED,
    SIZES_DIFFER,
    MARKS_LEFT_OUT,
    COMMON_CUT,
    BAD_NUMBER,
    MUCH_CREEP,
)
