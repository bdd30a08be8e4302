"""Rules of the press law for a bulletin, as of the issue's date (Q01-Q04 of the house's reference)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.regulations.press import PressRules, press_rules

FORMAT = Rule(
    "BC01",
    Severity.ERROR,
    N_("Khuôn khổ, số trang, quảng cáo của bản tin"),
    N_("Bản tin in không quá 19 × 27 cm, không quá 64 trang, không đăng quảng cáo. Khổ A4 là quá lớn."),
    N_("Sửa format, sơ đồ trang hoặc bỏ bài quảng cáo ({law})."),
    N_("Luật Báo chí 103/2016/QH13, Điều 34; từ 1/7/2026: Thông tư 20/2026/TT-BVHTTDL"),
)
NAMEPLATE = Rule(
    "BC02",
    Severity.ERROR,
    N_("Tên bản tin trên trang một"),
    N_(
        "Phần trên trang một có chữ “BẢN TIN”, tên bản tin ở sau hoặc dưới, rồi tên cơ quan xuất bản và ngày phát hành."
    ),
    N_("Thêm trang bìa (kind: cover) ở trang 1 và ghi publisher là một cơ quan có trong hồ sơ ({law})."),
    N_("Luật Báo chí 103/2016/QH13, Điều 34"),
)
IMPRINT = Rule(
    "BC03",
    Severity.ERROR,
    N_("Thông tin xuất bản đầy đủ, đúng chỗ"),
    N_(
        "Số và ngày giấy phép, nơi in, số lượng in, kỳ hạn (đến 30/6/2026) và người chịu trách nhiệm xuất bản phải được in đúng chỗ luật định."
    ),
    N_("Ghi “{field}” trong issue.yaml ({law})."),
    N_("Luật Báo chí 103/2016/QH13, Điều 34; từ 1/7/2026: Thông tư 20/2026/TT-BVHTTDL"),
)
LICENCE = Rule(
    "BC04",
    Severity.WARNING,
    N_("Giấy phép còn hạn"),
    N_("Giấy phép xuất bản bản tin có hạn không quá một năm."),
    N_("Kiểm tra giấy phép; ghi valid_to nếu giấy phép ghi hạn khác."),
    N_("Luật Báo chí 103/2016/QH13, Điều 34"),
)

RULES = (FORMAT, NAMEPLATE, IMPRINT, LICENCE)

_FIELDS = {
    "licence_number": "licence.number",
    "licence_date": "licence.date",
    "printer": "imprint.printer",
    "print_run": "imprint.print_run",
    "frequency": "imprint.frequency",
    "responsible": "imprint.responsible",
}


def check(context: Context) -> Iterator[Finding]:
    """Findings of the press law in force on the date of the issue."""
    issue = context.issue
    law = press_rules(issue.date)
    if law is None:
        return
    yield from _format(issue, law)
    yield from _nameplate(context, law)
    yield from _imprint(issue, law)
    yield from _licence(issue, law)


def _format(issue: Issue, law: PressRules) -> Iterator[Finding]:
    trim = issue.format
    if trim.width > law.max_width_mm or trim.height > law.max_height_mm:
        message = N_("Khuôn khổ {width} × {height} mm vượt quá {max_width} × {max_height} mm.")
        yield FORMAT.at(
            trim.at if trim.at.file else issue.at,
            message,
            width=f"{trim.width:g}",
            height=f"{trim.height:g}",
            max_width=f"{law.max_width_mm:g}",
            max_height=f"{law.max_height_mm:g}",
            law=law.title,
        )
    if issue.pages > law.max_pages:
        message = N_("Sơ đồ có {pages} trang, nhiều hơn {max_pages} trang.")
        yield FORMAT.at(issue.plan[-1].at, message, pages=issue.pages, max_pages=law.max_pages, law=law.title)
    for article in issue.articles.values():
        if article.advertisement and not law.advertising:
            yield FORMAT.at(article.at, N_("Bài “{slug}” là quảng cáo."), slug=article.slug, law=law.title)


def _nameplate(context: Context, law: PressRules) -> Iterator[Finding]:
    issue = context.issue
    covers = [entry for entry in issue.plan if entry.kind == "cover"]
    if not covers or covers[0].first != 1:
        yield NAMEPLATE.at(issue.at, N_("Trang 1 không phải trang bìa."), law=law.title)
    publisher = context.registers.organisations.get(issue.publisher)
    if publisher is None or publisher.name_on(issue.date) is None:
        message = N_("Cơ quan xuất bản “{publisher}” không có tên trong hồ sơ vào ngày phát hành.")
        yield NAMEPLATE.at(issue.at, message, publisher=issue.publisher, law=law.title)


def _imprint(issue: Issue, law: PressRules) -> Iterator[Finding]:
    licence, imprint = issue.licence, issue.imprint
    present = {
        "licence_number": bool(licence and licence.number),
        "licence_date": bool(licence and licence.date),
        "printer": bool(imprint.printer),
        "print_run": bool(imprint.print_run),
        "frequency": bool(imprint.frequency),
        "responsible": bool(imprint.responsible),
    }
    place = imprint.at if imprint.at.file else issue.at
    for name in law.required:
        if not present[name]:
            field = _FIELDS[name]
            yield IMPRINT.at(place, N_("Thiếu “{field}” trong thông tin xuất bản."), field=field, law=law.title)
    back = next((entry for entry in issue.plan if entry.kind == "back"), None)
    if back is None or back.last != issue.pages:
        message = N_("Trang cuối không phải bìa cuối (kind: back), nơi in thông tin xuất bản: {where}.")
        at = back.at if back else Place(issue.at.file, issue.at.line)
        yield IMPRINT.at(at, message, where=law.imprint_place, field="plan", law=law.title)


def _licence(issue: Issue, law: PressRules) -> Iterator[Finding]:
    licence = issue.licence
    if licence is None or licence.date is None:
        return
    if licence.date > issue.date:
        yield LICENCE.at(licence.at, N_("Giấy phép cấp sau ngày phát hành."))
    end = licence.valid_to or _months_after(licence.date, law.licence_max_months)
    if issue.date > end:
        yield LICENCE.at(licence.at, N_("Giấy phép hết hạn ngày {end}, trước ngày phát hành."), end=f"{end:%d/%m/%Y}")
    if licence.max_pages is not None and issue.pages > licence.max_pages:
        message = N_("Sơ đồ có {pages} trang, giấy phép cho {max_pages} trang.")
        yield LICENCE.at(licence.at, message, pages=issue.pages, max_pages=licence.max_pages)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 1, 28)
