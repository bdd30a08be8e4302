"""Secrecy stamps: recognised so that the run stops. Never drawn, never repeated, never logged."""

from __future__ import annotations

import re

_STAMPS = frozenset({"MẬT", "TỐIMẬT", "TUYỆTMẬT"})
_LABELLED = re.compile(r"^(?:dấu chỉ )?(?:độ|mức(?: độ)?|cấp độ) mật\s*[:：]\s*(?:tuyệt mật|tối mật|mật)$", re.IGNORECASE)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_CELLS = re.compile(r"[|;\t,]")


def stamp_line(text: str) -> int | None:
    """The line (from 1) of the first secrecy stamp in ``text`` (NFC), or ``None``.

    A stamp is ``MẬT``, ``TỐI MẬT`` or ``TUYỆT MẬT`` in capitals standing by itself: alone on a line, in a table cell,
    as the title of a box or as a value; or a label such as ``Độ mật: Tối mật``. Ordinary prose does not count:
    *mật ong*, *bảo mật thông tin* and the title of the law on state secrets pass.
    """
    if "mật" not in text.lower() and "m ậ t" not in text.lower():
        return None
    for number, line in enumerate(text.splitlines(), start=1):
        if any(_is_stamp(part) for part in _parts(line)):
            return number
    return None


def _parts(line: str) -> list[str]:
    parts = [line, *_CELLS.split(line)]
    _, colon, value = line.partition(":")
    if line.lstrip().startswith(":::"):
        _, colon, value = line.lstrip().lstrip(":").partition(":")
        parts.append(value.partition("{")[0])
    elif colon:
        parts.append(value)
    return parts


def _is_stamp(part: str) -> bool:
    words = _EDGE.sub("", part)
    return re.sub(r"[\s*_]+", "", words) in _STAMPS or bool(_LABELLED.match(re.sub(r"[*_]", "", words)))
