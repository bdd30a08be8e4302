"""A document recognised in a typed file: what goes into ``document.yaml``, and the lines of its body and annexes as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ttdn_publish.findings import N_, Finding, Phrase
from ttdn_publish.formats.typed.line import TypedLine, TypedTable
from ttdn_publish.model.document import Annex, Document

Typed = TypedLine | TypedTable
_SHOWN = 60


class Role(StrEnum):
    """What a line was taken for. ``FORM`` are words that the form prints by itself: the name of the state, *Nơi nhận:*."""

    FORM = "form"
    ISSUER = "issuer"
    NUMBER = "number"
    DATE = "date"
    MARK = "mark"
    TYPE = "type"
    ABSTRACT = "abstract"
    ATTACHED = "attached"
    BASIS = "basis"
    ADDRESSEE = "addressee"
    DETAIL = "detail"
    RECIPIENT = "recipient"
    SIGNER = "signer"
    ANNEX = "annex"
    BODY = "body"


#: What the roles are called when a person is told of them.
ROLES: dict[Role, Phrase] = {
    Role.FORM: N_("phần in sẵn của mẫu"),
    Role.ISSUER: N_("cơ quan ban hành"),
    Role.NUMBER: N_("số, ký hiệu"),
    Role.DATE: N_("địa danh, ngày tháng"),
    Role.MARK: N_("mức khẩn, phạm vi lưu hành"),
    Role.TYPE: N_("tên loại"),
    Role.ABSTRACT: N_("trích yếu"),
    Role.ATTACHED: N_("ban hành kèm theo"),
    Role.BASIS: N_("căn cứ"),
    Role.ADDRESSEE: N_("kính gửi"),
    Role.DETAIL: N_("các dòng riêng của mẫu"),
    Role.RECIPIENT: N_("nơi nhận, lưu"),
    Role.SIGNER: N_("người ký"),
    Role.ANNEX: N_("tên phụ lục"),
    Role.BODY: N_("nội dung"),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """Words of a line and what they were taken for."""

    role: Role
    words: str
    line: int


@dataclass(frozen=True)
class RecognisedAnnex:
    """An annex: its title and page, and its lines."""

    annex: Annex
    body: tuple[Typed, ...]


@dataclass(frozen=True)
class RecognisedDocument:
    """``document`` without body and annexes; ``body`` in the order of the file. ``understood`` accounts for every line.

    ``remarks`` tell by key of ``document.yaml`` where a value comes from that nobody typed as it stands.
    """

    document: Document
    body: tuple[Typed, ...]
    annexes: tuple[RecognisedAnnex, ...] = ()
    understood: tuple[Understood, ...] = ()
    remarks: dict[str, Phrase] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def lines_of(blocks: Iterable[Typed]) -> Iterator[TypedLine]:
    """All lines of ``blocks``, those in tables too."""
    for block in blocks:
        if isinstance(block, TypedLine):
            yield block
        else:
            yield from block.lines()


def shown(text: str) -> str:
    """The beginning of a line, to tell a person which one is meant."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
