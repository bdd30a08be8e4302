"""Translations out to translators' tools and back: XLIFF 2.1 and 1.2, TMX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from ttdn_publish.errors import ContentError, PublishError
from ttdn_publish.findings import N_, Finding
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.srx import write_srx
from ttdn_publish.formats.xliff.document import Document
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.older import read_xliff12, write_xliff12
from ttdn_publish.formats.xliff.reader import read
from ttdn_publish.formats.xliff.writer import write
from ttdn_publish.model.publication import Publication
from ttdn_publish.model.text import State
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import Tray, open_publication, trays
from ttdn_publish.production.order import now
from ttdn_publish.translation.merging import Merged, merge
from ttdn_publish.translation.signing import laid
from ttdn_publish.translation.stored import StoredUnit, Translation
from ttdn_publish.translation.tmx_memory import as_tmx, read_memory
from ttdn_publish.translation.units_xliff import file_of, in_signs
from ttdn_publish.workspace import Workspace

#: What an exchange file can be: XLIFF 2.1; XLIFF 1.2; XLIFF 1.2 as OmegaT 3 wants it; a TMX memory.
KINDS = ("xliff", "xliff12", "omegat3", "tmx")
T = TypeVar("T")

MAX_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Taken:
    """What a returned file brought: sentences with new words, sentences only confirmed, and what could not be taken."""

    file: Path
    language: str
    taken: int
    raised: int
    findings: tuple[Finding, ...]


def send(folder: Path, language: str, kind: str = "xliff") -> list[Path]:
    """Write the translations of a publication for a translator into ``out/<name>/trao-doi-<language>/``; the sources stay.

    One file a source file, with the rules of segmentation (SRX) beside. Raises :class:`ContentError`,
    :class:`EnvironmentProblem`.
    """
    content, publication = open_publication(folder)
    target = content.workspace.out / publication.name / f"trao-doi-{language}"
    made: list[Path] = []
    with trays(content, language) as opened:
        for tray in opened:
            if kind in ("tmx", "omegat3"):
                every = [unit for units in (*tray.now.files.values(), tray.now.retired) for unit in units]
                memory = as_tmx(every, language, for_omegat=kind == "omegat3")
                made.append(_put(target / f"{_flat(tray.collection.name)}.tmx", memory))
            if kind == "tmx":
                continue
            for name, units in tray.now.files.items():
                if units:
                    ending = ".xlf" if kind == "xliff" else ".12.xlf"
                    data = _written(name, units, language, kind)
                    made.append(_put(target / f"{_flat(name)}{ending}", data))
    made.append(_put(target / "ngat-cau.srx", write_srx()))
    return made


def _written(name: str, units: tuple[StoredUnit, ...], language: str, kind: str) -> bytes:
    if kind == "xliff":
        return write(Document("vi", language, (file_of(name, units),)))
    document = Document("vi", language, (file_of(name, tuple(in_signs(unit) for unit in units)),))
    return write_xliff12(document, for_tool="omegat3" if kind == "omegat3" else "")


def _put(path: Path, data: bytes) -> Path:
    write_atomic(path, data)
    return path


def _flat(name: str) -> str:
    return name.replace("/", "__")


def receive(folder: Path, files: Sequence[Path], by: str, moment: datetime | None = None) -> list[Taken]:
    """Merge what translators sent back into the translations of the publication; ``by`` answers for it. A TMX memory is kept among
    the workspace's memories, for the next draft.

    A file is judged first and taken whole or, when it is not what it should be, not at all; no file of the run is taken then.
    Raises :class:`ContentError` with every reason, :class:`EnvironmentProblem`.
    """
    content, publication = open_publication(folder)
    when = moment or now()
    memories = [(path, _memory(path, publication)) for path in files if path.suffix.lower() == ".tmx"]
    documents = [(path, _opened(path)) for path in files if path.suffix.lower() != ".tmx"]
    results: list[Taken] = []
    with ExitStack() as stack:
        waiting: list[tuple[Tray, Translation]] = []
        for language in dict.fromkeys(document.target_language for _, document in documents):
            mine = [(path, document) for path, document in documents if document.target_language == language]
            opened = stack.enter_context(trays(content, language))
            taken, changed = _merged(content, opened, mine, language, by, when)
            results += taken
            waiting += changed
        for tray, translation in waiting:  # only now that every file of the run has proved good
            tray.collection.save(translation, tray.before)
    for path, (language, count) in memories:
        _keep_memory(path, content.workspace)
        results.append(Taken(path, language, count, 0, ()))
    return results


def _memory(path: Path, publication: Publication) -> tuple[str, int]:
    """The language of a translation memory from outside that has most sentences for the publication, and how many."""

    def count(data: bytes) -> dict[str, int]:
        foreign = (language for language in publication.languages if language != "vi")
        return {language: sum(1 for _ in read_memory(data, language, path.stem)) for language in foreign}

    counts = _from_outside(path, count)
    best = max(counts, key=lambda language: counts[language], default="")
    if not best or not counts[best]:
        message = N_("Bộ nhớ “{name}” không có câu nào từ tiếng Việt sang ngôn ngữ của số này.")
        raise ContentError(message.format(name=path.name))
    return best, counts[best]


def _keep_memory(path: Path, workspace: Workspace) -> None:
    """A copy among the workspace's memories; one of that name with other contents stays beside it."""
    folder, number = workspace.root / "glossaries" / "memory", 1
    target = folder / path.name
    while target.exists() and target.read_bytes() != path.read_bytes():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    write_atomic(target, path.read_bytes())


