"""Two languages on one page, as the department prints its digest: paragraph by paragraph, or in parallel columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from ttdn_publish.model.body import Block, PhotoEssay, Picture
from ttdn_publish.model.bulletin import Article, PlanEntry
from ttdn_publish.model.walk import records
from ttdn_publish.rendering.issue_pages import IssueWriter
from ttdn_publish.rendering.pages import Piece

#: How wide pictures, charts and cards are where two languages follow each other.
_COLUMN_MM = 112.0


class Arrangement(StrEnum):
    """How two languages stand on a page: each paragraph followed by its translation, or side by side."""

    INTERLEAVED = "interleaved"
    PARALLEL = "parallel"


@dataclass(frozen=True)
class DigestWriter:
    """Writes the pieces of two editions of one issue; both have the same articles with the same blocks.

    The pages follow each other as the text needs them: the page plan of the printed issue does not bind a digest.
    """

    first: IssueWriter
    second: IssueWriter
    arrangement: Arrangement

    def entries(self) -> Iterator[PlanEntry]:
        """The cover, then the articles in the order of the plan; page numbers are those of the plan and not kept."""
        for entry in self.first.issue.plan:
            if entry.kind in ("cover", "back"):
                yield entry
            for slug in entry.articles:
                if slug in self.first.issue.articles:
                    yield PlanEntry(at=entry.at, pages=entry.pages, section=entry.section, articles=(slug,))

    def piece(self, entry: PlanEntry) -> Piece:
        """The HTML of one piece."""
        if not entry.articles:
            return self.first.piece(entry)
        slug = entry.articles[0]
        one, other = self.first.issue.articles[slug], self.second.issue.articles[slug]
        body = self.first.templates.render(
            "digest.html.j2",
            first=one,
            second=other,
            section=self.first.issue.section(entry.section),
            second_section=self.second.issue.section(entry.section),
            languages=(self.first.edition.language, self.second.edition.language),
            parallel=self.arrangement is Arrangement.PARALLEL,
            rows=self._rows(one, other),
            html2=self.second.view.html,
            heading2=self.second.view.heading,
        )
        return Piece(entry, body)

    def _rows(self, one: Article, other: Article) -> list[dict[str, Any]]:
        head: Sequence[Block] = (one.picture,) if one.picture else ()
        head2: Sequence[Block] = (other.picture,) if other.picture else ()
        rows = []
        for block, twin in zip((*head, *one.body), (*head2, *other.body), strict=True):
            # Pictures are shown once, with the captions of both languages.
            pictures = list(records(twin, Picture)) if isinstance(twin, Picture | PhotoEssay) else []
            captions = [self.second.view.html(picture.caption) for picture in pictures]
            rows.append(
                {
                    "one": self._block(self.first, block, one),
                    "other": Markup() if pictures else self._block(self.second, twin, other),
                    "picture": bool(pictures),
                    "caption": Markup(" · ").join(caption for caption in captions if caption),
                }
            )
        return rows

    def _block(self, writer: IssueWriter, block: Block, article: Article) -> Markup:
        column = (writer.measures.text - 6) / 2 if self.arrangement is Arrangement.PARALLEL else _COLUMN_MM
        context = {"columns": 1, "column": column, "wide": 66, "scale": 0.8, "footnotes": article.footnotes}
        return Markup(writer.templates.render("block.html.j2", block=block, ctx=context))
