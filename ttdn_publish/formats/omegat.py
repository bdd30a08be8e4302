"""OmegaT 3.6: a memory whose codes are written as OmegaT writes them in its own segments.

OmegaT compares segments as text in which the codes of an XLIFF file are tags: ``Có <g0>năm</g0> cửa khẩu<x1/>``, named by
the element (``g`` or ``x``, as ``xliff.older`` writes them) and numbered from 0 in the order of the source. Codes and
spaces before the first and behind the last word are not shown, unless they belong to a pair that is shown. A memory with
``<bpt>`` and ``<ph>`` therefore never fits a segment with codes (tried with 3.6.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ttdn_publish.formats.inlines import bare
from ttdn_publish.formats.tmx import TranslationUnit
from ttdn_publish.formats.xliff.document import Content, Pc, Ph


def tag_text(units: Iterable[TranslationUnit], source: str, target: str) -> Iterator[TranslationUnit]:
    """Units with text only, for ``tm/enforce`` of a project from ``source`` to ``target``; those without both are left out.

    A code of the target that the source does not show is left out: OmegaT puts it back where it was.
    """
    for unit in units:
        one, other = unit.variant(source), unit.variant(target)
        if one is None or other is None:
            continue
        shown = _shown(_tokens(bare(one.content)))
        numbers: dict[str, int] = {}
        for token in shown:
            if token.kind in ("g", "x"):
                numbers.setdefault(token.text, len(numbers))
        texts = (_text(shown, numbers), _text(_shown(_tokens(bare(other.content))), numbers))
        variants = tuple(replace(variant, content=(text,)) for variant, text in zip((one, other), texts, strict=True))
        yield replace(unit, variants=variants)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of text (kind ``""``), a single code (``x``), a start (``g``) or an end (``/g``); ``text`` is the id."""

    kind: str
    text: str


def _tokens(content: Content) -> list[_Token]:
    made: list[_Token] = []
    for run in content:
        if isinstance(run, str):
            made.append(_Token("", run))
        elif isinstance(run, Ph):
            made.append(_Token("x", run.id))
        elif isinstance(run, Pc):
            made += [_Token("g", run.id), *_tokens(run.children), _Token("/g", run.id)]
    return made


def _shown(tokens: list[_Token]) -> list[_Token]:
    """From the first word to the last, and the other half of every pair within."""
    words = [place for place, token in enumerate(tokens) if not token.kind and token.text.strip()]
    if not words:
        return []
    first, last = words[0], words[-1]
    partners: dict[int, int] = {}
    open_at: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "g":
            open_at.append(place)
        elif token.kind == "/g":
            start = open_at.pop()
            partners[start], partners[place] = place, start
    reached = [partners[place] for place in range(first, last + 1) if place in partners]
    while reached and (min(reached) < first or max(reached) > last):
        first, last = min(first, *reached), max(last, *reached)
        reached = [partners[place] for place in range(first, last + 1) if place in partners]
    return tokens[first : last + 1]


def _text(tokens: list[_Token], numbers: dict[str, int]) -> str:
    def written(token: _Token) -> str:
        if not token.kind:
            return token.text
        if token.text not in numbers:
            return ""
        number = numbers[token.text]
        return {"x": f"<x{number}/>", "g": f"<g{number}>", "/g": f"</g{number}>"}[token.kind]

    return "".join(map(written, tokens)).strip()
