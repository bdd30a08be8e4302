"""The few kinds of error that are not bugs.

    PublishError            something a person can put right; shown kindly, never with a traceback
    ├── ContentError        the content has mistakes; carries every finding of the run (exit 1)
    ├── EnvironmentProblem  the machine lacks something, or a file cannot be written (exit 2)
    └── SecrecyStop         secret material was found; nothing of it is repeated (exit 3)

Everything else that is raised is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ttdn_publish.findings import Finding


class PublishError(Exception):
    """A problem that its reader can put right; ``str(error)`` says what and how, in Vietnamese."""

    exit_code = 1


class ContentError(PublishError):
    """The content cannot be used; ``findings`` holds every mistake of the run, not only the first."""

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class EnvironmentProblem(PublishError):
    """The machine or the file system stands in the way: a missing library, a locked file, a full disk."""

    exit_code = 2


class SecrecyStop(PublishError):
    """Secret material was found. ``place`` names the file and line; the text itself is never repeated."""

    exit_code = 3
