"""Where things lie: the workspace's folders, its settings, and the data that the package brings along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_

_PACKAGE = Path(__file__).resolve().parent

#: The file that makes a folder an issue.
ISSUE_FILE = "issue.yaml"
#: The file that makes a folder an official document.
DOCUMENT_FILE = "document.yaml"
#: The file that makes a folder a brochure.
BROCHURE_FILE = "brochure.yaml"
#: Templates that several families use.
SHARED_TEMPLATES = "shared"
#: The files of which one makes a folder a publication.
PUBLICATION_FILES = (ISSUE_FILE, BROCHURE_FILE, DOCUMENT_FILE)
#: Where translations lie beside their sources.
EDITIONS = "editions"


def packaged(kind: str) -> Path:
    """The folder ``templates``, ``content`` or ``glossaries`` that the package brings along.

    In a wheel they lie inside the package, in a checkout beside it.
    """
    inside = _PACKAGE / "_data" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


@dataclass(frozen=True)
class Workspace:
    """A folder in which an office works.

    ``content/`` is what people write, ``templates/`` their own templates (a copy wins over the packaged one),
    ``out/`` the results, ``.ttdn/`` caches that may be deleted at any time.
    """

    root: Path

    @classmethod
    def around(cls, path: Path) -> Workspace:
        """The workspace that holds ``path``: the nearest folder above it with ``content/`` in it.

        Raises :class:`EnvironmentProblem` when there is none.
        """
        start = path.resolve()
        for folder in (start, *start.parents):
            if (folder / "content").is_dir():
                return cls(folder)
        raise EnvironmentProblem(
            N_(
                "“{path}” không nằm trong một không gian làm việc. Tạo một không gian mới bằng: ttdn new TÊN-THƯ-MỤC"
            ).format(path=path)
        )

    @classmethod
    def of(cls, folder: Path) -> Workspace:
        """The workspace that holds a publication's ``folder``. A document that lies by itself is a workspace of its own: it
        leans on the registers that the package brings along."""
        try:
            return cls.around(folder)
        except EnvironmentProblem:
            if (folder / DOCUMENT_FILE).is_file():
                return cls(folder.resolve())
            raise

    @property
    def content(self) -> Path:
        """What people write."""
        return self.root / "content"

    @property
    def records(self) -> Path:
        """Append-only records that must last: approvals, numbers taken."""
        return self.content / "records"

    @property
    def cache(self) -> Path:
        """Caches and indexes, deletable at any time."""
        return self.root / ".ttdn"

    @property
    def out(self) -> Path:
        """Results."""
        return self.root / "out"

    def template_folders(self, *families: str) -> list[Path]:
        """Where templates of ``families`` (``bulletin``) are looked for, then those that all share; the workspace's own copy
        before the packaged one."""
        roots = (self.root / "templates", packaged("templates"))
        folders = [root / family for family in (*families, SHARED_TEMPLATES) for root in roots]
        return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]

    def name(self, path: Path) -> str:
        """``path`` from the root, with ``/``; as it is when it lies elsewhere."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.as_posix()
