"""Rules on the head of a document: place and date, type and abstract, urgency and circulation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.regulations.documents import Form, Kind

PLACE_DATE = Rule(
    "VB-D01",
    Severity.WARNING,
    N_("Địa danh và ngày tháng viết đúng cách"),
    N_(
        "Dòng địa danh, ngày tháng do bộ công cụ viết từ place và date; địa danh ghi tên chính thức, không viết tắt. Ngày dưới 10 và tháng 1, 2 có số 0 ở trước."
    ),
    N_("Sửa lại: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4"),
)
TYPE_NAME = Rule(
    "VB-T01",
    Severity.ERROR,
    N_("Tên loại chỉ in một lần"),
    N_("Tên loại được in hoa ở dòng riêng (công văn thì không có); trích yếu không lặp lại tên loại."),
    N_("Bỏ chữ “{words}” ở đầu abstract."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5"),
)
ABSTRACT = Rule(
    "VB-T02",
    Severity.ERROR,
    N_("Trích yếu đúng kiểu của loại văn bản"),
    N_("Trích yếu công văn mở đầu bằng “V/v”, do bộ công cụ thêm; văn bản có tên loại thì không có “V/v”."),
    N_("Sửa abstract: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5b và Phụ lục III, mẫu 1.5"),
)
MARKS = Rule(
    "VB-M01",
    Severity.WARNING,
    N_("Mức độ khẩn, phạm vi lưu hành thuộc danh mục"),
    N_("Chỉ có ba mức khẩn và hai dấu chỉ phạm vi lưu hành; chữ, cỡ khung và chỗ đặt do bộ công cụ lo."),
    N_("Ghi {key} là một trong: {known}; đừng gõ dấu vào nội dung."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.2"),
)
RULES = (PLACE_DATE, TYPE_NAME, ABSTRACT, MARKS)

#: Forms that the regulation shows without an abstract (1.8, 1.10), and the two like them that only the circular had.
_WITHOUT_ABSTRACT = frozenset({"giay-gioi-thieu", "giay-nghi-phep", "giay-di-duong", "giay-bien-nhan"})
_NOT_A_PLACE = re.compile(r"\b(?:ngày|tháng|năm)\b|\d+\s*[/.-]\s*\d+|,")
_SHORT_PLACE = re.compile(r"(?:TP|T\.?P|TX|TT|P|Q)\s*\.|^(?:TP|TX)\s")
_INCOMPLETE_PLACE = re.compile(r"\d+|Hồ Chí Minh")
_UNPADDED = re.compile(r"\bngày\s+[1-9]\s+tháng\s+\d|\btháng\s+[12]\s+năm\s+\d")
#: The circular of the older rule set is of this year; what held before it is not on record.
_FIRST_YEAR = 2011
#: Words that only begin like the name of a type: *báo cáo viên, hướng dẫn viên, kế hoạch hóa*.
_LONGER = re.compile(r"\s+(?:viên|hóa|hoá)\b")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the head."""
    yield from _place(context)
    yield from _dates(context)
    if context.form is not None:
        yield from _abstract(context, context.form)
    yield from _marks(context)


def _place(context: Context) -> Iterator[Finding]:
    text, at = context.document.place, context.document.place.at
    words = text.plain.strip()
    if not words:
        return
    if _NOT_A_PLACE.search(words):
        message = N_("Địa danh “{words}” có cả ngày tháng hoặc dấu phẩy.")
        yield PLACE_DATE.at(at, message, words=words, right=N_("place chỉ ghi địa danh, ngày ghi ở date"))
    elif _SHORT_PLACE.search(words):
        message = N_("Địa danh “{words}” viết tắt.")
        yield PLACE_DATE.at(at, message, words=words, right=N_("viết đầy đủ"))
    elif _INCOMPLETE_PLACE.fullmatch(words):
        message = N_("Địa danh “{words}” mang tên người hoặc số thì phải có cả chữ chỉ đơn vị.")
        yield PLACE_DATE.at(at, message, words=words, right=N_("ví dụ “Phường 4”, “Thành phố Hồ Chí Minh”"))


