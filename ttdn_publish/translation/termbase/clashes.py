"""Where rows contradict each other: one Vietnamese form in two rows, a form both right and wrong, two terms alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ttdn_publish.findings import N_, Finding
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.concept import LANGUAGES, Concept
from ttdn_publish.translation.termbase.scope import Scope
from ttdn_publish.translation.termbase.surfaces import key, tidy


def form_findings(concepts: Iterable[Concept], scope: Scope) -> Iterator[Finding]:
    """Mistakes in Vietnamese forms: in two rows at once, ambiguous without a rule, impossible to match."""
    rows: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        for form in concept.vietnamese:
            if not tidy(form)[:1].isalnum():
                message = N_("Giá trị “{value}” của cột “{column}” không dùng được.")
                expected = N_("dạng bắt đầu bằng chữ hoặc số")
                yield rules.BAD_CELL.at(concept.at, message, value=form, column="vi", expected=expected)
                continue
            if form in scope.ambiguous and scope.rule(form) is None:
                yield rules.AMBIGUOUS.at(concept.at, N_("Dạng “{form}” dễ nhầm."), form=form)
            shared = rows[key(form)]
            if concept in shared:
                continue
            for other in shared:
                if concept.overlaps(other):
                    message = N_("Dạng “{form}” thuộc cả “{one}” ({place}) và “{two}”.")
                    yield rules.CLASH.at(concept.at, message, form=form, one=other.id, place=other.at, two=concept.id)
            shared.append(concept)


def contradictions(concepts: Iterable[Concept]) -> Iterator[Finding]:
    """Terms that are forbidden in another row, and different Vietnamese terms of one domain with the same translation.

    Many are meant so (外交部 is wrong for a department and right for the ministry): they are for a person to look at.
    """
    everything = list(concepts)
    for language in LANGUAGES:
        forbidden: dict[str, list[Concept]] = defaultdict(list)
        alike: dict[tuple[str, str], list[Concept]] = defaultdict(list)
        for concept in everything:
            for form in concept.term(language).forbidden:
                forbidden[form].append(concept)
        for concept in everything:
            term = concept.term(language)
            for form in term.approved:
                for other in forbidden.get(form, ()):
                    message = N_("{language}: “{form}” được chọn ở “{one}”, bị cấm ở “{two}” ({place}).")
                    yield rules.CONTRADICTION.at(
                        concept.at, message, language=language, form=form, one=concept.id, two=other.id, place=other.at
                    )
            if term.text:
                same = alike[concept.domain, term.text]
                for other in same:
                    if concept.overlaps(other):
                        message = N_("{language}: “{form}” dịch cả “{one}” và “{two}” ({place}).")
                        yield rules.CONTRADICTION.at(
                            concept.at,
                            message,
                            language=language,
                            form=term.text,
                            one=concept.vi,
                            two=other.vi,
                            place=other.at,
                        )
                same.append(concept)
