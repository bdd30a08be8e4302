"""The work of a build, step by step: read, check, lay out once, paint for screen and print, check what came out."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish import checks
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, in_order
from ttdn_publish.formats.files import move_into_place, scratch_folder
from ttdn_publish.formats.pdf.versions import make_print, make_proof, make_screen
from ttdn_publish.model.bulletin import Issue, PlanEntry
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import Destination, aware
from ttdn_publish.model.walk import texts
from ttdn_publish.production.content import check_content, edition_of, read_content
from ttdn_publish.production.order import BULLETIN, Order, Report
from ttdn_publish.production.progress import Progress
from ttdn_publish.production.state import BuildState, Made, digest, freeze, save_state
from ttdn_publish.rendering import pictures, proof
from ttdn_publish.rendering.design import load_design
from ttdn_publish.rendering.digest import Arrangement, DigestWriter
from ttdn_publish.rendering.fitting import Fitted, fit, report
from ttdn_publish.rendering.markup import Printed
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import Sheet, Typesetter
from ttdn_publish.rendering.resources import Resource
from ttdn_publish.rendering.sidecar import sidecar, unapproved
from ttdn_publish.rendering.typefaces import FontSet, plain_face, prepare
from ttdn_publish.rendering.watermark import bold_face, watermark
from ttdn_publish.translation.editions import nameless
from ttdn_publish.workspace import Workspace

READING = N_("Đọc nội dung")
CHECKING = N_("Kiểm tra nội dung")
FONTS = N_("Chuẩn bị phông chữ")
LAYING_OUT = N_("Dàn trang")
PAINTING = N_("Ghi PDF")
CHECKING_RESULT = N_("Kiểm tra kết quả")


@dataclass(frozen=True)
class _Made:
    """Everything laid out, ready to be painted."""

    edition: Edition
    writer: PageWriter
    typesetter: Typesetter
    sheets: list[Sheet]
    swaps: dict[bytes, bytes]

    @property
    def printed(self) -> Iterable[Printed]:
        """Every sentence that stands somewhere in the publication."""
        return self.writer.view.writer.printed.values()


class Work:
    """One build, step by step."""

    def __init__(
        self,
        order: Order,
        workspace: Workspace,
        moment: datetime,
        progress: Progress,
        executor: Executor | None,
        last: BuildState | None,
    ) -> None:
        self.order, self.workspace, self.moment = order, workspace, moment
        self.progress, self.executor = progress, executor
        #: Picture scales that fitted, by the piece they fitted: known from the last build, and found in this one.
        self.known_scales = dict(last.scales or {}) if last else {}
        self.scales: dict[str, float] = {}
        self.findings = Findings()
        self._fonts: FontSet

    def run(self, state_file: Path, key: str) -> Report:
        """The whole way from files to files."""
        self.progress(READING, 0, 1)
        content = read_content(self.workspace, self.order.folder)
        self.findings = content.findings
        self.progress(CHECKING, 0, 1)
        language, *others = self.order.languages
        edition = check_content(content, self.moment, language, self.order.destination)
        if content.issue is None or not isinstance(edition, Edition):
            return Report(self.order, (), tuple(self.findings), fresh=True)
        second = [edition_of(content, other, self.order.destination, self.moment) for other in others[:1]]
        try:
            results, pages = self._make(edition, *second)
        except ContentError as error:  # every finding of the run is said, not only the one that ended it
            raise ContentError(str(error), in_order([*self.findings, *error.findings])) from error
        found = tuple(in_order(self.findings))
        made = tuple(Made(self.workspace.name(path), path.stat().st_size, digest(path)) for path in results)
        embargoes = {aware(a.embargo).isoformat() for a in content.issue.articles.values() if a.embargo is not None}
        state = BuildState(
            key,
            made,
            tuple(freeze(f) for f in found),
            aware(self.moment).isoformat(),
            tuple(sorted(embargoes)),
            self.scales,
        )
        save_state(state_file, state)
        documents = tuple(path for path in results if path.suffix == ".pdf")
        return Report(self.order, documents, found, fresh=True, pages=pages)

    def _make(self, edition: Edition, second: Edition | None = None) -> tuple[list[Path], int]:
        self.progress(FONTS, 0, 1)
        editions = [edition, *([second] if second else [])]
        words = "\n".join(text.plain for one in editions for text in texts((one.issue, one.registers, one.wording)))
        fonts = prepare(self.workspace.cache, languages=edition.issue.languages, text=words)
        self.findings.extend(checks.check_glyphs(edition.issue, fonts.missing))
        self._fonts = fonts
        folders = self.workspace.template_folders(BULLETIN)
        design = load_design(folders, edition.issue.theme, edition.issue.date, edition.issue.at)
        folder, proof = self.order.folder / "pictures", self.order.proof
        beside = PageWriter(second, design, fonts, folders, folder, proof=proof) if second else None
        writer = PageWriter(edition, design, fonts, folders, folder, proof=proof, beside=beside)
        book: PageWriter | DigestWriter = writer
        if beside is not None:
            book = DigestWriter(writer, beside, Arrangement(self.order.arrangement))
        pieces = [book.piece(entry) for entry in book.entries()]
        with self._hands() as hands:
            # The typesetter first: WeasyPrint, when it is imported, tells Pillow to accept half a picture.
            typesetter = Typesetter(writer.css, writer.view.resources, fonts.fontconfig)
            making = pictures.Preparation(writer.view.requests.values(), self.workspace.cache, hands)
            sheets: list[Sheet] = []
            for number, piece in enumerate(pieces):
                self.progress(LAYING_OUT, number, len(pieces))
                ready = self._with_pictures(piece, writer, making, book.piece)
                if beside is not None:  # a digest takes the pages that it needs
                    first = 1 + sum(len(sheet.pages) for sheet in sheets)
                    sheets.append(typesetter.lay_out(writer.document([ready], css=False), first, 1))
                    continue
                fitted = self._fit(ready, writer, typesetter)
                self.findings.extend(report(fitted))
                sheets.append(fitted.sheet)
        self.findings.extend(checks.check_prepared(writer.view.placements))
        self.findings.extend(checks.check_placements(writer.view.placements))
        self.findings.extend(checks.check_typesetting(edition.issue, typesetter.warnings))
        self.findings.extend(nameless(writer.view.nameless, edition))
        made = _Made(edition, writer, typesetter, sheets, self._swaps(writer.view.requests.values()))
        return self._prove(made) if self.order.proof else self._paint(made)

    def _fit(self, piece: Piece, writer: PageWriter, typesetter: Typesetter) -> Fitted:
        memo = hashlib.sha256((writer.css + piece.body).encode()).hexdigest()
        fitted = fit(piece, writer, typesetter, self.known_scales.get(memo))
        self.scales[memo] = fitted.piece.scale
        return fitted

    def _with_pictures(
        self, piece: Piece, writer: PageWriter, making: pictures.Preparation, again: Callable[[PlanEntry], Piece]
    ) -> Piece:
        """The piece once its pictures are there; written anew with grey holes for those that cannot be used."""
        view = writer.view
        needed = {name: request for name, request in view.requests.items() if name in piece.body}
        unusable = making.wait_for(needed.values())
        if unusable:
            view.leave_out(unusable)
            piece = again(piece.entry)
        for name, request in needed.items():
            view.resources.add(
                name, Resource("image/jpeg", path=pictures.prepared(self.workspace.cache, request.name, screen=False))
            )
        return piece

    def _swaps(self, requests: Iterable[pictures.Request]) -> dict[bytes, bytes]:
        """What the screen embeds instead of what print embeds (known by its SHA-256)."""
        swaps: dict[bytes, bytes] = {}
        for request in requests:
            large, small = (
                pictures.prepared(self.workspace.cache, request.name, screen=screen) for screen in (False, True)
            )
            swaps[hashlib.sha256(large.read_bytes()).digest()] = small.read_bytes()
        return swaps

    @contextlib.contextmanager
    def _hands(self) -> Iterator[Executor]:
        if self.executor is not None:
            yield self.executor
        else:
            # Pillow works outside the interpreter's lock. No more at a time than there are cores: pictures take memory.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                yield pool

    def _paint(self, made: _Made) -> tuple[list[Path], int]:
        edition, issue = made.edition, made.edition.issue
        internal = self.order.destination is Destination.INTERNAL
        draft = edition.draft or bool(self.findings.errors) or bool(unapproved(made.printed))
        mark = "internal" if internal else "draft" if draft else ""
        versions = [v for v in self.order.versions if v == "screen" or not mark]
        overlay = self._watermark(edition.wording[mark].plain, issue) if mark else b""
        results: list[Path] = []
        with scratch_folder(self.workspace.cache / "tam", self.workspace.out / issue.name) as scratch:
            files: dict[str, Path] = {}
            master = scratch / "master.pdf"
            self.progress(PAINTING, 0, len(versions))
            identifier = hashlib.sha256(f"{self.order.name}|{mark}|{issue.date}".encode()).hexdigest()[:32]
            made.typesetter.paint(made.sheets, master, identifier=identifier, overlay=overlay)
            for version in versions:
                files[version] = scratch / self._file(issue, mark, version)
                if version == "screen":
                    make_screen(master, files[version], made.swaps)
                else:
                    make_print(master, files[version])
            self.progress(CHECKING_RESULT, 0, 1)
            for version, path in files.items():
                self.findings.extend(checks.check_pdf(path, issue, screen=version == "screen"))
            if not mark and self.findings.errors:  # what came out is not as it should be: a draft, and no print file
                return self._paint(made)
            for path in files.values():
                results += self._deliver(path, made)
        return results, sum(len(sheet.pages) for sheet in made.sheets)

    def _prove(self, made: _Made) -> tuple[list[Path], int]:
        """The proof: a file for the screen, whatever its state."""
        issue, printed = made.edition.issue, list(made.printed)
        with scratch_folder(self.workspace.cache / "tam", self.workspace.out / issue.name) as scratch:
            self.progress(PAINTING, 0, 1)
            master, screen, panel = (scratch / f"{name}.pdf" for name in ("master", "screen", "panel"))
            made.typesetter.paint(made.sheets, master, identifier="0" * 32)
            make_screen(master, screen, made.swaps)
            pages = [proof.keys(spots, printed) for sheet in made.sheets for spots in sheet.spots()]
            panels = made.writer.panels([proof.rows(page) for page in pages], self._fonts.fontconfig, panel)
            font, trim = plain_face(), issue.format
            drawn = [proof.draw(page, font, trim.width, trim.height) for page in pages]
            target = scratch / self._file(issue, "", "proof")
            make_proof(screen, panel, target, drawn, panels, proof.PANEL_MM)
            return self._deliver(target, made), len(pages)

    def _file(self, issue: Issue, mark: str, version: str) -> str:
        """The name of a result: ``2018-01-vi+en-parallel-draft-screen.pdf``."""
        return "-".join(p for p in (issue.name, self.order.language, self.order.arranged, mark, version) if p) + ".pdf"

    def _deliver(self, path: Path, made: _Made) -> list[Path]:
        """Put a finished file where results are, with what stands on its pages beside it."""
        spots = [page for sheet in made.sheets for page in sheet.spots()]
        beside = path.with_suffix(".json")
        beside.write_text(sidecar(made.edition, spots, made.printed), "utf-8")
        targets = [self.workspace.out / made.edition.issue.name / one.name for one in (path, beside)]
        for one, target in zip((path, beside), targets, strict=True):
            move_into_place(one, target)
        return targets

    def _watermark(self, words: str, issue: Issue) -> bytes:
        words = words.upper()
        return watermark(words, bold_face(words, self._fonts), issue.format.width, issue.format.height)
