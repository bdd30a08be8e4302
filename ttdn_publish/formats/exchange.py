"""Says of a file from a translator's tool what it is and whether it can be taken: XLIFF 2, XLIFF 1.2, TMX, TBX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_, Phrase
from ttdn_publish.formats.tbx import read_tbx
from ttdn_publish.formats.tmx import read_tmx
from ttdn_publish.formats.xliff.judge import judge_tree
from ttdn_publish.formats.xliff.names import tag
from ttdn_publish.formats.xliff.older import read_xliff12
from ttdn_publish.formats.xliff.problem import Problem
from ttdn_publish.formats.xml import MAX_XML_BYTES, TOO_LARGE, BadXml, parse, qualified

_OLD_XLIFF = "urn:oasis:names:tc:xliff:document:1."
#: Root element → the format's name and its reader.
_READERS: dict[str, tuple[str, Callable[[bytes], Any]]] = {
    "xliff": ("XLIFF 1.2", read_xliff12),
    "tmx": ("TMX", read_tmx),
    "martif": ("TBX", read_tbx),
    "tbx": ("TBX", read_tbx),
}
_MISSING = N_("không có tệp này")
_UNREADABLE = N_("không mở được tệp")
_UNKNOWN = N_("<{name}> không phải định dạng trao đổi bản dịch: cần XLIFF, TMX hoặc TBX")


@dataclass(frozen=True)
class Verdict:
    """What a file is (``XLIFF 2.1``, ``TMX`` …; empty when it could not be told) and what is wrong with it."""

    kind: str
    problems: tuple[Problem, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_file(path: Path) -> Verdict:
    """The verdict on a file; one that is not there, cannot be read or is too large is refused like any other."""
    try:
        if not path.is_file():
            return _refused("", _MISSING)
        if path.stat().st_size > MAX_XML_BYTES:
            return _refused("", TOO_LARGE.format(limit=MAX_XML_BYTES // (1024 * 1024)))
        data = path.read_bytes()
    except (OSError, ValueError):  # ValueError: a name with a NUL
        return _refused("", _UNREADABLE)
    return check(data)


def check(data: bytes) -> Verdict:
    """The verdict on the bytes of a file: XLIFF 2 by the whole standard, other formats by whether they can be read."""
    try:
        tree = parse(data)
    except BadXml as error:
        return _refused("", error.reason, error.line)
    root = tree.getroot()
    namespace, name = qualified(root.tag)
    if root.tag == tag("xliff"):
        return Verdict(f"XLIFF {root.get('version', '2')}", tuple(judge_tree(tree)))
    if name not in _READERS or (name == "xliff" and namespace and not namespace.startswith(_OLD_XLIFF)):
        return _refused("", _UNKNOWN.format(name=name), root.sourceline)
    return _read(data, name)


def _read(data: bytes, name: str) -> Verdict:
    kind, reader = _READERS[name]
    try:
        found = reader(data)
        if isinstance(found, Iterator):
            for _ in found:  # read as they are taken
                pass
    except PublishError as error:
        reason = getattr(error, "reason", None) or Phrase(str(error))
        return _refused(kind, reason, getattr(error, "line", None))
    return Verdict(kind)


def _refused(kind: str, reason: Phrase, line: int | None = None) -> Verdict:
    return Verdict(kind, (Problem(line or 0, reason, ""),))
