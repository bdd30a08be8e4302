"""The package for an event: chosen publications in chosen languages, the covering letter, the packing list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ttdn_publish.checks.packages import (
    EVENT,
    ISSUED,
    READY,
    check_event_sample,
    check_public,
    check_samples,
    check_states,
)
from ttdn_publish.delivery import packing_list
from ttdn_publish.delivery.manifest import as_json
from ttdn_publish.delivery.packing_list import Line
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.office_dates import dated
from ttdn_publish.formats.pdf import dated as dated_pdf
from ttdn_publish.formats.pdf.facts import facts
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition
from ttdn_publish.model.event import Event, EventItem
from ttdn_publish.model.text import Destination
from ttdn_publish.production.building import build
from ttdn_publish.production.content import check_content, read_content
from ttdn_publish.production.order import DOCUMENTS, VERSIONS, Order
from ttdn_publish.production.pack_parcel import READ_FIRST, Parcel, Ready, language_name
from ttdn_publish.readers.event import EVENT_FILE, read_event
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import BROCHURE_FILE, DOCUMENT_FILE, ISSUE_FILE

#: The folders in the package.
PUBLICATIONS, LETTER = "an-pham", "thu"
LIST, LIST_SHEET, LIST_DATA = "danh-muc-dong-goi.xlsx", "danh-muc-dong-goi.pdf", "danh-muc-dong-goi.json"
#: Where publications are looked for, and the file that makes a folder one.
_HOMES = (("brochures", BROCHURE_FILE), ("bulletins", ISSUE_FILE))


def pack_for_event(parcel: Parcel, target: Path) -> str:
    """Write the package for the event whose ``event.yaml`` lies in the parcel's folder; its SHA-256.

    Raises what :class:`Parcel` raises.
    """
    event = read_event(Source(parcel.folder, parcel.workspace.root, parcel.findings))
    if event is None:
        parcel.stop()
    parcel.findings.extend(check_event_sample(event))
    chosen = [(item, ready, languages) for item in event.items for ready, languages in _item(parcel, item)]
    letter = _letter(parcel, event)
    parcel.stop_on_errors()
    if letter is not None:
        _write_letter(parcel, event, letter)
    lines: list[Line] = []
    sidecars: list[Path] = []
    for item, ready, languages in chosen:
        versions = ("screen",) if parcel.draft else ("screen", "print")
        results = parcel.build(ready, languages, versions)
        sidecars += [path.with_suffix(".json") for path in results if path.name.endswith("-screen.pdf")]
        lines += _lines(parcel, item, ready, results)
    spoken = {language for _, ready, _ in chosen for language in ready.editions}
    _papers(parcel, event, lines, spoken)
    return parcel.write(target, event.date, event.title, texts=sidecars, recipient=event.recipient, items=LIST_DATA)


def _item(parcel: Parcel, item: EventItem) -> Iterator[tuple[Ready, tuple[str, ...]]]:
    """The publication of an item and its languages; nothing after noting what is wrong."""
    if item.copies < 1:
        parcel.findings.add(EVENT.at(item.at, N_("Số bản phải từ 1 trở lên.")))
    folder = _publication_folder(parcel, item.publication)
    if folder is None:
        message = N_("Không có ấn phẩm “{name}” trong content/brochures hoặc content/bulletins.")
        parcel.findings.add(EVENT.at(item.at, message, name=item.publication[:80]))
        return
    try:
        ready = parcel.publication(folder, item.languages)
    except EnvironmentProblem as problem:
        parcel.findings.add(EVENT.at(item.at, N_("Không đưa vào gói được: {reason}"), reason=problem.args[0]))
        return
    yield ready, item.languages or ready.publication.languages


def _publication_folder(parcel: Parcel, name: str) -> Path | None:
    if not _plain(name):
        return None
    places = [(parcel.workspace.content / home / name, file) for home, file in _HOMES]
    return next((folder for folder, file in places if (folder / file).is_file()), None)


def _plain(written: str) -> bool:
    """Whether a folder's name stays below where it is looked for."""
    pure = PurePosixPath(written.replace("\\", "/"))
    return bool(written) and not pure.is_absolute() and not {"..", "."} & set(pure.parts) and ":" not in written


