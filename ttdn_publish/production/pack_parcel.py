"""What is being packed: the files, what was found, and the publications in it, read, judged and built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from ttdn_publish.checks.packages import APPROVED, NAMES_SAFE, READY, check_public, check_samples, check_states
from ttdn_publish.delivery.manifest import MANIFEST, digest, manifest, program, states, unapproved
from ttdn_publish.delivery.papers import FAMILY, Papers
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.archive import BadArchive, safe_name, write_archive
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.edition import BrochureEdition, Edition, PagedEdition
from ttdn_publish.model.publication import called
from ttdn_publish.model.text import Destination
from ttdn_publish.production.building import build_all
from ttdn_publish.production.content import Content, any_edition_of, check_content, read_content
from ttdn_publish.production.order import Order
from ttdn_publish.production.progress import Progress
from ttdn_publish.workspace import Workspace

REFUSED = N_("Chưa đóng gói: còn lỗi phải sửa. Thêm --draft để đóng gói nháp.")
#: Papers that lie on top.
READ_FIRST, MISSING = "DOC-TRUOC.txt", "CON-THIEU.txt"
_NOT_MADE = N_("Không đóng được gói: {reason}.")


@dataclass(frozen=True)
class Ready:
    """A publication that was read and judged, and its editions by language (``vi``, ``en``)."""

    content: Content
    publication: Issue | Brochure
    editions: Mapping[str, PagedEdition]

    @property
    def publisher(self) -> str:
        """What its publisher was called on its day."""
        known = self.content.registers.organisations.get(self.publication.publisher)
        return (known.name_on(self.publication.date) if known else None) or self.publication.publisher

    def language_of(self, file: Path) -> str:
        """The language, or the pair, that a finished file is in: its name tells."""
        known = self.publication.languages
        written = (*known, *(f"{one}+{other}" for one in known for other in known))
        ending = file.stem.removeprefix(self.publication.name)
        return max((one for one in written if f"-{one}-" in ending), key=lambda one: ending.rindex(f"-{one}-"))

    def title_of(self, file: Path) -> str:
        """What a finished file is called in its language; a leaflet after its row."""
        language = self.language_of(file)
        edition = self.editions[language.split("+")[0]]
        row = file.stem.removeprefix(f"{self.publication.name}-").rpartition(f"-{language}-")[0]
        entries = edition.publication.entries if isinstance(edition, BrochureEdition) else ()
        names = [entry.name.plain for entry in entries if entry.key == row]
        return ": ".join((called(edition.publication), *names))


@dataclass
class Parcel:
    """One package on its way: ``files`` by their names in it (bytes, or where they lie). ``scratch`` vanishes afterwards."""

    workspace: Workspace
    folder: Path
    purpose: str
    draft: bool
    moment: datetime
    scratch: Path
    progress: Progress
    executor: Executor | None
    files: dict[str, bytes | Path] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)

    def stop_on_errors(self) -> None:
        """Raise :class:`ContentError` with everything found where there are errors, unless a draft is wanted."""
        if self.findings.errors and not self.draft:
            raise ContentError(REFUSED, list(self.findings))

    def stop(self) -> NoReturn:
        """Raise :class:`ContentError` with everything found: not even a draft can be made."""
        raise ContentError(_NOT_MADE.format(reason=N_("xem danh sách lỗi")), list(self.findings))

    def papers(self, day: date) -> Papers:
        """What writes the papers of this package."""
        return Papers(tuple(self.workspace.template_folders(FAMILY)), self.workspace.cache, day, self.draft)

    # ---- publications ----

    def publication(self, folder: Path, languages: Sequence[str] = ()) -> Ready:
        """Read and judge the publication in ``folder`` in ``languages`` (all that it has when none are named).

        Raises :class:`ContentError` for what cannot be read or may not leave the house at all, :class:`EnvironmentProblem` for
        a language that it has not, :class:`SecrecyStop`.
        """
        content = read_content(self.workspace, folder)
        publication = content.publication
        if not isinstance(publication, Issue | Brochure):
            self.findings.extend(content.findings)
            if publication is None:
                self.stop()
            raise EnvironmentProblem(
                N_("“{folder}” là văn bản; chỉ đóng gói bản tin, ấn phẩm quảng bá, sự kiện.").format(folder=folder.name)
            )
        single = tuple(dict.fromkeys(part for one in languages for part in one.split("+"))) or publication.languages
        if unknown := [language for language in single if language not in publication.languages]:
            message = N_("“{folder}” không có bản {languages}; có: {known}.")
            known = ", ".join(publication.languages)
            raise EnvironmentProblem(message.format(folder=folder.name, languages=", ".join(unknown), known=known))
        editions = _editions(content, single, self.moment)
        self.findings.extend(content.findings)
        self.findings.extend(check_public(publication, self.moment))
        self.findings.extend(check_samples(publication, content.registers, editions.values()))
        for edition in editions.values():
            self.findings.extend(edition.findings)
            self.findings.extend(check_states(edition))
        if len(editions) < len(single):
            self.stop()
        return Ready(content, publication, editions)

    def build(self, ready: Ready, languages: Sequence[str], versions: tuple[str, ...]) -> list[Path]:
        """The finished PDFs of ``languages`` in ``versions``, built where they are not up to date; drafts for a draft package."""
        orders = [
            Order(
                self.workspace.root,
                ready.content.folder,
                language,
                Destination.PUBLIC,
                versions,
                moment=self.moment,
                draft=self.draft,
            )
            for language in languages or ready.publication.languages
        ]
        results: list[Path] = []
        for order, report in zip(orders, build_all(orders, self.executor, self.progress), strict=True):
            self.findings.extend(report.findings)
            results += report.results
            made = {path.stem.rpartition("-")[2] for path in report.results}
            drafts = any("-draft-" in path.name for path in report.results)
            if made < set(versions) or (drafts and not self.draft):
                message = N_("Bản {name} chưa ra bản phát hành.")
                name = language_name(order.language)
                self.findings.add(READY.at(ready.publication.at, message, name=name))
        told = {(one.values["language"], one.place.file) for one in self.findings if one.rule is APPROVED}
        for (language, file), count in unapproved(path.with_suffix(".json") for path in results).items():
            if (language, file) not in told:
                message = N_("{count} câu trên trang chưa được ký duyệt bằng {name}.")
                name = language_name(language)
                self.findings.add(APPROVED.at(Place(file), message, count=count, name=name, language=language))
        return results

    # ---- the end ----

    def write(self, target: Path, day: date, title: str, *, texts: Sequence[Path] = (), **about: object) -> str:
        """Write the package with its manifest to ``target``; its SHA-256. ``texts`` are sidecars: the state of every text.

        Raises :class:`ContentError` for names or sizes that no archive takes, :class:`EnvironmentProblem`.
        """
        self.stop_on_errors()
        if self.draft:
            self.files[MISSING] = self.papers(day).text("missing.txt.j2", findings=self.findings.errors, title=title)
        self._check_names()
        self.files[MANIFEST] = manifest(
            self.files,
            package=self.purpose,
            name=self.folder.name,
            title=title,
            day=day.isoformat(),
            draft=self.draft,
            program=program(),
            missing=[finding.as_dict() for finding in self.findings.errors],
            texts=states(texts),
            **about,
        )
        try:
            write_archive(target, self.files, day)
        except BadArchive as error:
            raise ContentError(_NOT_MADE.format(reason=error.args[0])) from error
        return digest(target)

    def _check_names(self) -> None:
        wrong = [name for name in self.files if not safe_name(name)]
        folded: dict[str, str] = {}
        for name in self.files:
            if folded.setdefault(name.casefold(), name) != name:
                wrong.append(name)
        for name in wrong:
            self.findings.add(NAMES_SAFE.at(Place(name), N_("Tên “{name}” không vào gói được."), name=name))
        if wrong:
            self.stop()


def language_name(code: str) -> str:
    """What a language, or a pair of them, is called."""
    return " – ".join(NAMES.get(part, part) for part in code.split("+"))


def _editions(content: Content, languages: Sequence[str], moment: datetime) -> dict[str, PagedEdition]:
    """The editions for the public that there can be, by language; the content is checked with the first."""
    made = {}
    for number, language in enumerate(languages):
        if number:
            edition = any_edition_of(content, language, Destination.PUBLIC, moment)
        else:
            edition = check_content(content, moment, language, Destination.PUBLIC)
        if isinstance(edition, Edition | BrochureEdition):
            made[language] = edition
    return made
