"""A violation of the XLIFF standard, as the judge reports it."""

from __future__ import annotations

from dataclasses import dataclass

from ttdn_publish.findings import Phrase
from ttdn_publish.formats.xml import Element

#: The standard; a problem's section is an anchor in it.
STANDARD = "https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html"


_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which line (from 1; 0 when unknown), and by which section of XLIFF 2.1.

    ``section`` is the anchor of the section in the published standard (``id``, ``editinghints``, ``fragid`` …).
    """

    line: int
    reason: Phrase
    section: str

    @property
    def address(self) -> str:
        """The web address of the section."""
        return f"{STANDARD}#{self.section}" if self.section else ""


def at(element: Element, section: str, reason: Phrase) -> Problem:
    """A problem at ``element``. What is quoted from the file is cut short and made fit for a terminal."""
    quoted = {name: value if isinstance(value, Phrase) else _quoted(value) for name, value in reason.values.items()}
    return Problem(element.sourceline or 0, Phrase(reason.pattern).format(**quoted) if quoted else reason, section)


def _quoted(value: str) -> str:
    cut = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
    return "".join(char if char.isprintable() else "\ufffd" for char in cut)
