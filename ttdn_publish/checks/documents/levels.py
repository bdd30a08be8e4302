"""Rules on levels: which stands under which, how their labels are written, which need a title; and the end mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.documents.lines import END_MARK
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.language.levels import LEVELS, TITLED, Level
from ttdn_publish.model.body import Table
from ttdn_publish.model.document import DocumentBlock, Provision
from ttdn_publish.model.walk import texts

STYLE = Rule(
    "VB-L02",
    Severity.WARNING,
    N_("Các cấp dùng đúng thứ bậc, nhãn viết đúng kiểu"),
    N_(
        "Dưới chương là mục, tiểu mục, điều; dưới điều hoặc đề mục I. là khoản 1., điểm a), gạch đầu dòng, dấu cộng. Khoản viết “1.”, điểm viết “a)”."
    ),
    N_("Sửa: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6c và II.6d; dưới điểm theo thông lệ"),
)
TITLES = Rule(
    "VB-L03",
    Severity.WARNING,
    N_("Phần, chương, mục có tên; điều trong văn bản có chương cũng có tên"),
    N_(
        "Tên của phần, chương, mục viết ở dòng ngay dưới nhãn; tên của điều viết ngay sau nhãn, không có dấu chấm ở cuối."
    ),
    N_("Thêm tên cho “{label}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6d"),
)
END = Rule(
    "VB-B02",
    Severity.WARNING,
    N_("Nội dung kết thúc bằng “./.”"),
    N_("Dấu “./.” do bộ công cụ thêm vào cuối nội dung và cuối phụ lục, mỗi nơi một lần."),
    N_("{right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III (mọi mẫu đều có, không có câu nào bắt buộc)"),
)

RULES = (STYLE, TITLES, END)

#: The style of labels that the regulation has, and what is met besides.
_RIGHT = {
    Level.PART: (re.compile(r"\D*(?:[IVX]+|(?i:thứ \w+))"), "Phần I"),
    Level.CHAPTER: (re.compile(r"\D*[IVX]+"), "Chương I"),
    Level.ARTICLE: (re.compile(r".*\."), "Điều 1."),
    Level.HEADING: (re.compile(r".*\."), "I."),
    Level.CLAUSE: (re.compile(r".*\."), "1."),
    Level.POINT: (re.compile(r".*\)"), "a)"),
    Level.DASH: (re.compile(r"-"), "-"),
}
#: Stops and strokes at the end of a line; an address on the web may end with a stroke too.
_TAIL = re.compile(r"[./\s]*/[./\s]*$")
_ADDRESS = re.compile(r"(?:://|www\.|\.(?:vn|com|org|net)\b)\S*$")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the levels of the body and of every annex."""
    for flow in context.flows:
        provisions = [block for block in flow if isinstance(block, Provision)]
        yield from _nested(flow)
        yield from _style(provisions)
        yield from _headings(flow)
        yield from _titles(provisions)
    yield from _end(context)


def _nested(flow: Sequence[DocumentBlock]) -> Iterator[Finding]:
    """Levels that stand where they may not. ``near`` are those with nothing but labels in between."""
    seen: set[Level] = set()
    near: set[Level] = set()
    for block in flow:
        if not isinstance(block, Provision):
            near -= {Level.POINT, Level.DASH, Level.PLUS}
            continue
        level, words, right = block.level, "", ""
        if level is Level.PLUS and Level.DASH not in seen:
            words, right = N_("Dấu cộng không nằm dưới gạch đầu dòng nào."), N_("dùng gạch đầu dòng")
        elif level is Level.POINT and Level.POINT not in seen and Level.DASH in near:
            words, right = N_("Điểm nằm dưới gạch đầu dòng."), N_("điểm ở trên, gạch đầu dòng ở dưới")
        elif level is Level.CLAUSE and Level.CLAUSE not in seen and near & {Level.POINT, Level.DASH}:
            words, right = N_("Khoản nằm dưới điểm hoặc gạch đầu dòng."), N_("khoản ở trên, điểm ở dưới")
        elif level is Level.HEADING and Level.HEADING not in seen and Level.CLAUSE in near:
            words, right = N_("Đề mục đánh số La Mã nằm dưới khoản."), N_("đề mục I. ở trên, khoản 1. ở dưới")
        elif level is Level.SECTION and Level.CHAPTER not in seen:
            words, right = N_("Mục không nằm trong chương nào."), N_("thêm chương, hoặc dùng đề mục I.")
        elif level is Level.SUBSECTION and Level.SECTION not in seen:
            words, right = N_("Tiểu mục không nằm trong mục nào."), N_("thêm mục")
        if words:
            yield STYLE.at(block.at, words, right=right)
        both = {Level.ARTICLE, Level.HEADING}
        if level in both and both - {level} <= seen and level not in seen:
            message = N_("Văn bản vừa chia điều, vừa chia đề mục La Mã.")
            yield STYLE.at(block.at, message, right=N_("chọn một cách chia"), severity=Severity.NOTICE)
        rank = LEVELS.index(level)
        lower = {other for other in LEVELS[rank + 1 :] if other not in both}
        seen, near = (seen - lower) | {level}, (near - lower) | {level}


