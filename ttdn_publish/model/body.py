"""The body of an article: its blocks. Eleven of them are the containers that authors write as ``:::``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ttdn_publish.findings import Place
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.record import at_field, derived, record
from ttdn_publish.model.text import Text


class Width(StrEnum):
    """How much of the page a picture takes: half a column, one column, the text measure, or to the trimmed edge."""

    SMALL = "nhỏ"
    COLUMN = "cột"
    WIDE = "rộng"
    FULL = "tràn"


class Focus(StrEnum):
    """Which part of a photograph stays when its box is flatter or taller than it is."""

    MIDDLE = "giữa"
    TOP = "trên"
    BOTTOM = "dưới"


class MapKind(StrEnum):
    """A local sketch, or a map or picture that shows the country and needs a recorded check."""

    LOCAL = "dia-phuong"
    NATIONAL = "quoc-gia"


class ChartKind(StrEnum):
    """Column chart, bar chart, line chart, ring."""

    COLUMN = "cột"
    BAR = "thanh"
    LINE = "đường"
    RING = "vòng"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: Text
    at: Place = Place()


@dataclass(frozen=True)
class Heading:
    """A heading inside an article; level 2 or 3."""

    level: int
    text: Text
    at: Place = Place()


@dataclass(frozen=True)
class ListBlock:
    """A bulleted or numbered list; every item is a run of blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    at: Place = Place()


@dataclass(frozen=True)
class PullQuote:
    """Container *trích dẫn*: words lifted out, with who said them."""

    blocks: tuple[Block, ...]
    attribution: Text = Text()
    wide: bool = False
    optional: bool = False
    at: Place = Place()


@dataclass(frozen=True)
class FactBox:
    """Container *hộp thông tin*."""

    title: Text
    blocks: tuple[Block, ...]
    wide: bool = False
    optional: bool = False
    at: Place = Place()


@dataclass(frozen=True)
class NewsItem:
    """One numbered item of the news round-up."""

    headline: Text
    blocks: tuple[Block, ...]
    at: Place = Place()


@dataclass(frozen=True)
class NewsItems:
    """Container *điểm tin*: short items, numbered by the program."""

    title: Text
    items: tuple[NewsItem, ...]
    optional: bool = False
    wide: bool = False
    at: Place = Place()


@record
class MapCheck:
    """Who checked that the islands and borders on a map are shown as the law wants, and when."""

    at: Place = at_field()
    by: str
    date: PartialDate


@record
class Picture:
    """Container *ảnh*: a photograph or drawing with what print law and accessibility ask for."""

    at: Place = at_field()
    file: str
    caption: Text = Text()
    credit: Text = Text()
    alt: Text = Text()
    permission: str = ""
    size: Width = Width.COLUMN
    focus: Focus = Focus.MIDDLE
    map: MapKind | None = None
    map_check: MapCheck | None = None
    optional: bool = False
    sample: bool = False


@record
class PhotoEssay:
    """Container *phóng sự ảnh*."""

    at: Place = at_field()
    title: Text = derived(Text())
    author: Text = Text()
    pictures: tuple[Picture, ...]
    optional: bool = False


@record
class TimelineEvent:
    """A dated event."""

    at: Place = at_field()
    date: PartialDate
    text: Text
    sample: bool = False


@record
class Timeline:
    """Container *dòng thời gian*."""

    at: Place = at_field()
    title: Text = derived(Text())
    events: tuple[TimelineEvent, ...]
    optional: bool = False
    wide: bool = False


@record
class ProjectCard:
    """Container *thẻ dự án*: one project that calls for investment."""

    at: Place = at_field()
    code: str = ""
    name: Text
    place: Text = Text()
    area: Text = Text()
    purpose: Text = Text()
    capital: Text = Text()
    form: Text = Text()
    land: Text = Text()
    incentives: Text = Text()
    contact: str = ""
    picture: Picture | None = None
    optional: bool = False
    sample: bool = False


@record
class CalendarEntry:
    """An event to come."""

    at: Place = at_field()
    date: PartialDate
    until: PartialDate | None = None
    title: Text
    place: Text = Text()
    organiser: Text = Text()
    sample: bool = False


@record
class Calendar:
    """Container *lịch*."""

    at: Place = at_field()
    title: Text = derived(Text())
    entries: tuple[CalendarEntry, ...]
    optional: bool = False
    wide: bool = False


@record
class ContactEntry:
    """An address: of an organisation on record (``organisation``), or written out."""

    at: Place = at_field()
    organisation: str = ""
    name: Text = Text()
    address: Text = Text()
    phone: str = ""
    email: str = ""
    website: str = ""
    sample: bool = False


@record
class Contacts:
    """Container *liên hệ*."""

    at: Place = at_field()
    title: Text = derived(Text())
    entries: tuple[ContactEntry, ...]
    optional: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Series:
    """One row of figures of a chart; ``None`` where the table has no figure."""

    label: Text
    values: tuple[Decimal | None, ...]


@record
class Chart:
    """Container *biểu đồ*: drawn from a CSV table (first column labels, then one series a column)."""

    at: Place = at_field()
    title: Text = derived(Text())
    type: ChartKind
    file: str
    unit: Text = Text()
    source: Text = Text()
    note: Text = Text()
    alt: Text = Text()
    sample: bool = False
    wide: bool = False
    optional: bool = False
    height: int | None = None
    categories: tuple[Text, ...] = derived(())
    series: tuple[Series, ...] = derived(())


@record
class Table:
    """Container *bảng*: from a CSV file or written out; ``total`` names the row that sums the others."""

    at: Place = at_field()
    title: Text = derived(Text())
    file: str = ""
    header: tuple[Text, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    unit: Text = Text()
    source: Text = Text()
    note: Text = Text()
    total: str = ""
    sample: bool = False
    wide: bool = False
    optional: bool = False


Block = (
    Paragraph
    | Heading
    | ListBlock
    | PullQuote
    | FactBox
    | NewsItems
    | Picture
    | PhotoEssay
    | Timeline
    | ProjectCard
    | Calendar
    | Contacts
    | Chart
    | Table
)
