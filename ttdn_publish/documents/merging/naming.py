"""What files are called: a pattern of tags for each letter, good on Windows, no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ttdn_publish.documents.merging import dialect, emission, rules
from ttdn_publish.documents.merging.engine import Engine, Program, Trouble
from ttdn_publish.documents.merging.recipients import Recipients
from ttdn_publish.documents.merging.tokens import Kind, Token, unescape
from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Finding
from ttdn_publish.formats.files import windows_safe

#: Longest name without its ending: Windows allows paths of 260 characters.
MAX_NAME = 100

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_BLANK = re.compile(r"\s+")
_PATTERN = N_("Mẫu tên tệp “{pattern}” không dùng được: {reason}.")
_UNCLOSED = N_("có dấu mở hoặc đóng thẻ đứng lẻ")


class BadPattern(PublishError):
    """A pattern of file names that cannot be used."""


class Pattern:
    """A pattern such as ``{{ so }} {{ ten }}``; an empty one numbers the letters."""

    def __init__(self, written: str, stem: str, engine: Engine) -> None:
        """Raises :class:`BadPattern`."""
        self.written, self.stem = written, stem
        self._program = _compiled(written, engine) if written else None

    def raw(self, recipients: Recipients, number: int) -> str:
        """The name for row ``number`` (from 0) as the pattern has it. Raises :class:`BadPattern`."""
        if self._program is None:
            width = max(4, len(str(len(recipients))))
            return f"{self.stem}-{number + 1:0{width}}"
        try:
            return unescape(self._program.run(recipients.values(number)))
        except Trouble as trouble:
            raise BadPattern(_PATTERN.format(pattern=self.written, reason=trouble.reason)) from trouble


def names(pattern: Pattern, recipients: Recipients, ending: str) -> tuple[list[str], list[Finding]]:
    """The name of each letter's file with its ``ending``, and findings on those that had to be changed or numbered.

    Raises :class:`BadPattern`.
    """
    taken: set[str] = set()
    found: list[str] = []
    findings: list[Finding] = []
    for number in range(len(recipients)):
        raw = pattern.raw(recipients, number)
        name = unique = safe(raw) or f"{pattern.stem}-{number + 1}"
        count = 1
        while unique.casefold() in taken:
            count += 1
            unique = f"{name}-{count}"
        taken.add(unique.casefold())
        found.append(unique + ending)
        if count > 1:
            message = N_("Tên tệp “{name}” đã có; thư này là “{unique}”.")
            findings.append(rules.SAME_NAME.at(recipients.place(number), message, name=name, unique=unique))
    return found, findings


def safe(name: str) -> str:
    """``name`` as a file may be called on Windows, without ending; may be empty."""
    plain = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name))
    plain = _BLANK.sub(" ", plain).strip(" .-")[:MAX_NAME].strip(" .-")
    return plain if not plain or windows_safe(plain) else f"_{plain}"


def _compiled(written: str, engine: Engine) -> Program:
    try:
        return engine.compile(emission.emit(_row(written)).text, "name")
    except Trouble as trouble:
        raise BadPattern(_PATTERN.format(pattern=written, reason=trouble.reason)) from trouble


def _row(written: str) -> Iterator[Token]:
    last = 0
    for one in dialect.find(written):
        if one.tag is None:
            raise BadPattern(_PATTERN.format(pattern=written, reason=_UNCLOSED))
        yield Token(Kind.TEXT, "", written[last : one.start])
        yield Token(Kind.TAG, "", tag=one.tag)
        last = one.end
    yield Token(Kind.TEXT, "", written[last:])