def _style(provisions: Sequence[Provision]) -> Iterator[Finding]:
    counts: Counter[Level] = Counter()
    first: dict[Level, Provision] = {}
    levels = {block.level for block in provisions}
    for block in provisions:
        pattern, _ = _RIGHT.get(block.level, (None, ""))
        if pattern is not None and not pattern.fullmatch(block.label):
            counts[block.level] += 1
            first.setdefault(block.level, block)
    for level, block in first.items():
        _, example = _RIGHT[level]
        also = counts[level] < sum(other.level is level for other in provisions)
        message = N_("Nhãn “{label}” không viết như quy định ({count} chỗ).")
        if also:
            message = N_("Nhãn “{label}” lẫn với cách viết “{example}” ({count} chỗ).")
        right = N_("viết “{example}”").format(example=example)
        yield STYLE.at(block.at, message, label=block.label, example=example, count=counts[level], right=right)
    if Level.SUBCLAUSE in levels:
        labels = [block for block in provisions if block.level is Level.SUBCLAUSE]
        bare = [block for block in labels if not block.label.endswith(".")]
        if bare and len(bare) < len(labels):
            message = N_("Nhãn “{label}” khi có, khi không có dấu chấm ({count} chỗ không).")
            right = N_("viết “{example}”").format(example=f"{bare[0].label}.")
            yield STYLE.at(bare[0].at, message, label=bare[0].label, count=len(bare), right=right)


def _headings(flow: Sequence[DocumentBlock]) -> Iterator[Finding]:
    for place, block in enumerate(flow):
        if not isinstance(block, Provision):
            continue
        words = block.text.plain
        if block.level is Level.HEADING and words != words.upper():
            message = N_("Đề mục “{label}” gõ chữ thường, sẽ được in hoa.")
            right = N_("gõ chữ hoa như sẽ in")
            yield STYLE.at(block.at, message, label=block.label, right=right, severity=Severity.NOTICE)
        after = flow[place + 1] if place + 1 < len(flow) else None
        ends = after is None or (
            isinstance(after, Provision) and LEVELS.index(after.level) <= LEVELS.index(block.level)
        )
        if block.level in (Level.CLAUSE, Level.SUBCLAUSE) and block.titled and ends:
            message = N_(
                "“{label}” không có dấu câu ở cuối nên được in đậm như một tên, mà bên dưới không có nội dung."
            )
            right = N_("thêm dấu chấm hoặc dấu chấm phẩy, hoặc viết nội dung bên dưới")
            yield STYLE.at(block.at, message, label=block.label, right=right, severity=Severity.NOTICE)


def _titles(provisions: Sequence[Provision]) -> Iterator[Finding]:
    chapters = any(block.level is Level.CHAPTER for block in provisions)
    for block in provisions:
        if block.level in TITLED and not block.text:
            yield TITLES.at(block.at, N_("“{label}” chưa có tên."), label=block.label)
        elif block.level is Level.ARTICLE and chapters and not block.titled:
            message = N_("“{label}” chưa có tên, trong khi văn bản chia chương.")
            yield TITLES.at(block.at, message, label=block.label)


def _end(context: Context) -> Iterator[Finding]:
    document, form = context.document, context.form
    given = {detail.key: detail for detail in document.details}
    after = [given[rule.key] for rule in form.after if rule.key in given] if form else []
    last = {id(text) for thing in (after[-1:] or document.body[-1:]) for text in list(texts(thing))[-1:]}
    for annex in document.annexes:
        last |= {id(text) for text in list(texts(annex.body[-1:]))[-1:]}
    for text in context.texts:
        words = text.plain.rstrip()
        if re.search(r"\./\.(?=\s)", words[:-3]) or (words.endswith(END_MARK) and id(text) not in last):
            message = N_("Dấu “./.” ở giữa văn bản.")
            yield END.at(text.at, message, right=N_("Bỏ dấu này; cuối văn bản đã có"))
        elif id(text) in last and (tail := _tail(words)) not in ("", END_MARK):
            message = N_("Dấu kết thúc gõ sai: “{end}”.")
            yield END.at(text.at, message, end=tail, right=N_("Bỏ dấu này; cuối văn bản đã có"))
    closing = document.body[-1] if document.body and not after else None
    if isinstance(closing, Table):
        message = N_("Nội dung kết thúc bằng một bảng nên không có “./.”.")
        yield END.at(closing.at, message, right=N_("Viết thêm một câu kết sau bảng"))


def _tail(words: str) -> str:
    """The stops and strokes that ``words`` end with, if there is a stroke among them."""
    match = _TAIL.search(words)
    return match[0].strip() if match and not _ADDRESS.search(words) else ""
