"""What codes stand for, in one language and as of one day: figures, names of bodies and people."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date, datetime

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Finding, Place
from ttdn_publish.language.codes import NAMES
from ttdn_publish.language.quantities import bare, quantity
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
    Verdict,
    release,
)
from ttdn_publish.translation import rules
from ttdn_publish.translation.inlines import Inlines, joined

#: Printed where a figure is missing or may not be printed; a check finds it.
BLANK = "▒▒▒"


def stop(decision: Decision, place: Place) -> None:
    """Raise :class:`SecrecyStop` for a secret; only the place is said."""
    if decision.verdict is Verdict.STOP:
        raise SecrecyStop(N_("{place}: tài liệu mật. Đã dừng.").format(place=place))


class Resolver:
    """Puts words in the place of references, in one language, as of ``day``; what is wrong with them goes to ``findings``."""

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

    def inlines(self, inlines: Inlines, at: Place) -> Inlines:
        """``inlines`` with words in place of references."""
        if not any(isinstance(i, Reference | Emphasis | Strong | Link) for i in inlines):
            return inlines
        return joined(self._inlines(inlines, at))

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

    def _indicator(self, reference: Reference, at: Place) -> Iterable[Inline]:
        indicator = self.registers.indicators.get(reference.key)
        if indicator is None:
            return self._broken(N_("Không có chỉ tiêu “{key}”."), reference, self.registers.indicators, at)
        decision = release(Standing(indicator.classification, None, State.APPROVED), self.destination, self.moment)
        stop(decision, indicator.at)
        if not decision.goes:
            message = N_("Chỉ tiêu “{key}” không công khai, không in trong bản này.")
            self.findings.append(rules.WITHHELD_FIGURE.at(at, message, key=reference.key))
            return (Plain(BLANK),)
        write = bare if reference.form == "number" else quantity
        words = Plain(write(indicator.value, indicator.unit, self.language))
        return (words, SampleMark()) if indicator.sample else (words,)

    def _organisation(self, reference: Reference, at: Place) -> Iterable[Inline]:
        organisation = self.registers.organisations.get(reference.key)
        if organisation is None:
            return self._broken(N_("Không có cơ quan “{key}”."), reference, self.registers.organisations, at)
        short = reference.form == "short"
        name = organisation.name_on(self.day, self.language, short=short)
        if name is None and (name := organisation.name_on(self.day, short=short)) is not None:
            message = N_("Cơ quan “{key}” chưa có tên bằng {language}; in tên tiếng Việt.")
            self.findings.append(
                rules.NO_NAME.at(at, message, key=reference.key, language=NAMES.get(self.language, self.language))
            )
        if name is None:
            return self._broken(N_("Cơ quan “{key}” không có tên vào ngày của số này."), reference, (), at)
        return (Plain(name),)

    def _person(self, reference: Reference, at: Place) -> Iterable[Inline]:
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


_KINDS: dict[str, Callable[[Resolver, Reference, Place], Iterable[Inline]]] = {
    "indicator": Resolver._indicator,
    "organisation": Resolver._organisation,
    "person": Resolver._person,
}
