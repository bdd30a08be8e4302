"""What is published: an issue of the bulletin or an official document; what all kinds have in common."""

from __future__ import annotations

from datetime import date

from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.document import Document

Publication = Issue | Document
#: What is signed as a whole besides its sentences.
Part = Issue | Article | Document


def parts(publication: Publication) -> tuple[Part, ...]:
    """The publication itself and the articles in it."""
    return (publication, *publication.articles.values()) if isinstance(publication, Issue) else (publication,)


def day_of(publication: Publication, today: date) -> date:
    """The day whose names, figures and rules hold for it; ``today`` for a document that is not dated."""
    return publication.date if isinstance(publication, Issue) else publication.day(today)


def called(publication: Publication) -> str:
    """What people call it."""
    if isinstance(publication, Issue):
        return f"{publication.title.plain} số {publication.number}/{publication.year}"
    return publication.abstract.plain or publication.name
