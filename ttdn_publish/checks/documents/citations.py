"""How acts are cited: type, number and symbol, date, issuing body, title. The parts of a citation in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_TYPES = (
    r"Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|"
    r"Chương trình hành động|Chương trình|Kế hoạch|Công văn|Kết luận|Thông báo|Hướng dẫn|Quy định|Quy chế|Tờ trình|Báo cáo|"
    r"Công điện|Đề án|Lệnh"
)
_NUMBER = r"\d{1,5}(?:/\d{4})?[/-][A-ZĐƯ][\wĐđƯư]*(?:[-/&][A-ZĐƯ0-9][\wĐđƯư]*)*"
_DATE = r"ngày\s+(\d{1,2})(?:/(\d{1,2})/(\d{4})|\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
_CITED = re.compile(rf"(?P<type>{_TYPES})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})(?P<after>\s*,?\s*{_DATE})?")
_BODY = re.compile(r"\s*,?\s*(?:của|do)\s+[A-ZÀ-ỸĐ]")
#: Words that begin the title of an act, as in *về công tác văn thư*.
_TITLE = re.compile(
    r"\b(?:về|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|bổ sung|giao|thành lập|công bố|thực hiện|triển khai|thi hành|"
    r"đẩy mạnh|tăng cường|xử lý|phân cấp|điều chỉnh|kiện toàn|thông qua|đề nghị|xin|trình|chủ trương)\b|[“\"]"
)
#: Between two citations: the second belongs to the title of the first.
_WITHIN = re.compile(
    r"\b(?:thực hiện|ban hành|sửa đổi|bổ sung|hướng dẫn|thi hành|thay thế|bãi bỏ|đính chính|kèm theo|theo)\b"
)


@dataclass(frozen=True)
class Citation:
    """An act cited by its number: where in the text, its type and number, its date if that is written, and whether the issuing
    body and the title follow. ``nested`` citations stand in the title of another act."""

    start: int
    end: int
    type: str
    number: str
    date: date | None
    dated: bool
    body: bool
    title: bool
    nested: bool


def citations(words: str) -> Iterator[Citation]:
    """The citations in ``words`` (NFC), in order."""
    before: re.Match[str] | None = None
    found = list(_CITED.finditer(words))
    for place, match in enumerate(found):
        until = found[place + 1].start() if place + 1 < len(found) else len(words)
        rest = re.split(r";|\.(?=\s|$)", words[match.end() : until])[0]
        between = words[before.end() : match.start()] if before else ""
        nested = before is not None and not re.search(r"[;.]\s", between) and bool(_WITHIN.search(between))
        yield Citation(
            match.start(),
            match.end(),
            match["type"],
            match["number"],
            _day(match),
            match["after"] is not None,
            bool(_BODY.match(rest)),
            bool(_TITLE.search(rest)),
            nested,
        )
        if not nested:
            before = match


def _day(match: re.Match[str]) -> date | None:
    day, month, year, long_month, long_year = match.groups()[-5:]
    if day is None:
        return None
    try:
        return date(int(year or long_year), int(month or long_month), int(day))
    except ValueError:
        return None
