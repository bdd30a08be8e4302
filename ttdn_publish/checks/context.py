"""What a check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.registers import Registers


@dataclass(frozen=True)
class Context:
    """A publication with pages as it was written (references not resolved), the registers, and the publication's folder."""

    publication: Issue | Brochure
    registers: Registers
    folder: Path

    @property
    def issue(self) -> Issue:
        """The publication, for checks that only issues of the bulletin undergo."""
        assert isinstance(self.publication, Issue)
        return self.publication

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles of an issue, the texts of a brochure."""
        return self.publication.articles if isinstance(self.publication, Issue) else self.publication.texts
