"""Review kits that come back: judged, merged, saved; all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError, PublishError
from ttdn_publish.findings import N_, Finding, Findings, Place
from ttdn_publish.formats.ooxml import MAX_FILE_BYTES
from ttdn_publish.formats.review_docx.reader import read_kit
from ttdn_publish.formats.review_docx.rows import Kit
from ttdn_publish.language.codes import LANGUAGES
from ttdn_publish.model.text import State
from ttdn_publish.production.content import Content
from ttdn_publish.production.desk import Tray, open_publication, trays
from ttdn_publish.production.order import now
from ttdn_publish.translation import review_rules
from ttdn_publish.translation.review_merge import Merging, Outcome, Sentence, damage
from ttdn_publish.translation.signing import laid
from ttdn_publish.workspace import PUBLICATION_FILES, Workspace

#: What programs write where a person's name should be.
_NOBODY = frozenset(
    {"ttdn_publish", "python-docx", "user", "admin", "administrator", "microsoft office user", "unknown author", "windows user",
     "tác giả không rõ", "libreoffice", "author", "owner", "pc", "computer"}
)  # fmt: skip
_PERSON = re.compile(r"[^\W\d_][\w .,'’()\-]{0,79}")


@dataclass(frozen=True)
class KitsTaken:
    """What returned kits of one language brought: sentences with new words, sentences only marked as read, sentences left as
    they are, new comments, who answers for it, the findings, and the files written."""

    language: str
    by: tuple[str, ...]
    changed: int
    read: int
    same: int
    remarks: int
    findings: tuple[Finding, ...]
    written: tuple[Path, ...]


def review_in(
    files: Sequence[Path],
    *,
    by: str = "",
    workspace: Path | None = None,
    over_approved: bool = False,
    moment: datetime | None = None,
) -> list[KitsTaken]:
    """Merge kits that came back; ``by`` answers for what is taken, or else whoever saved the file last.

    All or nothing: damage in one row of one kit stops the run with every finding of it, and nothing is changed. Conflicts
    (approved sentences, sentences that changed meanwhile) are findings of the result; they are not taken. ``workspace`` is
    where to look for the publication, else around the file and then around the current folder. Raises :class:`ContentError`,
    :class:`EnvironmentProblem`.
    """
    when = moment or now()
    findings = Findings()
    kits: dict[str, list[_Returned]] = {}
    folders: dict[Path, None] = {}
    for path in files:
        try:
            kit = read_kit(_bytes(path))
            folders[_publication(kit, path, workspace)] = None
            kits.setdefault(kit.info.language, []).append(_Returned(path.name, kit, _person(by or kit.author)))
            findings.extend(damage(kit, path.name))
        except PublishError as error:
            findings.add(review_rules.UNUSABLE.at(Place(path.name), N_("Không nhập: {reason}."), reason=error.args[0]))
    if len(folders) > 1:
        message = N_("Các hồ sơ thuộc nhiều số khác nhau; mỗi lần chỉ nhập hồ sơ của một số.")
        findings.add(review_rules.UNUSABLE.at(Place(), message))
    _refuse(findings)
    content, _ = open_publication(next(iter(folders)))
    with ExitStack() as held:
        done: list[tuple[list[Tray], Outcome, list[_Returned]]] = []
        for language, mine in kits.items():
            opened = list(held.enter_context(trays(content, language)))
            outcome = _merged(content, opened, mine, language, when, over_approved=over_approved)
            findings.extend(outcome.findings)
            done.append((opened, outcome, mine))
        _refuse(findings)  # of all languages: nothing is written yet
        return [_saved(opened, outcome, mine) for opened, outcome, mine in done]


@dataclass(frozen=True)
class _Returned:
    """A kit that came back: the file's name, what it says, who answers for it."""

    file: str
    kit: Kit
    by: str


def _merged(
    content: Content,
    opened: Sequence[Tray],
    kits: Sequence[_Returned],
    language: str,
    when: datetime,
    *,
    over_approved: bool,
) -> Outcome:
    names = tuple(tray.collection.name for tray in opened)
    approved = set(_approved(content, language, names, when))
    merging = Merging(
        [tray.now for tray in opened], approved, when.isoformat(timespec="seconds"), over_approved=over_approved
    )
    for one in kits:
        if one.kit.info.collections == names:
            merging.take(one.kit, one.file, one.by)
            continue
        message = N_("Hồ sơ gồm {found}; ở đây là {wanted}.")
        found, wanted = ", ".join(one.kit.info.collections), ", ".join(names)
        merging.outcome.findings.add(review_rules.FOREIGN.at(Place(one.file), message, found=found, wanted=wanted))
    return merging.done()


def _approved(content: Content, language: str, names: Sequence[str], when: datetime) -> Iterator[Sentence]:
    books = content.library.books(language, Findings())
    things = content.things()
    for item in laid(things, content.day(when), content.registers, books, when):
        if item.sentence.status.state is State.APPROVED:
            yield names.index(item.book.name), item.unit, item.sentence.segment


def _saved(opened: Sequence[Tray], outcome: Outcome, kits: Sequence[_Returned]) -> KitsTaken:
    written: list[Path] = []
    for tray, translation in zip(opened, outcome.translations, strict=True):
        if translation != tray.now:
            written += tray.collection.save(translation, tray.before)
    return KitsTaken(
        kits[0].kit.info.language,
        tuple(dict.fromkeys(one.by for one in kits)),
        outcome.changed,
        outcome.read,
        outcome.same,
        outcome.remarks,
        tuple(outcome.findings),
        tuple(written),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise PublishError(N_("tệp quá lớn"))
        return path.read_bytes()
    except OSError as error:
        raise PublishError(N_("không mở được tệp")) from error


def _publication(kit: Kit, path: Path, workspace: Path | None) -> Path:
    """The folder of the publication that a kit is of. Raises :class:`PublishError` when it is not in the workspace."""
    if kit.info.language not in LANGUAGES or kit.info.language == "vi":
        raise PublishError(N_("ngôn ngữ “{language}” không có ở đây").format(language=kit.info.language[:20]))
    name = kit.info.publication
    for start in (workspace,) if workspace is not None else (path.parent, Path.cwd()):
        try:
            found = Workspace.around(start)
        except PublishError:
            continue
        folder = found.root.joinpath(*name.split("/"))
        inside = folder.resolve().is_relative_to(found.content.resolve())
        if inside and any((folder / file).is_file() for file in PUBLICATION_FILES) and found.name(folder) == name:
            return folder.resolve()
    raise PublishError(N_("ấn phẩm “{name}” không có trong không gian làm việc này").format(name=name[:80]))


def _person(name: str) -> str:
    """A person's name, tidied. Raises :class:`PublishError` for what is none."""
    tidy = " ".join(name.split())
    if not _PERSON.fullmatch(tidy) or tidy.casefold() in _NOBODY or len(tidy) < 2:
        raise PublishError(N_("không rõ ai đã soát (“{name}”); ghi tên bằng --by “Họ và tên”").format(name=tidy[:40]))
    return tidy


def _refuse(findings: Findings) -> None:
    if findings.errors:
        raise ContentError(N_("Không nhập gì: hồ sơ soát có lỗi; xem danh sách."), list(findings))
