"""Rules on what the form needs before anything can be composed: type, issuer, languages, paper, copies."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.language.codes import LANGUAGES
from ttdn_publish.regulations.documents import document_rules, rule_sets

TYPE = Rule(
    "VB-F01",
    Severity.ERROR,
    N_("Loại văn bản có trong quy định của ngày ấy"),
    N_("Loại quyết định cách trình bày và chữ viết tắt trong ký hiệu; mỗi quy định có danh mục loại riêng."),
    N_("Sửa type{hint}; các loại: {known}."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 7; Thông tư 01/2011/TT-BNV"),
)
ISSUER = Rule(
    "VB-F02",
    Severity.ERROR,
    N_("Cơ quan ban hành có hồ sơ vào ngày ấy"),
    N_(
        "Tên cơ quan trên đầu văn bản, chữ viết tắt trong ký hiệu, địa danh và chức vụ được ký lấy từ hồ sơ thể thức của cơ quan, theo ngày."
    ),
    N_("Sửa issuer{hint}, hoặc thêm cơ quan vào content/organisations.yaml và content/agencies.yaml."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2; sắp xếp đơn vị hành chính từ 01/7/2025"),
)
SAMPLE_AGENCY = Rule(
    "VB-F03",
    Severity.NOTICE,
    N_("Hồ sơ cơ quan đã được xác nhận"),
    N_("Chữ viết tắt của cơ quan do người đứng đầu quy định; hồ sơ mẫu có thể khác chữ đang dùng."),
    N_("Hỏi văn thư, sửa hồ sơ trong content/agencies.yaml rồi bỏ dòng sample."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3"),
)
COPY = Rule(
    "VB-F08",
    Severity.ERROR,
    N_("Bản sao đúng loại, cơ quan sao có hồ sơ"),
    N_("Chữ trên bản sao và ký hiệu của nó theo quy định; cơ quan sao ghi tên, số và người ký của mình."),
    N_("Sửa copy trong document.yaml; các loại bản sao: {known}."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II"),
)
LANGUAGE = Rule(
    "VB-F09",
    Severity.ERROR,
    N_("Ngôn ngữ của văn bản thuộc danh mục"),
    N_(
        "Văn bản được ký là bản tiếng Việt; các thứ tiếng khác là bản dịch kèm theo, hoặc bản thứ hai của văn bản hai bên."
    ),
    N_("Sửa languages: có vi, và các mã trong danh mục: {known}."),
    N_("Quy ước của bộ công cụ"),
)
PAPER = Rule(
    "VB-F10",
    Severity.ERROR,
    N_("Khổ giấy đúng quy định"),
    N_("Văn bản hành chính in trên khổ A4; trước ngày 05/3/2020 có bốn loại giấy, phiếu được in trên khổ A5."),
    N_("Bỏ dòng paper, hoặc ghi A4."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1; Thông tư 01/2011/TT-BNV"),
)
RULES_DAY = Rule(
    "VB-F12",
    Severity.NOTICE,
    N_("Biết văn bản theo quy định của ngày nào"),
    N_(
        "Thể thức, tên cơ quan và địa danh lấy theo ngày của văn bản; chưa có ngày thì theo rules_as_of. Không có cả hai thì mỗi hôm dựng một khác."
    ),
    N_("Chưa có ngày thì ghi rules_as_of; đã có ngày thì bỏ rules_as_of."),
    N_("Quy ước của bộ công cụ"),
)
CONTENT = Rule(
    "VB-F14",
    Severity.ERROR,
    N_("Văn bản có nội dung"),
    N_("Nội dung là thành phần chính của văn bản."),
    N_("Viết nội dung vào noi-dung.md."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 8"),
)
ATTACHED = Rule(
    "VB-F16",
    Severity.ERROR,
    N_("Văn bản ban hành kèm theo nói rõ kèm theo văn bản nào"),
    N_("Dưới tên loại có dòng “Kèm theo Quyết định số …”; loại, cơ quan và ngày của quyết định ấy phải biết được."),
    N_("Sửa attached trong document.yaml: type là mã loại, issuer là mã cơ quan có hồ sơ."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3"),
)

RULES = (TYPE, ISSUER, SAMPLE_AGENCY, COPY, LANGUAGE, PAPER, RULES_DAY, CONTENT, ATTACHED)

#: Where one of these is found, nothing can be composed.
BLOCKING = (TYPE, ISSUER, COPY)


def check(context: Context) -> Iterator[Finding]:
    """Findings on the form as a whole."""
    yield from _type(context)
    yield from _issuer(context)
    yield from _copy(context)
    yield from _attached(context)
    yield from _languages(context)
    yield from _paper(context)
    yield from _day(context)
    document = context.document
    if not (document.body or document.details or document.parties or document.rebuttals):
        yield CONTENT.at(context.place, N_("Văn bản chưa có nội dung."))


def _type(context: Context) -> Iterator[Finding]:
    if context.type is not None:
        return
    wanted = context.document.type
    values: dict[str, Any] = {"type": wanted, "rules": context.rules.short, "known": ", ".join(context.rules.types)}
    other = next((rules for rules in rule_sets() if wanted in rules.types), None)
    if other is not None:
        message = N_("Loại “{type}” không có trong {rules}, chỉ có trong {other}.")
        yield TYPE.at(context.place, message, **values, other=other.short, hint="")
    else:
        message = N_("Loại “{type}” không có trong {rules}.")
        yield TYPE.at(context.place, message, **values, hint=_hint(wanted, context.rules.types))


def _issuer(context: Context) -> Iterator[Finding]:
    issuer, agency = context.document.issuer, context.agency
    profiles = {agency.organisation for agency in context.registers.agencies}
    body = context.registers.organisations.get(issuer)
    if agency is None and issuer in profiles:
        message = N_("Cơ quan “{issuer}” không có hồ sơ vào ngày {day}.")
        yield ISSUER.at(context.place, message, issuer=issuer, day=_written(context.day), hint="")
    elif agency is None:
        message = N_("Cơ quan “{issuer}” chưa có hồ sơ thể thức.")
        yield ISSUER.at(context.place, message, issuer=issuer, hint=_hint(issuer, profiles))
    elif body is None or body.name_on(context.day) is None:
        message = N_("Cơ quan “{issuer}” có hồ sơ thể thức nhưng không có tên vào ngày {day}.")
        yield ISSUER.at(context.place, message, issuer=issuer, day=_written(context.day), hint="")
    elif agency.sample and not context.document.sample:
        message = N_("Hồ sơ của “{issuer}” là hồ sơ mẫu, chữ viết tắt “{code}” chưa được xác nhận.")
        yield SAMPLE_AGENCY.at(context.place, message, issuer=issuer, code=agency.code)


def _copy(context: Context) -> Iterator[Finding]:
    copy, kinds = context.document.copy, context.rules.copies
    if copy is None:
        return
    known = ", ".join(kinds)
    if copy.kind not in kinds:
        yield COPY.at(copy.at, N_("Không có loại bản sao “{kind}”."), kind=copy.kind, known=known)
    if context.agency_of(copy.issuer) is None:
        message = N_("Cơ quan sao “{issuer}” không có hồ sơ vào ngày {day}.")
        yield COPY.at(copy.at, message, issuer=copy.issuer, day=_written(context.day), known=known)


def _attached(context: Context) -> Iterator[Finding]:
    attached = context.document.attached
    if attached is None:
        return
    if attached.type not in context.rules.types:
        yield ATTACHED.at(attached.at, N_("Không có loại văn bản “{type}”."), type=attached.type)
    if attached.issuer and context.agency_of(attached.issuer) is None:
        message = N_("Cơ quan “{issuer}” không có hồ sơ vào ngày {day}.")
        yield ATTACHED.at(attached.at, message, issuer=attached.issuer, day=_written(context.day))


def _languages(context: Context) -> Iterator[Finding]:
    known = ", ".join(LANGUAGES)
    for language in context.document.languages:
        if language not in LANGUAGES:
            message = N_("Không có ngôn ngữ “{language}”.")
            yield LANGUAGE.at(context.place, message, language=language, known=known)
    if "vi" not in context.document.languages:
        yield LANGUAGE.at(context.place, N_("Văn bản không có bản tiếng Việt (vi)."), known=known)


def _paper(context: Context) -> Iterator[Finding]:
    paper = context.document.paper
    if paper not in ("A4", "A5"):
        yield PAPER.at(context.place, N_("Không dùng khổ giấy “{paper}”."), paper=paper)
    elif paper == "A5" and context.type and context.document.type not in context.rules.paper.small:
        message = N_("“{type}” không in trên khổ A5 theo {rules}.")
        yield PAPER.at(context.place, message, type=context.type.name, rules=context.rules.short)


def _day(context: Context) -> Iterator[Finding]:
    document = context.document
    if document.date is None and document.rules_as_of is None:
        message = N_("Chưa có date và rules_as_of, nên đang theo {rules} và tên cơ quan của hôm nay.")
        yield RULES_DAY.at(context.place, message, rules=context.rules.short)
    elif document.date and document.rules_as_of and document_rules(document.rules_as_of) != context.rules:
        message = N_("Văn bản có ngày nên theo {rules}; rules_as_of chỉ sang quy định khác và không có tác dụng.")
        yield RULES_DAY.at(context.place, message, rules=context.rules.short, severity=Severity.WARNING)


def _hint(written: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(written, list(known), 1)
    return f" (“{near[0]}”?)" if near else ""


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
