"""What a page may load: only what the house itself has put into this table. Content reaches no file and no network."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SCHEME = "ttdn"


@dataclass(frozen=True)
class Resource:
    """Bytes with a media type; from memory or from a file of ours."""

    media_type: str
    data: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """The bytes."""
        return self.path.read_bytes() if self.path is not None else self.data


@dataclass
class Resources:
    """Named resources; a page refers to them as ``ttdn:name``."""

    table: dict[str, Resource] = field(default_factory=dict)

    def add(self, name: str, resource: Resource) -> str:
        """Register ``resource`` and return its address."""
        self.table[name] = resource
        return f"{SCHEME}:{name}"

    def get(self, address: str) -> Resource:
        """The resource at ``ttdn:name``. Raises ``LookupError`` for anything else."""
        scheme, _, name = address.partition(":")
        if scheme != SCHEME or name not in self.table:
            raise LookupError(address[:80])
        return self.table[name]
