"""The pages of an issue of the bulletin, by its page plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ttdn_publish.model.body import Picture
from ttdn_publish.model.bulletin import Article, Issue, PlanEntry
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import Text
from ttdn_publish.model.walk import records
from ttdn_publish.rendering.arranging import optional, without_optional
from ttdn_publish.rendering.design import Design
from ttdn_publish.rendering.pages import PageWriter, Piece, css_string
from ttdn_publish.rendering.typefaces import FontSet

_COLUMNS = {"single": 2, "letter": 1, "calendar": 1, "contacts": 1, "spread": 1, "mini": 3}
_LEAD_MM = {"feature": 86, "route": 78, "single": 62}
_LEAD_DEFAULT_MM = 80
_WIDE_MM = {"single": 55, "route": 56, "cards": 56}
_WIDE_DEFAULT_MM = 66
_TEMPLATES = {kind: f"{kind}.html.j2" for kind in ("cover", "masthead", "contents", "back")}


class IssueWriter(PageWriter):
    """Writes the pieces of an issue in one language."""

    def __init__(
        self,
        edition: Edition,
        design: Design,
        fonts: FontSet,
        folders: list[Path],
        pictures: Path,
        *,
        proof: bool = False,
        beside: IssueWriter | None = None,
    ) -> None:
        self.edition, self._other = edition, beside
        super().__init__(edition, design, fonts, folders, pictures, edition.issue.format, proof=proof, beside=beside)

    @property
    def issue(self) -> Issue:
        """The issue, resolved for the edition."""
        return self.edition.issue

    @property
    def _genre_said(self) -> bool:
        """Whether the title says itself what the publication is (*Tien Giang Bulletin*), so that the genre is not said twice."""
        return self.wording["bulletin"].plain.casefold() in self.issue.title.plain.casefold()

    def entries(self) -> tuple[PlanEntry, ...]:
        """The entries of the page plan."""
        return self.issue.plan

    def piece(self, entry: PlanEntry, scale: float = 1.0, *, relieved: bool = False) -> Piece:
        """The HTML of one plan entry. Raises :class:`ContentError` for a template that does not run."""
        articles = [self.issue.articles[slug] for slug in entry.articles if slug in self.issue.articles]
        relieved = relieved and any(optional(article) for article in articles)
        if relieved:
            articles = [without_optional(article) for article in articles]
        layout = entry.layout or ("contacts" if entry.kind == "contacts" else "feature")
        return self.rendered(
            _TEMPLATES.get(entry.kind, "article.html.j2"),
            entry,
            scale,
            relieved=relieved,
            articles=articles,
            section=self.issue.section(entry.section),
            layout=layout,
            lead_height=_LEAD_MM.get(layout, _LEAD_DEFAULT_MM),
        )

    def about(self) -> dict[str, str]:
        """What a document says of itself."""
        issue, view = self.issue, self.view
        number = self._number()
        return {
            "title": f"{issue.title.plain} – {number}",
            "author": view.organisation(issue.publisher),
            "description": f"{'' if self._genre_said else view.phrases['bulletin']} {issue.title.plain}, {number}, {view.day_name(issue.date)}",
            "keywords": ", ".join(sorted({topic for article in issue.articles.values() for topic in article.topics})),
        }

    def names(self) -> dict[str, Any]:
        """What templates of the bulletin see."""
        return {
            "issue": self.issue,
            "genre_said": self._genre_said,
            "other_title": self._other.view.html(self._other.issue.title) if self._other else Markup(),
            "page_of": self._page_of,
            "contents": self._contents(),
            "context_of": self._context_of,
            "imprint": self._imprint,
            "has_samples": _has_samples(self.issue),
        }

    def style(self) -> dict[str, Any]:
        """What the style sheet of the bulletin sees."""
        return {
            "theme": self.design.theme,
            "running_title": css_string(self.view.plain(self.issue.title)),
            "running_number": css_string(self._number()),
        }

    def _number(self) -> str:
        return str(self.view.phrases["issue_number"].filled(number=self.issue.number, year=self.issue.year))

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


def _has_samples(issue: Issue) -> bool:
    return any(
        getattr(record, "sample", False)
        for record in (issue.imprint, issue.licence, *issue.articles.values())
        if record
    )
