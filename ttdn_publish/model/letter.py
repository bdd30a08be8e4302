"""Letters abroad: their kinds, and the fixed words of each language as data that staff can change.

What belongs to a letter in a language, in which order and where on the page, is written down in ``templates/letters``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.formats.word_document.description import Align
from ttdn_publish.model.correspondent import Gender, Known, Rank
from ttdn_publish.model.record import at_field, record


class LetterKind(StrEnum):
    """The kinds of letters."""

    OFFICIAL = "official"
    CONGRATULATION = "congratulation"
    INVITATION = "invitation"
    THANKS = "thanks"
    NOTE_VERBALE = "note-verbale"


class PartName(StrEnum):
    """The parts that a letter can have."""

    STATE = "state"
    HEAD = "head"
    CONTACT = "contact"
    NUMBER = "number"
    DATE = "date"
    ADDRESSEE = "addressee"
    TITLE = "title"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSE = "close"
    END = "end"
    PARTICULARS = "particulars"
    SIGNATURE = "signature"
    ENCLOSURES = "enclosures"
    COPIES = "copies"


class DateForm(StrEnum):
    """How a date is written: in words, in figures, or by the year of the era (Japanese)."""

    LONG = "long"
    SHORT = "short"
    ERA = "era"


@record
class Formula:
    """A fixed phrase, and what it is for; an empty condition holds for everything.

    ``words`` are a line, ``lines`` several; an opening has ``begin`` (before the first words of the body) or ``paragraph``;
    a closing has ``paragraph`` (the last of the body), ``close`` (*Yours sincerely,* 此致) and ``end`` (敬礼, 敬具). A phrase
    tells its ``source``, or ``verify``: written from general knowledge, a native reader has yet to approve it.
    """

    at: Place = at_field()
    part: PartName | None = None
    kind: tuple[LetterKind, ...] = ()
    rank: tuple[Rank, ...] = ()
    known: tuple[Known, ...] = ()
    gender: Gender | None = None
    words: str = ""
    lines: tuple[str, ...] = ()
    begin: str = ""
    paragraph: str = ""
    close: str = ""
    end: str = ""
    source: str = ""
    verify: bool = False

    def weight(self) -> int:
        """How particular it is: the kind of letter counts most, then rank, then what is known of the addressee, then gender."""
        return 8 * bool(self.kind) + 4 * bool(self.rank) + 2 * bool(self.known) + bool(self.gender)

    def fits(self, situation: Situation) -> bool:
        """Whether it is for ``situation``."""
        return (
            (not self.kind or situation.kind in self.kind)
            and (not self.rank or situation.rank in self.rank)
            and (not self.known or situation.known in self.known)
            and (self.gender is None or situation.gender is self.gender)
        )

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that it says."""
        return tuple(filter(None, (self.words, *self.lines, self.begin, self.paragraph, self.close, self.end)))


@dataclass(frozen=True)
class Situation:
    """What decides between formulas: the kind of letter, and whom it goes to (``rank`` and ``gender`` only where known)."""

    kind: LetterKind
    rank: Rank | None = None
    gender: Gender | None = None
    known: Known = Known.BODY


def chosen(formulas: Iterable[Formula], situation: Situation, part: PartName | None = None) -> Formula | None:
    """The most particular formula (of ``part``, if given) for ``situation``; ``None`` where there is none."""
    fitting = (f for f in formulas if f.part is part and f.fits(situation))
    return max(fitting, key=Formula.weight, default=None)


@record
class Paper:
    """Margins of A4 in mm."""

    at: Place = at_field()
    top: float
    bottom: float
    left: float
    right: float


@record
class RunningText:
    """Running text: size in pt, lines as a multiple of single spacing, space after in pt, first-line indent in em."""

    at: Place = at_field()
    size: float
    line: float = 1.0
    after: float = 6.0
    indent: float = 0.0
    align: Align = Align.JUSTIFIED


