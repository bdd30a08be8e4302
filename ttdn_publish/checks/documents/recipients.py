"""Rules on who gets the document: *Kính gửi*, *Nơi nhận* and what is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ttdn_publish.checks.documents.context import Context, is_blank
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.language.levels import Level
from ttdn_publish.model.document import Provision
from ttdn_publish.model.text import Text
from ttdn_publish.regulations.documents import Form, Kind

ADDRESSED = Rule(
    "VB-K01",
    Severity.WARNING,
    N_("Kính gửi đúng loại văn bản, đúng cách ghi"),
    N_(
        "Chỉ công văn, tờ trình và báo cáo gửi cấp trên có Kính gửi. Mỗi nơi một mục; chữ “Kính gửi”, dấu gạch, dấu chấm phẩy do bộ công cụ thêm."
    ),
    N_("Sửa addressees: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9"),
)
ENTRIES = Rule(
    "VB-R01",
    Severity.ERROR,
    N_("Nơi nhận ghi mỗi nơi một mục, không trùng"),
    N_("Dấu gạch đầu dòng, dấu chấm phẩy và chữ “Lưu:” do bộ công cụ thêm; không nơi nào ghi hai lần."),
    N_("Sửa {key}: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9"),
)
ENDS = Rule(
    "VB-R02",
    Severity.ERROR,
    N_("Nơi nhận mở đầu và kết thúc đúng loại văn bản"),
    N_(
        "Mục đầu: “Như trên” khi có Kính gửi, “Như Điều …” (điều cuối, giao việc) ở quyết định, nghị quyết; do bộ công cụ thêm. Mục cuối: “Lưu: VT” rồi đơn vị soạn thảo."
    ),
    N_("Sửa {key}: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9 và Phụ lục III"),
)
TASKED = Rule(
    "VB-R03",
    Severity.NOTICE,
    N_("Nơi được giao việc có trong Nơi nhận"),
    N_("Văn bản gửi đến nơi phải làm, nơi giám sát và nơi cần biết; nơi đã có ở Kính gửi thì không ghi lại."),
    N_("Xem lại recipients."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9"),
)

RULES = (ADDRESSED, ENTRIES, ENDS, TASKED)

_DASH = re.compile(r"\A[-–•+]\s*")
_SAME_AS_ABOVE = "Như trên"
_BY_ARTICLE = re.compile(r"Như Điều\s+(\S+)")
_KEPT = re.compile(r"Lưu\s*:", re.IGNORECASE)
#: One entry for everybody that has a task.
_EVERYBODY = re.compile(r"(?:Như thành phần|(?:Thủ trưởng |Giám đốc )?[Cc]ác (?:sở|cơ quan|đơn vị|ban, ngành))")
_TASKS = "TỔ CHỨC THỰC HIỆN"


def check(context: Context) -> Iterator[Finding]:
    """Findings on addressees and recipients."""
    form = context.form
    if form is not None:
        yield from _addressed(context, form)
        yield from _entries(context)
        yield from _first(context, form)
        yield from _last(context, form)
        yield from _tasked(context)


def _addressed(context: Context, form: Form) -> Iterator[Finding]:
    addressees = context.document.addressees
    if not addressees:
        if form.addressees == "must":
            message = N_("Loại văn bản này phải có Kính gửi.")
            yield ADDRESSED.at(context.place, message, right=N_("ghi nơi nhận chính"))
        return
    if not form.addressees:
        message = N_("Loại văn bản này không có Kính gửi.")
        yield ADDRESSED.at(addressees[0].at, message, right=N_("chuyển sang recipients"))
    if not all(addressees):
        yield ADDRESSED.at(context.place, N_("Kính gửi có mục trống."), right=N_("điền, hoặc bỏ mục ấy"))
    for text in filter(None, addressees):
        words = text.plain.strip()
        if re.match(r"kính gửi\b", words, re.IGNORECASE) or _DASH.match(words):
            message = N_("“{words}” có sẵn chữ “Kính gửi” hoặc dấu gạch, in ra sẽ hai lần.")
            yield ADDRESSED.at(text.at, message, words=words, right=N_("chỉ ghi tên nơi nhận"))
        elif len(addressees) == 1 and words[-1] in ".;":
            message = N_("Chỉ một nơi nhận thì không có dấu “{mark}” ở cuối.")
            yield ADDRESSED.at(text.at, message, mark=words[-1], right=N_("bỏ dấu ở cuối"))
    for text in _repeated(addressees):
        message = N_("“{words}” được ghi hai lần.")
        yield ADDRESSED.at(text.at, message, words=_bare(text), right=N_("bỏ một chỗ"))


def _entries(context: Context) -> Iterator[Finding]:
    document = context.document
    if not all(document.recipients):
        message = N_("Nơi nhận có mục trống.")
        yield ENTRIES.at(context.place, message, key="recipients", right=N_("điền, hoặc bỏ mục ấy"))
    for text in document.recipients:
        words = text.plain.strip()
        if _DASH.match(words):
            message = N_("“{words}” có sẵn dấu gạch đầu dòng, in ra sẽ hai lần.")
            yield ENTRIES.at(text.at, message, words=words, key="recipients", right=N_("bỏ dấu gạch"))
    for text in _repeated(document.recipients):
        message = N_("“{words}” được ghi hai lần.")
        right = N_("bỏ một chỗ")
        yield ENTRIES.at(text.at, message, words=_bare(text), key="recipients", right=right, severity=Severity.WARNING)
    if _KEPT.match(document.archive):
        message = N_("archive “{words}” có sẵn chữ “Lưu”.")
        yield ENTRIES.at(context.place, message, words=document.archive, key="archive", right=N_("ví dụ VT, VX"))


def _first(context: Context, form: Form) -> Iterator[Finding]:
    document = context.document
    articles = [b for b in document.body if isinstance(b, Provision) and b.level is Level.ARTICLE]
    last = articles[-1].label.rstrip(".:").split()[-1] if articles else ""
    expected = form.first.format(article=last) if last or "{article}" not in form.first else ""
    expected = _SAME_AS_ABOVE if document.addressees else expected
    for place, text in enumerate(document.recipients):
        words = _bare(text)
        if words and words == expected and place:
            message = N_("“{words}” phải là mục đầu của Nơi nhận.")
            yield ENDS.at(text.at, message, words=words, key="recipients", right=N_("chuyển lên đầu, hoặc bỏ"))
        elif words == _SAME_AS_ABOVE != expected:
            message = N_("“Như trên” chỉ dùng khi văn bản có Kính gửi.")
            yield ENDS.at(text.at, message, key="recipients", right=N_("ghi tên nơi nhận"))
        elif _BY_ARTICLE.match(words) and words != expected:
            message = N_("“{words}” không hợp với văn bản này.")
            right = f"“{expected}”" if expected else N_("ghi tên nơi nhận")
            yield ENDS.at(text.at, message, words=words, key="recipients", right=right)


def _last(context: Context, form: Form) -> Iterator[Finding]:
    document = context.document
    for text in document.recipients:
        if _KEPT.match(text.plain.strip(" -–")):
            message = N_("Dòng “{words}” nằm trong recipients.")
            yield ENDS.at(text.at, message, words=_bare(text), key="archive", right=N_("ghi phần sau chữ “Lưu:”"))
    if document.archive and not _KEPT.match(document.archive) and not re.match(r"VT\b", document.archive):
        message = N_("Dòng Lưu ghi “{words}”, không bắt đầu bằng VT (văn thư).")
        yield ENDS.at(context.place, message, words=document.archive, key="archive", right=N_("ví dụ VT, VX"))
    needed = form.kind is not Kind.FREE and not form.parties and document.attached is None
    if needed and not document.recipients and not document.archive:
        message = N_("Văn bản chưa có Nơi nhận.")
        right = N_("ghi các nơi nhận, và archive cho dòng Lưu")
        yield ENDS.at(context.place, message, key="recipients", right=right, severity=Severity.WARNING)


def _tasked(context: Context) -> Iterator[Finding]:
    document = context.document
    addressed = {_bare(text) for text in document.addressees if not is_blank(text)}
    for text in document.recipients:
        if _bare(text) in addressed:
            message = N_("“{words}” đã có ở Kính gửi.")
            yield TASKED.at(text.at, message, words=_bare(text))
    written = " ".join(text.plain for text in (*document.addressees, *document.recipients))
    if not document.recipients or any(_EVERYBODY.match(_bare(text)) for text in document.recipients):
        return
    names = {
        name
        for body in context.registers.organisations.values()
        for short in (True, False)
        if (name := body.name_on(context.day, short=short))
    }
    for words, text in _tasks(context):
        name = max((name for name in names if words.startswith(name)), key=len, default="")
        if name and name not in written:
            yield TASKED.at(text.at, N_("“{name}” được giao việc mà không có trong Nơi nhận."), name=name)


def _tasks(context: Context) -> Iterator[tuple[str, Text]]:
    """The clauses below *Tổ chức thực hiện*, each of which begins with the body that it gives a task to."""
    within = False
    for block in context.document.body:
        if isinstance(block, Provision) and block.level in (Level.HEADING, Level.PART, Level.CHAPTER):
            within = _TASKS in block.text.plain.upper()
        elif within and isinstance(block, Provision) and block.level is Level.CLAUSE:
            yield block.text.plain, block.text


def _repeated(entries: Sequence[Text]) -> Iterator[Text]:
    counted: Counter[str] = Counter()
    for text in (text for text in entries if not is_blank(text)):
        counted[_bare(text).lower()] += 1
        if counted[_bare(text).lower()] == 2:
            yield text


def _bare(text: Text) -> str:
    return _DASH.sub("", text.plain.strip()).rstrip(" .;")
