"""Round numbers for an axis, places on it, labels moved apart, and shares that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from ttdn_publish.rendering.charts.figures import plain_decimal

_FLAT = Decimal("1e-9")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Scale:
    """Takes ``low`` … ``high`` to ``start`` … ``end`` (pt)."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where ``value`` is; never outside the scale."""
        share = float((value - self.low) / (self.high - self.low)) if self.high > self.low else 0.0
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


def ticks(low: Decimal, high: Decimal, count: int) -> tuple[Decimal, ...]:
    """Round numbers, 1, 2 or 5 times a power of ten apart, from ``low`` or below it to ``high`` or above it.

    They are at most ``count`` steps, but never fewer than it takes to have both ends on a round number.
    """
    if high - low <= max(abs(low), abs(high)) * _FLAT:
        half = abs(high) / 2
        low, high = (high - half, high + half) if high else (Decimal(0), Decimal(1))
    step = Decimal(1).scaleb(((high - low) / count).adjusted())
    multiples = (1, 2, 5, 10, 20, 50, 100)
    for multiple in multiples:
        distance = step * multiple
        first = (low / distance).to_integral_value(ROUND_FLOOR)
        last = (high / distance).to_integral_value(ROUND_CEILING)
        if last - first <= count or multiple == multiples[-1]:
            break
    return tuple(plain_decimal(distance * (first + i)) for i in range(int(last - first) + 1))


def spread(centres: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """``centres`` moved as little as possible so that things of these ``sizes`` do not overlap and stay inside.

    The order stays. Where they do not fit at all they share the room evenly.
    """
    if not centres:
        return []
    room, need = high - low, sum(sizes)
    scale = min(1.0, room / need) if need else 1.0
    sizes = [size * scale for size in sizes]
    before = [0.0]
    for one, next_one in pairwise(sizes):
        before.append(before[-1] + (one + next_one) / 2)
    pools: list[tuple[float, int]] = []
    for centre, distance in zip(centres, before, strict=True):
        mean, number = centre - distance, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * number + other * others) / (number + others)
            number += others
        pools.append((mean, number))
    level = [mean for mean, number in pools for _ in range(number)]
    floor, ceiling = low + sizes[0] / 2, high - sizes[-1] / 2 - before[-1]
    return [min(max(mean, floor), max(ceiling, floor)) + distance for mean, distance in zip(level, before, strict=True)]


def shares(values: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The per cent of each value in their sum, to one digit (to none if that is exact); they add up to 100."""
    total = sum(values, Decimal(0))
    if not total:
        return tuple(Decimal(0) for _ in values)
    exact = [value / total * _HUNDRED for value in values]
    unit = Decimal(1) if all(abs(share - round(share)) < Decimal("0.05") for share in exact) else Decimal("0.1")
    rounded = [(share / unit).to_integral_value(ROUND_FLOOR) for share in exact]
    missing = int((_HUNDRED / unit - sum(rounded)).to_integral_value())
    order = sorted(range(len(values)), key=lambda index: rounded[index] - exact[index] / unit)
    for index in order[:missing]:
        rounded[index] += 1
    return tuple(share * unit for share in rounded)
