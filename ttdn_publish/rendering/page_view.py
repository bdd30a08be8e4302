"""What templates can ask for: words, dates, names, pictures, charts, codes. Everything is a pure look-up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from ttdn_publish.findings import N_
from ttdn_publish.formats import images
from ttdn_publish.language import locales
from ttdn_publish.model.body import Chart, ChartKind, ContactEntry, Focus, Picture
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.edition import PagedEdition
from ttdn_publish.model.text import Text
from ttdn_publish.rendering import charts
from ttdn_publish.rendering.charts.remembered import remembered
from ttdn_publish.rendering.design import Design
from ttdn_publish.rendering.markup import InlineWriter, Phrase
from ttdn_publish.rendering.measures import Measures, snap
from ttdn_publish.rendering.pictures import BadDrawing, BadPicture, Examined, Request, effective_ppi, examine
from ttdn_publish.rendering.qr import qr_svg
from ttdn_publish.rendering.resources import SCHEME, Resource, Resources
from ttdn_publish.rendering.typefaces import FontSet

SVG = "image/svg+xml"
JPEG = "image/jpeg"
_DARK = 0.55
_POSITIONS = {Focus.MIDDLE: "50% 50%", Focus.TOP: "50% 0%", Focus.BOTTOM: "50% 100%"}
_NARROW_MM = 100.0
_CAPTION_LINE_MM = 3.75
_CAPTION_CHAR_MM = 1.27


@dataclass(frozen=True)
class PlacedImage:
    """A picture as a template places it: address, height in mm, how much room its caption should keep (mm), and which part
    of it stays when it is cropped (CSS ``object-position``)."""

    address: str
    height: float
    vector: bool
    caption_height: float
    position: str = "50% 50%"


@dataclass(frozen=True)
class Placement:
    """A picture and the box it was placed in, for checks on resolution."""

    picture: Picture
    width: float
    height: float
    ppi: float | None
    problem: str = ""


class PageView:
    """The look-ups of one edition. Remembers what was placed, so that pictures can be made and checked afterwards."""

    def __init__(
        self,
        edition: PagedEdition,
        design: Design,
        fonts: FontSet,
        measures: Measures,
        pictures: Path,
        *,
        proof: bool = False,
    ) -> None:
        self.edition, self.design, self.fonts, self.measures = edition, design, fonts, measures
        self.folder = pictures
        self.resources = Resources()
        self.requests: dict[str, Request] = {}
        self.placements: list[Placement] = []
        self.nameless: set[str] = set()
        self.writer = InlineWriter(
            edition.language,
            edition.wording["sample"].plain,
            design.tokens.get("keep_together", ()) if edition.language == "vi" else (),
            proof=proof,
        )
        self.phrases = {key: Phrase(text, self.writer) for key, text in edition.wording.items()}
        self._examined: dict[str, Examined | str] = {}
        self._by_width: dict[tuple[str, float], Request] = {}

    def share(self, other: PageView) -> None:
        """Place pictures and note what is printed together with ``other``, the other language on the same pages."""
        self.resources, self.requests, self.placements = other.resources, other.requests, other.placements
        self.nameless, self.writer.printed = other.nameless, other.writer.printed
        self._examined, self._by_width = other._examined, other._by_width

    # ---- words ----

    @property
    def day(self) -> date:
        """The date of the publication: names and offices are those of that day."""
        return self.edition.day

    def words(self, text: object) -> str:
        """Plain text with the typography of the language."""
        return self.writer.words(str(text))

    def html(self, text: Text | str | None, footnotes: Mapping[str, Text] | None = None) -> Markup:
        """A text as HTML."""
        return self.writer.html(text, footnotes)

    def heading(self, text: Text | str | None) -> Markup:
        """A heading as HTML; its last two words stay together, so that no word stands alone on the last line."""
        return self.writer.heading(text) if isinstance(text, Text) else self.html(text)

    def cell(self, text: Text) -> Markup:
        """A table cell: a figure written by machine is set in the manner of the language, its sign kept."""
        words = text.plain.strip()
        sign, body = (words[0], words[1:]) if words[:1] in ("+", "-", "−") else ("", words)
        figure = _figure(body)
        if figure is None:
            return self.html(text)
        return escape({"-": "−"}.get(sign, sign) + locales.number(figure, self.edition.language))

    def figure(self, value: float) -> str:
        """A number in the manner of the language."""
        return locales.number(
            Decimal(str(value)).normalize() if value % 1 else Decimal(int(value)), self.edition.language
        )

    def day_name(self, when: date | PartialDate) -> str:
        """A date in words, as far as it is known."""
        return self.words(locales.date(when.year, when.month, when.day, self.edition.language))

    def short_day(self, when: date | PartialDate) -> str:
        """A date in figures."""
        return self.words(locales.date(when.year, when.month, when.day, self.edition.language, style="short"))

    def fill(self, phrase: Phrase, **values: Any) -> Phrase:
        """A fixed phrase with its blanks filled."""
        return phrase.filled(**values)

    # ---- names ----

    def plain(self, text: Text) -> str:
        """The words of a text alone, for attributes, with the typography of the language."""
        return self.writer.plain(text)

    def organisation(self, who: str | Text, short: bool = False) -> str:
        """The name of a body on the day of the publication by its id; what is written where there is no such record."""
        written = who.plain if isinstance(who, Text) else who
        organisation = self.edition.registers.organisations.get(written)
        if organisation is None:
            return written
        name = organisation.name_on(self.day, self.edition.language, short=short)
        if name is None:
            self.nameless.add(written)
        return name or organisation.name_on(self.day, short=short) or written

    def person_name(self, who: Text) -> Markup:
        """A person on record by id, or a name as written."""
        person = self.edition.registers.people.get(who.plain)
        if person is None:
            return self.html(who)
        role = person.role_on(self.day)
        name = self.html(person.name) + (Markup(", ") + self.html(role.title) if role else Markup())
        return name + (self._sample_mark() if person.sample else Markup())

    def contact(self, entry: ContactEntry) -> dict[str, Any]:
        """An address on record with what the entry itself says taking precedence."""
        body = self.edition.registers.organisations.get(entry.organisation)
        name = self.html(entry.name) or self.html(self.organisation(entry.organisation))
        return {
            "name": name,
            "address": self.html(entry.address) or self.html(body.address if body else None),
            "phone": entry.phone or (body.phone if body else ""),
            "email": entry.email or (body.email if body else ""),
            "website": entry.website or (body.website if body else ""),
            "sample": entry.sample or bool(body and body.sample),
        }

    def _sample_mark(self) -> Markup:
        return Markup(' <em class="sample">{}</em>').format(self.phrases["sample"])

    # ---- pictures, charts, codes ----

    def place(self, picture: Picture, width: float, height: float) -> PlacedImage:
        """Place ``picture`` in a box (mm). A drawing keeps its proportions; a photograph fills the box."""
        found = self._look_at(picture)
        if isinstance(found, str):
            self.placements.append(Placement(picture, width, height, None, found))
            return PlacedImage(self._hole(), height, True, self._caption_height(picture, width))
        if found.raster is None:
            # A drawing is never cropped: it keeps its proportions inside a box a little more generous than a photograph's.
            limit = max(height * 1.15, 1.1 * width if width < _NARROW_MM else 0.0)
            height = round(min(width / found.aspect, limit), 2)
            self.placements.append(Placement(picture, width, height, None))
            address = self.resources.add(self._name(found.path), Resource(SVG, path=found.path))
            return PlacedImage(address, height, True, self._caption_height(picture, width))
        self.placements.append(Placement(picture, width, height, effective_ppi(found.raster, width, height)))
        # One file serves all heights at which fitting may place a picture of this width.
        request = self._by_width.setdefault((picture.file, width), Request(found.path, width, height))
        name = f"picture/{request.name}"
        self.requests[name] = request
        if name not in self.resources.table:
            self.resources.add(name, Resource(JPEG))
        caption = self._caption_height(picture, width)
        return PlacedImage(f"{SCHEME}:{name}", height, False, caption, _POSITIONS[picture.focus])

    def dark_above(self, picture: Picture, share: float) -> bool:
        """Whether the upper ``share`` of a picture is dark, so that words on it must be light."""
        found = self._look_at(picture)
        if isinstance(found, str) or found.raster is None:
            return False
        try:
            return images.lightness(found.path, share) < _DARK
        except BadPicture:  # noted when the picture is prepared
            return False

    def leave_out(self, unusable: Mapping[Path, str]) -> None:
        """Place a grey hole from now on where a picture of these files would stand."""
        for file, found in self._examined.items():
            if isinstance(found, Examined) and found.path in unusable:
                self._examined[file] = unusable[found.path]
        self.requests = {name: request for name, request in self.requests.items() if request.path not in unusable}

    def _look_at(self, picture: Picture) -> Examined | str:
        if picture.file not in self._examined:
            path = self.folder / picture.file
            try:
                inside = path.resolve().is_relative_to(self.folder.resolve())  # a link may lead out of it, too
            except (OSError, ValueError, RuntimeError):
                inside = False
            try:
                self._examined[picture.file] = examine(path) if inside else N_("ngoài thư mục pictures")
            except (BadPicture, BadDrawing) as error:
                self._examined[picture.file] = str(error)
        return self._examined[picture.file]

    def _caption_height(self, picture: Picture, width: float) -> float:
        characters = len(picture.caption.plain) + len(picture.credit.plain) + 1
        lines = max(1, -(-characters * _CAPTION_CHAR_MM // width)) if characters > 1 else 0
        # Caption lines are 3.75 mm, text lines 5 mm: keep a multiple of half a text line.
        return round(snap(lines * _CAPTION_LINE_MM + 1.6 + 1.2), 2) if lines else 0.0

    def _hole(self) -> str:
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20" preserveAspectRatio="none">'
            '<rect width="30" height="20" fill="#e3e6e6"/><path d="M0 0L30 20M30 0L0 20" stroke="#b9c0c0" stroke-width="0.2"/></svg>'
        )
        return self.resources.add("missing.svg", Resource(SVG, svg.encode()))

    @staticmethod
    def _name(path: Path) -> str:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        return f"drawing/{digest}.svg"

    def draw_chart(self, chart: Chart, width: float, scale: float = 1.0) -> dict[str, Any]:
        """A chart drawn for ``width`` mm; ``scale`` multiplies its height when a page is fitted."""
        height = round((chart.height or self._chart_height(chart, width)) * scale, 1)
        data = charts.ChartData(
            kind=chart.type,
            categories=tuple(self.words(c.plain) for c in chart.categories),
            series=tuple((self.words(s.label.plain), s.values) for s in chart.series),
            unit=self.words(chart.unit.plain),
        )
        svg = remembered(data, self._chart_style(width, height), self.fonts.cache)
        name = f"chart/{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        return {"address": self.resources.add(name, Resource(SVG, svg.encode())), "height": height}

    def _chart_height(self, chart: Chart, width: float) -> float:
        if chart.type is ChartKind.BAR:
            return min(120.0, 8.0 + 6.4 * len(chart.categories) * max(1, len(chart.series)))
        return 60.0 if width > 100 else 50.0 if width > 60 else 29.0

    def _chart_style(self, width: float, height: float) -> charts.ChartStyle:
        tokens = self.design.tokens
        return charts.ChartStyle(
            width_mm=width,
            height_mm=height,
            font_family=self.fonts.stacks[self.edition.language]["sans"],
            font_size_pt=7.2,
            colours=self.design.chart_colours,
            ink=tokens["ink"],
            muted=tokens["muted"],
            grid=tokens["rule"],
            language=self.edition.language,
            format_number=lambda value: locales.number(value, self.edition.language),
        )

    def qr(self, text: str) -> str:
        """The address of a QR code that says ``text``."""
        svg = qr_svg(text, colour=self.design.theme["deep"], size_mm=24)
        name = f"qr/{hashlib.sha256(text.encode()).hexdigest()[:16]}.svg"
        return self.resources.add(name, Resource(SVG, svg.encode()))


def _figure(text: str) -> Decimal | None:
    """A figure as machines write it: digits, and a point before decimals."""
    whole, dot, fraction = text.partition(".")
    if (
        not (whole.isascii() and whole.isdigit())
        or (dot and not fraction.isdigit())
        or (len(whole) > 1 and whole[0] == "0")
    ):
        return None
    return Decimal(text)
