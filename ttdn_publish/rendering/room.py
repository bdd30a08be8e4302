"""Whether words have room on finished pages: far enough from folds and from the trim, inside their box, not over each other.

Reads WeasyPrint's boxes without importing it, as :mod:`~ttdn_publish.rendering.boxes` does. Words are lines of text, and
drawings that have words in them or must be whole (maps, codes: images of the classes ``drawing`` and ``qr``); photographs
and grounds may run anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_PX_PER_MM = 96 / 25.4
#: Nearest that words may come to a fold or to the trim, mm: folding and cutting are exact to about a millimetre, and words
#: closer than this look pressed (publications reference, 2.4).
CLEAR_MM = 5.0
_TOLERANCE_MM = 0.25
_BLOCKS = frozenset({"BlockBox", "InlineBlockBox", "FlexBox", "GridBox", "TableCellBox"})
_WHOLE = frozenset({"drawing", "qr"})
_SAID = 48


@dataclass(frozen=True)
class Near:
    """Words nearer than :data:`CLEAR_MM` to a fold (``fold`` mm from the left of the trim) or to the trim (``fold`` is None).

    ``page`` counts from 0; ``gap`` is what is left in mm, negative beyond the edge; ``inside`` the id of the element they are in.
    """

    page: int
    words: str
    gap: float
    fold: float | None
    inside: str


@dataclass(frozen=True)
class Lost:
    """Words that reach ``over`` mm below their box (``above`` empty), or that lie over other words (``above``)."""

    page: int
    words: str
    over: float
    inside: str
    above: str = ""


@dataclass(frozen=True)
class _Words:
    """A line or a drawing: its box in px, the element with an id that it is in, what takes it out of the flow."""

    said: str
    left: float
    top: float
    right: float
    bottom: float
    inside: str
    owner: int


def near(pages: Sequence[Any], folds: Sequence[Sequence[float]] = ()) -> list[Near]:
    """Words on ``pages`` (page boxes) that are too near to the trim or to the folds of their page (mm from its left)."""
    found: list[Near] = []
    for number, page in enumerate(pages):
        lines = [edge * _PX_PER_MM for edge in folds[number]] if number < len(folds) else []
        for words in _all_words(page):
            gaps: list[tuple[float, float | None]] = [(_to_trim(words, page), None)]
            gaps += [(max(words.left - fold, fold - words.right), fold) for fold in lines]
            gap, fold = min(gaps, key=lambda pair: pair[0])
            if gap / _PX_PER_MM < CLEAR_MM - _TOLERANCE_MM:
                place = None if fold is None else round(fold / _PX_PER_MM, 1)
                found.append(Near(number, words.said, round(gap / _PX_PER_MM, 1), place, words.inside))
    return found


def lost(pages: Sequence[Any]) -> list[Lost]:
    """Words on ``pages`` (page boxes) that leave the box they are in at its foot, or that overprint other words."""
    found: list[Lost] = []
    for number, page in enumerate(pages):
        found += [Lost(number, said, over, inside) for said, over, inside in _over(page)]
        found += [Lost(number, *clash) for clash in _clashes(list(_all_words(page)))]
    return found


def _to_trim(words: _Words, page: Any) -> float:
    right, bottom = page.margin_width(), page.margin_height()
    return float(min(words.left, words.top, right - words.right, bottom - words.bottom))


def _all_words(box: Any, inside: str = "", owner: int = 0) -> Iterator[_Words]:
    """Every line and drawing in ``box``."""
    box = getattr(box, "_box", box)  # what is out of the flow stands behind a placeholder
    element, style = getattr(box, "element", None), getattr(box, "style", None)
    if element is not None and hasattr(element, "get"):
        inside = element.get("id") or inside
    if style is not None and style["position"] in ("absolute", "fixed"):
        owner = id(box)
    if type(box).__name__ == "LineBox":
        yield from _line(box, inside, owner)
    elif (
        element is not None
        and type(box).__name__.endswith("ReplacedBox")
        and _WHOLE & set(element.get("class", "").split())
    ):
        x, y = box.content_box_x(), box.content_box_y()
        yield _Words(_short(element.get("alt") or ""), x, y, x + box.width, y + box.height, inside, owner)
        return
    for child in getattr(box, "children", ()):
        yield from _all_words(child, inside, owner)


def _line(box: Any, inside: str, owner: int) -> Iterator[_Words]:
    """The words of a line, as far as they stand in it directly: boxes inside it have lines of their own."""
    texts = list(_texts(box))
    if texts:
        said = "".join(text.text for text in texts)
        top = min(text.position_y for text in texts)
        bottom = max(text.position_y + text.height for text in texts)
        left = min(text.position_x for text in texts)
        right = max(text.position_x + text.width for text in texts)
        yield _Words(_short(said), left, top, right, bottom, inside, owner)


def _texts(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        name = type(child).__name__
        if name == "TextBox":
            if child.text.strip():
                yield child
        elif name == "InlineBox":
            yield from _texts(child)


def _over(box: Any, inside: str = "", told: set[int] | None = None) -> Iterator[tuple[str, float, str]]:
    """Words that reach below the box that they flow in, told once, with the innermost such box; ``told`` are lines."""
    box = getattr(box, "_box", box)
    told = set() if told is None else told
    element = getattr(box, "element", None)
    if element is not None and hasattr(element, "get"):
        inside = element.get("id") or inside
    for child in getattr(box, "children", ()):
        yield from _over(child, inside, told)
    if type(box).__name__ in _BLOCKS and isinstance(box.height, int | float):
        below = [one for one in _reaches(box) if one[0] > _bottom(box) and one[2] not in told]
        if below:
            told |= {line for _, _, line in below}
            yield below[0][1], round((max(below)[0] - _bottom(box)) / _PX_PER_MM + _TOLERANCE_MM, 1), inside


def _bottom(box: Any) -> float:
    return float(box.content_box_y() + box.height + _TOLERANCE_MM * _PX_PER_MM)


def _reaches(box: Any) -> Iterator[tuple[float, str, int]]:
    """How far down (px) the lines and images reach that flow in ``box``, with their words and what tells them apart."""
    for child in getattr(box, "children", ()):
        if hasattr(child, "_box") or (child.style["position"] in ("absolute", "fixed")):
            continue
        name = type(child).__name__
        if name == "LineBox":
            said = _short("".join(text.text for text in _texts(child)))
            if said:
                yield child.position_y + child.height, said, id(child)
        elif name.endswith("ReplacedBox"):
            yield child.position_y + child.margin_height(), _short(child.element.get("alt") or ""), id(child)
        yield from _reaches(child)


def _clashes(words: list[_Words]) -> Iterator[tuple[str, float, str, str]]:
    """Words over words: only what was taken out of the flow can do that."""
    if len({one.owner for one in words}) < 2:
        return
    words.sort(key=lambda one: one.top)
    slack = 0.8 * _PX_PER_MM  # lines have room for marks above and below that most do not use
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            if other.top >= one.bottom - slack:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            if one.owner != other.owner and across > _TOLERANCE_MM * _PX_PER_MM:
                down = round((min(one.bottom, other.bottom) - other.top) / _PX_PER_MM, 1)
                yield other.said, down, other.inside, one.said


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SAID else words[: _SAID - 1].rstrip() + "…"
