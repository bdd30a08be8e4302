"""Assembling an edition: references resolved and localised, withheld texts taken out."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable
from datetime import date, datetime

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.language.quantities import bare, quantity
from ttdn_publish.model.bulletin import Back, Issue
from ttdn_publish.model.edition import Edition
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import (
    Decision,
    Destination,
    Emphasis,
    Inline,
    Link,
    Plain,
    Reference,
    SampleMark,
    Standing,
    State,
    Strong,
    Text,
    Verdict,
    release,
)
from ttdn_publish.model.walk import with_texts
from ttdn_publish.translation import rules

#: Printed where a figure is missing or may not be printed; a check finds it.
BLANK = "▒▒▒"


def assemble(
    issue: Issue,
    registers: Registers,
    *,
    language: str = "vi",
    destination: Destination = Destination.PUBLIC,
    moment: datetime,
) -> Edition:
    """The edition of ``issue`` in ``language`` that may go to ``destination`` at ``moment``.

    Raises :class:`SecrecyStop` when any part of it is a state secret.
    """
    findings: list[Finding] = []
    kept, withheld, draft = {}, {}, False
    for slug, article in issue.articles.items():
        decision = release(article.standing(issue, State.SOURCE), destination, moment)
        _stop(decision, article.at)
        if not decision.goes:
            withheld[slug] = decision
            message = N_("Bài “{slug}” không vào bản này ({reason}).")
            findings.append(rules.WITHHELD.at(article.at, message, slug=slug, reason=_REASONS[decision.reason]))
            continue
        draft = draft or decision.verdict is Verdict.DRAFT
        kept[slug] = article
    issue = dataclasses.replace(issue, articles=kept)
    if not _goes(issue, destination, moment):
        message = N_("Số này không công khai: bìa, chuyên mục và ban biên tập không vào bản này.")
        findings.append(rules.WITHHELD.at(issue.at, message, severity=Severity.ERROR))
        issue = dataclasses.replace(issue, cover=None, back=Back(), masthead=(), sections=())
    elif issue.cover is not None:  # a line on the cover says as much as the headline that it leads to
        lines = tuple(line for line in issue.cover.lines if not line.article or line.article in kept)
        issue = dataclasses.replace(issue, cover=dataclasses.replace(issue.cover, lines=lines))
    resolver = _Resolver(registers, issue.date, language, destination, moment, findings)
    resolved = with_texts(issue, resolver.text)
    return Edition(resolved, language, destination, registers, draft, withheld, tuple(findings))


def _goes(issue: Issue, destination: Destination, moment: datetime) -> bool:
    decision = release(Standing(issue.classification), destination, moment)
    _stop(decision, issue.at)
    return decision.goes


def _stop(decision: Decision, place: Place) -> None:
    if decision.verdict is Verdict.STOP:
        raise SecrecyStop(N_("{place}: tài liệu mật. Đã dừng.").format(place=place))


_REASONS = {
    "restricted": N_("mức phổ biến không phải công khai"),
    "embargo": N_("chưa đến thời điểm phát hành"),
    "state": N_("chưa duyệt"),
    "secret": "",
    "": "",
}


class _Resolver:
    """Replaces references by words, in one language, as of the issue's date."""

    def __init__(
        self,
        registers: Registers,
        day: date,
        language: str,
        destination: Destination,
        moment: datetime,
        findings: list[Finding],
    ) -> None:
        self.registers, self.day, self.language = registers, day, language
        self.destination, self.moment, self.findings = destination, moment, findings

    def text(self, text: Text) -> Text:
        if not any(isinstance(i, Reference | Emphasis | Strong | Link) for i in text.inlines):
            return text
        return Text(tuple(self._inlines(text.inlines, text.at)), text.at)

    def _inlines(self, inlines: Iterable[Inline], at: Place) -> Iterable[Inline]:
        for item in inlines:
            match item:
                case Reference(kind=kind):
                    yield from _KINDS[kind](self, item, at)
                case Emphasis(children=children):
                    yield Emphasis(tuple(self._inlines(children, at)))
                case Strong(children=children):
                    yield Strong(tuple(self._inlines(children, at)))
                case Link(href=href, children=children):
                    yield Link(href, tuple(self._inlines(children, at)))
                case _:
                    yield item

    def indicator(self, reference: Reference, at: Place) -> Iterable[Inline]:
        indicator = self.registers.indicators.get(reference.key)
        if indicator is None:
            return self._broken(N_("Không có chỉ tiêu “{key}”."), reference, self.registers.indicators, at)
        decision = release(Standing(indicator.classification), self.destination, self.moment)
        _stop(decision, indicator.at)
        if not decision.goes:
            message = N_("Chỉ tiêu “{key}” không công khai, không in trong bản này.")
            self.findings.append(rules.WITHHELD_FIGURE.at(at, message, key=reference.key))
            return (Plain(BLANK),)
        write = bare if reference.form == "number" else quantity
        words = Plain(write(indicator.value, indicator.unit, self.language))
        return (words, SampleMark()) if indicator.sample else (words,)

    def organisation(self, reference: Reference, at: Place) -> Iterable[Inline]:
        organisation = self.registers.organisations.get(reference.key)
        if organisation is None:
            return self._broken(N_("Không có cơ quan “{key}”."), reference, self.registers.organisations, at)
        name = organisation.name_on(self.day, self.language, short=reference.form == "short")
        if name is None:
            return self._broken(N_("Cơ quan “{key}” không có tên vào ngày của số này."), reference, (), at)
        return (Plain(name),)

    def person(self, reference: Reference, at: Place) -> Iterable[Inline]:
        person = self.registers.people.get(reference.key)
        if person is None:
            return self._broken(N_("Không có người “{key}”."), reference, self.registers.people, at)
        role = person.role_on(self.day)
        words = person.name if role is None or reference.form == "short" else f"{person.name}, {role.title.plain}"
        return (Plain(words), SampleMark()) if person.sample else (Plain(words),)

    def _broken(self, message: str, reference: Reference, known: Iterable[str], at: Place) -> Iterable[Inline]:
        near = difflib.get_close_matches(reference.key, list(known), 1, 0.5)
        hint = f" (“{near[0]}”?)" if near else ""
        self.findings.append(rules.BROKEN_REFERENCE.at(at, message, key=reference.key, hint=hint))
        return (Plain(BLANK),)


_KINDS: dict[str, Callable[[_Resolver, Reference, Place], Iterable[Inline]]] = {
    "indicator": _Resolver.indicator,
    "organisation": _Resolver.organisation,
    "person": _Resolver.person,
}
