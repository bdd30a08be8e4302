"""Many fixed strings found in one pass: the door to pyahocorasick (BSD-3-Clause).

An Aho-Corasick automaton in C; nothing that a text of ours or a list of terms may hold makes it fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import ahocorasick

Value = TypeVar("Value")


class Automaton(Generic[Value]):
    """Finds the keys of ``values`` wherever they stand in a text, overlapping ones too."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._automaton = ahocorasick.Automaton()
        for key, value in values.items():
            self._automaton.add_word(key, value)
        if values:
            self._automaton.make_automaton()

    def hits(self, text: str) -> Iterable[tuple[int, Value]]:
        """Where a key ends (the place of its last sign) and its value, by that place; at one place the longest key first."""
        found: Iterable[tuple[int, Value]] = self._automaton.iter(text) if self._automaton else ()
        return found
