"""Characters that look right and are not: decomposed letters, look-alikes of đ and ư, invisible signs.

Sources: Unicode Standard (NFC, UAX #15); Decree 30/2020/NĐ-CP, annex I (Unicode, TCVN 6909:2001); the team's
terminology reference, section 4.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ttdn_publish.findings import N_

#: Look-alikes met in Vietnamese files, with the right letter and how they come about.
LOOK_ALIKES: dict[str, tuple[str, str]] = {
    "\u00d0": ("Đ", N_("Đ của tiếng Băng Đảo (U+00D0)")),
    "\u00f0": ("đ", N_("đ của tiếng Băng Đảo (U+00F0)")),
    "\u0189": ("Đ", N_("Đ của chữ châu Phi (U+0189)")),
    "\u0256": ("đ", N_("đ của chữ châu Phi (U+0256)")),
    "\u01a2": ("Ư", N_("chữ OI (U+01A2), do tệp PDF hỏng")),
    "\u01a3": ("ư", N_("chữ OI (U+01A3), do tệp PDF hỏng")),
    "\u0340": ("\u0300", N_("dấu huyền kiểu cũ (U+0340)")),
    "\u0341": ("\u0301", N_("dấu sắc kiểu cũ (U+0341)")),
}
_INVISIBLE: dict[str, str] = {
    "\u200b": N_("dấu cách rộng bằng không"),
    "\u200c": N_("dấu tách chữ vô hình"),
    "\u200d": N_("dấu nối chữ vô hình"),
    "\u2060": N_("dấu nối từ vô hình"),
    "\ufeff": N_("dấu đầu tệp (BOM)"),
    "\u00ad": N_("dấu gạch nối mềm"),
    "\ufffd": N_("ký tự hỏng"),
}
_ODD = re.compile("[" + "".join((*LOOK_ALIKES, *_INVISIBLE)) + "]")
_LOOSE = re.compile("\\w[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class OddCharacter:
    """A run of characters to be replaced: from ``start`` to ``end``, what it should be, and why."""

    start: int
    end: int
    found: str
    right: str
    why: str


def odd_characters(text: str) -> list[OddCharacter]:
    """Everything in ``text`` that is written with the wrong code, in order."""
    odd = []
    for match in _ODD.finditer(text):
        right, why = LOOK_ALIKES.get(match[0]) or ("", _INVISIBLE.get(match[0], ""))
        odd.append(OddCharacter(*match.span(), match[0], right, why))
    for match in _LOOSE.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            odd.append(OddCharacter(*match.span(), match[0], composed, N_("dấu rời (Unicode tổ hợp, NFD)")))
    return sorted(odd, key=lambda found: found.start)


def repaired(text: str) -> str:
    """``text`` in NFC, with look-alikes replaced and invisible signs taken out."""
    table = {ord(bad): right for bad, (right, _) in LOOK_ALIKES.items()} | {
        ord(c): "" for c in _INVISIBLE if c != "\ufffd"
    }
    return unicodedata.normalize("NFC", text.translate(table))
