"""How a record of the model is declared, and its place in the source files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

from ttdn_publish.findings import Place

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A frozen, keyword-only dataclass that refuses unknown keys when a reader validates into it.

    Readers give every record its place in ``at``; a field made with :func:`derived` is filled by a reader and is
    not a key that authors may write.
    """
    cls.__pydantic_config__ = {"extra": "forbid", "str_strip_whitespace": True}  # type: ignore[attr-defined]
    return dataclass(frozen=True, kw_only=True)(cls)


def derived(default: Any) -> Any:
    """A field that the reader fills in, never the author. ``default`` may be a factory."""
    if callable(default):
        return field(default_factory=default, metadata={"derived": True}, compare=False)
    return field(default=default, metadata={"derived": True}, compare=False)


def at_field() -> Any:
    """The place field ``at``; it does not count when records are compared."""
    return derived(Place())
