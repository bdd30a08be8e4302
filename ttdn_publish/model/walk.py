"""Walking through every text of a record, and rebuilding a record with changed texts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from ttdn_publish.model.text import Text

T = TypeVar("T")


def records(thing: Any, cls: type[T]) -> Iterator[T]:
    """Every ``cls`` inside ``thing``, in reading order; those inside another ``cls`` included."""
    if isinstance(thing, cls):
        yield thing
    if isinstance(thing, Text):
        return
    if isinstance(thing, tuple | list):
        for item in thing:
            yield from records(item, cls)
    elif isinstance(thing, Mapping):
        for item in thing.values():
            yield from records(item, cls)
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for name in _fields(type(thing)):
            yield from records(getattr(thing, name), cls)


def texts(thing: Any) -> Iterator[Text]:
    """Every text with words inside ``thing``, in reading order."""
    return (text for text in records(thing, Text) if text)


def labelled(thing: Any, trail: tuple[tuple[str, str], ...] = ()) -> Iterator[tuple[tuple[tuple[str, str], ...], Text]]:
    """Every text with words inside ``thing`` with the way to it: (record, field) from the outermost, in reading order."""
    if isinstance(thing, Text):
        if thing:
            yield trail, thing
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from labelled(item, trail)
    elif isinstance(thing, Mapping):
        for key, item in thing.items():
            yield from labelled(item, (*trail, ("", str(key))))
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for name in _fields(type(thing)):
            yield from labelled(getattr(thing, name), (*trail, (type(thing).__name__, name)))


def with_texts(thing: T, change: Callable[[Text], Text]) -> T:
    """``thing`` with every text replaced by ``change(text)``; what has no text stays the same object."""
    result: T = _changed(thing, change)
    return result


def _changed(thing: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(thing, Text):
        return change(thing)
    if isinstance(thing, tuple):
        items = tuple(_changed(item, change) for item in thing)
        return items if any(a is not b for a, b in zip(items, thing, strict=True)) else thing
    if isinstance(thing, Mapping):
        return {key: _changed(value, change) for key, value in thing.items()}
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        changes = {}
        for name in _fields(type(thing)):
            old = getattr(thing, name)
            new = _changed(old, change)
            if new is not old:
                changes[name] = new
        return dataclasses.replace(thing, **changes) if changes else thing
    return thing


@cache
def _fields(cls: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls) if f.name != "at")
