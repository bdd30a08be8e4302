"""A letter abroad in its parts, in the order and with the words that its language asks for.

What is said comes from the edition of the document, number and date from the document itself, courtesies from
``templates/letters``. Nothing is invented: what is not known leaves room or is left out, and a finding says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from ttdn_publish.documents.components import AnnexPart, Composition, Flow, Item, Line, words
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.letters import rules
from ttdn_publish.documents.letters.addressing import Addressed, addressed, missing
from ttdn_publish.documents.letters.components import ROOM, LetterPart, LetterParts
from ttdn_publish.documents.letters.content import Content, content
from ttdn_publish.documents.letters.facts import first_person
from ttdn_publish.documents.letters.filling import Values, filled, filled_lines
from ttdn_publish.documents.letters.lettering import lettered, lettered_flow, spans
from ttdn_publish.documents.letters.sender import Sender
from ttdn_publish.findings import N_, Finding, Place
from ttdn_publish.language.codes import NAMES
from ttdn_publish.language.typography import apply
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.document import Document, Letter, Signer
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.letter import LetterKind, LetterPhrases, PartLook, PartName

#: Room for a signature, among the lines of a part.
_ROOM_MARK = "\ufdd0"
#: What a line may end with behind a name.
_END_SIGNS = (",", "，", ":", "：")


def letter_parts(
    document: Document,
    edition: DocumentEdition,
    correspondents: Mapping[str, Correspondent],
    phrases: LetterPhrases,
    vietnamese: LetterPhrases,
) -> LetterParts:
    """The letter that ``edition``, a foreign edition of ``document``, is.

    ``document`` is as it was written, with a record ``letter``, of a type of its rule set and by an issuer with a profile on
    its day (the checks see to that before); ``phrases`` are those of the edition's language, ``vietnamese`` those of
    Vietnamese letters, by which courtesies in the body are known.
    """
    return _Parts(document, edition, correspondents, phrases, vietnamese).made()


class _Parts:
    def __init__(
        self,
        document: Document,
        edition: DocumentEdition,
        correspondents: Mapping[str, Correspondent],
        phrases: LetterPhrases,
        vietnamese: LetterPhrases,
    ) -> None:
        assert document.letter is not None
        assert edition.document.letter is not None
        self.document, self.edition, self.phrases = document, edition, phrases
        self.letter: Letter = edition.document.letter
        self.language = edition.language
        self.at = Place(document.at.file, document.letter.at.line)
        self.content: Content = content(document, edition.document, self.letter.kind, phrases, vietnamese.courtesies)
        self.composition = self._composed(self.content)
        self.sender = Sender(edition, phrases, self.composition, self.at)
        self.findings = self.sender.findings
        someone = correspondents.get(self.letter.to)
        self.sample = someone is not None and someone.sample
        self.to: Addressed = addressed(someone, self.letter.kind, phrases, {**self.sender.values(), "room": _ROOM_MARK})
        if someone is not None:
            self.findings += missing(someone, self.letter.kind, phrases, self.at)

    def made(self) -> LetterParts:
        parts = [
            LetterPart(look, flow)
            for look in self.phrases.parts
            if (not look.kind or self.letter.kind in look.kind) and (flow := tuple(self._flow(look)))
        ]
        self._tell()
        return LetterParts(
            language=self.language,
            kind=self.letter.kind,
            phrases=self.phrases,
            title=self._title(parts),
            number=self.sender.number,
            date=self.sender.date,
            parts=tuple(self._marked(parts)),
            annexes=tuple(_annex(one) for one in self.composition.annexes),
            remark=apply(self.phrases.remark, self.language),
            draft=self.composition.phrases.draft if self.edition.draft else "",
            facts=self.composition.facts,
            findings=tuple(self.findings),
        )

    # ---- what the parts are made of ----

    def _composed(self, what: Content) -> Composition:
        """The foreign edition as any other, its body the lines of the letter, one item each."""
        body = (*what.blocks, *what.particulars)
        return compose(
            dataclasses.replace(self.edition, document=dataclasses.replace(self.edition.document, body=body))
        )

    # ---- the parts ----

    def _flow(self, look: PartLook) -> Iterator[Flow]:
        match look.part:
            case PartName.BODY:
                yield from self._body()
            case PartName.SALUTATION:
                yield from self._lines(look, [self.to.words("salutations")])
            case PartName.ADDRESSEE:
                yield from self._lines(look, self.to.lines("addressees"))
            case PartName.CLOSE | PartName.END:
                closing = self.to.formula("closings")
                pattern = getattr(closing, look.part.value) if closing is not None else ""
                yield from self._lines(look, [filled(pattern, self.to.values)])
            case PartName.SIGNATURE:
                yield from self._lines(look, self._signatures())
            case PartName.PARTICULARS:
                yield from self._particulars()
            case PartName.ENCLOSURES:
                yield from self._lines(look, self._list(look.part, [text.plain for text in self.letter.enclosures]))
            case PartName.COPIES:
                yield from self._lines(look, self._list(look.part, [text.plain for text in self.letter.copies]))
            case _:
                yield from self._lines(look, [*self.to.lines("labels", look.part), self.to.words("labels", look.part)])

    def _lines(self, look: PartLook, lines: list[str] | tuple[str, ...] | Iterator[str]) -> Iterator[Flow]:
        for line in lines:
            if line == _ROOM_MARK:
                yield Item(ROOM, ())
            elif line:
                yield Item(look.part.value, self._said(line.upper() if look.caps else line))

    def _said(self, line: str) -> Line:
        """A line of fixed words; the number and the date in it stay as they are."""
        return spans(line, self.language)

    def _body(self) -> Iterator[Flow]:
        style = PartName.BODY.value
        opening, closing = self.to.formula("openings"), self.to.formula("closings")
        flow = [lettered_flow(item, style) for item in self.composition.body[: len(self.content.blocks)]]
        if opening is not None and (begin := filled(opening.begin, self.to.values)):
            flow[:1] = _begun(flow[:1], spans(begin, self.language))
        before = filled(opening.paragraph, self.to.values) if opening is not None else ""
        after = filled(closing.paragraph, self.to.values) if closing is not None else ""
        every = [*self._paragraph(before), *flow, *self._paragraph(after)]
        if not self.letter.enclosures:
            every[-1:] = self._ended(every[-1:])
        yield from every

    def _paragraph(self, line: str) -> list[Flow]:
        return [Item(PartName.BODY.value, spans(line, self.language))] if line else []

    def _ended(self, last: list[Flow]) -> list[Flow]:
        """The last line with the end mark of the language (끝.)."""
        mark = self.to.words("labels", PartName.BODY)
        if not mark or not last or not isinstance(last[0], Item):
            return last
        return [dataclasses.replace(last[0], line=(*last[0].line, *spans(mark, self.language)))]

    def _particulars(self) -> Iterator[Flow]:
        apart, style = self.phrases.particulars, PartName.PARTICULARS.value
        items = self.composition.body[len(self.content.blocks) :]
        if not items:
            return
        if apart.heading:
            yield Item(f"{style}-heading", spans(apart.heading, self.language))
        yield from (lettered_flow(item, style) for item in items)
        if apart.end:
            yield Item(f"{style}-end", spans(apart.end, self.language))

    def _signatures(self) -> Iterator[str]:
        formula = self.to.formula("signatures")
        if formula is None:
            return
        for signer in self.edition.document.signers or (Signer(),):
            yield from filled_lines(formula.lines, {**self.to.values, **self._signer(signer)})

    def _signer(self, signer: Signer) -> Values:
        person = self.edition.registers.people.get(signer.person)
        name = signer.name.plain or (person.name if person is not None else signer.person)
        return {
            "authority": tuple(text.plain for text in signer.authority),
            "signer_post": signer.post.plain,
            "signer": self._sample(name) if name and person is not None and person.sample else name,
        }

    def _sample(self, line: str) -> str:
        """The words of a sample record with what says so, before the sign that they end with."""
        end = line[-1] if line.endswith(_END_SIGNS) else ""
        return filled(self.phrases.sample, {"words": line.removesuffix(end)}) + end

    def _list(self, part: PartName, items: list[str]) -> Iterator[str]:
        """One thing on the line of its label, several below it."""
        formula = self.to.formula("labels", part) if items else None
        if formula is None:
            return
        lines = [filled(formula.words, {"item": items[0]})]
        if len(items) > 1:
            pattern = formula.lines[0] if formula.lines else "{number}. {item}"
            counted = (filled(pattern, {"number": str(n), "item": item}) for n, item in enumerate(items, 1))
            lines = [*filter(None, (filled(formula.begin, {}),)), *counted]
        if part is PartName.ENCLOSURES:
            lines[-1] += filled(self.to.words("labels", PartName.BODY), {})
        yield from lines

    # ---- what a person is told ----

    def _marked(self, parts: list[LetterPart]) -> Iterator[LetterPart]:
        """The parts, a sample addressee marked as one where they are named first."""
        marked = not self.sample
        for part in parts:
            if not marked and part.name in (PartName.ADDRESSEE, PartName.SALUTATION):
                marked = True
                part = dataclasses.replace(part, flow=tuple(self._with_mark(part.flow)))
            yield part

    def _with_mark(self, flow: tuple[Flow, ...]) -> Iterator[Flow]:
        """The line that has the name of a sample addressee, or the first, marked."""
        name = apply(str(self.to.values["name"]), self.language)
        lines = [words(item.line) if isinstance(item, Item) else "" for item in flow]
        where = next((n for n, line in enumerate(lines) if name and name in line), 0)
        for number, item in enumerate(flow):
            marked = number == where and isinstance(item, Item)
            yield (
                Item(item.style, spans(self._sample(lines[number]), self.language))
                if marked and isinstance(item, Item)
                else item
            )

    def _title(self, parts: list[LetterPart]) -> str:
        """What the file calls itself: the subject, else the title, else the first line."""
        if subject := self.edition.document.abstract.plain:
            return subject
        for wanted in (PartName.TITLE, PartName.SALUTATION, PartName.HEAD, PartName.ADDRESSEE):
            for part in parts:
                if part.name is wanted and isinstance(part.flow[0], Item):
                    return words(part.flow[0].line)
        return ""

    def _tell(self) -> None:
        for text in self.content.left_out:
            message = N_("Dòng “{words}” không sang bản nước ngoài; bản ấy có lời xưng hô và lời kết riêng.")
            self.findings.append(rules.COURTESY.at(text.at, message, words=text.plain[:60]))
        unread = {id(formula) for formula in self.to.used if formula.verify}
        if unread:
            message = N_("{count} cụm từ cố định {language} trong thư chưa có người bản ngữ duyệt.")
            spoken = NAMES.get(self.language, self.language)
            self.findings.append(
                rules.UNVERIFIED.at(self.at, message, count=len(unread), language=spoken, file=self.language)
            )
        if self.letter.kind is LetterKind.NOTE_VERBALE:
            self.findings += self._first_person()

    def _first_person(self) -> Iterator[Finding]:
        for block in self.content.blocks:
            said = getattr(block, "text", None)
            found = first_person(said.plain, self.phrases.first_person, self.language) if said is not None else ""
            if said is not None and found:
                message = N_("Công hàm ({language}) có từ ngôi thứ nhất “{word}”.")
                right = N_("Viết lại câu ở ngôi thứ ba, gọi cơ quan gửi và cơ quan nhận bằng tên")
                spoken = NAMES.get(self.language, self.language)
                yield rules.NOTE.at(said.at, message, word=found, language=spoken, right=right)


def _begun(first: list[Flow], begin: Line) -> list[Flow]:
    """The first paragraph with words before it."""
    if first and isinstance(first[0], Item):
        return [dataclasses.replace(first[0], line=(*begin, *first[0].line))]
    return [Item(PartName.BODY.value, begin), *first]


def _annex(annex: AnnexPart) -> AnnexPart:
    flow = tuple(lettered_flow(item, item.style if isinstance(item, Item) else "") for item in annex.flow)
    return dataclasses.replace(annex, title=lettered(annex.title), flow=flow)
