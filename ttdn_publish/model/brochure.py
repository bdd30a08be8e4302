"""A brochure: what ``brochure.yaml`` says of it, the rows of its table, the texts beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.model.body import ContactEntry, Picture
from ttdn_publish.model.bulletin import Article, Imprint, Licence, PrintSpec
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.classification import Classification, strictest
from ttdn_publish.model.record import at_field, derived, record
from ttdn_publish.model.text import Standing, State, Text


class BrochureFamily(StrEnum):
    """Projects that call for investment, tourism, specialities, enterprises."""

    PROJECTS = "du-an"
    TOURISM = "du-lich"
    SPECIALITIES = "dac-san"
    ENTERPRISES = "doanh-nghiep"


@record
class Row:
    """A row of the table that a brochure is made from. ``key`` is the value of the key column: it stays when rows are sorted.

    ``classification`` is empty where the brochure's own holds; ``sample`` prints *(mẫu)*.
    """

    at: Place = at_field()
    key: str
    name: Text
    picture: str = ""
    credit: Text = Text()
    alt: Text = Text()
    permission: str = ""
    classification: Classification | None = None
    sample: bool = False

    def standing(self, whole: Classification, state: State = State.SOURCE) -> Standing:
        """What decides where the row may go, as part of a brochure of the class ``whole``."""
        return Standing(strictest(whole, self.classification or whole), None, state)

    @property
    def image(self) -> Picture | None:
        """The picture of the row as pages place it."""
        if not self.picture:
            return None
        return Picture(
            at=self.at,
            file=self.picture,
            credit=self.credit,
            alt=self.alt or self.name,
            permission=self.permission,
            sample=self.sample,
        )


@record
class Project(Row):
    """A project that calls for investment; ``key`` is its code. ``x`` and ``y`` place it on the sketch map (0 to 100)."""

    place: Text = Text()
    area: Text = Text()
    purpose: Text = Text()
    capital: Text = Text()
    form: Text = Text()
    land: Text = Text()
    incentives: Text = Text()
    contact: str = ""
    x: float | None = None
    y: float | None = None


@record
class Spot(Row):
    """A place worth a visit; ``key`` is its number on the sketch map, ``x`` and ``y`` its place there (0 to 100)."""

    kind: Text = Text()
    text: Text = Text()
    hint: Text = Text()
    x: float | None = None
    y: float | None = None


@record
class Product(Row):
    """A speciality: one row is one leaflet.

    ``indication`` is the geographical indication under which it is registered (empty: none), ``season`` the months of the
    harvest as staff write them (``1-3``, ``11-2, 6``).
    """

    headline: Text = Text()
    indication: Text = Text()
    origin: Text = Text()
    season: str = ""
    size: Text = Text()
    taste: Text = Text()
    keeping: Text = Text()
    standards: Text = Text()
    producers: Text = Text()
    source: Text = Text()
    web: str = ""

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the harvest, 1 to 12, in the order of the year; none where ``season`` cannot be read."""
        return months(self.season)


@record
class Enterprise(Row):
    """An enterprise of the directory, listed under its ``sector``."""

    sector: Text = Text()
    products: Text = Text()
    markets: Text = Text()
    address: Text = Text()
    phone: str = ""
    email: str = ""
    website: str = ""


def months(written: str) -> tuple[int, ...]:
    """The months of ``1-3`` or ``11-2, 6``, 1 to 12, in the order of the year; none where it cannot be read."""
    found: set[int] = set()
    for part in written.replace("–", "-").replace(";", ",").split(","):
        ends = [end.strip() for end in part.split("-")]
        if not (1 <= len(ends) <= 2 and all(end.isascii() and end.isdigit() and 1 <= int(end) <= 12 for end in ends)):
            return ()
        first, last = int(ends[0]), int(ends[-1])
        found |= {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}
    return tuple(sorted(found))


@record
class Line:
    """A line of the sketch map: ``kind`` is ``song`` (river), ``bien`` (sea), ``duong`` (road), ``ranh`` (boundary) or ``cu-lao``
    (island); ``points`` are ``x y`` pairs, 0 to 100, separated by commas."""

    at: Place = at_field()
    kind: str
    points: str
    width: float | None = None


@record
class MapName:
    """A name on the sketch map and where it stands (0 to 100); ``kind`` is ``song``, ``bien``, ``noi`` or ``duong``."""

    at: Place = at_field()
    text: Text
    x: float
    y: float
    kind: str = "noi"
    turn: float = 0.0


@record
class SketchMap:
    """A sketch of the province, not to scale: lines and names. ``height`` is its height as a part of its width."""

    at: Place = at_field()
    height: float = 0.6
    lines: tuple[Line, ...] = ()
    names: tuple[MapName, ...] = ()


@record
class KeyFigure:
    """A figure at a glance: ``value`` quotes an indicator (``{số: xuat-khau/2017}``), ``period`` and ``source`` say when and whose
    it is."""

    at: Place = at_field()
    value: Text
    label: Text
    period: Text = Text()
    source: Text = Text()


@record
class Brochure:
    """One brochure in one printing.

    ``date`` is the day whose names, figures and rules hold; ``updated_to`` (*cập nhật đến*) the day up to which its facts were
    checked; ``printing`` counts printings from 1, ``changes`` are what changed since the one before. ``rows`` names the table
    (CSV or XLSX) beside it; ``figures`` are shown at a glance. ``cover``, ``theme`` and ``format`` are chosen
    from the family's few.
    """

    at: Place = at_field()
    name: str = derived("")
    family: BrochureFamily
    title: Text
    subtitle: Text = Text()
    date: dt.date
    updated_to: PartialDate | None = None
    printing: int = 1
    changes: tuple[Text, ...] = ()
    classification: Classification = Classification.NOI_BO
    languages: tuple[str, ...] = ("vi", "en")
    publisher: str
    format: str = ""
    cover: str = ""
    theme: str = ""
    web: str = ""
    picture: Picture | None = None
    back: Text = Text()
    rows: str = ""
    figures: tuple[KeyFigure, ...] = ()
    map: SketchMap | None = None
    contacts: tuple[ContactEntry, ...] = ()
    licence: Licence | None = None
    imprint: Imprint = Imprint()
    print_spec: PrintSpec = PrintSpec()
    sample: bool = False
    sic: tuple[str, ...] = ()
    entries: tuple[Row, ...] = derived(())
    texts: Mapping[str, Article] = derived(dict)

    def standing(self, state: State = State.SOURCE) -> Standing:
        """What decides where the brochure may go."""
        return Standing(self.classification, None, state)
