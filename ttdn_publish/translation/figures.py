"""What a page shows besides sentences: figures of charts and tables, dates, numbers of documents, pictures.

They have no translation, but whoever signs an article signs them too.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ttdn_publish.findings import Place
from ttdn_publish.model.agency import profile
from ttdn_publish.model.correspondent import Correspondent
from ttdn_publish.model.document import Attached, Copy, Document
from ttdn_publish.model.publication import Part
from ttdn_publish.model.registers import Registers
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
        # Who is in charge of it, how it is laid out, and what is kept about it.
        "unit",
        "owner",
        "height",
        "size",
        "focus",
        "wide",
        "optional",
        "permission",
        "map_check",
        "print_spec",
    }
)
#: What a document gets when it is issued, after it was signed; the register of numbers answers for it (Nghị định 30/2020/NĐ-CP,
#: Điều 15). What the day decides besides (names, heads) is signed by what it says.
_REGISTERED = frozenset({"number", "date", "rules_as_of"})
_NOTHING: Mapping[str, str] = {}


def digest(thing: Part, behind: Mapping[str, str] = _NOTHING) -> str:
    """SHA-256 (hex) of everything in ``thing`` that is printed and is not a sentence.

    ``behind`` gives a hash for what a written name stands for: the bytes of a picture file, the record of a body or a person.
    """
    return hashlib.sha256("\0".join(_values(thing, behind)).encode()).hexdigest()


def standing_behind(
    registers: Registers,
    pictures: Path,
    language: str,
    *,
    agencies_on: date | None = None,
    correspondents: Mapping[str, Correspondent] | None = None,
) -> dict[str, str]:
    """Hashes of the picture files in the folder ``pictures``, and of what a page in ``language`` takes from the registers, by
    written name; with ``agencies_on``, also of how a body heads its documents on that day; and of the ``correspondents`` it writes to."""
    behind = {}
    for path in sorted(pictures.rglob("*")) if pictures.is_dir() else ():
        with contextlib.suppress(OSError):  # a check will name it
            if path.is_file():
                behind[path.relative_to(pictures).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    for body in registers.organisations.values():
        names = [
            (str(name.from_), str(name.to), name.short, name.vi if language == "vi" else name.in_(language) or name.vi)
            for name in body.names
        ]
        shown: tuple[Any, ...] = (names, body.phone, body.email, body.website)
        if agencies_on is not None:
            shown = (*shown, profile(registers.agencies, body.id, agencies_on), body.address)
        behind[body.id] = hashlib.sha256("\0".join(_values(shown, _NOTHING)).encode()).hexdigest()
    for someone in (correspondents or {}).values():
        behind[someone.id] = hashlib.sha256("\0".join(_values(someone, _NOTHING)).encode()).hexdigest()
    for person in registers.people.values():
        behind[person.id] = hashlib.sha256("\0".join(_values(person, _NOTHING)).encode()).hexdigest()
    return behind


def _values(thing: Any, behind: Mapping[str, str]) -> Iterator[str]:
    if isinstance(thing, Place):
        return
    if isinstance(thing, Text):
        if thing and not translatable(thing.inlines):
            yield from _said(plain(thing.inlines), behind)
    elif isinstance(thing, tuple | list):
        for item in thing:
            found = list(_values(item, behind))
            # An empty cell keeps its place, so that a figure cannot slip into the next column or month unseen.
            yield from found or ([""] if item is None or isinstance(item, Text) else [])
    elif isinstance(thing, Mapping):
        for key, item in thing.items():
            yield str(key)
            yield from _values(item, behind)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        unseen = _UNSEEN | _REGISTERED if isinstance(thing, Document | Attached | Copy) else _UNSEEN
        for field in dataclasses.fields(thing):
            if field.name not in unseen:
                yield from _values(getattr(thing, field.name), behind)
    elif thing not in (None, ""):
        yield from _said(str(thing), behind)


def _said(words: str, behind: Mapping[str, str]) -> Iterator[str]:
    yield words
    if words in behind:
        yield behind[words]
