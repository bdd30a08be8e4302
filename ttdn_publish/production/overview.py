"""What stands where: an issue in figures, and whether its results are up to date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from ttdn_publish.findings import Severity
from ttdn_publish.model.classification import Classification
from ttdn_publish.model.text import Destination
from ttdn_publish.model.walk import texts
from ttdn_publish.production.content import Content, check_content, edition_of, read_content
from ttdn_publish.production.state import newest
from ttdn_publish.workspace import Workspace


def _states(content: Content, language: str) -> dict[str, int]:
    """How many sentences of the issue are in which state in ``language``."""
    edition = edition_of(content, language, Destination.INTERNAL)
    counts = Counter(str(s.status.state) for text in texts(edition.issue) for s in text.sentences)
    return dict(counts)


def overview(workspace: Workspace, folder: Path) -> dict[str, Any]:
    """An issue in figures. Raises :class:`SecrecyStop`."""
    content = read_content(workspace, folder)
    check_content(content)
    issue = content.issue
    counts = {s: sum(f.severity is s for f in content.findings) for s in Severity}
    articles = list(issue.articles.values()) if issue else []
    changed = newest(path for path in folder.rglob("*") if path.is_file())
    results = sorted((workspace.out / folder.name).glob("*.pdf"))
    return {
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
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "notices": counts[Severity.NOTICE],
        "results": [{"path": workspace.name(path), "fresh": path.stat().st_mtime_ns >= changed} for path in results],
    }
