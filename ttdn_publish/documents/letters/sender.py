"""The sender of a letter in its language: names, place, address, and the number and date that the Vietnamese document has."""

from __future__ import annotations

from ttdn_publish.documents.components import Composition
from ttdn_publish.documents.letters import rules
from ttdn_publish.documents.letters.dates import date_words
from ttdn_publish.documents.letters.facts import international
from ttdn_publish.documents.letters.filling import Values
from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.agency import profile
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.letter import LetterPhrases


class Sender:
    """What is said of the sender of ``edition``; what its language lacks goes to ``findings``, told ``at`` the letter.

    ``number`` is as the Vietnamese document prints it, without its label (empty where it has none), ``date`` its date as the
    language writes it: both come from the document, so that they cannot differ.
    """

    def __init__(self, edition: DocumentEdition, phrases: LetterPhrases, composition: Composition, at: Place) -> None:
        self.edition, self.phrases, self.composition, self.at = edition, phrases, composition, at
        self.findings: list[Finding] = []
        self.number = composition.head.number.removeprefix(composition.phrases.number).strip(" ")
        self.date = date_words(edition.document.date, phrases.date, edition.language)

    def values(self) -> Values:
        """What formulas are filled with."""
        edition, issuer = self.edition, self.edition.document.issuer
        agency = profile(edition.registers.agencies, issuer, edition.day)
        body = edition.registers.organisations.get(issuer)
        parent = body.parent if body is not None and agency is not None and agency.parent else None
        place = edition.document.place.plain or (agency.place_in(edition.language) if agency is not None else "")
        if not place:
            self._lacks(N_("Địa danh chưa có bằng {language}; thư không ghi địa danh."), Severity.WARNING)
        return {
            "sender": self._name(issuer),
            "parent": self._name(parent) if parent else "",
            "street": body.address.plain if body is not None else "",
            "phone": international(body.phone) if body is not None else "",
            "email": body.email if body is not None else "",
            "website": body.website if body is not None else "",
            "state": self.composition.phrases.state_name,
            "motto": self.composition.phrases.motto,
            "number": self.number,
            "place": place,
            "date": self.date,
            "subject": self._subject(),
        }

    def _subject(self) -> str:
        """The abstract without the words that the formula has itself."""
        subject = self.edition.document.abstract.plain.strip(" .;")
        for its in self.phrases.subject_has:
            subject = subject.removeprefix(its).removesuffix(its)
        return subject

    def _name(self, organisation: str) -> str:
        body = self.edition.registers.organisations.get(organisation)
        name = body.name_on(self.edition.day, self.edition.language) if body is not None else None
        if name:
            return name
        self._lacks(N_("Cơ quan “{id}” chưa có tên bằng {language}; đầu thư in tên tiếng Việt."), id=organisation)
        return (body.name_on(self.edition.day) if body is not None else None) or organisation

    def _lacks(self, message: str, severity: Severity | None = None, **values: str) -> None:
        language = NAMES.get(self.edition.language, self.edition.language)
        self.findings.append(rules.SAME.at(self.at, message, severity=severity, language=language, **values))
