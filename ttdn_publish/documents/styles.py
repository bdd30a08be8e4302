"""The styles of a document: what the rule set asks of every component, as paragraph styles of Word and of the web."""

from __future__ import annotations

from functools import cache

from ttdn_publish.formats.word_document.description import Align, Style
from ttdn_publish.regulations.documents import DocumentRules, rule_sets

#: A first-line indent in mm; Phụ lục I, mục II.6e allows 10 or 12.7.
INDENT_MM = 12.7
#: Room for a signature between the post and the name, in pt.
SIGNATURE_PT = 72.0
#: Type in tables of the body: the smallest that body text may have.
TABLE_PT = 13.0

_C, _J, _L, _R = Align.CENTRE, Align.JUSTIFIED, Align.LEFT, Align.RIGHT
#: Style → its name in Word, the component whose lettering it has, alignment, indent of the first line, space before and after
#: (pt), whether it stays with what follows, outline level.
_TABLE: dict[str, tuple[str, str, Align, bool, float, float, bool, int | None]] = {
    "state": ("VB Quốc hiệu", "state_name", _C, False, 0, 0, True, None),
    "motto": ("VB Tiêu ngữ", "motto", _C, False, 0, 0, True, None),
    "parent": ("VB Cơ quan chủ quản", "parent", _C, False, 0, 0, True, None),
    "agency": ("VB Cơ quan ban hành", "agency", _C, False, 0, 0, True, None),
    "number": ("VB Số ký hiệu", "number", _C, False, 6, 0, True, None),
    "place": ("VB Địa danh ngày tháng", "place_date", _C, False, 6, 0, True, None),
    "letter-abstract": ("VB Trích yếu công văn", "abstract_of_letter", _C, False, 6, 0, True, None),
    "type": ("VB Tên loại", "type_name", _C, False, 12, 0, True, None),
    "abstract": ("VB Trích yếu", "abstract", _C, False, 0, 0, True, None),
    "attached": ("VB Kèm theo", "annex_reference", _C, False, 0, 0, True, None),
    "decides": ("VB Thẩm quyền ban hành", "order", _C, False, 12, 6, True, None),
    "basis": ("VB Căn cứ", "basis", _J, True, 0, 6, False, None),
    "order": ("VB Lệnh ban hành", "order", _C, False, 6, 6, True, None),
    "addressee": ("VB Kính gửi", "addressee", _L, False, 0, 0, True, None),
    "body": ("VB Nội dung", "body", _J, True, 0, 6, False, None),
    "part": ("VB Phần", "part", _C, False, 6, 0, True, 0),
    "part-title": ("VB Tên phần", "part_title", _C, False, 0, 6, True, None),
    "chapter": ("VB Chương", "part", _C, False, 6, 0, True, 1),
    "section": ("VB Mục", "part", _C, False, 6, 0, True, 2),
    "article": ("VB Điều", "body", _J, True, 0, 6, False, 3),
    "heading": ("VB Đề mục", "heading", _J, True, 6, 6, True, 0),
    "clause": ("VB Khoản", "body", _J, True, 0, 6, False, None),
    "clause-title": ("VB Khoản có tên", "clause_title", _J, True, 0, 6, True, 1),
    "point": ("VB Điểm", "body", _J, True, 0, 6, False, None),
    "dash": ("VB Gạch đầu dòng", "body", _J, True, 0, 6, False, None),
    "plus": ("VB Dấu cộng", "body", _J, True, 0, 6, False, None),
    "caption": ("VB Tên bảng", "clause_title", _C, False, 6, 3, True, None),
    "note": ("VB Ghi chú bảng", "body", _L, False, 3, 6, False, None),
    "authority": ("VB Quyền hạn chức vụ", "authority", _C, False, 0, 0, True, None),
    "signer": ("VB Người ký", "signer", _C, False, 0, 0, False, None),
    "recipients-heading": ("VB Nơi nhận", "recipients_heading", _L, False, 0, 0, True, None),
    "recipient": ("VB Nơi nhận mục", "recipients", _L, False, 0, 0, False, None),
    "drafter": ("VB Người soạn thảo", "drafter", _L, False, 0, 0, False, None),
    "contact": ("VB Địa chỉ cơ quan", "contact", _L, False, 0, 0, False, None),
    "annex": ("VB Phụ lục", "annex_label", _C, False, 0, 0, True, 0),
    "annex-title": ("VB Tên phụ lục", "annex_title", _C, False, 0, 0, True, None),
    "annex-reference": ("VB Phụ lục kèm theo", "annex_reference", _C, False, 0, 0, True, None),
    "copy": ("VB Bản sao", "copy_kind", _C, False, 6, 0, True, None),
    "running": ("VB Tiêu đề trang", "body", _C, False, 0, 0, False, None),
    "cell": ("VB Ô bảng", "body", _L, False, 2, 2, False, None),
    "cell-head": ("VB Đầu cột", "clause_title", _C, False, 2, 2, True, None),
    "party": ("VB Bên ký kết", "clause_title", _J, True, 6, 3, True, None),
}


def word_id(style: str) -> str:
    """The id of a style in Word files: letters only."""
    return "VB" + "".join(part.capitalize() for part in style.split("-"))


@cache
def _styles(rule_set: str) -> dict[str, Style]:
    rules = next(r for r in rule_sets() if r.id == rule_set)
    made = {}
    for name, (title, component, align, indented, before, after, keep, outline) in _TABLE.items():
        look = rules.lettering[component]
        size = rules.page_number.size.use if name == "running" else look.size.use
        made[name] = Style(
            word_id(name),
            title,
            TABLE_PT if name in ("cell", "cell-head") else size,
            look.bold,
            look.italic,
            align,
            first_line=INDENT_MM if indented else 0,
            before=before,
            after=max(after, rules.paragraphs.after_pt) if indented else after,
            line=rules.paragraphs.line.use if indented else 1,
            keep_next=keep,
            outline=outline,
        )
    return made


def styles(rules: DocumentRules) -> dict[str, Style]:
    """Every style by its name, lettered as ``rules`` ask."""
    return _styles(rules.id)
