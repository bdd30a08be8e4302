"""An official document: what ``document.yaml`` says of it, its body by levels, its annexes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ttdn_publish.findings import Place
from ttdn_publish.language.levels import Level
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.model.record import at_field, derived, record
from ttdn_publish.model.text import Standing, State, Text


@dataclass(frozen=True)
class Provision:
    """A line of the body with a label: a chapter, an article, a clause, a point.

    ``label`` is as it was written; ``text`` are the words behind it, or the title below it where the level is titled.
    ``titled`` says that the words are a title and not a sentence.
    """

    level: Level
    label: str
    text: Text
    titled: bool = False
    at: Place = Place()


DocumentBlock = Provision | Paragraph | Table


@record
class Signer:
    """Who signs. ``authority`` are the lines above the post as they are printed (``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH``).

    ``person`` is an id in the register of people or a name written out; empty while it is not known.
    """

    at: Place = at_field()
    authority: tuple[Text, ...] = ()
    post: Text = Text()
    person: str = ""
    name: Text = Text()


@record
class Detail:
    """A line that the form asks for (``key`` as in the form: ``thoi-gian``)."""

    at: Place = at_field()
    key: str
    text: Text = Text()
    items: tuple[Text, ...] = ()


@record
class Party:
    """A side of an agreement, with what identifies it (address, representative, post)."""

    at: Place = at_field()
    name: Text
    organisation: str = ""
    lines: tuple[Text, ...] = ()


@record
class Rebuttal:
    """A false claim, where it was made, and the facts with their sources."""

    at: Place = at_field()
    claim: Text
    source: Text
    facts: tuple[Text, ...]


@record
class Attached:
    """The decision that an attached text (*ban hành kèm theo*) belongs to; number and date blank while they are not known."""

    at: Place = at_field()
    type: str
    number: int | None = None
    symbol: str = ""
    date: PartialDate | None = None
    issuer: str = ""


@record
class Copy:
    """A copy of the document: who made it, of which kind, under which number."""

    at: Place = at_field()
    kind: str
    issuer: str
    number: int | None = None
    date: PartialDate | None = None
    signer: Signer = Signer()
    recipients: tuple[Text, ...] = ()
    archive: str = "VT"


@record
class Letter:
    """That the document goes abroad as a letter: of which kind, to whom (an id of the register of correspondents; empty while
    nobody is known), with which enclosures, and who gets a copy."""

    at: Place = at_field()
    kind: LetterKind
    to: str = ""
    enclosures: tuple[Text, ...] = ()
    copies: tuple[Text, ...] = ()


@record
class Annex:
    """An annex: front matter and body of ``phu-luc-*.md``. ``landscape`` turns the page for wide tables."""

    at: Place = at_field()
    name: str = derived("")
    title: Text
    landscape: bool = False
    number: bool = True
    body: tuple[DocumentBlock, ...] = derived(())


@record
class Document:
    """One document. ``number`` and ``date`` stay ``None`` until it is issued (a date may be known to the month or the year);
    ``rules_as_of`` picks the rule set where there is no date.

    ``bases`` are the legal bases (căn cứ), ``addressees`` stand behind *Kính gửi*, ``recipients`` behind *Nơi nhận*;
    ``drafted_by`` is the drafting unit in the symbol of a *công văn*, ``archive`` what follows *Lưu:*, ``drafter`` the mark of the
    person who drafted it and the number of copies (``PL.(300)``).
    """

    at: Place = at_field()
    name: str = derived("")
    type: str
    issuer: str
    drafted_by: str = ""
    number: int | None = None
    symbol: str = ""
    date: PartialDate | None = None
    rules_as_of: dt.date | None = None
    place: Text = Text()
    abstract: Text = Text()
    decides: Text = Text()
    classification: Classification = Classification.NOI_BO
    embargo: dt.datetime | None = None
    languages: tuple[str, ...] = ("vi",)
    urgency: str = ""
    circulation: str = ""
    addressees: tuple[Text, ...] = ()
    bases: tuple[Text, ...] = ()
    details: tuple[Detail, ...] = ()
    parties: tuple[Party, ...] = ()
    rebuttals: tuple[Rebuttal, ...] = ()
    attached: Attached | None = None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[Text, ...] = ()
    archive: str = ""
    drafter: str = ""
    contact: bool = False
    paper: str = "A4"
    copy: Copy | None = None
    letter: Letter | None = None
    sample: bool = False
    sic: tuple[str, ...] = ()
    body: tuple[DocumentBlock, ...] = derived(())
    annexes: tuple[Annex, ...] = derived(())

    def standing(self, state: State = State.SOURCE) -> Standing:
        """What decides where the document may go."""
        return Standing(self.classification, self.embargo, state)

    def day(self, today: dt.date) -> dt.date:
        """The day whose rules, names and places hold for the document."""
        return self.date.first if self.date else self.rules_as_of or today

    @property
    def issued(self) -> bool:
        """Whether it has its number and its whole date."""
        return self.number is not None and self.date is not None and bool(self.date.day)
