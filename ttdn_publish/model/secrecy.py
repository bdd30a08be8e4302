"""Secrecy stamps: recognised so that the run stops. Never drawn, never repeated, never logged."""

from __future__ import annotations

import re

from ttdn_publish.model.classification import classify

_STAMPS = frozenset({"MẬT", "TỐIMẬT", "TUYỆTMẬT"})
_LABELLED = re.compile(
    r"^(?:dấu chỉ )?(?:độ|mức(?: độ)?|cấp độ) mật\s*[:：]\s*(?:tuyệt mật|tối mật|mật)$", re.IGNORECASE
)
#: A declared class, read even where the file around it cannot be: a broken declaration must not open a secret.
_DECLARED = re.compile(r"\bclassification[\"']?\s*:[\s\[\"']*([^\W\d][\w \-]*)")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_CELLS = re.compile(r"[|;\t,]")


def stamp_line(text: str) -> int | None:
    """The line (from 1) of the first secrecy stamp in ``text`` (NFC), or ``None``.

    A stamp is ``MẬT``, ``TỐI MẬT`` or ``TUYỆT MẬT`` in capitals standing by itself: alone on a line, in a table cell,
    as the title of a box or as a value; a label such as ``Độ mật: Tối mật``; or ``classification: toi_mat``. Ordinary prose does not count:
    *mật ong*, *bảo mật thông tin* and the title of the law on state secrets pass.
    """
    lower = text.lower()
    if "mật" not in lower and "m ậ t" not in lower and "classification" not in lower:
        return None
    for number, line in enumerate(text.splitlines(), start=1):
        if any(_is_stamp(part) for part in _parts(line)) or any(classify(c).secret for c in _DECLARED.findall(line)):
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
