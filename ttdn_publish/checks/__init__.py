"""Every room's numbered rules, gathered; and the checks that run them."""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.checks import (
    anniversaries,
    brochure_pages,
    brochures,
    documents,
    figures,
    output,
    packages,
    pictures,
    plan,
    press,
    printings,
    wording,
)
from ttdn_publish.checks.brochure_pages import check_room
from ttdn_publish.checks.context import Context
from ttdn_publish.checks.documents import register
from ttdn_publish.checks.output import check_glyphs, check_pdf, check_placements, check_prepared, check_typesetting
from ttdn_publish.documents import rules as document_rules
from ttdn_publish.documents.letters import rules as letter_rules
from ttdn_publish.documents.merging import rules as merging_rules
from ttdn_publish.documents.recognising import rules as recognising_rules
from ttdn_publish.findings import Finding, Rule
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.registers import Registers
from ttdn_publish.prepress import preflight
from ttdn_publish.prepress.imposition import rules as imposition_rules
from ttdn_publish.readers import rules as reader_rules
from ttdn_publish.records import number_rules
from ttdn_publish.rendering import fitting, templates
from ttdn_publish.translation import review_rules
from ttdn_publish.translation import rules as translation_rules
from ttdn_publish.translation.termbase import rules as term_rules

#: Every rule of the house by its number.
RULES: dict[str, Rule] = {
    rule.id: rule
    for room in (
        reader_rules,
        translation_rules,
        term_rules,
        review_rules,
        templates,
        fitting,
        plan,
        press,
        pictures,
        figures,
        anniversaries,
        wording,
        brochures,
        brochure_pages,
        printings,
        packages,
        documents,
        number_rules,
        document_rules,
        recognising_rules,
        merging_rules,
        letter_rules,
        register,
        output,
        preflight,
        imposition_rules,
    )
    for rule in room.RULES
}

_CHECKS = (plan, press, pictures, figures, anniversaries, wording)
_OF_BROCHURES = (brochures, pictures, figures, anniversaries)


def check_issue(issue: Issue, registers: Registers, folder: Path) -> list[Finding]:
    """Run all content checks over ``issue`` as it was written; ``folder`` is the issue's folder."""
    context = Context(issue, registers, folder)
    return [finding for room in _CHECKS for finding in room.check(context)]


def check_brochure(brochure: Brochure, registers: Registers, folder: Path) -> list[Finding]:
    """Run all content checks over ``brochure`` as it was written; ``folder`` is its folder."""
    context = Context(brochure, registers, folder)
    return [finding for room in _OF_BROCHURES for finding in room.check(context)]


__all__ = [
    "RULES",
    "check_brochure",
    "check_glyphs",
    "check_issue",
    "check_pdf",
    "check_placements",
    "check_prepared",
    "check_room",
    "check_typesetting",
]