@record
class PartLook:
    """A part in its place; their order in the file is that on the page.

    Without ``kind`` it stands in letters of every kind. ``left`` is an indent in mm, ``indent`` a first-line indent in em,
    ``size``, ``before`` and ``after`` are in pt (absent: as the running text), ``rule`` draws a line below.
    """

    at: Place = at_field()
    part: PartName
    kind: tuple[LetterKind, ...] = ()
    align: Align = Align.LEFT
    left: float = 0.0
    indent: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    before: float = 0.0
    after: float = 0.0
    rule: bool = False


@record
class Era:
    """An era and the day that it began."""

    at: Place = at_field()
    name: str
    from_: dt.date


@record
class DateStyle:
    """How dates are written; ``␣`` is room to be filled in by hand.

    ``no_day`` and ``no_month`` are for dates that are known to the month or the year ({date}), ``none`` for those that are
    not known at all.
    """

    at: Place = at_field()
    form: DateForm = DateForm.LONG
    no_day: str
    no_month: str
    none: str
    eras: tuple[Era, ...] = ()


@record
class Labels:
    """How lines of a list are labelled, by level: {number}, {letter}, {roman}, {han} 一, {hangul} 가, {wide} １ are the place in
    the list. A label ends with the blank before the words (␣ no-break, □ full-width)."""

    at: Place = at_field()
    article: str = "{number}.␣"
    heading: str = "{roman}.␣"
    clause: str = "{number}.␣"
    subclause: str = "{label}␣"
    point: str = "{letter})␣"
    dash: str = "–␣"
    plus: str = "+␣"


@record
class Particulars:
    """Where the list of a letter stands apart from its sentences (記 … 以上): its heading, its end, the label of its lines.

    Without ``kind`` every kind of letter has its list in the body.
    """

    at: Place = at_field()
    kind: tuple[LetterKind, ...] = ()
    heading: str = ""
    end: str = ""
    label: str = "{number}.␣"


@record
class Courtesies:
    """Vietnamese lines of courtesy by which they are known: other languages have their own, so these are not carried over.

    ``salutation``: how the first line begins that ends with a comma or colon. ``opening``, ``closing``: words of a sentence
    of courtesy that is a paragraph of its own. ``end``: the whole of the last line.
    """

    at: Place = at_field()
    salutation: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    end: tuple[str, ...] = ()


@record
class Anniversary:
    """The sentences of a congratulation on an anniversary of diplomatic relations; the same number in every language.

    ``countries`` are names as they stand in a sentence, with the article, by the name of the glossary; ``posts`` the posts
    of signers by the Vietnamese.
    """

    at: Place = at_field()
    sentences: tuple[str, ...]
    countries: tuple[Named, ...] = ()
    posts: tuple[Named, ...] = ()
    source: str = ""
    verify: bool = False


@record
class Named:
    """What ``of`` is called here."""

    at: Place = at_field()
    of: str
    words: str


@record
class LetterPhrases:
    """All that a letter in one language has of its own. ``remark`` says of a translation that it is one, ``sample`` of the
    {words} of a record that it is a sample; ``receiver`` is how a body stands behind *to* where the register does not tell;
    ``subject_has`` are words at either end of a subject that the formula has itself; ``first_person`` are words that a note
    in the third person does not have."""

    at: Place = at_field()
    language: str
    paper: Paper
    text: RunningText
    date: DateStyle
    levels: Labels = Labels()
    particulars: Particulars = Particulars()
    parts: tuple[PartLook, ...]
    labels: tuple[Formula, ...]
    calls: tuple[Formula, ...]
    addressees: tuple[Formula, ...]
    salutations: tuple[Formula, ...]
    openings: tuple[Formula, ...] = ()
    closings: tuple[Formula, ...]
    signatures: tuple[Formula, ...]
    anniversary: Anniversary
    remark: str = ""
    sample: str
    receiver: str = "{body}"
    subject_has: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    courtesies: Courtesies = Courtesies()

    def sections(self) -> dict[str, tuple[Formula, ...]]:
        """The formulas by the key under which they are written."""
        names = ("labels", "calls", "addressees", "salutations", "openings", "closings", "signatures")
        return {name: getattr(self, name) for name in names}
