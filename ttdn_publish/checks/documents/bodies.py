"""The rule on bodies and places that are gone: after the merger of 2025 a document names those of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.citations import citations
from ttdn_publish.checks.documents.context import Context, sentence
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.model.text import Text
from ttdn_publish.regulations.wording import dissolved

GONE = Rule(
    "VB-D02",
    Severity.WARNING,
    N_("Tên cơ quan, địa danh còn dùng vào ngày ấy"),
    N_(
        "Từ 01/7/2025 tỉnh Tiền Giang và tỉnh Đồng Tháp hợp nhất, không còn cấp huyện. Kể chuyện trước đây, hoặc nhắc một văn bản do cơ quan cũ ban hành, thì không sao."
    ),
    N_("Dùng tên hiện nay: “{now}”; hoặc nói rõ là trước đây."),
    N_("Nghị quyết 202/2025/QH15; Nghị quyết 1663/NQ-UBTVQH15"),
)

RULES = (GONE,)

_HISTORY = re.compile(
    r"trước đây|\bcũ\b|nay là|nguyên là|hợp nhất|sáp nhập|sắp xếp|giải thể|khi ấy|khi đó|chuyển về|chuyển giao|trước ngày|đến hết ngày",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:của|do)\s+(?:Chủ tịch\s+)?$")


def check(context: Context) -> Iterator[Finding]:
    """Findings on every text that names a body which is gone on the day."""
    for text in context.texts:
        said: list[tuple[int, int]] = []
        for body in dissolved(context.day):
            for match in body.pattern.finditer(text.plain):
                yield from _named(context, text, match.span(), body.now, f"{body.to:%d/%m/%Y}", said)
        for name, until in _ended(context):
            for match in re.finditer(rf"{re.escape(name)}(?!\w)", text.plain):
                yield from _named(context, text, match.span(), N_("hỏi lại tên mới của cơ quan"), until, said)


def _ended(context: Context) -> Iterator[tuple[str, str]]:
    """Full names on record of bodies that have no such name any more, with the last day of each."""
    for body in context.registers.organisations.values():
        for name in body.names:
            if name.to is not None and name.to < context.day and "tỉnh" in name.vi:
                yield name.vi, f"{name.to:%d/%m/%Y}"


def _named(
    context: Context, text: Text, span: tuple[int, int], now: str, until: str, said: list[tuple[int, int]]
) -> Iterator[Finding]:
    words, (start, end) = text.plain, span
    around = sentence(words, start, end)
    before = words[:start][-200:]
    is_author = bool(_OF.search(before)) and any(True for _ in citations(before))
    overlaps = any(first < end and start < last for first, last in said)
    if overlaps or is_author or _HISTORY.search(around) or context.keeps(words, start, end):
        return
    said.append(span)
    message = N_("“{name}” chỉ có đến ngày {until}.")
    yield GONE.at(text.at, message, name=words[start:end], until=until, now=now)
