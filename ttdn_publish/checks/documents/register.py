"""Check of a document's number against the register of numbers: what is printed must have been taken, and for this document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.document import Document
from ttdn_publish.model.number import NumberStatus, shown
from ttdn_publish.records.numbers import read_books

NOT_TAKEN = Rule(
    "VB-N11",
    Severity.ERROR,
    N_("Số in trên văn bản đã lấy trong sổ cho chính văn bản ấy"),
    N_(
        "Số và ngày được lấy khi ban hành, sau khi ký; chữ ký duyệt không mất vì ghi số. Cơ quan đã dùng sổ số thì số in ra phải là số trong sổ."
    ),
    N_("Lấy số bằng ttdn documents number issue --document {name}, rồi ghi đúng số và ngày ấy."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 15"),
)
RULES = (NOT_TAKEN,)


def check_register(document: Document, name: str, records: Path) -> Iterator[Finding]:
    """Findings on the number and date of ``document`` (its folder ``name`` from the workspace); nothing where it has none, or
    where its agency keeps no register in ``records`` for that year."""
    if document.number is None or document.date is None:
        return
    books = read_books(records, document.issuer, document.date.year)
    taken = [one for book in books if (one := book.get(document.number)) is not None]
    own = next((one for one in taken if one.document == name and one.status is NumberStatus.ISSUED), None)
    place, number = Place(document.at.file), shown(document.number)
    if own is not None and own.issuance is not None:
        if document.date.day and document.date.first != own.issuance.date:
            message = N_("Số {number} trong sổ có ngày {day}, văn bản ghi ngày khác.")
            yield NOT_TAKEN.at(place, message, number=number, day=f"{own.issuance.date:%d/%m/%Y}", name=name)
    elif other := next((one.document for one in taken if one.document), ""):
        yield NOT_TAKEN.at(place, N_("Số {number} đã lấy cho “{other}”."), number=number, other=other, name=name)
    elif books and not taken:
        yield NOT_TAKEN.at(place, N_("Số {number} chưa lấy trong sổ."), number=number, name=name)
