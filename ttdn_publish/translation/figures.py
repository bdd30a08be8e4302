"""What a page shows besides sentences: figures of charts and tables, dates, numbers of documents, pictures.

They have no translation, but whoever signs an article signs them too.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from ttdn_publish.findings import Place
from ttdn_publish.model.bulletin import Article, Issue
from ttdn_publish.model.text import Text, plain
from ttdn_publish.translation.inlines import translatable

#: The name under which the figures of a file stand among the signed sentences.
UNIT = "@figures"

#: What is seen on no page, or stands under signatures of its own.
_UNSEEN = frozenset(
    {
        "at",
        "articles",
        "plan",
        "languages",
        "theme",
        "classification",
        "embargo",
        "sources",
        "topics",
        "audience",
        "sic",
    }
)


def digest(thing: Article | Issue) -> str:
    """SHA-256 (hex) of everything in ``thing`` that is printed and is not a sentence."""
    return hashlib.sha256("\0".join(_values(thing)).encode()).hexdigest()


def _values(thing: Any) -> Iterator[str]:
    if isinstance(thing, Place):
        return
    if isinstance(thing, Text):
        if thing and not translatable(thing.inlines):
            yield plain(thing.inlines)
    elif isinstance(thing, tuple | list):
        for item in thing:
            found = list(_values(item))
            # An empty cell keeps its place, so that a figure cannot slip into the next column or month unseen.
            yield from found or ([""] if item is None or isinstance(item, Text) else [])
    elif isinstance(thing, Mapping):
        for key, item in thing.items():
            yield str(key)
            yield from _values(item)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for field in dataclasses.fields(thing):
            if field.name not in _UNSEEN:
                yield from _values(getattr(thing, field.name))
    elif thing not in (None, ""):
        yield str(thing)
