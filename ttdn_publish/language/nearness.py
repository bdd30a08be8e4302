"""How near two syllables are to the hand that types them, and which compound is near a pair that is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ttdn_publish.language import data, syllables

#: Onsets that the ear or the pen takes for each other, brought to one form.
_ONSETS = (("tr", "ch"), ("gi", "d"), ("ngh", "ng"), ("gh", "g"), ("qu", "k"), ("x", "s"))


@cache
def is_near(one: str, other: str) -> bool:
    """Whether two different syllables are one slip apart: a tone, a letter, two letters swapped, a confused onset."""
    letters, tone = syllables.split_tone(one)
    others, other_tone = syllables.split_tone(other)
    if letters.replace("y", "i") == others.replace("y", "i"):  # kỷ and kỉ are variants, see tones.i_or_y
        return tone != other_tone
    if tone != other_tone and not _same_mark(one, other):
        return False
    return _one_edit(letters, others) or _by_onset(letters) == _by_onset(others)


def _same_mark(one: str, other: str) -> bool:
    """A letter left out may have carried the tone; that still counts as one slip when the rest agrees."""
    return abs(len(one) - len(other)) == 1 and _one_edit(one, other)


def _by_onset(letters: str) -> str:
    for wrong, right in _ONSETS:
        if letters.startswith(wrong):
            return right + letters.removeprefix(wrong)
    return letters


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter left out, put in, changed, or two neighbours swapped turns one into the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    if len(one) < len(other):
        return any(one == other[:i] + other[i + 1 :] for i in range(len(other)))
    unlike = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(unlike) == 1:
        return True
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and one[unlike[0]] == other[unlike[1]]
        and one[unlike[1]] == other[unlike[0]]
    )


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    return _index(0)


@cache
def _by_second() -> dict[str, tuple[str, ...]]:
    return _index(1)


def _index(side: int) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for compound in sorted(data.words("compounds.txt")):
        parts = compound.split()
        if len(parts) == 2:
            table[parts[side]].append(parts[1 - side])
    return {key: tuple(values) for key, values in table.items()}


@cache
def near_compounds(first: str, second: str) -> tuple[tuple[int, str], ...]:
    """Compounds one slip away from ``first second``: which of the two is odd (0 or 1), and the compound."""
    return tuple(_near(first, second))


def _near(first: str, second: str) -> Iterator[tuple[int, str]]:
    for right in _by_first().get(first, ()):
        if right != second and is_near(second, right):
            yield 1, f"{first} {right}"
    for right in _by_second().get(second, ()):
        if right != first and is_near(first, right):
            yield 0, f"{right} {second}"


def from_neighbours(before: str, word: str, after: str) -> str:
    """What an impossible ``word`` should be, judged by the compounds it could form with its neighbours; may be empty."""
    for odd, compound in near_compounds(before, word):
        if odd == 1:
            return compound.split()[1]
    for odd, compound in near_compounds(word, after):
        if odd == 0:
            return compound.split()[0]
    return ""


@cache
def only_possible(word: str) -> str:
    """The one common syllable near an impossible ``word``; empty when there is none or more than one."""
    near = [right for right in data.words("common.txt") if is_near(word, right)]
    return near[0] if len(near) == 1 else ""
