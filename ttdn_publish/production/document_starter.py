"""Starting an official document: a folder from a file that somebody typed, or an empty one of a type. Nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.documents.recognising.recognised import RecognisedDocument, Role, Typed
from ttdn_publish.documents.recognising.recogniser import Request, known_type, recognise
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Findings, Phrase, Place, in_order
from ttdn_publish.formats.files import NOT_WRITABLE, UnreadableFile, windows_safe, write_atomic
from ttdn_publish.formats.typed.line import TypedFile, TypedLine, TypedRun, typed_line
from ttdn_publish.formats.typed.reader import read_typed
from ttdn_publish.language.levels import Level, marker
from ttdn_publish.language.names import slug
from ttdn_publish.model.agency import profile
from ttdn_publish.model.document import Document, Party, Rebuttal, Signer
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.production.document_skeletons import skeleton
from ttdn_publish.production.document_text import annex_text, body_text, document_yaml
from ttdn_publish.production.order import now
from ttdn_publish.production.starter import refuse_taken
from ttdn_publish.readers import rules as reading
from ttdn_publish.readers.document import BODY
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source, stop_if_stamped
from ttdn_publish.regulations.documents import DocumentType, Kind, document_rules, rule_sets
from ttdn_publish.workspace import DOCUMENT_FILE, Workspace, packaged

_TO_FILL = Text((Plain("…"),))
_NAME_CHARACTERS = 60
_UNREADABLE = N_("Không đọc được “{name}”: {reason}.")
_NO_AGENCY = N_("Không có hồ sơ cơ quan “{id}” vào ngày {day}. Các cơ quan có hồ sơ: {known}.")
_NO_TYPE = N_("Loại văn bản “{id}” không có trong {rules}. Các loại: {known}.")
_TAKEN = N_("“{path}” đã có và không trống; không ghi đè. Hãy chọn tên khác.")


@dataclass(frozen=True)
class Wanted:
    """What is to be made: a type, and where the caller knows them the typed file, the folder, the issuer, the day of the rules."""

    type: str
    source: Path | None = None
    out: Path | None = None
    issuer: str = ""
    rules_as_of: dt.date | None = None


@dataclass(frozen=True)
class MadeDocument:
    """The folder made, what is in it, and what was recognised (``None`` for an empty one)."""

    folder: Path
    files: tuple[Path, ...]
    kind: DocumentType
    document: Document
    recognised: RecognisedDocument | None
    findings: tuple[Finding, ...]


def type_ids() -> tuple[str, ...]:
    """The ids of all types that some rule set knows."""
    return tuple(dict.fromkeys(name for rule_set in reversed(rule_sets()) for name in rule_set.types))


def make_document(wanted: Wanted, *, today: dt.date | None = None) -> MadeDocument:
    """Make the folder of a document.

    Raises :class:`ContentError` for a file that cannot be read, an unknown type or issuer; :class:`EnvironmentProblem` where
    the folder is taken or cannot be written; :class:`SecrecyStop` before anything is written when a secrecy stamp is met.
    """
    today = today or now().date()
    folder = wanted.out or Path(_folder_name(wanted))
    refuse_taken(folder)
    findings = Findings()
    registers = _registers(folder, findings)
    _known(wanted, wanted.rules_as_of or today, registers)
    if wanted.source is None:
        kind, document, body = _empty(wanted, today, registers)
        texts = {DOCUMENT_FILE: document_yaml(document, kind, {}), BODY: body_text(body)}
        return MadeDocument(folder, _write(folder, texts), kind, document, None, tuple(findings))
    file = _typed(wanted.source, findings)
    request = Request(wanted.type, wanted.source.name, today, wanted.issuer, wanted.rules_as_of)
    found = recognise(file, request, registers)
    day = found.document.day(today)
    kind = _known(wanted, day, registers)
    texts = {DOCUMENT_FILE: document_yaml(found.document, kind, found.remarks), BODY: body_text(found.body)}
    texts |= {f"phu-luc-{at}.md": annex_text(annex) for at, annex in enumerate(found.annexes, 1)}
    files = _write(folder, texts)
    every = tuple(in_order([*findings, *found.findings]))
    return MadeDocument(folder, files, kind, found.document, found, every)


def _known(wanted: Wanted, day: dt.date, registers: Registers) -> DocumentType:
    """The type as of ``day``; refuse one that its rules do not know, and an issuer without a profile."""
    rule_set, kind = document_rules(day), known_type(wanted.type, day)
    if kind is None or (wanted.type not in rule_set.types and (wanted.rules_as_of or wanted.source is None)):
        known = ", ".join(rule_set.types)
        raise ContentError(_NO_TYPE.format(id=wanted.type, rules=rule_set.short, known=known))
    agencies = [agency for agency in registers.agencies if agency.holds_on(day)]
    if wanted.issuer and profile(agencies, wanted.issuer, day) is None:
        ids = ", ".join(dict.fromkeys(agency.organisation for agency in agencies))
        raise ContentError(_NO_AGENCY.format(id=wanted.issuer, day=day.isoformat(), known=ids))
    return kind


def _registers(folder: Path, findings: Findings) -> Registers:
    """The registers of the workspace in which the folder will lie, or those that the package brings along."""
    try:
        workspace = Workspace.around(folder.parent)
    except EnvironmentProblem:
        return read_registers(Source(packaged("content"), packaged("content"), findings))
    return read_registers(Source(workspace.content, workspace.root, findings))


def _typed(path: Path, findings: Findings) -> TypedFile:
    """The lines of the typed file; stops at a secrecy stamp anywhere in it, deleted words and page headers included."""
    try:
        file = read_typed(path)
    except UnreadableFile as error:
        raise ContentError(_UNREADABLE.format(name=path.name, reason=error.args[0])) from error
    for line in file.lines():
        stop_if_stamped("\t".join(line.columns) or line.text, Place(path.name, line.line))
    for words in file.unseen:
        stop_if_stamped(words, Place(path.name, 1))
    if not file.was_nfc:
        findings.add(reading.NOT_NFC.at(Place(path.name), N_("Tệp có chữ Việt tổ hợp (NFD).")))
    return file


# ---- an empty document ----


def _empty(wanted: Wanted, today: dt.date, registers: Registers) -> tuple[DocumentType, Document, list[Typed]]:
    day = wanted.rules_as_of or today
    kind = document_rules(day).types[wanted.type]
    form = kind.form
    agency = profile(registers.agencies, wanted.issuer, day)
    authority = (Text((Plain(f"TM. {agency.collective}"),)),) if agency is not None and agency.collective else ()
    document = Document(
        type=wanted.type,
        issuer=wanted.issuer,
        rules_as_of=wanted.rules_as_of,
        addressees=(_TO_FILL,) if form.addressees == "must" else (),
        bases=(Text((Plain("Căn cứ …"),)),) if form.decided or form.order else (),
        parties=tuple(Party(name=_TO_FILL, lines=(_TO_FILL,)) for _ in range(2)) if form.parties else (),
        rebuttals=(Rebuttal(claim=_TO_FILL, source=_TO_FILL, facts=(_TO_FILL,)),) if form.rebuttals else (),
        signers=(Signer(authority=authority),) if authority else (),
        recipients=(_TO_FILL,),
        archive="VT",
        sample=True,
    )
    lines = [typed_line((TypedRun(text),), number) for number, text in enumerate(skeleton(kind), 1)]
    return kind, document, [line for line in lines if line is not None]


# ---- the folder ----


def _folder_name(wanted: Wanted) -> str:
    """The name of a folder that nobody named: after the typed file, or after the type."""
    name = slug(wanted.source.stem)[:_NAME_CHARACTERS].strip("-") if wanted.source is not None else ""
    return name if windows_safe(name) else wanted.type


def _write(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write the whole folder or nothing: it takes its place when all its files are there."""
    for name, text in texts.items():
        stop_if_stamped(text, Place(name))
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".tam-", dir=target.parent) as scratch:
            made = Path(scratch) / target.name
            made.mkdir()
            for name, text in texts.items():
                write_atomic(made / name, text)
            if target.is_dir():
                target.rmdir()  # refuses one that is no longer empty
            os.rename(made, target)  # noqa: PTH104 - unlike replace, it never takes the place of a file
    except OSError as error:
        if target.exists():
            raise EnvironmentProblem(_TAKEN.format(path=folder)) from error
        raise EnvironmentProblem(NOT_WRITABLE.format(name=folder.name, reason=error.strerror or error)) from error
    return tuple(folder / name for name in texts)


