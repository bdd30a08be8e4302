"""``ttdn anniversaries``: the round anniversaries of a year, and a letter for each of them. Nothing is overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.documents.anniversaries import round_anniversaries
from ttdn_publish.documents.letters import rules
from ttdn_publish.documents.letters.congratulation import POST, Congratulation, addressee, congratulation, country_name
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Findings
from ttdn_publish.formats.files import scratch_folder, write_atomic
from ttdn_publish.formats.written_yaml import Value, comment, entry
from ttdn_publish.language.codes import FOREIGN, NAMES
from ttdn_publish.language.names import slug
from ttdn_publish.model.anniversary import AnniversaryDay
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.letter import LetterKind, LetterPhrases
from ttdn_publish.model.text import inlines_of
from ttdn_publish.production.content import read_content
from ttdn_publish.production.letters import register_source
from ttdn_publish.production.order import LETTERS
from ttdn_publish.readers import rules as reading
from ttdn_publish.readers.anniversaries import ANNIVERSARIES, read_relations
from ttdn_publish.readers.correspondents import read_correspondents
from ttdn_publish.readers.document import BODY
from ttdn_publish.readers.letter_phrases import read_letter_phrases
from ttdn_publish.readers.registers import ORGANISATIONS, read_registers
from ttdn_publish.translation.drafting import Drafter
from ttdn_publish.translation.library import aligned
from ttdn_publish.translation.memory import Memory, Remembered
from ttdn_publish.translation.termbase import termbase_of
from ttdn_publish.workspace import DOCUMENT_FILE, Workspace

ISSUER = "ubnd-tinh"
TYPE = "thu-cong"
_UNUSABLE = N_("Bảng ngày thiết lập quan hệ ngoại giao không dùng được.")
_HEAD = (
    "Thư chúc mừng nháp, chưa có số và ngày: kiểm tra ngày thiết lập quan hệ, điền người nhận trong content/correspondents.yaml,",
    "đọc lại từng câu. Xong thì bỏ dòng sample; muốn công bố thì sửa classification.",
)


@dataclass(frozen=True)
class Drafted:
    """The folders that were written, those that were there already, and what must be known of them."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    findings: tuple[Finding, ...]


def anniversaries(year: int, folder: Path) -> list[AnniversaryDay]:
    """The round anniversaries of ``year`` in the calendar of the workspace around ``folder``, or of the package.

    Raises :class:`ContentError` when the calendar has mistakes.
    """
    findings = Findings()
    relations = read_relations(register_source(_workspace(folder), ANNIVERSARIES, findings))
    if findings.errors:
        raise ContentError(_UNUSABLE, list(findings))
    return round_anniversaries(relations, year)


def draft_letters(year: int, out: Path, *, everyone: bool = False) -> Drafted:
    """Write a folder with a letter into ``out`` for every country that the plan of ``year`` names (``everyone``: for every
    round anniversary), in Vietnamese and the language of the country, the translation a draft.

    Raises :class:`ContentError` when the calendar, the phrases or the registers cannot be used, :class:`EnvironmentProblem`
    when a folder cannot be written.
    """
    workspace, findings = _workspace(out), Findings()
    days = [day for day in anniversaries(year, out) if everyone or day.named]
    maker = _Maker(workspace, findings)
    written, kept = [], []
    for day in days:
        target = out / slug(day.relation.name)
        if target.exists():
            kept.append(target)
        elif day.relation.language not in FOREIGN:
            expected = N_("một trong: {values}").format(values=", ".join(FOREIGN))
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            findings.add(
                reading.WRONG_VALUE.at(
                    day.relation.at, message, value=day.relation.language, key="language", expected=expected
                )
            )
        else:
            maker.write(day, target)
            written.append(target)
    return Drafted(tuple(written), tuple(kept), tuple(findings))


