"""The data of letters to many people: a row a correspondent, salutation and closing resolved by rank and gender.

A column is a variable of the templates (:mod:`templates`):

- ``nguoi_nhan.ten``, ``.chuc_vu``, ``.co_quan``: name, post, body; ``.dong`` the lines of the addressee, ``.mot_dong`` the same
  on one line;
- ``loi_chao`` the salutation, ``mo_dau`` the opening sentence, ``loi_ket`` the closing sentence, ``ket_thu`` and
  ``ket_thu_cuoi`` the closing words;
- the same in every row: ``co_quan.ten`` the sender's name, ``.dau_thu`` as it heads the letter, ``.cap_tren`` the body above
  it, ``.lien_he`` the lines of its address; ``so``, ``ngay``, ``dia_danh``, ``trich_yeu``, ``noi_dung`` (a line a paragraph),
  ``muc_rieng``, ``kem_theo``, ``dong_gui``, ``nguoi_ky.quyen_han``, ``.chuc_vu``, ``.ten``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ttdn_publish.documents.letters.addressing import addressed
from ttdn_publish.documents.letters.facts import international
from ttdn_publish.documents.letters.filling import filled
from ttdn_publish.language.typography import apply
from ttdn_publish.model.agency import profile
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.letter import LetterKind, LetterPhrases, PartName
from ttdn_publish.model.registers import Registers

OWN = (
    *("nguoi_nhan.ten", "nguoi_nhan.chuc_vu", "nguoi_nhan.co_quan", "nguoi_nhan.dong", "nguoi_nhan.mot_dong"),
    *("loi_chao", "mo_dau", "loi_ket", "ket_thu", "ket_thu_cuoi"),
)
COMMON = (
    *("co_quan.ten", "co_quan.dau_thu", "co_quan.cap_tren", "co_quan.lien_he"),
    *("so", "ngay", "dia_danh", "trich_yeu", "noi_dung"),
    *("muc_rieng", "kem_theo", "dong_gui", "nguoi_ky.quyen_han", "nguoi_ky.chuc_vu", "nguoi_ky.ten"),
)
COLUMNS = (*OWN, *COMMON)


@dataclass(frozen=True)
class LetterRows:
    """Rows of cells under :data:`COLUMNS`."""

    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> str:
        """The rows as a CSV file that the merge reads."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerows((COLUMNS, *self.rows))
        return stream.getvalue()


def letter_rows(
    correspondents: Iterable[Correspondent], kind: LetterKind, phrases: LetterPhrases, common: Mapping[str, str]
) -> LetterRows:
    """A row for each of ``correspondents`` in the language of ``phrases``; ``common`` are the cells that all share, by column
    (those that it lacks are blank). Raises ``KeyError`` for a column that there is none of."""
    if unknown := common.keys() - set(COMMON):
        raise KeyError(", ".join(sorted(unknown)))
    shared = tuple(common.get(column, "") for column in COMMON)
    return LetterRows(
        tuple(
            (*(own[column] for column in OWN), *shared)
            for own in (_own(c, kind, phrases, common) for c in correspondents)
        )
    )


def _own(someone: Correspondent, kind: LetterKind, phrases: LetterPhrases, common: Mapping[str, str]) -> dict[str, str]:
    sender = {"sender": common.get("co_quan.ten", "")}
    to = addressed(someone, kind, phrases, sender)
    opening, closing = to.formula("openings"), to.formula("closings")
    lines = [
        filled(phrases.sample, {"words": line}) if someone.sample and number == 0 else line
        for number, line in enumerate(to.lines("addressees"))
    ]
    made = {
        "nguoi_nhan.ten": str(to.values["name"]),
        "nguoi_nhan.chuc_vu": str(to.values["post"]),
        "nguoi_nhan.co_quan": str(to.values["body"]),
        "nguoi_nhan.dong": "\n".join(lines),
        "nguoi_nhan.mot_dong": ", ".join(lines[:3]),
        "loi_chao": to.words("salutations"),
        "mo_dau": "" if opening is None else filled(opening.paragraph or opening.begin, to.values).strip("\u3000 "),
        "loi_ket": "" if closing is None else filled(closing.paragraph, to.values),
        "ket_thu": "" if closing is None else filled(closing.close, to.values),
        "ket_thu_cuoi": "" if closing is None else filled(closing.end, to.values),
    }
    return {column: apply(cell, phrases.language) for column, cell in made.items()}


def sender_cells(registers: Registers, organisation: str, day: date, phrases: LetterPhrases) -> dict[str, str]:
    """The cells that tell of the sender: an organisation of the registers as it was on ``day``, in the language of ``phrases``.

    What is not on record in that language is in Vietnamese; the registers of an edition have addresses in its language. Empty
    for an organisation without a profile on that day.
    """
    language = phrases.language
    agency, body = profile(registers.agencies, organisation, day), registers.organisations.get(organisation)
    if body is None or agency is None:
        return {}
    name = body.name_on(day, language) or body.name_on(day) or organisation
    parent = registers.organisations.get(body.parent or "") if agency.parent else None
    above = (parent.name_on(day, language) or parent.name_on(day) or "") if parent is not None else ""
    values = {
        "street": body.address.plain,
        "phone": body.phone if language == "vi" else international(body.phone),
        "email": body.email,
        "website": body.website,
    }
    contact = addressed(None, LetterKind.OFFICIAL, phrases, values).lines("labels", PartName.CONTACT)
    vietnamese = language == "vi"  # heads its documents as its profile tells, not with its full name
    made = {
        "co_quan.ten": name,
        "co_quan.dau_thu": "\n".join(agency.header) if vietnamese else name,
        "co_quan.cap_tren": "\n".join(agency.parent) if vietnamese else above,
        "co_quan.lien_he": "\n".join(contact),
        "dia_danh": agency.place_in(language),
    }
    return {column: apply(cell, language) for column, cell in made.items()}
