"""From an edition to pages in HTML: one piece for every entry of the page plan, and the whole of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ttdn_publish.language import typography
from ttdn_publish.model.body import Chart, Picture
from ttdn_publish.model.bulletin import Article, Issue, PlanEntry
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import BY_PEOPLE, State, Text
from ttdn_publish.model.walk import records, texts
from ttdn_publish.rendering import arranging
from ttdn_publish.rendering.design import Design
from ttdn_publish.rendering.measures import Measures, measures, snap
from ttdn_publish.rendering.page_view import PageView, PlacedImage
from ttdn_publish.rendering.pdf import Typesetter
from ttdn_publish.rendering.proof import PANEL_MM
from ttdn_publish.rendering.templates import Templates
from ttdn_publish.rendering.typefaces import FontSet
from ttdn_publish.translation.speaking import mostly_untranslated

_COLUMNS = {"single": 2, "letter": 1, "calendar": 1, "contacts": 1, "spread": 1, "mini": 3}
_LEAD_MM = {"feature": 86, "route": 78, "single": 62}
_LEAD_DEFAULT_MM = 80
_WIDE_MM = {"single": 55, "route": 56, "cards": 56}
_WIDE_DEFAULT_MM = 66
_TEMPLATES = {kind: f"{kind}.html.j2" for kind in ("cover", "masthead", "contents", "back")}


@dataclass(frozen=True)
class Piece:
    """The HTML of one plan entry. ``scale`` multiplied its picture heights; ``relieved`` says optional boxes were left out.

    ``picture_area`` is what its pictures and charts take, in mm².
    """

    entry: PlanEntry
    body: str
    scale: float = 1.0
    relieved: bool = False
    picture_area: float = 0.0


class PageWriter:
    """Writes the pieces of one edition with one design."""

    def __init__(
        self,
        edition: Edition,
        design: Design,
        fonts: FontSet,
        folders: list[Path],
        pictures: Path,
        *,
        proof: bool = False,
        beside: PageWriter | None = None,
    ) -> None:
        """``beside`` writes the other language of a bilingual edition: both share pictures and notes of what is printed."""
        self.edition, self.design, self.fonts = edition, design, fonts
        self.measures: Measures = measures(edition.issue.format, design.tokens["page"])
        self.view = PageView(edition, design, fonts, self.measures, pictures, proof=proof)
        self.beside = beside
        if beside is not None:
            self.view.share(beside.view)
        self._area = 0.0
        self.templates = Templates(folders, self._names(), self._filters())
        self.css = self._css()

    @property
    def issue(self) -> Issue:
        """The issue, resolved for the edition."""
        return self.edition.issue

    def entries(self) -> tuple[PlanEntry, ...]:
        """The entries of the page plan."""
        return self.issue.plan

    def piece(self, entry: PlanEntry, scale: float = 1.0, *, relieved: bool = False) -> Piece:
        """The HTML of one plan entry. Raises :class:`ContentError` for a template that does not run."""
        articles = [self.issue.articles[slug] for slug in entry.articles if slug in self.issue.articles]
        if relieved:
            articles = [_without_optional(article) for article in articles]
        layout = entry.layout or ("contacts" if entry.kind == "contacts" else "feature")
        self._area = 0.0
        body = self.templates.render(
            _TEMPLATES.get(entry.kind, "article.html.j2"),
            entry=entry,
            articles=articles,
            section=self.issue.section(entry.section),
            layout=layout,
            scale=scale * entry.picture_scale,
            lead_height=_LEAD_MM.get(layout, _LEAD_DEFAULT_MM),
        )
        return Piece(entry, body, scale, relieved, self._area)

    def document(self, pieces: Iterable[Piece], *, css: bool = True) -> str:
        """A whole HTML document of ``pieces``; without ``css`` where the style sheet is given apart."""
        issue = self.issue
        number = str(self.view.phrases["issue_number"].filled(number=issue.number, year=issue.year))
        return self.templates.render(
            "document.html.j2",
            edition=self.edition,
            title=f"{issue.title.plain} – {number}",
            author=self.view.organisation(issue.publisher),
            description=f"{'' if self.view.genre_said else self.view.phrases['bulletin']} {issue.title.plain}, {number}, {self.view.day_name(issue.date)}",
            keywords=", ".join(sorted({topic for article in issue.articles.values() for topic in article.topics})),
            created=issue.date.isoformat(),
            css=self.css if css else "",
            body="\n".join(piece.body for piece in pieces),
        )

    def panels(self, lists: Sequence[list[dict[str, Any]]], fontconfig: Path | None, target: Path) -> list[int]:
        """Lay out the proof's lists, one a page, into ``target``; how many pages each of them took."""
        css = self.templates.render(
            "proof.css.j2",
            faces=Markup(self.fonts.css),
            panel=PANEL_MM,
            trim=self.issue.format,
            sans=Markup(self.fonts.stacks[self.edition.language]["sans"]),
        )
        typesetter = Typesetter(css, self.view.resources, fontconfig)
        sheets = [
            typesetter.lay_out(self.templates.render("proof.html.j2", rows=rows, page=number), 1, 1)
            for number, rows in enumerate(lists, 1)
        ]
        typesetter.paint(sheets, target, identifier="0" * 32)
        return [len(sheet.pages) for sheet in sheets]

    # ---- what templates see ----

    def _names(self) -> dict[str, Any]:
        view = self.view
        return {
            "edition": self.edition,
            "issue": self.issue,
            "w": view.phrases,
            "language_names": self.design.tokens["languages"],
            "measure": self.measures,
            "theme": self.design.theme,
            "place": self._place,
            "dark_above": view.dark_above,
            "organisation": view.organisation,
            "person_name": view.person_name,
            "contact": view.contact,
            "draw_chart": self._draw_chart,
            "qr": view.qr,
            "mostly_untranslated": mostly_untranslated,
            "sign": typography.signs(self.edition.language),
            "genre_said": view.genre_said,
            "other_title": self.beside.view.html(self.beside.issue.title) if self.beside else Markup(),
            "machine_assisted": self.edition.machine_line and _machine_assisted(self.edition),
            "page_of": self._page_of,
            "contents": self._contents(),
            "context_of": self._context_of,
            "imprint": self._imprint,
            "has_samples": _has_samples(self.issue),
        }

    def _filters(self) -> dict[str, Any]:
        view = self.view
        return {
            "html": view.html,
            "heading": view.heading,
            "words": view.words,
            "plain": view.plain,
            "cell": view.cell,
            "figure": view.figure,
            "day": view.day_name,
            "short_day": view.short_day,
            "fill": view.fill,
            "snap": snap,
            "kind": lambda block: type(block).__name__,
            "columns": arranging.columns,
            "essay_rows": arranging.essay_rows,
            "highlights": arranging.highlights,
        }

    def _place(self, picture: Picture, width: float, height: float) -> PlacedImage:
        placed = self.view.place(picture, width, height)
        self._area += width * placed.height
        return placed

    def _draw_chart(self, chart: Chart, width: float, scale: float = 1.0) -> dict[str, Any]:
        drawn = self.view.draw_chart(chart, width, scale)
        self._area += width * float(drawn["height"])
        return drawn

    def _context_of(self, article: Article, layout: str, scale: float) -> Mapping[str, Any]:
        columns = _COLUMNS.get(layout, 2)
        return {
            "columns": columns,
            "column": self.measures.span(8) if layout == "letter" else self.measures.column(columns),
            "wide": _WIDE_MM.get(layout, _WIDE_DEFAULT_MM),
            "scale": scale,
            "footnotes": article.footnotes,
        }

    def _page_of(self, slug: str) -> int | None:
        return next((e.first for e in self.issue.plan if slug in e.articles and slug in self.issue.articles), None)

    def _contents(self) -> list[dict[str, Any]]:
        lines = []
        for entry, article in self.issue.planned():
            section = self.issue.section(entry.section)
            picture = article.picture or next(records(article.body, Picture), None)
            lines.append(
                {
                    "slug": article.slug,
                    "page": entry.first,
                    "section": section.name if section else Text(),
                    "headline": article.headline,
                    "picture": picture,
                    "drawing": picture is not None and picture.file.endswith(".svg"),
                }
            )
        return lines

    def _imprint(self) -> Markup:
        return Markup(self.templates.render("imprint.html.j2"))

    def _css(self) -> str:
        issue, number = self.issue, self.view.phrases["issue_number"]
        return self.templates.render(
            "style.css.j2",
            tokens=self.design.tokens,
            theme=self.design.theme,
            trim=issue.format,
            faces=Markup(self.fonts.css),
            running_title=_css_string(self.view.plain(issue.title)),
            running_number=_css_string(str(number.filled(number=issue.number, year=issue.year))),
            second=self._second_stacks(),
            **{role: Markup(stack) for role, stack in self.fonts.stacks[self.edition.language].items()},
        )

    def _second_stacks(self) -> dict[str, Markup]:
        if self.beside is None:
            return {}
        stacks = self.fonts.stacks[self.beside.edition.language]
        return {role: Markup(stack) for role, stack in stacks.items()}


def _css_string(text: str) -> Markup:
    return Markup(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " "))


def _without_optional(article: Article) -> Article:
    return dataclasses.replace(article, body=tuple(b for b in article.body if not getattr(b, "optional", False)))


def _machine_assisted(edition: Edition) -> bool:
    """Whether a machine has had a hand in sentences that nobody has approved yet."""
    return any(
        sentence.status.state in (State.DRAFT, State.OUTDATED) and sentence.status.origin not in BY_PEOPLE
        for text in texts(edition.issue)
        for sentence in text.sentences
    )


def _has_samples(issue: Issue) -> bool:
    return any(
        getattr(record, "sample", False)
        for record in (issue.imprint, issue.licence, *issue.articles.values())
        if record
    )
