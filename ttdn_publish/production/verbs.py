"""The verbs of the library: read, check, translate, assemble an edition, build, deliver. A path says what is meant."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Finding
from ttdn_publish.model.edition import BrochureEdition, DocumentEdition, Edition
from ttdn_publish.model.publication import Publication
from ttdn_publish.model.text import Destination
from ttdn_publish.production import building, translating
from ttdn_publish.production.content import Content, any_edition_of, check_content, read_content
from ttdn_publish.production.desk import UNUSABLE
from ttdn_publish.production.order import VERSIONS, Order, Report, family_of
from ttdn_publish.production.progress import Progress, silent
from ttdn_publish.production.translating import Translated
from ttdn_publish.workspace import Workspace

if TYPE_CHECKING:
    from ttdn_publish.production.packing import Packed

NOT_PUBLIC = N_("Ấn phẩm này không được đưa ra nơi ấy; xem danh sách.")


def read(path: str | Path) -> Publication:
    """The publication in the folder ``path`` as its authors wrote it: an issue of the bulletin, a brochure, or a document.

    Raises :class:`ContentError` with every finding when it cannot be used, :class:`SecrecyStop` for secret material.
    """
    content = _content(path)
    if content.publication is None:
        raise ContentError(UNUSABLE, list(content.findings))
    return content.publication


def check(path: str | Path, *, moment: datetime | None = None) -> list[Finding]:
    """Every finding on the publication in ``path``, in the order of files and lines. Raises :class:`SecrecyStop`."""
    content = _content(path)
    check_content(content, moment)
    return list(content.findings)


def edition(
    path: str | Path,
    language: str = "vi",
    *,
    destination: Destination = Destination.PUBLIC,
    moment: datetime | None = None,
) -> Edition | BrochureEdition | DocumentEdition:
    """The publication in one language with references resolved and without what may not go to ``destination``.

    Raises :class:`ContentError` when nothing of it may go there.
    """
    content = _content(path)
    if content.publication is None:
        raise ContentError(UNUSABLE, list(content.findings))
    made = any_edition_of(content, language, destination, moment)
    if made is None:
        raise ContentError(NOT_PUBLIC, list(content.findings))
    return made


def translate(path: str | Path, languages: Sequence[str]) -> list[Translated]:
    """Bring the translations of the publication in ``path`` to what it says now, and draft offline what can be drafted.

    Nothing that has words is touched. Raises :class:`ContentError`, :class:`EnvironmentProblem`, :class:`SecrecyStop`.
    """
    return translating.translate(Path(path), languages)


def build(
    path: str | Path,
    *,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
    versions: Sequence[str] = (),
    moment: datetime | None = None,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> Report:
    """Build the versions (all of its kind unless some are named) of one edition of the publication in ``path`` into ``out``.

    With errors in the content only a draft for the screen is made. ``executor`` does the work that can be done side by
    side; ``progress`` hears of named steps. Raises :class:`SecrecyStop`, :class:`EnvironmentProblem`, :class:`ContentError`.
    """
    folder = Path(path).resolve()
    workspace = Workspace.of(folder)
    wanted = tuple(versions) or VERSIONS[family_of(folder)]
    order = Order(workspace.root, folder, language, destination, wanted, moment)
    return building.build(order, progress, executor)


def deliver(
    path: str | Path,
    purpose: str = "printer",
    *,
    languages: Sequence[str] = (),
    draft: bool = False,
    out: str | Path | None = None,
    moment: datetime | None = None,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> Packed:
    """Pack the publication in ``path`` for the print shop (``printer``) or the ``archive``, or an ``event``, into a ZIP.

    Without ``languages`` all that it has. Raises :class:`ContentError` with everything that forbids it unless ``draft``,
    :class:`EnvironmentProblem`, :class:`SecrecyStop`.
    """
    from ttdn_publish.production.packing import PackOrder, pack  # nobody who only reads or checks needs it

    order = PackOrder(Path(path), purpose, tuple(languages), draft, None if out is None else Path(out), moment)
    return pack(order, progress, executor)


def _content(path: str | Path) -> Content:
    folder = Path(path).resolve()
    return read_content(Workspace.of(folder), folder)
