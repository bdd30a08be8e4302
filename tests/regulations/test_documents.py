"""The rule sets of official documents: picked by the day, complete, every rule with its source."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ttdn_publish.documents.styles import _TABLE
from ttdn_publish.regulations.documents import DocumentRules, NumberPlace, document_rules, rule_sets

OLD, NEW = rule_sets()


@pytest.mark.parametrize(
    ("day", "rules"),
    [(date(2018, 1, 1), OLD), (date(2020, 3, 4), OLD), (date(2020, 3, 5), NEW), (date(2026, 11, 22), NEW)],
)
def test_the_day_picks_the_rule_set(day: date, rules: DocumentRules) -> None:
    assert document_rules(day) is rules


def test_nine_and_twenty_types_and_the_four_that_went() -> None:
    listed = [{t.id for t in rules.types.values() if t.listed} for rules in (OLD, NEW)]
    assert len(listed[1]) == 29
    assert listed[0] - listed[1] == {"ban-cam-ket", "giay-chung-nhan", "giay-di-duong", "giay-bien-nhan"}
    assert listed[1] <= listed[0]


@pytest.mark.parametrize(
    ("type_", "old", "new"),
    [
        ("ban-ghi-nho", "GN", "BGN"),
        ("ban-thoa-thuan", "TTh", "BTT"),
        ("giay-uy-quyen", "UQ", "GUQ"),
        ("giay-nghi-phep", "NP", "GNP"),
        ("quy-dinh", "QyĐ", "QyĐ"),
        ("to-trinh", "TTr", "TTr"),
        ("chuong-trinh", "CTr", "CTr"),
        ("cong-van", "", ""),
        ("thu-cong", "", ""),
    ],
)
def test_abbreviations_keep_their_case_and_their_time(type_: str, old: str, new: str) -> None:
    assert (OLD.types[type_].code, NEW.types[type_].code) == (old, new)


def test_what_changed_in_2020() -> None:
    assert (OLD.page_number.place, NEW.page_number.place) == (NumberPlace.FOOTER_RIGHT, NumberPlace.HEADER_CENTRE)
    assert (OLD.lettering["basis"].italic, NEW.lettering["basis"].italic) == (False, True)
    assert (OLD.font_required, NEW.font_required) == (False, True)
    assert OLD.paper.small
    assert not NEW.paper.small


@pytest.mark.parametrize("rules", [OLD, NEW], ids=lambda rules: rules.id)
def test_every_rule_has_a_source_and_uses_what_it_allows(rules: DocumentRules) -> None:
    entries: list[Any] = [
        *rules.lettering.values(),
        *rules.lines.values(),
        rules.paper,
        rules.page_number,
        rules.paragraphs,
    ]
    assert all(entry.source for entry in entries)
    assert all(look.size.use in look.size for look in rules.lettering.values())
    sides = (rules.paper.top, rules.paper.bottom, rules.paper.left, rules.paper.right)
    assert all(side.use in side for side in sides)
    assert all(t.form.source for t in rules.types.values())
    assert {component for _, component, *_ in _TABLE.values()} <= set(rules.lettering)
