"""An edition: a publication in one language, ready to be laid out, with nothing in it that may not go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ttdn_publish.findings import Finding
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.document import Document
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Decision, Destination, Text


@dataclass(frozen=True)
class Edition:
    """``issue`` with references resolved for ``language`` and withheld articles taken out.

    ``wording`` are the fixed phrases of the templates; ``withheld`` tells which articles stayed behind and why; ``draft``
    whether any text is not approved yet, ``machine_line`` whether a line is printed where a machine has helped.
    """

    issue: Issue
    language: str
    destination: Destination
    registers: Registers
    wording: Mapping[str, Text] = field(default_factory=dict)
    draft: bool = False
    withheld: Mapping[str, Decision] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    machine_line: bool = True

    @property
    def publication(self) -> Issue:
        """What is published."""
        return self.issue

    @property
    def day(self) -> date:
        """The day whose names, figures and rules hold."""
        return self.issue.date


@dataclass(frozen=True)
class BrochureEdition:
    """``brochure`` with references resolved for ``language``, without rows and texts that may not go out.

    The other fields are as in :class:`Edition`.
    """

    brochure: Brochure
    language: str
    destination: Destination
    registers: Registers
    wording: Mapping[str, Text] = field(default_factory=dict)
    draft: bool = False
    findings: tuple[Finding, ...] = ()
    machine_line: bool = True

    @property
    def publication(self) -> Brochure:
        """What is published."""
        return self.brochure

    @property
    def day(self) -> date:
        """The day whose names, figures and rules hold."""
        return self.brochure.date


PagedEdition = Edition | BrochureEdition


@dataclass(frozen=True)
class DocumentEdition:
    """``document`` with references resolved for ``language``. ``day`` is the day whose rules, names and profiles hold for it."""

    document: Document
    language: str
    destination: Destination
    registers: Registers
    day: date
    draft: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def publication(self) -> Document:
        """What is published."""
        return self.document
