"""Where forms must not be matched, and when a forbidden form is no mistake."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ttdn_publish.translation.termbase.index import View

_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class FormRule:
    """The contexts that one form needs or must not have (see the comments of ``glossaries/scope.yaml``)."""

    not_in: tuple[str, ...] = ()
    only_after_figure: bool = False
    only_before_name: bool = False
    not_before_name: bool = False
    capitals_only: bool = False
    figure: re.Pattern[str] = re.compile(r"\d ?$")

    def allows(self, view: View, start: int, end: int) -> bool:
        """Whether the form may be matched from ``start`` to ``end``."""
        text = view.spaced
        before_name = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if (self.only_before_name and not before_name) or (self.not_before_name and before_name):
            return False
        if self.only_after_figure and not self.figure.search(text[max(0, start - _LOOK_BACK) : start]):
            return False
        form = text[start:end].lower()
        return not any(_inside(phrase, form, view, start) for phrase in self.not_in)


def _inside(phrase: str, form: str, view: View, start: int) -> bool:
    offset = phrase.find(form)
    while offset >= 0:
        first = start - offset
        last = first + len(phrase)
        if (
            first >= 0
            and view.spaced[first:last].lower() == phrase
            and (first == 0 or view.words[first - 1] == " ")
            and view.words[last : last + 1] in ("", " ")
        ):
            return True
        offset = phrase.find(form, offset + 1)
    return False


@dataclass(frozen=True, slots=True)
class Holders:
    """Foreign office-holders: Vietnamese words that name one, and titles, by language, that are theirs.

    ``of_a_country`` are words that count only directly before a country's name.
    """

    named_by: tuple[str, ...]
    of_a_country: tuple[str, ...]
    forms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scope:
    """The scope rules of a termbase."""

    forms: Mapping[str, FormRule] = field(default_factory=dict)
    ambiguous: Collection[str] = frozenset()
    whole_document: Collection[str] = frozenset()
    always_to_a_person: Collection[str] = frozenset()
    stands_with: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    void_after: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    holders: tuple[Holders, ...] = ()

    def rule(self, form: str) -> FormRule | None:
        """The rule for a form, in whatever case it is written."""
        return self.forms.get(form.lower())
