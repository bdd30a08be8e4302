"""A page as rules see it: what prints, and where, in mm from the upper left corner of the trimmed page as it is held."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ttdn_publish.formats.pdf.content.things import Painted
from ttdn_publish.formats.pdf.content.walker import Content
from ttdn_publish.formats.pdf.inspection import PageFacts
from ttdn_publish.formats.pdf.objects import Box

_MM = 25.4 / 72
#: Visible things are at least this opaque.
_SEEN = 0.003


class PageView:
    """A page with what it paints."""

    def __init__(self, facts: PageFacts, content: Content) -> None:
        self.facts, self.content = facts, content
        self.number = facts.number
        self.mm_per_unit = _MM * facts.unit

    @cached_property
    def reach(self) -> Box:
        """As far as ink counts: the BleedBox, without one the trimmed page. Marks and notes outside are not the page."""
        return self.facts.bleed or self.facts.cut

    @cached_property
    def things(self) -> list[Painted]:
        """Everything that prints anywhere on the sheet."""
        return [t for t in self.content.things if t.origin != "mask" and t.alpha > _SEEN and t.kind != "group"]

    @cached_property
    def printed(self) -> list[Painted]:
        """What prints on the page and its bleed."""
        left, bottom, right, top = self.reach
        return [t for t in self.things if t.box[0] < right and t.box[2] > left and t.box[1] < top and t.box[3] > bottom]

    def inside(self, box: Box) -> bool:
        """Whether a box touches the trimmed page."""
        left, bottom, right, top = self.facts.cut
        return box[0] < right and box[2] > left and box[1] < top and box[3] > bottom

    def size(self) -> tuple[float, float]:
        """Width and height of the trimmed page in mm, as it is held."""
        left, bottom, right, top = self.facts.cut
        wide, high = (right - left) * self.mm_per_unit, (top - bottom) * self.mm_per_unit
        return (high, wide) if self.facts.turned in (90, 270) else (wide, high)

    def place(self, box: Box) -> tuple[float, float, float, float]:
        """x, y, width and height in mm of a box in page space, from the upper left of the trimmed page as it is held."""
        left, bottom, right, top = self.facts.cut
        x0, y0, x1, y1 = box
        seen = {
            90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
            270: (top - y1, right - x1, top - y0, right - x0),
        }.get(self.facts.turned, (x0 - left, top - y1, x1 - left, top - y0))
        a, b, c, d = (value * self.mm_per_unit for value in seen)
        return a, b, c - a, d - b

    def over_trim(self, box: Box) -> tuple[float, float, float, float]:
        """How far in mm a box stays inside each trimmed edge: left, bottom, right, top; negative where it crosses it."""
        left, bottom, right, top = self.facts.cut
        distances = box[0] - left, box[1] - bottom, right - box[2], top - box[3]
        first, second, third, fourth = (value * self.mm_per_unit for value in distances)
        return first, second, third, fourth


def text_of(view: PageView) -> Iterator[Painted]:
    """The text that prints on the page."""
    return (thing for thing in view.printed if thing.kind == "text")