# ---- what a person is told ----

_LEVELS: dict[Level | None, Phrase] = {
    Level.PART: N_("{count} phần"),
    Level.CHAPTER: N_("{count} chương"),
    Level.SECTION: N_("{count} mục"),
    Level.SUBSECTION: N_("{count} tiểu mục"),
    Level.ARTICLE: N_("{count} điều"),
    Level.HEADING: N_("{count} mục lớn (I.)"),
    Level.CLAUSE: N_("{count} khoản (1.)"),
    Level.SUBCLAUSE: N_("{count} tiểu khoản (1.1.)"),
    Level.POINT: N_("{count} điểm (a)"),
    Level.DASH: N_("{count} gạch đầu dòng (-)"),
    Level.PLUS: N_("{count} dấu cộng (+)"),
    None: N_("{count} đoạn không đánh số"),
}


def told(found: RecognisedDocument) -> Iterator[tuple[Role, tuple[str, ...]]]:
    """What was understood, role by role in the order of the file, with the words of every line; the body is not repeated."""
    for role in dict.fromkeys(one.role for one in found.understood):
        if role is not Role.BODY:
            yield role, tuple(one.words for one in found.understood if one.role is role)


def levels(found: RecognisedDocument) -> tuple[Phrase, ...]:
    """How many lines of which level the body and the annexes have."""
    blocks = [*found.body, *(block for annex in found.annexes for block in annex.body)]
    lines = [block for block in blocks if isinstance(block, TypedLine)]
    counts = Counter(one.level if (one := marker(line.text)) else None for line in lines)
    known = [phrase.format(count=counts[level]) for level, phrase in _LEVELS.items() if counts[level]]
    tables = len(blocks) - len(lines)
    return (*known, N_("{count} bảng").format(count=tables)) if tables else tuple(known)


def missing(made: MadeDocument) -> tuple[Phrase, ...]:
    """What is still blank and will be asked for."""
    document, form = made.document, made.kind.form
    wanted = (
        (document.issuer, N_("cơ quan ban hành")),
        (document.number is not None or form.numberless or form.kind is Kind.FREE, N_("số")),
        ((document.date and document.date.day) or form.dateless, N_("ngày")),
        (document.abstract, N_("trích yếu")),
        (document.recipients, N_("nơi nhận")),
        (any(signer.name or signer.person for signer in document.signers), N_("người ký")),
    )
    return tuple(phrase for given, phrase in wanted if not given)
