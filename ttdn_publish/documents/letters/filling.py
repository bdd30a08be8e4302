"""Fixed phrases with their blanks filled: ``{name}`` a value, ``[…]`` left out where a value in it is empty.

``␣`` is a no-break space, ``□`` a full-width one: what cannot be seen would be lost in a file that people edit.

``{sender:은/는}`` is a value with the Korean particle that fits its last syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ttdn_publish.language import typography
from ttdn_publish.language.korean import particle

#: The values that formulas are filled with; one of several lines is a tuple.
Values = Mapping[str, str | tuple[str, ...]]

_BLANK = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_FULL_WIDTH = "\u3000"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


def filled(pattern: str, values: Values) -> str:
    """``pattern`` with its blanks filled; empty where a value that it needs is."""
    whole = _OPTIONAL.sub(lambda group: _words(group[1], values) or "", pattern)
    return _words(whole, values) or ""


def filled_lines(patterns: Iterable[str], values: Values) -> Iterator[str]:
    """Every line whose values are known; a blank that stands alone may be several lines."""
    for pattern in patterns:
        alone = _BLANK.fullmatch(pattern)
        several = values.get(alone[1], "") if alone else ""
        if isinstance(several, tuple):
            yield from filter(None, several)
        elif line := filled(pattern, values).strip(f" {_FULL_WIDTH}"):
            yield line


def visible(pattern: str) -> str:
    """``pattern`` with its signs for blanks read."""
    return typography.visible(pattern).replace("□", _FULL_WIDTH)


def _words(pattern: str, values: Values) -> str | None:
    """``pattern`` filled, or ``None`` when one of its values is empty."""
    parts: list[str] = []
    at = 0
    for blank in _BLANK.finditer(pattern):
        value = values.get(blank[1], "")
        words = ", ".join(value) if isinstance(value, tuple) else value
        if not words:
            return None
        parts += [visible(pattern[at : blank.start()]), words, particle(words, blank[2]) if blank[2] else ""]
        at = blank.end()
    return "".join((*parts, visible(pattern[at:])))
