"""Finding the termbase's Vietnamese forms in a text: longest first, in whole syllables, within their scope.

The text is NFC, as everything is inside the house; white space of any kind counts as one space, a blank line ends a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ttdn_publish.translation.termbase.concept import Case, Concept
from ttdn_publish.translation.termbase.index import Candidate, Guard, Index, Option, Surface, View, merged
from ttdn_publish.translation.termbase.scope import Scope
from ttdn_publish.translation.termbase.surfaces import GAP, tidy, variants


class TermHit(NamedTuple):
    """A term in a text: from ``start`` to ``end``, its concept, and which of the listed forms it is."""

    start: int
    end: int
    concept: Concept
    form: str


_hit = partial(tuple.__new__, TermHit)

_BEFORE_A_SENTENCE = " \u00a0\t\"'“‘«(–—-•*·"
_ENDS = ".!?…:\n"


def begins_sentence(view: View, start: int, _end: int) -> bool:
    """Whether a sentence, a line or a clause after a colon begins at ``start``."""
    text = view.text
    while start and text[start - 1] in _BEFORE_A_SENTENCE:
        start -= 1
    return not start or text[start - 1] in _ENDS


class Matcher:
    """Finds the forms of ``concepts``; where two share a form the first one wins."""

    def __init__(self, concepts: Iterable[Concept], scope: Scope) -> None:
        exact: list[Surface] = []
        folded: list[Surface] = []
        self._gapped: list[tuple[re.Pattern[str], Surface]] = []
        for concept in concepts:
            for form in concept.vietnamese:
                words = tidy(form)
                if not words or not words[0].isalnum():
                    continue
                rule = scope.rule(form)
                case = Case.EXACT if rule and rule.capitals_only else concept.case
                if case is Case.ANY:
                    words = words.lower()
                initial = case is Case.INITIAL
                surfaces = _surfaces(words, concept, form, rule.allows if rule else None, initial=initial)
                if GAP in words:
                    self._gapped += [(_gap_pattern(s.text, any_case=case is Case.ANY), s) for s in surfaces]
                elif case is Case.ANY:
                    folded += surfaces
                else:
                    exact += surfaces
        self._exact = Index(exact)
        self._folded = Index(folded) if folded else None

    def find(self, text: str) -> list[TermHit]:
        """The terms of ``text`` from left to right, none inside another; at one place the longest."""
        view = View.of(text)
        begins, words = view.spaced.startswith, view.words
        hits: list[TermHit] = []
        reached = 0
        for start, options in self._candidates(view):
            if start < reached:
                continue
            for length, surface, last, concept, form, guard in options:
                if surface is None or (begins(surface, start) and words[start + last] == " "):
                    end = start + length
                    if guard is None or guard(view, start, end):
                        hits.append(_hit((start, end, concept, form)))
                        reached = end
                        break
        return hits

    def standing(self, text: str) -> Iterator[Concept]:
        """The concepts of all terms that stand in ``text``, those inside longer terms too."""
        view = View.of(text)
        for start, options in self._candidates(view):
            for option in options:
                if _stands(option, view, start) and (
                    not option.guard or option.guard(view, start, start + option.length)
                ):
                    yield option.concept

    def _candidates(self, view: View) -> Iterator[Candidate]:
        found = self._exact.candidates(view.words)
        more = [*self._in_any_case(view), *self._with_gaps(view)]
        return merged(found, more) if more else found

    def _in_any_case(self, view: View) -> Iterator[Candidate]:
        if self._folded is None:
            return
        small = View(view.text, _lower(view.spaced), _lower(view.words))
        for start, options in self._folded.candidates(small.words):
            sure = [option._replace(surface=None) for option in options if _stands(option, small, start)]
            if sure:
                yield start, tuple(sure)

    def _with_gaps(self, view: View) -> Iterator[Candidate]:
        for pattern, surface in self._gapped:
            for match in pattern.finditer(view.spaced):
                if view.words[match.end()] == " ":
                    length = len(match[0])
                    option = Option(length, None, length, surface.concept, surface.form, surface.guard)
                    yield match.start(), (option,)


def _stands(option: Option, view: View, start: int) -> bool:
    return option.surface is None or (
        view.spaced.startswith(option.surface, start) and view.words[start + option.last] == " "
    )


def _surfaces(words: str, concept: Concept, form: str, guard: Guard | None, *, initial: bool) -> Iterator[Surface]:
    for text in variants(words):
        yield Surface(text, concept, form, guard)
        if initial and text[0].islower():
            both = partial(_both, guard) if guard else begins_sentence
            yield Surface(text[0].upper() + text[1:], concept, form, both, True)


def _both(guard: Guard, view: View, start: int, end: int) -> bool:
    return begins_sentence(view, start, end) and guard(view, start, end)


def _gap_pattern(text: str, *, any_case: bool) -> re.Pattern[str]:
    """A surface with a gap: one to three words stand in it."""
    gap = r"[^\s.!?]+(?: [^\s.!?]+){0,2}"
    return re.compile(r"(?<!\w)" + gap.join(map(re.escape, text.split(GAP))), re.IGNORECASE if any_case else 0)


def _lower(text: str) -> str:
    """``text`` in small letters, sign by sign: its length stays."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
