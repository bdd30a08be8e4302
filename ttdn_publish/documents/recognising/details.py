"""The lines of its own that a form has (*Thời gian:*, *Địa điểm:*), recognised before and behind the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ttdn_publish.documents.recognising.recognised import Role, Typed, Understood
from ttdn_publish.formats.typed.line import TypedLine
from ttdn_publish.regulations.documents import DetailRule, Form

_DASH = re.compile(r"[-–+•]\s*(?=\S)")


@dataclass
class FoundDetail:
    """What a line of the form says: words, and the entries below it."""

    rule: DetailRule
    line: int
    text: str = ""
    items: list[str] = field(default_factory=list)


@dataclass
class Details:
    """The details found, and where the body between them begins and ends."""

    first: int
    last: int
    found: list[FoundDetail] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)


def read_details(blocks: Sequence[Typed], start: int, stop: int, form: Form) -> Details:
    """The details of ``form`` at the head and at the end of ``blocks[start:stop]``. Only lines that stand together are taken: the
    form prints them together."""
    details = Details(start, stop)
    while details.first < stop:
        size = _take(blocks, details.first, stop, form.details, details)
        if not size:
            break
        details.first += size
    while details.last > details.first and _take(blocks, details.last - 1, details.last, form.after, details):
        details.last -= 1
    return details


def is_detail(text: str, form: Form) -> bool:
    """Whether a line is one that ``form`` asks for before the body."""
    return any(_pattern(rule).fullmatch(text) for rule in form.details)


def _take(blocks: Sequence[Typed], at: int, stop: int, rules: Sequence[DetailRule], details: Details) -> int:
    """Take the detail that begins at ``at``; how many blocks it has, 0 when none begins there."""
    line = blocks[at]
    if not isinstance(line, TypedLine):
        return 0
    known = {one.rule.key for one in details.found}
    for rule in rules:
        match = _pattern(rule).fullmatch(line.text) if rule.key not in known else None
        if match is None:
            continue
        detail = FoundDetail(rule, line.line, match["words"].strip())
        details.understood.append(Understood(Role.DETAIL, line.text, line.line))
        size = 1
        while (
            at + size < stop
            and isinstance(entry := blocks[at + size], TypedLine)
            and (rule.list or not detail.text)
            and _DASH.match(entry.text)
        ):
            detail.items.append(_DASH.sub("", entry.text, count=1))
            details.understood.append(Understood(Role.DETAIL, entry.text, entry.line))
            size += 1
        details.found.append(detail)
        return size
    return 0


def _pattern(rule: DetailRule) -> re.Pattern[str]:
    label = re.escape(rule.label.strip(" :")).replace(r"\{sender\}", r"\S.{0,150}?")
    between = r"\s+" if rule.sentence else r"\s*:\s*"
    return re.compile(rf"(?:[-–+•]\s*)?{label}{between}(?P<words>.*)", re.IGNORECASE)
