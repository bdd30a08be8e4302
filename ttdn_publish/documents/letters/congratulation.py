"""A congratulation on an anniversary of diplomatic relations, drafted from fixed sentences.

It says three facts and no other: which country, how many years, on which day relations were established.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttdn_publish.documents.letters.addressing import Addressed, addressed
from ttdn_publish.documents.letters.filling import Values, filled
from ttdn_publish.language import locales
from ttdn_publish.model.anniversary import AnniversaryDay
from ttdn_publish.model.correspondent import Correspondent, Rank
from ttdn_publish.model.letter import Anniversary, LetterKind, LetterPhrases
from ttdn_publish.translation.termbase import Termbase

#: Who signs for the provincial committee: its head, without a name.
POST = "CHỦ TỊCH"
_COUNTRIES = "country"


@dataclass(frozen=True)
class Congratulation:
    """The lines of the Vietnamese letter, and what they are in the other language; a line without words there is not in
    ``said``."""

    lines: tuple[str, ...]
    said: tuple[tuple[str, str], ...]


def congratulation(
    day: AnniversaryDay,
    someone: Correspondent | None,
    senders: tuple[str, str],
    country: str,
    vietnamese: LetterPhrases,
    phrases: LetterPhrases,
) -> Congratulation:
    """The letter for ``day`` to ``someone`` (``None`` while nobody is known).

    ``senders`` are the name of the sender in Vietnamese and in the language of ``phrases``, ``country`` is the name of the
    country there (empty while it is not known: sentences that need it have no words then).
    """
    kind = LetterKind.CONGRATULATION
    here, there = addressed(someone, kind, vietnamese), addressed(someone, kind, phrases)
    known = _values(day, vietnamese.language, senders[0], day.relation.name)
    told = _values(day, phrases.language, senders[1], country)
    greeting, close = here.words("salutations"), _close(here)
    sentences = [filled(pattern, known) for pattern in vietnamese.anniversary.sentences]
    pairs = [
        (greeting, there.words("salutations") or str(there.values["call"])),
        *zip(sentences, (filled(p, told) for p in phrases.anniversary.sentences), strict=False),
        *((post.of, post.words) for post in phrases.anniversary.posts),
    ]
    return Congratulation((greeting, *sentences, close), tuple((one, other) for one, other in pairs if one and other))


def _values(day: AnniversaryDay, language: str, sender: str, country: str) -> Values:
    established = day.relation.established
    written = locales.date(established.year, established.month, established.day, language)
    return {"years": str(day.years), "date": written, "sender": sender, "country": country}


def _close(to: Addressed) -> str:
    formula = to.formula("closings")
    return filled(formula.close, to.values) if formula is not None else ""


def country_name(english: str, language: str, termbase: Termbase, words: Anniversary) -> str:
    """What a country is called in a sentence of ``language``: as the termbase has it, with the article where one belongs.

    Empty where the termbase does not have the country.
    """
    found = english if language == "en" else ""
    for concept in termbase.concepts.values():
        if not found and concept.domain == _COUNTRIES and concept.term("en").text == english:
            found = concept.term(language).text
    return next((named.words for named in words.countries if named.of == found), found)


def addressee(country: str, correspondents: Iterable[Correspondent]) -> Correspondent | None:
    """The ambassador of a country: one on record, else a sample that nobody has filled in yet, else any sample."""
    there = [one for one in correspondents if one.country == country and one.rank is Rank.AMBASSADOR]
    return min(there, key=lambda one: (one.sample, bool(one.name)), default=None)
