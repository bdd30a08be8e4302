"""Two descriptions of one concept: whether they contradict each other, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable

from ttdn_publish.translation.termbase.concept import Case, Concept, Status, Term


def contradicts(one: Concept, other: Concept) -> bool:
    """Whether both give different terms in a language, different days, or call right what the other forbids."""
    for first, second in ((one.valid_from, other.valid_from), (one.valid_to, other.valid_to)):
        if first and second and first != second:
            return True
    for language in one.terms.keys() & other.terms.keys():
        mine, theirs = one.terms[language], other.terms[language]
        if mine.text and theirs.text and mine.text != theirs.text:
            return True
        if set(mine.approved) & set(theirs.forbidden) or set(theirs.approved) & set(mine.forbidden):
            return True
    return False


def joined(old: Concept, new: Concept, *, newer_wins: bool) -> Concept:
    """What both say, under the id and at the place of ``old``; where they contradict each other one of them wins."""
    strong, weak = (new, old) if newer_wins else (old, new)
    languages = dict.fromkeys((*old.terms, *new.terms))
    return Concept(
        old.id,
        strong.vi,
        strong.domain or weak.domain,
        _together(strong.vietnamese, weak.vietnamese, without={strong.vi}),
        strong.valid_from or weak.valid_from,
        strong.valid_to or weak.valid_to,
        weak.case if strong.case is Case.INITIAL else strong.case,
        old.do_not_translate or new.do_not_translate,
        _together(strong.checked, weak.checked),
        strong.note or weak.note,
        strong.source or weak.source,
        _together(strong.forbidden, weak.forbidden, without=strong.vietnamese),
        {language: _joined_term(strong.term(language), weak.term(language)) for language in languages},
        old.at,
    )


def _joined_term(strong: Term, weak: Term) -> Term:
    text = strong.text or weak.text
    said = {term.status for term in (strong, weak) if text and term.text == text}
    status = Status.PREFERRED if Status.PREFERRED in said else Status.PROPOSED
    forms = _together(strong.forms, weak.forms, without={text, *strong.forbidden})
    forbidden = _together(strong.forbidden, weak.forbidden, without={text, *strong.forms})
    return Term(text, status, forms, forbidden)


def _together(strong: Iterable[str], weak: Iterable[str], without: Iterable[str] = ()) -> tuple[str, ...]:
    kept = dict.fromkeys((*strong, *weak))
    for form in without:
        kept.pop(form, None)
    return tuple(kept)
