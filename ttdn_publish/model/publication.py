"""What is published: an issue of the bulletin, a brochure or an official document; what all kinds have in common."""

from __future__ import annotations

from datetime import date

from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.document import Document

Publication = Issue | Brochure | Document
#: What is signed as a whole besides its sentences.
Part = Issue | Article | Brochure | Document


def kind_of(publication: Publication) -> str:
    """What kind it is: ``issue``, ``brochure`` or ``document``."""
    return type(publication).__name__.lower()


def parts(publication: Publication) -> tuple[Part, ...]:
    """The publication itself and the articles in it."""
    match publication:
        case Issue(articles=articles) | Brochure(texts=articles):
            return (publication, *articles.values())
        case _:
            return (publication,)


def day_of(publication: Publication, today: date) -> date:
    """The day whose names, figures and rules hold for it; ``today`` for a document that is not dated."""
    return publication.day(today) if isinstance(publication, Document) else publication.date


def called(publication: Publication) -> str:
    """What people call it."""
    if isinstance(publication, Issue):
        return f"{publication.title.plain} số {publication.number}/{publication.year}"
    if isinstance(publication, Brochure):
        return publication.title.plain
    return publication.abstract.plain or publication.name
