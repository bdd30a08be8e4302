"""Rules on legal bases and on how acts are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from ttdn_publish.checks.documents.citations import Citation, citations
from ttdn_publish.checks.documents.context import Context, is_blank
from ttdn_publish.findings import N_, Finding, Phrase, Rule, Severity
from ttdn_publish.model.text import Text
from ttdn_publish.regulations.repealed import repealed

FULL = Rule(
    "VB-C01",
    Severity.WARNING,
    N_("Căn cứ ghi đủ và đúng thứ tự"),
    N_(
        "Mỗi căn cứ ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành và tên gọi; riêng luật, pháp lệnh chỉ ghi tên. Thẩm quyền trước, nội dung sau, đề nghị sau cùng."
    ),
    N_("Sửa căn cứ: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6a và II.6b"),
)
IN_FORCE = Rule(
    "VB-C02",
    Severity.WARNING,
    N_("Căn cứ còn hiệu lực vào ngày ban hành"),
    N_("Văn bản dựa vào căn cứ đã hết hiệu lực, hoặc chưa có khi ban hành, thì dễ bị trả lại."),
    N_("{right}; kiểm tra lại trên cơ sở dữ liệu pháp luật."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; bảng regulations/documents/repealed.yaml"),
)
AGAIN = Rule(
    "VB-C03",
    Severity.NOTICE,
    N_("Viện dẫn lần đầu đủ, lần sau gọn"),
    N_(
        "Lần đầu ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành và tên gọi; từ lần thứ hai chỉ ghi tên loại và số, ký hiệu."
    ),
    N_("Viết lại chỗ viện dẫn: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6b; Phụ lục II"),
)

RULES = (FULL, IN_FORCE, AGAIN)

_BEGINS = re.compile(r"(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở)\b")
_PROPOSAL = re.compile(r"(?:Theo|Xét)\s+(?:đề nghị|Tờ trình|báo cáo|ý kiến)")
_POWERS = re.compile(r"Luật Tổ chức\b|chức năng, nhiệm vụ")
_LAW = re.compile(r"\b(?:Bộ luật|Luật|Pháp lệnh)\b")
_LAW_NUMBER = re.compile(r"\b\d+/\d{4}/(?:QH|UBTVQH)\d+|\bcủa (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)")
_NUMBERLESS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


def check(context: Context) -> Iterator[Finding]:
    """Findings on the bases, and on citations anywhere."""
    if context.by_decree:
        yield from _full(context.document.bases)
        yield from _full(context.opening_bases)
    form = context.form
    if form is not None and form.decided and not context.bases and context.document.attached is None:
        message = N_("Loại văn bản này phải có căn cứ ban hành.")
        yield FULL.at(context.place, message, right=N_("ghi bases"))
    for text in context.bases:
        yield from _in_force(context, text)
    yield from _cited(context)


def _full(written: Sequence[Text]) -> Iterator[Finding]:
    bases = [text for text in written if not is_blank(text)]
    for place, text in enumerate(bases):
        words = text.plain.strip()
        if not _BEGINS.match(words):
            message = N_("Căn cứ không mở đầu bằng “Căn cứ” hay “Theo đề nghị”.")
            yield FULL.at(text.at, message, right=N_("thêm chữ mở đầu"))
        if _PROPOSAL.match(words) and any(not _PROPOSAL.match(other.plain) for other in bases[place + 1 :]):
            message = N_("Đề nghị đứng trước căn cứ khác.")
            yield FULL.at(text.at, message, right=N_("chuyển xuống cuối"))
        before = [other.plain for other in bases[:place]]
        if _POWERS.search(words) and any(not _POWERS.search(other) and not _PROPOSAL.match(other) for other in before):
            message = N_("Căn cứ về thẩm quyền đứng sau căn cứ về nội dung.")
            yield FULL.at(text.at, message, right=N_("chuyển lên đầu"))
        cited = [citation for citation in citations(words) if not citation.nested]
        if _LAW.search(words[:40]) and _LAW_NUMBER.search(words) and all(c.type in _NUMBERLESS for c in cited):
            message = N_("Luật, pháp lệnh chỉ ghi tên, không ghi số và cơ quan ban hành.")
            yield FULL.at(text.at, message, right=N_("bỏ số, bỏ tên cơ quan"))
        if _PROPOSAL.match(words):  # the paper of a proposal is named by its number, its author by the proposal
            continue
        for citation in cited:
            if citation.type not in _NUMBERLESS and (lacks := _lacks(citation)):
                message = N_("“{type} {number}” thiếu {parts}.")
                named: dict[str, Any] = {"type": citation.type, "number": citation.number}
                yield FULL.at(text.at, message, **named, parts=lacks, right=N_("ghi đủ"))


def _lacks(citation: Citation) -> Phrase | None:
    """The parts that a citation does not have."""
    parts = (
        (citation.dated, N_("ngày ban hành")),
        (citation.body, N_("cơ quan ban hành")),
        (citation.title, N_("tên gọi")),
    )
    missing = [name for given, name in parts if not given]
    if len(missing) < 2:
        return missing[0] if missing else None
    return reduce(lambda one, other: N_("{one}, {other}").format(one=one, other=other), missing)


def _in_force(context: Context, text: Text) -> Iterator[Finding]:
    words = text.plain
    for act in repealed():
        if act.to < context.day and act.named_in(words):
            message = N_("“{act}” hết hiệu lực sau ngày {to}.")
            named = f"{act.title} {act.number}".strip()
            right = N_("Thay bằng “{act}”").format(act=act.by)
            yield IN_FORCE.at(text.at, message, act=named, to=f"{act.to:%d/%m/%Y}", right=right)
    issued = context.document.date
    for citation in citations(words):
        if issued is not None and citation.date is not None and citation.date > issued.last:
            message = N_("“{type} {number}” ghi ngày {date}, sau ngày của văn bản.")
            yield IN_FORCE.at(
                text.at,
                message,
                type=citation.type,
                number=citation.number,
                date=f"{citation.date:%d/%m/%Y}",
                right=N_("Xem lại ngày"),
            )


def _cited(context: Context) -> Iterator[Finding]:
    bases = {id(text) for text in context.bases}
    seen: set[str] = set()
    for text in (*context.bases, *(text for text in context.texts if id(text) not in bases)):
        words = text.plain
        if _PROPOSAL.match(words):
            continue
        for citation in citations(words):
            if citation.nested or citation.type in _NUMBERLESS or context.keeps(words, citation.start, citation.end):
                continue
            named: dict[str, Any] = {"type": citation.type, "number": citation.number}
            if citation.number in seen and citation.dated and citation.body:
                message = N_("“{type} {number}” đã viện dẫn đầy đủ ở trên.")
                yield AGAIN.at(text.at, message, **named, right=N_("chỉ ghi tên loại và số, ký hiệu"))
            elif citation.number not in seen and id(text) not in bases and (lacks := _lacks(citation)):
                message = N_("“{type} {number}” được viện dẫn lần đầu mà thiếu {parts}.")
                yield AGAIN.at(text.at, message, **named, parts=lacks, right=N_("ghi đủ"))
            seen.add(citation.number)
