"""Rules on the parts that a form has of its own: its lines, parties, rebuttals, signers; and that whatever is written is printed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.document import Signer
from ttdn_publish.regulations.documents import Form, Kind

UNKNOWN_DETAIL = Rule(
    "VB-F04",
    Severity.ERROR,
    N_("Dòng riêng của mẫu có tên trong mẫu, mỗi dòng một lần"),
    N_("Dòng không có trong mẫu, hoặc ghi lần thứ hai, thì không được in."),
    N_("Sửa key{hint}, hoặc chuyển nội dung vào noi-dung.md; các dòng của mẫu: {known}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III"),
)
MISSING_DETAIL = Rule(
    "VB-F05",
    Severity.WARNING,
    N_("Đủ các dòng mà mẫu cần"),
    N_("Ví dụ giấy mời cần thời gian và địa điểm, biên bản cần giờ kết thúc."),
    N_("Thêm dòng “{key}” vào details trong document.yaml."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III"),
)
SIDES = Rule(
    "VB-F06",
    Severity.ERROR,
    N_("Văn bản hai bên có hai bên, phản bác có thông tin sai và sự thật"),
    N_(
        "Hợp đồng, bản ghi nhớ, bản thỏa thuận nêu các bên; thông tin phản bác nêu điều sai, nơi đăng và sự thật có nguồn."
    ),
    N_("Điền {key} trong document.yaml."),
    N_("Nghị định 30/2020/NĐ-CP không có mẫu; thông lệ, và kế hoạch 2018, mục II.1g"),
)
SIGNERS = Rule(
    "VB-F07",
    Severity.WARNING,
    N_("Đủ người ký theo mẫu"),
    N_("Một văn bản có một người ký; biên bản và văn bản hai bên có hai. Chưa biết họ tên thì vẫn ghi chức vụ."),
    N_("Sửa signers trong document.yaml: mẫu này có {count} người ký."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục III"),
)
UNPRINTED = Rule(
    "VB-F13",
    Severity.WARNING,
    N_("Điều đã ghi thì được in"),
    N_("Có khóa chỉ dùng cho một số mẫu; ghi ở mẫu khác thì không in ra."),
    N_("Bỏ khóa “{key}”, hoặc chọn đúng loại văn bản."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III"),
)
PERSON = Rule(
    "VB-F15",
    Severity.ERROR,
    N_("Người ký có trong danh sách người"),
    N_("person là mã trong content/people.yaml, hoặc họ tên viết đầy đủ; mã lạ sẽ bị in ra như họ tên."),
    N_("Sửa mã{hint}, hoặc ghi họ tên vào name."),
    N_("Quy ước của bộ công cụ"),
)

RULES = (UNKNOWN_DETAIL, MISSING_DETAIL, SIDES, SIGNERS, UNPRINTED, PERSON)

#: More signatures than these do not stand side by side.
_MOST_SIGNERS = 2
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the parts of the form; a document of an unknown type has none."""
    form = context.form
    if form is not None:
        yield from _details(context, form)
        yield from _sides(context, form)
        yield from _signers(context, form)
        yield from _unprinted(context, form)
    document = context.document
    for signer in (*document.signers, *((document.copy.signer,) if document.copy else ())):
        yield from _person(context, signer)


def _details(context: Context, form: Form) -> Iterator[Finding]:
    rules = {rule.key: rule for rule in (*form.details, *form.after)}
    known, seen = ", ".join(rules) or "–", set()
    for detail in context.document.details:
        if detail.key not in rules:
            near = difflib.get_close_matches(detail.key, rules, 1)
            hint = f" (“{near[0]}”?)" if near else ""
            message = N_("Mẫu của văn bản này không có dòng “{key}”.")
            yield UNKNOWN_DETAIL.at(detail.at, message, key=detail.key, known=known, hint=hint)
        elif detail.key in seen:
            message = N_("Dòng “{key}” được ghi lần thứ hai.")
            yield UNKNOWN_DETAIL.at(detail.at, message, key=detail.key, known=known, hint="")
        seen.add(detail.key)
    filled = {detail.key for detail in context.document.details if detail.text or any(detail.items)}
    for key, rule in rules.items():
        if rule.required and key not in filled:
            label = rule.label.replace("{sender} ", "").rstrip(":")
            yield MISSING_DETAIL.at(context.place, N_("Mẫu cần dòng “{label}”."), label=label, key=key)


def _sides(context: Context, form: Form) -> Iterator[Finding]:
    document = context.document
    if form.parties and len(document.parties) < 2:
        message = N_("Văn bản hai bên mới có {count} bên.")
        yield SIDES.at(context.place, message, count=len(document.parties), key="parties")
    if form.rebuttals and not document.rebuttals:
        yield SIDES.at(context.place, N_("Chưa có thông tin nào được phản bác."), key="rebuttals")
    for rebuttal in document.rebuttals:
        for key, given in (("claim", rebuttal.claim), ("source", rebuttal.source), ("facts", any(rebuttal.facts))):
            if not given:
                yield SIDES.at(rebuttal.at, N_("Thông tin phản bác thiếu “{key}”."), key=key)


def _signers(context: Context, form: Form) -> Iterator[Finding]:
    signers, needed = context.document.signers, form.signers
    if context.document.attached is None and len(signers) < needed:
        message = N_("Văn bản mới có {given} người ký.") if signers else N_("Văn bản chưa ghi người ký.")
        yield SIGNERS.at(context.place, message, given=len(signers), count=needed)
    for signer in signers[_MOST_SIGNERS:]:
        message = N_("Người ký thứ ba trở đi không được in.")
        yield SIGNERS.at(signer.at, message, count=needed, severity=Severity.ERROR)
    for signer in signers:
        if not signer.post:
            yield SIGNERS.at(signer.at, N_("Người ký chưa có chức vụ (post)."), count=needed)


def _unprinted(context: Context, form: Form) -> Iterator[Finding]:
    document = context.document
    numbered = document.number is not None or bool(document.symbol)
    said: list[tuple[str, object]] = []
    if form.kind is Kind.FREE or document.attached is not None:
        said.append(("number", numbered))
    if document.attached is not None:
        said += [("date", document.date), ("recipients", document.recipients), ("archive", document.archive)]
    if form.kind is not Kind.LETTER:
        said.append(("drafted_by", document.drafted_by))
    if not form.decided or document.attached is not None:
        said.append(("decides", document.decides))
    for key, given in said:
        if given:
            yield UNPRINTED.at(context.place, N_("“{key}” không được in ở mẫu này."), key=key)
    body = context.registers.organisations.get(document.issuer)
    if document.contact and body is not None and not (body.address or body.phone or body.email or body.website):
        message = N_("contact là true, nhưng “{issuer}” chưa có địa chỉ, điện thoại trong organisations.yaml.")
        yield UNPRINTED.at(context.place, message, issuer=document.issuer, key="contact")


def _person(context: Context, signer: Signer) -> Iterator[Finding]:
    person, known = signer.person, context.registers.people
    if person and person not in known and not signer.name and _ID.fullmatch(person):
        near = difflib.get_close_matches(person, known, 1)
        hint = f" (“{near[0]}”?)" if near else ""
        place = signer.at if signer.at.file else Place(context.document.at.file)
        yield PERSON.at(place, N_("Không có người “{person}”."), person=person, hint=hint)
