"""Rules on figures: every number has unit, period and source, is not later than the issue, and adds up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.model.body import Chart, ChartKind, Table
from ttdn_publish.model.indicator import Indicator, IndicatorKind
from ttdn_publish.model.text import Emphasis, Inline, Link, Reference, Strong
from ttdn_publish.model.walk import records, texts

COMPLETE = Rule(
    "SL02",
    Severity.ERROR,
    N_("Số liệu có đơn vị, nguồn, đơn vị chịu trách nhiệm"),
    N_("Một con số không có đơn vị, kỳ, nguồn thì không kiểm tra được và không được in."),
    N_("Điền cột “{key}” trong bảng chỉ tiêu; số chưa có nguồn thì ghi sample là true."),
    N_("Kế hoạch 2018, mục IV.9: số liệu chính xác, kịp thời"),
)
PARTS = Rule(
    "SL03",
    Severity.ERROR,
    N_("Bộ phận không vượt tổng số"),
    N_(
        "Tổng các bộ phận của một chỉ tiêu trong cùng kỳ không được lớn hơn chỉ tiêu đó; dòng tổng của bảng bằng tổng các dòng."
    ),
    N_("Kiểm tra lại các số tại nguồn."),
    N_("Quy tắc thống kê"),
)
FACT_DATE = Rule(
    "BT21",
    Severity.ERROR,
    N_("Không có dữ kiện sau ngày phát hành"),
    N_("Số liệu và nguồn phải có trước hoặc vào ngày của số bản tin; chỉ tiêu kế hoạch của kỳ tới thì được."),
    N_("Dùng số liệu của kỳ trước, hoặc ghi kind là ke-hoach nếu là chỉ tiêu kế hoạch."),
    N_("Quy ước của bộ công cụ"),
)
CHART = Rule(
    "SL04",
    Severity.ERROR,
    N_("Biểu đồ, bảng có đơn vị và nguồn"),
    N_("Người đọc phải biết con số tính bằng gì và lấy từ đâu."),
    N_("Điền “{key}:” trong khối."),
    N_("Kế hoạch 2018, mục IV.9"),
)

RULES = (COMPLETE, PARTS, FACT_DATE, CHART)

#: Columns whose figures are not added up: shares, growth, averages, prices.
_NOT_ADDED = re.compile(
    r"%|‰|\b(?:tăng|giảm|so với|so sánh|bình quân|trung bình|tốc độ|t[ỷỉ] (?:lệ|trọng)|chỉ số|xếp hạng|giá(?! trị))\b",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Finding]:
    """Findings on the indicators that the issue quotes, and on its charts and tables."""
    quoted = [
        context.registers.indicators[key] for key in sorted(_quoted(context)) if key in context.registers.indicators
    ]
    for indicator in quoted:
        yield from _complete(indicator)
        yield from _date(indicator, context)
    yield from _parts(context)
    for article in context.articles.values():
        for source in article.sources:
            if source.date is not None and source.date.first > context.publication.date:
                message = N_("Nguồn “{title}” có ngày {date}, sau ngày phát hành.")
                yield FACT_DATE.at(source.at, message, title=source.title, date=source.date)
    for chart in records(context.publication, Chart):
        yield from _chart(chart)
    for table in records(context.publication, Table):
        yield from _table(table)


def _quoted(context: Context) -> set[str]:
    keys: set[str] = set()

    def gather(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if isinstance(inline, Reference) and inline.kind == "indicator":
                keys.add(inline.key)
            elif isinstance(inline, Emphasis | Strong | Link):
                gather(inline.children)

    for text in texts(context.publication):
        gather(text.inlines)
    return keys


def _complete(indicator: Indicator) -> Iterator[Finding]:
    needed = {"unit": indicator.unit, "label": indicator.label}
    if not indicator.sample:
        needed |= {"source": indicator.source, "responsible": indicator.responsible}
    for key, value in needed.items():
        if not value:
            message = N_("Chỉ tiêu “{name}” thiếu “{key}”.")
            yield COMPLETE.at(indicator.at, message, name=indicator.reference, key=key)


def _date(indicator: Indicator, context: Context) -> Iterator[Finding]:
    day = context.publication.date
    planned = indicator.kind in (IndicatorKind.TARGET, IndicatorKind.ESTIMATE)
    if indicator.period.end > day and not planned and not indicator.sample:
        message = N_("Chỉ tiêu “{name}” có kỳ kết thúc {end}, sau ngày phát hành.")
        yield FACT_DATE.at(indicator.at, message, name=indicator.reference, end=f"{indicator.period.end:%d/%m/%Y}")
    if indicator.source_date is not None and indicator.source_date.first > day:
        message = N_("Chỉ tiêu “{name}” lấy từ nguồn có ngày {date}, sau ngày phát hành.")
        yield FACT_DATE.at(indicator.at, message, name=indicator.reference, date=indicator.source_date)


def _parts(context: Context) -> Iterator[Finding]:
    indicators = context.registers.indicators
    sums: dict[str, Decimal] = defaultdict(Decimal)
    last: dict[str, Indicator] = {}
    for indicator in indicators.values():
        if indicator.part_of:
            whole = f"{indicator.part_of}/{indicator.period.written}"
            if whole in indicators and indicators[whole].unit == indicator.unit:
                sums[whole] += indicator.value
                last[whole] = indicator
    for whole, total in sums.items():
        if total > indicators[whole].value:
            message = N_("Các bộ phận của “{name}” cộng lại là {total}, lớn hơn {whole}.")
            yield PARTS.at(last[whole].at, message, name=whole, total=total, whole=indicators[whole].value)


def _chart(chart: Chart) -> Iterator[Finding]:
    for key, value in (("unit", chart.unit), ("source", chart.source)):
        if not value and not (key == "source" and chart.sample):
            yield CHART.at(chart.at, N_("Biểu đồ “{file}” thiếu “{key}”."), file=chart.file, key=key)
    if chart.type is ChartKind.RING:
        values = [value for series in chart.series for value in series.values if value is not None]
        if any(value < 0 for value in values):
            yield PARTS.at(chart.at, N_("Biểu đồ vòng “{file}” có số âm."), file=chart.file)
        if chart.unit.plain.strip() == "%" and sum(values) > Decimal("100.5"):
            message = N_("Các phần của biểu đồ “{file}” cộng lại là {total} %.")
            yield PARTS.at(chart.at, message, file=chart.file, total=sum(values))


def _table(table: Table) -> Iterator[Finding]:
    if (table.file or table.unit or table.total) and not (table.source or table.sample):
        yield CHART.at(table.at, N_("Bảng số liệu thiếu “{key}”."), key="source")
    if not table.total:
        return
    rows = [row for row in table.rows if row]
    totals = [row for row in rows if row[0].plain == table.total]
    if not totals:
        yield PARTS.at(table.at, N_("Bảng không có dòng tổng “{total}”."), total=table.total)
        return
    others = [row for row in rows if row[0].plain != table.total]
    for column in range(1, len(totals[0])):
        if column < len(table.header) and _NOT_ADDED.search(table.header[column].plain):
            continue
        written = _number(totals[0][column].plain)
        parts = [_number(row[column].plain) for row in others if column < len(row)]
        if written is None or not parts or any(part is None for part in parts):
            continue
        figures = [part for part in parts if part is not None]
        added = sum(figures, Decimal())
        if abs(added - written) > _rounding(written, figures):
            message = N_("Dòng “{total}” ghi {written}, các dòng cộng lại là {added}.")
            yield PARTS.at(totals[0][column].at, message, total=table.total, written=written, added=added)


def _rounding(total: Decimal, parts: list[Decimal]) -> Decimal:
    """How far rounded parts may miss their rounded total; whole numbers must agree."""
    places = max(-int(figure.as_tuple().exponent) for figure in (total, *parts))
    return len(parts) * Decimal("0.5").scaleb(-places) if places > 0 else Decimal()


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
