"""Building a brochure: the pages of its family's plan; one file a row for leaflets; a directory that takes the pages it needs."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.model.brochure import Enterprise
from ttdn_publish.model.bulletin import PlanEntry
from ttdn_publish.model.edition import BrochureEdition, PagedEdition
from ttdn_publish.model.text import Text
from ttdn_publish.production.content import Content
from ttdn_publish.production.order import BROCHURES
from ttdn_publish.production.page_work import LAYING_OUT, Bench, PageWork, Volume
from ttdn_publish.rendering.brochure_design import brochure_design
from ttdn_publish.rendering.brochure_pages import BrochureWriter
from ttdn_publish.rendering.brochure_plan import FLOWING
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import Sheet
from ttdn_publish.rendering.typefaces import FontSet

#: Rows of a directory that are laid out at a time: whatever their number, memory for layout stays the same.
CHUNK = 60


class BrochureWork(PageWork):
    """One build of a brochure in one language."""

    _book: BrochureWriter
    _pieces: dict[PlanEntry, Piece]

    def editions(self, content: Content, edition: PagedEdition) -> list[PagedEdition]:
        """The edition. Raises :class:`EnvironmentProblem` for two languages at once."""
        if len(self.order.languages) > 1:
            raise EnvironmentProblem(N_("Ấn phẩm quảng bá dựng từng ngôn ngữ một; bỏ dấu + trong --lang."))
        return [edition]

    def open(self, editions: Sequence[PagedEdition], fonts: FontSet) -> PageWriter:
        """The writer of the pages."""
        (edition,) = editions
        assert isinstance(edition, BrochureEdition)
        folders = self.workspace.template_folders(f"{BROCHURES}/{edition.brochure.family}", BROCHURES)
        design = brochure_design(folders, edition.brochure)
        folder = self.order.folder / "pictures"
        self._book = BrochureWriter(edition, design, fonts, folders, folder, proof=self.order.proof)
        self._pieces = {e: self._book.piece(e) for e in self._book.entries() if e.kind not in FLOWING}
        return self._book

    def lay_out(self, bench: Bench) -> list[Volume]:
        """The pages, in one volume; of leaflets one volume a row."""
        flowing: dict[str, list[Sheet]] = {}
        for kind in FLOWING:  # the index tells on which pages the directory has its rows
            for entry in self._book.entries():
                if entry.kind == kind:
                    flowing[kind] = (
                        self._directory(entry, bench) if kind == "directory" else [self._index(entry, bench)]
                    )
                    self._book.flowing[kind] = sum(len(sheet.pages) for sheet in flowing[kind])
        entries = self._book.entries()
        volumes: list[Volume] = []
        sheets: list[Sheet] = []
        for number, entry in enumerate(entries):
            self.progress(LAYING_OUT, number, len(entries))
            if entry.kind in FLOWING:
                sheets += flowing[entry.kind]
                continue
            piece = self._pieces.get(entry) or self._book.piece(entry)
            sheet = self.fitted(self.ready(piece, bench, self._book.piece), bench)
            if entry.kind == "leaflet":
                volumes.append(Volume([sheet], entry.articles[0]))
            else:
                sheets.append(sheet)
        return [*volumes, *([Volume(sheets)] if sheets else [])]

    def _directory(self, entry: PlanEntry, bench: Bench) -> list[Sheet]:
        """The directory, laid out some rows at a time: a page that may not be full is laid out again with the rows that follow."""
        rows = [row for row in self._book.brochure.entries if isinstance(row, Enterprise)]
        sheets: list[Sheet] = []
        start, first = 0, entry.first
        sectors = list(dict.fromkeys(row.sector.plain for row in rows))
        rows.sort(key=lambda row: sectors.index(row.sector.plain))  # stable: rows keep the order of the table
        while start < len(rows):
            some = rows[start : start + CHUNK]
            goes_on: Text | None = None
            if start and rows[start - 1].sector.plain == some[0].sector.plain:
                goes_on = some[0].sector
            piece = self._book.directory(entry, some, goes_on)
            sheet = bench.typesetter.lay_out(bench.writer.document([piece], css=False), first, 1)
            last = start + len(some) >= len(rows)
            if not last and len(sheet.pages) > 1:
                sheet = sheet.first(len(sheet.pages) - 1)
            places = sheet.places("row-")
            self._book.found_on({key: first + page for key, page in places.items()})
            sheets.append(sheet)
            first += len(sheet.pages)
            start += len(places) or len(some)
        return sheets

    def _index(self, entry: PlanEntry, bench: Bench) -> Sheet:
        piece = self._book.piece(entry)
        return bench.typesetter.lay_out(bench.writer.document([piece], css=False), entry.first, 1)
