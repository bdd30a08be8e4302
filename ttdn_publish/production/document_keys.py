"""The keys of ``document.yaml`` in the order in which people fill them in, each with what is said of it in the file.

These are words of the file that people edit, not of the interface: always Vietnamese.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it is for, and how it may look. ``shown`` keys stand in every file, the others as comments with ``example``."""

    name: str
    about: str
    example: str = ""
    shown: bool = False


KEYS = (
    Key("type", "Mã loại văn bản.", shown=True),
    Key("issuer", "Mã cơ quan ban hành, có trong content/agencies.yaml.", shown=True),
    Key("drafted_by", "Đơn vị soạn thảo trong ký hiệu công văn (12/UBND-VX).", "VX"),
    Key("number", "Số văn bản: để trống đến khi lấy số lúc ban hành.", shown=True),
    Key("symbol", "Ký hiệu; để trống thì theo loại và cơ quan (KH-UBND).", "KH-UBND"),
    Key("date", "Ngày văn bản, năm-tháng-ngày: để trống đến khi ban hành; biết đến đâu ghi đến đó (2018 hoặc 2018-03).", shown=True),
    Key("rules_as_of", "Ngày chọn bộ quy tắc thể thức, tên cơ quan và địa danh khi văn bản chưa có ngày.", shown=True),
    Key("place", "Địa danh trước ngày tháng; để trống thì theo hồ sơ cơ quan.", "Tiền Giang"),
    Key("abstract", "Trích yếu: chữ thường, không có dấu chấm cuối.", shown=True),
    Key("decides", "Thẩm quyền ban hành in trên các căn cứ của nghị quyết, quyết định; để trống thì theo hồ sơ cơ quan.",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"),
    Key("classification", "Mức phổ biến: cong_khai (ai cũng xem được), noi_bo, han_che. Chưa quyết định thì là noi_bo.", shown=True),
    Key("embargo", "Không phát hành trước giờ này.", "2018-03-30T08:00"),
    Key("languages", "Các thứ tiếng của văn bản.", "[vi, en]"),
    Key("urgency", "Mức khẩn: khan, thuong-khan, hoa-toc.", "khan"),
    Key("circulation", "Phạm vi lưu hành: luu-hanh-noi-bo, xem-xong-tra-lai.", "luu-hanh-noi-bo"),
    Key("addressees", "Kính gửi (công văn, tờ trình, báo cáo cấp trên): mỗi nơi một dòng.", "[Bộ Ngoại giao]"),
    Key("bases", "Căn cứ: mỗi căn cứ một dòng, không cần dấu chấm phẩy cuối dòng.", '["Căn cứ …"]'),
    Key("details", "Các dòng riêng của mẫu; điền sau text (một dòng) hoặc items (nhiều dòng).", "[{key: thoi-gian, text: …}]"),
    Key("parties", "Các bên ký: tên và những dòng giới thiệu.", "[{name: …, lines: [Địa chỉ …]}]"),
    Key("rebuttals", "Thông tin sai, nơi đăng, các sự thật có nguồn.", '[{claim: …, source: …, facts: [… (nguồn)]}]'),
    Key("attached", "Văn bản ban hành kèm theo: của loại nào, số và ngày nào.", "{type: quyet-dinh}"),
    Key("signers", "Người ký: authority (các dòng TM., KT., TL. …), post (chức vụ), name (họ tên); chưa rõ thì để trống.",
        "[{authority: [TM. ỦY BAN NHÂN DÂN], post: CHỦ TỊCH, name: }]", shown=True),
    Key("recipients", "Nơi nhận: mỗi nơi một dòng, chưa gồm dòng Lưu.", shown=True),
    Key("archive", "Nơi lưu, in sau chữ Lưu: văn thư rồi đến đơn vị soạn thảo.", shown=True),
    Key("drafter", "Ký hiệu người soạn thảo và số lượng bản.", "PL.(300)"),
    Key(
        "letter",
        "Thư đối ngoại: loại (official, congratulation, invitation, thanks, note-verbale) và mã người nhận.",
        "{kind: invitation, to: mã-người-nhận}",
    ),
    Key("contact", "In địa chỉ, điện thoại của cơ quan ở chân trang đầu.", "true"),
    Key("paper", "Khổ giấy; A5 chỉ cho giấy giới thiệu và các loại phiếu.", "A5"),
    Key("copy", "Bản sao: loại (sao-y, sao-luc, trich-sao), cơ quan sao, số, ngày.", "{kind: sao-y, issuer: so-ngoai-vu}"),
    Key("sample", "Văn bản mẫu: không đóng gói gửi đi. Xóa dòng này khi mọi chỗ “…” đã được thay bằng nội dung thật.", "true"),
    Key("sic", "Chữ cố ý giữ nguyên như bản gốc, không nhắc là lỗi chính tả.", '["…"]'),
)  # fmt: skip
