"""Rules on the words themselves: spelling, tone placement, sovereignty terms, placeholders, odd characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.language import sovereignty, spelling, tones
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import texts

PLACEHOLDER = Rule(
    "BT17",
    Severity.ERROR,
    N_("Không còn chỗ trống chờ điền"),
    N_("Chữ giữ chỗ như “TODO”, “xxx”, “…/…”, “[điền tên]” không được in."),
    N_("Điền nội dung thật, hoặc bỏ đoạn này."),
    N_("Quy ước của bộ công cụ"),
)
TONES = Rule(
    "BT18",
    Severity.WARNING,
    N_("Đặt dấu thanh thống nhất"),
    N_("Cả hai cách “hòa” và “hoà” đều đúng, nhưng một ấn phẩm chỉ dùng một cách."),
    N_("Viết “{better}” như phần lớn các chỗ khác."),
    N_("Tài liệu đối chiếu của nhóm: chỉ báo khi lẫn hai cách trong một văn bản"),
)
SPELLING = Rule(
    "BT19",
    Severity.WARNING,
    N_("Không có lỗi gõ"),
    N_("Chữ không có trong từ điển, hoặc cụm từ lặp, lẫn âm. Chữ cố ý giữ nguyên thì ghi vào “sic”."),
    N_("Sửa{hint}; nếu đúng là như vậy, thêm “{word}” vào sic: của bài."),
    N_("Từ điển chính tả tiếng Việt; danh sách lỗi thường gặp của bộ công cụ"),
)
SOVEREIGNTY = Rule(
    "BT20",
    Severity.ERROR,
    N_("Tên biển, đảo theo cách gọi của Việt Nam"),
    N_("Biển Đông, Hoàng Sa, Trường Sa được gọi bằng tên Việt Nam trong mọi ngôn ngữ."),
    N_("Viết “{right}”."),
    N_("Kế hoạch 2018, mục I, II.1.b và IV.2; bảng language/sovereignty.csv"),
)

RULES = (PLACEHOLDER, TONES, SPELLING, SOVEREIGNTY)

_PLACEHOLDERS = re.compile(
    r"(?i:\btodo\b|\bfixme\b|\blorem ipsum\b|\bxxx+\b|\bđang cập nhật\b)|\.{5,}|_{3,}|\{\{|\}\}|\{%|%\}|"
    r"\[(?:điền|nhập|tên|ngày|số|ảnh|…|\.\.\.)[^\]]*\]|…\s*/\s*…|\?\?\?"
)


def check(context: Context) -> Iterator[Finding]:
    """Findings on every text of the issue."""
    issue = context.issue
    keep: dict[str, tuple[str, ...]] = {article.at.file: article.sic for article in issue.articles.values()}
    every = list(texts(issue))
    for text in every:
        yield from _one(text, (*issue.sic, *keep.get(text.at.file, ())))
    yield from _tones(every)


def _one(text: Text, keep: tuple[str, ...]) -> Iterator[Finding]:
    words = text.plain
    for match in _PLACEHOLDERS.finditer(words):
        yield PLACEHOLDER.at(text.at, N_("Còn chỗ giữ chỗ “{words}”."), words=match[0])
    for slip in spelling.slips(words, keep=keep):
        hint = f" “{slip.suggestion}”" if slip.suggestion else ""
        message = N_("“{word}” có thể là lỗi gõ ({why}).")
        yield SPELLING.at(text.at, message, word=slip.word, why=slip.why, hint=hint)
    for hit in sovereignty.find(words, "vi"):
        yield SOVEREIGNTY.at(text.at, N_("Không dùng “{wrong}”."), wrong=hit.form, right=hit.right)


def _tones(every: list[Text]) -> Iterator[Finding]:
    used: dict[str, list[tuple[str, Place]]] = {}
    for text in every:
        for style, found in tones.styles_used(text.plain).items():
            used.setdefault(style, []).extend((word, text.at) for word, _ in found)
    if len(used) < 2:
        return
    minor = min(used, key=lambda style: len(used[style]))
    for word, at in used[minor]:
        message = N_("“{word}” đặt dấu khác với phần lớn văn bản.")
        yield TONES.at(at, message, word=word, better=tones.restyled(word))
