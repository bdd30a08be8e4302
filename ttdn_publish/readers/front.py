"""The declarations above a Markdown text, and the class that every source file declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import SecrecyStop
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.located import Located
from ttdn_publish.model.classification import Classification, classify
from ttdn_publish.readers import rules
from ttdn_publish.readers.source import SECRET, Source

_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Front:
    """A file taken apart: its declarations (``None`` when they cannot be read), and the text under them with its place."""

    node: Located | None
    body: str
    body_at: Place


def split_front(path: Path, source: Source) -> Front | None:
    """Take ``path`` apart; ``None`` after noting what is wrong. Raises :class:`SecrecyStop`."""
    text = source.text(path)
    if text is None:
        return None
    file = source.name(path)
    match = _FRONT.match(text)
    if match is None:
        message = N_("Bài viết phải mở đầu bằng phần khai báo giữa hai dòng “---”.")
        source.findings.add(rules.UNREADABLE.at(Place(file, 1), message))
        return None
    node = source.parse_yaml(match["front"], Place(file, 2))
    return Front(node, text[match.end() :], Place(file, 1 + text[: match.end()].count("\n")))


def check_classification(node: Located, file: str, source: Source) -> None:
    """Stop at a secret; note a class that is missing or unknown, which counts as internal. Raises :class:`SecrecyStop`."""
    if not isinstance(node.value, dict):
        return
    written = node.value.get("classification")
    value = written.value if written is not None else None
    place = Place(file, node.line_of(("classification",)))
    found = classify(value if isinstance(value, str) else None)
    if found.secret:
        raise SecrecyStop(SECRET.format(place=place))
    if found is Classification.NOI_BO and (not isinstance(value, str) or value.strip() != "noi_bo"):
        message = N_("Mức phổ biến “{value}” không rõ, coi là nội bộ.")
        source.findings.add(rules.UNKNOWN_CLASS.at(place, message, value=str(value or "")))
