"""The ways in which one Vietnamese form may stand in a text: tone placement, dashes, quotation marks, the first letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from ttdn_publish.language.tones import restyled

#: In a form: stands for a figure or a few words (``kỷ niệm ... năm``).
GAP = "..."

_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = "\"'“”‘’«»"
_MOST_STYLED = 4


def tidy(form: str) -> str:
    """``form`` in NFC, with single spaces and without quotation marks around the whole of it."""
    form = " ".join(unicodedata.normalize("NFC", form).split())
    return form.strip(_QUOTES) if form[:1] in _QUOTES and form[-1:] in _QUOTES else form


def tone_variants(form: str) -> Iterator[str]:
    """``form`` with every word that shows a style of tone placement in both (``hòa``, ``hoà``); itself first."""
    pieces: list[tuple[str, ...]] = []
    last = styled = 0
    for match in _WORD.finditer(form):
        other = restyled(match[0])
        if other == match[0] or styled == _MOST_STYLED:
            continue
        styled += 1
        pieces += [(form[last : match.start()],), (match[0], other)]
        last = match.end()
    pieces.append((form[last:],))
    return ("".join(parts) for parts in product(*pieces))


@lru_cache(maxsize=50_000)
def variants(form: str) -> tuple[str, ...]:
    """All surfaces of a tidied form that differ in tone placement, kind of dash or kind of quotation marks."""
    found: dict[str, None] = {}
    for toned in tone_variants(form):
        for dashed in (toned, toned.replace("–", "-"), toned.replace("-", "–")):
            found[dashed] = None
            found[re.sub(r'"([^"]*)"', r"“\1”", dashed)] = None
    return tuple(found)


def key(form: str) -> str:
    """What two forms share that cannot be told apart in a text: the style of tones and dashes does not count."""
    return min(variant for variant in variants(tidy(form)) if "–" not in variant)
