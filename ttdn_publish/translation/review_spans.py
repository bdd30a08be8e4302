"""Between inlines and the spans of a review kit: emphasis is a look, a no-break space a sign, all else a code with an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ttdn_publish.findings import N_
from ttdn_publish.formats.review_docx.spans import Span, Spans, settled
from ttdn_publish.formats.xliff.document import Content, Pc, Ph
from ttdn_publish.model.text import Emphasis, Inline, LineBreak, Link, NoBreakSpace, Plain, Strong, inlines_of
from ttdn_publish.translation.codec import BadCode, Codes
from ttdn_publish.translation.inlines import Inlines, code_key, codes, in_words, joined

_UNKNOWN = N_("mã ⟦{code}⟧ không có trong câu")
_UNPAIRED = N_("mã ⟦{code}⟧ mở mà không đóng, hoặc đóng mà không mở")


class Tokens:
    """The ids of the codes of one sentence: those of its source, and further ones for codes that only its target has.

    The same source and target give the same ids, so that what comes back can be read without a list of them.
    """

    def __init__(self, source: Inlines, target: Inlines | None = None) -> None:
        self._codes = Codes([source])
        #: The codes of the source by id, in order.
        self.own: dict[str, Inline] = dict(self._named(source))
        self._items = self.own | dict(self._named(target or ()))

    def _named(self, inlines: Inlines) -> Iterator[tuple[str, Inline]]:
        """Every code of ``inlines`` that is no look and no sign, with its id."""
        for code_id, item in zip(_ids(self._codes.content(inlines)), codes(inlines), strict=True):
            if not isinstance(item, Emphasis | Strong | LineBreak | NoBreakSpace):
                yield code_id, item

    def spans(self, inlines: Inlines) -> Spans:
        """``inlines`` (the source or the target that these tokens were made of) as spans."""
        return tuple(self._spans(in_words(inlines), self._named(inlines), Span("")))

    def _spans(self, inlines: Inlines, ids: Iterator[tuple[str, Inline]], look: Span) -> Iterator[Span]:
        for item in inlines:
            match item:
                case Plain(text=text):
                    yield replace(look, text=re.sub(r"\s*\n\s*", " ", text))
                case Emphasis(children=children):
                    yield from self._spans(children, ids, replace(look, italic=True))
                case Strong(children=children):
                    yield from self._spans(children, ids, replace(look, bold=True))
                case LineBreak():
                    yield replace(look, text="\n")
                case Link(children=children):
                    code_id, _ = next(ids)
                    yield replace(look, text=code_id, code=True)
                    yield from self._spans(children, ids, look)
                    yield replace(look, text=f"/{code_id}", code=True)
                case _:
                    yield replace(look, text=next(ids)[0], code=True)

    def inlines(self, spans: Sequence[Span]) -> Inlines:
        """What ``spans`` say. Raises :class:`BadCode` for a code that the sentence does not have, or a torn link."""
        atoms, rest = self._atoms(list(settled(spans)), "")
        assert not rest
        return joined(_nested(atoms))

    def _atoms(self, spans: list[Span], within: str) -> tuple[list[_Atom], list[Span]]:
        """The atoms up to the end of the link ``within`` and the spans that are left."""
        atoms: list[_Atom] = []
        while spans:
            span, *spans = spans
            if not span.code:
                atoms += (_Atom(part, span.italic, span.bold) for part in _broken(span.text))
                continue
            if span.text.startswith("/"):
                if span.text != f"/{within}":
                    raise BadCode(_UNPAIRED.format(code=span.text))
                return atoms, spans
            item = self._items.get(span.text)
            if item is None:
                raise BadCode(_UNKNOWN.format(code=span.text))
            if isinstance(item, Link):
                inside, spans = self._atoms(spans, span.text)
                atoms.append(_linked(item.href, inside, span))
            else:
                atoms.append(_Atom(item, span.italic, span.bold))
        if within:
            raise BadCode(_UNPAIRED.format(code=within))
        return atoms, spans

    def named(self, keys: Iterable[str]) -> str:
        """Keys of codes as a person sees them in the cell."""
        ids = {code_key(item): f"⟦{code_id}⟧" for code_id, item in reversed(self._items.items())}
        return ", ".join(ids.get(key, key) for key in keys)


@dataclass(frozen=True, slots=True)
class _Atom:
    """An inline that no look parts, and its look."""

    item: Inline
    italic: bool
    bold: bool


def _ids(content: Content) -> Iterator[str]:
    for run in content:
        if isinstance(run, Ph):
            yield run.id
        elif isinstance(run, Pc):
            yield run.id
            yield from _ids(run.children)


def _broken(text: str) -> Iterator[Inline]:
    for number, part in enumerate(text.split("\n")):
        if number:
            yield LineBreak()
        yield from inlines_of(part)


def _linked(href: str, inside: list[_Atom], mark: Span) -> _Atom:
    """A link; a look that its mark ``mark`` and all of its words have is around it."""
    italic = mark.italic and all(atom.italic for atom in inside)
    bold = mark.bold and all(atom.bold for atom in inside)
    children = [replace(atom, italic=atom.italic and not italic, bold=atom.bold and not bold) for atom in inside]
    return _Atom(Link(href, joined(_nested(children))), italic, bold)


def _nested(atoms: Sequence[_Atom]) -> Iterator[Inline]:
    """Looks as spans within spans; the longer one is around the shorter."""
    start = 0
    while start < len(atoms):
        italic = _run(atoms, start, "italic")
        bold = _run(atoms, start, "bold")
        if not italic and not bold:
            yield atoms[start].item
            start += 1
        elif bold >= italic:
            inside = [replace(atom, bold=False) for atom in atoms[start : start + bold]]
            yield Strong(joined(_nested(inside)))
            start += bold
        else:
            inside = [replace(atom, italic=False) for atom in atoms[start : start + italic]]
            yield Emphasis(joined(_nested(inside)))
            start += italic


def _run(atoms: Sequence[_Atom], start: int, look: str) -> int:
    end = start
    while end < len(atoms) and getattr(atoms[end], look):
        end += 1
    return end - start
