"""The rule on secrets: a document that says itself that it is one stops here, as one that bears a stamp stops the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.readers.source import stop_if_stamped

SECRET = Rule(
    "VB-M02",
    Severity.ERROR,
    N_("Văn bản mật không ở trên máy này"),
    N_(
        "Dấu chỉ độ mật làm dừng cả lần chạy. Câu tự nói văn bản này là bí mật nhà nước thì được báo ở đây và không dựng gì; trích tên luật, nêu quy định chung thì không sao."
    ),
    N_("Nếu đúng là văn bản mật: xóa khỏi máy này, báo người phụ trách bảo mật. Nếu không phải: viết lại câu cho rõ."),
    N_("Luật Bảo vệ bí mật nhà nước; Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.2"),
)

RULES = (SECRET,)
BLOCKING = (SECRET,)

_SAYS_SO = re.compile(
    r"\b(?:văn bản|tài liệu|kế hoạch|công văn|báo cáo|tờ trình|quyết định|nội dung|phụ lục)\s+(?:này|nêu trên|kèm theo)\s+"
    r"(?:(?:được|đã)\s+)?(?:thuộc|là|có|mang|xác định|đóng dấu)\b[^.;]{0,60}?"
    r"(?:bí mật nhà nước|độ mật|tuyệt mật|tối mật|dấu mật)|^\W*độ mật\s*:",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Finding]:
    """Findings that do not repeat what they found. Raises :class:`SecrecyStop` at a stamp."""
    for text in context.texts:
        words = text.plain
        stop_if_stamped(words, text.at)
        if _SAYS_SO.search(words):
            yield SECRET.at(text.at, N_("Câu này nói rằng văn bản, tài liệu là bí mật nhà nước."))
