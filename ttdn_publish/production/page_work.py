"""The work of building pages, step by step: read, check, lay out once, paint for screen and print, check what came out.

Each kind of publication with pages says how its pieces are laid out; everything else is the same for all.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish import checks
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, in_order
from ttdn_publish.formats.files import move_into_place, scratch_folder
from ttdn_publish.formats.pdf.versions import make_archive, make_proof, make_screen
from ttdn_publish.model.bulletin import PlanEntry
from ttdn_publish.model.edition import BrochureEdition, Edition, PagedEdition
from ttdn_publish.model.text import Destination, aware
from ttdn_publish.model.walk import texts
from ttdn_publish.prepress.conditions import Condition, condition
from ttdn_publish.prepress.print_file import PrintJob, convert_picture, print_file
from ttdn_publish.production.content import Content, check_content, read_content
from ttdn_publish.production.order import Order, Report
from ttdn_publish.production.progress import Progress
from ttdn_publish.production.state import BuildState, Made, digest, freeze, save_state
from ttdn_publish.rendering import pictures, proof
from ttdn_publish.rendering.fitting import Fitted, fit, report
from ttdn_publish.rendering.markup import Printed
from ttdn_publish.rendering.pages import PageWriter, Piece
from ttdn_publish.rendering.pdf import Part, Sheet, Typesetter
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
class Volume:
    """Pages that become files of their own. ``name`` tells volumes of one publication apart; most have only one, without.
    ``folds`` has the folds of each page in mm from its left edge."""

    sheets: Sequence[Sheet | Part]
    name: str = ""
    folds: Sequence[Sequence[float]] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(sheet.count for sheet in self.sheets)


@dataclass(frozen=True)
class Bench:
    """What pieces are laid out with."""

    writer: PageWriter
    typesetter: Typesetter
    making: pictures.Preparation


@dataclass(frozen=True)
class _Made:
    """Everything laid out, ready to be painted."""

    edition: PagedEdition
    writer: PageWriter
    typesetter: Typesetter
    volumes: list[Volume]
    swaps: dict[bytes, bytes]

    @property
    def printed(self) -> Iterable[Printed]:
        """Every sentence that stands somewhere in the publication."""
        return self.writer.view.writer.printed.values()


class PageWork:
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
        #: A folder for what is painted before the rest; it vanishes when the build ends.
        self.aside: Path
        self._condition: Condition

    # ---- what each kind of publication says for itself ----

    def editions(self, content: Content, edition: PagedEdition) -> list[PagedEdition]:
        """All editions that stand on the pages, ``edition`` first."""
        raise NotImplementedError

    def open(self, editions: Sequence[PagedEdition], fonts: FontSet) -> PageWriter:
        """The writer of the pages; every piece is written once, so that all pictures are known."""
        raise NotImplementedError

    def lay_out(self, bench: Bench) -> list[Volume]:
        """The pages."""
        raise NotImplementedError

    # ---- what they share ----

    def run(self, state_file: Path, key: str) -> Report:
        """The whole way from files to files."""
        self.progress(READING, 0, 1)
        content = read_content(self.workspace, self.order.folder)
        self.findings = content.findings
        self._condition = condition(content.settings.printing.condition, content.settings.printing.at)
        self.progress(CHECKING, 0, 1)
        edition = check_content(content, self.moment, self.order.languages[0], self.order.destination)
        if not isinstance(edition, Edition | BrochureEdition):
            return Report(self.order, (), tuple(self.findings), fresh=True)
        try:
            results, pages = self._make(self.editions(content, edition))
        except ContentError as error:  # every finding of the run is said, not only the one that ended it
            raise ContentError(str(error), in_order([*self.findings, *error.findings])) from error
        found = tuple(in_order(self.findings))
        made = tuple(Made(self.workspace.name(path), path.stat().st_size, digest(path)) for path in results)
        embargoes = {aware(a.embargo).isoformat() for a in content.articles.values() if a.embargo is not None}
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

    def _make(self, editions: Sequence[PagedEdition]) -> tuple[list[Path], int]:
        self.progress(FONTS, 0, 1)
        edition, publication = editions[0], editions[0].publication
        words = "\n".join(
            text.plain for one in editions for text in texts((one.publication, one.registers, one.wording))
        )
        fonts = prepare(self.workspace.cache, languages=publication.languages, text=words)
        self.findings.extend(checks.check_glyphs(publication, fonts.missing))
        self._fonts = fonts
        writer = self.open(editions, fonts)
        with scratch_folder(self.workspace.cache / "tam", self.workspace.out / publication.name) as self.aside:
            return self._set(writer, edition)

    def _set(self, writer: PageWriter, edition: PagedEdition) -> tuple[list[Path], int]:
        publication = edition.publication
        with self._hands() as hands:
            # The typesetter first: WeasyPrint, when it is imported, tells Pillow to accept half a picture.
            typesetter = Typesetter(writer.css, writer.view.resources, self._fonts.fontconfig)
            then = None
            if not self._drafted(edition):
                then = functools.partial(convert_picture, condition=self._condition, folder=self._inks)
            making = pictures.Preparation(writer.view.requests.values(), self.workspace.cache, hands, then)
            volumes = self.lay_out(Bench(writer, typesetter, making))
        self.findings.extend(checks.check_prepared(writer.view.placements))
        self.findings.extend(checks.check_placements(writer.view.placements))
        self.findings.extend(checks.check_typesetting(publication, typesetter.warnings))
        self.findings.extend(nameless(writer.view.nameless, edition))
        made = _Made(edition, writer, typesetter, volumes, self._swaps(writer.view.requests.values()))
        return self._prove(made) if self.order.proof else self._paint(made)

    def fitted(self, piece: Piece, bench: Bench) -> Sheet:
        """One piece laid out so that it fills its pages; what there is to say about it is noted."""
        memo = hashlib.sha256((bench.writer.css + piece.body).encode()).hexdigest()
        made: Fitted = fit(piece, bench.writer, bench.typesetter, self.known_scales.get(memo))
        self.scales[memo] = made.piece.scale
        self.findings.extend(report(made))
        return made.sheet

    def ready(self, piece: Piece, bench: Bench, again: Callable[[PlanEntry], Piece]) -> Piece:
        """The piece once its pictures are there; written anew with grey holes for those that cannot be used."""
        view = bench.writer.view
        needed = {name: request for name, request in view.requests.items() if name in piece.body}
        unusable = bench.making.wait_for(needed.values())
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
        edition, publication = made.edition, made.edition.publication
        internal = self.order.destination is Destination.INTERNAL
        draft = self.order.draft or edition.draft or bool(self.findings.errors) or bool(unapproved(made.printed))
        mark = "internal" if internal else "draft" if draft else ""
        versions = [v for v in self.order.versions if v == "screen" or not mark or self.order.draft]
        overlay = self._watermark(edition.wording[mark].plain, made.writer) if mark else b""
        results: list[Path] = []
        with scratch_folder(self.workspace.cache / "tam", self.workspace.out / publication.name) as scratch:
            files: dict[Path, tuple[Volume, str]] = {}
            for number, volume in enumerate(made.volumes):
                self.progress(PAINTING, number, len(made.volumes))
                master = scratch / f"master-{number}.pdf"
                named = "|".join(p for p in (self.order.name, volume.name, mark, str(edition.day)) if p)
                identifier = hashlib.sha256(named.encode()).hexdigest()[:32]
                made.typesetter.paint(volume.sheets, master, identifier=identifier, overlay=overlay)
                for version in versions:
                    path = scratch / self._file(publication.name, volume, mark, version)
                    files[path] = volume, version
                    if version == "screen":
                        make_screen(master, path, made.swaps)
                    elif version == "archive":
                        make_archive(master, path)
                    else:
                        print_file(master, path, self._print_job(made, volume, path.stem), self.executor)
                master.unlink()
            self.progress(CHECKING_RESULT, 0, 1)
            for path, (_, version) in files.items():
                self.findings.extend(checks.check_pdf(path, publication, made.writer.trim, screen=version != "print"))
            if not mark and self.findings.errors:  # what came out is not as it should be: a draft, and no print file
                return self._paint(made)
            for path, (volume, _) in files.items():
                results += self._deliver(path, made, volume)
        return results, sum(volume.pages for volume in made.volumes)

    def _drafted(self, edition: PagedEdition) -> bool:
        """Whether it is known before anything is laid out that there will be no print file."""
        wanted = "print" in self.order.versions and not self.order.proof
        return (
            not wanted or self.order.destination is Destination.INTERNAL or edition.draft or bool(self.findings.errors)
        )

    @property
    def _inks(self) -> Path:
        """Where pictures in inks are kept."""
        return self.workspace.cache / "pictures" / "inks"

    def _print_job(self, made: _Made, volume: Volume, name: str) -> PrintJob:
        tokens = made.writer.design.tokens
        return PrintJob(
            self._condition,
            name,
            str(made.edition.day),
            plain_face(),
            self._inks,
            volume.folds,
            black_only=[tokens[name] for name in ("ink", "muted", "rule")],
        )

    def _prove(self, made: _Made) -> tuple[list[Path], int]:
        """The proof: a file for the screen, whatever its state."""
        publication, printed, results = made.edition.publication, list(made.printed), list[Path]()
        with scratch_folder(self.workspace.cache / "tam", self.workspace.out / publication.name) as scratch:
            for number, volume in enumerate(made.volumes):
                self.progress(PAINTING, number, len(made.volumes))
                master, screen, panel = (scratch / f"{name}.pdf" for name in ("master", "screen", "panel"))
                made.typesetter.paint(volume.sheets, master, identifier="0" * 32)
                make_screen(master, screen, made.swaps)
                pages = [proof.keys(spots, printed) for sheet in volume.sheets for spots in sheet.spots()]
                panels = made.writer.panels([proof.rows(page) for page in pages], self._fonts.fontconfig, panel)
                font, trim = plain_face(), made.writer.trim
                drawn = [proof.draw(page, font, trim.width, trim.height) for page in pages]
                target = scratch / self._file(publication.name, volume, "", "proof")
                make_proof(screen, panel, target, drawn, panels, proof.PANEL_MM)
                results += self._deliver(target, made, volume)
        return results, sum(volume.pages for volume in made.volumes)

    def _file(self, name: str, volume: Volume, mark: str, version: str) -> str:
        """The name of a result: ``2018-01-vi+en-parallel-draft-screen.pdf``, ``dac-san-xoai-cat-vi-print.pdf``."""
        parts = (name, volume.name, self.order.language, self.order.arranged, mark, version)
        return "-".join(part for part in parts if part) + ".pdf"

    def _deliver(self, path: Path, made: _Made, volume: Volume) -> list[Path]:
        """Put a finished file where results are, with what stands on its pages beside it."""
        spots = [page for sheet in volume.sheets for page in sheet.spots()]
        beside = path.with_suffix(".json")
        beside.write_text(sidecar(made.edition, spots, made.printed), "utf-8")
        targets = [self.workspace.out / made.edition.publication.name / one.name for one in (path, beside)]
        for one, target in zip((path, beside), targets, strict=True):
            move_into_place(one, target)
        return targets

    def _watermark(self, words: str, writer: PageWriter) -> bytes:
        words = words.upper()
        return watermark(words, bold_face(words, self._fonts), writer.trim.width, writer.trim.height)
