"""What stands where: publications in figures, and whether their results are up to date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from ttdn_publish.findings import Severity
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.document import Document
from ttdn_publish.model.text import Destination
from ttdn_publish.model.walk import texts
from ttdn_publish.production.content import Content, any_edition_of, check_content, read_content
from ttdn_publish.production.order import BROCHURES, DOCUMENTS, family_of
from ttdn_publish.production.state import newest
from ttdn_publish.regulations.documents import document_rules
from ttdn_publish.workspace import Workspace


def _states(content: Content, language: str) -> dict[str, int]:
    """How many sentences of the publication are in which state in ``language``."""
    edition = any_edition_of(content, language, Destination.INTERNAL)
    counts = Counter(str(s.status.state) for text in texts(edition and edition.publication) for s in text.sentences)
    return dict(counts)


def overview(workspace: Workspace, folder: Path) -> dict[str, Any]:
    """A publication in figures. Raises :class:`SecrecyStop`."""
    content = read_content(workspace, folder)
    check_content(content)
    family = family_of(folder)
    return _document(content) if family == DOCUMENTS else _brochure(content) if family == BROCHURES else _issue(content)


def _issue(content: Content) -> dict[str, Any]:
    workspace, folder, issue = content.workspace, content.folder, content.issue
    articles = list(issue.articles.values()) if issue else []
    return {
        "kind": "bulletin",
        "name": folder.name,
        "title": issue.title.plain if issue else "?",
        "number": issue.number if issue else "?",
        "year": issue.year if issue else "?",
        "date": f"{issue.date:%d/%m/%Y}" if issue else "?",
        "pages": issue.pages if issue else 0,
        "articles": len(articles),
        "words": sum(len(text.plain.split()) for article in articles for text in texts(article)),
        "samples": sum(article.sample for article in articles),
        "restricted": sum(article.classification is not Classification.CONG_KHAI for article in articles),
        "languages": {language: _states(content, language) for language in (issue.languages if issue else ())},
        **_found(content),
        "results": _results(content, workspace.out / folder.name, ("*.pdf",)),
    }


def _brochure(content: Content) -> dict[str, Any]:
    brochure = content.publication if isinstance(content.publication, Brochure) else None
    return {
        "kind": "brochure",
        "name": content.folder.name,
        "title": brochure.title.plain if brochure else "?",
        "family": str(brochure.family) if brochure else "?",
        "printing": brochure.printing if brochure else "?",
        "updated_to": str(brochure.updated_to or "?") if brochure else "?",
        "rows": len(brochure.entries) if brochure else 0,
        "words": sum(len(text.plain.split()) for text in texts(brochure)) if brochure else 0,
        "samples": sum(row.sample for row in brochure.entries) if brochure else 0,
        "languages": {language: _states(content, language) for language in (brochure.languages if brochure else ())},
        **_found(content),
        "results": _results(content, content.workspace.out / content.folder.name, ("*.pdf",)),
    }


def _document(content: Content) -> dict[str, Any]:
    document = content.publication if isinstance(content.publication, Document) else None
    rules = document_rules(content.day())
    kind = rules.types.get(document.type) if document else None
    return {
        "kind": "document",
        "name": content.folder.name,
        "type": kind.name if kind else "?",
        "title": document.abstract.plain if document else "?",
        "issued": bool(document and document.issued),
        "rules": rules.short,
        "words": sum(len(text.plain.split()) for text in texts(document)) if document else 0,
        "sample": bool(document and document.sample),
        "languages": {language: _states(content, language) for language in (document.languages if document else ())},
        **_found(content),
        "results": _results(content, content.workspace.out / content.folder.name, ("*.docx", "*.pdf", "*.html")),
    }


def _found(content: Content) -> dict[str, int]:
    counts = {s: sum(f.severity is s for f in content.findings) for s in Severity}
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notices": counts[Severity.NOTICE],
    }


def _results(content: Content, out: Path, patterns: tuple[str, ...]) -> list[dict[str, Any]]:
    """What has been built, and whether it is newer than what it was built from."""
    workspace = content.workspace
    derived = (workspace.out, workspace.cache)
    sources = (p for p in content.folder.rglob("*") if p.is_file() and not any(p.is_relative_to(d) for d in derived))
    changed = newest(sources)
    found = sorted(path for pattern in patterns for path in out.glob(pattern))
    return [{"path": workspace.name(path), "fresh": path.stat().st_mtime_ns >= changed} for path in found]
