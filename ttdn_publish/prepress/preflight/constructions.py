"""Rules on what a file may not hold: encryption, scripts, forms, attachments, old devices' settings, hidden choices, leftovers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ttdn_publish.findings import N_, Phrase, Rule, Severity
from ttdn_publish.formats.pdf.document_facts import DocumentFacts
from ttdn_publish.prepress.preflight.expectations import Purpose, leftovers
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import HOUSE, PDFX4

LOCKED = Rule(
    "IN56",
    Severity.ERROR,
    N_("Tệp không mã hóa"),
    N_("Tệp có mật khẩu, kể cả chỉ để cấm sửa hay cấm in, thì nhà in và kho lưu trữ không xử lý được."),
    N_("Xuất lại tệp không đặt mật khẩu."),
    N_("ISO 15930-7 (PDF/X-4); ISO 19005 (PDF/A)"),
)
ACTIVE = Rule(
    "IN57",
    Severity.ERROR,
    N_("Không có lệnh chạy, biểu mẫu, chú thích"),
    N_("JavaScript, biểu mẫu, nút, ghi chú không in ra được, hoặc đè lên trang khi in."),
    N_("Xóa biểu mẫu, ghi chú, liên kết và lệnh chạy rồi xuất lại."),
    PDFX4,
)
FORBIDDEN = Rule(
    "IN58",
    Severity.ERROR,
    N_("Không có thành phần mà PDF/X và PDF/A cấm"),
    N_("Tệp đính kèm, ảnh thay thế, ảnh nằm ở tệp khác (OPI), mã PostScript, nén LZW không được có trong tệp giao đi."),
    N_("Xuất lại tệp không kèm các thành phần ấy."),
    N_("ISO 15930-7 (PDF/X-4); ISO 19005 (PDF/A)"),
)
DEVICE = Rule(
    "IN59",
    Severity.ERROR,
    N_("Không đặt sẵn đường cong và tram của máy in"),
    N_(
        "Hàm chuyển (transfer function) và tram (halftone) trong tệp ghi đè cài đặt của nhà in: màu sai mà không ai thấy trước."
    ),
    N_("Xuất lại tệp không kèm hàm chuyển và tram."),
    PDFX4,
)
CHOICE = Rule(
    "IN60",
    Severity.WARNING,
    N_("Không có lớp ẩn, không có nhiều trạng thái lớp"),
    N_("Lớp ẩn hay nhiều trạng thái lớp: mỗi chương trình có thể in ra một trang khác."),
    N_("Gộp lớp, xóa lớp không in rồi xuất lại."),
    PDFX4,
)
METADATA = Rule(
    "IN62",
    Severity.NOTICE,
    N_("Siêu dữ liệu không lộ máy và người làm tệp"),
    N_(
        "Tên máy, đường dẫn thư mục, tên chương trình văn phòng còn trong tệp: lộ thông tin nội bộ, và cho biết tệp chưa qua chế bản."
    ),
    N_("Xuất lại từ chương trình dàn trang, điền tác giả là tên cơ quan."),
    HOUSE,
)
PRIVATE = Rule(
    "IN63",
    Severity.NOTICE,
    N_("Không kèm dữ liệu riêng của chương trình"),
    N_("Ảnh thu nhỏ và dữ liệu riêng (PieceInfo) có thể chứa bản cũ của trang và làm tệp nặng thêm."),
    N_("Xuất lại tệp không giữ khả năng sửa bằng chương trình gốc."),
    HOUSE,
)
RULES = (LOCKED, ACTIVE, FORBIDDEN, DEVICE, CHOICE, METADATA, PRIVATE)

#: Annotations that belong in a print file (ISO 15930-7, 6.17), and those that have nothing to show.
_PRINTERS = ("PrinterMark", "TrapNet", "Popup")
_PATH = re.compile(r"[A-Za-z]:\\[^\s\"]+|\\\\[\w.$-]+\\[^\s\"]+|/(?:Users|home)/[^\s\"]+|file:///[^\s\"]+")
_SAID = 60


def check_document(document: DocumentFacts, gathering: Gathering) -> None:
    """What the file as a whole holds."""
    if document.encrypted:
        gathering.in_file(LOCKED, N_("tệp bị mã hóa"))
    paper = gathering.wanted.purpose is not Purpose.SCREEN
    acts = sorted(document.acts if paper else document.acts - {"AcroForm", "AA"})
    if acts:
        gathering.in_file(ACTIVE, N_("có {names}").format(names=", ".join(acts)))
    if document.attachments:
        gathering.in_file(FORBIDDEN, N_("có {count} tệp đính kèm").format(count=document.attachments))
    if "LZWDecode" in document.filters:
        gathering.in_file(FORBIDDEN, N_("có dữ liệu nén LZW"))
    if document.external:
        gathering.in_file(FORBIDDEN, N_("có dữ liệu nằm ở tệp khác"))
    if document.layers.hidden:
        names = ", ".join(f"“{name}”" for name in document.layers.hidden[:3])
        gathering.in_file(CHOICE, N_("có lớp ẩn {names}").format(names=names))
    elif document.layers.choice:
        gathering.in_file(CHOICE, N_("có nhiều trạng thái lớp để chọn"))
    for what in _told(document):
        gathering.in_file(METADATA, what)
    if document.private:
        gathering.in_file(PRIVATE, N_("có dữ liệu riêng của chương trình (PieceInfo)"))


def check(view: PageView, gathering: Gathering) -> None:
    """What a page holds beside its content."""
    page = view.facts
    if page.acts and gathering.wanted.purpose is not Purpose.SCREEN:
        gathering.on_page(ACTIVE, N_("trang có lệnh chạy (AA)"))
    if gathering.wanted.purpose is Purpose.PRINT:
        left, bottom, right, top = view.reach
        for note in page.annotations:
            box = note.box
            if not note.shown or note.kind in _PRINTERS or box is None:
                continue
            if box[0] < right and box[2] > left and box[1] < top and box[3] > bottom:
                what = N_("có chú thích hoặc liên kết loại {kind}")
                gathering.on_page(ACTIVE, what.format(kind=note.kind), box, key=note.kind)
    uses = view.content.uses
    names = {"postscript": N_("mã PostScript"), "opi": N_("ảnh OPI"), "alternates": N_("ảnh thay thế")}
    for use in sorted(uses & names.keys()):
        gathering.on_page(FORBIDDEN, N_("có {what}").format(what=names[use]), key=use)
    devices = {"transfer": N_("hàm chuyển"), "halftone": N_("tram riêng")}
    for use in sorted(uses & devices.keys()):
        gathering.on_page(DEVICE, N_("có {what}").format(what=devices[use]), key=use)
    if page.thumbnail:
        gathering.on_page(PRIVATE, N_("có ảnh thu nhỏ"))
    if page.private:
        gathering.on_page(PRIVATE, N_("có dữ liệu riêng của chương trình (PieceInfo)"))


def _told(document: DocumentFacts) -> Iterator[Phrase]:
    """What metadata tells of the machine: paths, names of machines and of office programs."""
    known = leftovers()
    values = [*document.info.values(), *(document.xmp or {}).values()]
    path = next((found[0] for value in values if (found := _PATH.search(value))), None)
    if path:
        yield N_("có đường dẫn “{path}”").format(path=path[:_SAID])
    author = document.info.get("Author", "") or (document.xmp or {}).get("dc:creator", "")
    if _plain(author) in known.machines:
        yield N_("tác giả là tên máy hoặc tên mặc định “{name}”").format(name=author)
    programs = " ".join(
        (
            document.info.get("Creator", ""),
            document.info.get("Producer", ""),
            (document.xmp or {}).get("xmp:CreatorTool", ""),
        )
    )
    for name in known.office_programs:
        if re.search(rf"\b{re.escape(name)}\b", programs):
            yield N_("tệp do chương trình văn phòng làm ra: “{name}”").format(name=programs.strip()[:_SAID])
            break


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).lower().split())
