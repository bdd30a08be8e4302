"""Inlines in the notation that authors write: for people, never for storage."""

from __future__ import annotations

import re

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
    SampleMark,
    Sentence,
    Strong,
)
from ttdn_publish.readers.inlines import REFERENCE_FORMS, REFERENCE_KINDS

_KINDS = {"indicator": "số", "organisation": "cơ quan", "person": "người"}
_FORMS = {"full": "", "number": " | số", "short": " | tắt"}
_SPECIAL = re.compile(r"([\\*_\[\]{}`<])")

assert set(_KINDS) == set(REFERENCE_KINDS.values())
assert set(_FORMS) == set(REFERENCE_FORMS.values())


def written(inlines: tuple[Inline, ...]) -> str:
    """``inlines`` as an author would write them."""
    return "".join(_one(item) for item in inlines)


def code(item: Inline) -> str:
    """A standalone code as an author would write it: ``{số: xuat-khau/2018-H1}``, ``[^1]``."""
    match item:
        case Reference(kind=kind, key=key, form=form):
            return "{" + f"{_KINDS[kind]}: {key}{_FORMS[form]}" + "}"
        case FootnoteMark(key=key):
            return f"[^{key}]"
        case Blank(name=name):
            return "{" + name + "}"
        case LineBreak():
            return "\\\n"
        case NoBreakSpace(sign=sign):
            return sign
        case _:
            raise AssertionError(item)


def _one(item: Inline) -> str:
    match item:
        case Plain(text=text):
            return _SPECIAL.sub(r"\\\1", text)
        case Emphasis(children=children):
            return f"*{written(children)}*"
        case Strong(children=children):
            return f"**{written(children)}**"
        case Link(href=href, children=children):
            return f"[{written(children)}]({href})"
        case Sentence(children=children):
            return written(children)
        case SampleMark():
            return ""
        case _:
            return code(item)
