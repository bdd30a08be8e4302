"""How a spreadsheet shows a number: the part of the number formats of ECMA-376 (part 1, 18.8.31) that offices use.

Placeholders (``0 # ?``), grouping, decimals, per cent, scaling commas, literals between digits (telephone numbers), currency
signs, and sections for negative numbers and zero are followed. What is beyond that (fractions, scientific notation, conditions) is
shown as *General* does, with all digits that a spreadsheet keeps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

_DIGITS_KEPT = 15
_PLACES = frozenset("0#?")
_COLOUR = re.compile(r"(?i)(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)$")
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CURRENCY = re.compile(r"\$([^-\]]*)(-[0-9A-Fa-f]+)?$")


@dataclass(frozen=True)
class Marks:
    """What stands between thousands and before decimals."""

    group: str
    decimal: str


#: As Excel shows figures in Viet Nam, and as programs read them.
VIETNAMESE, PLAIN = Marks(".", ","), Marks("", ".")


@dataclass(frozen=True)
class _Section:
    """One section of a format: what stands before and after, and the places of digits (with literals between them) before and
    after the decimal mark. A figure is multiplied by 100 for every ``percent`` and divided by 1000 for every of ``thousands``."""

    before: str
    whole: tuple[str, ...]
    fraction: tuple[str, ...]
    after: str
    grouped: bool
    percent: int
    thousands: int


def shown(value: int | float, number_format: str | None, marks: Marks = VIETNAMESE) -> str:
    """``value`` as a cell with ``number_format`` shows it. ``value`` must be finite."""
    sections = _sections(number_format or "General")
    negative = value < 0
    section = sections[0]
    if negative and len(sections) > 1:
        section, negative = sections[1], False
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    exact = abs(Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS_KEPT}g")))
    words = _general(exact, marks) if section is None else _filled(exact, section, marks)
    if negative and any(c in "123456789" for c in words):
        return "-" + words
    return words


def _general(exact: Decimal, marks: Marks) -> str:
    words = f"{exact:f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return words.replace(".", marks.decimal)


def _filled(exact: Decimal, section: _Section, marks: Marks) -> str:
    places = sum(item in _PLACES for item in section.fraction)
    with localcontext(prec=400):  # a figure may have 309 digits before the mark
        scaled = exact.scaleb(2 * section.percent - 3 * section.thousands)
        digits = f"{scaled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"
    whole, _, fraction = digits.partition(".")
    left = _left(whole.lstrip("0"), section, marks)
    right = _right(fraction, section.fraction)
    mark = marks.decimal if any(c.isdigit() for c in right) else ""
    return (section.before + left + mark + right + section.after).strip()


def _left(digits: str, section: _Section, marks: Marks) -> str:
    """The digits before the decimal mark in their places, from the right; the first place takes all that are left."""
    slots = [index for index, item in enumerate(section.whole) if item in _PLACES]
    if not slots and section.fraction:
        return digits
    least = sum(
        1 for index in slots if index >= next((i for i in slots if section.whole[i] == "0"), len(section.whole))
    )
    digits = digits.rjust(least, "0")
    out: list[str] = []
    taken = 0
    for index in range(len(section.whole) - 1, -1, -1):
        item = section.whole[index]
        if item not in _PLACES:
            out.append(item)
            continue
        count = len(digits) - taken if index == slots[0] else min(1, len(digits) - taken)
        for _ in range(count):
            if section.grouped and taken and taken % 3 == 0:
                out.append(marks.group)
            out.append(digits[len(digits) - 1 - taken])
            taken += 1
        if not count and item == "?":
            out.append(" ")
    return "".join(reversed(out))


def _right(digits: str, items: tuple[str, ...]) -> str:
    """The decimals in their places; ``#`` shows no zeros at the end."""
    out: list[str] = []
    slots = [item for item in items if item in _PLACES]
    least = max((place + 1 for place, item in enumerate(slots) if item == "0"), default=0)
    kept = max(least, len(digits.rstrip("0")))
    place = 0
    for item in items:
        if item not in _PLACES:
            out.append(item)
            continue
        if place < kept:
            out.append(digits[place])
        place += 1
    return "".join(out)


@lru_cache(maxsize=512)
def _sections(number_format: str) -> tuple[_Section | None, ...]:
    """The sections of a format; ``None`` for one that is *General* or not followed here."""
    parts, current, index = [], "", 0
    while index < len(number_format):
        step = _token(number_format, index)
        if step == ";":
            parts.append(current)
            current = ""
        else:
            current += step
        index += len(step)
    return tuple(_section(part) for part in [*parts, current])


def _token(text: str, index: int) -> str:
    """One mark of a format with what belongs to it: a quoted literal, an escaped or filled character, something in brackets."""
    for opening, closing in (('"', '"'), ("[", "]")):
        if text[index] == opening:
            end = text.find(closing, index + 1)
            return text[index : end + 1] if end >= 0 else text[index:]
    return text[index : index + 2] if text[index] in "\\_*" else text[index]


def _section(text: str) -> _Section | None:
    if "general" in text.lower():
        return None
    before: list[str] = []
    items: list[str] = []
    percent = 0
    index = 0
    while index < len(text):
        token = _token(text, index)
        index += len(token)
        literal = _literal(token)
        if literal is None:
            return None
        if token in (*_PLACES, ".", ","):
            items.append(token)
            continue
        percent += token == "%"
        (items if items else before).append(literal)
    if not any(item in _PLACES for item in items):  # words instead of a figure, or nothing: what zero is often shown as
        quoted = not any(c.isalnum() for c in _ASIDE.sub("", text))
        return _Section("".join(before), (), (), "", False, 0, 0) if quoted else None
    return _arranged("".join(before), items, percent)


def _literal(token: str) -> str | None:
    """What a token prints by itself; ``None`` when the section cannot be followed."""
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "[":
        if match := _CURRENCY.match(token[1:-1]):
            return match[1]
        return "" if _COLOUR.match(token[1:-1]) else None
    if token[0] in "\\_*":
        return token[1:] if token[0] == "\\" else " " if token[0] == "_" else ""
    return None if token in "/Ee@" else token


def _arranged(before: str, items: list[str], percent: int) -> _Section:
    last = max(index for index, item in enumerate(items) if item in _PLACES)
    tail = items[last + 1 :]
    thousands = 0
    while tail and tail[0] == ",":
        thousands += 1
        tail.pop(0)
    body = items[: last + 1]
    point = body.index(".") if "." in body else len(body)
    whole, fraction = body[:point], [item for item in body[point + 1 :] if item not in ".,"]
    while whole and whole[-1] == "," and fraction:
        thousands += 1
        whole.pop()
    grouped = "," in whole
    after = "".join(item for item in tail if item not in ".,")
    return _Section(before, tuple(i for i in whole if i != ","), tuple(fraction), after, grouped, percent, thousands)
