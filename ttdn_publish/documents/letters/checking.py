"""Checks of a letter abroad before any edition of it is made: kind and type, addressee, notes verbales."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from datetime import date

from ttdn_publish.documents.letters import rules
from ttdn_publish.documents.letters.facts import first_person
from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.model.agency import profile
from ttdn_publish.model.correspondent import Correspondent, Known
from ttdn_publish.model.document import Document
from ttdn_publish.model.letter import LetterKind, LetterPhrases
from ttdn_publish.model.registers import Registers

#: The types of document whose Vietnamese edition can be a letter.
TYPES = ("thu-cong", "cong-van")


def check_letter(
    document: Document,
    registers: Registers,
    correspondents: Mapping[str, Correspondent],
    vietnamese: LetterPhrases,
    day: date,
) -> Iterator[Finding]:
    """Findings on the record ``letter`` of ``document``; nothing where it has none. ``day`` is the day whose profiles hold."""
    letter = document.letter
    if letter is None:
        return
    place = Place(document.at.file, letter.at.line)
    if document.type not in TYPES:
        message = N_("Loại “{type}” không làm thư gửi ra nước ngoài được.")
        yield rules.TYPE.at(place, message, type=document.type)
    yield from _addressee(letter.to, letter.kind, correspondents, place)
    if letter.kind is LetterKind.NOTE_VERBALE:
        yield from _note(document, registers, vietnamese, day, place)


def _addressee(
    written: str, kind: LetterKind, correspondents: Mapping[str, Correspondent], place: Place
) -> Iterator[Finding]:
    if not written:
        message = N_("Thư chưa ghi người nhận (letter.to).")
        yield rules.NO_CORRESPONDENT.at(place, message, severity=Severity.WARNING, hint="")
        return
    someone = correspondents.get(written)
    if someone is None:
        near = difflib.get_close_matches(written, list(correspondents), 1, 0.5)
        message = N_("Không có người nhận “{id}” trong danh bạ.")
        yield rules.NO_CORRESPONDENT.at(place, message, id=written, hint=f" (“{near[0]}”?)" if near else "")
    elif kind is not LetterKind.NOTE_VERBALE and someone.known() is Known.NAME and someone.gender is None:
        message = N_("Người nhận “{id}” chưa ghi giới tính.")
        yield rules.NO_GENDER.at(place, message, id=written)


def _note(
    document: Document, registers: Registers, vietnamese: LetterPhrases, day: date, place: Place
) -> Iterator[Finding]:
    agency = profile(registers.agencies, document.issuer, day)
    if agency is None or not agency.note_verbale:
        message = N_("Cơ quan “{id}” không thuộc diện gửi công hàm.")
        right = N_(
            "Dùng kind: official (thư chính thức); nếu cơ quan được gửi công hàm, ghi note_verbale: true trong content/agencies.yaml"
        )
        yield rules.NOTE.at(place, message, id=document.issuer, right=right)
    for signer in document.signers:
        if signer.person or signer.name:
            message = N_("Công hàm không ký tên, nhưng văn bản ghi họ tên người ký.")
            right = N_("Bỏ họ tên người ký; công hàm chỉ ký nháy và đóng dấu")
            yield rules.NOTE.at(signer.at, message, right=right)
    for block in document.body:
        text = getattr(block, "text", None)
        word = first_person(text.plain, vietnamese.first_person, "vi") if text is not None else ""
        if text is not None and word:
            message = N_("Công hàm có từ ngôi thứ nhất “{word}”.")
            right = N_("Viết lại câu ở ngôi thứ ba, gọi cơ quan gửi và cơ quan nhận bằng tên")
            yield rules.NOTE.at(text.at, message, word=word, right=right)
