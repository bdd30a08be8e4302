"""The bodies that a plan charges with tasks: the titles of the clauses below *Tổ chức thực hiện*."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ttdn_publish.documents.recognising import words
from ttdn_publish.documents.recognising.recognised import Typed
from ttdn_publish.formats.typed.line import TypedLine
from ttdn_publish.language.levels import Level, marker
from ttdn_publish.language.names import slug

_TASKS = "to-chuc-thuc-hien"


def charged_bodies(blocks: Sequence[Typed], own: Collection[str]) -> tuple[dict[str, int], dict[str, int]]:
    """The bodies, without ``own`` (names of the issuer), and the parts of titles that name none; both with their lines."""
    named: dict[str, int] = {}
    passed: dict[str, int] = {}
    for line, title in _charged(blocks):
        for name, known in words.bodies(title):
            if not known:
                passed.setdefault(name, line)
            elif not any(words.same(name, one) for one in own):
                named.setdefault(name, line)
    return named, passed


def _charged(blocks: Sequence[Typed]) -> Iterator[tuple[int, str]]:
    """The titles of the clauses below *Tổ chức thực hiện*, with their lines."""
    inside = False
    for block in blocks:
        found = marker(block.text) if isinstance(block, TypedLine) else None
        if found is None or not isinstance(block, TypedLine):
            continue
        if found.level is Level.HEADING:
            inside = _TASKS in slug(found.words)
        elif inside and found.level is Level.CLAUSE and found.words.strip()[-1:] not in ".…!?":
            yield block.line, found.words
