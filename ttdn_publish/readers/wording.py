"""Reading ``wording.yaml``: the fixed phrases of a template family, texts like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.formats.located import YamlProblem, parse
from ttdn_publish.model.text import Blank, Inline, Plain, Text
from ttdn_publish.readers import rules

WORDING = "wording.yaml"
_BLANK = re.compile(r"\{(\w+)\}")


def read_wording(folders: Sequence[Path], family: str) -> dict[str, Text]:
    """The phrases of a family by name, from the first of ``folders`` that has a ``wording.yaml``.

    ``{name}`` in a phrase is a blank that the program fills. Raises :class:`ContentError` when there is none that can be read.
    """
    name = f"templates/{family}/{WORDING}"
    path = next((folder / WORDING for folder in folders if (folder / WORDING).is_file()), None)
    findings = Findings()
    try:
        if path is None:
            raise UnreadableFile(N_("không có tệp này"))
        node = parse(read_text(path)[0])
    except (UnreadableFile, YamlProblem) as error:
        line = error.line if isinstance(error, YamlProblem) else None
        findings.add(rules.UNREADABLE.at(Place(name, line), N_("Không đọc được: {reason}."), reason=str(error)))
        raise ContentError(str(error), list(findings)) from error
    phrases: dict[str, Text] = {}
    items = node.value.items() if node is not None and isinstance(node.value, dict) else ()
    for key, item in items:
        if not isinstance(item.value, str) or not item.value:
            place = Place(name, item.line)
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            findings.add(rules.WRONG_VALUE.at(place, message, value="…", key=key, expected=N_("một dòng chữ")))
            continue
        phrases[key] = Text(_inlines(item.value), Place(name, item.line))
    if findings.errors or not phrases:
        raise ContentError(N_("Chữ cố định của khuôn trang không đọc được."), list(findings))
    return phrases


def _inlines(words: str) -> tuple[Inline, ...]:
    parts: list[Inline] = []
    position = 0
    for match in _BLANK.finditer(words):
        if match.start() > position:
            parts.append(Plain(words[position : match.start()]))
        parts.append(Blank(match[1]))
        position = match.end()
    if position < len(words):
        parts.append(Plain(words[position:]))
    return tuple(parts)
