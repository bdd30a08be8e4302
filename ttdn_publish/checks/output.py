"""Rules on what came out: pictures as placed, glyphs, the layout's complaints, and the PDF files reopened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ttdn_publish.checks.pictures import FILE, NOT_USABLE
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.formats.pdf.facts import PageBoxes, facts
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Issue, Trim
from ttdn_publish.prepress.marks import SLUG_MM
from ttdn_publish.prepress.print_file import BLEED_MM
from ttdn_publish.rendering.page_view import Placement

RESOLUTION = Rule(
    "BT11",
    Severity.WARNING,
    N_("Ảnh đủ nét để in"),
    N_(
        "Độ phân giải hiệu dụng là số điểm ảnh trên một inch ở kích thước in thật: nên từ 250 ppi, dưới 150 ppi thì in ra thấy vỡ."
    ),
    N_("Dùng tệp ảnh lớn hơn (ít nhất {need} điểm ảnh bề ngang), hoặc đặt ảnh nhỏ hơn."),
    N_("Thực hành chế bản in"),
)
GLYPH = Rule(
    "BT23",
    Severity.ERROR,
    N_("Mọi chữ đều có trong phông"),
    N_("Chữ không có trong phông sẽ in ra ô trống."),
    N_("Thay ký tự này bằng ký tự khác, hoặc kiểm tra chữ dán từ nơi khác vào."),
    N_("Quy ước của bộ công cụ"),
)
LAYOUT = Rule(
    "BT32",
    Severity.WARNING,
    N_("Khuôn trang không có lời phàn nàn khi dàn trang"),
    N_("Bộ dàn trang báo một thuộc tính hay tài nguyên mà nó không dùng được; trang vẫn được làm."),
    N_("Sửa khuôn trang hoặc bảng kiểu trong templates/bulletin."),
    N_("Quy ước của bộ công cụ"),
)
PDF = Rule(
    "BT27",
    Severity.ERROR,
    N_("Tệp PDF đúng như đã đặt"),
    N_("Mở lại tệp vừa ghi: số trang, khung trang, phông nhúng, tiêu đề, ngôn ngữ, cấu trúc."),
    N_("Dựng lại; nếu còn lỗi, báo người phụ trách bộ công cụ kèm tệp."),
    N_("ISO 32000-1, mục 14.11.2 (khung trang); PDF/UA-1"),
)

RULES = (RESOLUTION, GLYPH, LAYOUT, PDF)

GOOD_PPI = 250
POOR_PPI = 150
_TOLERANCE_MM = 0.05


def check_placements(placements: Iterable[Placement]) -> Iterator[Finding]:
    """Pictures whose pixels are too few for the size they are printed at; the worst place of each counts."""
    worst: dict[str, Placement] = {}
    for placement in placements:
        if placement.ppi is not None:
            known = worst.setdefault(placement.picture.file, placement)
            if known.ppi is not None and placement.ppi < known.ppi:
                worst[placement.picture.file] = placement
    for file, placement in worst.items():
        ppi = placement.ppi or 0
        if ppi < GOOD_PPI:
            severity = Severity.ERROR if ppi < POOR_PPI else Severity.WARNING
            message = N_("Ảnh “{file}” in rộng {width} mm chỉ đạt {ppi} ppi.")
            need = round(placement.width / 25.4 * 300)
            yield RESOLUTION.at(
                placement.picture.at,
                message,
                severity=severity,
                file=file,
                width=f"{placement.width:.0f}",
                ppi=f"{ppi:.0f}",
                need=need,
            )


def check_prepared(placements: Iterable[Placement]) -> Iterator[Finding]:
    """Pictures that turned out to be unusable when they were decoded."""
    for placement in placements:
        if placement.problem:
            yield FILE.at(placement.picture.at, NOT_USABLE, file=placement.picture.file, reason=placement.problem)


def check_glyphs(publication: Issue | Brochure, missing: Iterable[str]) -> Iterator[Finding]:
    """Characters that no font of the house has."""
    for character in missing:
        code = f"U+{ord(character):04X}"
        yield GLYPH.at(
            _place_of(character, publication),
            N_("Ký tự “{character}” ({code}) không có trong phông."),
            character=character,
            code=code,
        )


def _place_of(character: str, publication: Issue | Brochure) -> Place:
    from ttdn_publish.model.walk import texts

    return next((text.at for text in texts(publication) if character in text.plain), publication.at)


def check_typesetting(publication: Issue | Brochure, warnings: Iterable[str]) -> Iterator[Finding]:
    """What the layout engine complained of, each once."""
    for warning in dict.fromkeys(warnings):
        yield LAYOUT.at(publication.at, N_("Bộ dàn trang báo: {warning}"), warning=warning[:200])


def check_pdf(path: Path, publication: Issue | Brochure, trim: Trim, *, screen: bool) -> Iterator[Finding]:
    """A finished file, reopened; ``trim`` is the size of its pages. ``screen`` also for the archive's."""
    try:
        found = facts(path)
    except BadPdf as error:
        yield PDF.at(publication.at, N_("“{file}”: {reason}."), file=path.name, reason=str(error))
        return

    def wrong(message: str, **values: str | int) -> Finding:
        return PDF.at(publication.at, message, severity=None, file=path.name, **values)

    for name, embedded in found.fonts:
        if not embedded:
            yield wrong(N_("“{file}”: phông {font} không được nhúng."), font=name)
    if not found.title or not found.language:
        yield wrong(N_("“{file}” thiếu tiêu đề hoặc ngôn ngữ."))
    if screen and not (found.tagged and found.bookmarks):
        yield wrong(N_("“{file}” thiếu cấu trúc hoặc mục lục điện tử."))
    bleed, slug = (0.0, 0.0) if screen else (BLEED_MM, SLUG_MM)
    for number, boxes in enumerate(found.pages, start=1):
        if not _boxes_right(boxes, trim, bleed, slug):
            yield wrong(N_("“{file}”, trang {page}: khung trang không đúng khuôn khổ và phần tràn lề."), page=number)


def _boxes_right(boxes: PageBoxes, trim: Trim, bleed: float, slug: float) -> bool:
    def around(by: float) -> tuple[float, float, float, float]:
        return -by, -by, trim.width + by, trim.height + by

    found = (boxes.trim, boxes.bleed, boxes.media)
    return all(_same(box, around(by)) for box, by in zip(found, (0.0, bleed, bleed + slug), strict=True))


def _same(box: tuple[float, ...] | None, wanted: tuple[float, ...]) -> bool:
    return box is not None and all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(box, wanted, strict=True))
