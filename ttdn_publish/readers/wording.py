"""Reading ``wording.yaml``: the fixed phrases of a template family, texts like any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.formats.located import YamlProblem, parse
from ttdn_publish.model.text import Blank, Inline, Text, inlines_of
from ttdn_publish.readers import rules

WORDING = "wording.yaml"
_BLANK = re.compile(r"\{(\w+)\}")


def read_wording(folders: Sequence[Path], family: str) -> dict[str, Text]:
    """The phrases of a family by name: those of the first of ``folders`` win, what it lacks comes from the next.

    ``{name}`` in a phrase is a blank that the program fills. Raises :class:`ContentError` when one cannot be read or there
    is none.
    """
    name = f"templates/{family}/{WORDING}"
    findings = Findings()
    phrases: dict[str, Text] = {}
    for path in (folder / WORDING for folder in reversed(folders)):
        if path.is_file():
            phrases |= _phrases(path, name, findings)
    if not phrases and not findings.errors:
        findings.add(rules.UNREADABLE.at(Place(name), N_("Không đọc được: {reason}."), reason=N_("không có tệp này")))
    if findings.errors:
        raise ContentError(N_("Chữ cố định của khuôn trang không đọc được."), list(findings))
    return phrases


def _phrases(path: Path, name: str, findings: Findings) -> dict[str, Text]:
    try:
        node = parse(read_text(path)[0])
    except (UnreadableFile, YamlProblem) as error:
        line = error.line if isinstance(error, YamlProblem) else None
        findings.add(rules.UNREADABLE.at(Place(name, line), N_("Không đọc được: {reason}."), reason=str(error)))
        return {}
    if node is None or not isinstance(node.value, dict):
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        expected = N_("các dòng “khóa: giá trị” thụt vào")
        findings.add(rules.WRONG_VALUE.at(Place(name, 1), message, value="…", key=WORDING, expected=expected))
        return {}
    phrases: dict[str, Text] = {}
    for key, item in node.value.items():
        place = Place(name, item.line)
        if not isinstance(item.value, str) or not item.value:
            message = N_("Giá trị “{value}” của “{key}” không dùng được.")
            findings.add(rules.WRONG_VALUE.at(place, message, value="…", key=key, expected=N_("một dòng chữ")))
            continue
        phrases[key] = Text(_inlines(item.value), place)
    return phrases


def _inlines(words: str) -> tuple[Inline, ...]:
    parts: list[Inline] = []
    position = 0
    for match in _BLANK.finditer(words):
        parts += (*inlines_of(words[position : match.start()]), Blank(match[1]))
        position = match.end()
    return (*parts, *inlines_of(words[position:]))
