"""A part with tags compiled, and filled for one recipient.

A filled part is well-formed by construction (see ``blocks``). Where a template handles markup itself (macros, ``|safe``)
the construction proves nothing, and the part is looked at by a parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from ttdn_publish.documents.merging import blocks, emission
from ttdn_publish.documents.merging.breaks import with_breaks
from ttdn_publish.documents.merging.engine import Engine, Program, Trouble
from ttdn_publish.documents.merging.reading import HOLDERS, TextPart
from ttdn_publish.documents.merging.tags import Tag
from ttdn_publish.documents.merging.tokens import Kind, Token
from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Phrase

_AT_TAG = N_("{where}: thẻ “{tag}”: {reason}")
_AT_PART = N_("{where}: {reason}")
_NOT_WELL_FORMED = N_("kết quả không phải XML đúng; hãy bỏ “safe” và các phép cắt chữ trên phần đã có thẻ XML")
_MARKUP = re.compile(r"\|\s*(?:safe|e|escape|forceescape|urlize|xmlattr|tojson|join|striptags)\b")
_HANDLES_MARKUP = frozenset({"filter", "macro", "call", "autoescape"})
_HOLDERS = "|".join(sorted(name.removeprefix("w:") for name in HOLDERS))
_BARE_END = re.compile(rf"(<w:(?:{_HOLDERS})(?:\s[^>]*)?>|</w:tcPr>|<w:tcPr/>|</w:tbl>)(?=</w:(?:{_HOLDERS})>)")
_NO_ROWS = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tblGrid></w:tbl>", re.DOTALL)


class LetterProblem(PublishError):
    """A letter that cannot be made from its data: the place in the template, the tag and the reason, in words."""


@dataclass(frozen=True)
class CompiledPart:
    """A part with tags, compiled. ``fragile``: a block may leave a cell without its last paragraph, a table without rows;
    ``doubtful``: only a parser can tell whether it is well-formed."""

    name: str
    story: Phrase
    program: Program
    tags: Mapping[int, Tag]
    fragile: bool
    doubtful: bool

    def fill(self, values: Mapping[str, Any], *, check: bool = False) -> str:
        """The part filled with ``values``, as XML without declaration. Raises :class:`LetterProblem`."""
        try:
            text = with_breaks(self.program.run(values))
        except Trouble as trouble:
            raise self._located(trouble) from trouble
        if self.fragile:
            if "</w:tblGrid></w:tbl>" in text:
                text = _NO_ROWS.sub("", text)
            text = _BARE_END.sub(r"\1<w:p/>", text)
        if self.doubtful or check:
            self._look_at(text)
        return text

    def _look_at(self, text: str) -> None:
        try:
            expat.ParserCreate().Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            raise LetterProblem(_AT_PART.format(where=self.story, reason=_NOT_WELL_FORMED)) from error

    def _located(self, trouble: Trouble) -> LetterProblem:
        tag = self.tags.get(trouble.line or 0)
        if tag is None or tag.where is None:
            return LetterProblem(_AT_PART.format(where=self.story, reason=trouble.reason))
        return LetterProblem(_AT_TAG.format(where=tag.where.words, tag=tag.written, reason=trouble.reason))


def compile_part(part: TextPart, engine: Engine, row: Sequence[Token] | None = None) -> CompiledPart:
    """``part`` ready to be filled; ``row`` stands for its tokens if given. What is in it has been found free of mistakes."""
    row = part.row if row is None else row
    source = emission.emit(row)
    doubtful = not part.structure.proved or any(_handles_markup(tag) for tag in part.tags)
    program = engine.compile(source.text, part.name)
    return CompiledPart(part.name, part.story, program, source.tags, _is_fragile(row), doubtful)


def _handles_markup(tag: Tag) -> bool:
    opens = tag.keyword == "set" and blocks.is_opener(tag)
    return opens or tag.keyword in _HANDLES_MARKUP or _MARKUP.search(tag.body) is not None


def _is_fragile(row: Sequence[Token]) -> bool:
    """Whether, with all blocks left out, something lacks its last paragraph, or a table its rows."""
    whole = [True]  # of each open holder and table, whether it is complete without any block
    depths = [0]
    depth = 0
    for token in row:
        if token.tag is not None:
            depth += blocks.is_opener(token.tag) - token.tag.keyword.startswith("end")
        ends = token.kind in (Kind.END, Kind.EMPTY)
        if token.kind is Kind.START and (token.name in HOLDERS or token.name == "w:tbl"):
            whole.append(False)
            depths.append(depth)
        elif ends and token.name in ("w:p", "w:tr") and depth <= depths[-1]:
            whole[-1] = True
        elif token.kind is Kind.END and (token.name in HOLDERS or token.name == "w:tbl"):
            if not whole.pop():
                return True
            depths.pop()
            if token.name == "w:tbl":
                whole[-1] = False  # a table is no last paragraph
    return False
