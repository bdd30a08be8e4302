"""Building an issue of the bulletin: every piece fills the pages that its plan gives it."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_publish.model.edition import Edition, PagedEdition
from ttdn_publish.production.content import Content, edition_of
from ttdn_publish.production.order import BULLETIN
from ttdn_publish.production.page_work import LAYING_OUT, Bench, PageWork, Volume
from ttdn_publish.rendering.design import load_design
from ttdn_publish.rendering.digest import Arrangement, DigestWriter
from ttdn_publish.rendering.issue_pages import IssueWriter
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import Sheet
from ttdn_publish.rendering.typefaces import FontSet


class IssueWork(PageWork):
    """One build of an issue, in one language or two."""

    _book: IssueWriter | DigestWriter
    _pieces: list[Piece]

    def editions(self, content: Content, edition: PagedEdition) -> list[PagedEdition]:
        """The edition, and that of the second language."""
        others = self.order.languages[1:2]
        return [edition, *(edition_of(content, other, self.order.destination, self.moment) for other in others)]

    def open(self, editions: Sequence[PagedEdition], fonts: FontSet) -> PageWriter:
        """The writer of the pages."""
        issues = [edition for edition in editions if isinstance(edition, Edition)]
        first = issues[0].issue
        folders = self.workspace.template_folders(BULLETIN)
        design = load_design(folders, first.theme, first.date, first.at)
        folder, proof = self.order.folder / "pictures", self.order.proof
        beside = IssueWriter(issues[1], design, fonts, folders, folder, proof=proof) if issues[1:] else None
        writer = IssueWriter(issues[0], design, fonts, folders, folder, proof=proof, beside=beside)
        self._book = DigestWriter(writer, beside, Arrangement(self.order.arrangement)) if beside else writer
        self._pieces = [self._book.piece(entry) for entry in self._book.entries()]
        return writer

    def lay_out(self, bench: Bench) -> list[Volume]:
        """The pages: those of the plan, or as many as a digest needs."""
        sheets: list[Sheet] = []
        for number, piece in enumerate(self._pieces):
            self.progress(LAYING_OUT, number, len(self._pieces))
            ready = self.ready(piece, bench, self._book.piece)
            if isinstance(self._book, DigestWriter):
                first = 1 + sum(len(sheet.pages) for sheet in sheets)
                sheets.append(bench.typesetter.lay_out(bench.writer.document([ready], css=False), first, 1))
            else:
                sheets.append(self.fitted(ready, bench))
        return [Volume(sheets)]
