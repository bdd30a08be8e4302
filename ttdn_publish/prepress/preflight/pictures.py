"""Rules on pictures: resolution, compression, pictures that show nothing."""

from __future__ import annotations

from ttdn_publish.findings import N_, Rule, Severity
from ttdn_publish.formats.pdf.content.images import ImageFacts
from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.prepress.preflight.gathering import Gathering
from ttdn_publish.prepress.preflight.view import PageView
from ttdn_publish.prepress.preflight.words import PDFX4, TRADE, mm

RESOLUTION = Rule(
    "IN40",
    Severity.WARNING,
    N_("Ảnh đủ điểm ảnh ở cỡ in thật"),
    N_("Số điểm ảnh trên một inch ở cỡ in thật: thiếu thì ảnh mờ (cảnh báo), thiếu nhiều thì thấy vỡ (lỗi)."),
    N_("Dùng ảnh gốc lớn hơn (ít nhất {need} điểm ảnh bề ngang), hoặc in ảnh nhỏ lại."),
    TRADE,
)
LINE_WORK = Rule(
    "IN41",
    Severity.WARNING,
    N_("Ảnh nét đen trắng (1 bit) đủ điểm ảnh"),
    N_("Ảnh một bit không có sắc xám để làm mềm bậc thang: thiếu điểm ảnh là thấy răng cưa."),
    N_("Quét lại ở 1200 ppi (ít nhất {least} ppi ở cỡ in), hoặc thay bằng hình vẽ véc-tơ."),
    TRADE,
)
COMPRESSION = Rule(
    "IN42",
    Severity.WARNING,
    N_("Ảnh JPEG không bị nén quá mạnh"),
    N_("JPEG lưu ở chất lượng quá thấp để lại ô vuông và viền nhòe, in ra thấy rõ."),
    N_("Lấy lại ảnh gốc và lưu với chất lượng từ 85 trở lên."),
    TRADE,
)
CODING = Rule(
    "IN43",
    Severity.NOTICE,
    N_("Cách nén ảnh mà máy in cũ cũng đọc được"),
    N_(
        "PDF/X-4 cho phép JPEG2000 và JBIG2 nhưng máy in cũ có thể không đọc; JBIG2 nén mất dữ liệu có thể thay chữ số."
    ),
    N_("Hỏi nhà in, hoặc xuất lại với JPEG hay nén Flate."),
    PDFX4,
)
EMPTY = Rule(
    "IN44",
    Severity.WARNING,
    N_("Ảnh có nội dung"),
    N_("Ảnh toàn màu trắng thường là ảnh bị mất liên kết khi xuất tệp."),
    N_("Kiểm tra ảnh ở chỗ này; nếu thừa thì xóa đi."),
    TRADE,
)
RULES = (RESOLUTION, LINE_WORK, COMPRESSION, CODING, EMPTY)

_NEW = {"jpeg2000": "JPEG2000", "jbig2": "JBIG2"}
_INCH_MM = 25.4


def check(view: PageView, gathering: Gathering) -> None:
    """All pictures of a page."""
    for thing in view.printed:
        if thing.image is None or thing.origin == "glyph":
            continue
        image = thing.image
        if image.packing in _NEW:
            what = N_("ảnh nén bằng {coding}").format(coding=_NEW[image.packing])
            gathering.on_page(CODING, what, thing.box, key=image.packing)
        quality = image.quality() if gathering.holds(COMPRESSION) else None
        if quality is not None and quality < gathering.wanted.thresholds.jpeg_quality:
            what = N_("ảnh JPEG chất lượng chừng {quality}").format(quality=quality)
            gathering.on_page(COMPRESSION, what, thing.box, key="jpeg", rank=-quality)
        sample = image.sample(gathering.wanted.thresholds.total_ink_percent)
        if sample is not None and sample.white and not image.masked and not image.stencil:
            gathering.on_page(EMPTY, N_("ảnh toàn màu trắng"), thing.box)
        elif sample is None or not sample.uniform:
            _resolution(thing, image, view, gathering)


def _resolution(thing: Painted, image: ImageFacts, view: PageView, gathering: Gathering) -> None:
    limits = gathering.wanted.thresholds
    if thing.ppi is None:
        return
    ppi = thing.ppi / view.facts.unit
    wide = view.place(thing.box)[2]
    said = {"ppi": f"{ppi:.0f}", "width": mm(wide)}
    if image.one_bit:
        if ppi < limits.line_ppi - 0.5:
            what = N_("ảnh nét 1 bit chỉ {ppi} ppi (rộng {width})").format(**said)
            gathering.on_page(LINE_WORK, what, thing.box, key="line", rank=-ppi, least=f"{limits.line_ppi:.0f}")
    elif ppi < limits.ppi_warning - 0.5:
        poor = ppi < limits.ppi_error - 0.5
        gathering.on_page(
            RESOLUTION,
            N_("ảnh chỉ {ppi} ppi (rộng {width})").format(**said),
            thing.box,
            key="poor" if poor else "fair",
            rank=-ppi,
            severity=Severity.ERROR if poor else Severity.WARNING,
            need=round(wide / _INCH_MM * 300),
        )
