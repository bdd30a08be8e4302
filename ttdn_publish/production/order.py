"""What is ordered to be built, and what is reported back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ttdn_publish.findings import Finding
from ttdn_publish.model.text import VIETNAM_TIME, Destination
from ttdn_publish.workspace import BROCHURE_FILE, DOCUMENT_FILE

#: The template families: what a kind of publication is made with.
BULLETIN, BROCHURES, DOCUMENTS = "bulletin", "brochures", "documents"
#: The fixed phrases of letters abroad.
LETTERS = "letters"
#: The versions of each that are made unless others are asked for.
VERSIONS = {BULLETIN: ("screen", "print"), BROCHURES: ("screen", "print"), DOCUMENTS: ("word", "pdf", "web")}

#: The versions that are made only when they are asked for.
ON_REQUEST = {BULLETIN: ("archive",), BROCHURES: ("archive",)}


def family_of(folder: Path) -> str:
    """What kind of publication lies in ``folder``."""
    if (folder / DOCUMENT_FILE).is_file():
        return DOCUMENTS
    return BROCHURES if (folder / BROCHURE_FILE).is_file() else BULLETIN


@dataclass(frozen=True)
class Order:
    """What to build: one edition of one publication, for one destination, in its ``versions`` (:data:`VERSIONS`);
    or, with ``proof``, its proof. ``language`` may be a pair (``vi+en``), its ``arrangement`` then *interleaved* or *parallel*.
    With ``draft`` every version of pages is made and marked as a draft, whatever its state: a package to look at."""

    workspace: Path
    folder: Path
    language: str = "vi"
    destination: Destination = Destination.PUBLIC
    versions: tuple[str, ...] = ("screen", "print")
    moment: datetime | None = None
    proof: bool = False
    arrangement: str = "interleaved"
    draft: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The language, or the two of a bilingual edition, first the one that leads."""
        return tuple(self.language.split("+"))

    @property
    def arranged(self) -> str:
        """What the names of results say of the arrangement: nothing for the usual one."""
        return "parallel" if len(self.languages) > 1 and self.arrangement == "parallel" else ""

    @property
    def name(self) -> str:
        """A name for what is remembered of the build."""
        kind = "proof" if self.proof else "draft" if self.draft else ""
        parts = (self.folder.name, self.language, self.destination, kind, self.arranged)
        return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Report:
    """What came of an order. ``fresh`` is false when everything was there already."""

    order: Order
    results: tuple[Path, ...]
    findings: tuple[Finding, ...]
    fresh: bool
    pages: int = 0


def now() -> datetime:
    """This moment, in Vietnamese time."""
    return datetime.now(VIETNAM_TIME)