def _merged(
    content: Content,
    opened: Sequence[Tray],
    files: Sequence[tuple[Path, Document]],
    language: str,
    by: str,
    when: datetime,
) -> tuple[list[Taken], list[tuple[Tray, Translation]]]:
    approved = _approved(content, language, when)
    now_by_name = {tray.collection.name: tray.now for tray in opened}
    results = []
    for path, document in files:
        tray = _owner(opened, document, path)
        name = tray.collection.name
        found: Merged = merge(
            now_by_name[name],
            document,
            path.name,
            lambda unit, segment, name=name: (name, unit, str(segment)) in approved,  # type: ignore[misc]
            by,
            when.isoformat(timespec="seconds"),
        )
        now_by_name[name] = found.translation
        results.append(Taken(path, language, found.taken, found.raised, tuple(found.findings)))
    changed = [(tray, now_by_name[tray.collection.name]) for tray in opened]
    return results, [(tray, translation) for tray, translation in changed if translation != tray.before]


def _owner(opened: Iterable[Tray], document: Document, path: Path) -> Tray:
    """The collection that the units of a file belong to. Raises :class:`ContentError` when there is none."""
    ids = {unit.id for file in document.files for unit in file.units}
    for tray in opened:
        known = {unit.id for units in tray.now.files.values() for unit in units}
        if ids and ids <= known:
            return tray
    raise ContentError(
        N_(
            "Tệp “{name}” có đơn vị không thuộc ấn phẩm này; không nhập gì. Xem lại tệp có đúng của số này không."
        ).format(name=path.name)
    )


def _approved(content: Content, language: str, when: datetime) -> set[tuple[str, str, str]]:
    """Collection, unit and segment of every sentence that is approved now."""
    books = content.library.books(language, content.findings)
    things = content.things()
    return {
        (item.book.name, item.unit, item.sentence.segment)
        for item in laid(things, content.day(when), content.registers, books, when)
        if item.sentence.status.state is State.APPROVED
    }


def _opened(path: Path) -> Document:
    """An exchange file from outside, judged. Raises :class:`ContentError` naming it."""

    def judged(data: bytes) -> Document:
        if b"urn:oasis:names:tc:xliff:document:1." in data[:4096]:
            return read_xliff12(data)
        if data[:2] == b"PK":
            raise PublishError(N_("đây là tệp Word hoặc tệp nén; hồ sơ soát nhập bằng ttdn review in"))
        for problem in judge(data)[:1]:
            raise PublishError(N_("dòng {line}: {reason}").format(line=problem.line, reason=problem.reason))
        return read(data)

    return _from_outside(path, judged)


def _from_outside(path: Path, use: Callable[[bytes], T]) -> T:
    """What ``use`` makes of a file from outside. Raises :class:`ContentError` naming it, whatever is wrong with it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PublishError(N_("tệp quá lớn"))
        return use(path.read_bytes())
    except OSError as error:
        raise ContentError(N_("Không mở được “{name}”.").format(name=path.name)) from error
    except PublishError as error:
        raise ContentError(N_("Tệp “{name}” không dùng được: {reason}").format(name=path.name, reason=error)) from error
