"""The labels that Word counts by itself: ``numbering.xml`` followed paragraph by paragraph.

ECMA-376 Part 1, section 17.9. What is made is the label that Word shows: a list of small letters counts a b c d e, as Word does,
whatever a Vietnamese would write; a list of its own (``custom`` with its signs, or levels that each spell out ``đ)``) counts as
it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ttdn_publish.formats.review_docx.left import elements, w
from ttdn_publish.formats.xml import Element, Tree

_BLANK = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
#: The signs that lists of an administrative document are written with; every other bullet becomes one of them by its depth.
_DASHES = {"-": "-", "–": "-", "—": "-", "\u2011": "-", "\uf02d": "-", "\uf0be": "-", "+": "+", "\uf02b": "+"}
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    signs: tuple[str, ...] = ()
    words: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a paragraph. ``bullet`` says that it was a sign of Word's own, ``known`` is false where the way of counting
    is not known and plain figures stand for it."""

    text: str
    bullet: bool = False
    known: bool = True


class Numbering:
    """Counts the lists of a document; paragraphs must come in their order."""

    def __init__(self, tree: Tree | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree.getroot())

    def _read(self, root: Element) -> None:
        abstracts = {node.get(w("abstractNumId"), ""): node for node in root.iter(w("abstractNum"))}
        styled = {_value(node, "styleLink"): key for key, node in abstracts.items() if _value(node, "styleLink")}
        for number in root.iter(w("num")):
            key = _value(number, "abstractNumId")
            key = styled.get(_value(abstracts.get(key), "numStyleLink"), key)
            node = abstracts.get(key)
            if node is None:
                continue
            levels = {_number(level.get(w("ilvl")), 0): _level(level) for level in node.iter(w("lvl"))}
            starts: dict[int, int] = {}
            for override in number.iter(w("lvlOverride")):
                depth = _number(override.get(w("ilvl")), 0)
                if (level := override.find(w("lvl"))) is not None:
                    levels[depth] = _level(level)
                if override.find(w("startOverride")) is not None:
                    starts[depth] = _number(_value(override, "startOverride"), 1)
            self._lists[number.get(w("numId"), "")] = _List(key, levels, starts)

    def depth_of(self, list_id: str, style: str) -> int:
        """The level of a list that the paragraph style ``style`` is tied to; 0 when none is."""
        found = self._lists.get(list_id)
        return next((depth for depth, level in found.levels.items() if level.style == style), 0) if found else 0

    def label(self, list_id: str, depth: int) -> Label | None:
        """Count one more paragraph of level ``depth`` (from 0) of a list, and say its label; ``None`` when it shows none."""
        found = self._lists.get(list_id)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if depth in found.starts and (list_id, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else found.starts.get(depth, level.start)
        self._begun.add((list_id, depth))
        for below in [d for d in counts if d > depth]:
            restart = found.levels.get(below, _Level()).restart
            if restart is None or depth < restart:
                del counts[below]
        if level.kind == "bullet":
            sign = level.words.strip()
            known = _DASHES.get(sign)
            return Label(known or ("-" if depth == 0 else "+"), known != sign) if sign else None
        return _numbered(level, found, counts)


def _numbered(level: _Level, found: _List, counts: Mapping[int, int]) -> Label | None:
    known = True

    def filled(match: re.Match[str]) -> str:
        nonlocal known
        depth = int(match[1]) - 1
        other = found.levels.get(depth, _Level())
        written = _counted(counts.get(depth, other.start), "decimal" if level.legal else other.kind, other.signs)
        known = known and written is not None
        return str(counts.get(depth, other.start)) if written is None else written

    text = _BLANK.sub(filled, level.words).strip()
    return Label(text, known=known) if text else None


def _counted(number: int, kind: str, signs: tuple[str, ...]) -> str | None:
    """``number`` in a way of counting (section 17.18.59), or ``None`` when that is not known here."""
    match kind:
        case "decimal":
            return str(number)
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(number).upper() if kind == "upperRoman" else _roman(number)
        case "none":
            return ""
        case "custom" if signs:
            return signs[number - 1] if 0 < number <= len(signs) else None
        case _:
            return None


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _level(node: Element) -> _Level:
    form = next(node.iter(w("numFmt")), None)  # of several in one level the first is the one meant
    signs = (form.get(w("format")) or "").split(",") if form is not None else []
    restart = _value(node, "lvlRestart")
    legal = node.find(w("isLgl"))
    return _Level(
        start=_number(_value(node, "start"), 0),
        kind=form.get(w("val"), "decimal") if form is not None else "decimal",
        signs=tuple(sign.strip() for sign in signs if sign.strip(" .…")),
        words=_value(node, "lvlText"),
        restart=_number(restart, 0) if restart else None,
        legal=legal is not None and legal.get(w("val"), "1") not in _OFF,
        style=_value(node, "pStyle"),
    )


def _value(node: Element | None, name: str) -> str:
    child = next((one for one in elements(node) if one.tag == w(name)), None) if node is not None else None
    return "" if child is None else str(child.get(w("val"), ""))


def _number(written: str | None, otherwise: int) -> int:
    """A whole number as it is written; what is none, or too large to be meant, counts as ``otherwise``."""
    return int(written) if written and re.fullmatch(r"\d{1,5}", written) else otherwise
