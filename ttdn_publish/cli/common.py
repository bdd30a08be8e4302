"""What several commands need: finding the folder meant, reading lists of names, the exit code of findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Severity
from ttdn_publish.workspace import PUBLICATION_FILES, Workspace


def publication_folder(path: Path) -> tuple[Workspace, Path]:
    """The workspace and the folder of the publication that ``path`` (a folder, a file in it) belongs to."""
    start = path.resolve()
    for folder in (start, *start.parents):
        if any((folder / name).is_file() for name in PUBLICATION_FILES):
            return Workspace.of(folder), folder
    raise EnvironmentProblem(
        N_("“{path}” không phải thư mục của một ấn phẩm (có issue.yaml, brochure.yaml hoặc document.yaml).").format(
            path=path
        )
    )


def publication_folders(path: Path) -> tuple[Workspace, list[Path]]:
    """The publication that ``path`` belongs to, or all those below it when it is not inside one: in a workspace, all of it."""
    if not path.exists():
        raise EnvironmentProblem(N_("Không có “{path}”.").format(path=path))
    try:
        workspace, folder = publication_folder(path)
    except EnvironmentProblem:
        workspace = Workspace.around(path)
        start = path.resolve() if path.resolve().is_relative_to(workspace.content) else workspace.content
        found = {file.parent for name in PUBLICATION_FILES for file in start.rglob(name)}
        return workspace, sorted(found)
    return workspace, [folder]


def names(written: str, known: tuple[str, ...], option: str, shown: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """A comma-separated list of ``known`` names; a refusal tells those that are ``shown``. Raises :class:`click.UsageError`."""
    wanted = tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        raise click.BadParameter(f"{', '.join(unknown) or '?'} ({', '.join(shown or known)})", param_hint=option)
    return wanted


def exit_code(findings: Iterable[Finding], strict: bool) -> int:
    """1 when there is an error (under ``strict`` a warning too), else 0."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(finding.severity in bad for finding in findings))
