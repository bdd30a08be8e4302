"""An XLIFF file that cannot be used."""

from __future__ import annotations

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Phrase


class BadXliff(PublishError):
    """An XLIFF file that cannot be read or written without losing something. ``line`` (from 1) is where, if known."""

    def __init__(self, reason: Phrase, line: int | None = None) -> None:
        super().__init__(N_("dòng {line}: {reason}").format(line=line, reason=reason) if line else reason)
        self.reason, self.line = reason, line