class _Maker:
    """Writes letters in a workspace; reads once what all of them need."""

    def __init__(self, workspace: Workspace, findings: Findings) -> None:
        self.workspace, self.findings = workspace, findings
        source = register_source(workspace, ORGANISATIONS, findings)
        self.registers, self.correspondents = read_registers(source), read_correspondents(source)
        self.termbase = termbase_of(workspace, Findings())  # its own mistakes are said by ttdn terms clashes
        self.vietnamese = self.phrases("vi")

    def phrases(self, language: str) -> LetterPhrases:
        """The fixed words of letters in a language."""
        return read_letter_phrases(self.workspace.template_folders(LETTERS), language)

    def write(self, day: AnniversaryDay, target: Path) -> None:
        """The folder of one letter, whole or not at all."""
        someone = addressee(day.relation.country_code, self.correspondents.values())
        letter = self._letter(day, someone)
        with scratch_folder(target.resolve().parent, target) as scratch:
            folder = scratch / target.name
            folder.mkdir()
            write_atomic(folder / DOCUMENT_FILE, "\n".join(_yaml(day, someone)) + "\n")
            write_atomic(folder / BODY, "\n".join(letter.lines) + "\n")
            self._translate(folder, day.relation.language, letter)
            try:
                os.rename(folder, target)  # noqa: PTH104 - unlike replace, it never takes the place of a folder that is in use
            except OSError as error:
                message = N_("“{path}” đã có và không trống; không ghi đè. Hãy chọn tên khác.")
                raise EnvironmentProblem(message.format(path=target)) from error

    def _letter(self, day: AnniversaryDay, someone: Correspondent | None) -> Congratulation:
        language, relation = day.relation.language, day.relation
        said = self.phrases(language)
        country = country_name(relation.country_en, language, self.termbase, said.anniversary)
        if not country:
            message = N_(
                "“{country}” chưa có tên bằng {language} trong bảng thuật ngữ; câu nêu tên nước chưa có bản dịch."
            )
            spoken = NAMES.get(language, language)
            self.findings.add(rules.NO_COUNTRY.at(relation.at, message, country=relation.name, language=spoken))
        if someone is None:
            message = N_("Chưa có đại sứ của “{country}” trong danh bạ; thư chưa ghi người nhận.")
            self.findings.add(rules.NO_CORRESPONDENT.at(relation.at, message, country=relation.name, hint=""))
        body = self.registers.organisations[ISSUER]
        senders = body.name_on(day.day) or ISSUER, body.name_on(day.day, language) or ""
        return congratulation(day, someone, senders, country, self.vietnamese, said)

    def _translate(self, folder: Path, language: str, letter: Congratulation) -> None:
        """The sentences that are known in ``language`` as drafts in the letter's own store."""
        content = read_content(self.workspace, folder)
        collection, findings = content.library.collections[0], Findings()
        before = collection.load(language, findings)
        where = f"templates/letters/{language}.yaml"
        memory = Memory(Remembered(inlines_of(one), inlines_of(other), where=where) for one, other in letter.said)
        translation, _ = Drafter(language, memory, {}).draft(aligned(collection, language, findings))
        collection.save(translation, before)


def _yaml(day: AnniversaryDay, someone: Correspondent | None) -> Iterator[str]:
    """``document.yaml`` of a letter."""
    yield from (comment(line) for line in _HEAD)
    if day.relation.note or day.relation.source:
        yield comment(
            f"Nguồn của ngày {day.relation.established:%d/%m/%Y}: {day.relation.source}. {day.relation.note}".strip()
        )
    letter: dict[str, Value] = {
        "kind": LetterKind.CONGRATULATION.value,
        "to": someone.id if someone is not None else "",
    }
    keys: dict[str, Value] = {
        "type": TYPE,
        "issuer": ISSUER,
        "rules_as_of": day.day.isoformat(),
        "classification": "noi_bo",
        "languages": ["vi", day.relation.language],
        "sample": "true",
        "letter": letter,
        "signers": [{"post": POST}],
    }
    for key, value in keys.items():
        yield from entry(key, value)


def _workspace(folder: Path) -> Workspace:
    """The workspace around ``folder``; a folder outside any leans on what the package brings along."""
    try:
        return Workspace.around(folder)
    except EnvironmentProblem:
        return Workspace(folder.resolve())
