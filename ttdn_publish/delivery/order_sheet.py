"""The order sheet (phiếu đặt in): everything that a print shop asks by telephone, as one record that is printed and sent as data."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.publication import called
from ttdn_publish.prepress.conditions import Condition
from ttdn_publish.prepress.print_file import BLEED_MM


@dataclass(frozen=True)
class ImposedFile:
    """The press sheets made of a print file: how, on which sheet (mm), how many sheets and forms, blank pages that were added."""

    file: str
    dummy: str
    scheme: str
    sheet: str
    width: float
    height: float
    sheets: int
    forms: int
    blanks: tuple[int, ...] = ()


@dataclass(frozen=True)
class PrintFile:
    """A print file: its name in the package, title, language, pages, SHA-256, what preflight found, and how it is imposed."""

    file: str
    title: str
    language: str
    pages: int
    sha256: str
    errors: int = 0
    warnings: int = 0
    imposed: ImposedFile | None = None


@dataclass(frozen=True)
class OrderSheet:
    """What is ordered; sizes in mm, ``folds`` in mm from the left edge of each side. ``draft``: a sheet to look at, no order."""

    title: str
    name: str
    draft: bool
    publisher: str
    day: dt.date
    printing: int | None
    licence: str
    width: float
    height: float
    pages: tuple[int, ...]
    bleed: float
    scheme: str
    paper: str
    cover_paper: str
    thickness: float | None
    inks: str
    condition: str
    condition_info: str
    ink_limit: float
    run: int | None
    deposit_copies: int | None
    finishing: str
    folds: tuple[tuple[float, ...], ...]
    languages: tuple[str, ...]
    printer: str
    delivery: str
    contact: str
    files: tuple[PrintFile, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The sheet as plain data."""
        return {**dataclasses.asdict(self), "day": self.day.isoformat()}


def order_sheet(
    publication: Issue | Brochure,
    *,
    publisher: str,
    size: tuple[float, float],
    folds: tuple[tuple[float, ...], ...],
    scheme: str,
    condition: Condition,
    languages: tuple[str, ...],
    files: tuple[PrintFile, ...],
    draft: bool,
) -> OrderSheet:
    """The sheet of ``publication``; ``size`` is its trim, ``scheme`` how it is imposed, ``publisher`` its name on the day of the publication."""
    spec, imprint, licence = publication.print_spec, publication.imprint, publication.licence
    permitted = licence.number if licence else ""
    if licence is not None and licence.date is not None:
        permitted += f" ngày {licence.date:%d/%m/%Y}"
    return OrderSheet(
        title=called(publication),
        name=publication.name,
        draft=draft,
        publisher=publisher,
        day=publication.date,
        printing=publication.printing if isinstance(publication, Brochure) else None,
        licence=permitted,
        width=size[0],
        height=size[1],
        pages=tuple(dict.fromkeys(one.pages for one in files)),
        bleed=BLEED_MM,
        scheme=scheme,
        paper=spec.paper,
        cover_paper=spec.cover_paper,
        thickness=spec.thickness,
        inks=spec.inks,
        condition=condition.name,
        condition_info=condition.info,
        ink_limit=condition.ink_limit,
        run=imprint.print_run,
        deposit_copies=spec.deposit_copies,
        finishing=spec.finishing,
        folds=folds,
        languages=languages,
        printer=", ".join(part for part in (imprint.printer.plain, imprint.printer_address.plain) if part),
        delivery=spec.delivery,
        contact=spec.contact,
        files=files,
    )
