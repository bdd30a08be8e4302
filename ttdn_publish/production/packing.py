"""``ttdn pack``: a publication for the print shop or the archive, publications for an event, as one ZIP that can be proved."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ttdn_publish.checks.printings import said
from ttdn_publish.delivery.manifest import Verified, verify
from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Finding
from ttdn_publish.formats.files import scratch_folder
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.text import aware
from ttdn_publish.production.content import read_content
from ttdn_publish.production.order import now
from ttdn_publish.production.pack_archive import pack_for_archive
from ttdn_publish.production.pack_event import pack_for_event
from ttdn_publish.production.pack_parcel import Parcel
from ttdn_publish.production.pack_printer import pack_for_printer
from ttdn_publish.production.progress import Progress, silent
from ttdn_publish.readers.event import EVENT_FILE
from ttdn_publish.records.printings import record_printing
from ttdn_publish.workspace import Workspace

PRINTER, ARCHIVE, EVENT = "printer", "archive", "event"
#: What packages are called.
_CALLED: Mapping[str, str] = {PRINTER: "nha-in", ARCHIVE: "luu-tru", EVENT: "su-kien"}
_DRAFT = "NHAP"


@dataclass(frozen=True)
class PackOrder:
    """What to pack: the folder of a publication or an event, for whom (``printer``, ``archive``, ``event``), in which languages
    (none: all that it has); a ``draft`` in spite of errors; ``out``: a folder, or the name of the file."""

    folder: Path
    purpose: str
    languages: tuple[str, ...] = ()
    draft: bool = False
    out: Path | None = None
    moment: datetime | None = None


@dataclass(frozen=True)
class Packed:
    """What was packed: the file with its SHA-256, its size and the number of files in it, and what was found."""

    path: Path
    sha256: str
    size: int
    files: int
    findings: tuple[Finding, ...]


def pack(order: PackOrder, progress: Progress = silent, executor: Executor | None = None) -> Packed:
    """Make the package. The same content gives the same bytes.

    Raises :class:`ContentError` with everything that forbids it (unapproved texts, samples, facts that lack, errors of checks
    and preflight), :class:`EnvironmentProblem`, :class:`SecrecyStop`.
    """
    folder = order.folder.resolve()
    workspace = Workspace.of(folder)
    target = _target(order, workspace, folder)
    with scratch_folder(workspace.cache / "tam", target) as scratch:
        moment = order.moment or now()
        parcel = Parcel(workspace, folder, order.purpose, order.draft, moment, scratch, progress, executor)
        if order.purpose == EVENT:
            if order.languages:
                raise EnvironmentProblem(N_("Gói sự kiện: ngôn ngữ ghi trong event.yaml, không dùng --lang."))
            sha256 = pack_for_event(parcel, target)
        elif order.purpose == ARCHIVE:
            sha256 = pack_for_archive(parcel, order.languages, target)
        else:
            sha256 = pack_for_printer(parcel, order.languages, target)
        if order.purpose == PRINTER and not order.draft:
            _remember(workspace, folder, moment)
        return Packed(target, sha256, target.stat().st_size, len(parcel.files), tuple(parcel.findings))


def _remember(workspace: Workspace, folder: Path, moment: datetime) -> None:
    """Keep on record what a brochure says in the printing that goes to the print shop: the next one tells what changed."""
    brochure = read_content(workspace, folder).publication
    if isinstance(brochure, Brochure):
        record_printing(workspace.records, brochure.name, brochure.printing, said(brochure), aware(moment))


def is_event(folder: Path) -> bool:
    """Whether ``folder`` is that of an event."""
    return (folder / EVENT_FILE).is_file()


def verify_package(path: Path) -> Verified:
    """Whether the package at ``path`` is as it was made; see :func:`ttdn_publish.delivery.manifest.verify`."""
    return verify(path)


def as_dict(packed: Packed, translate: Any = str) -> dict[str, Any]:
    """What was packed as plain data."""
    return {
        "package": packed.path.as_posix(),
        "sha256": packed.sha256,
        "size": packed.size,
        "files": packed.files,
        "findings": [finding.as_dict(translate) for finding in packed.findings],
    }


def _target(order: PackOrder, workspace: Workspace, folder: Path) -> Path:
    """Where the package goes; a draft says so in its name, whatever name was asked for."""
    name = "-".join((folder.name, *order.languages, _CALLED[order.purpose]))
    target = (order.out or workspace.out / folder.name).absolute()
    if order.out is None or target.is_dir() or target.suffix.lower() != ".zip":
        target = target / f"{name}.zip"
    if order.draft and _DRAFT not in target.stem.split("-"):
        target = target.with_name(f"{target.stem}-{_DRAFT}.zip")
    if target.resolve().is_relative_to(workspace.content.resolve()):
        raise EnvironmentProblem(N_("Gói không đặt trong thư mục content; chọn chỗ khác cho --out."))
    return target
