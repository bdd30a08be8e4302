"""Between inlines and the content of XLIFF: codes get stable ids, and what comes back is read strictly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

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
    Plain,
    Reference,
    Sentence,
    Strong,
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
    Blank: "x",
}
_REFERENCE = re.compile(r"\{\s*([^:{}]+):\s*([^|{}]+?)\s*(?:\|\s*([^{}]*?)\s*)?\}")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_BLANK = re.compile(r"\{(\w+)\}")
_LINK_END = re.compile(r"\]\((.*)\)", re.DOTALL)


class BadCode(PublishError):
    """A code in a target that its source does not have, or that cannot be read."""


class Codes:
    """The ids of the codes of one unit: by kind and order in the source, the same in source and target."""

    def __init__(self, sources: Iterable[Inlines]) -> None:
        self._by_key: dict[str, list[str]] = {}
        self._items: dict[str, Inline] = {}
        counts: Counter[str] = Counter()
        for source in sources:
            for item in codes(source):
                letter = _LETTERS[type(item)]
                counts[letter] += 1
                code_id = f"{letter}{counts[letter]}"
                self._by_key.setdefault(code_key(item), []).append(code_id)
                self._items[code_id] = item

    def content(self, inlines: Inlines) -> Content:
        """``inlines`` as XLIFF content. Codes that the source lacks get ids of their own."""
        return self._content(inlines, Counter())

    def _content(self, inlines: Inlines, used: Counter[str]) -> Content:
        return tuple(self._run(item, used) for item in inlines)

    def _run(self, item: Inline, used: Counter[str]) -> Run:
        if isinstance(item, Plain):
            return item.text
        assert not isinstance(item, Sentence)
        code_id = self._id(item, used)
        match item:
            case Emphasis(children=children):
                return Pc(code_id, self._content(children, used), "fmt", "xlf:i", "*", "*")
            case Strong(children=children):
                return Pc(code_id, self._content(children, used), "fmt", "xlf:b", "**", "**")
            case Link(href=href, children=children):
                return Pc(code_id, self._content(children, used), "link", "", "[", f"]({href})")
            case LineBreak():
                return Ph(code_id, "fmt", "xlf:lb", code(item), "⏎")
            case FootnoteMark(key=key):
                return Ph(code_id, "other", "ttdn:note", code(item), f"[{key}]")
            case Reference():
                return Ph(code_id, "other", "ttdn:reference", code(item), code(item))
            case _:
                return Ph(code_id, "other", "ttdn:blank", code(item), code(item))

    def _id(self, item: Inline, used: Counter[str]) -> str:
        key = code_key(item)
        ids = self._by_key.get(key, [])
        number = used[key]
        used[key] += 1
        return ids[number] if number < len(ids) else f"{_LETTERS[type(item)]}{key_suffix(key)}-{number + 1}"

    def inlines(self, content: Content) -> Inlines:
        """XLIFF content as inlines; a code whose original data a tool has dropped is known by its id.

        Raises :class:`BadCode`.
        """
        return joined(part for run in content for part in self._inline(run))

    def _inline(self, run: Run) -> Iterable[Inline]:
        match run:
            case str():
                yield Plain(run)
            case Mrk(children=children):
                yield from self.inlines(children)
            case Pc(id=code_id, children=children):
                yield self._span(run, self.inlines(children), self._items.get(code_id))
            case Ph(id=code_id):
                found = parsed(run.data) or self._items.get(code_id)
                if found is None:
                    raise BadCode(N_("Mã “{code}” không có trong câu gốc.").format(code=run.data or code_id))
                yield found

    def _span(self, run: Pc, children: Inlines, known: Inline | None) -> Inline:
        match run.sub_type or run.type:
            case "xlf:i":
                return Emphasis(children)
            case "xlf:b":
                return Strong(children)
            case "link" if match := _LINK_END.fullmatch(run.end):
                return Link(match[1], children)
        match known:
            case Link(href=href):
                return Link(href, children)
            case Emphasis():
                return Emphasis(children)
            case Strong():
                return Strong(children)
        raise BadCode(N_("Mã “{code}” không có trong câu gốc.").format(code=run.id))

    def item(self, code_id: str) -> Inline | None:
        """The code with this id in the source."""
        return self._items.get(code_id)


def key_suffix(key: str) -> str:
    """A piece of an id made of a code's key."""
    return re.sub(r"[^A-Za-z0-9]+", ".", key)


def parsed(data: str) -> Inline | None:
    """The standalone code that an author would write as ``data``; ``None`` when it is none."""
    if match := _REFERENCE.fullmatch(data):
        kind, form = REFERENCE_KINDS.get(fold(match[1])), REFERENCE_FORMS.get(fold(match[3] or ""))
        return Reference(kind, match[2], form) if kind and form else None
    if match := _NOTE.fullmatch(data):
        return FootnoteMark(match[1])
    if match := _BLANK.fullmatch(data):
        return Blank(match[1])
    return LineBreak() if data == "\\\n" else None


def missing_codes(source: Inlines, target: Inlines) -> tuple[list[str], list[str]]:
    """Keys of codes that ``target`` lacks and that it has too many of. Emphasis may come and go; the rest may not."""
    wanted = Counter(code_key(c) for c in codes(source) if not isinstance(c, Emphasis | Strong | LineBreak))
    found = Counter(code_key(c) for c in codes(target) if not isinstance(c, Emphasis | Strong | LineBreak))
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())
