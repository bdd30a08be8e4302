"""A publication as it was written: read with its registers, its settings and what is stored of its translations; and checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from ttdn_publish import checks
from ttdn_publish.checks.documents import check_document
from ttdn_publish.checks.documents.register import check_register
from ttdn_publish.checks.printings import check_printing
from ttdn_publish.documents.letters.checking import check_letter
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, in_order
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import BrochureEdition, DocumentEdition, Edition
from ttdn_publish.model.publication import Publication, day_of, parts
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.settings import Settings
from ttdn_publish.model.text import Destination, Text
from ttdn_publish.production.order import BROCHURES, BULLETIN, LETTERS, now
from ttdn_publish.readers.brochure import read_brochure
from ttdn_publish.readers.bulletin import read_issue
from ttdn_publish.readers.correspondents import read_correspondents
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.letter_phrases import read_letter_phrases
from ttdn_publish.readers.registers import ORGANISATIONS, read_registers
from ttdn_publish.readers.settings import read_settings
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.wording import read_wording
from ttdn_publish.regulations.documents import document_rules
from ttdn_publish.translation import brochure_edition
from ttdn_publish.translation.document_edition import assemble_document, withheld
from ttdn_publish.translation.editions import assemble
from ttdn_publish.translation.figures import standing_behind
from ttdn_publish.translation.library import Library
from ttdn_publish.translation.signing import laid
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.termbase import termbase_of
from ttdn_publish.translation.terminology import term_findings
from ttdn_publish.translation.units import Extraction
from ttdn_publish.workspace import BROCHURE_FILE, DOCUMENT_FILE, Workspace, packaged


@dataclass
class Content:
    """A publication as read (``None`` where it cannot be used), with the registers, the wording of its templates, and what was
    found while reading."""

    workspace: Workspace
    folder: Path
    publication: Publication | None
    registers: Registers
    wording: dict[str, Text]
    settings: Settings
    library: Library
    findings: Findings = field(default_factory=Findings)
    correspondents: Mapping[str, Correspondent] = field(default_factory=dict)

    @property
    def issue(self) -> Issue | None:
        """The publication, if it is an issue of the bulletin."""
        return self.publication if isinstance(self.publication, Issue) else None

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles of an issue, the texts of a brochure."""
        match self.publication:
            case Issue(articles=known) | Brochure(texts=known):
                return known
            case _:
                return {}

    def things(self, articles: Sequence[str] = ()) -> list[object]:
        """Whatever has sentences that are signed with the publication, or only some of its ``articles``.

        Raises :class:`ContentError` for an article that is not there.
        """
        known = self.articles
        if unknown := [slug for slug in articles if slug not in known]:
            message = N_("Không có bài “{slug}” trong số này; tên bài là tên tệp trong thư mục articles, không có .md.")
            raise ContentError(message.format(slug=unknown[0]))
        if articles:
            return [known[slug] for slug in articles]
        whole = list(parts(self.publication)) if self.publication else []
        # What a document takes from the registers stands under its figures; pages print their sentences.
        return [*whole] if isinstance(self.publication, Document) else [*whole, self.registers, self.wording]

    def day(self, moment: datetime | None = None) -> date:
        """The day whose names and figures hold for the publication."""
        today = (moment or now()).date()
        return today if self.publication is None else day_of(self.publication, today)


def read_content(workspace: Workspace, folder: Path) -> Content:
    """Read a publication and all that it leans on. Raises :class:`SecrecyStop`, :class:`ContentError` for unusable templates."""
    findings = Findings()
    registered = workspace.content if (workspace.content / ORGANISATIONS).is_file() else packaged("content")
    shared = Source(registered, registered.parent, findings)
    registers = read_registers(shared)
    settings = read_settings(shared)
    source = Source(folder, workspace.root, findings)
    if (folder / DOCUMENT_FILE).is_file():
        return _document(workspace, source, registers, read_correspondents(shared), settings)
    brochure = (folder / BROCHURE_FILE).is_file()
    publication = read_brochure(source) if brochure else read_issue(source)
    family = BROCHURES if brochure else BULLETIN
    try:
        wording = read_wording(workspace.template_folders(family), family)
    except ContentError as error:  # every finding of the run is said, not only the one that ended it
        raise ContentError(str(error), in_order([*findings, *error.findings])) from error
    templates = workspace.root / "templates" / family, packaged("templates") / family
    library = Library(
        (
            Collection(workspace.name(folder), folder, Extraction(publication)),
            Collection(workspace.name(workspace.content), workspace.content, Extraction(registers)),
            Collection(f"templates/{family}", templates[0], Extraction(wording, keyed=True), templates[1]),
        ),
        workspace.records,
        settings.approval.two_people,
        lambda language: standing_behind(registers, folder / "pictures", language),
    )
    return Content(workspace, folder, publication, registers, wording, settings, library, findings)


def _document(
    workspace: Workspace,
    source: Source,
    registers: Registers,
    correspondents: Mapping[str, Correspondent],
    settings: Settings,
) -> Content:
    folder, document = source.folder, read_document(source)
    day = document.day(now().date()) if document else now().date()
    extraction = Extraction(document)
    library = Library(
        (
            Collection(workspace.name(folder), folder, extraction),
            Collection(
                workspace.name(workspace.content), workspace.content, Extraction(registers), packaged("content")
            ),
        ),
        workspace.records,
        _two_people(document, extraction, settings),
        lambda language: standing_behind(
            registers, folder / "pictures", language, agencies_on=day, correspondents=correspondents
        ),
    )
    return Content(workspace, folder, document, registers, {}, settings, library, source.findings, correspondents)


