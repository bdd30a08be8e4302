"""Between inlines and the content of XLIFF: codes get stable ids, and what comes back is read strictly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.xliff.document import Content, Mrk, Pc, Ph, Run
from ttdn_publish.model.text import (
    Blank,
    Emphasis,
    FootnoteMark,
    Inline,
    LineBreak,
    Link,
    NoBreakSpace,
    Plain,
    Reference,
    Sentence,
    Strong,
    inlines_of,
)
from ttdn_publish.readers.inlines import REFERENCE_FORMS, REFERENCE_KINDS
from ttdn_publish.readers.structure import fold
from ttdn_publish.translation.inlines import Inlines, code_key, codes, joined
from ttdn_publish.translation.notation import code

_LETTERS = {
    Emphasis: "i",
    Strong: "b",
    Link: "a",
    FootnoteMark: "n",
    Reference: "r",
    LineBreak: "br",
    NoBreakSpace: "s",
    Blank: "x",
}
#: Codes that every language sets in its own way: a target may have none of them, or more.
_FREE = Emphasis | Strong | LineBreak | NoBreakSpace
#: No-break spaces by the sub-type under which they are written.
_SPACES = {f"ttdn:{code_key(item)}": item for item in (NoBreakSpace(), NoBreakSpace(narrow=True))}
_REFERENCE = re.compile(r"\{\s*([^:{}]+):\s*([^|{}]+?)\s*(?:\|\s*([^{}]*?)\s*)?\}")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_BLANK = re.compile(r"\{(\w+)\}")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:|#)", re.IGNORECASE)
_LINK_END = re.compile(r"\]\((.*)\)", re.DOTALL)


class BadCode(PublishError):
    """A code in a target that its source does not have, or that cannot be read."""


class Codes:
    """The ids of the codes of one unit: by kind and order in the source, the same in source and target.

    ``sources`` are the segments of the unit; without any, nothing is known of what a content may hold.
    """

    def __init__(self, sources: Iterable[Inlines]) -> None:
        self._ids: list[list[tuple[str, Inline]]] = []
        self._items: dict[str, Inline] = {}
        counts: Counter[str] = Counter()
        for source in sources:
            own = []
            for item in codes(source):
                letter = _LETTERS[type(item)]
                counts[letter] += 1
                own.append((f"{letter}{counts[letter]}", item))
            self._ids.append(own)
            self._items |= dict(own)

    @classmethod
    def written(cls, sources: Iterable[Content]) -> Codes:
        """The codes as the segments of a file name them. Raises :class:`BadCode`."""
        found, reader = cls(()), cls(())
        for source in sources:
            own = [(run.id, reader.inlines((run,), trusted=True)[0]) for run in _runs(source)]
            found._ids.append(own)
            found._items |= dict(own)
        return found

    def content(self, inlines: Inlines, segment: int | None = None) -> Content:
        """``inlines`` as XLIFF content, with the ids of the codes of ``segment`` (from 0; of the whole unit without).

        Codes that the source lacks get ids of their own.
        """
        return self._content(inlines, iter(self._named(inlines, segment)))

    def _named(self, inlines: Inlines, segment: int | None) -> list[str]:
        """The ids of all codes in ``inlines``: a link takes that of the same address, if there is one."""
        wanted = list(codes(inlines))
        if not wanted:
            return []
        parts = self._ids if segment is None else self._ids[segment : segment + 1]
        free = [pair for part in parts for pair in part]
        names: list[str] = [""] * len(wanted)
        for same in (_identical, _alike):
            for n, item in enumerate(wanted):
                found = None if names[n] else next((pair for pair in free if same(pair[1], item)), None)
                if found is not None:
                    names[n] = found[0]
                    free.remove(found)
        extra: Counter[str] = Counter()
        for n, item in enumerate(wanted):
            if not names[n]:
                letter = _LETTERS[type(item)]
                extra[letter] += 1
                names[n] = f"{letter}-{1 if segment is None else segment + 1}-{extra[letter]}"
        return names

    def _content(self, inlines: Inlines, names: Iterator[str]) -> Content:
        return tuple(self._run(item, names) for item in inlines)

    def _run(self, item: Inline, names: Iterator[str]) -> Run:
        if isinstance(item, Plain):
            return item.text
        assert not isinstance(item, Sentence)
        code_id = next(names)
        match item:
            case Emphasis(children=children):
                return Pc(code_id, self._content(children, names), "fmt", "xlf:i", "*", "*")
            case Strong(children=children):
                return Pc(code_id, self._content(children, names), "fmt", "xlf:b", "**", "**")
            case Link(href=href, children=children):
                return Pc(code_id, self._content(children, names), "link", "", "[", f"]({href})")
            case LineBreak():
                return Ph(code_id, "fmt", "xlf:lb", code(item), "⏎")
            case NoBreakSpace(narrow=narrow, sign=sign):
                shown = "⍽" if narrow else "␣"
                return Ph(code_id, "fmt", f"ttdn:{code_key(item)}", code(item), shown, sign, free=True)
            case FootnoteMark(key=key):
                return Ph(code_id, "other", "ttdn:note", code(item), f"[{key}]")
            case Reference():
                return Ph(code_id, "other", "ttdn:reference", code(item), code(item))
            case _:
                return Ph(code_id, "other", "ttdn:blank", code(item), code(item))

    def inlines(self, content: Content, *, trusted: bool = False) -> Inlines:
        """XLIFF content as inlines; a code whose original data a tool has dropped is known by its id.

        A no-break space that somebody has typed among the words is the code, too: one thing has one form, so that typing
        it or keeping the code makes no other translation.
        A link leads where one of the source leads: an address that came from outside is not taken, unless the content is
        ``trusted`` or no source is known. Raises :class:`BadCode`.
        """
        return joined(part for run in content for part in self._inline(run, trusted))

    def _inline(self, run: Run, trusted: bool) -> Iterable[Inline]:
        match run:
            case str():
                yield from inlines_of(run)
            case Mrk(children=children):
                yield from self.inlines(children, trusted=trusted)
            case Pc(id=code_id, children=children):
                yield self._span(run, self.inlines(children, trusted=trusted), self._items.get(code_id), trusted)
            case Ph(id=code_id):
                found = parsed(run.data) or _SPACES.get(run.sub_type) or self._items.get(code_id)
                if found is None or isinstance(found, Emphasis | Strong | Link):
                    raise BadCode(N_("Mã “{code}” không có trong câu gốc.").format(code=run.data or code_id))
                yield found

    def _span(self, run: Pc, children: Inlines, known: Inline | None, trusted: bool) -> Inline:
        match run.sub_type or run.type:
            case "xlf:i":
                return Emphasis(children)
            case "xlf:b":
                return Strong(children)
            case "link" if (match := _LINK_END.fullmatch(run.end)) and self._leads(match[1], trusted):
                return Link(match[1], children)
        match known:
            case Link(href=href):
                return Link(href, children)
            case Emphasis():
                return Emphasis(children)
            case Strong():
                return Strong(children)
        raise BadCode(N_("Mã “{code}” không có trong câu gốc.").format(code=run.id))

    def _leads(self, href: str, trusted: bool) -> bool:
        if trusted or not self._ids:
            return _ADDRESS.match(href) is not None
        return any(isinstance(item, Link) and item.href == href for item in self._items.values())

    def item(self, code_id: str) -> Inline | None:
        """The code with this id in the source."""
        return self._items.get(code_id)


def _runs(content: Content) -> Iterator[Pc | Ph]:
    for run in content:
        if isinstance(run, Pc | Ph):
            yield run
        if isinstance(run, Pc | Mrk):
            yield from _runs(run.children)


def _alike(one: Inline, other: Inline) -> bool:
    return code_key(one) == code_key(other)


def _identical(one: Inline, other: Inline) -> bool:
    return _alike(one, other) and getattr(one, "href", "") == getattr(other, "href", "")


def parsed(data: str) -> Inline | None:
    """The standalone code that an author would write as ``data``; ``None`` when it is none."""
    if match := _REFERENCE.fullmatch(data):
        kind, form = REFERENCE_KINDS.get(fold(match[1])), REFERENCE_FORMS.get(fold(match[3] or ""))
        return Reference(kind, match[2], form) if kind and form else None
    if match := _NOTE.fullmatch(data):
        return FootnoteMark(match[1])
    if match := _BLANK.fullmatch(data):
        return Blank(match[1])
    alone: tuple[Inline, ...] = (LineBreak(), *_SPACES.values())
    return next((item for item in alone if code(item) == data), None)


def missing_codes(source: Inlines, target: Inlines) -> tuple[list[str], list[str]]:
    """Keys of codes that ``target`` lacks and that it has too many of. Emphasis and forced lines and spaces may come and go;
    the rest may not."""
    wanted = Counter(code_key(c) for c in codes(source) if not isinstance(c, _FREE))
    found = Counter(code_key(c) for c in codes(target) if not isinstance(c, _FREE))
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())
