"""Building a brochure: the pages of its family's plan; one file a row for leaflets; a directory that takes the pages it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from ttdn_publish import checks
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.model.brochure import Enterprise
from ttdn_publish.model.bulletin import PlanEntry
from ttdn_publish.model.edition import BrochureEdition, PagedEdition
from ttdn_publish.production.content import Content
from ttdn_publish.production.order import BROCHURES
from ttdn_publish.production.page_work import LAYING_OUT, Bench, PageWork, Volume
from ttdn_publish.rendering import room
from ttdn_publish.rendering.brochure_design import brochure_design
from ttdn_publish.rendering.brochure_pages import BrochureWriter
from ttdn_publish.rendering.brochure_plan import FLOWING
from ttdn_publish.rendering.fitting import SHRINK
from ttdn_publish.rendering.name_index import IndexLine, spread
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import Part, Sheet
from ttdn_publish.rendering.typefaces import FontSet

#: Rows of a directory that are laid out at a time.
CHUNK = 100
#: Lines of the index that are measured at a time, and pages of it that are laid out together.
_INDEX_LINES, _INDEX_PAGES = 200, 4


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
        flowing: dict[str, Sequence[Sheet | Part]] = {}
        makers: dict[str, Callable[[PlanEntry, Bench], Sequence[Sheet | Part]]] = {
            "directory": self._directory,
            "index": self._index,
        }
        for kind in FLOWING:  # the index tells on which pages the directory has its rows
            for entry in self._book.entries():
                if entry.kind == kind:
                    flowing[kind] = makers[kind](entry, bench)
                    self._book.flowing[kind] = sum(sheet.count for sheet in flowing[kind])
        entries = self._book.entries()
        volumes: list[Volume] = []
        sheets: list[Sheet | Part] = []
        for number, entry in enumerate(entries):
            self.progress(LAYING_OUT, number, len(entries))
            if entry.kind in FLOWING:
                sheets += flowing[entry.kind]
                continue
            # What a directory tells (page numbers) is known only now.
            piece = self._book.piece(entry) if flowing else self._pieces[entry]
            sheet = self._roomy(self.ready(piece, bench, self._book.piece), bench)
            if entry.kind == "leaflet":
                volumes.append(Volume([sheet], entry.articles[0]))
            else:
                sheets.append(sheet)
        folds = self._book.design.tokens.get("folds", ())
        return [*volumes, *([Volume(sheets, folds=folds)] if sheets else [])]

    def _roomy(self, piece: Piece, bench: Bench) -> Sheet:
        """One piece laid out; pictures are lowered until no words are lost in the boxes that its pages are made of."""
        entry, sheet = piece.entry, self.fitted(piece, bench)
        for scale in SHRINK if "<img" in piece.body else ():
            if not _lost(sheet):
                break
            smaller = self.ready(self._book.piece(entry, scale), bench, self._book.piece)
            attempt = bench.typesetter.lay_out(bench.writer.document([smaller], css=False), entry.first, entry.count)
            if _lost(attempt) < _lost(sheet):
                sheet = attempt
        self._look(sheet, entry, entry.first)
        return sheet

    def _look(self, sheet: Sheet, entry: PlanEntry, first: int) -> None:
        """Note words that are lost or too near to an edge on pages that begin with page ``first``."""
        folds = self._book.design.tokens.get("folds", ())[first - 1 :]
        near, lost = room.near(sheet.boxes, folds), room.lost(sheet.boxes)
        self.findings.extend(checks.check_room(self._book.brochure, entry.at, first, near, lost))

    def _directory(self, entry: PlanEntry, bench: Bench) -> list[Sheet | Part]:
        """The enterprises, sector after sector in the order of the table; the index is told on which pages they stand.

        They are laid out :data:`CHUNK` at a time, so that time and room grow with their number and not faster. A page that may
        not be full is laid out again with the rows that follow.
        """
        rows = [row for row in self._book.brochure.entries if isinstance(row, Enterprise)]
        sectors = {row.sector.plain: place for place, row in reversed(list(enumerate(rows)))}
        rows.sort(key=lambda row: sectors[row.sector.plain])  # stable: rows keep the order of the table
        sheets: list[Sheet | Part] = []
        start, first, size = 0, entry.first, CHUNK
        while start < len(rows):
            some = rows[start : start + size]
            goes_on = some[0].sector if start and rows[start - 1].sector.plain == some[0].sector.plain else None
            piece = self._book.directory(entry, some, goes_on)
            sheet = bench.typesetter.lay_out(bench.writer.document([piece], css=False), first, 1)
            places = sheet.places("row-")
            more = start + len(some) < len(rows)
            if more and places:  # templates of others may lack the ids: their pages stay as they are
                if len(sheet.pages) < 2:
                    size *= 2
                    continue
                sheet = sheet.first(len(sheet.pages) - 1)
                places = sheet.places("row-")
            self._book.found_on({key: first + page for key, page in places.items()})
            self._look(sheet, entry, first)
            # Painted at once where more follow, so that memory does not grow with the number of pages.
            path = self.aside / f"directory-{len(sheets)}.pdf"
            sheets.append(bench.typesetter.part([sheet], path) if more or sheets else sheet)
            first += sheet.count
            start += len(places) or len(some)
        return sheets

    def _index(self, entry: PlanEntry, bench: Bench) -> Sequence[Sheet | Part]:
        """The index in columns. They are filled here: in the columns of CSS, balancing takes more time than all the rest."""
        lines = self._book.index_lines()
        columns = self._columns(entry, bench, lines)
        pages = spread(columns) if columns else [[lines]]  # templates of others may have columns of their own
        sheets: list[Sheet | Part] = []
        first = entry.first
        for start in range(0, len(pages), _INDEX_PAGES):
            sheet = self._index_sheet(entry, bench, pages[start : start + _INDEX_PAGES], first, goes_on=start > 0)
            self._look(sheet, entry, first)
            path = self.aside / f"index-{start}.pdf"
            sheets.append(bench.typesetter.part([sheet], path) if len(pages) > _INDEX_PAGES else sheet)
            first += sheet.count
        return sheets

    def _columns(self, entry: PlanEntry, bench: Bench, lines: list[IndexLine]) -> list[list[IndexLine]]:
        """The lines as they fill column after column, found by laying some of them out at a time; nothing where pages do not
        tell where lines stand."""
        columns: list[list[IndexLine]] = []
        start = 0
        while start < len(lines):
            some = lines[start : start + _INDEX_LINES]
            places = self._index_sheet(entry, bench, [[some]], entry.first).places("line-")
            if len(places) != len(some):
                return []
            full = [list(column) for _, column in groupby(some, key=lambda line: places[line.row.key])]
            if start + len(some) < len(lines) and len(full) > 1:
                full.pop()  # it goes on with the lines that follow
            columns += full
            start += sum(map(len, full))
        return columns

    def _index_sheet(
        self,
        entry: PlanEntry,
        bench: Bench,
        pages: Sequence[Sequence[Sequence[IndexLine]]],
        first: int,
        *,
        goes_on: bool = False,
    ) -> Sheet:
        piece = self._book.index(entry, pages, goes_on=goes_on)
        return bench.typesetter.lay_out(bench.writer.document([piece], css=False), first, 1)


def _lost(sheet: Sheet) -> float:
    """How much of a sheet's words is lost: mm of height, added up."""
    return sum(one.over for one in room.lost(sheet.boxes))
