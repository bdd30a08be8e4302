"""The rule on the order of labels: no gaps, no label twice, letters as the alphabet has them, anew where they begin anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Rule, Severity
from ttdn_publish.language.levels import LEVELS, POINT_LETTERS, Level, ordinal, roman
from ttdn_publish.model.body import Paragraph
from ttdn_publish.model.document import DocumentBlock, Provision

ORDER = Rule(
    "VB-L01",
    Severity.WARNING,
    N_("Nhãn của phần, chương, điều, khoản, điểm theo thứ tự"),
    N_(
        "Điều đánh số liên tục cả văn bản; mục bắt đầu lại trong mỗi chương, khoản trong mỗi điều, điểm trong mỗi khoản. Điểm theo bảng chữ cái tiếng Việt: sau d là đ; không có f, j, w, z."
    ),
    N_("Đánh lại nhãn: đúng thứ tự là “{expected}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6"),
)

RULES = (ORDER,)

_UNCOUNTED = frozenset({Level.DASH, Level.PLUS})
_ARTICLE = LEVELS.index(Level.ARTICLE)
#: In every part these go on or begin anew: the regulation does not say.
_EITHER = frozenset({Level.CHAPTER, Level.HEADING, Level.CLAUSE})
_LETTER = re.compile(r"[a-zđ][).]")


def check(context: Context) -> Iterator[Finding]:
    """Findings on the labels of the body and of every annex."""
    for flow in context.flows:
        yield from _Count().run(flow)


class _Count:
    """The last number of every level in the scope that is open."""

    def __init__(self) -> None:
        self.last: dict[Level, int] = {}
        self.labels: dict[Level, str] = {}
        self.free: set[Level] = set()
        self.below: dict[tuple[int, ...], int] = {}

    def run(self, flow: Sequence[DocumentBlock]) -> Iterator[Finding]:
        before: DocumentBlock | None = None
        for block in flow:
            if isinstance(block, Provision) and block.level not in _UNCOUNTED:
                yield from self.see(block, _introduces(before, block.level))
            before = block

    def see(self, block: Provision, new_list: bool) -> Iterator[Finding]:
        self.close(block.level)
        if block.level is Level.SUBCLAUSE:
            yield from self.see_subclause(block)
            return
        number, level = ordinal(block.label), block.level
        expected = self.last.get(level, 0) + 1
        if number is None:
            if _LETTER.fullmatch(block.label):
                message = N_("“{label}” không phải chữ dùng cho điểm.")
                yield ORDER.at(block.at, message, label=block.label, expected=_label(block, expected))
            return
        anew = number == 1 and (new_list or level in self.free)
        added = number == expected - 1 and bool(re.search(r"\d[a-zđ]", block.label))  # Điều 3a
        if number != expected and not anew and not added:
            values: dict[str, Any] = {"label": block.label, "expected": _label(block, expected)}
            if level in self.labels:
                message = N_("“{label}” đứng sau “{before}”.")
                yield ORDER.at(block.at, message, **values, before=self.labels[level])
            else:
                yield ORDER.at(block.at, N_("“{label}” là nhãn đầu tiên ở cấp này."), **values)
        self.free.discard(level)
        self.last[level], self.labels[level] = number, block.label

    def see_subclause(self, block: Provision) -> Iterator[Finding]:
        *parents, number = (int(part) for part in re.findall(r"\d+", block.label))
        key, clause = tuple(parents), self.last.get(Level.CLAUSE)
        if clause is not None and parents[0] != clause:
            message = N_("“{label}” nằm dưới khoản “{parent}”.")
            expected = _dotted(block, (clause, *parents[1:], number))
            yield ORDER.at(block.at, message, label=block.label, parent=self.labels[Level.CLAUSE], expected=expected)
        elif number != self.below.get(key, 0) + 1:
            expected = _dotted(block, (*key, self.below.get(key, 0) + 1))
            before = self.labels.get(Level.SUBCLAUSE)
            if before:
                message = N_("“{label}” đứng sau “{before}”.")
                yield ORDER.at(block.at, message, label=block.label, before=before, expected=expected)
            else:
                message = N_("“{label}” là nhãn đầu tiên ở cấp này.")
                yield ORDER.at(block.at, message, label=block.label, expected=expected)
        self.below[key], self.labels[Level.SUBCLAUSE] = number, block.label

    def close(self, level: Level) -> None:
        """End the scopes below ``level``; articles run on through the whole document."""
        rank = LEVELS.index(level)
        for other in LEVELS[rank + 1 :]:
            if other is Level.ARTICLE and rank < _ARTICLE:
                continue
            if level is Level.PART and other in _EITHER - {Level.CLAUSE}:
                self.free.add(other)
                continue
            self.last.pop(other, None)
            self.labels.pop(other, None)
        if rank <= LEVELS.index(Level.CLAUSE):
            self.below.clear()


def _introduces(block: DocumentBlock | None, level: Level) -> bool:
    """Whether a new list of ``level`` may begin behind ``block``: it ends with a colon and is not an item of the list itself."""
    if isinstance(block, Provision):
        return block.level is not level and block.text.plain.rstrip().endswith(":")
    return isinstance(block, Paragraph) and block.text.plain.rstrip().endswith(":")


def _label(block: Provision, number: int) -> str:
    """The label that ``block`` should have as the ``number``-th."""
    label = block.label
    if block.level is Level.POINT:
        return (POINT_LETTERS[number - 1] if number <= len(POINT_LETTERS) else "…") + label[1:]
    if re.search(r"\d", label):
        return re.sub(r"\d+[a-zđ]?", str(number), label, count=1)
    if match := re.search(r"\b[IVX]+\b", label):
        return label[: match.start()] + roman(number) + label[match.end() :]
    return f"{label.rpartition(' ')[0]} {number}"


def _dotted(block: Provision, numbers: Sequence[int]) -> str:
    return ".".join(map(str, numbers)) + ("." if block.label.endswith(".") else "")