# ---- the letter ----


def _letter(parcel: Parcel, event: Event) -> Path | None:
    """The folder of the covering letter after judging it; ``None`` where there is none."""
    if not event.letter:
        return None
    places = [parcel.folder / event.letter, parcel.workspace.content / "documents" / event.letter]
    folder = next((one for one in places if (one / DOCUMENT_FILE).is_file()), None) if _plain(event.letter) else None
    if folder is None:
        message = N_("Không có thư “{name}” cạnh {file} hoặc trong content/documents.")
        parcel.findings.add(EVENT.at(event.at, message, name=event.letter[:80], file=EVENT_FILE))
        return None
    content = read_content(parcel.workspace, folder)
    edition = check_content(content, parcel.moment, "vi", Destination.PUBLIC)
    document = content.publication
    parcel.findings.extend(content.findings)
    if not isinstance(document, Document):
        return None
    editions = [edition] if isinstance(edition, DocumentEdition) else []
    parcel.findings.extend(check_public(document, parcel.moment))
    parcel.findings.extend(check_samples(document, content.registers, editions))
    for one in editions:
        parcel.findings.extend(check_states(one))
    if not document.issued:
        parcel.findings.add(ISSUED.at(document.at, N_("Thư gửi kèm chưa có số và ngày.")))
    return folder if editions else None


def _write_letter(parcel: Parcel, event: Event, folder: Path) -> None:
    """The letter in Word and as PDF, as if made on the day of the event: the same letter, the same bytes."""
    order = Order(parcel.workspace.root, folder, versions=VERSIONS[DOCUMENTS], moment=parcel.moment)
    report = build(order, parcel.progress, parcel.executor)
    parcel.findings.extend(report.findings)
    word = next((path for path in report.results if path.suffix == ".docx"), None)
    if word is None:
        message = N_("Chưa dựng được thư gửi kèm.")
        parcel.findings.add(READY.at(Place(parcel.workspace.name(folder / DOCUMENT_FILE)), message))
        return
    data = dated(word.read_bytes(), event.date)
    parcel.files[f"{LETTER}/{word.name}"] = data
    for path in report.results:
        if path.suffix == ".pdf":
            target = parcel.scratch / path.name
            dated_pdf.dated(path, target, event.date, data)
            parcel.files[f"{LETTER}/{path.name}"] = target


# ---- the list ----


def _lines(parcel: Parcel, item: EventItem, ready: Ready, results: list[Path]) -> Iterator[Line]:
    """A line for every file that is read on a screen; the print files go beside."""
    for path in results:
        name = f"{PUBLICATIONS}/{PurePosixPath(item.publication).name}/{path.name}"
        parcel.files[name] = path
        if not path.name.endswith("-screen.pdf"):
            continue
        language = language_name(ready.language_of(path))
        yield Line(ready.title_of(path), language, item.copies, len(facts(path).pages), name)


def _papers(parcel: Parcel, event: Event, lines: list[Line], languages: set[str]) -> None:
    papers, total = parcel.papers(event.date), packing_list.total(lines)
    sheet = parcel.scratch / LIST_SHEET
    letters = sorted(name for name in parcel.files if name.startswith(f"{LETTER}/"))
    papers.sheet("packing.html.j2", sheet, sorted(languages), event=event, lines=lines, total=total, letters=letters)
    parcel.files[LIST_SHEET] = sheet
    parcel.files[LIST] = packing_list.as_workbook(event, lines)
    parcel.files[LIST_DATA] = as_json(packing_list.as_dict(event, lines))
    parcel.files[READ_FIRST] = papers.text("event.txt.j2", event=event, lines=lines, total=total, letters=letters)
