"""``documents merge``: a template and a list of recipients into letters, all rows looked at before the first is written."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ttdn_publish.documents.merging import rules
from ttdn_publish.documents.merging.filling import LetterProblem
from ttdn_publish.documents.merging.one_file import LettersFailed, OneFile
from ttdn_publish.documents.merging.recipients import Recipients
from ttdn_publish.documents.merging.template import Letter, LetterTemplate
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding, Phrase, Severity
from ttdn_publish.formats import office
from ttdn_publish.formats.archive import archive
from ttdn_publish.formats.files import alone, atomic_path, move_into_place, scratch_folder
from ttdn_publish.production.merge_journal import Entry, Journal
from ttdn_publish.production.merge_work import WRONG, Kind, Work, prepared
from ttdn_publish.production.progress import Progress, silent

#: Letters that one run of LibreOffice converts: a crash loses no more.
PDF_CHUNK = 50
#: When so many letters could not be made, the rest would not fare better.
MAX_FAILED = 50
_SAY_EVERY = 25

_LOCK = ".ttdn-merge.lock"
_LEFT_BEHIND = ".tam-*"
_MERGING = N_("Trộn thư")
_TO_PDF = N_("Xuất PDF")
_NOT_MADE = N_("Không tạo được thư: {reason}.")
_STOPPED = N_("Đã dừng sau {count} thư không tạo được.")
_OVERWRITES = N_("Kết quả sẽ ghi đè lên “{name}”, là mẫu hoặc danh sách. Chọn chỗ khác cho --out.")
_THERE = N_("“{name}” đã có. Chọn tên khác, hoặc dùng --replace để ghi đè.")
_NOT_A_FOLDER = N_("“{name}” không phải thư mục.")


@dataclass(frozen=True)
class Merged:
    """What a merge has done: letters ``made`` now and ``kept`` from a run before, results, why some were made the slow way
    (with how many), why it began anew, and findings (of letters that could not be made, too)."""

    kind: Kind
    made: int
    kept: int
    results: tuple[Path, ...]
    slow: Mapping[Phrase, int] = field(default_factory=dict)
    restarted: Phrase | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there are letters that could not be made."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def merge(
    template: Path,
    data: Path,
    out: Path,
    kind: Kind = Kind.FOLDER,
    *,
    name: str = "",
    allow_blank: Collection[str] = (),
    resume: bool = True,
    replace: bool = False,
    progress: Progress = silent,
) -> Merged:
    """Make a letter of ``template`` for every row of ``data``.

    ``out`` is a folder (``folder``, ``pdf``) or a file (``zip``, ``one_file``). ``name`` is a pattern of tags for file
    names; without one they are numbered. A folder in which a merge of the same template and data was interrupted is
    finished (``resume``). Files that somebody changed or put there are overwritten with ``replace`` only.

    Raises :class:`ContentError` with every mistake of template, list and rows before anything is written, and
    :class:`EnvironmentProblem`. Letters that cannot be made are findings of the result, the others are made.
    """
    if kind in (Kind.ONE_FILE, Kind.ZIP):
        refuse_overwriting(out, (template, data), replace=replace)
    elif out.exists() and not out.is_dir():
        raise ContentError(_NOT_A_FOLDER.format(name=out))
    work = prepared(template, data, kind, name, allow_blank)
    match kind:
        case Kind.ONE_FILE:
            return _one_file(work, out, progress)
        case Kind.ZIP:
            return _zip(work, out, progress)
    written = {file.casefold() for file in work.files}
    for original in (template, data):
        if original.resolve().parent == out.resolve() and original.name.casefold() in written:
            raise ContentError(_OVERWRITES.format(name=original))
    out.mkdir(parents=True, exist_ok=True)
    with alone(out / _LOCK):
        for left in out.glob(_LEFT_BEHIND):
            left.unlink(missing_ok=True)
        journal = Journal(out, work.basis)
        kept, changed = journal.begin(work.files, resume=resume, replace=replace)
        todo = [row for row in range(work.total) if row not in kept]
        with journal.open():
            writer = _Letters(work, progress, len(kept))
            (_pdfs if kind is Kind.PDF else _folder)(writer, out, journal, todo)
        results = tuple(out / work.files[row] for row in range(work.total) if row in kept or row in writer.finished)
        return writer.merged(kind, results, len(kept), changed)


def refuse_overwriting(out: Path, originals: Collection[Path], *, replace: bool) -> None:
    """Raise :class:`ContentError` where the file ``out`` is an original, or is there and may not be replaced."""
    for original in originals:
        if out.resolve() == original.resolve():
            raise ContentError(_OVERWRITES.format(name=original))
    if out.exists() and (out.is_dir() or not replace):
        raise ContentError(_THERE.format(name=out))


# ---- the kinds of results ----


class _Letters:
    """Makes letters one by one and keeps count."""

    def __init__(self, work: Work, progress: Progress, kept: int = 0) -> None:
        self.work, self.progress = work, progress
        self.template = LetterTemplate(work.data, work.name, work.engine)
        self.done = kept
        self.finished: set[int] = set()
        self.slow: Counter[Phrase] = Counter()
        self.failed: dict[int, Finding] = {}
        progress(_MERGING, kept, work.total)

    def each(self, rows: Sequence[int]) -> Iterator[tuple[int, Letter]]:
        """The letter of each row; rows whose letter cannot be made are noted."""
        for row in rows:
            if len(self.failed) >= MAX_FAILED:
                return
            try:
                letter = self.template.letter(self.work.recipients.values(row))
            except LetterProblem as problem:
                self.failed[row] = _not_made(self.work.recipients, row, problem)
                continue
            self.slow.update(letter.slow_because)
            yield row, letter
            self.finished.add(row)
            self.done += 1
            if self.done % _SAY_EVERY == 0 or self.done == self.work.total:
                self.progress(_MERGING, self.done, self.work.total)

    def merged(self, kind: Kind, results: tuple[Path, ...], kept: int = 0, restarted: Phrase | None = None) -> Merged:
        """What has been done."""
        found = (*self.work.findings, *_capped(self.failed))
        return Merged(kind, len(self.finished), kept, results, dict(self.slow), restarted, found)


def _folder(letters: _Letters, out: Path, journal: Journal, todo: Sequence[int]) -> None:
    for row, letter in letters.each(todo):
        file = letters.work.files[row]
        with atomic_path(out / file) as temporary:
            temporary.write_bytes(letter.data)
            # Noted before it is there: a letter that is there without a note would be taken for somebody else's.
            journal.add(Entry(row, file, len(letter.data), zlib.crc32(letter.data)))


def _pdfs(letters: _Letters, out: Path, journal: Journal, todo: Sequence[int]) -> None:
    """Letters in portions through LibreOffice; what is finished stays whatever happens to the rest."""
    for first in range(0, len(todo), PDF_CHUNK):
        with scratch_folder(out, out) as scratch:
            sources: dict[int, Path] = {}
            for row, letter in letters.each(todo[first : first + PDF_CHUNK]):
                sources[row] = scratch / Path(letters.work.files[row]).with_suffix(".docx").name
                sources[row].write_bytes(letter.data)
            letters.progress(_TO_PDF, letters.done, letters.work.total)
            made = office.to_pdf(list(sources.values()), scratch / "pdf")
            for row, path in zip(sources, made, strict=True):
                written = path.read_bytes()
                journal.add(Entry(row, letters.work.files[row], len(written), zlib.crc32(written)))
                move_into_place(path, out / letters.work.files[row])


def _zip(work: Work, out: Path, progress: Progress) -> Merged:
    letters = _Letters(work, progress)
    with archive(out, packed=False) as target:  # letters are packed already
        for row, letter in letters.each(range(work.total)):
            target.add(work.files[row], letter.data)
        if letters.failed:  # an archive with letters missing would pass for a whole one
            raise ContentError(WRONG, _capped(letters.failed))
    return letters.merged(Kind.ZIP, (out,))


def _one_file(work: Work, out: Path, progress: Progress) -> Merged:
    template = OneFile(work.data, work.name, work.engine)
    recipients = work.recipients
    progress(_MERGING, 0, work.total)
    try:
        made = template.write(
            out,
            (recipients.values(row) for row in range(work.total)),
            lambda done: progress(_MERGING, done, work.total),
        )
    except LettersFailed as failed:
        found = {row: _not_made(recipients, row, problem) for row, problem in failed.problems[:MAX_FAILED]}
        raise ContentError(WRONG, _capped(found)) from failed
    return Merged(Kind.ONE_FILE, made, 0, (out,), findings=work.findings)


def _not_made(recipients: Recipients, row: int, problem: LetterProblem) -> Finding:
    return rules.NOT_MADE.at(recipients.place(row), _NOT_MADE, reason=problem.args[0])


def _capped(failed: Mapping[int, Finding]) -> tuple[Finding, ...]:
    found = tuple(failed.values())
    if len(found) >= MAX_FAILED:
        found = (*found, rules.NOT_MADE.at(found[-1].place, _STOPPED, count=len(found)))
    return found