def _dates(context: Context) -> Iterator[Finding]:
    document = context.document
    if document.date and document.date.year < _FIRST_YEAR:
        message = N_("Văn bản năm {year}: bộ công cụ chưa có quy định trước năm 2011, đang theo {rules}.")
        right = N_("xem lại năm; nếu đúng thì tự đối chiếu với quy định khi ấy")
        yield PLACE_DATE.at(
            context.place,
            message,
            year=document.date.year,
            rules=context.rules.short,
            right=right,
            severity=Severity.NOTICE,
        )
    copied = document.copy.date if document.copy else None
    if copied and document.date and copied.last < document.date.first:
        message = N_("Bản sao ghi ngày {copied}, trước ngày {date} của văn bản.")
        right = N_("ngày sao không trước ngày văn bản")
        yield PLACE_DATE.at(context.place, message, copied=copied, date=document.date, right=right)
    for basis in context.bases:
        if match := _UNPADDED.search(basis.plain):
            message = N_("“{words}” thiếu số 0 ở trước.")
            right = N_("ngày dưới 10 và tháng 1, 2 viết hai chữ số")
            yield PLACE_DATE.at(basis.at, message, words=match[0], right=right, severity=Severity.NOTICE)


def _abstract(context: Context, form: Form) -> Iterator[Finding]:
    abstract, kind = context.document.abstract, context.type
    words, letter = abstract.plain.strip(), form.kind is Kind.LETTER
    place = abstract.at if abstract else context.place
    if letter and not words:
        yield ABSTRACT.at(place, N_("Công văn chưa có trích yếu."), right=N_("ghi ngắn gọn việc của công văn"))
    elif not words and form.kind is Kind.NAMED and form.id not in _WITHOUT_ABSTRACT:
        message = N_("Văn bản chưa có trích yếu.")
        right = N_("một cụm từ nêu nội dung chủ yếu")
        yield ABSTRACT.at(place, message, right=right, severity=Severity.WARNING)
    for_short = re.match(r"v/v(?!\w)", words, re.IGNORECASE)
    if for_short and not letter:
        message = N_("Văn bản có tên loại mà trích yếu mở đầu bằng “{words}”.")
        yield ABSTRACT.at(place, message, words=for_short[0], right=N_("bỏ chữ ấy, hoặc viết “Về việc”"))
    elif for_short and (for_short[0] != "V/v" or words[3:4] != " "):
        message = N_("Trích yếu viết “{words}”.")
        yield ABSTRACT.at(place, message, words=words[:4].strip(), right=N_("viết “V/v”, không có dấu hai chấm"))
    elif letter and re.match(r"về việc\b", words, re.IGNORECASE):
        message = N_("Trích yếu công văn mở đầu bằng “Về việc”, in ra sẽ thành “V/v Về việc”.")
        yield ABSTRACT.at(place, message, right=N_("bỏ chữ “Về việc”"))
    name = kind.name if kind else ""
    repeated = name and re.match(rf"{name}(?!\w)", words, re.IGNORECASE)
    if repeated and not _LONGER.match(words, len(name)):
        message = N_("Trích yếu lặp lại tên loại “{words}”.")
        yield TYPE_NAME.at(place, message, words=words[: len(name)])


def _marks(context: Context) -> Iterator[Finding]:
    document, rules = context.document, context.rules
    for key, written, known in (
        ("urgency", document.urgency, rules.urgency),
        ("circulation", document.circulation, rules.circulation),
    ):
        if written and written not in known:
            message = N_("{key} “{words}” không có trong danh mục nên không được in.")
            yield MARKS.at(context.place, message, key=key, words=written, known=", ".join(known))
    boxes = {
        mark.words: key
        for key, marks in (("urgency", rules.urgency), ("circulation", rules.circulation))
        for mark in marks.values()
    }
    for text in context.texts:
        words = re.sub(r"HOẢ", "HỎA", text.plain.strip(" .*"))
        if box := boxes.get(words):
            marks = rules.urgency if box == "urgency" else rules.circulation
            message = N_("Dấu “{words}” gõ trong nội dung.")
            yield MARKS.at(text.at, message, words=words, key=box, known=", ".join(marks))
