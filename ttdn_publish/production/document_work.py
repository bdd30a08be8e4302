"""The work of building a document, step by step: read, check, compose, write for Word, for print and for the web."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ttdn_publish.checks.documents import blocking
from ttdn_publish.documents.components import Composition
from ttdn_publish.documents.composing import compose
from ttdn_publish.documents.letters.parts import letter_parts
from ttdn_publish.documents.letters.word import letter_document
from ttdn_publish.documents.rules import NO_OFFICE, SUBSTITUTED, WITHHELD_PAGE
from ttdn_publish.documents.web import web_page
from ttdn_publish.documents.word.writer import parallel_document, word_document
from ttdn_publish.findings import N_, Findings, Place, in_order
from ttdn_publish.formats import office
from ttdn_publish.formats.files import move_into_place, scratch_folder
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.text import Destination, State, aware, release
from ttdn_publish.production.content import Content, check_content, document_edition_of, read_content
from ttdn_publish.production.order import DOCUMENTS, LETTERS, Order, Report
from ttdn_publish.production.progress import Progress
from ttdn_publish.production.state import BuildState, Made, digest, freeze, save_state
from ttdn_publish.readers.letter_phrases import read_letter_phrases
from ttdn_publish.workspace import DOCUMENT_FILE, Workspace

READING = N_("Đọc văn bản")
WRITING = N_("Ghi tệp Word")
CONVERTING = N_("Xuất PDF bằng LibreOffice")


_IDEOGRAPHIC = frozenset({"zh", "ja", "ko"})
#: What LibreOffice takes for Times New Roman where it is missing.
_SUBSTITUTES = ("Liberation", "Tinos", "DejaVu", "Nimbus", "FreeSerif")


class DocumentWork:
    """One build of a document."""

    def __init__(self, order: Order, workspace: Workspace, moment: datetime, progress: Progress) -> None:
        self.order, self.workspace, self.moment, self.progress = order, workspace, moment, progress
        self.findings = Findings()

    def run(self, state_file: Path, key: str) -> Report:
        """The whole way from files to files."""
        self.progress(READING, 0, 1)
        content = read_content(self.workspace, self.order.folder)
        self.findings = content.findings
        # What is made here stays in the house; the page for the public is a question of its own.
        language, *others = self.order.languages
        edition = check_content(content, self.moment, language, Destination.INTERNAL)
        if not isinstance(edition, DocumentEdition) or blocking(content.findings):
            return Report(self.order, (), tuple(self.findings), fresh=True)
        beside = [document_edition_of(content, other, Destination.INTERNAL, self.moment) for other in others[:1]]
        results, pages = self._make(content, [edition, *(one for one in beside if one is not None)])
        found = tuple(in_order(self.findings))
        made = tuple(Made(self.workspace.name(path), path.stat().st_size, digest(path)) for path in results)
        document = edition.document
        embargoes = (aware(document.embargo).isoformat(),) if document.embargo else ()
        save_state(
            state_file,
            BuildState(key, made, tuple(freeze(f) for f in found), aware(self.moment).isoformat(), embargoes),
        )
        return Report(self.order, tuple(results), found, fresh=True, pages=pages)

    def _make(self, content: Content, editions: Sequence[DocumentEdition]) -> tuple[list[Path], int]:
        document, versions = editions[0].document, self.order.versions
        letter = document.letter is not None and self.order.language != "vi" and len(editions) == 1
        compositions = [] if letter else [compose(edition) for edition in editions]
        mark = "draft" if any(edition.draft for edition in editions) else ""
        name = "-".join(part for part in (document.name, self.order.language, mark) if part)
        target, pages = self.workspace.out / document.name, 0
        results: list[Path] = []
        with scratch_folder(self.workspace.cache / "tam", target) as scratch:
            self.progress(WRITING, 0, len(versions))
            word = scratch / f"{name}.docx"
            word.write_bytes(self._letter(content, editions[0]) if letter else self._word(compositions))
            if "word" in versions:
                results.append(word)
            if "pdf" in versions:
                self.progress(CONVERTING, 1, len(versions))
                for pdf in self._pdf(word, scratch):
                    results.append(pdf)
                    pages = len(facts(pdf).pages)
            # Two languages side by side, and letters in the form of another country, are for paper.
            if "web" in versions and len(compositions) == 1 and self._public(document):
                page = scratch / f"{name}.html"
                page.write_text(self._web(compositions[0]), "utf-8")
                results.append(page)
            for path in results:
                move_into_place(path, target / path.name)
        return [target / path.name for path in results], pages

    def _letter(self, content: Content, edition: DocumentEdition) -> bytes:
        """The foreign edition of a letter abroad, in the form of its language."""
        assert isinstance(content.publication, Document)
        folders = self.workspace.template_folders(LETTERS)
        phrases, vietnamese = (read_letter_phrases(folders, language) for language in (edition.language, "vi"))
        parts = letter_parts(content.publication, edition, content.correspondents, phrases, vietnamese)
        self.findings.extend(parts.findings)
        return letter_document(parts, self.moment)

    def _word(self, compositions: Sequence[Composition]) -> bytes:
        if len(compositions) > 1:
            return parallel_document(compositions[0], compositions[1], self.moment)
        return word_document(compositions[0], self.moment)

    def _pdf(self, word: Path, folder: Path) -> Iterator[Path]:
        place = Place(self.workspace.name(self.order.folder / DOCUMENT_FILE))
        if office.office() is None:
            self.findings.add(NO_OFFICE.at(place, office.ABSENT))
            return
        for path in office.to_pdf([word], folder):
            fonts = {(font.partition("+")[2] or font).partition("-")[0] for font, _ in facts(path).fonts}
            if self.order.language.split("-")[0] in _IDEOGRAPHIC:  # their own faces are no substitutes
                fonts = {font for font in fonts if font.startswith(_SUBSTITUTES)}
            if others := sorted(f for f in fonts if not f.replace(" ", "").startswith("TimesNewRoman")):
                message = N_("PDF không dùng Times New Roman mà dùng {fonts}.")
                self.findings.add(SUBSTITUTED.at(place, message, fonts=", ".join(others)))
            yield path

    def _public(self, document: Document) -> bool:
        """Whether the document may be shown to the public at all; unsigned it is shown as a draft."""
        decision = release(document.standing(State.APPROVED), Destination.PUBLIC, self.moment)
        if not decision.goes:
            message = N_("Văn bản không công khai nên không có trang web.")
            self.findings.add(WITHHELD_PAGE.at(Place(document.at.file), message))
        return decision.goes

    def _web(self, composition: Composition) -> str:
        return web_page(composition, self.workspace.template_folders(DOCUMENTS))
