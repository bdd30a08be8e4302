"""Rules on overprint and transparency."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.formats.pdf.document_facts import DocumentFacts
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.ground import Ground, with_grounds
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import KINDS, TRADE, quoted

VANISHES = Rule(
    "IN48",
    Severity.ERROR,
    N_("Màu trắng không in chồng"),
    N_(
        "Màu trắng đặt in chồng (overprint) thì không khoét nền: chữ hay hình trắng biến mất khi in, dù màn hình vẫn thấy."
    ),
    N_("Bỏ in chồng cho đối tượng màu trắng."),
    TRADE,
)
BLACK = Rule(
    "IN49",
    Severity.NOTICE,
    N_("Chữ đen in chồng lên nền màu"),
    N_("Chữ đen khoét trắng trên nền màu: lệch bon là thấy viền trắng quanh chữ."),
    N_("Đặt chữ đen 100 % in chồng; trong bộ công cụ, bản in tự làm việc này."),
    TRADE,
)
COLOURED = Rule(
    "IN50",
    Severity.WARNING,
    N_("Chỉ mực đen in chồng"),
    N_("Màu khác đen đặt in chồng thì trộn với nền, ra màu không định trước."),
    N_("Bỏ in chồng cho đối tượng này, trừ khi cố ý."),
    TRADE,
)
TRANSPARENT = Rule(
    "IN51",
    Severity.ERROR,
    N_("PDF/X-1a và PDF/X-3 không có trong suốt"),
    N_("Hai chuẩn cũ này đòi mọi chỗ trong suốt đã được làm phẳng; PDF/X-4 cho phép trong suốt."),
    N_("Xuất lại thành PDF/X-4, hoặc làm phẳng trong suốt."),
    N_("ISO 15930-4, ISO 15930-6 (PDF/X-1a, PDF/X-3)"),
)
RULES = (VANISHES, BLACK, COLOURED, TRANSPARENT)

_FLATTENED = ("PDF/X-1", "PDF/X-2", "PDF/X-3")
_FULL = 95.0
_LARGEST_PT = 24.0


def check(view: PageView, document: DocumentFacts, gathering: Gathering) -> None:
    """Overprint of what prints on a page; transparency where the file says it has none."""
    for thing, ground in with_grounds(view.printed):
        if thing.kind in ("text", "fill", "stroke") and thing.colours:
            _overprint(thing, ground, gathering)
    if document.declared.startswith(_FLATTENED):
        for thing in view.content.things:
            if thing.transparent:
                name = document.declared
                gathering.on_page(TRANSPARENT, N_("có trong suốt trong tệp {name}").format(name=name), thing.box)


def _overprint(thing: Painted, ground: Ground, gathering: Gathering) -> None:
    colour = thing.colours[0]
    kind = KINDS[thing.kind]
    if not thing.overprint:
        black = colour.only_black and colour.total >= _FULL and thing.kind == "text" and thing.size <= _LARGEST_PT
        if black and any(ink != "Black" and share >= 5 for ink, share in ground.inks or ()):
            what = N_("chữ đen “{words}” khoét nền màu").format(words=quoted(thing))
            gathering.on_page(BLACK, what, thing.box, key="black")
    elif colour.white:
        # Zero leaves the plate alone only in overprint mode 1 of DeviceCMYK, and always on a spot colour's plate.
        if (colour.space.family == "DeviceCMYK" and thing.overprint_mode == 1) or colour.space.family == "Separation":
            gathering.on_page(VANISHES, N_("{kind} trắng in chồng").format(kind=kind), thing.box, key=thing.kind)
    elif colour.inks and not colour.only_black and not colour.registration:
        gathering.on_page(COLOURED, N_("{kind} màu in chồng").format(kind=kind), thing.box, key=thing.kind)
