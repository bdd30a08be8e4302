"""What a new document begins with: the usual order of its parts, with “…” wherever somebody must write.

Order of the parts by usage (no form prescribes it) and, for articles and chapters, Nghị định 30/2020/NĐ-CP, Phụ lục III.
"""

from __future__ import annotations

from collections.abc import Mapping

from ttdn_publish.regulations.documents import DocumentType

#: By type, or by form where several types share one.
_BODIES: Mapping[str, tuple[str, ...]] = {
    "ke-hoach": (
        "Thực hiện …, … xây dựng Kế hoạch … như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- …",
        "2. Yêu cầu",
        "- …",
        "II. NỘI DUNG",
        "1. … (nhóm việc thứ nhất)",
        "a) … (việc, cách làm, thời hạn, đơn vị làm).",
        "b) …",
        "III. KINH PHÍ",
        "… (nguồn kinh phí, đơn vị lập dự toán).",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. … (đơn vị chủ trì)",
        "- …",
        "2. … (đơn vị phối hợp)",
        "- …",
        "Trên đây là Kế hoạch …; nếu có vướng mắc, các đơn vị báo cáo về … để được hướng dẫn./.",
    ),
    "bao-cao": (
        "Thực hiện …, … báo cáo kết quả … như sau:",
        "I. TÌNH HÌNH, KẾT QUẢ",
        "1. …",
        "- … (số liệu, kỳ số liệu, nguồn).",
        "II. HẠN CHẾ, NGUYÊN NHÂN",
        "- …",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        "- …",
        "IV. KIẾN NGHỊ, ĐỀ XUẤT",
        "- …",
        "Trên đây là báo cáo …, kính trình … xem xét./.",
    ),
    "to-trinh": (
        "I. SỰ CẦN THIẾT",
        "…",
        "II. NỘI DUNG TRÌNH",
        "1. …",
        "III. KINH PHÍ",
        "…",
        "IV. KIẾN NGHỊ",
        "… kính trình … xem xét, quyết định.",
        "Hồ sơ kèm theo: …./.",
    ),
    "cong-van": (
        "… nhận được Văn bản số … ngày … của … về …; sau khi xem xét, … có ý kiến như sau:",
        "1. …",
        "2. …",
        "Đề nghị … thực hiện và gửi kết quả về … trước ngày …. Đầu mối liên hệ: …./.",
    ),
    "giay-moi": ("Nội dung: ….", "Rất mong Quý đại biểu sắp xếp thời gian tham dự./."),
    "thong-cao-bao-chi": (
        "(…, ngày …) … (việc gì, ai làm, ở đâu, khi nào).",
        "… (các con số, kèm nguồn).",
        "“…”, … (chức vụ, họ tên người phát biểu) cho biết.",
        "… (việc sẽ làm tiếp theo)./.",
    ),
    "thu-cong": (
        "… (lời xưng hô)",
        "Nhân dịp …, tôi xin gửi tới … lời chúc mừng ….",
        "… (điều hai bên đã cùng làm, việc mong muốn tiếp tục).",
        "Kính chúc …./.",
    ),
    "nghi-quyet": ("Điều 1. …", "Điều 2. …", "Điều 3. … (ai chịu trách nhiệm thi hành)./."),
    "quyet-dinh": (
        "Điều 1. …",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ….",
        "Điều 3. … chịu trách nhiệm thi hành Quyết định này./.",
    ),
    "quy-che": (
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh",
        "…",
        "Điều 2. Đối tượng áp dụng",
        "…",
        "Chương II",
        "… (NỘI DUNG CHÍNH)",
        "Điều 3. …",
        "1. …",
        "a) …",
        "Chương III",
        "TỔ CHỨC THỰC HIỆN",
        "Điều 4. …",
        "…./.",
    ),
    "bien-ban": (
        "I. NỘI DUNG",
        "1. … trình bày ….",
        "2. Ý kiến thảo luận",
        "- … (ai, ý kiến gì).",
        "II. KẾT LUẬN",
        "…",
    ),
    "hai-ben": (
        "Hai bên thống nhất những nội dung sau:",
        "Điều 1. … (mục đích)",
        "…",
        "Điều 2. … (nội dung)",
        "1. …",
        "Điều 3. … (hiệu lực)",
        "Văn bản này lập thành … bản, có giá trị như nhau, mỗi bên giữ … bản./.",
    ),
    "phan-bac": ("… (kết luận, đề nghị đính chính)./.",),
    "chuong-trinh-tham": (
        "I. NGÀY …",
        "1. … giờ …: … (việc, nơi, người dự).",
        "II. NGÀY …",
        "1. … giờ …: …./.",
    ),
}  # fmt: skip
_SAME = {
    "quy-dinh": "quy-che",
    "chuong-trinh": "ke-hoach",
    "phuong-an": "ke-hoach",
    "de-an": "ke-hoach",
    "du-an": "ke-hoach",
}
_OTHER = ("… (nội dung)", "1. …", "2. …", "…./.")


def skeleton(kind: DocumentType) -> tuple[str, ...]:
    """The lines that the body of a new document of a type begins with."""
    name = _SAME.get(kind.id, kind.id)
    return _BODIES.get(name) or _BODIES.get(kind.form.id) or _OTHER
