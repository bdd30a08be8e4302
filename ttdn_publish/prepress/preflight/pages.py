"""Rules on the pages as a whole: how many, in which order, blank ones."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.document_facts import DocumentFacts
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import HOUSE, TRADE

DAMAGE = Rule(
    "IN20",
    Severity.ERROR,
    N_("Tệp đọc được trọn vẹn"),
    N_("Chỗ hỏng trong tệp, phông hay ảnh bị gọi mà không có: mỗi máy hiện một cách, máy in có thể dừng."),
    N_("Xuất lại tệp từ chương trình đã làm ra nó; đừng sửa tệp PDF hỏng."),
    N_("ISO 32000-1 (PDF 1.7)"),
)
COUNT = Rule(
    "IN27",
    Severity.ERROR,
    N_("Số trang đúng bội số"),
    N_("Sách đóng ghim gấp từ tờ bốn trang, nên số trang phải là bội của 4; cách đóng khác có bội số khác."),
    N_("Thêm hoặc bớt trang cho đủ bội số của {multiple}."),
    TRADE,
)
BLANK = Rule(
    "IN28",
    Severity.WARNING,
    N_("Không có trang trắng ngoài ý muốn"),
    N_("Trang không in gì thường là trang bị quên hoặc nội dung bị mất khi xuất tệp."),
    N_("Xem lại trang này; nếu cố ý để trắng thì báo cho nhà in biết."),
    TRADE,
)
ORDER = Rule(
    "IN29",
    Severity.WARNING,
    N_("Nhãn trang đi theo thứ tự"),
    N_("Số trang ghi trong tệp (page labels) lùi lại hoặc lặp lại: thường do ghép tệp sai thứ tự."),
    N_("Kiểm tra thứ tự các trang; nếu đúng thì xóa hoặc đánh lại nhãn trang."),
    HOUSE,
)
RULES = (DAMAGE, COUNT, BLANK, ORDER)
_SAID = 4


def check_document(document: DocumentFacts, gathering: Gathering) -> None:
    """Soundness of the file, number and order of its pages."""
    if document.repairs:
        what = N_("tệp hỏng {count} chỗ, chỉ đọc được sau khi chữa")
        gathering.in_file(DAMAGE, what.format(count=document.repairs), severity=Severity.WARNING)
    multiple = gathering.wanted.multiple
    if document.pages % max(1, multiple):
        what = N_("có {pages} trang, không phải bội của {multiple}")
        gathering.in_file(COUNT, what.format(pages=document.pages, multiple=multiple), multiple=multiple)
    last = None
    for index, label in enumerate(document.labels):
        if label is not None:
            if last is not None and label <= last:
                what = N_("trang thứ {page} mang số {label}, sau trang mang số {last}")
                gathering.in_file(ORDER, what.format(page=index + 1, label=label, last=last))
                break
            last = label


def check(view: PageView, gathering: Gathering) -> None:
    """Damage and blankness of one page."""
    troubles = sorted(view.content.troubles)
    if troubles:
        words = ", ".join(troubles[:_SAID]) + ("…" if len(troubles) > _SAID else "")
        gathering.on_page(DAMAGE, N_("không đọc được trọn vẹn: {words}").format(words=words))
        return
    shown = (
        thing
        for thing in view.things
        if view.inside(thing.box) and not (thing.colours and all(colour.white for colour in thing.colours))
    )
    if next(shown, None) is None:
        gathering.on_page(BLANK, N_("trang không in gì"))
