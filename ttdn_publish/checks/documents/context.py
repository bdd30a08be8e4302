"""What a check of a document may look at, and how it finds its way in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ttdn_publish.documents.components import Composition
from ttdn_publish.documents.composing import compose
from ttdn_publish.findings import Place
from ttdn_publish.model.agency import Agency, profile
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.document import Document, DocumentBlock, Provision
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination, Text
from ttdn_publish.model.walk import texts
from ttdn_publish.regulations.documents import DocumentRules, DocumentType, Form, document_rules

#: The rule set whose words on capitals and citations are known; those of the older one were not read again.
DECREE_30 = "nghi-dinh-30-2020"
#: Begins a legal basis that stands in the body, as plans have it.
_BASIS = re.compile(r"Căn cứ\s")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\W\da-z]|\s*$)|;")


@dataclass(frozen=True)
class Context:
    """A document as it was written (references not resolved), the registers, and the day whose rules hold for it."""

    document: Document
    registers: Registers
    day: date

    @cached_property
    def rules(self) -> DocumentRules:
        """The rule set of the day."""
        return document_rules(self.day)

    @property
    def type(self) -> DocumentType | None:
        """The type, if the rule set knows it."""
        return self.rules.types.get(self.document.type)

    @property
    def form(self) -> Form | None:
        """The form of its type."""
        return self.type.form if self.type else None

    @property
    def agency(self) -> Agency | None:
        """The profile of the issuer."""
        return self.agency_of(self.document.issuer)

    @property
    def place(self) -> Place:
        """Where something is said that has no place of its own: the file of the declarations."""
        return Place(self.document.at.file)

    @property
    def by_decree(self) -> bool:
        """Whether Nghị định 30/2020/NĐ-CP holds."""
        return self.rules.id == DECREE_30

    def agency_of(self, organisation: str) -> Agency | None:
        """The profile of a body on the day."""
        return profile(self.registers.agencies, organisation, self.day)

    @cached_property
    def composition(self) -> Composition:
        """What will be printed; only where nothing blocks it."""
        return compose(DocumentEdition(self.document, "vi", Destination.INTERNAL, self.registers, self.day))

    @property
    def flows(self) -> tuple[tuple[DocumentBlock, ...], ...]:
        """The body, then every annex: what is numbered by itself."""
        return (self.document.body, *(annex.body for annex in self.document.annexes))

    @property
    def opening_bases(self) -> tuple[Text, ...]:
        """Legal bases that stand before the first label of the body."""
        opening = []
        for block in self.document.body:
            if isinstance(block, Provision):
                break
            if isinstance(block, Paragraph) and _BASIS.match(block.text.plain):
                opening.append(block.text)
        return tuple(opening)

    @property
    def bases(self) -> tuple[Text, ...]:
        """All legal bases, in reading order."""
        return (*self.document.bases, *self.opening_bases)

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of the document, in reading order."""
        return texts(self.document)

    def keeps(self, words: str, start: int, end: int) -> bool:
        """Whether somebody wants this passage of ``words`` as it is (``sic``)."""
        return any(
            match.start() <= start and end <= match.end()
            for phrase in filter(None, self.document.sic)
            for match in re.finditer(re.escape(phrase), words, re.IGNORECASE)
        )


def sentence(words: str, start: int, end: int) -> str:
    """The sentence around a passage; a semicolon ends one too, as in lists of tasks."""
    first = max((match.end() for match in _SENTENCE_END.finditer(words, 0, start)), default=0)
    after = _SENTENCE_END.search(words, end)
    return words[first : after.end() if after else len(words)].strip()


def is_blank(text: Text) -> bool:
    """Whether a text is still to be filled in: dots and nothing else, or dots where the words should be."""
    return not re.sub(r"[\s.…_-]", "", text.plain) or bool(re.search(r"…|\.{3}", text.plain))
