"""Recognising a document in the lines that somebody typed: pure, and nothing is lost.

The head and the foot of the page become fields, annexes their own texts; every other line stays in the body as it was typed, in
its order, labels untouched. What is guessed or left over is said in findings (:mod:`ttdn_publish.documents.recognising.rules`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ttdn_publish.documents.recognising import rules, words
from ttdn_publish.documents.recognising.annexes import numbered_otherwise, read_annex, split_annexes
from ttdn_publish.documents.recognising.charged import charged_bodies
from ttdn_publish.documents.recognising.details import Details, read_details
from ttdn_publish.documents.recognising.foot import Foot, Signing, read_foot
from ttdn_publish.documents.recognising.head import Head, read_head
from ttdn_publish.documents.recognising.issuer import Evidence, find_issuer
from ttdn_publish.documents.recognising.left_out import left_out_findings
from ttdn_publish.documents.recognising.recognised import RecognisedDocument, Role, Typed, Understood, lines_of, shown
from ttdn_publish.documents.symbol import symbol as usual_symbol
from ttdn_publish.findings import N_, Finding, Phrase, Place, Rule, Severity
from ttdn_publish.formats.typed.line import TypedFile
from ttdn_publish.model.agency import Agency, profile
from ttdn_publish.model.document import Attached, Detail, Document, Signer
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.regulations.documents import DocumentRules, DocumentType, Kind, document_rules, rule_sets

_YEAR = re.compile(r"năm\s+(20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """What is asked for: the id of a type, and, where the caller decides them, the issuer and the day whose rules hold.

    ``file`` is how findings name the typed file, ``today`` the day that counts where nothing tells another.
    """

    type: str
    file: str
    today: dt.date
    issuer: str = ""
    rules_as_of: dt.date | None = None


def known_type(type_id: str, day: dt.date) -> DocumentType | None:
    """The type ``type_id`` under the rules of ``day``, or under others that know it."""
    found = (rule_set.types.get(type_id) for rule_set in (document_rules(day), *reversed(rule_sets())))
    return next((one for one in found if one is not None), None)


def recognise(file: TypedFile, request: Request, registers: Registers) -> RecognisedDocument:
    """The document in ``file``. Its type must be one that :func:`known_type` knows."""
    return _Recognising(file, request, registers).document()


class _Recognising:
    def __init__(self, file: TypedFile, request: Request, registers: Registers) -> None:
        self.file, self.request, self.registers = file, request, registers
        self.main, self.annexes = split_annexes(file.blocks)
        self.findings: list[Finding] = []
        self.remarks: dict[str, Phrase] = {}
        self.understood: list[Understood] = []
        guess = request.rules_as_of or _year(line.text for line in lines_of(self.main[:6])) or request.today
        kind = known_type(request.type, guess)
        assert kind is not None
        self.kind: DocumentType = kind
        self.rules: DocumentRules = document_rules(guess)

    def document(self) -> RecognisedDocument:
        agencies = self.registers.agencies
        head = read_head(self.main, self.kind, self.rules, agencies)
        posts = sorted({post for agency in agencies for post in agency.posts})
        foot = read_foot(self.main, head.next, posts)
        details = read_details(self.main, head.next, foot.first, self.kind.form)
        day, derived = self.day(head)
        self.kind = known_type(self.request.type, day) or self.kind
        text = self.main[details.first : details.last]
        issuer, agency, left = self.issuer(head, foot, text, day)
        self.type_name(head)
        body = (*self.leftover(left), *text, *self.leftover(foot.left))
        abstract = self.abstract(head, day)
        symbol, unit = self.symbol(head.symbol, agency)
        attached = self.attached(head, agency)
        document = Document(
            type=self.request.type,
            issuer=issuer,
            number=head.number,
            symbol=symbol,
            drafted_by=unit,
            date=head.date,
            rules_as_of=derived,
            place=_text("" if agency is not None and words.same(head.place, agency.place) else head.place),
            abstract=_text(abstract),
            decides=_text(self.decides(head, agency)),
            urgency=head.urgency,
            circulation=head.circulation,
            addressees=tuple(_text(one) for one in head.addressees),
            bases=tuple(_text(line.text.rstrip(" ;.,")) for line in head.bases),
            details=tuple(self.details(details)),
            signers=tuple(_signer(one) for one in foot.signers),
            recipients=tuple(_text(one) for one in self.recipients(foot, text, issuer, day)),
            archive=foot.archive or ("" if self.kind.form.kind is Kind.FREE or attached else "VT"),
            attached=attached,
            drafter=foot.drafter,
        )
        for line in foot.dropped:
            message = N_("“{words}” là dấu vết của bản đã ký, không đưa vào văn bản mới.")
            self.add(rules.LEFT_IN_BODY, line.line, message, words=shown(line.text))
        annexes = []
        for at, (label, blocks) in enumerate(self.annexes, 1):
            annexes.append(read_annex(label, blocks, self.understood))
            self.findings += numbered_otherwise(label, at, self.request.file)
        self.findings += left_out_findings(self.file, self.request.file)
        every = [*head.understood, *details.understood, *foot.understood, *self.understood]
        every += [Understood(Role.FORM, line.text, line.line) for line in foot.dropped]
        every += [Understood(Role.BODY, line.text, line.line) for line in lines_of(body)]
        every += [Understood(Role.BODY, line.text, line.line) for one in annexes for line in lines_of(one.body)]
        every.sort(key=lambda one: one.line)
        return RecognisedDocument(document, body, tuple(annexes), tuple(every), self.remarks, tuple(self.findings))

    def add(self, rule: Rule, line: int, message: str, severity: Severity | None = None, **values: object) -> None:
        """Note a finding at a line of the typed file."""
        self.findings.append(rule.at(Place(self.request.file, line), message, severity=severity, **values))

    # ---- day, issuer, symbol ----

    def day(self, head: Head) -> tuple[dt.date, dt.date | None]:
        """The day whose rules hold, and what ``rules_as_of`` says: nothing where the document has its date."""
        if self.request.rules_as_of is not None:
            self.remarks["rules_as_of"] = N_("theo --rules-as-of")
            return (head.date.first if head.date else self.request.rules_as_of), self.request.rules_as_of
        if head.date is not None:
            return head.date.first, None
        year = _year(head.abstract)
        if year is None:
            message = N_(
                "Không thấy ngày văn bản, trích yếu cũng không ghi năm; để trống rules_as_of, theo quy tắc hiện hành."
            )
            self.add(rules.DERIVED_DAY, 1, message)
            return self.request.today, None
        self.remarks["rules_as_of"] = N_("suy ra từ “năm {year}” trong trích yếu").format(year=year.year)
        message = N_("Văn bản chưa có ngày; rules_as_of là {day}, suy ra từ “năm {year}” trong trích yếu.")
        self.add(rules.DERIVED_DAY, 1, message, day=year.isoformat(), year=year.year)
        return year, year

    def issuer(
        self, head: Head, foot: Foot, body: Sequence[Typed], day: dt.date
    ) -> tuple[str, Agency | None, list[Typed]]:
        """The issuer's id and profile, and what of the head is left when the lines that name it are taken."""
        named = [line for at in head.agency for line in lines_of(head.left[at : at + 1])]
        authority = foot.signers[0].authority if foot.signers else []
        evidence = Evidence(
            [line.text for line in named], head.symbol, authority, [line.text for line in lines_of(body)]
        )
        found = find_issuer(evidence, self.registers, day)
        left = list(head.left)
        if found is not None and found.in_head:
            taken = {head.agency[at] for at in found.in_head}
            left = [block for at, block in enumerate(head.left) if at not in taken]
            self.understood += [Understood(Role.ISSUER, named[at].text, named[at].line) for at in found.in_head]
        asked = self.request.issuer
        if asked:
            if found is not None and found.agency.organisation != asked:
                message = N_("--issuer là “{asked}”, nhưng tệp cho thấy “{found}” ({why}); theo --issuer.")
                self.add(rules.ISSUER, 1, message, asked=asked, found=found.agency.organisation, why=found.why)
            self.remarks["issuer"] = N_("theo --issuer")
            return asked, profile(self.registers.agencies, asked, day), left
        if found is None:
            self.add(rules.ISSUER, 1, N_("Chưa rõ cơ quan ban hành; khóa issuer để trống."))
            return "", None, left
        if found.past:
            message = N_(
                "Tên cơ quan ở đầu văn bản không phải tên vào ngày {day}; ghi ngày văn bản hoặc rules_as_of đúng thời kỳ."
            )
            self.add(rules.ISSUER, named[found.in_head[0]].line, message, day=day.isoformat())
        elif not found.in_head:
            self.remarks["issuer"] = N_("suy đoán: {why}").format(why=found.why)
            message = N_("Tệp không có phần tên cơ quan; issuer là “{found}”: {why}.")
            self.add(rules.ISSUER, 1, message, Severity.NOTICE, found=found.agency.organisation, why=found.why)
        return found.agency.organisation, found.agency, left

    def symbol(self, written: str, agency: Agency | None) -> tuple[str, str]:
        """The symbol, empty where it follows from type and issuer, and the drafting unit that it names."""
        if not written or agency is None:
            return written, ""
        unit = written.removeprefix(f"{agency.code}-") if self.kind.form.kind is Kind.LETTER else ""
        unit = "" if unit == written else unit
        return ("", unit) if written == usual_symbol(self.kind, agency, unit) else (written, "")

    def type_name(self, head: Head) -> None:
        """Say where the file bears the name of another type, or of none."""
        if head.named or self.kind.form.kind is not Kind.NAMED:
            return
        others = [kind for rule_set in rule_sets() for kind in rule_set.types.values() if kind.id != self.kind.id]
        for line in lines_of(self.main[:12]):
            for other in others:
                if words.is_caps(line.text) and words.same(line.text, other.name):
                    message = N_("Tệp mang tên loại “{other}”, còn --type là {type}.")
                    self.add(rules.TYPE_NAME, line.line, message, other=line.text, type=self.kind.id)
                    return
        message = N_("Không thấy dòng tên loại “{name}” ở đầu tệp; trích yếu để trống.")
        self.add(rules.TYPE_NAME, 1, message, name=self.kind.name.upper())

    # ---- fields ----

    def abstract(self, head: Head, day: dt.date) -> str:
        typed = " ".join(head.abstract)
        if not words.is_caps(typed):
            return typed[:1].upper() + typed[1:] if self.kind.form.kind is Kind.LETTER else typed
        names = [place for agency in self.registers.agencies if (place := agency.place)]
        for body in self.registers.organisations.values():
            names += [name for short in (True, False) if (name := body.name_on(day, short=short))]
        made = words.sentence_case(typed, [*names, "Việt Nam"], [line.text for line in lines_of(self.file.blocks)])
        self.remarks["abstract"] = N_("trong tệp gõ in hoa: {words}").format(words=typed)
        line = next(one.line for one in head.understood if one.role in (Role.ABSTRACT, Role.TYPE))
        message = N_("Trích yếu “{typed}” đổi thành “{made}”; chỉ đổi chữ hoa thành chữ thường.")
        self.add(rules.CASE_CHANGED, line, message, typed=shown(typed), made=shown(made))
        return made

    def decides(self, head: Head, agency: Agency | None) -> str:
        """Whose decision it is, where the profile of the issuer would say otherwise."""
        typed = " ".join(head.decides)
        return "" if agency is not None and words.same(typed, agency.decides) else typed

    def attached(self, head: Head, agency: Agency | None) -> Attached | None:
        """What the text is issued with; its type is one of the rule set, or its name as it was typed."""
        if head.attached is None:
            return None
        named, symbol = head.attached.type, head.attached.number.symbol
        kind = next((one for one in self.rules.types.values() if words.same(one.name, named)), None)
        usual = kind is not None and agency is not None and symbol == usual_symbol(kind, agency, "")
        return Attached(
            type=kind.id if kind is not None else named,
            number=head.attached.number.number,
            symbol="" if usual else symbol,
            date=head.attached.date,
        )

    def details(self, details: Details) -> Iterator[Detail]:
        for one in details.found:
            yield Detail(
                key=one.rule.key,
                text=_text(one.text.removesuffix("./.")),
                items=tuple(_text(item) for item in one.items),
            )

    def recipients(self, foot: Foot, body: Sequence[Typed], issuer: str, day: dt.date) -> list[str]:
        """The recipients that the file lists; where it lists none, the bodies that it charges with tasks."""
        if foot.named:
            return foot.recipients
        body_of = self.registers.organisations.get(issuer)
        own = {name for short in (True, False) if body_of and (name := body_of.name_on(day, short=short))}
        named, passed = charged_bodies(body, own)
        if named:
            self.remarks["recipients"] = N_("suy ra từ các cơ quan được giao việc ở mục tổ chức thực hiện; cần đọc lại")
            message = N_("Tệp không có phần nơi nhận; lấy {count} cơ quan được giao việc ở mục tổ chức thực hiện.")
            self.add(rules.GUESSED_RECIPIENTS, min(named.values()), message, count=len(named))
        for name, line in passed.items():
            message = N_("“{words}” ở mục tổ chức thực hiện không rõ là một cơ quan, không đưa vào nơi nhận.")
            self.add(rules.GUESSED_RECIPIENTS, line, message, Severity.NOTICE, words=shown(name))
        return list(named)

    # ---- what a person must look at ----

    def leftover(self, left: Sequence[Typed]) -> Iterator[Typed]:
        for block in left:
            for line in lines_of((block,)):
                message = N_("Chưa rõ dòng “{words}” là gì; giữ trong nội dung.")
                self.add(rules.LEFT_IN_BODY, line.line, message, words=shown(line.text))
            yield block


def _year(lines: Iterator[str] | Sequence[str]) -> dt.date | None:
    """The first day of the year that ``lines`` name."""
    match = _YEAR.search(" ".join(lines))
    return dt.date(int(match[1]), 1, 1) if match else None


def _text(written: str) -> Text:
    return Text((Plain(written),)) if written else Text()


def _signer(one: Signing) -> Signer:
    return Signer(authority=tuple(_text(line) for line in one.authority), post=_text(one.post), name=_text(one.name))
