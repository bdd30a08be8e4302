"""The verbs of the library: read, check, translate, assemble an edition, build. A path says what is meant."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Finding
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.text import Destination
from ttdn_publish.production import issue_build, translating
from ttdn_publish.production.content import Content, check_content, edition_of, read_content
from ttdn_publish.production.desk import UNUSABLE
from ttdn_publish.production.order import Order, Report
from ttdn_publish.production.progress import Progress, silent
from ttdn_publish.production.translating import Translated
from ttdn_publish.workspace import Workspace


def read(path: str | Path) -> Issue:
    """The issue in the folder ``path`` as its authors wrote it.

    Raises :class:`ContentError` with every finding when it cannot be used, :class:`SecrecyStop` for secret material.
    """
    content = _content(path)
    if content.issue is None:
        raise ContentError(UNUSABLE, list(content.findings))
    return content.issue


def check(path: str | Path, *, moment: datetime | None = None) -> list[Finding]:
    """Every finding on the issue in ``path``, in the order of files and lines. Raises :class:`SecrecyStop`."""
    content = _content(path)
    check_content(content, moment)
    return list(content.findings)


def edition(
    path: str | Path,
    language: str = "vi",
    *,
    destination: Destination = Destination.PUBLIC,
    moment: datetime | None = None,
) -> Edition:
    """The issue in one language with references resolved and without what may not go to ``destination``."""
    content = _content(path)
    if content.issue is None:
        raise ContentError(UNUSABLE, list(content.findings))
    return edition_of(content, language, destination, moment)


def translate(path: str | Path, languages: Sequence[str]) -> list[Translated]:
    """Bring the translations of the issue in ``path`` to what it says now, and draft offline what can be drafted.

    Nothing that has words is touched. Raises :class:`ContentError`, :class:`EnvironmentProblem`, :class:`SecrecyStop`.
    """
    return translating.translate(Path(path), languages)


def build(
    path: str | Path,
    *,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
    versions: Sequence[str] = ("screen", "print"),
    moment: datetime | None = None,
    progress: Progress = silent,
    executor: Executor | None = None,
) -> Report:
    """Build the versions of one edition of the issue in ``path`` into the workspace's ``out`` folder.

    With errors in the content only a draft for the screen is made. ``executor`` does the work that can be done side by
    side; ``progress`` hears of named steps. Raises :class:`SecrecyStop`, :class:`EnvironmentProblem`, :class:`ContentError`.
    """
    folder = Path(path).resolve()
    workspace = Workspace.around(folder)
    order = Order(workspace.root, folder, language, destination, tuple(versions), moment)
    return issue_build.build(order, progress, executor)


def _content(path: str | Path) -> Content:
    folder = Path(path).resolve()
    return read_content(Workspace.around(folder), folder)
