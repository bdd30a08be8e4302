"""Numbered lists that begin at one in every letter of a document: each letter gets lists of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, escape, partners, tokenise

_MAX_DEPTH = 20


@dataclass
class Lists:
    """The lists of a template. ``numbers`` counts those with figures by ``w:numId``; ``by_style``: list and level of styles."""

    numbers: dict[str, int] = field(default_factory=dict)
    by_style: dict[str, tuple[str, str]] = field(default_factory=dict)
    first: int = 1
    _before: str = ""
    _after: str = ""
    _forms: dict[str, tuple[str, str]] = field(default_factory=dict)

    def part(self, letters: int) -> Iterator[str]:
        """The numbering part for so many letters, piece by piece; the lists of letter n begin at ``first + n * len(numbers)``."""
        yield self._before
        for letter in range(letters):
            for key, number in self.numbers.items():
                abstract, restart = self._forms[key]
                own = self.first + letter * len(self.numbers) + number
                yield f'<w:num w:numId="{own}"><w:abstractNumId w:val="{escape(abstract)}"/>{restart}</w:num>'
        yield self._after


def read_lists(numbering: str, styles: str) -> Lists:
    """The lists of the parts ``numbering`` and ``styles`` (as XML; ``""`` for a part that is not there)."""
    lists = Lists()
    if not numbering:
        return lists
    row = tokenise(numbering)
    ends = partners(row)
    levels: dict[str, dict[str, str]] = {}
    linked: dict[str, str] = {}
    figures: set[str] = set()
    last = len(row) - 1
    for place, token in enumerate(row):
        inner = row[place : ends.get(place, place) + 1]
        if token.is_start("w:abstractNum"):
            key = attribute(token, "w:abstractNumId") or ""
            levels[key] = _levels(inner, linked)
            if any(one.name == "w:numFmt" and attribute(one, "w:val") not in ("bullet", "none") for one in inner):
                figures.add(key)
        elif token.is_start("w:num"):
            key = attribute(token, "w:numId") or ""
            abstract = next((attribute(one, "w:val") or "" for one in inner if one.name == "w:abstractNumId"), "")
            lists.first = max(lists.first, int(key) + 1 if key.isdecimal() else 0)
            if abstract in figures:
                lists.numbers[key] = len(lists.numbers)
                lists._forms[key] = abstract, _restart(inner, levels[abstract])
        elif token.name == "w:numIdMacAtCleanup":
            last = min(last, place)
    lists._before = _written(row[:last])
    lists._after = _written(row[last:])
    for name, (key, level) in _styles(styles).items():
        if key in lists.numbers:
            lists.by_style[name] = key, level or linked.get(name, "0")
    return lists


def _levels(row: Sequence[Token], linked: dict[str, str]) -> dict[str, str]:
    """What each level begins at; ``linked`` is told which style belongs to which level."""
    found: dict[str, str] = {}
    level = "0"
    for token in row:
        if token.name == "w:lvl" and token.kind is Kind.START:
            level = attribute(token, "w:ilvl") or "0"
            found[level] = "1"
        elif token.name == "w:start" and level in found:
            found[level] = attribute(token, "w:val") or "1"
        elif token.name == "w:pStyle":
            linked[attribute(token, "w:val") or ""] = level
    return found


def _restart(row: Sequence[Token], levels: dict[str, str]) -> str:
    """Overrides that make a list begin anew; those that the template has stay."""
    own = {attribute(token, "w:ilvl") or "0" for token in row if token.name == "w:lvlOverride"}
    kept = _written([token for token in row[1:-1] if token.name != "w:abstractNumId"])
    made = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{begin}"/></w:lvlOverride>'
        for level, begin in sorted(levels.items())
        if level not in own
    )
    return kept + made


def _styles(styles: str) -> dict[str, tuple[str, str]]:
    """List and level (``""``: not said) of every style that numbers its paragraphs, itself or by the style that it leans on."""
    own: dict[str, tuple[str | None, str | None]] = {}
    based: dict[str, str] = {}
    style = ""
    for token in tokenise(styles) if styles else ():
        if token.is_start("w:style"):
            style = attribute(token, "w:styleId") or ""
            own[style] = (None, None)
        elif token.name == "w:basedOn" and style:
            based[style] = attribute(token, "w:val") or ""
        elif token.name == "w:numId" and style in own:
            own[style] = (attribute(token, "w:val"), own[style][1])
        elif token.name == "w:ilvl" and style in own:
            own[style] = (own[style][0], attribute(token, "w:val"))
    found = {}
    for name in own:
        key = level = None
        at: str | None = name
        for _ in range(_MAX_DEPTH):
            if at not in own:
                break
            key, level = key or own[at][0], level or own[at][1]
            at = based.get(at)
        if key:
            found[name] = key, level or ""
    return found


def _written(row: Sequence[Token]) -> str:
    return "".join(escape(token.text) if token.kind is Kind.TEXT else token.text for token in row)
