"""Rules on what came out: pictures as placed, glyphs, the layout's complaints, and the PDF files reopened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ttdn_publish.checks.pictures import FILE, NOT_USABLE
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.formats.pdf.facts import PageBoxes, facts
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.model.bulletin import Issue
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


def check_glyphs(issue: Issue, missing: Iterable[str]) -> Iterator[Finding]:
    """Characters that no font of the house has."""
    for character in missing:
        code = f"U+{ord(character):04X}"
        yield GLYPH.at(
            _place_of(character, issue),
            N_("Ký tự “{character}” ({code}) không có trong phông."),
            character=character,
            code=code,
        )


def _place_of(character: str, issue: Issue) -> Place:
    from ttdn_publish.model.walk import texts

    return next((text.at for text in texts(issue) if character in text.plain), issue.at)


def check_typesetting(issue: Issue, warnings: Iterable[str]) -> Iterator[Finding]:
    """What the layout engine complained of, each once."""
    for warning in dict.fromkeys(warnings):
        yield LAYOUT.at(issue.at, N_("Bộ dàn trang báo: {warning}"), warning=warning[:200])


def check_pdf(path: Path, issue: Issue, *, screen: bool) -> Iterator[Finding]:
    """A finished file, reopened."""
    try:
        found = facts(path)
    except BadPdf as error:
        yield PDF.at(issue.at, N_("“{file}”: {reason}."), file=path.name, reason=str(error))
        return

    def wrong(message: str, **values: str | int) -> Finding:
        return PDF.at(issue.at, message, severity=None, file=path.name, **values)

    for name, embedded in found.fonts:
        if not embedded:
            yield wrong(N_("“{file}”: phông {font} không được nhúng."), font=name)
    if not found.title or not found.language:
        yield wrong(N_("“{file}” thiếu tiêu đề hoặc ngôn ngữ."))
    if screen and not (found.tagged and found.bookmarks):
        yield wrong(N_("“{file}” thiếu cấu trúc hoặc mục lục điện tử."))
    bleed = 0.0 if screen else 3.0
    for number, boxes in enumerate(found.pages, start=1):
        if not _boxes_right(boxes, issue, bleed):
            yield wrong(N_("“{file}”, trang {page}: khung trang không đúng khuôn khổ và phần tràn lề."), page=number)


def _boxes_right(boxes: PageBoxes, issue: Issue, bleed: float) -> bool:
    trim = (0.0, 0.0, issue.format.width, issue.format.height)
    outer = (-bleed, -bleed, issue.format.width + bleed, issue.format.height + bleed)
    return _same(boxes.trim, trim) and _same(boxes.bleed, outer) and _same(boxes.media, outer)


def _same(box: tuple[float, ...] | None, wanted: tuple[float, ...]) -> bool:
    return box is not None and all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(box, wanted, strict=True))
