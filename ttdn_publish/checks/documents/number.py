"""Rules on number and symbol: how they are shaped, that they fit the type, that number and date come together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.regulations.documents import DocumentType, Kind

SHAPE = Rule(
    "VB-N01",
    Severity.ERROR,
    N_("Số, ký hiệu đúng hình thức"),
    N_(
        "Ký hiệu gồm chữ viết tắt tên loại (công văn thì không có) và chữ viết tắt của cơ quan, nối bằng gạch nối, không có dấu cách; công văn thêm chữ viết tắt của đơn vị soạn thảo. Số bắt đầu từ 01 mỗi năm."
    ),
    N_("Sửa {key}: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3"),
)
CODE = Rule(
    "VB-N02",
    Severity.ERROR,
    N_("Ký hiệu đúng với loại văn bản"),
    N_("Mỗi loại có một chữ viết tắt, có loại viết hoa xen viết thường (QyĐ, TTr, CTr, TrS); công văn không có “CV”."),
    N_("Bỏ symbol để bộ công cụ tự ghép, hoặc sửa lại: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III; Thông tư 01/2011/TT-BNV"),
)
TOGETHER = Rule(
    "VB-N03",
    Severity.WARNING,
    N_("Số và ngày cùng có khi ban hành, cùng trống khi là dự thảo"),
    N_("Văn bản lấy số sau khi ký, chậm nhất là ngày làm việc tiếp theo; có số thì có ngày, có đủ ngày thì có số."),
    N_("Điền {key} khi ban hành; còn là dự thảo thì để trống cả số và ngày (rules_as_of chọn quy định)."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 15"),
)

RULES = (SHAPE, CODE, TOGETHER)

_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐƯ][A-Za-zĐđƯư0-9&]*)+")


def check(context: Context) -> Iterator[Finding]:
    """Findings on number and symbol, also on those of the decision that the text belongs to."""
    document, kind = context.document, context.type
    if kind is None:
        return
    if document.number is not None and document.number < 1:
        message = N_("Số “{number}” không phải số của văn bản.")
        right = N_("số nguyên từ 1, lấy trong sổ số")
        yield SHAPE.at(context.place, message, number=document.number, key="number", right=right)
    if document.symbol:
        yield from _symbol(context, document.symbol, kind, context.place)
    elif kind.form.kind is Kind.LETTER:
        yield from _unit(context)
    if document.attached is not None:
        attached = document.attached
        attached_kind = context.rules.types.get(attached.type)
        if attached.symbol and attached_kind is not None:
            yield from _symbol(context, attached.symbol, attached_kind, attached.at)
        if (attached.number is None) != (attached.date is None or not attached.date.day):
            key = "attached.number" if attached.number is None else "attached.date"
            message = N_("Văn bản mà văn bản này kèm theo có số hoặc ngày, nhưng không có cả hai.")
            yield TOGETHER.at(attached.at, message, key=key)
    yield from _together(context, kind)


def _symbol(context: Context, symbol: str, kind: DocumentType, place: Place) -> Iterator[Finding]:
    letter = kind.form.kind is Kind.LETTER
    example = "UBND-VX" if letter else f"{kind.code or 'KH'}-UBND"
    if re.search(r"\s*/\s*|\d+\s*/", symbol):
        message = N_("symbol “{symbol}” có cả số hoặc dấu gạch chéo.")
        yield SHAPE.at(place, message, symbol=symbol, key="symbol", right=N_("chỉ phần sau dấu gạch chéo"))
        return
    if not _SYMBOL.fullmatch(symbol):
        message = N_("Ký hiệu “{symbol}” không đúng hình thức.")
        right = N_("ví dụ “{example}”").format(example=example)
        yield SHAPE.at(place, message, symbol=symbol, key="symbol", right=right)
        return
    first = symbol.partition("-")[0]
    if letter and first.upper() == "CV":
        message = N_("Ký hiệu công văn “{symbol}” mở đầu bằng “CV”.")
        yield CODE.at(place, message, symbol=symbol, right=N_("chữ viết tắt của cơ quan trước, ví dụ UBND-VX"))
    elif not letter and kind.code and first != kind.code:
        message = N_("Ký hiệu “{symbol}” mở đầu bằng “{first}”, trong khi “{type}” theo {rules} viết tắt là “{code}”.")
        yield CODE.at(
            place,
            message,
            symbol=symbol,
            first=first,
            type=kind.name.lower(),
            rules=context.rules.short,
            code=kind.code,
            right=f"“{kind.code}{symbol[len(first) :]}”",
        )


def _unit(context: Context) -> Iterator[Finding]:
    """The drafting unit in the symbol of a *công văn*."""
    unit, agency = context.document.drafted_by, context.agency
    if agency is None:
        return
    known = ", ".join(one.code for one in agency.units)
    if not unit:
        message = N_("Ký hiệu công văn thiếu đơn vị soạn thảo.")
        right = N_("mã của đơn vị, ví dụ “{known}”").format(known=known or "VP")
        yield SHAPE.at(context.place, message, key="drafted_by", right=right)
    elif agency.units and unit not in {one.code for one in agency.units}:
        message = N_("Đơn vị soạn thảo “{unit}” không có trong hồ sơ của cơ quan.")
        right = N_("một trong “{known}”, hoặc thêm đơn vị vào agencies.yaml").format(known=known)
        yield SHAPE.at(context.place, message, unit=unit, key="drafted_by", right=right, severity=Severity.WARNING)


def _together(context: Context, kind: DocumentType) -> Iterator[Finding]:
    document, form = context.document, kind.form
    whole = document.date is not None and bool(document.date.day)
    if document.number is not None and not whole and not form.dateless:
        yield TOGETHER.at(context.place, N_("Văn bản có số mà chưa có đủ ngày, tháng, năm."), key="date")
    without = form.numberless or form.kind is Kind.FREE or document.attached is not None
    if whole and document.number is None and not without:
        yield TOGETHER.at(context.place, N_("Văn bản có ngày mà chưa có số."), key="number")
