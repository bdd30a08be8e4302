"""A template compiled once, and a letter for each recipient: only the parts with tags are written again."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from ttdn_publish.documents.merging import emission, lint
from ttdn_publish.documents.merging.engine import Engine
from ttdn_publish.documents.merging.filling import CompiledPart, LetterProblem, compile_part
from ttdn_publish.documents.merging.package_lists import DECLARATION
from ttdn_publish.documents.merging.reading import FIRST_PICTURE, PICTURE, Manuscript, number_pictures, read
from ttdn_publish.documents.merging.variables import Variable
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Phrase
from ttdn_publish.formats.insertions import is_special
from ttdn_publish.formats.ooxml import CONTENT_TYPES, BadPackage
from ttdn_publish.formats.splicing import Packed, Splicer, pack_part

_BAD_TEMPLATE = N_("Mẫu thư có lỗi; chưa trộn thư nào.")
_SPECIAL = N_("“{name}” là ảnh, văn bản con hoặc chữ có định dạng")
_NO_DOCXTPL = N_("Mẫu này cần thư viện docxtpl, máy chưa cài. Cài bằng: pip install docxtpl")


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter: a .docx file, and why it had to be made the slow way (empty: it had not)."""

    data: bytes
    slow_because: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Examined:
    """A template that has been read and has no errors, with what else was found."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]
    variables: tuple[Variable, ...]


def examined(data: bytes, name: str, engine: Engine) -> Examined:
    """The template in ``data``, called ``name`` in findings.

    Raises :class:`ContentError` with every mistake, and :class:`SecrecyStop` where it bears a secrecy stamp.
    """
    try:
        manuscript = read(data, name)
    except BadPackage as error:
        finding = lint.unreadable(error, name)
        raise ContentError(finding.what(), [finding]) from error
    found = lint.examine(manuscript, name, None, engine)
    if found.errors:
        raise ContentError(_BAD_TEMPLATE, found.findings)
    return Examined(manuscript, found.findings, found.variables)


class LetterTemplate:
    """A template ready to make letters.

    ``slow_reasons`` says why letters must be made by docxtpl's ways (empty: they need not), ``notices`` what the lint
    found that is no error, ``variables`` which data is used.
    """

    def __init__(self, data: bytes, name: str, engine: Engine | None = None) -> None:
        """Read and compile the template in ``data``, called ``name`` in findings. Raises as :func:`examined`."""
        engine = engine or Engine()
        good = examined(data, name, engine)
        manuscript = good.manuscript
        number_pictures(manuscript.document, counted=manuscript.document.structure.pictures_in_blocks)
        self.name, self.data, self.engine = name, data, engine
        self.variables, self.notices = good.variables, good.findings
        self.slow_reasons: tuple[Phrase, ...] = tuple(lint.slow_reasons(manuscript))
        self._parts = [compile_part(part, engine) for part in manuscript.parts if part.has_tags]
        self._splicer = Splicer(_constant(manuscript))
        self._packed: dict[str, tuple[str, Packed]] = {}
        self._first = True

    def letter(self, values: Mapping[str, Any]) -> Letter:
        """The letter for ``values``. Raises :class:`LetterProblem`, or :class:`EnvironmentProblem` without docxtpl."""
        names = in_nfc(values)
        because = list(self.slow_reasons)
        special = [name for name, value in names.items() if type(value) is not str and is_special(value)]
        because += [_SPECIAL.format(name=name) for name in special]
        if because:
            return Letter(self._slow(names), tuple(because))
        return Letter(
            self._splicer.archive([(part.name, self._pack(part, text)) for part, text in self._filled(names)])
        )

    def texts(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The parts with tags, filled, as XML without declaration, by name. Raises :class:`LetterProblem`."""
        return {part.name: text for part, text in self._filled(in_nfc(values))}

    def _filled(self, values: Mapping[str, Any]) -> list[tuple[CompiledPart, str]]:
        names = {**values, PICTURE: count(FIRST_PICTURE + 1).__next__}
        filled = [(part, part.fill(names, check=self._first)) for part in self._parts]
        self._first = False  # the first letter is looked at whatever was proved
        return filled

    def _pack(self, part: CompiledPart, text: str) -> Packed:
        """The part deflated; one that is as in the letter before is not deflated again."""
        before = self._packed.get(part.name)
        if before is None or before[0] != text:
            before = self._packed[part.name] = text, pack_part((DECLARATION + text).encode("utf-8"))
        return before[1]

    def _slow(self, values: Mapping[str, Any]) -> bytes:
        try:
            from ttdn_publish.formats import docxtpl_render
        except ImportError as error:
            raise EnvironmentProblem(_NO_DOCXTPL) from error
        parts = {part.name: part for part in self._parts}
        number = count(FIRST_PICTURE + 1).__next__

        def fill(name: str, given: Mapping[str, Any]) -> str | None:
            part = parts.get(name)
            return None if part is None else part.fill({**given, PICTURE: number}, check=True)

        try:
            return docxtpl_render.render(self.data, fill, values)
        except docxtpl_render.BadInsert as error:
            raise LetterProblem(error.args[0]) from error


def _constant(manuscript: Manuscript) -> dict[str, bytes]:
    """The parts that are the same in every letter, the content types first."""
    constant = dict(manuscript.constant)
    for part in manuscript.parts:
        if not part.has_tags:
            constant[part.name] = (DECLARATION + emission.emit(part.row).text).encode("utf-8")
    return {name: constant[name] for name in sorted(constant, key=lambda name: (name != CONTENT_TYPES, name))}


def in_nfc(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` with all their names in NFC, as those in tags are."""
    return {
        name if name.isascii() else unicodedata.normalize("NFC", name): value
        if type(value) is str
        else _value_in_nfc(value)
        for name, value in values.items()
    }


def _value_in_nfc(value: Any) -> Any:
    if isinstance(value, dict):
        return in_nfc(value)
    return [_value_in_nfc(item) for item in value] if isinstance(value, list) else value
