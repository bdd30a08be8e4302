"""Colours of data: their order, paler ones when they run out, and dark ones for letters."""

from __future__ import annotations

import re

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_READABLE = 4.5


def palette(colours: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The first ``count`` colours, dark before light so that the order survives a grey copy; then paler ones."""
    chosen = sorted(colours[:count], key=luminance)
    step = 1
    while len(chosen) < count:
        again = sorted(colours, key=luminance)[: count - len(chosen)]
        chosen.extend(_mix(colour, "#ffffff", 0.45 if step == 1 else 0.7) for colour in again)
        step += 1
    return tuple(chosen)


def readable(colour: str) -> str:
    """``colour`` darkened until letters in it can be read on white (contrast 4.5 : 1)."""
    for tenth in range(10):
        darker = _mix(colour, "#000000", tenth / 10)
        if 1.05 / (luminance(darker) + 0.05) >= _READABLE:
            return darker
    return colour


def pale(colour: str) -> str:
    """``colour`` most of the way to white."""
    return _mix(colour, "#ffffff", 0.6)


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white; 0 for a colour that is not written as ``#rgb`` or ``#rrggbb``."""
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        return 0, 0, 0
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _mix(colour: str, other: str, share: float) -> str:
    if not _HEX.fullmatch(colour):
        return colour
    mixed = (round(a + (b - a) * share) for a, b in zip(_parts(colour), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
