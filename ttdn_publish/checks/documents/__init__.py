"""Checks of official documents as they are written: the declarations and the words, before anything is composed.

Numbers are those of the house's list of rules for documents; ``VB-F`` are what the form itself needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ttdn_publish.checks.documents import (
    annexes,
    bases,
    bodies,
    form,
    head,
    levels,
    number,
    numbering,
    parts,
    recipients,
    secrecy,
    signing,
    widths,
    wording,
)
from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import Finding, Rule
from ttdn_publish.model.document import Document
from ttdn_publish.model.registers import Registers

_CHECKS = (
    secrecy,
    form,
    parts,
    number,
    head,
    recipients,
    bases,
    numbering,
    levels,
    signing,
    annexes,
    bodies,
    wording,
)

#: Every rule on documents as they are written.
RULES: tuple[Rule, ...] = tuple(rule for room in (*_CHECKS, widths) for rule in room.RULES)
_BLOCKING = frozenset(rule.id for rule in (*form.BLOCKING, *secrecy.BLOCKING))


def check_document(document: Document, registers: Registers, day: date) -> list[Finding]:
    """Run all checks over ``document`` as it was written; ``day`` is the day whose rules hold for it.

    Raises :class:`SecrecyStop` at a secrecy stamp.
    """
    context = Context(document, registers, day)
    found = [finding for room in _CHECKS for finding in room.check(context)]
    if not blocking(found):
        found += widths.check(context)
    return found


def blocking(findings: Iterable[Finding]) -> bool:
    """Whether something was found that lets nothing be composed: no such type, no profile of the issuer, a secret."""
    return any(finding.rule.id in _BLOCKING for finding in findings)
