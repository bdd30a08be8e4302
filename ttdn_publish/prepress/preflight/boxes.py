"""Rules on the boxes of pages: trim, bleed, media, crop, sizes, rotation."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.inspection import PageFacts
from ttdn_publish.formats.pdf.objects import Box
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import PDF_SPEC, PDFX4, TRADE, mm

TRIM = Rule(
    "IN21",
    Severity.ERROR,
    N_("Mỗi trang có khung thành phẩm (TrimBox)"),
    N_("Khung thành phẩm cho máy bình trang và thợ xén biết trang kết thúc ở đâu. Không có thì nhà in phải đoán."),
    N_("Xuất lại tệp với khổ thành phẩm và tràn lề; trong bộ công cụ, bản in luôn có TrimBox."),
    PDFX4,
)
BLEED = Rule(
    "IN22",
    Severity.ERROR,
    N_("Trang có đủ tràn lề"),
    N_("Tràn lề (BleedBox lớn hơn TrimBox) là phần in thừa ra để khi xén lệch vẫn không lộ mép giấy trắng."),
    N_("Xuất lại tệp với tràn lề {need} ở cả bốn phía."),
    TRADE,
)
NESTING = Rule(
    "IN23",
    Severity.ERROR,
    N_("Các khung trang lồng nhau đúng"),
    N_(
        "TrimBox nằm trong BleedBox, BleedBox nằm trong MediaBox; CropBox không được cắt vào BleedBox; không dùng ArtBox cùng TrimBox."
    ),
    N_("Xuất lại tệp; nếu khung đã bị sửa tay, xóa CropBox và ArtBox, đặt lại TrimBox và BleedBox."),
    N_("ISO 15930-7 (PDF/X-4); ISO 32000-1, mục 14.11.2"),
)
SIZE = Rule(
    "IN24",
    Severity.ERROR,
    N_("Mọi trang có cùng khổ thành phẩm"),
    N_("Trang khác khổ hoặc nằm ngang lẫn trong ấn phẩm thì không bình được trang; khổ phải đúng khổ đã đặt in."),
    N_("Sửa khổ của trang này rồi xuất lại; trang nằm ngang thì xoay nội dung, không xoay trang."),
    TRADE,
)
UNIT = Rule(
    "IN25",
    Severity.WARNING,
    N_("Trang không phóng to, không xoay bằng thuộc tính"),
    N_("UserUnit khác 1 hoặc Rotate khác 0: nhiều chương trình bình trang bỏ qua, trang in ra sai cỡ hoặc sai chiều."),
    N_("Xuất lại trang đúng cỡ và đúng chiều, không dùng UserUnit và Rotate."),
    PDF_SPEC,
)
RULES = (TRIM, BLEED, NESTING, SIZE, UNIT)

_SLACK = 0.2  # pt: rounding of programs, 0.07 mm
_SLACK_MM = 0.1
_LARGEST = 14_400.0


def check(view: PageView, gathering: Gathering) -> None:
    """Boxes of one page."""
    page = view.facts
    if page.unit != 1:
        gathering.on_page(UNIT, N_("UserUnit là {unit}").format(unit=f"{page.unit:g}"), key="unit")
    if page.turned:
        gathering.on_page(UNIT, N_("trang bị xoay {degrees}°").format(degrees=page.turned), key="turned")
    if page.media is None or not _sensible(page.media):
        gathering.on_page(NESTING, N_("MediaBox thiếu hoặc vô nghĩa"))
        return
    if page.trim is None or not _sensible(page.trim):
        gathering.on_page(TRIM, N_("không có TrimBox") if page.trim is None else N_("TrimBox vô nghĩa"))
        return
    _nesting(page, gathering)
    _bleed(view, gathering)


def _sensible(box: Box) -> bool:
    return 1 < box[2] - box[0] <= _LARGEST and 1 < box[3] - box[1] <= _LARGEST


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _nesting(page: PageFacts, gathering: Gathering) -> None:
    media, trim = page.media, page.trim
    assert media is not None
    assert trim is not None
    if page.bleed is not None and not _within(trim, page.bleed):
        gathering.on_page(NESTING, N_("TrimBox ra ngoài BleedBox"))
    elif not _within(trim, media):
        gathering.on_page(NESTING, N_("TrimBox ra ngoài MediaBox"))
    if page.bleed is not None and not _within(page.bleed, media):
        gathering.on_page(NESTING, N_("BleedBox ra ngoài MediaBox"))
    if page.crop is not None and not _within(page.bleed or trim, page.crop):
        gathering.on_page(NESTING, N_("CropBox nhỏ hơn phần in"))
    if page.art is not None:
        gathering.on_page(NESTING, N_("có cả ArtBox và TrimBox"))


def _bleed(view: PageView, gathering: Gathering) -> None:
    page, wanted = view.facts, gathering.wanted.thresholds.bleed_mm
    assert page.trim is not None
    if wanted <= 0:
        return
    if page.bleed is None:
        gathering.on_page(BLEED, N_("không có BleedBox"), need=mm(wanted))
        return
    if not _within(page.trim, page.bleed):
        return  # said by the rule on nesting
    least = -max(view.over_trim(page.bleed))
    if least < wanted - _SLACK_MM:
        gathering.on_page(BLEED, N_("tràn lề chỉ {amount}").format(amount=mm(max(0.0, least))), need=mm(wanted))


def check_sizes(view: PageView, first: tuple[float, float], gathering: Gathering) -> None:
    """The trimmed size of a page beside that of the first page (mm) and what was ordered."""
    wide, high = view.size()
    slack = gathering.wanted.thresholds.size_tolerance_mm
    given = gathering.wanted.trim
    wanted = given or first
    if abs(wide - wanted[0]) <= slack and abs(high - wanted[1]) <= slack:
        return
    what = N_("khổ {wide} × {high}, phải là {right} × {tall}")
    if abs(high - wanted[0]) <= slack and abs(wide - wanted[1]) <= slack:
        what = N_("trang quay ngang ({wide} × {high}), phải là {right} × {tall}")
    gathering.on_page(SIZE, what.format(wide=mm(wide), high=mm(high), right=mm(wanted[0]), tall=mm(wanted[1])))
