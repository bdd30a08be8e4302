"""Rules on templates of letters (``VB-TP``) and on lists of recipients (``VB-TR``)."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity

_HOUSE = N_("Quy ước của bộ công cụ")
_DIALECT = N_("Cách viết thẻ của docxtpl")

# ---- templates ----

UNREADABLE = Rule(
    "VB-TP01",
    Severity.ERROR,
    N_("Mẫu thư mở được"),
    N_("Mẫu là văn bản Word (.docx), không macro, không mật khẩu, không nở quá lớn khi giải nén."),
    N_("Mở tệp bằng Word và lưu lại thành .docx, hoặc lấy lại bản gốc."),
    _HOUSE,
)
UNCLOSED = Rule(
    "VB-TP02",
    Severity.ERROR,
    N_("Thẻ mở và đóng trong cùng một đoạn"),
    N_(
        "Mỗi thẻ “{{{{ … }}}}”, “{{% … %}}” nằm trọn trong một đoạn; xuống dòng giữa thẻ thì thẻ bị cắt đôi và phần sau của thư có thể mất."
    ),
    N_("Viết thẻ liền trong một đoạn, đủ dấu mở và dấu đóng."),
    _DIALECT,
)
UNBALANCED = Rule(
    "VB-TP03",
    Severity.ERROR,
    N_("Khối có đầu có cuối"),
    N_("Mỗi “if” có “endif”, mỗi “for” có “endfor”; khối mở sau thì đóng trước."),
    N_("Thêm thẻ còn thiếu, hoặc xóa thẻ thừa."),
    _DIALECT,
)
SYNTAX = Rule(
    "VB-TP04",
    Severity.ERROR,
    N_("Nội dung thẻ đúng cú pháp"),
    N_("Trong thẻ là tên biến, phép tính hoặc câu lệnh của Jinja."),
    N_("Sửa nội dung thẻ."),
    _DIALECT,
)
SPACED_SCOPE = Rule(
    "VB-TP05",
    Severity.ERROR,
    N_("Chữ p, tr, tc, r viết liền dấu mở"),
    N_("“{{%p if … %}}” thay cả đoạn; có khoảng trắng sau “{{%” thì thẻ không còn là thẻ đoạn và mẫu không chạy được."),
    N_("Xóa khoảng trắng: viết “{right}”."),
    _DIALECT,
)
UNKNOWN = Rule(
    "VB-TP06",
    Severity.ERROR,
    N_("Bộ lọc, phép thử và thẻ có thật"),
    N_("Chỉ dùng được bộ lọc (sau dấu |), phép thử (sau “is”) và thẻ mà Jinja và bộ công cụ có."),
    N_("Sửa tên{hint}."),
    _DIALECT,
)
SPACED_NAME = Rule(
    "VB-TP07",
    Severity.ERROR,
    N_("Tên biến viết liền"),
    N_("Tên biến không có khoảng trắng, dùng dấu gạch dưới: “họ_tên”."),
    N_("Viết “{right}”."),
    _DIALECT,
)
TYPOGRAPHIC = Rule(
    "VB-TP08",
    Severity.ERROR,
    N_("Trong thẻ không có dấu chữ in"),
    N_(
        "Word hay tự đổi dấu khi gõ: « », –, —, … không dùng được trong thẻ. Dấu nháy cong “ ” ‘ ’ thì bộ công cụ hiểu được."
    ),
    N_('Gõ lại bằng dấu thường: "…", -, ba dấu chấm rời.'),
    _DIALECT,
)
DROPPED = Rule(
    "VB-TP09",
    Severity.ERROR,
    N_("Thẻ đoạn, hàng, ô đứng một mình"),
    N_(
        "Thẻ “{{%p %}}”, “{{%tr %}}”, “{{%tc %}}” thay cả đoạn, hàng, ô chứa nó: mọi chữ, thẻ, hình bên cạnh mất không dấu vết."
    ),
    N_("Chuyển thẻ sang một đoạn (hàng, ô) riêng."),
    _DIALECT,
)
DECOMPOSED = Rule(
    "VB-TP10",
    Severity.WARNING,
    N_("Tên trong thẻ là chữ dựng sẵn (NFC)"),
    N_(
        "Chữ tổ hợp (dấu rời) trông y hệt nhưng là tên khác: chương trình khác in ra chỗ trống mà không báo. Bộ công cụ tự đổi về chữ dựng sẵn khi trộn."
    ),
    N_("Gõ lại tên biến bằng bộ gõ với bảng mã Unicode dựng sẵn."),
    N_("TCVN 6909:2001; Nghị định 30/2020/NĐ-CP, Phụ lục I"),
)
LEVELS = Rule(
    "VB-TP11",
    Severity.ERROR,
    N_("Khối mở và đóng ở cùng một cấp"),
    N_(
        "Mở bằng “{{%p … %}}” thì đóng bằng “{{%p … %}}”, mở trong ô thì đóng trong ô ấy; nếu không, khi khối bị bỏ qua thì văn bản hỏng."
    ),
    N_("Đưa thẻ đóng về cùng chỗ và cùng kiểu với thẻ mở, hoặc dùng thẻ hàng “{{%tr %}}” cho cả hai."),
    _DIALECT,
)
IN_DELETION = Rule(
    "VB-TP12",
    Severity.WARNING,
    N_("Thẻ không nằm trong phần đã xóa"),
    N_("Chữ xóa hay chuyển đi khi theo dõi sửa đổi (Track Changes) còn nằm trong tệp; thẻ ở đó không được điền."),
    N_("Chấp nhận hết sửa đổi trong mẫu (Accept All Changes) rồi lưu."),
    _HOUSE,
)
NEVER_FILLED = Rule(
    "VB-TP13",
    Severity.WARNING,
    N_("Thẻ nằm ở nơi được điền"),
    N_(
        "Được điền: thân văn bản, khung chữ, đầu trang, chân trang, chú thích và sáu thuộc tính (tiêu đề, chủ đề, tác giả, mô tả, mã, ngôn ngữ). Nhận xét, biểu đồ, SmartArt, thuộc tính khác thì không."
    ),
    N_("Chuyển thẻ vào thân văn bản, hoặc xóa thẻ."),
    _HOUSE,
)
FORBIDDEN = Rule(
    "VB-TP14",
    Severity.ERROR,
    N_("Thẻ không động đến bên trong chương trình"),
    N_("Tên bắt đầu bằng gạch dưới là phần trong của chương trình; thẻ dùng đến chúng bị chặn khi trộn."),
    N_("Xóa thẻ này; nếu không tự tay viết, hãy xem lại mẫu từ đâu đến."),
    _HOUSE,
)
NO_COLUMN = Rule(
    "VB-TP15",
    Severity.ERROR,
    N_("Mỗi biến có cột dữ liệu"),
    N_("Biến dùng trong mẫu phải là một cột của danh sách; trong vòng lặp là các cột đánh số: “khách.1.tên”."),
    N_("Sửa tên trong mẫu{hint}, hoặc thêm cột vào danh sách."),
    _HOUSE,
)
UNUSED = Rule(
    "VB-TP16",
    Severity.NOTICE,
    N_("Cột nào cũng dùng"),
    N_("Cột mà mẫu không dùng thì không hại gì, nhưng có khi là tên gõ sai."),
    N_("Xem lại, nếu không cần thì thôi."),
    _HOUSE,
)
NOT_PORTABLE = Rule(
    "VB-TP17",
    Severity.NOTICE,
    N_("Mẫu chạy được cả với docxtpl"),
    N_("Docxtpl không hiểu dấu % và dấu }} trong thẻ {{%p %}}, {{%tr %}}, {{%tc %}}, {{%r %}}; bộ công cụ này hiểu."),
    N_("Không cần sửa nếu chỉ dùng bộ công cụ này."),
    _DIALECT,
)
SLOW = Rule(
    "VB-TP18",
    Severity.NOTICE,
    N_("Mẫu trộn được theo cách nhanh"),
    N_("Lặp cột của bảng thì phải dựng lại lưới bảng cho từng thư bằng docxtpl, chậm hơn vài chục lần."),
    N_("Không cần sửa; nếu cần nhanh, hãy lặp theo hàng."),
    _HOUSE,
)
LEFT_OVER = Rule(
    "VB-TP19",
    Severity.WARNING,
    N_("Mẫu sạch: không nhận xét, sửa đổi, trường trộn thư cũ"),
    N_("Nhận xét và dấu sửa đổi của người soạn mẫu đi theo mọi lá thư; trường MERGEFIELD của Word không được điền."),
    N_("Xóa nhận xét, chấp nhận sửa đổi, thay trường MERGEFIELD bằng thẻ."),
    _HOUSE,
)
RAW = Rule(
    "VB-TP20",
    Severity.WARNING,
    N_("Dữ liệu không được coi là mã"),
    N_("Bộ lọc “safe” và khối “autoescape false” đưa dữ liệu vào thư như mã XML: một dấu & trong ô là thư hỏng."),
    N_("Xóa “|safe”; dữ liệu đã được xử lý đúng sẵn."),
    _HOUSE,
)

UNSIGNED = Rule(
    "VB-TP21",
    Severity.WARNING,
    N_("Mẫu thư đã có người ký duyệt"),
    N_(
        "Chữ cố định của mẫu không chia thành câu để duyệt; người có thẩm quyền ký cả tệp mẫu. Sửa mẫu một chữ là phải ký lại."
    ),
    N_("Sau khi đọc kỹ mẫu: ttdn review approve {name} --by MÃ-NGƯỜI-KÝ."),
    _HOUSE,
)

# ---- recipients and letters ----

BAD_LIST = Rule(
    "VB-TR01",
    Severity.ERROR,
    N_("Danh sách đọc được"),
    N_("Danh sách là CSV (UTF-8) hoặc XLSX, hàng đầu là tên cột, mỗi hàng sau là một người nhận."),
    N_("Mở bằng Excel và lưu lại thành “CSV UTF-8” hoặc .xlsx."),
    _HOUSE,
)
BAD_HEADING = Rule(
    "VB-TR02",
    Severity.ERROR,
    N_("Tên cột dùng được"),
    N_("Mỗi cột có một tên riêng, bắt đầu bằng chữ; dấu chấm chia nhóm (“người.tên”), số là thứ tự (“khách.1.tên”)."),
    N_("Sửa hàng tiêu đề của danh sách."),
    _HOUSE,
)
BLANK = Rule(
    "VB-TR03",
    Severity.ERROR,
    N_("Ô bắt buộc có chữ"),
    N_("Biến in thẳng ra thư thì ô phải có chữ, nếu không thư có chỗ trống."),
    N_(
        "Điền ô ấy; nếu được phép trống thì trong mẫu bọc bằng {{% if {name} %}} … {{% endif %}}, hoặc dùng --allow-blank."
    ),
    _HOUSE,
)
SAME_NAME = Rule(
    "VB-TR04",
    Severity.WARNING,
    N_("Mỗi thư một tên tệp"),
    N_("Tên tệp lấy từ danh sách có thể trùng, hoặc không dùng được trên Windows; khi ấy tên được sửa và đánh số."),
    N_("Thêm một cột phân biệt vào mẫu tên, hoặc bỏ qua nếu không ngại."),
    _HOUSE,
)
CONTROL = Rule(
    "VB-TR05",
    Severity.WARNING,
    N_("Ô không có ký tự điều khiển"),
    N_("Ký tự điều khiển không có chỗ trong tệp Word; chúng bị bỏ khi trộn."),
    N_("Gõ lại ô ấy nếu mất chữ."),
    _HOUSE,
)
NOT_MADE = Rule(
    "VB-TR06",
    Severity.ERROR,
    N_("Thư nào cũng tạo được"),
    N_("Một thẻ có thể chạy được với hàng này mà không với hàng kia. Các thư khác vẫn được tạo."),
    N_("Sửa ô dữ liệu hoặc thẻ đã nêu rồi chạy lại."),
    _HOUSE,
)
RENAMED = Rule(
    "VB-TR07",
    Severity.NOTICE,
    N_("Tên cột như tên biến"),
    N_("Khoảng trắng và dấu trong tên cột được đổi thành gạch dưới để dùng trong thẻ."),
    N_("Trong mẫu viết “{right}”."),
    _HOUSE,
)
RAGGED = Rule(
    "VB-TR08",
    Severity.ERROR,
    N_("Hàng không dài hơn tiêu đề"),
    N_("Ô ở ngoài các cột có tên thường là do một dấu phẩy thừa, và các ô sau bị lệch."),
    N_("Đặt ô có dấu phẩy trong ngoặc kép, hoặc đặt tên cho cột."),
    _HOUSE,
)

RULES = (
    UNREADABLE,
    UNCLOSED,
    UNBALANCED,
    SYNTAX,
    SPACED_SCOPE,
    UNKNOWN,
    SPACED_NAME,
    TYPOGRAPHIC,
    DROPPED,
    DECOMPOSED,
    LEVELS,
    IN_DELETION,
    NEVER_FILLED,
    FORBIDDEN,
    NO_COLUMN,
    UNUSED,
    NOT_PORTABLE,
    SLOW,
    LEFT_OVER,
    RAW,
    UNSIGNED,
    BAD_LIST,
    BAD_HEADING,
    BLANK,
    SAME_NAME,
    CONTROL,
    NOT_MADE,
    RENAMED,
    RAGGED,
)
