"""Inline codes as TMX 1.4b and XLIFF 1.2 know them: start and end marks folded into spans, kinds by their short names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph, Run

#: Spans within spans beyond this are taken as single marks: no text is so deep, only an attack.
MAX_DEPTH = 64
_TYPES = {"", "fmt", "ui", "quote", "link", "image", "other"}  # XLIFF 2.1, section 4.3.1.34
_KINDS = {
    "bold": ("fmt", "xlf:b"),
    "italic": ("fmt", "xlf:i"),
    "lb": ("fmt", "xlf:lb"),
    "pb": ("fmt", "xlf:pb"),
    "link": ("link", ""),
    "image": ("image", ""),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How a format names the kinds of codes: ``prefix`` marks names of its own in our sub-types."""

    prefix: str
    underlined: str

    def kind(self, name: str) -> tuple[str, str]:
        """Our type and sub-type for a name of the format: ``bold`` → ``fmt``, ``xlf:b``."""
        if not name:
            return "", ""
        if name == self.underlined:
            return "fmt", "xlf:u"
        if name in _KINDS:
            return _KINDS[name]
        kind, semicolon, sub = name.removeprefix("x-").partition(";")
        if name.startswith("x-") and semicolon and kind in _TYPES:
            return kind, sub
        return "other", f"{self.prefix}:{name}"

    def name(self, kind: str, sub: str) -> str:
        """The format's name for our type and sub-type; :meth:`kind` reads it back."""
        if (kind, sub) == ("fmt", "xlf:u"):
            return self.underlined
        for name, pair in _KINDS.items():
            if pair == (kind, sub):
                return name
        if kind == "other" and sub.startswith(f"{self.prefix}:"):
            return sub.removeprefix(f"{self.prefix}:")
        return f"x-{kind};{sub}" if kind or sub else ""

    def single(self, mark: Mark) -> Ph:
        """A start or end that has no partner, as a code of its own."""
        return Ph(mark.id, "other", f"{self.prefix}:{'begin' if mark.opens else 'end'}", mark.data)

    def is_single(self, code: Ph) -> str:
        """``begin`` or ``end`` for what :meth:`single` made, else ``""``."""
        sub = code.sub_type.removeprefix(f"{self.prefix}:")
        return sub if code.type == "other" and sub in ("begin", "end") and sub != code.sub_type else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A start or an end of a span; both have the same ``key``. ``data`` is the native code."""

    opens: bool
    key: str
    id: str
    data: str = ""
    type: str = ""
    sub_type: str = ""


@dataclass
class _Open:
    mark: Mark | None
    runs: list[Run] = field(default_factory=list)


def fold(items: Iterable[Run | Mark], names: Names) -> Content:
    """``items`` with each start and its end made one span; a mark without a partner, or across another's, a single code."""
    stack, waiting = [_Open(None)], Counter[str]()
    for item in items:
        if not isinstance(item, Mark):
            append(stack[-1].runs, item)
        elif item.opens and len(stack) <= MAX_DEPTH:
            stack.append(_Open(item))
            waiting[item.key] += 1
        elif item.opens or not waiting[item.key]:
            stack[-1].runs.append(names.single(item))
        else:
            begun = next(place for place in range(len(stack) - 1, 0, -1) if _key(stack[place]) == item.key)
            _give_up(stack, begun, waiting, names)
            opened = stack.pop()
            waiting[item.key] -= 1
            assert opened.mark
            start = opened.mark
            children = tuple(opened.runs)
            stack[-1].runs.append(Pc(start.id, children, start.type, start.sub_type, start.data, item.data))
    _give_up(stack, 0, waiting, names)
    return tuple(stack[0].runs)


def append(runs: list[Run], run: Run) -> None:
    """Add ``run``; text grows together, and no text is none."""
    if isinstance(run, str) and runs and isinstance(runs[-1], str):
        runs[-1] += run
    elif run != "":
        runs.append(run)


def bare(content: Content) -> Content:
    """``content`` without annotations; what they span stays."""
    runs: list[Run] = []
    for run in content:
        if isinstance(run, Mrk):
            for inner in bare(run.children):
                append(runs, inner)
        else:
            append(runs, replace(run, children=bare(run.children)) if isinstance(run, Pc) else run)
    return tuple(runs)


def codes(content: Content) -> Iterator[Ph | Pc | Mrk]:
    """Every code and annotation in ``content``, outer before inner."""
    for run in content:
        if not isinstance(run, str):
            yield run
        if isinstance(run, Pc | Mrk):
            yield from codes(run.children)


def _key(opened: _Open) -> str | None:
    return opened.mark.key if opened.mark else None


def _give_up(stack: list[_Open], keep: int, waiting: Counter[str], names: Names) -> None:
    """Starts above ``keep`` have no end here: they become single codes."""
    for opened in stack[keep + 1 :]:
        assert opened.mark
        waiting[opened.mark.key] -= 1
        stack[keep].runs.append(names.single(opened.mark))
        for run in opened.runs:
            append(stack[keep].runs, run)
    del stack[keep + 1 :]
