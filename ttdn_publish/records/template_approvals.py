"""Sign-off of Word templates. A template is never cut into sentences: whoever signs it signs the file, byte for byte."""

from __future__ import annotations

import hashlib
import re

from ttdn_publish.records.approvals import Approval, Approvals, Signed, seen_hash

SCOPE, UNIT = "template", "@template"
_LANGUAGE = re.compile(r"\.([a-z]{2}(?:-[A-Z][a-z]{3})?)\.docx$")


def template_language(name: str) -> str:
    """The language of a template by its file name: ``thu-moi.en.docx`` is English, ``thu-moi.docx`` Vietnamese."""
    found = _LANGUAGE.search(name)
    return found[1] if found else "vi"


def template_approval(name: str, data: bytes, person: str, office: str, at: str, *, sample: bool = False) -> Approval:
    """The approval by which ``person`` signs the template ``name`` (from the workspace) with the bytes ``data``."""
    language = template_language(name)
    signed = Signed(name, UNIT, "", "", "", _seen(language, data))
    return Approval(name, language, SCOPE, name, person, office, at, (signed,), sample)


def template_signers(approvals: Approvals, name: str, data: bytes) -> tuple[Approval, ...]:
    """Who has signed the template as it is now."""
    language = template_language(name)
    return approvals.of(name, language).under(_seen(language, data))


def _seen(language: str, data: bytes) -> str:
    return seen_hash(language, hashlib.sha256(data).hexdigest(), "", "")
