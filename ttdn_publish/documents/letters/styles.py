"""The paragraph styles of a letter in Word, from the looks of its parts."""

from __future__ import annotations

from ttdn_publish.formats.word_document.description import Align, Style
from ttdn_publish.model.letter import LetterPhrases, PartLook, PartName

#: Room for a signature, in pt.
SIGNATURE_PT = 54.0
#: Small type: the remark on a translation, the mark of a draft on later pages.
SMALL_PT = 9.0
_MM_PER_PT = 25.4 / 72

_NAMES = {
    PartName.STATE: "Thư Quốc hiệu",
    PartName.HEAD: "Thư Tên cơ quan",
    PartName.CONTACT: "Thư Địa chỉ cơ quan",
    PartName.NUMBER: "Thư Số",
    PartName.DATE: "Thư Ngày",
    PartName.ADDRESSEE: "Thư Người nhận",
    PartName.TITLE: "Thư Tên thư",
    PartName.SUBJECT: "Thư Trích yếu",
    PartName.SALUTATION: "Thư Lời xưng hô",
    PartName.BODY: "Thư Nội dung",
    PartName.CLOSE: "Thư Lời kết",
    PartName.END: "Thư Từ kết",
    PartName.PARTICULARS: "Thư Mục riêng",
    PartName.SIGNATURE: "Thư Người ký",
    PartName.ENCLOSURES: "Thư Kèm theo",
    PartName.COPIES: "Thư Đồng gửi",
}
#: Parts that stay with what follows them.
_KEPT = frozenset(PartName) - {
    PartName.BODY,
    PartName.PARTICULARS,
    PartName.SIGNATURE,
    PartName.ENCLOSURES,
    PartName.COPIES,
}


def style_id(name: str) -> str:
    """The id of a style in Word files: letters only."""
    return "Thu" + "".join(part.capitalize() for part in name.split("-"))


def styles(phrases: LetterPhrases, looks: tuple[PartLook, ...]) -> dict[str, Style]:
    """Every style of a letter whose parts have ``looks``, by the name that items have for it."""
    size = phrases.text.size
    made = {look.part.value: _of_part(look, phrases) for look in looks}
    apart = PartName.PARTICULARS.value
    plain = {
        f"{apart}-heading": Style(
            style_id(f"{apart}-heading"),
            "Thư Đầu mục riêng",
            size,
            align=Align.CENTRE,
            before=6,
            after=6,
            keep_next=True,
        ),
        f"{apart}-end": Style(style_id(f"{apart}-end"), "Thư Hết mục riêng", size, align=Align.RIGHT, before=6),
        "caption": Style(
            style_id("caption"), "Thư Tên bảng", size, bold=True, align=Align.CENTRE, before=6, after=3, keep_next=True
        ),
        "cell": Style(style_id("cell"), "Thư Ô bảng", size, before=2, after=2),
        "cell-head": Style(
            style_id("cell-head"), "Thư Đầu cột", size, bold=True, align=Align.CENTRE, before=2, after=2, keep_next=True
        ),
        "note": Style(style_id("note"), "Thư Ghi chú bảng", size, before=3, after=6),
        "annex": Style(
            style_id("annex"), "Thư Phụ lục", size, bold=True, align=Align.CENTRE, after=6, keep_next=True, outline=0
        ),
        "running": Style(style_id("running"), "Thư Tiêu đề trang", SMALL_PT),
        "remark": Style(style_id("remark"), "Thư Ghi chú bản dịch", SMALL_PT, italic=True),
    }
    return {**plain, **made}


def _of_part(look: PartLook, phrases: LetterPhrases) -> Style:
    text = phrases.text
    size = look.size or text.size
    body = look.part in (PartName.BODY, PartName.PARTICULARS)
    indent = look.indent or (text.indent if look.part is PartName.BODY else 0)
    return Style(
        style_id(look.part.value),
        _NAMES[look.part],
        size,
        look.bold,
        look.italic,
        text.align if look.part is PartName.BODY else look.align,
        first_line=indent * size * _MM_PER_PT,
        left=look.left,
        before=look.before,
        after=text.after if body else 0,
        line=text.line if body else 1,
        keep_next=look.part in _KEPT,
        outline=0 if look.part is PartName.TITLE else None,
    )
