"""Rules on the words themselves: spelling, tone placement, sovereignty terms, placeholders, odd characters."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ttdn_publish.checks.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.language import encoding, sovereignty, spelling, tones
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
    N_("Sửa{hint}; nếu đúng là như vậy, thêm “{word}” vào sic: của bài, của issue.yaml hoặc của document.yaml."),
    N_("Từ điển chính tả tiếng Việt; danh sách lỗi thường gặp của bộ công cụ"),
)
SOVEREIGNTY = Rule(
    "BT20",
    Severity.ERROR,
    N_("Tên biển, đảo theo cách gọi của Việt Nam"),
    N_("Biển Đông, Hoàng Sa, Trường Sa được gọi bằng tên Việt Nam trong mọi ngôn ngữ."),
    N_("Viết {right}."),
    N_("Kế hoạch 2018, mục I, II.1.b và IV.2; bảng language/sovereignty.csv"),
)

ENCODING = Rule(
    "BT34",
    Severity.WARNING,
    N_("Chữ đúng mã ký tự"),
    N_(
        "Chữ Đ của tiếng Băng Đảo, dấu cách vô hình, dấu gạch nối mềm trông như thường nhưng tìm kiếm, so sánh và ngắt dòng sai."
    ),
    N_("Gõ lại chỗ này, hoặc thay bằng “{right}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I (Unicode, TCVN 6909:2001)"),
)

RULES = (PLACEHOLDER, TONES, SPELLING, SOVEREIGNTY, ENCODING)

_DOTS = r"(?:…|\.{3})"
_STAND_INS = (
    r"(?i:\btodo\b|\bfixme\b|\blorem ipsum\b)|\bxxx+\b|\bXXXX+\b|"  # XXX is also the number thirty
    r"(?i:^\W*đang cập nhật\W*$|[(\[]đang cập nhật[^)\]]*[)\]])|"
    r"\{\{|\}\}|\{%|%\}|\?\?\?|"
    r"\[(?i:điền|nhập|tên|ngày|số|ảnh)\b[^\]\d]*\]"
)
_BLANKS = (
    r"\.{5,}|…{2,}|_{3,}|\[\s*(?:…|\.{3})[^\]]*\]|"
    rf"{_DOTS}\s*/\s*{_DOTS}|(?i:\bsố:?)\s*{_DOTS}\s*/|(?i:\bngày)\s*{_DOTS}\s*tháng\b"
)
#: What stands for words that are still to come; and also the blanks that a hand fills in.
STAND_INS, PLACEHOLDERS = re.compile(_STAND_INS), re.compile(f"{_STAND_INS}|{_BLANKS}")

#: A text and the words in it that somebody wants as they are.
Kept = tuple[Text, tuple[str, ...]]


@dataclass(frozen=True)
class Manner:
    """What the words of a kind of publication are held against: its own rules on tone marks and on odd characters, and what
    counts as a placeholder in it."""

    tones: Rule = TONES
    encoding: Rule = ENCODING
    placeholders: re.Pattern[str] = PLACEHOLDERS


BULLETIN = Manner()


def check(context: Context) -> Iterator[Finding]:
    """Findings on every text of the issue."""
    issue = context.issue
    every = [(text, issue.sic) for text in texts(dataclasses.replace(issue, articles={}))]
    for article in issue.articles.values():
        every += [(text, (*issue.sic, *article.sic)) for text in texts(article)]
    yield from check_words(every, issue.date)


def check_words(every: Sequence[Kept], day: date, manner: Manner = BULLETIN) -> Iterator[Finding]:
    """Findings on the words of any publication: all its texts together, as of ``day``."""
    for text, keep in every:
        yield from _one(text, keep, day, manner)
    yield from _tones(every, manner.tones)


def _one(text: Text, keep: tuple[str, ...], day: date, manner: Manner) -> Iterator[Finding]:
    words = text.plain
    for match in manner.placeholders.finditer(words):
        yield PLACEHOLDER.at(text.at, N_("Còn chỗ giữ chỗ “{words}”."), words=match[0])
    for slip in spelling.slips(words, keep=keep):
        hint = f" “{slip.suggestion}”" if slip.suggestion else ""
        message = N_("“{word}” có thể là lỗi gõ ({why}).")
        yield SPELLING.at(text.at, message, word=slip.word, why=slip.why, hint=hint)
    for hit in sovereignty.find(words, "vi", keep=keep, on=day):
        right = f"“{hit.right}”" if hit.right else N_("tên gọi của Việt Nam, hoặc chỉ nêu để bác bỏ")
        yield SOVEREIGNTY.at(text.at, N_("Không dùng “{wrong}”."), wrong=hit.form, right=right)
    for odd in encoding.odd_characters(words):
        code = ", ".join(f"U+{ord(character):04X}" for character in odd.found)
        yield manner.encoding.at(text.at, N_("Có ký tự {code}: {why}."), code=code, why=odd.why, right=odd.right)


def _tones(every: Sequence[Kept], rule: Rule) -> Iterator[Finding]:
    used: dict[str, list[tuple[str, Place]]] = {}
    for text, keep in every:
        words = text.plain
        for phrase in filter(None, keep):
            words = re.sub(re.escape(phrase), "", words, flags=re.IGNORECASE)
        for style, found in tones.styles_used(words).items():
            used.setdefault(style, []).extend((word, text.at) for word, _ in found)
    if len(used) < 2:
        return
    minor = min(used, key=lambda style: len(used[style]))
    for word, at in used[minor]:
        message = N_("“{word}” đặt dấu khác với phần lớn văn bản.")
        yield rule.at(at, message, word=word, better=tones.restyled(word))
