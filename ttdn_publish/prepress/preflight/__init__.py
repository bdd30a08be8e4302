"""Preflight: is a PDF, ours or anybody's, fit for print, for the screen, for the archive? Rules IN20–IN69."""

from ttdn_publish.prepress.preflight import (
    bleed_cover,
    boxes,
    colours,
    conformance,
    constructions,
    fonts,
    ink,
    intents,
    lettering,
    lines,
    overprint,
    pages,
    pictures,
)

_ROOMS = (
    pages,
    boxes,
    bleed_cover,
    colours,
    ink,
    lines,
    lettering,
    pictures,
    fonts,
    overprint,
    intents,
    constructions,
    conformance,
)
#: All rules of preflight, by number.
RULES = tuple(sorted((rule for room in _ROOMS for rule in room.RULES), key=lambda rule: rule.id))
