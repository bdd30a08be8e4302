"""From an edition of a document to the components of its form. Nothing is invented: what is not known is left blank."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from ttdn_publish.documents import symbol as symbols
from ttdn_publish.documents.components import (
    AnnexPart,
    Composition,
    CopyPart,
    Flow,
    Foot,
    Head,
    Item,
    Line,
    Party,
    Rows,
    Signature,
    Span,
    words,
)
from ttdn_publish.documents.lines import caps, common, ended, listed, spans
from ttdn_publish.language.levels import TITLED, Level, ordinal, roman
from ttdn_publish.model.agency import Agency, profile
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.document import Attached, Copy, Detail, DocumentBlock, Provision, Signer
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.text import (
    Text,
)
from ttdn_publish.regulations.documents import DetailRule, DocumentRules, DocumentType, Form, Kind, document_rules
from ttdn_publish.regulations.phrases import phrases

_STYLES = {
    Level.PART: "part",
    Level.CHAPTER: "chapter",
    Level.SECTION: "section",
    Level.SUBSECTION: "section",
    Level.ARTICLE: "article",
    Level.HEADING: "heading",
    Level.CLAUSE: "clause",
    Level.SUBCLAUSE: "clause",
    Level.POINT: "point",
    Level.DASH: "dash",
    Level.PLUS: "plus",
}


def compose(edition: DocumentEdition) -> Composition:
    """The components of ``edition``. Its type must be one of its rule set, and its issuer have a profile on its day: the checks
    see to both before."""
    return _Composer(edition).composition()


class _Composer:
    def __init__(self, edition: DocumentEdition) -> None:
        self.edition, self.document, self.registers = edition, edition.document, edition.registers
        self.day, self.foreign = edition.day, edition.language != "vi"
        self.phrases = phrases(edition.language)
        self.rules: DocumentRules = document_rules(self.day)
        self.type: DocumentType = self.rules.types[self.document.type]
        self.form: Form = self.type.form
        agency = profile(self.registers.agencies, self.document.issuer, self.day)
        assert agency is not None
        self.agency: Agency = agency
        self.symbol = self.document.symbol or symbols.symbol(self.type, agency, self.document.drafted_by)

    def composition(self) -> Composition:
        document, form = self.document, self.form
        letter = form.kind is Kind.LETTER
        type_name = "" if form.kind is not Kind.NAMED else caps(self.type_name)
        title = " ".join(part for part in (self.type_name, document.abstract.plain) if part)
        body = list(self.flow(document.body))
        after = self.details(form.after)
        annexes = tuple(self.annexes())
        if not self.foreign and form.kind is not Kind.FREE:  # a letter ends with its closing words
            (after or body)[-1:] = [ended(item) for item in (after or body)[-1:]]
        return Composition(
            rules=self.rules,
            phrases=self.phrases,
            kind=form.kind,
            language=self.edition.language,
            title=title,
            head=self.head(letter),
            type_name=type_name,
            abstract=() if letter else self.abstract(),
            attached="" if document.attached is None else self.attached(document.attached),
            remark=self.phrases.translation if self.foreign and not form.parties else "",
            decides=self.decides() if form.decided and not document.attached else "",
            bases=tuple(listed((self.line(text) for text in document.bases), punctuate=not self.foreign)),
            order=self.order() if not document.attached else "",
            addressees=tuple(self.line(text) for text in document.addressees),
            before=tuple(self.details(form.details)),
            parties=tuple(
                Party(caps(party.name.plain), tuple(self.line(text) for text in party.lines))
                for party in document.parties
            ),
            body=(*self.rebuttals(), *body, *after),
            foot=self.foot(),
            contact=self.contact() if document.contact and not self.foreign else (),
            annexes=annexes,
            copy=None if document.copy is None else self.copy(document.copy),
            small=document.paper == "A5",
            draft=self.edition.draft,
            facts=self.facts(),
        )

    def head(self, letter: bool) -> Head:
        document, form = self.document, self.form
        numbered = not (form.numberless and document.number is None and not document.symbol)
        numbered = numbered and form.kind is not Kind.FREE and document.attached is None
        dated = not form.dateless and document.attached is None
        number = f"{self.phrases.number} {symbols.number_symbol(document.number, self.symbol)}"
        return Head(
            agency=self.agency_lines(),
            parent=self.parent_lines(),
            number=number if numbered else "",
            place_date=symbols.place_date(self.place(), document.date, self.edition.language) if dated else "",
            abstract=self.abstract() if letter else (),
            urgency=self.rules.urgency.get(document.urgency),
            circulation=getattr(self.rules.circulation.get(document.circulation), "words", ""),
        )

    def abstract(self) -> Line:
        line, begins = self.line(self.document.abstract), self.form.abstract_begins
        if self.form.kind is Kind.LETTER:
            begins = self.phrases.subject
        elif self.foreign:
            begins = ""
        if not line or not begins or words(line).lower().startswith(begins.lower()):
            return line
        first = line[0]
        text = first.text[:1].lower() + first.text[1:] if common(first.text) else first.text
        return (dataclasses.replace(first, text=f"{begins} {text}"), *line[1:])

    def attached(self, attached: Attached) -> str:
        kind = self.rules.types.get(attached.type)
        agency = profile(self.registers.agencies, attached.issuer or self.document.issuer, self.day)
        symbol = attached.symbol
        if not symbol and kind is not None and agency is not None:
            symbol = symbols.symbol(kind, agency, "")
        type_name = self.phrases.types.get(attached.type) or (kind.name if kind else attached.type)
        return self.reference(
            type_name, attached.number, symbol, attached.date, attached.issuer or self.document.issuer
        )

    def reference(self, type_name: str, number: int | None, symbol: str, date: PartialDate | None, issuer: str) -> str:
        """Which document something belongs to: *(Kèm theo Quyết định số …/QĐ-UBND ngày … của …)*."""
        named = self.phrases.numbered.format(type=type_name, number=symbols.number_symbol(number, symbol))
        dated = " ".join(part for part in (named, symbols.date_words(date, self.edition.language)) if part)
        return self.phrases.attached.format(reference=dated, sender=self.name(issuer))

    def annexes(self) -> Iterator[AnnexPart]:
        numbered = [annex for annex in self.document.annexes if annex.number]
        document = self.document
        reference = self.reference(self.type_name, document.number, self.symbol, document.date, document.issuer)
        for annex in self.document.annexes:
            label = ""
            if annex.number:
                place = numbered.index(annex) + 1
                label = f"{self.phrases.annex} {roman(place)}" if len(numbered) > 1 else self.phrases.annex
            flow = list(self.flow(annex.body))
            if flow and isinstance(flow[-1], Item) and not self.foreign:  # at the end of a table it is left out
                flow[-1] = ended(flow[-1])
            title = tuple(dataclasses.replace(span, text=caps(span.text)) for span in self.line(annex.title))
            yield AnnexPart(label, title, reference, tuple(flow), annex.landscape)

    def foot(self) -> Foot:
        document = self.document
        signatures = tuple(self.signature(signer) for signer in document.signers)
        if not signatures and not self.form.parties:
            signatures = (self.unsigned(),)
        recipients = [f"- {text.plain.rstrip(' .;')};" for text in document.recipients]
        first = self.first_recipient()
        if first and all(words_.rstrip(";") != f"- {first}" for words_ in recipients):
            recipients.insert(0, f"- {first};")
        if recipients or document.archive:
            recipients.append(f"- Lưu: {document.archive or 'VT'}.")
        if document.attached is not None or self.foreign:  # who gets the document is said in the document itself
            return Foot(signatures if document.signers or document.attached is None else ())
        return Foot(signatures, tuple(recipients), document.drafter)

    def first_recipient(self) -> str:
        """*Như trên* where somebody is addressed, *Như Điều n* where the last article orders who carries it out."""
        document = self.document
        if not document.recipients and not document.archive:
            return ""
        if document.addressees:
            return "Như trên"
        articles = [p for p in document.body if isinstance(p, Provision) and p.level is Level.ARTICLE]
        if "{article}" in self.form.first:
            label = articles[-1].label.rstrip(".:").split()[-1] if articles else ""
            return self.form.first.format(article=label) if label else ""
        return self.form.first

    def signature(self, signer: Signer) -> Signature:
        person = self.registers.people.get(signer.person)
        name = signer.name.plain or (person.name if person else signer.person)
        mark = " (mẫu)" if person is not None and person.sample else ""
        lines = [*(text.plain for text in signer.authority), signer.post.plain]
        return Signature(tuple(caps(line) for line in lines if line), name + mark if name else "")

    def unsigned(self) -> Signature:
        """Room for a signature where nothing is known of the signer but whom he signs for."""
        return Signature((f"TM. {self.agency.collective}",) if self.agency.collective else ())

    def copy(self, copy: Copy) -> CopyPart:
        agency = profile(self.registers.agencies, copy.issuer, self.day) or self.agency
        mark = self.rules.copies[copy.kind]
        head = Head(
            agency=agency.header,
            parent=agency.parent,
            number=f"{self.phrases.number} {symbols.number_symbol(copy.number, f'{mark.code}-{agency.code}')}",
            place_date=symbols.place_date(agency.place, copy.date),
            state=False,
        )
        recipients = [f"- {text.plain.rstrip(' .;')};" for text in copy.recipients] + [f"- Lưu: {copy.archive}."]
        return CopyPart(mark.words, head, Foot((self.signature(copy.signer),), tuple(recipients)))

    def contact(self) -> tuple[str, ...]:
        body = self.registers.organisations.get(self.document.issuer)
        if body is None:
            return ()
        known = (
            ("Địa chỉ", body.address.plain),
            ("Điện thoại", body.phone),
            ("Thư điện tử", body.email),
            ("Trang thông tin điện tử", body.website),
        )
        return tuple(f"{label}: {value}" for label, value in known if value)

    def details(self, rules: Sequence[DetailRule]) -> list[Flow]:
        """The lines that the form asks for, in its order; what is not filled in is left out."""
        given = {detail.key: detail for detail in self.document.details}
        filled = {key: detail for key, detail in given.items() if detail.text or detail.items}
        return [item for rule in rules if rule.key in filled for item in self.detail(rule, filled[rule.key])]

    def detail(self, rule: DetailRule, detail: Detail) -> Iterator[Flow]:
        written = self.phrases.details.get(rule.key) or rule.label
        label = written.format(sender=self.name(self.document.issuer))
        entries = [self.line(text) for text in (detail.text, *detail.items) if text]
        if rule.list and len(entries) == 1:
            yield Item("body", (Span(f"{label} "), *entries[0]))
        elif rule.list:
            yield Item("body", (Span(label),))
            yield from (Item("dash", (Span("- "), *entry)) for entry in entries)
        else:
            line = entries[0] if entries else ()
            between = " " if rule.sentence else self.phrases.between
            yield Item("body", (Span(f"{label}{between}"), *line))
            yield from (Item("dash", (Span("- "), *entry)) for entry in entries[1:])

    def rebuttals(self) -> Iterator[Flow]:
        for number, rebuttal in enumerate(self.document.rebuttals, 1):
            said = self.phrases
            yield Item("clause-title", (Span(f"{number}. {said.claim} "), *self.line(rebuttal.claim)))
            yield Item("body", (Span(f"{said.published} ", italic=True), *self.line(rebuttal.source)))
            yield Item("body", (Span(said.facts, bold=True),))
            yield from (Item("dash", (Span("- "), *self.line(fact))) for fact in rebuttal.facts)

    def flow(self, blocks: Iterable[DocumentBlock]) -> Iterator[Flow]:
        """The body, block by block."""
        for block in blocks:
            match block:
                case Paragraph(text=text):
                    yield Item("body", self.line(text), text.unit)
                case Provision():
                    yield from self.provision(block)
                case Table():
                    yield self.table(block)

    def provision(self, block: Provision) -> Iterator[Item]:
        line, style, unit = self.line(block.text), _STYLES[block.level], block.text.unit
        written = self.label(block)
        if block.level in TITLED:
            yield Item(style, (Span(written),))
            if line:
                yield Item("part-title", tuple(dataclasses.replace(s, text=caps(s.text)) for s in line), unit)
            return
        if block.level is Level.HEADING:
            line = tuple(dataclasses.replace(s, text=caps(s.text)) for s in line)
        elif block.titled and block.level in (Level.CLAUSE, Level.SUBCLAUSE):
            style = "clause-title"
        label = Span(f"{written} ", bold=block.level is Level.ARTICLE)
        if block.level is Level.ARTICLE and block.titled:
            line = tuple(dataclasses.replace(s, bold=True) for s in line)
        yield Item(style, (label, *line), unit)

    def label(self, block: Provision) -> str:
        """The label as it was written; in another language as one counts there, points by the letters of the Latin alphabet."""
        number = ordinal(block.label)
        if number is None or not self.foreign:
            return block.label
        if block.level is Level.POINT:
            return f"{chr(ord('a') + number - 1)})"
        pattern = self.phrases.labels.get(block.level)
        return pattern.format(number=number, roman=roman(number)) if pattern else block.label

    def table(self, table: Table) -> Rows:
        said = self.phrases
        below = ((said.unit, table.unit), (said.source, table.source), (said.note, table.note))
        notes = [(Span(f"{label} "), *self.line(text)) for label, text in below if text]
        header = tuple(self.line(cell) for cell in table.header)
        rows = tuple(tuple(self.line(cell) for cell in row) for row in table.rows)
        return Rows(self.line(table.title), header, rows, tuple(notes))

    def line(self, text: Text) -> Line:
        """The words of a text with their lettering."""
        return tuple(
            spans(text.inlines, Span("", language="" if self.edition.language == "vi" else self.edition.language))
        )

    @property
    def type_name(self) -> str:
        return self.phrases.types.get(self.document.type) or self.type.name

    def agency_lines(self) -> tuple[str, ...]:
        """The lines of the issuer's name; in another language its name in full."""
        return (caps(self.name(self.document.issuer)),) if self.foreign else self.agency.header

    def parent_lines(self) -> tuple[str, ...]:
        body = self.registers.organisations.get(self.document.issuer)
        if not self.foreign or not self.agency.parent or body is None or body.parent is None:
            return self.agency.parent
        return (caps(self.name(body.parent)),)

    def place(self) -> str:
        """Where the document is issued."""
        return self.document.place.plain or self.agency.place_in(self.edition.language)

    def decides(self) -> str:
        """The authority printed above the bases."""
        if self.foreign:
            return self.agency_lines()[0]
        return caps(self.document.decides.plain or self.agency.decides)

    def order(self) -> str:
        return f"{caps(self.type_name)}:" if self.foreign and self.form.order else self.form.order

    def name(self, organisation: str) -> str:
        """The name of a body in full, in the language of the edition."""
        body = self.registers.organisations.get(organisation)
        found = body.name_on(self.day, self.edition.language) if body else None
        return found or (body.name_on(self.day) if body else None) or organisation

    def facts(self) -> dict[str, str]:
        """The metadata of Phụ lục VI that are known; lengths as it limits them."""
        document, head = self.document, self.head(self.form.kind is Kind.LETTER)
        signer = document.signers[-1] if document.signers else None
        signed = self.signature(signer) if signer else Signature(())
        known = {
            "OrganName": self.name(document.issuer)[:200],
            "TypeName": self.type.name[:100],
            "CodeNumber": symbols.padded(document.number) if document.number is not None else "",
            "CodeNotation": self.symbol[:30] if head.number else "",
            "IssuedDate": str(document.date) if document.date and document.date.day else "",
            "Subject": document.abstract.plain[:500],
            "Language": self.edition.language,
            "Position": signed.authority[-1][:100] if signed.authority else "",
            "FullName": signed.name[:50],
            "Priority": document.urgency,
            "RuleSet": self.rules.id,
        }
        return {key: value for key, value in known.items() if value}
