"""One number of the bulletin: its imprint, its sections, its plan of pages and its articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from ttdn_publish.findings import Place
from ttdn_publish.model.body import Block, Picture
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.classification import Classification, strictest
from ttdn_publish.model.record import at_field, derived, record
from ttdn_publish.model.text import Standing, State, Text


@record
class SeriesPart:
    """A recurring topic and the number of this part of it."""

    at: Place = at_field()
    name: Text
    part: int


@record
class FactSource:
    """Where the facts of an article come from. ``date`` is the day the source was published."""

    at: Place = at_field()
    title: str
    date: PartialDate | None = None
    url: str = ""
    note: str = ""


@record
class Article:
    """An article: front matter and body. ``slug`` is the name of its file without ending."""

    at: Place = at_field()
    slug: str = derived("")
    headline: Text
    kicker: Text = Text()
    standfirst: Text = Text()
    byline: Text = Text()
    unit: str
    topics: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    classification: Classification = Classification.NOI_BO
    embargo: dt.datetime | None = None
    picture: Picture | None = None
    series: SeriesPart | None = None
    sources: tuple[FactSource, ...] = ()
    sample: bool = False
    advertisement: bool = False
    sic: tuple[str, ...] = ()
    body: tuple[Block, ...] = derived(())
    footnotes: Mapping[str, Text] = derived(dict)

    def standing(self, whole: Classification, state: State = State.SOURCE) -> Standing:
        """What decides where the article may go, as part of a publication of the class ``whole``."""
        return Standing(strictest(whole, self.classification), self.embargo, state)


@record
class Trim:
    """Trim size in mm."""

    at: Place = at_field()
    width: float = 190.0
    height: float = 270.0


@record
class Licence:
    """The publishing licence of the bulletin."""

    at: Place = at_field()
    number: str
    date: dt.date | None = None
    authority: Text = Text()
    valid_to: dt.date | None = None
    max_pages: int | None = None
    sample: bool = False


@record
class Imprint:
    """Who is responsible, where it was printed, how many (press law of the issue's date)."""

    at: Place = at_field()
    responsible: Text = Text()
    printer: Text = Text()
    printer_address: Text = Text()
    print_run: int | None = None
    frequency: Text = Text()
    price: Text = Text()
    sample: bool = False


@record
class PrintSpec:
    """What the print shop is told and no reader sees: paper of the inside and of the cover, the thickness of a leaf in mm,
    inks (``4/4``), finishing (*đóng ghim*, *gấp ba*), copies for legal deposit, where to deliver, whom to ask.

    ``scheme`` and ``sheet`` choose the imposition; empty means the usual one for the kind of publication.
    """

    at: Place = at_field()
    paper: str = ""
    cover_paper: str = ""
    thickness: float | None = None
    inks: str = "4/4"
    finishing: str = ""
    deposit_copies: int | None = None
    delivery: str = ""
    contact: str = ""
    scheme: str = ""
    sheet: str = ""


@record
class CoverLine:
    """A line on the cover that leads to an article."""

    at: Place = at_field()
    kicker: Text = Text()
    text: Text
    article: str = ""


@record
class Cover:
    """Front cover: one picture and the cover lines."""

    at: Place = at_field()
    picture: Picture
    lines: tuple[CoverLine, ...] = ()


@record
class Back:
    """Back cover."""

    at: Place = at_field()
    picture: Picture | None = None
    text: Text = Text()


@record
class MastheadLine:
    """A line of the editorial board: a role and the people (ids or plain names) who fill it."""

    at: Place = at_field()
    role: Text
    people: tuple[Text, ...]


@record
class Section:
    """A section of the bulletin and the body that owns it."""

    at: Place = at_field()
    id: str
    name: Text
    owner: str = ""


@record
class PlanEntry:
    """What stands on a run of pages. ``pages`` is ``4`` or ``4-5``.

    ``kind`` is ``article`` (the default), ``cover``, ``masthead``, ``contents``, ``contacts`` or ``back``; ``layout`` chooses the
    look of an article page. ``elastic`` items may move to the web when a language runs long.
    """

    at: Place = at_field()
    pages: str
    kind: str = "article"
    section: str = ""
    layout: str = ""
    articles: tuple[str, ...] = ()
    elastic: bool = False
    picture_scale: float = 1.0

    @property
    def first(self) -> int:
        """The first page, from 1."""
        return int(self.pages.split("-")[0])

    @property
    def last(self) -> int:
        """The last page."""
        return int(self.pages.split("-")[-1])

    @property
    def count(self) -> int:
        """How many pages are planned."""
        return self.last - self.first + 1


@record
class Issue:
    """One number of the bulletin."""

    at: Place = at_field()
    name: str = derived("")
    title: Text
    number: int
    year: int
    date: dt.date
    classification: Classification = Classification.NOI_BO
    languages: tuple[str, ...] = ("vi",)
    publisher: str
    governing: str = ""
    theme: str = ""
    web: str = ""
    format: Trim = Trim()
    licence: Licence | None = None
    imprint: Imprint = Imprint()
    print_spec: PrintSpec = PrintSpec()
    cover: Cover | None = None
    back: Back = Back()
    masthead: tuple[MastheadLine, ...] = ()
    sections: tuple[Section, ...] = ()
    plan: tuple[PlanEntry, ...]
    sic: tuple[str, ...] = ()
    articles: Mapping[str, Article] = derived(dict)

    @property
    def pages(self) -> int:
        """How many pages the plan has."""
        return max((entry.last for entry in self.plan), default=0)

    def section(self, section_id: str) -> Section | None:
        """The section with this id."""
        return next((s for s in self.sections if s.id == section_id), None)

    def planned(self) -> Iterator[tuple[PlanEntry, Article]]:
        """The articles in the order of their pages."""
        for entry in self.plan:
            for slug in entry.articles:
                if article := self.articles.get(slug):
                    yield entry, article
