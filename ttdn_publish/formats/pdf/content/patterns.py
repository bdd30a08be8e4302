"""Patterns as colours: what a tiling or a shading paints where it stands for a colour."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ttdn_publish.formats.pdf.content.colours import Colour, shading_colours
from ttdn_publish.formats.pdf.content.walker import Walker
from ttdn_publish.formats.pdf.objects import EVERYTHING, Box, entry, identity_of, is_stream, number


def pattern_colours(walker: Walker, colour: Colour, pattern: Any, box: Box) -> tuple[Colour, ...]:
    """The colour, or those of the shading that it is; what a tiling pattern is made of is painted by itself."""
    if pattern is None or not colour.pattern:
        return (colour,)
    if colour.pattern == "shading":
        return tuple(shading_colours(entry(pattern, "/Shading"), walker.scope.resources))
    uncoloured = number(entry(pattern, "/PaintType")) == 2
    key = ("pattern", identity_of(pattern), colour.inks)
    if is_stream(pattern) and key not in walker.seen:
        walker.seen.add(key)
        clip, first = walker.state.clip, len(walker.content.things)
        walker.state.clip = EVERYTHING
        walker.quiet += uncoloured
        try:
            walker.form(pattern, walker.base, "pattern")
        finally:
            walker.quiet -= uncoloured
            walker.state.clip = clip
        for index in range(first, len(walker.content.things)):  # its cell is laid all over the place
            walker.content.things[index] = replace(walker.content.things[index], box=box, solid=False)
    return (colour,) if uncoloured else ()
