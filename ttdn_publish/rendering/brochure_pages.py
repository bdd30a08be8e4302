"""The pages of a brochure, by the plan of its family."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ttdn_publish.model.brochure import Brochure, Product, Row
from ttdn_publish.model.bulletin import Article, PlanEntry, Trim
from ttdn_publish.model.edition import BrochureEdition
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import records
from ttdn_publish.rendering.arranging import optional, without_optional
from ttdn_publish.rendering.brochure_plan import plan
from ttdn_publish.rendering.design import Design
from ttdn_publish.rendering.name_index import IndexLine, index_lines
from ttdn_publish.rendering.page_view import SVG, PlacedImage
from ttdn_publish.rendering.pages import PageWriter, Piece, css_string
from ttdn_publish.rendering.resources import Resource
from ttdn_publish.rendering.season_ring import SeasonStyle, season_bar, season_ring
from ttdn_publish.rendering.sketch_map import MapStyle, draw_map, spots_of
from ttdn_publish.rendering.typefaces import FontSet

_WIDE_MM = 44.0


class BrochureWriter(PageWriter):
    """Writes the pieces of a brochure in one language."""

    def __init__(
        self,
        edition: BrochureEdition,
        design: Design,
        fonts: FontSet,
        folders: list[Path],
        pictures: Path,
        *,
        proof: bool = False,
    ) -> None:
        self.edition = edition
        self._rows = {row.key: row for row in edition.brochure.entries}
        self._pages: dict[str, int] = {}
        self.flowing: dict[str, int] = {}
        size = design.tokens["size"]
        trim = Trim(width=float(size["width"]), height=float(size["height"]))
        super().__init__(edition, design, fonts, folders, pictures, trim, proof=proof)

    @property
    def brochure(self) -> Brochure:
        """The brochure, resolved for the edition."""
        return self.edition.brochure

    def entries(self) -> tuple[PlanEntry, ...]:
        """The entries of the page plan, as far as the lengths of flowing parts are known (:attr:`flowing`)."""
        return tuple(plan(self.brochure, self.design.tokens["pages"], self.flowing))

    def piece(self, entry: PlanEntry, scale: float = 1.0, *, relieved: bool = False) -> Piece:
        """The HTML of one plan entry. Raises :class:`ContentError` for a template that does not run."""
        texts = [self.brochure.texts[name] for name in entry.articles if name in self.brochure.texts]
        relieved = relieved and any(optional(text) for text in texts)
        if relieved:
            texts = [without_optional(text) for text in texts]
        rows = [self._rows[name] for name in entry.articles if name in self._rows]
        return self.rendered(
            f"{entry.kind}.html.j2",
            entry,
            scale,
            relieved=relieved,
            texts=texts,
            rows=rows,
            row=rows[0] if rows else None,
        )

    def directory(self, entry: PlanEntry, rows: Iterable[Row], heading: Text | None) -> Piece:
        """Rows of a directory that begin on a new page; ``heading`` is the sector that they go on with, if they do."""
        return self.rendered("directory.html.j2", entry, 1.0, rows=list(rows), goes_on=heading)

    def index_lines(self) -> list[IndexLine]:
        """The lines of the index, with the pages of the rows as far as they are known."""
        return index_lines(self.brochure.entries, self._pages)

    def index(
        self, entry: PlanEntry, pages: Sequence[Sequence[Sequence[IndexLine]]], *, goes_on: bool = False
    ) -> Piece:
        """Pages of the index: columns of lines. One page of one column flows over as many pages as it takes; ``goes_on`` says
        that they are not its first."""
        return self.rendered("index.html.j2", entry, 1.0, pages=pages, goes_on=goes_on)

    def found_on(self, pages: Mapping[str, int]) -> None:
        """Say on which pages the rows of a directory stand: the index prints them."""
        self._pages.update(pages)

    def about(self) -> dict[str, str]:
        """What a document says of itself."""
        brochure, view = self.brochure, self.view
        return {
            "title": view.plain(brochure.title),
            "author": view.organisation(brochure.publisher),
            "description": view.plain(brochure.subtitle),
            "keywords": "",
        }

    def names(self) -> dict[str, Any]:
        """What templates of brochures see."""
        return {
            "brochure": self.brochure,
            "tokens": self.design.tokens,
            "trim": self.trim,
            "cover": self.design.tokens["cover"],
            "contents": self._contents(),
            "plan": self.entries,
            "context_of": self._context_of,
            "sketch": self._sketch,
            "ring": self._ring,
            "bar": self._bar,
            "page_of": self._pages.get,
            "imprint": self._imprint,
            "has_samples": _has_samples(self.brochure),
            "text_of": self.brochure.texts.get,
        }

    def style(self) -> dict[str, Any]:
        """What the style sheet of brochures sees."""
        return {
            "theme": self.design.theme,
            "family": str(self.brochure.family),
            "cover": self.design.tokens["cover"],
            "running_title": css_string(self.view.plain(self.brochure.title)),
        }

    # ---- what templates ask for ----

    def _context_of(self, article: Article, columns: int, scale: float) -> Mapping[str, Any]:
        return {
            "columns": columns,
            "column": self.measures.column(columns),
            "wide": _WIDE_MM,
            "scale": scale,
            "footnotes": article.footnotes,
        }

    def _contents(self) -> list[dict[str, Any]]:
        """The lines of the contents: texts and the first of the rows, with their pages."""
        lines: list[dict[str, Any]] = []
        for entry in self.entries():
            text = next((self.brochure.texts[name] for name in entry.articles if name in self.brochure.texts), None)
            rows = [self._rows[name] for name in entry.articles if name in self._rows]
            if text is not None:
                lines.append({"page": entry.first, "headline": text.headline, "slug": text.slug, "row": False})
            for row in rows:
                lines.append({"page": entry.first, "headline": row.name, "slug": f"row-{row.key}", "row": True})
        return lines

    def _sketch(
        self, width: float, highlight: str = "", size: float = 6.4, *, pages: bool = False
    ) -> PlacedImage | None:
        """The sketch map ``width`` mm wide; with ``highlight`` (a row's key) a locator map. With ``pages`` the marks say on
        which pages the rows are, otherwise their keys."""
        sketch = self.brochure.map
        if sketch is None:
            return None
        theme, tokens = self.design.theme, self.design.tokens
        style = MapStyle(
            width_mm=width,
            font_family=self.fonts.stacks[self.language]["sans"],
            font_size_pt=size,
            land=theme["wash"],
            outside=tokens["paper"],
            ink=tokens["ink"],
            muted=tokens["muted"],
            spot=theme["second"],
            accent=theme["second"],
            # Names are small: black alone, as every plate more makes them harder to read.
            water_ink=tokens["ink"],
            road_ink=tokens["ink"],
            language=self.language,
        )
        spots = spots_of(self.brochure.entries)
        if pages:
            found = {line["slug"]: line["page"] for line in self._contents()}
            spots = tuple(dataclasses.replace(spot, figure=str(found[f"row-{spot.key}"])) for spot in spots)
        title = str(self.view.phrases["sketch_map"])
        svg = draw_map(
            sketch,
            style,
            spots,
            title=title,
            words=lambda text: self.view.words(text.plain),
            highlight=highlight,
            north=str(self.view.phrases["north"]),
        )
        return self._drawing(svg, round(width * sketch.height, 2))

    def _season(self) -> SeasonStyle:
        return SeasonStyle(
            font_family=self.fonts.stacks[self.language]["sans"],
            font_size_pt=7,
            harvest=self.design.theme["second"],
            rest=self.design.tokens["paper"],
            ink=self.design.tokens["ink"],
            muted=self.design.tokens["muted"],
            language=self.language,
        )

    def _ring(self, row: Product, size: float) -> PlacedImage:
        """The ring of the harvest months, ``size`` mm wide."""
        svg = season_ring(
            row.months, self._season(), size, title=self._months(row), middle=str(self.view.phrases["season"])
        )
        return self._drawing(svg, size)

    def _bar(self, row: Product, width: float, height: float) -> PlacedImage:
        """The bar of the harvest months."""
        return self._drawing(season_bar(row.months, self._season(), width, height, title=self._months(row)), height)

    def _months(self, row: Product) -> str:
        phrase = self.view.phrases["season_months"]
        return str(phrase.filled(months=", ".join(str(month) for month in row.months)))

    def _drawing(self, svg: str, height: float) -> PlacedImage:
        name = f"drawing/{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        return PlacedImage(self.view.resources.add(name, Resource(SVG, svg.encode())), height, True, 0.0)

    def _imprint(self) -> Markup:
        return Markup(self.templates.render("imprint.html.j2"))


def _has_samples(brochure: Brochure) -> bool:
    marked = (brochure.imprint, brochure.licence, *brochure.texts.values(), *records(brochure.entries, Row))
    return brochure.sample or any(getattr(record, "sample", False) for record in marked if record)
