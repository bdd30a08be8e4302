"""YAML that people are to edit: one key a line, lists with dashes, quotation marks only where YAML needs them.

What is written here is read back by :mod:`ttdn_publish.formats.located` as the same words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

#: Text that is itself in YAML wherever it stands: a word or a figure first, and nothing that opens or ends anything.
_BARE = re.compile(r"[^\W_](?:[\w ./,;()+%–—“”‘’…§°-]|:(?=\S)|[\"'&*!](?=\S))*")
_NULLS = frozenset({"null", "Null", "NULL"})
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Value = str | Sequence["Value"] | Mapping[str, "Value"]


def scalar(text: str) -> str:
    """``text`` (one line) as a YAML value; an empty one as nothing."""
    if not text or (_BARE.fullmatch(text) and text == text.strip() and text not in _NULLS):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def entry(key: str, value: Value) -> list[str]:
    """The lines of ``key`` with its value."""
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}".rstrip()]
    if not value:
        return [f"{key}: []"]
    return [f"{key}:", *(f"  {line}" for line in _block(value))]


def comment(text: str) -> str:
    """A line of comment: characters that cannot be seen are left out."""
    return f"# {''.join(c for c in text if c.isprintable())}"


def _block(value: Sequence[Value] | Mapping[str, Value]) -> list[str]:
    if isinstance(value, Mapping):
        return [line for key, one in value.items() for line in entry(key, one)]
    lines: list[str] = []
    for item in value:
        first, *rest = [scalar(item) or '""'] if isinstance(item, str) else _block(item)
        lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return lines
