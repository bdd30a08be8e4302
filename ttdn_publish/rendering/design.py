"""The design of a family of templates: tokens and the theme of the quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.formats.located import YamlProblem, load
from ttdn_publish.readers.rules import WRONG_VALUE
from ttdn_publish.rendering.templates import TEMPLATE


@dataclass(frozen=True)
class Design:
    """Tokens (sizes in mm and pt, colours) and the theme in force."""

    tokens: Mapping[str, Any]
    theme: Mapping[str, str]

    @property
    def chart_colours(self) -> tuple[str, ...]:
        """Colours of data series, in order."""
        own = (self.theme["accent"], self.theme["second"], self.theme["third"])
        return (*own, *self.tokens["chart_extra"])


def load_design(folders: list[Path], theme: str, day: date, at: Place = Place()) -> Design:  # noqa: B008 - frozen
    """The design of the template family in ``folders`` (the first that has a file wins).

    ``theme`` names a colour set; empty means the one of the quarter of ``day``; ``at`` is where it was chosen. Raises :class:`ContentError`.
    """
    tokens = mapping(folders, "tokens.yaml")
    name = theme or tokens["quarters"][(day.month - 1) // 3]
    if name not in tokens["themes"]:
        expected = N_("một trong: {values}").format(values=", ".join(tokens["themes"]))
        message = N_("Giá trị “{value}” của “{key}” không dùng được.")
        finding = WRONG_VALUE.at(at, message, value=name, key="theme", expected=expected)
        raise ContentError(finding.what(), [finding])
    return Design(tokens, tokens["themes"][name])


def mapping(folders: list[Path], name: str) -> dict[str, Any]:
    """The YAML file ``name`` of a template family, from the first folder that has it. Raises :class:`ContentError`."""
    for folder in folders:
        path = folder / name
        if path.is_file():
            break
    else:
        raise _error(name, None, N_("không có tệp này"))
    try:
        text, _ = read_text(path)
        data = load(text)
    except UnreadableFile as error:
        raise _error(name, None, str(error)) from error
    except YamlProblem as error:
        raise _error(name, error.line, str(error)) from error
    if not isinstance(data, dict):
        raise _error(name, 1, N_("các dòng “khóa: giá trị” thụt vào"))
    return data


def _error(name: str, line: int | None, reason: str) -> ContentError:
    finding = TEMPLATE.at(Place(f"templates/{name}", line), N_("Khuôn trang không chạy được: {reason}."), reason=reason)
    return ContentError(finding.what(), [finding])
