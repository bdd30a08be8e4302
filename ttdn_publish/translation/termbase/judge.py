"""What became of the terms of a sentence in its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from ttdn_publish.findings import N_
from ttdn_publish.translation.termbase import wording
from ttdn_publish.translation.termbase.concept import LANGUAGES, Concept, Status
from ttdn_publish.translation.termbase.matcher import TermHit
from ttdn_publish.translation.termbase.scope import Scope
from ttdn_publish.translation.termbase.verdicts import Judgement, TermVerdict

_FOREIGN = "country"
_BETWEEN = r"(?: Chính phủ)?(?: nước)? $"


class Judge:
    """Judges translated sentences by the rows of a termbase."""

    def __init__(self, concepts: Collection[Concept], scope: Scope) -> None:
        self._concepts, self._scope = concepts, scope
        self._around: dict[tuple[str, str], list[tuple[str, int]]] = {}

    def segment(
        self,
        source: str,
        target: str,
        language: str,
        day: date | None,
        hits: Sequence[TermHit],
        standing: Callable[[], Iterable[Concept]],
        exempt: Collection[str],
    ) -> list[TermVerdict]:
        """Verdicts on each concept of ``hits`` once; ``standing`` gives all concepts whose terms stand in ``source``."""
        verdicts: list[TermVerdict] = []
        seen: set[str] = set()
        for hit in hits:
            if hit.concept.id not in seen:
                seen.add(hit.concept.id)
                verdicts += self._translated(hit, source, target, language, day)
                verdicts += self._forbidden(hit, source, target, language, hits, standing, exempt)
        return verdicts

    def document(self, text: str, language: str, exempt: Collection[str]) -> list[TermVerdict]:
        """Forbidden names in a whole document; in Vietnamese those of all rows."""
        verdicts = []
        for concept in self._concepts:
            everywhere = concept.id in self._scope.whole_document
            forms = concept.forbidden if language == "vi" else concept.term(language).forbidden if everywhere else ()
            right = concept.vietnamese if language == "vi" else concept.term(language).approved
            spans = _longest((span, form) for form in forms for span in self._places(form, text, language, exempt))
            for span, form in spans:
                verdicts.append(
                    TermVerdict(Judgement.WRONG_NAME, concept, language, concept.vi, right, form, None, span)
                )
        return sorted(_once(verdicts), key=lambda verdict: verdict.target or (0, 0))

    def _translated(
        self, hit: TermHit, source: str, target: str, language: str, day: date | None
    ) -> Iterator[TermVerdict]:
        concept, term = hit.concept, hit.concept.term(language)
        span, vi = (hit.start, hit.end), source[hit.start : hit.end]

        def verdict(
            judgement: Judgement, expected: tuple[str, ...], place: tuple[int, int] | None, note: str = ""
        ) -> TermVerdict:
            found = target[slice(*place)] if place else ""
            return TermVerdict(judgement, concept, language, vi, expected, found, span, place, note)

        if not concept.valid_on(day):
            yield verdict(Judgement.EXPIRED, (vi,), None)
        if concept.id in self._scope.always_to_a_person:
            yield verdict(Judgement.FOR_A_PERSON, (vi,), None, N_("từ ngữ chính trị nội bộ"))
        if concept.do_not_translate or not term.text:
            place = wording.found(vi, target, "vi")
            if not concept.do_not_translate:
                yield verdict(Judgement.NO_FORM, (vi,), place)
            else:
                yield verdict(Judgement.GOOD if place else Judgement.NOT_KEPT, (vi,), place)
            return
        places = (wording.found(form, target, language) for form in term.approved)
        place = next((place for place in places if place), None)
        if place is None:
            yield verdict(Judgement.MISSING, term.approved, None)
            return
        if term.status is Status.PROPOSED:
            yield verdict(Judgement.PROPOSED, term.approved, place)
        else:
            yield verdict(Judgement.GOOD, term.approved, place)
        beside = self._scope.stands_with.get(concept.id, {}).get(language)
        if beside and beside not in target:
            note = N_("phải nêu “{words}” trong cùng câu").format(words=beside)
            yield verdict(Judgement.FOR_A_PERSON, term.approved, place, note)
        elif concept.review:
            note = N_("“{words}”").format(words=concept.review)
            yield verdict(Judgement.FOR_A_PERSON, term.approved, place, note)

    def _forbidden(
        self,
        hit: TermHit,
        source: str,
        target: str,
        language: str,
        hits: Sequence[TermHit],
        standing: Callable[[], Iterable[Concept]],
        exempt: Collection[str],
    ) -> Iterator[TermVerdict]:
        term = hit.concept.term(language)
        spans = [(span, form) for form in term.forbidden for span in self._places(form, target, language, exempt)]
        if not spans:
            return
        elsewhere = {
            form for other in standing() if other.id != hit.concept.id for form in other.term(language).approved
        }
        wrong = {
            form for _, form in spans if form not in elsewhere and not self._held_abroad(form, language, source, hits)
        }
        for span, form in _longest(item for item in spans if item[1] in wrong):
            yield TermVerdict(
                Judgement.FORBIDDEN,
                hit.concept,
                language,
                source[hit.start : hit.end],
                term.approved,
                form,
                (hit.start, hit.end),
                span,
            )

    def _places(self, form: str, text: str, language: str, exempt: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where a forbidden form stands and is a mistake."""
        allowed = [match.span() for passage in exempt if passage for match in re.finditer(re.escape(passage), text)]
        after = self._scope.void_after.get(language, {})
        before = {sign for start, sign in after.items() if form.startswith(start)}
        for first, last in wording.standing(form, text, language):
            if any(a <= first and last <= b for a, b in allowed) or text[max(0, first - 1) : first] in before:
                continue
            if not self._in_longer(form, first, text, language):
                yield first, last

    def _in_longer(self, form: str, first: int, text: str, language: str) -> bool:
        """Whether the form at ``first`` lies strictly inside a longer right form that stands there."""
        text = wording.folded(text, language)
        for longer, offset in self._longer_forms(form, language):
            start = first - offset
            end = start + len(longer)
            if start < 0 or text[start + 1 : end] != longer[1:] or text[start].lower() != longer[0].lower():
                continue
            if language not in wording.LATIN or not (
                (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum()
            ):
                return True
        return False

    def _longer_forms(self, form: str, language: str) -> list[tuple[str, int]]:
        """Right forms of any row that contain ``form`` and more, each with where in it ``form`` begins."""
        wanted = wording.folded(form, language)
        if (wanted, language) not in self._around:
            self._around[wanted, language] = [
                (longer, match.start())
                for longer in self._right_forms[language]
                if longer != wanted
                for match in re.finditer(re.escape(wanted), longer)
            ]
        return self._around[wanted, language]

    @cached_property
    def _right_forms(self) -> Mapping[str, set[str]]:
        right = {
            language: {wording.folded(f, language) for c in self._concepts for f in c.term(language).approved}
            for language in LANGUAGES
        }
        return right | {"vi": {wording.folded(form, "vi") for c in self._concepts for form in c.vietnamese}}

    def _held_abroad(self, form: str, language: str, source: str, hits: Sequence[TermHit]) -> bool:
        """Whether the form is the title of a foreign office-holder whom the source sentence names."""
        for holders in self._scope.holders:
            if form not in holders.forms.get(language, ()):
                continue
            if any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", source) for words in holders.named_by):
                return True
            countries = [hit.start for hit in hits if hit.concept.domain == _FOREIGN]
            for words in holders.of_a_country:
                pattern = re.compile(rf"(?<!\w){re.escape(words)}{_BETWEEN}")
                if any(pattern.search(source[:start]) for start in countries):
                    return True
        return False


Found = tuple[tuple[int, int], str]


def _longest(found: Iterable[Found]) -> list[Found]:
    """Forbidden forms in order, without those inside another (``西沙`` in ``西沙群岛``)."""
    kept: list[Found] = []
    for span, form in sorted(found, key=lambda item: item[0][0] - item[0][1]):
        if not any(first <= span[0] and span[1] <= last for (first, last), _ in kept):
            kept.append((span, form))
    return sorted(kept)


def _once(verdicts: list[TermVerdict]) -> Iterator[TermVerdict]:
    """Verdicts, each place once: several rows forbid the same name."""
    seen: list[tuple[int, int]] = []
    for verdict in sorted(verdicts, key=lambda v: (v.target or (0, 0))[0] - (v.target or (0, 0))[1]):
        span = verdict.target or (0, 0)
        if not any(first <= span[0] and span[1] <= last for first, last in seen):
            seen.append(span)
            yield verdict
