"""The rule that the lines of the head fit their columns, measured as they will be printed."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.documents.styles import styles
from ttdn_publish.documents.word.heading import header_widths
from ttdn_publish.documents.word.setter import A5, width_of
from ttdn_publish.findings import N_, Finding, Rule, Severity

WRAPS = Rule(
    "VB-F11",
    Severity.WARNING,
    N_("Các dòng đầu văn bản vừa cột của mình"),
    N_("Đầu văn bản có hai cột; tên cơ quan ngắt dòng theo ý, các dòng khác không được xuống dòng."),
    N_("Ngắt tên cơ quan thành nhiều dòng trong hồ sơ (header), hoặc rút gọn ký hiệu, địa danh."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 đến II.4"),
)

RULES = (WRAPS,)


def check(context: Context) -> Iterator[Finding]:
    """Lines of the head that would break; asked only where the document can be composed."""
    composition, look = context.composition, styles(context.rules)
    paper, head = context.rules.paper, composition.head
    measure = (A5[0] if composition.small else paper.width) - paper.left.use - paper.right.use
    left, right = header_widths(composition, measure)
    lines = [
        *((line, "parent", left) for line in head.parent),
        *((line, "agency", left) for line in head.agency),
        (head.number, "number", left),
        (composition.phrases.state_name, "state", right),
        (composition.phrases.motto, "motto", right),
        (head.place_date, "place", right),
    ]
    for words, style, room in lines:
        if (width := width_of(words, look[style])) > room:
            message = N_("Dòng “{words}” rộng {width} mm, cột chỉ có {room} mm.")
            yield WRAPS.at(context.place, message, words=words.strip(), width=f"{width:.0f}", room=f"{room:.0f}")
