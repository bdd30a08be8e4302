"""Rules on the number register (VB-N04 to VB-N10), and the check of one book against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.number import COPIES, NumberBook, NumberStatus, TakenNumber, shown
from ttdn_publish.records.number_files import place

_ARTICLE_15 = N_("Nghị định 30/2020/NĐ-CP, Điều 15 và Phụ lục I, mục II.3")
_HOUSE = N_("Quy ước của bộ công cụ: content/records/numbers")

DATE_OUTSIDE_YEAR = Rule(
    "VB-N04",
    Severity.ERROR,
    N_("Ngày văn bản nằm trong năm của dãy số"),
    N_(
        "Số văn bản bắt đầu từ 01 ngày 01 tháng 01 và kết thúc ngày 31 tháng 12 hằng năm, nên ngày phải cùng năm với số."
    ),
    N_("Sửa ngày, hoặc lấy số của đúng năm (--year)."),
    _ARTICLE_15,
)
DATE_BEFORE_LOWER = Rule(
    "VB-N05",
    Severity.WARNING,
    N_("Ngày văn bản không sớm hơn ngày của số nhỏ hơn"),
    N_("Số và ngày tăng cùng nhau; số lớn hơn mà ngày sớm hơn là dấu hiệu lùi ngày hoặc gõ sai ngày."),
    N_("Kiểm tra ngày của hai văn bản; nếu đúng thì ghi lý do vào ghi chú của sổ."),
    _ARTICLE_15,
)
UNKNOWN = Rule(
    "VB-N06",
    Severity.WARNING,
    N_("Số đã lấy phải rõ cho văn bản nào"),
    N_(
        "Máy dừng đúng lúc đang ghi thì tệp của số còn trống hoặc dở dang. Số ấy vẫn là đã lấy, chương trình không tự lấy lại; người giữ sổ quyết định."
    ),
    N_("Hỏi người lấy số: nếu đã dùng thì “number issue --number {number}”, nếu không thì “number cancel {number}”."),
    _HOUSE,
)
GAP = Rule(
    "VB-N07",
    Severity.NOTICE,
    N_("Dãy số liên tục"),
    N_("Số được lấy lần lượt. Chỗ trống có khi một số được lấy vượt lên trước, hoặc tệp của số bị xóa."),
    N_(
        "Nếu số đã dùng, ghi vào bằng “number issue --number”; nếu không dùng, ghi rõ bằng “number cancel”; nếu tệp bị xóa, khôi phục từ bản sao lưu."
    ),
    _ARTICLE_15,
)
STRAY = Rule(
    "VB-N08",
    Severity.WARNING,
    N_("Thư mục sổ chỉ có tệp do chương trình ghi"),
    N_(
        "Bản sao hoặc bản trùng do phần mềm đồng bộ tạo ra có thể giấu một số đã được lấy ở máy khác. Số trong tên tệp được coi là đã lấy."
    ),
    N_(
        "So tệp với tệp cùng số; nếu hai máy cùng lấy một số thì hủy một bên và lấy số mới; rồi chuyển tệp lạ đi nơi khác."
    ),
    _HOUSE,
)
ONE_NUMBER = Rule(
    "VB-N09",
    Severity.WARNING,
    N_("Một văn bản một số"),
    N_("Mỗi văn bản mang một số trong năm; số đã cấp hoặc đang giữ cho văn bản nào thì dùng cho văn bản ấy."),
    N_("Giữ một số, hủy số kia (“number cancel”), hoặc ghi rõ lý do."),
    _ARTICLE_15,
)
DETAILS = Rule(
    "VB-N10",
    Severity.ERROR,
    N_("Thông tin ghi vào sổ đủ và đúng"),
    N_("Sổ chỉ ghi thêm, không sửa: thông tin thiếu hoặc sai phải chặn trước khi lấy số."),
    N_("Cách sửa: {expected}."),
    _HOUSE,
)

RULES = (DATE_OUTSIDE_YEAR, DATE_BEFORE_LOWER, UNKNOWN, GAP, STRAY, ONE_NUMBER, DETAILS)


def check(book: NumberBook) -> Iterator[Finding]:
    """Everything that is wrong or noteworthy in a book."""
    yield from _dates(book)
    yield from _documents(book)
    for taken in book.numbers:
        if taken.status is NumberStatus.UNKNOWN:
            message = N_("Số {number} đã lấy nhưng không rõ: tệp trống, dở dang hoặc không phải của số này.")
            yield UNKNOWN.at(at(taken), message, number=taken.shown)
    for first, last in book.gaps():
        message = N_("Không có số {numbers} trong sổ.")
        yield GAP.at(place(book.series, first), message, numbers=gap(first, last))
    for name in book.strays:
        yield STRAY.at(place(book.series, name=name), N_("Tệp “{name}” không do chương trình ghi."), name=name)


def at(taken: TakenNumber) -> Place:
    """The place of a number in the register."""
    return place(taken.series, taken.number)


def gap(first: int, last: int) -> str:
    """A run of numbers as it is shown: ``06`` or ``06–14``."""
    return shown(first) if first == last else f"{shown(first)}–{shown(last)}"


def _dates(book: NumberBook) -> Iterator[Finding]:
    latest: TakenNumber | None = None
    for taken in book.numbers:
        given = taken.issuance
        if given is None or taken.cancellation is not None:
            continue
        if given.date.year != book.series.year:
            message = N_("Số {number}: ngày văn bản {date} không thuộc năm {year}.")
            yield DATE_OUTSIDE_YEAR.at(
                at(taken), message, number=taken.shown, date=f"{given.date:%d/%m/%Y}", year=book.series.year
            )
            continue
        before = latest.issuance if latest is not None else None
        if latest is None or before is None or before.date <= given.date:
            latest = taken
            continue
        message = N_("Số {number} ghi ngày {date}, sớm hơn ngày {other_date} của số {other}.")
        yield DATE_BEFORE_LOWER.at(
            at(taken),
            message,
            number=taken.shown,
            date=f"{given.date:%d/%m/%Y}",
            other=latest.shown,
            other_date=f"{before.date:%d/%m/%Y}",
        )


def _documents(book: NumberBook) -> Iterator[Finding]:
    if book.series.name == COPIES:  # of one document there may be many copies
        return
    numbers: dict[str, list[TakenNumber]] = defaultdict(list)
    for taken in book.numbers:
        if taken.document and taken.cancellation is None:
            numbers[taken.document].append(taken)
    for document, (first, *others) in numbers.items():
        for taken in others:
            message = N_("Văn bản “{document}” có hai số: {first} và {number}.")
            yield ONE_NUMBER.at(at(taken), message, document=document, first=first.shown, number=taken.shown)
