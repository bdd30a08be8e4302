"""Rules on brochures as they are written: texts, rows, printing, licence, choices, words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ttdn_publish.checks.context import Context
from ttdn_publish.checks.wording import check_words
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.brochure import Brochure, BrochureFamily, Product, Project, Spot
from ttdn_publish.model.text import Reference
from ttdn_publish.model.walk import texts

TEXT = Rule(
    "IN01",
    Severity.ERROR,
    N_("Ấn phẩm đủ các bài của khuôn"),
    N_(
        "Mỗi loại ấn phẩm có những chỗ định sẵn cho từng bài; thiếu bài thì trang để trống, thừa bài thì không được in."
    ),
    N_("Viết tệp texts/{slug}.md, hoặc sửa tên tệp cho đúng: {slots}."),
    N_("Sơ đồ trang của ấn phẩm quảng bá"),
)
ROWS = Rule(
    "IN02",
    Severity.ERROR,
    N_("Ấn phẩm có bảng số liệu"),
    N_(
        "Thẻ dự án, điểm đến, sản phẩm, doanh nghiệp được in từ một bảng Excel hoặc CSV; không có dòng nào thì không có trang nào."
    ),
    N_("Ghi tên bảng ở khóa “rows” trong brochure.yaml và điền ít nhất một dòng."),
    N_("Sơ đồ trang của ấn phẩm quảng bá"),
)
UPDATED = Rule(
    "IN03",
    Severity.WARNING,
    N_("Ấn phẩm ghi “cập nhật đến”"),
    N_("Người đọc phải biết số liệu, địa chỉ được kiểm tra đến ngày nào; ngày ấy không thể sau ngày của ấn phẩm."),
    N_("Điền “updated_to:” trong brochure.yaml."),
    N_("Kế hoạch 2018, mục IV.4(2): tái bản ấn phẩm quảng bá"),
)
REPRINT = Rule(
    "IN04",
    Severity.WARNING,
    N_("Bản in lại nêu những gì đã thay đổi"),
    N_("Từ lần in thứ hai, ấn phẩm liệt kê điều đã sửa so với lần trước; lần in đầu thì không có gì để so."),
    N_("Điền “changes:” trong brochure.yaml, hoặc sửa “printing:”."),
    N_("Kế hoạch 2018, mục IV.4(2): tái bản ấn phẩm quảng bá"),
)
LICENCE = Rule(
    "IN05",
    Severity.WARNING,
    N_("Tài liệu không kinh doanh có giấy phép và thông tin in"),
    N_("Ấn phẩm phát không cần giấy phép xuất bản tài liệu không kinh doanh, nơi in, số lượng, ghi ở cuối."),
    N_("Điền “licence:” và “imprint:” trong brochure.yaml."),
    N_("Luật Xuất bản 2012, Điều 25 (chưa đối chiếu nguyên văn); tài liệu tham khảo của bộ công cụ, mục 2.1"),
)
PLACED = Rule(
    "IN06",
    Severity.ERROR,
    N_("Điểm trên sơ đồ nằm trong sơ đồ"),
    N_("Tọa độ X, Y của sơ đồ đi từ 0 đến 100, gốc ở góc trên bên trái."),
    N_("Sửa hai cột X và Y của dòng này, hoặc điền cả hai."),
    N_("Quy ước của bộ công cụ"),
)
SEASON = Rule(
    "IN07",
    Severity.ERROR,
    N_("Mùa vụ đọc được"),
    N_("Mùa vụ là các tháng từ 1 đến 12, ví dụ 1-3 hoặc 11-2, 6."),
    N_("Sửa cột “Mùa vụ”; chưa biết thì để trống."),
    N_("Quy ước của bộ công cụ"),
)
FIGURE = Rule(
    "IN08",
    Severity.ERROR,
    N_("Số liệu tổng quan có năm và nguồn"),
    N_("Mỗi số ở trang tổng quan dẫn một chỉ tiêu trong bảng chỉ tiêu, ghi kỳ và nguồn ngay dưới con số."),
    N_('Ghi value: "{{số: khóa/kỳ}}", period và source cho từng số trong “figures”.'),
    N_("Kế hoạch 2018, mục IV.9: số liệu chính xác, kịp thời"),
)
CONTACT = Rule(
    "IN09",
    Severity.ERROR,
    N_("Cơ quan được nêu có trong danh bạ"),
    N_("Cơ quan xuất bản, đầu mối của dự án được gọi bằng mã trong content/organisations.yaml."),
    N_("Sửa mã, hoặc thêm cơ quan vào content/organisations.yaml."),
    N_("Quy ước của bộ công cụ"),
)

RULES = (TEXT, ROWS, UPDATED, REPRINT, LICENCE, PLACED, SEASON, FIGURE, CONTACT)

#: The texts that have a place in each family; all of them must be there.
SLOTS: dict[BrochureFamily, tuple[str, ...]] = {
    BrochureFamily.PROJECTS: (
        "thong-diep",
        "tong-quan",
        "ha-tang",
        "khu-cong-nghiep",
        "cum-cong-nghiep",
        "vi-sao",
        "thu-tuc",
        "uu-dai",
        "lao-dong-chi-phi",
    ),
    BrochureFamily.TOURISM: ("di-lai", "am-thuc", "mua-le-hoi"),
    BrochureFamily.SPECIALITIES: (),
    BrochureFamily.ENTERPRISES: ("loi-noi-dau", "cach-dung"),
}


def check(context: Context) -> Iterator[Finding]:
    """Findings on a brochure as it was written."""
    brochure = context.publication
    assert isinstance(brochure, Brochure)
    yield from _slots(brochure)
    yield from _rows(brochure)
    yield from _printing(brochure)
    yield from _references(brochure, context)
    kept = [(text, brochure.sic) for text in texts(dataclasses.replace(brochure, texts={}))]
    for article in brochure.texts.values():
        kept += [(text, (*brochure.sic, *article.sic)) for text in texts(article)]
    yield from check_words(kept, brochure.date)


def _slots(brochure: Brochure) -> Iterator[Finding]:
    slots = SLOTS[brochure.family]
    for slug in slots:
        if slug not in brochure.texts:
            message = N_("Chưa có bài “{slug}”.")
            yield TEXT.at(brochure.at, message, slug=slug, slots=", ".join(slots))
    for slug, article in brochure.texts.items():
        if slug not in slots:
            message = N_("Bài “{slug}” không có chỗ trong khuôn, không được in.")
            yield TEXT.at(article.at, message, severity=Severity.WARNING, slug=slug, slots=", ".join(slots) or "–")


def _rows(brochure: Brochure) -> Iterator[Finding]:
    if not brochure.entries:
        yield ROWS.at(brochure.at, N_("Bảng của ấn phẩm còn trống."))
    for row in brochure.entries:
        if isinstance(row, Project | Spot):
            pair = (row.x, row.y)
            if pair != (None, None) and not all(value is not None and 0 <= value <= 100 for value in pair):
                yield PLACED.at(row.at, N_("“{name}” có tọa độ ngoài sơ đồ."), name=row.key)
        if isinstance(row, Product) and row.season and not row.months:
            yield SEASON.at(row.at, N_("Mùa vụ “{value}” của “{name}” không đọc được."), value=row.season, name=row.key)


def _printing(brochure: Brochure) -> Iterator[Finding]:
    if brochure.updated_to is None:
        yield UPDATED.at(brochure.at, N_("Chưa ghi số liệu cập nhật đến ngày nào."))
    elif brochure.updated_to.first > brochure.date:
        message = N_("“Cập nhật đến” {day} sau ngày của ấn phẩm.")
        yield UPDATED.at(brochure.at, message, severity=Severity.ERROR, day=brochure.updated_to)
    if brochure.printing < 1:
        yield REPRINT.at(brochure.at, N_("Lần in phải từ 1 trở lên."), severity=Severity.ERROR)
    elif (brochure.printing > 1) != bool(brochure.changes):
        message = N_("Lần in {number} {what}.")
        what = N_("chưa nêu thay đổi so với lần trước") if brochure.printing > 1 else N_("không có lần trước để so")
        yield REPRINT.at(brochure.at, message, number=brochure.printing, what=what)
    missing = [
        name
        for name, there in (
            ("licence", brochure.licence is not None),
            ("imprint.printer", bool(brochure.imprint.printer)),
            ("imprint.print_run", brochure.imprint.print_run is not None),
        )
        if not there
    ]
    if missing:
        yield LICENCE.at(brochure.at, N_("Còn thiếu: {keys}."), keys=", ".join(missing))


def _references(brochure: Brochure, context: Context) -> Iterator[Finding]:
    for figure in brochure.figures:
        if not any(isinstance(inline, Reference) for inline in figure.value.inlines):
            yield FIGURE.at(figure.at, N_("Số “{value}” không dẫn chỉ tiêu nào."), value=figure.value.plain)
        if not (figure.period and figure.source):
            yield FIGURE.at(figure.at, N_("Số “{value}” chưa ghi kỳ hoặc nguồn."), value=figure.label.plain)
    named: list[tuple[str, Place]] = [(brochure.publisher, brochure.at)]
    named += [(row.contact, row.at) for row in brochure.entries if isinstance(row, Project) and row.contact]
    named += [(entry.organisation, entry.at) for entry in brochure.contacts if entry.organisation]
    for key, at in named:
        if key not in context.registers.organisations:
            yield CONTACT.at(at, N_("Không có cơ quan “{key}” trong danh bạ."), key=key)
