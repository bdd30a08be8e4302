"""The rule on annexes: the body points to each, the numbers are Roman, the titles are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.language.levels import ordinal, roman
from ttdn_publish.model.walk import texts

ANNEXES = Rule(
    "VB-A01",
    Severity.WARNING,
    N_("Phụ lục được nhắc đến trong văn bản, đánh số La Mã, có tên"),
    N_(
        "Trong văn bản phải có câu chỉ đến từng phụ lục; từ hai phụ lục trở lên thì đánh số La Mã. Chữ “Phụ lục” và số do bộ công cụ viết."
    ),
    N_("Sửa: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1"),
)

RULES = (ANNEXES,)

#: A reference and all its numbers: *Phụ lục I, II và III*; what follows tells whether it is the annex of another act.
_POINTS = re.compile(
    r"[Pp]hụ lục(?: số)?(?P<numbers>(?:\s*(?:,|và|đến)?\s*\b(?:[IVX]+|\d{1,2})\b)*)(?=(?P<after>[^;]{0,60}))"
)
_OF_ANOTHER = re.compile(
    r"\s*,?\s*(?:\(?\s*)?(?:(?:ban hành )?kèm theo|của|tại|thuộc)?\s*(?:Nghị định|Thông tư|Luật|Nghị quyết|Quyết định|Công văn)\b"
    r"(?!\s+này)"
)
_ENCLOSED = re.compile(r"\s*,?\s*\(?\s*(?:kèm theo|đính kèm|gửi kèm|dưới đây|sau đây)")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the annexes and on what points to them."""
    document = context.document
    numbered = [annex for annex in document.annexes if annex.number]
    pointed: set[int] = set()
    somehow = False
    for text in (*document.bases, *texts(document.details), *texts(document.body)):
        for match in _POINTS.finditer(text.plain):
            if _OF_ANOTHER.match(match["after"]):
                continue
            numbers = [number for word in re.findall(r"[IVX]+|\d+", match["numbers"]) if (number := ordinal(word))]
            if "đến" in match["numbers"] and len(numbers) == 2:
                numbers = list(range(numbers[0], numbers[1] + 1))
            somehow = True
            pointed |= set(numbers)
            if figures := re.findall(r"\d+", match["numbers"]):
                message = N_("Phụ lục đánh số “{number}” bằng chữ số thường.")
                right = N_("viết “Phụ lục {number}”").format(number=roman(int(figures[0])))
                yield ANNEXES.at(text.at, message, number=figures[0], right=right)
            missing = [number for number in numbers if number > max(len(numbered), 1)]
            if missing or (not numbered and (numbers or _ENCLOSED.match(match["after"]))):
                message = N_("Văn bản nhắc “{words}” mà không có phụ lục ấy.")
                right = N_("thêm tệp phu-luc-{number}.md").format(number=(missing or numbers or [1])[0])
                yield ANNEXES.at(text.at, message, words=match[0].strip(), right=right)
    for place, annex in enumerate(numbered, 1):
        label = f"Phụ lục {roman(place)}" if len(numbered) > 1 else "Phụ lục"
        if not somehow or (len(numbered) > 1 and place not in pointed):
            message = N_("Không có câu nào trong văn bản nhắc đến “{label}”.")
            right = N_("thêm vào văn bản, ví dụ “({label} kèm theo)”").format(label=label)
            yield ANNEXES.at(annex.at, message, label=label, right=right)
    for annex in document.annexes:
        words = annex.title.plain.strip()
        if not words:
            yield ANNEXES.at(annex.at, N_("Phụ lục chưa có tên."), right=N_("ghi title"))
        elif re.match(r"phụ lục\b", words, re.IGNORECASE):
            message = N_("Tên phụ lục có sẵn chữ “Phụ lục”, in ra sẽ hai lần.")
            yield ANNEXES.at(annex.at, message, right=N_("bỏ chữ ấy khỏi title"))
