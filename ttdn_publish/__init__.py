"""Publishes a province's bulletin, brochures and letters from content whose every sentence has a state.

The way through the house: ``content/ -> readers -> model -> translation -> rendering -> prepress -> delivery``,
with findings of numbered rules at each station. The names below are the whole public surface::

    import ttdn_publish as ttdn

    report = ttdn.build("content/bulletins/2018-01")
    for finding in report.findings:
        print(finding.place, finding.rule.id, finding.what())
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ttdn_publish.errors import PublishError
    from ttdn_publish.findings import Finding
    from ttdn_publish.model.brochure import Brochure
    from ttdn_publish.model.bulletin import Article, Issue
    from ttdn_publish.model.document import Document
    from ttdn_publish.model.edition import Edition
    from ttdn_publish.production.verbs import build, check, deliver, edition, read, translate
    from ttdn_publish.translation.termbase import Termbase
    from ttdn_publish.workspace import Workspace

__all__ = [
    "Article",
    "Brochure",
    "Document",
    "Edition",
    "Finding",
    "Issue",
    "PublishError",
    "Termbase",
    "Workspace",
    "build",
    "check",
    "deliver",
    "edition",
    "read",
    "translate",
]

_HOMES = {
    "Article": "ttdn_publish.model.bulletin",
    "Brochure": "ttdn_publish.model.brochure",
    "Document": "ttdn_publish.model.document",
    "Edition": "ttdn_publish.model.edition",
    "Finding": "ttdn_publish.findings",
    "Issue": "ttdn_publish.model.bulletin",
    "PublishError": "ttdn_publish.errors",
    "Termbase": "ttdn_publish.translation.termbase",
    "Workspace": "ttdn_publish.workspace",
    "build": "ttdn_publish.production.verbs",
    "check": "ttdn_publish.production.verbs",
    "deliver": "ttdn_publish.production.verbs",
    "edition": "ttdn_publish.production.verbs",
    "read": "ttdn_publish.production.verbs",
    "translate": "ttdn_publish.production.verbs",
}


def __getattr__(name: str) -> Any:
    # Importing the package must stay instant: a name brings its module in only when it is used.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
