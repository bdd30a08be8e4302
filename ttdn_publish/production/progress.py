"""Named steps with progress. The library reports; only the command line prints."""

from __future__ import annotations

from collections.abc import Callable

#: Called with the name of the step (a catalogue string), how much is done, and of how much.
Progress = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
