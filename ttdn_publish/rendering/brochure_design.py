"""The design of a brochure: tokens that all families share, the family's own formats, and what was chosen from its few."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.readers.rules import WRONG_VALUE
from ttdn_publish.rendering.design import Design, mapping

FAMILY = "family.yaml"


def brochure_design(folders: list[Path], brochure: Brochure) -> Design:
    """The design of ``brochure``: its tokens have besides those of all families ``pages`` (the plan), ``size`` (trim in mm),
    ``page``, ``type`` of the format, ``cover`` and ``folds``.

    Raises :class:`ContentError` when the format, the cover or the theme is none of those that there are.
    """
    shared, family = mapping(folders, "tokens.yaml"), mapping(folders, FAMILY)
    name = _chosen(brochure, "format", brochure.format, list(family["formats"]))
    theme = _chosen(brochure, "theme", brochure.theme or family["theme"], list(shared["themes"]))
    cover = _chosen(brochure, "cover", brochure.cover or family["cover"], list(shared["covers"]))
    form: dict[str, Any] = family["formats"][name]
    tokens = {**shared, **family, **form, "cover": cover, "format": name}
    tokens["page"] = {**shared["page"], **form.get("page", {})}
    tokens["type"] = {**shared["type"], **form.get("type", {})}
    return Design(tokens, shared["themes"][theme])


def _chosen(brochure: Brochure, key: str, written: str, choices: list[str]) -> str:
    if written in choices:
        return written
    if not written:
        return choices[0]
    expected = N_("một trong: {values}").format(values=", ".join(choices))
    message = N_("Giá trị “{value}” của “{key}” không dùng được.")
    finding = WRONG_VALUE.at(brochure.at, message, value=written, key=key, expected=expected)
    raise ContentError(finding.what(), [finding])
