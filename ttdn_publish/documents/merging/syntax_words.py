"""What Jinja says about syntax, in the words of somebody who writes letters."""

from __future__ import annotations

import re

from ttdn_publish.findings import N_, Phrase

_SYNTAX: tuple[tuple[str, Phrase], ...] = (
    (r"Expected an expression, got 'end of (?:print statement|statement block)'", N_("thẻ trống hoặc viết dở")),
    (r"expected token 'end of (?:print statement|statement block)', got '(?P<got>.*)'", N_("thừa “{got}”")),
    (
        r"expected token '(?P<wanted>.*)', got 'end of (?:print statement|statement block)'",
        N_("thiếu “{wanted}” ở cuối"),
    ),
    (r"expected token '(?P<wanted>.*)', got '(?P<got>.*)'", N_("chờ “{wanted}” nhưng gặp “{got}”")),
    (r"unexpected char (?P<got>.+) at \d+", N_("ký tự {got} không dùng được trong thẻ")),
    (r"unexpected '(?P<got>.*)', expected '(?P<wanted>.*)'", N_("chờ “{wanted}” nhưng gặp “{got}”")),
    (r"unexpected '(?P<got>.*)'", N_("không đúng chỗ: “{got}”")),
    (r"Encountered unknown tag '(?P<got>.*?)'.*", N_("không có thẻ “{got}”")),
    (r"No filter named '(?P<got>.*)'\.", N_("không có bộ lọc “{got}”")),
    (r"No test named '(?P<got>.*)'\.", N_("không có phép thử “{got}”")),
)
_OTHER = N_("cú pháp không đúng ({detail})")


def syntax(message: str) -> Phrase:
    """Jinja's message about syntax in our words."""
    for pattern, words in _SYNTAX:
        if (match := re.fullmatch(pattern, message, re.DOTALL)) is not None:
            return words.format(**match.groupdict())
    return _OTHER.format(detail=message[:200])