def _two_people(document: Document | None, extraction: Extraction, settings: Settings) -> Sequence[str]:
    """The kinds of text that two people must sign: those of the settings, and all of a form that asks for two."""
    roles = settings.approval.two_people
    if document is None:
        return roles
    kind = document_rules(document.day(now().date())).types.get(document.type)
    if kind is None or kind.form.approvals < 2:
        return roles
    return (*roles, *{unit.role for file in extraction.files for unit in file.units})


def check_content(
    content: Content,
    moment: datetime | None = None,
    language: str = "vi",
    destination: Destination | None = None,
) -> Edition | BrochureEdition | DocumentEdition | None:
    """Run the content checks and assemble an edition, noting everything in ``content.findings``.

    Without ``destination`` an issue or a brochure is for the public, a document for the house. ``None`` when there is nothing that can go
    there. Raises :class:`SecrecyStop`.
    """
    match content.publication:
        case Document() as document:
            _check_document(document, content, content.day(moment))
        case Brochure() as brochure:
            content.findings.extend(checks.check_brochure(brochure, content.registers, content.folder))
            content.findings.extend(check_printing(brochure, content.workspace.records))
        case Issue() as issue:
            content.findings.extend(checks.check_issue(issue, content.registers, content.folder))
    edition = any_edition_of(content, language, destination, moment)
    if edition is not None:
        content.findings.extend(edition.findings)
    return edition


def _check_document(document: Document, content: Content, day: date) -> None:
    content.findings.extend(check_document(document, content.registers, day))
    name = content.workspace.name(content.folder)
    content.findings.extend(check_register(document, name, content.workspace.records))
    if document.letter is not None:
        phrases = read_letter_phrases(content.workspace.template_folders(LETTERS), "vi")
        content.findings.extend(check_letter(document, content.registers, content.correspondents, phrases, day))


def check_terms(content: Content, language: str) -> None:
    """Hold the translations of ``content`` against the termbase, noting what it says in ``content.findings``."""
    if content.publication is None or language == content.library.collections[0].source_language:
        return
    day = content.day()
    termbase = termbase_of(content.workspace, content.findings)
    books = content.library.books(language, content.findings)
    sentences = laid(content.things(), day, content.registers, books, now())
    content.findings.extend(term_findings(sentences, termbase, language, day))


def any_edition_of(
    content: Content, language: str, destination: Destination | None = None, moment: datetime | None = None
) -> Edition | BrochureEdition | DocumentEdition | None:
    """The edition in ``language`` of whatever ``content`` holds; ``None`` after noting why there is none.

    Without ``destination`` an issue or a brochure is for the public, a document for the house. Raises :class:`SecrecyStop`.
    """
    match content.publication:
        case Document():
            return document_edition_of(content, language, destination or Destination.INTERNAL, moment)
        case Brochure():
            return brochure_edition_of(content, language, destination or Destination.PUBLIC, moment)
        case Issue():
            return edition_of(content, language, destination or Destination.PUBLIC, moment)
        case _:
            return None


def edition_of(
    content: Content, language: str, destination: Destination = Destination.PUBLIC, moment: datetime | None = None
) -> Edition:
    """The edition of an issue in ``language``; ``content`` must hold one. Raises :class:`SecrecyStop`."""
    assert content.issue is not None
    edition = assemble(
        content.issue,
        content.registers,
        language=language,
        destination=destination,
        moment=moment or now(),
        books=content.library.books(language, content.findings),
        wording=content.wording,
        fallback=content.settings.editions.bulletin,
    )
    return dataclasses.replace(edition, machine_line=content.settings.editions.machine_line)


def brochure_edition_of(
    content: Content, language: str, destination: Destination = Destination.PUBLIC, moment: datetime | None = None
) -> BrochureEdition | None:
    """The edition of a brochure in ``language``; ``None`` after noting that it may not go to ``destination``.

    ``content`` must hold a brochure. Raises :class:`SecrecyStop`.
    """
    assert isinstance(content.publication, Brochure)
    edition = brochure_edition.assemble_brochure(
        content.publication,
        content.registers,
        language=language,
        destination=destination,
        moment=moment or now(),
        books=content.library.books(language, content.findings),
        wording=content.wording,
        fallback=content.settings.editions.brochure,
    )
    if edition is None:
        content.findings.add(brochure_edition.withheld(content.publication))
        return None
    return dataclasses.replace(edition, machine_line=content.settings.editions.machine_line)


def document_edition_of(
    content: Content, language: str, destination: Destination = Destination.INTERNAL, moment: datetime | None = None
) -> DocumentEdition | None:
    """The edition of a document in ``language``; ``None`` after noting that it may not go to ``destination``.

    ``content`` must hold a document. Raises :class:`SecrecyStop`.
    """
    assert isinstance(content.publication, Document)
    edition = assemble_document(
        content.publication,
        content.registers,
        language=language,
        destination=destination,
        moment=moment or now(),
        books=content.library.books(language, content.findings),
    )
    if edition is None:
        content.findings.add(withheld(content.publication))
    return edition
